//! Replaces signs by words in the output, because screen readers skip or misname the signs, and converts typed words
//! back to signs.

use crate::t;
use crate::text::{Language, Locale, SafeText};

/// Spells out the signs of a sentence: `+3` becomes “plus 3”, `→` becomes “becomes”.
pub(super) fn spell_out_signs(locale: &Locale, text: &SafeText) -> SafeText {
    let signed = |c: char| matches!(c, '+' | '−' | '→' | '×' | '·' | '…' | '~');
    if !text.as_str().contains(signed) {
        return text.clone();
    }
    let letters: Vec<char> = text.as_str().chars().collect();
    let at = |at: usize| letters.get(at).copied();
    let is_gap = |letter: Option<char>| letter.is_none_or(|letter| matches!(letter, ' ' | '\u{a0}'));
    let mut spelled = String::new();
    for (place, letter) in letters.iter().copied().enumerate() {
        let (before, after) = (place.checked_sub(1).and_then(at), at(place + 1));
        let begins = is_gap(before) || before.is_some_and(|letter| matches!(letter, '(' | '“' | '…'));
        let is_number = after.is_some_and(|letter| letter.is_ascii_digit());
        let stands_alone = is_gap(before) && is_gap(after);
        match letter {
            // The no-break space keeps the sign and the number on one line.
            '+' if begins && is_number => spelled.push_str(&format!("{}\u{a0}", t!(locale, "plain-sign-plus"))),
            '−' if begins && is_number => spelled.push_str(&format!("{}\u{a0}", t!(locale, "plain-sign-minus"))),
            '~' if begins && is_number => spelled.push_str(&format!("{}\u{a0}", t!(locale, "plain-sign-about"))),
            '~' if before.is_none() && stands_alone => {
                spelled.push_str(&format!("{},", t!(locale, "plain-sign-about")))
            }
            '→' if stands_alone => spelled.push_str(t!(locale, "plain-sign-becomes").as_str()),
            '×' if stands_alone => spelled.push_str(t!(locale, "plain-sign-times").as_str()),
            '·' if stands_alone && before.is_some() => {
                spelled.truncate(spelled.trim_end().len());
                spelled.push(';');
            }
            '…' if before.is_some_and(|letter| letter.is_ascii_digit()) && (is_number || after == Some('+')) => {
                spelled.push_str(&format!(" {} ", t!(locale, "plain-sign-to")));
            }
            letter => spelled.push(letter),
        }
    }
    SafeText::sanitize(&spelled)
}

/// Converts spelled-out signs back: “minus 3” becomes `-3`. The words of every built-in language are accepted too.
pub(super) fn restore_signs(text: &str, locale: &Locale) -> String {
    let languages = [locale.language()].into_iter().chain(Language::BUILT_IN);
    let is_sign = |word: &str, id| {
        languages.clone().any(|language| t!(locale.in_language(language), id).as_str().to_lowercase() == word)
    };
    let mut words = Vec::new();
    let mut sign = "";
    for word in text.split_whitespace() {
        let lower = word.to_lowercase();
        match word {
            _ if is_sign(&lower, "plain-sign-plus") => sign = "+",
            _ if is_sign(&lower, "plain-sign-minus") => sign = "-",
            _ => words.push(format!("{}{word}", std::mem::take(&mut sign))),
        }
    }
    words.extend((!sign.is_empty()).then(|| sign.to_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_words_in_both_languages() {
        let spelled = |language, text| {
            spell_out_signs(&Locale::new(language), &SafeText::from_static(text)).as_str().replace('\u{a0}', "_")
        };
        let english = |text| spelled(Language::English, text);
        assert_eq!(english("Keep both: +3.1 (−0.5)"), "Keep both: plus_3.1 (minus_0.5)");
        assert_eq!(english("Pause on time: not rated → −4"), "Pause on time: not rated becomes minus_4");
        assert_eq!(english("one · and 2 more"), "one; and 2 more");
        assert_eq!(english("“A” ~14"), "“A” about_14");
        assert_eq!(english("A = 3 × B; 0…+3"), "A = 3 times B; 0 to plus_3");
        assert_eq!(spelled(Language::French, "« A » : +3 → −4,5"), "« A » : plus_3 devient moins_4,5");
    }

    #[test]
    fn what_people_write_stays() {
        for text in ["C++ and Notes+", "“How…” or else…", "2026-11-22", "well-kept"] {
            assert_eq!(spell_out_signs(&Locale::new(Language::English), &SafeText::from_static(text)).as_str(), text);
        }
    }

    #[test]
    fn what_is_said_can_be_typed() {
        let restored = |text| restore_signs(text, &Locale::new(Language::English));
        assert_eq!(restored("minus 3"), "-3");
        assert_eq!(restored("plus 2 moins 1..3 fact"), "+2 -1..3 fact");
        assert_eq!(restored("4"), "4");
    }
}
