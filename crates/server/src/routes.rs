//! All routes, in one table. From a row follow the page's file, its template and its test (see
//! ARCHITECTURE.md); `just where URL` prints them.

use std::sync::Arc;

use accounts::App;
use accounts::ctx::{self, Access};
use accounts::policy::Action;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{Method, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use kit::Error;
use kit::form::MOST_UPLOAD;
use kit::locale::Address;
use kit::page::localized;

use crate::ask::{Page, ask};
use crate::{embedded, pages};

/// One page.
pub struct Row {
    /// Its address, without the language.
    pub path: &'static str,
    /// The module of its page.
    pub module: &'static str,
    /// Who may open it.
    pub access: Access,
    /// Whether it is there in the demonstration only.
    pub demo_only: bool,
    /// Its methods, for the list.
    pub methods: &'static [&'static str],
    /// Its handlers.
    handlers: fn() -> MethodRouter,
}

macro_rules! rows {
    ($($path:literal, $access:expr, $($page:ident)::+, [$first:ident $(, $more:ident)?] $(, $demo:ident)?;)*) => {
        &[$(Row {
            path: $path,
            module: rows!(@name $($page)::+),
            access: $access,
            demo_only: rows!(@demo $($demo)?),
            methods: &[stringify!($first) $(, stringify!($more))?],
            handlers: rows!(@handlers [$($page)::+] $first $($more)?),
        }),*]
    };
    (@handlers [$($page:ident)::+] $only:ident) => { || axum::routing::$only(rows!(@page $($page)::+::$only)) };
    (@handlers [$($page:ident)::+] $first:ident $more:ident) => {
        || axum::routing::$first(rows!(@page $($page)::+::$first)).$more(rows!(@page $($page)::+::$more))
    };
    (@page $page:path) => { Page(|request| ask($page, request)) };
    (@name $last:ident) => { stringify!($last) };
    (@name $first:ident :: $($rest:ident)::+) => { concat!(stringify!($first), "::", rows!(@name $($rest)::+)) };
    (@demo demo) => { true };
    (@demo) => { false };
}

use Access::{AnyStaff, Member, Neutral, OwnAccount, Public, Staff};
use Action::{
    AnswerDataRequests, CareForPeople, ConfirmGrant, ConfirmReset, EditPerson, ManageAccounts,
    ManageAssociations, ManageMissions, ManageOpportunities, ReopenPerson, SeeAccounts, SeeAssociations,
    SeeAudit, SeeCompanies, SeeExperts, SeeMissions, SeeNumbers, SeeOpportunities, SeePeople, TransferPerson,
    VerifyPerson,
};

/// The table.
#[rustfmt::skip]
pub static ROWS: &[Row] = rows! {
    "/",                          Public,              pages::index,                    [get];
    "/privacy",                   Public,              pages::privacy,                  [get];
    "/accessibility",             Public,              pages::accessibility,            [get];
    "/help",                      Public,              pages::help,                     [get];
    "/sign-in",                   Public,              accounts::sign_in::index,        [get, post];
    "/sign-in/passkey",           Public,              accounts::sign_in::passkey,      [get, post];
    "/invitations/{token}",       Public,              accounts::invitations::show,     [get, post];
    "/register",                  Public,              registry::register::index,       [get, post];
    "/register/name",             Public,              registry::register::name,        [get, post];
    "/register/spelling",         Public,              registry::register::spelling,    [get, post];
    "/register/residence",        Public,              registry::register::residence,   [get, post];
    "/register/camp",             Public,              registry::register::camp,        [get, post];
    "/register/contact",          Public,              registry::register::contact,     [get, post];
    "/register/about",            Public,              registry::register::about,       [get, post];
    "/register/minor",            Public,              registry::register::minor,       [get];
    "/register/later",            Public,              registry::register::later,       [get, post];
    "/register/consents",         Public,              registry::register::consents,    [get, post];
    "/register/check",            Public,              registry::register::check,       [get, post];
    "/register/done",             Public,              registry::register::done,        [get];
    "/register/resume",           Public,              registry::register::resume,      [get, post];
    "/register/paper",            Public,              registry::register::paper,       [get];
    "/register/suggestions",      Public,              registry::register::suggestions, [post];
    "/register/email",            Public,              registry::register::email,       [get, post];
    "/me",                        Member,              registry::me::index,             [get];
    "/me/details",                Member,              registry::me::details,           [get];
    "/me/confirmation",           Member,              registry::me::confirmation,      [get, post];
    "/me/name",                   Member,              registry::me::name,              [get, post];
    "/me/residence",              Member,              registry::me::residence,         [get, post];
    "/me/camp",                   Member,              registry::me::camp,              [get, post];
    "/me/about",                  Member,              registry::me::about,             [get, post];
    "/me/requests",               Member,              registry::me::requests::index,   [get];
    "/me/requests/{id}",          Member,              registry::me::requests::show,    [get, post];
    "/me/requests/{id}/withdrawal", Member,            registry::me::requests::withdrawal, [post];
    "/me/resubmission",           Member,              registry::me::resubmission,      [get, post];
    "/me/sign-in",                Public,              registry::me::sign_in::index,    [get, post];
    "/me/sign-in/passkey",        Public,              registry::me::sign_in::passkey,  [get, post];
    "/me/code",                   Public,              registry::me::code,              [get, post];
    "/me/who",                    Public,              registry::me::who,               [get, post];
    "/me/proof",                  Public,              registry::me::proof,             [get, post];
    "/me/sign-out",               Member,              registry::me::sign_out,          [post];
    "/me/contacts",               Member,              registry::me::contacts::index,   [get];
    "/me/contacts/new",           Member,              registry::me::contacts::new,     [get, post];
    "/me/contacts/{id}/verification", Member,          registry::me::contacts::verification, [get, post];
    "/me/contacts/{id}/removal",  Member,              registry::me::contacts::removal, [get, post];
    "/me/emergency",              Member,              registry::me::emergency,         [get, post];
    "/me/family",                 Member,              registry::me::family::index,     [get];
    "/me/family/child",           Member,              registry::me::family::child,     [get, post];
    "/me/family/invitation",      Member,              registry::me::family::invitation, [get, post];
    "/me/family/invitations/{id}", Member,             registry::me::family::invitations::show, [get, post];
    "/me/family/joining",         Member,              registry::me::family::joining,   [get, post];
    "/me/family/requests/{id}",   Member,              registry::me::family::requests::show, [get, post];
    "/me/family/ties/{id}",       Member,              registry::me::family::ties::show, [get, post];
    "/me/family/{id}",            Member,              registry::me::family::show,      [get];
    "/me/family/{id}/name",       Member,              registry::me::family::name,      [get, post];
    "/me/family/{id}/about",      Member,              registry::me::family::about,     [get, post];
    "/me/family/{id}/residence",  Member,              registry::me::family::residence, [get, post];
    "/me/family/{id}/email",      Member,              registry::me::family::email,     [get, post];
    "/me/family/{id}/block",      Member,              registry::me::family::block,     [post];
    "/me/family/{id}/copy",       Member,              registry::me::family::copy,      [get, post];
    "/me/family/{id}/documents",  Member,              registry::me::family::documents::index, [get];
    "/me/family/{id}/documents/new", Member,           registry::me::family::documents::new, [get, post];
    "/me/family/{id}/documents/{document}", Member,    registry::me::family::documents::show, [get, post];
    "/me/family/{id}/documents/{document}/scan", Member, registry::me::family::documents::scan::index, [get, post];
    "/me/family/{id}/documents/{document}/scan/removal", Member, registry::me::family::documents::scan::removal, [post];
    "/me/family/{id}/documents/{document}/removal", Member, registry::me::family::documents::removal, [get, post];
    "/me/refugee",                Member,              registry::me::refugee::index,    [get, post];
    "/me/refugee/displacement",   Member,              registry::me::refugee::displacement, [get, post];
    "/me/refugee/displacements/{id}/removal", Member,  registry::me::refugee::displacements::removal, [post];
    "/me/documents",              Member,              registry::me::documents::index,  [get];
    "/me/documents/new",          Member,              registry::me::documents::new,    [get, post];
    "/me/documents/{id}",         Member,              registry::me::documents::show,   [get, post];
    "/me/documents/{id}/scan",    Member,              registry::me::documents::scan::index, [get, post];
    "/me/documents/{id}/scan/removal", Member,         registry::me::documents::scan::removal, [post];
    "/me/documents/{id}/removal", Member,              registry::me::documents::removal, [get, post];
    "/me/companies",              Member,              registry::me::companies::index,  [get];
    "/me/companies/new",          Member,              registry::me::companies::new,    [get, post];
    "/me/companies/joining",      Member,              registry::me::companies::joining, [get, post];
    "/me/companies/{id}",         Member,              registry::me::companies::show,   [get];
    "/me/companies/{id}/about",   Member,              registry::me::companies::about,  [get, post];
    "/me/companies/{id}/interests", Member,            registry::me::companies::interests, [get, post];
    "/me/companies/{id}/directory", Member,            registry::me::companies::directory, [get, post];
    "/me/companies/{id}/invitation", Member,           registry::me::companies::invitation, [post];
    "/me/companies/{id}/people/{role}/removal", Member, registry::me::companies::people::removal, [post];
    "/me/companies/{id}/removal", Member,              registry::me::companies::removal, [get, post];
    "/me/introductions",          Member,              registry::me::introductions::index, [get];
    "/me/introductions/{id}",     Member,              registry::me::introductions::show, [get, post];
    "/me/expertise",              Member,              registry::me::expertise::index, [get];
    "/me/expertise/edit",         Member,              registry::me::expertise::edit,  [get, post];
    "/me/expertise/directory",    Member,              registry::me::expertise::directory, [get, post];
    "/me/expertise/removal",      Member,              registry::me::expertise::removal, [get, post];
    "/me/opportunities",          Member,              registry::me::opportunities::index, [get];
    "/me/opportunities/{id}",     Member,              registry::me::opportunities::show, [get, post];
    "/me/opportunities/{id}/answer", Member,           registry::me::opportunities::answer, [get, post];
    "/me/opportunities/{id}/withdrawal", Member,       registry::me::opportunities::withdrawal, [post];
    "/me/needs",                  Member,              registry::me::needs::index,      [get];
    "/me/needs/new",              Member,              registry::me::needs::new,        [get, post];
    "/me/needs/{id}",             Member,              registry::me::needs::show,       [get, post];
    "/me/consents",               Member,              registry::me::consents,          [get, post];
    "/me/history",                Member,              registry::me::history,           [get];
    "/me/preferences",            Member,              registry::me::preferences,       [get, post];
    "/me/sessions",               Member,              registry::me::sessions,          [get, post];
    "/me/passkeys",               Member,              registry::me::passkeys::index,   [get];
    "/me/passkeys/new",           Member,              registry::me::passkeys::new,     [get, post];
    "/me/passkeys/proof",         Member,              registry::me::passkeys::proof,      [get, post];
    "/me/passkeys/{id}/removal",  Member,              registry::me::passkeys::removal, [get, post];
    "/me/associations",           Member,              registry::me::associations::index, [get];
    "/me/associations/find",      Member,              registry::me::associations::find, [get];
    "/me/associations/{id}",      Member,              registry::me::associations::show, [get];
    "/me/associations/{id}/membership", Member,        registry::me::associations::membership, [get, post];
    "/me/associations/{id}/leaving", Member,           registry::me::associations::leaving, [get, post];
    "/me/associations/{id}/about", Member,             registry::me::associations::about, [get, post];
    "/me/associations/{id}/members", Member,           registry::me::associations::members::index, [get, post];
    "/me/associations/{id}/members/print", Member,     registry::me::associations::members::print, [get];
    "/me/associations/{id}/members/{member}", Member,  registry::me::associations::members::show, [get];
    "/me/associations/{id}/members/{member}/removal", Member, registry::me::associations::members::removal, [get, post];
    "/me/associations/{id}/officers/{officer}/ending", Member, registry::me::associations::officers::ending, [get, post];
    "/me/copy",                   Member,              registry::me::copy,              [get, post];
    "/me/pause",                  Member,              registry::me::pause,             [get, post];
    "/me/objection",              Member,              registry::me::objection,         [get, post];
    "/me/again",                  Member,              registry::me::again,             [get, post];
    "/me/leaving",                Member,              registry::me::leaving::index,    [get, post];
    "/me/leaving/departure",      Member,              registry::me::leaving::departure, [get, post];
    "/me/family/{id}/leaving",    Member,              registry::me::family::leaving,   [get, post];
    "/me/left",                   Public,              registry::me::left,              [get];
    "/dashboard",                 AnyStaff,            pages::dashboard::index,         [get];
    "/dashboard/table",           Staff(SeeNumbers),   pages::dashboard::table,         [get];
    "/names",                     Staff(SeePeople),    pages::names,                    [get, post];
    "/people",                    Staff(SeePeople),    registry::people::index,         [get, post];
    "/people/new",                Staff(EditPerson),   registry::people::new,           [get, post];
    "/people/results",            Staff(SeePeople),    registry::people::results,       [post];
    "/people/searches",           Staff(SeePeople),    registry::people::searches::index, [get];
    "/people/searches/new",       Staff(SeePeople),    registry::people::searches::new, [get, post];
    "/people/searches/{id}/removal", Staff(SeePeople), registry::people::searches::removal, [post];
    "/people/{id}",               Staff(SeePeople),    registry::people::show,          [get];
    "/people/{id}/reason",        Staff(SeePeople),    registry::people::reason,        [get, post];
    "/people/{id}/verification",  Staff(VerifyPerson), registry::people::verification,  [get, post];
    "/people/{id}/returning",     Staff(VerifyPerson), registry::people::returning,     [get, post];
    "/people/{id}/rejection",     Staff(VerifyPerson), registry::people::rejection,     [get, post];
    "/people/{id}/death",         Staff(VerifyPerson), registry::people::death,         [get, post];
    "/people/{id}/reopening",     Staff(ReopenPerson), registry::people::reopening,     [get, post];
    "/people/{id}/emergency",     Staff(EditPerson),   registry::people::emergency,     [get, post];
    "/people/{id}/refugee",       Staff(EditPerson),   registry::people::refugee,       [get, post];
    "/people/{id}/disclosure",    Staff(SeePeople),    registry::people::disclosure,    [get, post];
    "/people/{id}/documents/new", Staff(EditPerson),   registry::people::documents::new, [get, post];
    "/people/{id}/documents/{document}", Staff(EditPerson), registry::people::documents::show, [get, post];
    "/people/{id}/documents/{document}/check", Staff(VerifyPerson), registry::people::documents::check, [post];
    "/people/{id}/documents/{document}/scan", Staff(EditPerson), registry::people::documents::scan, [get, post];
    "/people/{id}/documents/{document}/disclosure", Staff(SeePeople), registry::people::documents::disclosure, [get, post];
    "/people/{id}/documents/{document}/removal", Staff(EditPerson), registry::people::documents::removal, [get, post];
    "/people/{id}/companies/new", Staff(EditPerson),   registry::people::companies::new, [get, post];
    "/people/{id}/companies/{company}", Staff(EditPerson), registry::people::companies::show, [get, post];
    "/people/{id}/companies/{company}/interests", Staff(EditPerson), registry::people::companies::interests, [get, post];
    "/people/{id}/companies/{company}/directory", Staff(EditPerson), registry::people::companies::directory, [get, post];
    "/people/{id}/companies/{company}/partners", Staff(EditPerson), registry::people::companies::partners::index, [get];
    "/people/{id}/companies/{company}/partners/{partner}", Staff(EditPerson), registry::people::companies::partners::show, [get, post];
    "/people/{id}/companies/{company}/removal", Staff(EditPerson), registry::people::companies::removal, [get, post];
    "/people/{id}/associations",  Staff(EditPerson),   registry::people::associations::index, [get];
    "/people/{id}/associations/{association}", Staff(EditPerson), registry::people::associations::show, [get, post];
    "/people/{id}/associations/{association}/removal", Staff(EditPerson), registry::people::associations::removal, [get, post];
    "/people/{id}/expertise",     Staff(EditPerson),   registry::people::expertise::index, [get, post];
    "/people/{id}/expertise/directory", Staff(EditPerson), registry::people::expertise::directory, [get, post];
    "/people/{id}/expertise/removal", Staff(EditPerson), registry::people::expertise::removal, [get, post];
    "/people/{id}/interest",      Staff(EditPerson),   registry::people::interest,      [get, post];
    "/people/{id}/needs/new",     Staff(EditPerson),   registry::people::needs::new,    [get, post];
    "/people/{id}/family",        Staff(SeePeople),    registry::people::family::index, [get];
    "/people/{id}/family/child",  Staff(VerifyPerson), registry::people::family::child, [get, post];
    "/people/{id}/family/tie",    Staff(EditPerson),   registry::people::family::tie,   [get, post];
    "/people/{id}/family/ties/{tie}/removal", Staff(EditPerson), registry::people::family::ties::removal, [post];
    "/people/{id}/family/requests/{request}", Staff(VerifyPerson), registry::people::family::requests::show, [get, post];
    "/people/{id}/family/guardianships/{guardianship}", Staff(VerifyPerson), registry::people::family::guardianships::show, [get, post];
    "/people/{id}/edit",          Staff(EditPerson),   registry::people::edit,          [get, post];
    "/people/{id}/receipt",       Staff(EditPerson),   registry::people::receipt,       [get];
    "/people/{id}/passkeys",      Staff(EditPerson),   registry::people::passkeys,      [get, post];
    "/people/{id}/return-code",   Staff(EditPerson),   registry::people::return_code,   [get, post];
    "/people/{id}/data-request",  Staff(EditPerson),   registry::people::data_request,  [get, post];
    "/people/{id}/contacts/new",  Staff(EditPerson),   registry::people::contacts::new, [get, post];
    "/people/{id}/contacts/{contact}/removal", Staff(EditPerson), registry::people::contacts::removal, [get, post];
    "/people/{id}/contacts/{contact}/verification", Staff(EditPerson), registry::people::contacts::verification, [post];
    "/people/{id}/notes/new",     Staff(SeePeople),    registry::people::notes::new,    [get, post];
    "/people/{id}/notes/{note}/removal", Staff(SeePeople), registry::people::notes::removal, [post];
    "/people/{id}/requests/{request}", Staff(VerifyPerson), registry::people::requests::show, [get, post];
    "/people/{id}/transfer",      Staff(TransferPerson), registry::people::transfer::index, [get, post];
    "/people/{id}/transfer/withdrawal", Staff(TransferPerson), registry::people::transfer::withdrawal, [post];
    "/transfers/{id}",            Staff(VerifyPerson), registry::transfers::show,       [get, post];
    "/queue",                     Staff(VerifyPerson), registry::queue::index,          [get];
    "/queue/next",                Staff(VerifyPerson), registry::queue::next,           [post];
    "/queue/claim",               Staff(VerifyPerson), registry::queue::claim,          [post];
    "/queue/release",             Staff(VerifyPerson), registry::queue::release,        [post];
    "/companies",                 Staff(SeeCompanies), registry::companies::index,      [get, post];
    "/companies/{id}",            Staff(SeeCompanies), registry::companies::show,       [get];
    "/companies/{id}/introduction", Staff(EditPerson), registry::companies::introduction, [get, post];
    "/introductions",             Staff(EditPerson),   registry::introductions::index,  [get];
    "/introductions/{id}",        Staff(EditPerson),   registry::introductions::show,   [get, post];
    "/associations",              Staff(SeeAssociations), registry::associations::index, [get, post];
    "/associations/new",          Staff(ManageAssociations), registry::associations::new, [get, post];
    "/associations/{id}",         Staff(SeeAssociations), registry::associations::show, [get];
    "/associations/{id}/about",   Staff(ManageAssociations), registry::associations::about, [get, post];
    "/associations/{id}/members", Staff(SeePeople),    registry::associations::members, [get];
    "/associations/{id}/officers/new", Staff(ManageAssociations), registry::associations::officers::new, [get, post];
    "/associations/{id}/officers/{officer}", Staff(ManageAssociations), registry::associations::officers::show, [get, post];
    "/associations/{id}/officers/{officer}/removal", Staff(ManageAssociations), registry::associations::officers::removal, [get, post];
    "/associations/{id}/removal", Staff(ManageAssociations), registry::associations::removal, [get, post];
    "/experts",                   Staff(SeeExperts),   registry::experts::index,       [get, post];
    "/experts/{id}",              Staff(SeeExperts),   registry::experts::show,        [get];
    "/opportunities",             Staff(SeeOpportunities), registry::opportunities::index, [get];
    "/opportunities/new",         Staff(ManageOpportunities), registry::opportunities::new, [get, post];
    "/opportunities/{id}",        Staff(SeeOpportunities), registry::opportunities::show, [get];
    "/opportunities/{id}/edit",   Staff(ManageOpportunities), registry::opportunities::edit, [get, post];
    "/opportunities/{id}/publication", Staff(ManageOpportunities), registry::opportunities::publication, [post];
    "/opportunities/{id}/matches", Staff(ManageOpportunities), registry::opportunities::matches::index, [get];
    "/opportunities/{id}/matches/{expert}", Staff(ManageOpportunities), registry::opportunities::matches::show, [get, post];
    "/opportunities/{id}/interests/{interest}", Staff(ManageOpportunities), registry::opportunities::interests::show, [get, post];
    "/opportunities/{id}/closing", Staff(ManageOpportunities), registry::opportunities::closing, [get, post];
    "/public-figures",            Staff(SeeAssociations), registry::public_figures::index, [get, post];
    "/public-figures/new",        Staff(ManageAssociations), registry::public_figures::new, [get, post];
    "/public-figures/{id}",       Staff(SeeAssociations), registry::public_figures::show, [get];
    "/public-figures/{id}/edit",  Staff(ManageAssociations), registry::public_figures::edit, [get, post];
    "/public-figures/{id}/removal", Staff(ManageAssociations), registry::public_figures::removal, [get, post];
    "/needs",                     Staff(CareForPeople), registry::needs::index,         [get];
    "/needs/{id}",                Staff(CareForPeople), registry::needs::show,          [get, post];
    "/data-requests",             Staff(AnswerDataRequests), registry::data_requests::index, [get];
    "/data-requests/{id}",        Staff(AnswerDataRequests), registry::data_requests::show, [get, post];
    "/staff-accounts",            Staff(SeeAccounts),  accounts::staff_accounts::index, [get];
    "/staff-accounts/new",        Staff(ManageAccounts), accounts::staff_accounts::new, [get, post];
    "/staff-accounts/{id}",       Staff(SeeAccounts),  accounts::staff_accounts::show,  [get];
    "/staff-accounts/{id}/grant", Staff(ManageAccounts), accounts::staff_accounts::grant, [get, post];
    "/staff-accounts/{id}/confirmation", Staff(ConfirmGrant), accounts::staff_accounts::confirmation, [get, post];
    "/staff-accounts/{id}/handover", Staff(ManageAccounts), accounts::staff_accounts::handover, [get, post];
    "/staff-accounts/{id}/invitation", Staff(ManageAccounts), accounts::staff_accounts::invitation, [post];
    "/staff-accounts/{id}/suspension", Staff(ManageAccounts), accounts::staff_accounts::suspension, [get, post];
    "/staff-accounts/{id}/reset", Staff(ConfirmReset), accounts::staff_accounts::reset, [get, post];
    "/audit",                     Staff(SeeAudit),     pages::audit,                    [get];
    "/account",                   OwnAccount,          accounts::account::index,        [get, post];
    "/account/password",          OwnAccount,          accounts::account::password,     [get, post];
    "/account/recovery-codes",    OwnAccount,          accounts::account::recovery_codes, [get, post];
    "/account/passkeys",          OwnAccount,          accounts::account::passkeys::index, [get];
    "/account/passkeys/new",      OwnAccount,          accounts::account::passkeys::new, [get, post];
    "/account/passkeys/proof",    OwnAccount,          accounts::account::passkeys::proof, [get, post];
    "/account/passkeys/{id}/removal", OwnAccount,      accounts::account::passkeys::removal, [get, post];
    "/account/proof",             OwnAccount,          accounts::account::proof,        [get, post];
    "/account/presence",          OwnAccount,          accounts::account::presence,     [post];
    "/roles",                     AnyStaff,            accounts::roles,                 [get];
    "/missions",                  Staff(SeeMissions),  accounts::missions::index,       [get];
    "/missions/new",              Staff(ManageMissions), accounts::missions::new,       [get, post];
    "/missions/{id}",             Staff(SeeMissions),  accounts::missions::show,        [get];
    "/missions/{id}/edit",        Staff(ManageMissions), accounts::missions::edit,      [get, post];
    "/regions",                   Staff(SeeMissions),  accounts::regions::index,        [get];
    "/regions/new",               Staff(ManageMissions), accounts::regions::new,        [get, post];
    "/regions/{id}/edit",         Staff(ManageMissions), accounts::regions::edit,       [get, post];
    "/language",                  OwnAccount,          pages::language,                 [post];
    "/sign-out",                  OwnAccount,          pages::sign_out,                 [post];
    "/styleguide",                Public,              pages::styleguide,               [get], demo;
    "/demo",                      Public,              pages::demo,                     [get, post], demo;
    "/dev/mail",                  Public,              pages::dev::mail,                [get], demo;
    "/healthz",                   Neutral,             pages::healthz,                  [get];
    "/readyz",                    Neutral,             pages::readyz,                   [get];
};

/// The router of all rows that `app` has, each page inside [`ctx::run`].
pub fn router(app: &Arc<App>, form_limit: usize) -> Router {
    let (assets, _) = embedded::assets();
    let mut router = Router::new();
    for row in ROWS.iter().filter(|row| app.settings.demo || !row.demo_only) {
        let (app, access) = (app.clone(), row.access);
        let around = middleware::from_fn(move |request, next| ctx::run(app.clone(), access, request, next));
        // What brings a file is larger than other forms.
        let most = if row.path.ends_with("/scan") { MOST_UPLOAD } else { form_limit };
        let handlers: MethodRouter = (row.handlers)().layer(around);
        router = router.route(row.path, handlers.layer(DefaultBodyLimit::max(most)));
    }
    router.merge(assets).fallback(fallback).method_not_allowed_fallback(async || Error::Method)
}

/// Nothing here; an address that only ends in one slash too many leads to the page.
async fn fallback(request: Request) -> Response {
    let Some(address) = request.extensions().get::<Address>() else { return Error::NotFound.into_response() };
    let path = address.path.trim_end_matches('/');
    // `//host` and `/\\host` would lead away from here.
    if request.method() != Method::GET
        || path.is_empty()
        || path.len() + 1 != address.path.len()
        || path[1..].starts_with(['/', '\\'])
    {
        return Error::NotFound.into_response();
    }
    let to =
        address.locale.map_or_else(|| path.to_owned(), |locale| localized(locale, path)) + &address.query;
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response()
}
