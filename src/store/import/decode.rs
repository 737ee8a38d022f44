//! The decoding of imported files, in the encodings that common programs write.
//!
//! Windows-1252 and Mac Roman give a character for nearly every byte. Which one is right is decided by the texts: in a
//! wrong encoding, letters with accents become capitals within words or signs that no text contains.

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::messages::{ImportAnswers, ImportError, ImportErrorKind, ImportQuestion, ImportRefusal, InputLocation};

/// The bytes of the French letters in the encoding of MS-DOS, code page 850. It is recognised, so that a message can
/// name it.
const MS_DOS: [(u8, char); 16] = [
    (0x82, 'é'),
    (0x8A, 'è'),
    (0x85, 'à'),
    (0x87, 'ç'),
    (0x88, 'ê'),
    (0x89, 'ë'),
    (0x8C, 'î'),
    (0x8B, 'ï'),
    (0x93, 'ô'),
    (0x96, 'û'),
    (0x97, 'ù'),
    (0x83, 'â'),
    (0x90, 'É'),
    (0xAE, '«'),
    (0xAF, '»'),
    (0xFF, '\u{a0}'),
];

/// Decodes bytes to text with `\n` line endings. Returns the text and the name of its encoding.
pub(super) fn decode(bytes: &[u8], answers: &ImportAnswers) -> Result<(String, &'static str), ImportRefusal> {
    // The signatures of a zip archive (xlsx, ods, numbers) and of an older spreadsheet file (xls).
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(whole_file_error(ImportErrorKind::SpreadsheetFile));
    }
    // RTF and PDF are text that no person reads.
    if bytes.starts_with(b"{\\rtf") || bytes.starts_with(b"%PDF") {
        return Err(whole_file_error(ImportErrorKind::NotText));
    }
    let (text, encoding, has_errors) = choose_encoding(bytes, answers)?.decode(bytes);
    if has_errors || text.contains('\0') {
        return Err(whole_file_error(ImportErrorKind::NotText));
    }
    // Programs of MS-DOS mark the end of a text with this character.
    let text = text.trim_end().strip_suffix('\u{1a}').unwrap_or(&text);
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), encoding.name()))
}

pub(super) fn whole_file_error(kind: ImportErrorKind) -> ImportRefusal {
    ImportRefusal::Errors(vec![ImportError { location: InputLocation::Whole, text: String::new(), kind }])
}

/// Chooses the encoding of a text. `Encoding::decode` lets a byte order mark override the choice.
fn choose_encoding(bytes: &[u8], answers: &ImportAnswers) -> Result<&'static Encoding, ImportRefusal> {
    // In UTF-16, every other byte of Latin text is 0. Other encodings contain no 0 bytes.
    let has_zeros =
        |start: usize| bytes.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count() * 4 > bytes.len();
    match (has_zeros(0), has_zeros(1)) {
        (false, true) => return Ok(UTF_16LE),
        (true, false) => return Ok(UTF_16BE),
        _ if std::str::from_utf8(bytes).is_ok() || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") => {
            return Ok(UTF_8);
        }
        _ => {}
    }
    if let Some(stated) = answers.encoding.as_ref().and_then(|label| Encoding::for_label(label.as_bytes())) {
        return Ok(stated);
    }
    let (windows, mac) = (WINDOWS_1252.decode(bytes).0, MACINTOSH.decode(bytes).0);
    if windows == mac {
        return Ok(WINDOWS_1252);
    }
    let (as_windows, as_mac) = (count_implausible(&windows), count_implausible(&mac));
    let as_dos = decode_ms_dos(bytes).map(|text| count_implausible(&text));
    let least = as_windows.min(as_mac);
    let is_neither = least >= IMPLAUSIBLE && least >= bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if is_neither || least >= IMPLAUSIBLE && as_dos.is_some_and(|count| count < least) {
        return Err(whole_file_error(ImportErrorKind::UnknownEncoding));
    }
    match as_windows.cmp(&as_mac) {
        std::cmp::Ordering::Less => Ok(WINDOWS_1252),
        std::cmp::Ordering::Greater => Ok(MACINTOSH),
        std::cmp::Ordering::Equal => {
            let sample = |text: &str| {
                let at = text.lines().find(|line| !line.is_ascii()).unwrap_or_default();
                at.trim().to_owned()
            };
            let readings = vec![(WINDOWS_1252.name(), sample(&windows)), (MACINTOSH.name(), sample(&mac))];
            Err(ImportRefusal::Question(ImportQuestion::Encoding(readings)))
        }
    }
}

/// Decodes a text of which all letters with accents are French. Returns `None` for other texts.
fn decode_ms_dos(bytes: &[u8]) -> Option<String> {
    let decode = |byte: &u8| match byte {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        byte => MS_DOS.iter().find(|(code, _)| code == byte).map(|(_, letter)| *letter),
    };
    bytes.iter().map(decode).collect()
}

/// What a character counts that does not belong where it is.
const IMPLAUSIBLE: usize = 3;

/// Counts the characters that do not belong where they are in an English or French text. Letters of other languages
/// count less.
fn count_implausible(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let at = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().unwrap_or(' ');
    let is_plausible = |index: usize, c: char| {
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        let is_in_word = before.is_alphabetic() || after.is_alphabetic();
        match c {
            // "à" may be a word; other letters are part of one.
            'à' => true,
            _ if c.is_lowercase() => is_in_word,
            'À' if after == ' ' => !before.is_lowercase(),
            // A capital begins a word or stands between capitals.
            _ if c.is_uppercase() && !before.is_alphabetic() => after.is_alphabetic() || after == '’' || after == '\'',
            _ if c.is_uppercase() => before.is_uppercase() && !after.is_lowercase(),
            '’' => before.is_alphabetic(),
            '‘' => !before.is_alphabetic() && after.is_alphabetic(),
            '…' => !after.is_alphabetic() || before.is_numeric(),
            '«' | '“' => !before.is_alphabetic() && (c == '«' || after != ' '),
            '»' | '”' => !after.is_alphabetic(),
            '\u{a0}' => {
                matches!(after, ':' | ';' | '!' | '?' | '»' | '%' | '€' | '$')
                    || after.is_numeric()
                    || before.is_numeric()
                    || before == '«'
            }
            '–' | '—' | '−' | '•' | '€' | '°' | '²' | '×' | '±' | '½' | '·' | '£' | '©' => {
                !(before.is_alphabetic() && after.is_alphabetic())
            }
            _ => false,
        }
    };
    let is_common = |c: char| !c.is_alphabetic() || "àâäçéèêëîïôöùûüÿœÀÂÇÉÈÊÎÔŒ".contains(c);
    let count = |(index, c): (usize, &char)| match *c {
        c if c.is_ascii() => 0,
        c if !is_plausible(index, c) => IMPLAUSIBLE,
        // A space follows the French quotation mark in most texts.
        '«' => usize::from(at(Some(index + 1)).is_alphabetic()),
        c => usize::from(!is_common(c)),
    };
    chars.iter().enumerate().map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Result<(String, &'static str), ImportRefusal> {
        decode(bytes, &ImportAnswers::default())
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
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
        assert_eq!(decoded(b"a;b\r\n1;2\r\n\x1a"), Ok(("a;b\n1;2\n".to_owned(), "UTF-8")));
        assert_eq!(decoded(text.replace('\n', "\r").as_bytes()), Ok((text.to_owned(), "UTF-8")));
    }

    #[test]
    fn mac_roman_is_told_from_windows_1252_by_the_words() {
        for text in [
            "Critère",
            "Réseau",
            "déjà vu",
            "Portée",
            "Soirées",
            "Écrire moins",
            "À garder",
            "l’auto",
            "« oui »",
            "façade",
            "Être",
            "île",
            "goût",
            "œuvre",
            "Noël",
            "où",
            "Où ?",
            "ÉCOLE",
            "fatigué",
            "3 …",
            "“Quiet”",
            "people’s",
            "a – b",
            "ça",
            "Ça ira",
            "2 €",
            "Gómez",
            "DÉJÀ VU",
        ] {
            assert_eq!(decoded(&WINDOWS_1252.encode(text).0), Ok((text.to_owned(), "windows-1252")), "{text}");
            assert_eq!(decoded(&MACINTOSH.encode(text).0), Ok((text.to_owned(), "macintosh")), "{text}");
        }
    }

    #[test]
    fn bytes_that_fit_two_encodings_are_a_question_and_an_answer_decides() {
        let bytes = b"\xceuvre";
        let question = decoded(bytes);
        assert!(matches!(question, Err(ImportRefusal::Question(ImportQuestion::Encoding(_)))), "{question:?}");
        let mac = ImportAnswers { encoding: Some("macintosh".to_owned()), ..ImportAnswers::default() };
        assert_eq!(decoded(b"3\xb1"), Ok(("3±".to_owned(), "windows-1252")), "both encodings agree");
        assert_eq!(decode(b"Soir\xe9e", &mac), Ok(("SoirÈe".to_owned(), "macintosh")));
    }

    #[test]
    fn files_that_are_not_text_give_an_error() {
        assert_eq!(decoded(b"PK\x03\x04\x14\x00"), Err(whole_file_error(ImportErrorKind::SpreadsheetFile)));
        assert_eq!(decoded(b"a,b\n\0,1\n"), Err(whole_file_error(ImportErrorKind::NotText)));
        assert_eq!(decoded(b"\xff\xfea"), Err(whole_file_error(ImportErrorKind::NotText)));
        assert_eq!(decoded(b"Port\x82e,Soir\x82es"), Err(whole_file_error(ImportErrorKind::UnknownEncoding)));
        assert_eq!(decoded(b"Crit\xc3\xa8re, \xff\xff"), Err(whole_file_error(ImportErrorKind::UnknownEncoding)));
    }
}
