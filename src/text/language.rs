//! The languages of the program: those that are built in, and those whose catalogue a user added.

use std::hash::{Hash, Hasher};

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;

use super::catalogue::{CatalogueError, CustomLanguage};
use super::language_table::LanguageTable;
use super::languages::{ENGLISH, FRENCH};

/// A language of the interface. What depends on the language stands in its [`LanguageTable`] or in its messages, so
/// that no other code has a branch for a language.
#[derive(Clone, Copy, Debug, Default)]
pub enum Language {
    #[default]
    English,
    /// French, with the conventions of the Office québécois de la langue française.
    French,
    /// A language whose catalogue a user added.
    Custom(&'static CustomLanguage),
}

/// Finds the language for a tag or a locale such as `fr_CA.UTF-8`, built in or not.
pub type FindLanguage<'a> = &'a dyn Fn(&str) -> Option<Language>;

impl Language {
    /// The languages that are part of the program. English comes first: it fills the gaps of the others.
    pub const BUILT_IN: [Language; 2] = [Language::English, Language::French];

    /// Returns what the program knows about the language besides its messages.
    pub fn table(self) -> &'static LanguageTable {
        match self {
            Language::English => &ENGLISH,
            Language::French => &FRENCH,
            Language::Custom(custom) => &custom.table,
        }
    }

    /// Returns the language tag, such as `en`.
    pub fn tag(self) -> &'static str {
        self.table().tag
    }

    /// Returns the name of the language in the language itself.
    pub fn name(self) -> &'static str {
        self.table().name
    }

    /// Returns the entry for the language, or the English one if `translated` has none.
    pub fn select<T: Copy>(self, english: T, translated: &[(Language, T)]) -> T {
        translated.iter().find(|(language, _)| *language == self).map_or(english, |(_, entry)| *entry)
    }

    /// Creates a language from the catalogue of a user.
    ///
    /// # Errors
    /// Returns the errors for which the catalogue is refused: syntax errors, unsafe characters, and values of the table
    /// that are not accepted. A message that is missing or cannot be formatted is no such error; it is shown in
    /// English.
    pub fn from_catalogue(tag: &str, text: &str) -> Result<Language, Vec<CatalogueError>> {
        CustomLanguage::parse(tag, text).map(Language::Custom)
    }

    /// Returns the language after this one in a list; the first one follows the last one.
    pub fn next_in(self, languages: &[Language]) -> Language {
        let place = languages.iter().position(|language| *language == self);
        let next = place.and_then(|place| languages.get(place + 1));
        next.or(languages.first()).copied().unwrap_or(self)
    }

    /// Returns the built-in language with this tag.
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::BUILT_IN.into_iter().find(|language| language.tag() == tag)
    }

    /// Returns the built-in language that matches a locale such as `fr_CA.UTF-8`, or `None` if no language matches.
    pub fn from_locale(locale: &str) -> Option<Language> {
        Language::from_tag(find_tag(locale, &Language::BUILT_IN.map(Language::tag))?)
    }
}

// The tag identifies a language.
impl PartialEq for Language {
    fn eq(&self, other: &Language) -> bool {
        self.tag() == other.tag()
    }
}

impl Eq for Language {}

impl Hash for Language {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.tag().hash(state);
    }
}

/// Returns whether a locale such as `fr_CA.UTF-8` names a language; `C` does not.
pub fn names_language(locale: &str) -> bool {
    parse_locale(locale).is_some()
}

/// Returns the tag of the language that matches a locale best.
pub fn find_tag<'a>(locale: &str, tags: &[&'a str]) -> Option<&'a str> {
    let wanted = parse_locale(locale)?;
    let known: Vec<LanguageIdentifier> = tags.iter().filter_map(|tag| tag.parse().ok()).collect();
    let found = negotiate_languages(&[wanted], &known, None, NegotiationStrategy::Lookup);
    let found = *found.first()?;
    tags.iter().copied().find(|tag| tag.parse().is_ok_and(|tag: LanguageIdentifier| tag == *found))
}

fn parse_locale(locale: &str) -> Option<LanguageIdentifier> {
    locale.split(['.', '@']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_locales_give_a_language() {
        for (locale, language) in [
            ("fr_CA.UTF-8", Some(Language::French)),
            ("fr-CA", Some(Language::French)),
            ("en_GB", Some(Language::English)),
            ("de_DE.UTF-8", None),
            ("C", None),
            ("C.UTF-8", None),
            ("", None),
        ] {
            assert_eq!(Language::from_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn what_a_language_lacks_is_taken_from_english() {
        let translated = [(Language::French, "bonjour")];
        assert_eq!(Language::French.select("hello", &translated), "bonjour");
        assert_eq!(Language::English.select("hello", &translated), "hello");
    }
}
