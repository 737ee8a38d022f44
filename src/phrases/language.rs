//! The sentences about the language of the interface.

use crate::t;
use crate::text::{Language, Locale, SafeText};

/// Says in which language the interface is now, and how to keep it.
pub fn language_now(locale: &Locale) -> SafeText {
    let (name, tag) = (SafeText::from_static(locale.language().name()), SafeText::from_static(locale.language().tag()));
    t!(locale, "language-now", name = name, tag = tag)
}

/// Returns the tags and names of languages: `en (English), fr (français)`.
pub fn language_names(languages: &[Language]) -> SafeText {
    let names =
        languages.iter().map(|language| SafeText::sanitize(&format!("{} ({})", language.tag(), language.name())));
    SafeText::join(&names.collect::<Vec<_>>(), ", ")
}
