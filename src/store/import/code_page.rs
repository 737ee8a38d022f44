//! The code pages of texts with one byte for each character. Each of them gives a character for nearly every byte.
//! Which one is right is decided by the words: in a wrong one, letters with accents become capitals within words, other
//! scripts or signs that no text contains.

use encoding_rs::{
    Encoding, IBM866, ISO_8859_2, ISO_8859_15, KOI8_R, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254,
};

use crate::messages::{ImportError, ImportErrorKind, ImportQuestion, ImportRefusal, InputLocation};

/// The code pages, the most common one first. If several give the same text, the first one is named.
const CODE_PAGES: [&Encoding; 10] = [
    WINDOWS_1252,
    MACINTOSH,
    ISO_8859_15,
    WINDOWS_1250,
    ISO_8859_2,
    WINDOWS_1251,
    KOI8_R,
    IBM866,
    WINDOWS_1253,
    WINDOWS_1254,
];

/// How many texts a question shows.
const MAX_READINGS: usize = 4;

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

/// Chooses the code page of a text that is not UTF-8.
pub(super) fn choose(bytes: &[u8]) -> Result<&'static Encoding, ImportRefusal> {
    let mut readings: Vec<(&'static Encoding, String, Count)> = Vec::new();
    for encoding in CODE_PAGES {
        let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
        let is_used = is_latin(encoding) || has_other_script(&text);
        if !has_errors && is_used && !readings.iter().any(|(_, known, _)| *known == text) {
            let count = count_implausible(&text);
            readings.push((encoding, text.into_owned(), count));
        }
    }
    readings.sort_by_key(|(.., count)| count.total());
    let unknown =
        ImportError { location: InputLocation::Whole, text: String::new(), kind: ImportErrorKind::UnknownEncoding };
    let unknown = Err(ImportRefusal::Errors(vec![unknown]));
    let Some((first, _, least)) = readings.first() else { return unknown };
    let letters = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let as_dos = decode_ms_dos(bytes).map(|text| count_implausible(&text));
    let is_dos = as_dos.is_some_and(|count| count.total() < least.total());
    if least.misplaced > 0 && (least.misplaced * IMPLAUSIBLE >= letters || is_dos) {
        return unknown;
    }
    // A text with so many signs that do not belong there is perhaps in none of these code pages.
    let factor = if least.misplaced > 0 && least.total() * 3 >= letters { 3 } else { 2 };
    // In the most common code page, a text of another language has letters that are not French.
    let is_foreign = |encoding: &'static Encoding, count: &Count| {
        encoding == WINDOWS_1252 && count.misplaced == 0 && count.uncommon > 1
    };
    let is_near = |(encoding, _, count): &&(&'static Encoding, String, Count)| {
        count.total() <= least.total() * factor || is_foreign(encoding, count)
    };
    let near: Vec<_> = readings.iter().filter(is_near).take(MAX_READINGS).collect();
    if near.len() == 1 {
        return Ok(first);
    }
    // The first line that is not the same in all of them.
    let line = |text: &str, at: usize| text.lines().nth(at).unwrap_or_default().trim().to_owned();
    let differs = |at: &usize| {
        near.windows(2).any(|pair| {
            pair.first().zip(pair.last()).is_some_and(|(first, last)| line(&first.1, *at) != line(&last.1, *at))
        })
    };
    let at = (0..near.first().map_or(0, |(_, text, _)| text.lines().count())).find(differs).unwrap_or(0);
    let samples = near.iter().map(|(encoding, text, _)| (encoding.name(), line(text, at)));
    Err(ImportRefusal::Question(ImportQuestion::Encoding(samples.collect())))
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

/// The scripts of the code pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
}

/// Returns whether a code page is meant for a Latin script.
fn is_latin(encoding: &'static Encoding) -> bool {
    ![WINDOWS_1251, KOI8_R, IBM866, WINDOWS_1253].contains(&encoding)
}

/// Returns whether a text has two letters of one other script beside each other.
fn has_other_script(text: &str) -> bool {
    let is_other = |c: char| c.is_alphabetic() && script_of(c) != Script::Latin;
    text.chars().zip(text.chars().skip(1)).any(|(c, next)| is_other(c) && is_other(next))
}

fn script_of(c: char) -> Script {
    match c {
        '\u{370}'..='\u{3ff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        _ => Script::Latin,
    }
}

/// How unlikely a text is.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// The characters that do not belong where they are.
    misplaced: usize,
    /// The letters that are not English or French.
    uncommon: usize,
}

impl Count {
    fn total(self) -> usize {
        self.misplaced * IMPLAUSIBLE + self.uncommon
    }
}

fn count_implausible(text: &str) -> Count {
    let chars: Vec<char> = text.chars().collect();
    let at = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().unwrap_or(' ');
    let mut count = Count::default();
    for (index, c) in chars.iter().copied().enumerate().filter(|(_, c)| !c.is_ascii()) {
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        let is_alone = !before.is_alphabetic() && !after.is_alphabetic();
        if !is_plausible(c, before, after) || !is_in_its_script(&chars, index) {
            count.misplaced += 1;
        } else {
            count.uncommon += usize::from(match script_of(c) {
                // A space follows the French quotation mark in most texts.
                _ if c == '«' => after.is_alphabetic(),
                Script::Latin => !is_common(c),
                Script::Greek => is_alone,
                Script::Cyrillic => is_alone || !matches!(c, 'А'..='я' | 'Ё' | 'ё'),
            });
        }
    }
    count
}

/// Returns whether a character is no letter, or one that is common in English and French texts.
fn is_common(c: char) -> bool {
    !c.is_alphabetic() || "àâäçéèêëîïôöùûüÿœÀÂÇÉÈÊÎÔŒ".contains(c)
}

/// Returns whether the letters beside a letter are of its script. Three letters with accents in a row are no word in a
/// Latin script, and neither is a word of two of them.
fn is_in_its_script(chars: &[char], index: usize) -> bool {
    let at = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().filter(|c| c.is_alphabetic());
    let Some(own) = at(Some(index)) else { return true };
    let is_accented = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
    let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
    if script_of(own) != Script::Latin {
        return before.into_iter().chain(after).all(|c| script_of(c) == script_of(own));
    }
    let (second_before, second_after) = (at(index.checked_sub(2)), at(Some(index + 2)));
    let is_within = is_accented(before) && is_accented(after);
    let is_last = is_accented(before) && (is_accented(second_before) || second_before.is_none() && after.is_none());
    let is_first = is_accented(after) && (is_accented(second_after) || second_after.is_none() && before.is_none());
    !is_within && !is_last && !is_first
}

/// Returns whether a character can stand between two others.
fn is_plausible(c: char, before: char, after: char) -> bool {
    let is_in_word = before.is_alphabetic() || after.is_alphabetic();
    match c {
        // The two forms of the Greek sigma stand within a word and at its end.
        'ς' => !after.is_alphabetic(),
        'σ' => after.is_alphabetic(),
        // "à" may be a word; other letters are part of one.
        'à' => true,
        // In other scripts, a letter may be a word.
        _ if c.is_alphabetic() && script_of(c) != Script::Latin && !is_in_word => true,
        'º' | 'ª' => !after.is_alphabetic(),
        _ if c.is_lowercase() => is_in_word && !(before.is_uppercase() && after.is_uppercase()),
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
        '½' | '¼' | '¾' | '²' | '³' | '¹' | '®' | '™' => !after.is_alphabetic(),
        '°' => !after.is_lowercase(),
        '¿' | '¡' => !before.is_alphabetic() && after.is_alphabetic(),
        '–' | '—' | '−' | '•' | '€' | '×' | '±' | '·' | '£' | '©' | '§' | 'µ' | '¢' | '¥' | '†' => {
            !(before.is_alphabetic() && after.is_alphabetic())
        }
        _ => false,
    }
}
