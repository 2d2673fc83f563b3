//! How alike names are.

use crate::{How, MET, Name, compare, equivalents, similarity};

fn alike(left: &str, right: &str) -> f32 {
    similarity(&Name::new(left), &Name::new(right))
}

/// A usual spelling of a common name is alike to it before any name whose letters fit better; without its article a little
/// less.
#[test]
fn usual_spellings() {
    for (latin, arabic, others) in [
        ("Muhammed", "محمد", &["محاميد", "محمود"][..]),
        ("Mahomet", "محمد", &["محاميد", "محمودي"]),
        ("Muhamet", "محمد", &["محاميد"]),
        ("Badawi", "بدوي", &["البدوي", "بيضاوي"]),
    ] {
        let score = alike(latin, arabic);
        assert!(score >= 0.96, "{latin} and {arabic}: {score}");
        for other in others {
            assert!(score > alike(latin, other), "{latin} is rather {arabic} than {other}");
        }
    }
    let (with, without) = (alike("Badawi", "البدوي"), alike("Badawi", "بدوي"));
    assert!(with > 0.94 && with < without, "{with}");
}

/// One name by several customs and in both scripts.
#[test]
fn one_name() {
    for (one, others) in [
        ("محمد", &["Mohammad", "Mohamed", "Muhammad", "Mohamad", "Mohammed", "Muhammed"][..]),
        ("أحمد", &["Ahmad", "Ahmed"]),
        ("يوسف", &["Yousef", "Youssef", "Yusuf", "Yousif", "Jusuf"]),
        ("خليل", &["Khalil", "Khaleel", "Chalil", "Jalil"]),
        ("شاهين", &["Shahin", "Chahine", "Chahín", "Schahin", "Shaheen"]),
        ("الخطيب", &["Al-Khatib", "El Khatib", "Khatib", "Khateeb", "Alkhateeb"]),
        ("عبد الرحمن", &["Abdul Rahman", "Abderrahmane", "Abd ar-Rahman", "Abdelrahman"]),
        ("عبد الله", &["Abdallah", "Abdala", "Abdulah", "Abdoulaye", "Abdullahi", "Abdela"]),
        ("صقر", &["Saqr", "Sager", "Saker"]),
        ("أبو مهر", &["Abu Mohor", "Abumohor"]),
        ("صلاح الدين", &["Salahuddin", "Salah al-Din", "Salaheddine"]),
        ("فتح الله", &["Fathallah", "Fathalla", "Fath Allah"]),
        ("إسحاق", &["Ishaq", "Ishak"]),
        ("مدهون", &["Madhoun"]),
        ("عودة", &["Odeh", "Audeh", "Awda"]),
        ("جمال", &["Jamal", "Gamal", "Djamal"]),
        ("قاسم", &["Qasem", "Kassem", "Qasim", "Casem"]),
        ("حزبون", &["Hazboun", "Hasbún"]),
        ("جقمان", &["Giacaman", "Jaqaman"]),
        ("صالح", &["Saleh", "Sale", "Salih"]),
        ("Mohammad", &["Mohamed", "Muhammad"]),
        ("Khatib", &["Khateeb", "Jatib", "Chatib"]),
        ("محمد علي", &["Mohammad Ali", "Mohamedali"]),
        ("يوسف الخطيب", &["Khatib, Yousef", "Yousef El-Khatib"]),
    ] {
        for other in others {
            let score = alike(one, other);
            assert!(score >= 0.5, "{one} and {other}: {score}");
            assert_eq!(score, alike(other, one), "{one} and {other}");
        }
    }
}

/// Names that look alike and are others are less alike than the spellings of one.
#[test]
fn nearer_to_its_own() {
    for (name, own, other) in [
        ("Mohamed", "محمد", "محمود"),
        ("Mahmoud", "محمود", "محمد"),
        ("Ahmad", "أحمد", "حامد"),
        ("Hamed", "حامد", "أحمد"),
        ("Samir", "سمير", "سامر"),
        ("Samer", "سامر", "سمير"),
        ("Hassan", "حسن", "حسين"),
        ("Hussein", "حسين", "حسن"),
        ("Salem", "سالم", "سليم"),
        ("Salim", "سليم", "سلام"),
        ("Karim", "كريم", "كرم"),
        ("Said", "سعيد", "سعد"),
        ("خالد", "Khaled", "Khalil"),
        ("Omar", "عمر", "عامر"),
        ("ليلى", "Layla", "Leen"),
        ("Abdul Rahman", "عبد الرحمن", "عبد الرحيم"),
        ("Abu Mazen", "أبو مازن", "مازن"),
        ("محمد الخطيب", "Mohammad Khatib", "Mahmoud Khatib"),
    ] {
        assert!(
            alike(name, own) > alike(name, other),
            "{name}: {own} {} {other} {}",
            alike(name, own),
            alike(name, other)
        );
    }
}

/// Strangers have nothing in common.
#[test]
fn strangers() {
    for (one, other) in [
        ("محمد", "Khatib"),
        ("خالد", "سمير"),
        ("Layla", "Omar"),
        ("عبد الرحمن", "عبد العزيز"),
        ("Yousef Khatib", "Samir Haddad"),
        ("", "محمد"),
        ("", ""),
    ] {
        let score = alike(one, other);
        assert!(score < MET, "{one} and {other}: {score}");
    }
}

#[test]
fn order_is_free_and_parts_may_be_left_out() {
    let whole = "محمد علي حسن الخطيب";
    assert_eq!(alike(whole, whole), 1.0);
    assert_eq!(alike("أحمد الخطيب", "احمد الخطيب"), 1.0, "the same letters");
    assert!(alike(whole, "الخطيب محمد علي حسن") > 0.95);
    assert!(alike(whole, "محمد الخطيب") > alike(whole, "محمد الحداد"));
    assert!(alike(whole, "محمد علي الخطيب") > alike(whole, "محمد الخطيب"));
    assert!(alike(whole, "Mohammad Khatib") > 0.5);
}

/// Each of two equal parts meets one of the other name.
#[test]
fn a_part_meets_once() {
    assert!(alike("محمد محمد", "محمد") < 1.0);
    assert!(alike("محمد محمد", "محمد علي") < 0.6);
    assert_eq!(alike("علي علي", "علي علي"), 1.0);
}

#[test]
fn what_met_is_told() {
    let told = |left: &str, right: &str| {
        let compared = compare(&Name::new(left), &Name::new(right));
        let met = compared.met.into_iter().map(|met| (met.left, met.right, met.how, met.other_particles));
        met.collect::<Vec<_>>()
    };
    assert_eq!(
        told("يوسف الخطيب", "Khatib, Yousef"),
        [(0..1, 1..2, How::Script, false), (1..2, 0..1, How::Script, true),]
    );
    assert_eq!(
        told("يوحنا حداد", "Juan Haddad"),
        [(0..1, 0..1, How::Meaning, false), (1..2, 1..2, How::Script, false),]
    );
    assert_eq!(
        told("Layla Khateeb", "layla Khatib"),
        [(0..1, 0..1, How::Same, false), (1..2, 1..2, How::Spelling, false),]
    );
    assert_eq!(
        told("Mohammad Ali Haddad", "Mohammadali Haddad"),
        [(0..2, 0..1, How::Spelling, false), (2..3, 1..2, How::Same, false),]
    );
    assert_eq!(told("محمد", "Haddad"), []);
}

/// Names that translate each other meet in all forms, and no form stands in two lines.
#[test]
fn equivalents_meet() {
    let mut seen = std::collections::BTreeMap::new();
    for (number, (arabic, latin)) in equivalents::rows().enumerate() {
        let forms: Vec<&str> = arabic.split('|').chain(latin.split('|')).collect();
        for form in &forms {
            let folded = Name::new(form).parts()[0].base.folded.clone();
            let line = *seen.entry(folded).or_insert(number);
            assert_eq!(line, number, "{form} stands in two lines");
            let score = alike(forms[0], form);
            assert!(score >= 0.8, "{} and {form}: {score}", forms[0]);
        }
    }
    assert!(seen.len() > 300, "{}", seen.len());
    assert!(alike("يوحنا", "Juan") > alike("يوحنا", "Jorge"));
    assert_eq!(equivalents::of(&Name::new("Juan").parts()[0], crate::Script::Arabic), ["يوحنا", "حنا"]);
}

/// What fuzzing found: letters that no Arab writes, rare letters beside themselves, parts that are one word on either side.
#[test]
fn both_orders_are_one_number() {
    for (one, other, least) in [
        ("ټ", "ڼ", 0.0),
        ("ٹ", "ڈ", 0.0),
        ("Eesa", "Eessa", 0.8),
        ("Shaw", "Chaw", 0.5),
        ("alinour mohamadali", "mohamad ali noor", 0.4),
    ] {
        let (one, other) = (crate::Name::new(one), crate::Name::new(other));
        let score = crate::similarity(&one, &other);
        assert_eq!(score, crate::similarity(&other, &one));
        assert!(score >= least && score <= 1.0, "{score}");
        let parts = crate::part_similarity(&one.parts()[0], &other.parts()[0]);
        assert!((0.0..=1.0).contains(&parts), "{parts}");
    }
}
