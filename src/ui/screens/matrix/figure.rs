//! The figures of the matrix: ratings, weights and scores, aligned on the decimal point.

use crate::text::{Language, SafeText, number};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::Canvas;
use pesee_core::deliberation::{Basis, Rating};
use pesee_core::method::MatrixCell;

/// A figure, with the width of the part before its decimal point.
pub(super) struct Figure {
    text: SafeText,
    integer_width: u16,
}

impl Figure {
    /// Creates a sign that stands in the column of the units digit.
    pub(super) fn from_sign(text: SafeText) -> Figure {
        Figure { text, integer_width: 1 }
    }

    pub(super) fn from_number(language: Language, text: SafeText) -> Figure {
        let before = number::columns_before_point(language, &text) as u16;
        Figure { text, integer_width: before }
    }

    /// Draws the figure with its units digit in column `unit`.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, unit: u16, y: u16, role: Role) {
        canvas.put((unit + 1).saturating_sub(self.integer_width), y, &self.text, role);
    }
}

/// Formats a cell: `+4`, `0…+3`, `?` for "don't know", `·` for no rating, `+4·` if some people have not rated it. There
/// are `max_width` columns up to the units digit. A range that needs more is rounded outwards to whole numbers, so that
/// it never looks narrower than it is.
pub(super) fn format_rating(language: Language, cell: MatrixCell, rating: Option<&Rating>, max_width: u16) -> Figure {
    let is_unknown = (cell.low, cell.high) == Rating::SCALE && rating.is_none_or(|own| own.stated_value().is_none());
    let signed = |value: f64| {
        let is_whole = (value - value.round()).abs() < 0.05;
        number::format_signed(language, value, usize::from(!is_whole))
    };
    if !cell.is_rated {
        return Figure::from_sign(SafeText::from_static("·"));
    }
    if cell.is_open {
        // Somebody answered and somebody did not: the mean of the answers, with the sign of a missing one.
        let mean = signed(cell.value);
        let integer_width = number::columns_before_point(language, &mean) as u16;
        return Figure { text: SafeText::concat(&[mean, SafeText::from_static("·")]), integer_width };
    }
    if cell.is_exact() {
        return Figure::from_number(language, signed(cell.value));
    }
    if is_unknown {
        return Figure::from_sign(SafeText::from_static("?"));
    }
    let span = |low: f64, high: f64| {
        let (from, to) = (signed(low), signed(high));
        let before = from.width() + 1 + number::columns_before_point(language, &to);
        Figure { text: SafeText::join(&[from, to], "…"), integer_width: before as u16 }
    };
    let exact = span(cell.low, cell.high);
    if exact.integer_width <= max_width { exact } else { span(cell.low.floor(), cell.high.ceil()) }
}

/// Returns the role for the sign and the size of a rating. The text has a sign too, so color is never the only
/// difference.
pub(super) fn rating_role(cell: MatrixCell) -> Role {
    // Rounded as in the displayed text.
    let value = (cell.value * 10.0).round() / 10.0;
    let size = value.abs();
    match (size >= 4.0, size >= 2.0) {
        _ if !cell.is_rated => Role::Quiet,
        _ if value == 0.0 => Role::Text,
        (true, _) if value > 0.0 => Role::StrongPro,
        (_, true) if value > 0.0 => Role::Pro,
        _ if value > 0.0 => Role::SlightPro,
        (true, _) => Role::StrongCon,
        (_, true) => Role::Con,
        _ => Role::SlightCon,
    }
}

/// The sign of a rating with a note.
pub(super) const NOTE: SafeText = SafeText::from_static("✎");

/// Returns the sign of a basis; more waves mean a less certain basis.
pub(super) fn basis_sign(basis: Basis) -> SafeText {
    SafeText::from_static(match basis {
        Basis::Fact => "=",
        Basis::Estimate => "≈",
        Basis::Feeling => "~",
    })
}

/// Formats a weight as its share of 100, whatever the weighting method is.
pub(super) fn format_weight(context: &ViewContext<'_>, share: f64) -> SafeText {
    if share > 0.0 { number::format(context.locale.language(), share * 100.0, 0) } else { SafeText::from_static("·") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(value: f64, low: f64, high: f64) -> MatrixCell {
        MatrixCell { value, missing_low: value, missing_high: value, low, high, is_rated: true, is_open: false }
    }

    #[test]
    fn a_span_is_never_shown_narrower_than_it_is() {
        let shown = |low, high, max_width| {
            let figure = format_rating(Language::English, cell(0.0, low, high), None, max_width);
            (figure.text.as_str().to_owned(), figure.integer_width)
        };
        assert_eq!(shown(-2.5, 3.5, 10), ("−2.5…+3.5".to_owned(), 7));
        assert_eq!(shown(-2.5, 3.5, 5), ("−3…+4".to_owned(), 5));
        assert_eq!(shown(0.0, 3.0, 5), ("0…+3".to_owned(), 4));
        assert_eq!(shown(-5.0, 5.0, 5), ("?".to_owned(), 1));
    }

    #[test]
    fn a_sign_is_there_whatever_the_size() {
        for (value, text, role) in [
            (4.0, "+4", Role::StrongPro),
            (2.5, "+2.5", Role::Pro),
            (0.5, "+0.5", Role::SlightPro),
            (0.0, "0", Role::Text),
            (-1.96, "−2", Role::Con),
            (-3.0, "−3", Role::Con),
            (-5.0, "−5", Role::StrongCon),
        ] {
            let cell = cell(value, value, value);
            assert_eq!(
                (format_rating(Language::English, cell, None, 5).text.as_str(), rating_role(cell)),
                (text, role),
                "{value}"
            );
        }
    }
}
