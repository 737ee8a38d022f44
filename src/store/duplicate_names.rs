//! The names that file managers and OneDrive give to duplicates of a file, in several languages.

use std::collections::HashSet;

use super::copy_names::split_ending;
use crate::messages::CopyOrigin;

/// The words for a copy that file managers add to a name. Only ASCII letters are compared without case.
const COPY_WORDS: [&str; 20] = [
    "copy",
    "copie",
    "kopie",
    "copia",
    "cópia",
    "còpia",
    "kopia",
    "kopi",
    "kopio",
    "kópia",
    "kopya",
    "másolat",
    "копия",
    "Копия",
    "копія",
    "Копія",
    "副本",
    "複本",
    "コピー",
    "복사본",
];
/// The texts before and after such a word.
const AROUND_COPY_WORDS: [(&str, &str); 8] =
    [(" - ", ""), (" – ", ""), (" — ", ""), (" ", ""), ("-", ""), ("(", ")"), ("の", ""), ("的", "")];
/// The words that can stand instead of a number in a mark such as ` (another copy)`, in lower case.
const OTHER_WORDS: [&str; 8] = ["another", "autre", "une autre", "andere", "weitere", "otra", "altra", "outra"];
/// The texts between a word for a copy and the name, such as `Copy of NAME`, in lower case.
const COPY_LINKS: [&str; 9] = [" of ", " de ", " d'", " d’", " von ", " van ", " di ", " av ", " af "];
/// The words for a copy that stand directly before the name.
const WORDS_WITHOUT_LINK: [&str; 5] = ["kopia", "Копия", "Копія", "副本", "コピー ～"];
/// The most names of an original that are derived from one name.
const MAX_ORIGINALS: usize = 16;

/// Returns whether one of the files with these stems can be the original of a file, before its names are derived: most
/// files of a folder are no duplicates. Without a word for a copy, each mark stands at the end and begins with a blank,
/// a hyphen or a bracket.
pub(super) fn can_have_original(name: &str, stems: &HashSet<&str>) -> bool {
    let Some((stem, _)) = split_ending(name) else { return false };
    let mut beginnings = stem.match_indices([' ', '-', '(']).filter_map(|(at, _)| stem.get(..at));
    beginnings.any(|beginning| stems.contains(beginning.trim_end())) || !find_copy_words(stem).is_empty()
}

/// Returns the words for a copy that a stem contains.
fn find_copy_words(stem: &str) -> Vec<&'static str> {
    let lowercase = stem.to_ascii_lowercase();
    COPY_WORDS.into_iter().filter(|word| lowercase.contains(word)).collect()
}

/// Returns the names of the files of which a file may be a duplicate, and the origin of the duplicate. People choose
/// such names too, so the content of both files decides.
pub(super) fn possible_originals(name: &str) -> Vec<(String, CopyOrigin)> {
    let Some((stem, ending)) = split_ending(name) else { return Vec::new() };
    let words = find_copy_words(stem);
    let mut found: Vec<(&str, CopyOrigin)> = Vec::new();
    let mut unread = vec![(stem, CopyOrigin::Duplicate)];
    // A copy of a copy has the marks of both.
    while let Some((stem, origin)) = unread.pop() {
        for original in originals_of_stem(stem, &words) {
            let is_new = !original.0.is_empty() && found.iter().all(|(known, _)| *known != original.0);
            if is_new && found.len() < MAX_ORIGINALS {
                let origin = if origin == CopyOrigin::Duplicate { original.1 } else { origin };
                found.push((original.0, origin));
                unread.push((original.0, origin));
            }
        }
    }
    // The first original has the shortest name.
    found.sort_by_key(|(stem, _)| stem.len());
    found.into_iter().map(|(stem, origin)| (format!("{stem}{ending}"), origin)).collect()
}

/// Returns the stems that remain without one mark of a duplicate. `words` are the words for a copy that the name
/// contains.
fn originals_of_stem<'a>(stem: &'a str, words: &[&str]) -> Vec<(&'a str, CopyOrigin)> {
    let lowercase = &*stem.to_ascii_lowercase();
    let endings = words.iter().flat_map(|word| {
        let strip = move |(before, after)| lowercase.strip_suffix(after)?.strip_suffix(word)?.strip_suffix(before);
        AROUND_COPY_WORDS.into_iter().filter_map(strip).filter_map(|original| stem.get(..original.len()))
    });
    let endings = endings.map(str::trim_end);
    let beginnings = words.iter().filter_map(|word| strip_copy_of(lowercase, word));
    let bare = WORDS_WITHOUT_LINK.iter().filter_map(|word| lowercase.strip_prefix(word)?.strip_prefix(' '));
    let beginnings = beginnings.chain(bare).filter_map(|original| stem.get(stem.len() - original.len()..));
    let marks = endings.chain(beginnings).chain(strip_number(stem)).chain(strip_ordinal_copy(stem));
    // OneDrive adds the name of the computer, which can contain hyphens.
    let computers = stem.match_indices('-').filter_map(|(at, _)| {
        let (original, computer) = (stem.get(..at)?, stem.get(at + 1..)?);
        // On a Mac, the name is that of its owner: "Marie’s MacBook Pro".
        let is_computer = !computer.is_empty() && computer.chars().all(|c| c.is_alphanumeric() || "-_ '’".contains(c));
        let is_named = computer.contains(|c: char| c.is_uppercase());
        is_computer.then_some((original, if is_named { CopyOrigin::OneDrive } else { CopyOrigin::Duplicate }))
    });
    marks.map(|original| (original, CopyOrigin::Duplicate)).chain(computers).collect()
}

/// Returns the name after `Copy of ` or `Copy (2) of `.
fn strip_copy_of<'a>(stem: &'a str, word: &str) -> Option<&'a str> {
    let rest = stem.strip_prefix(word)?;
    let number = rest.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    let is_number = |(number, _): &(&str, &str)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let rest = number.filter(is_number).map_or(rest, |(_, rest)| rest);
    COPY_LINKS.iter().find_map(|link| rest.strip_prefix(link))
}

/// Returns a stem without the number of a copy: ` 2`, ` (2)` or `(2)`.
fn strip_number(stem: &str) -> Option<&str> {
    let open = stem.strip_suffix(')');
    let digits = open.unwrap_or(stem);
    let before = digits.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_number = (1..=3).contains(&(digits.len() - before.len()));
    let original = if open.is_some() { before.strip_suffix('(')? } else { before.strip_suffix(' ')? };
    is_number.then(|| original.trim_end())
}

/// Returns a stem without a mark such as ` (3rd copy)`, ` (autre copie)` or ` (copie 2)`.
fn strip_ordinal_copy(stem: &str) -> Option<&str> {
    let (original, mark) = stem.strip_suffix(')')?.rsplit_once(" (")?;
    let mark = mark.to_ascii_lowercase();
    let (ordinal, word) = mark.rsplit_once(' ')?;
    let (ordinal, word) = if COPY_WORDS.contains(&ordinal) { (word, ordinal) } else { (ordinal, word) };
    let is_ordinal = ordinal.starts_with(|c: char| c.is_ascii_digit()) || OTHER_WORDS.contains(&ordinal);
    (is_ordinal && COPY_WORDS.contains(&word)).then_some(original)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duplicate_can_be_of_each_name_without_the_marks() {
        let (duplicate, onedrive) = (CopyOrigin::Duplicate, CopyOrigin::OneDrive);
        for (name, original, origin) in [
            ("x 2.toml", "x.toml", duplicate),
            ("x (1).toml", "x.toml", duplicate),
            ("x(1).toml", "x.toml", duplicate),
            ("x - Copy.toml", "x.toml", duplicate),
            ("x - Copy (2).toml", "x.toml", duplicate),
            ("x - Copy - Copy.toml", "x.toml", duplicate),
            ("x - Copie.toml", "x.toml", duplicate),
            ("x - Copie (3).toml", "x.toml", duplicate),
            ("x - Kopie.toml", "x.toml", duplicate),
            ("x copy.toml", "x.toml", duplicate),
            ("x copy 2.toml", "x.toml", duplicate),
            ("x copie.toml", "x.toml", duplicate),
            ("x copie 3.toml", "x.toml", duplicate),
            ("x Kopie 2.toml", "x.toml", duplicate),
            ("x (copie).toml", "x.toml", duplicate),
            ("x (another copy).toml", "x.toml", duplicate),
            ("x (Autre copie).toml", "x.toml", duplicate),
            ("x(copia).toml", "x.toml", duplicate),
            ("x (3rd copy).toml", "x.toml", duplicate),
            ("x (3e copie).toml", "x.toml", duplicate),
            ("Copy of x.toml", "x.toml", duplicate),
            ("Copie de x.toml", "x.toml", duplicate),
            ("Kopie von x.toml", "x.toml", duplicate),
            ("x (copy 2).toml", "x.toml", duplicate),
            ("x (Kopie 3).toml", "x.toml", duplicate),
            ("x (une autre copie).toml", "x.toml", duplicate),
            ("x (weitere Kopie).toml", "x.toml", duplicate),
            ("x — копия.toml", "x.toml", duplicate),
            ("x - Kopia (2).toml", "x.toml", duplicate),
            ("x - kopi.toml", "x.toml", duplicate),
            ("xのコピー.toml", "x.toml", duplicate),
            ("x 副本.toml", "x.toml", duplicate),
            ("Copy (2) of x.toml", "x.toml", duplicate),
            ("Copie d’x.toml", "x.toml", duplicate),
            ("Kopie van x.toml", "x.toml", duplicate),
            ("Kopi av x.toml", "x.toml", duplicate),
            ("Копия x.toml", "x.toml", duplicate),
            ("x-Marie’s MacBook Pro.toml", "x.toml", onedrive),
            ("two-accounts-DESKTOP-AB12CD.toml", "two-accounts.toml", onedrive),
            ("x-Maries-MacBook-2.toml", "x.toml", onedrive),
            ("x-2.toml", "x.toml", duplicate),
            ("x 2-LAPTOP.toml", "x.toml", onedrive),
            ("x (1).toml.age", "x.toml.age", duplicate),
            ("x (1).TOML", "x.TOML", duplicate),
        ] {
            let found = possible_originals(name);
            assert!(found.contains(&(original.to_owned(), origin)), "{name}: {found:?}");
            let stem = split_ending(original).unwrap().0;
            assert!(can_have_original(name, &HashSet::from([stem])), "{name}");
        }
        for name in ["x.toml", "copy.toml", " 2.toml", "-PC.toml", "x2.toml", "x 2026.toml", "x.txt", "(1).toml", ""] {
            assert_eq!(possible_originals(name), [], "{name}");
        }
        let stems = HashSet::from(["2026-11-22-accounts", "x"]);
        for name in ["2026-11-22-accounts.toml", "2026-11-22-other.toml", "x2.toml", "x.txt"] {
            assert!(!can_have_original(name, &stems), "{name}");
        }
    }
}
