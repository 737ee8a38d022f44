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
    mark: &'static str,
}

/// The place of the mark in a name.
#[derive(PartialEq)]
enum MarkPlacement {
    /// `NAME` + mark + date …
    Suffix,
    /// `NAME (…` + mark + `…)`, with or without a date.
    InBrackets,
}

/// The known patterns, with their marks in lower case. If two patterns match at the same place, the first one counts.
const COPY_PATTERNS: [CopyPattern; 6] = [
    CopyPattern { origin: CopyOrigin::Syncthing, placement: MarkPlacement::Suffix, mark: ".sync-conflict-" },
    CopyPattern { origin: CopyOrigin::Conflict, placement: MarkPlacement::Suffix, mark: ".conflict-" },
    CopyPattern { origin: CopyOrigin::FailedSave, placement: MarkPlacement::Suffix, mark: ".unsaved-" },
    CopyPattern { origin: CopyOrigin::Nextcloud, placement: MarkPlacement::InBrackets, mark: "(conflicted copy" },
    CopyPattern { origin: CopyOrigin::Dropbox, placement: MarkPlacement::InBrackets, mark: "conflicted copy" },
    CopyPattern { origin: CopyOrigin::Dropbox, placement: MarkPlacement::InBrackets, mark: "copie en conflit" },
];

/// The beginnings of names that are not listed: hidden files, which include the swap files and locks of most editors,
/// and the locks of office programs. Backups (`NAME.toml~`, `NAME.toml.bak`) have another extension.
const IGNORED_PREFIXES: [&str; 2] = [".", "~$"];

/// The extensions of deliberations, plain and encrypted. The comparison ignores case, because some file systems do.
const ENDINGS: [&str; 2] = [".toml", ENCRYPTED_SUFFIX];

/// Classifies a file name.
pub(super) fn classify_name(name: &str) -> NameKind {
    let split_ending = |end: &&str| {
        let parts = name.len().checked_sub(end.len()).and_then(|at| name.split_at_checked(at));
        parts.filter(|(_, ending)| ending.eq_ignore_ascii_case(end))
    };
    let Some((stem, ending)) = ENDINGS.iter().find_map(split_ending) else {
        return NameKind::Other;
    };
    if IGNORED_PREFIXES.iter().any(|begins| name.starts_with(begins)) {
        return NameKind::Other;
    }
    // Most names have no second dot and no space, and need no search for a mark. This keeps large folders fast.
    if !stem.contains(['.', ' ']) {
        return NameKind::Deliberation;
    }
    // Lowercasing only ASCII letters keeps byte positions the same in both texts.
    let lowercase = stem.to_ascii_lowercase();
    let found = COPY_PATTERNS.iter().filter_map(|pattern| Some((pattern, pattern.match_stem(&lowercase)?)));
    // In the name of a copy of a copy, the first mark counts, because the original of both is before it.
    match found.min_by_key(|(_, (end, _))| *end) {
        Some((pattern, (end, date))) => {
            NameKind::Copy(format!("{}{ending}", stem.get(..end).unwrap_or_default()), pattern.origin, date)
        }
        None => NameKind::Deliberation,
    }
}

impl CopyPattern {
    /// Returns the end of the original's name in a stem, and the date after the mark.
    fn match_stem(&self, stem: &str) -> Option<(usize, Option<NaiveDate>)> {
        let at = stem.find(self.mark)?;
        let after = stem.get(at + self.mark.len()..)?;
        let found = match self.placement {
            MarkPlacement::Suffix => (at, Some(parse_leading_date(after)?)),
            MarkPlacement::InBrackets => {
                let within = after.strip_suffix(')')?;
                let opens = stem.get(..=at)?.rfind(" (")?;
                (opens, within.char_indices().find_map(|(at, _)| parse_leading_date(within.get(at..)?)))
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
