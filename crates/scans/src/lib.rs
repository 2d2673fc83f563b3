//! Scans of identity documents. What somebody uploads is never kept: it is decoded and written anew, so that nothing
//! comes through but what can be seen. It knows no table of the product and no page.
//!
//! The libraries that decode may fail on a file made for that: panic, run out of memory or time. [`clean`] does not
//! hold that off. [`Cleaner::Apart`] does, by working in a child process of few rights.

mod apart;
mod jpeg;
mod pdf;
mod picture;

pub use apart::{Cleaner, MOST_MEMORY, MOST_PROCESSOR_TIME, MOST_TIME, child};

/// Most bytes of an upload, and of what comes out.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// Most pixels of a picture.
pub const MOST_PIXELS: u64 = 40_000_000;
/// Most pages of a PDF file.
pub const MOST_PAGES: usize = 20;
/// Most objects of a PDF file.
pub const MOST_OBJECTS: usize = 20_000;
/// Where a PDF file must have begun, in bytes: what went before is left out (ISO 32000-1, annex H, note 13).
const LATEST_PDF_HEADER: usize = 1024;

/// What a cleaned scan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A picture.
    Jpeg,
    /// Pages.
    Pdf,
}

impl Kind {
    /// What it is called in `Content-Type`.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Pdf => "application/pdf",
        }
    }

    /// Ending of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Pdf => "pdf",
        }
    }

    /// First bytes of such a file, as this crate writes it.
    fn beginning(self) -> &'static [u8] {
        match self {
            Self::Jpeg => jpeg::BEGINNING,
            Self::Pdf => pdf::BEGINNING,
        }
    }
}

/// A scan, written anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// What it is.
    pub kind: Kind,
    /// The file, at most [`MOST_BYTES`].
    pub bytes: Vec<u8>,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refused {
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// It is larger than [`MOST_BYTES`], or would be when written anew.
    #[error("the file is too large")]
    TooLarge,
    /// By its content it is neither JPEG, PNG nor PDF.
    #[error("the file is of no known kind")]
    Unknown,
    /// It cannot be read to its end, shows nothing, or takes more memory or time than any scan needs.
    #[error("the file is damaged")]
    Damaged,
    /// The picture has more than [`MOST_PIXELS`].
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// The PDF file is encrypted, be it with an empty password.
    #[error("the file is encrypted")]
    Encrypted,
    /// The PDF file has more than [`MOST_PAGES`] or [`MOST_OBJECTS`].
    #[error("the file has too many pages")]
    TooLong,
}

/// What an upload is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Upload {
    Jpeg,
    Png,
    Pdf,
}

impl Upload {
    /// Looks at the first bytes only: a file's name says nothing.
    fn of(bytes: &[u8]) -> Result<Self, Refused> {
        if bytes.is_empty() {
            return Err(Refused::Empty);
        }
        if bytes.len() > MOST_BYTES {
            return Err(Refused::TooLarge);
        }
        let head = &bytes[..bytes.len().min(LATEST_PDF_HEADER)];
        if head.starts_with(jpeg::BEGINNING) {
            Ok(Self::Jpeg)
        } else if head.starts_with(picture::PNG_BEGINNING) {
            Ok(Self::Png)
        } else if head.windows(pdf::BEGINNING.len()).any(|window| window == pdf::BEGINNING) {
            Ok(Self::Pdf)
        } else {
            Err(Refused::Unknown)
        }
    }
}

/// `bytes` decoded and written anew, in this process: for the child, and for tests. A file made for that can make it
/// panic, overflow the stack or take all memory; ask a [`Cleaner`] where that matters.
///
/// A picture comes out as JPEG, upright, its longer side at most 3,000 pixels, on white, without any metadata. Pages
/// come out as PDF with what they show and nothing else: no scripts, actions, links, forms, notes, layers, attached
/// files, names or dates. What a layer hid is seen.
pub fn clean(bytes: &[u8]) -> Result<Scan, Refused> {
    let (kind, bytes) = match Upload::of(bytes)? {
        Upload::Jpeg => (Kind::Jpeg, picture::from_jpeg(bytes)?),
        Upload::Png => (Kind::Jpeg, picture::from_png(bytes)?),
        Upload::Pdf => (Kind::Pdf, pdf::anew(bytes)?),
    };
    if bytes.len() > MOST_BYTES { Err(Refused::TooLarge) } else { Ok(Scan { kind, bytes }) }
}
