//! Arabic words and their particles.

use super::{Found, Prefix, Suffix, Word};

/// Arabic words that begin with ال without its being the article.
const NO_ARTICLE: &str =
    "الله الياس البرت الين الهام الفت الفريد الكسندر اليسار الماس اليزابيث الاء السا الفيرا";

/// The names of God that stand after عبد, folded and without the article.
const OF_GOD: &str = "رحمن رحيم كريم عزيز سلام قادر لطيف حميد مجيد ناصر رزاق وهاب حليم هادي جبار جليل غني غفور غفار حكيم \
    ملك مالك خالق فتاح ستار صمد سميع باسط باري بديع ودود واحد ولي منعم محسن معطي نبي رسول جواد رب اله له \
    رووف رشيد تواب عظيم علي قدوس حافظ حفيظ حي حق مولي مقصود دايم احد شكور ظاهر ربه مطلب عليم عال مسيح \
    مهيمن قوي نور";

/// The first part of `words`, all Arabic, and how many it takes.
pub(super) fn first<'a>(words: &[Word<'a>]) -> (Found<'a>, usize) {
    let mut found = Found::default();
    let mut at = 0;
    while at + 1 < words.len() {
        let next = words[at + 1].folded.as_str();
        let prefix = match words[at].folded.as_str() {
            "عبد" if next == "ال" || is_of_god(next) => Some(Prefix::Abd),
            "ابو" | "ابي" | "ابا" | "بو" => Some(Prefix::Abu),
            "ام" => Some(Prefix::Umm),
            "ابن" | "بن" | "بني" => Some(Prefix::Ibn),
            "بنت" => Some(Prefix::Bint),
            // آل before a family's name, or an article that was parted from its word.
            "ال" => None,
            _ => break,
        };
        found.has_article |= words[at].folded == "ال";
        found.prefix = found.prefix.or(prefix);
        found.words.push(words[at].text);
        found.whole.push_str(&words[at].folded);
        at += 1;
    }
    let word = words[at].folded.as_str();
    found.words.push(words[at].text);
    found.whole.push_str(word);
    at += 1;
    let mut base = word;
    if found.prefix.is_none() {
        let joined = [("عبد", Prefix::Abd), ("ابو", Prefix::Abu)];
        for (particle, prefix) in joined {
            if let Some(rest) = base.strip_prefix(particle).filter(|rest| rest.chars().count() >= 3)
                && (prefix == Prefix::Abu || is_of_god(rest))
            {
                (found.prefix, base) = (Some(prefix), rest);
            }
        }
    }
    if let Some(next) = words.get(at) {
        let suffix = match next.folded.as_str() {
            "الدين" => Some(Suffix::Din),
            "الله" => Some(Suffix::Allah),
            _ => None,
        };
        if suffix.is_some() {
            found.suffix = suffix;
            found.words.push(next.text);
            found.whole.push_str(&next.folded);
            at += 1;
        }
    }
    for (ending, suffix) in [("الدين", Suffix::Din), ("الله", Suffix::Allah)] {
        let rest = base.strip_suffix(ending).filter(|rest| rest.chars().count() >= 2);
        if let Some(rest) = rest.filter(|_| found.suffix.is_none() && found.prefix != Some(Prefix::Abd)) {
            (found.suffix, base) = (Some(suffix), rest);
        }
    }
    let rest = base.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2);
    if let Some(rest) = rest.filter(|rest| rest.chars().count() >= 3 || found.prefix.is_some())
        && (NO_ARTICLE.split(' ').all(|word| word != base) || found.prefix == Some(Prefix::Abd))
    {
        found.has_article = true;
        base = rest;
    }
    found.base = base.to_owned();
    (found, at)
}

/// Whether `word`, folded Arabic, stands after عبد: with its article, or one of the names of God.
fn is_of_god(word: &str) -> bool {
    let bare = word.strip_prefix("ال").filter(|bare| bare.chars().count() >= 2);
    bare.is_some() || OF_GOD.split(' ').any(|known| known == word)
}
