//! `/demo`, in the demonstration: sign in as one of its invented staff, or as a member.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::session::Owner;
use accounts::staff;
use axum::response::Response;
use kit::clean::de_code;
use kit::{Error, Result, form};
use samples::cast;
use serde::{Deserialize, Serialize};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whom one can sign in as.
    pub staff: Vec<Person>,
    /// An address with which one can sign in as a member.
    pub member_email: &'static str,
}

/// A member of staff.
#[derive(Debug, Serialize)]
pub struct Person {
    /// What is sent.
    pub slug: &'static str,
    /// Name.
    pub name: &'static str,
    /// City of the mission, in the page's language.
    pub mission: String,
    /// Role: `clerk` or `supervisor`.
    pub role: accounts::policy::Role,
}

/// What is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Whom to sign in as.
    #[serde(deserialize_with = "de_code")]
    pub slug: String,
}

/// Shows the list.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let missions = &ctx.app().reference.missions;
    let city = |slug: &str| {
        let mission = missions.iter().find(|mission| mission.id == slug);
        mission.map(|mission| mission.city(ctx.locale()).to_owned()).unwrap_or_default()
    };
    let staff = cast::STAFF
        .iter()
        .map(|of| Person { slug: of.slug, name: of.name, mission: city(of.mission), role: of.role })
        .collect();
    ctx.page("demo.html", &Page { staff, member_email: cast::FAMILY_EMAIL }).await
}

/// Signs in.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let of = cast::STAFF.iter().find(|of| of.slug == form.slug).ok_or(Error::NotFound)?;
    let account = staff::by_email(ctx.tx().await?, of.email).await?.ok_or(Error::NotFound)?;
    ctx.sign_in(Owner::Staff(account.id));
    ctx.record(Entry::done("staff.sign_in").to("staff_account", account.id.0));
    Ok(ctx.redirect("/dashboard"))
}
