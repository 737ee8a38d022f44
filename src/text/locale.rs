//! The message catalogue: every message of the program by its id, in the user's language (Fluent). A message file is
//! parsed when its first message is shown, because parsing all files would slow down the start.

use std::cell::OnceCell;

use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::language::Language;
use super::number::format_to_string;
use super::safe_text::SafeText;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The message files. The ids of the messages of a file begin with the name of the file and a hyphen.
        pub const FILES: &[&str] = &[$($name),*];

        const SOURCES: &[(&str, [&str; 2])] = &[$((
            $name,
            [
                include_str!(concat!("../../assets/locales/en/", $name, ".ftl")),
                include_str!(concat!("../../assets/locales/fr/", $name, ".ftl")),
            ],
        )),*];
    };
}

files!(
    "caution",
    "change",
    "cli",
    "comparison",
    "conflict",
    "date",
    "error",
    "help",
    "history",
    "import",
    "key",
    "language",
    "library",
    "palette",
    "people",
    "plain",
    "question",
    "report",
    "review",
    "safeguard",
    "saving",
    "screen",
    "unavailable",
    "verdict",
    "walk"
);

type Bundle = FluentBundle<FluentResource>;

/// The message catalogue of one language.
pub struct Locale {
    language: Language,
    is_isolating: bool,
    bundles: Vec<OnceCell<Bundle>>,
    /// The catalogue of the other language, once it is needed.
    other: OnceCell<Box<Locale>>,
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Locale").field(&self.language).finish()
    }
}

/// An argument of a message.
#[derive(Clone, Debug)]
pub enum MessageArg {
    Text(SafeText),
    /// A number and the number of its decimals. The number selects the plural form.
    Number(f64, usize),
    /// A word that selects a variant of the message.
    Selector(&'static str),
}

impl From<SafeText> for MessageArg {
    fn from(text: SafeText) -> MessageArg {
        MessageArg::Text(text)
    }
}

impl From<&SafeText> for MessageArg {
    fn from(text: &SafeText) -> MessageArg {
        MessageArg::Text(text.clone())
    }
}

impl From<usize> for MessageArg {
    fn from(count: usize) -> MessageArg {
        MessageArg::Number(count as f64, 0)
    }
}

impl From<i64> for MessageArg {
    fn from(count: i64) -> MessageArg {
        MessageArg::Number(count as f64, 0)
    }
}

impl From<&'static str> for MessageArg {
    fn from(word: &'static str) -> MessageArg {
        MessageArg::Selector(word)
    }
}

impl Locale {
    /// Creates the catalogue of `language`, without parsing its files.
    pub fn new(language: Language) -> Locale {
        let bundles = SOURCES.iter().map(|_| OnceCell::new()).collect();
        Locale { language, is_isolating: false, bundles, other: OnceCell::new() }
    }

    /// Creates a catalogue that isolates the writing direction of each text argument. Text in columns must not use it,
    /// because the isolation marks would break the alignment.
    pub fn with_isolation(language: Language) -> Locale {
        Locale { is_isolating: true, ..Locale::new(language) }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the catalogue of `language`, which lives as long as this catalogue.
    pub fn in_language(&self, language: Language) -> &Locale {
        if language == self.language {
            return self;
        }
        self.other.get_or_init(|| Box::new(Locale { is_isolating: self.is_isolating, ..Locale::new(language) }))
    }

    /// Formats the message `id` with `args`. The macro [`t!`](crate::t) is the usual way to call this function.
    pub fn translate(&self, id: &str, args: &[(&'static str, MessageArg)]) -> SafeText {
        let name = id.split('-').next().unwrap_or_default();
        let place = SOURCES.iter().position(|(known, _)| *known == name);
        let file = place.and_then(|at| Some((self.bundles.get(at)?, SOURCES.get(at)?)));
        let Some((bundle, (_, sources))) = file else { return missing_message(id) };
        let bundle = bundle.get_or_init(|| parse_bundle(self.language, sources));
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return missing_message(id);
        };
        let mut fluent_args = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                MessageArg::Text(text) if self.is_isolating => fluent_args.set(*name, text.to_isolated().to_string()),
                _ => fluent_args.set(*name, fluent_value(arg)),
            }
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&fluent_args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        SafeText::from_trusted(text)
    }
}

/// Returns the id in place of a missing message. Debug builds panic, so that tests find it.
fn missing_message(id: &str) -> SafeText {
    debug_assert!(false, "no message {id}");
    SafeText::sanitize(id)
}

fn fluent_value(arg: &MessageArg) -> FluentValue<'_> {
    match arg {
        MessageArg::Text(text) => FluentValue::from(text.as_str()),
        MessageArg::Selector(word) => FluentValue::from(*word),
        MessageArg::Number(value, decimals) => {
            // A message with a variant for an exact number (`[0]`) matches only if the number has no formatting
            // options, so the options are set only if there are decimals.
            let minimum_fraction_digits = Some(*decimals).filter(|decimals| *decimals > 0);
            let options = FluentNumberOptions { minimum_fraction_digits, ..Default::default() };
            FluentValue::Number(FluentNumber::new(*value, options))
        }
    }
}

fn parse_bundle(language: Language, sources: &[&str; 2]) -> Bundle {
    let [english, french] = sources;
    let (source, formatter): (&str, fn(&FluentValue<'_>, &_) -> Option<String>) = match language {
        Language::English => (english, |value, _| format_fluent_number(Language::English, value)),
        Language::French => (french, |value, _| format_fluent_number(Language::French, value)),
    };
    let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![locale]);
    // Isolation marks would break the alignment of columns. `translate` adds them where they are wanted.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(formatter));
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    drop(bundle.add_resource(resource));
    bundle
}

/// Formats a number with [`format_to_string`], because Fluent does not use the language's number format.
fn format_fluent_number(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(format_to_string(language, number.value, number.options.minimum_fraction_digits.unwrap_or(0)))
}

/// Formats a message of the catalogue: `t!(locale, "library-count", count = 3_usize)`.
#[macro_export]
macro_rules! t {
    ($locale:expr, $id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $locale.translate($id, &[$((stringify!($name), $crate::text::MessageArg::from($value))),*])
    };
}
