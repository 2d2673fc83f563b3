//! `/me/associations/{id}/members`.

mod index;
mod print;
mod removal;
mod show;

use registry::association::{AssociationId, Share};
use registry::association_member::MemberId;
use registry::person::{self, Status};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{closed_to_guests, head, joined, known, set_status, signed_in, with_passkey};
use crate::pages::me::Known;
use crate::support::site::Site;

/// Omar, who is verified, lives in Concepción, was born in 1990 and lets `association` see `shares`.
async fn member(site: &Site, association: AssociationId, shares: &[Share]) -> (Known, MemberId) {
    let omar = known(site, "Omar", "omar@example.org", true).await;
    set_status(site, omar.id, Status::Verified).await;
    let row = person::ActiveModel {
        id: Set(omar.id),
        city: Set("Concepción".into()),
        birth_year: Set(Some(1990)),
        birth_month: Set(Some(7)),
        birth_day: Set(Some(21)),
        occupation: Set("2212".into()),
        ..Default::default()
    };
    person::Entity::update(row).exec(&site.db).await.unwrap();
    let id = joined(site, association, omar.id, shares).await;
    (omar, id)
}

/// Nobody opens `below` of the members of `association` but `layla`, who heads it, with a passkey of hers; `omar` is a member.
async fn for_its_head_alone(
    site: &Site,
    association: AssociationId,
    below: &str,
    (layla, omar): (&Known, &Known),
) {
    let address = format!("/me/associations/{association}/members{below}");
    assert!(site.browser().get(&format!("/en{address}")).await.location().starts_with("/en/me/sign-in"));
    let own = format!("/en{address}");
    assert_eq!(signed_in(site, omar).await.get(&own).await.status, 404, "a member: {below}");
    assert_eq!(
        with_passkey(site, omar).await.get(&own).await.status,
        404,
        "a member with a passkey: {below}"
    );
    let proof = signed_in(site, layla).await.get(&own).await.location();
    assert!(proof.starts_with("/en/me/passkeys/proof?to=%2Fme%2Fassociations%2F"), "{below}: {proof}");
    assert_eq!(with_passkey(site, layla).await.get(&own).await.status, 200, "{below}");
}
