//! A document taken apart into its leaves, and what became of it since it was another.

use std::collections::{BTreeMap, BTreeSet};

use super::diff::diff;
use super::document::Deliberation;
use super::key::{Key, List};
use super::leaf::Leaf;
use super::name::{Id, Name};
use super::refer::{Named, by_key, by_leaf};
use super::tables::{CriterionField, GutField, HeadField};
use super::weave::insert;

/// A document as the merge sees it: who stands in which list, and what every place holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaves {
    /// The entries of each list; one person, `me`, where the file lists nobody.
    pub(super) orders: BTreeMap<List, Vec<Name>>,
    /// What stands at each place that holds anything.
    pub(super) held: BTreeMap<Key, Leaf>,
    /// Whether `me` is a participant whom the file lists, rather than the one there is where it lists nobody.
    pub(super) lists_me: bool,
}

/// The one person of a file that lists nobody.
pub(super) fn me() -> Name {
    Id::me().into()
}

impl Leaves {
    /// All that a document says.
    pub(super) fn of(document: &Deliberation) -> Leaves {
        let all = diff(&Deliberation::default(), document).changes.into_iter();
        let held = all.filter(|change| !matches!(change.key, Key::Order(_)));
        let mut held: BTreeMap<Key, Leaf> = held.filter_map(|change| Some((change.key, change.to?))).collect();
        // A title is always there, if only as an empty one.
        let title = Key::Head(HeadField::Title);
        put(&mut held, title.clone(), document.get(&title));
        let mut orders: BTreeMap<List, Vec<Name>> =
            List::ALL.into_iter().map(|list| (list, document.order(list))).collect();
        let people = orders.entry(List::Participants).or_default();
        let lists_me = people.contains(&me());
        if people.is_empty() {
            people.push(me());
        }
        Leaves { orders, held, lists_me }
    }

    /// The entries of a list.
    pub(super) fn order(&self, list: List) -> &[Name] {
        self.orders.get(&list).map(Vec::as_slice).unwrap_or_default()
    }

    /// The criteria.
    pub(super) fn criteria(&self) -> impl Iterator<Item = Id> {
        self.order(List::Criteria).iter().filter_map(|name| Id::try_from(name.clone()).ok())
    }

    /// The criteria that have a rank.
    pub(super) fn ranks(&self) -> BTreeMap<Id, u64> {
        let rank = |id: Id| match self.held.get(&rank_of(&id)) {
            Some(Leaf::Number(rank)) => Some((id, *rank as u64)),
            _ => None,
        };
        self.criteria().filter_map(rank).collect()
    }

    /// Every entry of every list.
    pub(super) fn entries(&self) -> BTreeSet<Named> {
        let all = self.orders.iter();
        all.flat_map(|(list, names)| names.iter().map(|name| (*list, name.clone()))).collect()
    }

    /// Everything that a place names, what it holds included.
    fn named(&self, key: &Key, leaf: &Leaf) -> Vec<Named> {
        let mut named = by_key(key);
        named.extend(by_leaf(key, leaf));
        if let Key::Gut(person, _) = key {
            // All of a first feeling is about its option.
            named.extend(self.leaning(person));
        }
        named
    }

    /// The option that somebody leant to at first.
    pub(super) fn leaning(&self, person: &Id) -> Option<Named> {
        let key = Key::Gut(person.clone(), GutField::Option);
        by_leaf(&key, self.held.get(&key)?).into_iter().next()
    }

    /// The entries that this side worked on: those named by anything it set.
    pub(super) fn worked_on(&self, base: &Leaves) -> BTreeSet<Named> {
        let mut found = BTreeSet::new();
        for (key, leaf) in &self.held {
            let was = base.held.get(key);
            if was != Some(leaf) {
                // A condition that named an option before says nothing new of it.
                let before = was.map(|was| by_leaf(key, was)).unwrap_or_default();
                let own = by_key(key);
                found.extend(self.named(key, leaf).into_iter().filter(|n| own.contains(n) || !before.contains(n)));
            }
        }
        found
    }

    /// Puts back what this side took away only because of `gone`, and the entries of `kept`. What still names
    /// something that is gone falls away in the end.
    pub(super) fn restore(&mut self, base: &Leaves, gone: &BTreeSet<Named>, kept: &BTreeSet<Named>) {
        if gone.is_empty() {
            return;
        }
        let leant: BTreeSet<Id> = self.held.keys().filter_map(leaning).cloned().collect();
        for (key, was) in &base.held {
            // A first feeling of which something is left was changed on purpose.
            let meant = leaning(key).is_some_and(|person| leant.contains(person));
            match (self.held.get_mut(key), was) {
                (None, _) if !meant && base.named(key, was).iter().any(|named| gone.contains(named)) => {
                    self.held.insert(key.clone(), was.clone());
                }
                (Some(Leaf::Ids(ids)), Leaf::Ids(were)) => {
                    let lost = |id: &Id| gone.contains(&(List::Options, id.clone().into()));
                    let back: Vec<Id> = were.iter().filter(|id| ids.contains(id) || lost(id)).cloned().collect();
                    *ids = insert(ids, &back, |_, _| true);
                }
                _ => {}
            }
        }
        for (list, names) in &mut self.orders {
            let were = base.order(*list).iter();
            let back = |name: &&Name| names.contains(name) || kept.contains(&(*list, (*name).clone()));
            let were: Vec<Name> = were.filter(back).cloned().collect();
            *names = insert(names, &were, |_, _| true);
        }
    }

    /// `onto`, of which `before` are the leaves, with these leaves instead.
    pub(super) fn written_over(&self, before: &Leaves, mut onto: Deliberation) -> Deliberation {
        let mut set = |key: &Key, leaf: Option<&Leaf>| {
            // A field of an entry that has gone went with it; everything else was held by a document before.
            drop(onto.set(key, leaf.cloned()));
        };
        for list in List::ALL {
            let names = self.order(list).to_vec();
            let nobody = list == List::Participants && names == [me()] && !self.lists_me;
            set(&Key::Order(list), Some(&Leaf::Order(if nobody { Vec::new() } else { names })));
        }
        for key in before.held.keys().filter(|key| !self.held.contains_key(*key)) {
            set(key, None);
        }
        for (key, leaf) in self.held.iter().filter(|(key, leaf)| before.held.get(*key) != Some(leaf)) {
            set(key, Some(leaf));
        }
        onto.tidy();
        onto
    }
}

/// Whose first feeling a place is part of.
pub(super) fn leaning(key: &Key) -> Option<&Id> {
    if let Key::Gut(person, _) = key { Some(person) } else { None }
}

/// Where a criterion's rank stands.
pub(super) fn rank_of(id: &Id) -> Key {
    Key::Criterion(id.clone(), CriterionField::Rank)
}

/// Sets or clears a place.
pub(super) fn put(held: &mut BTreeMap<Key, Leaf>, key: Key, leaf: Option<Leaf>) {
    match leaf {
        Some(leaf) => drop(held.insert(key, leaf)),
        None => drop(held.remove(&key)),
    }
}
