//! The message catalogue: every message of the program by its id, in the user's language (Fluent). A message file is
//! parsed when its first message is shown, because parsing all files would slow down the start.

use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::files::FILES;
use super::language::Language;
use super::number::format_to_string;
use super::safe_text::SafeText;

type Bundle = FluentBundle<Arc<FluentResource>>;

/// The message catalogue of one language.
pub struct Locale {
    language: Language,
    is_isolating: bool,
    /// The message files, in the order of [`FILES`].
    bundles: Vec<OnceCell<Bundle>>,
    /// A catalogue of another language, once one is needed. It has the third language, and so on.
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
        let bundles = FILES.iter().map(|_| OnceCell::new()).collect();
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
        let new = || Box::new(Locale { is_isolating: self.is_isolating, ..Locale::new(language) });
        self.other.get_or_init(new).in_language(language)
    }

    /// Formats the message `id` with `args`; in English, if the language has no such message. The macro
    /// [`t!`](crate::t) is the usual way to call this function.
    pub fn translate(&self, id: &str, args: &[(&'static str, MessageArg)]) -> SafeText {
        match self.format(id, args) {
            Some(text) => text,
            None if self.language == Language::English => missing_message(id),
            None => self.in_language(Language::English).translate(id, args),
        }
    }

    /// Formats the message `id` in the language itself. Returns `None` if there is no such message, or if a message of a
    /// user's catalogue has a placeable that `args` does not contain.
    fn format(&self, id: &str, args: &[(&'static str, MessageArg)]) -> Option<SafeText> {
        let bundle = self.bundle(id)?;
        let pattern = bundle.get_message(id)?.value()?;
        let mut fluent_args = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                MessageArg::Text(text) if self.is_isolating => fluent_args.set(*name, text.to_isolated().to_string()),
                _ => fluent_args.set(*name, fluent_value(arg)),
            }
        }
        NUMBER_LANGUAGE.set(self.language);
        let mut errors = Vec::new();
        let mut text = bundle.format_pattern(pattern, Some(&fluent_args), &mut errors).into_owned();
        if let Language::Custom(_) = self.language {
            if !errors.is_empty() {
                return None;
            }
            // A translator may write a message on several lines.
            text = text.replace(['\r', '\n'], " ");
        }
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        Some(SafeText::from_trusted(text))
    }

    /// Returns the messages of the file of `id`, which is parsed now if it is the first time. A user's catalogue is one
    /// file.
    fn bundle(&self, id: &str) -> Option<&Bundle> {
        if let Language::Custom(custom) = self.language {
            let bundle = || build_bundle(self.language, Arc::clone(&custom.resource));
            return Some(self.bundles.first()?.get_or_init(bundle));
        }
        let name = id.split('-').next()?;
        let file = FILES.iter().position(|known| *known == name)?;
        let source = *self.language.table().messages.get(file)?;
        let parse = || FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        Some(self.bundles.get(file)?.get_or_init(|| build_bundle(self.language, Arc::new(parse()))))
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

fn build_bundle(language: Language, resource: Arc<FluentResource>) -> Bundle {
    let rules: LanguageIdentifier = language.table().plural_rules.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![rules]);
    // Isolation marks would break the alignment of columns. `translate` adds them where they are wanted.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(format_fluent_number));
    drop(bundle.add_resource(resource));
    bundle
}

thread_local! {
    /// The language of the message that is being formatted. Fluent's formatter is a plain function without arguments of
    /// its own.
    static NUMBER_LANGUAGE: Cell<Language> = const { Cell::new(Language::English) };
}

/// Formats a number with [`format_to_string`], because Fluent does not use the language's number format.
fn format_fluent_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let decimals = number.options.minimum_fraction_digits.unwrap_or(0);
    Some(format_to_string(NUMBER_LANGUAGE.get(), number.value, decimals))
}

/// Formats a message of the catalogue: `t!(locale, "library-count", count = 3_usize)`.
#[macro_export]
macro_rules! t {
    ($locale:expr, $id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $locale.translate($id, &[$((stringify!($name), $crate::text::MessageArg::from($value))),*])
    };
}
