//! The glossary: the words that the program uses in its own sense, with their meanings.

use crate::t;
use crate::text::{Locale, SafeText};

const WORDS: [(&str, &str); 5] = [
    ("help-word-scale", "help-word-scale-meaning"),
    ("help-word-range", "help-word-range-meaning"),
    ("help-word-lens", "help-word-lens-meaning"),
    ("help-word-win-rate", "help-word-win-rate-meaning"),
    ("help-word-breaking-point", "help-word-breaking-point-meaning"),
];

/// Returns each word and its meaning.
pub fn glossary(locale: &Locale) -> Vec<(SafeText, SafeText)> {
    WORDS.iter().map(|(word, meaning)| (t!(locale, word), t!(locale, meaning))).collect()
}
