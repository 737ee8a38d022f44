//! Drawing of a text field.

use ratatui::layout::Position;

use crate::text::SafeText;
use crate::ui::theme::Role;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::click_target::ClickTarget;

use super::TextField;
use super::layout::{PlacedGrapheme, TextLayout};

impl TextField {
    /// Returns the number of rows in `width` columns.
    pub fn row_count(&self, width: u16) -> u16 {
        u16::try_from(TextLayout::new(self.text(), width, self.is_multiline).end.0 + 1).unwrap_or(u16::MAX)
    }

    /// Draws the text over all rows of `canvas`; returns the position of the cursor. With [`Role::Field`] the person
    /// types in the text, and the rows are scrolled to the cursor. Otherwise the rows show the beginning, and `…` says
    /// that the text continues.
    pub fn draw(&self, canvas: &mut Canvas<'_>, role: Role) -> Option<Position> {
        self.drawn_size.set((canvas.width(), canvas.height()));
        let layout = self.layout();
        let (row, column) = layout.cursor_position(self.input.cursor());
        let height = usize::from(canvas.height());
        if height == 0 {
            return None;
        }
        let is_active = role == Role::Field;
        let top = if is_active { (row + 1).saturating_sub(height) } else { 0 };
        fill_background(canvas, role);
        if role == Role::Field {
            canvas.add_click_target(0, 0, canvas.width(), canvas.height(), ClickTarget::Text { first_row: top });
        }
        let to_u16 = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
        let selected = self.selection().filter(|_| role == Role::Field).unwrap_or(0..0);
        for piece in layout.pieces.iter().filter(|piece| (top..top + height).contains(&piece.row)) {
            let (x, y) = (to_u16(piece.column), to_u16(piece.row - top));
            canvas.put(x, y, &piece.text, role);
            if selected.contains(&piece.char_index) {
                // A selected line break is visible too.
                canvas.reverse(x, y, to_u16(piece.text.width().max(1)));
            }
        }
        let continues = |piece: &PlacedGrapheme| piece.row >= height && !piece.text.as_str().trim().is_empty();
        if !is_active && layout.pieces.iter().any(continues) {
            let last = layout.pieces.iter().rfind(|piece| piece.row + 1 == height);
            let end = last.map_or(0, |piece| to_u16(piece.column + piece.text.width()));
            let x = if end < canvas.width() { end } else { last.map_or(0, |piece| to_u16(piece.column)) };
            let x = x.min(canvas.width().saturating_sub(1));
            canvas.fill(x, canvas.height() - 1, canvas.width() - x, " ", role);
            canvas.put(x, canvas.height() - 1, &SafeText::from_static("…"), role);
        }
        let y = to_u16(row.saturating_sub(top)).min(canvas.height().saturating_sub(1));
        canvas.position(to_u16(column).min(canvas.width().saturating_sub(1)), y)
    }
}

/// Fills the background, so that an empty field is visible.
fn fill_background(canvas: &mut Canvas<'_>, role: Role) {
    for row in 0..canvas.height() {
        canvas.fill(0, row, canvas.width(), " ", role);
    }
}
