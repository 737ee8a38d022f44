//! The parsing of single cells in English and French, with every minus sign and both decimal separators.

use crate::messages::ImportErrorKind;
use crate::text::number;
use pesee_core::deliberation::{Points, TimeHorizon};

use super::words::{self, simplify};

/// A rating as a cell states it, before the scale of the table is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CellRating {
    Empty,
    Unknown,
    Number {
        value: f64,
        is_signed: bool,
    },
    /// A rating that names the highest one: `4/5`, `80 %`.
    OutOf(f64, f64),
    /// A rating in stars, and the number of all stars: `★★★☆☆`.
    Stars(f64, f64),
    Range {
        stated: Option<f64>,
        low: f64,
        high: f64,
    },
    /// A word or a sign, with its level from −2 to 2.
    Word(String, i8),
}

impl CellRating {
    /// Returns the numbers of this rating.
    pub(super) fn values(&self) -> Vec<f64> {
        match self {
            CellRating::Number { value, .. } | CellRating::OutOf(value, _) | CellRating::Stars(value, _) => {
                vec![*value]
            }
            CellRating::Range { low, high, .. } => vec![*low, *high],
            CellRating::Empty | CellRating::Unknown | CellRating::Word(..) => Vec::new(),
        }
    }

    pub(super) fn out_of(&self) -> Option<f64> {
        if let CellRating::OutOf(_, highest) | CellRating::Stars(_, highest) = self { Some(*highest) } else { None }
    }

    /// Returns whether the rating has a sign, as those of the scale of the program have.
    pub(super) fn is_signed(&self) -> bool {
        matches!(self, CellRating::Number { is_signed: true, .. })
    }
}

/// Removes the apostrophe before a text that a spreadsheet would run as a formula. Programs that write CSV safely add
/// that apostrophe, also before apostrophes of the text itself.
pub(super) fn strip_formula_guard(text: &str) -> &str {
    let runs = |c: char| "=+-@|%\t\r＝＋－＠".contains(c);
    let is_formula = |rest: &&str| rest.trim_start_matches(['\'', ' ']).starts_with(runs);
    text.strip_prefix('\'').filter(is_formula).unwrap_or(text).trim()
}

/// Parses a rating in any notation.
pub(super) fn parse_rating(text: &str) -> Result<CellRating, ImportErrorKind> {
    // A spreadsheet writes errors with this sign: `#N/A`, `#REF!`.
    if text.starts_with('#') {
        return Err(ImportErrorKind::InvalidRating);
    }
    let slug = simplify(text);
    if words::contains(words::UNKNOWN, &slug) {
        return Ok(CellRating::Unknown);
    }
    if words::contains(words::NO_RATING, &slug) {
        return Ok(CellRating::Empty);
    }
    match text {
        "" | "–" | "—" | "·" => return Ok(CellRating::Empty),
        "?" => return Ok(CellRating::Unknown),
        _ => {}
    }
    if let Some(value) = number::parse_decimal(text) {
        return Ok(CellRating::Number { value, is_signed: text.starts_with(['+', '-', '−', '–']) });
    }
    if let Some((value, out_of)) = parse_out_of(text) {
        return Ok(CellRating::OutOf(value, out_of));
    }
    if let Some((stars, all)) = parse_stars(text) {
        return Ok(CellRating::Stars(stars, all.max(5.0)));
    }
    if let Some((stated, low, high)) = parse_range(text) {
        if low > high || stated.is_some_and(|value| value < low || value > high) {
            return Err(ImportErrorKind::ReversedRange);
        }
        return Ok(CellRating::Range { stated, low, high });
    }
    let level = parse_rating_word(text).ok_or(ImportErrorKind::InvalidRating)?;
    Ok(CellRating::Word(text.to_owned(), level))
}

/// Returns whether a text is the sign with which a comparison with a reference says "the same" (Pugh).
pub(super) fn is_same_as_reference(text: &str) -> bool {
    matches!(text, "S" | "s")
}

/// Returns the level from −2 to 2 of a word or sign that people rate with.
fn parse_rating_word(text: &str) -> Option<i8> {
    match text.trim_end_matches('\u{fe0f}') {
        "✅" | "✔" | "✓" | "👍" | "🟢" => return Some(1),
        "❌" | "✗" | "✘" | "✖" | "👎" | "🔴" => return Some(-1),
        "🟡" | "😐" => return Some(0),
        text if is_same_as_reference(text) => return Some(0),
        _ => {}
    }
    let slug = simplify(text);
    let word = if slug.is_empty() { text } else { &slug };
    let levels = [(words::VERY_LOW, -2), (words::LOW, -1), (words::MEDIUM, 0), (words::HIGH, 1), (words::VERY_HIGH, 2)];
    levels.into_iter().find(|(list, _)| words::contains(list, word)).map(|(_, level)| level)
}

/// Parses `4/5`, `4 of 5` or `80 %`. Returns the rating and the highest one.
fn parse_out_of(text: &str) -> Option<(f64, f64)> {
    if let Some(percent) = text.strip_suffix('%') {
        return Some((number::parse_decimal(percent)?, 100.0));
    }
    let separators = ["/", " out of ", " of ", " sur "];
    let (value, out_of) = separators.iter().find_map(|separator| text.split_once(separator))?;
    Some((number::parse_decimal(value)?, number::parse_decimal(out_of).filter(|highest| *highest > 0.0)?))
}

/// Parses stars. Returns the number of filled stars and the number of all stars.
fn parse_stars(text: &str) -> Option<(f64, f64)> {
    if let Some(count) = text.split_once(' ').filter(|(_, unit)| words::contains(words::STAR, &simplify(unit))) {
        return number::parse_decimal(count.0).map(|stars| (stars, stars));
    }
    let (mut filled, mut all) = (0.0, 0.0);
    for c in text.chars() {
        match c {
            '★' | '⭐' | '🌟' | '*' => (filled, all) = (filled + 1.0, all + 1.0),
            '½' => filled += 0.5,
            '☆' | '✩' => all += 1.0,
            ' ' | '\u{fe0f}' => {}
            _ => return None,
        }
    }
    (all > 0.0).then_some((filled, all))
}

/// Parses a range, `0…3`, `0..3`, `0 to 3` or `0 à 3`, with an optional best guess before it, `2 0…3` or `2 (0…3)`.
/// Returns the best guess and the two ends.
fn parse_range(text: &str) -> Option<(Option<f64>, f64, f64)> {
    let text = text.strip_suffix(')').unwrap_or(text);
    let (before, high) = ["…", "...", "..", " to ", " à "].iter().find_map(|separator| text.split_once(separator))?;
    let high = number::parse_decimal(high)?;
    match before.trim_end().rsplit_once([' ', '\u{a0}', '(']) {
        Some((stated, low)) if !stated.trim().is_empty() => {
            let stated = stated.trim_end_matches('(').trim();
            // Two numbers before a range are not one number with a space in it.
            let stated = number::parse_decimal(stated).filter(|_| !stated.contains(' '))?;
            Some((Some(stated), number::parse_decimal(low)?, high))
        }
        _ => Some((None, number::parse_decimal(before)?, high)),
    }
}

/// Parses the points of a criterion: `5`, `12,5 %`, `×3`, `4/5`, `★★★`, `3 points`, or a word. Returns `None` for an
/// empty cell.
pub(super) fn parse_weight(text: &str) -> Result<Option<Points>, ImportErrorKind> {
    if text.is_empty() || matches!(text, "-" | "–" | "—") {
        return Ok(None);
    }
    let bare = text.trim_end_matches('%').trim_matches(['×', 'x', 'X', ' ']);
    let bare = ["points", "point", "pts", "pt"].iter().find_map(|unit| bare.strip_suffix(unit)).unwrap_or(bare);
    let value = number::parse_decimal(bare)
        .or_else(|| {
            parse_out_of(text).filter(|(_, out_of)| [5.0, 10.0, 20.0, 100.0].contains(out_of)).map(|(value, _)| value)
        })
        .or_else(|| parse_stars(text).map(|(stars, _)| stars))
        .or_else(|| parse_weight_word(text));
    value.and_then(Points::new).map(Some).ok_or(ImportErrorKind::InvalidWeight)
}

/// Returns the points of a word for a weight, or of signs such as `+++`.
pub(super) fn parse_weight_word(text: &str) -> Option<f64> {
    if (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte == b'+') {
        return Some(text.len() as f64);
    }
    let slug = simplify(text);
    let points = (1_u8..).zip(words::WEIGHTS);
    points.into_iter().find(|(_, list)| words::contains(list, &slug)).map(|(points, _)| f64::from(points))
}

/// Parses when a criterion takes effect. Returns `None` for an empty cell.
pub(super) fn parse_time_horizon(text: &str) -> Result<Option<TimeHorizon>, ImportErrorKind> {
    match simplify(text).as_str() {
        "" => Ok(None),
        "now" | "maintenant" => Ok(Some(TimeHorizon::Now)),
        "later" | "plus-tard" => Ok(Some(TimeHorizon::Later)),
        "always" | "toujours" => Ok(Some(TimeHorizon::Always)),
        _ => Err(ImportErrorKind::InvalidTimeHorizon),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_parsed_in_every_notation() {
        let number = |value, is_signed| Ok(CellRating::Number { value, is_signed });
        let between = |low, high| Ok(CellRating::Range { stated: None, low, high });
        let guess = |value, low, high| Ok(CellRating::Range { stated: Some(value), low, high });
        for (text, rating) in [
            ("3", number(3.0, false)),
            ("+2,5", number(2.5, true)),
            ("−4", number(-4.0, true)),
            ("-4.0", number(-4.0, true)),
            ("", Ok(CellRating::Empty)),
            ("—", Ok(CellRating::Empty)),
            ("?", Ok(CellRating::Unknown)),
            ("Je ne sais pas", Ok(CellRating::Unknown)),
            ("0…3", between(0.0, 3.0)),
            ("−2,5 .. -1", between(-2.5, -1.0)),
            ("0 to 3", between(0.0, 3.0)),
            ("0 à +3", between(0.0, 3.0)),
            ("2 0…3", guess(2.0, 0.0, 3.0)),
            ("−2 −3…-1", guess(-2.0, -3.0, -1.0)),
            ("2 (0…3)", guess(2.0, 0.0, 3.0)),
            ("2(0 to 3)", guess(2.0, 0.0, 3.0)),
            ("4/5", Ok(CellRating::OutOf(4.0, 5.0))),
            ("7 sur 10", Ok(CellRating::OutOf(7.0, 10.0))),
            ("80 %", Ok(CellRating::OutOf(80.0, 100.0))),
            ("★★★☆☆", Ok(CellRating::Stars(3.0, 5.0))),
            ("⭐️⭐️⭐️½", Ok(CellRating::Stars(3.5, 5.0))),
            ("4 étoiles", Ok(CellRating::Stars(4.0, 5.0))),
            ("Élevée", Ok(CellRating::Word("Élevée".to_owned(), 1))),
            ("very low", Ok(CellRating::Word("very low".to_owned(), -2))),
            ("✅", Ok(CellRating::Word("✅".to_owned(), 1))),
            ("1 2 0…3", Err(ImportErrorKind::InvalidRating)),
            ("3…0", Err(ImportErrorKind::ReversedRange)),
            ("4 (0…3)", Err(ImportErrorKind::ReversedRange)),
            ("1e0", Err(ImportErrorKind::InvalidRating)),
            ("NaN", Err(ImportErrorKind::InvalidRating)),
            ("=A1", Err(ImportErrorKind::InvalidRating)),
            ("#N/A", Err(ImportErrorKind::InvalidRating)),
            ("#DIV/0!", Err(ImportErrorKind::InvalidRating)),
        ] {
            assert_eq!(rating, self::parse_rating(text), "{text:?}");
        }
    }

    #[test]
    fn an_apostrophe_is_removed_only_before_a_formula() {
        assert_eq!(strip_formula_guard("'=SUM(A1)"), "=SUM(A1)");
        assert_eq!(strip_formula_guard("'-3"), "-3");
        assert_eq!(strip_formula_guard("'  @home"), "@home");
        assert_eq!(strip_formula_guard("'tis"), "'tis");
    }

    #[test]
    fn points_and_horizons_are_parsed_in_both_languages() {
        assert_eq!(parse_weight("12,5 %"), Ok(Points::new(12.5)));
        assert_eq!(parse_weight(""), Ok(None));
        for (text, points) in [("×3", 3.0), ("3 points", 3.0), ("4/5", 4.0), ("★★", 2.0), ("High", 4.0), ("+++", 3.0)]
        {
            assert_eq!(parse_weight(text), Ok(Points::new(points)), "{text}");
        }
        assert_eq!(parse_weight("-1"), Err(ImportErrorKind::InvalidWeight));
        assert_eq!(parse_time_horizon("Plus tard"), Ok(Some(TimeHorizon::Later)));
        assert_eq!(parse_time_horizon("soon"), Err(ImportErrorKind::InvalidTimeHorizon));
    }
}
