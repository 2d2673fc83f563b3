//! A text that there is only once in every field of everyone: no answer, log, file of the index, mail, export, session or
//! job shows one to who may not see it. Who may is said here once more, in the words of the role table of the threat
//! model, and not read from the policy that is under test.

mod gone;
mod places;
pub mod planted;

use std::collections::{BTreeMap, BTreeSet};

use accounts::policy::Guard;
use kit::field::Tier;
use registry::{guardianship, tie};
use sea_orm::DbBackend;

use self::planted::{Canary, EXPERT, LISTED, MEMBER, Planted, planted, read};
use crate::matrix::{self, Record};
use crate::pages::people::reason::said;
use crate::support::browser::{Answer, Browser};
use crate::support::site::Site;
use crate::support::telephone::Telephone;

/// Addresses that the matrix does not ask for: other parts of lists, exports, searches.
const FURTHER: [&str; 14] = [
    "/queue?kind=submission",
    "/queue?kind=request",
    "/queue?kind=transfer",
    "/people?status=verified",
    "/people?status=rejected",
    "/people?country=JO",
    "/people?country=CL",
    "/dashboard?country=JO",
    "/dashboard/table?of=city",
    "/dashboard/table?of=city&as=csv",
    "/dashboard/table?of=occupation&as=csv",
    "/dashboard/table?of=origin&as=csv",
    "/audit?what=people",
    "/staff-accounts?state=active",
];

/// Whether `asker` may see `canary` on a page.
fn may(asker: &str, canary: &Canary, people: &[Planted], address: &str) -> bool {
    let person = &people[canary.person];
    let is_directory = canary.tier() <= Tier::T1;
    // What stands in the directory, for staff of all missions; not who keeps it.
    let reads_directory = ["clerk-", "supervisor-", "officer-", "programme-manager"];
    let reads = reads_directory.iter().any(|reader| asker.starts_with(reader));
    if canary.person == LISTED && canary.field.starts_with("companies.") && reads {
        return true;
    }
    // What stands in the bank of expertise, with who it is and where they live; not the number of a licence.
    let is_expertise = canary.field.starts_with("experts.") && canary.field != "experts.licence_number";
    let is_bank = address.starts_with("/experts") || address.contains("/matches");
    let is_public = is_name(canary) || canary.field == "people.city";
    if canary.person == EXPERT && is_bank && (is_expertise || is_public) && reads {
        return true;
    }
    // Who holds which office in an association of their countries, wherever they live; and, to its own members, in it.
    let is_office = canary.field == "association_officers.title" || is_name(canary);
    let is_of_country =
        ["clerk-santiago", "supervisor-santiago"].contains(&asker) || asker.starts_with("officer-");
    if is_office && is_of_country && address.starts_with("/associations/") {
        return true;
    }
    let is_own_association = address.starts_with("/ar/me/associations");
    if is_office && asker.starts_with("member") && is_own_association {
        return true;
    }
    // What members let whoever heads it see: here where they live, and their e-mail; of who is verified.
    let is_shared =
        canary.field == "people.city" || (canary.field, canary.which) == ("contact_points.value", "e-mail");
    if asker == "member, who heads an association" && is_shared && is_own_association && canary.person != 4 {
        return true;
    }
    match asker {
        // Their own country's people in full, but for what those write to the data-protection officer; of who is offered to
        // them, who it is and what the other mission writes.
        "clerk-santiago" | "supervisor-santiago" | "officer-south-america, who said why"
            if canary.field.starts_with("data_requests.") =>
        {
            false
        }
        // Papers only for who says why; what someone needs only for who sees to it.
        "clerk-santiago" | "supervisor-santiago" | "officer-south-america, who said why"
            if ["refugee_details.", "identity_documents.", "document_scans."]
                .iter()
                .any(|of| canary.field.starts_with(of)) =>
        {
            false
        }
        // What they write to the department that follows opportunities.
        "clerk-santiago" | "supervisor-santiago" | "officer-south-america, who said why"
            if canary.field.starts_with("opportunity_interests.") =>
        {
            false
        }
        "clerk-santiago" if canary.field.starts_with("needs.") => canary.person == 0,
        "officer-south-america, who said why" if canary.field.starts_with("needs.") => false,
        "clerk-santiago" | "supervisor-santiago" => {
            let is_offered = person.country != "CL" && person.transfer.is_some();
            person.country == "CL" || is_offered && (is_directory || canary.field.starts_with("transfers."))
        }
        // Whom they find in their region; a record, once they have said why, without what one office notes for itself.
        "officer-south-america" => person.country == "CL" && is_directory,
        // Who is introduced to whom is the desk's.
        "officer-south-america, who said why" if canary.field.starts_with("introductions.") => false,
        "officer-south-america, who said why" => {
            person.country == "CL" && (canary.field, canary.which) != ("notes.text", "for the office")
        }
        // Themselves. What a mission notes comes with their copy.
        // Of whom they are tied to, the name.
        "member" | "member, who heads an association"
            if [MEMBER - 1, MEMBER + 1].contains(&canary.person) =>
        {
            is_name(canary)
        }
        "member" | "member, who heads an association" => canary.person == MEMBER,
        // Of whom asks for something by right, here all of them: who they are, and what they say for it.
        "data-protection" => {
            canary.field == "data_requests.words" || is_directory && canary.field.starts_with("people.")
        }
        // Of whom is interested in an opportunity, here all of them: who they are, and what they sent with it.
        "programme-manager" => is_name(canary) || canary.field.starts_with("opportunity_interests."),
        // Numbers, and the names of towns with them.
        "analyst" => canary.field == "people.city",
        _ => false,
    }
}

/// Whether it is a part of somebody's name.
fn is_name(canary: &Canary) -> bool {
    ["given_ar", "father_ar", "grandfather_ar", "family_ar", "given_latin", "family_latin"]
        .iter()
        .any(|column| canary.field == format!("people.{column}"))
}

/// Somebody who looks around.
struct Looker {
    name: String,
    browser: Browser,
}

/// Those of `names`.
async fn lookers(site: &Site, people: &[Planted], names: &[&str]) -> Vec<Looker> {
    let mut lookers = Vec::new();
    for name in names {
        let browser = match *name {
            "guest" => site.browser(),
            "member" => member(site, people).await,
            slug => site.staff(slug).await,
        };
        lookers.push(Looker { name: (*name).to_owned(), browser });
    }
    lookers
}

/// The officer who has said why they open the records of their region.
async fn officer_with_reasons(site: &Site, people: &[Planted]) -> Looker {
    let mut officer = site.staff("officer-south-america").await;
    for person in people.iter().filter(|person| person.country == "CL") {
        said(&mut officer, person.id).await;
    }
    Looker { name: "officer-south-america, who said why".into(), browser: officer }
}

/// The member, in a session in which they used a passkey.
async fn head_of_association(site: &Site, people: &[Planted]) -> Looker {
    let mut browser = member(site, people).await;
    Telephone::new().joins(&mut browser, "/ar/me/passkeys/new").await.location();
    Looker { name: "member, who heads an association".into(), browser }
}

async fn member(site: &Site, people: &[Planted]) -> Browser {
    let mut browser = site.browser();
    let known = &people[MEMBER];
    crate::pages::me::by_number(&mut browser, "ar", &known.number, &known.return_code).await.location();
    browser
}

/// All that can be asked for without changing anything, for each of `people`.
fn addresses(people: &[Planted]) -> BTreeSet<String> {
    let mut addresses: BTreeSet<String> = FURTHER.iter().map(|address| (*address).to_owned()).collect();
    for line in matrix::lines() {
        // Mails of a demonstration are shown to everyone, with who gets them.
        if line.method != "GET" || line.path == "/dev/mail" {
            continue;
        }
        for person in people {
            let record = Record {
                person: person.id.to_string(),
                contact: person.contact.to_string(),
                note: person.note.to_string(),
                request: person.request.to_string(),
                transfer: person.transfer.map_or_else(|| uuid::Uuid::nil().to_string(), |id| id.to_string()),
                document: person.document.to_string(),
                company: person.company.to_string(),
            };
            let address = match line.path {
                "/data-requests/{id}" => format!("/data-requests/{}", person.by_right),
                "/me/requests/{id}" => format!("/ar/me/requests/{}", person.request),
                "/people/{id}/family/requests/{request}" => {
                    format!("/people/{}/family/requests/{}", person.id, person.child)
                }
                "/people/{id}/family/guardianships/{guardianship}" => {
                    let nobodys = guardianship::GuardianshipId(uuid::Uuid::nil());
                    let id = person.guardianship.unwrap_or(nobodys);
                    format!("/people/{}/family/guardianships/{id}", person.id)
                }
                path if path.contains("/associations/{") => {
                    let path =
                        path.replace("/associations/{id}", &format!("/associations/{}", person.association));
                    let path = path.replace("{association}", &person.association.to_string());
                    let path = path.replace("{member}", &person.membership.to_string());
                    let path = path.replace("{officer}", &person.officer.to_string());
                    let path = path.replace("{id}", &person.id.to_string());
                    if path.starts_with("/me/") { format!("/ar{path}") } else { path }
                }
                "/companies/{id}" => format!("/companies/{}", person.company),
                "/experts/{id}" => format!("/experts/{}", person.expert),
                "/companies/{id}/introduction" => format!("/companies/{}/introduction", person.company),
                "/introductions/{id}" => format!("/introductions/{}", person.introduction),
                "/me/introductions/{id}" => format!("/ar/me/introductions/{}", person.introduction),
                "/people/{id}/companies/{company}/partners/{partner}" => {
                    let (id, own) = (person.id, person.company);
                    format!("/people/{id}/companies/{own}/partners/{}", people[LISTED].company)
                }
                path if path.starts_with("/opportunities/{id}/matches") => {
                    let path = path.replace("{id}", &person.wanted.to_string());
                    path.replace("{expert}", &person.expert.to_string())
                }
                path if path.contains("/opportunities/{id}") => {
                    let path = path.replace("{interest}", &person.interest.to_string());
                    let path = path.replace("{id}", &person.opportunity.to_string());
                    if path.starts_with("/me/") { format!("/ar{path}") } else { path }
                }
                "/me/needs/{id}" => format!("/ar/me/needs/{}", person.needs),
                "/needs/{id}" => format!("/needs/{}", person.needs),
                "/me/family/requests/{id}" => format!("/ar/me/family/requests/{}", person.child),
                "/me/family/invitations/{id}" => format!("/ar/me/family/invitations/{}", person.invitation),
                "/me/family/ties/{id}" => {
                    let id = person.tie.unwrap_or(tie::TieId(uuid::Uuid::nil()));
                    format!("/ar/me/family/ties/{id}")
                }
                path if path.starts_with("/me/family/{id}") => {
                    let path = path.replace("{document}", &person.document.to_string());
                    format!("/ar{}", path.replace("{id}", &person.id.to_string()))
                }
                _ => matrix::address(line, &record),
            };
            addresses.insert(address);
        }
    }
    for person in people {
        addresses.insert(format!("/audit?person={}", person.number));
    }
    addresses
}

/// What of `canaries` stands in an answer: in its body, whatever it is, or its headers.
fn seen<'a>(answer: &Answer, canaries: &[&'a Canary]) -> Vec<&'a Canary> {
    let mut text = read(&answer.body);
    for (name, value) in &answer.headers {
        text += &read(&format!("\n{name}: {}\n", String::from_utf8_lossy(value.as_bytes())));
    }
    canaries.iter().copied().filter(|canary| text.contains(&canary.text)).collect()
}

/// What everyone saw by asking for everything: the canaries that they may see, and those that they may not with where
/// that was.
#[derive(Default)]
struct Seen {
    rightly: BTreeMap<String, BTreeSet<String>>,
    wrongly: BTreeSet<String>,
    answers: usize,
}

async fn look_around(people: &[Planted], lookers: &mut [Looker], all: &mut Seen) {
    let canaries: Vec<&Canary> = people.iter().flat_map(|person| &person.canaries).collect();
    for Looker { name, browser } in lookers {
        let copy = ("POST", "/ar/me/copy".to_owned(), Some("format=json".to_owned()));
        let asked = addresses(people).into_iter().map(|address| ("GET", address, None));
        for (method, address, body) in asked.chain([copy]) {
            let answer = browser.clone().send(method, &address, body).await;
            all.answers += 1;
            let typed =
                |canary: &Canary| canary.field == "people.number" && address.starts_with("/audit?person=");
            for canary in seen(&answer, &canaries).into_iter().filter(|canary| !typed(canary)) {
                if may(name, canary, people, &address) {
                    all.rightly.entry(name.clone()).or_default().insert(canary.name());
                } else {
                    all.wrongly.insert(format!("{name} sees {} at {address}", canary.name()));
                }
            }
        }
        // Found by any one field, nobody shows another that the searcher may not see.
        for typed in &canaries {
            let mut browser = browser.clone();
            let found = browser.post("/people", &[("q", &typed.text)]).await;
            let Some(to) = found.headers.get("location").and_then(|to| to.to_str().ok()) else { continue };
            let answer = browser.get(to).await;
            all.answers += 1;
            let others: Vec<&Canary> =
                canaries.iter().copied().filter(|canary| canary.text != typed.text).collect();
            for canary in seen(&answer, &others) {
                if !may(name, canary, people, to) {
                    all.wrongly.insert(format!("{name} finds {} by {}", canary.name(), typed.name()));
                }
            }
        }
    }
}

both! {
    /// Everyone sees what the role table gives them, and nothing else; and what is planted is really shown to who may
    /// see it.
    async fn everyone_sees_their_own(site: Site) {
        let people = planted(site).await;
        let mut seen = Seen::default();
        look_around(&people, &mut lookers(site, &people, &matrix::who()).await, &mut seen).await;
        // After all others: that they said why is known of their account.
        look_around(&people, &mut [officer_with_reasons(site, &people).await], &mut seen).await;
        look_around(&people, &mut [head_of_association(site, &people).await], &mut seen).await;
        assert!(
            seen.wrongly.is_empty(),
            "{} in {} answers:\n{}",
            seen.wrongly.len(),
            seen.answers,
            seen.wrongly.iter().map(String::as_str).collect::<Vec<_>>().join("\n")
        );
        let shown: BTreeSet<String> = seen.rightly.values().flatten().cloned().collect();
        let hidden = people[MEMBER].canaries.iter().map(Canary::name).filter(|name| !shown.contains(name));
        // A scan stands on a page for who says why, written so that a text in it is not read.
        let hidden = hidden.filter(|name| !name.starts_with("document_scans."));
        assert_eq!(hidden.collect::<Vec<_>>(), [] as [String; 0], "shown to nobody, not even to whom it is about");
        for name in ["clerk-santiago", "officer-south-america", "officer-south-america, who said why", "programme-manager", "member", "member, who heads an association"] {
            assert!(seen.rightly.get(name).is_some_and(|seen| seen.len() > 9), "{name} sees nothing");
        }
    }
}

both! {
    /// The population finds out a guard that is missing.
    async fn finds_a_missing_guard(site: Site) {
        let is_postgres = site.db.get_database_backend() == DbBackend::Postgres;
        let scope: &[Guard] =
            if is_postgres { &[Guard::Scope, Guard::RowSecurity] } else { &[Guard::Scope] };
        let all = [scope, &[Guard::Permission]].concat();
        // Who holds no permission reaches no country either: both have to be off.
        for (guards, name) in [(scope, "clerk-santiago"), (&all, "auditor")] {
            let site = &site.without(guards).await;
            let people = planted(site).await;
            let mut looker = [Looker { name: name.to_owned(), browser: site.staff(name).await }];
            let mut seen = Seen::default();
            look_around(&people, &mut looker, &mut seen).await;
            assert!(seen.wrongly.len() > 20, "{guards:?}: {:?}", seen.wrongly);
        }
    }
}
