//! The meaning of the escape sequences of keys and of the mouse. Sequences that are not listed here are replies of the
//! terminal, and have no meaning.

use crate::ui::event::{Event, KeyName, KeyPress, MouseAction, MouseInput};

/// The key is held down (kitty keyboard protocol).
const REPEATED: u32 = 2;
/// The key is released (kitty keyboard protocol).
const RELEASED: u32 = 3;

/// Returns the key of a control character.
pub(super) fn control_key(byte: u8) -> KeyPress {
    match byte {
        b'\r' => KeyPress::new(KeyName::Enter),
        b'\t' => KeyPress::new(KeyName::Tab),
        0x7f => KeyPress::new(KeyName::Backspace),
        0x00 => KeyPress::ctrl(' '),
        // Terminals send the same byte for Ctrl+_ and Ctrl+7.
        0x1f => KeyPress::ctrl('_'),
        0x1c..=0x1e => KeyPress::ctrl(char::from(byte - 0x1c + b'4')),
        _ => KeyPress::ctrl(char::from((byte & 0x1f) + b'a' - 1)),
    }
}

/// Returns the key of the sequence `ESC O` with these parameters and this final byte.
pub(super) fn decode_ss3(parameters: &[u8], last: u8) -> Option<KeyPress> {
    let name = match last {
        b'M' => KeyName::Enter,
        b'I' => KeyName::Tab,
        b'R' => KeyName::F(3),
        b'X' => KeyName::Char('='),
        // The keypad: * + , - . / and the digits.
        b'j'..=b'y' => KeyName::Char(char::from(last - b'j' + b'*')),
        _ => cursor_or_function_key(last)?,
    };
    // Old versions of xterm send the modifiers without the first parameter.
    let modifiers = std::str::from_utf8(parameters).ok()?.rsplit(';').next()?.parse().unwrap_or(1);
    Some(key(name, modifiers))
}

/// Returns the event of the sequence `ESC [` with these parameters and this final byte; `None` if the sequence is a
/// reply of the terminal.
pub(super) fn decode_csi(parameters: &[u8], last: u8) -> Option<Event> {
    let parameters = std::str::from_utf8(parameters).ok()?;
    if let Some(mouse) = parameters.strip_prefix('<') {
        return parse_mouse(mouse, last).map(Event::Mouse);
    }
    // Parameters that start with `<`, `=`, `>` or `?`, and intermediate bytes, occur in replies only.
    let is_key = parameters.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':'));
    is_key.then(|| parse_key(parameters, last)).flatten().map(Event::Key)
}

fn parse_key(parameters: &str, last: u8) -> Option<KeyPress> {
    let mut fields = parameters.split(';');
    let (first, second) = (fields.next().unwrap_or_default(), fields.next());
    let mut codes = first.split(':').map(|code| code.parse::<u32>().ok());
    let (code, shifted) = (codes.next().flatten(), codes.next().flatten());
    let mut modifiers = second.unwrap_or_default().split(':').map(|modifiers| modifiers.parse::<u32>().ok());
    let (modifiers, kind) = (modifiers.next().flatten().unwrap_or(1), modifiers.next().flatten());
    let pressed = match last {
        // xterm with modifyOtherKeys, and the kitty keyboard protocol. An earlier program may have left them on.
        b'~' if code == Some(27) && second.is_some() => key_of_code(fields.next()?.parse().ok()?, None, modifiers)?,
        b'u' => key_of_code(code?, shifted, modifiers)?,
        b'~' => key(numbered_key(code?)?, modifiers),
        _ if fields.next().is_none() && code.is_none_or(|code| code == 1) => {
            key(cursor_or_function_key(last)?, modifiers)
        }
        _ => return None,
    };
    match kind {
        Some(RELEASED) => None,
        Some(REPEATED) if !may_repeat(pressed.name) => None,
        _ => Some(pressed),
    }
}

/// Returns whether a key that is held down counts as pressed again.
pub(super) fn may_repeat(name: KeyName) -> bool {
    matches!(name, KeyName::Up | KeyName::Down | KeyName::Left | KeyName::Right | KeyName::Backspace)
}

/// Returns a key with the modifiers of an escape sequence: 1, plus 1 for Shift, 2 for Alt, 4 for Ctrl.
fn key(name: KeyName, modifiers: u32) -> KeyPress {
    let held = modifiers.saturating_sub(1);
    normalize_key(KeyPress { name, shift: held & 1 > 0, alt: held & 2 > 0, ctrl: held & 4 > 0 })
}

/// Returns the same key press for a key on every terminal and system.
pub(super) fn normalize_key(key: KeyPress) -> KeyPress {
    let KeyPress { name, ctrl, shift, alt } = key;
    match name {
        KeyName::Tab if shift => KeyPress::new(KeyName::BackTab),
        KeyName::BackTab => KeyPress::new(KeyName::BackTab),
        // Terminals send the same byte for Ctrl+_ and Ctrl+7.
        KeyName::Char('7') if ctrl => KeyPress::ctrl('_'),
        KeyName::Char(c) if ctrl => KeyPress::ctrl(c.to_ascii_lowercase()),
        KeyName::Char(c) if alt => KeyPress::with_alt(KeyName::Char(c.to_ascii_lowercase())),
        KeyName::Char(c) => KeyPress::char(c),
        _ => key,
    }
}

/// Returns the key of a final byte. `R`, which is F3 in SS3 sequences, is not a key here, because it also ends the
/// report of the cursor's position.
fn cursor_or_function_key(last: u8) -> Option<KeyName> {
    Some(match last {
        b'A' => KeyName::Up,
        b'B' => KeyName::Down,
        b'C' => KeyName::Right,
        b'D' => KeyName::Left,
        b'F' => KeyName::End,
        b'H' => KeyName::Home,
        b'Z' => KeyName::BackTab,
        b'P' => KeyName::F(1),
        b'Q' => KeyName::F(2),
        b'S' => KeyName::F(4),
        _ => return None,
    })
}

/// Returns the key of the number before `~`.
fn numbered_key(number: u32) -> Option<KeyName> {
    Some(match number {
        1 | 7 => KeyName::Home,
        3 => KeyName::Delete,
        4 | 8 => KeyName::End,
        5 => KeyName::PageUp,
        6 => KeyName::PageDown,
        11..=15 => function_key(number - 10)?,
        17..=21 => function_key(number - 11)?,
        23 | 24 => function_key(number - 12)?,
        _ => return None,
    })
}

fn function_key(number: u32) -> Option<KeyName> {
    u8::try_from(number).ok().map(KeyName::F)
}

/// Returns the key of a Unicode code, or of a number of the kitty keyboard protocol. `shifted` is the code with Shift.
fn key_of_code(code: u32, shifted: Option<u32>, modifiers: u32) -> Option<KeyPress> {
    let name = match code {
        8 | 127 => KeyName::Backspace,
        9 => KeyName::Tab,
        13 | 57_414 => KeyName::Enter,
        27 => KeyName::Esc,
        57_399..=57_408 => KeyName::Char(char::from_digit(code - 57_399, 10)?),
        57_409 => KeyName::Char('.'),
        57_410 => KeyName::Char('/'),
        57_411 => KeyName::Char('*'),
        57_412 => KeyName::Char('-'),
        57_413 => KeyName::Char('+'),
        57_415 => KeyName::Char('='),
        57_416 => KeyName::Char(','),
        57_417 => KeyName::Left,
        57_418 => KeyName::Right,
        57_419 => KeyName::Up,
        57_420 => KeyName::Down,
        57_421 => KeyName::PageUp,
        57_422 => KeyName::PageDown,
        57_423 => KeyName::Home,
        57_424 => KeyName::End,
        57_426 => KeyName::Delete,
        // The private use area: the other keys of the kitty keyboard protocol.
        0..32 | 57_344..=63_743 => return None,
        code => {
            let c = char::from_u32(code)?;
            let is_shifted = modifiers.saturating_sub(1) & 1 > 0;
            let with_shift = shifted.and_then(char::from_u32).unwrap_or(c.to_ascii_uppercase());
            KeyName::Char(if is_shifted { with_shift } else { c })
        }
    };
    Some(key(name, modifiers))
}

/// Parses a mouse sequence of the SGR protocol: the button, the column and the row, both counted from 1.
fn parse_mouse(parameters: &str, last: u8) -> Option<MouseInput> {
    let mut numbers = parameters.split(';').map(|number| number.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let action = match (button, last) {
        (0, b'M') => MouseAction::Press,
        (32, b'M') => MouseAction::Drag,
        (64, b'M') => MouseAction::ScrollUp,
        (65, b'M') => MouseAction::ScrollDown,
        _ => return None,
    };
    Some(MouseInput { action, column: column.saturating_sub(1), row: row.saturating_sub(1) })
}
