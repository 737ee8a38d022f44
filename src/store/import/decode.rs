//! From bytes to text, whatever program wrote them.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::messages::Why;

/// The bytes as text with plain line ends, and the name of its encoding.
pub(super) fn decoded(bytes: &[u8]) -> Result<(String, &'static str), Why> {
    // A zip archive (xlsx, ods) and what came before it (xls).
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Why::Workbook);
    }
    let (text, encoding, lost) = guessed(bytes).decode(bytes);
    if lost || text.contains('\0') {
        return Err(Why::NotText);
    }
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), encoding.name()))
}

/// The encoding; a mark at the start, which `decode` looks at, says it for certain.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    // In UTF-16 every other byte of a Latin letter is 0, and nowhere else is any.
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count() * 4 > bytes.len();
    match (zeros(0), zeros(1)) {
        (false, true) => UTF_16LE,
        (true, false) => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => WINDOWS_1252,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn whatever_wrote_it_the_text_is_the_same() {
        let text = "Critère;Garder\nRéseau;2,5 … 3\n";
        let windows = b"Crit\xe8re;Garder\r\nR\xe9seau;2,5 \x85 3\r\n";
        assert_eq!(decoded(text.as_bytes()), Ok((text.to_owned(), "UTF-8")));
        assert_eq!(decoded(format!("\u{feff}{text}").as_bytes()), Ok((text.to_owned(), "UTF-8")));
        assert_eq!(decoded(windows), Ok((text.to_owned(), "windows-1252")));
        for mark in ["", "\u{feff}"] {
            let marked = format!("{mark}{text}");
            assert_eq!(decoded(&utf16(&marked, u16::to_le_bytes)), Ok((text.to_owned(), "UTF-16LE")));
            assert_eq!(decoded(&utf16(&marked, u16::to_be_bytes)), Ok((text.to_owned(), "UTF-16BE")));
        }
        assert_eq!(decoded(text.replace('\n', "\r").as_bytes()), Ok((text.to_owned(), "UTF-8")));
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        assert_eq!(decoded(b"PK\x03\x04\x14\x00"), Err(Why::Workbook));
        assert_eq!(decoded(b"a,b\n\0,1\n"), Err(Why::NotText));
        assert_eq!(decoded(b"\xff\xfea"), Err(Why::NotText));
    }
}
