//! `/missions/{id}`: one mission: its contacts, whom it serves, who works there.

use axum::response::Response;
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::names;
use crate::mission::{self, Kind, MissionId};
use crate::policy::Action;
use crate::{Ctx, grant, staff};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The mission.
    pub of: Mission,
    /// Where it is changed, if the reader may.
    pub edit_href: Option<String>,
    /// Who works there now; empty for readers who may not see accounts.
    pub staff: Vec<Colleague>,
}

/// A mission.
#[derive(Debug, Serialize)]
pub struct Mission {
    /// Kind.
    pub kind: Kind,
    /// Host country.
    pub country: String,
    /// City.
    pub city: String,
    /// E-mail, or empty.
    pub email: String,
    /// Telephone, or empty.
    pub phone: String,
    /// Website, or empty.
    pub website: String,
    /// Languages, by name.
    pub languages: Vec<String>,
    /// Countries it serves, by name.
    pub serves: Vec<String>,
    /// Whether the ministry has confirmed it.
    pub confirmed: bool,
}

/// Someone who works there.
#[derive(Debug, Serialize)]
pub struct Colleague {
    /// Name.
    pub name: String,
    /// Address of the account.
    pub href: String,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<MissionId>) -> Result<Response> {
    let (db, locale, reader) = (ctx.tx().await?, ctx.locale(), ctx.staff()?);
    let mission = mission::find(db, id).await?.ok_or(Error::NotFound)?;
    let city = mission.city(locale).to_owned();
    let languages = mission.languages.split(' ').filter_map(|code| {
        Some(ctx.text(match code {
            "ar" => "missions-language-ar",
            "en" => "missions-language-en",
            "es" => "missions-language-es",
            "fr" => "missions-language-fr",
            "de" => "missions-language-de",
            "pt" => "missions-language-pt",
            _ => return None,
        }))
    });
    let of = Mission {
        kind: mission.kind,
        country: ctx.app().reference.countries.name(&mission.country, locale).to_owned(),
        languages: languages.collect(),
        serves: names(&ctx, &mission::countries(db, id).await?),
        city,
        email: mission.email,
        phone: mission.phone,
        website: mission.website,
        confirmed: mission.confirmed,
    };
    let mut colleagues = Vec::new();
    if reader.may(Action::SeeAccounts) {
        for account in staff::by_ids(db, grant::at_mission(db, id, ctx.now()).await?).await? {
            let href = format!("/staff-accounts/{}", account.id);
            colleagues.push(Colleague { name: account.name, href });
        }
    }
    let edit_href = reader.may(Action::ManageMissions).then(|| format!("/missions/{id}/edit"));
    ctx.page("missions/show.html", &Page { of, edit_href, staff: colleagues }).await
}
