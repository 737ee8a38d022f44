//! The screens, and which lie over another.

use crate::ui::screens::card::Card;
use crate::ui::screens::compare::Compare;
use crate::ui::screens::history::History;
use crate::ui::screens::matrix::Matrix;
use crate::ui::screens::people::People;
use crate::ui::screens::walk::Walk;

/// Where one is.
#[derive(Debug)]
pub(super) enum Screen {
    Library,
    Card(Card),
    Walk(Box<Walk>),
    /// The matrix, over the screen one came from.
    Matrix(Matrix, Box<Screen>),
    /// The history, over the screen one came from.
    History(History, Box<Screen>),
    /// What it is compared with, over the screen one came from.
    Compare(Box<Compare>, Box<Screen>),
    /// Between several people, over the screen one came from.
    People(Box<People>, Box<Screen>),
}

impl Screen {
    /// The screen that this one lies over, where it does.
    pub(super) fn behind(&mut self) -> Option<&mut Screen> {
        match self {
            Screen::Matrix(_, behind) | Screen::History(_, behind) => Some(behind),
            Screen::Compare(_, behind) | Screen::People(_, behind) => Some(behind),
            Screen::Library | Screen::Card(_) | Screen::Walk(_) => None,
        }
    }
}
