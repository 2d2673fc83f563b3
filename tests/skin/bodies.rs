//! What no page of ours sends, to every route that takes something: refused by a page, and nothing has changed.

use super::{World, changed, fingerprint, none, refused, rows};

const FORM: &str = "application/x-www-form-urlencoded";

/// Fields that somebody who wants more than they may would send along, and where a page really asks for one of that name.
const WANTED: [(&str, &[&str]); 9] = [
    ("role=administrator", &["/staff-accounts/new", "/staff-accounts/{id}/grant"]),
    ("status=verified", &["/people", "/people/results", "/associations"]),
    (
        "country=JO",
        &[
            "/people",
            "/people/results",
            "/people/new",
            "/people/{id}/edit",
            "/people/{id}/transfer",
            "/register/residence",
            "/me/residence",
            "/me/family/{id}/residence",
            "/companies",
            "/associations",
            "/associations/new",
            "/associations/{id}/about",
            "/me/associations/{id}/about",
            "/experts",
            "/public-figures",
            "/public-figures/new",
            "/public-figures/{id}/edit",
            "/missions/new",
            "/missions/{id}/edit",
        ],
    ),
    ("id=0198a2f0-0000-7000-8000-000000000000", &["/queue/claim", "/queue/release"]),
    ("person_id=0198a2f0-0000-7000-8000-000000000000", &[]),
    ("verified_at=2026-01-01T00:00:00Z", &[]),
    ("source=import", &[]),
    ("_method=DELETE", &[]),
    ("constructor.prototype=1", &[]),
];

/// What is no form, or none that a browser makes: (kind, body).
fn malformed() -> Vec<(&'static str, Option<&'static str>, Vec<u8>)> {
    let multipart = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n";
    let many: String = (0..10_000).map(|n| format!("f{n}&")).collect();
    let brackets = format!("a{}=1", "[a]".repeat(1000));
    let twice = |name: &str| format!("{name}=a&{name}=b").into_bytes();
    vec![
        ("json", Some("application/json"), br#"{"a":"b"}"#.to_vec()),
        ("multipart", Some("multipart/form-data; boundary=x"), multipart.into()),
        ("plain text", Some("text/plain"), b"a=b".to_vec()),
        ("another kind that begins alike", Some("application/x-www-form-urlencoded2"), b"a=b".to_vec()),
        ("no kind", None, b"a=b".to_vec()),
        ("a broken escape", Some(FORM), b"a=%zz".to_vec()),
        ("half an escape", Some(FORM), b"a=%4".to_vec()),
        ("no UTF-8", Some(FORM), b"a=\xff\xfe".to_vec()),
        ("no UTF-8, escaped", Some(FORM), b"a=%C3%28".to_vec()),
        ("half a surrogate", Some(FORM), b"a=%ED%A0%80".to_vec()),
        ("a longer form of a letter", Some(FORM), b"a=%C0%AF".to_vec()),
        ("NUL", Some(FORM), b"a=b\0c".to_vec()),
        ("NUL, escaped", Some(FORM), b"a=%00".to_vec()),
        ("too much", Some(FORM), vec![b'a'; 65 * 1024]),
        ("many fields", Some(FORM), many.into()),
        ("deep brackets", Some(FORM), brackets.into()),
        ("a field twice", Some(FORM), twice("a")),
        ("a nameless field", Some(FORM), b"=a".to_vec()),
    ]
}

/// The names of the fields of the form at `address`.
async fn fields(world: &World, row: &server::routes::Row, address: &str) -> Vec<String> {
    if !row.methods.contains(&"get") {
        return Vec::new();
    }
    let page = world.opener("GET", row).get(address).await;
    let mut names = page.attributes("main form[method=post] [name]", "name");
    names.sort();
    names.dedup();
    // A list may have more than one.
    names.retain(|name| name != "languages");
    names
}

both! {
    async fn are_refused(site: Site) {
        let world = World::new(site).await;
        let malformed = malformed();
        let (mut wrong, mut cases, mut doubled) = (Vec::new(), 0, 0);
        let mut before = fingerprint(site).await;
        for row in rows("post") {
            let address = world.address(row);
            let opener = world.opener("POST", row);
            let mut bodies = malformed.clone();
            for (field, pages) in WANTED {
                if !pages.contains(&row.path) {
                    bodies.push((field, Some(FORM), field.into()));
                }
            }
            for name in fields(&world, row, &address).await {
                doubled += 1;
                bodies.push(("its own field twice", Some(FORM), format!("{name}=&{name}=").into()));
            }
            for (what, kind, body) in bodies {
                let answer = opener.clone().send_as("POST", &address, (kind, body)).await;
                cases += 1;
                wrong.extend(refused(&answer).map(|is| format!("{} {what}: {is}", row.path)));
            }
            let after = fingerprint(site).await;
            for table in changed(&before, &after) {
                wrong.push(format!("{} changed {table}", row.path));
            }
            before = after;
        }
        none(&wrong, cases);
        assert!(cases > 2000 && doubled > 150, "{cases} cases, {doubled} fields sent twice");
    }
}

both! {
    /// The control: what is changed by an act is found by the fingerprint.
    async fn an_act_is_found(site: Site) {
        let world = World::new(site).await;
        let before = fingerprint(site).await;
        assert!(before.len() > 20, "{} tables", before.len());
        let person = world.people[0].id;
        let fields = [("text", "x"), ("reach", "all")];
        world.browser("clerk-santiago").post(&format!("/people/{person}/notes/new"), &fields).await.location();
        assert_eq!(changed(&before, &fingerprint(site).await), ["notes"]);
        // The same form with one field too many is none.
        let fields = [("text", "y"), ("reach", "all"), ("author_id", "x")];
        let answer = world.browser("clerk-santiago").post(&format!("/people/{person}/notes/new"), &fields).await;
        assert_eq!(answer.status, 422);
    }
}

both! {
    /// Whatever a client says its method is meant to be, the request is the method that it has.
    async fn methods_are_what_they_are(site: Site) {
        let world = World::new(site).await;
        let before = fingerprint(site).await;
        let (mut wrong, mut cases) = (Vec::new(), 0);
        for row in rows("get") {
            let address = world.address(row);
            for method in ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "PROPFIND", "BREW"] {
                let answer = world.opener("GET", row).send(method, &address, None).await;
                cases += 1;
                if !matches!(answer.status.as_u16(), 403 | 405) {
                    wrong.push(format!("{method} {}: {}", row.path, answer.status));
                }
            }
            let overridden = ["x-http-method-override", "x-method-override", "x-http-method"];
            let asks = overridden.into_iter().fold(world.opener("GET", row), |asks, name| asks.with(name, "POST"));
            let (is, plain) = (asks.clone().get(&address).await, world.opener("GET", row).get(&address).await);
            cases += 1;
            if is.status != plain.status {
                wrong.push(format!("overridden {}: {}", row.path, is.status));
            }
        }
        none(&wrong, cases);
        assert_eq!(changed(&before, &fingerprint(site).await), [] as [String; 0]);
    }
}
