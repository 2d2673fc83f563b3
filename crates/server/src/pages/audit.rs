//! `/audit`: what was done, by whom, to whom. A person of the registry is a pseudonym here, in all languages, filters
//! and details: who reads this page follows records and never learns whose they are.

use std::collections::HashMap;

use accounts::audit::listed::{self, Asked, Start};
use accounts::audit::{self, ActorKind, AuditId, Entry, Model, Outcome, PERSON, head, link};
use accounts::grant::{self, Office, Post};
use accounts::policy::Role;
use accounts::staff::{self, AccountId};
use accounts::{Ctx, mission, region};
use axum::response::Response;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use kit::clean::{self, de_code};
use kit::form::{self, Errors, Filled};
use kit::{Result, crockford};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

pub mod acts;
mod detail;

use acts::Group;

/// Rows on a page.
const SIZE: u64 = 50;
/// Days that are shown where nothing was asked for.
const DAYS: i64 = 30;
/// Accounts that are offered.
const ACCOUNTS: u64 = 2000;

/// A row that waits longer than this to be linked, and a head that is not published for so long, are told of: something
/// has stopped.
const LINKED_WITHIN: TimeDelta = TimeDelta::minutes(1);
const PUBLISHED_WITHIN: TimeDelta = TimeDelta::hours(2);

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The filters as they were sent.
    pub form: Filled,
    /// Whether anything was asked for.
    pub is_narrowed: bool,
    /// How far the rows are linked; nothing where none is yet.
    pub chain: Option<Chain>,
    /// First day, or empty.
    pub from: String,
    /// Last day, or empty.
    pub to: String,
    /// The accounts of staff.
    pub accounts: Vec<Choice>,
    /// The groups of acts.
    pub groups: Vec<Choice>,
    /// The rows, the newest first.
    pub rows: Vec<Row>,
    /// Address of newer rows, or empty.
    pub newer: String,
    /// Address of older rows, or empty.
    pub older: String,
}

/// How far the audit's rows are linked and made known outside.
#[derive(Debug, Serialize)]
pub struct Chain {
    /// How many are linked.
    pub rows: i64,
    /// When the last were.
    pub at: String,
    /// When the chain's head was last published, or empty.
    pub published: String,
    /// Whether linking or publishing has stopped.
    pub is_late: bool,
}

/// Something to choose.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// Its code.
    pub value: String,
    /// What it is called.
    pub label: String,
}

/// Something that was done or refused.
#[derive(Debug, Serialize)]
pub struct Row {
    /// When.
    pub at: String,
    /// What, in words; as it is kept where there are none.
    pub act: String,
    /// Whether it was refused.
    pub is_refused: bool,
    /// Who: what kind.
    pub by: ActorKind,
    /// Name of the member of staff, or empty.
    pub name: String,
    /// Address of what they did, or empty.
    pub by_href: String,
    /// Their role then.
    pub role: Option<Role>,
    /// Their mission or region then; empty for the ministry.
    pub office: String,
    /// To what: its kind, or empty.
    pub kind: String,
    /// What it is called: a pseudonym, a name, a city; or empty.
    pub whom: String,
    /// Address of all about it, or empty.
    pub whom_href: String,
    /// What else is known.
    pub details: Vec<String>,
}

/// What is asked for; it stands in the address.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// First day, such as `2026-11-23`. Empty: from the beginning; nothing at all: the last days.
    pub from: Option<String>,
    /// Last day.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
    /// Id of a staff account.
    #[serde(deserialize_with = "de_code")]
    pub account: String,
    /// Code of a group of acts, or `refused`.
    #[serde(deserialize_with = "de_code")]
    pub what: String,
    /// A pseudonym.
    #[serde(deserialize_with = "de_code")]
    pub person: String,
    /// The page begins before this row.
    #[serde(deserialize_with = "de_code")]
    pub before: String,
    /// The page ends after this row.
    #[serde(deserialize_with = "de_code")]
    pub after: String,
}

impl Form {
    /// With the first day filled in: of one person all is shown.
    fn filled_in(mut self, now: DateTime<Utc>) -> Self {
        let from = match self.from {
            Some(from) => clean::code(&from),
            None if self.person.is_empty() => (now - TimeDelta::days(DAYS)).date_naive().to_string(),
            None => String::new(),
        };
        self.from = Some(from);
        self
    }

    fn asked(&self, errors: &mut Errors) -> Asked {
        let from = day(self.from.as_deref().unwrap_or_default(), "from", errors);
        let to = day(&self.to, "to", errors);
        if to.zip(from).is_some_and(|(to, from)| to < from) {
            errors.add("to", "audit-error-to-before");
        }
        let pseudonym = audit::read_pseudonym(&self.person);
        if pseudonym.is_none() && !self.person.is_empty() {
            errors.add("person", "audit-error-person");
        }
        let start_of = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
        Asked {
            from: from.map(start_of),
            // The last day counts whole.
            to: to.and_then(|to| to.succ_opt()).map(start_of),
            account: self.account.parse().ok(),
            acts: Group::from_code(&self.what).map(Group::acts).unwrap_or_default(),
            refused: self.what == "refused",
            pseudonym,
        }
    }

    fn start(&self) -> Start {
        match (self.before.parse(), self.after.parse()) {
            (Ok(id), _) => Start::Before(id),
            (_, Ok(id)) => Start::After(id),
            _ => Start::Newest,
        }
    }

    /// The address of the page that begins there.
    fn href(&self, side: &str, of: AuditId) -> String {
        let from = self.from.clone().unwrap_or_default();
        let of = of.to_string();
        let mut values = vec![("from", from.as_str())];
        let others =
            [("to", &self.to), ("account", &self.account), ("what", &self.what), ("person", &self.person)];
        values.extend(
            others
                .into_iter()
                .map(|(name, value)| (name, value.as_str()))
                .filter(|(_, value)| !value.is_empty()),
        );
        values.push((side, &of));
        format!("/audit{}", form::query(&values))
    }
}

/// The day that was written; none where it is empty or wrong.
fn day(written: &str, field: &str, errors: &mut Errors) -> Option<NaiveDate> {
    if written.is_empty() {
        return None;
    }
    let day = NaiveDate::parse_from_str(written, "%Y-%m-%d").ok();
    if day.is_none() {
        errors.add(field, "audit-error-day");
    }
    day
}

/// Lists what was done.
pub async fn get(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let is_narrowed =
        [&form.to, &form.account, &form.what, &form.person].iter().any(|value| !value.is_empty())
            || form.from.is_some();
    let form = form.filled_in(ctx.now());
    let mut errors = Errors::default();
    let asked = form.asked(&mut errors);
    let is_wrong = !errors.is_empty();
    let mut page = Page {
        form: ctx.filled(&form, errors),
        is_narrowed,
        chain: chain(&ctx).await?,
        from: asked.from.map(|_| form.from.clone().unwrap_or_default()).unwrap_or_default(),
        to: asked.to.map(|_| form.to.clone()).unwrap_or_default(),
        accounts: accounts(&ctx).await?,
        groups: groups(&ctx),
        rows: Vec::new(),
        newer: String::new(),
        older: String::new(),
    };
    if is_wrong {
        return ctx.invalid("audit.html", &page).await;
    }
    let found = listed::page(ctx.tx().await?, &asked, form.start(), SIZE).await?;
    if let Some(first) = found.rows.first().filter(|_| found.has_newer) {
        page.newer = form.href("after", first.id);
    }
    if let Some(last) = found.rows.last().filter(|_| found.has_older) {
        page.older = form.href("before", last.id);
    }
    page.rows = rows(&ctx, found.rows).await?;
    ctx.record(look(&form, &asked, page.rows.len()));
    ctx.page("audit.html", &page).await
}

async fn chain(ctx: &Ctx) -> Result<Option<Chain>> {
    let db = ctx.tx().await?;
    let Some(last) = link::last(db).await? else { return Ok(None) };
    let head = head::last(db).await?;
    let waits = link::waits_since(db).await?.is_some_and(|since| ctx.now() - since > LINKED_WITHIN);
    let is_public =
        head.as_ref().is_some_and(|head| head.seq == last.seq || ctx.now() - head.at < PUBLISHED_WITHIN);
    Ok(Some(Chain {
        rows: last.total,
        at: last.at.to_rfc3339(),
        published: head.map(|head| head.at.to_rfc3339()).unwrap_or_default(),
        is_late: waits
            || (!is_public && !ctx.app().settings.heads.is_empty() && ctx.now() - last.at > LINKED_WITHIN),
    }))
}

/// That the audit was read, and what of it.
fn look(form: &Form, asked: &Asked, rows: usize) -> Entry {
    let day = |at: Option<DateTime<Utc>>| at.map(|at| at.date_naive());
    let to = asked.to.map(|to| to - TimeDelta::days(1));
    let what = (asked.refused || !asked.acts.is_empty()).then_some(&form.what);
    let entry = Entry::done("audit.list").with(json!({
        "from": day(asked.from), "to": day(to), "what": what, "pseudonym": asked.pseudonym, "rows": rows,
    }));
    match asked.account {
        Some(account) => entry.to(staff::KIND, account.0),
        None => entry,
    }
}

async fn accounts(ctx: &Ctx) -> Result<Vec<Choice>> {
    let (rows, _) = staff::listed(ctx.tx().await?, None, (0, ACCOUNTS)).await?;
    Ok(rows.into_iter().map(|row| Choice { value: row.id.to_string(), label: row.name }).collect())
}

fn groups(ctx: &Ctx) -> Vec<Choice> {
    let groups = Group::ALL.into_iter().map(|(_, code, key)| (code, key));
    let groups = groups.chain([("refused", "audit-what-refused")]);
    groups.map(|(code, key)| Choice { value: code.to_owned(), label: ctx.text(key) }).collect()
}

/// The names of what rows are about.
struct Names {
    staff: HashMap<Uuid, String>,
    posts: HashMap<Uuid, Vec<Post>>,
    offices: HashMap<Uuid, String>,
}

async fn rows(ctx: &Ctx, rows: Vec<Model>) -> Result<Vec<Row>> {
    let (db, locale) = (ctx.tx().await?, ctx.locale());
    let by_staff =
        rows.iter().filter(|row| row.actor_kind == ActorKind::Staff).filter_map(|row| row.actor_id);
    let about_staff = rows.iter().filter(|row| is_about(row, staff::KIND)).filter_map(|row| row.subject_id);
    let missions = mission::all(db).await?.into_iter().map(|of| (of.id.0, of.city(locale).to_owned()));
    let regions = region::all(db).await?.into_iter().map(|of| (of.id.0, of.name(locale).to_owned()));
    let names = Names {
        posts: grant::of(db, by_staff.clone()).await?,
        staff: staff::names(db, by_staff.chain(about_staff)).await?,
        offices: missions.chain(regions).collect(),
    };
    Ok(rows.into_iter().map(|row| told(ctx, &names, row)).collect())
}

fn is_about(row: &Model, kind: &str) -> bool {
    row.subject_kind.as_deref() == Some(kind)
}

fn told(ctx: &Ctx, names: &Names, row: Model) -> Row {
    let actor = row.actor_id.filter(|_| row.actor_kind == ActorKind::Staff);
    let post = actor
        .and_then(|actor| names.posts.get(&actor))
        .and_then(|posts| posts.iter().find(|post| post.grant.holds_at(row.at)).or(posts.first()));
    let (whom, whom_href) = whom(ctx, names, &row);
    Row {
        at: row.at.to_rfc3339(),
        act: acts::words(&row.act).map_or_else(|| row.act.clone(), |key| ctx.text(key)),
        is_refused: row.outcome == Outcome::Refused,
        by: row.actor_kind,
        name: actor.and_then(|actor| names.staff.get(&actor)).cloned().unwrap_or_default(),
        by_href: actor.map(|actor| of_account(AccountId(actor))).unwrap_or_default(),
        role: post.map(|post| post.grant.role),
        office: post.map(|post| office(ctx, &post.office)).unwrap_or_default(),
        kind: row.subject_kind.unwrap_or_default(),
        whom,
        whom_href,
        details: detail::told(ctx, &row.detail, &names.offices),
    }
}

fn of_account(id: AccountId) -> String {
    format!("/audit{}", form::query(&[("account", &id.to_string())]))
}

fn office(ctx: &Ctx, office: &Office) -> String {
    match office {
        Office::Mission(mission) => mission.city(ctx.locale()).to_owned(),
        Office::Region(region) => region.name(ctx.locale()).to_owned(),
        Office::Ministry => String::new(),
    }
}

/// What the subject of a row is called, and where all about it is; never a person's name, number or id.
fn whom(ctx: &Ctx, names: &Names, row: &Model) -> (String, String) {
    let Some(id) = row.subject_id else { return Default::default() };
    match row.subject_kind.as_deref() {
        Some(PERSON) => {
            let pseudonym = crockford::grouped(&audit::pseudonym(&ctx.app().keys, id), 5);
            // Without a pseudonym in the row none is found by it.
            let href = row.pseudonym.as_ref().map(|_| form::query(&[("person", &pseudonym)]));
            (pseudonym, href.map(|query| format!("/audit{query}")).unwrap_or_default())
        }
        Some(staff::KIND) => (names.staff.get(&id).cloned().unwrap_or_default(), of_account(AccountId(id))),
        _ => (names.offices.get(&id).cloned().unwrap_or_default(), String::new()),
    }
}
