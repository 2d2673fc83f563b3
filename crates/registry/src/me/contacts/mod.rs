//! `/me/contacts`: how a member can be reached; they add, confirm and remove.

pub mod index;
pub mod new;
pub mod removal;
pub mod verification;

use serde::Serialize;

use crate::contact::{self, ContactId, Kind, Model};

/// A contact, as these pages show it.
#[derive(Debug, Serialize)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// Its kind.
    pub kind: Kind,
    /// The address, or the number as it is read.
    pub value: String,
    /// Whether it is on WhatsApp.
    pub whatsapp: bool,
    /// When it was confirmed, or empty.
    pub confirmed: String,
    /// Whether it has the form of an address or number that can exist.
    pub usable: bool,
}

impl From<Model> for Contact {
    fn from(row: Model) -> Self {
        let value = if row.kind == Kind::Phone { contact::shown(&row.value) } else { row.value };
        Self {
            id: row.id,
            kind: row.kind,
            value,
            whatsapp: row.whatsapp,
            confirmed: row.verified_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
            usable: row.usable,
        }
    }
}
