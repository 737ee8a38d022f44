//! The keyboard and the mouse, on a thread of its own: crossterm blocks in the middle of a sequence (its #692, #793, #993).

use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crossterm::event::{
    self, Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::ui::event::{Event, KeyName, KeyPress, MouseAction, MouseInput};

/// An arrow key may arrive in pieces: Esc, then the rest within this time.
const SEQUENCE_TIMEOUT: Duration = Duration::from_millis(30);

/// Whether the keyboard is lent, and to be left alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LendState {
    Reading,
    Requested,
    Lent,
}

static LEND_STATE: Mutex<LendState> = Mutex::new(LendState::Reading);
static LEND_STATE_CHANGED: Condvar = Condvar::new();
/// Whoever reads gives way within this time.
const YIELD_TIMEOUT: Duration = Duration::from_secs(2);
/// Where nothing wakes a reader, it looks up this often.
#[cfg(not(unix))]
const POLL_INTERVAL: Duration = Duration::from_millis(250);

fn lock_lend_state() -> MutexGuard<'static, LendState> {
    LEND_STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lets something happen while nobody here reads the keyboard.
pub(super) fn lend_keyboard<T>(meanwhile: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let mut state = lock_lend_state();
    *state = LendState::Requested;
    super::self_signals::wake_reader();
    let waited = LEND_STATE_CHANGED.wait_timeout_while(state, YIELD_TIMEOUT, |state| *state == LendState::Requested);
    let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
    let gave_way = *state == LendState::Lent;
    drop(state);
    let done = if gave_way { meanwhile() } else { Err(io::ErrorKind::TimedOut.into()) };
    *lock_lend_state() = LendState::Reading;
    LEND_STATE_CHANGED.notify_all();
    done
}

/// Leaves the keyboard alone while it is lent.
fn pause_while_lent() {
    let mut state = lock_lend_state();
    if *state == LendState::Requested {
        *state = LendState::Lent;
        LEND_STATE_CHANGED.notify_all();
        drop(LEND_STATE_CHANGED.wait_while(state, |state| *state == LendState::Lent));
    }
}

/// What comes next, whenever it does.
fn read_event() -> io::Result<Raw> {
    pause_while_lent();
    #[cfg(not(unix))]
    while !event::poll(POLL_INTERVAL)? {
        give_way();
    }
    event::read()
}

/// Reads keys until there are none to come.
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

/// After an Esc: what follows right behind it, put together again where both are one sequence (which may mean nothing
/// here); what is no sequence waits its turn.
fn read_escape_sequence(waiting: &mut Vec<Raw>) -> Option<Option<Event>> {
    if !waiting.is_empty() {
        return None;
    }
    let mut text = String::new();
    loop {
        let Some(c) = next_char(waiting) else {
            // Half of what the mouse did is not to become text.
            let of_mouse = text.starts_with("[<") || text.starts_with("[M");
            return of_mouse.then(|| {
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

/// The letter that follows at once, if one does; whatever follows waits.
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

/// What is pasted and comes as keys, its first mark having come in pieces.
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

/// What the letters after an Esc are.
#[derive(Debug)]
enum EscapeSequence {
    /// The beginning of something.
    Incomplete,
    /// Something, or something that means nothing here.
    Complete(Option<Event>),
    /// A paste begins.
    Paste,
    /// Nothing: letters.
    NotASequence,
}

fn parse_sequence(text: &str) -> EscapeSequence {
    let Some(rest) = text.strip_prefix('[') else { return EscapeSequence::NotASequence };
    if let Some(bytes) = rest.strip_prefix('M') {
        // The mouse of old: three letters that may be any.
        return if bytes.chars().count() < 3 { EscapeSequence::Incomplete } else { EscapeSequence::Complete(None) };
    }
    let (of_mouse, rest) = rest.strip_prefix('<').map_or((false, rest), |rest| (true, rest));
    let Some(last) = rest.chars().last() else { return EscapeSequence::Incomplete };
    if last.is_ascii_digit() || last == ';' {
        return EscapeSequence::Incomplete;
    }
    let figures = rest.trim_end_matches(last).split(';').map(|figure| figure.parse().ok());
    let figures: Vec<Option<u16>> = figures.collect();
    match (of_mouse, last) {
        (true, 'M' | 'm') => EscapeSequence::Complete(parse_mouse(&figures, last == 'M').map(Event::Mouse)),
        (false, '~') if figures == [Some(200)] => EscapeSequence::Paste,
        (false, 'A'..='Z' | '~') => EscapeSequence::Complete(parse_key(&figures, last).map(Event::Key)),
        _ => EscapeSequence::NotASequence,
    }
}

/// A key from its figures and its last letter.
fn parse_key(figures: &[Option<u16>], last: char) -> Option<KeyPress> {
    let code = match (last, figures.first().copied().flatten()) {
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
    let held = figures.get(1).copied().flatten().map_or(0, |held| held.saturating_sub(1));
    Some(KeyPress { name: code, shift: held & 1 > 0, alt: held & 2 > 0, ctrl: held & 4 > 0 })
}

/// What the mouse did, from its figures: the button, the column, the row.
fn parse_mouse(figures: &[Option<u16>], down: bool) -> Option<MouseInput> {
    let [Some(button), Some(column), Some(row)] = figures else { return None };
    let hand = match button {
        0 if down => MouseAction::Press,
        32 if down => MouseAction::Drag,
        64 => MouseAction::ScrollUp,
        65 => MouseAction::ScrollDown,
        _ => return None,
    };
    Some(MouseInput { action: hand, column: column.saturating_sub(1), row: row.saturating_sub(1) })
}

/// What the mouse did, where that means something here.
fn mouse_from_event(mouse: MouseEvent) -> Option<MouseInput> {
    let hand = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseAction::Press,
        MouseEventKind::Drag(MouseButton::Left) => MouseAction::Drag,
        MouseEventKind::ScrollUp => MouseAction::ScrollUp,
        MouseEventKind::ScrollDown => MouseAction::ScrollDown,
        _ => return None,
    };
    Some(MouseInput { action: hand, column: mouse.column, row: mouse.row })
}

/// A key as it means the same on every system; `None` for one that means nothing here.
pub(super) fn key_from_event(key: KeyEvent) -> Option<KeyPress> {
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
        KeyCode::Char(c) if ctrl && alt => return Some(KeyPress::char(c)),
        // Ctrl+_ is the same byte as Ctrl+7.
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
    Some(KeyPress { name: code, ctrl, shift, alt })
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
        assert_eq!(key_from_event(key(KeyCode::Char('@'), altgr)), Some(KeyPress::char('@')));
        assert_eq!(
            key_from_event(key(KeyCode::Char('x'), KeyModifiers::ALT)),
            Some(KeyPress::with_alt(KeyName::Char('x')))
        );
        assert_eq!(key_from_event(key(KeyCode::Char('C'), KeyModifiers::CONTROL)), Some(KeyPress::ctrl('c')));
        assert_eq!(key_from_event(key(KeyCode::Char('É'), KeyModifiers::SHIFT)), Some(KeyPress::char('É')));
    }

    #[test]
    fn what_comes_in_pieces_is_put_together_and_nothing_of_it_is_text() {
        let whole = |text: &str| {
            let begun = text
                .char_indices()
                .skip(1)
                .all(|(at, _)| matches!(parse_sequence(&text[..at]), EscapeSequence::Incomplete));
            assert!(begun, "{text}");
            match parse_sequence(text) {
                EscapeSequence::Complete(Some(Event::Key(key))) => format!("{key:?}"),
                EscapeSequence::Complete(Some(Event::Mouse(mouse))) => format!("{mouse:?}"),
                EscapeSequence::Complete(None) => "nothing".into(),
                EscapeSequence::Paste => "paste".into(),
                other => panic!("{text}: {other:?}"),
            }
        };
        assert_eq!(whole("[C"), format!("{:?}", KeyPress::new(KeyName::Right)));
        assert_eq!(whole("[1;2D"), format!("{:?}", KeyPress::with_shift(KeyName::Left)));
        assert_eq!(whole("[3~"), format!("{:?}", KeyPress::new(KeyName::Delete)));
        assert_eq!(whole("[<0;12;5M"), format!("{:?}", MouseInput { action: MouseAction::Press, column: 11, row: 4 }));
        assert_eq!(
            whole("[<65;1;1M"),
            format!("{:?}", MouseInput { action: MouseAction::ScrollDown, column: 0, row: 0 })
        );
        for nothing in ["[<0;12;5m", "[<2;12;5M", "[<0;99999;5M", "[M !!", "[15~"] {
            assert_eq!(whole(nothing), "nothing", "{nothing}");
        }
        assert_eq!(whole("[200~"), "paste");
        for text in ["x", "[é", "[[", "[<x"] {
            assert!(matches!(parse_sequence(text), EscapeSequence::NotASequence), "{text}");
        }
    }

    #[test]
    fn releases_are_no_keys_and_only_movement_repeats() {
        let kind = |code, kind| KeyEvent { kind, ..key(code, KeyModifiers::NONE) };
        assert_eq!(key_from_event(kind(KeyCode::Enter, KeyEventKind::Release)), None);
        assert_eq!(key_from_event(kind(KeyCode::Enter, KeyEventKind::Repeat)), None);
        assert!(key_from_event(kind(KeyCode::Down, KeyEventKind::Repeat)).is_some());
    }
}
