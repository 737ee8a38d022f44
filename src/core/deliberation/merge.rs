//! A three-way merge of documents, by the ids of entries.
//!
//! If one side changed a field, the merged document has this change. If both sides changed a field differently, the
//! merged document has our value, and a [`Conflict`] reports their value, so that no input is lost without a report.
//! The removal of an entry also removes its ratings, its fates and its references in conditions. These removals are not
//! changes of their own: if the entry is kept because the other side edited the entry, these values are restored too.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Edit;
use super::diff::diff;
use super::document::Deliberation;
use super::error::IntegrityError;
use super::field_path::{FieldPath, List};
use super::field_value::FieldValue;
use super::flat::{FlatDocument, first_feeling_person, me_entry_id, rank_path, set_or_remove};
use super::ids::{EntryId, Id, Moment};
use super::list_merge::merge_lists;
use super::log_ids::{
    LogIdRenames, disambiguate_log_ids, renumber_entry_id, renumber_log_ids, renumber_path, renumber_value,
};
use super::rating::{Fate, Rating};
use super::references::{EntryRef, find_path_references, find_value_references};
use super::tables::{DecisionField, HeadField, PairField, ReviewField};

/// One of the two documents that are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeSide {
    /// The document into which the other is merged. In a conflict, the merged document has the value of this side.
    Ours,
    /// The document that is merged into `Ours`.
    Theirs,
}

/// Two changes that cannot both be in the merged document. Field paths and ids are those of the merged document.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// Both sides changed one field differently, or their change causes an integrity error together with our changes.
    /// Our value is kept.
    Field {
        /// The field; [`FieldPath::ListOrder`] if both sides changed the order of a list.
        path: FieldPath,
        /// Our value, which is in the merged document.
        ours: Option<FieldValue>,
        /// Their value.
        theirs: Option<FieldValue>,
    },
    /// Both sides changed the ranks of criteria. All our ranks are kept, because single ranks have no meaning.
    Ranks {
        /// Our ranks, which are in the merged document.
        ours: BTreeMap<Id, u64>,
        /// Their ranks.
        theirs: BTreeMap<Id, u64>,
    },
    /// One side removed an entry that the other side edited. The entry is kept, with all answers about the entry.
    RemovedAndEdited {
        /// The list of the entry.
        list: List,
        /// The id of the entry.
        id: EntryId,
        /// The side that removed the entry.
        removed_by: MergeSide,
    },
    /// An entry is left out, with all answers about the entry, because the list would be too long, or because a
    /// decision or review that they added would cause an integrity error.
    EntryDropped {
        /// The list of the entry.
        list: List,
        /// The id of the entry.
        id: EntryId,
    },
}

/// Merges two edited versions of the document `base`.
///
/// Returns the edit that changes `ours` into the merged document, and the conflicts. The merged document has no
/// integrity errors if `ours` has none.
pub fn merge(base: &Deliberation, ours: &Deliberation, theirs: &Deliberation) -> (Edit, Vec<Conflict>) {
    let (our_document, their_document) = disambiguate_log_ids(base, ours, theirs);
    let mut merge = Merge::new(
        FlatDocument::from_document(base),
        FlatDocument::from_document(&our_document),
        FlatDocument::from_document(&their_document),
    );
    let before = FlatDocument::from_document(&our_document);
    let mut document = loop {
        let document = merge.merged.write_over(&before, our_document.clone());
        match document.find_integrity_errors().into_iter().next() {
            None => break document,
            Some(error) => merge.resolve_integrity_error(&error, &before),
        }
    };
    let renamed = renumber_log_ids(&mut document);
    let conflicts = merge.conflicts.into_iter().map(|conflict| conflict.with_renumbered_ids(&renamed)).collect();
    (diff(ours, &document), conflicts)
}

impl Conflict {
    fn with_renumbered_ids(self, renamed: &LogIdRenames) -> Conflict {
        match self {
            Conflict::Field { path, ours, theirs } => {
                let renumber = |value: Option<FieldValue>| value.map(|value| renumber_value(&path, value, renamed));
                let (ours, theirs) = (renumber(ours), renumber(theirs));
                Conflict::Field { path: renumber_path(path, renamed), ours, theirs }
            }
            Conflict::RemovedAndEdited { list, id, removed_by } => {
                Conflict::RemovedAndEdited { list, id: renumber_entry_id(list, id, renamed), removed_by }
            }
            other => other,
        }
    }
}

/// The state of a merge.
struct Merge {
    base: FlatDocument,
    ours: FlatDocument,
    theirs: FlatDocument,
    merged: FlatDocument,
    conflicts: Vec<Conflict>,
}

impl Merge {
    fn new(base: FlatDocument, ours: FlatDocument, theirs: FlatDocument) -> Merge {
        let mut merge = Merge { base, ours, theirs, merged: FlatDocument::default(), conflicts: Vec::new() };
        merge.keep_edited_entries();
        merge.merge_ranks();
        merge.merge_orders();
        merge.merge_fields();
        merge.drop_dangling();
        merge
    }

    /// Restores the entries that one side removed and the other side edited, and adds conflicts for these entries.
    fn keep_edited_entries(&mut self) {
        let all = self.base.entries();
        let removed = |side: &FlatDocument| all.difference(&side.entries()).cloned().collect::<BTreeSet<EntryRef>>();
        let (our_removed, their_removed) = (removed(&self.ours), removed(&self.theirs));
        let our_kept = find_kept_entries(&our_removed, &self.theirs, &self.base);
        let their_kept = find_kept_entries(&their_removed, &self.ours, &self.base);
        for (removed_by, removed, kept) in
            [(MergeSide::Ours, &our_removed, &our_kept), (MergeSide::Theirs, &their_removed, &their_kept)]
        {
            let reported = kept.iter().filter(|entry| !is_removed_with_criterion(entry, removed));
            self.conflicts.extend(reported.map(|(list, id)| Conflict::RemovedAndEdited {
                list: *list,
                id: id.clone(),
                removed_by,
            }));
        }
        let with_pairs = |removed: &BTreeSet<EntryRef>, mut kept: BTreeSet<EntryRef>| {
            kept.extend(removed.iter().filter(|entry| is_removed_with_criterion(entry, removed)).cloned());
            kept
        };
        self.ours.restore_entries(&self.base, &our_removed, &with_pairs(&our_removed, our_kept));
        self.theirs.restore_entries(&self.base, &their_removed, &with_pairs(&their_removed, their_kept));
    }

    /// Resets their ranks to those of `base` if both sides changed ranks, because a mixture of both orders has no
    /// meaning.
    fn merge_ranks(&mut self) {
        let rank = |side: &FlatDocument, id: &Id| side.fields.get(&rank_path(id)).cloned();
        let known: Vec<Id> = self.base.criteria().collect();
        let changed = |side: &FlatDocument| known.iter().any(|id| rank(side, id) != rank(&self.base, id));
        let is_same = known.iter().all(|id| rank(&self.ours, id) == rank(&self.theirs, id));
        if is_same || !changed(&self.ours) || !changed(&self.theirs) {
            return;
        }
        self.conflicts.push(Conflict::Ranks { ours: self.ours.ranks(), theirs: self.theirs.ranks() });
        for id in self.theirs.criteria().collect::<Vec<Id>>() {
            let base_rank = rank(&self.base, &id);
            set_or_remove(&mut self.theirs.fields, rank_path(&id), base_rank);
        }
    }

    fn merge_orders(&mut self) {
        for list in List::ALL {
            let [base, ours, theirs] = [&self.base, &self.ours, &self.theirs].map(|side| side.entry_ids(list));
            let merged = merge_lists(base, ours, theirs, is_earlier);
            if merged.has_order_conflict {
                let order = |ids: &[EntryId]| Some(FieldValue::EntryIds(ids.to_vec()));
                let (ours, theirs) = (order(ours), order(theirs));
                self.conflicts.push(Conflict::Field { path: FieldPath::ListOrder(list), ours, theirs });
            }
            self.merged.orders.insert(list, merged.entries);
        }
    }

    fn merge_fields(&mut self) {
        let paths = [&self.base, &self.ours, &self.theirs].into_iter().flat_map(|side| side.fields.keys());
        let paths: BTreeSet<&FieldPath> = paths.collect();
        for path in paths {
            let [base, ours, theirs] = [&self.base, &self.ours, &self.theirs].map(|side| side.fields.get(path));
            let merged = take_single_change(base, ours, theirs)
                .map(|value| value.cloned())
                .or_else(|| combine_changes(path, base, ours, theirs));
            let merged = merged.unwrap_or_else(|| {
                let (ours, theirs) = (ours.cloned(), theirs.cloned());
                self.conflicts.push(Conflict::Field { path: path.clone(), ours: ours.clone(), theirs });
                ours
            });
            set_or_remove(&mut self.merged.fields, path.clone(), merged);
        }
    }

    /// Removes fields that refer to missing entries, and removes `me` from the participants if no side lists `me` and
    /// no field needs `me`.
    fn drop_dangling(&mut self) {
        let merged = &mut self.merged;
        let mut existing = merged.entries();
        let is_missing = |existing: &BTreeSet<EntryRef>, list, id: &Id| !existing.contains(&(list, id.clone().into()));
        if let Some(pairs) = merged.orders.get_mut(&List::Pairs) {
            pairs.retain(|pair| {
                let is_dangling =
                    matches!(pair, EntryId::Pair(a, b) if [a, b].iter().any(|id| is_missing(&existing, List::Criteria, id)));
                if is_dangling {
                    existing.remove(&(List::Pairs, pair.clone()));
                }
                !is_dangling
            });
        }
        let decision_times: BTreeSet<Option<Moment>> =
            merged.entry_ids(List::Decisions).iter().filter_map(log_time).collect();
        let is_dangling =
            |person: &&Id| merged.first_feeling_option(person).is_some_and(|option| !existing.contains(&option));
        let without_option: BTreeSet<Id> =
            merged.fields.keys().filter_map(first_feeling_person).filter(is_dangling).cloned().collect();
        merged.fields.retain(|path, value| {
            let is_value_valid = match (path, &mut *value) {
                (FieldPath::Condition(..), FieldValue::Ids(ids)) => {
                    ids.retain(|id| !is_missing(&existing, List::Options, id));
                    true
                }
                (FieldPath::Fate(..), value) => {
                    find_value_references(path, value).iter().all(|entry| existing.contains(entry))
                }
                (FieldPath::Review(_, ReviewField::Decision), FieldValue::Moment(at)) => {
                    decision_times.contains(&Some(*at))
                }
                (FieldPath::FirstFeeling(person, _), _) => !without_option.contains(person),
                _ => true,
            };
            is_value_valid && find_path_references(path).iter().all(|entry| existing.contains(entry))
        });
        let lists_me =
            take_single_change(self.base.is_me_listed, self.ours.is_me_listed, self.theirs.is_me_listed) == Some(true);
        let describes_me = |path: &FieldPath| path.entry() == Some((List::Participants, me_entry_id()));
        let refers_to_me = |path: &FieldPath| find_path_references(path).contains(&(List::Participants, me_entry_id()));
        let people = merged.orders.entry(List::Participants).or_default();
        let is_only_me = *people == [me_entry_id()];
        merged.is_me_listed = people.contains(&me_entry_id())
            && (lists_me || merged.fields.keys().any(|path| describes_me(path) || (!is_only_me && refers_to_me(path))));
        if !merged.is_me_listed && !is_only_me {
            people.retain(|id| *id != me_entry_id());
        }
    }

    /// Reverts the change of theirs that causes `error`. `before` is the flat representation of our document.
    fn resolve_integrity_error(&mut self, error: &IntegrityError, before: &FlatDocument) {
        let is_resolved = match error {
            IntegrityError::DanglingReference { path, .. } => self.revert_to_ours(path, before),
            IntegrityError::MissingDecision { review } => {
                self.revert_to_ours(&FieldPath::Review(*review, ReviewField::Decision), before)
            }
            IntegrityError::MergeCycle { option, account } => self.break_cycle(option, account, before),
            IntegrityError::MirroredPair { a, b } => {
                let pairs = [(a, b), (b, a)].map(|(a, b)| FieldPath::Pair(a.clone(), b.clone(), PairField::Ratio));
                pairs.iter().any(|path| self.revert_to_ours(path, before))
            }
            IntegrityError::TooManyEntries { list, max } => self.shorten_list(*list, *max, before),
            IntegrityError::Duplicate { .. } | IntegrityError::SelfPair { .. } => false,
        };
        if !is_resolved {
            self.keep_ours_only(before);
        }
    }

    /// Gives the field at `path` our value. A decision or review that they added is left out as a whole.
    ///
    /// Returns whether the merged document changed.
    fn revert_to_ours(&mut self, path: &FieldPath, before: &FlatDocument) -> bool {
        let (ours, theirs) = (before.fields.get(path), self.merged.fields.get(path));
        if ours == theirs {
            return false;
        }
        let (ours, theirs) = (ours.cloned(), theirs.cloned());
        match path.entry() {
            Some((list @ (List::Decisions | List::Reviews), id)) if !before.entry_ids(list).contains(&id) => {
                self.remove_entry(list, &id);
                self.conflicts.push(Conflict::EntryDropped { list, id });
            }
            entry => {
                if let Some((list @ List::Pairs, id)) = entry {
                    self.remove_entry(list, &id);
                }
                set_or_remove(&mut self.merged.fields, path.clone(), ours.clone());
                self.conflicts.push(Conflict::Field { path: path.clone(), ours, theirs });
            }
        }
        true
    }

    /// Reverts the first account merge of theirs in the cycle that contains `account`. Returns whether one was
    /// reverted.
    fn break_cycle(&mut self, option: &Id, account: &Id, before: &FlatDocument) -> bool {
        let mut current = account.clone();
        for _ in self.merged.entry_ids(List::Accounts).to_vec() {
            let path = FieldPath::Fate(option.clone(), current);
            if self.revert_to_ours(&path, before) {
                return true;
            }
            let Some(FieldValue::Fate(Fate::Merge(into))) = self.merged.fields.get(&path) else { return false };
            current = into.clone();
        }
        false
    }

    fn remove_entry(&mut self, list: List, id: &EntryId) {
        if let Some(ids) = self.merged.orders.get_mut(&list) {
            ids.retain(|known| known != id);
        }
        self.drop_dangling();
    }

    /// Removes entries at the end of a list that is too long: first entries that they added, then entries that we
    /// removed and that were kept because they edited these entries.
    ///
    /// Returns whether an entry was removed.
    fn shorten_list(&mut self, list: List, max: usize, before: &FlatDocument) -> bool {
        let ids = self.merged.entry_ids(list);
        let excess = ids.len().saturating_sub(max);
        let new = ids.iter().rev().filter(|id| !before.entry_ids(list).contains(id));
        let (kept, added): (Vec<EntryId>, Vec<EntryId>) =
            new.cloned().partition(|id| self.base.entry_ids(list).contains(id));
        let left_out: Vec<EntryId> = added.into_iter().chain(kept).take(excess).collect();
        for id in &left_out {
            self.remove_entry(list, id);
            self.conflicts.retain(
                |conflict| !matches!(conflict, Conflict::RemovedAndEdited { list: l, id: i, .. } if *l == list && i == id),
            );
            self.conflicts.push(Conflict::EntryDropped { list, id: id.clone() });
        }
        !left_out.is_empty()
    }

    /// Makes our document the merged document, and reports all their changes as conflicts. This is the last resort for
    /// an integrity error that no other function resolves.
    fn keep_ours_only(&mut self, before: &FlatDocument) {
        let (base, theirs) = (&self.base, &self.theirs);
        let paths: BTreeSet<&FieldPath> = base.fields.keys().chain(theirs.fields.keys()).collect();
        let conflict =
            |path: FieldPath, base: Option<FieldValue>, ours: Option<FieldValue>, theirs: Option<FieldValue>| {
                (theirs != base && theirs != ours).then_some(Conflict::Field { path, ours, theirs })
            };
        let value = |side: &FlatDocument, path: &FieldPath| side.fields.get(path).cloned();
        let fields = paths
            .iter()
            .filter_map(|path| conflict((*path).clone(), value(base, path), value(before, path), value(theirs, path)));
        let order = |side: &FlatDocument, list| Some(FieldValue::EntryIds(side.entry_ids(list).to_vec()));
        let orders = List::ALL.into_iter().filter_map(|list| {
            conflict(FieldPath::ListOrder(list), order(base, list), order(before, list), order(theirs, list))
        });
        self.conflicts = fields.chain(orders).collect();
        self.merged = before.clone();
    }
}

/// Returns the entries of `removed`, removed by one side, that are kept because the other side edited them or because a
/// kept review or decision requires them.
fn find_kept_entries(removed: &BTreeSet<EntryRef>, other: &FlatDocument, base: &FlatDocument) -> BTreeSet<EntryRef> {
    let mut kept: BTreeSet<EntryRef> = removed.intersection(&other.find_edited_entries(base)).cloned().collect();
    for referring_list in [List::Reviews, List::Decisions] {
        let referring = kept.iter().filter(|(list, _)| *list == referring_list);
        let paths = referring.filter_map(|(_, id)| match (referring_list, id) {
            (List::Reviews, EntryId::Log(log_id)) => Some(FieldPath::Review(*log_id, ReviewField::Decision)),
            (_, EntryId::Log(log_id)) => Some(FieldPath::Decision(*log_id, DecisionField::Option)),
            _ => None,
        });
        let required = paths.filter_map(|path| Some(find_value_references(&path, other.fields.get(&path)?))).flatten();
        let required: Vec<EntryRef> = required.filter(|entry| removed.contains(entry)).collect();
        kept.extend(required);
    }
    kept
}

/// Returns whether an entry is a pairwise judgement that was removed together with one of its criteria.
fn is_removed_with_criterion((_, id): &EntryRef, removed: &BTreeSet<EntryRef>) -> bool {
    let is_removed = |id: &Id| removed.contains(&(List::Criteria, id.clone().into()));
    matches!(id, EntryId::Pair(a, b) if is_removed(a) || is_removed(b))
}

/// Returns the merged value if at most one side changed the value, or if both sides made the same change.
fn take_single_change<T: PartialEq>(base: T, ours: T, theirs: T) -> Option<T> {
    if ours == theirs || theirs == base {
        Some(ours)
    } else if ours == base {
        Some(theirs)
    } else {
        None
    }
}

/// Returns the merged value of a field that both sides changed, or `None` if the changes cannot be combined.
fn combine_changes(
    path: &FieldPath,
    base: Option<&FieldValue>,
    ours: Option<&FieldValue>,
    theirs: Option<&FieldValue>,
) -> Option<Option<FieldValue>> {
    use HeadField::{Created, Revealed, Updated, VerdictSeen};
    if let FieldPath::Head(field @ (Created | Revealed | Updated | VerdictSeen)) = path {
        let times = [ours, theirs].into_iter().flatten().filter_map(|value| match value {
            FieldValue::Moment(at) => Some(*at),
            _ => None,
        });
        let at = if *field == Updated { times.max() } else { times.min() };
        return Some(at.map(FieldValue::Moment));
    }
    if *path == FieldPath::Head(HeadField::Id) && base.is_none() {
        // Both sides saved a deliberation without an id, and each save gave it one. Both take the same one of them.
        return Some([ours, theirs].into_iter().flatten().min_by_key(|id| id_text(id)).cloned());
    }
    let value = match (base, ours?, theirs?) {
        (base, FieldValue::Rating(ours), FieldValue::Rating(theirs)) => {
            let base = if let Some(FieldValue::Rating(base)) = base { Some(base) } else { None };
            FieldValue::Rating(merge_ratings(base, ours, theirs)?)
        }
        (base, FieldValue::Ids(ours), FieldValue::Ids(theirs)) => {
            let base = if let Some(FieldValue::Ids(base)) = base { base.as_slice() } else { &[] };
            FieldValue::Ids(merge_value_lists(base, ours, theirs)?)
        }
        (base, FieldValue::Texts(ours), FieldValue::Texts(theirs)) => {
            let base = if let Some(FieldValue::Texts(base)) = base { base.as_slice() } else { &[] };
            FieldValue::Texts(merge_value_lists(base, ours, theirs)?)
        }
        _ => return None,
    };
    Some(Some(value))
}

fn id_text(value: &FieldValue) -> &str {
    if let FieldValue::Id(id) = value { id.as_str() } else { "" }
}

/// Merges two ratings. The value with its range, and the basis with its note, are merged separately.
fn merge_ratings(base: Option<&Rating>, ours: &Rating, theirs: &Rating) -> Option<Rating> {
    let numbers = |rating: &Rating| (rating.stated_value(), rating.low(), rating.high());
    let reason = |rating: &Rating| (rating.basis, rating.note.clone());
    let merged_numbers = take_single_change(base.map(numbers), Some(numbers(ours)), Some(numbers(theirs)))?;
    let (basis, note) = take_single_change(base.map(reason).unwrap_or_default(), reason(ours), reason(theirs))?;
    let rating = if merged_numbers == Some(numbers(ours)) { ours } else { theirs };
    Some(rating.clone().with_basis(basis).with_note(note))
}

/// Merges two lists that are the value of one field: the options of a condition, or the tags.
///
/// Returns `None` if a list contains duplicates or if both sides changed the order differently.
fn merge_value_lists<T: Clone + Ord>(base: &[T], ours: &[T], theirs: &[T]) -> Option<Vec<T>> {
    let is_unique = |items: &[T]| items.iter().collect::<BTreeSet<_>>().len() == items.len();
    if ![base, ours, theirs].into_iter().all(is_unique) {
        return None;
    }
    let merged = merge_lists(base, ours, theirs, |_, _| false);
    (!merged.has_order_conflict).then_some(merged.entries)
}

/// Returns whether a log entry of theirs happened before a log entry of ours.
fn is_earlier(ours: &EntryId, theirs: &EntryId) -> bool {
    match (log_time(ours).flatten(), log_time(theirs).flatten()) {
        (Some(ours), Some(theirs)) => theirs < ours,
        _ => false,
    }
}

fn log_time(id: &EntryId) -> Option<Option<Moment>> {
    if let EntryId::Log(log_id) = id { Some(log_id.at) } else { None }
}
