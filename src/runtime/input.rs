//! The input thread: reads keys, mouse events and pasted text. A separate thread, because crossterm can block in the
//! middle of an escape sequence (crossterm #692, #793, #993).

use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crossterm::event::{
    self, Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::ui::event::{Event, KeyName, KeyPress, MouseAction, MouseInput};

/// The bytes of an escape sequence may arrive separately. A character that comes within this time after Esc may belong
/// to the same sequence.
const SEQUENCE_TIMEOUT: Duration = Duration::from_millis(30);

/// Whether the input thread reads the keyboard, or leaves the keyboard to an external editor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LendState {
    Reading,
    Requested,
    Lent,
}

static LEND_STATE: Mutex<LendState> = Mutex::new(LendState::Reading);
static LEND_STATE_CHANGED: Condvar = Condvar::new();
/// How long [`lend_keyboard`] waits for the input thread to stop reading.
const YIELD_TIMEOUT: Duration = Duration::from_secs(2);
/// Without signals nothing can wake a blocked reader, so the reader checks the state at this interval.
#[cfg(not(unix))]
const POLL_INTERVAL: Duration = Duration::from_millis(250);

fn lock_lend_state() -> MutexGuard<'static, LendState> {
    LEND_STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Calls `meanwhile` while the input thread does not read the keyboard. Returns an error without the call if the thread
/// does not stop reading within [`YIELD_TIMEOUT`].
pub(super) fn lend_keyboard<T>(meanwhile: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let mut state = lock_lend_state();
    *state = LendState::Requested;
    super::self_signals::wake_reader();
    let waited = LEND_STATE_CHANGED.wait_timeout_while(state, YIELD_TIMEOUT, |state| *state == LendState::Requested);
    let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
    let is_lent = *state == LendState::Lent;
    drop(state);
    let result = if is_lent { meanwhile() } else { Err(io::ErrorKind::TimedOut.into()) };
    *lock_lend_state() = LendState::Reading;
    LEND_STATE_CHANGED.notify_all();
    result
}

/// Blocks the input thread while the keyboard is lent.
fn pause_while_lent() {
    let mut state = lock_lend_state();
    if *state == LendState::Requested {
        *state = LendState::Lent;
        LEND_STATE_CHANGED.notify_all();
        drop(LEND_STATE_CHANGED.wait_while(state, |state| *state == LendState::Lent));
    }
}

/// Waits for the next event and returns it.
fn read_event() -> io::Result<Raw> {
    pause_while_lent();
    #[cfg(not(unix))]
    while !event::poll(POLL_INTERVAL)? {
        pause_while_lent();
    }
    event::read()
}

/// Sends all input as events until reading fails, which is reported as [`Event::InputLost`], or the event loop has
/// ended.
pub(super) fn read_events(events: &Sender<Event>) {
    let mut waiting: Vec<Raw> = Vec::new();
    loop {
        let raw = if waiting.is_empty() { read_event() } else { Ok(waiting.remove(0)) };
        let Ok(raw) = raw else {
            drop(events.send(Event::InputLost));
            return;
        };
        let event = match raw {
            Raw::Key(key) => match key_from_event(key) {
                Some(key) if key == KeyPress::new(KeyName::Esc) => {
                    read_escape_sequence(&mut waiting).unwrap_or(Some(Event::Key(key)))
                }
                key => key.map(Event::Key),
            },
            Raw::Paste(text) => Some(Event::Paste(text)),
            Raw::Resize(..) => Some(Event::Resize),
            Raw::Mouse(mouse) => mouse_from_event(mouse).map(Event::Mouse),
            Raw::FocusGained | Raw::FocusLost => None,
        };
        if event.is_some_and(|event| events.send(event).is_err()) {
            return;
        }
    }
}

/// Reads the events that follow an Esc at once. Returns the event of the escape sequence if they form one (`Some(None)`
/// for a sequence without a meaning here). Otherwise returns `None` and leaves the events in `waiting`, to be handled
/// one by one.
fn read_escape_sequence(waiting: &mut Vec<Raw>) -> Option<Option<Event>> {
    if !waiting.is_empty() {
        return None;
    }
    let mut text = String::new();
    loop {
        let Some(c) = next_char(waiting) else {
            // The first part of a mouse sequence must not be inserted as text.
            let is_mouse = text.starts_with("[<") || text.starts_with("[M");
            return is_mouse.then(|| {
                waiting.clear();
                None
            });
        };
        text.push(c);
        match parse_sequence(&text) {
            EscapeSequence::Incomplete => {}
            EscapeSequence::NotASequence => return None,
            EscapeSequence::Complete(event) => {
                waiting.clear();
                return Some(event);
            }
            EscapeSequence::Paste => {
                waiting.clear();
                return Some(Some(Event::Paste(read_pasted_text())));
            }
        }
    }
}

/// Returns the character that follows within [`SEQUENCE_TIMEOUT`], if the next event is a character. Adds the event to
/// `waiting` in any case.
fn next_char(waiting: &mut Vec<Raw>) -> Option<char> {
    if !event::poll(SEQUENCE_TIMEOUT).unwrap_or(false) {
        return None;
    }
    waiting.push(event::read().ok()?);
    match waiting.last() {
        Some(Raw::Key(KeyEvent { code: KeyCode::Char(c), .. })) => Some(*c),
        _ => None,
    }
}

/// Reads a pasted text that arrives as key events, because the start of its bracketed paste arrived in several parts.
fn read_pasted_text() -> String {
    let mut text = String::new();
    while event::poll(SEQUENCE_TIMEOUT).unwrap_or(false) {
        match event::read() {
            Ok(Raw::Key(key)) => text.extend(match key.code {
                KeyCode::Char(c) => Some(c),
                KeyCode::Enter => Some('\n'),
                KeyCode::Tab => Some('\t'),
                _ => None,
            }),
            Ok(_) => {}
            Err(_) => break,
        }
    }
    text
}

/// The result of parsing the characters after an Esc.
#[derive(Debug)]
enum EscapeSequence {
    /// The start of a sequence.
    Incomplete,
    /// A whole sequence; `None` if the sequence has no meaning here.
    Complete(Option<Event>),
    /// The start of a bracketed paste.
    Paste,
    /// Ordinary characters.
    NotASequence,
}

fn parse_sequence(text: &str) -> EscapeSequence {
    let Some(rest) = text.strip_prefix('[') else { return EscapeSequence::NotASequence };
    if let Some(bytes) = rest.strip_prefix('M') {
        // The X10 mouse protocol: three bytes with any values.
        return if bytes.chars().count() < 3 { EscapeSequence::Incomplete } else { EscapeSequence::Complete(None) };
    }
    let (is_mouse, rest) = rest.strip_prefix('<').map_or((false, rest), |rest| (true, rest));
    let Some(last) = rest.chars().last() else { return EscapeSequence::Incomplete };
    if last.is_ascii_digit() || last == ';' {
        return EscapeSequence::Incomplete;
    }
    let numbers = rest.trim_end_matches(last).split(';').map(|number| number.parse().ok());
    let numbers: Vec<Option<u16>> = numbers.collect();
    match (is_mouse, last) {
        (true, 'M' | 'm') => EscapeSequence::Complete(parse_mouse(&numbers, last == 'M').map(Event::Mouse)),
        (false, '~') if numbers == [Some(200)] => EscapeSequence::Paste,
        (false, 'A'..='Z' | '~') => EscapeSequence::Complete(parse_key(&numbers, last).map(Event::Key)),
        _ => EscapeSequence::NotASequence,
    }
}

/// Parses the numbers and the final character of a key sequence.
fn parse_key(numbers: &[Option<u16>], last: char) -> Option<KeyPress> {
    let name = match (last, numbers.first().copied().flatten()) {
        ('A', _) => KeyName::Up,
        ('B', _) => KeyName::Down,
        ('C', _) => KeyName::Right,
        ('D', _) => KeyName::Left,
        ('H', _) | ('~', Some(1 | 7)) => KeyName::Home,
        ('F', _) | ('~', Some(4 | 8)) => KeyName::End,
        ('Z', _) => KeyName::BackTab,
        ('~', Some(3)) => KeyName::Delete,
        ('~', Some(5)) => KeyName::PageUp,
        ('~', Some(6)) => KeyName::PageDown,
        _ => return None,
    };
    let modifiers = numbers.get(1).copied().flatten().map_or(0, |modifiers| modifiers.saturating_sub(1));
    Some(KeyPress { name, shift: modifiers & 1 > 0, alt: modifiers & 2 > 0, ctrl: modifiers & 4 > 0 })
}

/// Parses the numbers of a mouse sequence: the button, the column and the row, both counted from 1.
fn parse_mouse(numbers: &[Option<u16>], down: bool) -> Option<MouseInput> {
    let [Some(button), Some(column), Some(row)] = numbers else { return None };
    let action = match button {
        0 if down => MouseAction::Press,
        32 if down => MouseAction::Drag,
        64 => MouseAction::ScrollUp,
        65 => MouseAction::ScrollDown,
        _ => return None,
    };
    Some(MouseInput { action, column: column.saturating_sub(1), row: row.saturating_sub(1) })
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
pub(super) fn key_from_event(key: KeyEvent) -> Option<KeyPress> {
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

    #[test]
    fn altgr_enters_text_and_alt_does_not() {
        let altgr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(key_from_event(key(KeyCode::Char('@'), altgr)), Some(KeyPress::char('@')));
        assert_eq!(
            key_from_event(key(KeyCode::Char('x'), KeyModifiers::ALT)),
            Some(KeyPress::with_alt(KeyName::Char('x')))
        );
        assert_eq!(key_from_event(key(KeyCode::Char('C'), KeyModifiers::CONTROL)), Some(KeyPress::ctrl('c')));
        assert_eq!(key_from_event(key(KeyCode::Char('É'), KeyModifiers::SHIFT)), Some(KeyPress::char('É')));
    }

    #[test]
    fn separated_escape_sequences_are_parsed_and_never_become_text() {
        let parse_whole = |text: &str| {
            let is_incomplete_before = text
                .char_indices()
                .skip(1)
                .all(|(at, _)| matches!(parse_sequence(&text[..at]), EscapeSequence::Incomplete));
            assert!(is_incomplete_before, "{text}");
            match parse_sequence(text) {
                EscapeSequence::Complete(Some(Event::Key(key))) => format!("{key:?}"),
                EscapeSequence::Complete(Some(Event::Mouse(mouse))) => format!("{mouse:?}"),
                EscapeSequence::Complete(None) => "nothing".into(),
                EscapeSequence::Paste => "paste".into(),
                other => panic!("{text}: {other:?}"),
            }
        };
        assert_eq!(parse_whole("[C"), format!("{:?}", KeyPress::new(KeyName::Right)));
        assert_eq!(parse_whole("[1;2D"), format!("{:?}", KeyPress::with_shift(KeyName::Left)));
        assert_eq!(parse_whole("[3~"), format!("{:?}", KeyPress::new(KeyName::Delete)));
        assert_eq!(
            parse_whole("[<0;12;5M"),
            format!("{:?}", MouseInput { action: MouseAction::Press, column: 11, row: 4 })
        );
        assert_eq!(
            parse_whole("[<65;1;1M"),
            format!("{:?}", MouseInput { action: MouseAction::ScrollDown, column: 0, row: 0 })
        );
        for nothing in ["[<0;12;5m", "[<2;12;5M", "[<0;99999;5M", "[M !!", "[15~"] {
            assert_eq!(parse_whole(nothing), "nothing", "{nothing}");
        }
        assert_eq!(parse_whole("[200~"), "paste");
        for text in ["x", "[é", "[[", "[<x"] {
            assert!(matches!(parse_sequence(text), EscapeSequence::NotASequence), "{text}");
        }
    }

    #[test]
    fn key_releases_are_ignored_and_only_movement_repeats() {
        let kind = |code, kind| KeyEvent { kind, ..key(code, KeyModifiers::NONE) };
        assert_eq!(key_from_event(kind(KeyCode::Enter, KeyEventKind::Release)), None);
        assert_eq!(key_from_event(kind(KeyCode::Enter, KeyEventKind::Repeat)), None);
        assert!(key_from_event(kind(KeyCode::Down, KeyEventKind::Repeat)).is_some());
    }
}
