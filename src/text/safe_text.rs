//! The only string type in screens, messages and errors.
//!
//! Every text from outside the program (files, names, paths, errors of libraries) goes through [`SafeText::sanitize`],
//! which replaces characters that can move the cursor, reverse the line or hide text. The program's own texts are
//! constants or come from the message catalogue.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use pesee_core::deliberation::Language;

use super::hyphenation;

/// One line of text that is safe to display.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SafeText(Cow<'static, str>);

/// The most combining marks on one character; more are dropped. Normal text has a few, a malicious text a megabyte.
const MAX_MARKS_PER_CHAR: usize = 8;
/// The most joiners in one sequence. An emoji of a family has three, a malicious text thousands.
const MAX_JOINED_CHARS: usize = 4;
/// The longest quotation in a message, in characters and in columns.
const MAX_EXCERPT_COLUMNS: usize = 120;
/// The character that starts text with its own writing direction. Only [`SafeText::to_isolated`] writes it: in text
/// from outside, [`SafeText::sanitize`] replaces it.
pub const ISOLATE: char = '\u{2068}';
/// The character that ends text with its own writing direction.
pub const ISOLATE_END: char = '\u{2069}';
/// The longest displayed path. No system supports a longer path.
const MAX_PATH_COLUMNS: usize = 4096;

impl SafeText {
    /// Creates a text from a constant of the program that needs no translation, such as a symbol or the name of a key.
    pub const fn from_static(text: &'static str) -> SafeText {
        SafeText(Cow::Borrowed(text))
    }

    /// Sanitizes a text from outside, and puts it on one line.
    pub fn sanitize(text: &str) -> SafeText {
        SafeText(Cow::Owned(sanitize_string(text)))
    }

    /// Sanitizes the beginning of a text from outside, for a quotation in a message.
    pub fn excerpt(text: &str) -> SafeText {
        // Characters are counted too, because any number of zero-width characters fits into a column.
        let beginning: String = text.chars().take(MAX_EXCERPT_COLUMNS + 1).collect();
        let whole = beginning.len() == text.len();
        let shown = SafeText::sanitize(&beginning).truncate(MAX_EXCERPT_COLUMNS);
        if whole || shown.as_str().ends_with('…') { shown } else { SafeText(Cow::Owned(format!("{shown}…"))) }
    }

    /// Sanitizes a path, which may be invalid Unicode, and truncates it if it is longer than any path can be.
    pub fn from_path(path: impl AsRef<OsStr>) -> SafeText {
        SafeText::sanitize(&path.as_ref().to_string_lossy()).truncate(MAX_PATH_COLUMNS)
    }

    /// Sanitizes a text from outside line by line.
    pub fn sanitize_lines(text: &str) -> Vec<SafeText> {
        text.lines().map(SafeText::sanitize).collect()
    }

    /// Creates a text from a string whose parts are already safe to display.
    pub(super) fn from_trusted(text: String) -> SafeText {
        SafeText(Cow::Owned(text))
    }

    /// Concatenates several texts.
    pub fn concat<'a>(parts: impl IntoIterator<Item = &'a SafeText>) -> SafeText {
        SafeText(Cow::Owned(parts.into_iter().map(SafeText::as_str).collect()))
    }

    /// Joins several texts with a separator.
    pub fn join<'a>(parts: impl IntoIterator<Item = &'a SafeText>, separator: &str) -> SafeText {
        let parts: Vec<&str> = parts.into_iter().map(SafeText::as_str).collect();
        SafeText(Cow::Owned(parts.join(&sanitize_string(separator))))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the display width in columns.
    pub fn width(&self) -> usize {
        self.0.width()
    }

    /// Returns as much of the text as fits into `width` columns, with `…` at the end if something is left out.
    #[must_use]
    pub fn truncate(&self, width: usize) -> SafeText {
        if self.width() <= width {
            return self.clone();
        }
        if width == 0 {
            return SafeText::default();
        }
        let mut text = String::new();
        let mut used = 1;
        for grapheme in self.0.graphemes(true) {
            used += grapheme.width();
            if used > width {
                break;
            }
            text.push_str(grapheme);
        }
        text.truncate(text.trim_end().len());
        text.push('…');
        SafeText(Cow::Owned(text))
    }

    /// Returns the text in exactly `width` columns: with spaces after it, or truncated.
    #[must_use]
    pub fn pad_right(&self, width: usize) -> SafeText {
        let text = self.truncate(width);
        let spaces = " ".repeat(width.saturating_sub(text.width()));
        SafeText(Cow::Owned(format!("{text}{spaces}")))
    }

    /// Returns the text in exactly `width` columns: with spaces before it, or truncated.
    #[must_use]
    pub fn pad_left(&self, width: usize) -> SafeText {
        let text = self.truncate(width);
        let spaces = " ".repeat(width.saturating_sub(text.width()));
        SafeText(Cow::Owned(format!("{spaces}{text}")))
    }

    /// Returns as much of the beginning and the end of the text as fits into `width` columns, with `…` in the middle if
    /// something is left out. This is for lines whose end is important.
    #[must_use]
    pub fn truncate_middle(&self, width: usize) -> SafeText {
        if self.width() <= width {
            return self.clone();
        }
        let beginning = self.truncate(width * 3 / 5);
        let mut end = String::new();
        let mut left = width - beginning.width();
        for grapheme in self.0.graphemes(true).rev() {
            let Some(remaining) = left.checked_sub(grapheme.width()) else { break };
            left = remaining;
            end.insert_str(0, grapheme);
        }
        SafeText(Cow::Owned(format!("{beginning}{}", end.trim_start())))
    }

    /// Returns the text with no-break spaces, so that wrapping does not break it.
    #[must_use]
    pub fn with_no_break_spaces(&self) -> SafeText {
        SafeText(Cow::Owned(self.0.replace(' ', "\u{a0}")))
    }

    /// Wraps the text to lines of at most `width` columns. Words that are longer than a line are broken.
    pub fn wrap(&self, width: usize) -> Vec<SafeText> {
        self.wrap_with(width, true)
    }

    /// Wraps the text, but does not break a word that is longer than a line. This is for narrow columns that truncate
    /// each line.
    pub fn wrap_words(&self, width: usize) -> Vec<SafeText> {
        self.wrap_with(width, false)
    }

    /// Wraps a text in `language` for a narrow column. Only a word that is longer than a line is divided, between two
    /// syllables. A word without syllables that fit, such as a handle, is divided into parts of about the same length.
    pub fn wrap_hyphenated(&self, width: usize, language: Language) -> Vec<SafeText> {
        let divide = |word: &str| {
            let word = SafeText(Cow::Owned(word.to_owned()));
            if word.width() <= width || width < 4 {
                return word;
            }
            match hyphenation::divide_word(word.as_str(), width, language) {
                Some(parts) => SafeText(Cow::Owned(parts.join(" "))),
                None => word.divide_evenly(width),
            }
        };
        let words: Vec<SafeText> = self.0.split(' ').map(divide).collect();
        SafeText::join(&words, " ").wrap(width)
    }

    /// Returns the smallest width from half the width of the word on in which
    /// [`wrap_hyphenated`](SafeText::wrap_hyphenated) divides the word between syllables at most once.
    pub fn width_of_two_parts(&self, language: Language) -> usize {
        hyphenation::width_of_two_parts(&self.0, language)
    }

    /// Puts spaces into a word, so that no part is wider than `width` and no part is a single letter; a part that ends
    /// with a letter gets a hyphen.
    fn divide_evenly(&self, width: usize) -> SafeText {
        let count = self.width().div_ceil(width - 1);
        let parts = self.wrap(self.width().div_ceil(count));
        let mut divided = String::new();
        for (nth, part) in parts.iter().enumerate() {
            divided.push_str(part.as_str());
            let is_letter = |c: char| c.is_alphabetic() && part.width() == part.as_str().chars().count();
            let has_hyphen = nth + 1 < parts.len() && part.as_str().chars().next_back().is_some_and(is_letter);
            divided.push_str(if has_hyphen { "- " } else { " " });
        }
        SafeText(Cow::Owned(divided.trim_end().to_owned()))
    }

    fn wrap_with(&self, width: usize, breaks_words: bool) -> Vec<SafeText> {
        let options = textwrap::Options::new(width.max(1))
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(breaks_words);
        textwrap::wrap(&self.0, options).into_iter().map(|line| SafeText(Cow::Owned(line.into_owned()))).collect()
    }

    /// Returns the text between isolation marks, so that its writing direction does not affect the text around it. A
    /// text without letters needs no marks.
    #[must_use]
    pub fn to_isolated(&self) -> SafeText {
        let has_letters = self.0.chars().any(char::is_alphabetic);
        if has_letters { SafeText(Cow::Owned(format!("{ISOLATE}{self}{ISOLATE_END}"))) } else { self.clone() }
    }

    /// Returns the text for programs that do not understand isolation marks: the marks stay only if the text contains
    /// right-to-left letters.
    pub fn without_needless_isolates(&self) -> Cow<'_, str> {
        let is_mark = |c: char| matches!(c, ISOLATE | ISOLATE_END);
        if self.0.contains(is_mark) && !self.0.chars().any(is_right_to_left) {
            Cow::Owned(self.0.replace(is_mark, ""))
        } else {
            Cow::Borrowed(&self.0)
        }
    }

    /// Returns the text with its first letter in upper case, for the start of a sentence.
    #[must_use]
    pub fn to_capitalized(&self) -> SafeText {
        // An isolation mark before the first letter has no case.
        let first_letter = self.0.char_indices().find(|(_, letter)| *letter != ISOLATE);
        match first_letter {
            Some((at, first)) => {
                let (before, from) = self.0.split_at(at);
                let rest = from.chars().skip(1);
                SafeText(Cow::Owned(before.chars().chain(first.to_uppercase()).chain(rest).collect()))
            }
            None => SafeText::default(),
        }
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

fn sanitize_string(text: &str) -> String {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let (mut mark_count, mut joiner_count) = (0, 0);
    let mut previous = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\t' | '\r' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            // Variation selectors only select a form of the previous character, and shift the rest of the row (ratatui
            // #2651).
            '\u{fe00}'..='\u{fe0f}' => continue,
            // Between two visible characters, joiners and non-joiners are legitimate, as in Persian or in emoji
            // sequences.
            '\u{200c}' | '\u{200d}'
                if joiner_count < MAX_JOINED_CHARS
                    && previous.is_some_and(is_visible_char)
                    && chars.peek().copied().is_some_and(is_visible_char) =>
            {
                joiner_count += 1;
                out.push(c);
            }
            _ if is_unsafe_char(c) => out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            _ if is_combining_mark(c) => {
                mark_count += 1;
                if mark_count <= MAX_MARKS_PER_CHAR {
                    out.push(c);
                }
                continue;
            }
            _ => {
                // A skin tone modifier belongs to the previous character.
                let continues_sequence = previous.is_some_and(is_joiner) || ('\u{1f3fb}'..='\u{1f3ff}').contains(&c);
                joiner_count = if continues_sequence { joiner_count } else { 0 };
                out.push(c);
            }
        }
        mark_count = 0;
        previous = Some(c);
    }
    out
}

/// Returns whether a character belongs to a script that is written from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

fn is_visible_char(c: char) -> bool {
    !is_unsafe_char(c) && !c.is_whitespace()
}

/// Returns whether a character takes no column, because it is combined with the previous character.
fn is_combining_mark(c: char) -> bool {
    unicode_width::UnicodeWidthChar::width(c) == Some(0)
}

/// Returns whether a character can move the cursor, reverse the line or hide text: control characters, direction
/// overrides, zero-width characters with little legitimate use, and tags. Two of them, U+200C and U+200D, are also
/// legitimate between letters: [`SafeText::sanitize`] keeps them there.
pub fn is_unsafe_char(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(text: &str) -> String {
        SafeText::sanitize(text).as_str().to_owned()
    }

    #[test]
    fn unsafe_characters_are_replaced() {
        assert_eq!(fit("a\u{202e}b"), "a⟨U+202E⟩b");
        assert_eq!(fit("\u{1b}]52;c;eA\u{7}"), "⟨U+001B⟩]52;c;eA⟨U+0007⟩");
        assert_eq!(fit("x\u{200b}\u{e0041}"), "x⟨U+200B⟩⟨U+E0041⟩");
        assert_eq!(fit("two\r\nlines\tand"), "two lines and");
        assert_eq!(fit("\u{85}\u{9b}31m"), "⟨U+0085⟩⟨U+009B⟩31m");
    }

    #[test]
    fn normal_text_is_unchanged() {
        for text in [
            "می\u{200c}خواهم\u{200c}ها\u{200c}یی\u{200c}ام\u{200c}ها",
            "👩🏽\u{200d}💋\u{200d}👨🏿",
            "Élodie — « ça va »",
            "שלום",
            "نامه‌ای",
            "日本語",
            "👨‍👩‍👧",
            "e\u{301}a",
            "ﷺ",
        ] {
            assert_eq!(fit(text), text);
        }
        assert_eq!(fit("❤\u{fe0f} x"), "❤ x");
    }

    #[test]
    fn stray_joiners_and_excess_marks_are_removed() {
        assert_eq!(fit("\u{200d}a"), "⟨U+200D⟩a");
        assert_eq!(fit("a\u{200d}\u{200d}b"), "a⟨U+200D⟩⟨U+200D⟩b");
        let tower = format!("a{}", "\u{301}".repeat(1_000_000));
        assert_eq!(fit(&tower).chars().count(), 1 + MAX_MARKS_PER_CHAR);
        for chain in ["👩\u{200d}", "👩\u{1f3fd}\u{200d}", "👩\u{301}\u{200d}"] {
            let shown = fit(&chain.repeat(100_000));
            assert!(shown.graphemes(true).all(|grapheme| grapheme.len() <= 80), "{chain:?}");
        }
    }

    #[test]
    fn an_excerpt_is_short_for_every_text() {
        assert_eq!(SafeText::excerpt("short \u{7}").as_str(), "short ⟨U+0007⟩");
        assert_eq!(SafeText::excerpt(&"x".repeat(120)).as_str(), "x".repeat(120));
        assert_eq!(SafeText::excerpt(&"x".repeat(121)).as_str(), format!("{}…", "x".repeat(119)));
        for long in ["日", "\u{301}", "\u{e0041}", "a\u{301}", "👩\u{200d}", "\u{fe0f}"] {
            let brief = SafeText::excerpt(&long.repeat(100_000));
            assert!(brief.width() <= 121 && brief.as_str().len() <= 500, "{brief}");
            assert!(brief.as_str().ends_with('…'), "{brief}");
        }
    }

    #[test]
    fn isolation_marks_surround_only_text_with_letters() {
        let hebrew = SafeText::sanitize("שלום").to_isolated();
        assert_eq!(hebrew.as_str(), "\u{2068}שלום\u{2069}");
        assert_eq!(hebrew.without_needless_isolates(), hebrew.as_str());
        assert_eq!(SafeText::sanitize("Élodie").to_isolated().without_needless_isolates(), "Élodie");
        assert_eq!(SafeText::sanitize("élodie").to_isolated().to_capitalized().as_str(), "\u{2068}Élodie\u{2069}");
        assert_eq!(SafeText::sanitize("−4").to_isolated().as_str(), "−4");
        assert_eq!(fit("\u{2069}"), "⟨U+2069⟩", "a closing mark from outside is replaced");
    }

    #[test]
    fn truncation_counts_columns() {
        let text = SafeText::sanitize("日本語 name");
        assert_eq!(text.truncate(6).as_str(), "日本…");
        assert_eq!(text.truncate(1).as_str(), "…");
        assert_eq!(text.truncate(0).as_str(), "");
        assert_eq!(text.truncate(80), text);
    }

    #[test]
    fn truncation_in_the_middle_keeps_both_ends() {
        let text = SafeText::sanitize("Keep both on Time and fatigue: −4 → not rated");
        assert_eq!(text.truncate_middle(30).as_str(), "Keep both on Time…→ not rated");
        assert_eq!(text.truncate_middle(45), text);
        assert_eq!(SafeText::sanitize("日本語日本語").truncate_middle(6).as_str(), "日…語");
        for width in 0..50 {
            assert!(text.truncate_middle(width).width() <= width);
        }
    }

    #[test]
    fn wrapping_keeps_words_and_no_break_spaces_together() {
        let lines = SafeText::sanitize("Le poids de 3\u{a0}% va au réseau").wrap(14);
        assert_eq!(lines.iter().map(SafeText::as_str).collect::<Vec<_>>(), ["Le poids de", "3\u{a0}% va au", "réseau"]);
    }
}
