//! The classification of file names: deliberations, the conflict copies that this program and sync programs create, and
//! the leftovers of editors.

use chrono::NaiveDate;

use crate::messages::{CopyOrigin, ENCRYPTED_SUFFIX};

/// The meaning of a file name in a folder of deliberations.
#[derive(Debug, PartialEq)]
pub(super) enum NameKind {
    Deliberation,
    /// A copy: the name of the original, the program that created the copy, and the date in the name.
    Copy(String, CopyOrigin, Option<NaiveDate>),
    /// A file that is not listed.
    Other,
}

/// The pattern of the names that a program gives its copies.
struct CopyPattern {
    origin: CopyOrigin,
    placement: MarkPlacement,
    /// The texts of which a name contains one, in lower case.
    marks: &'static [&'static str],
}

/// The place of the mark in a name.
#[derive(PartialEq)]
enum MarkPlacement {
    /// `NAME` + mark + date …
    Suffix,
    /// `NAME (…` + mark + `…)`, with or without a date.
    InBrackets,
    /// `NAME (…` + mark + `…)`, with a date before or after the mark.
    InBracketsWithDate,
}

/// The known patterns. If two marks match at the same place, the first one counts.
const COPY_PATTERNS: [CopyPattern; 8] = [
    CopyPattern { origin: CopyOrigin::Syncthing, placement: MarkPlacement::Suffix, marks: &[".sync-conflict-"] },
    CopyPattern { origin: CopyOrigin::Conflict, placement: MarkPlacement::Suffix, marks: &[".conflict-"] },
    CopyPattern { origin: CopyOrigin::Nextcloud, placement: MarkPlacement::Suffix, marks: &["_conflict-"] },
    CopyPattern { origin: CopyOrigin::FailedSave, placement: MarkPlacement::Suffix, marks: &[".unsaved-"] },
    CopyPattern { origin: CopyOrigin::Nextcloud, placement: MarkPlacement::InBrackets, marks: &["(conflicted copy"] },
    CopyPattern {
        origin: CopyOrigin::Dropbox,
        placement: MarkPlacement::InBrackets,
        marks: &[
            "conflicted copy",
            "copie en conflit",
            "in konflikt stehende kopie",
            "copia en conflicto",
            "copia in conflitto",
            "cópia em conflito",
            "conflicterend",
            "case conflict",
        ],
    },
    CopyPattern { origin: CopyOrigin::SyncProgram, placement: MarkPlacement::InBrackets, marks: &["sfconflict "] },
    // The word for a conflict in other languages. Without a date, a person may have chosen the name.
    CopyPattern {
        origin: CopyOrigin::SyncProgram,
        placement: MarkPlacement::InBracketsWithDate,
        marks: &["conflict", "conflit", "konflikt", "競合"],
    },
];

/// The beginnings of names that are not listed: hidden files, which include the swap files and locks of most editors,
/// and the locks of office programs. Backups (`NAME.toml~`, `NAME.toml.bak`) have another extension.
const IGNORED_PREFIXES: [&str; 2] = [".", "~$"];

/// The extensions of deliberations, plain and encrypted. The comparison ignores case, because some file systems do.
const ENDINGS: [&str; 2] = [".toml", ENCRYPTED_SUFFIX];

/// Classifies a file name.
pub(super) fn classify_name(name: &str) -> NameKind {
    let Some((stem, ending)) = split_ending(name) else {
        return NameKind::Other;
    };
    if IGNORED_PREFIXES.iter().any(|begins| name.starts_with(begins)) {
        return NameKind::Other;
    }
    // A name without these characters contains no mark. Most names need no search, which keeps large folders fast.
    if !stem.contains(['.', ' ', '_']) {
        return NameKind::Deliberation;
    }
    // Lowercasing only ASCII letters keeps byte positions the same in both texts.
    let lowercase = stem.to_ascii_lowercase();
    let found = COPY_PATTERNS.iter().flat_map(|pattern| {
        let matches = pattern.marks.iter().filter_map(|mark| pattern.placement.match_stem(&lowercase, mark));
        matches.map(|found| (pattern.origin, found))
    });
    // In the name of a copy of a copy, the first mark counts, because the original of both is before it.
    match found.min_by_key(|(_, (end, _))| *end) {
        Some((origin, (end, date))) => {
            NameKind::Copy(format!("{}{ending}", stem.get(..end).unwrap_or_default()), origin, date)
        }
        None => NameKind::Deliberation,
    }
}

/// Splits the name of a deliberation into its stem and its extension. Returns `None` for another extension.
fn split_ending(name: &str) -> Option<(&str, &str)> {
    let split = |end: &&str| {
        let parts = name.len().checked_sub(end.len()).and_then(|at| name.split_at_checked(at));
        parts.filter(|(_, ending)| ending.eq_ignore_ascii_case(end))
    };
    ENDINGS.iter().find_map(split)
}

impl MarkPlacement {
    /// Returns the end of the original's name in a stem, and the date after the mark.
    fn match_stem(&self, stem: &str, mark: &str) -> Option<(usize, Option<NaiveDate>)> {
        let at = stem.find(mark)?;
        let after = stem.get(at + mark.len()..)?;
        let found = match self {
            MarkPlacement::Suffix => (at, Some(parse_leading_date(after)?)),
            MarkPlacement::InBrackets | MarkPlacement::InBracketsWithDate => {
                let within = after.strip_suffix(')')?;
                let opens = stem.get(..=at)?.rfind(" (")?;
                let before = stem.get(opens..at)?;
                let find_date =
                    |text: &str| text.char_indices().find_map(|(at, _)| parse_leading_date(text.get(at..)?));
                let date = find_date(within).or_else(|| find_date(before));
                if date.is_none() && *self == MarkPlacement::InBracketsWithDate {
                    return None;
                }
                (opens, date)
            }
        };
        Some(found).filter(|(end, _)| *end > 0)
    }
}

/// The words for a copy that file managers add to a name, in lower case.
const COPY_WORDS: [&str; 5] = ["copy", "copie", "kopie", "copia", "cópia"];
/// The texts before and after such a word.
const AROUND_COPY_WORDS: [(&str, &str); 4] = [(" - ", ""), (" ", ""), ("-", ""), ("(", ")")];
/// The words that can stand instead of a number in a mark such as ` (another copy)`, in lower case.
const OTHER_WORDS: [&str; 3] = ["another", "autre", "andere"];
/// The texts that file managers put before the name of a copy, in lower case.
const DUPLICATE_BEGINNINGS: [&str; 7] =
    ["copy of ", "copie de ", "copie d'", "kopie von ", "copia de ", "copia di ", "cópia de "];
/// The most names of an original that are derived from one name.
const MAX_ORIGINALS: usize = 16;

/// Returns the names of the files of which a file may be a duplicate, and the origin of the duplicate. People choose such
/// names too, so the content of both files decides.
pub(super) fn possible_originals(name: &str) -> Vec<(String, CopyOrigin)> {
    let Some((stem, ending)) = split_ending(name) else { return Vec::new() };
    let mut found: Vec<(&str, CopyOrigin)> = Vec::new();
    let mut unread = vec![(stem, CopyOrigin::Duplicate)];
    // A copy of a copy has the marks of both.
    while let Some((stem, origin)) = unread.pop() {
        for original in originals_of_stem(stem) {
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

/// Returns the stems that remain without one mark of a duplicate.
fn originals_of_stem(stem: &str) -> Vec<(&str, CopyOrigin)> {
    let lowercase = &*stem.to_ascii_lowercase();
    let endings = COPY_WORDS.iter().flat_map(|word| {
        let strip = move |(before, after)| lowercase.strip_suffix(after)?.strip_suffix(word)?.strip_suffix(before);
        AROUND_COPY_WORDS.into_iter().filter_map(strip).filter_map(|original| stem.get(..original.len()))
    });
    let endings = endings.map(str::trim_end);
    let beginnings = DUPLICATE_BEGINNINGS.iter().filter(|mark| lowercase.starts_with(**mark));
    let beginnings = beginnings.filter_map(|mark| stem.get(mark.len()..));
    let words = endings.chain(beginnings).chain(strip_number(stem)).chain(strip_ordinal_copy(stem));
    // OneDrive adds the name of the computer, which can contain hyphens.
    let computers = stem.match_indices('-').filter_map(|(at, _)| {
        let (original, computer) = (stem.get(..at)?, stem.get(at + 1..)?);
        let is_computer = !computer.is_empty() && computer.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
        let is_named = computer.contains(|c: char| c.is_uppercase());
        is_computer.then_some((original, if is_named { CopyOrigin::OneDrive } else { CopyOrigin::Duplicate }))
    });
    words.map(|original| (original, CopyOrigin::Duplicate)).chain(computers).collect()
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

/// Returns a stem without a mark such as ` (3rd copy)` or ` (autre copie)`.
fn strip_ordinal_copy(stem: &str) -> Option<&str> {
    let (original, mark) = stem.strip_suffix(')')?.rsplit_once(" (")?;
    let mark = mark.to_ascii_lowercase();
    let (ordinal, word) = mark.rsplit_once(' ')?;
    let is_ordinal = ordinal.starts_with(|c: char| c.is_ascii_digit()) || OTHER_WORDS.contains(&ordinal);
    (is_ordinal && COPY_WORDS.contains(&word)).then_some(original)
}

/// Parses the date at the beginning of a text: `20260101` or `2026-01-01`.
fn parse_leading_date(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_at_checked(4)?;
    let after_hyphen = rest.strip_prefix('-');
    let (month, rest) = after_hyphen.unwrap_or(rest).split_at_checked(2)?;
    let rest = if after_hyphen.is_some() { rest.strip_prefix('-')? } else { rest };
    let number = |digits: &str| digits.parse().ok().filter(|_| digits.bytes().all(|digit| digit.is_ascii_digit()));
    let year = i32::try_from(number(year)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(rest.get(..2)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_recognized_by_their_names() {
        let new_year = NaiveDate::from_ymd_opt(2026, 1, 1);
        for (name, of, by, on) in [
            ("x.sync-conflict-20260101-120000-ABCDEF7.toml", "x.toml", CopyOrigin::Syncthing, new_year),
            ("x (Marie's conflicted copy 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Marie's conflicted copy 2026-01-01 (2)).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (copie en conflit de Marie 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Copie en conflit d’Élodie 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Marie's conflicted copy).toml", "x.toml", CopyOrigin::Dropbox, None),
            ("x (a) (Marie's conflicted copy 2026-01-01).toml", "x (a).toml", CopyOrigin::Dropbox, new_year),
            ("x (conflicted copy 2026-01-01 120000).toml", "x.toml", CopyOrigin::Nextcloud, new_year),
            ("x.conflict-2026-01-01T12-00-00.toml", "x.toml", CopyOrigin::Conflict, new_year),
            ("x.conflict-2026-01-01T12-00-00-2.toml", "x.toml", CopyOrigin::Conflict, new_year),
            ("x.unsaved-2026-01-01T12-00-00.toml", "x.toml", CopyOrigin::FailedSave, new_year),
            ("a.b.c.unsaved-2026-01-01.TOML", "a.b.c.TOML", CopyOrigin::FailedSave, new_year),
            ("x.conflict-2026-01-01T12-00-00.toml.age", "x.toml.age", CopyOrigin::Conflict, new_year),
            ("x (In Konflikt stehende Kopie von Jörg 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Copia en conflicto de Ana 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Copia in conflitto di Ana 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (cópia em conflito de Ana 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Case Conflict 1).toml", "x.toml", CopyOrigin::Dropbox, None),
            ("x (Maries konfliktkopia 2026-01-01).toml", "x.toml", CopyOrigin::SyncProgram, new_year),
            ("x (SFConflict a@example.org 2026-01-01-12-00-00).toml", "x.toml", CopyOrigin::SyncProgram, new_year),
            ("x (2026-01-01 Konflikt).toml", "x.toml", CopyOrigin::SyncProgram, new_year),
            ("x_conflict-20260101-120000.toml", "x.toml", CopyOrigin::Nextcloud, new_year),
            ("x.conflict-2026-01-01.sync-conflict-20260202-120000-A.toml", "x.toml", CopyOrigin::Conflict, new_year),
        ] {
            assert_eq!(classify_name(name), NameKind::Copy(of.to_owned(), by, on), "{name}");
        }
    }

    #[test]
    fn names_that_users_choose_are_not_copies() {
        for name in [
            "x.toml",
            "X.TOML",
            "é à 日本.toml",
            "my conflicted copy.toml",
            "(conflicted copy 2026-01-01).toml",
            "x (conflicted copy.toml",
            "the.conflict-resolution.toml",
            "sync-conflict-20260101.toml",
            "x.conflict-2026-13-01.toml",
            "#1 priority.toml",
            "x-2026-01-01 (2).toml",
            "x (conflict of interest).toml",
            "x (Konflikt mit Marie).toml",
            "x_conflict-of-interest.toml",
            "x.toml.age",
            "X.Toml.AGE",
        ] {
            assert_eq!(classify_name(name), NameKind::Deliberation, "{name}");
        }
    }

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
            ("two-accounts-DESKTOP-AB12CD.toml", "two-accounts.toml", onedrive),
            ("x-Maries-MacBook-2.toml", "x.toml", onedrive),
            ("x-2.toml", "x.toml", duplicate),
            ("x 2-LAPTOP.toml", "x.toml", onedrive),
            ("x (1).toml.age", "x.toml.age", duplicate),
            ("x (1).TOML", "x.TOML", duplicate),
        ] {
            let found = possible_originals(name);
            assert!(found.contains(&(original.to_owned(), origin)), "{name}: {found:?}");
        }
        for name in ["x.toml", "copy.toml", " 2.toml", "-PC.toml", "x2.toml", "x 2026.toml", "x.txt", "(1).toml", ""] {
            assert_eq!(possible_originals(name), [], "{name}");
        }
    }

    #[test]
    fn leftovers_of_editors_are_ignored() {
        for name in [
            ".x.toml",
            ".x.toml.swp",
            ".#x.toml",
            "#x.toml#",
            "x.toml~",
            "~$x.toml",
            "x.toml.bak",
            "x.toml.orig",
            "x.age",
            "x.toml.tmp",
            "x.toml.kate-swp",
            "x.toml___jb_tmp___",
            "4913",
            "toml",
            ".toml",
            "é",
            "",
        ] {
            assert_eq!(classify_name(name), NameKind::Other, "{name}");
        }
    }
}
