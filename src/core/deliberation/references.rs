//! Which entries a place names: what must be there for an answer to mean anything.

use super::field_path::{FieldPath, List};
use super::field_value::FieldValue;
use super::ids::{EntryId, Id, LogId};
use super::rating::Fate;
use super::tables::{ConditionField, DecisionField, FirstFeelingField, ReviewField};

/// An entry of a list.
pub(super) type EntryRef = (List, EntryId);

/// The entries that a place names by its own address: the entry it belongs to, and the people, options and so on
/// that an answer is about.
pub(super) fn find_path_references(key: &FieldPath) -> Vec<EntryRef> {
    let named = |list, id: &Id| (list, id.clone().into());
    match key {
        FieldPath::Fate(option, account) => vec![named(List::Options, option), named(List::Accounts, account)],
        FieldPath::FirstFeeling(person, _) => vec![named(List::Participants, person)],
        FieldPath::Weight(person, criterion) => {
            vec![named(List::Participants, person), named(List::Criteria, criterion)]
        }
        FieldPath::Rating(person, criterion, option) => {
            vec![named(List::Participants, person), named(List::Criteria, criterion), named(List::Options, option)]
        }
        FieldPath::PrivateCriterion(criterion) => vec![named(List::Criteria, criterion)],
        FieldPath::Pair(a, b, _) => {
            let pair = (List::Pairs, (a.clone(), b.clone()).into());
            vec![pair, named(List::Criteria, a), named(List::Criteria, b)]
        }
        _ => key.entry().into_iter().collect(),
    }
}

/// The entries that a place names by what it holds. Visits name what was, and need nothing.
pub(super) fn find_value_references(key: &FieldPath, leaf: &FieldValue) -> Vec<EntryRef> {
    let named = |list, id: &Id| (list, id.clone().into());
    match (key, leaf) {
        (FieldPath::Fate(..), FieldValue::Fate(Fate::Merge(into))) => vec![named(List::Accounts, into)],
        (
            FieldPath::FirstFeeling(_, FirstFeelingField::Option) | FieldPath::Decision(_, DecisionField::Option),
            FieldValue::Id(option),
        ) => {
            vec![named(List::Options, option)]
        }
        (FieldPath::Condition(_, ConditionField::Options), FieldValue::Ids(options)) => {
            options.iter().map(|option| named(List::Options, option)).collect()
        }
        // A review names the moment of a decision; the first of that moment stands for all.
        (FieldPath::Review(_, ReviewField::Decision), FieldValue::Moment(at)) => {
            vec![(List::Decisions, LogId { at: Some(*at), nth: 0 }.into())]
        }
        _ => Vec::new(),
    }
}
