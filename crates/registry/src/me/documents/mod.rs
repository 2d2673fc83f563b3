//! `/me/documents`: the identity documents of a member, and of a child for whom they act.

pub mod index;
pub mod new;
pub mod removal;
pub mod scan;
pub mod show;

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::form::Filled;
use serde::Serialize;

use super::own_or_leave;
use crate::identity_document::{Form, Issuers};
use crate::person::Model;

/// Whose documents a page is about.
pub(in crate::me) struct Owner {
    /// The member who asks, or the child.
    pub person: Model,
    /// Address of the list of the documents.
    pub list: String,
    /// The child's name, and the address of their page.
    pub child: Option<(String, String)>,
}

/// The member's own documents; or the answer that ends the session.
async fn own(ctx: &Ctx) -> Result<Result<Owner, Response>> {
    let person = own_or_leave(ctx).await?;
    Ok(person.map(|person| Owner { person, list: ctx.href("/me/documents"), child: None }))
}

/// Where a page about documents stands.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// Address of the list of the documents.
    pub list: String,
    /// The child's name; empty where the documents are the member's.
    pub child: String,
    /// Address of the page to which the list leads back.
    pub back: String,
}

impl Place {
    fn of(ctx: &Ctx, owner: &Owner) -> Self {
        let (child, back) = owner.child.clone().unwrap_or_else(|| (String::new(), ctx.href("/me/details")));
        Self { list: owner.list.clone(), child, back }
    }
}

/// The form of a document, as the pages show it.
#[derive(Debug, Serialize)]
pub struct Asked {
    /// The form.
    pub form: Filled,
    /// Countries of which the typed name may mean each: code and name.
    pub issuers: Issuers,
}

impl Asked {
    fn of(form: &Form) -> Self {
        Self { form: Filled::new(form).that_switches_language(), issuers: Issuers::new() }
    }
}
