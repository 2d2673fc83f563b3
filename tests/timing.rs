//! How long an answer takes tells nothing of whether an address is known (SECURITY 7: AUC of a classifier ≤ 0.55 over
//! 2,000 pairs). Time is measured by `just drill timing` alone, on a quiet machine; here a few pairs show that the drill
//! runs.

use std::time::{Duration, Instant};

use crate::pages::me::known;
use crate::support::site::Site;

/// The share of pairs of one of `left` and one of `right` in which the left one is larger: 0.5 where nothing tells
/// them apart.
fn auc(left: &[Duration], right: &[Duration]) -> f64 {
    let mut larger = 0.0;
    for one in left {
        for other in right {
            larger += match one.cmp(other) {
                std::cmp::Ordering::Greater => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 0.0,
            };
        }
    }
    larger / (left.len() * right.len()) as f64
}

fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort();
    times[times.len() / 2]
}

/// Says how well the times of known and unknown tell them apart; `strictly` within the limits.
fn told_apart(times: [Vec<Duration>; 2], strictly: bool) {
    let (auc, count) = (auc(&times[0], &times[1]), times[0].len());
    let [of_known, of_unknown] = times.map(|times| median(&times));
    println!("{count} pairs: AUC {auc:.3}; median {of_known:?} where known, {of_unknown:?} where not");
    if strictly {
        assert!((0.45..=0.55).contains(&auc), "{auc}");
        assert!(of_known.abs_diff(of_unknown) < Duration::from_millis(5));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn known_and_unknown_addresses_take_equally_long() {
    let pairs = std::env::var("MAHJAR_TEST_PAIRS").ok().and_then(|pairs| pairs.parse().ok());
    let limit = "1000000000";
    let site = Site::with(&[
        ("MAHJAR_SIGN_IN__CODES_A_RANGE", limit),
        ("MAHJAR_SIGN_IN__CODES_AN_HOUR", limit),
        ("MAHJAR_SIGN_IN__CODES_A_DAY", limit),
    ])
    .await;
    let count = pairs.unwrap_or(10);
    for n in 0..count {
        known(&site, "Layla", &format!("layla{n:05}@example.org"), true).await;
    }
    let mut times: [Vec<Duration>; 2] = Default::default();
    for n in 0..count {
        // Each address once; which of a pair comes first changes.
        for side in [n % 2, 1 - n % 2] {
            let name = ["layla", "nobdy"][side];
            let email = format!("{name}{n:05}@example.org");
            let mut browser = site.browser();
            let begun = Instant::now();
            let answer = browser.post("/es/me/sign-in", &[("email", &email)]).await;
            times[side].push(begun.elapsed());
            answer.location();
        }
        // What is to be sent waits for nobody's answer, and is done between the pairs.
        site.do_jobs().await;
    }
    told_apart(times, pairs.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn known_and_unknown_colleagues_take_equally_long() {
    let pairs = std::env::var("MAHJAR_TEST_PAIRS").ok().and_then(|pairs| pairs.parse().ok());
    let site = Site::with(&[("MAHJAR_SIGN_IN__TRIES_A_RANGE", "1000000000")]).await;
    samples::cast::staff(&site.app).await.unwrap();
    let count = pairs.unwrap_or(5);
    let mut times: [Vec<Duration>; 2] = Default::default();
    for n in 0..count {
        for side in [n % 2, 1 - n % 2] {
            let email = ["layla@santiago.example.org", "nobdy@santiago.example.org"][side];
            let fields = [("email", email), ("password", "a wrong password"), ("code", "000000")];
            let mut browser = site.browser();
            let begun = Instant::now();
            let answer = browser.post("/es/sign-in", &fields).await;
            times[side].push(begun.elapsed());
            assert_eq!(answer.status, 422);
        }
        // Fewer than a hundred tries in a day: none is refused for their number.
        site.app.clock.advance(chrono::TimeDelta::minutes(15));
    }
    told_apart(times, pairs.is_some());
}
