//! Which entries a place names: what must be there for an answer to mean anything.

use super::key::{Key, List};
use super::leaf::Leaf;
use super::name::{Id, Name, Stamp};
use super::rating::Fate;
use super::tables::{ConditionField, DecisionField, GutField, ReviewField};

/// An entry of a list.
pub(super) type Named = (List, Name);

/// The entries that a place names by its own address: the entry it belongs to, and the people, options and so on
/// that an answer is about.
pub(super) fn by_key(key: &Key) -> Vec<Named> {
    let named = |list, id: &Id| (list, id.clone().into());
    match key {
        Key::Fate(option, account) => vec![named(List::Options, option), named(List::Accounts, account)],
        Key::Gut(person, _) => vec![named(List::Participants, person)],
        Key::Weight(person, criterion) => vec![named(List::Participants, person), named(List::Criteria, criterion)],
        Key::Rating(person, criterion, option) => {
            vec![named(List::Participants, person), named(List::Criteria, criterion), named(List::Options, option)]
        }
        Key::PrivateCriterion(criterion) => vec![named(List::Criteria, criterion)],
        Key::Pair(a, b, _) => {
            let pair = (List::Pairs, (a.clone(), b.clone()).into());
            vec![pair, named(List::Criteria, a), named(List::Criteria, b)]
        }
        _ => key.entry().into_iter().collect(),
    }
}

/// The entries that a place names by what it holds. Visits name what was, and need nothing.
pub(super) fn by_leaf(key: &Key, leaf: &Leaf) -> Vec<Named> {
    let named = |list, id: &Id| (list, id.clone().into());
    match (key, leaf) {
        (Key::Fate(..), Leaf::Fate(Fate::Merge(into))) => vec![named(List::Accounts, into)],
        (Key::Gut(_, GutField::Option) | Key::Decision(_, DecisionField::Option), Leaf::Id(option)) => {
            vec![named(List::Options, option)]
        }
        (Key::Condition(_, ConditionField::Options), Leaf::Ids(options)) => {
            options.iter().map(|option| named(List::Options, option)).collect()
        }
        // A review names the moment of a decision; the first of that moment stands for all.
        (Key::Review(_, ReviewField::Decision), Leaf::Moment(at)) => {
            vec![(List::Decisions, Stamp { at: Some(*at), nth: 0 }.into())]
        }
        _ => Vec::new(),
    }
}
