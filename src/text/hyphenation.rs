//! Where a word that is longer than its line is divided: after a hyphen or a slash of its own, between two syllables,
//! or beside a wide character.

use textwrap::core::display_width;
use unicode_segmentation::UnicodeSegmentation;

use pesee_core::deliberation::Language;

/// The fewest letters of a word before and after a division.
const MIN_LETTERS: (usize, usize) = (2, 3);

/// Divides a word into parts of at most `width` columns, as long as possible from the first one on. A part that ends
/// between two syllables ends with a hyphen. Returns `None` if a syllable, or a text without syllables, is too long.
pub fn divide_word(word: &str, width: usize, language: Language) -> Option<Vec<String>> {
    let mut parts: Vec<String> = Vec::new();
    let (mut part, mut is_inside_word) = (String::new(), false);
    for piece in split_into_pieces(word, language) {
        let needed = piece.needed_width();
        if needed > width {
            return None;
        }
        if !part.is_empty() && display_width(&part) + needed > width {
            let hyphen = if is_inside_word { "-" } else { "" };
            parts.push(std::mem::take(&mut part) + hyphen);
        }
        part.push_str(&piece.text);
        is_inside_word = piece.ends_between_syllables;
    }
    parts.push(part);
    Some(parts)
}

/// Returns the smallest width, at least half of the whole, in which a word needs at most two parts; the whole width if
/// it cannot be divided.
pub fn width_of_two_parts(word: &str, language: Language) -> usize {
    let whole = display_width(word);
    let is_enough = |width: &usize| divide_word(word, *width, language).is_some_and(|parts| parts.len() <= 2);
    (whole / 2..whole).find(is_enough).unwrap_or(whole)
}

/// A part of a word that is not divided.
struct Piece {
    text: String,
    /// Whether a division after this piece needs a hyphen.
    ends_between_syllables: bool,
}

impl Piece {
    /// Returns the width of the piece with the hyphen that a division after it needs.
    fn needed_width(&self) -> usize {
        display_width(&self.text) + usize::from(self.ends_between_syllables)
    }
}

/// What a character of a word allows.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    /// A letter of a word with syllables.
    Letter,
    /// A wide character, such as an ideogram or an emoji: the word can be divided on both sides of it.
    Wide,
    /// A hyphen or a slash: the word can be divided after it.
    Divider,
    /// A sign that stays with the text before and after it, such as an apostrophe.
    Sign,
}

impl Class {
    fn of_grapheme(grapheme: &str) -> Class {
        match grapheme.chars().next() {
            _ if display_width(grapheme) > 1 => Class::Wide,
            Some('-' | '‐' | '–' | '—' | '/') => Class::Divider,
            Some(c) if c.is_alphabetic() => Class::Letter,
            _ => Class::Sign,
        }
    }
}

fn split_into_pieces(word: &str, language: Language) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut may_divide = true;
    let mut add = |text: &str, class: Class, ends_between_syllables: bool| {
        let stays = class != Class::Wide && (!may_divide || matches!(class, Class::Sign | Class::Divider));
        match pieces.last_mut().filter(|_| stays) {
            Some(last) => {
                last.text.push_str(text);
                last.ends_between_syllables = ends_between_syllables;
            }
            None => pieces.push(Piece { text: text.to_owned(), ends_between_syllables }),
        }
        may_divide = ends_between_syllables || matches!(class, Class::Wide | Class::Divider);
    };
    let mut letters = String::new();
    let add_letters = |letters: &mut String, add: &mut dyn FnMut(&str, Class, bool)| {
        let syllables: Vec<&str> = hyphenate(letters, language).collect();
        for (at, syllable) in syllables.iter().enumerate() {
            add(syllable, Class::Letter, at + 1 < syllables.len());
        }
        letters.clear();
    };
    for grapheme in word.graphemes(true) {
        match Class::of_grapheme(grapheme) {
            Class::Letter => letters.push_str(grapheme),
            class => {
                add_letters(&mut letters, &mut add);
                add(grapheme, class, false);
            }
        }
    }
    add_letters(&mut letters, &mut add);
    pieces
}

fn hyphenate(letters: &str, language: Language) -> hypher::Syllables<'_> {
    let language = match language {
        Language::En => hypher::Lang::English,
        Language::Fr => hypher::Lang::French,
    };
    hypher::hyphenate_bounded(letters, language, MIN_LETTERS.0, MIN_LETTERS.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divide(word: &str, width: usize, language: Language) -> String {
        divide_word(word, width, language).map_or_else(|| "?".to_owned(), |parts| parts.join(" "))
    }

    #[test]
    fn a_word_is_divided_at_its_own_hyphen_or_between_syllables() {
        for (word, width, language, divided) in [
            ("quelques-uns", 9, Language::Fr, "quelques- uns"),
            ("l'entreprise", 9, Language::Fr, "l'entre- prise"),
            ("l’entreprise", 9, Language::Fr, "l’entre- prise"),
            ("Anticonstitutionnellement", 12, Language::Fr, "Anticonsti- tutionnelle- ment"),
            ("pause/slow", 6, Language::En, "pause/ slow"),
            ("announcement", 9, Language::En, "announce- ment"),
            ("incomprehensible", 9, Language::En, "incompre- hensible"),
            ("(employees)", 9, Language::En, "(employ- ees)"),
            ("日本語アカウント", 6, Language::En, "日本語 アカウ ント"),
            ("network日本語", 9, Language::En, "network日 本語"),
        ] {
            assert_eq!(divide(word, width, language), divided, "{word}");
        }
    }

    #[test]
    fn a_word_without_syllables_of_this_width_is_left_to_the_caller() {
        for (word, width) in [("straight", 6), ("@marie_t_2013_2014", 7), ("announcement", 3)] {
            assert_eq!(divide(word, width, Language::En), "?", "{word}");
        }
    }

    #[test]
    fn no_part_is_wider_than_the_column_and_no_letter_is_lost() {
        let words = [
            "l'entreprise",
            "porte-parole",
            "e\u{301}tablissement",
            "réseau/nom",
            "communications-publiques",
            "établissement日本語👨‍👩‍👧anticonstitutionnellement",
        ];
        for (word, width) in words.iter().flat_map(|word| (4..14).map(move |width| (word, width))) {
            let Some(parts) = divide_word(word, width, Language::Fr) else { continue };
            assert!(parts.iter().all(|part| display_width(part) <= width), "{parts:?} in {width}");
            let without_hyphens = |text: &str| text.replace('-', "");
            assert_eq!(without_hyphens(&parts.concat()), without_hyphens(word));
        }
    }

    #[test]
    fn two_parts_of_a_word_need_about_half_of_its_width() {
        for (word, language, width) in [
            ("l'entreprise", Language::Fr, 8),
            ("reprendre", Language::Fr, 7),
            ("quelques-uns", Language::Fr, 9),
            ("now", Language::En, 3),
            ("straight", Language::En, 8),
        ] {
            assert_eq!(width_of_two_parts(word, language), width, "{word}");
        }
    }
}
