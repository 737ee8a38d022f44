//! The scale of the ratings of a table: which one it is, and how its ratings become ratings from −5 to 5.

use crate::messages::{ImportedScale, NumberRange, ScaleDoubt};
use pesee_core::deliberation::Rating;

use super::cell::{self, CellRating};
use super::column_heading::StatedScale;

/// The scales of which the ratings of a table may be, in the order in which they are offered.
const SCALES: [(f64, f64); 13] = [
    (0.0, 1.0),
    (1.0, 5.0),
    (0.0, 5.0),
    (1.0, 3.0),
    (0.0, 3.0),
    (1.0, 4.0),
    (0.0, 4.0),
    (0.0, 10.0),
    (1.0, 10.0),
    (0.0, 20.0),
    (0.0, 100.0),
    (-10.0, 10.0),
    (-100.0, 100.0),
];

/// The scale of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Scale {
    Own,
    Other(ImportedScale),
}

/// What a table says about its scale, apart from the ratings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ScaleHints {
    /// The answer of the user.
    pub(super) answer: Option<NumberRange>,
    /// The scale in a heading or in the name of a criterion, such as "(1-5)".
    pub(super) stated: Option<StatedScale>,
    /// Whether the table is known to use the scale of the program.
    pub(super) is_own: bool,
    /// Whether a row has only numbers that fit the scale of the program, so that rows may have different scales.
    pub(super) has_low_row: bool,
}

/// Decides the scale of the ratings of a table, or returns the scales that it may have.
pub(super) fn detect(ratings: &[CellRating], hints: ScaleHints) -> Result<Scale, Vec<NumberRange>> {
    let range = |low, high| Scale::Other(ImportedScale::Range(NumberRange { low, high }));
    let of_range = |range: NumberRange| {
        if range == NumberRange::OWN { Scale::Own } else { Scale::Other(ImportedScale::Range(range)) }
    };
    if let Some(stated) = hints.answer {
        return Ok(of_range(stated));
    }
    let numbers = ratings.iter().filter(|rating| rating.values().iter().any(|value| *value != 0.0)).count();
    if let Some(words) = detect_words(ratings, numbers) {
        return Ok(Scale::Other(ImportedScale::Words(words)));
    }
    if hints.is_own {
        return Ok(Scale::Own);
    }
    let values: Vec<f64> = ratings.iter().flat_map(CellRating::values).collect();
    let (least, most) = values
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(*value), high.max(*value)));
    // A few numbers beyond a scale are mistakes; many are on another scale.
    let beyond = |limit: f64| values.iter().filter(|value| value.abs() > limit).count();
    let fitting = |is_candidate: &dyn Fn(f64, f64) -> bool| {
        let fits = |(low, high): &&(f64, f64)| is_candidate(*low, *high) && least >= *low && most <= *high;
        SCALES
            .iter()
            .filter(fits)
            .map(|(low, high)| NumberRange { low: *low, high: *high })
            .collect::<Vec<NumberRange>>()
    };
    let names_highest = ratings.iter().any(|rating| rating.out_of().is_some());
    let stated = hints.stated.map(|stated| match stated {
        StatedScale::Range(range) => range,
        StatedScale::OutOf(high) => NumberRange { low: 0.0, high },
    });
    if let Some(stated) = stated.filter(|stated| !names_highest && is_far_above(stated, &values)) {
        let own = Some(NumberRange::OWN).filter(|own| least >= own.low && most <= own.high);
        let smaller = fitting(&|low, high| high < stated.high && (low < 0.0) == (least < 0.0));
        return Err(std::iter::once(stated).chain(own).chain(smaller).collect());
    }
    let stated_highest = match hints.stated {
        Some(StatedScale::Range(stated)) => return Ok(of_range(stated)),
        Some(StatedScale::OutOf(highest)) => Some(highest),
        None => None,
    };
    // A rating such as "4/5" or "★★★☆☆" names the highest rating.
    let highest = ratings.iter().filter_map(CellRating::out_of).chain(stated_highest).max_by(f64::total_cmp);
    if let Some(highest) = highest.filter(|_| !values.is_empty()) {
        // Ratings out of 10, 20 and 100 begin at 0, and stars at 1. Of other small scales, only a 0 or a 1 tells.
        let are_stars = ratings.iter().any(|rating| matches!(rating, CellRating::Stars(..)));
        return match least {
            least if least < 1.0 || highest > 5.0 => Ok(range(0.0, highest)),
            least if least == 1.0 || are_stars => Ok(range(1.0, highest)),
            _ => Err([1.0, 0.0].map(|low| NumberRange { low, high: highest }).to_vec()),
        };
    }
    let is_signed = ratings.iter().any(CellRating::is_signed) || least < 0.0;
    if values.is_empty() || is_signed && most <= 5.0 && least >= -5.0 {
        return Ok(Scale::Own);
    }
    if is_signed {
        let both_ways = fitting(&|low, _| low < 0.0);
        let are_mistakes = both_ways.is_empty() || beyond(5.0) * 3 < values.len();
        return if are_mistakes { Ok(Scale::Own) } else { Err(both_ways) };
    }
    if most > 5.0 {
        let above = fitting(&|low, high| low >= 0.0 && high > 5.0);
        let Some(first) = above.iter().find(|scale| scale.low == 0.0) else { return Ok(Scale::Own) };
        // Without a 0, the ratings fit both 0 to 10 and 1 to 10, with different results.
        let is_unclear = above.iter().any(|scale| scale.low != first.low && scale.high == first.high);
        let next_smaller = if first.high > 20.0 { 20.0 } else { first.high / 2.0 };
        let is_unlikely = beyond(next_smaller) * 4 < values.len();
        if is_unlikely && above.len() == 1 {
            return Ok(Scale::Own);
        }
        let are_mixed = hints.has_low_row && first.high >= 20.0;
        // All ratings in the lower part of a scale are rather on another one, such as 0 to 30.
        if let Some(round) = partly_used(first.high, most) {
            return Err(std::iter::once(round).chain(above).collect());
        }
        return if is_unlikely || are_mixed || is_unclear { Err(above) } else { Ok(range(first.low, first.high)) };
    }
    let small = fitting(&|low, high| low >= 0.0 && high <= 5.0);
    Err(std::iter::once(NumberRange::OWN).chain(small).collect())
}

/// Returns a scale up to the next multiple of 10, such as 0 to 30, if the ratings use only the lower part of one up to
/// 100.
fn partly_used(high: f64, most: f64) -> Option<NumberRange> {
    (high == 100.0 && most <= 60.0).then(|| NumberRange { low: 0.0, high: (most / 10.0).ceil() * 10.0 })
}

/// Returns the scales that a table may have although others would fit as well, for a reason outside the ratings.
/// `detected` is what the ratings alone say, `ends` the ends of the scale that a text states.
pub(super) fn list_doubtful(
    ratings: &[CellRating],
    detected: Result<Scale, Vec<NumberRange>>,
    doubt: &ScaleDoubt,
    ends: Option<NumberRange>,
) -> Vec<NumberRange> {
    let fitting = match detected {
        Ok(Scale::Other(ImportedScale::Range(range))) => vec![range],
        Ok(Scale::Own) if matches!(doubt, ScaleDoubt::Reversed(..)) => vec![NumberRange::OWN],
        Ok(_) => {
            let values: Vec<f64> = ratings.iter().flat_map(CellRating::values).collect();
            let has_negative = values.iter().any(|value| *value < 0.0);
            let fits = |(low, high): &&(f64, f64)| {
                (*low < 0.0) == has_negative && values.iter().all(|value| value >= low && value <= high)
            };
            let fitting = SCALES.iter().filter(fits).map(|(low, high)| NumberRange { low: *low, high: *high });
            let fitting: Vec<NumberRange> = fitting.collect();
            let most = values.iter().copied().fold(0.0, f64::max);
            let round = fitting.first().and_then(|first| partly_used(first.high, most));
            round.into_iter().chain(fitting).collect()
        }
        Err(scales) => scales,
    };
    if !matches!(doubt, ScaleDoubt::Reversed(..)) {
        return fitting;
    }
    let mut scales: Vec<NumberRange> = Vec::new();
    let reversed = fitting.iter().filter(|scale| **scale != NumberRange::OWN).map(|scale| scale.reverse());
    for scale in ends.into_iter().chain(reversed).chain(fitting.iter().copied()) {
        if !scales.contains(&scale) {
            scales.push(scale);
        }
    }
    scales
}

/// Returns whether all ratings lie far below the highest one of a stated scale, which may then be that of other values:
/// "Commute (0-30)" in a table that is rated from 1 to 5.
fn is_far_above(stated: &NumberRange, values: &[f64]) -> bool {
    stated.high > 5.0 && !values.is_empty() && values.iter().all(|value| value.abs() * 3.0 <= stated.high)
}

/// Returns whether a text is a minus sign, which is an empty cell unless another cell is a plus sign.
fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "−")
}

/// Returns the words of a table that is rated with words, each with its rating; `None` if it has no words.
fn detect_words(ratings: &[CellRating], numbers: usize) -> Option<Vec<(String, f64)>> {
    let mut words: Vec<(&str, i8)> = Vec::new();
    let mut count = 0;
    for rating in ratings {
        let CellRating::Word(text, level) = rating else { continue };
        count += usize::from(!is_dash(text));
        if !words.iter().any(|(known, _)| known.to_lowercase() == text.to_lowercase()) {
            words.push((text, *level));
        }
    }
    // The few words among numbers are mistakes.
    if count == 0 || count < numbers {
        return None;
    }
    if !words.iter().any(|(text, _)| matches!(*text, "+" | "++" | "--" | "−−")) {
        // Beside signs, "S" is the same as the reference. Elsewhere, it may be a size.
        words.retain(|(text, _)| !is_dash(text) && !cell::is_same_as_reference(text));
    }
    let has_two_degrees = words.iter().any(|(_, level)| level.abs() == 2);
    let step = if has_two_degrees { 2.5 } else { 5.0 };
    words.sort_by_key(|(_, level)| *level);
    Some(words.into_iter().map(|(text, level)| (text.to_owned(), f64::from(level) * step)).collect())
}

impl Scale {
    /// Converts a rating; `None` is an empty cell.
    ///
    /// # Errors
    /// Returns an error if the rating is not on this scale.
    pub(super) fn convert(&self, rating: &CellRating) -> Result<Option<Rating>, OffScale> {
        let convert = |value: f64| match self {
            Scale::Own => Some(value),
            Scale::Other(ImportedScale::Range(range)) => Some(range.convert(value)),
            // In a table with "+" and "−", 0 is between them.
            Scale::Other(ImportedScale::Words(_)) => (value == 0.0).then_some(0.0),
        };
        let exact = |value: f64| Rating::exact(value).map(Some).ok_or(OffScale);
        match rating {
            CellRating::Empty => Ok(None),
            CellRating::Unknown => Ok(Some(Rating::unknown())),
            CellRating::Number { value, .. } => exact(convert(*value).ok_or(OffScale)?),
            CellRating::OutOf(value, out_of) | CellRating::Stars(value, out_of) => match self {
                Scale::Other(ImportedScale::Range(range)) if range.low.max(range.high) == *out_of => {
                    exact(range.convert(*value))
                }
                _ => Err(OffScale),
            },
            CellRating::Range { stated, low, high } => {
                let (first, second) = (convert(*low).ok_or(OffScale)?, convert(*high).ok_or(OffScale)?);
                // On a scale on which the lower rating is better, the ends change places.
                let (low, high) = (first.min(second), first.max(second));
                let stated = stated.and_then(convert);
                let rating = stated.map_or_else(|| Rating::between(low, high), |value| Rating::guess(value, low, high));
                rating.map(Some).ok_or(OffScale)
            }
            CellRating::Word(text, _) => match self {
                Scale::Other(ImportedScale::Words(words)) => {
                    let found = words.iter().find(|(word, _)| word.to_lowercase() == text.to_lowercase());
                    match found {
                        Some((_, value)) => exact(*value),
                        None if is_dash(text) => Ok(None),
                        None => Err(OffScale),
                    }
                }
                _ if is_dash(text) => Ok(None),
                _ => Err(OffScale),
            },
        }
    }
}

/// A rating that is not on the scale of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OffScale;
