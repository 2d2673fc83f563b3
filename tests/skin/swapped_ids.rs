//! Ids where others belong: of another kind, of another country, of another person. Each answers as one that there is not,
//! and nothing changes.

use super::{ABSENT, World, changed, fingerprint, none, places, rows};

both! {
    /// Every place of an id in every address, by every method, with the id of everything else that there is.
    async fn answer_like_absent_ones(site: Site) {
        let world = World::new(site).await;
        let before = fingerprint(site).await;
        let foreign = &world.people[1];
        let strange = [
            ("a person elsewhere", foreign.id.to_string()),
            ("a contact elsewhere", foreign.contact.to_string()),
            ("a note elsewhere", foreign.note.to_string()),
            ("a request elsewhere", foreign.request.to_string()),
        ];
        let (mut wrong, mut cases) = (Vec::new(), 0);
        for (method, row) in rows("get").map(|row| ("GET", row)).chain(rows("post").map(|row| ("POST", row))) {
            for (_, kind) in places(row) {
                let own = world.ids.iter().map(|(of, id)| (*of, id.clone())).filter(|(of, _)| *of != kind);
                let asked = |id: String| {
                    let address = world.address_with(row, |of| if of == kind { id.clone() } else { world.ids[of].clone() });
                    let mut browser = world.opener(method, row);
                    let body = (method == "POST").then(String::new);
                    async move { browser.send(method, &address, body).await }
                };
                let absent = asked(ABSENT.to_owned()).await;
                for (what, id) in own.chain(strange.clone()) {
                    // A person is met by their own id where a member's request or contact of theirs is meant.
                    let is_same = world.ids.get(kind) == Some(&id);
                    let answer = asked(id.clone()).await;
                    cases += 1;
                    // A public page names its own address where the language is changed.
                    let is_alike = answer.body.replace(&id, "") == absent.body.replace(ABSENT, "");
                    if !is_same && (answer.status != absent.status || !is_alike) {
                        wrong.push(format!("{method} {} with {what} for its {kind}: {}", row.path, answer.status));
                    }
                }
            }
        }
        none(&wrong, cases);
        assert!(cases > 1000, "{cases} cases");
        assert_eq!(changed(&before, &fingerprint(site).await), [] as [String; 0]);
    }
}
