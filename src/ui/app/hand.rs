//! The mouse: a click means what lies under it, as it was noted while drawing; the wheel is up and down.

use std::time::{Duration, Instant};

use ratatui::layout::Position;

use crate::text::Shown;
use crate::ui::action::Action;
use crate::ui::event::{Hand, Mouse};
use crate::ui::keymap::BINDINGS;
use crate::ui::widgets::{Spot, Stroke};

use super::{App, Screen};

/// Two clicks on one place within this time belong together.
const DOUBLE: Duration = Duration::from_millis(400);
/// So many lines of a page go by with one notch of the wheel.
const LINES: usize = 3;

/// A click, for knowing whether the next belongs to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Click {
    at: Position,
    when: Instant,
    /// Whether something was done, rather than selected.
    did: bool,
}

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        let at = Position::new(mouse.column, mouse.row);
        match mouse.hand {
            Hand::Click => self.click(at),
            Hand::Drag => self.point(at, true),
            Hand::WheelUp => self.wheel(Action::Up),
            Hand::WheelDown => self.wheel(Action::Down),
        }
    }

    fn click(&mut self, at: Position) {
        let now = self.now.instant;
        let before = self.clicked.take().filter(|click| click.at == at && now.duration_since(click.when) < DOUBLE);
        let Some((_, spot)) = self.spots.borrow().at(at) else { return };
        let mut did = false;
        match spot {
            Spot::Text { .. } if before.is_some() => self.select_word(at),
            Spot::Text { .. } => self.point(at, false),
            // The second half of a double click is not for what has come under it meanwhile.
            Spot::Act(_) if before.is_some_and(|click| click.did) => did = true,
            Spot::Act(action) => {
                did = !matches!(action, Action::Row(_) | Action::Cell(..));
                if self.can(action) {
                    self.notice = Shown::default();
                    self.act(action);
                }
            }
        }
        self.clicked = Some(Click { at, when: now, did });
    }

    /// The row and the column of a place on the text being written.
    fn in_text(&self, at: Position) -> Option<(usize, usize)> {
        let (corner, spot) = self.spots.borrow().at(at)?;
        let Spot::Text { top } = spot else { return None };
        Some((top + usize::from(at.y - corner.y), usize::from(at.x - corner.x)))
    }

    /// Puts the cursor there; with the button held what lies between is selected.
    fn point(&mut self, at: Position, selects: bool) {
        if let Some((row, column)) = self.in_text(at) {
            self.write(Stroke::Point { row, column, selects });
        }
    }

    fn select_word(&mut self, at: Position) {
        if let Some((row, column)) = self.in_text(at) {
            self.write(Stroke::Word { row, column });
        }
    }

    /// One up or down where that only looks further; the wheel never changes an answer.
    fn wheel(&mut self, action: Action) {
        let scopes = self.scopes();
        let holds = self.layers.is_empty() && matches!(&self.screen, Screen::Walk(walk) if walk.holds_something());
        if self.takes_text(&scopes) || holds {
            return;
        }
        let bound = |scope| BINDINGS.iter().find(move |binding| binding.scope == scope && binding.action == action);
        let Some(binding) = scopes.into_iter().find_map(bound).filter(|_| self.can(action)) else { return };
        let lines = if binding.words == "key-scroll" { LINES } else { 1 };
        self.notice = Shown::default();
        for _ in 0..lines {
            self.act(action);
        }
    }
}
