//! What arrives on a line, made into text: whatever the bytes are, nothing is dropped without being said.

use pesee_core::deliberation::MAX_TEXT_BYTES;

/// What had to be done to a line before it was an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineRepair {
    /// It was longer than a text may be: so many bytes of its end are not in it.
    Truncated(usize),
    /// Some bytes were no UTF-8 and were read as Latin-1.
    ReadAsLatin1,
    /// Keys that are no letters were left out.
    ControlKeysRemoved,
}

/// The most that is read of a line: one byte more than a text may have, and its end.
pub(super) const MAX_READ_BYTES: usize = MAX_TEXT_BYTES + 2;

/// A line as text, where `beyond` bytes of it were not even read.
pub(super) fn decode_line(bytes: &[u8], beyond: usize) -> (String, Vec<LineRepair>) {
    let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let mut mended = Vec::new();
    let mut end = line.len().min(MAX_TEXT_BYTES);
    if line.len() + beyond > MAX_TEXT_BYTES {
        // Not inside a letter.
        while end > 0 && line.get(end).is_some_and(|byte| byte & 0xc0 == 0x80) {
            end -= 1;
        }
        mended.push(LineRepair::Truncated(line.len() - end + beyond));
    }
    let (text, is_latin) = decode_utf8_or_latin1(line.get(..end).unwrap_or_default());
    mended.extend(is_latin.then_some(LineRepair::ReadAsLatin1));
    let plain = strip_control_sequences(&text);
    mended.extend((plain != text).then_some(LineRepair::ControlKeysRemoved));
    (plain.trim().to_owned(), mended)
}

/// Bytes as text, and whether some of them were no UTF-8: those are read as Latin-1, which is what they mostly are.
fn decode_utf8_or_latin1(bytes: &[u8]) -> (String, bool) {
    let (mut text, mut is_latin) = (String::with_capacity(bytes.len()), false);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| char::from(*byte)));
        is_latin |= !chunk.invalid().is_empty();
    }
    (text, is_latin)
}

/// A text without control characters, and without what an arrow key sends after its own; a tab is a gap.
fn strip_control_sequences(text: &str) -> String {
    let (mut plain, mut letters) = (String::with_capacity(text.len()), text.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '\u{1b}' => match letters.next_if(|next| matches!(next, '[' | 'O')) {
                Some('[') => drop(letters.by_ref().find(|next| ('@'..='~').contains(next))),
                Some(_) => drop(letters.next()),
                None => {}
            },
            '\t' => plain.push('\t'),
            _ if letter.is_control() => {}
            _ => plain.push(letter),
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
        let letters = format!("x{}", "é".repeat(MAX_TEXT_BYTES / 2));
        let (text, mended) = decode_line(letters.as_bytes(), 0);
        assert_eq!((text.len(), mended), (MAX_TEXT_BYTES - 1, vec![LineRepair::Truncated(2)]));
    }
}
