//! Something in Palestine that looks for people abroad: an investment, a project of community development, or an expert who is
//! needed for a while. A home institution has it, and the ministry's department for expatriates posts it for them. Members read
//! what is open, in their language where it is written in it, and say whether they are interested
//! ([`opportunity_interest`](crate::opportunity_interest)).

mod expert;
mod fit;
mod said;
mod shown;
mod typed;

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use accounts::staff::AccountId;
use chrono::{DateTime, NaiveDate, Utc};
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{Condition, Iterable, QueryOrder, QuerySelect, QueryTrait};

pub use expert::NAMED;
pub use fit::{Fit, Why};
pub use said::{Expert, Kind, Said, State, Words};
pub use shown::Shown;
pub use typed::{Form, Offers};

use crate::expert::fit::Wanted;
use crate::expert::{Help, codes};

kit::id_type!(
    /// An opportunity.
    OpportunityId
);

/// Kind of its rows in the audit.
pub const KIND: &str = "opportunity";
/// Opportunities of one list.
const LISTED: u64 = 500;
/// The largest sum that is read: what is more is mistyped.
const LARGEST: i64 = 1_000_000_000_000;

/// A row of `opportunities`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opportunities")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OpportunityId,
    /// What it is.
    pub kind: Kind,
    /// The institution in Palestine whose it is.
    pub institution: String,
    /// Title in Arabic, or empty.
    pub title_ar: String,
    /// Text in Arabic, or empty.
    pub text_ar: String,
    /// Title in English, or empty.
    pub title_en: String,
    /// Text in English, or empty.
    pub text_en: String,
    /// Title in Spanish, or empty.
    pub title_es: String,
    /// Text in Spanish, or empty.
    pub text_es: String,
    /// Its trade in words, or empty.
    pub activity: String,
    /// The same as a section or division of ISIC Rev. 4; or empty.
    pub industry: String,
    /// Governorate or town in Palestine, or empty.
    pub place: String,
    /// What it seeks, in whole US dollars.
    pub amount: Option<i64>,
    /// The last day on which it is open.
    pub closes_on: Option<NaiveDate>,
    /// The specialty of the expert who is needed, a code of the list of specialties, or as typed; or empty.
    pub specialty: String,
    /// Their occupation, a unit group of ISCO-08, or as typed; or empty.
    pub occupation: String,
    /// What they would do.
    pub help: Option<Help>,
    /// In which languages they must be able to work: codes with a space between them; or empty.
    pub languages: String,
    /// The first day on which they are needed.
    pub starts_on: Option<NaiveDate>,
    /// The last day.
    pub ends_on: Option<NaiveDate>,
    /// Whether it can be done from afar.
    pub online: bool,
    /// Where it stands.
    pub state: State,
    /// Who wrote it down.
    pub created_by: AccountId,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Since when members read it.
    pub opened_at: Option<DateTime<Utc>>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// How often it was changed: by this a form knows that something else is said by now.
    pub revision: i32,
}

impl ActiveModelBehavior for ActiveModel {}

const fn public(column: &'static str) -> kit::field::Field {
    field(column, Tier::T0, Purpose::Registry, Retention::Record)
}

/// What the columns are: nothing of a person but who wrote it down.
pub const TABLE: Table = Table {
    name: "opportunities",
    person: None,
    fields: &[
        public("id"),
        public("kind"),
        public("institution"),
        public("title_ar"),
        public("text_ar"),
        public("title_en"),
        public("text_en"),
        public("title_es"),
        public("text_es"),
        public("activity"),
        public("industry"),
        public("place"),
        public("amount"),
        public("closes_on"),
        public("specialty"),
        public("occupation"),
        public("help"),
        public("languages"),
        public("starts_on"),
        public("ends_on"),
        public("online"),
        public("state"),
        field("created_by", Tier::T2, Purpose::Accountability, Retention::Record),
        public("created_at"),
        public("updated_at"),
        public("opened_at"),
        public("closed_at"),
        public("revision"),
    ],
};

/// Whole US dollars as people write them: in digits of any script, with or without one mark between groups of three, with or
/// without their sign. Nothing where it can be no such sum, such as one with a fraction.
pub(crate) fn read_value(typed: &str) -> Option<i64> {
    let plain = kit::clean::line(typed).to_uppercase();
    let sum = plain.trim_start_matches("USD").trim_start_matches("US").trim_end_matches("USD");
    let sum = sum.trim_matches(['$', ' ']);
    let mark = sum.chars().find(|c| !c.is_ascii_digit());
    if mark.is_some_and(|mark| !",.'’ ٬،".contains(mark)) {
        return None;
    }
    let groups: Vec<&str> = mark.map_or_else(|| vec![sum], |mark| sum.split(mark).collect());
    let is_grouped = |at: usize, group: &str| if at == 0 { group.len() <= 3 } else { group.len() == 3 };
    let are_groups = groups.len() == 1 || groups.iter().enumerate().all(|(at, group)| is_grouped(at, group));
    let are_digits =
        groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let value = groups.concat().parse().ok().filter(|value| *value <= LARGEST);
    value.filter(|_| are_groups && are_digits)
}

fn columns(said: &Said) -> ActiveModel {
    let [ar, en, es] = said.words.clone();
    let expert = said.expert.clone();
    ActiveModel {
        kind: Set(said.kind),
        institution: Set(said.institution.clone()),
        title_ar: Set(ar.title),
        text_ar: Set(ar.text),
        title_en: Set(en.title),
        text_en: Set(en.text),
        title_es: Set(es.title),
        text_es: Set(es.text),
        activity: Set(said.activity.clone()),
        industry: Set(said.industry.clone()),
        place: Set(said.place.clone()),
        amount: Set(said.amount),
        closes_on: Set(said.closes_on),
        specialty: Set(expert.specialty),
        occupation: Set(expert.occupation),
        help: Set(expert.help),
        languages: Set(expert.languages),
        starts_on: Set(expert.starts_on),
        ends_on: Set(expert.ends_on),
        online: Set(expert.online),
        ..Default::default()
    }
}

/// A draft of which this is said, as `by` writes it down at `at`.
pub fn new(said: &Said, by: AccountId, at: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        id: Set(OpportunityId::new()),
        state: Set(State::Draft),
        created_by: Set(by),
        created_at: Set(at),
        updated_at: Set(at),
        opened_at: Set(None),
        closed_at: Set(None),
        revision: Set(0),
        ..columns(said)
    }
}

/// Keeps a draft.
pub async fn create(ctx: &Ctx, said: &Said) -> Result<OpportunityId> {
    let row = new(said, ctx.staff()?.id, ctx.now());
    let id = Entity::insert(row).exec_with_returning(ctx.tx().await?).await?.id;
    ctx.record(Entry::done("opportunity.create").to(KIND, id.0));
    Ok(id)
}

fn open_on(today: NaiveDate) -> Condition {
    let not_over = |column: Column| Condition::any().add(column.is_null()).add(column.gte(today));
    let is_open = Condition::all().add(Column::State.eq(State::Open));
    is_open.add(not_over(Column::ClosesOn)).add(not_over(Column::EndsOn))
}

/// Which are open today.
pub(crate) fn open_ids(today: NaiveDate) -> SelectStatement {
    Entity::find().filter(open_on(today)).select_only().column(Column::Id).into_query()
}

/// Those that are open today, the newest first.
pub async fn open(ctx: &Ctx) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(open_on(ctx.now().date_naive())).order_by_desc(Column::OpenedAt);
    Ok(rows.order_by_desc(COLUMN.id).limit(LISTED).all(ctx.tx().await?).await?)
}

/// The one with this id, if it is open today.
pub async fn find_open(ctx: &Ctx, id: OpportunityId) -> Result<Option<Model>> {
    let row = Entity::find_by_id(id).filter(open_on(ctx.now().date_naive()));
    Ok(row.one(ctx.tx().await?).await?)
}

/// The one with this id, whatever became of it: for who is interested in it already.
pub async fn find(db: &impl ConnectionTrait, id: OpportunityId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Those with these ids, for who is interested in them already.
pub async fn with_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OpportunityId>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(COLUMN.id.is_in(ids)).all(db).await
}

/// Those that the viewer reads, the newest first: all where they manage them, else what is open.
pub async fn listed_for(ctx: &Ctx) -> Result<Vec<Model>> {
    if !ctx.staff()?.decide(Action::ManageOpportunities).is_permitted() {
        return open(ctx).await;
    }
    let rows = Entity::find().order_by_desc(COLUMN.id).limit(LISTED);
    Ok(rows.all(ctx.tx().await?).await?)
}

/// The one with this id, if the viewer reads it.
pub async fn find_for(ctx: &Ctx, id: OpportunityId) -> Result<Model> {
    let found = match ctx.staff()?.decide(Action::ManageOpportunities).is_permitted() {
        true => find(ctx.tx().await?, id).await?,
        false => find_open(ctx, id).await?,
    };
    found.ok_or(Error::NotFound)
}

impl Model {
    /// What is said of it.
    pub fn said(&self) -> Said {
        let words = |title: &str, text: &str| Words { title: title.to_owned(), text: text.to_owned() };
        Said {
            kind: self.kind,
            institution: self.institution.clone(),
            words: [
                words(&self.title_ar, &self.text_ar),
                words(&self.title_en, &self.text_en),
                words(&self.title_es, &self.text_es),
            ],
            activity: self.activity.clone(),
            industry: self.industry.clone(),
            place: self.place.clone(),
            amount: self.amount,
            closes_on: self.closes_on,
            expert: self.expert(),
        }
    }

    /// Which expert is needed.
    fn expert(&self) -> Expert {
        Expert {
            specialty: self.specialty.clone(),
            occupation: self.occupation.clone(),
            help: self.help,
            languages: self.languages.clone(),
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            online: self.online,
        }
    }

    /// What the expert must be, for finding them.
    pub fn wanted(&self) -> Wanted {
        Wanted {
            specialty: self.specialty.clone(),
            occupation: self.occupation.clone(),
            help: self.help,
            languages: codes(&self.languages),
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            online: self.online,
        }
    }

    /// Whether its last day is over, or that of what an expert would do.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        [self.closes_on, self.ends_on].into_iter().flatten().any(|last| last < today)
    }

    /// Whether members read it today.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.state == State::Open && !self.is_over(today)
    }

    /// From now on this is said of it; what is open stays open. False if that changes nothing.
    pub async fn change(&self, ctx: &Ctx, said: &Said) -> Result<bool> {
        if self.said() == *said {
            return Ok(false);
        }
        let (row, mut changed) = (columns(said), Entity::update_many());
        for column in Column::iter() {
            if let Some(value) = row.get(column).into_value() {
                changed = changed.col_expr(column, Expr::value(value));
            }
        }
        if !self.write(ctx, changed.filter(Column::State.ne(State::Closed))).await? {
            return Err(Error::NotFound);
        }
        ctx.record(Entry::done("opportunity.change").to(KIND, self.id.0));
        Ok(true)
    }

    /// Members read it from now on. False if it is no draft any more.
    pub async fn publish(&self, ctx: &Ctx) -> Result<bool> {
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(State::Open))
            .col_expr(Column::OpenedAt, Expr::value(ctx.now()))
            .filter(Column::State.eq(State::Draft));
        let is_done = self.write(ctx, changed).await?;
        if is_done {
            ctx.record(Entry::done("opportunity.open").to(KIND, self.id.0));
        }
        Ok(is_done)
    }

    /// Nobody can say any more that they are interested. False if it is not open.
    pub async fn close(&self, ctx: &Ctx) -> Result<bool> {
        let changed = Entity::update_many()
            .col_expr(Column::State, Expr::value(State::Closed))
            .col_expr(Column::ClosedAt, Expr::value(ctx.now()))
            .filter(Column::State.eq(State::Open));
        let is_done = self.write(ctx, changed).await?;
        if is_done {
            ctx.record(Entry::done("opportunity.close").to(KIND, self.id.0));
        }
        Ok(is_done)
    }

    /// Writes what `changed` sets, if nothing else was written since this was read.
    async fn write(&self, ctx: &Ctx, changed: sea_orm::UpdateMany<Entity>) -> Result<bool> {
        let written = changed
            .col_expr(Column::UpdatedAt, Expr::value(ctx.now()))
            .col_expr(Column::Revision, Expr::value(self.revision + 1))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.revision.eq(self.revision))
            .exec(ctx.tx().await?)
            .await?;
        Ok(written.rows_affected > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::read_value;

    #[test]
    fn sums_as_people_write_them() {
        for (typed, value) in [
            ("0", 0),
            ("12500", 12_500),
            ("12,500", 12_500),
            ("12.500", 12_500),
            ("1.250.000", 1_250_000),
            ("1,250,000", 1_250_000),
            ("1 250 000", 1_250_000),
            ("1'250'000", 1_250_000),
            ("١٢٥٠٠", 12_500),
            ("١٢٬٥٠٠", 12_500),
            ("۱۲۵۰۰", 12_500),
            (" 12,500 $ ", 12_500),
            ("$12,500", 12_500),
            ("US$ 12,500", 12_500),
            ("usd 12500", 12_500),
            ("12500 USD", 12_500),
            ("1000000000000", 1_000_000_000_000),
        ] {
            assert_eq!(read_value(typed), Some(value), "{typed}");
        }
        for wrong in [
            "",
            "12.5",
            "12,50",
            "1,2500",
            "1250,000",
            "1.250,000",
            "1,250.00",
            "1..250",
            ",500",
            "500,",
            "-5",
            "+5",
            "5 000 €",
            "12k",
            "x",
            "$",
            "1000000000001",
            "99999999999999999999",
        ] {
            assert_eq!(read_value(wrong), None, "{wrong}");
        }
    }
}
