//! Matches and renumbers the ids of log entries (decisions, reviews, changes and visits).
//!
//! A file identifies a log entry only by its moment and its position among the entries of that moment. Two people who
//! each add an entry in the same second create the same id twice. A merge therefore first gives different entries
//! different ids ([`disambiguate_log_ids`]), and afterwards numbers the entries as the parser does
//! ([`renumber_log_ids`]).

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Deliberation, ListEntry};
use super::field_path::{FieldPath, List};
use super::field_value::FieldValue;
use super::ids::{EntryId, LogId, Moment};
use super::record::{RecordWithId, clone_with_id};
use super::tables::{Decision, LoggedChange, Review, Visit};

/// Returns, for each entry of `entries`, the index in `others` of the matching entry.
///
/// An entry matches an unused entry with the same moment and the same contents. If there is none and `match_changed` is
/// true, the entry matches the next unused entry with the same moment.
fn match_log_entries<E: ListEntry<Name = LogId>>(
    entries: &[E],
    others: &[E],
    match_changed: bool,
) -> Vec<Option<usize>> {
    let mut unused: BTreeMap<Option<Moment>, Vec<usize>> = BTreeMap::new();
    for (index, entry) in others.iter().enumerate() {
        unused.entry(entry.id().at).or_default().push(index);
    }
    let mut take = |entry: &E, fits: &dyn Fn(&E) -> bool| {
        let indexes = unused.get_mut(&entry.id().at)?;
        let position = indexes.iter().position(|index| others.get(*index).is_some_and(fits))?;
        Some(indexes.remove(position))
    };
    let mut found: Vec<Option<usize>> =
        entries.iter().map(|entry| take(entry, &|other| clone_with_id(other, *entry.id()) == *entry)).collect();
    if match_changed {
        for (entry, index) in entries.iter().zip(&mut found) {
            *index = index.or_else(|| take(entry, &|_| true));
        }
    }
    found
}

/// Returns, for each entry of a list of `document`, the index of the same entry in the list of `other`; `None` if
/// `other` does not have the entry.
///
/// Entries of most lists are the same if their ids are equal. Log entries are matched by moment and contents, so that
/// two entries of the same second are not confused.
pub fn find_counterparts(list: List, document: &Deliberation, other: &Deliberation) -> Vec<Option<usize>> {
    fn match_log<E: ListEntry<Name = LogId>>(document: &Deliberation, other: &Deliberation) -> Vec<Option<usize>> {
        match_log_entries(E::entries(document), E::entries(other), true)
    }
    match list {
        List::Decisions => match_log::<Decision>(document, other),
        List::Reviews => match_log::<Review>(document, other),
        List::Changes => match_log::<LoggedChange>(document, other),
        List::Visits => match_log::<Visit>(document, other),
        _ => {
            let indexes: BTreeMap<EntryId, usize> = other.entry_ids(list).into_iter().zip(0..).collect();
            document.entry_ids(list).iter().map(|id| indexes.get(id).copied()).collect()
        }
    }
}

/// Returns copies of both sides in which equal ids of log entries mean the same entry.
///
/// An entry that is in `base` gets its id in `base`. An entry that both sides added with the same contents gets the
/// same id on both sides. Every other new entry gets an unused id.
pub(super) fn disambiguate_log_ids(
    base: &Deliberation,
    ours: &Deliberation,
    theirs: &Deliberation,
) -> (Deliberation, Deliberation) {
    let (mut ours, mut theirs) = (ours.clone(), theirs.clone());
    disambiguate_list::<Decision>(base, &mut ours, &mut theirs);
    disambiguate_list::<Review>(base, &mut ours, &mut theirs);
    disambiguate_list::<LoggedChange>(base, &mut ours, &mut theirs);
    disambiguate_list::<Visit>(base, &mut ours, &mut theirs);
    (ours, theirs)
}

fn disambiguate_list<E: ListEntry<Name = LogId>>(
    base: &Deliberation,
    ours: &mut Deliberation,
    theirs: &mut Deliberation,
) {
    let known = E::entries(base);
    let mut next_nth: BTreeMap<Option<Moment>, u16> = BTreeMap::new();
    for LogId { at, nth } in known.iter().map(RecordWithId::id) {
        let next = next_nth.entry(*at).or_default();
        *next = (*next).max(nth.saturating_add(1));
    }
    let mut assign_ids = |entries: &mut Vec<E>, others: &[E]| {
        let in_base = match_log_entries(entries, known, true);
        let new = || entries.iter().zip(&in_base).filter(|(_, index)| index.is_none()).map(|(entry, _)| entry.clone());
        let mut same = match_log_entries(&new().collect::<Vec<E>>(), others, false).into_iter();
        for (entry, index) in entries.iter_mut().zip(&in_base) {
            let found = match index {
                Some(index) => known.get(*index),
                None => same.next().flatten().and_then(|index| others.get(index)),
            };
            let log_id = found.map_or_else(|| next_log_id(&mut next_nth, entry.id().at), |found| *found.id());
            *entry = clone_with_id(entry, log_id);
        }
    };
    assign_ids(E::entries_mut(ours), &[]);
    let known: BTreeSet<&LogId> = known.iter().map(RecordWithId::id).collect();
    let new: Vec<E> = E::entries(ours).iter().filter(|entry| !known.contains(entry.id())).cloned().collect();
    assign_ids(E::entries_mut(theirs), &new);
}

/// Returns the next unused log id of a moment. `next_nth` contains the next unused number of each moment.
fn next_log_id(next_nth: &mut BTreeMap<Option<Moment>, u16>, at: Option<Moment>) -> LogId {
    let next = next_nth.entry(at).or_default();
    let nth = *next;
    *next = nth.saturating_add(1);
    LogId { at, nth }
}

/// The changed log ids: the new id by list and old id.
pub(super) type LogIdRenames = BTreeMap<(List, LogId), LogId>;

/// Gives every log entry the id that the parser would give the entry. Returns the changed ids.
pub(super) fn renumber_log_ids(document: &mut Deliberation) -> LogIdRenames {
    fn renumber_list<E: ListEntry<Name = LogId>>(document: &mut Deliberation, found: &mut LogIdRenames) {
        let mut next_nth = BTreeMap::new();
        for entry in E::entries_mut(document) {
            let (old, new) = (*entry.id(), next_log_id(&mut next_nth, entry.id().at));
            if new != old {
                *entry = clone_with_id(entry, new);
                found.insert((E::LIST, old), new);
            }
        }
    }
    let mut found = LogIdRenames::new();
    renumber_list::<Decision>(document, &mut found);
    renumber_list::<Review>(document, &mut found);
    renumber_list::<LoggedChange>(document, &mut found);
    renumber_list::<Visit>(document, &mut found);
    found
}

/// Returns the id of an entry after the renumbering.
pub(super) fn renumber_entry_id(list: List, id: EntryId, renamed: &LogIdRenames) -> EntryId {
    match id {
        EntryId::Log(log_id) => renamed.get(&(list, log_id)).copied().unwrap_or(log_id).into(),
        other => other,
    }
}

/// Returns a field path after the renumbering.
pub(super) fn renumber_path(path: FieldPath, renamed: &LogIdRenames) -> FieldPath {
    let renumber = |list, log_id: LogId| renamed.get(&(list, log_id)).copied().unwrap_or(log_id);
    match path {
        FieldPath::Decision(log_id, field) => FieldPath::Decision(renumber(List::Decisions, log_id), field),
        FieldPath::Review(log_id, field) => FieldPath::Review(renumber(List::Reviews, log_id), field),
        FieldPath::LoggedChange(log_id, field) => FieldPath::LoggedChange(renumber(List::Changes, log_id), field),
        FieldPath::Visit(log_id, field) => FieldPath::Visit(renumber(List::Visits, log_id), field),
        other => other,
    }
}

/// Returns the value of the field at `path` after the renumbering.
pub(super) fn renumber_value(path: &FieldPath, value: FieldValue, renamed: &LogIdRenames) -> FieldValue {
    match (path, value) {
        (FieldPath::ListOrder(list), FieldValue::EntryIds(ids)) => {
            FieldValue::EntryIds(ids.into_iter().map(|id| renumber_entry_id(*list, id, renamed)).collect())
        }
        (_, value) => value,
    }
}
