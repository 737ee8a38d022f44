//! Mouse input.
//!
//! A click triggers the area that the last frame drew at this position. The wheel scrolls.

use std::time::{Duration, Instant};

use ratatui::layout::Position;

use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::event::{MouseAction, MouseInput};
use crate::ui::keymap::all_bindings;
use crate::ui::widgets::{ClickTarget, FieldInput};

use super::App;

/// The maximum time between the clicks of a double click.
const DOUBLE_CLICK_TIME: Duration = Duration::from_millis(400);
/// The number of lines that one notch of the wheel scrolls a page.
const LINES_PER_SCROLL: usize = 3;

/// The last click, for detecting a double click.
#[derive(Clone, Copy, Debug)]
pub(super) struct Click {
    position: Position,
    time: Instant,
    /// Whether the click performed an action other than a selection.
    performed_action: bool,
}

impl App {
    pub(super) fn handle_mouse(&mut self, mouse: MouseInput) {
        let position = Position::new(mouse.column, mouse.row);
        match mouse.action {
            MouseAction::Press => self.handle_click(position),
            MouseAction::Drag => self.move_text_cursor(position, true),
            MouseAction::ScrollUp => self.handle_scroll(Action::Up),
            MouseAction::ScrollDown => self.handle_scroll(Action::Down),
        }
    }

    fn handle_click(&mut self, position: Position) {
        let now = self.now.instant;
        let previous_click = self
            .last_click
            .take()
            .filter(|click| click.position == position && now.duration_since(click.time) < DOUBLE_CLICK_TIME);
        let Some((_, target)) = self.click_targets.borrow().find(position) else { return };
        let mut performed_action = false;
        match target {
            ClickTarget::Text { .. } if previous_click.is_some() => self.select_word(position),
            ClickTarget::Text { .. } => self.move_text_cursor(position, false),
            // The first click may have changed the screen, so the second click must not trigger the area that is now
            // below the mouse.
            ClickTarget::Action(_) if previous_click.is_some_and(|click| click.performed_action) => {
                performed_action = true
            }
            ClickTarget::Action(action) => {
                performed_action = !matches!(action, Action::SelectRow(_) | Action::SelectCell(..));
                if self.can(action) {
                    self.notice = SafeText::default();
                    self.act(action);
                }
            }
        }
        self.last_click = Some(Click { position, time: now, performed_action });
    }

    /// Returns the row and the column of the text field at a position on the screen.
    fn find_text_position(&self, position: Position) -> Option<(usize, usize)> {
        let (corner, target) = self.click_targets.borrow().find(position)?;
        let ClickTarget::Text { first_row } = target else { return None };
        Some((first_row + usize::from(position.y - corner.y), usize::from(position.x - corner.x)))
    }

    /// Moves the text cursor to a position. `selects` extends the selection to the position.
    fn move_text_cursor(&mut self, position: Position, selects: bool) {
        if let Some((row, column)) = self.find_text_position(position) {
            self.apply_input(FieldInput::MoveCursor { row, column, selects });
        }
    }

    fn select_word(&mut self, position: Position) {
        if let Some((row, column)) = self.find_text_position(position) {
            self.apply_input(FieldInput::SelectWord { row, column });
        }
    }

    /// Performs `Up` or `Down` where they only scroll or select: the wheel never changes an answer.
    fn handle_scroll(&mut self, action: Action) {
        let scopes = self.scopes();
        if self.accepts_text(&scopes) {
            return;
        }
        let bound = |scope| all_bindings().find(move |binding| binding.scope == scope && binding.action == action);
        let Some(binding) = scopes.into_iter().find_map(bound).filter(|_| self.can(action)) else { return };
        let lines = if binding.label_id == "key-scroll" { LINES_PER_SCROLL } else { 1 };
        self.notice = SafeText::default();
        for _ in 0..lines {
            self.act(action);
        }
    }
}
