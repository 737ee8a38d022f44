//! A document taken apart into its leaves, and what became of it since it was another.

use std::collections::{BTreeMap, BTreeSet};

use super::diff::diff;
use super::document::Deliberation;
use super::field_path::{FieldPath, List};
use super::field_value::FieldValue;
use super::ids::{EntryId, Id};
use super::list_merge::insert_additions;
use super::references::{EntryRef, find_path_references, find_value_references};
use super::tables::{CriterionField, FirstFeelingField, HeadField};

/// A document as the merge sees it: who stands in which list, and what every place holds.
#[derive(Clone, Debug, Default)]
pub(super) struct FlatDocument {
    /// The entries of each list; one person, `me`, where the file lists nobody.
    pub(super) orders: BTreeMap<List, Vec<EntryId>>,
    /// What stands at each place that holds anything.
    pub(super) fields: BTreeMap<FieldPath, FieldValue>,
    /// Whether `me` is a participant whom the file lists, rather than the one there is where it lists nobody.
    pub(super) is_me_listed: bool,
}

/// The one person of a file that lists nobody.
pub(super) fn me_entry_id() -> EntryId {
    Id::me().into()
}

impl FlatDocument {
    /// All that a document says.
    pub(super) fn from_document(document: &Deliberation) -> FlatDocument {
        let all = diff(&Deliberation::default(), document).changes.into_iter();
        let held = all.filter(|change| !matches!(change.path, FieldPath::ListOrder(_)));
        let mut held: BTreeMap<FieldPath, FieldValue> =
            held.filter_map(|change| Some((change.path, change.to?))).collect();
        // A title is always there, if only as an empty one.
        let title = FieldPath::Head(HeadField::Title);
        set_or_remove(&mut held, title.clone(), document.get(&title));
        let mut orders: BTreeMap<List, Vec<EntryId>> =
            List::ALL.into_iter().map(|list| (list, document.entry_ids(list))).collect();
        let people = orders.entry(List::Participants).or_default();
        let lists_me = people.contains(&me_entry_id());
        if people.is_empty() {
            people.push(me_entry_id());
        }
        FlatDocument { orders, fields: held, is_me_listed: lists_me }
    }

    /// The entries of a list.
    pub(super) fn entry_ids(&self, list: List) -> &[EntryId] {
        self.orders.get(&list).map(Vec::as_slice).unwrap_or_default()
    }

    /// The criteria.
    pub(super) fn criteria(&self) -> impl Iterator<Item = Id> {
        self.entry_ids(List::Criteria).iter().filter_map(|name| Id::try_from(name.clone()).ok())
    }

    /// The criteria that have a rank.
    pub(super) fn ranks(&self) -> BTreeMap<Id, u64> {
        let rank = |id: Id| match self.fields.get(&rank_path(&id)) {
            Some(FieldValue::Number(rank)) => Some((id, *rank as u64)),
            _ => None,
        };
        self.criteria().filter_map(rank).collect()
    }

    /// Every entry of every list.
    pub(super) fn entries(&self) -> BTreeSet<EntryRef> {
        let all = self.orders.iter();
        all.flat_map(|(list, names)| names.iter().map(|name| (*list, name.clone()))).collect()
    }

    /// Everything that a place names, what it holds included.
    fn find_references(&self, key: &FieldPath, leaf: &FieldValue) -> Vec<EntryRef> {
        let mut named = find_path_references(key);
        named.extend(find_value_references(key, leaf));
        if let FieldPath::FirstFeeling(person, _) = key {
            // All of a first feeling is about its option.
            named.extend(self.first_feeling_option(person));
        }
        named
    }

    /// The option that somebody leant to at first.
    pub(super) fn first_feeling_option(&self, person: &Id) -> Option<EntryRef> {
        let key = FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Option);
        find_value_references(&key, self.fields.get(&key)?).into_iter().next()
    }

    /// The entries that this side worked on: those named by anything it set.
    pub(super) fn find_edited_entries(&self, base: &FlatDocument) -> BTreeSet<EntryRef> {
        let mut found = BTreeSet::new();
        for (key, leaf) in &self.fields {
            let was = base.fields.get(key);
            if was != Some(leaf) {
                // A condition that named an option before says nothing new of it.
                let before = was.map(|was| find_value_references(key, was)).unwrap_or_default();
                let own = find_path_references(key);
                found.extend(
                    self.find_references(key, leaf).into_iter().filter(|n| own.contains(n) || !before.contains(n)),
                );
            }
        }
        found
    }

    /// Puts back what this side took away only because of `gone`, and the entries of `kept`. What still names
    /// something that is gone falls away in the end.
    pub(super) fn restore_entries(
        &mut self,
        base: &FlatDocument,
        gone: &BTreeSet<EntryRef>,
        kept: &BTreeSet<EntryRef>,
    ) {
        if gone.is_empty() {
            return;
        }
        let leant: BTreeSet<Id> = self.fields.keys().filter_map(first_feeling_person).cloned().collect();
        for (key, was) in &base.fields {
            // A first feeling of which something is left was changed on purpose.
            let meant = first_feeling_person(key).is_some_and(|person| leant.contains(person));
            match (self.fields.get_mut(key), was) {
                (None, _) if !meant && base.find_references(key, was).iter().any(|named| gone.contains(named)) => {
                    self.fields.insert(key.clone(), was.clone());
                }
                (Some(FieldValue::Ids(ids)), FieldValue::Ids(were)) => {
                    let lost = |id: &Id| gone.contains(&(List::Options, id.clone().into()));
                    let back: Vec<Id> = were.iter().filter(|id| ids.contains(id) || lost(id)).cloned().collect();
                    *ids = insert_additions(ids, &back, |_, _| true);
                }
                _ => {}
            }
        }
        for (list, names) in &mut self.orders {
            let were = base.entry_ids(*list).iter();
            let back = |name: &&EntryId| names.contains(name) || kept.contains(&(*list, (*name).clone()));
            let were: Vec<EntryId> = were.filter(back).cloned().collect();
            *names = insert_additions(names, &were, |_, _| true);
        }
    }

    /// `onto`, of which `before` are the leaves, with these leaves instead.
    pub(super) fn write_over(&self, before: &FlatDocument, mut onto: Deliberation) -> Deliberation {
        let mut set = |key: &FieldPath, leaf: Option<&FieldValue>| {
            // A field of an entry that has gone went with it; everything else was held by a document before.
            drop(onto.set(key, leaf.cloned()));
        };
        for list in List::ALL {
            let names = self.entry_ids(list).to_vec();
            let nobody = list == List::Participants && names == [me_entry_id()] && !self.is_me_listed;
            set(&FieldPath::ListOrder(list), Some(&FieldValue::EntryIds(if nobody { Vec::new() } else { names })));
        }
        for key in before.fields.keys().filter(|key| !self.fields.contains_key(*key)) {
            set(key, None);
        }
        for (key, leaf) in self.fields.iter().filter(|(key, leaf)| before.fields.get(*key) != Some(leaf)) {
            set(key, Some(leaf));
        }
        onto.remove_empty_maps();
        onto
    }
}

/// Whose first feeling a place is part of.
pub(super) fn first_feeling_person(key: &FieldPath) -> Option<&Id> {
    if let FieldPath::FirstFeeling(person, _) = key { Some(person) } else { None }
}

/// Where a criterion's rank stands.
pub(super) fn rank_path(id: &Id) -> FieldPath {
    FieldPath::Criterion(id.clone(), CriterionField::Rank)
}

/// Sets or clears a place.
pub(super) fn set_or_remove(held: &mut BTreeMap<FieldPath, FieldValue>, key: FieldPath, leaf: Option<FieldValue>) {
    match leaf {
        Some(leaf) => drop(held.insert(key, leaf)),
        None => drop(held.remove(&key)),
    }
}
