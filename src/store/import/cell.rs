//! The parsing of single cells in English and French, with every minus sign and both decimal separators.

use crate::messages::ImportErrorKind;
use crate::text::number;
use pesee_core::deliberation::{Points, Rating, TimeHorizon, slugify};

/// The content of a column, from its heading (without accents and in lower case).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnHeading {
    /// The points of the criteria.
    Weight,
    /// When the criteria take effect.
    TimeHorizon,
    /// Any other heading: the name of an option.
    Other,
}

impl ColumnHeading {
    pub(super) fn parse(text: &str) -> ColumnHeading {
        match slugify(text).as_str() {
            "weight" | "weights" | "points" | "importance" | "poids" | "ponderation" => ColumnHeading::Weight,
            "when" | "horizon" | "quand" => ColumnHeading::TimeHorizon,
            _ => ColumnHeading::Other,
        }
    }
}

/// Returns whether the name of a row is that of a row of sums.
pub(super) fn is_total(text: &str) -> bool {
    matches!(slugify(text).as_str(), "total" | "totals" | "sum" | "totaux" | "somme")
}

/// Removes the apostrophe before a text that a spreadsheet would run as a formula. Programs that write CSV safely add
/// that apostrophe.
pub(super) fn strip_formula_guard(text: &str) -> &str {
    let runs = |c: char| "=+-@|%\t\r＝＋－＠".contains(c);
    text.strip_prefix('\'').filter(|rest| rest.trim_start().starts_with(runs)).unwrap_or(text).trim()
}

/// Parses a rating. Returns `None` for an empty cell or a dash.
pub(super) fn parse_rating(text: &str) -> Result<Option<Rating>, ImportErrorKind> {
    match slugify(text).as_str() {
        "don-t-know" | "dont-know" | "ne-sais-pas" | "je-ne-sais-pas" => return Ok(Some(Rating::unknown())),
        _ => {}
    }
    match text {
        "" | "-" | "–" | "—" | "−" | "·" => return Ok(None),
        "?" => return Ok(Some(Rating::unknown())),
        _ => {}
    }
    if let Some(number) = number::parse_decimal(text) {
        return Rating::exact(number).map(Some).ok_or(ImportErrorKind::InvalidRating);
    }
    let (stated, low, high) = parse_range(text).ok_or(ImportErrorKind::InvalidRating)?;
    let is_off_scale = |number: f64| Rating::exact(number).is_none();
    if [Some(low), Some(high), stated].into_iter().flatten().any(is_off_scale) {
        return Err(ImportErrorKind::InvalidRating);
    }
    let rating = stated.map_or_else(|| Rating::between(low, high), |value| Rating::guess(value, low, high));
    rating.map(Some).ok_or(ImportErrorKind::ReversedRange)
}

/// Parses a range, `0…3`, `0..3`, `0 to 3` or `0 à 3`, with an optional best guess before it, `2 0…3` or `2 (0…3)`.
/// Returns the best guess and the two ends.
fn parse_range(text: &str) -> Option<(Option<f64>, f64, f64)> {
    let text = text.strip_suffix(')').unwrap_or(text);
    let (before, high) = ["…", "...", "..", " to ", " à "].iter().find_map(|separator| text.split_once(separator))?;
    let high = number::parse_decimal(high)?;
    match before.trim_end().rsplit_once([' ', '\u{a0}', '(']) {
        Some((stated, low)) if !stated.trim().is_empty() => {
            let stated = number::parse_decimal(stated.trim_end_matches('('))?;
            Some((Some(stated), number::parse_decimal(low)?, high))
        }
        _ => Some((None, number::parse_decimal(before)?, high)),
    }
}

/// Parses the points of a criterion. Returns `None` for an empty cell.
pub(super) fn parse_weight(text: &str) -> Result<Option<Points>, ImportErrorKind> {
    if text.is_empty() {
        return Ok(None);
    }
    number::parse_decimal(text.trim_end_matches('%'))
        .and_then(Points::new)
        .map(Some)
        .ok_or(ImportErrorKind::InvalidWeight)
}

/// Parses when a criterion takes effect. Returns `None` for an empty cell.
pub(super) fn parse_time_horizon(text: &str) -> Result<Option<TimeHorizon>, ImportErrorKind> {
    match slugify(text).as_str() {
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
        let exact = |value| Ok(Rating::exact(value));
        for (text, rating) in [
            ("3", exact(3.0)),
            ("+2,5", exact(2.5)),
            ("−4", exact(-4.0)),
            ("-4.0", exact(-4.0)),
            ("", Ok(None)),
            ("—", Ok(None)),
            ("?", Ok(Some(Rating::unknown()))),
            ("Je ne sais pas", Ok(Some(Rating::unknown()))),
            ("0…3", Ok(Rating::between(0.0, 3.0))),
            ("−2,5 .. -1", Ok(Rating::between(-2.5, -1.0))),
            ("0 to 3", Ok(Rating::between(0.0, 3.0))),
            ("0 à +3", Ok(Rating::between(0.0, 3.0))),
            ("2 0…3", Ok(Rating::guess(2.0, 0.0, 3.0))),
            ("−2 −3…-1", Ok(Rating::guess(-2.0, -3.0, -1.0))),
            ("2 (0…3)", Ok(Rating::guess(2.0, 0.0, 3.0))),
            ("2(0 to 3)", Ok(Rating::guess(2.0, 0.0, 3.0))),
            ("1 2 0…3", Err(ImportErrorKind::InvalidRating)),
            ("7", Err(ImportErrorKind::InvalidRating)),
            ("0…7", Err(ImportErrorKind::InvalidRating)),
            ("3…0", Err(ImportErrorKind::ReversedRange)),
            ("4 (0…3)", Err(ImportErrorKind::ReversedRange)),
            ("good", Err(ImportErrorKind::InvalidRating)),
            ("1e0", Err(ImportErrorKind::InvalidRating)),
            ("NaN", Err(ImportErrorKind::InvalidRating)),
            ("=A1", Err(ImportErrorKind::InvalidRating)),
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
        assert_eq!(parse_weight("-1"), Err(ImportErrorKind::InvalidWeight));
        assert_eq!(parse_time_horizon("Plus tard"), Ok(Some(TimeHorizon::Later)));
        assert_eq!(parse_time_horizon("soon"), Err(ImportErrorKind::InvalidTimeHorizon));
        assert_eq!(ColumnHeading::parse("Pondération"), ColumnHeading::Weight);
        assert_eq!(ColumnHeading::parse("Quand ?"), ColumnHeading::TimeHorizon);
        assert_eq!(ColumnHeading::parse("Keep it"), ColumnHeading::Other);
    }
}
