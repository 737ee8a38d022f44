//! The difference between two documents, as an edit.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::change::{Change, Edit};
use super::document::Deliberation;
use super::field_path::{FieldPath, List};
use super::field_value::FieldValue;
use super::ids::{EntryId, Id};
use super::record::{Record, RecordWithId};
use super::typed_value::TypedValue;

/// Returns the edit that changes `a` into `b`.
///
/// The edit clears the fields of a removed entry before the removal of the entry, and sets the fields of a new entry
/// after its addition. The edit and its inverse can therefore be applied change by change.
pub fn diff(a: &Deliberation, b: &Deliberation) -> Edit {
    let mut found = DiffParts::default();
    diff_fields(&a.head, &b.head, FieldPath::Head, &mut found.set);
    diff_fields(&a.weighing, &b.weighing, FieldPath::Weighing, &mut found.set);
    diff_entries(
        List::Accounts,
        &a.accounts,
        &b.accounts,
        |id, field| FieldPath::Account(id.clone(), field),
        &mut found,
    );
    diff_entries(List::Options, &a.options, &b.options, |id, field| FieldPath::Option(id.clone(), field), &mut found);
    for option in union_ids(&a.fates, &b.fates) {
        diff_map(
            a.fates.get(option),
            b.fates.get(option),
            |account| FieldPath::Fate(option.clone(), account.clone()),
            &mut found,
        );
    }
    diff_entries(
        List::Conditions,
        &a.conditions,
        &b.conditions,
        |id, field| FieldPath::Condition(id.clone(), field),
        &mut found,
    );
    diff_entries(
        List::Criteria,
        &a.criteria,
        &b.criteria,
        |id, field| FieldPath::Criterion(id.clone(), field),
        &mut found,
    );
    diff_entries(
        List::Pairs,
        &a.pairs,
        &b.pairs,
        |(a, b), field| FieldPath::Pair(a.clone(), b.clone(), field),
        &mut found,
    );
    diff_entries(
        List::Participants,
        &a.participants,
        &b.participants,
        |id, field| FieldPath::Participant(id.clone(), field),
        &mut found,
    );
    for person in union_ids(&a.first_feelings, &b.first_feelings) {
        let first_feeling = |document: &Deliberation| document.first_feelings.get(person).cloned().unwrap_or_default();
        diff_fields(
            &first_feeling(a),
            &first_feeling(b),
            |field| FieldPath::FirstFeeling(person.clone(), field),
            &mut found.set,
        );
    }
    for person in union_ids(&a.weights, &b.weights) {
        diff_map(
            a.weights.get(person),
            b.weights.get(person),
            |id| FieldPath::Weight(person.clone(), id.clone()),
            &mut found,
        );
    }
    for person in union_ids(&a.ratings, &b.ratings) {
        let none = BTreeMap::new();
        let (before, after) = (a.ratings.get(person).unwrap_or(&none), b.ratings.get(person).unwrap_or(&none));
        for criterion in union_ids(before, after) {
            let path = |option: &Id| FieldPath::Rating(person.clone(), criterion.clone(), option.clone());
            diff_map(before.get(criterion), after.get(criterion), path, &mut found);
        }
    }
    diff_entries(List::Decisions, &a.decisions, &b.decisions, |at, field| FieldPath::Decision(*at, field), &mut found);
    diff_entries(List::Steps, &a.steps, &b.steps, |id, field| FieldPath::Step(id.clone(), field), &mut found);
    diff_entries(
        List::Tripwires,
        &a.tripwires,
        &b.tripwires,
        |id, field| FieldPath::Tripwire(id.clone(), field),
        &mut found,
    );
    diff_entries(List::Reviews, &a.reviews, &b.reviews, |at, field| FieldPath::Review(*at, field), &mut found);
    diff_entries(List::Changes, &a.changes, &b.changes, |at, field| FieldPath::LoggedChange(*at, field), &mut found);
    diff_entries(List::Visits, &a.visits, &b.visits, |at, field| FieldPath::Visit(*at, field), &mut found);
    let notes = |document: &Deliberation| document.private.general.clone().map(FieldValue::Text);
    found.set.extend(change_if_different(FieldPath::PrivateNotes, notes(a), notes(b)));
    diff_map(
        Some(&a.private.criteria),
        Some(&b.private.criteria),
        |id| FieldPath::PrivateCriterion(id.clone()),
        &mut found,
    );
    for at in a.private.visits.keys().chain(b.private.visits.keys()).collect::<BTreeSet<_>>() {
        let note = |document: &Deliberation| document.private.visits.get(at).cloned().map(FieldValue::Text);
        found.set.extend(change_if_different(FieldPath::PrivateVisit(at.clone()), note(a), note(b)));
    }
    let changes = found.cleared.into_iter().chain(found.reordered).chain(found.set).collect();
    Edit { changes, coalesce_path: None }
}

#[derive(Default)]
struct DiffParts {
    cleared: Vec<Change>,
    reordered: Vec<Change>,
    set: Vec<Change>,
}

fn change_if_different(path: FieldPath, from: Option<FieldValue>, to: Option<FieldValue>) -> Option<Change> {
    (from != to).then_some(Change { path, from, to })
}

fn union_ids<'a, T>(a: &'a BTreeMap<Id, T>, b: &'a BTreeMap<Id, T>) -> BTreeSet<&'a Id> {
    a.keys().chain(b.keys()).collect()
}

fn diff_fields<R: Record>(a: &R, b: &R, path: impl Fn(R::Field) -> FieldPath, into: &mut Vec<Change>) {
    into.extend(R::FIELDS.iter().filter_map(|field| change_if_different(path(*field), a.get(*field), b.get(*field))));
}

fn diff_map<T: TypedValue + PartialEq>(
    a: Option<&BTreeMap<Id, T>>,
    b: Option<&BTreeMap<Id, T>>,
    path: impl Fn(&Id) -> FieldPath,
    found: &mut DiffParts,
) {
    if a == b {
        return;
    }
    let none = BTreeMap::new();
    let (a, b) = (a.unwrap_or(&none), b.unwrap_or(&none));
    for id in union_ids(a, b) {
        let (from, to) = (a.get(id), b.get(id));
        if from != to {
            let into = if to.is_none() { &mut found.cleared } else { &mut found.set };
            into.push(Change {
                path: path(id),
                from: from.map(TypedValue::to_value),
                to: to.map(TypedValue::to_value),
            });
        }
    }
}

fn diff_entries<E: RecordWithId>(
    list: List,
    a: &[E],
    b: &[E],
    path: impl Fn(&E::Name, E::Field) -> FieldPath,
    found: &mut DiffParts,
) where
    EntryId: From<E::Name>,
{
    if a == b {
        return;
    }
    let ids = |entries: &[E]| {
        Some(entries.iter().map(|e| EntryId::from(e.id().clone())).collect()).filter(|n: &Vec<EntryId>| !n.is_empty())
    };
    found.reordered.extend(change_if_different(
        FieldPath::ListOrder(list),
        ids(a).map(FieldValue::EntryIds),
        ids(b).map(FieldValue::EntryIds),
    ));
    let before: HashMap<&E::Name, &E> = a.iter().map(|entry| (entry.id(), entry)).collect();
    let after: HashMap<&E::Name, &E> = b.iter().map(|entry| (entry.id(), entry)).collect();
    for entry in a.iter().filter(|entry| !after.contains_key(entry.id())) {
        let cleared =
            E::FIELDS.iter().filter_map(|field| change_if_different(path(entry.id(), *field), entry.get(*field), None));
        found.cleared.extend(cleared);
    }
    for entry in b {
        match before.get(entry.id()) {
            Some(old) if *old == entry => {}
            Some(old) => diff_fields(*old, entry, |field| path(entry.id(), field), &mut found.set),
            None => {
                let set = E::FIELDS
                    .iter()
                    .filter_map(|field| change_if_different(path(entry.id(), *field), None, entry.get(*field)));
                found.set.extend(set);
            }
        }
    }
}
