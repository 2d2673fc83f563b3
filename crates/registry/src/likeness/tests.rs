//! The rules, by pairs: who is one person, who is not, and what is said of it.

use kit::format::PartialDate;

use super::*;

/// A record: names in Arabic and in Latin script, parts parted by `|`, sex, birth date, place of origin, country and city,
/// contacts.
type Record =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

/// What the records of the tables differ from.
const NADIA: Record =
    ("نادية|سليم|جميل|الزعبي", "", "f", "1974-08-23", "Safad", "JO Irbid", "+962790000001 nadia@example.org");
const FARES: Record = (
    "فارس|منير|حنا|قسيس",
    "Fares Munir Hanna|Kassis",
    "m",
    "1988-11-07",
    "Ramallah",
    "CL Santiago",
    "+56961111111",
);
const OMAR: Record =
    ("", "Omar Yasin Rashed|Darwish", "m", "1951-02-16", "Haifa", "LB Saida", "+96170000001");

fn compare(left: Record, right: Record) -> (Likeness, Vec<Reason>) {
    let mut words = Words::default();
    let [left, right] = [left, right].map(|record| {
        let (arabic, latin, sex, birth, origin, home, contacts) = record;
        let part = |name: &'static str, at: usize| name.split('|').nth(at).unwrap_or_default();
        let (country, city) = home.split_once(' ').unwrap_or((home, ""));
        let contact = |text: &str| {
            let kind = if text.contains('@') { Kind::Email } else { Kind::Phone };
            Contact { kind, hash: words::hash(text) }
        };
        words.describe(&Told {
            arabic: [0, 1, 2, 3].map(|at| part(arabic, at)),
            latin: [part(latin, 0), part(latin, 1)],
            sex: [("f", Sex::Female), ("m", Sex::Male)]
                .into_iter()
                .find(|(code, _)| *code == sex)
                .map(|(_, sex)| sex),
            birth: PartialDate::parse(birth),
            origin,
            country,
            city,
            contacts: contacts.split_whitespace().map(contact).collect(),
        })
    });
    let mut judge = Judge::of_few(&words);
    let likeness = judge.compare(&left, &right);
    let reasons = judge.reasons(&left, &right, &likeness);
    let (turned, back) = (judge.compare(&right, &left), judge.reasons(&right, &left, &likeness));
    assert!((turned.score() - likeness.score()).abs() < 1e-5, "the other way round it is another");
    assert_eq!(back.len(), reasons.len());
    assert!(judge.may_be(&left, &right) || likeness.score() < POSSIBLE, "the quick look missed them");
    (likeness, reasons)
}

fn codes(reasons: &[Reason]) -> String {
    reasons.iter().map(|reason| reason.code()).collect::<Vec<_>>().join(" ")
}

/// Each pair has a reason among what is said of it.
fn all(is_same: bool, pairs: &[(&str, Record, Record, &str)]) {
    for (what, left, right, reason) in pairs {
        let (likeness, reasons) = compare(*left, *right);
        let (own, total, said) = (likeness.own(), likeness.total(), codes(&reasons));
        assert_eq!(likeness.score() >= SAME, is_same, "{what}: own {own}, total {total}, {said}");
        assert!(said.split(' ').any(|code| code == *reason), "{what}: {reason} is not among {said}");
    }
}

#[test]
fn the_same_person() {
    let nadia = |name, birth, home, contacts| (name, "", "f", birth, "Safad", home, contacts);
    let omar = |name, birth| ("", name, "m", birth, "Haifa", "LB Saida", "");
    all(
        true,
        &[
            ("as it was", NADIA, NADIA, "given-same"),
            (
                "in the other script, another telephone",
                NADIA,
                ("", "Nadia Salim Jamil|Zoubi", "f", "1974-08-23", "Safad", "JO Irbid", "+962795555555"),
                "given-script",
            ),
            (
                "as the clerk in Santiago writes it",
                ("خليل|جابر|يوسف|شاهين", "", "m", "1969-05-30", "Beit Jala", "CL Santiago", ""),
                ("", "Jalil Yaber Yusef|Chahin", "m", "1969-05-30", "Beit Jala", "CL Santiago", ""),
                "given-script",
            ),
            (
                "a letter too few in the given name",
                NADIA,
                nadia("نادة|سليم|جميل|الزعبي", "1974-08-23", "JO Irbid", ""),
                "given-near",
            ),
            ("another spelling", OMAR, omar("Umar Yassine Rashid|Darwich", "1951-02-16"), "given-spelling"),
            (
                "a slip in the family name",
                OMAR,
                omar("Omar Yasin Rashed|Darwihs", "1951-02-16"),
                "given-same",
            ),
            ("without the grandfather", OMAR, omar("Omar Yasin|Darwish", "1951-02-16"), "father-same"),
            ("without both", OMAR, omar("Omar|Darwish", "1951-02-16"), "family-same"),
            ("without the father only", OMAR, omar("Omar Rashed|Darwish", "1951-02-16"), "grandfather-same"),
            (
                "day and month swapped",
                FARES,
                (FARES.0, FARES.1, "m", "1988-07-11", "Ramallah", "CL Santiago", ""),
                "birth-swapped",
            ),
            ("the day after", NADIA, nadia(NADIA.0, "1974-08-24", "JO Irbid", ""), "birth-slip"),
            ("the year before", OMAR, omar(OMAR.1, "1950-02-16"), "birth-slip"),
            ("a wrong decade", OMAR, omar(OMAR.1, "1961-02-16"), "birth-slip"),
            ("digits in each other's place", OMAR, omar(OMAR.1, "1915-02-16"), "birth-slip"),
            ("the year only", OMAR, omar(OMAR.1, "1951"), "birth-year"),
            ("1 January for the year", NADIA, nadia(NADIA.0, "1974-01-01", "JO Irbid", ""), "birth-year"),
            ("the month only", OMAR, omar(OMAR.1, "1951-02"), "birth-month"),
            (
                "married",
                NADIA,
                nadia("نادية|سليم|جميل|حداد", "1974-08-23", "JO Irbid", "+962790000001"),
                "may-have-married",
            ),
            (
                "moved, in the other script, with a slip in the father's name",
                NADIA,
                ("", "Nadia Slaim Jamil|Zoubi", "f", "1974-08-23", "Safad", "SE Malmö", "+46700000000"),
                "country-other",
            ),
            (
                "no birth date, but the e-mail address",
                NADIA,
                nadia(NADIA.0, "", "JO Irbid", "nadia@example.org"),
                "email-same",
            ),
            ("a wrong sex", FARES, (FARES.0, FARES.1, "f", FARES.3, FARES.4, FARES.5, FARES.6), "sex-other"),
        ],
    );
}

#[test]
fn somebody_else() {
    let family = "+56961111111";
    let fares =
        |arabic, latin, birth, contacts| (arabic, latin, "m", birth, "Ramallah", "CL Santiago", contacts);
    all(
        false,
        &[
            (
                "a brother",
                FARES,
                fares("باسل|منير|حنا|قسيس", "Basel Munir Hanna|Kassis", "1991-04-02", family),
                "sibling",
            ),
            (
                "a twin",
                FARES,
                fares("باسل|منير|حنا|قسيس", "Basel Munir Hanna|Kassis", "1988-11-07", family),
                "twin",
            ),
            (
                "a twin of a name one letter away",
                ("حسن|علي|بكر|عوض", "", "m", "2001-03-09", "Jaffa", "JO Amman", ""),
                ("حسين|علي|بكر|عوض", "", "m", "2001-03-09", "Jaffa", "JO Amman", ""),
                "twin",
            ),
            (
                "a twin whose second given name is another",
                ("محمد علي|بشير|بكر|عوض", "", "m", "2001-03-09", "Jaffa", "JO Amman", ""),
                ("محمد أمين|بشير|بكر|عوض", "", "m", "2001-03-09", "Jaffa", "JO Amman", ""),
                "father-same",
            ),
            (
                "a twin sister",
                FARES,
                ("ريم|منير|حنا|قسيس", "", "f", "1988-11-07", "Ramallah", "CL Santiago", family),
                "sex-other",
            ),
            ("the son", FARES, fares("زاهر|فارس|منير|قسيس", "", "2016-06-21", family), "parent-and-child"),
            ("the father", FARES, fares("", "Munir Hanna|Kassis", "1955-09-13", family), "parent-and-child"),
            (
                "the grandson of his name",
                FARES,
                fares("فارس|باسل|فارس|قسيس", "", "2039-10-05", family),
                "grandparent-and-grandchild",
            ),
            ("a cousin of his name", FARES, fares("فارس|باسل|حنا|قسيس", "", "1984-01-19", ""), "cousin"),
            (
                "a namesake elsewhere",
                FARES,
                (FARES.0, FARES.1, "m", "1993-05-12", "Nablus", "DE Berlin", "+4915100000000"),
                "namesake",
            ),
            (
                "a namesake in the same house",
                FARES,
                fares(FARES.0, FARES.1, "1993-05-12", family),
                "namesake",
            ),
            (
                "of the same day and given name",
                FARES,
                ("فارس|طلال|يونس|البرغوثي", "", "m", "1988-11-07", "Jenin", "CL Santiago", ""),
                "family-other",
            ),
            (
                "of the same day, given name and father's name, which are common",
                ("محمد|أحمد|علي|المصري", "", "m", "1980-10-10", "Gaza", "JO Amman", ""),
                ("محمد|أحمد|صالح|الخطيب", "", "m", "1980-10-10", "Lydda", "JO Amman", ""),
                "birth-same",
            ),
            (
                "of a common name, without birth dates",
                ("محمد|أحمد|علي|المصري", "", "m", "", "", "JO Amman", ""),
                ("محمد|أحمد|علي|المصري", "", "m", "", "", "JO Zarqa", ""),
                "given-same",
            ),
            (
                "whoever has the same telephone",
                FARES,
                fares("", "Rosa|Abud", "1990-12-01", family),
                "phone-same",
            ),
        ],
    );
}

#[test]
fn rare_names_weigh_more() {
    let (common, rare) = ("محمد|أحمد|علي|المصري", "قيصر|شمعون|نخلة|طرزي");
    let weighed =
        |name| compare((name, "", "m", "1970", "", "JO", ""), (name, "", "m", "1970", "", "JO", "")).0;
    assert!(weighed(rare).total() > weighed(common).total() + 8.0);
    assert!(
        weighed(rare).own() <= 8.0 + 6.0 + 1.0,
        "of the given name no more than so much is a person's own"
    );
}

#[test]
fn nothing_is_known() {
    let (likeness, reasons) = compare(("", "", "", "", "", "", ""), ("", "", "", "", "", "", ""));
    assert_eq!((likeness, reasons.len()), (Likeness { may_marry: true, ..Likeness::default() }, 0));
    assert!(likeness.score() < POSSIBLE);
}

#[test]
fn birth_dates() {
    let day = |text: &str| Day::from(PartialDate::parse(text).unwrap());
    for (left, right, birth) in [
        ("1974-08-23", "1974-08-23", Birth::Same),
        ("1974-08-03", "1974-03-08", Birth::Swapped),
        ("1974-08-23", "1974-08-22", Birth::Slip),
        ("1974-08-23", "1974-08-28", Birth::Slip),
        ("1974-08-12", "1974-08-21", Birth::Slip),
        ("1974-08-23", "1974-07-23", Birth::Slip),
        ("1974-08-23", "1973-08-23", Birth::Slip),
        ("1974-08-23", "1984-08-23", Birth::Slip),
        ("1974-08-23", "1947-08-23", Birth::Slip),
        ("1979-08-23", "1980-08-23", Birth::Slip),
        ("1974-08-23", "1974-08-05", Birth::OtherDay),
        ("1974-08-23", "1974-02-05", Birth::OtherMonth),
        ("1974-08-23", "1986-08-23", Birth::Other),
        ("1974-08-23", "1975-08-24", Birth::Other),
        ("1974-08-23", "1974", Birth::Year),
        ("1974-08-23", "1974-01-01", Birth::Year),
        ("1974-01-01", "1974-01-01", Birth::Year),
        ("1974", "1975", Birth::NextYear),
        ("1974", "1976", Birth::Other),
        ("1974-08-23", "1974-08", Birth::Month),
        ("1974-08-23", "1974-09", Birth::OtherMonth),
    ] {
        assert_eq!(Birth::of(day(left), day(right)), birth, "{left} {right}");
        assert_eq!(Birth::of(day(right), day(left)), birth, "{right} {left}");
    }
}

#[test]
fn reasons_have_names() {
    for (reason, code) in [
        (Reason::Given(Agreement::Script), "given-script"),
        (Reason::Father(Agreement::Other), "father-other"),
        (Reason::Birth(Birth::Swapped), "birth-swapped"),
        (Reason::Origin(false), "origin-other"),
        (Reason::Kin(Kin::Twin), "twin"),
        (Reason::Phone, "phone-same"),
    ] {
        assert_eq!(reason.code(), code);
    }
}
