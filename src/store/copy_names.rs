//! The classification of file names: deliberations, the conflict copies that this program and sync programs create, and
//! the leftovers of editors. `duplicate_names.rs` finds the duplicates of file managers.

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
            "copie conflictuelle",
            "in konflikt stehende kopie",
            "copia en conflicto",
            "copia conflictiva",
            "copia in conflitto",
            "cópia em conflito",
            "cópia conflitante",
            "conflicterend",
            "kopia powodująca konflikt",
            "modstridende kopi",
            "motstridende kopi",
            // Only ASCII letters are compared without case, so these words begin with their second letter.
            "онфликтующая копия",
            "онфліктна копія",
            "akışan kopya",
            "競合コピー",
            "冲突副本",
            "衝突複本",
            "충돌하는 사본",
            "case conflict",
            "unicode encoding conflict",
            "white space conflict",
            "selective sync conflict",
        ],
    },
    CopyPattern { origin: CopyOrigin::SyncProgram, placement: MarkPlacement::InBrackets, marks: &["sfconflict "] },
    // The word for a conflict in other languages. Without a date, a person may have chosen the name.
    CopyPattern {
        origin: CopyOrigin::SyncProgram,
        placement: MarkPlacement::InBracketsWithDate,
        marks: &["conflict", "conflit", "konflikt", "онфликт", "онфлікт", "競合", "冲突", "衝突", "충돌"],
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
    let found = found.chain(match_synology(&lowercase)).chain(match_pcloud(&lowercase)).chain(match_google(&lowercase));
    // In the name of a copy of a copy, the first mark counts, because the original of both is before it.
    match found.min_by_key(|(_, (end, _))| *end) {
        Some((origin, (end, date))) => {
            NameKind::Copy(format!("{}{ending}", stem.get(..end).unwrap_or_default()), origin, date)
        }
        None => NameKind::Deliberation,
    }
}

/// Matches `NAME_COMPUTER_Jan-01-1200-2026_Conflict`, which Synology Drive writes. Returns the same as
/// [`MarkPlacement::match_stem`].
fn match_synology(stem: &str) -> Option<(CopyOrigin, (usize, Option<NaiveDate>))> {
    let (rest, date) = stem.strip_suffix("_conflict")?.rsplit_once('_')?;
    let [month, day, _, year] = date.split('-').collect::<Vec<_>>().try_into().ok()?;
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = (1..).zip(months).find(|(_, name)| *name == month)?.0;
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)?;
    let (name, _) = rest.rsplit_once('_').filter(|(name, _)| !name.is_empty())?;
    Some((CopyOrigin::SyncProgram, (name.len(), Some(date))))
}

/// Matches `NAME [conflicted]` and `NAME [conflicted 2]`, which pCloud writes.
fn match_pcloud(stem: &str) -> Option<(CopyOrigin, (usize, Option<NaiveDate>))> {
    let (name, mark) = stem.strip_suffix(']')?.rsplit_once(" [conflicted")?;
    let is_numbered = mark.strip_prefix(' ').is_none_or(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    let is_mark = (mark.is_empty() || mark.starts_with(' ')) && is_numbered;
    (is_mark && !name.is_empty()).then_some((CopyOrigin::SyncProgram, (name.len(), None)))
}

/// Matches `NAME_conf(1)`, which Google Drive writes.
fn match_google(stem: &str) -> Option<(CopyOrigin, (usize, Option<NaiveDate>))> {
    let (name, number) = stem.strip_suffix(')')?.rsplit_once("_conf(")?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !name.is_empty()).then_some((CopyOrigin::SyncProgram, (name.len(), None)))
}

/// Splits the name of a deliberation into its stem and its extension. Returns `None` for another extension.
pub(super) fn split_ending(name: &str) -> Option<(&str, &str)> {
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
                let first_len = mark.chars().next().map_or(0, char::len_utf8);
                let opens = stem.get(..at + first_len)?.rfind(" (")?;
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
            ("x (conflicted copy marie 2026-01-01 120000).toml", "x.toml", CopyOrigin::Nextcloud, new_year),
            ("x (Copie conflictuelle de Marie).toml", "x.toml", CopyOrigin::Dropbox, None),
            ("x (Cópia conflitante de Ana 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Conflicterende kopie van Jan 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Kopia powodująca konflikt użytkownika Ana).toml", "x.toml", CopyOrigin::Dropbox, None),
            ("x (Maries modstridende kopi 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Конфликтующая копия Анны 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Marie の競合コピー 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Marie 的冲突副本 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Marie의 충돌하는 사본 2026-01-01).toml", "x.toml", CopyOrigin::Dropbox, new_year),
            ("x (Unicode Encoding Conflict).toml", "x.toml", CopyOrigin::Dropbox, None),
            ("x (конфликт 2026-01-01).toml", "x.toml", CopyOrigin::SyncProgram, new_year),
            ("x (conflict 2026-01-01-12-00-00).toml", "x.toml", CopyOrigin::SyncProgram, new_year),
            ("x_y_DESKTOP-AB12_Jan-01-1200-2026_Conflict.toml", "x_y.toml", CopyOrigin::SyncProgram, new_year),
            ("x [conflicted].toml", "x.toml", CopyOrigin::SyncProgram, None),
            ("x_conf(1).toml", "x.toml", CopyOrigin::SyncProgram, None),
            ("x [conflicted 2].toml.age", "x.toml.age", CopyOrigin::SyncProgram, None),
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
            "x_y_z_Conflict.toml",
            "x_Conflict.toml",
            "x [conflicted feelings].toml",
            "x_conf(Berlin).toml",
            "x.toml.age",
            "X.Toml.AGE",
        ] {
            assert_eq!(classify_name(name), NameKind::Deliberation, "{name}");
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
