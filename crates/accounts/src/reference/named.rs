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
            // Nothing but words passed over says nothing, whatever they sound like.
            if content.joined.is_empty() {
                return Vec::new();
            }
            found = self.having_all(&content, &offered);
            if !is_written(&found) {
                found.extend(self.having_some(&content.words, &offered));
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

    /// What people say that they are, and the unit group that is among the first four offered.
    const WORKING: &[(&str, &str)] = &[
        ("طبيب", "2211"),
        ("طبيب", "2212"),
        ("طبيبة", "2212"),
        ("دكتور", "2211"),
        ("طبيبة أطفال", "2212"),
        ("جراح", "2212"),
        ("جراح قلب", "2212"),
        ("طبيب أسنان", "2261"),
        ("دكتورة أسنان", "2261"),
        ("ممرضة", "2221"),
        ("ممرض قانوني", "2221"),
        ("صيدلانية", "2262"),
        ("معلم", "2330"),
        ("معلمة", "2341"),
        ("معلّمة", "2330"),
        ("مدرس رياضيات", "2330"),
        ("معلمة روضة", "2342"),
        ("معلمة لغة إنجليزية", "2353"),
        ("أستاذ جامعي", "2310"),
        ("محاضر في الجامعة", "2310"),
        ("مهندس", "2142"),
        ("مهندسة", "2142"),
        ("مهندس مدني", "2142"),
        ("مهندسة معمارية", "2161"),
        ("مهندس كهرباء", "2151"),
        ("مهندس برمجيات", "2512"),
        ("مبرمج", "2514"),
        ("مبرمجة", "2512"),
        ("أعمل مبرمجا في شركة", "2512"),
        ("مصممة جرافيك", "2166"),
        ("محاسب", "2411"),
        ("محاسبة قانونية", "2411"),
        ("محامي", "2611"),
        ("محامية", "2611"),
        ("قاضية", "2612"),
        ("صحفي", "2642"),
        ("مترجمة", "2643"),
        ("إمام مسجد", "2636"),
        ("رجل أعمال", "1120"),
        ("تاجر", "5221"),
        ("تاجر أقمشة", "1420"),
        ("صاحب بقالة", "5221"),
        ("صاحبة محل", "5221"),
        ("صاحب مطعم", "1412"),
        ("صاحب شركة", "1120"),
        ("مدير مدرسة", "1345"),
        ("مدير بنك", "1346"),
        ("مقاول", "1323"),
        ("سائق", "8322"),
        ("سائق تاكسي", "8322"),
        ("سائق شاحنة", "8332"),
        ("سائق باص", "8331"),
        ("ميكانيكي سيارات", "7231"),
        ("كهربائي", "7411"),
        ("نجار", "7115"),
        ("نجّار موبيليا", "7522"),
        ("حداد", "7221"),
        ("سباك", "7126"),
        ("دهان", "7131"),
        ("بليط", "7122"),
        ("عامل بناء", "9313"),
        ("حلاق", "5141"),
        ("كوافيرة", "5141"),
        ("خياطة", "7531"),
        ("طباخ", "5120"),
        ("شيف", "3434"),
        ("نادل", "5131"),
        ("خباز", "7512"),
        ("حلواني", "7512"),
        ("جزار", "7511"),
        ("صائغ", "7313"),
        ("مزارع زيتون", "6112"),
        ("فلاح", "6111"),
        ("صياد سمك", "6222"),
        ("شرطي", "5412"),
        ("جندي", "0310"),
        ("سكرتيرة", "4120"),
        ("موظفة استقبال", "4226"),
        ("موظف بنك", "4211"),
        ("أخصائية نفسية", "2634"),
        ("أخصائي اجتماعي", "2635"),
        ("لاعب كرة قدم", "3421"),
        ("دبلوماسي", "1112"),
        ("سمسار عقارات", "3334"),
        ("مستورد", "1420"),
        ("حفار خشب زيتون", "7317"),
        ("عاملة نظافة", "9112"),
        ("كاشير", "5230"),
        ("doctor", "2211"),
        ("doctor", "2212"),
        ("physician", "2212"),
        ("surgeon", "2212"),
        ("cardiologist", "2212"),
        ("nurse", "2221"),
        ("dentist", "2261"),
        ("pharmacist", "2262"),
        ("teacher", "2330"),
        ("high school teacher", "2330"),
        ("English teacher", "2353"),
        ("university professor", "2310"),
        ("engineer", "2142"),
        ("civil engineer", "2142"),
        ("software developer", "2512"),
        ("software engineer", "2512"),
        ("programmer", "2514"),
        ("web developer", "2513"),
        ("accountant", "2411"),
        ("lawyer", "2611"),
        ("shop owner", "5221"),
        ("store owner", "5221"),
        ("restaurant owner", "1412"),
        ("businessman", "1120"),
        ("CEO", "1120"),
        ("merchant", "5221"),
        ("taxi driver", "8322"),
        ("Uber driver", "8322"),
        ("truck driver", "8332"),
        ("driver", "8322"),
        ("mechanic", "7231"),
        ("electrician", "7411"),
        ("carpenter", "7115"),
        ("plumber", "7126"),
        ("barber", "5141"),
        ("hairdresser", "5141"),
        ("chef", "3434"),
        ("cook", "5120"),
        ("waitress", "5131"),
        ("cashier", "5230"),
        ("baker", "7512"),
        ("jeweler", "7313"),
        ("real estate agent", "3334"),
        ("journalist", "2642"),
        ("social worker", "2635"),
        ("graphic designer", "2166"),
        ("data scientist", "2120"),
        ("project manager", "1213"),
        ("IT support", "3512"),
        ("retired civil engineer", "2142"),
        ("self-employed electrician", "7411"),
        ("security guard", "5414"),
        ("factory worker", "9329"),
        ("construction worker", "9313"),
        ("olive farmer", "6112"),
        ("priest", "2636"),
        ("photographer", "3431"),
        ("translator", "2643"),
        ("pilot", "3153"),
        ("médico", "2211"),
        ("médica", "2212"),
        ("doctora", "2212"),
        ("cirujano", "2212"),
        ("pediatra", "2212"),
        ("enfermera", "2221"),
        ("dentista", "2261"),
        ("químico farmacéutico", "2262"),
        ("profesor", "2330"),
        ("profesora", "2341"),
        ("maestra", "2341"),
        ("profesor de matemáticas", "2330"),
        ("ingeniero civil", "2142"),
        ("ingeniero", "2142"),
        ("arquitecta", "2161"),
        ("contador", "2411"),
        ("contadora auditora", "2411"),
        ("abogado", "2611"),
        ("abogada", "2611"),
        ("comerciante", "5221"),
        ("comerciante", "1420"),
        ("empresario", "1120"),
        ("empresaria", "1120"),
        ("dueño de tienda", "5221"),
        ("dueña de restaurante", "1412"),
        ("importador", "1420"),
        ("vendedora", "5223"),
        ("taxista", "8322"),
        ("chofer", "8322"),
        ("camionero", "8332"),
        ("mecánico", "7231"),
        ("electricista", "7411"),
        ("carpintero", "7115"),
        ("gasfiter", "7126"),
        ("albañil", "7112"),
        ("peluquera", "5141"),
        ("costurera", "7533"),
        ("modista", "7531"),
        ("cocinero", "5120"),
        ("garzón", "5131"),
        ("cajera", "5230"),
        ("panadero", "7512"),
        ("programador", "2514"),
        ("desarrolladora de software", "2512"),
        ("periodista", "2642"),
        ("psicóloga", "2634"),
        ("trabajadora social", "2635"),
        ("kinesiólogo", "2264"),
        ("agricultor", "6111"),
        ("ganadero", "6121"),
        ("corredor de propiedades", "3334"),
        ("secretaria", "4120"),
        ("diseñadora gráfica", "2166"),
        ("sacerdote", "2636"),
        ("carabinero", "5412"),
        ("ingeniero jubilado", "2142"),
        ("ingeniera comercial", "2421"),
    ];

    fn is_unit(row: &Named) -> bool {
        row.id.len() == 4
    }

    #[test]
    fn occupations_in_own_words() {
        let reference = Reference::load(None).unwrap();
        let occupations = &reference.occupations;
        all_found(occupations, WORKING, is_unit);
        for none in
            ["xqzxv", "ربة منزل", "متقاعدة", "ama de casa", "retired", "طالب", "عاطل عن العمل", "housewife"]
        {
            assert!(occupations.find_among(none, 8, is_unit).is_empty(), "{none}");
        }
    }

    /// A general title leaves the choice to who has it; nothing is settled for them.
    #[test]
    fn general_titles_are_shared() {
        let reference = Reference::load(None).unwrap();
        let occupations = &reference.occupations;
        for (typed, least) in [
            ("طبيب", 2),
            ("دكتورة", 2),
            ("معلم", 6),
            ("معلمة", 6),
            ("مهندس", 7),
            ("مهندسة", 7),
            ("تاجر", 3),
            ("مدير", 6),
            ("مبرمج", 2),
            ("سائق", 3),
            ("مزارع", 3),
            ("محاسب", 3),
            ("doctor", 2),
            ("teacher", 6),
            ("engineer", 7),
            ("manager", 6),
            ("merchant", 3),
            ("programmer", 2),
            ("driver", 3),
            ("médico", 2),
            ("profesora", 6),
            ("ingeniero", 7),
            ("gerente", 6),
            ("comerciante", 3),
            ("conductor", 3),
            ("contadora", 3),
        ] {
            let found = occupations.find_among(typed, 8, is_unit);
            let fits: Vec<_> = found.iter().map(|(fit, row)| (*fit, row.id.as_str())).collect();
            let shared = fits.iter().filter(|(fit, _)| *fit == Fit::OtherWord).count();
            assert!(shared >= least && fits.iter().all(|(fit, _)| *fit != Fit::Same), "{typed}: {fits:?}");
        }
    }

    #[test]
    fn occupations_are_whole() {
        let reference = Reference::load(None).unwrap();
        let occupations = &reference.occupations;
        let units: Vec<&Named> = occupations.all().iter().filter(|row| is_unit(row)).collect();
        assert_eq!((units.len(), occupations.all().len()), (436, 619));
        for row in units {
            let words = row.words.split('|').filter(|word| !word.is_empty());
            let (arabic, latin): (Vec<&str>, Vec<&str>) =
                words.partition(|word| word.chars().any(|c| ('\u{0620}'..='\u{064A}').contains(&c)));
            assert!(!arabic.is_empty() && latin.len() > 1, "{row:?}");
        }
        words_are_sound(occupations, is_unit);
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
