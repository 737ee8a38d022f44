//! Mouse input.
//!
//! A click triggers the area that the last frame drew at this position. The wheel scrolls.

use std::time::{Duration, Instant};

use ratatui::layout::Position;

use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::event::{MouseAction, MouseInput};
use crate::ui::keymap::BINDINGS;
use crate::ui::widgets::{ClickTarget, FieldInput};

use super::{App, Screen};

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
        let at = Position::new(mouse.column, mouse.row);
        match mouse.action {
            MouseAction::Press => self.handle_click(at),
            MouseAction::Drag => self.move_text_cursor(at, true),
            MouseAction::ScrollUp => self.handle_scroll(Action::Up),
            MouseAction::ScrollDown => self.handle_scroll(Action::Down),
        }
    }

    fn handle_click(&mut self, at: Position) {
        let now = self.now.instant;
        let before = self
            .last_click
            .take()
            .filter(|click| click.position == at && now.duration_since(click.time) < DOUBLE_CLICK_TIME);
        let Some((_, spot)) = self.click_targets.borrow().find(at) else { return };
        let mut did = false;
        match spot {
            ClickTarget::Text { .. } if before.is_some() => self.select_word(at),
            ClickTarget::Text { .. } => self.move_text_cursor(at, false),
            // The first click may have changed the screen, so the second click must not trigger the area that is now
            // below the mouse.
            ClickTarget::Action(_) if before.is_some_and(|click| click.performed_action) => did = true,
            ClickTarget::Action(action) => {
                did = !matches!(action, Action::SelectRow(_) | Action::SelectCell(..));
                if self.can(action) {
                    self.notice = SafeText::default();
                    self.act(action);
                }
            }
        }
        self.last_click = Some(Click { position: at, time: now, performed_action: did });
    }

    /// Returns the row and the column of the text field at a position on the screen.
    fn find_text_position(&self, at: Position) -> Option<(usize, usize)> {
        let (corner, spot) = self.click_targets.borrow().find(at)?;
        let ClickTarget::Text { first_row: top } = spot else { return None };
        Some((top + usize::from(at.y - corner.y), usize::from(at.x - corner.x)))
    }

    /// Moves the text cursor to a position. `selects` extends the selection to the position.
    fn move_text_cursor(&mut self, at: Position, selects: bool) {
        if let Some((row, column)) = self.find_text_position(at) {
            self.apply_input(FieldInput::MoveCursor { row, column, selects });
        }
    }

    fn select_word(&mut self, at: Position) {
        if let Some((row, column)) = self.find_text_position(at) {
            self.apply_input(FieldInput::SelectWord { row, column });
        }
    }

    /// Performs `Up` or `Down` where they only scroll or select: the wheel never changes an answer.
    fn handle_scroll(&mut self, action: Action) {
        let scopes = self.scopes();
        let holds = self.overlays.is_empty() && matches!(&self.screen, Screen::Walk(walk) if walk.is_moving_item());
        if self.accepts_text(&scopes) || holds {
            return;
        }
        let bound = |scope| BINDINGS.iter().find(move |binding| binding.scope == scope && binding.action == action);
        let Some(binding) = scopes.into_iter().find_map(bound).filter(|_| self.can(action)) else { return };
        let lines = if binding.label_id == "key-scroll" { LINES_PER_SCROLL } else { 1 };
        self.notice = SafeText::default();
        for _ in 0..lines {
            self.act(action);
        }
    }
}
