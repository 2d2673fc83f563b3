//! Names: how given, father's, grandfather's and family name come together, and which full names are
//! never made.

use registry::person::Sex;

use crate::dice::Dice;
use crate::lexicon::{Country, Custom, Family, Given, LEXICON, World};

/// Well-known living politicians, as given and family name. Chance would make some of them now and then.
const NEVER: &[(&str, &str)] = &[
    ("أحمد", "الأسد"),
    ("أحمد", "الشرع"),
    ("أحمد", "الطيبي"),
    ("أحمد", "سعدات"),
    ("أحمد", "مجدلاني"),
    ("أنطوان", "السقا"),
    ("أنطون", "السقا"),
    ("أيمن", "الصفدي"),
    ("أيمن", "عودة"),
    ("باسل", "غطاس"),
    ("بشار", "الأسد"),
    ("جبريل", "الرجوب"),
    ("جعفر", "حسان"),
    ("جمال", "زحالقة"),
    ("جورج", "صباغ"),
    ("جورج", "طرود"),
    ("جوزيف", "عون"),
    ("حسام", "زملط"),
    ("حسين", "الشيخ"),
    ("حنان", "عشراوي"),
    ("خالد", "مشعل"),
    ("خليل", "الحية"),
    ("دانيال", "جدوع"),
    ("رامي", "الحمد الله"),
    ("رشيدة", "طليب"),
    ("روحي", "فتوح"),
    ("رياض", "المالكي"),
    ("رياض", "منصور"),
    ("زياد", "أبو عمرو"),
    ("سلام", "فياض"),
    ("طارق", "عباس"),
    ("عزام", "الأحمد"),
    ("عزمي", "بشارة"),
    ("فرنسيس", "شهوان"),
    ("ماجد", "فرج"),
    ("محمد", "اشتية"),
    ("محمد", "دحلان"),
    ("محمد", "مصطفى"),
    ("محمود", "العالول"),
    ("محمود", "عباس"),
    ("مروان", "البرغوثي"),
    ("مصطفى", "البرغوثي"),
    ("منصور", "عباس"),
    ("موسى", "أبو مرزوق"),
    ("ناصر", "القدوة"),
    ("نبيل", "أبو ردينة"),
    ("نبيل", "شعث"),
    ("نجيب", "أبو كيلة"),
    ("نصري", "عصفور"),
    ("نواف", "سلام"),
    ("ياسر", "عباس"),
];

/// Families that are a politician's by their Latin spelling with too many given names to list them.
const NEVER_SPELLED: &[(&str, &str)] = &[
    ("Nayib", "Bukele"),
    ("Salvador", "Nasralla"),
    ("Nasry", "Asfura"),
    ("Jorge", "Canahuati"),
    ("Mario", "Canahuati"),
];

/// Second family names of Spanish-speaking countries, for mothers who are not Palestinian.
const SPANISH: [&str; 24] = [
    "Aguilar",
    "Álvarez",
    "Castro",
    "Contreras",
    "Díaz",
    "Fernández",
    "Flores",
    "González",
    "Hernández",
    "Herrera",
    "López",
    "Martínez",
    "Mejía",
    "Morales",
    "Muñoz",
    "Núñez",
    "Pérez",
    "Ramírez",
    "Reyes",
    "Rivera",
    "Rojas",
    "Silva",
    "Soto",
    "Vargas",
];

/// Whether this full name is a well-known politician's.
pub(crate) fn is_never(given: &str, family: &str) -> bool {
    NEVER.contains(&(given, family)) || NEVER_SPELLED.contains(&(given, family))
}

/// What siblings share of their names.
#[derive(Clone, Debug)]
pub(crate) struct Lineage {
    pub father: &'static Given,
    pub father_latin: &'static str,
    pub grandfather: &'static Given,
    pub grandfather_latin: &'static str,
    pub family: &'static Family,
    /// The family name by itself, as the household spells it.
    pub family_latin: &'static str,
    /// The mother's family name, where papers show it after the father's.
    pub mother_latin: Option<&'static str>,
}

impl Lineage {
    /// The lineage of someone of `family` born in `birth_year`.
    pub fn draw(
        family: &'static Family,
        birth_year: i32,
        christian: bool,
        country: &Country,
        dice: &mut Dice,
    ) -> Self {
        let father = LEXICON.given(Sex::Male, birth_year - 30, christian, dice);
        let grandfather = LEXICON.given(Sex::Male, birth_year - 60, christian, dice);
        Self {
            father,
            father_latin: father.latin.pick(country.custom, dice),
            grandfather,
            grandfather_latin: grandfather.latin.pick(country.custom, dice),
            family,
            family_latin: family.latin.pick(country.custom, dice),
            mother_latin: two_families(country).then(|| dice.one(&SPANISH)),
        }
    }

    /// The family name in Latin script, with the mother's where it is shown.
    pub fn full_latin(&self) -> String {
        match self.mother_latin {
            Some(mother) => format!("{} {mother}", self.family_latin),
            None => self.family_latin.to_owned(),
        }
    }
}

/// Whether papers of `country` show the father's and the mother's family name.
fn two_families(country: &Country) -> bool {
    country.custom == Custom::Spanish && !["AR", "BR"].contains(&country.code)
}

/// A person's own names.
#[derive(Clone, Debug)]
pub(crate) struct Own {
    /// By this the children are named.
    pub given: &'static Given,
    /// Its spelling.
    pub given_latin: &'static str,
    /// A further given name in Latin script.
    pub second_latin: Option<&'static str>,
    /// A further given name in Arabic.
    pub second_ar: Option<&'static str>,
}

impl Own {
    /// Names for a child of `lineage`, none of them in `taken` if that can be.
    pub fn draw(
        lineage: &Lineage,
        taken: &[&'static str],
        (sex, birth_year, christian): (Sex, i32, bool),
        country: &Country,
        dice: &mut Dice,
    ) -> Self {
        let mut tries = 0;
        loop {
            tries += 1;
            let given = LEXICON.given(sex, birth_year, christian, dice);
            let given_latin = given.latin.pick(country.custom, dice);
            let again = taken.contains(&given.ar) || given.ar == lineage.father.ar;
            // In a large family a rare faith and cohort may have no name left.
            if (again && tries < 8)
                || is_never(given.ar, lineage.family.ar)
                || is_never(given_latin, lineage.family_latin)
            {
                continue;
            }
            let further = LEXICON.given(sex, birth_year, christian, dice);
            let further_latin = further.latin.pick(country.custom, dice);
            let has_second = match country.world {
                World::LatinAmerica => dice.percent(60),
                World::Elsewhere => dice.percent(6),
                World::Arab => false,
            };
            let distinct = further.ar != given.ar
                && further_latin != given_latin
                && !is_never(further.ar, lineage.family.ar)
                && !is_never(further_latin, lineage.family_latin);
            // "محمد أمين": the Prophet's name and one for every day.
            let compound = given.ar == "محمد" && distinct && !further.ar.contains(' ') && dice.percent(15);
            return Self {
                given,
                given_latin,
                second_latin: (distinct && (has_second || compound)).then_some(further_latin),
                second_ar: compound.then_some(further.ar),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn politicians_are_known() {
        assert!(is_never("محمود", "عباس") && is_never("Nayib", "Bukele") && !is_never("سمير", "عباس"));
    }
}
