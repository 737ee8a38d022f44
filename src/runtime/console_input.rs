//! Input from the console of systems other than Unix: converts the events of crossterm.

use crossterm::event::{
    Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::ui::event::{Event, KeyName, KeyPress, MouseAction, MouseInput};

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
    let may_repeat =
        matches!(key.code, KeyCode::Up | KeyCode::Down | KeyCode::Left | KeyCode::Right | KeyCode::Backspace);
    match key.kind {
        KeyEventKind::Press => {}
        KeyEventKind::Repeat if may_repeat => {}
        _ => return None,
    }
    let (ctrl, alt) = (key.modifiers.contains(KeyModifiers::CONTROL), key.modifiers.contains(KeyModifiers::ALT));
    let shift = key.modifiers.contains(KeyModifiers::SHIFT);
    let name = match key.code {
        // Windows reports AltGr as Ctrl+Alt, and AltGr enters text.
        KeyCode::Char(c) if ctrl && alt => return Some(KeyPress::char(c)),
        // Terminals send the same byte for Ctrl+_ and Ctrl+7.
        KeyCode::Char('7') if ctrl => return Some(KeyPress::ctrl('_')),
        KeyCode::Char(c) if ctrl => return Some(KeyPress::ctrl(c.to_ascii_lowercase())),
        KeyCode::Char(c) if alt => return Some(KeyPress::with_alt(KeyName::Char(c.to_ascii_lowercase()))),
        KeyCode::Char(c) => return Some(KeyPress::char(c)),
        KeyCode::Enter => KeyName::Enter,
        KeyCode::Esc => KeyName::Esc,
        KeyCode::Tab if shift => return Some(KeyPress::new(KeyName::BackTab)),
        KeyCode::Tab => KeyName::Tab,
        KeyCode::BackTab => return Some(KeyPress::new(KeyName::BackTab)),
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
    Some(KeyPress { name, ctrl, shift, alt })
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
