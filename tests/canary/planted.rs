//! People of whom each field holds a text that there is only once: whoever sees it anywhere knows whose it is, and what.

use accounts::mission;
use chrono::TimeDelta;
use kit::field::Tier;
use registry::association::{AssociationId, Share};
use registry::association_member::MemberId;
use registry::association_officer::{self, OfficerId};
use registry::change::{Home, Name, Value};
use registry::change_request::{self, Wish};
use registry::company::{self, CompanyId};
use registry::data_request;
use registry::decision::{self, Ground, Kind as Decided, Said};
use registry::document_scan;
use registry::emergency_contact;
use registry::family_invitation::{self, InvitationId};
use registry::identity_document::{self, IdentityDocumentId};
use registry::new_person::{Batch, New};
use registry::note::{self, Reach};
use registry::opportunity::OpportunityId;
use registry::person::{self, PersonId, Source, Status};
use registry::sent_back::{self, Mend};
use registry::{
    child_request, company_role, contact, expert, facet, guardianship, introduction, need, number,
    opportunity_interest, person_key, refugee, residence, return_code, tie, transfer,
};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use crate::pages::staff_accounts::account;
use crate::support::site::Site;

/// A text that stands in one field of one person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Canary {
    /// As [`read`] finds it.
    pub text: String,
    /// Whose: a place in [`planted`]'s list.
    pub person: usize,
    /// `table.column`.
    pub field: &'static str,
    /// Which of several of that column, or empty.
    pub which: &'static str,
}

impl Canary {
    /// How sensitive its column is, as the table declares it.
    pub fn tier(&self) -> Tier {
        let (table, column) = self.field.split_once('.').unwrap();
        let tables = server::parts::PARTS.iter().flat_map(|part| part.tables);
        let fields = tables.filter(|of| of.name == table).flat_map(|of| of.fields);
        fields.clone().find(|field| field.column == column).unwrap_or_else(|| panic!("{}", self.field)).tier
    }

    /// What a report calls it.
    pub fn name(&self) -> String {
        format!(
            "{}{}{} of person {}",
            self.field,
            if self.which.is_empty() { "" } else { " " },
            self.which,
            self.person
        )
    }
}

/// `text` as it is looked through: small letters, western digits, nothing between them. Marks of direction, tags within
/// a number, spaces and percent signs hide nothing.
pub fn read(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = (first == b'%').then(|| after.get(..2)).flatten();
        match hex.and_then(|hex| data_encoding::HEXUPPER_PERMISSIVE.decode(hex).ok()) {
            Some(byte) => {
                bytes.extend(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes)
        .chars()
        .filter_map(|letter| match letter {
            '٠'..='٩' => char::from_digit(letter as u32 - '٠' as u32, 10),
            '۰'..='۹' => char::from_digit(letter as u32 - '۰' as u32, 10),
            letter if letter.is_alphanumeric() => Some(letter),
            _ => None,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Syllables that no folding of names changes.
const SYLLABLES: [&str; 20] = [
    "ba", "da", "fa", "ga", "ka", "la", "ma", "na", "ra", "sa", "bo", "do", "fo", "go", "ko", "lo", "mo",
    "no", "ro", "so",
];
/// The same in Arabic.
const LETTERS: [&str; 20] = [
    "بد", "در", "فل", "كم", "لن", "مر", "نس", "رف", "سك", "شل", "دم", "رن", "فب", "كد", "لف", "مك", "نل",
    "رش", "سم", "شن",
];

/// Gives out canaries of one person.
struct Aviary {
    person: usize,
    given: Vec<Canary>,
}

impl Aviary {
    fn keep(&mut self, field: &'static str, which: &'static str, text: &str) {
        self.given.push(Canary { text: read(text), person: self.person, field, which });
    }

    fn latin(&mut self, field: &'static str, which: &'static str) -> String {
        let (n, p) = (self.given.len(), self.person);
        let text = format!("Qazu{}{}{}", SYLLABLES[p], SYLLABLES[n / 20], SYLLABLES[n % 20]);
        self.keep(field, which, &text);
        text
    }

    fn arabic(&mut self, field: &'static str, which: &'static str) -> String {
        let (n, p) = (self.given.len(), self.person);
        let text = format!("قضوع{}{}{}", LETTERS[p], LETTERS[n / 20], LETTERS[n % 20]);
        self.keep(field, which, &text);
        text
    }

    fn email(&mut self, field: &'static str, which: &'static str) -> String {
        let name = self.latin(field, which);
        format!("{}@example.org", name.to_lowercase())
    }

    /// A telephone number without its country code: long enough to be met by no chance.
    fn digits(&mut self, field: &'static str, which: &'static str) -> String {
        let text = format!("15128870{:02}{:02}", self.person + 11, self.given.len());
        self.keep(field, which, &text);
        text
    }
}

/// A person of the population.
pub struct Planted {
    pub id: PersonId,
    pub number: String,
    pub return_code: String,
    pub country: &'static str,
    pub contact: contact::ContactId,
    pub note: note::NoteId,
    pub request: change_request::RequestId,
    /// What they ask for by right.
    pub by_right: data_request::DataRequestId,
    /// Where they are offered to another country.
    pub transfer: Option<transfer::TransferId>,
    /// The child for whom they ask.
    pub child: child_request::ChildRequestId,
    /// What they need; of the first it is referred to the clerk of Santiago.
    pub needs: need::NeedId,
    /// Their identity document.
    pub document: IdentityDocumentId,
    /// The company that they keep.
    pub company: CompanyId,
    /// An introduction of theirs.
    pub introduction: introduction::IntroductionId,
    /// What they know and would give.
    pub expert: expert::ExpertId,
    /// What all of them are interested in, and their interest in it.
    pub opportunity: OpportunityId,
    pub interest: opportunity_interest::InterestId,
    /// An opportunity that needs what they know.
    pub wanted: OpportunityId,
    /// The association of which all of them are members, their office in it, and their membership.
    pub association: AssociationId,
    pub officer: OfficerId,
    pub membership: MemberId,
    /// Their displacement.
    pub displacement: uuid::Uuid,
    /// Whom they invite.
    pub invitation: InvitationId,
    /// What binds them to the person before them of the list.
    pub tie: Option<tie::TieId>,
    /// That this person acts for them.
    pub guardianship: Option<guardianship::GuardianshipId>,
    pub canaries: Vec<Canary>,
}

/// A person who lives in `country`, with all that a person can have; offered to `offered`, interested in `opportunity`; with a specialty
/// that is `wanted`.
async fn plant(
    site: &Site,
    n: usize,
    country: &'static str,
    status: Status,
    offered: Option<&str>,
    (opportunity, wanted, association): (OpportunityId, OpportunityId, AssociationId),
) -> Planted {
    let mut of = Aviary { person: n, given: Vec::new() };
    let app = &site.app;
    let now = app.clock.now();
    let new = New {
        given_ar: of.arabic("people.given_ar", ""),
        father_ar: of.arabic("people.father_ar", ""),
        grandfather_ar: of.arabic("people.grandfather_ar", ""),
        family_ar: of.arabic("people.family_ar", ""),
        given_latin: of.latin("people.given_latin", ""),
        family_latin: of.latin("people.family_latin", ""),
        origin: of.latin("people.origin", ""),
        occupation: of.latin("people.occupation", ""),
        country: country.into(),
        city: of.latin("people.city", ""),
        camp: of.latin("people.camp", ""),
        external_id: Some(of.latin("people.external_id", "")),
        ..New::default()
    };
    let mut row = new.row(person::Source::Import, status, now);
    row.verified_at = Some(now);
    of.keep("people.number", "", &row.number);
    let (id, number) = (row.id, number::shown(&row.number));
    let email = of.email("contact_points.value", "e-mail");
    let typed = of.email("contact_points.as_typed", "e-mail");
    let mut mail = contact::new(&app.keys, id, contact::Kind::Email, (&email, &typed), (true, false), now);
    mail.verified_at = Set(Some(now));
    let phone = format!("+49{}", of.digits("contact_points.value", "telephone"));
    // As on an Arabic keyboard.
    let typed: String = of.digits("contact_points.as_typed", "telephone");
    let typed: String =
        typed.bytes().map(|digit| char::from_u32('٠' as u32 + u32::from(digit - b'0')).unwrap()).collect();
    let phone = contact::new(&app.keys, id, contact::Kind::Phone, (&phone, &typed), (true, true), now);
    let contact = mail.id.clone().unwrap();
    let document = facet::document(&row, &app.reference, false);
    let mut batch = Batch::default();
    batch.add(&app.keys, row.clone(), vec![mail, phone], Vec::new());
    batch.write(&site.db).await.unwrap();
    app.index.put(document.into_iter().collect()).await.unwrap();
    let code = return_code::derive(&app.keys, &id.to_string());
    return_code::keep(&site.db, &app.keys, id, &code, now).await.unwrap();

    let earlier = residence::ActiveModel {
        id: Set(residence::ResidenceId::new()),
        person_id: Set(id),
        country: Set(country.into()),
        city: Set(of.latin("residences.city", "")),
        from_at: Set(now - TimeDelta::days(900)),
        to_at: Set(Some(now - TimeDelta::days(300))),
    };
    residence::Entity::insert(earlier).exec_without_returning(&site.db).await.unwrap();

    let key = person_key::find(&site.db, &app.keys, id).await.unwrap();
    let clerk = account(site, if country == "CL" { "clerk-santiago" } else { "supervisor-amman" }).await;
    let office =
        mission::by_slug(&app.db, if country == "CL" { "cl-santiago" } else { "jo-amman" }).await.unwrap();
    let office = office.expect("a mission").id;
    let mut note_id = None;
    for (reach, which) in [(Reach::Office, "for the office"), (Reach::All, "for all")] {
        let text = of.arabic("notes.text", which);
        let row = note::new(&key, id, (reach, &text), (clerk, Some(office), now));
        note_id = Some(row.id.clone().unwrap());
        note::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
    }
    let wish = Wish {
        value: Value::Name(Name {
            family_latin: of.latin("change_requests.sealed", "name"),
            ..Name::default()
        }),
        note: of.latin("change_requests.sealed", "note"),
    };
    let mut row = change_request::new(&key, id, &wish, now).unwrap();
    let request = row.id.clone().unwrap();
    let refused = of.arabic("change_requests.reason", "");
    row.reason = Set(Some(key.seal(
        kit::seal::Place { table: "change_requests", column: "reason", row: request.0.as_bytes() },
        refused.as_bytes(),
    )));
    change_request::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
    let row = sent_back::new(&key, id, (Mend::Name, &of.arabic("returns.reason", "")), (clerk, now));
    sent_back::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
    let said = Said { reason: of.arabic("decisions.sealed", ""), died: String::new() };
    let row = decision::new(
        &key,
        (id, Status::Submitted),
        (Decided::Rejected, Ground::Invented, &said),
        (clerk, now),
    );
    decision::Entity::insert(row.unwrap()).exec_without_returning(&site.db).await.unwrap();

    let words = of.arabic("data_requests.words", "");
    let what = (data_request::Kind::Objection, &*words);
    let mut row = data_request::new(&key, (id, false), what, None, now);
    let by_right = row.id.clone().unwrap();
    row.answer = Set(Some(key.seal(
        kit::seal::Place { table: "data_requests", column: "answer", row: by_right.0.as_bytes() },
        of.arabic("data_requests.answer", "").as_bytes(),
    )));
    data_request::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();

    let called = emergency_contact::Said {
        name: of.arabic("emergency_contacts.sealed", "name"),
        relation: emergency_contact::Relationship::Sibling,
        phone: format!("+49{}", of.digits("emergency_contacts.sealed", "telephone")),
    };
    let row = emergency_contact::new(&key, id, &called, now).unwrap();
    emergency_contact::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();

    let displacement = uuid::Uuid::now_v7();
    let said = refugee::Said {
        unrwa: of.digits("refugee_details.sealed", "UNRWA's number"),
        legal: None,
        displacements: vec![refugee::Displacement {
            id: displacement,
            year: None,
            from: of.arabic("refugee_details.sealed", "from"),
            to: of.arabic("refugee_details.sealed", "to"),
            cause: refugee::Cause::Other,
        }],
    };
    let row = refugee::new(&app.keys, (&key, id), &said, now).unwrap();
    refugee::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
    let said = identity_document::Said {
        kind: identity_document::Kind::Passport,
        issuer: "PS".into(),
        number: of.digits("identity_documents.sealed", "number"),
        expires: String::new(),
    };
    let row = identity_document::new(&app.keys, (&key, id), &said, (Source::Own, now)).unwrap();
    let document = row.id.clone().unwrap();
    identity_document::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
    let scan =
        scans::Scan { kind: ::scans::Kind::Pdf, bytes: of.arabic("document_scans.sealed", "").into_bytes() };
    let row = document_scan::new((&key, id), document, &scan, now);
    document_scan::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
    let about = company::About {
        name: of.latin("companies.name", ""),
        other_name: of.arabic("companies.other_name", ""),
        activity: of.arabic("companies.activity", ""),
        country: country.into(),
        city: of.latin("companies.city", ""),
        brands: of.latin("companies.brands", ""),
        website: format!("https://{}.example.org", of.latin("companies.website", "").to_lowercase()),
        ..company::About::default()
    };
    let mut row = company::new(id, &about, Source::Own, now);
    row.wanted = Set(of.arabic("companies.wanted", ""));
    row.words = Set(of.arabic("companies.words", ""));
    let company = row.id.clone().unwrap();
    if n == LISTED {
        row.listed_at = Set(Some(now));
        row.listed_version = Set(Some(company::WORDING.into()));
    }
    let row = company::Entity::insert(row).exec_with_returning(&site.db).await.unwrap();
    if n == LISTED {
        app.index.put(vec![company::directory::document(&row, &app.reference)]).await.unwrap();
    }
    let role = company_role::new(company, id, company_role::Position::Owner, now);
    company_role::Entity::insert(role).exec_without_returning(&site.db).await.unwrap();
    // Of both sides the same person, so that whoever sees one of them sees all of it.
    let introduction = introduction::ActiveModel {
        company_name: Set(of.latin("introductions.company_name", "")),
        other_company_name: Set(of.latin("introductions.other_company_name", "")),
        contact: Set(of.latin("introductions.contact", "")),
        other_contact: Set(of.latin("introductions.other_contact", "")),
        state: Set(introduction::State::Met),
        note: Set(of.arabic("introductions.note", "")),
        ..introduction::new((&row, &row), (&of.arabic("introductions.words", ""), ""), (clerk, now))
    };
    let introduction =
        introduction::Entity::insert(introduction).exec_with_returning(&site.db).await.unwrap().id;
    let said = expert::Said {
        profession: of.arabic("experts.profession", ""),
        specialties: vec!["SUR09".into(), of.arabic("experts.specialties", "")],
        licence: expert::Licence {
            issuer: of.arabic("experts.licence_issuer", ""),
            number: of.latin("experts.licence_number", ""),
            until: None,
        },
        words: of.arabic("experts.words", ""),
        ..expert::Said::default()
    };
    let mut row = expert::new(id, &said, Source::Own, now);
    row.listed_at = Set((n == EXPERT).then_some(now));
    let expert = expert::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id;
    let said = association_officer::Said {
        title: of.arabic("association_officers.title", ""),
        until: chrono::NaiveDate::from_ymd_opt(2030, 12, 31),
        sees_members: n == MEMBER,
        ..association_officer::Said::default()
    };
    let row = association_officer::new(association, association_officer::Who::Registered(id), &said, now);
    let officer = association_officer::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id;
    let shares = [Share::Place, Share::Email];
    let membership = crate::pages::me::associations::joined(site, association, id, &shares).await;
    let said = opportunity_interest::Said {
        words: of.arabic("opportunity_interests.words", ""),
        contact: of.latin("opportunity_interests.contact", ""),
        company: Some((company, of.latin("opportunity_interests.company_name", ""))),
    };
    let mut row = opportunity_interest::new((id, opportunity), &said, Source::Own, now);
    row.note = Set(of.arabic("opportunity_interests.note", ""));
    row.asking = Set(of.arabic("opportunity_interests.asking", ""));
    row.asked_by = Set(Some(clerk));
    let interest = row.id.clone().unwrap();
    opportunity_interest::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
    let needed = need::Said { kind: need::Kind::Other, words: of.arabic("needs.sealed", "") };
    let mut row = need::new(&key, id, &needed, (None, now)).unwrap();
    let needs = row.id.clone().unwrap();
    row.answer = Set(Some(key.seal(
        kit::seal::Place { table: "needs", column: "answer", row: needs.0.as_bytes() },
        of.arabic("needs.answer", "").as_bytes(),
    )));
    if n == 0 {
        row.state = Set(need::State::Referred);
        row.referred_to = Set(Some(account(site, "clerk-santiago").await));
    }
    need::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
    let said = child_request::Said {
        name: Name { given_ar: of.arabic("child_requests.sealed", "name"), ..Name::default() },
        sex: None,
        birth: "2015-03-02".into(),
        basis: guardianship::Basis::Parent,
        lives_together: true,
        number: String::new(),
        note: of.arabic("child_requests.sealed", "note"),
    };
    let mut row = child_request::new(&key, id, &said, now).unwrap();
    let child = row.id.clone().unwrap();
    row.reason = Set(Some(key.seal(
        kit::seal::Place { table: "child_requests", column: "reason", row: child.0.as_bytes() },
        of.arabic("child_requests.reason", "").as_bytes(),
    )));
    child_request::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
    let invited = (&*of.arabic("family_invitations.name", ""), tie::Role::Spouse, true);
    let row = family_invitation::new(&app.keys, (InvitationId::new(), &key, id), invited, now);
    let invitation = row.id.clone().unwrap();
    family_invitation::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();

    let mut transfer = None;
    if let Some(to) = offered {
        let home = Home { country: to.into(), city: of.latin("transfers.city", "") };
        let mut asked = transfer::new(
            &key,
            &row_of(site, id).await,
            (&home, &of.arabic("transfers.reason", "")),
            (clerk, now),
        );
        let of_row = asked.id.clone().unwrap();
        let answer = of.arabic("transfers.answer", "");
        asked.answer = Set(Some(key.seal(
            kit::seal::Place { table: "transfers", column: "answer", row: of_row.0.as_bytes() },
            answer.as_bytes(),
        )));
        transfer = Some(of_row);
        transfer::Entity::insert(asked).exec_without_returning(&site.db).await.unwrap();
    }
    Planted {
        id,
        number,
        return_code: return_code::shown(&code),
        country,
        contact,
        note: note_id.expect("a note"),
        request,
        by_right,
        transfer,
        child,
        needs,
        document,
        company,
        introduction,
        expert,
        opportunity,
        interest,
        wanted,
        association,
        officer,
        membership,
        displacement,
        invitation,
        tie: None,
        guardianship: None,
        canaries: of.given,
    }
}

async fn row_of(site: &Site, id: PersonId) -> person::Model {
    person::Entity::find_by_id(id).one(&site.db).await.unwrap().unwrap()
}

/// Who stands in the bank of expertise.
pub const EXPERT: usize = 2;
/// Whose company stands in the directory.
pub const LISTED: usize = 1;
/// Whose record the member of these tests has.
pub const MEMBER: usize = 3;

/// The population: two of Chile, one of Jordan, one of Jordan whom Chile is asked to take over, the member (of Chile).
pub async fn planted(site: &Site) -> Vec<Planted> {
    samples::cast::staff(&site.app).await.unwrap();
    let wanted = crate::pages::opportunities::wanted("Surgeon");
    let wanted = crate::pages::opportunities::posted(site, &wanted, registry::opportunity::State::Open).await;
    let press = crate::pages::opportunities::wanted("Press");
    let press = crate::pages::opportunities::posted(site, &press, registry::opportunity::State::Open).await;
    let club = crate::pages::associations::kept(site, &crate::pages::associations::club()).await;
    let all = (press, wanted, club);
    let mut people = vec![
        plant(site, 0, "CL", Status::Verified, None, all).await,
        plant(site, 1, "JO", Status::Verified, None, all).await,
        plant(site, 2, "JO", Status::Verified, Some("CL"), all).await,
        plant(site, MEMBER, "CL", Status::Verified, Some("JO"), all).await,
        plant(site, 4, "CL", Status::Submitted, None, all).await,
    ];
    for n in 0..people.len() {
        bind(site, &mut people, n).await;
    }
    people
}

/// Binds the person `n` to the one before, the first to the last: as their child, for whom they acted until a court stopped it.
async fn bind(site: &Site, people: &mut [Planted], n: usize) {
    let now = site.app.clock.now();
    let before = people[(n + people.len() - 1) % people.len()].id;
    let person = people[n].id;
    let row = tie::new((before, person), tie::Role::Child, (true, person::Source::Own), now);
    people[n].tie = Some(row.id.clone().unwrap());
    tie::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
    let child = person::Model {
        birth_year: Some(2015),
        birth_month: Some(3),
        birth_day: Some(2),
        ..row_of(site, person).await
    };
    let by = (account(site, "clerk-santiago").await, now);
    let papers = (guardianship::Basis::Parent, guardianship::Evidence::Birth);
    let mut row = guardianship::new((&child, before), papers, by).unwrap();
    let id = row.id.clone().unwrap();
    let key = person_key::find(&site.db, &site.app.keys, person).await.unwrap();
    let mut of = Aviary { person: n, given: std::mem::take(&mut people[n].canaries) };
    row.stopped = Set(Some(guardianship::Stopped::Court));
    row.stopped_at = Set(Some(now));
    row.reason = Set(Some(key.seal(
        kit::seal::Place { table: "guardianships", column: "reason", row: id.0.as_bytes() },
        of.arabic("guardianships.reason", "").as_bytes(),
    )));
    people[n].canaries = of.given;
    people[n].guardianship = Some(id);
    guardianship::Entity::insert(row).exec_without_returning(&site.db).await.unwrap();
}
