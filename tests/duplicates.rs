//! `mahjar people duplicates`: who is found to be registered twice, in memory and by the index.

use kit::db::{self, Intent};
use registry::duplicates::{Everybody, batch, entry};
use registry::likeness::SAME;
use registry::person::{self, PersonId, Status};
use registry::{contact, import};
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, QueryFilter};
use search::Scope;

use crate::support::site::Site;

/// A1 and A2 are one man in two scripts, A3 is his twin; B1 and B2 are one woman who married, B3 is her namesake; C1 is
/// nobody's.
const FILE: &str = r#"{"id":"A1","ar":["فارس","منير","حنا","قسيس"],"sex":"M","birth_date":"1988-11-07","origin":"Ramallah","country":"CL","city":"Santiago","phone":"+56961234567"}
{"id":"A2","la":["Fares","Munir","Hanna","Kassis"],"sex":"M","birth_date":"1988-11-07","origin":"Ramallah","country":"HN","city":"San Pedro Sula"}
{"id":"A3","ar":["باسل","منير","حنا","قسيس"],"sex":"M","birth_date":"1988-11-07","origin":"Ramallah","country":"CL","city":"Santiago","phone":"+56961234567"}
{"id":"B1","ar":["نادية","سليم","جميل","الزعبي"],"sex":"F","birth_date":"1974-08-23","origin":"Safad","country":"JO","city":"Irbid","email":"nadia@example.org"}
{"id":"B2","ar":["نادية","سليم","جميل","حداد"],"sex":"F","birth_date":"1974-01-01","origin":"Safad","country":"JO","city":"Irbid","email":"Nadia@example.org"}
{"id":"B3","ar":["نادية","سليم","جميل","الزعبي"],"sex":"F","birth_date":"1981-03-02","origin":"Haifa","country":"JO","city":"Zarqa"}
{"id":"C1","la":["Rosa","Abud"],"country":"CL","city":"Santiago","phone":"+56961234567"}
"#;

/// What else stands in a line is left aside.
const ARRIVALS: &str = r#"{"case":"a","label":0,"target":"C1","record":{"ar":null,"la":["Faris","Mounir","","Qassis"],"sex":"M","birth_date":"1988-07-11","origin":"Ramallah","country":"DE","city":"Berlin","phone":"+4915112345678","email":""}}

{"case":"b","label":1,"record":{"ar":["نادية","سليم","","الزعبي"],"la":null,"sex":"F","birth_date":"1974-08-23","country":"JO","phone":"0790 000 001"}}
{"case":"none","record":{"ar":["ماهر","منير","حنا","قسيس"],"sex":"M","birth_date":"1991-05-05","origin":"Ramallah","country":"CL","city":"Santiago","phone":"+56961234567"}}
"#;

async fn brought_in(site: &Site) {
    let report = import::read(&site.app, FILE.as_bytes(), |_, _| ()).await.unwrap();
    assert_eq!((report.imported, report.refused.len()), (7, 0));
}

async fn everybody(site: &Site) -> Everybody {
    let reading = db::begin_for_all(&site.app.db, Intent::Read).await.unwrap();
    let everybody = Everybody::read(&*reading, |_| ()).await.unwrap();
    reading.rollback().await.unwrap();
    everybody
}

fn pairs(everybody: &Everybody) -> Vec<(String, String, Vec<String>)> {
    let mut judge = everybody.judge();
    let pairs = everybody.pairs(SAME, |_| ());
    let explained = pairs.iter().map(|pair| {
        let (left, right, reasons) = everybody.explained(&mut judge, pair);
        (left.to_owned(), right.to_owned(), reasons.into_iter().map(|reason| reason.code()).collect())
    });
    explained.collect()
}

both! {
    /// Everybody with everybody: those who are one, and why.
    async fn finds_who_is_registered_twice(site: Site) {
        brought_in(site).await;
        let everybody = everybody(site).await;
        assert_eq!(everybody.len(), 7);
        let found = pairs(&everybody);
        let ids: Vec<_> = found.iter().map(|(left, right, _)| (left.as_str(), right.as_str())).collect();
        assert_eq!(ids, [("A1", "A2"), ("B1", "B2")]);
        for (pair, reason) in [(0, "given-script"), (0, "country-other"), (1, "may-have-married"), (1, "birth-year"), (1, "email-same")] {
            assert!(found[pair].2.iter().any(|said| said == reason), "{reason} is not among {:?}", found[pair].2);
        }
    }
}

both! {
    /// Whoever is merged or has left is compared with nobody.
    async fn leaves_out_who_is_gone(site: Site) {
        brought_in(site).await;
        let gone = person::Entity::find().filter(person::COLUMN.external_id.eq("A2")).one(&site.db).await.unwrap().unwrap();
        let gone = person::ActiveModel { id: Set(gone.id), status: Set(Status::Merged), ..Default::default() };
        person::Entity::update(gone).exec(&site.db).await.unwrap();
        let everybody = everybody(site).await;
        assert_eq!((everybody.len(), pairs(&everybody).len()), (6, 1));
    }
}

both! {
    /// New records find the same people in memory and by the index.
    async fn finds_whom_new_records_mean(site: Site) {
        brought_in(site).await;
        let arrivals = batch::read(&site.app, ARRIVALS).unwrap();
        let mut everybody = everybody(site).await;
        for (arrival, expected) in arrivals.iter().zip([&["A1", "A2"][..], &["B1"], &[]]) {
            let described = everybody.describe(&arrival.told());
            let mut judge = everybody.judge();
            let mut found: Vec<_> = everybody.like(&mut judge, &described, SAME).into_iter().map(|(id, _)| id.to_owned()).collect();
            found.sort();
            assert_eq!(found, expected, "{} in memory", arrival.case);

            let told = arrival.told();
            let ids = entry::named(&site.app.index, &Scope::Operator, &told).await.unwrap();
            let mut ids: Vec<PersonId> = ids.into_iter().map(PersonId).collect();
            for reach in &arrival.reach {
                ids.extend(contact::people_with(&site.db, &site.app.keys, reach, &[arrival.country().to_owned()]).await.unwrap());
            }
            let people = person::for_index(&site.db, &ids).await.unwrap();
            let contacts = contact::hashes_of(&site.db, ids).await.unwrap();
            let judged = entry::judge(&told, people, contacts);
            let mut found: Vec<_> =
                judged.iter().filter(|one| one.1.score() >= SAME).filter_map(|one| one.0.external_id.clone()).collect();
            found.sort();
            assert_eq!(found, expected, "{} by the index", arrival.case);
        }
        let wrong = batch::read(&site.app, "\n{\"case\":1}\n").unwrap_err();
        assert_eq!(format!("{wrong:#}"), "line 2: not readable at column 9");
    }
}
