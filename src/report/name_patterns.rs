//! Finding names in texts and ids, and replacing them. The time is proportional to the length of the texts, however
//! many names there are. Separate from `anonymous`, which decides what is a name.

use std::collections::{HashMap, HashSet};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use unicode_width::UnicodeWidthChar;

use pesee_core::deliberation::{Id, slugify};

/// Marks the start and the end of each word in a text and in a name, so that a name matches only as a whole word.
const WORD_EDGE: char = '\u{1}';
/// Marks an `@` that does not follow a word. A handle does not match in the middle of an e-mail address.
const HANDLE_START: char = '\u{2}';

/// Shorter names are not replaced, because they would match too many words.
pub(super) const MIN_NAME_LETTERS: usize = 2;
/// The most parts of a name that are searched as its beginning.
const MAX_FIRST_PARTS: usize = 4;
/// Shorter runs of parts are not replaced, because as one word they would match too many words.
const MIN_RUN_LETTERS: usize = 6;

/// The names of a deliberation with their replacements.
#[derive(Debug, Default)]
pub(super) struct NamePatterns {
    /// The whole names, with their word edges.
    names: Vec<String>,
    replacements: Vec<String>,
    /// The parts of names. A part may also be an ordinary word, so it matches only with a capital letter.
    parts: HashMap<String, String>,
    /// The same names, to add each once.
    known: HashSet<String>,
    /// Finds the whole names. `None` before [`NamePatterns::finish`], and if there are none.
    automaton: Option<AhoCorasick>,
    /// The names and parts as they occur in ids.
    slugs: HashSet<String>,
}

impl NamePatterns {
    /// Adds a whole name, unless it has fewer than `min_letters` letters and is no handle. The replacement of a name
    /// that is known already stays.
    pub(super) fn add_name(&mut self, name: &str, replacement: &str, min_letters: usize) {
        let letters = FoldedText::new(name).trimmed();
        let count = letters.count_letters();
        if count < min_letters && !(count > 0 && letters.0.first().is_some_and(|first| first.folded == '@')) {
            return;
        }
        let (pattern, _) = letters.with_edges();
        if self.known.insert(pattern.clone()) {
            self.names.push(pattern);
            self.replacements.push(replacement.to_owned());
            self.slugs.insert(slugify(&letters.folded()));
        }
    }

    /// Adds the parts of a name that has several, unless they have fewer than `min_letters` letters.
    pub(super) fn add_parts(&mut self, name: &str, replacement: &str, min_letters: usize) {
        let has_capitals = name.contains(char::is_uppercase);
        let words = name.split(|letter: char| !is_word_letter(letter));
        for part in words.filter(|word| is_part(word, has_capitals)) {
            let letters = FoldedText::new(part);
            if letters.count_letters() >= min_letters {
                let folded = letters.folded();
                self.slugs.insert(slugify(&folded));
                self.parts.entry(folded).or_insert_with(|| replacement.to_owned());
            }
        }
    }

    /// Adds the first parts of a name together, the first with the last, and each word with an apostrophe. Addresses
    /// have the parts with separators or as one word.
    pub(super) fn add_first_parts(&mut self, name: &str, replacement: &str, min_letters: usize) {
        let has_capitals = name.contains(char::is_uppercase);
        let parts: Vec<&str> =
            name.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        // A part like "de" or "Le" is no end: "Jean le" can begin a sentence.
        let is_end = |part: &&str| is_part(part, has_capitals) && FoldedText::new(part).count_letters() >= min_letters;
        let beginnings = (2..=MAX_FIRST_PARTS).filter_map(|count| parts.get(..count).map(<[&str]>::to_vec));
        let outer = parts.first().zip(parts.last()).map(|(first, last)| vec![*first, *last]);
        for run in beginnings.chain(outer.filter(|_| parts.len() > 2)) {
            if run.last().is_some_and(is_end) {
                self.add_name(&run.join(" "), replacement, MIN_RUN_LETTERS);
                self.add_name(&run.concat(), replacement, MIN_RUN_LETTERS);
            }
        }
        for word in name.split_whitespace() {
            let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            if word.contains(is_apostrophe) {
                self.add_name(word, replacement, min_letters);
            }
        }
    }

    /// Prepares the search, after all names were added.
    #[must_use]
    pub(super) fn finish(mut self) -> NamePatterns {
        self.slugs.remove("");
        // Among several names at a place, the longest is the most precise.
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest).kind(Some(AhoCorasickKind::ContiguousNFA));
        self.automaton =
            Some(&self.names).filter(|names| !names.is_empty()).and_then(|names| builder.build(names).ok());
        self
    }

    /// Replaces all names in a text.
    pub(super) fn replace_names(&self, text: &str) -> String {
        let letters = FoldedText::new(text);
        let (folded, starts) = letters.with_edges();
        let mut out = String::with_capacity(text.len());
        let mut next = 0;
        let matches = self.automaton.iter().flat_map(|automaton| automaton.find_iter(&folded));
        for found in matches {
            // The index of the first letter at or after a byte of the folded text.
            let index = |byte: usize| starts.partition_point(|start| *start < byte);
            let (from, to) = (index(found.start()), index(found.end()));
            self.replace_parts(letters.slice(next, from), &mut out);
            out.push_str(self.replacements.get(found.pattern().as_usize()).map_or("", String::as_str));
            next = to;
        }
        self.replace_parts(letters.slice(next, letters.0.len()), &mut out);
        out
    }

    /// Replaces the words that are a part of a name.
    fn replace_parts(&self, letters: &[FoldedChar<'_>], out: &mut String) {
        for word in letters.chunk_by(|a, b| is_word_letter(a.folded) && is_word_letter(b.folded)) {
            let first = word.first().and_then(|letter| letter.text.chars().next());
            let is_name = first.is_some_and(|first| first.is_uppercase() || !first.is_lowercase());
            let folded: String = word.iter().map(|letter| letter.folded).collect();
            match self.parts.get(&folded).filter(|_| is_name) {
                Some(replacement) => out.push_str(replacement),
                None => word.iter().for_each(|letter| out.push_str(letter.text)),
            }
        }
    }

    /// Returns whether an id contains one of the names.
    pub(super) fn occur_in_id(&self, id: &Id) -> bool {
        let words: Vec<&str> = id.as_str().split('-').collect();
        // An id has at most 64 characters, so it has few runs of words.
        (0..words.len()).any(|from| {
            (from..words.len()).any(|to| words.get(from..=to).is_some_and(|run| self.slugs.contains(&run.join("-"))))
        })
    }
}

/// Returns whether a letter is part of a word that is separated from other words. Some scripts have no spaces between
/// words, so a name in such a script is found between any letters.
fn is_word_letter(letter: char) -> bool {
    let is_unspaced = matches!(letter,
        '\u{e00}'..='\u{eff}' // Thai and Lao
        | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' // Burmese and Khmer
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' // Japanese and Chinese
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    letter.is_alphanumeric() && !is_unspaced
}

/// Returns whether a word of a name is a part of it, and no word like "de". `has_capitals` says whether the name has
/// capitals: in a name that is typed without them, nothing else marks its parts.
fn is_part(word: &str, has_capitals: bool) -> bool {
    let has_case = word.starts_with(|letter: char| letter.is_uppercase() || letter.is_lowercase());
    !has_capitals || !has_case || word.starts_with(char::is_uppercase)
}

/// Returns whether a letter separates the words of a name. A name matches with any separators, as in addresses.
fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '‐' | '‑' | '_' | '.')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '′' | '´' | '`' | '＇')
}

/// Returns a letter without case and accents. A ligature is several letters.
fn fold(letter: char) -> Vec<char> {
    if is_gap(letter) {
        return vec![' '];
    }
    if is_apostrophe(letter) {
        return vec!['\''];
    }
    // Only the capital form of some ligatures is several letters.
    let lower = letter.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    let mut folded = Vec::new();
    for letter in lower.filter(|letter| letter.width() != Some(0)) {
        match letter {
            'œ' => folded.extend(['o', 'e']),
            'æ' | 'ǽ' | 'ǣ' => folded.extend(['a', 'e']),
            'ĳ' => folded.extend(['i', 'j']),
            _ => folded.push(nucleo_matcher::chars::normalize(letter)),
        }
    }
    if folded.is_empty() { vec![letter] } else { folded }
}

/// One letter of a text with its combining marks.
#[derive(Clone, Copy, Debug)]
struct FoldedChar<'a> {
    /// Empty for the letters of a ligature after the first.
    text: &'a str,
    /// The letter without case and accents. A space stands for any separators in a row.
    folded: char,
}

#[derive(Debug)]
struct FoldedText<'a>(Vec<FoldedChar<'a>>);

impl<'a> FoldedText<'a> {
    fn new(text: &'a str) -> FoldedText<'a> {
        let mut starts: Vec<(usize, char)> =
            text.char_indices().filter(|(_, letter)| letter.width() != Some(0)).collect();
        if let Some((at, _)) = starts.first_mut() {
            *at = 0;
        }
        // Separators in a row are one.
        starts.dedup_by(|(_, letter), (_, before)| is_gap(*letter) && is_gap(*before));
        let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
        let mut letters = Vec::with_capacity(starts.len());
        for (&(from, letter), to) in starts.iter().zip(ends) {
            let texts = std::iter::once(text.get(from..to).unwrap_or_default()).chain(std::iter::repeat(""));
            letters.extend(texts.zip(fold(letter)).map(|(text, folded)| FoldedChar { text, folded }));
        }
        FoldedText(letters)
    }

    /// Removes the separators at both ends.
    fn trimmed(mut self) -> FoldedText<'a> {
        let is_kept = |letter: &FoldedChar<'_>| letter.folded != ' ';
        self.0.truncate(self.0.iter().rposition(is_kept).map_or(0, |last| last + 1));
        self.0.drain(..self.0.iter().position(is_kept).unwrap_or_default());
        self
    }

    fn count_letters(&self) -> usize {
        self.0.iter().filter(|letter| letter.folded.is_alphanumeric()).count()
    }

    fn folded(&self) -> String {
        self.0.iter().map(|letter| letter.folded).collect()
    }

    fn slice(&self, from: usize, to: usize) -> &[FoldedChar<'a>] {
        self.0.get(from..to.max(from)).unwrap_or_default()
    }

    /// Returns the folded text with a mark at both ends of each word, and the byte position of each letter in it.
    fn with_edges(&self) -> (String, Vec<usize>) {
        let (mut out, mut starts) = (String::new(), Vec::with_capacity(self.0.len()));
        let mut is_in_word = false;
        for letter in &self.0 {
            let is_word = is_word_letter(letter.folded);
            if is_word != is_in_word {
                out.push(WORD_EDGE);
            }
            if letter.folded == '@' && !is_in_word {
                out.push(HANDLE_START);
            }
            is_in_word = is_word;
            starts.push(out.len());
            out.push(letter.folded);
        }
        if is_in_word {
            out.push(WORD_EDGE);
        }
        (out, starts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(names: &[&str]) -> NamePatterns {
        let mut patterns = NamePatterns::default();
        for name in names {
            patterns.add_name(name, "N", 2);
            patterns.add_parts(name, "P", 3);
        }
        patterns.finish()
    }

    #[test]
    fn whole_names_match_as_words_and_parts_with_a_capital() {
        let names = patterns(&["Marie Tremblay", "@x", "Anna", "王小明", "שרה לוי", "jean dupont"]);
        for (text, replaced) in [
            ("MARIE-TREMBLAY, marie.tremblay et marie_tremblay.", "N, N et N."),
            ("Marie dit à Tremblay de se marier; marie", "P dit à P de se marier; marie"),
            ("Annabel, Anna, ANNA", "Annabel, N, N"),
            ("x, @x, a@x, @xy", "x, N, a@x, @xy"),
            ("和王小明说", "和N说"),
            ("שרה אמרה", "P אמרה"),
            ("Jean, jean dupont et jean", "P, N et jean"),
            ("Mari\u{301}e et Marié\u{301} Tremblay", "P et N"),
            ("Marie   Tremblay, marie - tremblay et Marie\nTremblay.", "N, N et N."),
            ("", ""),
        ] {
            assert_eq!(names.replace_names(text), replaced, "{text}");
        }
        let id = |text: &str| Id::new(text).unwrap();
        for (text, occurs) in
            [("ask-marie-first", true), ("marie-tremblay", true), ("mariette", false), ("jean", true), ("x", true)]
        {
            assert_eq!(names.occur_in_id(&id(text)), occurs, "{text}");
        }
    }

    /// The longest name at a place is replaced, also if a longer one only begins there.
    #[test]
    fn a_name_within_another_and_a_name_that_only_begins_are_told_apart() {
        let mut names = NamePatterns::default();
        for (name, replacement) in [("ana b", "1"), ("ana b c", "2"), ("b c d", "3"), ("ana", "4")] {
            names.add_name(name, replacement, 1);
        }
        let names = names.finish();
        assert_eq!(names.replace_names("ana b c d"), "2 d");
        assert_eq!(names.replace_names("ana b x, ana bc d, b c d"), "1 x, 4 bc d, 3");
    }

    /// Compares with a search that tries every name at every letter.
    #[test]
    fn the_search_finds_what_trying_every_name_finds() {
        let words = ["a", "b", "ab", "ba", "@", " ", "-", ",", "é", "œ", "oe", "ß", "S", "’", "'"];
        let mut state: u32 = 7;
        let mut next = |most: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % most
        };
        let mut found = 0;
        for _ in 0..5_000 {
            let names: Vec<String> =
                (0..1 + next(4)).map(|_| (0..1 + next(4)).map(|_| words[next(words.len())]).collect()).collect();
            let text: String = (0..next(14)).map(|_| words[next(words.len())]).collect();
            let mut patterns = NamePatterns::default();
            names.iter().for_each(|name| patterns.add_name(name, "#", 1));
            let replaced = patterns.finish().replace_names(&text);
            assert_eq!(replaced, replace_naively(&names, &text), "{names:?} in {text:?}");
            found += usize::from(replaced != text);
        }
        assert!(found > 200, "{found}");
    }

    fn replace_naively(names: &[String], text: &str) -> String {
        let fold = |text: FoldedText<'_>| text.0.iter().map(|letter| letter.folded).collect::<Vec<char>>();
        let shown: Vec<&str> = FoldedText::new(text).0.iter().map(|letter| letter.text).collect();
        let letters = fold(FoldedText::new(text));
        let is_word = |at: Option<&char>| at.is_some_and(|letter| is_word_letter(*letter));
        let (mut out, mut at) = (String::new(), 0);
        while at < letters.len() {
            let before = at.checked_sub(1).and_then(|before| letters.get(before));
            let matching = names.iter().map(|name| fold(FoldedText::new(name).trimmed())).filter(|name| {
                let count = name.iter().filter(|letter| letter.is_alphanumeric()).count();
                let starts_in_word = is_word(before) && (is_word(name.first()) || name.first() == Some(&'@'));
                count > 0
                    && letters[at..].starts_with(name)
                    && !starts_in_word
                    && !(is_word(name.last()) && is_word(letters.get(at + name.len())))
            });
            match matching.map(|name| name.len()).max() {
                Some(length) => {
                    out.push('#');
                    at += length;
                }
                None => {
                    out.push_str(shown[at]);
                    at += 1;
                }
            }
        }
        out
    }
}
