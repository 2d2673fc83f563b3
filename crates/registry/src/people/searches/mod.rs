//! `/people/searches`: the searches that a member of staff saved under a name.

pub mod index;
pub mod new;
pub mod removal;

use crate::saved_search::Saved;

/// The address of what `saved` finds.
pub(super) fn href(saved: &Saved) -> String {
    let words = if saved.typed.is_empty() { String::new() } else { format!("s={}", saved.id) };
    let parts = [words, saved.narrowed.clone()];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    format!("/people?{}", parts.join("&"))
}
