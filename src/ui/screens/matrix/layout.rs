//! The column layout of the matrix. The needed widths are measured when the document changes; the layout is computed
//! for the size of the screen.

use crate::phrases;
use crate::text::{SafeText, number};
use crate::ui::view_context::ViewContext;
use pesee_core::deliberation::TimeHorizon;

use super::MatrixScreen;
use super::figure;

/// Below this width only one option is visible, without bars.
const NARROW_WIDTH: u16 = 60;
/// From this width on, the side panel is shown.
const SIDE_PANEL_MIN_WIDTH: u16 = 100;
/// The minimum and the maximum width of the side panel.
const SIDE_PANEL_WIDTHS: (u16, u16) = (32, 64);
/// The minimum and the maximum width of a cell: a range, one decimal, the basis, the sign of a note.
const CELL_WIDTHS: (u16, u16) = (9, 14);
/// The columns after the units digit of a cell.
const TRAILING_WIDTH: u16 = 4;
/// The maximum width of the name of a criterion.
const MAX_NAME_WIDTH: u16 = 48;
/// The maximum width of the integer part of a weight.
const MAX_WEIGHT_WIDTH: u16 = 14;

/// The widths that the content of the whole table needs.
#[derive(Debug)]
pub(super) struct NeededWidths {
    name: u16,
    when: u16,
    integer_digits: u16,
    decimals: u16,
    /// The largest effective weight; its bar has the full length.
    pub(super) max_weight: f64,
}

impl NeededWidths {
    pub(super) fn measure(context: &ViewContext<'_>) -> NeededWidths {
        let mut widths = NeededWidths { name: 0, when: 0, integer_digits: 1, decimals: 0, max_weight: 0.0 };
        for (row, criterion) in context.view.criteria().iter().enumerate() {
            widths.name = widths.name.max(clamp_width(SafeText::sanitize(&criterion.name).width()));
            if criterion.time_horizon() != TimeHorizon::Always {
                let text = phrases::time_horizon(context.locale, criterion.time_horizon());
                widths.when = widths.when.max(clamp_width(text.width()) + 1);
            }
            let factor = context.figures.matrix().criteria.get(row);
            let text = figure::format_weight(context, criterion, factor.map_or(0.0, |factor| factor.share));
            let whole = number::columns_before_point(context.locale.language(), &text);
            widths.integer_digits = widths.integer_digits.max(clamp_width(whole)).min(MAX_WEIGHT_WIDTH);
            widths.decimals = widths.decimals.max(clamp_width(text.width() - whole)).min(3);
            let counted = factor.filter(|factor| factor.is_counted()).map_or(0.0, |factor| factor.effective_weight);
            widths.max_weight = widths.max_weight.max(counted);
        }
        widths
    }
}

fn clamp_width(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX).min(MAX_NAME_WIDTH)
}

/// The widths and the visible columns of the table on the screen.
pub(super) struct MatrixLayout {
    /// The width of the name of a criterion, including the gap after it.
    pub(super) name_width: u16,
    /// The width of the time horizon.
    pub(super) horizon_width: u16,
    /// The width of the integer part of a weight.
    pub(super) integer_digits: u16,
    /// The width of a weight.
    pub(super) figure_width: u16,
    /// The width of the bar of a weight; 0 without bars.
    pub(super) bar_width: u16,
    /// The width of a cell.
    pub(super) cell_width: u16,
    /// The index of the first visible option.
    pub(super) first_option: usize,
    /// The number of visible options.
    pub(super) option_count: usize,
    /// Whether the side panel is shown.
    pub(super) has_side_panel: bool,
}

impl MatrixLayout {
    pub(super) fn new(matrix: &MatrixScreen, width: u16) -> MatrixLayout {
        let (widths, options) = (&matrix.needed_widths, matrix.option_selection.ids.len());
        let (is_narrow, has_side_panel) = (width < NARROW_WIDTH, width >= SIDE_PANEL_MIN_WIDTH);
        // The left margin, and the column of the scroll marks at the right.
        let available = width.saturating_sub(3 + if has_side_panel { SIDE_PANEL_WIDTHS.0 } else { 0 });
        let when = if is_narrow { 0 } else { widths.when };
        let bar = match width {
            _ if is_narrow => 0,
            0..140 => 4,
            _ => 8,
        };
        let figure_width = widths.integer_digits + widths.decimals;
        let fixed = when + weight_width(figure_width, bar);
        let least = if is_narrow { 12 } else { 20 };
        let fit = if is_narrow { 1 } else { (available.saturating_sub(least + fixed) / CELL_WIDTHS.0).max(1) };
        let count = options.min(fit.into());
        let cells = CELL_WIDTHS.0 * count as u16;
        let longest = (widths.name + 2).max(least);
        let name = available.saturating_sub(fixed + cells).clamp(least.min(available), longest);
        let cell_width =
            (available.saturating_sub(fixed + name) / (count as u16).max(1)).clamp(CELL_WIDTHS.0, CELL_WIDTHS.1);
        let first = matrix.option_window.first_row(matrix.option_selection.index(), options, count);
        MatrixLayout {
            name_width: name,
            horizon_width: when,
            integer_digits: widths.integer_digits,
            figure_width,
            bar_width: bar,
            cell_width,
            first_option: first,
            option_count: count,
            has_side_panel,
        }
    }

    /// Returns the first column of the weights.
    pub(super) fn weight_x(&self) -> u16 {
        2 + self.name_width + self.horizon_width
    }

    /// Returns the first column of the cells.
    pub(super) fn cells_x(&self) -> u16 {
        self.weight_x() + weight_width(self.figure_width, self.bar_width)
    }

    /// Returns the column of the units digit of the cell of visible option number `visible_index`.
    pub(super) fn unit_x(&self, visible_index: usize) -> u16 {
        self.cells_x() + self.cell_width * (visible_index as u16 + 1) - 1 - TRAILING_WIDTH
    }

    /// Returns the columns of a cell up to and including its units digit.
    pub(super) fn integer_width(&self) -> u16 {
        self.cell_width - TRAILING_WIDTH
    }

    /// Returns the column of the marks after the table.
    pub(super) fn right_x(&self) -> u16 {
        self.cells_x() + self.cell_width * self.option_count as u16
    }

    /// Returns the first column and the width of the side panel.
    pub(super) fn side_panel(&self, width: u16) -> (u16, u16) {
        let x = self.right_x() + 3;
        (x, width.saturating_sub(x + 1).min(SIDE_PANEL_WIDTHS.1))
    }
}

/// Returns the width of a weight with its bar and the gap after each.
fn weight_width(figure_width: u16, bar_width: u16) -> u16 {
    figure_width + if bar_width > 0 { bar_width + 2 } else { 1 }
}
