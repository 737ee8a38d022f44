//! The keys of text fields, and of every scope in which letters are text.

use crate::ui::action::Action;
use crate::ui::event::{KeyName, KeyPress};
use crate::ui::keymap::{Binding, Scope};

use super::{ENTER, ESC, EXTEND_SELECTION, MOVE_BY_WORD, hidden, visible};

pub(super) const TEXT: &[Binding] = &[
    // Text field.
    visible(Scope::TextField, ENTER, Action::Next, "key-next"),
    hidden(
        Scope::TextField,
        &[KeyPress::new(KeyName::Tab), KeyPress::new(KeyName::Down)],
        Action::NextField,
        "key-next-field",
    ),
    hidden(Scope::TextField, &[KeyPress::new(KeyName::Up)], Action::Up, "key-field-before"),
    visible(Scope::TextField, &[KeyPress::new(KeyName::BackTab)], Action::Back, "key-back"),
    visible(Scope::TextField, &[KeyPress::new(KeyName::F(5))], Action::OtherFacts, "key-other-facts"),
    visible(Scope::TextField, ESC, Action::Leave, "key-leave-field"),
    // Offered draft.
    visible(Scope::OfferedDraft, &[KeyPress::new(KeyName::Tab)], Action::UseDraft, "key-use-draft"),
    // Every scope in which letters are text. The text field itself handles the keys of `Action::TextInput`.
    visible(Scope::TextEditing, &[KeyPress::new(KeyName::F(4)), KeyPress::ctrl('g')], Action::OpenEditor, "key-editor"),
    hidden(Scope::TextEditing, MOVE_BY_WORD, Action::TextInput, "key-by-word"),
    hidden(Scope::TextEditing, EXTEND_SELECTION, Action::TextInput, "key-select"),
    hidden(Scope::TextEditing, &[KeyPress::ctrl('w')], Action::TextInput, "key-delete-word"),
    hidden(Scope::TextEditing, &[KeyPress::ctrl('u'), KeyPress::ctrl('k')], Action::TextInput, "key-delete-rest"),
    hidden(Scope::TextEditing, &[KeyPress::ctrl('y')], Action::CopyText, "key-copy-text"),
    hidden(
        Scope::TextEditing,
        &[KeyPress::with_alt(KeyName::Char('u')), KeyPress::ctrl('_')],
        Action::UndoText,
        "key-undo",
    ),
    hidden(Scope::TextEditing, &[KeyPress::ctrl('r')], Action::RedoText, "key-redo"),
    hidden(
        Scope::TextEditing,
        &[KeyPress::ctrl('j'), KeyPress::with_alt(KeyName::Enter)],
        Action::InsertLineBreak,
        "key-break-line",
    ),
];
