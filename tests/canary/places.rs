//! Where canaries stand behind the pages: each in its own column, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kit::field::Tier;
use kit::seal::Place;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::planted::{Canary, LISTED, MEMBER, Planted, planted, read};
use super::{Seen, look_around, lookers};
use crate::support::database;
use crate::support::site::Site;

/// Columns of text in which a person writes nothing: codes, and what is made of other columns.
const CODED: [&str; 91] = [
    "association_members.shares",
    "association_members.agreed_version",
    "association_members.agreed_locale",
    "association_members.source",
    "association_officers.name",
    "association_officers.office",
    "people.status",
    "people.paused_from",
    "people.sex",
    "people.country",
    "people.city_key",
    "people.locale",
    "people.channel",
    "people.digits",
    "people.source",
    "contact_points.kind",
    "consents.purpose",
    "consents.version",
    "consents.locale",
    "residences.country",
    "decisions.kind",
    "decisions.before",
    "decisions.ground",
    "change_requests.field",
    "change_requests.state",
    "returns.page",
    "notes.reach",
    "transfers.from_country",
    "transfers.to_country",
    "transfers.state",
    "value_sources.field",
    "value_sources.source",
    "data_requests.kind",
    "data_requests.evidence",
    "data_requests.state",
    "claims.kind",
    "needs.state",
    "needs.source",
    "refugee_details.unrwa_hash",
    "identity_documents.number_hash",
    "identity_documents.source",
    "document_scans.kind",
    "companies.industry",
    "companies.country",
    "companies.city_key",
    "companies.size",
    "companies.trade",
    "companies.seeks",
    "companies.wanted_industry",
    "companies.invests",
    "companies.readiness",
    "companies.budget",
    "companies.listed_version",
    "companies.listed_locale",
    "companies.join_hash",
    "companies.source",
    "company_roles.position",
    "introductions.state",
    "experts.occupation",
    "experts.languages",
    "experts.helps",
    "experts.ways",
    "experts.folded",
    "experts.listed_version",
    "experts.listed_locale",
    "experts.source",
    "opportunity_interests.state",
    "opportunity_interests.source",
    "ties.kind",
    "ties.lives_together",
    "ties.source",
    "guardianships.basis",
    "guardianships.evidence",
    "guardianships.stopped",
    "guardianships.ended",
    "child_requests.state",
    "family_invitations.role",
    "family_invitations.code_hash",
    "departures.reference",
    // Hashes and keys.
    "contact_points.value_hash",
    "person_keys.wrapped",
    "return_codes.code_hash",
    "departures.number_hash",
    "held.range_hash",
    "submissions.token_hash",
    "submissions.answers_hash",
    "mails.sealed",
    "passkeys.credential_hash",
    "passkeys.sealed",
    // Written by the database.
    "held.trapped",
    "people.no_family",
];

/// The columns in which each text may stand.
fn homes(people: &[Planted]) -> BTreeMap<String, BTreeSet<String>> {
    let mut homes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for canary in people.iter().flat_map(|person| &person.canaries) {
        let home = homes.entry(canary.text.clone()).or_default();
        let (table, column) = canary.field.split_once('.').unwrap();
        let tables = server::parts::PARTS.iter().flat_map(|part| part.tables);
        let mut fields = tables.filter(|of| of.name == table).flat_map(|of| of.fields);
        if fields.any(|field| field.column == column && field.sealed.is_none()) {
            home.insert(canary.field.to_owned());
        } else {
            assert!(canary.tier() > Tier::T0);
        }
        // What is looked for of what somebody wrote: its words.
        if ["experts.profession", "experts.specialties"].contains(&canary.field) {
            home.insert("experts.folded".to_owned());
        }
        if canary.field == "companies.city" {
            home.insert("companies.city_key".to_owned());
        }
        if canary.field == "people.city" {
            // It begins a residence, is found by any spelling, and counted.
            home.extend(["people.city_key", "residences.city", "last_numbers.numbers"].map(str::to_owned));
        }
    }
    homes
}

/// Everything in the database: each column with all that stands in it.
pub async fn columns(site: &Site) -> Vec<(String, String)> {
    let backend = site.db.get_database_backend();
    let mut columns = Vec::new();
    for table in database::tables(&site.db).await {
        for column in database::columns(&site.db, &table).await {
            let cell = match backend {
                DbBackend::Sqlite => format!("CAST(\"{}\" AS BLOB)", column.name),
                _ if column.kind == "bytea" => format!("\"{}\"", column.name),
                _ => format!("convert_to(\"{}\"::text, 'UTF8')", column.name),
            };
            let sql = format!("SELECT {cell} AS cell FROM \"{table}\" WHERE \"{}\" IS NOT NULL", column.name);
            let rows = site.db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
            let mut text = String::new();
            for row in &rows {
                let bytes: Vec<u8> = row.try_get("", "cell").unwrap();
                text += &read(&String::from_utf8_lossy(&bytes));
                text.push('\n');
            }
            columns.push((format!("{table}.{}", column.name), text));
        }
    }
    columns
}

/// Every session's content, opened.
async fn sessions(site: &Site) -> Vec<String> {
    let sql = "SELECT id_hash, sealed FROM sessions";
    let rows =
        site.db.query_all_raw(Statement::from_string(site.db.get_database_backend(), sql)).await.unwrap();
    let opened = |row: &sea_orm::QueryResult| {
        let (id, sealed): (Vec<u8>, Vec<u8>) =
            (row.try_get("", "id_hash").unwrap(), row.try_get("", "sealed").unwrap());
        let place = Place { table: "sessions", column: "sealed", row: &id };
        read(&String::from_utf8_lossy(&site.app.keys.rows().open(place, &sealed).unwrap()))
    };
    rows.iter().map(opened).collect()
}

/// Every term and every stored value of the index in `folder`, whatever it is for, in each of its generations.
pub fn indexed(folder: &Path) -> Vec<String> {
    let generations = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let generations: Vec<_> = generations.filter(|path| path.is_dir()).collect();
    assert!(!generations.is_empty(), "there is no index");
    generations.iter().flat_map(|generation| indexed_in(generation)).collect()
}

fn indexed_in(generation: &Path) -> Vec<String> {
    let index = tantivy::Index::open_in_dir(generation).unwrap();
    let (schema, reader) = (index.schema(), index.reader().unwrap());
    let mut found = Vec::new();
    for segment in reader.searcher().segment_readers() {
        for (field, entry) in schema.fields().filter(|(_, entry)| entry.is_indexed()) {
            let inverted = segment.inverted_index(field).unwrap();
            let mut terms = inverted.terms().stream().unwrap();
            while let Some((term, _)) = terms.next() {
                found.push(String::from_utf8_lossy(term).into_owned());
            }
            assert!(!entry.name().is_empty());
        }
        let store = segment.get_store_reader(0).unwrap();
        for document in store.iter::<tantivy::TantivyDocument>(segment.alive_bitset()) {
            found.push(tantivy::Document::to_json(&document.unwrap(), &schema));
        }
    }
    found
}

/// What the search makes of `canary`: a term of the index would begin like it.
pub fn terms(canary: &Canary) -> Vec<String> {
    let mut terms = search::fold::index_terms(&canary.text);
    terms.push(canary.text.clone());
    terms
}

/// Uses the site: members and staff who do what sends mail, makes jobs, and keeps something in sessions.
async fn use_it(site: &Site, people: &[Planted]) {
    let mut clerk = site.staff("supervisor-santiago").await;
    let typed = |n: usize, field: &str| {
        people[n].canaries.iter().find(|canary| canary.field == field).unwrap().text.clone()
    };
    let returned = [("page", "name"), ("reason", &*typed(4, "returns.reason"))];
    clerk.post(&format!("/people/{}/returning", people[4].id), &returned).await.location();
    let refused = [("answer", "refuse"), ("reason", &*typed(0, "change_requests.reason"))];
    clerk
        .post(&format!("/people/{}/requests/{}", people[0].id, people[0].request), &refused)
        .await
        .location();
    let code = [("ground", "papers")];
    clerk.post(&format!("/people/{}/return-code", people[0].id), &code).await;
    let refused = [("answer", "refuse"), ("reason", &*typed(2, "transfers.answer"))];
    clerk.post(&format!("/transfers/{}", people[2].transfer.unwrap()), &refused).await.location();
    let mut guest = site.browser();
    let email = format!("{}@example.org", typed(MEMBER, "contact_points.value"));
    guest.post("/ar/me/sign-in", &[("email", &email)]).await.location();
    let mut member = super::member(site, people).await;
    let new = [("email", "zayd@example.net"), ("phone", "")];
    member.post("/ar/me/contacts/new", &new).await.location();
    let name = [
        ("given_latin", &*typed(MEMBER, "people.given_latin")),
        ("family_latin", &*typed(MEMBER, "people.family_latin")),
    ];
    member.post("/ar/me/name", &name).await;
    member.post("/ar/me/leaving/departure", &[("when", "later")]).await;
    // A registration that is not finished.
    let mut guest = site.browser();
    guest.post("/ar/register", &[]).await.location();
    guest
        .post("/ar/register/name", &[("given_latin", "Qazuto"), ("family_latin", "Qazutoba")])
        .await
        .location();
}

both! {
    /// Every column of text of every table of people has a canary, or is known to hold nothing that is written by hand.
    async fn every_column_has_one(site: Site) {
        let people = planted(site).await;
        let planted: BTreeSet<&str> =
            people.iter().flat_map(|person| &person.canaries).map(|canary| canary.field).collect();
        let mut forgotten = Vec::new();
        for table in server::parts::PARTS.iter().flat_map(|part| part.tables).filter(|table| table.person.is_some()) {
            for column in database::columns(&site.db, table.name).await {
                let is_text = ["char", "text", "blob", "bytea"].iter().any(|kind| column.kind.contains(kind));
                let is_other = ["uuid", "timestamp", "date"].iter().any(|kind| column.kind.contains(kind));
                let name = format!("{}.{}", table.name, column.name);
                if is_text && !is_other && !planted.contains(&*name) && !CODED.contains(&&*name) {
                    forgotten.push(format!("{name} ({})", column.kind));
                }
            }
        }
        assert!(forgotten.is_empty(), "columns without a canary: {forgotten:?}");
    }
}

both! {
    /// Whatever was done: a text stands in its own column in the database, in no session or job, in no mail, in the index
    /// only where it is of the directory, and in no other file.
    async fn stand_in_their_own_only(site: Site) {
        let people = planted(site).await;
        let mut lookers = lookers(site, &people, &["guest", "member", "supervisor-santiago"]).await;
        look_around(&people, &mut lookers, &mut Seen::default()).await;
        use_it(site, &people).await;
        let canaries: Vec<&Canary> = people.iter().flat_map(|person| &person.canaries).collect();
        let homes = homes(&people);
        let mut wrong = BTreeSet::new();

        let before = columns(site).await;
        assert!(before.iter().any(|(column, text)| column == "jobs.payload" && text.len() > 50), "no job");
        let mails = site.mails().await;
        assert!(mails.len() >= 4, "{} mails", mails.len());
        let mut met = 0;
        for (column, text) in before.iter().chain(&columns(site).await) {
            for canary in canaries.iter().filter(|canary| text.contains(&canary.text)) {
                if homes[&canary.text].contains(column) {
                    met += 1;
                } else {
                    wrong.insert(format!("{} stands in the column {column}", canary.name()));
                }
            }
        }
        assert!(met > 60, "{met} found in their own columns: nothing is read");
        let sessions = sessions(site).await;
        assert!(sessions.len() > 5, "{} sessions", sessions.len());
        for canary in &canaries {
            // Who signs in by mail has typed it themselves.
            let is_typed = (canary.person, canary.field) == (MEMBER, "contact_points.value");
            if !is_typed && sessions.iter().any(|session| session.contains(&canary.text)) {
                wrong.insert(format!("{} stands in a session", canary.name()));
            }
            for mail in &mails {
                // A mail names the address that it goes to.
                let said = read(&format!("{}\n{}\n{}", mail.subject, mail.text, mail.html).replace(&mail.to, ""));
                if said.contains(&canary.text) {
                    wrong.insert(format!("{} is in the mail {:?}", canary.name(), mail.subject));
                }
            }
        }

        let folder = site.folder.as_ref().unwrap().path();
        let indexed = indexed(&folder.join(server::build::INDEX)).join("\n");
        let mut searched = BTreeSet::new();
        for canary in &canaries {
            if terms(canary).iter().any(|term| indexed.contains(&**term)) {
                // What the directory has of a company was agreed to.
                let is_listed = canary.person == LISTED && canary.field.starts_with("companies.");
                if canary.tier() <= Tier::T1 || is_listed {
                    searched.insert(canary.field);
                } else {
                    wrong.insert(format!("{} is in the index", canary.name()));
                }
            }
        }
        assert!(searched.contains("people.family_ar") && searched.contains("people.given_latin"), "{searched:?}");
        for path in files(folder) {
            // The database itself was read column by column.
            if path.file_name().unwrap().to_string_lossy().starts_with("mahjar.db") {
                continue;
            }
            let text = read(&String::from_utf8_lossy(&std::fs::read(&path).unwrap()));
            let is_listed = |canary: &Canary| canary.person == LISTED && canary.field.starts_with("companies.");
            let hidden = canaries.iter().filter(|canary| canary.tier() > Tier::T1 && !is_listed(canary));
            for canary in hidden.filter(|canary| text.contains(&canary.text)) {
                wrong.insert(format!("{} stands in {}", canary.name(), path.display()));
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
    }
}

/// All files below `folder`.
pub fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The log of the test above, with everything in it that anything writes.
fn logged(database: &str) {
    let name = format!("canary::places::stand_in_their_own_only::{database}");
    let run = std::process::Command::new(std::env::current_exe().unwrap())
        .args([&*name, "--exact", "--nocapture", "--test-threads", "1"])
        .env("RUST_LOG", "trace")
        .output()
        .unwrap();
    let log = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "the test itself fails");
    let lines = log.lines().filter(|line| line.contains("TRACE") || line.contains("DEBUG")).count();
    assert!(lines > 100, "{lines} lines at the lowest levels: nothing is logged");
    let text = read(&log);
    for beginning in ["qazu", "قضوع", "15128870"] {
        let at = text.find(beginning);
        let around = at.map(|at| {
            let from = (0..=at.saturating_sub(200)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            text[from..].chars().take(300).collect::<String>()
        });
        assert_eq!(around, None, "a canary is in the log");
    }
}

mod no_log_has_one {
    #[test]
    fn sqlite() {
        super::logged("sqlite");
    }

    #[test]
    fn postgres() {
        super::logged("postgres");
    }
}
