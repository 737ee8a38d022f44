//! The screens, and which lie over another.

use crate::ui::screens::compare::CompareScreen;
use crate::ui::screens::decision_card::DecisionCardScreen;
use crate::ui::screens::history::HistoryScreen;
use crate::ui::screens::matrix::MatrixScreen;
use crate::ui::screens::people::PeopleScreen;
use crate::ui::screens::walk::WalkScreen;

/// Where one is.
#[derive(Debug)]
pub(super) enum Screen {
    Library,
    DecisionCard(DecisionCardScreen),
    Walk(Box<WalkScreen>),
    /// The matrix, over the screen one came from.
    Matrix(MatrixScreen, Box<Screen>),
    /// The history, over the screen one came from.
    History(HistoryScreen, Box<Screen>),
    /// What it is compared with, over the screen one came from.
    Compare(Box<CompareScreen>, Box<Screen>),
    /// Between several people, over the screen one came from.
    People(Box<PeopleScreen>, Box<Screen>),
}

impl Screen {
    /// The screen that this one lies over, where it does.
    pub(super) fn underlying_mut(&mut self) -> Option<&mut Screen> {
        match self {
            Screen::Matrix(_, behind) | Screen::History(_, behind) => Some(behind),
            Screen::Compare(_, behind) | Screen::People(_, behind) => Some(behind),
            Screen::Library | Screen::DecisionCard(_) | Screen::Walk(_) => None,
        }
    }
}
