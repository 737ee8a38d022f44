//! The message catalogue: every message of the program by its id, in the user's language (Fluent). A message is parsed
//! when it is first shown, because parsing all messages would slow down the start.

use std::cell::{Cell, OnceCell, RefCell};
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
    /// The messages that have been parsed.
    bundle: RefCell<Bundle>,
    /// The texts of the messages of each message file, in the order of [`FILES`]. Empty in a user's language, whose
    /// messages are all parsed.
    files: Vec<OnceCell<Vec<&'static str>>>,
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
    /// Creates the catalogue of `language`, without parsing its messages.
    pub fn new(language: Language) -> Locale {
        let mut bundle = create_bundle(language);
        let mut files = Vec::new();
        match language {
            Language::Custom(custom) => drop(bundle.add_resource(Arc::clone(&custom.resource))),
            _ => files = FILES.iter().map(|_| OnceCell::new()).collect(),
        }
        Locale { language, is_isolating: false, bundle: RefCell::new(bundle), files, other: OnceCell::new() }
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

    /// Formats the message `id` in the language itself. Returns `None` if there is no such message, or if a message of
    /// a user's catalogue has a placeable that `args` does not contain.
    fn format(&self, id: &str, args: &[(&'static str, MessageArg)]) -> Option<SafeText> {
        self.parse_message(id);
        let bundle = self.bundle.borrow();
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

    /// Parses the message `id` if it has not been parsed yet.
    fn parse_message(&self, id: &str) {
        if self.bundle.borrow().has_message(id) {
            return;
        }
        if let Some(source) = self.find_source(id) {
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            drop(self.bundle.borrow_mut().add_resource(Arc::new(resource)));
        }
    }

    /// Finds the Fluent text of a message in its message file.
    fn find_source(&self, id: &str) -> Option<&'static str> {
        let name = id.split('-').next()?;
        let file = FILES.iter().position(|known| *known == name)?;
        let source = *self.language.table().messages.get(file)?;
        let messages = self.files.get(file)?.get_or_init(|| split_messages(source));
        let is_message = |text: &&&str| text.strip_prefix(id).is_some_and(|rest| rest.starts_with(' '));
        messages.iter().find(is_message).copied()
    }
}

/// Splits a message file into the texts of its messages, each with its id at the start and the comments after it. A
/// message begins on a line that starts with a letter.
fn split_messages(source: &str) -> Vec<&str> {
    let (mut messages, mut rest) = (Vec::new(), source);
    let (mut length, mut is_message) = (0, false);
    for line in source.split_inclusive('\n') {
        if line.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
            let (before, from_here) = rest.split_at(length);
            messages.extend(is_message.then_some(before));
            (rest, length, is_message) = (from_here, 0, true);
        }
        length += line.len();
    }
    messages.extend(is_message.then_some(rest));
    messages
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

/// Creates a bundle without messages.
fn create_bundle(language: Language) -> Bundle {
    let rules: LanguageIdentifier = language.table().plural_rules.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![rules]);
    // Isolation marks would break the alignment of columns. `translate` adds them where they are wanted.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(format_fluent_number));
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

#[cfg(test)]
mod tests {
    use super::*;

    use fluent_syntax::ast::Entry;
    use fluent_syntax::parser::parse;

    use crate::text::catalogue_check::placeables_of;

    #[test]
    fn each_message_parsed_alone_is_the_message_of_its_file() {
        for source in Language::BUILT_IN.into_iter().flat_map(|language| language.table().messages) {
            let file = parse(*source).unwrap();
            let mut alone = split_messages(source).into_iter();
            for entry in &file.body {
                let Entry::Message(expected) = entry else { continue };
                let text = alone.next().unwrap();
                let parsed = parse(text).unwrap();
                let Some(Entry::Message(message)) = parsed.body.first() else { panic!("{text}") };
                assert_eq!((&message.id, &message.value), (&expected.id, &expected.value));
                let id = message.id.name;
                assert!(text.strip_prefix(id).unwrap().starts_with(" ="), "{id}");
                let used = placeables_of(message);
                assert!(used.iter().all(|used| used.starts_with('$')), "{id} refers to another message: {used:?}");
            }
            assert_eq!(alone.next(), None);
        }
    }
}
