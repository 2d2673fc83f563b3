//! Keys under which spellings meet.

use crate::{Keys, Name};

fn keys(text: &str) -> Keys {
    Name::new(text).parts()[0].keys()
}

fn all(keys: &Keys) -> std::collections::BTreeSet<String> {
    &keys.sounds | &keys.near
}

#[test]
fn spellings_of_one_name_share_a_sound() {
    for (one, others) in [
        ("محمد", &["Mohammad", "Mohamed", "محمّد"][..]),
        ("خليل", &["Khalil", "Jalil", "Chalil"]),
        ("شاهين", &["Shahin", "Chahine", "Schahin"]),
        ("جمال", &["Jamal", "Gamal", "Dschamal", "Djamal"]),
        ("ظاهر", &["Zaher", "Daher", "Dhaher", "Thaher"]),
        ("ثائر", &["Thaer", "Saer", "Taer"]),
        ("عبد الرحمن", &["Abderrahmane", "Abdul Rahman", "الرحمن", "Rahman"]),
        ("أبو غزالة", &["Abu Ghazaleh", "Abughazale", "Ghazaleh"]),
        ("الخطيب", &["Khatib", "El-Jatib", "خطيب"]),
    ] {
        for other in others {
            assert!(!all(&keys(one)).is_disjoint(&all(&keys(other))), "{one} and {other}");
        }
    }
    assert!(keys("محمد").sounds.is_disjoint(&keys("Khatib").sounds));
}

/// One letter more, less, wrong, or two that changed places.
#[test]
fn one_slip_is_forgiven() {
    for (right, slips) in [
        ("Khatib", &["Khtib", "Khatlib", "Khayib", "Kahtib", "Khati", "Khatibb", "Katib", "Ktahib"][..]),
        ("الخطيب", &["الخطب", "الخطيت", "الحطيب", "الخطايب", "الخطبي"]),
        ("Mohammad", &["Mohammas", "Mohanmad", "Mohaad", "Mhoammad"]),
        ("محمود", &["محنود", "محموذ", "محود", "محمودد"]),
    ] {
        for slip in slips {
            assert!(!all(&keys(right)).is_disjoint(&all(&keys(slip))), "{right} and {slip}");
        }
    }
}

#[test]
fn keys_say_what_they_are() {
    let of = keys("Abd Al-Rahmān");
    assert_eq!((of.whole.as_str(), of.base.as_str()), ("abdalrahman", "rahman"));
    assert!(of.sounds.contains("rmn") && of.near.contains("rm"), "{of:?}");
    // Words of few consonants have none with one missing: everything would meet everything.
    assert!(keys("علي").near.is_empty() && keys("آية").near.is_empty());
}
