//! The keys of the library and of its menus.

use crate::ui::action::Action;
use crate::ui::event::{KeyName, KeyPress};
use crate::ui::keymap::{Binding, Scope};

use super::{DOWN, ENTER, ESC, FIRST, LAST, PAGE_DOWN, PAGE_UP, UP, hidden, visible};

pub(super) const LIBRARY: &[Binding] = &[
    // Library.
    visible(Scope::Library, ENTER, Action::Open, "key-open"),
    visible(Scope::Library, &[KeyPress::char('n')], Action::New, "key-new"),
    visible(Scope::Library, &[KeyPress::char('/')], Action::Search, "key-search"),
    visible(Scope::Library, &[KeyPress::new(KeyName::Tab)], Action::ToggleGroupByClient, "key-by-client"),
    visible(Scope::Library, &[KeyPress::char('q')], Action::Quit, "key-quit"),
    visible(Scope::Library, &[KeyPress::char('D')], Action::Duplicate, "key-duplicate"),
    hidden(Scope::Library, &[KeyPress::char('e')], Action::Rename, "key-rename"),
    visible(Scope::Library, &[KeyPress::char('x'), KeyPress::new(KeyName::Delete)], Action::Trash, "key-trash"),
    hidden(Scope::Library, &[KeyPress::char('p')], Action::ClientPage, "key-client"),
    hidden(Scope::Library, &[KeyPress::char('E')], Action::AssignClient, "key-assign"),
    hidden(Scope::Library, &[KeyPress::char('a')], Action::ToggleArchive, "key-archive"),
    hidden(Scope::Library, &[KeyPress::char('A')], Action::ToggleShowArchived, "key-show-archived"),
    hidden(Scope::Library, &[KeyPress::char('L')], Action::ToggleEncryption, "key-lock"),
    hidden(Scope::Library, &[KeyPress::char('c')], Action::ShowCalibration, "key-how-sure"),
    hidden(Scope::Library, &[KeyPress::char('C')], Action::Compare, "key-compare"),
    hidden(Scope::Library, UP, Action::Up, "key-move"),
    hidden(Scope::Library, DOWN, Action::Down, "key-move"),
    hidden(Scope::Library, PAGE_UP, Action::PageUp, "key-page"),
    hidden(Scope::Library, PAGE_DOWN, Action::PageDown, "key-page"),
    hidden(Scope::Library, FIRST, Action::First, "key-ends"),
    hidden(Scope::Library, LAST, Action::Last, "key-ends"),
    hidden(Scope::Library, ESC, Action::Leave, "key-show-all"),
    // Client page.
    visible(Scope::ClientPage, ENTER, Action::Open, "key-open"),
    visible(Scope::ClientPage, &[KeyPress::char('n')], Action::New, "key-new-for"),
    hidden(Scope::ClientPage, UP, Action::Up, "key-move"),
    hidden(Scope::ClientPage, DOWN, Action::Down, "key-move"),
    hidden(Scope::ClientPage, PAGE_UP, Action::PageUp, "key-page"),
    hidden(Scope::ClientPage, PAGE_DOWN, Action::PageDown, "key-page"),
    hidden(Scope::ClientPage, FIRST, Action::First, "key-ends"),
    hidden(Scope::ClientPage, LAST, Action::Last, "key-ends"),
    visible(Scope::ClientPage, ESC, Action::Leave, "key-library"),
    // Search hits.
    visible(Scope::SearchHits, ENTER, Action::Open, "key-open"),
    visible(Scope::SearchHits, &[KeyPress::char('/')], Action::Search, "key-search"),
    hidden(Scope::SearchHits, UP, Action::Up, "key-move"),
    hidden(Scope::SearchHits, DOWN, Action::Down, "key-move"),
    hidden(Scope::SearchHits, PAGE_UP, Action::PageUp, "key-page"),
    hidden(Scope::SearchHits, PAGE_DOWN, Action::PageDown, "key-page"),
    hidden(Scope::SearchHits, FIRST, Action::First, "key-ends"),
    hidden(Scope::SearchHits, LAST, Action::Last, "key-ends"),
    visible(Scope::SearchHits, ESC, Action::Leave, "key-leave"),
    // Template menu.
    visible(Scope::TemplateMenu, UP, Action::Up, "key-choose"),
    visible(Scope::TemplateMenu, DOWN, Action::Down, "key-choose"),
    visible(Scope::TemplateMenu, ENTER, Action::Open, "key-begin"),
    visible(Scope::TemplateMenu, ESC, Action::Leave, "key-close"),
    visible(Scope::TemplateMenu, &[KeyPress::char('q')], Action::Quit, "key-quit"),
    // Copy of a deliberation.
    visible(Scope::DuplicateMenu, UP, Action::Up, "key-choose"),
    visible(Scope::DuplicateMenu, DOWN, Action::Down, "key-choose"),
    visible(Scope::DuplicateMenu, ENTER, Action::Open, "key-duplicate"),
    visible(Scope::DuplicateMenu, ESC, Action::Leave, "key-close"),
    // Search field of the library.
    visible(Scope::LibrarySearch, ENTER, Action::SearchFullText, "key-seek"),
    visible(
        Scope::LibrarySearch,
        &[KeyPress::new(KeyName::Down), KeyPress::new(KeyName::Tab)],
        Action::NextField,
        "key-to-list",
    ),
    visible(Scope::LibrarySearch, ESC, Action::Leave, "key-show-all"),
];
