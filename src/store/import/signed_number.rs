//! Numbers with a sign beside pros and cons: "Sleep (+3)", "Cost: −4", "Cost -4".

use crate::text::number::parse_decimal;

use super::side_parser::MAX_NUMBER;

/// A number with a sign, and the text beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SignedNumber<'a> {
    pub(super) name: &'a str,
    pub(super) value: f64,
    /// Whether nothing but a space separates the number from the text, so that it may be a part of the text.
    pub(super) is_bare: bool,
}

/// Splits a text into a number with a sign and the text beside it.
pub(super) fn split_signed_number(text: &str) -> Option<SignedNumber<'_>> {
    let text = text.trim();
    let spaces = [' ', '\u{a0}'];
    let number = |name: &'_ str, number: &str| parse_signed(number).filter(|_| name.contains(char::is_alphanumeric));
    let in_brackets = text.strip_suffix([')', ']']).and_then(|text| text.rsplit_once(['(', '[']));
    for (name, written) in in_brackets.into_iter().chain(text.rsplit_once([':', '=', '→'])) {
        if let Some(value) = number(name, written) {
            return Some(SignedNumber { name: name.trim_end(), value, is_bare: false });
        }
    }
    // A number before the text is often a quantity: "+40 minutes of travel".
    let (name, written) = text.rsplit_once(spaces)?;
    let value = number(name, written)?;
    let name = name.trim_end_matches([' ', '\u{a0}', '–', '—', '-', ',']);
    Some(SignedNumber { name, value, is_bare: true })
}

/// Parses a number that begins with a sign.
fn parse_signed(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = text.strip_prefix(['+', '-', '−', '–'])?;
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit());
    parse_decimal(text).filter(|value| is_number && value.abs() <= MAX_NUMBER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_numbers_are_found_in_each_notation() {
        for (text, name, value, is_bare) in [
            ("Sleep (+3)", "Sleep", 3.0, false),
            ("Cost [−4]", "Cost", -4.0, false),
            ("Coût\u{a0}: -2,5", "Coût", -2.5, false),
            ("Cost = -4", "Cost", -4.0, false),
            ("Cost -4", "Cost", -4.0, true),
            ("Cost – −4", "Cost", -4.0, true),
        ] {
            assert_eq!(split_signed_number(text), Some(SignedNumber { name, value, is_bare }), "{text}");
        }
        for text in [
            "Cost (4)",
            "Cost: 4",
            "(-4)",
            "-4",
            "Founded in (-300)",
            "well-known",
            "open 9-5",
            "Cost -",
            "+40 minutes of travel",
        ] {
            assert_eq!(split_signed_number(text), None, "{text}");
        }
    }
}
