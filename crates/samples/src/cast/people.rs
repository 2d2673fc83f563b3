//! People who each stand for a case.

use std::collections::HashSet;

use accounts::App;
use anyhow::Result;
use chrono::{DateTime, NaiveDate, Utc};
use kit::Locale;
use kit::db::{self, Intent};
use kit::format::PartialDate;
use registry::association;
use registry::company::directory;
use registry::new_person::New;
use registry::person::{self, PersonId, Sex, Status};
use uuid::Uuid;

use crate::cast::{associations, cases, companies};
use crate::fill;
use crate::population::Sample;

/// A person of the cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// By this tests call them; says the case they stand for.
    pub slug: &'static str,
    /// Given, father's, grandfather's and family name in Arabic, or empty.
    pub ar: [&'static str; 4],
    /// Given names and family name in Latin script, or empty.
    pub latin: [&'static str; 2],
    /// Sex.
    pub sex: Sex,
    /// Date of birth: `1957-03-27`, `1957-03` or `1957`.
    pub birth: &'static str,
    /// An id of `origins.csv`, or empty.
    pub origin: &'static str,
    /// ISCO-08 code, or empty.
    pub occupation: &'static str,
    /// Country of residence, ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// City, or empty.
    pub city: &'static str,
    /// An id of `camps.csv`, or empty.
    pub camp: &'static str,
    /// Language of letters.
    pub locale: Locale,
    /// E-mail.
    pub email: Option<&'static str>,
    /// Telephone in E.164, on WhatsApp.
    pub phone: Option<&'static str>,
    /// Where the registration stands.
    pub status: Status,
    /// The day of October 2026 on which they registered.
    pub day: u32,
}

/// The people.
pub const PEOPLE: &[Person] = &[
    Person {
        slug: "arabic-only",
        ar: ["جريس", "حنا", "سمعان", "قطان"],
        latin: ["", ""],
        sex: Sex::Male,
        birth: "1961-02-14",
        origin: "bayt-jala",
        occupation: "1420",
        country: "CL",
        city: "سانتياغو",
        camp: "",
        locale: Locale::Ar,
        email: Some("jeries.kattan@example.org"),
        phone: Some("+56961234567"),
        status: Status::Submitted,
        day: 28,
    },
    Person {
        slug: "two-families",
        ar: ["", "", "", ""],
        latin: ["María Soledad", "Hasbún Muñoz"],
        sex: Sex::Female,
        birth: "1988-11-03",
        origin: "bethlehem",
        occupation: "2261",
        country: "CL",
        city: "Viña del Mar",
        camp: "",
        locale: Locale::Es,
        email: Some("soledad.hasbun@example.com"),
        phone: Some("+56981234567"),
        status: Status::Submitted,
        day: 27,
    },
    Person {
        slug: "camp",
        ar: ["سميرة", "يوسف", "حسن", "العزة"],
        latin: ["Samira", "Azzeh"],
        sex: Sex::Female,
        birth: "1979-05-15",
        origin: "bayt-jibrin",
        occupation: "2341",
        country: "JO",
        city: "البقعة",
        camp: "jo-baqaa",
        locale: Locale::Ar,
        email: Some("samira.azzeh@example.net"),
        phone: Some("+962790123456"),
        status: Status::Verified,
        day: 2,
    },
    Person {
        slug: "mononym",
        ar: ["نور", "", "", ""],
        latin: ["Nour", ""],
        sex: Sex::Female,
        birth: "1999-08-21",
        origin: "",
        occupation: "",
        country: "DE",
        city: "Berlin",
        camp: "",
        locale: Locale::En,
        email: Some("nour@example.org"),
        phone: None,
        status: Status::Submitted,
        day: 26,
    },
    Person {
        slug: "long-name",
        ar: [
            "عبد الرحمن نور الدين محمد أمين صلاح الدين عبد القادر علاء",
            "محيي الدين عبد المعطي",
            "عبد الرؤوف جمال الدين",
            "أبو الهيجاء العبد اللطيف آل-جبارين الخطيب المقدسي التميمي",
        ],
        latin: [
            "Abd-ar-Raḥmān Nūr-ad-Dīn Muḥammad-Amīn Ṣalāḥ-ad-Dīn ʿAlāʾ M.",
            "Abu'l-Haija' al-ʿAbd-al-Laṭīf Āl-Jabārīn al-Khaṭīb D’Angelos",
        ],
        sex: Sex::Male,
        birth: "1970-01-31",
        origin: "ayn-hawd",
        occupation: "2310",
        country: "DE",
        city: "Frankfurt am Main",
        camp: "",
        locale: Locale::Ar,
        email: Some("a.n.m.s.abulhaija-alkhatib@example.org"),
        phone: Some("+4915112345678"),
        status: Status::Submitted,
        day: 25,
    },
    Person {
        slug: "no-contact",
        ar: ["", "", "", ""],
        latin: ["Juan Elías", "Batarse"],
        sex: Sex::Male,
        birth: "1944-12",
        origin: "bethlehem",
        occupation: "",
        country: "HN",
        city: "San Pedro Sula",
        camp: "",
        locale: Locale::Es,
        email: None,
        phone: None,
        status: Status::Submitted,
        day: 20,
    },
    Person {
        slug: "year-only",
        ar: ["فاطمة", "محمود", "إبراهيم", "الصفوري"],
        latin: ["", ""],
        sex: Sex::Female,
        birth: "1938",
        origin: "saffuriyya",
        occupation: "",
        country: "LB",
        city: "صيدا",
        camp: "lb-ein-el-hilweh",
        locale: Locale::Ar,
        email: None,
        phone: Some("+96171123456"),
        status: Status::Submitted,
        day: 19,
    },
    Person {
        slug: "held",
        ar: ["كريم", "سامي", "", "دحبور"],
        latin: ["Karim", "Dahbour"],
        sex: Sex::Male,
        birth: "1993-07-09",
        origin: "haifa",
        occupation: "2512",
        country: "CL",
        city: "Santiago",
        camp: "",
        locale: Locale::En,
        email: Some("karim.dahbour@example.com"),
        phone: None,
        status: Status::Held,
        day: 29,
    },
    Person {
        slug: "family-mother",
        ar: ["هالة", "داود", "عيسى", "قمصية"],
        latin: ["Hala", "Kumsieh"],
        sex: Sex::Female,
        birth: "1969-04-11",
        origin: "bethlehem",
        occupation: "2341",
        country: "CL",
        city: "Santiago",
        camp: "",
        locale: Locale::Es,
        email: Some(FAMILY_EMAIL),
        phone: Some("+56971234567"),
        status: Status::Verified,
        day: 5,
    },
    Person {
        slug: "family-son",
        ar: ["رامي", "إلياس", "جورج", "صايغ"],
        latin: ["Rami", "Sayegh Kumsieh"],
        sex: Sex::Male,
        birth: "1998-12-02",
        origin: "bayt-jala",
        occupation: "2512",
        country: "CL",
        city: "Santiago",
        camp: "",
        locale: Locale::Es,
        email: Some(FAMILY_EMAIL),
        phone: Some("+56971234567"),
        status: Status::Verified,
        day: 6,
    },
    Person {
        slug: "family-child",
        ar: ["ياسمين", "إلياس", "جورج", "صايغ"],
        latin: ["Yasmin", "Sayegh Kumsieh"],
        sex: Sex::Female,
        birth: "2013-05-09",
        origin: "bayt-jala",
        occupation: "",
        country: "CL",
        city: "Santiago",
        camp: "",
        locale: Locale::Es,
        email: None,
        phone: None,
        status: Status::Verified,
        day: 13,
    },
    Person {
        slug: "returned",
        ar: ["يوسف", "سمير", "", "نمر"],
        latin: ["Yousef", "Nimr"],
        sex: Sex::Male,
        birth: "1984-06-30",
        origin: "nazareth",
        occupation: "2221",
        country: "CL",
        city: "La Serena",
        camp: "",
        locale: Locale::Ar,
        email: Some(RETURNED_EMAIL),
        phone: None,
        status: Status::Returned,
        day: 12,
    },
    Person {
        slug: "asks",
        ar: ["رائد", "أنطون", "جورج", "سابا"],
        latin: ["Raed", "Saba"],
        sex: Sex::Male,
        birth: "1975-09-12",
        origin: "nazareth",
        occupation: "2310",
        country: "CL",
        city: "Concepción",
        camp: "",
        locale: Locale::Es,
        email: Some("raed.saba@example.com"),
        phone: Some("+56991234567"),
        status: Status::Verified,
        day: 3,
    },
    Person {
        slug: "moves-out",
        ar: ["لينا", "فؤاد", "", "عبد الهادي"],
        latin: ["Lina", "Abdelhadi"],
        sex: Sex::Female,
        birth: "1991-01-30",
        origin: "nazareth",
        occupation: "2221",
        country: "CL",
        city: "Santiago",
        camp: "",
        locale: Locale::Ar,
        email: Some("lina.abdelhadi@example.org"),
        phone: None,
        status: Status::Verified,
        day: 7,
    },
    Person {
        slug: "moves-in",
        ar: ["باسل", "كمال", "سعيد", "الحلو"],
        latin: ["Basel", "Helo"],
        sex: Sex::Male,
        birth: "1986-07-04",
        origin: "nazareth",
        occupation: "2142",
        country: "JO",
        city: "عمّان",
        camp: "",
        locale: Locale::Ar,
        email: Some("basel.helo@example.org"),
        phone: Some("+962791234567"),
        status: Status::Verified,
        day: 8,
    },
    Person {
        slug: "objects",
        ar: ["منى", "صالح", "", "القدسي"],
        latin: ["Muna", "Qudsi"],
        sex: Sex::Female,
        birth: "1983-06-18",
        origin: "nazareth",
        occupation: "2642",
        country: "SE",
        city: "Malmö",
        camp: "",
        locale: Locale::Ar,
        email: Some("muna.qudsi@example.org"),
        phone: None,
        status: Status::Paused,
        day: 11,
    },
    Person {
        slug: "rejected",
        ar: ["", "", "", ""],
        latin: ["Test", "Test"],
        sex: Sex::Male,
        birth: "1990",
        origin: "",
        occupation: "",
        country: "CL",
        city: "Santiago",
        camp: "",
        locale: Locale::Es,
        email: Some("test.test@example.net"),
        phone: None,
        status: Status::Rejected,
        day: 9,
    },
    Person {
        slug: "deceased",
        ar: ["إبراهيم", "عيسى", "خليل", "زيادة"],
        latin: ["Ibrahim", "Ziadeh"],
        sex: Sex::Male,
        birth: "1938-02",
        origin: "nazareth",
        occupation: "",
        country: "CL",
        city: "Valparaíso",
        camp: "",
        locale: Locale::Es,
        email: None,
        phone: Some("+56932123456"),
        status: Status::Deceased,
        day: 10,
    },
];

/// The confirmed e-mail address of the person whose registration was sent back.
pub const RETURNED_EMAIL: &str = "yousef.nimr@example.com";
/// The e-mail address that a mother and her son share and have both confirmed.
pub const FAMILY_EMAIL: &str = "casa.sayegh@example.com";

impl Person {
    /// The id, the same in every database: a UUIDv7 of the time of registration.
    pub fn id(&self) -> PersonId {
        let milliseconds = u128::from(self.registered_at().timestamp_millis().unsigned_abs());
        PersonId(Uuid::from_u128(milliseconds << 80 | 0x7 << 76 | 0b10 << 62 | u128::from(self.day)))
    }

    /// When they registered: at nine in the morning.
    pub fn registered_at(&self) -> DateTime<Utc> {
        let date = NaiveDate::from_ymd_opt(2026, 10, self.day).and_then(|date| date.and_hms_opt(9, 0, 0));
        date.expect("`day` is a day of October").and_utc()
    }

    fn sample(&self) -> Sample {
        let [given_ar, father_ar, grandfather_ar, family_ar] = self.ar.map(str::to_owned);
        let [given_latin, family_latin] = self.latin.map(str::to_owned);
        Sample {
            new: New {
                no_family: family_ar.is_empty() && family_latin.is_empty(),
                given_ar,
                father_ar,
                grandfather_ar,
                family_ar,
                given_latin,
                family_latin,
                sex: Some(self.sex),
                birth: PartialDate::parse(self.birth),
                origin: self.origin.to_owned(),
                occupation: self.occupation.to_owned(),
                country: self.country.to_owned(),
                city: self.city.to_owned(),
                camp: self.camp.to_owned(),
                locale: self.locale,
                external_id: None,
            },
            status: self.status,
            registered_at: self.registered_at(),
            email: self.email.map(str::to_owned),
            phone: self.phone.map(str::to_owned),
            whatsapp: self.phone.is_some(),
            consents: [self.email.is_some(), false, false, false, false],
            household: 0,
        }
    }
}

/// Registers them, with what belongs to them, and brings them into the index. Those who are there
/// already stay as they are. In the order of [`PEOPLE`].
pub async fn people(app: &App) -> Result<Vec<PersonId>> {
    let ids: Vec<PersonId> = PEOPLE.iter().map(Person::id).collect();
    let reading = db::begin_for_all(&app.db, Intent::Read).await?;
    let known = person::for_index(&*reading, &ids).await?;
    reading.rollback().await?;
    let known: HashSet<PersonId> = known.into_iter().map(|person| person.id).collect();
    let missing: Vec<&Person> = PEOPLE.iter().filter(|of| !known.contains(&of.id())).collect();
    let samples = missing.iter().map(|of| (Some(of.id()), of.sample())).collect();
    let documents = fill::Filling::new(app).await?.write(samples).await?;
    for of in &missing {
        cases::of(app, of).await?;
    }
    app.index.put(documents).await?;
    let companies: Vec<Uuid> = missing.iter().map(|of| companies::id(of.id()).0).collect();
    accounts::index::write(app, &app.index, &directory::INDEXED, &companies, false).await?;
    let all = associations::ALL.map(|id| id.0);
    accounts::index::write(app, &app.index, &association::directory::INDEXED, &all, false).await?;
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use accounts::reference::Reference;
    use registry::name::{LONGEST, arabic_script, latin_script, letters};

    use super::*;

    #[test]
    fn everyone_could_have_registered() {
        let reference = Reference::load(None).unwrap();
        let mut longest = 0;
        for of in PEOPLE {
            assert!(reference.countries.get(of.country).is_some(), "{}", of.slug);
            assert!(of.origin.is_empty() || reference.origins.get(of.origin).is_some(), "{}", of.slug);
            let occupation = reference.occupations.get(of.occupation);
            assert!(of.occupation.is_empty() || occupation.is_some(), "{}", of.slug);
            assert!(of.camp.is_empty() || reference.camps.get(of.camp).is_some(), "{}", of.slug);
            assert!(PartialDate::parse(of.birth).is_some(), "{}", of.slug);
            if let Some(phone) = of.phone {
                assert_eq!(
                    registry::contact::phone(phone, of.country).as_deref(),
                    Some(phone),
                    "{}",
                    of.slug
                );
            }
            assert!(of.email.is_none_or(registry::contact::is_email), "{}", of.slug);
            for part in of.ar.iter().chain(&of.latin) {
                assert!(letters(part).is_ok() && part.trim() == *part, "{part}");
                assert!(part.chars().count() as u64 <= LONGEST, "{part}");
                longest = longest.max(part.chars().count() as u64);
            }
            assert!(of.ar.iter().all(|part| arabic_script(part).is_ok()), "{}", of.slug);
            assert!(of.latin.iter().all(|part| latin_script(part).is_ok()), "{}", of.slug);
            assert_eq!(PEOPLE.iter().filter(|other| other.id() == of.id()).count(), 1, "{}", of.slug);
            assert_eq!(of.id().0.get_version_num(), 7, "{}", of.slug);
        }
        assert_eq!(longest, LONGEST);
    }
}
