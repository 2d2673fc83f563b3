//! `/me/contacts`: a member's addresses and telephones.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

use super::super::own_or_leave;
use super::Contact;
use crate::contact;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The contacts, oldest first.
    pub contacts: Vec<Contact>,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let contacts = contact::of(ctx.tx().await?, person.id).await?;
    let page = Page { contacts: contacts.into_iter().map(Contact::from).collect() };
    ctx.page("me/contacts/index.html", &page).await
}
