//! What is said of a company: how large it is, how it trades, what it looks for.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// How many work in it: the size classes of the OECD and of Eurostat, the smallest one parted by whether anybody but its owner
/// does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Size {
    /// One alone.
    Alone,
    /// Two to nine.
    Micro,
    /// Ten to 49.
    Small,
    /// 50 to 249.
    Medium,
    /// 250 and more.
    Large,
}

/// How it trades across borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Trade {
    /// It brings goods or services into its country.
    Imports,
    /// It sells them to other countries.
    Exports,
    /// It buys from Palestine.
    BuysHome,
    /// It sells to Palestine.
    SellsHome,
}

/// Whom or what it looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Seek {
    /// A partner to do business with together.
    Partner,
    /// Somebody who sells for it elsewhere.
    Distributor,
    /// Somebody to buy from.
    Supplier,
    /// Somebody to sell to.
    Buyer,
    /// Somebody who puts money in.
    Investor,
}

/// What it would put money into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Invest {
    /// Companies in Palestine.
    HomeCompanies,
    /// Projects of community development: schools, clinics, water, work for the young.
    Projects,
    /// Land and buildings in Palestine.
    Property,
    /// Companies of Palestinians abroad.
    AbroadCompanies,
}

/// When it could do so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Readiness {
    /// At once.
    Now,
    /// Within a year.
    Year,
    /// It looks around.
    Exploring,
}

/// How much, in US dollars: bands, since nobody writes down a sum to a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Budget {
    /// Less than 50,000.
    Below50k,
    /// To 250,000.
    To250k,
    /// To a million.
    To1m,
    /// More.
    Above1m,
}

/// The one that a form or a row calls `code`.
pub fn one<T: ActiveEnum<Value = String>>(code: &str) -> Option<T> {
    T::try_from_value(&code.to_owned()).ok()
}

/// Those that a row names, in one column: codes with a space between them, in the order of `T`.
pub fn all<T: ActiveEnum<Value = String> + sea_orm::Iterable>(codes: &str) -> Vec<T> {
    T::iter().filter(|one| codes.split(' ').any(|code| code == one.to_value())).collect()
}

/// As such a column.
pub fn joined<T: ActiveEnum<Value = String>>(of: &[T]) -> String {
    of.iter().map(T::to_value).collect::<Vec<_>>().join(" ")
}

/// Those that a form sends, each once; nothing where one of them is none.
pub fn sent<T: ActiveEnum<Value = String> + sea_orm::Iterable>(codes: &[String]) -> Option<Vec<T>> {
    let is_known = codes.iter().all(|code| one::<T>(code).is_some());
    is_known.then(|| all(&codes.join(" ")))
}

/// What a company is and does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct About {
    /// What it is called.
    pub name: String,
    /// What it is called in the other script; or empty.
    pub other_name: String,
    /// What it does, in the words of whoever says so.
    pub activity: String,
    /// The same as a section or division of ISIC Rev. 4; or empty.
    pub industry: String,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// How many work in it, where that was said.
    pub size: Option<Size>,
    /// How it trades.
    pub trade: Vec<Trade>,
    /// What it makes or sells under which names; or empty.
    pub brands: String,
    /// Its website, with `https://`; or empty.
    pub website: String,
}

/// What a company looks for and would invest in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Interests {
    /// Whom it looks for.
    pub seeks: Vec<Seek>,
    /// In which trade, in words; or empty.
    pub wanted: String,
    /// The same as a section or division of ISIC Rev. 4; or empty.
    pub wanted_industry: String,
    /// What it would put money into.
    pub invests: Vec<Invest>,
    /// When, where that was said.
    pub readiness: Option<Readiness>,
    /// How much, where that was said.
    pub budget: Option<Budget>,
    /// What else it says of it; or empty.
    pub words: String,
}

/// The address of a website as it is kept, of what was `typed`: with its scheme, of a host that has a dot. Nothing where it can
/// be none; empty where nothing was typed.
pub fn read_website(typed: &str) -> Option<String> {
    if typed.is_empty() {
        return Some(String::new());
    }
    let whole = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let url = url::Url::parse(&whole).ok()?;
    let is_plain =
        ["http", "https"].contains(&url.scheme()) && url.username().is_empty() && url.password().is_none();
    let has_dot = url.domain().is_some_and(|host| host.trim_matches('.').contains('.'));
    (is_plain && has_dot).then(|| url.to_string().trim_end_matches('/').to_owned())
}

/// The name of the section or division `code` of ISIC in the page's language; or empty.
pub fn industry_name(ctx: &accounts::Ctx, code: &str) -> String {
    let row = ctx.app().reference.industries.get(code);
    row.map(|row| row.name(ctx.locale()).to_owned()).unwrap_or_default()
}

/// The section to which a section or division of ISIC belongs; empty where there is none.
pub fn section_of(reference: &accounts::reference::Reference, code: &str) -> String {
    let row = reference.industries.get(code);
    row.map(|row| if row.group.is_empty() { row.id.clone() } else { row.group.clone() }).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_one_column() {
        assert_eq!(all::<Trade>("exports imports"), [Trade::Imports, Trade::Exports]);
        assert_eq!(all::<Trade>("import exportss"), []);
        assert_eq!(joined(&[Trade::Imports, Trade::BuysHome]), "imports buys_home");
        let sent =
            |codes: &[&str]| sent::<Seek>(&codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>());
        assert_eq!(sent(&["buyer", "partner", "buyer"]), Some(vec![Seek::Partner, Seek::Buyer]));
        assert_eq!(sent(&["buyer", "x"]), None);
        assert_eq!(sent(&[]), Some(vec![]));
    }

    #[test]
    fn websites_as_people_write_them() {
        for (typed, kept) in [
            ("", ""),
            ("example.com", "https://example.com"),
            ("www.example.com/", "https://www.example.com"),
            ("http://example.com/a?b=c", "http://example.com/a?b=c"),
            ("مثال.فلسطين", "https://xn--mgbh0fb.xn--ygbi2ammx"),
        ] {
            assert_eq!(read_website(typed).as_deref(), Some(kept), "{typed}");
        }
        for wrong in [
            "javascript:alert(1)",
            "ftp://example.com",
            "example",
            "a b",
            "https://u:p@example.com",
            "http://127.0.0.1",
            "https://.",
        ] {
            assert_eq!(read_website(wrong), None, "{wrong}");
        }
    }
}
