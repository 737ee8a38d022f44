//! The current screen, and the screens that lie over another screen.

use crate::ui::screens::compare::CompareScreen;
use crate::ui::screens::decision_card::DecisionCardScreen;
use crate::ui::screens::history::HistoryScreen;
use crate::ui::screens::matrix::MatrixScreen;
use crate::ui::screens::people::PeopleScreen;
use crate::ui::screens::walk::WalkScreen;

#[derive(Debug)]
pub(super) enum Screen {
    Library,
    DecisionCard(DecisionCardScreen),
    Walk(Box<WalkScreen>),
    /// The matrix, over the previous screen.
    Matrix(MatrixScreen, Box<Screen>),
    /// The history, over the previous screen.
    History(HistoryScreen, Box<Screen>),
    /// The comparison, over the previous screen.
    Compare(Box<CompareScreen>, Box<Screen>),
    /// The comparison of people, over the previous screen.
    People(Box<PeopleScreen>, Box<Screen>),
}

impl Screen {
    /// Returns the screen below this screen.
    pub(super) fn underlying_mut(&mut self) -> Option<&mut Screen> {
        match self {
            Screen::Matrix(_, behind) | Screen::History(_, behind) => Some(behind),
            Screen::Compare(_, behind) | Screen::People(_, behind) => Some(behind),
            Screen::Library | Screen::DecisionCard(_) | Screen::Walk(_) => None,
        }
    }
}
