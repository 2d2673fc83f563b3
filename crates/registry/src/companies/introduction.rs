//! `/companies/{id}/introduction`: whom of their own people the desk would introduce to the keeper of a company: by the registry
//! number. What is said to the keeper is asked on the page of the two companies.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::de_line;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};

use super::href;
use crate::company::directory;
use crate::company::{self, CompanyId, Model};
use crate::people::companies::partners;
use crate::person;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the company.
    pub page_href: String,
    /// What it is called.
    pub name: String,
    /// The form.
    pub form: Filled,
    /// The companies of the person whose number was typed, where there are several: address and name.
    pub companies: Vec<(String, String)>,
}

/// Who is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The registry number.
    #[serde(deserialize_with = "de_line")]
    pub person: String,
}

fn page(company: &Model, form: Filled) -> Page {
    Page { page_href: href(company.id), name: company.name.clone(), form, companies: Vec::new() }
}

/// Asks for the number.
pub async fn get(ctx: Ctx, Path(id): Path<CompanyId>) -> Result<Response> {
    let company = directory::find_listed(&ctx, id).await?;
    ctx.page("companies/introduction.html", &page(&company, Filled::new(&Form::default()))).await
}

/// Leads on to the page of the two companies.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<CompanyId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let company = directory::find_listed(&ctx, id).await?;
    let mut errors = Errors::default();
    let person = person::numbered_for(&ctx, &form.person, Action::EditPerson).await?;
    let Some(person) = person.filter(|person| person.status.is_living()) else {
        errors.add("person", "companies-introduction-error-number");
        let page = page(&company, ctx.filled(&form, errors));
        return ctx.invalid("companies/introduction.html", &page).await;
    };
    // Their companies are named by their number: that is a look at their record.
    let person = person::find_for(&ctx, person.id, Action::EditPerson).await?;
    let kept = company::of(&ctx, person.id).await?.into_iter().map(|(row, _)| row);
    let kept = kept.filter(|row| row.person_id == person.id && row.id != id);
    let mut companies: Vec<(String, String)> =
        kept.map(|row| (partners::href((person.id, row.id), id), row.name)).collect();
    match companies.len() {
        0 => {
            errors.add("person", "companies-introduction-error-none");
            let page = page(&company, ctx.filled(&form, errors));
            ctx.invalid("companies/introduction.html", &page).await
        }
        1 => Ok(ctx.redirect(&companies.remove(0).0)),
        _ => {
            let page = Page { companies, ..page(&company, Filled::new(&form)) };
            ctx.page("companies/introduction.html", &page).await
        }
    }
}
