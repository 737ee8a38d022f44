//! What lies where on the screen, for the mouse. It is noted while drawing, so that it is what one sees.

use ratatui::layout::{Position, Rect};

use crate::ui::action::Action;

/// What a click means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClickTarget {
    /// An action.
    Action(Action),
    /// A place in the text being written, whose row `top` is the first that is seen.
    Text {
        /// The first row that is seen.
        first_row: usize,
    },
}

/// Every spot of a frame; what was drawn later lies on top.
#[derive(Clone, Debug, Default)]
pub struct ClickTargets(Vec<(Rect, ClickTarget)>);

impl ClickTargets {
    /// What lies at a place, and where its corner is.
    pub fn find(&self, place: Position) -> Option<(Position, ClickTarget)> {
        let (area, spot) = self.0.iter().rev().find(|(area, _)| area.contains(place))?;
        Some((area.as_position(), *spot))
    }

    /// Notes what lies on an area.
    pub(super) fn add(&mut self, area: Rect, spot: ClickTarget) {
        self.0.push((area, spot));
    }

    /// Something lies over everything so far.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
