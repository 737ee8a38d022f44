//! What stands beside a deliberation and is known by its name: the copies that programs keep when two people, or two
//! machines, have written it, and what editors leave lying.

use chrono::NaiveDate;

use crate::messages::{KeptBy, SEALED};

/// What a name in a folder of deliberations stands for.
#[derive(Debug, PartialEq)]
pub(super) enum Sort {
    /// A deliberation.
    Deliberation,
    /// A copy of the one called so: who kept it, and when.
    Copy(String, KeptBy, Option<NaiveDate>),
    /// Nothing of ours.
    Other,
}

/// How a program calls the copies it keeps.
struct Habit {
    by: KeptBy,
    form: Form,
    mark: &'static str,
}

/// Where in a name the mark stands.
#[derive(PartialEq)]
enum Form {
    /// `NAME` + mark + date …
    Behind,
    /// `NAME (…` + mark + `…)`, with a date or none.
    InBrackets,
}

/// Every habit there is; marks are in small letters. Where two fit, the first counts.
const HABITS: [Habit; 6] = [
    Habit { by: KeptBy::Syncthing, form: Form::Behind, mark: ".sync-conflict-" },
    Habit { by: KeptBy::Clash, form: Form::Behind, mark: ".conflict-" },
    Habit { by: KeptBy::FailedSave, form: Form::Behind, mark: ".unsaved-" },
    Habit { by: KeptBy::Nextcloud, form: Form::InBrackets, mark: "(conflicted copy" },
    Habit { by: KeptBy::Dropbox, form: Form::InBrackets, mark: "conflicted copy" },
    Habit { by: KeptBy::Dropbox, form: Form::InBrackets, mark: "copie en conflit" },
];

/// How names begin of which nothing is to be seen: hidden files, with them the swap files and locks of most editors,
/// and the locks of offices. Backups (`NAME.toml~`, `NAME.toml.bak`) do not end as a deliberation does.
const OF_EDITORS: [&str; 2] = [".", "~$"];

/// How a deliberation's name ends, sealed or not; some systems make no difference between large and small letters.
const ENDINGS: [&str; 2] = [".toml", SEALED];

/// What a name stands for.
pub(super) fn sort(name: &str) -> Sort {
    let parted = |end: &&str| {
        let parts = name.len().checked_sub(end.len()).and_then(|at| name.split_at_checked(at));
        parts.filter(|(_, ending)| ending.eq_ignore_ascii_case(end))
    };
    let Some((stem, ending)) = ENDINGS.iter().find_map(parted) else {
        return Sort::Other;
    };
    if OF_EDITORS.iter().any(|begins| name.starts_with(begins)) {
        return Sort::Other;
    }
    // Most names have no second point and no space: ten thousand of them are not searched.
    if !stem.contains(['.', ' ']) {
        return Sort::Deliberation;
    }
    // Small letters of ASCII alone take no other room, so that places are the same in both.
    let small = stem.to_ascii_lowercase();
    let found = HABITS.iter().filter_map(|habit| Some((habit, habit.found(&small)?)));
    // Of a copy that was copied again the first mark counts: what both belong to.
    match found.min_by_key(|(_, (end, _))| *end) {
        Some((habit, (end, day))) => {
            Sort::Copy(format!("{}{ending}", stem.get(..end).unwrap_or_default()), habit.by, day)
        }
        None => Sort::Deliberation,
    }
}

impl Habit {
    /// Where what it is a copy of ends in a name, and the day in the mark.
    fn found(&self, stem: &str) -> Option<(usize, Option<NaiveDate>)> {
        let at = stem.find(self.mark)?;
        let after = stem.get(at + self.mark.len()..)?;
        let found = match self.form {
            Form::Behind => (at, Some(day(after)?)),
            Form::InBrackets => {
                let within = after.strip_suffix(')')?;
                let opens = stem.get(..=at)?.rfind(" (")?;
                (opens, within.char_indices().find_map(|(at, _)| day(within.get(at..)?)))
            }
        };
        Some(found).filter(|(end, _)| *end > 0)
    }
}

/// The day that a text begins with: `20260101` or `2026-01-01`.
fn day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_at_checked(4)?;
    let parted = rest.strip_prefix('-');
    let (month, rest) = parted.unwrap_or(rest).split_at_checked(2)?;
    let rest = if parted.is_some() { rest.strip_prefix('-')? } else { rest };
    let number = |digits: &str| digits.parse().ok().filter(|_| digits.bytes().all(|digit| digit.is_ascii_digit()));
    let year = i32::try_from(number(year)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(rest.get(..2)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        let new_year = NaiveDate::from_ymd_opt(2026, 1, 1);
        for (name, of, by, on) in [
            ("x.sync-conflict-20260101-120000-ABCDEF7.toml", "x.toml", KeptBy::Syncthing, new_year),
            ("x (Marie's conflicted copy 2026-01-01).toml", "x.toml", KeptBy::Dropbox, new_year),
            ("x (Marie's conflicted copy 2026-01-01 (2)).toml", "x.toml", KeptBy::Dropbox, new_year),
            ("x (copie en conflit de Marie 2026-01-01).toml", "x.toml", KeptBy::Dropbox, new_year),
            ("x (Copie en conflit d’Élodie 2026-01-01).toml", "x.toml", KeptBy::Dropbox, new_year),
            ("x (Marie's conflicted copy).toml", "x.toml", KeptBy::Dropbox, None),
            ("x (a) (Marie's conflicted copy 2026-01-01).toml", "x (a).toml", KeptBy::Dropbox, new_year),
            ("x (conflicted copy 2026-01-01 120000).toml", "x.toml", KeptBy::Nextcloud, new_year),
            ("x.conflict-2026-01-01T12-00-00.toml", "x.toml", KeptBy::Clash, new_year),
            ("x.conflict-2026-01-01T12-00-00-2.toml", "x.toml", KeptBy::Clash, new_year),
            ("x.unsaved-2026-01-01T12-00-00.toml", "x.toml", KeptBy::FailedSave, new_year),
            ("a.b.c.unsaved-2026-01-01.TOML", "a.b.c.TOML", KeptBy::FailedSave, new_year),
            ("x.conflict-2026-01-01T12-00-00.toml.age", "x.toml.age", KeptBy::Clash, new_year),
            ("x.conflict-2026-01-01.sync-conflict-20260202-120000-A.toml", "x.toml", KeptBy::Clash, new_year),
        ] {
            assert_eq!(sort(name), Sort::Copy(of.to_owned(), by, on), "{name}");
        }
    }

    #[test]
    fn a_persons_own_names_are_no_copies() {
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
            assert_eq!(sort(name), Sort::Deliberation, "{name}");
        }
    }

    #[test]
    fn what_editors_leave_is_passed_over() {
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
            assert_eq!(sort(name), Sort::Other, "{name}");
        }
    }
}
