//! Latin words and their particles, by all customs.

use super::{Found, Prefix, Suffix, Word};

/// What is heard of the article before a word that begins with one of the letters of the sun.
fn is_heard(article: &str, next: &str) -> bool {
    let mut letters = article.chars();
    let vowel = letters.next().is_some_and(|letter| "aeiu".contains(letter));
    let heard = letters.as_str();
    let sun = ["d", "dh", "n", "r", "s", "sh", "ch", "t", "th", "z", "dj", "j", "c"];
    vowel && (heard == "l" || sun.contains(&heard) && next.starts_with(heard))
}

/// Latin spellings of `abd`, with or without what is heard of the article: the length that they take of `word`, and whether
/// an article is in it.
fn abd(word: &str) -> Option<(usize, bool)> {
    let stem = ["abd", "abed"].into_iter().find(|stem| word.starts_with(stem))?.len();
    let vowels = word[stem..].bytes().take_while(|letter| b"aeiou".contains(letter)).count().min(2);
    let rest = &word[stem + vowels..];
    let (first, second) = (rest.chars().next(), rest.chars().nth(1));
    match (first, second) {
        (Some('l'), _) => Some((stem + vowels + 1, true)),
        (Some(letter), Some(next)) if letter == next && "rsntdz".contains(letter) && vowels > 0 => {
            Some((stem + vowels + 1, true))
        }
        _ => Some((stem + vowels, vowels > 0)),
    }
}

/// "Of the faith", with or without what is heard of the article.
const FAITH: [&str; 8] = ["din", "deen", "dine", "dean", "edin", "eddin", "eddine", "uddin"];

/// Latin words that begin with al or el, a consonant and more, without its being the article.
const NO_ARTICLE: &str =
    "albert alberto albrecht alfred alfredo alfonso alphonse alvarez alvaro elvira elmira";

/// How many of `words` are "of the faith" or "of God", where they begin with it.
fn suffix(words: &[Word<'_>]) -> Option<(Suffix, usize)> {
    let folded = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    let is_faith = |word: &str| {
        let bare = word.trim_start_matches(['a', 'e', 'u', 'o']);
        let bare = bare.strip_prefix('l').unwrap_or(bare);
        let bare = bare.strip_prefix('d').filter(|rest| rest.starts_with('d')).unwrap_or(bare);
        FAITH.contains(&bare) && word.len() > bare.len()
    };
    match folded(0) {
        "allah" | "ullah" | "alla" => Some((Suffix::Allah, 1)),
        word if is_faith(word) => Some((Suffix::Din, 1)),
        article if is_heard(article, folded(1)) && FAITH[..4].contains(&folded(1)) => Some((Suffix::Din, 2)),
        article if is_heard(article, "l") && folded(1) == "lah" => Some((Suffix::Allah, 2)),
        _ => None,
    }
}

/// The first part of `words`, all Latin, and how many it takes.
pub(super) fn first<'a>(words: &[Word<'a>]) -> (Found<'a>, usize) {
    let mut found = Found::default();
    let mut at = 0;
    while at + 1 < words.len() {
        let (word, next) = (words[at].folded.as_str(), words[at + 1].folded.as_str());
        let prefix = match word {
            "abu" | "abou" | "abo" | "aboo" | "abi" | "bu" | "bou" => Some(Prefix::Abu),
            "um" | "umm" | "om" | "omm" | "oum" | "oumm" => Some(Prefix::Umm),
            "ibn" | "bin" | "ben" | "bani" | "beni" => Some(Prefix::Ibn),
            "bint" | "bent" => Some(Prefix::Bint),
            _ if is_abd(word, next) => Some(Prefix::Abd),
            _ if word == "l" || is_heard(word, next) => None,
            _ => break,
        };
        found.has_article |=
            prefix.is_none() || prefix == Some(Prefix::Abd) && abd(word).is_some_and(|(_, heard)| heard);
        found.prefix = found.prefix.or(prefix);
        found.words.push(words[at].text);
        found.whole.push_str(word);
        at += 1;
    }
    let word = words[at].folded.as_str();
    found.words.push(words[at].text);
    found.whole.push_str(word);
    at += 1;
    let mut base = word;
    if found.prefix.is_none() {
        if is_of_allah(base) {
            (found.prefix, found.has_article, base) = (Some(Prefix::Abd), true, "lah");
        } else if let Some((length, heard)) = abd(base).filter(|(length, _)| base.len() >= length + 3) {
            found.prefix = Some(Prefix::Abd);
            found.has_article = heard;
            base = &base[length..];
        } else if let Some(rest) =
            ["abou", "aboo", "abu", "abo"].iter().find_map(|abu| base.strip_prefix(abu))
            && rest.len() >= 4
        {
            (found.prefix, base) = (Some(Prefix::Abu), rest);
        }
    }
    if let Some((suffix, taken)) = suffix(&words[at..]) {
        found.suffix = Some(suffix);
        for word in &words[at..at + taken] {
            found.words.push(word.text);
            found.whole.push_str(&word.folded);
        }
        at += taken;
    } else if found.prefix != Some(Prefix::Abd)
        && let Some((rest, suffix)) = joined_suffix(base)
    {
        (found.suffix, base) = (Some(suffix), rest);
    }
    let rest = base.strip_prefix("al").or(base.strip_prefix("el"));
    if let Some(rest) =
        rest.filter(|rest| rest.len() >= 4 && !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'l']))
        && NO_ARTICLE.split(' ').all(|word| word != base)
        && (found.words.len() == 1 || found.prefix.is_some())
    {
        found.has_article = true;
        base = rest;
    }
    // Ar-Rahman, Ash-Shaer joined after a particle: rrahman.
    let doubled = base.as_bytes();
    if found.prefix.is_some() && doubled.len() > 3 && doubled[0] == doubled[1] {
        base = &base[1..];
    }
    found.base = base.to_owned();
    (found, at)
}

/// Whether `word` is عبد الله, by any custom: Abdallah, Abdela, Abdulahi, Abdoulaye.
fn is_of_allah(word: &str) -> bool {
    let rest = word.strip_prefix("abd").or_else(|| word.strip_prefix("abed"));
    let rest = rest.map(|rest| rest.trim_start_matches(['a', 'e', 'i', 'o', 'u']));
    rest.is_some_and(|rest| {
        let end = rest.strip_prefix("ll").or_else(|| rest.strip_prefix('l'));
        end.is_some_and(|end| ["a", "ah", "ahi", "aye", "aah"].contains(&end))
    })
}

fn is_abd(word: &str, next: &str) -> bool {
    let Some((length, heard)) = abd(word) else { return false };
    let rest = &word[length..];
    if !rest.is_empty() {
        // Abdur Rahman, Abdush Shakur.
        return heard && is_heard(&format!("a{rest}"), next);
    }
    heard || ARTICLES.split(' ').any(|known| known == next) || OF_GOD.split(' ').any(|known| known == next)
}

/// What is heard of the article where it stands by itself.
const ARTICLES: &str = "al el ul il an en un ar er ur as es us ad ed ud at et az ez ash ach esh ech";

/// Latin spellings of names of God that stand after a bare "Abd".
const OF_GOD: &str = "rahman rahim karim aziz salam qader qadir kader latif hamid majid nasser razzaq rabbo rabo rabu \
    rabbu rabboh rabuh manaf allah ullah ghani wahab wahhab jabbar jawad hadi hakim nabi";

/// `word` without "of the faith" or "of God" at its end.
fn joined_suffix(word: &str) -> Option<(&str, Suffix)> {
    for ending in
        ["uddin", "eddine", "eddin", "addin", "aldin", "eldin", "uddeen", "eldeen", "aldeen", "eddeen"]
    {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= 3) {
            return Some((rest, Suffix::Din));
        }
    }
    for ending in ["ullah", "allah", "olla", "alla", "ulla"] {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= 3) {
            return Some((rest, Suffix::Allah));
        }
    }
    None
}
