//! Finding a text by a part of it, whatever its accents and capitals: "reseau" finds "Réseau".

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// What is searched for.
pub struct Search {
    pattern: Pattern,
    matcher: Matcher,
    letters: Vec<char>,
}

impl std::fmt::Debug for Search {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Search").finish_non_exhaustive()
    }
}

impl Search {
    /// Words whose letters come in this order, others between them: for lists that show the best first.
    pub fn loose(words: &str) -> Search {
        Search::new(Pattern::parse(words, CaseMatching::Ignore, Normalization::Smart))
    }

    /// Words as they are written: for a page that keeps its order.
    pub fn strict(words: &str) -> Search {
        Search::new(Pattern::new(words, CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring))
    }

    fn new(pattern: Pattern) -> Search {
        Search { pattern, matcher: Matcher::new(Config::DEFAULT), letters: Vec::new() }
    }

    /// How well a text fits, the more the better; `None` where it does not. With nothing to search for all fit alike.
    pub fn score(&mut self, text: &str) -> Option<u32> {
        self.pattern.score(Utf32Str::new(text, &mut self.letters), &mut self.matcher)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_do_not_matter() {
        for search in [Search::loose, Search::strict] {
            assert!(search("reseau").score("Le Réseau que j'ai bâti").is_some());
            assert!(search("").score("anything").is_some());
            assert!(search("xyz").score("Le Réseau").is_none());
        }
    }

    #[test]
    fn letters_may_be_left_out_where_the_best_comes_first() {
        assert!(Search::loose("whch").score("what would change it").is_some());
        assert!(Search::strict("whch").score("what would change it").is_none());
        let mut undo = Search::loose("undo");
        assert!(undo.score("undo") > undo.score("unsaved door"));
    }
}
