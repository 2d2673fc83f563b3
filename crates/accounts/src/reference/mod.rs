//! Reference lists: facts that pages offer and show. The project's own files are compiled in; a file of
//! the same name in the folder `reference` of the data folder takes its place.

mod country;
mod fit;
mod named;
mod world;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result};
pub use country::{Countries, Country, Found};
pub use fit::Fit;
use kit::Locale;
pub use named::{Named, NamedList};
use serde::Deserialize;
pub use world::{HEIGHT, WIDTH, World};

use crate::{mission, region};

/// All lists.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Countries of the world.
    pub countries: Countries,
    /// Localities of origin, by id; the sub-district is the group.
    pub origins: NamedList,
    /// Sub-districts of 1945.
    pub districts: NamedList,
    /// UNRWA's camps and other gatherings.
    pub camps: NamedList,
    /// ISCO-08, by code; unit groups, of four digits, with everyday titles of jobs.
    pub occupations: NamedList,
    /// ISIC Rev. 4: sections by letter, divisions by two digits, with everyday words.
    pub industries: NamedList,
    /// Specialties of medicine and of the health professions, by code; groups have three letters.
    pub specialties: NamedList,
    /// Living languages, by their code of ISO 639.
    pub languages: NamedList,
    /// Missions, as the file has them; the table is filled from here.
    pub missions: Vec<mission::Listed>,
    /// Sub-regions of the United Nations, as the file has them; the table of regions is filled from here.
    pub regions: Vec<region::Listed>,
    /// The map of the world.
    pub world: World,
}

impl Reference {
    /// The lists compiled in, each replaced by the file of its name in `folder` where there is one. Those without any
    /// replacement are read once in a process.
    pub fn load(folder: Option<&Path>) -> Result<Arc<Self>> {
        static COMPILED: OnceLock<Arc<Reference>> = OnceLock::new();
        if let Some(folder) = folder.filter(|folder| folder.exists()) {
            return Ok(Arc::new(Self::read(Some(folder))?));
        }
        if let Some(lists) = COMPILED.get() {
            return Ok(lists.clone());
        }
        let lists = Arc::new(Self::read(None)?);
        Ok(COMPILED.get_or_init(|| lists).clone())
    }

    fn read(folder: Option<&Path>) -> Result<Self> {
        Ok(Self {
            countries: Countries::new(rows(
                folder,
                "countries.csv",
                include_str!("../../../../reference/countries.csv"),
            )?),
            origins: NamedList::new(rows(
                folder,
                "origins.csv",
                include_str!("../../../../reference/origins.csv"),
            )?),
            districts: NamedList::new(rows(
                folder,
                "districts.csv",
                include_str!("../../../../reference/districts.csv"),
            )?),
            camps: NamedList::new(rows(
                folder,
                "camps.csv",
                include_str!("../../../../reference/camps.csv"),
            )?),
            occupations: NamedList::new(rows(
                folder,
                "occupations.csv",
                include_str!("../../../../reference/occupations.csv"),
            )?)
            .passing_over(rows(
                folder,
                "work_words.csv",
                include_str!("../../../../reference/work_words.csv"),
            )?),
            industries: NamedList::new(rows(
                folder,
                "industries.csv",
                include_str!("../../../../reference/industries.csv"),
            )?)
            .passing_over(rows(
                folder,
                "business_words.csv",
                include_str!("../../../../reference/business_words.csv"),
            )?),
            specialties: NamedList::new(rows(
                folder,
                "specialties.csv",
                include_str!("../../../../reference/specialties.csv"),
            )?)
            .passing_over(rows(
                folder,
                "medical_words.csv",
                include_str!("../../../../reference/medical_words.csv"),
            )?),
            languages: NamedList::new(rows(
                folder,
                "languages.csv",
                include_str!("../../../../reference/languages.csv"),
            )?),
            missions: rows(folder, "missions.csv", include_str!("../../../../reference/missions.csv"))?,
            regions: rows(folder, "regions.csv", include_str!("../../../../reference/regions.csv"))?,
            world: World::new(
                rows(folder, "world.csv", include_str!("../../../../reference/world.csv"))?,
                rows(folder, "points.csv", include_str!("../../../../reference/points.csv"))?,
            ),
        })
    }
}

/// The rows of `file`, from `folder` if it is there, else from `compiled`.
fn rows<T: for<'de> Deserialize<'de>>(folder: Option<&Path>, file: &str, compiled: &str) -> Result<Vec<T>> {
    let path = folder.map(|folder| folder.join(file)).filter(|path| path.exists());
    let text = match &path {
        Some(path) => std::fs::read_to_string(path).with_context(|| path.display().to_string())?,
        None => compiled.to_owned(),
    };
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .with_context(|| path.map_or(format!("reference/{file}"), |path| path.display().to_string()))
}

/// One of three names, by language; the first that there is where the language's own is missing.
pub(crate) fn name_in<'a>(locale: Locale, ar: &'a str, en: &'a str, es: &'a str) -> &'a str {
    let first = match locale {
        Locale::Ar => ar,
        Locale::En => en,
        Locale::Es => es,
    };
    [first, en, ar].into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}
