//! The representation of a document in the merge: a map from field paths to values, and the order of each list.

use std::collections::{BTreeMap, BTreeSet};

use super::diff::diff;
use super::document::Deliberation;
use super::field_path::{FieldPath, List};
use super::field_value::FieldValue;
use super::ids::{EntryId, Id};
use super::list_merge::insert_additions;
use super::references::{EntryRef, find_path_references, find_value_references};
use super::tables::{CriterionField, FirstFeelingField, HeadField};

/// A document as a map of fields and the order of the entries of each list.
#[derive(Clone, Debug, Default)]
pub(super) struct FlatDocument {
    /// The ids of the entries of each list. The list of participants contains `me` if the file lists no participant.
    pub(super) orders: BTreeMap<List, Vec<EntryId>>,
    /// The values of all fields that are not absent.
    pub(super) fields: BTreeMap<FieldPath, FieldValue>,
    /// Whether the file lists `me` as a participant. If not, `me` may be the implicit person of a file without
    /// participants.
    pub(super) is_me_listed: bool,
}

/// Returns the id of the implicit person of a file without participants.
pub(super) fn me_entry_id() -> EntryId {
    Id::me().into()
}

impl FlatDocument {
    /// Converts a document.
    pub(super) fn from_document(document: &Deliberation) -> FlatDocument {
        let changes = diff(&Deliberation::default(), document).changes.into_iter();
        let changes = changes.filter(|change| !matches!(change.path, FieldPath::ListOrder(_)));
        let mut fields: BTreeMap<FieldPath, FieldValue> =
            changes.filter_map(|change| Some((change.path, change.to?))).collect();
        // `title` always has a value; `diff` does not contain the title if the title is empty.
        let title = FieldPath::Head(HeadField::Title);
        set_or_remove(&mut fields, title.clone(), document.get(&title));
        let mut orders: BTreeMap<List, Vec<EntryId>> =
            List::ALL.into_iter().map(|list| (list, document.entry_ids(list))).collect();
        let people = orders.entry(List::Participants).or_default();
        let is_me_listed = people.contains(&me_entry_id());
        if people.is_empty() {
            people.push(me_entry_id());
        }
        FlatDocument { orders, fields, is_me_listed }
    }

    /// Returns the ids of the entries of a list.
    pub(super) fn entry_ids(&self, list: List) -> &[EntryId] {
        self.orders.get(&list).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the ids of the criteria.
    pub(super) fn criteria(&self) -> impl Iterator<Item = Id> {
        self.entry_ids(List::Criteria).iter().filter_map(|id| Id::try_from(id.clone()).ok())
    }

    /// Returns the ranks of the criteria that have a rank.
    pub(super) fn ranks(&self) -> BTreeMap<Id, u64> {
        let rank = |id: Id| match self.fields.get(&rank_path(&id)) {
            Some(FieldValue::Number(rank)) => Some((id, *rank as u64)),
            _ => None,
        };
        self.criteria().filter_map(rank).collect()
    }

    /// Returns all entries of all lists.
    pub(super) fn entries(&self) -> BTreeSet<EntryRef> {
        let all = self.orders.iter();
        all.flat_map(|(list, ids)| ids.iter().map(|id| (*list, id.clone()))).collect()
    }

    /// Returns all entries that a field refers to, through its path and through its value.
    fn find_references(&self, path: &FieldPath, value: &FieldValue) -> Vec<EntryRef> {
        let mut references = find_path_references(path);
        references.extend(find_value_references(path, value));
        if let FieldPath::FirstFeeling(person, _) = path {
            // Every field of a first feeling depends on the option of the first feeling.
            references.extend(self.first_feeling_option(person));
        }
        references
    }

    /// Returns the option of a person's first feeling.
    pub(super) fn first_feeling_option(&self, person: &Id) -> Option<EntryRef> {
        let path = FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Option);
        find_value_references(&path, self.fields.get(&path)?).into_iter().next()
    }

    /// Returns the entries that this side edited: the entries that its new or changed fields refer to.
    pub(super) fn find_edited_entries(&self, base: &FlatDocument) -> BTreeSet<EntryRef> {
        let mut found = BTreeSet::new();
        for (path, value) in &self.fields {
            let old = base.fields.get(path);
            if old != Some(value) {
                // A reference that the old value already contains, such as an option of a condition, is not an edit of
                // the referenced entry.
                let before = old.map(|old| find_value_references(path, old)).unwrap_or_default();
                let own = find_path_references(path);
                found.extend(
                    self.find_references(path, value).into_iter().filter(|n| own.contains(n) || !before.contains(n)),
                );
            }
        }
        found
    }

    /// Restores the entries of `kept`, and the fields that this side removed because of the removal of the entries of
    /// `gone`. Restored fields that refer to entries that stay removed are dropped later by the merge.
    pub(super) fn restore_entries(
        &mut self,
        base: &FlatDocument,
        gone: &BTreeSet<EntryRef>,
        kept: &BTreeSet<EntryRef>,
    ) {
        if gone.is_empty() {
            return;
        }
        let with_first_feeling: BTreeSet<Id> = self.fields.keys().filter_map(first_feeling_person).cloned().collect();
        for (path, old) in &base.fields {
            // If some fields of a first feeling are left, this side edited the first feeling and did not remove all of
            // it.
            let is_edited = first_feeling_person(path).is_some_and(|person| with_first_feeling.contains(person));
            match (self.fields.get_mut(path), old) {
                (None, _) if !is_edited && base.find_references(path, old).iter().any(|entry| gone.contains(entry)) => {
                    self.fields.insert(path.clone(), old.clone());
                }
                (Some(FieldValue::Ids(ids)), FieldValue::Ids(old)) => {
                    let is_gone = |id: &Id| gone.contains(&(List::Options, id.clone().into()));
                    let restored: Vec<Id> = old.iter().filter(|id| ids.contains(id) || is_gone(id)).cloned().collect();
                    *ids = insert_additions(ids, &restored, |_, _| true);
                }
                _ => {}
            }
        }
        for (list, ids) in &mut self.orders {
            let old = base.entry_ids(*list).iter();
            let is_present = |id: &&EntryId| ids.contains(id) || kept.contains(&(*list, (*id).clone()));
            let restored: Vec<EntryId> = old.filter(is_present).cloned().collect();
            *ids = insert_additions(ids, &restored, |_, _| true);
        }
    }

    /// Returns `document` with the fields and list orders of `self`. `before` is the flat representation of `document`.
    pub(super) fn write_over(&self, before: &FlatDocument, mut document: Deliberation) -> Deliberation {
        let mut set = |path: &FieldPath, value: Option<&FieldValue>| {
            // `set` fails only for a field of a removed entry, and that field is gone already. All values come from a
            // document, so their types are valid.
            drop(document.set(path, value.cloned()));
        };
        for list in List::ALL {
            let ids = self.entry_ids(list).to_vec();
            let is_implicit_me = list == List::Participants && ids == [me_entry_id()] && !self.is_me_listed;
            set(
                &FieldPath::ListOrder(list),
                Some(&FieldValue::EntryIds(if is_implicit_me { Vec::new() } else { ids })),
            );
        }
        for path in before.fields.keys().filter(|path| !self.fields.contains_key(*path)) {
            set(path, None);
        }
        for (path, value) in self.fields.iter().filter(|(path, value)| before.fields.get(*path) != Some(value)) {
            set(path, Some(value));
        }
        document.remove_empty_maps();
        document
    }
}

/// Returns the person whose first feeling contains the field at `path`.
pub(super) fn first_feeling_person(path: &FieldPath) -> Option<&Id> {
    if let FieldPath::FirstFeeling(person, _) = path { Some(person) } else { None }
}

/// Returns the path of the rank of a criterion.
pub(super) fn rank_path(id: &Id) -> FieldPath {
    FieldPath::Criterion(id.clone(), CriterionField::Rank)
}

/// Sets the value at `path`, or removes the value if `value` is `None`.
pub(super) fn set_or_remove(fields: &mut BTreeMap<FieldPath, FieldValue>, path: FieldPath, value: Option<FieldValue>) {
    match value {
        Some(value) => drop(fields.insert(path, value)),
        None => drop(fields.remove(&path)),
    }
}
