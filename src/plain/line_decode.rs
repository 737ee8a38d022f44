//! Decodes the bytes of an input line as text. Every lossy step is returned as a `LineRepair`, so that the caller can
//! report it. The module is separate from `line_io` because decoding does no I/O.

use pesee_core::deliberation::MAX_TEXT_BYTES;

/// A change that the decoder made to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineRepair {
    /// The line exceeded the maximum text length; the number of bytes was cut off the end.
    Truncated(usize),
    /// Some bytes were not valid UTF-8 and were read as Latin-1.
    ReadAsLatin1,
    /// Control characters and escape sequences were removed.
    ControlKeysRemoved,
}

/// The maximum number of bytes to read of a line: a text of maximum length plus `\r\n`.
pub(super) const MAX_READ_BYTES: usize = MAX_TEXT_BYTES + 2;

/// Decodes a line and lists the changes. `beyond` is the number of bytes of the line that were not read.
pub(super) fn decode_line(bytes: &[u8], beyond: usize) -> (String, Vec<LineRepair>) {
    let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let mut repairs = Vec::new();
    let mut end = line.len().min(MAX_TEXT_BYTES);
    if line.len() + beyond > MAX_TEXT_BYTES {
        // A cut inside a UTF-8 character would make the end invalid.
        while end > 0 && line.get(end).is_some_and(|byte| byte & 0xc0 == 0x80) {
            end -= 1;
        }
        repairs.push(LineRepair::Truncated(line.len() - end + beyond));
    }
    let (text, is_latin) = decode_utf8_or_latin1(line.get(..end).unwrap_or_default());
    repairs.extend(is_latin.then_some(LineRepair::ReadAsLatin1));
    let plain = strip_control_sequences(&text);
    repairs.extend((plain != text).then_some(LineRepair::ControlKeysRemoved));
    (plain.trim().to_owned(), repairs)
}

/// Decodes bytes as UTF-8 and invalid bytes as Latin-1, the most common other encoding. Returns whether any byte was
/// invalid.
fn decode_utf8_or_latin1(bytes: &[u8]) -> (String, bool) {
    let (mut text, mut is_latin) = (String::with_capacity(bytes.len()), false);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| char::from(*byte)));
        is_latin |= !chunk.invalid().is_empty();
    }
    (text, is_latin)
}

/// Removes control characters, except tabs, and the escape sequences of arrow and function keys.
fn strip_control_sequences(text: &str) -> String {
    let (mut plain, mut chars) = (String::with_capacity(text.len()), text.chars().peekable());
    while let Some(char) = chars.next() {
        match char {
            '\u{1b}' => match chars.next_if(|next| matches!(next, '[' | 'O')) {
                Some('[') => drop(chars.by_ref().find(|next| ('@'..='~').contains(next))),
                Some(_) => drop(chars.next()),
                None => {}
            },
            '\t' => plain.push('\t'),
            _ if char.is_control() => {}
            _ => plain.push(char),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_every_system_ends_them() {
        for line in [&b" Pause \r\n"[..], b"Pause\n", b"Pause"] {
            assert_eq!(decode_line(line, 0), ("Pause".into(), Vec::new()));
        }
    }

    #[test]
    fn what_is_no_text_is_read_all_the_same_and_said() {
        assert_eq!(
            decode_line(b"r\xe9seau et r\xc3\xa9seau\n", 0),
            ("réseau et réseau".into(), vec![LineRepair::ReadAsLatin1])
        );
        assert_eq!(
            decode_line(b"\x1b[Aa\x1b[1;5Cb\x1bOPc\x07d\te\n", 0),
            ("abcd\te".into(), vec![LineRepair::ControlKeysRemoved])
        );
        assert_eq!(decode_line(b"\x1b[A\n", 0), (String::new(), vec![LineRepair::ControlKeysRemoved]));
    }

    #[test]
    fn a_line_that_is_too_long_is_cut_between_letters_and_says_by_how_much() {
        let longest = "x".repeat(MAX_TEXT_BYTES);
        assert_eq!(decode_line(format!("{longest}\n").as_bytes(), 0), (longest.clone(), Vec::new()));
        assert_eq!(decode_line(format!("{longest}yz").as_bytes(), 5).1, [LineRepair::Truncated(7)]);
        let line = format!("x{}", "é".repeat(MAX_TEXT_BYTES / 2));
        let (text, repairs) = decode_line(line.as_bytes(), 0);
        assert_eq!((text.len(), repairs), (MAX_TEXT_BYTES - 1, vec![LineRepair::Truncated(2)]));
    }
}
