//! `/me/associations` and below.

mod about;
mod find;
mod index;
mod leaving;
mod members;
mod membership;
mod officers;
mod show;

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use registry::association::{AssociationId, Share};
use registry::association_member::{self, MemberId};
use registry::person::{PersonId, Source, Status};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Known, closed_to_guests, known, set_status, signed_in};
use crate::pages::associations::{club, headed_by, kept, row};
use crate::support::browser::Browser;
use crate::support::site::Site;
use crate::support::telephone::Telephone;

/// That `person` is a member of `association` and lets it see `shares`.
pub async fn joined(site: &Site, association: AssociationId, person: PersonId, shares: &[Share]) -> MemberId {
    let row = association_member::new(
        (association, person),
        shares,
        (Source::Own, kit::Locale::Es),
        site.app.clock.now(),
    );
    association_member::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id
}

/// The membership of `person`, who has one at the most.
pub async fn membership(site: &Site, person: PersonId) -> Option<association_member::Model> {
    let rows = association_member::Entity::find();
    rows.filter(association_member::Column::PersonId.eq(person)).one(&site.db).await.unwrap()
}

/// Layla, whose registration is verified and who heads a club in Santiago, and the club.
async fn head(site: &Site) -> (Known, AssociationId) {
    let layla = known(site, "Layla", "layla@example.org", true).await;
    set_status(site, layla.id, Status::Verified).await;
    let id = kept(site, &club()).await;
    headed_by(site, id, layla.id).await;
    (layla, id)
}

/// The telephones of those who have a passkey.
static TELEPHONES: LazyLock<Mutex<HashMap<PersonId, Telephone>>> = LazyLock::new(Mutex::default);

/// Signed in, with the one passkey of theirs used in the session.
async fn with_passkey(site: &Site, of: &Known) -> Browser {
    let mut browser = signed_in(site, of).await;
    let known = TELEPHONES.lock().unwrap().get(&of.id).cloned();
    let telephone = match known {
        Some(mut telephone) => {
            telephone.enters(&mut browser, "/en/me/passkeys/proof").await.location();
            telephone
        }
        None => {
            let mut telephone = Telephone::new();
            telephone.joins(&mut browser, "/en/me/passkeys/new").await.location();
            telephone
        }
    };
    TELEPHONES.lock().unwrap().insert(of.id, telephone);
    browser
}
