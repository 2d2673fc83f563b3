//! A family as a mission sees it: the people tied to one person, near and far, and where each stands in the drawing. Of
//! those who live outside the viewer's countries, and of those whose record rests, the drawing has that they are there;
//! beyond either it does not go.

mod drawing;

use std::collections::{HashMap, HashSet};

use accounts::Ctx;
use accounts::policy::Action;
use kit::Result;

pub use self::drawing::{Drawing, Line, Place, size};
use crate::guardianship;
use crate::person::{self, HIDDEN, PersonId};
use crate::tie::{self, Role};

/// Ties between the person and the farthest that are shown.
const FAR: usize = 4;
/// People of one drawing at the most.
pub const MOST: usize = 60;

/// Someone of the family.
#[derive(Clone, Debug)]
pub enum Member {
    /// Whom the viewer may see.
    Seen(Box<person::Model>),
    /// Who lives outside the viewer's countries.
    Elsewhere,
    /// Whose record rests, or is continued elsewhere.
    Resting,
}

/// A family.
#[derive(Clone, Debug)]
pub struct Family {
    /// The people, by id.
    pub members: HashMap<PersonId, Member>,
    /// The ties among them.
    pub ties: Vec<tie::Model>,
    /// Who acts, or acted, for those whom the viewer may see.
    pub guardianships: Vec<guardianship::Model>,
    /// Whether there are more than are shown.
    pub is_cut: bool,
}

/// The family of `person`, whom the viewer found in their scope.
pub async fn of(ctx: &Ctx, person: &person::Model) -> Result<Family> {
    let db = ctx.tx().await?;
    let mut family = Family::alone(person);
    let (mut edge, mut known) = (vec![person.id], HashSet::new());
    for _ in 0..FAR {
        let (mut next, mut guardians) = (Vec::new(), Vec::new());
        for tie in tie::of_all(db, &edge).await? {
            next.extend([tie.person_id, tie.other_id]);
            if known.insert(tie.id) {
                family.ties.push(tie);
            }
        }
        for row in guardianship::among(db, &edge).await? {
            guardians.push(row.guardian_id);
            family.guardianships.push(row);
        }
        next.extend(guardians);
        let mut seen = HashSet::new();
        next.retain(|id| !family.members.contains_key(id) && seen.insert(*id));
        if family.members.len() + next.len() > MOST {
            family.is_cut = true;
            next.truncate(MOST - family.members.len());
        }
        edge = add(ctx, &mut family, next).await?;
        if edge.is_empty() || family.is_cut {
            break;
        }
    }
    let members = &family.members;
    let is_there = |id: &PersonId| members.contains_key(id);
    family.ties.retain(|tie| is_there(&tie.person_id) && is_there(&tie.other_id));
    family.guardianships.retain(|row| is_there(&row.guardian_id));
    Ok(family)
}

/// Adds the people `ids`, as the viewer sees them; returns those from whom the family goes on.
async fn add(ctx: &Ctx, family: &mut Family, ids: Vec<PersonId>) -> Result<Vec<PersonId>> {
    let uuids: Vec<_> = ids.iter().map(|id| id.0).collect();
    let mut edge = Vec::new();
    for person in person::listed_for(ctx, &uuids, Action::SeePeople).await? {
        let id = person.id;
        if HIDDEN.contains(&person.status) {
            family.members.insert(id, Member::Resting);
        } else {
            family.members.insert(id, Member::Seen(Box::new(person)));
            edge.push(id);
        }
    }
    let unseen: Vec<PersonId> = ids.into_iter().filter(|id| !family.members.contains_key(id)).collect();
    if !unseen.is_empty() {
        // Only that they are there: the tie is a fact of who is seen, their name and country are not.
        let rows = ctx.beyond(async { Ok(person::for_index(ctx.tx().await?, &unseen).await?) }).await?;
        for row in rows {
            let rests = HIDDEN.contains(&row.status);
            let member = if rests { Member::Resting } else { Member::Elsewhere };
            family.members.insert(row.id, member);
        }
    }
    Ok(edge)
}

impl Family {
    /// `person` alone: for whom the viewer may read no ties.
    pub fn alone(person: &person::Model) -> Self {
        let own = Member::Seen(Box::new(person.clone()));
        let members = HashMap::from([(person.id, own)]);
        Self { members, ties: Vec::new(), guardianships: Vec::new(), is_cut: false }
    }

    /// Those whom the viewer sees.
    pub fn seen(&self) -> impl Iterator<Item = &person::Model> {
        self.members.values().filter_map(|member| match member {
            Member::Seen(person) => Some(&**person),
            Member::Elsewhere | Member::Resting => None,
        })
    }

    /// What each is to `person`, as far as it has a word: from their own ties, and as brother or sister.
    pub fn roles(&self, person: PersonId) -> HashMap<PersonId, Kin> {
        let of =
            |id: PersonId| self.ties.iter().filter(move |tie| [tie.person_id, tie.other_id].contains(&id));
        let mut roles = HashMap::new();
        for parent in of(person).filter(|tie| tie.role(person) == Role::Parent) {
            let parent = parent.other(person);
            for child in of(parent).filter(|tie| tie.role(parent) == Role::Child) {
                roles.insert(child.other(parent), Kin::Sibling);
            }
            for grandparent in of(parent).filter(|tie| tie.role(parent) == Role::Parent) {
                roles.insert(grandparent.other(parent), Kin::Grandparent);
            }
        }
        for child in of(person).filter(|tie| tie.role(person) == Role::Child) {
            let child = child.other(person);
            for grandchild in of(child).filter(|tie| tie.role(child) == Role::Child) {
                roles.insert(grandchild.other(child), Kin::Grandchild);
            }
        }
        for tie in of(person) {
            let kin = match tie.role(person) {
                Role::Spouse => Kin::Spouse,
                Role::Parent => Kin::Parent,
                Role::Child => Kin::Child,
            };
            roles.insert(tie.other(person), kin);
        }
        roles.insert(person, Kin::Own);
        roles
    }
}

/// What someone of the family is to the one whose record it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kin {
    /// The person.
    Own,
    /// Husband or wife.
    Spouse,
    /// Father or mother.
    Parent,
    /// Son or daughter.
    Child,
    /// Brother or sister.
    Sibling,
    /// Grandfather or grandmother.
    Grandparent,
    /// Grandson or granddaughter.
    Grandchild,
}
