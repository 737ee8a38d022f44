//! The names of what happened. A file names the entries of a log by moment and place alone, so two people who each
//! add one in the same second give both the same name: before a merge they are told apart, after it counted again.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Deliberation, ListEntry};
use super::field_path::{FieldPath, List};
use super::field_value::FieldValue;
use super::ids::{EntryId, LogId, Moment};
use super::record::{RecordWithId, clone_with_id};
use super::tables::{Decision, LoggedChange, Review, Visit};

/// For each entry of `of`, the place of the same entry in `among`: one of that moment that says the same, or else,
/// where `changed` entries are wanted too, the next one of that moment that is left.
fn match_log_entries<E: ListEntry<Name = LogId>>(of: &[E], among: &[E], changed: bool) -> Vec<Option<usize>> {
    let mut left: BTreeMap<Option<Moment>, Vec<usize>> = BTreeMap::new();
    for (place, entry) in among.iter().enumerate() {
        left.entry(entry.id().at).or_default().push(place);
    }
    let mut take = |entry: &E, fits: &dyn Fn(&E) -> bool| {
        let places = left.get_mut(&entry.id().at)?;
        let at = places.iter().position(|place| among.get(*place).is_some_and(fits))?;
        Some(places.remove(at))
    };
    let mut found: Vec<Option<usize>> =
        of.iter().map(|entry| take(entry, &|other| clone_with_id(other, *entry.id()) == *entry)).collect();
    if changed {
        for (entry, place) in of.iter().zip(&mut found) {
            *place = place.or_else(|| take(entry, &|_| true));
        }
    }
    found
}

/// For each entry of a list of `of`, the place of the same entry in `among`.
pub fn find_counterparts(list: List, of: &Deliberation, among: &Deliberation) -> Vec<Option<usize>> {
    fn logged<E: ListEntry<Name = LogId>>(of: &Deliberation, among: &Deliberation) -> Vec<Option<usize>> {
        match_log_entries(E::entries(of), E::entries(among), true)
    }
    match list {
        List::Decisions => logged::<Decision>(of, among),
        List::Reviews => logged::<Review>(of, among),
        List::Changes => logged::<LoggedChange>(of, among),
        List::Visits => logged::<Visit>(of, among),
        _ => {
            let places: BTreeMap<EntryId, usize> = among.entry_ids(list).into_iter().zip(0..).collect();
            of.entry_ids(list).iter().map(|name| places.get(name).copied()).collect()
        }
    }
}

/// Both sides with entries of their logs named so that one name is one entry: of `base` where it was there, of
/// ours where theirs added the very same.
pub(super) fn disambiguate_log_ids(
    base: &Deliberation,
    ours: &Deliberation,
    theirs: &Deliberation,
) -> (Deliberation, Deliberation) {
    let (mut mine, mut other) = (ours.clone(), theirs.clone());
    disambiguate_list::<Decision>(base, &mut mine, &mut other);
    disambiguate_list::<Review>(base, &mut mine, &mut other);
    disambiguate_list::<LoggedChange>(base, &mut mine, &mut other);
    disambiguate_list::<Visit>(base, &mut mine, &mut other);
    (mine, other)
}

fn disambiguate_list<E: ListEntry<Name = LogId>>(
    base: &Deliberation,
    ours: &mut Deliberation,
    theirs: &mut Deliberation,
) {
    let known = E::entries(base);
    let mut taken: BTreeMap<Option<Moment>, u16> = BTreeMap::new();
    for LogId { at, nth } in known.iter().map(RecordWithId::id) {
        let free = taken.entry(*at).or_default();
        *free = (*free).max(nth.saturating_add(1));
    }
    let mut name = |entries: &mut Vec<E>, others: &[E]| {
        let old = match_log_entries(entries, known, true);
        let new = || entries.iter().zip(&old).filter(|(_, old)| old.is_none()).map(|(entry, _)| entry.clone());
        let mut same = match_log_entries(&new().collect::<Vec<E>>(), others, false).into_iter();
        for (entry, old) in entries.iter_mut().zip(&old) {
            let found = match old {
                Some(place) => known.get(*place),
                None => same.next().flatten().and_then(|place| others.get(place)),
            };
            let stamp = found.map_or_else(|| next_log_id(&mut taken, entry.id().at), |found| *found.id());
            *entry = clone_with_id(entry, stamp);
        }
    };
    name(E::entries_mut(ours), &[]);
    let known: BTreeSet<&LogId> = known.iter().map(RecordWithId::id).collect();
    let new: Vec<E> = E::entries(ours).iter().filter(|entry| !known.contains(entry.id())).cloned().collect();
    name(E::entries_mut(theirs), &new);
}

/// The next free stamp of a moment.
fn next_log_id(taken: &mut BTreeMap<Option<Moment>, u16>, at: Option<Moment>) -> LogId {
    let free = taken.entry(at).or_default();
    let nth = *free;
    *free = nth.saturating_add(1);
    LogId { at, nth }
}

/// The stamps that changed, by list.
pub(super) type LogIdRenames = BTreeMap<(List, LogId), LogId>;

/// Gives every entry of a log the stamp that a reader of the file would give it.
pub(super) fn renumber_log_ids(document: &mut Deliberation) -> LogIdRenames {
    fn count<E: ListEntry<Name = LogId>>(document: &mut Deliberation, found: &mut LogIdRenames) {
        let mut taken = BTreeMap::new();
        for entry in E::entries_mut(document) {
            let (old, new) = (*entry.id(), next_log_id(&mut taken, entry.id().at));
            if new != old {
                *entry = clone_with_id(entry, new);
                found.insert((E::LIST, old), new);
            }
        }
    }
    let mut found = LogIdRenames::new();
    count::<Decision>(document, &mut found);
    count::<Review>(document, &mut found);
    count::<LoggedChange>(document, &mut found);
    count::<Visit>(document, &mut found);
    found
}

/// An entry's name after counting.
pub(super) fn renumber_entry_id(list: List, name: EntryId, renamed: &LogIdRenames) -> EntryId {
    match name {
        EntryId::Log(stamp) => renamed.get(&(list, stamp)).copied().unwrap_or(stamp).into(),
        other => other,
    }
}

/// A place after counting.
pub(super) fn renumber_path(key: FieldPath, renamed: &LogIdRenames) -> FieldPath {
    let now = |list, stamp: LogId| renamed.get(&(list, stamp)).copied().unwrap_or(stamp);
    match key {
        FieldPath::Decision(stamp, field) => FieldPath::Decision(now(List::Decisions, stamp), field),
        FieldPath::Review(stamp, field) => FieldPath::Review(now(List::Reviews, stamp), field),
        FieldPath::LoggedChange(stamp, field) => FieldPath::LoggedChange(now(List::Changes, stamp), field),
        FieldPath::Visit(stamp, field) => FieldPath::Visit(now(List::Visits, stamp), field),
        other => other,
    }
}

/// What a place holds, after counting.
pub(super) fn renumber_value(key: &FieldPath, leaf: FieldValue, renamed: &LogIdRenames) -> FieldValue {
    match (key, leaf) {
        (FieldPath::ListOrder(list), FieldValue::EntryIds(names)) => {
            FieldValue::EntryIds(names.into_iter().map(|name| renumber_entry_id(*list, name, renamed)).collect())
        }
        (_, leaf) => leaf,
    }
}
