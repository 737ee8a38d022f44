//! The formatting and parsing of numbers in the user's language. Files do not use this module: they always have a
//! decimal point.

use unicode_width::UnicodeWidthStr;

use super::language::Language;
use super::language_table::NumberFormat;
use super::safe_text::SafeText;

pub use super::number_parser::{NumberError, parse, parse_allowed};

/// Formats a number with `decimals` decimals: `2.1` and `1,234` in English, `2,1` and `1 234` in French. The minus sign
/// is `−`.
pub fn format(language: Language, value: f64, decimals: usize) -> SafeText {
    SafeText::from_trusted(format_to_string(language, value, decimals))
}

/// Formats a number as [`format`](fn@format) does, always with its sign: `+2.1`, `−0.3`, `0.0`.
pub fn format_signed(language: Language, value: f64, decimals: usize) -> SafeText {
    let text = format_to_string(language, value, decimals);
    let is_zero = !text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    let plus = if value > 0.0 && !is_zero { "+" } else { "" };
    SafeText::from_trusted(format!("{plus}{text}"))
}

/// Formats a number with as many decimals as necessary, at most two. Ratings and weights use this format.
pub fn format_short(language: Language, value: f64) -> SafeText {
    format(language, value, needed_decimals(value))
}

/// Formats a number as [`format_short`] does, always with its sign.
pub fn format_short_signed(language: Language, value: f64) -> SafeText {
    format_signed(language, value, needed_decimals(value))
}

/// Returns the number of columns before the decimal separator, for the alignment of numbers below each other.
pub fn columns_before_point(language: Language, number: &SafeText) -> usize {
    let point = language.table().numbers.decimal_separator;
    number.as_str().split(point).next().map_or(0, UnicodeWidthStr::width)
}

/// Formats a number for an input field: without thousands separators, with all its decimals.
pub fn format_for_input(language: Language, value: f64) -> SafeText {
    let mut text = value.to_string();
    let point = language.table().numbers.decimal_separator;
    if point == ',' {
        text = text.replace('.', ",");
        // Without the zero, the three decimals of 1,234 can be read as the end of a number above a thousand.
        if text.split_once(',').is_some_and(|(_, decimals)| decimals.len() == 3) {
            text.push('0');
        }
    }
    SafeText::from_trusted(text)
}

fn needed_decimals(value: f64) -> usize {
    (0..2).find(|decimals| (value - round(value, *decimals)).abs() < 1e-9).unwrap_or(2)
}

fn round(value: f64, decimals: usize) -> f64 {
    let scale = 10f64.powi(decimals as i32);
    (value * scale).round() / scale
}

pub(super) fn format_to_string(language: Language, value: f64, decimals: usize) -> String {
    let plain = format!("{:.*}", decimals, value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let NumberFormat { decimal_separator, thousands_separator } = language.table().numbers;
    let is_zero = !plain.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    let mut text = String::new();
    if value < 0.0 && !is_zero {
        text.push('−');
    }
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push_str(thousands_separator);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(decimal_separator);
        text.push_str(fraction);
    }
    text
}

/// Parses a number from a table, where a comma or a point is always a decimal separator: `4`, `-2.5`, `−2,5`, `1 840`.
pub fn parse_decimal(text: &str) -> Option<f64> {
    let text = text.trim();
    let unsigned = text.trim_start_matches(['-', '−', '–', '+']);
    let groups: Vec<&str> = unsigned.trim_start().split([' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '’']).collect();
    // "4 5" is two numbers, and "1 840" is one.
    let is_group = |group: &&str| group.split(['.', ',']).next().is_some_and(|whole| whole.len() == 3);
    let are_thousands = groups.first().is_some_and(|first| (1..=3).contains(&first.len()));
    if groups.len() > 1 && !(are_thousands && groups.iter().skip(1).all(is_group)) {
        return None;
    }
    let sign = text.get(..text.len() - unsigned.len()).unwrap_or_default();
    let plain: String = sign
        .chars()
        .chain(groups.concat().chars())
        .map(|c| match c {
            '−' | '–' => '-',
            ',' => '.',
            c => c,
        })
        .collect();
    let has_valid_chars = plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let number: f64 = plain.parse().ok().filter(|_| has_valid_chars)?;
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_separators() {
        assert_eq!(format(Language::English, 1234567.891, 1).as_str(), "1,234,567.9");
        assert_eq!(format(Language::French, 1234567.891, 1).as_str(), "1\u{a0}234\u{a0}567,9");
        assert_eq!(format_signed(Language::French, -0.31, 1).as_str(), "−0,3");
    }

    #[test]
    fn rounding_to_zero_gives_no_minus_sign() {
        assert_eq!(format_signed(Language::English, -0.04, 1).as_str(), "0.0");
        assert_eq!(format_signed(Language::English, 0.04, 1).as_str(), "0.0");
        assert_eq!(format_short_signed(Language::English, 2.5).as_str(), "+2.5");
        assert_eq!(format_short(Language::English, 4.0).as_str(), "4");
    }

    #[test]
    fn columns_before_the_decimal_separator_are_counted() {
        for (language, value, decimals, before) in [
            (Language::English, 1234.5, 1, 5),
            (Language::French, 1234.5, 1, 5),
            (Language::French, -2.25, 2, 2),
            (Language::English, 7.0, 0, 1),
        ] {
            assert_eq!(columns_before_point(language, &format(language, value, decimals)), before, "{value}");
        }
    }

    #[test]
    fn a_comma_in_a_table_is_a_decimal_separator() {
        assert_eq!(parse_decimal("−2,5"), Some(-2.5));
        assert_eq!(parse_decimal("1,234"), Some(1.234));
        assert_eq!(parse_decimal(" 1 840 "), Some(1840.0));
        assert_eq!(parse_decimal("− 2,5"), Some(-2.5));
        assert_eq!(parse_decimal("1’250"), Some(1250.0));
        assert_eq!(parse_decimal("4 5"), None);
        for text in ["", "-", "1e3", "nan", "inf", "3x", "1.2.3", "3k"] {
            assert_eq!(parse_decimal(text), None, "{text:?}");
        }
    }
}
