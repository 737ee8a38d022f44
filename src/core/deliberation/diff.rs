//! What differs between two documents, as the edit that leads from one to the other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::change::{Change, Edit};
use super::document::Deliberation;
use super::key::{Key, List};
use super::leaf::Leaf;
use super::name::{Id, Name};
use super::record::{Entry, Record};
use super::value::Value;

/// The edit that makes `b` of `a`. Fields are cleared before their entry leaves and set after it has come, so
/// that the edit, and its inverse, can be applied change by change.
pub fn diff(a: &Deliberation, b: &Deliberation) -> Edit {
    let mut found = Found::default();
    fields(&a.head, &b.head, Key::Head, &mut found.sets);
    fields(&a.weighing, &b.weighing, Key::Weighing, &mut found.sets);
    entries(List::Accounts, &a.accounts, &b.accounts, |id, field| Key::Account(id.clone(), field), &mut found);
    entries(List::Options, &a.options, &b.options, |id, field| Key::Option(id.clone(), field), &mut found);
    for option in keys(&a.fates, &b.fates) {
        leaves(
            a.fates.get(option),
            b.fates.get(option),
            |account| Key::Fate(option.clone(), account.clone()),
            &mut found,
        );
    }
    entries(List::Conditions, &a.conditions, &b.conditions, |id, field| Key::Condition(id.clone(), field), &mut found);
    entries(List::Criteria, &a.criteria, &b.criteria, |id, field| Key::Criterion(id.clone(), field), &mut found);
    entries(List::Pairs, &a.pairs, &b.pairs, |(a, b), field| Key::Pair(a.clone(), b.clone(), field), &mut found);
    entries(
        List::Participants,
        &a.participants,
        &b.participants,
        |id, field| Key::Participant(id.clone(), field),
        &mut found,
    );
    for person in keys(&a.guts, &b.guts) {
        let of = |document: &Deliberation| document.guts.get(person).cloned().unwrap_or_default();
        fields(&of(a), &of(b), |field| Key::Gut(person.clone(), field), &mut found.sets);
    }
    for person in keys(&a.weights, &b.weights) {
        leaves(a.weights.get(person), b.weights.get(person), |id| Key::Weight(person.clone(), id.clone()), &mut found);
    }
    for person in keys(&a.ratings, &b.ratings) {
        let none = BTreeMap::new();
        let (before, after) = (a.ratings.get(person).unwrap_or(&none), b.ratings.get(person).unwrap_or(&none));
        for criterion in keys(before, after) {
            let key = |option: &Id| Key::Rating(person.clone(), criterion.clone(), option.clone());
            leaves(before.get(criterion), after.get(criterion), key, &mut found);
        }
    }
    entries(List::Decisions, &a.decisions, &b.decisions, |at, field| Key::Decision(*at, field), &mut found);
    entries(List::Steps, &a.steps, &b.steps, |id, field| Key::Step(id.clone(), field), &mut found);
    entries(List::Reviews, &a.reviews, &b.reviews, |at, field| Key::Review(*at, field), &mut found);
    entries(List::Changes, &a.changes, &b.changes, |at, field| Key::Changed(*at, field), &mut found);
    entries(List::Visits, &a.visits, &b.visits, |at, field| Key::Visit(*at, field), &mut found);
    let notes = |document: &Deliberation| document.private.notes.clone().map(Leaf::Text);
    found.sets.extend(changed(Key::PrivateNotes, notes(a), notes(b)));
    leaves(Some(&a.private.criteria), Some(&b.private.criteria), |id| Key::PrivateCriterion(id.clone()), &mut found);
    for at in a.private.visits.keys().chain(b.private.visits.keys()).collect::<BTreeSet<_>>() {
        let note = |document: &Deliberation| document.private.visits.get(at).cloned().map(Leaf::Text);
        found.sets.extend(changed(Key::PrivateVisit(at.clone()), note(a), note(b)));
    }
    let changes = found.clears.into_iter().chain(found.orders).chain(found.sets).collect();
    Edit { changes, coalesce: None }
}

#[derive(Default)]
struct Found {
    clears: Vec<Change>,
    orders: Vec<Change>,
    sets: Vec<Change>,
}

fn changed(key: Key, from: Option<Leaf>, to: Option<Leaf>) -> Option<Change> {
    (from != to).then_some(Change { key, from, to })
}

fn keys<'a, T>(a: &'a BTreeMap<Id, T>, b: &'a BTreeMap<Id, T>) -> BTreeSet<&'a Id> {
    a.keys().chain(b.keys()).collect()
}

fn fields<R: Record>(a: &R, b: &R, key: impl Fn(R::Field) -> Key, into: &mut Vec<Change>) {
    into.extend(R::FIELDS.iter().filter_map(|field| changed(key(*field), a.get(*field), b.get(*field))));
}

fn leaves<T: Value + PartialEq>(
    a: Option<&BTreeMap<Id, T>>,
    b: Option<&BTreeMap<Id, T>>,
    key: impl Fn(&Id) -> Key,
    found: &mut Found,
) {
    if a == b {
        return;
    }
    let none = BTreeMap::new();
    let (a, b) = (a.unwrap_or(&none), b.unwrap_or(&none));
    for name in keys(a, b) {
        let (from, to) = (a.get(name), b.get(name));
        if from != to {
            let into = if to.is_none() { &mut found.clears } else { &mut found.sets };
            into.push(Change { key: key(name), from: from.map(Value::leaf), to: to.map(Value::leaf) });
        }
    }
}

fn entries<E: Entry>(list: List, a: &[E], b: &[E], key: impl Fn(&E::Name, E::Field) -> Key, found: &mut Found)
where
    Name: From<E::Name>,
{
    if a == b {
        return;
    }
    let names = |entries: &[E]| {
        Some(entries.iter().map(|e| Name::from(e.name().clone())).collect()).filter(|n: &Vec<Name>| !n.is_empty())
    };
    found.orders.extend(changed(Key::Order(list), names(a).map(Leaf::Order), names(b).map(Leaf::Order)));
    let before: HashMap<&E::Name, &E> = a.iter().map(|entry| (entry.name(), entry)).collect();
    let after: HashMap<&E::Name, &E> = b.iter().map(|entry| (entry.name(), entry)).collect();
    for entry in a.iter().filter(|entry| !after.contains_key(entry.name())) {
        let leaving = E::FIELDS.iter().filter_map(|field| changed(key(entry.name(), *field), entry.get(*field), None));
        found.clears.extend(leaving);
    }
    for entry in b {
        match before.get(entry.name()) {
            Some(was) if *was == entry => {}
            Some(was) => fields(*was, entry, |field| key(entry.name(), field), &mut found.sets),
            None => {
                let coming =
                    E::FIELDS.iter().filter_map(|field| changed(key(entry.name(), *field), None, entry.get(*field)));
                found.sets.extend(coming);
            }
        }
    }
}
