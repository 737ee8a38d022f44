//! The decoding of imported files: the signs by which other formats, UTF-8 and UTF-16 are known. `code_page` decides
//! the other encodings.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::messages::{ImportAnswers, ImportError, ImportErrorKind, ImportRefusal, InputLocation};

use super::code_page;

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
    code_page::choose(bytes)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{ISO_8859_15, KOI8_R, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253};

    use super::*;
    use crate::messages::ImportQuestion;

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
    fn other_code_pages_are_told_by_the_words_or_asked() {
        for (text, encoding) in [
            ("Œuvre;Prix en €", ISO_8859_15),
            ("Cœur", ISO_8859_15),
            ("Критерий;Цена;Качество", WINDOWS_1251),
            ("Критерий;Вес;Вариант А", WINDOWS_1251),
            ("Критерий;Цена", KOI8_R),
            ("Κριτήριο;Τιμή", WINDOWS_1253),
        ] {
            assert_eq!(decoded(&encoding.encode(text).0), Ok((text.to_owned(), encoding.name())), "{text}");
        }
        for (text, encoding) in [("Jakość", WINDOWS_1250), ("Gdańsk", WINDOWS_1250), ("España", WINDOWS_1252)] {
            let refusal = decoded(&encoding.encode(text).0);
            let Err(ImportRefusal::Question(ImportQuestion::Encoding(readings))) = refusal else { panic!("{text}") };
            assert!(readings.contains(&(encoding.name(), text.to_owned())), "{readings:?}");
        }
        // The text is the same in ISO-8859-15.
        assert_eq!(decoded(b"Priorit\xe9"), Ok(("Priorité".to_owned(), "windows-1252")));
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
