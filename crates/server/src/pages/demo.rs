//! `/demo`, in the demonstration: sign in as one of its invented staff, or as a member.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Role;
use accounts::session::{Means, Owner};
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
    /// The password of all of them.
    pub password: &'static str,
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
    /// City of the mission or the region, in the page's language; empty for the ministry.
    pub office: String,
    /// Role.
    pub role: Role,
    /// E-mail, for the page where staff sign in.
    pub email: &'static str,
    /// What their app shows now.
    pub digits: String,
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
    let reference = &ctx.app().reference;
    let office = |at: cast::At| match at {
        cast::At::Mission(slug) => {
            let mission = reference.missions.iter().find(|mission| mission.id == slug);
            mission.map(|mission| mission.city(ctx.locale()).to_owned()).unwrap_or_default()
        }
        cast::At::Region(name) => {
            let region = reference.regions.iter().find(|region| region.name_en == name);
            region.map(|region| region.name(ctx.locale()).to_owned()).unwrap_or_default()
        }
        cast::At::Ministry => String::new(),
    };
    let staff = cast::STAFF.iter().map(|of| Person {
        slug: of.slug,
        name: of.name,
        office: office(of.office),
        role: of.role,
        email: of.email,
        digits: cast::authenticator(ctx.app(), of).digits(ctx.now()),
    });
    let page = Page { staff: staff.collect(), password: cast::PASSWORD, member_email: cast::FAMILY_EMAIL };
    ctx.page("demo.html", &page).await
}

/// Signs in.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let of = cast::STAFF.iter().find(|of| of.slug == form.slug).ok_or(Error::NotFound)?;
    let account = staff::by_email(ctx.tx().await?, of.email).await?.ok_or(Error::NotFound)?;
    // Nobody has a passkey of an invented account.
    ctx.sign_in(Owner::Staff(account.id), Means::Passkey);
    ctx.record(Entry::done("staff.sign_in").to("staff_account", account.id.0));
    Ok(ctx.redirect("/dashboard"))
}
