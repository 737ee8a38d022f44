//! Where the columns stand: measured when the document changes, laid out for the size at hand.

use crate::phrases;
use crate::text::{SafeText, number};
use crate::ui::view_context::ViewContext;
use pesee_core::deliberation::TimeHorizon;

use super::MatrixScreen;
use super::figure;

/// Below this width there is one option at a time, and no bar.
const NARROW_WIDTH: u16 = 60;
/// From this width on the cell stands in words beside the table.
const SIDE_PANEL_MIN_WIDTH: u16 = 100;
/// The words beside the table, with the line between.
const SIDE_PANEL_WIDTHS: (u16, u16) = (32, 64);
/// The least and the most a cell takes: a span, one decimal, what it rests on, the sign of a note.
const CELL_WIDTHS: (u16, u16) = (9, 14);
/// What stands behind the last whole digit of a cell.
const TRAILING_WIDTH: u16 = 4;
/// The widest name of a criterion.
const MAX_NAME_WIDTH: u16 = 48;
/// The widest figure of a weight.
const MAX_WEIGHT_WIDTH: u16 = 14;

/// What the whole table asks for in width.
#[derive(Debug)]
pub(super) struct NeededWidths {
    name: u16,
    when: u16,
    integer_digits: u16,
    decimals: u16,
    /// The largest weight: the longest bar.
    pub(super) max_weight: f64,
}

impl NeededWidths {
    pub(super) fn measure(scene: &ViewContext<'_>) -> NeededWidths {
        let mut measure = NeededWidths { name: 0, when: 0, integer_digits: 1, decimals: 0, max_weight: 0.0 };
        for (row, criterion) in scene.view.criteria().iter().enumerate() {
            measure.name = measure.name.max(clamp_width(SafeText::sanitize(&criterion.name).width()));
            if criterion.time_horizon() != TimeHorizon::Always {
                let said = phrases::time_horizon(scene.locale, criterion.time_horizon());
                measure.when = measure.when.max(clamp_width(said.width()) + 1);
            }
            let factor = scene.figures.matrix().criteria.get(row);
            let said = figure::format_weight(scene, criterion, factor.map_or(0.0, |factor| factor.share));
            let whole = number::columns_before_point(scene.locale.language(), &said);
            measure.integer_digits = measure.integer_digits.max(clamp_width(whole)).min(MAX_WEIGHT_WIDTH);
            measure.decimals = measure.decimals.max(clamp_width(said.width() - whole)).min(3);
            let counted = factor.filter(|factor| factor.is_counted()).map_or(0.0, |factor| factor.effective_weight);
            measure.max_weight = measure.max_weight.max(counted);
        }
        measure
    }
}

fn clamp_width(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX).min(MAX_NAME_WIDTH)
}

/// The columns as they fit on the screen.
pub(super) struct MatrixLayout {
    /// For the name of a criterion, with the gap behind it; it stands after the margin.
    pub(super) name_width: u16,
    /// For now or later.
    pub(super) horizon_width: u16,
    /// For the digits of a weight before the decimal sign.
    pub(super) integer_digits: u16,
    /// For all its digits.
    pub(super) figure_width: u16,
    /// For its bar; 0 where there is no room.
    pub(super) bar_width: u16,
    /// For one cell.
    pub(super) cell_width: u16,
    /// The first option in sight.
    pub(super) first_option: usize,
    /// How many are in sight.
    pub(super) option_count: usize,
    /// Whether the cell stands in words beside the table.
    pub(super) has_side_panel: bool,
}

impl MatrixLayout {
    pub(super) fn new(matrix: &MatrixScreen, width: u16) -> MatrixLayout {
        let (measure, options) = (&matrix.needed_widths, matrix.option_selection.ids.len());
        let (narrow, beside) = (width < NARROW_WIDTH, width >= SIDE_PANEL_MIN_WIDTH);
        // A margin at the left, and the column of marks at the right.
        let room = width.saturating_sub(3 + if beside { SIDE_PANEL_WIDTHS.0 } else { 0 });
        let when = if narrow { 0 } else { measure.when };
        let bar = match width {
            _ if narrow => 0,
            0..140 => 4,
            _ => 8,
        };
        let figure = measure.integer_digits + measure.decimals;
        let fixed = when + weight_width(figure, bar);
        let least = if narrow { 12 } else { 20 };
        let fit = if narrow { 1 } else { (room.saturating_sub(least + fixed) / CELL_WIDTHS.0).max(1) };
        let count = options.min(fit.into());
        let cells = CELL_WIDTHS.0 * count as u16;
        let longest = (measure.name + 2).max(least);
        let name = room.saturating_sub(fixed + cells).clamp(least.min(room), longest);
        let cell = (room.saturating_sub(fixed + name) / (count as u16).max(1)).clamp(CELL_WIDTHS.0, CELL_WIDTHS.1);
        let first = matrix.option_window.first_row(matrix.option_selection.index(), options, count);
        MatrixLayout {
            name_width: name,
            horizon_width: when,
            integer_digits: measure.integer_digits,
            figure_width: figure,
            bar_width: bar,
            cell_width: cell,
            first_option: first,
            option_count: count,
            has_side_panel: beside,
        }
    }

    /// Where the figures of the weights begin.
    pub(super) fn weight_x(&self) -> u16 {
        2 + self.name_width + self.horizon_width
    }

    /// Where the first cell begins.
    pub(super) fn cells_x(&self) -> u16 {
        self.weight_x() + weight_width(self.figure_width, self.bar_width)
    }

    /// Where the last whole digit of a cell stands, of the option in this place on the screen.
    pub(super) fn unit_x(&self, shown: usize) -> u16 {
        self.cells_x() + self.cell_width * (shown as u16 + 1) - 1 - TRAILING_WIDTH
    }

    /// How many columns there are for a cell up to its last whole digit.
    pub(super) fn integer_width(&self) -> u16 {
        self.cell_width - TRAILING_WIDTH
    }

    /// The column of marks behind the table.
    pub(super) fn right_x(&self) -> u16 {
        self.cells_x() + self.cell_width * self.option_count as u16
    }

    /// Where the words beside the table begin, and how wide they are.
    pub(super) fn side_panel(&self, width: u16) -> (u16, u16) {
        let x = self.right_x() + 3;
        (x, width.saturating_sub(x + 1).min(SIDE_PANEL_WIDTHS.1))
    }
}

/// What a weight takes: its figure, its bar, and a gap behind each.
fn weight_width(figure: u16, bar: u16) -> u16 {
    figure + if bar > 0 { bar + 2 } else { 1 }
}
