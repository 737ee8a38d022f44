//! An area of the screen to draw on. It accepts only [`SafeText`], clips at its edges and does not panic at any size.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::theme::{Role, Theme};

use super::click_target::{ClickTarget, ClickTargets};

/// An area of the screen; coordinates are relative to its top left corner.
#[derive(Debug)]
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    theme: Theme,
    click_targets: Option<&'a mut ClickTargets>,
}

impl<'a> Canvas<'a> {
    /// Creates a canvas on the intersection of `buffer` and `area`.
    pub fn new(buffer: &'a mut Buffer, area: Rect, theme: Theme) -> Canvas<'a> {
        let area = area.intersection(buffer.area);
        Canvas { buffer, area, theme, click_targets: None }
    }

    /// Sets the list that collects the click targets.
    #[must_use]
    pub fn with_click_targets(self, targets: &'a mut ClickTargets) -> Canvas<'a> {
        Canvas { click_targets: Some(targets), ..self }
    }

    /// Registers a click target on a part of the canvas.
    pub fn add_click_target(&mut self, x: u16, y: u16, width: u16, height: u16, target: ClickTarget) {
        let area = Rect::new(self.area.x.saturating_add(x), self.area.y.saturating_add(y), width, height);
        if let Some(targets) = &mut self.click_targets {
            targets.add(area.intersection(self.area), target);
        }
    }

    /// Registers row `y` as row `row` of a list: a click selects the row, and does `again` if the row is already
    /// selected.
    pub fn add_row_target(&mut self, y: u16, row: usize, is_selected: bool, again: Action) {
        self.add_entry_target((y, 1), row, is_selected, again);
    }

    /// Does the same for an entry with `height` rows.
    pub fn add_entry_target(&mut self, (y, height): (u16, u16), row: usize, is_selected: bool, again: Action) {
        let action = if is_selected { again } else { Action::SelectRow(row) };
        self.add_click_target(0, y, self.area.width, height, ClickTarget::Action(action));
    }

    /// Draws keys and their label, and makes them clickable if there is an `action`. Returns the column after them.
    pub fn put_hint(&mut self, x: u16, y: u16, (keys, words): (&SafeText, &SafeText), action: Option<Action>) -> u16 {
        let end = self.put(x, y, keys, Role::Accent) + 1;
        let end = self.put(end, y, words, Role::Quiet);
        if let Some(action) = action {
            self.add_click_target(x, y, end.saturating_sub(x), 1, ClickTarget::Action(action));
        }
        end
    }

    /// Removes the click targets of everything drawn so far, because the following content covers it.
    pub fn clear_click_targets(&mut self) {
        if let Some(targets) = &mut self.click_targets {
            targets.clear();
        }
    }

    pub fn width(&self) -> u16 {
        self.area.width
    }

    pub fn height(&self) -> u16 {
        self.area.height
    }

    /// Returns a canvas on a part of this canvas.
    pub fn region(&mut self, x: u16, y: u16, width: u16, height: u16) -> Canvas<'_> {
        let corner = (self.area.x.saturating_add(x), self.area.y.saturating_add(y));
        let wanted = Rect::new(corner.0, corner.1, width, height);
        let area = wanted.intersection(self.area);
        Canvas { buffer: self.buffer, area, theme: self.theme, click_targets: self.click_targets.as_deref_mut() }
    }

    /// Draws the mark of the selected row.
    pub fn mark_selected(&mut self, y: u16) {
        self.put(0, y, &SafeText::from_static("▌"), Role::Accent);
    }

    /// Draws a text, cut at the edge; returns the column after it.
    pub fn put(&mut self, x: u16, y: u16, text: &SafeText, role: Role) -> u16 {
        self.put_within(x, y, self.area.width.saturating_sub(x), text, role)
    }

    /// Draws a text in at most `width` columns, cut with `…`; returns the column after it.
    pub fn put_within(&mut self, x: u16, y: u16, width: u16, text: &SafeText, role: Role) -> u16 {
        let width = width.min(self.area.width.saturating_sub(x));
        if y >= self.area.height || width == 0 {
            return x;
        }
        let cut = text.truncate(width.into());
        let style = self.style(role);
        let (end, _) = self.buffer.set_stringn(self.area.x + x, self.area.y + y, cut.as_str(), width.into(), style);
        end - self.area.x
    }

    /// Draws a text that ends before column `right`.
    pub fn put_right(&mut self, right: u16, y: u16, text: &SafeText, role: Role) {
        let width = u16::try_from(text.width()).unwrap_or(u16::MAX);
        self.put(right.saturating_sub(width), y, text, role);
    }

    /// Draws a text in lines of at most `width` columns; returns the row after it.
    pub fn put_wrapped(&mut self, x: u16, y: u16, width: u16, text: &SafeText, role: Role) -> u16 {
        let width = width.min(self.area.width.saturating_sub(x));
        let mut row = y;
        if !text.is_empty() && width > 0 {
            for line in text.wrap(width.into()) {
                self.put(x, row, &line, role);
                row = row.saturating_add(1);
            }
        }
        row
    }

    /// Returns the style of a role, which replaces the previous style of a cell.
    fn style(&self, role: Role) -> Style {
        Style::reset().patch(self.theme.base_style()).patch(self.theme.style(role))
    }

    /// Draws a symbol of one column `count` times.
    pub fn fill(&mut self, x: u16, y: u16, count: u16, symbol: &'static str, role: Role) {
        let style = self.style(role);
        for at in x..x.saturating_add(count).min(self.area.width) {
            if y >= self.area.height {
                return;
            }
            if let Some(cell) = self.buffer.cell_mut(Position::new(self.area.x + at, self.area.y + y)) {
                cell.set_symbol(symbol).set_style(style);
            }
        }
    }

    /// Reverses the colors of `width` columns, for the cursor of a table.
    pub fn reverse(&mut self, x: u16, y: u16, width: u16) {
        for at in x..x.saturating_add(width).min(self.area.width) {
            if y >= self.area.height {
                return;
            }
            if let Some(cell) = self.buffer.cell_mut(Position::new(self.area.x + at, self.area.y + y)) {
                cell.modifier.insert(Modifier::REVERSED);
            }
        }
    }

    /// Clears the canvas, for content that covers the screen.
    pub fn clear(&mut self) {
        for y in 0..self.area.height {
            for x in 0..self.area.width {
                if let Some(cell) = self.buffer.cell_mut(Position::new(self.area.x + x, self.area.y + y)) {
                    cell.reset();
                    cell.set_style(self.theme.base_style());
                }
            }
        }
    }

    /// Converts to a position on the whole screen; `None` outside the canvas.
    pub fn position(&self, x: u16, y: u16) -> Option<Position> {
        let inside = x < self.area.width && y < self.area.height;
        inside.then(|| Position::new(self.area.x + x, self.area.y + y))
    }
}
