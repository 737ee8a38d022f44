//! The keyboard, on a thread of its own: crossterm blocks in the middle of a sequence (its #692, #793, #993).

use std::sync::mpsc::Sender;
use std::time::Duration;

use crossterm::event::{self, Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::ui::event::{Code, Event, Key};

/// An arrow key may arrive in pieces: Esc, then the rest within this time.
const PIECES: Duration = Duration::from_millis(30);

/// Reads keys until there are none to come.
pub(super) fn read(events: &Sender<Event>) {
    let mut waiting: Vec<Raw> = Vec::new();
    loop {
        let raw = if waiting.is_empty() { event::read() } else { Ok(waiting.remove(0)) };
        let Ok(raw) = raw else {
            drop(events.send(Event::InputLost));
            return;
        };
        let sent = match raw {
            Raw::Key(key) => match pressed(key) {
                Some(key) if key == Key::plain(Code::Esc) => {
                    let key = folded(&mut waiting).unwrap_or(key);
                    events.send(Event::Key(key))
                }
                Some(key) => events.send(Event::Key(key)),
                None => Ok(()),
            },
            Raw::Paste(text) => events.send(Event::Paste(text)),
            Raw::Resize(..) => events.send(Event::Resize),
            Raw::Mouse(_) | Raw::FocusGained | Raw::FocusLost => Ok(()),
        };
        if sent.is_err() {
            return;
        }
    }
}

/// After an Esc: the arrow key that `[` and a letter right behind it make; what is no such key waits its turn.
fn folded(waiting: &mut Vec<Raw>) -> Option<Key> {
    let next = |waiting: &mut Vec<Raw>| {
        if event::poll(PIECES).unwrap_or(false)
            && let Ok(raw) = event::read()
        {
            waiting.push(raw);
        }
        match waiting.last() {
            Some(Raw::Key(key)) => Some(key.code),
            _ => None,
        }
    };
    if !waiting.is_empty() || next(waiting) != Some(KeyCode::Char('[')) {
        return None;
    }
    let code = match next(waiting) {
        Some(KeyCode::Char('A')) => Code::Up,
        Some(KeyCode::Char('B')) => Code::Down,
        Some(KeyCode::Char('C')) => Code::Right,
        Some(KeyCode::Char('D')) => Code::Left,
        Some(KeyCode::Char('H')) => Code::Home,
        Some(KeyCode::Char('F')) => Code::End,
        Some(KeyCode::Char('Z')) => Code::BackTab,
        _ => return None,
    };
    waiting.clear();
    Some(Key::plain(code))
}

/// A key as it means the same on every system; `None` for one that means nothing here.
pub(super) fn pressed(key: KeyEvent) -> Option<Key> {
    let moves = matches!(key.code, KeyCode::Up | KeyCode::Down | KeyCode::Left | KeyCode::Right | KeyCode::Backspace);
    match key.kind {
        KeyEventKind::Press => {}
        KeyEventKind::Repeat if moves => {}
        _ => return None,
    }
    let (ctrl, alt) = (key.modifiers.contains(KeyModifiers::CONTROL), key.modifiers.contains(KeyModifiers::ALT));
    let shift = key.modifiers.contains(KeyModifiers::SHIFT);
    let code = match key.code {
        // AltGr arrives as Ctrl+Alt on Windows: then it is text.
        KeyCode::Char(c) if ctrl && alt => return Some(Key::char(c)),
        // Ctrl+_ is the same byte as Ctrl+7.
        KeyCode::Char('7') if ctrl => return Some(Key::ctrl('_')),
        KeyCode::Char(c) if ctrl => return Some(Key::ctrl(c.to_ascii_lowercase())),
        KeyCode::Char(c) if alt => return Some(Key::alt(Code::Char(c.to_ascii_lowercase()))),
        KeyCode::Char(c) => return Some(Key::char(c)),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if shift => return Some(Key::plain(Code::BackTab)),
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => return Some(Key::plain(Code::BackTab)),
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Key { code, ctrl, shift, alt })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn altgr_is_text_and_alt_is_none() {
        let altgr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(pressed(key(KeyCode::Char('@'), altgr)), Some(Key::char('@')));
        assert_eq!(pressed(key(KeyCode::Char('x'), KeyModifiers::ALT)), Some(Key::alt(Code::Char('x'))));
        assert_eq!(pressed(key(KeyCode::Char('C'), KeyModifiers::CONTROL)), Some(Key::ctrl('c')));
        assert_eq!(pressed(key(KeyCode::Char('É'), KeyModifiers::SHIFT)), Some(Key::char('É')));
    }

    #[test]
    fn releases_are_no_keys_and_only_movement_repeats() {
        let kind = |code, kind| KeyEvent { kind, ..key(code, KeyModifiers::NONE) };
        assert_eq!(pressed(kind(KeyCode::Enter, KeyEventKind::Release)), None);
        assert_eq!(pressed(kind(KeyCode::Enter, KeyEventKind::Repeat)), None);
        assert!(pressed(kind(KeyCode::Down, KeyEventKind::Repeat)).is_some());
    }
}
