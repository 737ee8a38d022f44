//! The names of what happened. A file names the entries of a log by moment and place alone, so two people who each
//! add one in the same second give both the same name: before a merge they are told apart, after it counted again.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Deliberation, Listed};
use super::key::{Key, List};
use super::leaf::Leaf;
use super::name::{Moment, Name, Stamp};
use super::record::{Entry, renamed};
use super::tables::{Changed, Decision, Review, Visit};

/// For each entry of `of`, the place of the same entry in `among`: one of that moment that says the same, or else,
/// where `changed` entries are wanted too, the next one of that moment that is left.
fn matched<E: Listed<Name = Stamp>>(of: &[E], among: &[E], changed: bool) -> Vec<Option<usize>> {
    let mut left: BTreeMap<Option<Moment>, Vec<usize>> = BTreeMap::new();
    for (place, entry) in among.iter().enumerate() {
        left.entry(entry.name().at).or_default().push(place);
    }
    let mut take = |entry: &E, fits: &dyn Fn(&E) -> bool| {
        let places = left.get_mut(&entry.name().at)?;
        let at = places.iter().position(|place| among.get(*place).is_some_and(fits))?;
        Some(places.remove(at))
    };
    let mut found: Vec<Option<usize>> =
        of.iter().map(|entry| take(entry, &|other| renamed(other, *entry.name()) == *entry)).collect();
    if changed {
        for (entry, place) in of.iter().zip(&mut found) {
            *place = place.or_else(|| take(entry, &|_| true));
        }
    }
    found
}

/// For each entry of a list of `of`, the place of the same entry in `among`.
pub fn counterparts(list: List, of: &Deliberation, among: &Deliberation) -> Vec<Option<usize>> {
    fn logged<E: Listed<Name = Stamp>>(of: &Deliberation, among: &Deliberation) -> Vec<Option<usize>> {
        matched(E::all(of), E::all(among), true)
    }
    match list {
        List::Decisions => logged::<Decision>(of, among),
        List::Reviews => logged::<Review>(of, among),
        List::Changes => logged::<Changed>(of, among),
        List::Visits => logged::<Visit>(of, among),
        _ => {
            let places: BTreeMap<Name, usize> = among.order(list).into_iter().zip(0..).collect();
            of.order(list).iter().map(|name| places.get(name).copied()).collect()
        }
    }
}

/// Both sides with entries of their logs named so that one name is one entry: of `base` where it was there, of
/// ours where theirs added the very same.
pub(super) fn told_apart(
    base: &Deliberation,
    ours: &Deliberation,
    theirs: &Deliberation,
) -> (Deliberation, Deliberation) {
    let (mut mine, mut other) = (ours.clone(), theirs.clone());
    apart::<Decision>(base, &mut mine, &mut other);
    apart::<Review>(base, &mut mine, &mut other);
    apart::<Changed>(base, &mut mine, &mut other);
    apart::<Visit>(base, &mut mine, &mut other);
    (mine, other)
}

fn apart<E: Listed<Name = Stamp>>(base: &Deliberation, ours: &mut Deliberation, theirs: &mut Deliberation) {
    let known = E::all(base);
    let mut taken: BTreeMap<Option<Moment>, u16> = BTreeMap::new();
    for Stamp { at, nth } in known.iter().map(Entry::name) {
        let free = taken.entry(*at).or_default();
        *free = (*free).max(nth.saturating_add(1));
    }
    let mut name = |entries: &mut Vec<E>, others: &[E]| {
        let old = matched(entries, known, true);
        let new = || entries.iter().zip(&old).filter(|(_, old)| old.is_none()).map(|(entry, _)| entry.clone());
        let mut same = matched(&new().collect::<Vec<E>>(), others, false).into_iter();
        for (entry, old) in entries.iter_mut().zip(&old) {
            let found = match old {
                Some(place) => known.get(*place),
                None => same.next().flatten().and_then(|place| others.get(place)),
            };
            let stamp = found.map_or_else(|| next(&mut taken, entry.name().at), |found| *found.name());
            *entry = renamed(entry, stamp);
        }
    };
    name(E::all_mut(ours), &[]);
    let known: BTreeSet<&Stamp> = known.iter().map(Entry::name).collect();
    let new: Vec<E> = E::all(ours).iter().filter(|entry| !known.contains(entry.name())).cloned().collect();
    name(E::all_mut(theirs), &new);
}

/// The next free stamp of a moment.
fn next(taken: &mut BTreeMap<Option<Moment>, u16>, at: Option<Moment>) -> Stamp {
    let free = taken.entry(at).or_default();
    let nth = *free;
    *free = nth.saturating_add(1);
    Stamp { at, nth }
}

/// The stamps that changed, by list.
pub(super) type Renamed = BTreeMap<(List, Stamp), Stamp>;

/// Gives every entry of a log the stamp that a reader of the file would give it.
pub(super) fn counted(document: &mut Deliberation) -> Renamed {
    fn count<E: Listed<Name = Stamp>>(document: &mut Deliberation, found: &mut Renamed) {
        let mut taken = BTreeMap::new();
        for entry in E::all_mut(document) {
            let (old, new) = (*entry.name(), next(&mut taken, entry.name().at));
            if new != old {
                *entry = renamed(entry, new);
                found.insert((E::LIST, old), new);
            }
        }
    }
    let mut found = Renamed::new();
    count::<Decision>(document, &mut found);
    count::<Review>(document, &mut found);
    count::<Changed>(document, &mut found);
    count::<Visit>(document, &mut found);
    found
}

/// An entry's name after counting.
pub(super) fn name_now(list: List, name: Name, renamed: &Renamed) -> Name {
    match name {
        Name::At(stamp) => renamed.get(&(list, stamp)).copied().unwrap_or(stamp).into(),
        other => other,
    }
}

/// A place after counting.
pub(super) fn key_now(key: Key, renamed: &Renamed) -> Key {
    let now = |list, stamp: Stamp| renamed.get(&(list, stamp)).copied().unwrap_or(stamp);
    match key {
        Key::Decision(stamp, field) => Key::Decision(now(List::Decisions, stamp), field),
        Key::Review(stamp, field) => Key::Review(now(List::Reviews, stamp), field),
        Key::Changed(stamp, field) => Key::Changed(now(List::Changes, stamp), field),
        Key::Visit(stamp, field) => Key::Visit(now(List::Visits, stamp), field),
        other => other,
    }
}

/// What a place holds, after counting.
pub(super) fn leaf_now(key: &Key, leaf: Leaf, renamed: &Renamed) -> Leaf {
    match (key, leaf) {
        (Key::Order(list), Leaf::Order(names)) => {
            Leaf::Order(names.into_iter().map(|name| name_now(*list, name, renamed)).collect())
        }
        (_, leaf) => leaf,
    }
}
