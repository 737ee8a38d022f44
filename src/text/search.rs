//! Finding a text by a part of it, whatever its accents and capitals: "reseau" finds "Réseau".

use std::borrow::Cow;

use nucleo_matcher::chars::normalize;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// What is searched for.
pub struct TextMatcher {
    pattern: Pattern,
    matcher: Matcher,
    letters: Vec<char>,
}

impl std::fmt::Debug for TextMatcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Search").finish_non_exhaustive()
    }
}

impl TextMatcher {
    /// Words whose letters come in this order, others between them: for lists that show the best first.
    pub fn fuzzy(words: &str) -> TextMatcher {
        TextMatcher::new(Pattern::parse(&fold(words), CaseMatching::Ignore, Normalization::Smart))
    }

    /// Words as they are written: for a page that keeps its order.
    pub fn substring(words: &str) -> TextMatcher {
        TextMatcher::new(Pattern::new(&fold(words), CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring))
    }

    fn new(pattern: Pattern) -> TextMatcher {
        TextMatcher { pattern, matcher: Matcher::new(Config::DEFAULT), letters: Vec::new() }
    }

    /// How well a text fits, the more the better; `None` where it does not. With nothing to search for all fit alike.
    pub fn score(&mut self, text: &str) -> Option<u32> {
        self.pattern.score(Utf32Str::new(text, &mut self.letters), &mut self.matcher)
    }
}

/// A text as it is searched: without capitals, and without accents, however they are written.
pub fn fold(text: &str) -> String {
    const COMBINING_ACCENTS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        // Most letters of most texts are plain ones.
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            folded.extend(c.to_lowercase().map(normalize).filter(|c| !COMBINING_ACCENTS.contains(c)));
        }
    }
    folded
}

/// Words that a text has to hold, all of them, each as it is written but for capitals and accents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchTerms(Vec<String>);

impl SearchTerms {
    /// The words of a line; a line without any is nothing to search for.
    pub fn new(line: &str) -> SearchTerms {
        SearchTerms(fold(line).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a text holds them all.
    pub fn all_in(&self, text: &str) -> bool {
        let text = fold(text);
        self.0.iter().all(|word| text.contains(word))
    }

    /// The words that a text does not hold.
    #[must_use]
    pub fn missing_from(&self, text: &str) -> SearchTerms {
        let text = fold(text);
        SearchTerms(self.0.iter().filter(|word| !text.contains(*word)).cloned().collect())
    }

    /// The line of a text that is worth showing: it holds one of the words, all if a line does, and begins a little
    /// before the first of them.
    pub fn matching_line<'a>(&self, text: &'a str) -> Cow<'a, str> {
        /// So many words before are enough to know where one is.
        const MAX_WORDS_BEFORE: usize = 5;
        let holds = |part: &str| {
            let part = fold(part);
            self.0.iter().any(|word| part.contains(word))
        };
        let whole = text.lines().find(|line| self.all_in(line));
        let line = whole.or_else(|| text.lines().find(|line| holds(line))).unwrap_or(text).trim();
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts.iter().position(|part| holds(part)).map(|at| at.saturating_sub(MAX_WORDS_BEFORE)) {
            None | Some(0) => Cow::Borrowed(line),
            Some(from) => Cow::Owned(format!("… {}", parts.get(from..).unwrap_or_default().join(" "))),
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
    fn letters_may_be_left_out_where_the_best_comes_first() {
        assert!(TextMatcher::fuzzy("whch").score("what would change it").is_some());
        assert!(TextMatcher::substring("whch").score("what would change it").is_none());
        let mut undo = TextMatcher::fuzzy("undo");
        assert!(undo.score("undo") > undo.score("unsaved door"));
    }

    #[test]
    fn words_are_found_whole_in_any_order_and_shown_in_their_line() {
        let words = SearchTerms::new(" Évening  CALM ");
        assert!(words.all_in("a calm e\u{301}vening") && !words.all_in("calm mornings"));
        assert!(SearchTerms::new("  ").is_empty());
        let text = "First line.\nOne two three four five six seven, a calm evening.\nAn evening.";
        assert_eq!(words.matching_line(text), "… four five six seven, a calm evening.");
        assert_eq!(SearchTerms::new("first").matching_line(text), "First line.");
        // In no line together: the first that holds one.
        assert_eq!(SearchTerms::new("first evening").matching_line(text), "First line.");
    }
}
