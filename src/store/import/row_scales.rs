//! Criteria whose ratings are on another scale than those of the others: a range of 0 to 30 kilometres among ratings
//! from 1 to 5. Converted together, the others would all be bad.

use super::cell::CellRating;

/// The highest ratings of the scales on which most rows may be. A row beyond one of them may be on its own scale.
const LIMITS: [f64; 3] = [5.0, 10.0, 20.0];

/// A row that may be on its own scale.
pub(super) struct RowBeyond {
    pub(super) name: String,
    /// Whether all its ratings, and more than one, are beyond the scale of the others. Otherwise, one of them may be a
    /// mistake.
    pub(super) is_whole: bool,
}

/// Returns the rows, each with its ratings, that go beyond the scale of most other rows, or are fractions among whole
/// numbers.
pub(super) fn find_rows_beyond(rows: &[(&str, Vec<&CellRating>)]) -> Vec<RowBeyond> {
    let ends = rows.iter().filter_map(|(name, ratings)| {
        let values: Vec<f64> = ratings.iter().flat_map(|rating| rating.values()).map(f64::abs).collect();
        let low = values.iter().copied().min_by(f64::total_cmp)?;
        let high = values.iter().copied().max_by(f64::total_cmp)?;
        Some((*name, low, high, values.len()))
    });
    let ends: Vec<(&str, f64, f64, usize)> = ends.collect();
    let percents = find_percents_among_ratings(rows);
    if !percents.is_empty() {
        return percents;
    }
    let is_minority = |count: usize| count > 0 && count * 2 < ends.len();
    let found = LIMITS.iter().find_map(|limit| {
        let above = ends.iter().filter(|(_, _, high, _)| high > limit).count();
        let is_far =
            |(_, low, high, _): &&(&str, f64, f64, usize)| high > limit && (low > limit || *high > limit * 2.0);
        // Rows on a scale up to 20 may be below 10 by chance, but not those on one up to 10 all below 5.
        let are_far = *limit == 5.0 || ends.iter().any(|(_, _, high, _)| *high > limit * 2.0);
        let row = |(name, low, _, count): &(&str, f64, f64, usize)| RowBeyond {
            name: (*name).to_owned(),
            is_whole: low > limit && *count > 1,
        };
        let far: Vec<RowBeyond> = ends.iter().filter(is_far).map(row).collect();
        (is_minority(above) && are_far && !far.is_empty()).then_some(far)
    });
    found.unwrap_or_else(|| {
        let is_fraction = |(_, low, high, _): &&(&str, f64, f64, usize)| *low > 0.0 && *high < 1.0;
        let are_others_whole = ends.iter().filter(|row| !is_fraction(row)).all(|(_, low, ..)| *low >= 1.0);
        let row = |(name, ..): &(&str, f64, f64, usize)| RowBeyond { name: (*name).to_owned(), is_whole: true };
        let fractions: Vec<RowBeyond> = ends.iter().filter(is_fraction).map(row).collect();
        if is_minority(fractions.len()) && are_others_whole { fractions } else { Vec::new() }
    })
}

/// Returns the rows of percentages, if the other rows have no percent sign and are on a small scale.
fn find_percents_among_ratings(rows: &[(&str, Vec<&CellRating>)]) -> Vec<RowBeyond> {
    let has_values = |ratings: &[&CellRating]| ratings.iter().any(|rating| !rating.values().is_empty());
    let is_percent = |rating: &&CellRating| matches!(rating, CellRating::OutOf(_, highest) if *highest == 100.0);
    let filled = rows.iter().filter(|(_, ratings)| has_values(ratings));
    let (percents, others): (Vec<_>, Vec<_>) = filled.partition(|(_, ratings)| ratings.iter().any(is_percent));
    let mut values = others.iter().flat_map(|(_, ratings)| ratings).flat_map(|rating| rating.values()).peekable();
    if values.peek().is_none() || values.any(|value| value.abs() > 10.0) {
        return Vec::new();
    }
    percents.iter().map(|(name, _)| RowBeyond { name: (*name).to_owned(), is_whole: true }).collect()
}
