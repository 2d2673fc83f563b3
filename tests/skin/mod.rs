//! The outer skin: whatever is sent to any route by whom it is open to. All of it walks the route table, so that a new
//! page is covered by being there. What a browser makes of hostile texts is looked at in `tests/browser/hostile.test.mjs`.

mod bodies;
mod caches;
mod headers;
mod queries;
mod redirects;
mod swapped_ids;
mod texts;
mod wire;

use std::collections::BTreeMap;

use accounts::ctx::Access;
use accounts::staff_link::{self, Kind};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::routes::{ROWS, Row};

use crate::canary::planted::{EXPERT, LISTED, MEMBER, Planted, planted};
use crate::matrix;
use crate::pages::staff_accounts::account;
use crate::pages::{me, missions, register_up_to};
use crate::support::browser::{Answer, Browser};
use crate::support::database;
use crate::support::site::Site;
use crate::support::telephone::Telephone;

/// A site that is in use: people, staff, cases, and somebody in the middle of each way in.
pub struct World {
    /// Two of Chile, one of Jordan, one of Jordan whom Chile is asked to take over, the member.
    pub people: Vec<Planted>,
    browsers: BTreeMap<&'static str, Browser>,
    ids: BTreeMap<&'static str, String>,
}

/// What follows the language in an address that names nothing there is.
const ABSENT: &str = "0198a2f0-0000-7000-8000-000000000000";

impl World {
    pub async fn new(site: &Site) -> Self {
        let people = planted(site).await;
        let mut browsers = BTreeMap::new();
        for slug in matrix::who().into_iter().skip(2) {
            browsers.insert(slug, site.staff(slug).await);
        }
        let mut member = site.browser();
        let known = &people[MEMBER];
        me::by_number(&mut member, "ar", &known.number, &known.return_code).await.location();
        let own = me::Known { id: known.id, number: known.number.clone(), code: known.return_code.clone() };
        let child = me::family::child_of(site, &own, &mut member).await;
        // Where no mission of Chile reaches: as an id of a person it is somebody else's.
        let abroad = [("country", "Jordan"), ("city", "Zarqa")];
        member.post(&format!("/ar/me/family/{child}/residence"), &abroad).await.location();
        let document = me::documents::kept(site, child, "N7654321").await;
        // Who heads an association sees its members by a passkey only.
        // Where the site has another address than the telephone's browser, there is none.
        Telephone::new().joins(&mut member, "/ar/me/passkeys/new").await;
        browsers.insert("member", member);
        // Who has answered all questions, and is asked for a code as well.
        let mut guest = site.browser();
        register_up_to(&mut guest, "ar", "check").await;
        guest.post("/ar/me/sign-in", &[("email", "somebody@example.org")]).await.location();
        browsers.insert("guest", guest);

        let region = accounts::region::all(&site.db).await.unwrap().remove(0).id;
        let link = (Kind::First, None);
        let now = site.app.clock.now();
        let token = staff_link::issue(&site.db, &site.app.keys, now, link).await.unwrap();
        let search = browsers.get_mut("clerk-santiago").unwrap().post("/people", &[("q", "Qazu")]).await;
        let figure = crate::pages::public_figures::figure(site, "Rodrigo", "CL").await;
        let search = search.location().split("s=").nth(1).unwrap().to_owned();
        let first = &people[0];
        let ids = BTreeMap::from([
            ("person", first.id.to_string()),
            ("contact", first.contact.to_string()),
            ("note", first.note.to_string()),
            ("request", first.request.to_string()),
            ("own contact", known.contact.to_string()),
            ("own request", known.request.to_string()),
            ("child request", first.child.to_string()),
            ("tie", first.tie.expect("a tie").to_string()),
            ("guardianship", first.guardianship.expect("a guardianship").to_string()),
            ("need", first.needs.to_string()),
            ("own need", known.needs.to_string()),
            ("own displacement", known.displacement.to_string()),
            ("document", first.document.to_string()),
            ("own document", known.document.to_string()),
            ("own child's document", document.to_string()),
            ("role", ABSENT.to_owned()),
            ("listed company", people[LISTED].company.to_string()),
            ("listed expert", people[EXPERT].expert.to_string()),
            ("association", first.association.to_string()),
            ("officer", known.officer.to_string()),
            ("member of it", first.membership.to_string()),
            ("introduction", known.introduction.to_string()),
            ("own introduction", known.introduction.to_string()),
            ("company", first.company.to_string()),
            ("own company", known.company.to_string()),
            ("opportunity", first.opportunity.to_string()),
            ("interest", first.interest.to_string()),
            ("public figure", figure.to_string()),
            ("own child", child.to_string()),
            ("own child request", known.child.to_string()),
            ("own tie", known.tie.expect("a tie").to_string()),
            ("own invitation", known.invitation.to_string()),
            ("transfer", people[2].transfer.expect("an offer").to_string()),
            ("data request", first.by_right.to_string()),
            ("search", search),
            ("account", account(site, "clerk-amman").await.to_string()),
            ("mission", missions::id(site, "cl-santiago").await),
            ("region", region.to_string()),
            ("token", token),
            ("passkey", ABSENT.to_owned()),
        ]);
        Self { people, browsers, ids }
    }

    /// Who may open `row` by this method, with a session of theirs.
    pub fn opener(&self, method: &str, row: &Row) -> Browser {
        self.browsers[opener(method, row)].clone()
    }

    /// Whether the page of `row` reads what stands behind the `?` of its address.
    pub async fn reads_query(&self, row: &Row) -> bool {
        let probe = format!("{}?to=&to=&country=&country=&page=x&unknown=", self.address(row));
        self.opener("GET", row).get(&probe).await.status == 422
    }

    /// The browser of `name`.
    pub fn browser(&self, name: &str) -> Browser {
        self.browsers[name].clone()
    }

    /// The address of `row`, where everything it names is there and in the scope of its opener.
    pub fn address(&self, row: &Row) -> String {
        self.address_with(row, |kind| self.ids[kind].clone())
    }

    /// The address of `row`, with what `id` gives for each kind of id.
    pub fn address_with(&self, row: &Row, id: impl Fn(&'static str) -> String) -> String {
        let mut path = row.path.to_owned();
        for (place, kind) in places(row) {
            path = path.replacen(place, &id(kind), 1);
        }
        match row.access {
            Access::Public | Access::Member if path == "/" => "/ar".into(),
            Access::Public | Access::Member => format!("/ar{path}"),
            _ => path,
        }
    }
}

/// The name of who may open `row` by this method.
pub fn opener(method: &str, row: &Row) -> &'static str {
    match row.access {
        Access::Public | Access::Neutral => "guest",
        Access::Member => "member",
        Access::Staff(_) | Access::AnyStaff | Access::OwnAccount => {
            let line = matrix::lines().iter().find(|line| line.method == method && line.path == row.path);
            line.expect("a line of the matrix").opened_by()
        }
    }
}

/// The places of ids in the address of `row`, each with what it names.
pub fn places(row: &Row) -> Vec<(&'static str, &'static str)> {
    let main = match row.path {
        path if path.starts_with("/me/requests/") => "own request",
        path if path.starts_with("/me/contacts/") => "own contact",
        path if path.starts_with("/me/needs/") => "own need",
        path if path.starts_with("/needs/") => "need",
        path if path.starts_with("/me/refugee/") => "own displacement",
        path if path.starts_with("/me/documents/") => "own document",
        path if path.starts_with("/me/companies/") => "own company",
        path if path.starts_with("/companies/") => "listed company",
        path if path.starts_with("/me/associations/") || path.starts_with("/associations/") => "association",
        path if path.starts_with("/experts/") => "listed expert",
        path if path.starts_with("/me/introductions/") => "own introduction",
        path if path.starts_with("/introductions/") => "introduction",
        path if path.contains("/opportunities/") => "opportunity",
        path if path.starts_with("/public-figures/") => "public figure",
        path if path.starts_with("/me/family/requests/") => "own child request",
        path if path.starts_with("/me/family/ties/") => "own tie",
        path if path.starts_with("/me/family/invitations/") => "own invitation",
        path if path.starts_with("/me/family/") => "own child",
        path if path.starts_with("/people/searches/") => "search",
        path if path.starts_with("/people/") => "person",
        path if path.starts_with("/transfers/") => "transfer",
        path if path.starts_with("/data-requests/") => "data request",
        path if path.starts_with("/staff-accounts/") => "account",
        path if path.starts_with("/missions/") => "mission",
        path if path.starts_with("/regions/") => "region",
        path if path.contains("/passkeys/") => "passkey",
        _ => "no id of a kind that is known here",
    };
    let all = [
        ("{id}", main),
        ("{contact}", "contact"),
        ("{note}", "note"),
        ("{request}", if row.path.contains("/family/") { "child request" } else { "request" }),
        ("{tie}", "tie"),
        ("{document}", if row.path.starts_with("/me/") { "own child's document" } else { "document" }),
        ("{company}", "company"),
        ("{partner}", "listed company"),
        ("{association}", "association"),
        ("{officer}", "officer"),
        ("{member}", "member of it"),
        ("{role}", "role"),
        ("{interest}", "interest"),
        ("{expert}", "listed expert"),
        ("{guardianship}", "guardianship"),
        ("{token}", "token"),
    ];
    all.into_iter().filter(|(place, _)| row.path.contains(place)).collect()
}

/// The rows with this method.
pub fn rows(method: &'static str) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(move |row| row.methods.contains(&method))
}

/// What is written down of tries, what sessions and their limits count, and numbers that were counted anew: all else is
/// only changed by an act.
const COUNTED: [&str; 4] = ["audit", "limits", "sessions", "last_numbers"];

/// All rows of all tables but those [`COUNTED`]: table, and each row as text.
pub async fn fingerprint(site: &Site) -> Vec<(String, String)> {
    let backend = site.db.get_database_backend();
    let mut all = Vec::new();
    for table in database::tables(&site.db).await {
        if COUNTED.iter().any(|counted| table.starts_with(counted)) || table.starts_with("sqlite") {
            continue;
        }
        let row = match backend {
            DbBackend::Postgres => format!("(\"{table}\".*)::text"),
            _ => {
                let columns = database::columns(&site.db, &table).await;
                let quoted = columns.iter().map(|column| format!("quote(\"{}\")", column.name));
                quoted.collect::<Vec<_>>().join(" || ',' || ")
            }
        };
        let sql = format!("SELECT {row} AS line FROM \"{table}\" ORDER BY 1");
        let rows = site.db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
        let lines: Vec<String> = rows.iter().map(|row| row.try_get("", "line").unwrap()).collect();
        all.push((table, lines.join("\n")));
    }
    all
}

/// The tables in which `before` and `after` differ.
pub fn changed(before: &[(String, String)], after: &[(String, String)]) -> Vec<String> {
    let pairs = before.iter().zip(after).filter(|(before, after)| before != after);
    pairs.map(|((table, _), _)| table.clone()).collect()
}

/// What is wrong with an answer that refuses: that it does not, or is no page.
fn refused(answer: &Answer) -> Option<String> {
    let is_page = answer.headers.get("content-type").is_some_and(|kind| kind == "text/html; charset=utf-8");
    let is_refusal = answer.status.is_client_error() && is_page && answer.texts("h1").len() == 1;
    (!is_refusal).then(|| format!("{} {:?}", answer.status, answer.headers.get("location")))
}

/// Fails with everything that is `wrong`.
#[track_caller]
pub fn none(wrong: &[String], cases: usize) {
    assert!(wrong.is_empty(), "{} of {cases}:\n{}", wrong.len(), wrong.join("\n"));
}

/// How many jobs were tried in vain.
pub async fn failed_jobs(site: &Site) -> usize {
    use sea_orm::EntityTrait;
    let jobs = kit::job::Entity::find().all(&site.db).await.unwrap();
    jobs.iter()
        .filter(|job| job.attempts > 0)
        .inspect(|job| println!("{}: {:?}", job.kind, job.last_error))
        .count()
}
