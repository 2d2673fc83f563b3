//! The texts of the interface, in Fluent files, with each language's plural forms.

use std::borrow::Cow;
use std::collections::BTreeSet;

use anyhow::{Context, anyhow};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::Locale;
use crate::format::{self, Numerals};

/// All texts in all languages.
pub struct Texts {
    bundles: [FluentBundle<FluentResource>; 3],
}

impl Texts {
    /// Reads the Fluent sources that `files` gives: (language, file name, content).
    pub fn load<'a>(files: impl IntoIterator<Item = (Locale, String, Cow<'a, str>)>) -> anyhow::Result<Self> {
        let mut bundles = [Locale::Ar, Locale::En, Locale::Es].map(|locale| {
            let language: LanguageIdentifier = locale.code().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![language]);
            bundle.set_formatter(Some(|value, _| shown_number(value)));
            bundle
        });
        for (locale, name, content) in files {
            let resource = FluentResource::try_new(content.into_owned())
                .map_err(|(_, errors)| anyhow!("{}/{name}: {errors:?}", locale.code()))?;
            bundles[locale as usize]
                .add_resource(resource)
                .map_err(|errors| anyhow!("{errors:?}"))
                .with_context(|| format!("{}/{name}", locale.code()))?;
        }
        Ok(Self { bundles })
    }

    /// The text `key` in `locale`, or `None` if there is none. Values put into it are wrapped in
    /// isolation marks, so that a Latin name does not tear an Arabic sentence apart.
    pub fn find(&self, locale: Locale, key: &str, args: Option<&FluentArgs>) -> Option<String> {
        let bundle = &self.bundles[locale as usize];
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
        for error in errors {
            tracing::error!(key, locale = locale.code(), %error, "text with a fault");
        }
        Some(text)
    }

    /// The text `key` in `locale`. A missing key shows itself as `⟦key⟧` and is logged: a test
    /// keeps it from getting that far.
    pub fn get(&self, locale: Locale, key: &str, args: Option<&FluentArgs>) -> String {
        self.find(locale, key, args).unwrap_or_else(|| {
            tracing::error!(key, locale = locale.code(), "missing text");
            format!("⟦{key}⟧")
        })
    }

    /// As [`Texts::get`] without isolation marks: for subjects of mails, CSV and calendars.
    pub fn plain(&self, locale: Locale, key: &str, args: Option<&FluentArgs>) -> String {
        self.get(locale, key, args).replace(['\u{2068}', '\u{2069}'], "")
    }
}

/// A whole number as a value for a text: it picks the plural form and is shown with the separators of
/// the language.
pub fn number(numerals: impl Into<Numerals>, number: i64) -> FluentValue<'static> {
    let numerals = numerals.into();
    // intl_pluralrules 7.0.2 leaves out the "modulo 100" of Arabic's rules (CLDR: 103 is "few", 111
    // is "many"), so the number that picks the form is brought below 101 here; what is shown travels
    // in the one free text field of Fluent's options, which our formatter below reads.
    let picks = match (numerals.locale(), number % 100) {
        (Locale::Ar, 0..=2) if number >= 100 => 100,
        (Locale::Ar, rest) if number >= 100 => rest,
        _ => number,
    };
    let options =
        FluentNumberOptions { currency: Some(format::number(numerals, number)), ..Default::default() };
    FluentValue::Number(FluentNumber::new(picks as f64, options))
}

/// What [`number`] left to be shown, for the formatter of Fluent's bundles.
fn shown_number(value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.options.currency.clone(),
        _ => None,
    }
}

/// The keys that a Fluent source defines, for tests that compare languages and uses.
pub fn keys(source: &str) -> BTreeSet<String> {
    // A message begins at the start of a line with its name; attributes, variants and comments do not.
    source
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_six_arabic_forms() {
        let source = "n = { $n ->\n    [zero] صفر\n    [one] واحد\n    [two] اثنان\n    [few] قليل { $n }\n    [many] كثير { $n }\n   *[other] غيره { $n }\n}\n";
        let texts = Texts::load([(Locale::Ar, "t.ftl".into(), Cow::from(source))]).unwrap();
        for (n, text) in [
            (0, "صفر"),
            (1, "واحد"),
            (2, "اثنان"),
            (3, "قليل 3"),
            (11, "كثير 11"),
            (100, "غيره 100"),
            (102, "غيره 102"),
            (103, "قليل 103"),
            (111, "كثير 111"),
            (1100, "غيره 1,100"),
        ] {
            let mut args = FluentArgs::new();
            args.set("n", number(Locale::Ar, n));
            assert_eq!(texts.plain(Locale::Ar, "n", Some(&args)), text);
        }
        assert_eq!(texts.get(Locale::En, "n", None), "⟦n⟧");
        assert_eq!(keys(source).into_iter().collect::<Vec<_>>(), ["n"]);
    }
}
