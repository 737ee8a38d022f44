//! Groups the changes between two documents by subject, and applies one group to another document. A group holds the
//! field changes that only make sense together.

use std::collections::{BTreeMap, BTreeSet};

use crate::deliberation::{
    Builder, Change, ConditionField, Criterion, CriterionField, Deliberation, Edit, EntryId, FieldPath, FieldValue, Id,
    List, ParticipantField, WeighingField, WeightingMethod,
};

/// The subject of a group of changes (METHOD.md §13). Groups whose possible effect on a score is equal are listed in
/// the order of the variants.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeSubject {
    /// The people who take part, their voices, and all answers of people who joined or left.
    People,
    /// An option, a criterion or a condition (list and id) that was added or removed, with all answers about it.
    Entry(List, Id),
    /// The state of a condition, the options it concerns, or whether the condition rules them out.
    Condition(Id),
    /// All weights: the weighting method changed, or the order or the pairwise comparisons that give the weights.
    AllWeights,
    /// The points of one criterion.
    CriterionWeight(Id),
    /// Whether a criterion concerns the present, the future or both.
    TimeHorizon(Id),
    /// Whether a criterion counts.
    Counts(Id),
    /// The lens λ.
    Lens,
    /// The rating of a person (first id) on a criterion (second id) for an option (third id).
    Rating(Id, Id, Id),
}

impl ChangeSubject {
    /// Returns whether a change of this subject leaves weights unaffected, apart from the answers of one person about
    /// weights.
    pub(super) fn keeps_other_weights(&self) -> bool {
        !matches!(
            self,
            ChangeSubject::People
                | ChangeSubject::Entry(List::Criteria, _)
                | ChangeSubject::TimeHorizon(_)
                | ChangeSubject::Counts(_)
                | ChangeSubject::Lens
        )
    }
}

/// The changes of an edit: `groups` by subject, and `ungrouped` those that affect no figure.
#[derive(Debug, Default)]
pub(super) struct GroupedChanges {
    pub(super) groups: BTreeMap<ChangeSubject, Vec<Change>>,
    pub(super) ungrouped: Edit,
}

/// The lists in which added and removed entries change figures.
const GROUPED_LISTS: [List; 3] = [List::Options, List::Criteria, List::Conditions];

/// Two documents and the entries and people that only one of them has.
struct DocumentPair<'a> {
    then: &'a Deliberation,
    now: &'a Deliberation,
    /// The options, criteria and conditions that only one of the documents has.
    changed_entries: BTreeSet<(List, Id)>,
    /// The people that only one of the documents has.
    changed_people: BTreeSet<Id>,
}

/// Groups the changes of `edit`, which leads from `then` to `now`.
pub(super) fn group_changes(then: &Deliberation, now: &Deliberation, edit: Edit) -> GroupedChanges {
    let ids = |document: &Deliberation, list| {
        let mut ids: BTreeSet<Id> =
            document.entry_ids(list).into_iter().filter_map(|entry| Id::try_from(entry).ok()).collect();
        if list == List::Participants && ids.is_empty() {
            // A document without participants has one person, `me`.
            ids.insert(Id::me());
        }
        ids
    };
    let one_sided_ids = |list| -> Vec<Id> { ids(then, list).symmetric_difference(&ids(now, list)).cloned().collect() };
    let changed_entries =
        GROUPED_LISTS.iter().flat_map(|list| one_sided_ids(*list).into_iter().map(|id| (*list, id))).collect();
    let pair = DocumentPair {
        then,
        now,
        changed_entries,
        changed_people: one_sided_ids(List::Participants).into_iter().collect(),
    };
    let mut grouped = GroupedChanges::default();
    for (list, id) in &pair.changed_entries {
        grouped.groups.insert(ChangeSubject::Entry(*list, id.clone()), Vec::new());
    }
    if !pair.changed_people.is_empty() {
        grouped.groups.insert(ChangeSubject::People, Vec::new());
    }
    for change in edit.changes {
        let subjects = pair.find_subjects(&change.path);
        if subjects.is_empty() && !pair.is_implied(&change.path) {
            grouped.ungrouped.changes.push(change);
            continue;
        }
        for subject in subjects {
            grouped.groups.entry(subject).or_default().push(change.clone());
        }
    }
    grouped
}

impl DocumentPair<'_> {
    /// Returns the subjects that a field belongs to; none if the field affects no figure.
    fn find_subjects(&self, path: &FieldPath) -> Vec<ChangeSubject> {
        let entry = |list: List, id: &Id| {
            self.changed_entries.contains(&(list, id.clone())).then(|| ChangeSubject::Entry(list, id.clone()))
        };
        let person = |id: &Id| self.changed_people.contains(id).then_some(ChangeSubject::People);
        let uses = |method| self.then.weighting_method() == method || self.now.weighting_method() == method;
        // Points are grouped by criterion. If either document derives its weights from an order or from pairs, all
        // weights form one group.
        let has_joint_weights = uses(WeightingMethod::Order) || uses(WeightingMethod::Pairwise);
        let same_method = self.then.weighting_method() == self.now.weighting_method();
        let mut subjects: Vec<ChangeSubject> = match path {
            FieldPath::Option(id, _) | FieldPath::Fate(id, _) => entry(List::Options, id).into_iter().collect(),
            FieldPath::Condition(id, _) => entry(List::Conditions, id).into_iter().collect(),
            FieldPath::Criterion(id, _) => entry(List::Criteria, id).into_iter().collect(),
            FieldPath::Pair(a, b, _) => [a, b].into_iter().filter_map(|id| entry(List::Criteria, id)).collect(),
            FieldPath::Participant(id, _) => person(id).into_iter().collect(),
            FieldPath::Weight(rater, criterion) => {
                person(rater).into_iter().chain(entry(List::Criteria, criterion)).collect()
            }
            FieldPath::Rating(rater, criterion, option) => {
                let entries = entry(List::Criteria, criterion).into_iter().chain(entry(List::Options, option));
                person(rater).into_iter().chain(entries).collect()
            }
            _ => Vec::new(),
        };
        if subjects.is_empty() {
            subjects.extend(match path {
                FieldPath::Condition(id, ConditionField::State | ConditionField::Blocking) => {
                    Some(ChangeSubject::Condition(id.clone()))
                }
                FieldPath::Condition(id, ConditionField::Options) if self.has_changed_options(id) => {
                    Some(ChangeSubject::Condition(id.clone()))
                }
                FieldPath::Criterion(id, CriterionField::When) => Some(ChangeSubject::TimeHorizon(id.clone())),
                FieldPath::Criterion(id, CriterionField::Counts) => Some(ChangeSubject::Counts(id.clone())),
                FieldPath::Criterion(id, CriterionField::Weight) if !has_joint_weights => {
                    Some(ChangeSubject::CriterionWeight(id.clone()))
                }
                FieldPath::Criterion(_, CriterionField::Weight) if !same_method => Some(ChangeSubject::AllWeights),
                FieldPath::Criterion(_, CriterionField::Rank) if uses(WeightingMethod::Order) => {
                    Some(ChangeSubject::AllWeights)
                }
                FieldPath::Pair(..) if uses(WeightingMethod::Pairwise) => Some(ChangeSubject::AllWeights),
                FieldPath::Weighing(WeighingField::Method) if has_joint_weights => Some(ChangeSubject::AllWeights),
                FieldPath::Weighing(WeighingField::Later) => Some(ChangeSubject::Lens),
                FieldPath::Weight(_, id) if !has_joint_weights || same_method => {
                    Some(ChangeSubject::CriterionWeight(id.clone()))
                }
                FieldPath::Weight(..) => Some(ChangeSubject::AllWeights),
                FieldPath::Participant(_, ParticipantField::Voice | ParticipantField::Seat) => {
                    Some(ChangeSubject::People)
                }
                FieldPath::Rating(rater, criterion, option) => {
                    Some(ChangeSubject::Rating(rater.clone(), criterion.clone(), option.clone()))
                }
                _ => None,
            });
        }
        subjects
    }

    /// Returns whether a condition concerns other options, apart from options that were added or removed.
    fn has_changed_options(&self, id: &Id) -> bool {
        let concerned = |document: &Deliberation| -> Vec<Id> {
            let all = document.condition(id).map_or(&[][..], |condition| condition.options());
            all.iter()
                .filter(|option| !self.changed_entries.contains(&(List::Options, (*option).clone())))
                .cloned()
                .collect()
        };
        concerned(self.then) != concerned(self.now)
    }

    /// Returns whether a change of this field follows from added or removed entries, or has no effect at all.
    fn is_implied(&self, path: &FieldPath) -> bool {
        match path {
            FieldPath::ListOrder(List::Pairs) => true,
            // A missing method means points.
            FieldPath::Weighing(WeighingField::Method) => self.then.weighting_method() == self.now.weighting_method(),
            FieldPath::ListOrder(List::Participants) => !self.changed_people.is_empty(),
            FieldPath::ListOrder(list) => self.changed_entries.iter().any(|(changed, _)| changed == list),
            _ => false,
        }
    }
}

/// Returns whether two documents agree on a subject although their fields differ, because a missing field has a default
/// (FORMAT.md).
pub(super) fn is_equivalent(subject: &ChangeSubject, then: &Deliberation, now: &Deliberation) -> bool {
    match subject {
        ChangeSubject::Lens => then.lens() == now.lens(),
        ChangeSubject::TimeHorizon(id) => {
            then.criterion(id).map(Criterion::time_horizon) == now.criterion(id).map(Criterion::time_horizon)
        }
        ChangeSubject::Counts(id) => {
            then.criterion(id).map(Criterion::may_count) == now.criterion(id).map(Criterion::may_count)
        }
        ChangeSubject::Condition(id) => {
            let fields = |document: &Deliberation| {
                document
                    .condition(id)
                    .map(|condition| (condition.state(), condition.is_blocking(), condition.options().to_vec()))
            };
            fields(then) == fields(now)
        }
        _ => false,
    }
}

/// Returns a builder of `onto` with the state of one subject taken from `from`. The result may refer to missing
/// entries, which affect no figure.
pub(super) fn apply_change(
    onto: &Deliberation,
    from: &Deliberation,
    subject: &ChangeSubject,
    changes: &[Change],
) -> Builder {
    let mut builder = Builder::from_document(onto);
    apply_group(&mut builder, from, subject, changes);
    builder
}

pub(super) fn apply_group(builder: &mut Builder, from: &Deliberation, subject: &ChangeSubject, changes: &[Change]) {
    // An order that does not fit the document is skipped: no figure depends on it.
    let set_order = |builder: &mut Builder, list, ids| {
        drop(builder.set(FieldPath::ListOrder(list), Some(FieldValue::EntryIds(ids))))
    };
    match subject {
        ChangeSubject::People => set_order(builder, List::Participants, from.entry_ids(List::Participants)),
        ChangeSubject::Entry(list, id) => {
            let entry_id = EntryId::Id(id.clone());
            if !from.entry_ids(*list).contains(&entry_id) {
                let mut ids = builder.document().entry_ids(*list);
                ids.retain(|known| *known != entry_id);
                set_order(builder, *list, ids);
            }
            if *list == List::Options {
                copy_condition_options(builder, from, id);
            }
        }
        _ => {}
    }
    for change in changes {
        drop(builder.set(change.path.clone(), from.get(&change.path)));
    }
}

/// Makes the conditions concern an option exactly as in `from`.
fn copy_condition_options(builder: &mut Builder, from: &Deliberation, option: &Id) {
    for condition in from.conditions() {
        let Some(current) = builder.document().condition(&condition.id) else { continue };
        let mut options: Vec<Id> = current.options().iter().filter(|id| *id != option).cloned().collect();
        if condition.options().contains(option) {
            options.push(option.clone());
        }
        drop(
            builder.set(
                FieldPath::Condition(condition.id.clone(), ConditionField::Options),
                Some(FieldValue::Ids(options)),
            ),
        );
    }
}
