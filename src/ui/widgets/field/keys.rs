//! The keys of a text field. The key table shows only the less common ones.

use tui_input::InputRequest;

use crate::ui::event::{KeyName, KeyPress};

/// Returns the character that a key types.
pub(super) fn typed_char(key: KeyPress) -> Option<char> {
    match key {
        KeyPress { name: KeyName::Char(c), ctrl: false, alt: false, .. } => Some(c),
        _ => None,
    }
}

/// Returns whether a request deletes text.
pub(super) fn is_deletion(request: InputRequest) -> bool {
    use InputRequest::{
        DeleteFromStart, DeleteNextChar, DeleteNextWord, DeletePrevChar, DeletePrevWord, DeleteTillEnd,
    };
    matches!(
        request,
        DeletePrevChar | DeleteNextChar | DeletePrevWord | DeleteNextWord | DeleteFromStart | DeleteTillEnd
    )
}

/// Returns the movement or the deletion of a key. The field itself handles the keys that move by rows: up, down,
/// Home, End.
pub(super) fn to_input_request(key: KeyPress) -> Option<InputRequest> {
    Some(match (key.name, key.ctrl, key.alt) {
        (KeyName::Char('a'), true, false) => InputRequest::GoToStart,
        (KeyName::Char('e'), true, false) => InputRequest::GoToEnd,
        (KeyName::Char('b'), true, false) => InputRequest::GoToPrevChar,
        (KeyName::Char('f'), true, false) => InputRequest::GoToNextChar,
        (KeyName::Char('w'), true, false) => InputRequest::DeletePrevWord,
        (KeyName::Char('u'), true, false) => InputRequest::DeleteFromStart,
        (KeyName::Char('k'), true, false) => InputRequest::DeleteTillEnd,
        (KeyName::Char('h'), true, false) => InputRequest::DeletePrevChar,
        (KeyName::Char('d'), true, false) => InputRequest::DeleteNextChar,
        (KeyName::Char('b'), false, true) => InputRequest::GoToPrevWord,
        (KeyName::Char('f'), false, true) => InputRequest::GoToNextWord,
        (KeyName::Char('d'), false, true) => InputRequest::DeleteNextWord,
        (KeyName::Backspace, false, false) => InputRequest::DeletePrevChar,
        (KeyName::Backspace, ..) => InputRequest::DeletePrevWord,
        (KeyName::Delete, false, false) => InputRequest::DeleteNextChar,
        (KeyName::Delete, ..) => InputRequest::DeleteNextWord,
        (KeyName::Left, false, false) => InputRequest::GoToPrevChar,
        (KeyName::Left, ..) => InputRequest::GoToPrevWord,
        (KeyName::Right, false, false) => InputRequest::GoToNextChar,
        (KeyName::Right, ..) => InputRequest::GoToNextWord,
        (KeyName::Home, ..) => InputRequest::GoToStart,
        (KeyName::End, ..) => InputRequest::GoToEnd,
        _ => return None,
    })
}
