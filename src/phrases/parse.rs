//! Parsers for typed answers, the inverse of the formatting functions. All parsers accept the words of
//! every language.

use chrono::NaiveDate;

use crate::text::date::{DateError, TimeDirection};
use crate::text::number::NumberError;
use crate::text::{date, fold, number, rating_words};
use crate::walk::{self, AccountFact, PAIR_RATIOS};
use pesee_core::deliberation::{Account, AccountField, Basis, FieldType, FieldValue, Points, Rating, Record};

/// Parses a rating: `4`; `-4`, `- 4` and `4 -` for −4; `d` or `unknown` for "don't know"; `0..3`, `0 to 3` and `0 à 3`
/// for a range; `2 0..3` for a best guess with a range; then optionally `fact`, `estimate` or `feeling`, and optionally
/// `# a note`. Returns `None` for any other text.
pub fn rating(text: &str) -> Option<Rating> {
    let (figures, note) = match text.split_once('#') {
        Some((figures, note)) => (figures, Some(note.trim().to_owned())),
        None => (text, None),
    };
    let mut basis = None;
    let mut value = None;
    let mut range = None;
    let figures = fold(&figures.replace('…', "..")).replace('’', "'");
    let phrase = figures.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = if is_unknown(&phrase) { vec![phrase] } else { join_ranges(join_signs(&figures)?)? };
    for word in words.iter().map(String::as_str) {
        // Each part may occur at most once.
        let is_repeated = if is_unknown(word) {
            range.replace(Rating::SCALE).is_some()
        } else if let Some(found) = parse_basis(word) {
            basis.replace(found).is_some()
        } else if let Some((low, high)) = word.split_once("..") {
            range.replace((on_scale(low)?, on_scale(high)?)).is_some()
        } else {
            value.replace(on_scale(word)?).is_some()
        };
        if is_repeated {
            return None;
        }
    }
    let bare = match (value, range) {
        (Some(value), None) => Rating::exact(value),
        (Some(value), Some((low, high))) => Rating::guess(value, low, high),
        (None, Some((low, high))) => Rating::between(low, high),
        (None, None) => None,
    };
    Some(bare?.with_basis(basis).with_note(note))
}

/// Returns the only cell of a text from a spreadsheet; `None` if the text has several cells or none.
pub fn single_cell(text: &str) -> Option<&str> {
    let cell = trim_cell(text);
    (!cell.is_empty() && !cell.contains(['\n', '\r', '\t', ';'])).then_some(cell)
}

/// Removes spaces and quotation marks around a cell of a spreadsheet.
pub(super) fn trim_cell(cell: &str) -> &str {
    cell.trim().trim_matches('"').trim()
}

/// Splits the figures of a rating into words, and joins each separate or trailing sign with its number: `- 4`, `4 -`
/// and `4-` become `-4`. Returns `None` if a sign has no number, or could belong to two.
fn join_signs(figures: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    // A sign between two spaces. It belongs to the number before or after it.
    let mut separate_sign = None;
    for word in figures.split_whitespace() {
        if let Some(sign) = single_char(word).and_then(sign_of) {
            if separate_sign.replace(sign).is_some() {
                return None;
            }
            continue;
        }
        let (number, mut sign) = split_trailing_sign(word);
        if let Some(separate) = separate_sign.take() {
            let previous = words.last_mut().filter(|previous| is_unsigned_number(previous));
            match (previous, is_unsigned_number(number) && sign.is_none()) {
                (Some(previous), false) => previous.insert(0, separate),
                (None, true) => sign = Some(separate),
                (Some(_), true) | (None, false) => return None,
            }
        }
        words.push(sign.into_iter().chain(number.chars()).collect());
    }
    if let Some(sign) = separate_sign {
        words.last_mut().filter(|previous| is_unsigned_number(previous))?.insert(0, sign);
    }
    Some(words)
}

/// Joins the words of each range: `0 to 3`, `0 à 3` and `0 .. 3` become `0..3`. Returns `None` if a limit is missing.
fn join_ranges(words: Vec<String>) -> Option<Vec<String>> {
    let mut joined: Vec<String> = Vec::new();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        if word == ".." || rating_words().any(|words| words.range.contains(&word.as_str())) {
            let (low, high) = (joined.pop()?, words.next()?);
            joined.push(format!("{low}..{high}"));
        } else {
            joined.push(word);
        }
    }
    Some(joined)
}

/// Returns whether a text that is no rating could be meant as a range or as a negative number: `1-3`.
pub fn is_ambiguous_range(text: &str) -> bool {
    let figures = text.split_once('#').map_or(text, |(figures, _)| figures);
    let figures: String = figures.chars().filter(|c| !c.is_whitespace()).collect();
    let is_number = |part: &str| on_scale(part).is_some();
    let after_first = figures.char_indices().skip(1);
    after_first.filter(|(_, c)| sign_of(*c) == Some('-')).any(|(at, sign)| {
        let (low, high) = (figures.get(..at), figures.get(at + sign.len_utf8()..));
        low.is_some_and(is_number) && high.is_some_and(is_number)
    })
}

/// Splits a number like `4-` into the number and its sign.
fn split_trailing_sign(word: &str) -> (&str, Option<char>) {
    let split = word.char_indices().next_back().and_then(|(at, last)| Some((word.get(..at)?, sign_of(last)?)));
    split.filter(|(number, _)| is_unsigned_number(number)).map_or((word, None), |(number, sign)| (number, Some(sign)))
}

/// Returns the character of a word that has only one.
fn single_char(word: &str) -> Option<char> {
    let mut chars = word.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// Returns `+` or `-` for a character that is a sign.
fn sign_of(c: char) -> Option<char> {
    match c {
        '+' => Some('+'),
        '-' | '−' | '–' | '‐' => Some('-'),
        _ => None,
    }
}

fn is_unsigned_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains("..")
}

/// Parses a number on the scale of ratings.
fn on_scale(word: &str) -> Option<f64> {
    number::parse_allowed(word, |number| (Rating::SCALE.0..=Rating::SCALE.1).contains(&number)).ok()
}

fn parse_basis(word: &str) -> Option<Basis> {
    rating_words().find_map(|words| match word {
        _ if words.fact.contains(&word) => Some(Basis::Fact),
        _ if words.estimate.contains(&word) => Some(Basis::Estimate),
        _ if words.feeling.contains(&word) => Some(Basis::Feeling),
        _ => None,
    })
}

/// Returns whether a word or a phrase means “don't know”.
fn is_unknown(word: &str) -> bool {
    matches!(word, "d" | "?") || rating_words().any(|words| words.unknown.contains(&word))
}

/// Parses a comparison: `1 3` if the first criterion matters three times as much, `2 5` if the second matters five
/// times as much, `=` if both are equal. Returns how many times as much the first matters as the second.
pub fn pair_ratio(text: &str) -> Option<f64> {
    if text.trim() == "=" {
        return Some(1.0);
    }
    let (which, times) = text.trim().split_once(char::is_whitespace)?;
    let sizes = f64::from(*PAIR_RATIOS.start())..=f64::from(*PAIR_RATIOS.end());
    let times = number::parse_allowed(times, |times| sizes.contains(&times)).ok()?;
    match which {
        "1" => Some(times),
        "2" => Some(1.0 / times),
        _ => None,
    }
}

/// The reason why a text is not a fact of an account.
#[derive(Clone, Debug, PartialEq)]
pub enum FactError {
    Number(NumberError),
    Date(DateError),
}

/// Parses a fact of an account. An empty text empties the fact.
///
/// # Errors
/// Returns an error if the text is not a number or a date where the fact is one.
pub fn account_fact(field: AccountField, text: &str, today: NaiveDate) -> Result<AccountFact, FactError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(walk::build_account_fact(field, None));
    }
    if field == AccountField::Since {
        return date::parse(text, today, TimeDirection::Past).map(walk::build_since).map_err(FactError::Date);
    }
    let value = match Account::spec(field).field_type {
        FieldType::Integer { min, max } => {
            let is_allowed = |n: f64| n.fract() == 0.0 && (min as f64..=max as f64).contains(&n);
            number::parse_allowed(text, is_allowed).map(FieldValue::Number).map_err(FactError::Number)?
        }
        _ => FieldValue::Text(text.to_owned()),
    };
    Ok(walk::build_account_fact(field, Some(value)))
}

/// Parses the points of a criterion.
///
/// # Errors
/// Returns an error if the text is not a number from 0 up, or can mean two numbers.
pub fn points(text: &str) -> Result<Points, NumberError> {
    let number = number::parse_allowed(text, |number| Points::new(number).is_some())?;
    Points::new(number).ok_or(NumberError::NotAllowed)
}

/// Formats a rating the way the user types it, as the initial text of the cell editor.
pub fn format_rating(rating: &Rating) -> String {
    let mut words = Vec::new();
    if let Some(value) = rating.stated_value() {
        words.push(value.to_string());
    }
    if !rating.is_exact() {
        words.push(format!("{}..{}", rating.low(), rating.high()));
    }
    words.join(" ")
}

/// Parses an order of `count` items as numbers from 1: `3 1 2`, with `=` between tied items: `3 1=2`. A `=` at the end
/// ties the omitted items in the last place. Returns the indices as blocks, and the omitted ones; `None` if a number is
/// repeated, out of range or invalid.
pub fn order(text: &str, count: usize) -> Option<(Vec<Vec<usize>>, Vec<usize>)> {
    let (text, levels_rest) = match text.trim().strip_suffix('=') {
        Some(before) => (before, true),
        None => (text, false),
    };
    let mut seen = vec![false; count];
    let mut blocks = Vec::new();
    for word in text.split([' ', ',', ';', '>']).filter(|word| !word.is_empty()) {
        let mut block = Vec::new();
        for part in word.split('=') {
            let at = part.trim().parse::<usize>().ok()?.checked_sub(1)?;
            let seen = seen.get_mut(at).filter(|seen| !**seen)?;
            *seen = true;
            block.push(at);
        }
        blocks.push(block);
    }
    let mut rest: Vec<usize> = seen.iter().enumerate().filter(|(_, seen)| !**seen).map(|(at, _)| at).collect();
    if levels_rest && !rest.is_empty() {
        blocks.push(std::mem::take(&mut rest));
    }
    (!blocks.is_empty()).then_some((blocks, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_as_people_type_them() {
        assert_eq!(rating("4"), Rating::exact(4.0));
        assert_eq!(rating("−2,5"), Rating::exact(-2.5));
        for text in ["d", "?", "dk", "Unknown", "inconnu", "don’t know", "Je ne  sais pas"] {
            assert_eq!(rating(text), Some(Rating::unknown()), "{text:?}");
        }
        assert_eq!(rating("je ne sais pas # encore").unwrap().note.as_deref(), Some("encore"));
        assert_eq!(rating("0…3"), Rating::between(0.0, 3.0));
        assert_eq!(
            rating("2 0..3 estimate"),
            Rating::guess(2.0, 0.0, 3.0).map(|r| r.with_basis(Some(Basis::Estimate)))
        );
        assert_eq!(rating("-4 fait # deux soirs").unwrap().note.as_deref(), Some("deux soirs"));
        for text in ["", "9", "3..1", "2 3", "0..1 0..2", "fact fait 2", "four", "0..9", "# only a note"] {
            assert_eq!(rating(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_sign_of_a_rating_stands_before_or_after_the_number() {
        for text in ["-4", "- 4", "4 -", "4-", "−4", "− 4", "4 −", "–4", " -  4 "] {
            assert_eq!(rating(text), Rating::exact(-4.0), "{text:?}");
        }
        for text in ["4", "+4", "+ 4", "4 +", "4+"] {
            assert_eq!(rating(text), Rating::exact(4.0), "{text:?}");
        }
        assert_eq!(rating("2 - -3..0"), Rating::guess(-2.0, -3.0, 0.0));
        assert_eq!(rating("4 - fact"), Rating::exact(-4.0).map(|r| r.with_basis(Some(Basis::Fact))));
        for text in ["-", "- -", "--4", "-4-", "- 4 -", "4 - 2", "- fact", "- d", "0..3 -", "- 0..3"] {
            assert_eq!(rating(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_range_is_typed_with_dots_or_with_a_word() {
        for text in ["0..3", "0 .. 3", "0 to 3", "0 à 3", "0 TO +3"] {
            assert_eq!(rating(text), Rating::between(0.0, 3.0), "{text:?}");
        }
        assert_eq!(rating("-3 à -1 fait"), Rating::between(-3.0, -1.0).map(|r| r.with_basis(Some(Basis::Fact))));
        assert_eq!(rating("2 0 to 3"), Rating::guess(2.0, 0.0, 3.0));
        for text in ["to 3", "0 to", "3 to 1", "0..3 to 4", "1-3", "1 - 3"] {
            assert_eq!(rating(text), None, "{text:?}");
        }
    }

    #[test]
    fn two_numbers_around_a_minus_sign_are_ambiguous() {
        for text in ["1-3", "1 - 3", "1–3", "-1-3 # why"] {
            assert!(is_ambiguous_range(text), "{text:?}");
        }
        for text in ["-3", "3-", "four-2", "1-9", "0..9", ""] {
            assert!(!is_ambiguous_range(text), "{text:?}");
        }
    }

    #[test]
    fn the_facts_of_an_account_as_people_type_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        let fact = |field, text| account_fact(field, text, today);
        for text in ["1234567", "1,234,567", "1 234 567", "1\u{a0}234\u{a0}567", "1234.567k"] {
            let number = Some(FieldValue::Number(1_234_567.0));
            assert_eq!(fact(AccountField::Audience, text), Ok(vec![(AccountField::Audience, number)]), "{text}");
        }
        for text in ["1,23", "1,5", "12,34,567", ",123", "1 234 abc"] {
            assert!(matches!(fact(AccountField::Audience, text), Err(FactError::Number(_))), "{text}");
        }
        let day = |year| Some(FieldValue::Date(NaiveDate::from_ymd_opt(year, 1, 1).unwrap()));
        let since = |day, precision| Ok(vec![(AccountField::Since, day), (AccountField::SincePrecision, precision)]);
        assert_eq!(fact(AccountField::Since, "5 ans"), since(day(2021), None));
        // The first day of a year stands for the year, so the month has to be stored.
        let month = Some(FieldValue::Text("month".to_owned()));
        assert_eq!(fact(AccountField::Since, "January 2013"), since(day(2013), month));
        assert_eq!(fact(AccountField::Since, " "), since(None, None));
        assert!(matches!(fact(AccountField::Since, "03/04"), Err(FactError::Date(DateError::Ambiguous(_)))));
    }

    #[test]
    fn what_was_typed_can_be_typed_again() {
        for text in ["4", "-2.5", "0..3", "2 0..3", "-5..5"] {
            let known = rating(text).unwrap();
            assert_eq!(rating(&format_rating(&known)), Some(known));
        }
    }

    #[test]
    fn orders_with_ties_and_with_the_rest_left_out() {
        assert_eq!(order("3 1=2", 3), Some((vec![vec![2], vec![0, 1]], vec![])));
        assert_eq!(order("2", 3), Some((vec![vec![1]], vec![0, 2])), "what is left out has no rank");
        for text in ["2 =", "2="] {
            assert_eq!(order(text, 3), Some((vec![vec![1], vec![0, 2]], vec![])), "{text:?}");
        }
        assert_eq!(order("=", 2), Some((vec![vec![0, 1]], vec![])));
        for text in ["", "1 1", "4", "0", "x", "1 = 2", "=="] {
            assert_eq!(order(text, 3), None, "{text:?}");
        }
    }
}
