//! Who may give what an institution needs, and why: plain rules, each told in words, with what speaks against it.

use accounts::reference::Reference;
use chrono::NaiveDate;
use search::fold;
use serde::Serialize;

use super::Model;
use super::said::{Help, Licence, Said, Way};
use crate::register::about::is_specialty;

/// What an institution needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The specialty: an id of `specialties.csv`, or as typed, or empty.
    pub specialty: String,
    /// The occupation: a unit group of ISCO-08, or as typed, or empty.
    pub occupation: String,
    /// What is to be done.
    pub help: Option<Help>,
    /// Languages in which they must be able to work: ids of `languages.csv`; none: any.
    pub languages: Vec<String>,
    /// The first day.
    pub starts_on: Option<NaiveDate>,
    /// The last day.
    pub ends_on: Option<NaiveDate>,
    /// Whether it can be done from afar.
    pub online: bool,
}

/// Why somebody may be whom it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// They have the very specialty.
    Specialty,
    /// They have the very occupation.
    Occupation,
    /// They have a specialty of the same field.
    NearSpecialty,
    /// They would do just that.
    Help,
    /// They have an occupation of the same minor group of ISCO-08.
    NearOccupation,
    /// They work in a language that is needed.
    Language,
    /// They would come for so long, or do it from afar.
    Way,
    /// A desk has seen their licence, and it is good on the first day.
    Licence,
}

/// What speaks against them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Caution {
    /// They would do other things.
    OtherHelp,
    /// They are free only later.
    NotFree,
    /// They have not said what they specialised in.
    NoSpecialty,
    /// They specialised in something else.
    OtherSpecialty,
    /// They named other languages.
    OtherLanguage,
    /// They would come for another time, or not from afar.
    OtherWay,
    /// Their licence ends before the first day.
    LicenceEnds,
    /// They would treat people, and named no licence.
    NoLicence,
}

impl Reason {
    fn weight(self) -> i32 {
        match self {
            Self::Specialty => 8,
            Self::Occupation => 5,
            Self::NearSpecialty | Self::Help => 3,
            Self::NearOccupation | Self::Language | Self::Way => 2,
            Self::Licence => 1,
        }
    }
}

impl Caution {
    fn weight(self) -> i32 {
        match self {
            Self::OtherHelp | Self::NotFree => 3,
            Self::NoSpecialty
            | Self::OtherSpecialty
            | Self::OtherLanguage
            | Self::OtherWay
            | Self::LicenceEnds => 2,
            Self::NoLicence => 1,
        }
    }
}

/// Why somebody may be whom an institution needs, and what speaks against it; what says most first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fit {
    /// Why.
    pub reasons: Vec<Reason>,
    /// What speaks against it.
    pub cautions: Vec<Caution>,
}

impl Fit {
    fn weight(&self) -> i32 {
        let (reasons, cautions) = (self.reasons.iter(), self.cautions.iter());
        reasons.map(|one| one.weight()).sum::<i32>() - cautions.map(|one| one.weight()).sum::<i32>()
    }
}

/// Fields that gather what has little to do with each other: who is an optometrist does not stand in for a midwife.
const MIXED: [&str; 3] = ["ALL", "DIA", "OTH"];

/// The field to which a specialty belongs; none where it is not of the list.
pub(super) fn field_of<'a>(reference: &'a Reference, specialty: &str) -> Option<&'a str> {
    let row = reference.specialties.get(specialty).filter(|row| is_specialty(row));
    row.map(|row| row.group.as_str())
}

/// The minor group of ISCO-08 to which an occupation belongs; none where it is not of the list.
pub(super) fn minor_of<'a>(reference: &Reference, occupation: &'a str) -> Option<&'a str> {
    reference.occupations.get(occupation).and_then(|_| occupation.get(..3))
}

/// Whether the words of one are all among those of the other, in any usual spelling.
fn are_alike(one: &str, other: &str) -> bool {
    let bare = |word: String| fold::without_article(&word).map(str::to_owned).unwrap_or(word);
    let [one, other] =
        [one, other].map(|text| fold::words(text).into_iter().map(bare).collect::<Vec<String>>());
    let among =
        |few: &[String], many: &[String]| !few.is_empty() && few.iter().all(|word| many.contains(word));
    among(&one, &other) || among(&other, &one)
}

/// How what somebody knows meets what is needed, and what is missing; none where it does not, and nothing else matters.
fn knows(wanted: &Wanted, said: &Said, reference: &Reference) -> Option<(Reason, Option<Caution>)> {
    let field = field_of(reference, &wanted.specialty);
    for specialty in &said.specialties {
        let own = field_of(reference, specialty);
        let is_typed = own.is_none() && field.is_none();
        if *specialty == wanted.specialty || (is_typed && are_alike(&wanted.specialty, specialty)) {
            return Some((Reason::Specialty, None));
        }
    }
    let is_near = |specialty: &String| field_of(reference, specialty) == field;
    if field.is_some_and(|field| !MIXED.contains(&field)) && said.specialties.iter().any(is_near) {
        return Some((Reason::NearSpecialty, None));
    }
    let other = match (wanted.specialty.is_empty(), said.specialties.is_empty()) {
        (true, _) => None,
        (false, true) => Some(Caution::NoSpecialty),
        (false, false) => Some(Caution::OtherSpecialty),
    };
    // Whoever is specialised in something else of the list does not become the one that is needed by being a doctor, too.
    let is_of_list = |specialty: &String| field_of(reference, specialty).is_some();
    if field.is_some() && said.specialties.iter().any(is_of_list) {
        return None;
    }
    let minor = minor_of(reference, &wanted.occupation);
    let is_same = (minor.is_some() && wanted.occupation == said.occupation)
        || (minor.is_none() && are_alike(&wanted.occupation, &said.profession));
    if is_same {
        return Some((Reason::Occupation, other));
    }
    let is_near = minor.is_some() && minor_of(reference, &said.occupation) == minor;
    is_near.then_some((Reason::NearOccupation, other))
}

/// Whether, and why, whoever says `said` is one whom an institution needs on `today`; none where they do not know what it needs.
/// What they have said nothing of speaks neither for nor against them.
pub fn fit(
    wanted: &Wanted,
    (said, is_licence_seen): (&Said, bool),
    reference: &Reference,
    today: NaiveDate,
) -> Option<Fit> {
    let (known, unsaid) = knows(wanted, said, reference)?;
    let mut fit = Fit { reasons: vec![known], cautions: unsaid.into_iter().collect() };
    let mut judge = |is_said: bool, is_met: bool, reason, caution| match (is_said, is_met) {
        (true, true) => fit.reasons.push(reason),
        (true, false) => fit.cautions.push(caution),
        (false, _) => {}
    };
    if let Some(help) = wanted.help {
        judge(!said.helps.is_empty(), said.helps.contains(&help), Reason::Help, Caution::OtherHelp);
    }
    let is_understood = wanted.languages.iter().all(|language| said.languages.contains(language));
    let is_asked = !wanted.languages.is_empty() && !said.languages.is_empty();
    judge(is_asked, is_understood, Reason::Language, Caution::OtherLanguage);
    let days = wanted.starts_on.zip(wanted.ends_on).map(|(first, last)| (last - first).num_days() + 1);
    let way = days.map(Way::of_days);
    let comes = said.ways.iter().any(|own| *own != Way::Online && way.is_none_or(|way| stays(*own, way)));
    let is_met = comes || (wanted.online && said.ways.contains(&Way::Online));
    // A trainee comes to whoever hosts them.
    let travels = wanted.help != Some(Help::Host);
    judge(!said.ways.is_empty() && travels, is_met, Reason::Way, Caution::OtherWay);
    let last = wanted.ends_on.or(wanted.starts_on).unwrap_or(today);
    if said.free_from.is_some_and(|from| from > wanted.starts_on.unwrap_or(last).max(today)) {
        fit.cautions.push(Caution::NotFree);
    }
    // Who teaches or advises needs none; and one that is given for a year each time will be given again.
    let treats = wanted.help == Some(Help::Treat);
    let first = wanted.starts_on.unwrap_or(today).max(today);
    let is_good = said.licence.until.is_none_or(|until| until >= first);
    match (treats, is_good) {
        (true, false) => fit.cautions.push(Caution::LicenceEnds),
        (true, true) if said.licence == Licence::default() => fit.cautions.push(Caution::NoLicence),
        (_, true) if is_licence_seen => fit.reasons.push(Reason::Licence),
        _ => {}
    }
    fit.reasons.sort_unstable();
    fit.cautions.sort_unstable();
    Some(fit)
}

/// Whether whoever would stay in the way `own` comes for what takes `way`: who stays for months comes for weeks, too.
fn stays(own: Way, way: Way) -> bool {
    match own {
        Way::Online => false,
        Way::Weeks => way == Way::Weeks,
        Way::Months => way != Way::Longer,
        Way::Longer => true,
    }
}

/// Somebody whom an institution may need, and why.
#[derive(Clone, Debug)]
pub struct Match {
    /// What is said of them.
    pub expert: Model,
    /// Why, and what speaks against it.
    pub fit: Fit,
}

/// Those of `known` whom it needs, the best first, `most` at the most. Alike ones stay in their order.
pub fn matches(
    wanted: &Wanted,
    known: Vec<Model>,
    reference: &Reference,
    today: NaiveDate,
    most: usize,
) -> Vec<Match> {
    let of = |expert: Model| {
        let seen = expert.licence_seen_at.is_some();
        let fit = fit(wanted, (&expert.said(), seen), reference, today)?;
        Some(Match { expert, fit })
    };
    let mut found: Vec<Match> = known.into_iter().filter_map(of).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.fit.weight()));
    found.truncate(most);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();

    fn day(month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2027, month, day)
    }

    /// A hand surgeon for two weeks in March, in Arabic.
    fn wanted() -> Wanted {
        Wanted {
            specialty: "SUR09".into(),
            occupation: "2212".into(),
            help: Some(Help::Treat),
            languages: vec!["ar".into()],
            starts_on: day(3, 1),
            ends_on: day(3, 14),
            online: false,
        }
    }

    fn said(specialties: &[&str], occupation: &str) -> Said {
        Said {
            profession: "x".into(),
            specialties: specialties.iter().map(|of| (*of).into()).collect(),
            occupation: occupation.into(),
            ..Said::default()
        }
    }

    #[test]
    fn what_they_know_decides() {
        let reference = Reference::load(None).unwrap();
        let reasons = |wanted: &Wanted, said: &Said| {
            fit(wanted, (said, true), &reference, TODAY).map(|fit| fit.reasons[0])
        };
        for (own, why) in [
            (said(&["SUR09"], "2212"), Some(Reason::Specialty)),
            (said(&["MED02", "SUR09"], ""), Some(Reason::Specialty)),
            (said(&["SUR10"], "2212"), Some(Reason::NearSpecialty)),
            // A cardiologist is no surgeon, though both are specialist doctors.
            (said(&["MED02"], "2212"), None),
            (said(&[], "2212"), Some(Reason::Occupation)),
            (said(&[], "2211"), Some(Reason::NearOccupation)),
            (said(&[], "2142"), None),
            (said(&[], ""), None),
        ] {
            assert_eq!(reasons(&wanted(), &own), why, "{own:?}");
        }
        // What is gathered in one field without having much in common is not near.
        let nurse = Wanted { specialty: "ALL03".into(), occupation: "2221".into(), ..wanted() };
        assert_eq!(reasons(&nurse, &said(&["ALL18"], "2267")), None);
        let pipes =
            Wanted { specialty: "شبكات المياه".into(), occupation: "2142".into(), ..wanted() };
        assert_eq!(reasons(&pipes, &said(&["شبكات المياه والصرف الصحي"], "2142")), Some(Reason::Specialty));
        let bridges = fit(&pipes, (&said(&["جسور"], "2142"), false), &reference, TODAY).unwrap();
        assert_eq!((bridges.reasons[0], bridges.cautions[0]), (Reason::Occupation, Caution::OtherSpecialty));
        let engineer = Wanted { specialty: String::new(), occupation: "2142".into(), ..wanted() };
        assert_eq!(reasons(&engineer, &said(&["جسور"], "2142")), Some(Reason::Occupation));
        let typed = Wanted {
            specialty: "ترميم المخطوطات".into(), occupation: String::new(), ..wanted()
        };
        assert_eq!(reasons(&typed, &said(&["ترميم المخطوطات"], "")), Some(Reason::Specialty));
        assert_eq!(reasons(&typed, &said(&["خط"], "")), None);
        // Who needs nothing in particular needs nobody.
        assert_eq!(reasons(&Wanted::default(), &said(&[], "")), None);
    }

    #[test]
    fn the_rest_speaks_for_or_against() {
        let reference = Reference::load(None).unwrap();
        let base =
            || Said { licence: Licence { issuer: "x".into(), ..Licence::default() }, ..said(&["SUR09"], "") };
        let until = |until| Licence { issuer: "x".into(), until, ..Licence::default() };
        for (own, reason, caution) in [
            (base(), None, None),
            (Said { helps: vec![Help::Treat], ..base() }, Some(Reason::Help), None),
            (Said { helps: vec![Help::Teach], ..base() }, None, Some(Caution::OtherHelp)),
            (Said { languages: vec!["es".into(), "ar".into()], ..base() }, Some(Reason::Language), None),
            (Said { languages: vec!["es".into()], ..base() }, None, Some(Caution::OtherLanguage)),
            (Said { ways: vec![Way::Weeks], ..base() }, Some(Reason::Way), None),
            (Said { ways: vec![Way::Longer], ..base() }, Some(Reason::Way), None),
            (Said { ways: vec![Way::Online], ..base() }, None, Some(Caution::OtherWay)),
            (Said { free_from: day(3, 1), ..base() }, None, None),
            (Said { free_from: day(3, 2), ..base() }, None, Some(Caution::NotFree)),
            (Said { licence: until(day(3, 1)), ..base() }, None, None),
            (Said { licence: until(day(2, 28)), ..base() }, None, Some(Caution::LicenceEnds)),
            (Said { licence: Licence::default(), ..base() }, None, Some(Caution::NoLicence)),
        ] {
            let fit = fit(&wanted(), (&own, false), &reference, TODAY).unwrap();
            let reasons: Vec<Reason> = [Reason::Specialty].into_iter().chain(reason).collect();
            assert_eq!(fit, Fit { reasons, cautions: caution.into_iter().collect() }, "{own:?}");
        }
        let seen = fit(&wanted(), (&base(), true), &reference, TODAY).unwrap();
        assert_eq!(seen.reasons, [Reason::Specialty, Reason::Licence]);
        // All languages are needed, not one of them.
        let both = Wanted { languages: vec!["ar".into(), "en".into()], ..wanted() };
        let one = Said { languages: vec!["en".into()], ..base() };
        assert_eq!(fit(&both, (&one, false), &reference, TODAY).unwrap().cautions, [Caution::OtherLanguage]);
        // Who works only from afar does not come, whenever it is.
        let undated = Wanted { starts_on: None, ends_on: None, ..wanted() };
        let far = Said { ways: vec![Way::Online], ..base() };
        assert_eq!(fit(&undated, (&far, false), &reference, TODAY).unwrap().cautions, [Caution::OtherWay]);
        let afar = Wanted { online: true, ..wanted() };
        let online = Said { ways: vec![Way::Online], ..base() };
        assert!(fit(&afar, (&online, false), &reference, TODAY).unwrap().reasons.contains(&Reason::Way));
        // Who teaches needs no licence; and to whoever hosts somebody, they come.
        let teach = Wanted { help: Some(Help::Teach), ..wanted() };
        let none = Said { licence: Licence::default(), ..base() };
        assert_eq!(fit(&teach, (&none, false), &reference, TODAY).unwrap().cautions, []);
        let host = Wanted { help: Some(Help::Host), ..wanted() };
        assert_eq!(fit(&host, (&online, false), &reference, TODAY).unwrap().cautions, []);
    }

    #[test]
    fn the_best_first() {
        use crate::expert::new;
        use crate::person::{PersonId, Source};
        let reference = Reference::load(None).unwrap();
        let row = |said: &Said| -> Model {
            let row = new(PersonId::new(), said, Source::Own, chrono::DateTime::UNIX_EPOCH);
            sea_orm::TryIntoModel::try_into_model(row).unwrap()
        };
        let near = row(&said(&["SUR10"], "2212"));
        let exact = row(&said(&["SUR09"], "2212"));
        let other = row(&said(&["MED02"], "2212"));
        let found = matches(&wanted(), vec![near.clone(), other, exact.clone()], &reference, TODAY, 9);
        assert_eq!(found.iter().map(|one| one.expert.id).collect::<Vec<_>>(), [exact.id, near.id]);
        assert_eq!(matches(&wanted(), vec![near, exact], &reference, TODAY, 1).len(), 1);
    }
}
