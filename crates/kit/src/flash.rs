//! One sentence shown once, on the page after the one that did something.

use serde::{Deserialize, Serialize};

/// How it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// What was asked for is done.
    Success,
    /// Something to know.
    Notice,
    /// Something to look at.
    Warning,
}

/// The sentence, already in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// How it is meant.
    pub kind: Tone,
    /// The sentence.
    pub text: String,
}
