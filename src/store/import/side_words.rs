//! The words and phrases that name a side, such as "Pros" or "Points forts", at the beginning or the end of a text.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::side::Side;
use super::words::{self, simplify};

/// Whether a word at the beginning of a heading is a side whatever follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    Strong,
    /// The word also begins the names of options: "For my readers", "Plus d'abonnés", "Pro account".
    Weak,
}

/// Words that name a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) side: Side,
    pub(super) strength: Strength,
    /// Whether the words are also written before an item, as in "Pro: text".
    pub(super) is_for_items: bool,
    /// Whether an option follows directly, as in "For: keeping both".
    pub(super) is_preposition: bool,
}

/// Returns the phrase that consists of these words.
fn find_phrase(words: &str) -> Option<Phrase> {
    static PHRASES: OnceLock<HashMap<&str, Phrase>> = OnceLock::new();
    let all = PHRASES.get_or_init(|| {
        let lists = [
            (words::STRONG_PRO, Side::Pro, Strength::Strong),
            (words::STRONG_CON, Side::Con, Strength::Strong),
            (words::WEAK_PRO, Side::Pro, Strength::Weak),
            (words::WEAK_CON, Side::Con, Strength::Weak),
            (words::WEAK_NEUTRAL, Side::Neutral, Strength::Weak),
        ];
        let phrases = lists.into_iter().flat_map(|(list, side, strength)| {
            list.split_whitespace().map(move |phrase| {
                let is_for_items = words::contains(words::FOR_ITEMS, phrase);
                let is_preposition = words::contains(words::PREPOSITION, phrase);
                (phrase, Phrase { side, strength, is_for_items, is_preposition })
            })
        });
        phrases.collect()
    });
    all.get(words).copied()
}

/// Returns the words of a text, each with the offsets of its beginning and its end.
fn split_words(text: &str) -> Vec<(String, usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((simplify(text.get(from..at).unwrap_or_default()), from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Finds the longest phrase at the beginning of a text. Returns it with the rest of the text.
pub(super) fn find_phrase_at_start(text: &str) -> Option<(Phrase, &str)> {
    // A phrase has at most six words, and a few determiners stand before it.
    let beginning: String = text.chars().take(80).collect();
    let words = split_words(&beginning);
    let skipped = words.iter().take_while(|(word, ..)| words::contains(words::DETERMINERS, word)).count();
    let (_, start, _) = words.first()?;
    // A sign before the first word belongs to the text.
    if !beginning.get(..*start)?.trim().is_empty() {
        return None;
    }
    // "Les plus" begins with a word that is passed over in "Les avantages".
    (0..=skipped).find_map(|from| {
        (1..=6).rev().find_map(|count| {
            let span = words.get(from..from + count)?;
            let joined: Vec<&str> = span.iter().map(|(word, ..)| word.as_str()).collect();
            let phrase = find_phrase(&joined.join("-"))?;
            let (_, _, end) = span.last()?;
            text.get(*end..).map(|rest| (phrase, rest))
        })
    })
}

/// Finds the longest phrase at the end of a text. Returns it with the text before it.
pub(super) fn find_phrase_at_end(text: &str) -> Option<(Phrase, &str)> {
    let words = split_words(text);
    let (_, _, end) = words.last()?;
    if !text.get(*end..)?.trim_matches([')', ']', ':', ' ', '\u{a0}']).is_empty() {
        return None;
    }
    (1..=3).rev().find_map(|count| {
        let span = words.get(words.len().checked_sub(count)?..)?;
        let joined: Vec<&str> = span.iter().map(|(word, ..)| word.as_str()).collect();
        let phrase = find_phrase(&joined.join("-"))?;
        let (_, start, _) = span.first()?;
        Some((phrase, text.get(..*start)?))
    })
}
