//! How the parts of a deliberation are called: ids for what the person names, stamps for what happened,
//! pairs for judgements.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

/// A moment with the offset of the place where it happened.
pub type Moment = DateTime<FixedOffset>;

/// The name of an entry or a person: 1–64 of `a–z`, `0–9` and `-` (FORMAT.md). Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The most characters an id may have.
    pub const MAX_LEN: usize = 64;

    /// Takes `text` as an id, or `None` where FORMAT.md does not allow it.
    pub fn new(text: &str) -> Option<Id> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        (!text.is_empty() && text.len() <= Self::MAX_LEN && text.bytes().all(allowed)).then(|| Id(Arc::from(text)))
    }

    /// An id made from what a person typed, different from all `taken`; `fallback` where no letter survives.
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

    /// The person a deliberation without participants belongs to.
    pub fn me() -> Id {
        Id(Arc::from("me"))
    }

    /// The id as text.
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

/// Lower-case ASCII words joined by single hyphens; the accents of French and its neighbours fall off their letters.
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

/// When an entry of a log (a decision, a review, a visit, a change) happened; `nth` tells apart the entries
/// of one list that carry the same moment, so that every entry of a file has a name that survives a merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LogId {
    /// The entry's `at`; `None` only for a `[[change]]` written by hand without one.
    pub at: Option<Moment>,
    /// How many entries with the same `at` stand before it.
    pub nth: u16,
}

impl LogId {
    /// The stamp of the next entry at `at`, after `others`.
    pub fn next<'a>(at: Option<Moment>, others: impl Iterator<Item = &'a LogId>) -> LogId {
        let last = others.filter(|stamp| stamp.at == at).map(|stamp| stamp.nth).max();
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

/// The name of one entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryId {
    /// An account, option, condition, criterion, participant or step.
    Id(Id),
    /// A decision, review, change or visit.
    Log(LogId),
    /// A judgement of two criteria, `a` against `b`.
    Pair(Id, Id),
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EntryId::Id(id) => id.fmt(f),
            EntryId::Log(stamp) => stamp.fmt(f),
            EntryId::Pair(a, b) => write!(f, "{a}/{b}"),
        }
    }
}

/// A name is serialized as the keys that identify an entry in the file.
impl serde::Serialize for EntryId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            EntryId::Id(id) => serializer.collect_map([("id", id)]),
            EntryId::Log(stamp) => serializer.collect_map(stamp.at.map(|at| ("at", at.to_rfc3339()))),
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
    fn from(stamp: LogId) -> EntryId {
        EntryId::Log(stamp)
    }
}

impl From<(Id, Id)> for EntryId {
    fn from((a, b): (Id, Id)) -> EntryId {
        EntryId::Pair(a, b)
    }
}

impl TryFrom<EntryId> for Id {
    type Error = EntryId;
    fn try_from(name: EntryId) -> Result<Id, EntryId> {
        if let EntryId::Id(id) = name { Ok(id) } else { Err(name) }
    }
}

impl TryFrom<EntryId> for LogId {
    type Error = EntryId;
    fn try_from(name: EntryId) -> Result<LogId, EntryId> {
        if let EntryId::Log(stamp) = name { Ok(stamp) } else { Err(name) }
    }
}

impl TryFrom<EntryId> for (Id, Id) {
    type Error = EntryId;
    fn try_from(name: EntryId) -> Result<(Id, Id), EntryId> {
        if let EntryId::Pair(a, b) = name { Ok((a, b)) } else { Err(name) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_plain_and_never_empty() {
        assert!(Id::new("merge-into-employer").is_some());
        for bad in ["", "Network", "a b", "é", "a_b", "x".repeat(65).as_str()] {
            assert_eq!(Id::new(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn ids_are_coined_from_any_writing_and_stay_apart() {
        let taken = [Id::generate("Réseau d'avant", "x", [].iter())];
        assert_eq!(taken[0].as_str(), "reseau-d-avant");
        assert_eq!(Id::generate("Réseau — d’avant!", "x", taken.iter()).as_str(), "reseau-d-avant-2");
        assert_eq!(Id::generate("日本語", "option", [].iter()).as_str(), "option");
        let long = Id::generate(&"mot ".repeat(60), "x", [].iter());
        assert!(Id::new(long.as_str()).is_some());
    }
}
