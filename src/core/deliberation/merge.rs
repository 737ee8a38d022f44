//! What two people made of one document, as one document: a three-way merge by ids.
//!
//! A place that one side changed takes that change. Where both changed one place differently ours stands, and theirs
//! is told as a [`Clash`]: nothing that anybody typed is lost without being told. What goes along with an entry that
//! was taken away (its ratings, its fates, its place in a condition) is no change of its own: should the entry stay,
//! because the other side worked on it, it stays whole.

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

/// One of the two that are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeSide {
    /// The document that is merged into; it stands where both cannot.
    Ours,
    /// The document that is merged.
    Theirs,
}

/// Where two changes could not both be had. Keys and names are those of the merged document.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// Both changed one place differently, or theirs would not be sound beside ours: ours stands.
    Field {
        /// The place; [`Key::ListOrder`] where both put a list into another order.
        path: FieldPath,
        /// What stands there.
        ours: Option<FieldValue>,
        /// What theirs holds there.
        theirs: Option<FieldValue>,
    },
    /// Both gave the criteria other ranks. Ranks are one decision: ours stand, all of them.
    Ranks {
        /// The ranks that stand.
        ours: BTreeMap<Id, u64>,
        /// Theirs.
        theirs: BTreeMap<Id, u64>,
    },
    /// One side took an entry away that the other worked on: it stays, with all that was answered about it.
    RemovedAndEdited {
        /// Its list.
        list: List,
        /// The entry.
        id: EntryId,
        /// Who took it away.
        removed_by: MergeSide,
    },
    /// Theirs added an entry to a list that is full: it is left out, with all that was answered about it.
    LeftOut {
        /// Its list.
        list: List,
        /// The entry.
        id: EntryId,
    },
}

/// Merges what became of `base` on two sides. The edit leads from `ours` to the merged document, as one act.
pub fn merge(base: &Deliberation, ours: &Deliberation, theirs: &Deliberation) -> (Edit, Vec<Conflict>) {
    let (mine, other) = disambiguate_log_ids(base, ours, theirs);
    let mut merge = Merge::new(
        FlatDocument::from_document(base),
        FlatDocument::from_document(&mine),
        FlatDocument::from_document(&other),
    );
    let before = FlatDocument::from_document(&mine);
    let mut document = loop {
        let document = merge.merged.write_over(&before, mine.clone());
        match document.find_integrity_errors().into_iter().next() {
            None => break document,
            Some(what) => merge.resolve_integrity_error(&what, &before),
        }
    };
    let renamed = renumber_log_ids(&mut document);
    let clashes = merge.conflicts.into_iter().map(|clash| clash.with_renumbered_ids(&renamed)).collect();
    (diff(ours, &document), clashes)
}

impl Conflict {
    fn with_renumbered_ids(self, renamed: &LogIdRenames) -> Conflict {
        match self {
            Conflict::Field { path: key, ours, theirs } => {
                let leaf = |leaf: Option<FieldValue>| leaf.map(|leaf| renumber_value(&key, leaf, renamed));
                let (ours, theirs) = (leaf(ours), leaf(theirs));
                Conflict::Field { path: renumber_path(key, renamed), ours, theirs }
            }
            Conflict::RemovedAndEdited { list, id: name, removed_by: by } => {
                Conflict::RemovedAndEdited { list, id: renumber_entry_id(list, name, renamed), removed_by: by }
            }
            other => other,
        }
    }
}

/// A merge being made.
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

    /// An entry that one side took away and the other worked on stays, whole.
    fn keep_edited_entries(&mut self) {
        let all = self.base.entries();
        let lost = |side: &FlatDocument| all.difference(&side.entries()).cloned().collect::<BTreeSet<EntryRef>>();
        let (ours_took, theirs_took) = (lost(&self.ours), lost(&self.theirs));
        let ours_keeps = find_kept_entries(&ours_took, &self.theirs, &self.base);
        let theirs_keeps = find_kept_entries(&theirs_took, &self.ours, &self.base);
        for (by, took, keeps) in
            [(MergeSide::Ours, &ours_took, &ours_keeps), (MergeSide::Theirs, &theirs_took, &theirs_keeps)]
        {
            let alone = keeps.iter().filter(|named| !is_removed_with_criterion(named, took));
            self.conflicts.extend(alone.map(|(list, name)| Conflict::RemovedAndEdited {
                list: *list,
                id: name.clone(),
                removed_by: by,
            }));
        }
        let along = |took: &BTreeSet<EntryRef>, mut keeps: BTreeSet<EntryRef>| {
            keeps.extend(took.iter().filter(|named| is_removed_with_criterion(named, took)).cloned());
            keeps
        };
        self.ours.restore_entries(&self.base, &ours_took, &along(&ours_took, ours_keeps));
        self.theirs.restore_entries(&self.base, &theirs_took, &along(&theirs_took, theirs_keeps));
    }

    /// Ranks only mean something beside each other: where both changed them, theirs count as not changed.
    fn merge_ranks(&mut self) {
        let rank = |side: &FlatDocument, id: &Id| side.fields.get(&rank_path(id)).cloned();
        let known: Vec<Id> = self.base.criteria().collect();
        let changed = |side: &FlatDocument| known.iter().any(|id| rank(side, id) != rank(&self.base, id));
        let alike = known.iter().all(|id| rank(&self.ours, id) == rank(&self.theirs, id));
        if alike || !changed(&self.ours) || !changed(&self.theirs) {
            return;
        }
        self.conflicts.push(Conflict::Ranks { ours: self.ours.ranks(), theirs: self.theirs.ranks() });
        for id in self.theirs.criteria().collect::<Vec<Id>>() {
            let was = rank(&self.base, &id);
            set_or_remove(&mut self.theirs.fields, rank_path(&id), was);
        }
    }

    fn merge_orders(&mut self) {
        for list in List::ALL {
            let [base, ours, theirs] = [&self.base, &self.ours, &self.theirs].map(|side| side.entry_ids(list));
            let woven = merge_lists(base, ours, theirs, is_earlier);
            if woven.has_order_conflict {
                let order = |names: &[EntryId]| Some(FieldValue::EntryIds(names.to_vec()));
                let (ours, theirs) = (order(ours), order(theirs));
                self.conflicts.push(Conflict::Field { path: FieldPath::ListOrder(list), ours, theirs });
            }
            self.merged.orders.insert(list, woven.entries);
        }
    }

    fn merge_fields(&mut self) {
        let keys = [&self.base, &self.ours, &self.theirs].into_iter().flat_map(|side| side.fields.keys());
        let keys: BTreeSet<&FieldPath> = keys.collect();
        for key in keys {
            let [base, ours, theirs] = [&self.base, &self.ours, &self.theirs].map(|side| side.fields.get(key));
            let leaf = take_single_change(base, ours, theirs)
                .map(|leaf| leaf.cloned())
                .or_else(|| combine_changes(key, base, ours, theirs));
            let leaf = leaf.unwrap_or_else(|| {
                let (ours, theirs) = (ours.cloned(), theirs.cloned());
                self.conflicts.push(Conflict::Field { path: key.clone(), ours: ours.clone(), theirs });
                ours
            });
            set_or_remove(&mut self.merged.fields, key.clone(), leaf);
        }
    }

    /// Answers about what is gone go too, and `me` where nobody says that there still is one.
    fn drop_dangling(&mut self) {
        let merged = &mut self.merged;
        let mut there = merged.entries();
        let gone = |there: &BTreeSet<EntryRef>, list, id: &Id| !there.contains(&(list, id.clone().into()));
        if let Some(pairs) = merged.orders.get_mut(&List::Pairs) {
            pairs.retain(|pair| {
                let lost =
                    matches!(pair, EntryId::Pair(a, b) if [a, b].iter().any(|id| gone(&there, List::Criteria, id)));
                if lost {
                    there.remove(&(List::Pairs, pair.clone()));
                }
                !lost
            });
        }
        let decided: BTreeSet<Option<Moment>> = merged.entry_ids(List::Decisions).iter().filter_map(log_time).collect();
        let lost = |person: &&Id| merged.first_feeling_option(person).is_some_and(|option| !there.contains(&option));
        let unmoved: BTreeSet<Id> =
            merged.fields.keys().filter_map(first_feeling_person).filter(lost).cloned().collect();
        merged.fields.retain(|key, leaf| {
            let stands = match (key, &mut *leaf) {
                (FieldPath::Condition(..), FieldValue::Ids(ids)) => {
                    ids.retain(|id| !gone(&there, List::Options, id));
                    true
                }
                (FieldPath::Fate(..), leaf) => {
                    find_value_references(key, leaf).iter().all(|named| there.contains(named))
                }
                (FieldPath::Review(_, ReviewField::Decision), FieldValue::Moment(at)) => decided.contains(&Some(*at)),
                (FieldPath::FirstFeeling(person, _), _) => !unmoved.contains(person),
                _ => true,
            };
            stands && find_path_references(key).iter().all(|named| there.contains(named))
        });
        let lists_me =
            take_single_change(self.base.is_me_listed, self.ours.is_me_listed, self.theirs.is_me_listed) == Some(true);
        let described = |key: &FieldPath| key.entry() == Some((List::Participants, me_entry_id()));
        let answers = |key: &FieldPath| find_path_references(key).contains(&(List::Participants, me_entry_id()));
        let people = merged.orders.entry(List::Participants).or_default();
        let alone = *people == [me_entry_id()];
        merged.is_me_listed = people.contains(&me_entry_id())
            && (lists_me || merged.fields.keys().any(|key| described(key) || (!alone && answers(key))));
        if !merged.is_me_listed && !alone {
            people.retain(|name| *name != me_entry_id());
        }
    }

    /// Takes out what of theirs cannot stand beside ours, of which `before` are the leaves.
    fn resolve_integrity_error(&mut self, what: &IntegrityError, before: &FlatDocument) {
        let left = match what {
            IntegrityError::DanglingReference { path: at, .. } => self.revert_to_ours(at, before),
            IntegrityError::MissingDecision { review } => {
                self.revert_to_ours(&FieldPath::Review(*review, ReviewField::Decision), before)
            }
            IntegrityError::MergeCycle { option, account } => self.break_cycle(option, account, before),
            IntegrityError::MirroredPair { a, b } => {
                let pairs = [(a, b), (b, a)].map(|(a, b)| FieldPath::Pair(a.clone(), b.clone(), PairField::Ratio));
                pairs.iter().any(|key| self.revert_to_ours(key, before))
            }
            IntegrityError::TooManyEntries { list, max: most } => self.shorten_list(*list, *most, before),
            IntegrityError::Duplicate { .. } | IntegrityError::SelfPair { .. } => false,
        };
        if !left {
            self.keep_ours_only(before);
        }
    }

    /// Leaves a place as it was in ours; an entry that was not there and is nothing without it is left out.
    fn revert_to_ours(&mut self, key: &FieldPath, before: &FlatDocument) -> bool {
        let (ours, theirs) = (before.fields.get(key), self.merged.fields.get(key));
        if ours == theirs {
            return false;
        }
        let (ours, theirs) = (ours.cloned(), theirs.cloned());
        match key.entry() {
            Some((list @ (List::Decisions | List::Reviews), name)) if !before.entry_ids(list).contains(&name) => {
                self.remove_entry(list, &name);
                self.conflicts.push(Conflict::LeftOut { list, id: name });
            }
            entry => {
                if let Some((list @ List::Pairs, name)) = entry {
                    self.remove_entry(list, &name);
                }
                set_or_remove(&mut self.merged.fields, key.clone(), ours.clone());
                self.conflicts.push(Conflict::Field { path: key.clone(), ours, theirs });
            }
        }
        true
    }

    /// Takes the first merge of theirs out of a circle that `account` is on.
    fn break_cycle(&mut self, option: &Id, account: &Id, before: &FlatDocument) -> bool {
        let mut at = account.clone();
        for _ in self.merged.entry_ids(List::Accounts).to_vec() {
            let key = FieldPath::Fate(option.clone(), at);
            if self.revert_to_ours(&key, before) {
                return true;
            }
            let Some(FieldValue::Fate(Fate::Merge(into))) = self.merged.fields.get(&key) else { return false };
            at = into.clone();
        }
        false
    }

    fn remove_entry(&mut self, list: List, name: &EntryId) {
        if let Some(names) = self.merged.orders.get_mut(&list) {
            names.retain(|known| known != name);
        }
        self.drop_dangling();
    }

    /// Leaves out what came last into a list that is too long: what theirs added, then what was to stay.
    fn shorten_list(&mut self, list: List, most: usize, before: &FlatDocument) -> bool {
        let names = self.merged.entry_ids(list);
        let over = names.len().saturating_sub(most);
        let new = names.iter().rev().filter(|name| !before.entry_ids(list).contains(name));
        let (kept, added): (Vec<EntryId>, Vec<EntryId>) =
            new.cloned().partition(|name| self.base.entry_ids(list).contains(name));
        let out: Vec<EntryId> = added.into_iter().chain(kept).take(over).collect();
        for name in &out {
            self.remove_entry(list, name);
            self.conflicts.retain(
                |clash| !matches!(clash, Conflict::RemovedAndEdited { list: l, id: n, .. } if *l == list && n == name),
            );
            self.conflicts.push(Conflict::LeftOut { list, id: name.clone() });
        }
        !out.is_empty()
    }

    /// Where nothing else helps ours stands alone, and all that theirs changed is told.
    fn keep_ours_only(&mut self, before: &FlatDocument) {
        let (base, theirs) = (&self.base, &self.theirs);
        let keys: BTreeSet<&FieldPath> = base.fields.keys().chain(theirs.fields.keys()).collect();
        let clash = |key: FieldPath, was: Option<FieldValue>, ours: Option<FieldValue>, theirs: Option<FieldValue>| {
            (theirs != was && theirs != ours).then_some(Conflict::Field { path: key, ours, theirs })
        };
        let of = |side: &FlatDocument, key: &FieldPath| side.fields.get(key).cloned();
        let places =
            keys.iter().filter_map(|key| clash((*key).clone(), of(base, key), of(before, key), of(theirs, key)));
        let order = |side: &FlatDocument, list| Some(FieldValue::EntryIds(side.entry_ids(list).to_vec()));
        let orders = List::ALL.into_iter().filter_map(|list| {
            clash(FieldPath::ListOrder(list), order(base, list), order(before, list), order(theirs, list))
        });
        self.conflicts = places.chain(orders).collect();
        self.merged = before.clone();
    }
}

/// Of what one side took, what stays because the other worked on it; with what that cannot be without.
fn find_kept_entries(took: &BTreeSet<EntryRef>, other: &FlatDocument, base: &FlatDocument) -> BTreeSet<EntryRef> {
    let mut kept: BTreeSet<EntryRef> = took.intersection(&other.find_edited_entries(base)).cloned().collect();
    for needs in [List::Reviews, List::Decisions] {
        let keys = kept.iter().filter(|(list, _)| *list == needs).filter_map(|(_, name)| match (needs, name) {
            (List::Reviews, EntryId::Log(stamp)) => Some(FieldPath::Review(*stamp, ReviewField::Decision)),
            (_, EntryId::Log(stamp)) => Some(FieldPath::Decision(*stamp, DecisionField::Option)),
            _ => None,
        });
        let needed = keys.filter_map(|key| Some(find_value_references(&key, other.fields.get(&key)?))).flatten();
        let needed: Vec<EntryRef> = needed.filter(|named| took.contains(named)).collect();
        kept.extend(needed);
    }
    kept
}

/// Whether an entry went because another did: a judgement goes with its criteria.
fn is_removed_with_criterion((_, name): &EntryRef, took: &BTreeSet<EntryRef>) -> bool {
    let gone = |id: &Id| took.contains(&(List::Criteria, id.clone().into()));
    matches!(name, EntryId::Pair(a, b) if gone(a) || gone(b))
}

/// The value of a place that at most one side changed, or both alike.
fn take_single_change<T: PartialEq>(base: T, ours: T, theirs: T) -> Option<T> {
    if ours == theirs || theirs == base {
        Some(ours)
    } else if ours == base {
        Some(theirs)
    } else {
        None
    }
}

/// The value of a place that both changed, where there is one that is fair to both.
fn combine_changes(
    key: &FieldPath,
    base: Option<&FieldValue>,
    ours: Option<&FieldValue>,
    theirs: Option<&FieldValue>,
) -> Option<Option<FieldValue>> {
    use HeadField::{Created, Revealed, Updated, VerdictSeen};
    if let FieldPath::Head(field @ (Created | Revealed | Updated | VerdictSeen)) = key {
        let times = [ours, theirs].into_iter().flatten().filter_map(|leaf| match leaf {
            FieldValue::Moment(at) => Some(*at),
            _ => None,
        });
        let at = if *field == Updated { times.max() } else { times.min() };
        return Some(at.map(FieldValue::Moment));
    }
    let leaf = match (base, ours?, theirs?) {
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
    Some(Some(leaf))
}

/// A rating is two answers: how much, and what it rests on.
fn merge_ratings(base: Option<&Rating>, ours: &Rating, theirs: &Rating) -> Option<Rating> {
    let much = |rating: &Rating| (rating.stated_value(), rating.low(), rating.high());
    let ground = |rating: &Rating| (rating.basis, rating.note.clone());
    let figure = take_single_change(base.map(much), Some(much(ours)), Some(much(theirs)))?;
    let (basis, note) = take_single_change(base.map(ground).unwrap_or_default(), ground(ours), ground(theirs))?;
    let bare = if figure == Some(much(ours)) { ours } else { theirs };
    Some(bare.clone().with_basis(basis).with_note(note))
}

/// A short list in one place: the options of a condition, the tags.
fn merge_value_lists<T: Clone + Ord>(base: &[T], ours: &[T], theirs: &[T]) -> Option<Vec<T>> {
    let each_once = |words: &[T]| words.iter().collect::<BTreeSet<_>>().len() == words.len();
    if ![base, ours, theirs].into_iter().all(each_once) {
        return None;
    }
    let woven = merge_lists(base, ours, theirs, |_, _| false);
    (!woven.has_order_conflict).then_some(woven.entries)
}

/// Whether an entry of a log that theirs added happened before one that ours added.
fn is_earlier(ours: &EntryId, theirs: &EntryId) -> bool {
    match (log_time(ours).flatten(), log_time(theirs).flatten()) {
        (Some(ours), Some(theirs)) => theirs < ours,
        _ => false,
    }
}

fn log_time(name: &EntryId) -> Option<Option<Moment>> {
    if let EntryId::Log(stamp) = name { Some(stamp.at) } else { None }
}
