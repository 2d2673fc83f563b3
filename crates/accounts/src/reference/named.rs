//! Lists of things with an id and three names.

use std::collections::{HashMap, HashSet};

use kit::Locale;
use search::fold;
use serde::Deserialize;

use super::fit::{Asked, Fit, Key, MISSING, words};

/// One row of such a list.
#[derive(Clone, Debug, Deserialize)]
pub struct Named {
    /// Its id: a slug, or a code of the classification.
    #[serde(alias = "slug", alias = "code")]
    pub id: String,
    /// Name in Arabic.
    pub name_ar: String,
    /// Name in English.
    pub name_en: String,
    /// Name in Spanish; empty where places keep their English spelling.
    #[serde(default)]
    pub name_es: String,
    /// What it belongs to: the sub-district of a place, the country of a camp, the section of an industry.
    #[serde(default, alias = "district", alias = "country")]
    pub group: String,
    /// Other words by which people ask for it, in any language, separated by `|`; empty in most lists. Several
    /// rows may share one.
    #[serde(default)]
    pub words: String,
}

impl Named {
    /// Its name in `locale`.
    pub fn name(&self, locale: Locale) -> &str {
        super::name_in(locale, &self.name_ar, &self.name_en, &self.name_es)
    }
}

/// A list of them.
#[derive(Clone, Debug)]
pub struct NamedList {
    rows: Vec<Named>,
    by_id: HashMap<String, usize>,
    keys: Vec<Key>,
    has_words: bool,
    passed_over: HashSet<String>,
}

/// A row that was found: how, how far from what was typed, and which.
type Ranked = (Fit, usize, usize);

impl NamedList {
    pub(super) fn new(rows: Vec<Named>) -> Self {
        let by_id = rows.iter().enumerate().map(|(at, row)| (row.id.clone(), at)).collect();
        let mut keys: Vec<Key> = Vec::new();
        for (row, named) in rows.iter().enumerate() {
            let first = keys.len();
            let names = [&named.name_ar, &named.name_en, &named.name_es].map(|name| (name.as_str(), true));
            for (name, is_name) in names.into_iter().chain(named.words.split('|').map(|word| (word, false))) {
                let key = Key::new(row, name, is_name);
                if !key.joined.is_empty() && !keys[first..].iter().any(|known| known.joined == key.joined) {
                    keys.push(key);
                }
            }
        }
        let has_words = rows.iter().any(|row| !row.words.is_empty());
        Self { rows, by_id, keys, has_words, passed_over: HashSet::new() }
    }

    /// The same list, which passes over `idle` words where a row need not have all that was typed. Of use for a
    /// list with other words only.
    pub(super) fn passing_over(mut self, idle: impl IntoIterator<Item = String>) -> Self {
        self.passed_over = idle.into_iter().flat_map(|word| words(&word)).collect();
        self
    }

    /// The row with this id.
    pub fn get(&self, id: &str) -> Option<&Named> {
        self.by_id.get(id).map(|&at| &self.rows[at])
    }

    /// Its name, or what was kept where the list does not know it.
    pub fn name<'a>(&'a self, id: &'a str, locale: Locale) -> &'a str {
        self.get(id).map_or(id, |row| row.name(locale))
    }

    /// All, in the order of the file.
    pub fn all(&self) -> &[Named] {
        &self.rows
    }

    /// The rows of `group`, in the order of the file.
    pub fn of(&self, group: &str) -> impl Iterator<Item = &Named> {
        self.rows.iter().filter(move |row| row.group == group)
    }

    /// Whether `typed` is one of `row`'s names, in any usual spelling of one script.
    pub fn is_named(&self, row: &Named, typed: &str) -> bool {
        let typed = words(typed).concat();
        [&row.name_ar, &row.name_en, &row.name_es].iter().any(|name| words(name).concat() == typed)
    }

    /// The rows that `typed` may mean, in either script and any usual spelling, the best first, `most` at the
    /// most. Where rows have it for a name, those only; where they have it for another word, those first.
    ///
    /// A list with other words is asked in phrases ("a company for general contracting"), so there, where no row
    /// has all that was typed, the rows that have all of it but the words passed over; else those that have some
    /// of it; and what only sounds like it where nothing is written so.
    pub fn find(&self, typed: &str, most: usize) -> Vec<(Fit, &Named)> {
        self.find_among(typed, most, |_| true)
    }

    /// As [`NamedList::find`], among the rows that are `offered`.
    pub fn find_among(
        &self,
        typed: &str,
        most: usize,
        offered: impl Fn(&Named) -> bool,
    ) -> Vec<(Fit, &Named)> {
        let asked = Asked::new(words(typed));
        if asked.joined.chars().count() < 2 {
            return Vec::new();
        }
        let mut found = self.having_all(&asked, &offered);
        if self.has_words {
            found = self.in_phrase(asked, found, &offered);
        }
        found.sort_unstable();
        if found.first().is_some_and(|(fit, ..)| *fit == Fit::Same) {
            found.retain(|(fit, ..)| *fit == Fit::Same);
        }
        found.into_iter().take(most).map(|(fit, _, row)| (fit, &self.rows[row])).collect()
    }

    /// The rows with a name or another word that has all that was typed.
    fn having_all(&self, asked: &Asked, offered: impl Fn(&Named) -> bool) -> Vec<Ranked> {
        let mut best: HashMap<usize, (Fit, usize)> = HashMap::new();
        for key in self.keys.iter().filter(|key| offered(&self.rows[key.row])) {
            let Some(fit) = key.fit(asked) else { continue };
            let rank = (fit, key.joined.chars().count());
            best.entry(key.row).and_modify(|known| *known = rank.min(*known)).or_insert(rank);
        }
        best.into_iter().map(|(row, (fit, length))| (fit, length, row)).collect()
    }

    /// `found` by all that was typed if that is written somewhere, else what its words of content find: together,
    /// or each by itself.
    fn in_phrase(&self, asked: Asked, found: Vec<Ranked>, offered: impl Fn(&Named) -> bool) -> Vec<Ranked> {
        let mut found = found;
        let is_written = |found: &[Ranked]| found.iter().any(|(fit, ..)| fit.is_written());
        if !is_written(&found) {
            let is_idle = |word: &str| self.passed_over.contains(word);
            let content = asked
                .words
                .into_iter()
                .filter(|word| !is_idle(word) && !fold::without_particle(word).is_some_and(is_idle));
            let content = Asked::new(content.collect());
            if !content.joined.is_empty() {
                found = self.having_all(&content, &offered);
                if !is_written(&found) {
                    found.extend(self.having_some(&content.words, &offered));
                }
            }
        }
        if is_written(&found) {
            found.retain(|(fit, ..)| fit.is_written());
        }
        found
    }

    /// The rows that have at least one of `typed`, those that have more of it first. A word with a particle joined
    /// to it (and, for, with) counts without it, too.
    fn having_some(&self, typed: &[String], offered: impl Fn(&Named) -> bool) -> Vec<Ranked> {
        let mut nearest: HashMap<usize, Vec<usize>> = HashMap::new();
        for key in self.keys.iter().filter(|key| offered(&self.rows[key.row])) {
            let row = nearest.entry(key.row).or_insert_with(|| vec![MISSING; typed.len()]);
            for (known, word) in row.iter_mut().zip(typed) {
                let bare = fold::without_particle(word).map_or(MISSING, |bare| key.distance(bare));
                *known = bare.min(key.distance(word)).min(*known);
            }
        }
        let found = nearest.into_iter().filter(|(_, words)| words.iter().any(|known| *known < MISSING));
        found.map(|(row, words)| (Fit::SomeWords, words.iter().sum(), row)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Reference;

    /// What is checked of every list with other words, among the rows that are offered: three names each, which are
    /// nobody else's; words that are none's name, else whoever types it would be offered that row alone, and that
    /// stand once in a row.
    fn words_are_sound(list: &NamedList, offered: impl Fn(&Named) -> bool) {
        for row in list.all() {
            assert!(
                [&row.name_ar, &row.name_en, &row.name_es].iter().all(|name| !name.is_empty()),
                "{row:?}"
            );
            assert!(offered(row) || row.words.is_empty(), "{row:?}");
        }
        let offered: Vec<&Named> = list.all().iter().filter(|row| offered(row)).collect();
        let mut names: HashMap<String, &str> = HashMap::new();
        for row in &offered {
            for name in [&row.name_ar, &row.name_en, &row.name_es] {
                let other = names.insert(words(name).concat(), &row.id);
                assert!(other.is_none_or(|id| id == row.id), "{name}");
            }
        }
        for row in offered {
            let mut known = HashSet::new();
            for word in row.words.split('|').filter(|_| !row.words.is_empty()) {
                let joined = words(word).concat();
                assert!(!joined.is_empty() && known.insert(joined.clone()), "{}: {word} twice", row.id);
                assert!(!names.contains_key(&joined), "{}: {word} is a name", row.id);
            }
        }
    }

    /// Fails where one of `asked` does not find its row among the first four.
    fn all_found(list: &NamedList, asked: &[(&str, &str)], offered: impl Fn(&Named) -> bool) {
        let mut missed = Vec::new();
        for (typed, id) in asked {
            let found = list.find_among(typed, 8, &offered);
            if !found.iter().take(4).any(|(_, row)| row.id == *id) {
                let ids: Vec<_> = found.iter().map(|(fit, row)| (*fit, row.id.as_str())).collect();
                missed.push(format!("{typed}, not {id}: {ids:?}"));
            }
        }
        assert!(missed.is_empty(), "{missed:#?}");
    }

    #[test]
    fn places_by_any_spelling() {
        let reference = Reference::load(None).unwrap();
        let origins = &reference.origins;
        for (typed, id) in [
            ("بيت جالا", "bayt-jala"),
            ("Beit Jala", "bayt-jala"),
            ("bet jala", "bayt-jala"),
            ("عكّا", "acre"),
            ("Acre", "acre"),
            ("بيت جبرين", "bayt-jibrin"),
            ("عين حوض", "ayn-hawd"),
            ("Ein Hod", "ayn-hawd"),
        ] {
            let found = origins.find(typed, 8);
            assert!(found.iter().any(|(_, row)| row.id == id), "{typed}: {found:?}");
        }
        assert!(origins.find("Atlantis", 8).is_empty());
        assert!(origins.find("ب", 8).is_empty());
    }

    #[test]
    fn occupations_in_own_words() {
        let reference = Reference::load(None).unwrap();
        let occupations = &reference.occupations;
        for (typed, code) in
            [("طبيب أسنان", "2261"), ("dentist", "2261"), ("dentista", "2261"), ("مهندس مدني", "2142")]
        {
            let found = occupations.find(typed, 8);
            assert!(found.iter().any(|(_, row)| row.id == code), "{typed}: {found:?}");
        }
    }

    /// What a business answers to, and the division that is among the first four offered.
    const ASKED: &[(&str, &str)] = &[
        ("مطعم", "56"),
        ("مطعم فلسطيني", "56"),
        ("شركة مقاولات عامة", "41"),
        ("شركة للمقاولات العامة", "41"),
        ("تمديدات صحية", "43"),
        ("بقالة", "47"),
        ("سوبر ماركت", "47"),
        ("محل ملابس", "47"),
        ("مصنع ملابس", "14"),
        ("تجارة أقمشة", "46"),
        ("محل لبيع الاحذية", "47"),
        ("الاستيراد والتصدير", "46"),
        ("استيراد و تصدير", "46"),
        ("قطع غيار السيارات", "45"),
        ("مكتب عقارات", "68"),
        ("صرافة", "66"),
        ("محلات صرافه", "66"),
        ("ذهب ومجوهرات", "47"),
        ("حلويات شرقية", "10"),
        ("معصرة زيتون", "10"),
        ("زيت زيتون", "10"),
        ("زراعة الزيتون", "01"),
        ("مناشير حجر ورخام", "23"),
        ("صيدليات", "47"),
        ("صالون حلاقة رجالي", "96"),
        ("طاقة شمسية", "35"),
        ("مكتب محاماة", "69"),
        ("مدقق حسابات", "69"),
        ("مكتب هندسي", "71"),
        ("شركة برمجة وتصميم مواقع", "62"),
        ("تخليص جمركي", "52"),
        ("شركة سياحة وسفر", "79"),
        ("روضة أطفال", "85"),
        ("عيادة اسنان", "86"),
        ("التعليم", "85"),
        ("تصليح موبايلات", "95"),
        ("restaurant", "56"),
        ("restaurants", "56"),
        ("my family restaurant", "56"),
        ("resturant", "56"),
        ("grocery store", "47"),
        ("clothing store", "47"),
        ("a small clothing business", "14"),
        ("gas station", "47"),
        ("used cars", "45"),
        ("trucking company", "49"),
        ("import export", "46"),
        ("import & export company", "46"),
        ("software company", "62"),
        ("startup", "62"),
        ("IT", "62"),
        ("real estate", "68"),
        ("jewellery", "32"),
        ("law firm", "69"),
        ("general contractor", "41"),
        ("digital marketing agency", "73"),
        ("stone and marble factory", "23"),
        ("barber shop", "96"),
        ("wedding photographer", "74"),
        ("telecommunications", "61"),
        ("soap", "20"),
        ("tienda de ropa", "47"),
        ("fábrica de ropa", "14"),
        ("maquila", "14"),
        ("importadora", "46"),
        ("Importadora de telas", "46"),
        ("ferreteria", "47"),
        ("abarrotes", "47"),
        ("venta de celulares y accesorios", "47"),
        ("tortillería", "10"),
        ("constructora", "41"),
        ("empresa de transportes", "49"),
        ("restaurante de comida árabe", "56"),
        ("bienes raíces", "68"),
        ("casa de cambio", "66"),
        ("estudio de abogados", "69"),
        ("textil", "13"),
        ("calzado", "15"),
        ("agencia de viajes", "79"),
        ("clínica dental", "86"),
        ("taller mecánico", "45"),
        ("hoteles", "55"),
        ("peluquería", "96"),
    ];

    fn is_division(row: &Named) -> bool {
        row.id.len() == 2
    }

    #[test]
    fn industries_in_everyday_words() {
        let reference = Reference::load(None).unwrap();
        let industries = &reference.industries;
        all_found(industries, ASKED, is_division);
        assert!(industries.find_among("؟؟", 8, is_division).is_empty());
        assert!(industries.find_among("xqzxv", 8, is_division).is_empty());
    }

    #[test]
    fn a_name_alone_and_other_words_first() {
        let reference = Reference::load(None).unwrap();
        let industries = &reference.industries;
        let fits = |typed| -> Vec<(Fit, &str)> {
            let found = industries.find_among(typed, 8, is_division).into_iter();
            found.map(|(fit, row)| (fit, row.id.as_str())).collect()
        };
        assert_eq!(fits("Education"), [(Fit::Same, "85")]);
        // Shared by several, which are all offered before those that only begin so.
        let shared = fits("مقاولات");
        assert_eq!(shared[..3], [(Fit::OtherWord, "41"), (Fit::OtherWord, "42"), (Fit::OtherWord, "43")]);
        let shared = fits("bar");
        assert_eq!(shared[0], (Fit::OtherWord, "56"));
        assert!(shared[1..].iter().any(|(fit, id)| *fit == Fit::Beginning && *id == "96"), "{shared:?}");
        // A list without other words is not asked in phrases.
        assert!(reference.origins.find("a village called Acre", 8).is_empty());
    }

    #[test]
    fn industries_are_whole() {
        let reference = Reference::load(None).unwrap();
        let industries = &reference.industries;
        let (divisions, sections): (Vec<&Named>, Vec<&Named>) =
            industries.all().iter().partition(|row| is_division(row));
        assert_eq!((sections.len(), divisions.len()), (21, 88));
        for row in sections {
            assert!(row.id.len() == 1 && row.group.is_empty(), "{row:?}");
        }
        for row in divisions {
            assert!(industries.get(&row.group).is_some_and(|group| !is_division(group)), "{row:?}");
            assert!(!row.words.is_empty(), "{row:?}");
        }
        words_are_sound(industries, is_division);
    }

    fn is_specialty(row: &Named) -> bool {
        row.id.len() == 5
    }

    /// What those who heal call themselves and what staff type, and the specialty that is among the first four
    /// offered.
    const HEALING: &[(&str, &str)] = &[
        ("جراح قلب", "SUR04"),
        ("جراحة القلب المفتوح", "SUR04"),
        ("استشاري جراحة قلب", "SUR04"),
        ("جراح قلب وشرايين", "SUR04"),
        ("طبيب قلب", "MED02"),
        ("دكتورة قلب", "MED02"),
        ("استشاري أمراض القلب والشرايين", "MED02"),
        ("قسطرة قلب", "MED03"),
        ("جراح قلب أطفال", "PED05"),
        ("أخصائي تخدير", "ACU02"),
        ("اختصاصي تخدير وإنعاش", "ACU02"),
        ("طبيبة نسائية", "OBG01"),
        ("دكتورة نسائية وتوليد", "OBG01"),
        ("نساء وولادة", "OBG01"),
        ("أطفال الأنابيب", "OBG04"),
        ("طبيب أطفال", "PED01"),
        ("أخصائية أطفال", "PED01"),
        ("خدج", "PED02"),
        ("دكتور أعصاب في مستشفى", "MED13"),
        ("جراح أعصاب", "SUR06"),
        ("جراحة المخ والأعصاب", "SUR06"),
        ("طبيب عظام", "SUR08"),
        ("دكتور عظام", "SUR08"),
        ("جراح عظام أطفال", "PED08"),
        ("طبيبة جلدية", "MED14"),
        ("انف واذن وحنجره", "SUR13"),
        ("طبيب عيون", "SUR14"),
        ("مسالك بولية", "SUR15"),
        ("دكتور مسالك", "SUR15"),
        ("غسيل كلى", "MED05"),
        ("أخصائي كلى", "MED05"),
        ("سرطان", "MED09"),
        ("أورام", "MED09"),
        ("جراح تجميل", "SUR10"),
        ("طبيب نفسي", "MEN01"),
        ("أخصائية نفسية", "MEN03"),
        ("طبيب عام", "PUB01"),
        ("طبيب", "PUB01"),
        ("طبيبة", "PUB02"),
        ("طبيب أسنان", "DEN01"),
        ("دكتورة أسنان", "DEN01"),
        ("تقويم اسنان", "DEN03"),
        ("سحب عصب", "DEN04"),
        ("ممرض", "ALL01"),
        ("ممرضة", "ALL01"),
        ("ممرضة عناية مركزة", "ALL02"),
        ("قابلة قانونية", "ALL04"),
        ("معالج طبيعي", "ALL05"),
        ("معالجة نطق", "ALL07"),
        ("أخصائية تغذية", "ALL10"),
        ("صيدلانية", "ALL11"),
        ("فني مختبر", "ALL13"),
        ("فنية أشعة", "ALL14"),
        ("مسعف", "ALL17"),
        ("طبيب طوارئ", "ACU01"),
        ("عناية حثيثة", "ACU03"),
        ("طبيب شرعي", "DIA07"),
        ("طبيبة بيطرية", "OTH01"),
        ("حجامة", "OTH02"),
        ("طالبة طب", "OTH03"),
        ("cardiac surgeon", "SUR04"),
        ("heart surgeon", "SUR04"),
        ("consultant cardiothoracic surgeon", "SUR04"),
        ("open heart surgery", "SUR04"),
        ("cardiologist", "MED02"),
        ("heart doctor", "MED02"),
        ("pediatric cardiologist", "PED04"),
        ("surgeon", "SUR01"),
        ("general surgeon", "SUR01"),
        ("brain surgeon", "SUR06"),
        ("orthopedic surgeon", "SUR08"),
        ("OB-GYN", "OBG01"),
        ("gynecologist", "OBG01"),
        ("IVF", "OBG04"),
        ("anesthesiologist", "ACU02"),
        ("anaesthetist", "ACU02"),
        ("ER doctor", "ACU01"),
        ("doctor", "PUB01"),
        ("GP", "PUB01"),
        ("ICU", "ACU03"),
        ("dentist", "DEN01"),
        ("kids dentist", "DEN07"),
        ("nurse", "ALL01"),
        ("ICU nurse", "ALL02"),
        ("midwife", "ALL04"),
        ("physical therapist", "ALL05"),
        ("speech therapist", "ALL07"),
        ("pharmacist", "ALL11"),
        ("psychologist", "MEN03"),
        ("psychiatrist", "MEN01"),
        ("radiologist", "DIA01"),
        ("X-ray technician", "ALL14"),
        ("oncologist", "MED09"),
        ("ENT", "SUR13"),
        ("eye doctor", "SUR14"),
        ("kidney doctor", "MED05"),
        ("cirujano cardíaco", "SUR04"),
        ("cirujana cardiovascular", "SUR04"),
        ("cirujano", "SUR01"),
        ("cirujano plástico", "SUR10"),
        ("cardiólogo", "MED02"),
        ("cardiologa", "MED02"),
        ("médico", "PUB01"),
        ("doctora", "PUB01"),
        ("médica de familia", "PUB02"),
        ("pediatra", "PED01"),
        ("ginecóloga", "OBG01"),
        ("anestesista", "ACU02"),
        ("dentista", "DEN01"),
        ("odontóloga", "DEN01"),
        ("ortodoncista", "DEN03"),
        ("enfermera", "ALL01"),
        ("enfermero de UCI", "ALL02"),
        ("matrona", "ALL04"),
        ("partera", "ALL04"),
        ("kinesióloga", "ALL05"),
        ("fisioterapeuta", "ALL05"),
        ("fonoaudióloga", "ALL07"),
        ("psicóloga", "MEN03"),
        ("psiquiatra", "MEN01"),
        ("oncóloga", "MED09"),
        ("otorrino", "SUR13"),
        ("oftalmóloga", "SUR14"),
        ("traumatólogo", "SUR08"),
        ("urólogo", "SUR15"),
        ("nutricionista", "ALL10"),
        ("químico farmacéutico", "ALL11"),
        ("tecnólogo médico", "ALL13"),
        ("médico forense", "DIA07"),
        ("paramédico", "ALL17"),
        ("veterinaria", "OTH01"),
        ("especialista en diálisis", "MED05"),
    ];

    #[test]
    fn specialties_in_everyday_words() {
        let reference = Reference::load(None).unwrap();
        let specialties = &reference.specialties;
        all_found(specialties, HEALING, is_specialty);
        assert!(specialties.find_among("xqzxv", 8, is_specialty).is_empty());
        // Only who and where, nothing of what.
        assert!(specialties.find_among("أستاذ في مستشفى جامعي", 8, is_specialty).is_empty());
        let general = specialties.find_among("طبيب", 8, is_specialty);
        assert!(general.len() > 3 && general.iter().all(|(fit, _)| *fit != Fit::Same), "{general:?}");
    }

    #[test]
    fn specialties_are_whole() {
        let reference = Reference::load(None).unwrap();
        let specialties = &reference.specialties;
        let (rows, groups): (Vec<&Named>, Vec<&Named>) =
            specialties.all().iter().partition(|row| is_specialty(row));
        assert_eq!((groups.len(), rows.len()), (11, 106));
        for group in groups {
            assert!(group.id.len() == 3 && group.group.is_empty(), "{group:?}");
        }
        for row in rows {
            assert!(row.id.starts_with(&row.group) && specialties.get(&row.group).is_some(), "{row:?}");
            assert!(!row.words.is_empty(), "{row:?}");
        }
        words_are_sound(specialties, is_specialty);
    }

    /// What is typed where a language is asked for, and the language that is among the first four offered.
    const SPOKEN: &[(&str, &str)] = &[
        ("عبري", "he"),
        ("العبرية", "he"),
        ("اللغة العبرية", "he"),
        ("عبراني", "he"),
        ("עברית", "he"),
        ("Hebrew", "he"),
        ("hebreo", "he"),
        ("ألماني", "de"),
        ("المانيه", "de"),
        ("Deutsch", "de"),
        ("alemán", "de"),
        ("German", "de"),
        ("Français", "fr"),
        ("francais", "fr"),
        ("فرنساوي", "fr"),
        ("frances", "fr"),
        ("Português", "pt"),
        ("برازيلي", "pt"),
        ("portugues", "pt"),
        ("Türkçe", "tr"),
        ("turkce", "tr"),
        ("تركي", "tr"),
        ("turco", "tr"),
        ("انجليزي", "en"),
        ("إنكليزية", "en"),
        ("english language", "en"),
        ("ingles", "en"),
        ("إسباني", "es"),
        ("castellano", "es"),
        ("español", "es"),
        ("Spanish", "es"),
        ("عربي", "ar"),
        ("arabe", "ar"),
        ("idioma árabe", "ar"),
        ("Русский", "ru"),
        ("روسي", "ru"),
        ("فارسي", "fa"),
        ("Farsi", "fa"),
        ("dari", "prs"),
        ("أردو", "ur"),
        ("كردي", "ku"),
        ("كوردي", "ku"),
        ("كرمانجي", "kmr"),
        ("sorani", "ckb"),
        ("سرياني", "syr"),
        ("Aramaic", "syr"),
        ("arameo", "syr"),
        ("آشوري", "syr"),
        ("أمازيغي", "zgh"),
        ("bereber", "zgh"),
        ("Svenska", "sv"),
        ("سويدي", "sv"),
        ("sueco", "sv"),
        ("Nederlands", "nl"),
        ("flamenco", "nl"),
        ("holandés", "nl"),
        ("هولندي", "nl"),
        ("Dansk", "da"),
        ("norsk", "no"),
        ("Norwegian", "no"),
        ("italiano", "it"),
        ("طلياني", "it"),
        ("Ελληνικά", "el"),
        ("يوناني", "el"),
        ("中文", "zh"),
        ("Mandarin", "zh"),
        ("صيني", "zh"),
        ("Cantonese", "yue"),
        ("日本語", "ja"),
        ("ياباني", "ja"),
        ("Filipino", "fil"),
        ("tagalog", "tl"),
        ("فلبيني", "fil"),
        ("Mapuche", "arn"),
        ("quechua", "qu"),
        ("guaraní", "gn"),
        ("Haitian Creole", "ht"),
        ("شركسي", "ady"),
        ("Circassian", "kbd"),
        ("أرمني", "hy"),
        ("Hayeren", "hy"),
        ("أمهري", "am"),
        ("صومالي", "so"),
        ("swahili", "sw"),
        ("مجري", "hu"),
        ("Română", "ro"),
        ("polski", "pl"),
        ("لغة الإشارة", "jos"),
        ("sign language", "ase"),
        ("lengua de señas chilena", "csg"),
    ];

    #[test]
    fn languages_by_their_own_names() {
        let reference = Reference::load(None).unwrap();
        let languages = &reference.languages;
        all_found(languages, SPOKEN, |_| true);
        assert!(languages.find("xqzxv", 8).is_empty());
        assert_eq!(languages.find("Kurdish", 8).len(), 1, "its name alone");
    }

    #[test]
    fn languages_are_whole() {
        let reference = Reference::load(None).unwrap();
        let languages = &reference.languages;
        let short = languages.all().iter().filter(|row| row.id.len() == 2).count();
        assert_eq!((short, languages.all().len()), (173, 228));
        for row in languages.all() {
            assert!(row.id.chars().all(|c| c.is_ascii_lowercase()) && row.group.is_empty(), "{row:?}");
        }
        for absent in ["la", "eo", "sh", "egy"] {
            assert!(languages.get(absent).is_none(), "{absent}");
        }
        words_are_sound(languages, |_| true);
    }
}
