//! The figures of the table: ratings, weights and scores, so that they line up on the decimal sign.

use crate::text::{Language, SafeText, number};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::Canvas;
use pesee_core::deliberation::{Basis, Criterion, Rank, Rating, WeightingMethod};
use pesee_core::method::MatrixCell;

/// A figure, with how much of it stands before its decimal sign.
pub(super) struct Figure {
    text: SafeText,
    integer_width: u16,
}

impl Figure {
    /// A sign that stands where the last whole digit would.
    pub(super) fn from_sign(text: SafeText) -> Figure {
        Figure { text, integer_width: 1 }
    }

    pub(super) fn from_number(language: Language, text: SafeText) -> Figure {
        let before = number::columns_before_point(language, &text) as u16;
        Figure { text, integer_width: before }
    }

    /// Writes it so that its last whole digit stands in this column.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, unit: u16, y: u16, role: Role) {
        canvas.put((unit + 1).saturating_sub(self.integer_width), y, &self.text, role);
    }
}

/// A cell: `+4`, `0…+3`, `?` for "don't know", `·` where there is nothing. There are `room` columns up to its last
/// whole digit; a span that wants more is shown in whole numbers, never narrower than it is.
pub(super) fn format_rating(language: Language, cell: MatrixCell, rating: Option<&Rating>, room: u16) -> Figure {
    let is_unknown = (cell.low, cell.high) == Rating::SCALE && rating.is_none_or(|own| own.stated_value().is_none());
    let signed = |value: f64| {
        let is_whole = (value - value.round()).abs() < 0.05;
        number::format_signed(language, value, usize::from(!is_whole))
    };
    if !cell.is_rated {
        return Figure::from_sign(SafeText::from_static("·"));
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
    if exact.integer_width <= room { exact } else { span(cell.low.floor(), cell.high.ceil()) }
}

/// How a rating looks by its side and its strength; the sign says the side as well.
pub(super) fn rating_role(cell: MatrixCell) -> Role {
    // As it is shown.
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

/// The sign for what a rating rests on: the more waves, the less firm the ground.
pub(super) fn basis_sign(basis: Basis) -> SafeText {
    SafeText::from_static(match basis {
        Basis::Fact => "=",
        Basis::Estimate => "≈",
        Basis::Feeling => "~",
    })
}

/// A weight as it is given where that is one person's: the place in the order, or the points; else its share of 100.
pub(super) fn format_weight(scene: &ViewContext<'_>, criterion: &Criterion, share: f64) -> SafeText {
    let language = scene.locale.language();
    let own = scene.view.people().len() == 1;
    match (scene.view.weighting_method(), criterion.rank, criterion.weight) {
        (WeightingMethod::Order, Some(rank), _) if own => number::format(language, Rank::get(rank) as f64, 0),
        (WeightingMethod::Points | WeightingMethod::Swing, _, Some(points)) if own => {
            number::format_short(language, points.get())
        }
        _ if share > 0.0 => number::format(language, share * 100.0, 0),
        _ => SafeText::from_static("·"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(value: f64, low: f64, high: f64) -> MatrixCell {
        MatrixCell { value, low, high, is_rated: true }
    }

    #[test]
    fn a_span_is_never_shown_narrower_than_it_is() {
        let shown = |low, high, room| {
            let figure = format_rating(Language::English, cell(0.0, low, high), None, room);
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
