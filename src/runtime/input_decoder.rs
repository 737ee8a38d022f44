//! Decodes the bytes that a terminal sends into key presses, mouse actions and pasted text. Has no input of its own, so
//! that tests can pass any bytes at any time.
//!
//! A terminal also sends replies that the program never asked for, for example to a query of the program that ran
//! before. Every reply has the form of a CSI, SS3, OSC, DCS, APC, PM or SOS sequence (ECMA-48). The decoder finds the
//! end of each sequence by its form, whether it knows the sequence or not, and skips what is not a key. It abandons a
//! sequence whose rest does not arrive in time.
//!
//! The module is own code because no parser crate does this. crossterm 0.29 and termina 0.4 wait forever for the end of
//! a private CSI sequence that they do not know (crossterm #1104). vte 0.15 parses the output of programs: it does not
//! tell whether a sequence is incomplete, and a Ctrl+C in an OSC sequence has no effect.

use std::time::{Duration, Instant};

use crate::ui::event::{Event, KeyName, KeyPress};

use super::key_sequences::{control_key, decode_csi, decode_ss3};

/// How long an Esc waits for the rest of an escape sequence before it is the key Esc, and an incomplete sequence for
/// its next byte before it is abandoned. A person notices a longer delay of Esc.
const SEQUENCE_TIMEOUT: Duration = Duration::from_millis(55);
/// How long a paste waits for its next bytes.
const PASTE_TIMEOUT: Duration = Duration::from_millis(90);
/// How long the rest of an abandoned sequence may be late and is still recognized.
const LATE_TIMEOUT: Duration = Duration::from_secs(1);
/// The number of bytes that no person types at once. So many bytes at once after an incomplete paste belong to it.
const MIN_LATE_PASTE_BYTES: usize = 32;
/// The maximum length of a pasted text. A text field takes less.
const MAX_PASTE_BYTES: usize = 1024 * 1024;
/// The maximum length of the parameters of a CSI sequence. The rest is skipped.
const MAX_CSI_BYTES: usize = 64;

const ESC: u8 = 0x1b;
const BELL: u8 = 0x07;
/// The C1 character ST.
const C1_STRING_END: u8 = 0x9c;
const PASTE_END: &[u8] = b"\x1b[201~";

/// The part of a sequence that has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Ground,
    /// Esc.
    Escape,
    /// The first bytes of a character, and whether Esc precedes them.
    Utf8(Vec<u8>, bool),
    /// `ESC O`, and the parameters.
    Ss3(Vec<u8>),
    /// `ESC [`, and the parameters and intermediate bytes.
    Csi(Vec<u8>),
    /// `ESC [ [`: a function key of the Linux console.
    ConsoleKey,
    /// `ESC [ M`, and the number of the bytes that follow: a mouse event in the X10 protocol.
    X10Mouse(u8),
    /// An OSC, DCS, APC, PM or SOS sequence, which ends with BEL or `ESC \`.
    ControlString(ControlString),
    /// The pasted bytes.
    Paste(Vec<u8>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ControlString {
    introducer: u8,
    is_empty: bool,
    is_after_escape: bool,
    /// Whether the sequence starts with a C1 character instead of Esc, and may end with one.
    is_c1: bool,
}

/// Whether a byte belongs to the sequence.
#[derive(PartialEq, Eq)]
enum Step {
    Taken,
    /// The sequence ends before the byte.
    NotTaken,
}

/// The decoder. It keeps an incomplete sequence until more bytes arrive or [`InputDecoder::deadline`] is over.
#[derive(Debug)]
pub struct InputDecoder {
    state: State,
    /// The time of the last byte.
    last_byte_at: Option<Instant>,
    /// A sequence that was abandoned because its rest did not arrive in time, and the time of its last byte.
    abandoned: Option<(State, Instant)>,
    /// Whether the next byte follows an Esc that arrived before it. A terminal sends Esc and the letter of a key with
    /// Alt together.
    is_after_separate_escape: bool,
    events: Vec<Event>,
}

impl Default for InputDecoder {
    fn default() -> InputDecoder {
        InputDecoder {
            state: State::Ground,
            last_byte_at: None,
            abandoned: None,
            is_after_separate_escape: false,
            events: Vec::new(),
        }
    }
}

impl InputDecoder {
    /// Decodes bytes that arrived together at `now`.
    pub fn decode(&mut self, bytes: &[u8], now: Instant) -> Vec<Event> {
        // The decoder may be called late, so that the deadline has passed without a call of `expire`.
        self.abandon_if_due(now);
        let rest_length = self.resume_abandoned(bytes, now);
        self.last_byte_at = Some(now);
        self.is_after_separate_escape = self.state == State::Escape;
        for byte in bytes.get(rest_length..).unwrap_or_default() {
            self.take(*byte);
        }
        std::mem::take(&mut self.events)
    }

    /// Returns the time at which [`InputDecoder::expire`] must be called if no more bytes arrive.
    pub fn deadline(&self) -> Option<Instant> {
        let timeout = match self.state {
            State::Ground => return None,
            State::Paste(_) => PASTE_TIMEOUT,
            _ => SEQUENCE_TIMEOUT,
        };
        Some(self.last_byte_at? + timeout)
    }

    /// Abandons an incomplete sequence if its deadline is over. Returns the key Esc, the text of an incomplete paste,
    /// or nothing.
    pub fn expire(&mut self, now: Instant) -> Vec<Event> {
        self.abandon_if_due(now);
        std::mem::take(&mut self.events)
    }

    fn abandon_if_due(&mut self, now: Instant) {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return;
        }
        let state = std::mem::replace(&mut self.state, State::Ground);
        match &state {
            State::Escape => self.push_key(KeyPress::new(KeyName::Esc)),
            // The first two bytes alone are a letter with Alt.
            State::Csi(parameters) if parameters.is_empty() => self.push_alt('['),
            State::Ss3(parameters) if parameters.is_empty() => self.push_alt('O'),
            State::ControlString(ControlString { introducer, is_empty: true, is_c1: false, .. }) => {
                self.push_alt(char::from(*introducer))
            }
            State::Paste(text) => self.push_paste(text),
            _ => {}
        }
        let kept = if matches!(state, State::Paste(_)) { State::Paste(Vec::new()) } else { state };
        self.abandoned = self.last_byte_at.map(|at| (kept, at));
    }

    /// Recognizes the rest of an abandoned sequence at the start of bytes that arrived together, and returns its
    /// length. Keys arrive one by one, so a longer rest with punctuation was not typed.
    fn resume_abandoned(&mut self, bytes: &[u8], now: Instant) -> usize {
        let Some((state, _)) = self.abandoned.take().filter(|(_, at)| now < *at + LATE_TIMEOUT) else { return 0 };
        if let State::Paste(_) = state {
            let has_end = bytes.windows(PASTE_END.len()).any(|window| window == PASTE_END);
            if has_end || bytes.len() >= MIN_LATE_PASTE_BYTES {
                self.state = state;
            }
            return 0;
        }
        let mut resumed = InputDecoder { state, ..InputDecoder::default() };
        for (index, byte) in bytes.iter().enumerate() {
            if resumed.step(*byte) == Step::NotTaken {
                return 0;
            }
            if resumed.state == State::Ground {
                let rest = bytes.get(..=index).unwrap_or_default();
                let is_typed = rest.is_ascii() && (rest.len() < 2 || rest.iter().all(u8::is_ascii_alphanumeric));
                if is_typed {
                    return 0;
                }
                self.events.append(&mut resumed.events);
                return rest.len();
            }
        }
        0
    }

    fn take(&mut self, byte: u8) {
        if self.step(byte) == Step::NotTaken {
            self.state = State::Ground;
            // In this state, every byte is taken.
            self.step(byte);
        }
    }

    /// Adds a byte to the sequence. A complete sequence leads back to [`State::Ground`].
    fn step(&mut self, byte: u8) -> Step {
        match std::mem::replace(&mut self.state, State::Ground) {
            State::Ground => self.start(byte, false),
            State::Escape => return self.continue_escape(byte),
            State::Utf8(mut bytes, is_alt) => {
                if byte & 0xc0 != 0x80 {
                    return Step::NotTaken;
                }
                bytes.push(byte);
                if bytes.first().is_some_and(|first| bytes.len() < utf8_length(*first)) {
                    self.state = State::Utf8(bytes, is_alt);
                } else if let Some(c) = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
                    match u8::try_from(u32::from(c)) {
                        Ok(c1 @ 0x80..=0x9f) => drop(self.introduce(c1 - 0x40, true)),
                        _ => self.push_char(c, is_alt),
                    }
                }
            }
            State::Ss3(mut parameters) => match byte {
                b'0'..=b'9' | b';' if parameters.len() < MAX_CSI_BYTES => {
                    parameters.push(byte);
                    self.state = State::Ss3(parameters);
                }
                0x40..=0x7e => self.events.extend(decode_ss3(&parameters, byte).map(Event::Key)),
                _ => return Step::NotTaken,
            },
            State::Csi(parameters) => return self.continue_csi(parameters, byte),
            State::ConsoleKey => match byte {
                b'A'..=b'E' => self.push_key(KeyPress::new(KeyName::F(byte - b'A' + 1))),
                _ => return Step::NotTaken,
            },
            State::X10Mouse(count) => match byte {
                0x20.. if count < 2 => self.state = State::X10Mouse(count + 1),
                0x20.. => {}
                _ => return Step::NotTaken,
            },
            State::ControlString(string) => return self.continue_string(string, byte),
            State::Paste(mut text) => {
                text.push(byte);
                if text.ends_with(PASTE_END) {
                    text.truncate(text.len() - PASTE_END.len());
                    self.push_paste(&text);
                } else {
                    if text.len() >= MAX_PASTE_BYTES + PASTE_END.len() {
                        // The end of the text is replaced, so that the end of the paste is still recognized.
                        text.remove(MAX_PASTE_BYTES);
                    }
                    self.state = State::Paste(text);
                }
            }
        }
        Step::Taken
    }

    /// Handles the first byte of a key, a character or a sequence. `is_alt` is true after an Esc.
    fn start(&mut self, byte: u8, is_alt: bool) {
        match byte {
            ESC => self.state = State::Escape,
            0x20..=0x7e => self.push_char(char::from(byte), is_alt),
            0x00..=0x1f | 0x7f => self.push_key(KeyPress { alt: is_alt, ..control_key(byte) }),
            _ if utf8_length(byte) > 1 => self.state = State::Utf8(vec![byte], is_alt),
            0x80..=0x9f => drop(self.introduce(byte - 0x40, true)),
            // Not UTF-8.
            _ => {}
        }
    }

    fn continue_escape(&mut self, byte: u8) -> Step {
        let is_separate = std::mem::take(&mut self.is_after_separate_escape);
        if self.introduce(byte, false) {
            return Step::Taken;
        }
        match byte {
            // The end of a string that was abandoned.
            b'\\' => {}
            _ if is_separate => {
                self.push_key(KeyPress::new(KeyName::Esc));
                return Step::NotTaken;
            }
            b'\r' | b'\t' | 0x7f => self.start(byte, true),
            0x08 => self.push_key(KeyPress::with_alt(KeyName::Backspace)),
            // Two keys in quick succession, for example Esc and Ctrl+C.
            0x00..=0x1f => {
                self.push_key(KeyPress::new(KeyName::Esc));
                return Step::NotTaken;
            }
            _ => self.start(byte, true),
        }
        Step::Taken
    }

    /// Starts a sequence if Esc and `byte` introduce one. Returns whether they do. `is_c1` is true if the terminal has
    /// sent a C1 character, which is `byte` plus 64, instead of Esc and `byte`.
    fn introduce(&mut self, byte: u8, is_c1: bool) -> bool {
        self.state = match byte {
            b'[' => State::Csi(Vec::new()),
            b'O' => State::Ss3(Vec::new()),
            b']' | b'P' | b'_' | b'^' | b'X' => {
                let string = ControlString { introducer: byte, is_empty: true, is_after_escape: false, is_c1 };
                State::ControlString(string)
            }
            _ => return false,
        };
        true
    }

    fn continue_string(&mut self, string: ControlString, byte: u8) -> Step {
        match (string.is_after_escape, byte) {
            (true, b'\\') | (false, BELL) => {}
            (false, C1_STRING_END) if string.is_c1 => {}
            (true, byte) => {
                // The string has no end, and another sequence starts.
                self.state = State::Escape;
                self.take(byte);
            }
            (false, ESC) => {
                self.state = State::ControlString(ControlString { is_after_escape: true, ..string });
            }
            (false, 0x20..=0x7e | 0x80..) => {
                self.state = State::ControlString(ControlString { is_empty: false, ..string });
            }
            // A reply contains no control characters, so this is a key.
            (false, _) => return Step::NotTaken,
        }
        Step::Taken
    }

    fn continue_csi(&mut self, mut parameters: Vec<u8>, byte: u8) -> Step {
        match byte {
            b'[' if parameters.is_empty() => self.state = State::ConsoleKey,
            b'M' if parameters.is_empty() => self.state = State::X10Mouse(0),
            b'~' if parameters == b"200" => self.state = State::Paste(Vec::new()),
            0x20..=0x3f => {
                if parameters.len() < MAX_CSI_BYTES {
                    parameters.push(byte);
                }
                self.state = State::Csi(parameters);
            }
            0x40..=0x7e => self.events.extend(decode_csi(&parameters, byte)),
            _ => return Step::NotTaken,
        }
        Step::Taken
    }

    fn push_key(&mut self, key: KeyPress) {
        self.events.push(Event::Key(key));
    }

    fn push_char(&mut self, c: char, is_alt: bool) {
        if is_alt { self.push_alt(c) } else { self.push_key(KeyPress::char(c)) }
    }

    fn push_alt(&mut self, c: char) {
        self.push_key(KeyPress::with_alt(KeyName::Char(c.to_ascii_lowercase())));
    }

    fn push_paste(&mut self, text: &[u8]) {
        // An empty paste, for example of a picture, is no event.
        if !text.is_empty() {
            self.events.push(Event::Paste(String::from_utf8_lossy(text).into_owned()));
        }
    }
}

/// Returns the length of the character that starts with `byte`; 0 if no character starts with it.
fn utf8_length(byte: u8) -> usize {
    match byte {
        0x00..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 0,
    }
}
