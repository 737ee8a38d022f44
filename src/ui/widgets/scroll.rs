//! The scroll position of a text that may be longer than the screen.

use std::cell::Cell;

use ratatui::layout::Position;

use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::theme::Role;

use super::canvas::Canvas;
use super::list::{PAGE_ROWS, draw_scroll_marks};

/// The scroll position of a text.
#[derive(Debug, Default)]
pub struct ScrollState {
    top: Cell<usize>,
    /// The maximum position, known from the last drawing. The next scroll limits the position to it; without a scroll
    /// the position stays, so that a screen that shrinks and grows again shows the same lines.
    max_top: Cell<Option<usize>>,
}

impl ScrollState {
    /// Scrolls by a line; returns whether the action scrolls.
    pub fn scroll_by_line(&mut self, action: Action) -> bool {
        matches!(action, Action::Up | Action::Down) && self.scroll(action)
    }

    /// Scrolls by a line, by a page or to an end; returns whether the action scrolls.
    pub fn scroll(&mut self, action: Action) -> bool {
        let at = self.top.get().min(self.max_top.take().unwrap_or(usize::MAX));
        let top = self.top.get_mut();
        *top = match action {
            Action::Up => at.saturating_sub(1),
            Action::Down => at.saturating_add(1),
            Action::PageUp => at.saturating_sub(PAGE_ROWS),
            Action::PageDown => at.saturating_add(PAGE_ROWS),
            Action::First => 0,
            Action::Last => usize::MAX,
            _ => return false,
        };
        true
    }

    /// Returns whether a part of the text is hidden, as far as the last drawing shows.
    pub fn can_scroll(&self) -> bool {
        self.max_top.get() != Some(0)
    }

    /// Returns whether the first line is visible.
    pub fn is_at_top(&self) -> bool {
        self.top.get().min(self.max_top.get().unwrap_or(usize::MAX)) == 0
    }

    /// Returns the first of `count` rows to show in `height` rows, at most the last full page.
    pub fn first_row(&self, count: usize, height: usize) -> usize {
        let most = count.saturating_sub(height);
        self.max_top.set(Some(most));
        self.top.get().min(most)
    }

    /// Scrolls by the smallest distance that makes a row visible.
    pub fn scroll_to(&self, row: usize, height: usize) {
        let top = self.top.get();
        self.top.set(top.clamp((row + 1).saturating_sub(height.max(1)), row));
    }

    /// Draws the visible lines.
    pub fn draw(&self, canvas: &mut Canvas<'_>, lines: &[(SafeText, Role)]) -> Option<Position> {
        let height = usize::from(canvas.height());
        let first = self.first_row(lines.len(), height);
        for (y, (line, role)) in lines.iter().skip(first).take(height).enumerate() {
            canvas.put(2, y as u16, line, *role);
        }
        draw_scroll_marks(canvas, first, lines.len(), height);
        canvas.position(2, 0)
    }
}
