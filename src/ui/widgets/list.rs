//! The selection and the scrolling of a list.

use std::cell::Cell;
use std::ops::Range;

use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::theme::Role;

use super::canvas::Canvas;

/// The selected row of a list that may change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    index: usize,
}

/// The number of rows that a page key moves.
pub(super) const PAGE_ROWS: usize = 10;

impl Selection {
    /// Creates a selection of row `index`.
    pub fn new(index: usize) -> Selection {
        Selection { index }
    }

    /// Returns the selected row, limited to `count` rows.
    pub fn index(self, count: usize) -> usize {
        self.index.min(count.saturating_sub(1))
    }

    pub fn set(&mut self, index: usize) {
        self.index = index;
    }

    /// Moves the selection; returns whether the action moves it.
    pub fn act(&mut self, action: Action, count: usize) -> bool {
        let at = self.index(count);
        let last = count.saturating_sub(1);
        self.index = match action {
            Action::Up => at.saturating_sub(1),
            Action::Down => (at + 1).min(last),
            Action::First => 0,
            Action::Last => last,
            Action::PageUp => at.saturating_sub(PAGE_ROWS),
            Action::PageDown => (at + PAGE_ROWS).min(last),
            Action::SelectRow(row) => row.min(last),
            _ => return false,
        };
        true
    }
}

/// The visible part of a long list. The window stays while the selected row is in it, so that a step changes little of
/// the screen; else it moves so that the rows around the selected one are visible.
#[derive(Debug, Default)]
pub struct ScrollWindow {
    first_row: Cell<usize>,
}

impl ScrollWindow {
    /// Returns the first of `count` rows to show in `height` rows.
    pub fn first_row(&self, at: usize, count: usize, height: usize) -> usize {
        let first = self.first_row.get().min(count.saturating_sub(height));
        let is_seen = (first..first + height.max(1)).contains(&at);
        let first = if is_seen { first } else { first_visible_row(at, count, height) };
        self.first_row.set(first);
        first
    }
}

/// Returns the first of `count` rows to show in `height` rows, so that row `index` and the rows around it are visible.
pub fn first_visible_row(index: usize, count: usize, height: usize) -> usize {
    let most = count.saturating_sub(height);
    index.saturating_sub(height / 2).min(most)
}

/// Does the same for entries of different heights; `entry_height` returns the height of an entry.
pub fn first_visible_entry(index: usize, count: usize, height: usize, entry_height: impl Fn(usize) -> usize) -> usize {
    let (mut first, mut used) = (index, entry_height(index));
    let before = |first: usize| first.checked_sub(1).map(&entry_height);
    while let Some(more) = before(first).filter(|more| used + more <= height.div_ceil(2)) {
        (first, used) = (first - 1, used + more);
    }
    // Near the end of the list, the rows left below are used above.
    used += (index + 1..count.min(index + 1 + height)).map(&entry_height).sum::<usize>();
    while let Some(more) = before(first).filter(|more| used + more <= height) {
        (first, used) = (first - 1, used + more);
    }
    first
}

/// Draws marks in the last column if the list continues above or below.
pub fn draw_scroll_marks(canvas: &mut Canvas<'_>, first: usize, count: usize, height: usize) {
    draw_entry_marks(canvas, first..first + height, count, height);
}

/// Does the same for entries of different heights: the entries `visible` of `count` take `height` rows.
pub fn draw_entry_marks(canvas: &mut Canvas<'_>, visible: Range<usize>, count: usize, height: usize) {
    let column = canvas.width().saturating_sub(1);
    if visible.start > 0 {
        canvas.put(column, 0, &SafeText::from_static("↑"), Role::Quiet);
    }
    if visible.end < count {
        let last = u16::try_from(height.saturating_sub(1)).unwrap_or(u16::MAX);
        canvas.put(column, last, &SafeText::from_static("↓"), Role::Quiet);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selection_stays_on_the_list_whatever_happens_to_it() {
        let mut selection = Selection::new(5);
        assert_eq!(selection.index(3), 2);
        assert_eq!(selection.index(0), 0);
        selection.act(Action::Down, 3);
        assert_eq!(selection.index(3), 2);
        assert!(!selection.act(Action::Help, 3));
    }

    #[test]
    fn a_window_stays_while_the_selected_row_is_in_it() {
        let window = ScrollWindow::default();
        let walked: Vec<usize> = [0, 3, 4, 5, 6, 5, 4, 3, 99].map(|at| window.first_row(at, 100, 4)).into();
        assert_eq!(walked, [0, 0, 2, 2, 4, 4, 4, 1, 96]);
        assert_eq!(window.first_row(1, 2, 4), 0, "the list is shorter than the window");
        assert_eq!(window.first_row(0, 0, 0), 0);
    }

    #[test]
    fn the_selected_row_is_always_on_the_page() {
        for count in 0..30 {
            for height in 1..12 {
                for at in 0..count {
                    let top = first_visible_row(at, count, height);
                    assert!(top <= at && at < top + height, "{at} of {count} in {height}: {top}");
                }
            }
        }
    }
}
