//! `mahjar people import`.

use registry::import::{self, Report};
use registry::person::{self, Sex, Source};
use registry::{contact, number};
use sea_orm::{EntityTrait, QueryFilter};
use search::{Query, Scope};

use crate::support::site::Site;

const FILE: &str = r#"{"id":"P1","ar":["أحمد","محمود","علي","الخطيب"],"la":["Ahmad","Mahmoud","Ali","Khatib"],"sex":"M","birth_date":"1957-03-27","origin":"Beit Jala","country":"CL","city":"Santiago","phone":"+56961234567","email":"a@example.org","occupation":"teacher"}
{"id":"P2","ar":null,"la":["María","Yarur"],"sex":"f","birth_date":"1980","origin":null,"country":"HN","city":"San Pedro Sula","phone":"999","email":"no address","occupation":null}

{"id":"P3","ar":["و"],"la":null,"country":"JO"}
{"id":"P4","ar":null,"la":null,"country":"JO"}
{"id":"P5","ar":["سعيد"],"country":"XX"}
not json
{"id":"P1","ar":["أحمد"],"country":"CL"}
"#;

async fn read(site: &Site, file: &str) -> (Report, Vec<(String, String)>) {
    let mut written = Vec::new();
    let report = import::read(&site.app, file.as_bytes(), |external, number| {
        written.push((external.to_owned(), number.to_owned()));
    });
    (report.await.unwrap(), written)
}

both! {
    /// Who can be read is in the database, the index and the audit when it returns; the rest is said by
    /// line; a telephone that cannot exist is kept and marked.
    async fn brings_people_in(site: Site) {
        let (report, written) = read(site, FILE).await;
        assert_eq!((report.imported, report.known, report.unusable_contacts), (3, 1, 2));
        let refused: Vec<_> = report.refused.iter().map(|(line, why)| (*line, why.as_str())).collect();
        assert_eq!(refused, [(5, "no name"), (7, "not readable at column 2"), (6, "no known country")]);
        assert_eq!(written.iter().map(|(external, _)| external.as_str()).collect::<Vec<_>>(), ["P1", "P2", "P3"]);
        assert!(written.iter().all(|(_, number)| number::parse(number).is_some()));
        assert_eq!(site.times_done("person.import").await, 3);

        for (external, number) in &written {
            let row = person::Entity::find().filter(person::COLUMN.number.eq(number)).one(&site.db).await;
            assert_eq!(row.unwrap().unwrap().external_id.as_ref(), Some(external), "another's number was printed");
        }
        let people = person::Entity::find().all(&site.db).await.unwrap();
        let by = |id: &str| people.iter().find(|person| person.external_id.as_deref() == Some(id)).unwrap();
        assert_eq!((by("P1").name_ar(), by("P1").name_latin()), ("أحمد محمود علي الخطيب".into(), "Ahmad Mahmoud Ali Khatib".into()));
        assert_eq!((by("P1").sex, by("P2").sex), (Some(Sex::Male), Some(Sex::Female)));
        assert_eq!(by("P1").birth().unwrap().to_string(), "1957-03-27");
        assert_eq!((by("P2").birth_year, by("P2").birth_month), (Some(1980), None));
        assert_eq!((by("P3").name_ar().as_str(), by("P3").source), ("و", Source::Import));
        let kept = contact::of(&site.db, by("P2").id).await.unwrap();
        let kept: Vec<_> = kept.iter().map(|contact| (contact.value.as_str(), contact.usable)).collect();
        assert_eq!(kept, [("999", false), ("no address", false)]);

        for (text, id) in [("khatib", "P1"), ("خطيب", "P1"), ("maria", "P2"), ("و", "P3")] {
            let query = Query { kind: person::KIND, text: text.into(), limit: 5, ..Query::default() };
            let hits = site.app.index.search(&Scope::Operator, query).await.unwrap();
            assert_eq!(hits.ids(), [by(id).id.0], "{text}");
        }
    }
}

both! {
    /// The same file again changes nothing.
    async fn twice_is_once(site: Site) {
        read(site, FILE).await;
        let (report, written) = read(site, FILE).await;
        assert_eq!((report.imported, report.known, written.len()), (0, 4, 0));
        assert_eq!(person::count(&site.db).await.unwrap(), 3);
    }
}
