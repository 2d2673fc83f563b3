//! What is said of an association, of an office in it, and of what a member lets it see.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::AssociationId;

/// What kind of association it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// Speaks for the whole community of a place.
    #[default]
    Community,
    /// Associations that belong together.
    Federation,
    /// A club.
    Club,
    /// Helps those in need.
    Charity,
    /// Keeps language, heritage and the arts.
    Cultural,
    /// Of women.
    Women,
    /// Of the young.
    Youth,
    /// Of students.
    Students,
    /// Of a profession: physicians, engineers, lawyers.
    Professional,
    /// Of businesspeople.
    Business,
    /// Of a church or mosque.
    Religious,
    /// For sport.
    Sports,
    /// Of those who come from one town, or of one family.
    Hometown,
    /// Of friends of Palestine.
    Solidarity,
    /// Another.
    Other,
}

/// Whether it is at work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// It is.
    #[default]
    Active,
    /// It was dissolved, or sleeps.
    Closed,
}

/// An office in an association.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Office {
    /// Heads it.
    #[default]
    Chair,
    /// Stands in for the head.
    Deputy,
    /// Keeps its papers.
    Secretary,
    /// Keeps its money.
    Treasurer,
    /// Sits on the board.
    Board,
    /// Another.
    Other,
}

/// What a member lets an association see besides the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Share {
    /// Country and city.
    Place,
    /// Telephones.
    Phone,
    /// E-mail addresses.
    Email,
    /// Of the age, ten years in which it lies.
    Age,
    /// What they do.
    Occupation,
    /// Where in Palestine they come from.
    Origin,
}

/// What is said of an association.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct About {
    /// Its kind.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// What it is called in the other script; or empty.
    pub other_name: String,
    /// Of which one it is a branch.
    pub parent: Option<AssociationId>,
    /// The year in which it was founded.
    pub founded: Option<i16>,
    /// Under which number the country where it works has it registered; or empty.
    pub registered_as: String,
    /// Country, ISO 3166-1 alpha-2: the scope.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// Street and number, or empty.
    pub address: String,
    /// Telephone in E.164, or empty.
    pub phone: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Website, with `https://`; or empty.
    pub website: String,
    /// How many members it says it has.
    pub members_said: Option<i32>,
    /// What it does, in its own words; or empty.
    pub words: String,
    /// Whether it is at work.
    pub state: State,
}
