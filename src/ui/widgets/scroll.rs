//! A text that may be longer than the screen.

use std::cell::Cell;

use ratatui::layout::Position;

use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::theme::Role;

use super::canvas::Canvas;
use super::list::{PAGE_ROWS, draw_scroll_marks};

/// How far a text is scrolled.
#[derive(Debug, Default)]
pub struct ScrollState {
    top: Cell<usize>,
    /// How far it can be, known since it was drawn last: presses past the end are forgotten with the next one, and a
    /// screen that grows and shrinks again is where it was.
    max_top: Cell<Option<usize>>,
}

impl ScrollState {
    /// Scrolls by a line; whether it was an action that does.
    pub fn scroll_by_line(&mut self, action: Action) -> bool {
        matches!(action, Action::Up | Action::Down) && self.scroll(action)
    }

    /// Scrolls by a line, by a page or to an end, where all of these mean the text; whether the action was one of them.
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

    /// Whether nothing stands above what is in sight.
    pub fn is_at_top(&self) -> bool {
        self.top.get().min(self.max_top.get().unwrap_or(usize::MAX)) == 0
    }

    /// The first of `count` rows to show in `height`: no further down than the last of them.
    pub fn first_row(&self, count: usize, height: usize) -> usize {
        let most = count.saturating_sub(height);
        self.max_top.set(Some(most));
        self.top.get().min(most)
    }

    /// Scrolls as little as brings a row into sight.
    pub fn scroll_to(&self, row: usize, height: usize) {
        let top = self.top.get();
        self.top.set(top.clamp((row + 1).saturating_sub(height.max(1)), row));
    }

    /// Draws the lines that are in sight.
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
