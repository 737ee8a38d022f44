//! Text search that ignores accents and case: "reseau" finds "Réseau". [`TextMatcher`] ranks the entries of a list,
//! [`SearchTerms`] searches in files.

use std::borrow::Cow;

use nucleo_matcher::chars::normalize;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// A search pattern for short texts, with a score for each match.
pub struct TextMatcher {
    pattern: Pattern,
    /// Exists once a text has been compared: it needs 130 KB of memory.
    matcher: Option<Matcher>,
    letters: Vec<char>,
}

impl std::fmt::Debug for TextMatcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextMatcher").finish_non_exhaustive()
    }
}

impl TextMatcher {
    /// Creates a pattern that matches the letters of each word in order, with other letters in between. Lists that show
    /// the best match first use it.
    pub fn fuzzy(words: &str) -> TextMatcher {
        TextMatcher::new(Pattern::parse(&fold(words), CaseMatching::Ignore, Normalization::Smart))
    }

    /// Creates a pattern that matches a substring. Pages that keep their order use it.
    pub fn substring(words: &str) -> TextMatcher {
        TextMatcher::new(Pattern::new(&fold(words), CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring))
    }

    fn new(pattern: Pattern) -> TextMatcher {
        TextMatcher { pattern, matcher: None, letters: Vec::new() }
    }

    /// Returns the score of a text, higher for a better match, or `None` if the text does not match. An empty pattern
    /// gives every text the same score.
    pub fn score(&mut self, text: &str) -> Option<u32> {
        if self.pattern.atoms.is_empty() {
            return Some(0);
        }
        let matcher = self.matcher.get_or_insert_with(|| Matcher::new(Config::DEFAULT));
        self.pattern.score(Utf32Str::new(text, &mut self.letters), matcher)
    }
}

/// Returns the text in lower case and without accents, composed or combining.
pub fn fold(text: &str) -> String {
    const COMBINING_ACCENTS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        // Most characters are ASCII, and need no table lookup.
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            folded.extend(c.to_lowercase().map(normalize).filter(|c| !COMBINING_ACCENTS.contains(c)));
        }
    }
    folded
}

/// Search words that must all occur in a text, ignoring case and accents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchTerms(Vec<String>);

impl SearchTerms {
    /// Splits a line into search words.
    pub fn new(line: &str) -> SearchTerms {
        SearchTerms(fold(line).split_whitespace().map(str::to_owned).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns whether a text contains all words.
    pub fn all_in(&self, text: &str) -> bool {
        let text = fold(text);
        self.0.iter().all(|word| text.contains(word))
    }

    /// Returns the words that a text does not contain.
    #[must_use]
    pub fn missing_from(&self, text: &str) -> SearchTerms {
        let text = fold(text);
        SearchTerms(self.0.iter().filter(|word| !text.contains(*word)).cloned().collect())
    }

    /// Returns the line of a text that contains all words, or else the first line that contains one of them. The line
    /// is cut at the start, so that the first match is visible.
    pub fn matching_line<'a>(&self, text: &'a str) -> Cow<'a, str> {
        /// How many words before the first match are shown.
        const MAX_WORDS_BEFORE: usize = 5;
        let contains_any = |part: &str| {
            let part = fold(part);
            self.0.iter().any(|word| part.contains(word))
        };
        let full_match = text.lines().find(|line| self.all_in(line));
        let line = full_match.or_else(|| text.lines().find(|line| contains_any(line))).unwrap_or(text).trim();
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.iter().position(|part| contains_any(part)).map(|at| at.saturating_sub(MAX_WORDS_BEFORE)) {
            None | Some(0) => Cow::Borrowed(line),
            Some(from) => Cow::Owned(format!("… {}", words.get(from..).unwrap_or_default().join(" "))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_matter() {
        for search in [TextMatcher::fuzzy, TextMatcher::substring] {
            assert!(search("reseau").score("Le Réseau que j'ai bâti").is_some());
            assert!(search("RÉSÊAU").score("le reseau").is_some());
            assert!(search("").score("anything").is_some());
            assert!(search("xyz").score("Le Réseau").is_none());
        }
    }

    #[test]
    fn fuzzy_patterns_allow_other_letters_in_between() {
        assert!(TextMatcher::fuzzy("whch").score("what would change it").is_some());
        assert!(TextMatcher::substring("whch").score("what would change it").is_none());
        let mut undo = TextMatcher::fuzzy("undo");
        assert!(undo.score("undo") > undo.score("unsaved door"));
    }

    #[test]
    fn search_terms_match_in_any_order_and_give_their_line() {
        let words = SearchTerms::new(" Évening  CALM ");
        assert!(words.all_in("a calm e\u{301}vening") && !words.all_in("calm mornings"));
        assert!(SearchTerms::new("  ").is_empty());
        let text = "First line.\nOne two three four five six seven, a calm evening.\nAn evening.";
        assert_eq!(words.matching_line(text), "… four five six seven, a calm evening.");
        assert_eq!(SearchTerms::new("first").matching_line(text), "First line.");
        // No line contains both words, so the first line with one of them is returned.
        assert_eq!(SearchTerms::new("first evening").matching_line(text), "First line.");
    }
}
