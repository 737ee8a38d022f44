//! The keys that are active everywhere.

use crate::ui::action::Action;
use crate::ui::event::{KeyName, KeyPress};
use crate::ui::keymap::{Binding, Scope};

use super::{hidden, visible};

pub(super) const EVERYWHERE: &[Binding] = &[
    // Every scope.
    hidden(Scope::Global, &[], Action::Export, "key-export"),
    hidden(Scope::Global, &[KeyPress::char('u')], Action::Undo, "key-undo"),
    hidden(Scope::Global, &[KeyPress::ctrl('r')], Action::Redo, "key-redo"),
    hidden(Scope::Global, &[KeyPress::char(':'), KeyPress::ctrl('p')], Action::Palette, "key-palette"),
    hidden(Scope::Global, &[KeyPress::new(KeyName::F(2))], Action::ToggleHints, "key-hints"),
    hidden(Scope::Global, &[KeyPress::new(KeyName::F(3))], Action::NextTheme, "key-theme"),
    hidden(Scope::Global, &[KeyPress::char('L')], Action::ToggleEncryption, "key-lock"),
    hidden(Scope::Global, &[KeyPress::new(KeyName::F(8))], Action::ForgetPassphrase, "key-forget"),
    hidden(Scope::Global, &[KeyPress::new(KeyName::F(6))], Action::TogglePresenting, "key-present"),
    hidden(Scope::Global, &[KeyPress::new(KeyName::F(7))], Action::ToggleHandOver, "key-hand-over"),
    hidden(Scope::Global, &[KeyPress::new(KeyName::F(9))], Action::PrivateNotes, "key-private"),
    hidden(Scope::Global, &[KeyPress::ctrl('c')], Action::Quit, "key-save-and-leave"),
    hidden(Scope::Global, &[KeyPress::ctrl('z')], Action::Suspend, "key-suspend"),
    hidden(Scope::Global, &[KeyPress::ctrl('l')], Action::NextLanguage, "key-language"),
    hidden(Scope::Global, &[], Action::TranslateTexts, "key-translate-texts"),
    visible(Scope::Global, &[KeyPress::char('?'), KeyPress::new(KeyName::F(1))], Action::Help, "key-help"),
];
