//! What the program knows of a file's keys: what stands under one that it knows is written from the document,
//! everything else is the person's own.

use pesee_core::deliberation::{
    Account, Alternative, Changed, Condition, Criterion, Decision, Gut, Head, List, Pair, Participant, Record, Review,
    Step, Visit, Weighing,
};

/// What a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
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
    Each(&'static Room),
    /// What somebody leant to at first.
    Gut,
    /// What becomes of an account, where it is a table.
    Fate,
    /// A rating, where it is a table.
    Rating,
    /// `[private]`.
    Private,
    /// One value, with all that is in it.
    Leaf,
    /// Something that is the person's own.
    Own,
}

impl Room {
    /// What stands under `key`.
    pub(super) fn at(self, key: &str) -> Room {
        let known = match self {
            Room::File => return file(key),
            Room::Head => Head::field(key).is_some(),
            Room::Weighing if key == "pair" => return Room::List(List::Pairs),
            Room::Weighing => Weighing::field(key).is_some(),
            Room::Entry(List::Options) if key == "fate" => return Room::Each(&Room::Fate),
            Room::Entry(list) => entry(list, key),
            Room::Each(room) => return *room,
            Room::Gut => Gut::field(key).is_some(),
            Room::Fate => key == "merge",
            Room::Rating => matches!(key, "value" | "low" | "high" | "basis" | "note"),
            Room::Private if matches!(key, "criterion" | "visit") => return Room::Each(&Room::Leaf),
            Room::Private => key == "notes",
            Room::Leaf => true,
            Room::List(_) | Room::Own => false,
        };
        if known { Room::Leaf } else { Room::Own }
    }
}

fn file(key: &str) -> Room {
    match key {
        "format" => Room::Leaf,
        "deliberation" => Room::Head,
        "weighing" => Room::Weighing,
        "gut" => Room::Each(&Room::Gut),
        "weight" => Room::Each(&Room::Each(&Room::Leaf)),
        "rating" => Room::Each(&Room::Each(&Room::Each(&Room::Rating))),
        "private" => Room::Private,
        _ => List::ALL.into_iter().find(|list| list.path() == key).map_or(Room::Own, Room::List),
    }
}

/// Whether a key is one of an entry's, its name included.
fn entry(list: List, key: &str) -> bool {
    match list {
        List::Accounts => key == "id" || Account::field(key).is_some(),
        List::Options => key == "id" || Alternative::field(key).is_some(),
        List::Conditions => key == "id" || Condition::field(key).is_some(),
        List::Criteria => key == "id" || Criterion::field(key).is_some(),
        List::Pairs => key == "a" || key == "b" || Pair::field(key).is_some(),
        List::Participants => key == "id" || Participant::field(key).is_some(),
        List::Decisions => key == "at" || Decision::field(key).is_some(),
        List::Steps => key == "id" || Step::field(key).is_some(),
        List::Reviews => key == "at" || Review::field(key).is_some(),
        List::Changes => key == "at" || Changed::field(key).is_some(),
        List::Visits => key == "at" || Visit::field(key).is_some(),
    }
}
