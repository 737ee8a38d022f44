//! What the program knows of a file's keys: what stands under one that it knows is written from the document,
//! everything else is the person's own.

use pesee_core::deliberation::{
    Account, ActionStep, Alternative, Condition, Criterion, Decision, FirstFeeling, Head, List, LoggedChange, Pair,
    Participant, Record, Review, Visit, Weighing,
};

/// What a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SchemaNode {
    /// The file.
    File,
    /// `[deliberation]`.
    Head,
    /// `[weighing]`.
    Weighing,
    /// A list.
    List(List),
    /// An entry of a list.
    Entry(List),
    /// A table from ids to something.
    Map(&'static SchemaNode),
    /// What somebody leant to at first.
    FirstFeeling,
    /// What becomes of an account, where it is a table.
    Fate,
    /// A rating, where it is a table.
    Rating,
    /// `[private]`.
    Private,
    /// One value, with all that is in it.
    Value,
    /// Something that is the person's own.
    Unknown,
}

impl SchemaNode {
    /// What stands under `key`.
    pub(super) fn child(self, key: &str) -> SchemaNode {
        let known = match self {
            SchemaNode::File => return root_child(key),
            SchemaNode::Head => Head::find_field(key).is_some(),
            SchemaNode::Weighing if key == "pair" => return SchemaNode::List(List::Pairs),
            SchemaNode::Weighing => Weighing::find_field(key).is_some(),
            SchemaNode::Entry(List::Options) if key == "fate" => return SchemaNode::Map(&SchemaNode::Fate),
            SchemaNode::Entry(list) => is_entry_key(list, key),
            SchemaNode::Map(room) => return *room,
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

/// Whether a key is one of an entry's, its name included.
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
        List::Reviews => key == "at" || Review::find_field(key).is_some(),
        List::Changes => key == "at" || LoggedChange::find_field(key).is_some(),
        List::Visits => key == "at" || Visit::find_field(key).is_some(),
    }
}
