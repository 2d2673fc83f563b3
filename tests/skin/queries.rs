//! What may stand behind the `?` of an address. A person follows links as they come: what a mail program or a network hangs
//! on to one (`utm_source`, `fbclid`) locks nobody out of a page that the public or a member comes to. The lists of staff
//! refuse what they do not know: a filter that is overlooked shows other people than were asked for.

use accounts::ctx::Access;

use super::{World, changed, fingerprint, none, refused, rows};

/// What comes with a link.
const HUNG_ON: [&str; 4] =
    ["utm_source=mail&utm_medium=a&utm_source=b", "fbclid=%FF%00x", "gclid=%zz", "=&&;&a[b][c]=1"];

fn hostile() -> Vec<String> {
    let mut queries: Vec<String> = [
        "page=-1",
        "page=0",
        "page=18446744073709551615",
        "page=18446744073709551616",
        "page=99999999999999999999999999",
        "page=1e9",
        "page=%D9%A1",
        "page=1&page=2",
        "page",
        "page=",
        "s=x",
        "s=00000000-0000-0000-0000-000000000000",
        "s=%00",
        "to=%00",
        "to=%FF",
        "country=%00&city=%00&person=%00&account=%00&what=%00",
        "country=JO&country=CL",
        "from=2026-13&to=0000-00",
        "from=-1&to=999999999",
        "from=+262142-12-31",
        "from=9999-12-31&to=0001-01-01",
        "born=2147483648",
        "confirmed=-3",
        "person=%27%20OR%201=1--",
        "of=city&as=exe",
        "of=%00&as=%00",
        "kind=%FF",
        "before=x&after=x",
        "%",
        "%zz=%zz",
        "%FF=%FF",
        "&&&=&&&",
        "a[b][c][d]=1",
        "a%00b=1",
        "q=typed",
        "state=%E2%80%AE",
        "as=csv%0d%0aX-Evil:1",
    ]
    .map(str::to_owned)
    .into();
    queries.push(format!("city={}", "ب".repeat(3000).replace('ب', "%D8%A8")));
    queries.push(format!("country={}", "x".repeat(20_000)));
    queries.push("page=1&".repeat(3000));
    queries.push((0..3000).map(|n| format!("f{n}=&")).collect());
    queries.push(format!("a{}=1", "[a]".repeat(5000)));
    queries
}

both! {
    /// Whatever it is: no failure of ours, no change, and nothing of it in a header.
    async fn do_no_harm(site: Site) {
        let world = World::new(site).await;
        let before = fingerprint(site).await;
        let (hostile, mut wrong, mut cases, mut reading) = (hostile(), Vec::new(), 0, 0);
        for row in rows("get") {
            let address = world.address(row);
            let reads = world.reads_query(row).await;
            reading += usize::from(reads);
            // Where nothing is read, one is like another.
            for query in hostile.iter().take(if reads { hostile.len() } else { 1 }) {
                let answer = world.opener("GET", row).get(&format!("{address}?{query}")).await;
                cases += 1;
                let said: String = query.chars().take(60).collect();
                if answer.status.is_server_error() && row.access != Access::Neutral {
                    wrong.push(format!("{} ?{said}: {}", row.path, answer.status));
                }
                if answer.headers.contains_key("x-evil") {
                    wrong.push(format!("{} ?{said}: a header of its own", row.path));
                }
            }
        }
        none(&wrong, cases);
        assert!(reading >= 16, "{reading} pages read their query");
        assert_eq!(changed(&before, &fingerprint(site).await), [] as [String; 0]);
    }
}

both! {
    /// What is hung on to a link opens the same page to the public and to members; staff's lists refuse it by a page.
    async fn what_is_hung_on_to_links(site: Site) {
        let world = World::new(site).await;
        let (mut wrong, mut cases, mut strict) = (Vec::new(), 0, 0);
        for row in rows("get") {
            let address = world.address(row);
            let plain = world.opener("GET", row).get(&address).await;
            let reads = world.reads_query(row).await;
            for query in HUNG_ON.into_iter().take(if reads { HUNG_ON.len() } else { 1 }) {
                let answer = world.opener("GET", row).get(&format!("{address}?{query}")).await;
                cases += 1;
                let is_for_people = matches!(row.access, Access::Public | Access::Member);
                if answer.status == plain.status {
                    continue;
                }
                match refused(&answer) {
                    None if !is_for_people => strict += 1,
                    _ => wrong.push(format!("{} ?{query}: {}", row.path, answer.status)),
                }
            }
        }
        none(&wrong, cases);
        assert!(strict >= 20, "{strict} refused: no list is strict");
        // A guest is asked to sign in first, and then gets there.
        let answer = site.browser().get("/ar/me?utm_source=mail").await;
        assert_eq!(answer.location(), "/ar/me/sign-in?to=%2Fme%3Futm_source%3Dmail");
        assert_eq!(site.browser().get(&answer.location()).await.status, 200);
    }
}
