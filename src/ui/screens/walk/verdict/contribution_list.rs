//! The list of contributions beside the balance of an option: criterion by criterion, the figures and the amount.

use crate::t;
use crate::text::{Locale, SafeText, number};
use crate::ui::theme::Role;
use crate::ui::widgets::Canvas;
use crate::ui::widgets::balance::BlockLabels;
use pesee_core::method::MatrixCell;

/// A smaller amount is displayed as 0 with one decimal.
pub(super) const NEGLIGIBLE_SCORE: f64 = 0.05;
/// The columns of a figure.
const FIGURE_WIDTH: u16 = 8;
/// The columns of the number of a contribution, with the gap after it.
const NUMBER_WIDTH: u16 = 3;
/// The least number of columns of the names, as far as there is room.
const MIN_NAME_WIDTH: u16 = 20;
/// The number of figures in a row.
const FIGURES: u16 = 3;

/// The contribution of one criterion.
pub(super) struct CriterionContribution {
    pub(super) name: SafeText,
    /// The share of the total weight, from 0 to 1.
    pub(super) share: f64,
    pub(super) ours: MatrixCell,
    /// The rating of the rival, if there is one.
    pub(super) theirs: Option<MatrixCell>,
    /// The contribution to the score, or to the lead over the rival.
    pub(super) amount: f64,
}

/// The contributions to an option, the largest first.
pub(super) struct ContributionList<'a> {
    pub(super) locale: &'a Locale,
    pub(super) parts: &'a [CriterionContribution],
    pub(super) has_rival: bool,
    /// Whether the names have the numbers of the blocks.
    pub(super) labels: BlockLabels,
}

/// The columns of the parts of a row.
struct ListColumns {
    /// The first column of the names.
    name_start: u16,
    name_width: u16,
    /// The column after the last figure.
    end: u16,
}

impl ContributionList<'_> {
    fn columns(&self, width: u16) -> ListColumns {
        let name_start = if self.labels == BlockLabels::Numbers { NUMBER_WIDTH } else { 0 };
        // The figures stand directly after the longest name.
        let longest = self.parts.iter().map(|part| part.name.width() as u16).max().unwrap_or(0);
        let end = width.min(name_start + longest.max(MIN_NAME_WIDTH) + 4 + FIGURES * FIGURE_WIDTH);
        ListColumns { name_start, name_width: end.saturating_sub(name_start + FIGURES * FIGURE_WIDTH + 1), end }
    }

    /// Returns the lines of each name: wrapped if the whole list then has at most `max_rows` rows, else one line each.
    fn name_lines(&self, name_width: u16, max_rows: u16) -> Vec<Vec<SafeText>> {
        let wrapped: Vec<Vec<SafeText>> = self.parts.iter().map(|part| part.name.wrap(name_width.into())).collect();
        if row_count(&wrapped) <= max_rows {
            return wrapped;
        }
        self.parts.iter().map(|part| vec![part.name.clone()]).collect()
    }

    /// Returns the rows that the list needs with every name in full, or with one row per name if `max_rows` are too
    /// few.
    pub(super) fn needed_rows(&self, width: u16, max_rows: u16) -> u16 {
        row_count(&self.name_lines(self.columns(width).name_width, max_rows))
    }

    /// Draws the list with the weight and the rating of each criterion, and returns the number of rows. If there is no
    /// room for all criteria, the last row sums the others.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) -> u16 {
        let ListColumns { name_start, name_width, end } = self.columns(canvas.width());
        let figure_end = |from_right: u16| end.saturating_sub(from_right * FIGURE_WIDTH);
        let headings = if self.has_rival {
            ["screen-rating", "screen-rating-other", "screen-contribution"]
        } else {
            ["screen-weight", "screen-rating", "screen-contribution"]
        };
        for (id, from_right) in headings.into_iter().zip((0..FIGURES).rev()) {
            canvas.put_right(figure_end(from_right), 0, &t!(self.locale, id), Role::Quiet);
        }
        let available = usize::from(canvas.height().saturating_sub(1));
        let shown = if self.parts.len() > available { available.saturating_sub(1) } else { self.parts.len() };
        let (shown, others) = self.parts.split_at_checked(shown).unwrap_or((self.parts, &[]));
        let names = self.name_lines(name_width, canvas.height());
        let mut y = 1;
        for (number, (part, name)) in (1..).zip(shown.iter().zip(&names)) {
            if self.labels == BlockLabels::Numbers {
                canvas.put_right(name_start - 1, y, &number_text(number), Role::Quiet);
            }
            let share = number::format(self.locale.language(), part.share * 100.0, 0);
            let (first, second) = match part.theirs {
                None => (share, self.format_cell(part.ours)),
                Some(theirs) => (self.format_cell(part.ours), self.format_cell(theirs)),
            };
            canvas.put_right(figure_end(2), y, &first, Role::Quiet);
            canvas.put_right(figure_end(1), y, &second, Role::Quiet);
            self.draw_amount(canvas, figure_end(0), y, part.amount);
            for line in name {
                canvas.put_within(name_start, y, name_width, line, Role::Text);
                y += 1;
            }
        }
        if !others.is_empty() {
            let name = t!(self.locale, "screen-other-count", count = others.len());
            canvas.put_within(name_start, y, name_width, &name, Role::Quiet);
            self.draw_amount(canvas, figure_end(0), y, others.iter().map(|part| part.amount).sum());
            y += 1;
        }
        y
    }

    fn draw_amount(&self, canvas: &mut Canvas<'_>, end: u16, y: u16, amount: f64) {
        let role = match amount {
            amount if amount.abs() < NEGLIGIBLE_SCORE => Role::Quiet,
            amount if amount < 0.0 => Role::Con,
            _ => Role::Pro,
        };
        canvas.put_right(end, y, &number::format_signed(self.locale.language(), amount, 1), role);
    }

    /// Formats a cell; `~` marks a value that is not exact.
    fn format_cell(&self, cell: MatrixCell) -> SafeText {
        let figure = number::format_short_signed(self.locale.language(), cell.value);
        match (cell.is_rated, cell.is_exact()) {
            (false, _) => SafeText::from_static("·"),
            (true, true) => figure,
            (true, false) => SafeText::concat([&SafeText::from_static("~"), &figure]),
        }
    }
}

/// Returns the rows of a list with these names and a heading.
fn row_count(names: &[Vec<SafeText>]) -> u16 {
    let lines: usize = names.iter().map(|lines| lines.len().max(1)).sum();
    u16::try_from(lines + 1).unwrap_or(u16::MAX)
}

pub(super) fn number_text(number: usize) -> SafeText {
    SafeText::sanitize(&number.to_string())
}
