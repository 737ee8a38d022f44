//! What keys do in a text. The key table names those that not everybody knows.

use tui_input::InputRequest;

use crate::ui::event::{Code, Key};

/// The letter a key writes.
pub(super) fn plain_char(key: Key) -> Option<char> {
    match key {
        Key { code: Code::Char(c), ctrl: false, alt: false, .. } => Some(c),
        _ => None,
    }
}

/// Whether it takes something away.
pub(super) fn deletes(request: InputRequest) -> bool {
    use InputRequest::{
        DeleteFromStart, DeleteNextChar, DeleteNextWord, DeletePrevChar, DeletePrevWord, DeleteTillEnd,
    };
    matches!(
        request,
        DeletePrevChar | DeleteNextChar | DeletePrevWord | DeleteNextWord | DeleteFromStart | DeleteTillEnd
    )
}

/// What a key moves or deletes. (Up, down, Home and End go by rows where there are several.)
pub(super) fn request(key: Key) -> Option<InputRequest> {
    Some(match (key.code, key.ctrl, key.alt) {
        (Code::Char('a'), true, false) => InputRequest::GoToStart,
        (Code::Char('e'), true, false) => InputRequest::GoToEnd,
        (Code::Char('b'), true, false) => InputRequest::GoToPrevChar,
        (Code::Char('f'), true, false) => InputRequest::GoToNextChar,
        (Code::Char('w'), true, false) => InputRequest::DeletePrevWord,
        (Code::Char('u'), true, false) => InputRequest::DeleteFromStart,
        (Code::Char('k'), true, false) => InputRequest::DeleteTillEnd,
        (Code::Char('h'), true, false) => InputRequest::DeletePrevChar,
        (Code::Char('d'), true, false) => InputRequest::DeleteNextChar,
        (Code::Char('b'), false, true) => InputRequest::GoToPrevWord,
        (Code::Char('f'), false, true) => InputRequest::GoToNextWord,
        (Code::Char('d'), false, true) => InputRequest::DeleteNextWord,
        (Code::Backspace, false, false) => InputRequest::DeletePrevChar,
        (Code::Backspace, ..) => InputRequest::DeletePrevWord,
        (Code::Delete, false, false) => InputRequest::DeleteNextChar,
        (Code::Delete, ..) => InputRequest::DeleteNextWord,
        (Code::Left, false, false) => InputRequest::GoToPrevChar,
        (Code::Left, ..) => InputRequest::GoToPrevWord,
        (Code::Right, false, false) => InputRequest::GoToNextChar,
        (Code::Right, ..) => InputRequest::GoToNextWord,
        (Code::Home, ..) => InputRequest::GoToStart,
        (Code::End, ..) => InputRequest::GoToEnd,
        _ => return None,
    })
}
