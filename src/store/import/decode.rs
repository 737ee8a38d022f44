//! The decoding of imported files, in the encodings that common programs write.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::messages::ImportErrorKind;

/// Decodes bytes to text with `\n` line endings. Returns the text and the name of its encoding.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, &'static str), ImportErrorKind> {
    // The signatures of a zip archive (xlsx, ods) and of an older spreadsheet file (xls).
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(ImportErrorKind::SpreadsheetFile);
    }
    let (text, encoding, has_errors) = guess_encoding(bytes).decode(bytes);
    if has_errors || text.contains('\0') {
        return Err(ImportErrorKind::NotText);
    }
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), encoding.name()))
}

/// Guesses the encoding of a text without a byte order mark. `Encoding::decode` lets a byte order mark override the
/// guess.
fn guess_encoding(bytes: &[u8]) -> &'static Encoding {
    // In UTF-16, every other byte of Latin text is 0. Other encodings contain no 0 bytes.
    let has_zeros =
        |start: usize| bytes.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count() * 4 > bytes.len();
    match (has_zeros(0), has_zeros(1)) {
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
    fn every_encoding_gives_the_same_text() {
        let text = "Critère;Garder\nRéseau;2,5 … 3\n";
        let windows = b"Crit\xe8re;Garder\r\nR\xe9seau;2,5 \x85 3\r\n";
        assert_eq!(decode(text.as_bytes()), Ok((text.to_owned(), "UTF-8")));
        assert_eq!(decode(format!("\u{feff}{text}").as_bytes()), Ok((text.to_owned(), "UTF-8")));
        assert_eq!(decode(windows), Ok((text.to_owned(), "windows-1252")));
        for mark in ["", "\u{feff}"] {
            let marked = format!("{mark}{text}");
            assert_eq!(decode(&utf16(&marked, u16::to_le_bytes)), Ok((text.to_owned(), "UTF-16LE")));
            assert_eq!(decode(&utf16(&marked, u16::to_be_bytes)), Ok((text.to_owned(), "UTF-16BE")));
        }
        assert_eq!(decode(text.replace('\n', "\r").as_bytes()), Ok((text.to_owned(), "UTF-8")));
    }

    #[test]
    fn files_that_are_not_text_give_an_error() {
        assert_eq!(decode(b"PK\x03\x04\x14\x00"), Err(ImportErrorKind::SpreadsheetFile));
        assert_eq!(decode(b"a,b\n\0,1\n"), Err(ImportErrorKind::NotText));
        assert_eq!(decode(b"\xff\xfea"), Err(ImportErrorKind::NotText));
    }
}
