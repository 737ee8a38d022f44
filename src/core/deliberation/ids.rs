//! The ids of entries: [`Id`] for named entries, [`LogId`] for log entries, and pairs of ids for pairwise judgements.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

/// A date and time with the UTC offset of the local time.
pub type Moment = DateTime<FixedOffset>;

/// The id of an entry or a person: 1–64 characters of `a–z`, `0–9` and `-` (FORMAT.md). Cloning does not copy the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The largest number of characters of an id.
    pub const MAX_LEN: usize = 64;

    /// Returns `text` as an id, or `None` if `text` is not a valid id.
    pub fn new(text: &str) -> Option<Id> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        (!text.is_empty() && text.len() <= Self::MAX_LEN && text.bytes().all(allowed)).then(|| Id(Arc::from(text)))
    }

    /// Returns an id made from `text`, different from all ids of `taken`. If no character of `text` can be part of an
    /// id, the id is made from `fallback`.
    pub fn generate<'a>(text: &str, fallback: &str, taken: impl Iterator<Item = &'a Id>) -> Id {
        let taken: Vec<&str> = taken.map(Id::as_str).collect();
        let mut base = slugify(text);
        if base.is_empty() {
            base = slugify(fallback);
        }
        if base.is_empty() {
            base.push('x');
        }
        base.truncate(Self::MAX_LEN - 5);
        let base = base.trim_end_matches('-');
        let free = |candidate: &str| !taken.contains(&candidate);
        let numbered = || (2u32..).map(|n| format!("{base}-{n}")).find(|candidate| free(candidate));
        let text = if free(base) { base.to_owned() } else { numbered().unwrap_or_else(|| base.to_owned()) };
        Id(Arc::from(text.as_str()))
    }

    /// Returns the id of the only person of a deliberation without participants.
    pub fn me() -> Id {
        Id(Arc::from("me"))
    }

    /// Returns the text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Converts a text to lower-case ASCII words joined by single hyphens.
///
/// Letters with accents, as in French, lose the accent. Other characters separate words.
pub fn slugify(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
            'ç' => "c",
            'è' | 'é' | 'ê' | 'ë' => "e",
            'ì' | 'í' | 'î' | 'ï' => "i",
            'ñ' => "n",
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => "o",
            'ù' | 'ú' | 'û' | 'ü' => "u",
            'ÿ' | 'ý' => "y",
            'œ' => "oe",
            'æ' => "ae",
            'a'..='z' | '0'..='9' => {
                out.push(c);
                continue;
            }
            _ => {
                if !out.is_empty() && !out.ends_with('-') {
                    out.push('-');
                }
                continue;
            }
        };
        out.push_str(plain);
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// The id of a log entry (a decision, a review, a visit or a logged change): the moment, and a number that
/// distinguishes entries of the same moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LogId {
    /// The `at` of the entry; `None` only for a `[[change]]` without `at`.
    pub at: Option<Moment>,
    /// The number of earlier entries with the same `at`.
    pub nth: u16,
}

impl LogId {
    /// Returns the log id of a new entry with the moment `at`, after the entries `others`.
    pub fn next<'a>(at: Option<Moment>, others: impl Iterator<Item = &'a LogId>) -> LogId {
        let last = others.filter(|log_id| log_id.at == at).map(|log_id| log_id.nth).max();
        LogId { at, nth: last.map_or(0, |nth| nth.saturating_add(1)) }
    }
}

impl fmt::Display for LogId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(at) => write!(f, "\"{}", at.to_rfc3339())?,
            None => f.write_str("\"")?,
        }
        if self.nth > 0 {
            write!(f, "#{}", self.nth)?;
        }
        f.write_str("\"")
    }
}

/// The id of one entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryId {
    /// The id of an account, option, condition, criterion, participant or step.
    Id(Id),
    /// The id of a decision, review, logged change or visit.
    Log(LogId),
    /// The criteria `a` and `b` of a pairwise judgement.
    Pair(Id, Id),
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EntryId::Id(id) => id.fmt(f),
            EntryId::Log(log_id) => log_id.fmt(f),
            EntryId::Pair(a, b) => write!(f, "{a}/{b}"),
        }
    }
}

/// Serializes an id as the keys that identify the entry in the file.
impl serde::Serialize for EntryId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            EntryId::Id(id) => serializer.collect_map([("id", id)]),
            EntryId::Log(log_id) => serializer.collect_map(log_id.at.map(|at| ("at", at.to_rfc3339()))),
            EntryId::Pair(a, b) => serializer.collect_map([("a", a), ("b", b)]),
        }
    }
}

impl From<Id> for EntryId {
    fn from(id: Id) -> EntryId {
        EntryId::Id(id)
    }
}

impl From<LogId> for EntryId {
    fn from(log_id: LogId) -> EntryId {
        EntryId::Log(log_id)
    }
}

impl From<(Id, Id)> for EntryId {
    fn from((a, b): (Id, Id)) -> EntryId {
        EntryId::Pair(a, b)
    }
}

impl TryFrom<EntryId> for Id {
    type Error = EntryId;
    fn try_from(entry_id: EntryId) -> Result<Id, EntryId> {
        if let EntryId::Id(id) = entry_id { Ok(id) } else { Err(entry_id) }
    }
}

impl TryFrom<EntryId> for LogId {
    type Error = EntryId;
    fn try_from(entry_id: EntryId) -> Result<LogId, EntryId> {
        if let EntryId::Log(log_id) = entry_id { Ok(log_id) } else { Err(entry_id) }
    }
}

impl TryFrom<EntryId> for (Id, Id) {
    type Error = EntryId;
    fn try_from(entry_id: EntryId) -> Result<(Id, Id), EntryId> {
        if let EntryId::Pair(a, b) = entry_id { Ok((a, b)) } else { Err(entry_id) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_ascii_and_not_empty() {
        assert!(Id::new("merge-into-employer").is_some());
        for bad in ["", "Network", "a b", "é", "a_b", "x".repeat(65).as_str()] {
            assert_eq!(Id::new(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn generated_ids_are_valid_and_different() {
        let taken = [Id::generate("Réseau d'avant", "x", [].iter())];
        assert_eq!(taken[0].as_str(), "reseau-d-avant");
        assert_eq!(Id::generate("Réseau — d’avant!", "x", taken.iter()).as_str(), "reseau-d-avant-2");
        assert_eq!(Id::generate("日本語", "option", [].iter()).as_str(), "option");
        let long = Id::generate(&"mot ".repeat(60), "x", [].iter());
        assert!(Id::new(long.as_str()).is_some());
    }
}
