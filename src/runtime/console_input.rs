//! Input from the console of systems other than Unix: converts the events of crossterm.

use crossterm::event::{
    Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::ui::event::{Event, KeyName, KeyPress, MouseAction, MouseInput};

use super::key_sequences::{may_repeat, normalize_key};

/// Converts an event; `None` for one without a meaning here.
pub(super) fn event_from_console(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(key) => key_from_event(key).map(Event::Key),
        Raw::Paste(text) => Some(Event::Paste(text)),
        Raw::Resize(..) => Some(Event::Resize),
        Raw::Mouse(mouse) => mouse_from_event(mouse).map(Event::Mouse),
        Raw::FocusGained | Raw::FocusLost => None,
    }
}

/// Converts a mouse event; `None` for one without a meaning here.
fn mouse_from_event(mouse: MouseEvent) -> Option<MouseInput> {
    let action = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseAction::Press,
        MouseEventKind::Drag(MouseButton::Left) => MouseAction::Drag,
        MouseEventKind::ScrollUp => MouseAction::ScrollUp,
        MouseEventKind::ScrollDown => MouseAction::ScrollDown,
        _ => return None,
    };
    Some(MouseInput { action, column: mouse.column, row: mouse.row })
}

/// Converts a key event to the same key press on every system; `None` for one without a meaning here.
fn key_from_event(key: KeyEvent) -> Option<KeyPress> {
    let name = match key.code {
        KeyCode::Char(c) => KeyName::Char(c),
        KeyCode::Enter => KeyName::Enter,
        KeyCode::Esc => KeyName::Esc,
        KeyCode::Tab => KeyName::Tab,
        KeyCode::BackTab => KeyName::BackTab,
        KeyCode::Backspace => KeyName::Backspace,
        KeyCode::Delete => KeyName::Delete,
        KeyCode::Up => KeyName::Up,
        KeyCode::Down => KeyName::Down,
        KeyCode::Left => KeyName::Left,
        KeyCode::Right => KeyName::Right,
        KeyCode::Home => KeyName::Home,
        KeyCode::End => KeyName::End,
        KeyCode::PageUp => KeyName::PageUp,
        KeyCode::PageDown => KeyName::PageDown,
        KeyCode::F(n) => KeyName::F(n),
        _ => return None,
    };
    match key.kind {
        KeyEventKind::Press => {}
        KeyEventKind::Repeat if may_repeat(name) => {}
        _ => return None,
    }
    let is_held = |modifier| key.modifiers.contains(modifier);
    let (ctrl, alt) = (is_held(KeyModifiers::CONTROL), is_held(KeyModifiers::ALT));
    match name {
        // Windows reports AltGr as Ctrl+Alt, and AltGr enters text.
        KeyName::Char(c) if ctrl && alt => Some(KeyPress::char(c)),
        _ => Some(normalize_key(KeyPress { name, ctrl, shift: is_held(KeyModifiers::SHIFT), alt })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    fn key_press(key: KeyEvent) -> Option<KeyPress> {
        match event_from_console(Raw::Key(key)) {
            Some(Event::Key(key)) => Some(key),
            _ => None,
        }
    }

    #[test]
    fn altgr_enters_text_and_alt_does_not() {
        let altgr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(key_press(key(KeyCode::Char('@'), altgr)), Some(KeyPress::char('@')));
        assert_eq!(key_press(key(KeyCode::Char('x'), KeyModifiers::ALT)), Some(KeyPress::with_alt(KeyName::Char('x'))));
        assert_eq!(key_press(key(KeyCode::Char('C'), KeyModifiers::CONTROL)), Some(KeyPress::ctrl('c')));
        assert_eq!(key_press(key(KeyCode::Char('É'), KeyModifiers::SHIFT)), Some(KeyPress::char('É')));
    }

    #[test]
    fn key_releases_are_ignored_and_only_movement_repeats() {
        let kind = |code, kind| KeyEvent { kind, ..key(code, KeyModifiers::NONE) };
        assert_eq!(key_press(kind(KeyCode::Enter, KeyEventKind::Release)), None);
        assert_eq!(key_press(kind(KeyCode::Enter, KeyEventKind::Repeat)), None);
        assert!(key_press(kind(KeyCode::Down, KeyEventKind::Repeat)).is_some());
    }
}
