//! `/people/{id}/family/tie`.

use registry::{number, tie};

use super::super::{OUTSIDE, guarded, row};
use crate::pages::me::known;

both! {
    async fn guards(site: Site) {
        guarded(site, "/family/tie", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// Two people of the mission's countries, once; who lives elsewhere is answered as nobody.
    async fn of_the_missions_own(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let abroad = site.person("أحمد", "Khatib", "JO").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/family/tie", layla.id);
        let answer = clerk.post(&address, &[]).await;
        let fields: Vec<_> = answer.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["number", "role", "together", "seen"]);
        let abroad = number::shown(&row(site, abroad).await.number);
        let nobody = number::shown(&number::issue());
        let with = |number: &str| {
            [("number", number.to_owned()), ("role", "spouse".into()), ("together", "yes".into()), ("seen", "yes".into())]
        };
        let mut told = Vec::new();
        for number in [&abroad, &nobody, &omar.number, &omar.number] {
            let fields = with(number);
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let answer = clerk.post(&address, &fields).await;
            told.push((answer.status.as_u16(), answer.errors().pop().map(|(_, text)| text)));
        }
        assert_eq!((told[0].0, told[2].0, told[3].0), (422, 303, 422));
        assert_eq!(told[0], told[1], "it tells who is registered abroad");
        let rows = tie::of(&site.db, omar.id).await.unwrap();
        assert_eq!((rows.len(), rows[0].lives_together, rows[0].source), (1, true, registry::person::Source::Desk));
    }
}
