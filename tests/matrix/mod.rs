//! Who may open what: every method and route of the route table × everyone who may ask × whose record it is, against
//! what `outcomes.txt` says. A row of the route table without one there is a failure, and so is one too many.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use accounts::policy::Guard;
use accounts::staff::{self, AccountId, State};
use registry::person::PersonId;
use registry::{contact, note, transfer};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::routes::ROWS;

use crate::pages::people::notes::new::noted;
use crate::pages::staff_accounts::account;
use crate::support::browser::{Answer, Browser};
use crate::support::site::Site;

/// The table, as it is read by people: one line a method and route, one column for each who may ask.
const OUTCOMES: &str = include_str!("outcomes.txt");

/// How a request ends, as the table writes it: `ok` the page answers (also with errors beside its fields, or by leading
/// on), `in` asked to sign in, `no` known and never allowed, `--` as if it were not there.
type Outcome = &'static str;

fn outcome(answer: &Answer) -> Outcome {
    let to = answer.headers.get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
    match answer.status.as_u16() {
        303 if to.contains("/sign-in?to=") || to.ends_with("/sign-in") => "in",
        403 => "no",
        404 => "--",
        500.. => "failed",
        405 => "no such method",
        _ => "ok",
    }
}

/// A line of the table.
pub struct Line {
    pub method: &'static str,
    pub path: &'static str,
    /// Whose records it has: `-` nobody's, `person`, `transfer` or `self`.
    pub of: &'static str,
    /// What each of [`who`] gets of a record of their own scope.
    outcomes: Vec<&'static str>,
}

impl Line {
    /// The first of the staff who may open it.
    pub fn opened_by(&self) -> &'static str {
        let who = who().into_iter().zip(&self.outcomes).skip(2);
        let mut may = who.filter(|(_, outcome)| ["ok", "--"].contains(outcome));
        may.next().expect("somebody may open it").0
    }
}

/// The columns of the table, in their order: `guest`, `member`, or the member of the cast's staff with this slug.
pub fn who() -> Vec<&'static str> {
    let head = OUTCOMES.lines().find(|line| line.starts_with("method")).expect("a head");
    head.split_whitespace().skip(3).collect()
}

/// The table's lines, read once.
pub fn lines() -> &'static [Line] {
    static LINES: LazyLock<Vec<Line>> = LazyLock::new(read);
    &LINES
}

fn read() -> Vec<Line> {
    let is_row = |line: &&str| !line.is_empty() && !line.starts_with('#') && !line.starts_with("method");
    OUTCOMES
        .lines()
        .filter(is_row)
        .map(|line| {
            let mut words = line.split_whitespace();
            let mut next = || words.next().expect("method, path and kind of record");
            let (method, path, of) = (next(), next(), next());
            Line { method, path, of, outcomes: words.collect() }
        })
        .collect()
}

#[test]
fn every_route_has_its_line() {
    let of_routes: BTreeSet<(String, &str)> = ROWS
        .iter()
        .flat_map(|row| row.methods.iter().map(|method| (method.to_uppercase(), row.path)))
        .collect();
    let lines = lines();
    let of_table: BTreeSet<(String, &str)> =
        lines.iter().map(|line| (line.method.to_owned(), line.path)).collect();
    assert_eq!(of_table.difference(&of_routes).collect::<Vec<_>>(), [] as [&(String, &str); 0]);
    assert_eq!(of_routes.difference(&of_table).collect::<Vec<_>>(), [] as [&(String, &str); 0]);
    assert_eq!(lines.len(), of_table.len(), "a line twice");
    for line in lines {
        assert_eq!(line.outcomes.len(), who().len(), "{} {}", line.method, line.path);
        assert!(
            line.outcomes.iter().all(|outcome| ["ok", "in", "no", "--"].contains(outcome)),
            "{}",
            line.path
        );
        let named_by_id = line.path.starts_with("/people/{id}");
        assert_eq!(line.of == "person", named_by_id, "{}", line.path);
    }
    assert!(who().len() >= 12);
}

/// Whose record is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    /// Of someone of the asker's own countries.
    Own,
    /// Of the member who asks.
    Self_,
    /// Of someone elsewhere.
    Other,
    /// Of someone elsewhere whom the asker's mission is asked to take over.
    Two,
    /// Of nobody.
    None,
}

const RELATIONS: [Relation; 5] =
    [Relation::Own, Relation::Self_, Relation::Other, Relation::Two, Relation::None];

/// A record and what lies below it.
#[derive(Clone, Debug)]
pub struct Record {
    pub person: String,
    pub contact: String,
    pub note: String,
    pub request: String,
    pub transfer: String,
    pub document: String,
    pub company: String,
}

/// Somebody who asks, with records of every relation of their own, so that what one does is not another's.
struct Asker {
    name: &'static str,
    browser: Browser,
    records: BTreeMap<Relation, Record>,
}

async fn record(site: &Site, country: &str, desk: &mut Browser, offers: Option<&mut Browser>) -> Record {
    let id = site.person("أحمد", "Khatib", country).await;
    let contact = contact::new(
        &site.app.keys,
        id,
        contact::Kind::Email,
        ("one@example.org", "one@example.org"),
        (true, false),
        site.app.clock.now(),
    );
    let contact_id = contact.id.clone().unwrap();
    contact::Entity::insert(contact).exec_without_returning(&site.db).await.unwrap();
    noted(desk, id, "x", "all").await;
    let note = note::of(&site.db, id).await.unwrap().remove(0).id;
    let transfer = match offers {
        Some(supervisor) => {
            let fields = [("country", "Chile"), ("city", "Santiago"), ("reason", "He moved.")];
            supervisor.post(&format!("/people/{id}/transfer"), &fields).await.location();
            transfer::open_of(&site.db, id).await.unwrap().expect("a transfer").id.to_string()
        }
        None => uuid::Uuid::now_v7().to_string(),
    };
    Record {
        person: id.to_string(),
        contact: contact_id.to_string(),
        note: note.to_string(),
        request: uuid::Uuid::now_v7().to_string(),
        transfer,
        document: document(site, id).await,
        company: company(site, id).await,
    }
}

/// An identity document of `person`.
async fn document(site: &Site, person: PersonId) -> String {
    crate::pages::me::documents::kept(site, person, "N1234567").await.to_string()
}

/// A company of `person`.
async fn company(site: &Site, person: PersonId) -> String {
    crate::pages::me::companies::kept(site, person, "Olivo").await.to_string()
}

fn absent() -> Record {
    let id = || uuid::Uuid::now_v7().to_string();
    Record {
        person: id(),
        contact: id(),
        note: id(),
        request: id(),
        transfer: id(),
        document: id(),
        company: id(),
    }
}

/// The browser of `name`, signed in.
async fn browser(site: &Site, name: &str) -> Browser {
    match name {
        "guest" => site.browser(),
        "member" => {
            let layla = crate::pages::me::known(site, "Layla", "layla@example.org", true).await;
            crate::pages::me::signed_in(site, &layla).await
        }
        slug => site.staff(slug).await,
    }
}

/// Everyone of the table. What is elsewhere lies in Jordan, from where missions of Chile are asked to take some over.
async fn askers(site: &Site) -> Vec<Asker> {
    let (mut santiago, mut amman) =
        (site.staff("clerk-santiago").await, site.staff("supervisor-amman").await);
    let mut askers = Vec::new();
    for name in who() {
        let mut records = BTreeMap::new();
        records.insert(Relation::Own, record(site, "CL", &mut santiago, None).await);
        records.insert(Relation::Other, record(site, "JO", &mut amman, None).await);
        records.insert(Relation::Two, record(site, "JO", &mut amman.clone(), Some(&mut amman)).await);
        records.insert(Relation::None, absent());
        let own = records[&Relation::Own].clone();
        let offered = records[&Relation::Two].transfer.clone();
        // A transfer is in the scope of whom it leads to.
        records.insert(Relation::Own, Record { transfer: offered, ..own });
        let mut browser = browser(site, name).await;
        if name == "member" {
            let id: PersonId = member(site).await;
            let contact = contact::of(&site.db, id).await.unwrap().remove(0).id.to_string();
            let document = document(site, id).await;
            let company = company(site, id).await;
            let own = Record { person: id.to_string(), contact, document, company, ..absent() };
            records.insert(Relation::Self_, own);
            browser.get("/ar/me").await;
        } else {
            records.insert(Relation::Self_, record(site, "CL", &mut santiago, None).await);
        }
        askers.push(Asker { name, browser, records });
    }
    askers
}

async fn member(site: &Site) -> PersonId {
    let people = registry::person::Entity::find().all(&site.db).await.unwrap();
    people.into_iter().find(|person| person.given_latin == "Layla").expect("the member").id
}

/// The address of `line` for this record; with the language where it carries one.
pub fn address(line: &Line, record: &Record) -> String {
    let id = match line.path {
        path if path.starts_with("/people/searches") => uuid::Uuid::nil().to_string(),
        path if path.starts_with("/transfers/") => record.transfer.clone(),
        path if path.starts_with("/me/contacts/") => record.contact.clone(),
        path if path.starts_with("/me/documents/") => record.document.clone(),
        path if path.starts_with("/me/companies/") => record.company.clone(),
        path if path.starts_with("/people/") => record.person.clone(),
        _ => uuid::Uuid::nil().to_string(),
    };
    let path = line.path.replace("{id}", &id).replace("{contact}", &record.contact);
    let path = path.replace("{note}", &record.note).replace("{request}", &record.request);
    let nobodys = uuid::Uuid::nil().to_string();
    let path = path.replace("{tie}", &nobodys).replace("{guardianship}", &nobodys);
    let path = path.replace("{document}", &record.document).replace("{company}", &record.company);
    let path = path.replace("{role}", &nobodys).replace("{partner}", &nobodys);
    let path = path.replace("{association}", &nobodys).replace("{officer}", &nobodys);
    let path =
        path.replace("{member}", &nobodys).replace("{interest}", &nobodys).replace("{expert}", &nobodys);
    let path = path.replace("{token}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    let row = ROWS.iter().find(|row| row.path == line.path).expect("a row of the route table");
    match row.access {
        accounts::ctx::Access::Public | accounts::ctx::Access::Member if path == "/" => "/ar".to_owned(),
        accounts::ctx::Access::Public | accounts::ctx::Access::Member => format!("/ar{path}"),
        _ => path,
    }
}

/// What takes something away comes after all else, and what ends the session last of all.
fn place(line: &Line) -> u8 {
    match line.path {
        "/me/sign-out" => 4,
        "/sign-out" => 3,
        "/me/leaving/departure" | "/me/leaving" => 2,
        path if ["removal", "withdrawal", "release"].iter().any(|end| path.ends_with(end)) => 1,
        _ => 0,
    }
}

/// What the table says of `asker` and a record of this `relation`.
fn expected(line: &Line, asker: &Asker, relation: Relation) -> Outcome {
    let at = who().iter().position(|name| *name == asker.name).expect("a column");
    let own = line.outcomes[at];
    let is_theirs = match line.of {
        "-" => true,
        "transfer" => matches!(relation, Relation::Own | Relation::Two),
        "self" => relation == Relation::Self_,
        // Whom the member who asks is: for staff of Chile somebody of their own.
        _ => matches!(relation, Relation::Own | Relation::Self_),
    };
    if own == "ok" && !is_theirs { "--" } else { own }
}

/// Asks for everything as `asker`; what differs from the table, and how many requests it took.
async fn asked(asker: &mut Asker, lines: &[&Line], relations: &[Relation]) -> (Vec<String>, usize) {
    let (mut wrong, mut cases) = (Vec::new(), 0);
    let mut done = BTreeSet::new();
    for line in lines {
        for relation in relations {
            let address = address(line, &asker.records[relation]);
            let should = expected(line, asker, *relation);
            // Where nothing of the record stands in the address, it is the same request, and was answered.
            if !done.insert((line.method, address.clone(), should)) {
                continue;
            }
            let body = (line.method == "POST").then(String::new);
            let answer = asker.browser.clone().send(line.method, &address, body).await;
            cases += 1;
            let is = outcome(&answer);
            if is != should {
                let status = answer.status;
                wrong.push(format!(
                    "{} {} {} {relation:?}: {is} ({status}) instead of {should}",
                    asker.name, line.method, line.path
                ));
            }
        }
    }
    (wrong, cases)
}

both! {
    /// As the table says, for everyone, every relation, and every state of an account.
    async fn as_the_table_says(site: Site) {
        let mut lines: Vec<&Line> = lines().iter().collect();
        lines.sort_by_key(|line| place(line));
        let (mut wrong, mut cases) = (Vec::new(), 0);
        let mut askers = askers(site).await;
        for state in ["active", "suspended", "invited", "ended"] {
            for asker in &mut askers {
                let is_staff = !["guest", "member"].contains(&asker.name);
                if state == "active" {
                    let (more, asked) = asked(asker, &lines, &RELATIONS).await;
                    wrong.extend(more);
                    cases += asked;
                } else if is_staff {
                    // The session goes on; what it may do does not.
                    asker.browser = site.staff(asker.name).await;
                    let id = account(site, asker.name).await;
                    set(site, id, state).await;
                    let mut guest = Asker {
                        name: "guest",
                        browser: asker.browser.clone(),
                        records: asker.records.clone(),
                    };
                    let (more, asked) = asked(&mut guest, &lines, &[Relation::Own, Relation::Other]).await;
                    wrong.extend(more.into_iter().map(|line| format!("{} {state}, as {line}", asker.name)));
                    cases += asked;
                    set(site, id, "active").await;
                }
            }
        }
        assert!(wrong.is_empty(), "{} of {cases}:\n{}", wrong.len(), wrong.join("\n"));
        assert!(cases >= 10_000, "{cases} cases");
    }
}

/// Brings an account into a state, whatever pages would do beside it.
async fn set(site: &Site, id: AccountId, state: &str) {
    let account = match state {
        "suspended" => State::Suspended,
        "invited" => State::Invited,
        _ => State::Active,
    };
    staff::Entity::update_many()
        .col_expr(staff::Column::State, Expr::value(account))
        .filter(staff::COLUMN.id.eq(id))
        .exec(&site.db)
        .await
        .unwrap();
    let ended = (state == "ended").then(|| site.app.clock.now());
    accounts::grant::Entity::update_many()
        .col_expr(accounts::grant::Column::ToAt, Expr::value(ended))
        .filter(accounts::grant::COLUMN.account_id.eq(id))
        .exec(&site.db)
        .await
        .unwrap();
}

both! {
    /// The table finds out a guard that is missing: with each off, something comes in that it keeps out.
    async fn finds_a_missing_guard(site: Site) {
        let is_postgres = site.db.get_database_backend() == sea_orm::DbBackend::Postgres;
        // On PostgreSQL row security stands behind the scope: both have to be off.
        let scope: &[Guard] =
            if is_postgres { &[Guard::Scope, Guard::RowSecurity] } else { &[Guard::Scope] };
        for (guards, name) in
            [(scope, "clerk-santiago"), (&[Guard::Permission], "analyst"), (&[Guard::State], "clerk-santiago")]
        {
            let site = &site.without(guards).await;
            let mut askers = askers(site).await;
            let asker = askers.iter_mut().find(|asker| asker.name == name).expect("a column");
            if guards == [Guard::State] {
                set(site, account(site, name).await, "suspended").await;
                asker.name = "guest";
            }
            let lines: Vec<&Line> = lines().iter().filter(|line| line.method == "GET").collect();
            let (wrong, _) = asked(asker, &lines, &[Relation::Own, Relation::Other]).await;
            assert!(wrong.len() > 5, "{guards:?}: {wrong:?}");
        }
    }
}
