//! `/regions`: sets of countries that officers of the ministry follow.

pub mod edit;
pub mod index;
pub mod new;

use kit::clean::de_line;
use kit::form::Errors;
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::Ctx;
use crate::missions::countries;
use crate::region::Terms;

/// Countries that one region may have: all that there are.
const MOST_COUNTRIES: usize = 260;

/// What is sent about a region.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Name, in Arabic.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 80, message = "regions-error-name-long"))]
    pub name_ar: String,
    /// Name, in English.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 80, message = "regions-error-name-long"))]
    pub name_en: String,
    /// Name, in Spanish.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 80, message = "regions-error-name-long"))]
    pub name_es: String,
    /// Its countries, one to a line.
    pub countries: String,
}

impl Form {
    /// What the form says, with what is wrong added to `errors`.
    fn terms(&self, ctx: &Ctx, errors: &mut Errors) -> Option<Terms> {
        let codes = countries(ctx, &self.countries, ("countries", MOST_COUNTRIES), errors);
        for (field, name) in
            [("name_ar", &self.name_ar), ("name_en", &self.name_en), ("name_es", &self.name_es)]
        {
            if name.is_empty() {
                errors.add(field, "regions-error-name-none");
            }
        }
        if codes.is_empty() {
            errors.add("countries", "regions-error-countries-none");
        }
        errors.is_empty().then(|| Terms {
            name_ar: self.name_ar.clone(),
            name_en: self.name_en.clone(),
            name_es: self.name_es.clone(),
            countries: codes,
        })
    }
}
