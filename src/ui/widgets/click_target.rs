//! The click targets of a frame, for the mouse. Drawing registers them, so that a click acts on what is visible.

use ratatui::layout::{Position, Rect};

use crate::ui::action::Action;

/// The meaning of a click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClickTarget {
    Action(Action),
    /// A position in the text field in use.
    Text {
        /// The first visible row of the text.
        first_row: usize,
    },
}

/// The click targets of a frame; later ones cover earlier ones.
#[derive(Clone, Debug, Default)]
pub struct ClickTargets(Vec<(Rect, ClickTarget)>);

impl ClickTargets {
    /// Returns the target at a position, and the top left corner of its area.
    pub fn find(&self, position: Position) -> Option<(Position, ClickTarget)> {
        let (area, target) = self.0.iter().rev().find(|(area, _)| area.contains(position))?;
        Some((area.as_position(), *target))
    }

    /// Registers a target.
    pub(super) fn add(&mut self, area: Rect, target: ClickTarget) {
        self.0.push((area, target));
    }

    /// Removes all targets, because other content covers them.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
