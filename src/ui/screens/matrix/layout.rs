//! The column layout of the matrix. The needed widths are measured when the document changes; the layout is computed
//! for the size of the screen.

use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText};
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
/// The minimum width of the name of a criterion, on a narrow and on a wide screen.
const MIN_NAME_WIDTHS: (u16, u16) = (12, 18);
/// The width of the name of a criterion up to which it goes before the headings of the options.
const PREFERRED_NAME_WIDTH: u16 = 24;
/// The minimum and the maximum width of a cell: a range, one decimal, the basis, the sign of a note.
const CELL_WIDTHS: (u16, u16) = (9, 14);
/// The columns after the units digit of a cell.
const TRAILING_WIDTH: u16 = 4;
/// The maximum width of the name of a criterion.
const MAX_NAME_WIDTH: u16 = 48;
/// The columns of the rating and its basis, and of the share of a weight, in the description of a cell.
const RATING_WIDTH: usize = 36;
const SHARE_WIDTH: usize = 60;
/// The minimum width of the description below the table, with its margins.
const MIN_DESCRIPTION_WIDTH: u16 = 72;
/// The columns that a row of the description loses at a line break.
const LOST_WIDTH: usize = 8;
/// The columns between the headings of two options.
const HEADING_GAP: u16 = 2;

/// The widths that the content of the whole table needs.
#[derive(Debug)]
pub(super) struct NeededWidths {
    name: u16,
    /// The longest description of a weight, or of a rating without a note, with complete names.
    description: usize,
    when: u16,
    integer_digits: u16,
    /// The longest word of the name of each option.
    heading_words: Vec<u16>,
    /// The width in which each word of the name of each option is divided at most once.
    heading_parts: Vec<u16>,
    /// The widest line of the heading of the weights.
    weight_heading: u16,
    /// The largest effective weight; its bar has the full length.
    pub(super) max_weight: f64,
}

impl NeededWidths {
    pub(super) fn measure(context: &ViewContext<'_>) -> NeededWidths {
        let longest = |names: &mut dyn Iterator<Item = &String>| {
            names.map(|name| SafeText::sanitize(name).width()).max().unwrap_or(0)
        };
        let option = longest(&mut context.view.options().iter().map(|option| &option.name));
        let criterion = longest(&mut context.view.criteria().iter().map(|criterion| &criterion.name));
        let mut widths = NeededWidths {
            name: 0,
            description: criterion + (option + RATING_WIDTH).max(SHARE_WIDTH),
            when: 0,
            integer_digits: 1,
            heading_words: Vec::new(),
            heading_parts: Vec::new(),
            weight_heading: 0,
            max_weight: 0.0,
        };
        for heading in weight_heading(context.locale) {
            widths.weight_heading = widths.weight_heading.max(clamp_width(heading.width()));
        }
        for option in context.view.options() {
            let words = || option.name.split_whitespace().map(SafeText::sanitize);
            let longest_word = words().map(|word| word.width()).max();
            let longest_part = words().map(|word| word.width_of_two_parts(context.names_language())).max();
            widths.heading_words.push(clamp_width(longest_word.unwrap_or(0)));
            widths.heading_parts.push(clamp_width(longest_part.unwrap_or(0)));
        }
        for (row, criterion) in context.view.criteria().iter().enumerate() {
            widths.name = widths.name.max(clamp_width(SafeText::sanitize(&criterion.name).width()));
            if criterion.time_horizon() != TimeHorizon::Always {
                let text = phrases::time_horizon(context.locale, criterion.time_horizon());
                let heading = t!(context.locale, "screen-horizon");
                widths.when = widths.when.max(clamp_width(text.width().max(heading.width())) + 1);
            }
            let factor = context.figures.matrix().criteria.get(row);
            let text = figure::format_weight(context, factor.map_or(0.0, |factor| factor.share));
            widths.integer_digits = widths.integer_digits.max(clamp_width(text.width()));
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
    /// The width of a weight with its bar and the gap after it.
    weight_width: u16,
    /// The width of the bar of a weight; 0 without bars.
    pub(super) bar_width: u16,
    /// The widths of the cells of the visible options.
    cell_widths: Vec<u16>,
    /// The columns between the headings of two options.
    heading_gap: u16,
    /// The index of the first visible option.
    pub(super) first_option: usize,
    /// The number of visible options.
    pub(super) option_count: usize,
    /// Whether the side panel is shown.
    pub(super) has_side_panel: bool,
    /// The width of the description below the table.
    pub(super) description_width: u16,
    /// The rows that complete names need in the description of a cell.
    pub(super) description_rows: u16,
}

impl MatrixLayout {
    pub(super) fn new(matrix: &MatrixScreen, width: u16) -> MatrixLayout {
        let (widths, options) = (&matrix.needed_widths, matrix.option_selection.ids.len());
        let is_narrow = width < NARROW_WIDTH;
        let when = if is_narrow { 0 } else { widths.when };
        let bar = match width {
            _ if is_narrow => 0,
            0..140 => 4,
            _ => 8,
        };
        let weight = match bar {
            0 => widths.integer_digits + 1,
            _ => (widths.integer_digits + bar + 2).max(widths.weight_heading + 1),
        };
        let fixed = when + weight;
        let least = if is_narrow { MIN_NAME_WIDTHS.0 } else { MIN_NAME_WIDTHS.1 };
        // The left margin, and the column of the scroll marks at the right.
        let table = width.saturating_sub(3);
        let beside_panel = table.saturating_sub(SIDE_PANEL_WIDTHS.0);
        let all_options = (options as u16).saturating_mul(CELL_WIDTHS.0);
        // The panel is shown only if all options fit beside it.
        let has_side_panel = width >= SIDE_PANEL_MIN_WIDTH
            && least + fixed + all_options <= beside_panel
            && options < usize::from(width);
        let available = if has_side_panel { beside_panel } else { table };
        let fit = if is_narrow { 1 } else { (available.saturating_sub(least + fixed) / CELL_WIDTHS.0).max(1) };
        let count = options.min(fit.into());
        // Beside names of the preferred width, the cells become wide enough for the words of their headings. Then the
        // names become wide enough for their texts, and the cells get the rest.
        let columns = (count as u16).max(1);
        let longest_word = widths.heading_words.iter().copied().max().unwrap_or(0);
        let word = (longest_word + HEADING_GAP).clamp(CELL_WIDTHS.0, CELL_WIDTHS.1);
        let beside_name = |name: u16| available.saturating_sub(fixed + name) / columns;
        let cell = beside_name(PREFERRED_NAME_WIDTH).max(beside_name(least).min(CELL_WIDTHS.0 + 1));
        let cell = cell.clamp(CELL_WIDTHS.0, word);
        let longest = (widths.name + 2).max(least);
        let first = matrix.option_window.first_row(matrix.option_selection.index(), options, count);
        let visible = |needs: &[u16]| needs.iter().skip(first).take(count).copied().collect::<Vec<_>>();
        let (words, parts) = (visible(&widths.heading_words), visible(&widths.heading_parts));
        let available_cells = available.saturating_sub(fixed + least);
        let fitted = fit_words(&words, cell, available_cells).or_else(|| fit_words(&parts, cell, available_cells));
        let (mut cell_widths, heading_gap) = fitted.unwrap_or((vec![cell; words.len()], HEADING_GAP));
        let cells: u16 = cell_widths.iter().sum();
        let name = available.saturating_sub(fixed + cells).clamp(least.min(available), longest);
        let rest = available.saturating_sub(fixed + name + cells) / columns;
        cell_widths.iter_mut().for_each(|width| *width = (*width + rest).clamp(CELL_WIDTHS.0, CELL_WIDTHS.1));
        let right = 2 + name + fixed + cell_widths.iter().sum::<u16>();
        let description_width = right.max(MIN_DESCRIPTION_WIDTH).min(width).saturating_sub(3);
        let row_width = usize::from(description_width).saturating_sub(LOST_WIDTH).max(1);
        MatrixLayout {
            name_width: name,
            horizon_width: when,
            integer_digits: widths.integer_digits,
            weight_width: weight,
            bar_width: bar,
            cell_widths,
            heading_gap,
            first_option: first,
            option_count: count,
            has_side_panel,
            description_width,
            description_rows: clamp_width(widths.description.div_ceil(row_width)),
        }
    }

    /// Returns the first column of the weights.
    pub(super) fn weight_x(&self) -> u16 {
        2 + self.name_width + self.horizon_width
    }

    /// Returns the first column of the cells.
    pub(super) fn cells_x(&self) -> u16 {
        self.weight_x() + self.weight_width
    }

    /// Returns the first column and the width of the cell of visible option number `visible_index`.
    pub(super) fn cell(&self, visible_index: usize) -> (u16, u16) {
        let left = self.cells_x() + self.cell_widths.iter().take(visible_index).sum::<u16>();
        (left, self.cell_widths.get(visible_index).copied().unwrap_or(CELL_WIDTHS.0))
    }

    /// Returns the column of the units digit of the cell of visible option number `visible_index`.
    pub(super) fn unit_x(&self, visible_index: usize) -> u16 {
        let (left, width) = self.cell(visible_index);
        left + width - 1 - TRAILING_WIDTH
    }

    /// Returns the columns of the cell of a visible option up to and including its units digit.
    pub(super) fn integer_width(&self, visible_index: usize) -> u16 {
        self.cell(visible_index).1 - TRAILING_WIDTH
    }

    /// Returns the width of the heading of a visible option.
    pub(super) fn heading_width(&self, visible_index: usize) -> usize {
        self.cell(visible_index).1.saturating_sub(self.heading_gap).into()
    }

    /// Returns the column of the marks after the table.
    pub(super) fn right_x(&self) -> u16 {
        self.cells_x() + self.cell_widths.iter().sum::<u16>()
    }

    /// Returns the first column and the width of the side panel.
    pub(super) fn side_panel(&self, width: u16) -> (u16, u16) {
        let x = self.right_x() + 3;
        (x, width.saturating_sub(x + 1).min(SIDE_PANEL_WIDTHS.1))
    }
}

/// Returns the widths of the cells, and the columns between two headings: `equal` for all cells, unless a longest word
/// of a heading needs more. Returns `None` if the cells together then need more than `available` columns.
fn fit_words(words: &[u16], equal: u16, available: u16) -> Option<(Vec<u16>, u16)> {
    // A word that is too long for every cell is divided anyway.
    let fits = |width: &u16| *width <= CELL_WIDTHS.1;
    let needs = |gap: u16| words.iter().map(move |word| Some(word + gap).filter(fits).unwrap_or(0).max(CELL_WIDTHS.0));
    if needs(HEADING_GAP).all(|need| need <= equal) {
        return Some((vec![equal; words.len()], HEADING_GAP));
    }
    let gap = (1..=HEADING_GAP).rev().find(|gap| needs(*gap).sum::<u16>() <= available)?;
    Some((needs(gap).collect(), gap))
}

/// Returns the two lines of the heading of the weights.
pub(super) fn weight_heading(locale: &Locale) -> [SafeText; 2] {
    [t!(locale, "screen-weight"), t!(locale, "screen-weight-of-100")]
}
