//! The keys of the overlays.

use crate::ui::action::Action;
use crate::ui::event::{KeyName, KeyPress};
use crate::ui::keymap::{Binding, Scope};

use super::{DOWN, ENTER, ESC, FIRST, LAST, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, SPACE, UP, hidden, visible};

pub(super) const OVERLAYS: &[Binding] = &[
    // Prompt.
    visible(Scope::Prompt, ENTER, Action::Next, "key-take"),
    hidden(Scope::Prompt, &[KeyPress::new(KeyName::Tab)], Action::NextField, "key-complete"),
    visible(Scope::Prompt, ESC, Action::Leave, "key-cancel"),
    // Passphrase.
    visible(Scope::Passphrase, ENTER, Action::Next, "key-take"),
    visible(Scope::Passphrase, ESC, Action::Leave, "key-cancel"),
    // Search field of the help page.
    visible(Scope::HelpSearch, ENTER, Action::Next, "key-go-there"),
    visible(
        Scope::HelpSearch,
        &[KeyPress::new(KeyName::Down), KeyPress::new(KeyName::Tab)],
        Action::NextField,
        "key-move",
    ),
    visible(Scope::HelpSearch, &[KeyPress::new(KeyName::Up)], Action::Up, "key-move"),
    visible(Scope::HelpSearch, ESC, Action::Leave, "key-show-all"),
    // Palette.
    visible(Scope::Palette, ENTER, Action::Open, "key-do-it"),
    visible(Scope::Palette, &[KeyPress::new(KeyName::Up)], Action::Up, "key-choose"),
    visible(Scope::Palette, &[KeyPress::new(KeyName::Down)], Action::Down, "key-choose"),
    hidden(Scope::Palette, PAGE_UP, Action::PageUp, "key-page"),
    hidden(Scope::Palette, PAGE_DOWN, Action::PageDown, "key-page"),
    visible(Scope::Palette, &[KeyPress::new(KeyName::Esc), KeyPress::ctrl('p')], Action::Leave, "key-close"),
    // Private notes.
    visible(
        Scope::PrivateNotes,
        &[KeyPress::new(KeyName::Esc), KeyPress::new(KeyName::Enter)],
        Action::Next,
        "key-keep-notes",
    ),
    visible(Scope::PrivateNotes, &[KeyPress::new(KeyName::Tab)], Action::NextField, "key-next-note"),
    visible(Scope::PrivateNotes, &[KeyPress::new(KeyName::BackTab)], Action::Back, "key-next-note"),
    // Confirmation.
    visible(Scope::Confirm, &[KeyPress::char('y'), KeyPress::char('o')], Action::Yes, "key-yes"),
    visible(
        Scope::Confirm,
        &[KeyPress::char('n'), KeyPress::new(KeyName::Esc), KeyPress::new(KeyName::Enter)],
        Action::No,
        "key-no",
    ),
    // Recovery.
    visible(Scope::Recovery, ENTER, Action::RecoverUnsaved, "key-recover"),
    visible(Scope::Recovery, &[KeyPress::char('x')], Action::DiscardUnsaved, "key-discard"),
    visible(Scope::Recovery, ESC, Action::Leave, "key-later"),
    // Save problem.
    visible(Scope::SaveProblem, &[KeyPress::char('T')], Action::TakeOver, "key-take-over"),
    visible(Scope::SaveProblem, &[KeyPress::char('S')], Action::SaveCopy, "key-save-copy"),
    // Help page.
    visible(Scope::Help, UP, Action::Up, "key-scroll"),
    visible(Scope::Help, DOWN, Action::Down, "key-scroll"),
    hidden(Scope::Help, PAGE_UP, Action::PageUp, "key-page"),
    hidden(Scope::Help, PAGE_DOWN, Action::PageDown, "key-page"),
    hidden(Scope::Help, FIRST, Action::First, "key-ends"),
    hidden(Scope::Help, LAST, Action::Last, "key-ends"),
    visible(Scope::Help, &[KeyPress::char('/')], Action::Search, "key-search"),
    visible(
        Scope::Help,
        &[KeyPress::new(KeyName::Esc), KeyPress::char('q'), KeyPress::char('?'), KeyPress::new(KeyName::F(1))],
        Action::Leave,
        "key-close",
    ),
    // Page of text.
    visible(Scope::Page, UP, Action::Up, "key-scroll"),
    visible(Scope::Page, DOWN, Action::Down, "key-scroll"),
    hidden(Scope::Page, PAGE_UP, Action::PageUp, "key-page"),
    hidden(Scope::Page, PAGE_DOWN, Action::PageDown, "key-page"),
    hidden(Scope::Page, FIRST, Action::First, "key-ends"),
    hidden(Scope::Page, LAST, Action::Last, "key-ends"),
    visible(Scope::Page, &[KeyPress::new(KeyName::Esc), KeyPress::char('q')], Action::Leave, "key-close"),
    // Pasted list.
    visible(Scope::PastedList, ENTER, Action::Next, "key-add-them"),
    visible(Scope::PastedList, SPACE, Action::Toggle, "key-toggle"),
    visible(Scope::PastedList, LEFT, Action::Left, "key-as-options"),
    visible(Scope::PastedList, RIGHT, Action::Right, "key-as-options"),
    hidden(Scope::PastedList, UP, Action::Up, "key-move"),
    hidden(Scope::PastedList, DOWN, Action::Down, "key-move"),
    hidden(Scope::PastedList, FIRST, Action::First, "key-ends"),
    hidden(Scope::PastedList, LAST, Action::Last, "key-ends"),
    visible(Scope::PastedList, ESC, Action::Leave, "key-cancel"),
    // Export.
    visible(Scope::Export, ENTER, Action::Next, "key-write-report"),
    visible(Scope::Export, UP, Action::Up, "key-choose"),
    visible(Scope::Export, DOWN, Action::Down, "key-choose"),
    visible(Scope::Export, LEFT, Action::Left, "key-set"),
    visible(Scope::Export, RIGHT, Action::Right, "key-set"),
    hidden(Scope::Export, SPACE, Action::Toggle, "key-set"),
    hidden(Scope::Export, &[KeyPress::new(KeyName::Tab)], Action::NextField, "key-choose"),
    visible(Scope::Export, ESC, Action::Leave, "key-cancel"),
    visible(Scope::Export, PAGE_UP, Action::PageUp, "key-page"),
    visible(Scope::Export, PAGE_DOWN, Action::PageDown, "key-page"),
    visible(Scope::ExportPath, ENTER, Action::Next, "key-write-report"),
    visible(Scope::ExportPath, &[KeyPress::new(KeyName::Up)], Action::Up, "key-choose"),
    visible(Scope::ExportPath, &[KeyPress::new(KeyName::Down)], Action::Down, "key-choose"),
    hidden(Scope::ExportPath, &[KeyPress::new(KeyName::Tab)], Action::NextField, "key-choose"),
    visible(Scope::ExportPath, ESC, Action::Leave, "key-cancel"),
    hidden(Scope::ExportPath, PAGE_UP, Action::PageUp, "key-page"),
    hidden(Scope::ExportPath, PAGE_DOWN, Action::PageDown, "key-page"),
];
