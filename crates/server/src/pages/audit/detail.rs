//! What else a row of the audit says: only codes and counts of which it is known that they name nobody.

use std::collections::HashMap;

use accounts::{Ctx, audit};
use kit::crockford;
use kit::format::{self, PartialDate};
use serde_json::Value;
use uuid::Uuid;

use super::acts::Group;

/// What of a detail is shown, and the key of what it is called. Nothing else is.
#[rustfmt::skip]
const KEYS: &[(&str, &str)] = &[
    ("country", "audit-detail-country"),
    ("countries", "audit-detail-countries"),
    ("serves", "audit-detail-countries"),
    ("role", "audit-detail-role"),
    ("mission", "audit-kind-mission"),
    ("region", "audit-kind-region"),
    ("from", "audit-detail-from"),
    ("to", "audit-detail-to"),
    ("ground", "audit-detail-ground"),
    ("basis", "audit-detail-ground"),
    ("field", "audit-detail-fields"),
    ("fields", "audit-detail-fields"),
    ("page", "audit-detail-fields"),
    ("kind", "audit-detail-kind"),
    ("link", "audit-detail-link"),
    ("way", "audit-detail-way"),
    ("purpose", "audit-detail-purpose"),
    ("reach", "audit-detail-reach"),
    ("action", "audit-detail-action"),
    ("desk", "audit-detail-desk"),
    ("of", "audit-detail-of"),
    ("as", "audit-detail-format"),
    ("format", "audit-detail-format"),
    ("what", "audit-detail-what"),
    ("pseudonym", "audit-detail-person"),
    ("rows", "audit-detail-rows"),
];

/// Words for codes.
#[rustfmt::skip]
const CODES: &[(&str, &str)] = &[
    ("papers", "audit-code-papers"),
    ("known", "audit-code-known"),
    ("person", "audit-code-person"),
    ("slip", "audit-code-slip"),
    ("other", "audit-code-other"),
    ("no_bond", "people-ground-no-bond"),
    ("twice", "people-ground-twice"),
    ("invented", "people-ground-invented"),
    ("certificate", "people-ground-certificate"),
    ("family", "people-ground-family"),
    ("name", "people-show-name"),
    ("sex", "people-show-sex"),
    ("birth", "people-show-birth"),
    ("origin", "people-show-origin"),
    ("occupation", "people-show-occupation"),
    ("city", "people-show-city"),
    ("camp", "people-show-camp"),
    ("residence", "people-show-residence"),
    ("contacts", "audit-code-contacts"),
    ("about", "audit-code-about"),
    ("preferences", "audit-code-preferences"),
    ("country", "people-country"),
    ("born", "people-born"),
    ("status", "people-status"),
    ("registered", "dashboard-registered"),
    ("phone", "audit-code-phone"),
    ("email", "audit-code-email"),
    ("number", "audit-code-number"),
    ("return", "audit-code-return"),
    ("news", "people-show-consent-news"),
    ("events", "people-show-consent-events"),
    ("surveys", "people-show-consent-surveys"),
    ("volunteering", "people-show-consent-volunteering"),
    ("sharing", "people-show-consent-sharing"),
    ("office", "audit-code-office"),
    ("all", "audit-code-all"),
    ("first", "audit-code-first"),
    ("invitation", "audit-code-invitation"),
    ("reset", "audit-code-reset"),
    ("objection", "audit-code-objection"),
    ("erasure", "audit-code-erasure"),
    ("submitted", "people-status-submitted"),
    ("verified", "people-status-verified"),
    ("held", "people-status-held"),
    ("returned", "people-status-returned"),
    ("paused", "people-status-paused"),
    ("clerk", "roles-clerk"),
    ("supervisor", "roles-supervisor"),
    ("hq_officer", "roles-hq-officer"),
    ("analyst", "roles-analyst"),
    ("auditor", "roles-auditor"),
    ("administrator", "roles-administrator"),
    ("data_protection_officer", "roles-data-protection-officer"),
    ("programme_manager", "roles-programme-manager"),
    ("camp_leader", "roles-camp-leader"),
    ("camp_medic", "roles-camp-medic"),
    ("follow_up", "people-reason-follow-up"),
    ("asked_by_person", "people-reason-asked-by-person"),
    ("asked_by_mission", "people-reason-asked-by-mission"),
    ("complaint", "people-reason-complaint"),
    ("data_check", "people-reason-data-check"),
    ("SeePeople", "roles-may-see-people"),
    ("VerifyPerson", "roles-may-verify-person"),
    ("EditPerson", "roles-may-edit-person"),
    ("TransferPerson", "roles-may-transfer-person"),
    ("CareForPeople", "roles-may-care-for-people"),
    ("ReopenPerson", "roles-may-reopen-person"),
    ("SeeExperts", "roles-may-see-experts"),
    ("SeeAssociations", "roles-may-see-associations"),
    ("ManageAssociations", "roles-may-manage-associations"),
    ("SeeOpportunities", "roles-may-see-opportunities"),
    ("ManageOpportunities", "roles-may-manage-opportunities"),
    ("SeeNumbers", "roles-may-see-numbers"),
    ("SeeAccounts", "roles-may-see-accounts"),
    ("ManageAccounts", "roles-may-manage-accounts"),
    ("ConfirmReset", "roles-may-confirm-reset"),
    ("ConfirmGrant", "roles-may-confirm-grant"),
    ("SeeMissions", "roles-may-see-missions"),
    ("ManageMissions", "roles-may-manage-missions"),
    ("SeeAudit", "roles-may-see-audit"),
    ("AnswerDataRequests", "roles-may-answer-data-requests"),
    ("refused", "audit-what-refused"),
    ("parent", "me-family-basis-parent"),
    ("legal", "me-family-basis-legal"),
    ("asks", "people-disclosure-reason-asks"),
    ("service", "people-disclosure-reason-service"),
    ("danger", "people-disclosure-reason-danger"),
    ("check", "people-disclosure-reason-check"),
    ("objects", "public-figures-removal-objects"),
    ("wrong", "public-figures-removal-wrong"),
    ("not_public", "public-figures-removal-not-public"),
];

/// The detail `kept` in words; `offices` are the names of missions and regions.
pub fn told(ctx: &Ctx, kept: &str, offices: &HashMap<Uuid, String>) -> Vec<String> {
    let Ok(kept) = serde_json::from_str::<Value>(kept) else { return Vec::new() };
    let known = KEYS.iter().filter_map(|(key, label)| {
        let value = value(ctx, key, kept.get(key)?, offices)?;
        Some(ctx.text_with("audit-detail", &[("what", ctx.text(label)), ("value", value)]))
    });
    known.collect()
}

fn value(ctx: &Ctx, key: &str, kept: &Value, offices: &HashMap<Uuid, String>) -> Option<String> {
    match kept {
        Value::Bool(is_so) => Some(ctx.text(if *is_so { "site-yes" } else { "site-no" })),
        Value::Number(count) => Some(format::number(ctx.numerals(), count.as_i64()?)),
        Value::String(code) if matches!(key, "mission" | "region") => {
            offices.get(&code.parse().ok()?).cloned()
        }
        Value::String(code) if key == "pseudonym" => {
            audit::read_pseudonym(code).map(|pseudonym| crockford::grouped(&pseudonym, 5))
        }
        Value::String(code) => words(ctx, code),
        Value::Array(all) => {
            let all: Vec<String> = all.iter().filter_map(|one| value(ctx, key, one, offices)).collect();
            (!all.is_empty()).then(|| all.join(&format!("{} ", ctx.text("mission-comma"))))
        }
        Value::Null | Value::Object(_) => None,
    }
}

/// A code in words; as it is where it has none, unless it could be anything but a code.
fn words(ctx: &Ctx, code: &str) -> Option<String> {
    let group = Group::ALL.into_iter().find(|(_, own, _)| *own == code).map(|(_, _, key)| key);
    let key = CODES.iter().find(|(own, _)| *own == code).map(|(_, key)| *key);
    if let Some(key) = key.or(group) {
        return Some(ctx.text(key));
    }
    if let Some(country) = ctx.app().reference.countries.get(code) {
        return Some(country.name(ctx.locale()).to_owned());
    }
    if let Some(day) = PartialDate::parse(code) {
        return Some(format::date(ctx.numerals(), day));
    }
    let is_code = code.len() <= 32 && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_code.then(|| code.to_owned())
}
