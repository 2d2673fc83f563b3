//! `/people/{id}/family`: the family as a drawing, and the same as a list: who is what to the person, where they live, who
//! acts for the children.

use std::collections::HashMap;

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use axum::response::Response;
use kit::path::Path;
use kit::{Locale, Result};
use serde::Serialize;
use serde_json::json;

use super::super::{Head, href};
use super::path;
use crate::family::{self, Drawing, Family, Kin, Line, Member};
use crate::guardianship::{self, Basis, Ended, Stopped};
use crate::number;
use crate::person::{self, Model, PersonId};
use crate::{child_request, tie};

/// Letters of a name that a box of the drawing holds.
const BOX_LETTERS: usize = 24;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The drawing; none for someone without a family.
    pub drawing: Option<Shown>,
    /// The people, who is nearest first.
    pub members: Vec<Row>,
    /// Whether there are more than are shown.
    pub is_cut: bool,
    /// Who acts, or acted, for whom.
    pub guardianships: Vec<Guardianship>,
    /// Children whom the person asks to have registered: name, and where that is decided.
    pub requests: Vec<(String, String)>,
    /// Whether the person is a minor.
    pub is_minor: bool,
    /// Whether it is a minor for whom nobody may act.
    pub is_alone: bool,
    /// Whether the viewer may change ties.
    pub may_edit: bool,
    /// Whether the viewer decides who acts for a child.
    pub may_decide: bool,
}

/// A drawing, as it is shown.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Width of a box.
    pub box_width: i32,
    /// Height of a box.
    pub box_height: i32,
    /// The boxes.
    pub boxes: Vec<Place>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A box.
#[derive(Debug, Serialize)]
pub struct Place {
    /// Its left side.
    pub x: i32,
    /// Its upper side.
    pub y: i32,
    /// The name, cut to fit; or empty.
    pub name: String,
    /// Who it is.
    pub row: Row,
}

/// Someone of the family.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// What they are to the person, where there is a word for it.
    pub kin: Option<Kin>,
    /// Address of the record; empty for those whom the viewer does not see.
    pub href: String,
    /// Name, in the script of the page where there is one in it; or empty.
    pub name: String,
    /// Registry number, as it is read aloud; or empty.
    pub number: String,
    /// Year of birth, or empty.
    pub birth_year: String,
    /// Country in which they live; empty for those whom the viewer does not see.
    pub country: String,
    /// Whether they live outside the viewer's countries.
    pub is_abroad: bool,
    /// Whether they live under one roof with the person.
    pub is_at_home: bool,
    /// Whether they are a minor.
    pub is_minor: bool,
    /// Where the tie to the person is taken back; or empty.
    pub removal_href: String,
}

/// Who acts for a child.
#[derive(Debug, Serialize)]
pub struct Guardianship {
    /// Where it is stopped or ended; empty where that is not the viewer's.
    pub href: String,
    /// The child's name.
    pub child: String,
    /// The guardian's name; empty where the viewer does not see them.
    pub guardian: String,
    /// On what it rests.
    pub basis: Basis,
    /// When it was confirmed.
    pub confirmed: String,
    /// Who has stopped it.
    pub stopped: Option<Stopped>,
    /// Why it is over.
    pub ended: Option<Ended>,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::SeePeople).await?;
    let sees = ctx.staff()?.decide(Action::SeePeople).reads(&tie::TABLE, "kind");
    let family = if sees { family::of(&ctx, &person).await? } else { Family::alone(&person) };
    let rows = rows(&ctx, &person, &family);
    let drawing = (family.members.len() > 1).then(|| drawn(&ctx, &person, &family, &rows));
    let mut requests = Vec::new();
    let decides = ctx.staff()?.decide(Action::VerifyPerson);
    if decides.reaches(&person.country) {
        for row in child_request::open(ctx.tx().await?, id).await? {
            let name = row.said(&ctx).await?.name_in(ctx.locale());
            requests.push((name, format!("{}/requests/{}", path(id), row.id)));
        }
    }
    let today = ctx.now().date_naive();
    let is_minor = guardianship::is_minor(&person, today);
    let acts = |row: &guardianship::Model| row.person_id == id && row.holds(&person, today);
    // Whoever is shown beside the person is written down as seen.
    let seen: Vec<_> = family.seen().map(|one| one.id.0).filter(|one| *one != id.0).collect();
    if !seen.is_empty() {
        ctx.record(Entry::done("family.list").with(json!({ "rows": seen.len() })).showing(seen));
    }
    let mut members: Vec<Row> = rows.into_values().collect();
    members.sort_by_key(|row| {
        (row.kin.map_or(u8::MAX, |kin| kin as u8), row.birth_year.clone(), row.name.clone())
    });
    members.retain(|row| row.kin != Some(Kin::Own));
    let page = Page {
        person: (&person).into(),
        drawing,
        members,
        is_cut: family.is_cut,
        guardianships: guardianships(&ctx, &family),
        requests,
        is_minor,
        is_alone: is_minor && !family.guardianships.iter().any(acts),
        may_edit: ctx.staff()?.decide(Action::EditPerson).reaches(&person.country),
        may_decide: decides.reaches(&person.country),
    };
    ctx.page("people/family/index.html", &page).await
}

/// Given and family name alone, cut so that a box holds them.
fn short(person: &Model, locale: Locale) -> String {
    let of = |given: &str, family: &str| [given, family].join(" ").trim().to_owned();
    let (ar, latin) =
        (of(&person.given_ar, &person.family_ar), of(&person.given_latin, &person.family_latin));
    let mut names = [ar, latin].into_iter().filter(|name| !name.is_empty());
    let name = if locale == Locale::Ar { names.next() } else { names.next_back() }.unwrap_or_default();
    if name.chars().count() <= BOX_LETTERS {
        return name;
    }
    let cut: String = name.chars().take(BOX_LETTERS - 1).collect();
    cut.trim_end().to_owned() + "…"
}

fn rows(ctx: &Ctx, person: &Model, family: &Family) -> HashMap<PersonId, Row> {
    let kin = family.roles(person.id);
    let seen: HashMap<PersonId, Model> = family.seen().map(|one| (one.id, one.clone())).collect();
    let at_home = tie::household(person.id, &family.ties, &seen);
    let countries = &ctx.app().reference.countries;
    let country = |code: &str| countries.name(code, ctx.locale()).to_owned();
    let today = ctx.now().date_naive();
    let rows = family.members.iter().map(|(id, member)| {
        let bare = Row {
            kin: kin.get(id).copied(),
            href: String::new(),
            name: String::new(),
            number: String::new(),
            birth_year: String::new(),
            country: String::new(),
            is_abroad: false,
            is_at_home: at_home.contains(id),
            is_minor: false,
            removal_href: String::new(),
        };
        let own = family
            .ties
            .iter()
            .find(|tie| [tie.person_id, tie.other_id].contains(&person.id) && tie.other(person.id) == *id);
        let removal_href =
            own.map(|tie| format!("{}/ties/{}/removal", path(person.id), tie.id)).unwrap_or_default();
        let row = match member {
            Member::Seen(one) => Row {
                href: if one.id == person.id { String::new() } else { href(one.id) },
                name: one.name_in(ctx.locale()),
                number: number::shown(&one.number),
                birth_year: one.birth_year.map(|year| year.to_string()).unwrap_or_default(),
                country: country(&one.country),
                is_minor: guardianship::is_minor(one, today),
                removal_href,
                ..bare
            },
            Member::Elsewhere => Row { is_abroad: true, removal_href, ..bare },
            Member::Resting => Row { removal_href, ..bare },
        };
        (*id, row)
    });
    rows.collect()
}

fn drawn(ctx: &Ctx, person: &Model, family: &Family, rows: &HashMap<PersonId, Row>) -> Shown {
    let drawing = Drawing::new(person.id, &family.ties, ctx.locale() == Locale::Ar);
    let boxes = drawing.boxes.into_iter().filter_map(|place| {
        let name = match family.members.get(&place.person)? {
            Member::Seen(one) => short(one, ctx.locale()),
            Member::Elsewhere | Member::Resting => String::new(),
        };
        Some(Place { x: place.x, y: place.y, name, row: rows.get(&place.person)?.clone() })
    });
    let (box_width, box_height) = family::size();
    Shown {
        width: drawing.width,
        height: drawing.height,
        box_width,
        box_height,
        boxes: boxes.collect(),
        lines: drawing.lines,
    }
}

fn guardianships(ctx: &Ctx, family: &Family) -> Vec<Guardianship> {
    let seen = |id: PersonId| family.seen().find(|one| one.id == id);
    let name = |id: PersonId| seen(id).map(|one| one.name_in(ctx.locale())).unwrap_or_default();
    let shown = family.guardianships.iter().map(|row| Guardianship {
        href: format!("{}/guardianships/{}", path(row.person_id), row.id),
        child: name(row.person_id),
        guardian: name(row.guardian_id),
        basis: row.basis,
        confirmed: row.confirmed_at.to_rfc3339(),
        stopped: row.stopped,
        ended: row.ended,
    });
    shown.collect()
}
