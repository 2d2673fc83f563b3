//! Who is asking: missions and the countries they serve.

pub mod mission;
