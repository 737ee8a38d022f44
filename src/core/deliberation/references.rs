//! Finds the entries that a field refers to. A field is valid only if all these entries exist.
//!
//! The merge uses these functions to find values that refer to removed entries.

use super::field_path::{FieldPath, List};
use super::field_value::FieldValue;
use super::ids::{EntryId, Id, LogId};
use super::rating::Fate;
use super::tables::{ConditionField, DecisionField, FirstFeelingField, ReviewField};

/// An entry of a list: the list and the id of the entry.
pub(super) type EntryRef = (List, EntryId);

/// Returns the entries that `path` contains: the entry that the field belongs to, and the person, criterion and option
/// of an answer.
pub(super) fn find_path_references(path: &FieldPath) -> Vec<EntryRef> {
    let entry_ref = |list, id: &Id| (list, id.clone().into());
    match path {
        FieldPath::Fate(option, account) => vec![entry_ref(List::Options, option), entry_ref(List::Accounts, account)],
        FieldPath::FirstFeeling(person, _) => vec![entry_ref(List::Participants, person)],
        FieldPath::Weight(person, criterion) => {
            vec![entry_ref(List::Participants, person), entry_ref(List::Criteria, criterion)]
        }
        FieldPath::Rating(person, criterion, option) => {
            vec![
                entry_ref(List::Participants, person),
                entry_ref(List::Criteria, criterion),
                entry_ref(List::Options, option),
            ]
        }
        FieldPath::PrivateCriterion(criterion) => vec![entry_ref(List::Criteria, criterion)],
        FieldPath::Pair(a, b, _) => {
            let pair = (List::Pairs, (a.clone(), b.clone()).into());
            vec![pair, entry_ref(List::Criteria, a), entry_ref(List::Criteria, b)]
        }
        _ => path.entry().into_iter().collect(),
    }
}

/// Returns the entries that the value of a field refers to. The options of a visit are not included, because a visit
/// records the past and remains valid after its options are removed.
pub(super) fn find_value_references(path: &FieldPath, value: &FieldValue) -> Vec<EntryRef> {
    let entry_ref = |list, id: &Id| (list, id.clone().into());
    match (path, value) {
        (FieldPath::Fate(..), FieldValue::Fate(Fate::Merge(into))) => vec![entry_ref(List::Accounts, into)],
        (
            FieldPath::FirstFeeling(_, FirstFeelingField::Option) | FieldPath::Decision(_, DecisionField::Option),
            FieldValue::Id(option),
        ) => {
            vec![entry_ref(List::Options, option)]
        }
        (FieldPath::Condition(_, ConditionField::Options), FieldValue::Ids(options)) => {
            options.iter().map(|option| entry_ref(List::Options, option)).collect()
        }
        // A review refers to a decision by its moment only, so the first decision of that moment represents all of
        // them.
        (FieldPath::Review(_, ReviewField::Decision), FieldValue::Moment(at)) => {
            vec![(List::Decisions, LogId { at: Some(*at), nth: 0 }.into())]
        }
        _ => Vec::new(),
    }
}
