//! Names in their parts.

use crate::{Name, Prefix, Script, Suffix};

/// Each part as `prefix+base+suffix`, with `the ` before it where it has an article.
fn parts(text: &str) -> Vec<String> {
    let shown = |part: &crate::Part| {
        let prefix = part.prefix.map_or("", |prefix| match prefix {
            Prefix::Abd => "abd+",
            Prefix::Abu => "abu+",
            Prefix::Umm => "umm+",
            Prefix::Ibn => "ibn+",
            Prefix::Bint => "bint+",
        });
        let suffix = part.suffix.map_or("", |suffix| match suffix {
            Suffix::Din => "+din",
            Suffix::Allah => "+allah",
        });
        let article = if part.has_article { "the " } else { "" };
        format!("{article}{prefix}{}{suffix}", part.base.folded)
    };
    Name::new(text).parts().iter().map(shown).collect()
}

#[test]
fn joined_spaced_and_hyphenated_are_one() {
    for (texts, expected) in [
        (&["عبد الرحمن", "عبدالرحمن", "عَبْد الرَّحمٰن", "عبد ال رحمن", "عبـد الرحمن"][..], "the abd+رحمن"),
        (
            &[
                "Abd al-Rahman",
                "Abd Al Rahman",
                "Abdul Rahman",
                "Abdul-Rahman",
                "Abdulrahman",
                "ABDEL RAHMAN",
            ],
            "the abd+rahman",
        ),
        (&["Abderrahman", "Abd er-Rahman", "Abdur-Rahman", "Abdurrahman", "Abdu'r-Rahman"], "the abd+rahman"),
        (&["أبو مازن", "ابومازن", "أبومازن"], "abu+مازن"),
        (&["Abu Mazen", "Abu-Mazen", "Abumazen", "Abou Mazen", "Aboumazen", "Abo Mazen"], "abu+mazen"),
        (&["الخطيب", "ال خطيب", "آل خطيب"], "the خطيب"),
        (&["Al-Khatib", "El Khatib", "Alkhatib", "al khatib", "Il-Khatib"], "the khatib"),
        (&["Ash-Sharif", "As-Sharif", "al-Sharif"], "the sharif"),
        (&["صلاح الدين", "صلاحالدين"], "صلاح+din"),
        (
            &["Salah al-Din", "Salah eddine", "Salah Ed-Din", "Salahuddin", "Salaheddine", "Salah El Deen"],
            "salah+din",
        ),
        (&["نصر الله", "نصرالله"], "نصر+allah"),
        (&["Nasrallah", "Nasr Allah"], "nasr+allah"),
        (&["أم كلثوم"], "umm+كلثوم"),
        (&["Umm Kulthum", "Oum Kulthum", "Um-Kulthum"], "umm+kulthum"),
        (&["ابن خلدون", "بن خلدون"], "ibn+خلدون"),
        (&["Ibn Khaldun", "Ben Khaldun", "Bin Khaldun"], "ibn+khaldun"),
        (&["بنت الهدى"], "the bint+هدي"),
        (&["Abu al-Hassan", "Abu el Hassan", "Abu l-Hassan"], "the abu+hassan"),
    ] {
        for text in texts {
            assert_eq!(parts(text), [expected], "{text}");
        }
    }
}

#[test]
fn what_belongs_to_a_name_stays() {
    for (text, expected) in [
        ("الله", &["الله"][..]),
        ("إلياس", &["الياس"]),
        ("ألبرت", &["البرت"]),
        ("Alberto", &["alberto"]),
        ("Elias", &["elias"]),
        ("Alan", &["alan"]),
        ("عبده", &["عبده"]),
        ("عبد", &["عبد"]),
        ("Abdo", &["abdo"]),
        ("Abed Khatib", &["abed", "khatib"]),
        ("عبد خطيب", &["عبد", "خطيب"]),
        ("عبد ربه", &["abd+ربه"]),
        ("أبو", &["ابو"]),
        ("Abboud", &["abboud"]),
        ("Aboud", &["aboud"]),
        ("Ben", &["ben"]),
        ("Benjamin", &["benjamin"]),
        ("بندر", &["بندر"]),
        ("Nadine", &["nadine"]),
        ("Din", &["din"]),
        ("عمر الخطيب", &["عمر", "the خطيب"]),
        ("Layla Khatib Abu-Eid", &["layla", "khatib", "abu+eid"]),
        ("Khatib, Layla (Lulu)", &["khatib", "layla", "lulu"]),
        ("ليلى Layla", &["ليلي", "layla"]),
        ("Sa'id ʿAlī", &["said", "ali"]),
        ("", &[]),
        ("123 … —", &[]),
    ] {
        assert_eq!(parts(text), expected, "{text}");
    }
}

#[test]
fn spellings_of_one_letter_fold_alike() {
    for texts in [
        &["أحمد", "احمد", "إحمد", "ٱحمد", "أحْمَد", "أحـمد", "\u{202B}أحمد\u{202C}", "ﺃﺣﻤﺪ"][..],
        &["فاطمة", "فاطمه", "فاطمۃ"],
        &["ليلى", "ليلي", "لیلی"],
        &["مكي", "مکی"],
        &["رؤوف", "رووف"],
        &["Zoé", "zoe", "ZOE", "Zoë"],
        &["Šukrī", "Shukri", "Şukri"],
        &["Muḥammad", "Muhammad", "Muhámmad"],
    ] {
        let names: Vec<String> = texts.iter().map(|text| parts(text).join(" ")).collect();
        assert!(names.windows(2).all(|two| two[0] == two[1]), "{names:?}");
    }
}

#[test]
fn each_part_says_its_script_and_its_words() {
    let name = Name::new("عبد الرحمن Salah  al-Din");
    let parts: Vec<_> = name.parts().iter().map(|part| (part.script, part.text.as_str())).collect();
    assert_eq!(parts, [(Script::Arabic, "عبد الرحمن"), (Script::Latin, "Salah al Din")]);
}
