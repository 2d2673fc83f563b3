//! The sections of a person's copy about their identity documents and the scans of these.

use accounts::Ctx;
use accounts::copy::{Item, Section};
use data_encoding::BASE64;
use kit::{Result, format};

use super::source;
use crate::document_scan;
use crate::identity_document::{self, Kind};
use crate::person::PersonId;

/// What is kept of `id`.
pub(super) async fn of(ctx: &Ctx, id: PersonId) -> Result<[Section; 2]> {
    let (mut rows, mut scans) = (Vec::new(), Vec::new());
    for row in identity_document::of(ctx.tx().await?, id).await? {
        if let Some(scan) = document_scan::find(ctx.tx().await?, row.id).await? {
            scans.push(vec![
                Item::new("kind", serde_json::to_value(scan.kind).unwrap_or_default())
                    .told("me-documents-kind", kind(ctx, row.said(ctx).await?.kind)),
                Item::new("size", scan.size),
                Item::at(ctx, "added_at", "me-history-column-at", Some(scan.added_at)),
                // Whole, in base 64.
                Item::new("file", BASE64.encode(&scan.file(ctx).await?)),
            ]);
        }
        let said = row.said(ctx).await?;
        let issuer = ctx.app().reference.countries.name(&said.issuer, ctx.locale()).to_owned();
        let expires = said.expires().map(|day| format::date(ctx.numerals(), day)).unwrap_or_default();
        rows.push(vec![
            Item::new("said", serde_json::to_value(&said).unwrap_or_default())
                .told("me-documents-kind", kind(ctx, said.kind)),
            Item::words("me-documents-issuer", issuer),
            Item::words("me-documents-number", said.number),
            Item::words("me-documents-expires", expires),
            Item::new("source", serde_json::to_value(row.source).unwrap_or_default())
                .told("people-show-source", source(ctx, row.source)),
            Item::at(ctx, "added_at", "me-history-column-at", Some(row.added_at)),
            Item::at(ctx, "updated_at", "me-documents-updated", Some(row.updated_at)),
            Item::at(ctx, "checked_at", "me-documents-checked-on", row.checked_at),
            Item::at(ctx, "remind_at", "me-documents-reminded", row.remind_at),
        ]);
    }
    Ok([
        Section { name: "identity_documents", title: "me-documents-title", rows },
        Section { name: "document_scans", title: "me-documents-scan-title", rows: scans },
    ])
}

fn kind(ctx: &Ctx, kind: Kind) -> String {
    ctx.text(match kind {
        Kind::Passport => "me-documents-kind-passport",
        Kind::IdCard => "me-documents-kind-id-card",
        Kind::TravelDocument => "me-documents-kind-travel",
        Kind::ResidencePermit => "me-documents-kind-permit",
        Kind::BirthCertificate => "me-documents-kind-birth",
        Kind::DrivingLicence => "me-documents-kind-driving",
        Kind::Other => "me-documents-kind-other",
    })
}
