//! The TOML keys that the program knows, as a tree of tables. The text of a known key is written from the document; an
//! unknown key belongs to the user. Only the merge of comments needs this tree.

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
        let known = match self {
            SchemaNode::File => return root_child(key),
            SchemaNode::Head => Head::find_field(key).is_some(),
            SchemaNode::Weighing if key == "pair" => return SchemaNode::List(List::Pairs),
            SchemaNode::Weighing => Weighing::find_field(key).is_some(),
            SchemaNode::Entry(List::Options) if key == "fate" => return SchemaNode::Map(&SchemaNode::Fate),
            SchemaNode::Entry(list) => is_entry_key(list, key),
            SchemaNode::Map(value) => return *value,
            SchemaNode::FirstFeeling => FirstFeeling::find_field(key).is_some(),
            SchemaNode::Fate => key == "merge",
            SchemaNode::Rating => matches!(key, "value" | "low" | "high" | "basis" | "note"),
            SchemaNode::Private if matches!(key, "criterion" | "visit") => return SchemaNode::Map(&SchemaNode::Value),
            SchemaNode::Private => key == "notes",
            SchemaNode::Value => true,
            SchemaNode::List(_) | SchemaNode::Unknown => false,
        };
        if known { SchemaNode::Value } else { SchemaNode::Unknown }
    }
}

fn root_child(key: &str) -> SchemaNode {
    match key {
        "format" => SchemaNode::Value,
        "deliberation" => SchemaNode::Head,
        "weighing" => SchemaNode::Weighing,
        "gut" => SchemaNode::Map(&SchemaNode::FirstFeeling),
        "weight" => SchemaNode::Map(&SchemaNode::Map(&SchemaNode::Value)),
        "rating" => SchemaNode::Map(&SchemaNode::Map(&SchemaNode::Map(&SchemaNode::Rating))),
        "private" => SchemaNode::Private,
        _ => List::ALL.into_iter().find(|list| list.toml_path() == key).map_or(SchemaNode::Unknown, SchemaNode::List),
    }
}

/// Returns whether `key` is a known key of an entry, including the keys that identify the entry.
fn is_entry_key(list: List, key: &str) -> bool {
    match list {
        List::Accounts => key == "id" || Account::find_field(key).is_some(),
        List::Options => key == "id" || Alternative::find_field(key).is_some(),
        List::Conditions => key == "id" || Condition::find_field(key).is_some(),
        List::Criteria => key == "id" || Criterion::find_field(key).is_some(),
        List::Pairs => key == "a" || key == "b" || Pair::find_field(key).is_some(),
        List::Participants => key == "id" || Participant::find_field(key).is_some(),
        List::Decisions => key == "at" || Decision::find_field(key).is_some(),
        List::Steps => key == "id" || ActionStep::find_field(key).is_some(),
        List::Tripwires => key == "id" || Tripwire::find_field(key).is_some(),
        List::Reviews => key == "at" || Review::find_field(key).is_some(),
        List::Changes => key == "at" || LoggedChange::find_field(key).is_some(),
        List::Visits => key == "at" || Visit::find_field(key).is_some(),
    }
}
