//! Percentages mixed with decimal fractions: 40% and 0.6. On one scale, 0.6 would be less than 1%.

use crate::messages::{ImportErrorKind, InputLocation};
use crate::text::number;

use super::builder::ImportBuilder;

/// Adds an error for each number up to 1 without a percent sign, if other cells have percentages.
pub(super) fn report_fractions<'a>(
    cells: impl Iterator<Item = (InputLocation, &'a str)> + Clone,
    import: &mut ImportBuilder,
) {
    let has_percents = cells.clone().any(|(_, text)| text.trim_end().ends_with('%'));
    let is_fraction = |text: &str| number::parse_decimal(text).is_some_and(|value| value != 0.0 && value.abs() <= 1.0);
    for (location, text) in cells.filter(|(_, text)| has_percents && is_fraction(text)) {
        import.add_error(location, text, ImportErrorKind::NumberAmongPercents);
    }
}
