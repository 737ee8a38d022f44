//! The table of all key bindings: scope, keys, action and label.
//!
//! The tables are separate because they are data: a new key needs a row there and no code.

mod everywhere;
mod library;
mod overlays;
mod questions;
mod screens;
mod text;
mod weights;

use crate::ui::action::Action;
use crate::ui::event::{KeyName, KeyPress};

use super::{Binding, Scope};

use everywhere::EVERYWHERE;
use library::LIBRARY;
use overlays::OVERLAYS;
use questions::QUESTIONS;
use screens::SCREENS;
use text::TEXT;
use weights::WEIGHTS;

const fn visible(scope: Scope, keys: &'static [KeyPress], action: Action, label_id: &'static str) -> Binding {
    Binding { scope, keys, action, label_id, is_in_footer: true }
}

const fn hidden(scope: Scope, keys: &'static [KeyPress], action: Action, label_id: &'static str) -> Binding {
    Binding { scope, keys, action, label_id, is_in_footer: false }
}

const UP: &[KeyPress] = &[KeyPress::new(KeyName::Up), KeyPress::char('k')];
const DOWN: &[KeyPress] = &[KeyPress::new(KeyName::Down), KeyPress::char('j')];
const LEFT: &[KeyPress] = &[KeyPress::new(KeyName::Left), KeyPress::char('h')];
const RIGHT: &[KeyPress] = &[KeyPress::new(KeyName::Right), KeyPress::char('l')];
const FIRST: &[KeyPress] = &[KeyPress::char('g'), KeyPress::new(KeyName::Home)];
const LAST: &[KeyPress] = &[KeyPress::char('G'), KeyPress::new(KeyName::End)];
const PAGE_UP: &[KeyPress] = &[KeyPress::new(KeyName::PageUp)];
const PAGE_DOWN: &[KeyPress] = &[KeyPress::new(KeyName::PageDown)];
const ENTER: &[KeyPress] = &[KeyPress::new(KeyName::Enter)];
const ESC: &[KeyPress] = &[KeyPress::new(KeyName::Esc)];
const SPACE: &[KeyPress] = &[KeyPress::char(' ')];

/// Keys that a text field handles itself and that the help page lists because few users know them.
const MOVE_BY_WORD: &[KeyPress] = &[KeyPress::with_ctrl(KeyName::Left), KeyPress::with_ctrl(KeyName::Right)];
const EXTEND_SELECTION: &[KeyPress] = &[
    KeyPress::with_shift(KeyName::Left),
    KeyPress::with_shift(KeyName::Right),
    KeyPress::with_shift(KeyName::Up),
    KeyPress::with_shift(KeyName::Down),
];

/// The tables of all bindings. A key has at most one binding per scope.
const TABLES: [&[Binding]; 7] = [LIBRARY, SCREENS, QUESTIONS, WEIGHTS, TEXT, OVERLAYS, EVERYWHERE];

/// Returns every binding.
pub fn all_bindings() -> impl Iterator<Item = &'static Binding> + Clone {
    TABLES.into_iter().flatten()
}
