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
    let (auc, [of_known, of_unknown]) = (auc(&times[0], &times[1]), times.map(|times| median(&times)));
    println!("{count} pairs: AUC {auc:.3}; median {of_known:?} where known, {of_unknown:?} where not");
    if pairs.is_some() {
        assert!((0.45..=0.55).contains(&auc), "{auc}");
        assert!(of_known.abs_diff(of_unknown) < Duration::from_millis(5));
    }
}
