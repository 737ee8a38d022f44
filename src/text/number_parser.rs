//! The parser for numbers as people write them, in English or in French: `3.5k`, `3,5 k`, `12 400`, `12,400`, `1.2M`.

use super::search::fold;
use super::typed_words::number_words;

/// The reason why a text is not a number for a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberError {
    /// The text is not a number.
    Unreadable,
    /// The text is a number, but the field does not accept the number.
    NotAllowed,
    /// The text can mean two numbers that the field accepts: `1,234` is 1.234 or 1234.
    Ambiguous(f64, f64),
}

/// Parses a number as a person types it. Returns `None` also if the text can mean two numbers.
pub fn parse(text: &str) -> Option<f64> {
    parse_allowed(text, |_| true).ok()
}

/// Parses a number that a field accepts. Of two meanings, the one that the field accepts is returned.
///
/// A comma before three digits can be a decimal separator or separate thousands, so both meanings are considered. A
/// point separates thousands only if the field does not accept the other meaning, because neither language writes
/// thousands this way.
///
/// # Errors
/// Returns an error if the text has no meaning that the field accepts, or two of them.
pub fn parse_allowed(text: &str, is_allowed: impl Fn(f64) -> bool) -> Result<f64, NumberError> {
    let (decimal, grouped) = find_meanings(text).ok_or(NumberError::Unreadable)?;
    let decimal_value = decimal.as_ref().map(|(value, _)| *value).filter(|value| is_allowed(*value));
    let grouped_value = grouped.filter(|value| is_allowed(*value));
    match (decimal_value, grouped_value) {
        (Some(one), Some(other)) if decimal.is_some_and(|(_, separator)| separator == ',') => {
            Err(NumberError::Ambiguous(one, other))
        }
        (Some(value), _) | (None, Some(value)) => Ok(value),
        (None, None) => Err(NumberError::NotAllowed),
    }
}

/// The meaning of a text with a decimal separator (which one is part of it), and the meaning with thousands separators.
type Meanings = (Option<(f64, char)>, Option<f64>);

fn find_meanings(text: &str) -> Option<Meanings> {
    let folded = fold(text).replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'");
    let mut text = folded.trim().trim_start_matches(['~', '≈']).trim_start();
    while let Some(rest) = strip_word_before(text) {
        text = rest.trim_start();
    }
    let (sign, text) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\'' | ',' | '.');
    let end = text.find(|c| !is_figure(c)).unwrap_or(text.len());
    let (figures, words) = text.split_at_checked(end)?;
    let power = parse_power(words)?;
    let number = |whole: &str, fraction: &str| {
        let has_digits = !(whole.is_empty() && fraction.is_empty());
        let number: f64 = has_digits.then(|| format!("{sign}{whole}.{fraction}e{power}").parse().ok())??;
        number.is_finite().then_some(number)
    };
    let mut separators: Vec<char> = Vec::new();
    let mut groups = vec![String::new()];
    for c in figures.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if c.is_ascii_digit() {
            groups.last_mut()?.push(c);
        } else {
            separators.push(c);
            groups.push(String::new());
        }
    }
    let (last, before) = groups.split_last()?;
    let Some((last_separator, separators_before)) = separators.split_last() else {
        return number(last, "").map(|value| (None, Some(value)));
    };
    let can_be_decimal = matches!(last_separator, ',' | '.') && !separators_before.contains(last_separator);
    let is_one_kind = |separators: &[char]| separators.windows(2).all(|pair| pair.first() == pair.last());
    let decimal = (can_be_decimal && is_one_kind(separators_before) && (before.len() == 1 || are_thousands(before)))
        .then(|| number(&before.concat(), last))
        .flatten();
    let grouped = (is_one_kind(&separators) && are_thousands(&groups)).then(|| number(&groups.concat(), "")).flatten();
    (decimal.is_some() || grouped.is_some()).then(|| (decimal.map(|value| (value, *last_separator)), grouped))
}

/// Returns whether these are groups of three digits, of which the first may be shorter: `1`, `234`, `567`.
fn are_thousands(groups: &[String]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3)
}

/// Removes a word before a number that changes nothing.
fn strip_word_before(text: &str) -> Option<&str> {
    number_words().flat_map(|words| words.before).find_map(|word| text.strip_prefix(word)?.strip_prefix(' '))
}

/// Parses the words after a number: perhaps a power of ten, then perhaps what the number counts.
fn parse_power(words: &str) -> Option<i32> {
    let mut power = 0;
    for (at, word) in words.split_whitespace().enumerate() {
        let word = number_words()
            .flat_map(|words| words.joined)
            .find_map(|letters| word.strip_prefix(letters))
            .unwrap_or(word);
        match number_words().flat_map(|words| words.powers).find(|(names, _)| names.contains(&word)) {
            Some((_, found)) if at == 0 => power = *found,
            _ if number_words().any(|words| words.after.contains(&word)) => {}
            _ => return None,
        }
    }
    Some(power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, number};

    fn whole(text: &str) -> Result<f64, NumberError> {
        parse_allowed(text, |value| value >= 0.0 && value.fract() == 0.0)
    }

    #[test]
    fn numbers_of_people_as_they_are_written_in_both_languages() {
        for (text, number) in [
            ("3500", 3_500.0),
            ("3.5k", 3_500.0),
            ("3,5 k", 3_500.0),
            ("3,5\u{a0}K", 3_500.0),
            ("12 400", 12_400.0),
            ("12\u{202f}400", 12_400.0),
            ("12,400", 12_400.0),
            ("12.400", 12_400.0),
            ("12'400", 12_400.0),
            ("1,234,567", 1_234_567.0),
            ("1.2M", 1_200_000.0),
            ("1,1 million", 1_100_000.0),
            ("2 millions d'abonnés", 2_000_000.0),
            ("3 mille", 3_000.0),
            ("environ 1 840 abonnés", 1_840.0),
            ("about 1,840 followers", 1_840.0),
            ("~ 500", 500.0),
            ("0", 0.0),
        ] {
            assert_eq!(whole(text), Ok(number), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_number_of_people_is_refused() {
        for text in ["", "-", "many", "3x", "12 34", "1 2", "1.2.3", "12, 400", "3k5", "k", "1 234 abc", "12,34,567"] {
            assert_eq!(whole(text), Err(NumberError::Unreadable), "{text:?}");
        }
        for text in ["1,23", "1.5", "-4", "0.0005k", ",123"] {
            assert_eq!(whole(text), Err(NumberError::NotAllowed), "{text:?}");
        }
    }

    #[test]
    fn a_comma_before_three_digits_is_not_guessed_where_both_meanings_fit() {
        assert_eq!(parse_allowed("1,234", |_| true), Err(NumberError::Ambiguous(1.234, 1234.0)));
        assert_eq!(whole("1,234k"), Err(NumberError::Ambiguous(1_234.0, 1_234_000.0)));
        assert_eq!(parse_allowed("1,234", |value| value <= 5.0), Ok(1.234));
        assert_eq!(parse("1.234"), Some(1.234));
        assert_eq!(parse("0,125"), Some(0.125));
        assert_eq!(parse("1 234,125"), Some(1234.125));
        assert_eq!(parse("1,234.125"), Some(1234.125));
        assert_eq!(parse("1.234,125"), Some(1234.125));
    }

    #[test]
    fn both_decimal_separators_are_parsed() {
        assert_eq!(parse("−2,5"), Some(-2.5));
        assert_eq!(parse(" 1 840 "), Some(1840.0));
        assert_eq!(parse("+3."), Some(3.0));
        assert_eq!(parse(".5"), Some(0.5));
        for text in ["", "-", "1e3", "nan", "inf", "3x", "1.2.3"] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }

    /// A sequence of numbers with the same value in every run.
    fn made_up(count: u64) -> impl Iterator<Item = u64> {
        (1..=count).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (11 + n % 50))
    }

    #[test]
    fn what_is_shown_is_read_back_as_the_same() {
        for language in [Language::English, Language::French] {
            for n in made_up(2_000) {
                let count = n as f64;
                let shown = number::format(language, count, 0);
                assert_eq!(whole(shown.as_str()), Ok(count), "{shown}");
                for value in [count / 1000.0, -count / 8.0, count / 7.0] {
                    let shown = number::format_for_input(language, value);
                    assert_eq!(parse(shown.as_str()), Some(value), "{shown}");
                }
            }
        }
    }
}
