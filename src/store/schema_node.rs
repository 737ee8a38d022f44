//! The TOML keys that the program knows, as a tree of tables. The text of a known key is written from the document; an
//! unknown key belongs to the user. The merge of comments and the search for unknown keys need this tree.

use pesee_core::deliberation::{
    Account, ActionStep, Alternative, Condition, Criterion, Decision, FirstFeeling, Head, List, LoggedChange, Pair,
    Participant, Record, Review, Tripwire, Visit, Weighing,
};

/// The meaning of a table or a value of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SchemaNode {
    /// The root table.
    File,
    /// `[deliberation]`.
    Head,
    /// `[weighing]`.
    Weighing,
    List(List),
    /// One entry of a list.
    Entry(List),
    /// A table with an id as each key.
    Map(&'static SchemaNode),
    /// `[gut.PERSON]`.
    FirstFeeling,
    /// The fate of an account, if written as a table.
    Fate,
    /// A rating, if written as a table.
    Rating,
    /// `[private]`.
    Private,
    /// A known value, with everything inside it.
    Value,
    /// A key that the program does not know: it belongs to the user.
    Unknown,
}

impl SchemaNode {
    /// Returns the meaning of `key` in this table.
    pub(super) fn child(self, key: &str) -> SchemaNode {
        let list = List::ALL.into_iter().find(|list| self == SchemaNode::File && list.toml_path() == key);
        if let Some(list) = list {
            return SchemaNode::List(list);
        }
        match (self, key) {
            (SchemaNode::File, "deliberation") => SchemaNode::Head,
            (SchemaNode::File, "weighing") => SchemaNode::Weighing,
            (SchemaNode::File, "gut") => SchemaNode::Map(&SchemaNode::FirstFeeling),
            (SchemaNode::File, "weight") => SchemaNode::Map(&SchemaNode::Map(&SchemaNode::Value)),
            (SchemaNode::File, "rating") => SchemaNode::Map(&SchemaNode::Map(&SchemaNode::Map(&SchemaNode::Rating))),
            (SchemaNode::File, "private") => SchemaNode::Private,
            (SchemaNode::Weighing, "pair") => SchemaNode::List(List::Pairs),
            (SchemaNode::Entry(List::Options), "fate") => SchemaNode::Map(&SchemaNode::Fate),
            (SchemaNode::Private, "criterion" | "visit") => SchemaNode::Map(&SchemaNode::Value),
            (SchemaNode::Map(value), _) => *value,
            (SchemaNode::Value, _) => SchemaNode::Value,
            (node, key) if node.known_keys().contains(&key) => SchemaNode::Value,
            _ => SchemaNode::Unknown,
        }
    }

    /// Returns the keys that this table can have; none for a table with ids as keys.
    pub(super) fn known_keys(self) -> Vec<&'static str> {
        match self {
            SchemaNode::File => {
                let lists = List::ALL.into_iter().filter(|list| *list != List::Pairs).map(List::toml_path);
                ["format", "deliberation", "weighing", "gut", "weight", "rating", "private"]
                    .into_iter()
                    .chain(lists)
                    .collect()
            }
            SchemaNode::Head => keys_of::<Head>(&[]),
            SchemaNode::Weighing => keys_of::<Weighing>(&["pair"]),
            SchemaNode::Entry(list) => entry_keys(list),
            SchemaNode::FirstFeeling => keys_of::<FirstFeeling>(&[]),
            SchemaNode::Fate => vec!["merge"],
            SchemaNode::Rating => vec!["value", "low", "high", "basis", "note"],
            SchemaNode::Private => vec!["notes", "criterion", "visit"],
            SchemaNode::List(_) | SchemaNode::Map(_) | SchemaNode::Value | SchemaNode::Unknown => Vec::new(),
        }
    }
}

fn keys_of<R: Record>(more: &[&'static str]) -> Vec<&'static str> {
    more.iter().copied().chain(R::FIELDS.iter().map(|field| R::spec(*field).key)).collect()
}

/// Returns the known keys of an entry, including the keys that identify the entry.
fn entry_keys(list: List) -> Vec<&'static str> {
    match list {
        List::Accounts => keys_of::<Account>(&["id"]),
        List::Options => keys_of::<Alternative>(&["id", "fate"]),
        List::Conditions => keys_of::<Condition>(&["id"]),
        List::Criteria => keys_of::<Criterion>(&["id"]),
        List::Pairs => keys_of::<Pair>(&["a", "b"]),
        List::Participants => keys_of::<Participant>(&["id"]),
        List::Decisions => keys_of::<Decision>(&["at"]),
        List::Steps => keys_of::<ActionStep>(&["id"]),
        List::Tripwires => keys_of::<Tripwire>(&["id"]),
        List::Reviews => keys_of::<Review>(&["at"]),
        List::Changes => keys_of::<LoggedChange>(&["at"]),
        List::Visits => keys_of::<Visit>(&["at"]),
    }
}
