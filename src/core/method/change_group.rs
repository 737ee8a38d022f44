//! Changes by what they mean: places that only make sense together are one part, and a part can be carried from one
//! document to another by itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::deliberation::{
    Builder, Change, ConditionField, Criterion, CriterionField, Deliberation, Edit, EntryId, FieldPath, FieldValue, Id,
    List, ParticipantField, WeighingField, WeightingMethod,
};

/// What a change is about. The order is that in which changes of one size are told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeSubject {
    /// Who sits at the table and how much their answers count, with the answers of who came or left.
    People,
    /// An option, a criterion or a condition that came or left, with all that is answered about it.
    Entry(List, Id),
    /// A condition: its state, what it concerns, whether it rules out.
    Condition(Id),
    /// The weights by another method, another order or other comparisons.
    AllWeights,
    /// The points of one criterion.
    CriterionWeight(Id),
    /// When a criterion is felt.
    TimeHorizon(Id),
    /// Whether a criterion counts.
    Counts(Id),
    /// The long-term lens.
    Lens,
    /// What a person says, on a criterion, of an option.
    Rating(Id, Id, Id),
}

impl ChangeSubject {
    /// Whether it is none of what moves weights beside the answers of one person about weights.
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

/// The changes of an edit, by part; and those that enter no figure.
#[derive(Debug, Default)]
pub(super) struct GroupedChanges {
    pub(super) groups: BTreeMap<ChangeSubject, Vec<Change>>,
    pub(super) ungrouped: Edit,
}

/// The lists whose entries, by coming and leaving, change figures.
const GROUPED_LISTS: [List; 3] = [List::Options, List::Criteria, List::Conditions];

/// Two documents as the sorting sees them.
struct DocumentPair<'a> {
    then: &'a Deliberation,
    now: &'a Deliberation,
    /// The options, criteria and conditions that only one of them has.
    changed_entries: BTreeSet<(List, Id)>,
    /// The people that only one of them has.
    changed_people: BTreeSet<Id>,
}

/// Sorts what `edit`, which leads from `then` to `now`, changes.
pub(super) fn group_changes(then: &Deliberation, now: &Deliberation, edit: Edit) -> GroupedChanges {
    let names = |document: &Deliberation, list| {
        let mut names: BTreeSet<Id> =
            document.entry_ids(list).into_iter().filter_map(|name| Id::try_from(name).ok()).collect();
        if list == List::Participants && names.is_empty() {
            // Where the file lists nobody there is one person.
            names.insert(Id::me());
        }
        names
    };
    let apart = |list| -> Vec<Id> { names(then, list).symmetric_difference(&names(now, list)).cloned().collect() };
    let changed = GROUPED_LISTS.iter().flat_map(|list| apart(*list).into_iter().map(|id| (*list, id))).collect();
    let both = DocumentPair {
        then,
        now,
        changed_entries: changed,
        changed_people: apart(List::Participants).into_iter().collect(),
    };
    let mut sorted = GroupedChanges::default();
    for (list, id) in &both.changed_entries {
        sorted.groups.insert(ChangeSubject::Entry(*list, id.clone()), Vec::new());
    }
    if !both.changed_people.is_empty() {
        sorted.groups.insert(ChangeSubject::People, Vec::new());
    }
    for change in edit.changes {
        let parts = both.find_subjects(&change.path);
        if parts.is_empty() && !both.is_implied(&change.path) {
            sorted.ungrouped.changes.push(change);
            continue;
        }
        for part in parts {
            sorted.groups.entry(part).or_default().push(change.clone());
        }
    }
    sorted
}

impl DocumentPair<'_> {
    /// The parts that the place belongs to; none where it enters no figure.
    fn find_subjects(&self, key: &FieldPath) -> Vec<ChangeSubject> {
        let entry = |list: List, id: &Id| {
            self.changed_entries.contains(&(list, id.clone())).then(|| ChangeSubject::Entry(list, id.clone()))
        };
        let person = |id: &Id| self.changed_people.contains(id).then_some(ChangeSubject::People);
        let uses = |method| self.then.weighting_method() == method || self.now.weighting_method() == method;
        // Points are told criterion by criterion; where either side has its weights otherwise, together.
        let otherwise = uses(WeightingMethod::Order) || uses(WeightingMethod::Pairwise);
        let same_method = self.then.weighting_method() == self.now.weighting_method();
        let mut with: Vec<ChangeSubject> = match key {
            FieldPath::Option(id, _) | FieldPath::Fate(id, _) => entry(List::Options, id).into_iter().collect(),
            FieldPath::Condition(id, _) => entry(List::Conditions, id).into_iter().collect(),
            FieldPath::Criterion(id, _) => entry(List::Criteria, id).into_iter().collect(),
            FieldPath::Pair(a, b, _) => [a, b].into_iter().filter_map(|id| entry(List::Criteria, id)).collect(),
            FieldPath::Participant(id, _) => person(id).into_iter().collect(),
            FieldPath::Weight(who, on) => person(who).into_iter().chain(entry(List::Criteria, on)).collect(),
            FieldPath::Rating(who, on, of) => {
                let entries = entry(List::Criteria, on).into_iter().chain(entry(List::Options, of));
                person(who).into_iter().chain(entries).collect()
            }
            _ => Vec::new(),
        };
        if with.is_empty() {
            with.extend(match key {
                FieldPath::Condition(id, ConditionField::State | ConditionField::Blocking) => {
                    Some(ChangeSubject::Condition(id.clone()))
                }
                FieldPath::Condition(id, ConditionField::Options) if self.has_changed_options(id) => {
                    Some(ChangeSubject::Condition(id.clone()))
                }
                FieldPath::Criterion(id, CriterionField::When) => Some(ChangeSubject::TimeHorizon(id.clone())),
                FieldPath::Criterion(id, CriterionField::Counts) => Some(ChangeSubject::Counts(id.clone())),
                FieldPath::Criterion(id, CriterionField::Weight) if !otherwise => {
                    Some(ChangeSubject::CriterionWeight(id.clone()))
                }
                FieldPath::Criterion(_, CriterionField::Weight) if !same_method => Some(ChangeSubject::AllWeights),
                FieldPath::Criterion(_, CriterionField::Rank) if uses(WeightingMethod::Order) => {
                    Some(ChangeSubject::AllWeights)
                }
                FieldPath::Pair(..) if uses(WeightingMethod::Pairwise) => Some(ChangeSubject::AllWeights),
                FieldPath::Weighing(WeighingField::Method) if otherwise => Some(ChangeSubject::AllWeights),
                FieldPath::Weighing(WeighingField::Later) => Some(ChangeSubject::Lens),
                FieldPath::Weight(_, id) if !otherwise || same_method => {
                    Some(ChangeSubject::CriterionWeight(id.clone()))
                }
                FieldPath::Weight(..) => Some(ChangeSubject::AllWeights),
                FieldPath::Participant(_, ParticipantField::Voice | ParticipantField::Seat) => {
                    Some(ChangeSubject::People)
                }
                FieldPath::Rating(who, on, of) => Some(ChangeSubject::Rating(who.clone(), on.clone(), of.clone())),
                _ => None,
            });
        }
        with
    }

    /// Whether a condition concerns other options, apart from those that came or left.
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

    /// Whether the place is told with the entries that came or left.
    fn is_implied(&self, key: &FieldPath) -> bool {
        match key {
            FieldPath::ListOrder(List::Pairs) => true,
            // Nothing said is points.
            FieldPath::Weighing(WeighingField::Method) => self.then.weighting_method() == self.now.weighting_method(),
            FieldPath::ListOrder(List::Participants) => !self.changed_people.is_empty(),
            FieldPath::ListOrder(list) => self.changed_entries.iter().any(|(changed, _)| changed == list),
            _ => false,
        }
    }
}

/// Whether both say the same of a part, one of them by saying nothing (FORMAT.md).
pub(super) fn is_equivalent(part: &ChangeSubject, then: &Deliberation, now: &Deliberation) -> bool {
    match part {
        ChangeSubject::Lens => then.lens() == now.lens(),
        ChangeSubject::TimeHorizon(id) => {
            then.criterion(id).map(Criterion::time_horizon) == now.criterion(id).map(Criterion::time_horizon)
        }
        ChangeSubject::Counts(id) => {
            then.criterion(id).map(Criterion::may_count) == now.criterion(id).map(Criterion::may_count)
        }
        ChangeSubject::Condition(id) => {
            let of = |document: &Deliberation| {
                document.condition(id).map(|known| (known.state(), known.is_blocking(), known.options().to_vec()))
            };
            of(then) == of(now)
        }
        _ => false,
    }
}

/// `onto` with what `from` says of one part. It may name what is not there, which no figure sees.
pub(super) fn apply_change(
    onto: &Deliberation,
    from: &Deliberation,
    part: &ChangeSubject,
    changes: &[Change],
) -> Builder {
    let mut draft = Builder::from_document(onto);
    apply_group(&mut draft, from, part, changes);
    draft
}

pub(super) fn apply_group(draft: &mut Builder, from: &Deliberation, part: &ChangeSubject, changes: &[Change]) {
    // What does not fit has no place there, and no figure would see it.
    let arrange = |draft: &mut Builder, list, names| {
        drop(draft.set(FieldPath::ListOrder(list), Some(FieldValue::EntryIds(names))))
    };
    match part {
        ChangeSubject::People => arrange(draft, List::Participants, from.entry_ids(List::Participants)),
        ChangeSubject::Entry(list, id) => {
            let name = EntryId::Id(id.clone());
            if !from.entry_ids(*list).contains(&name) {
                let mut names = draft.document().entry_ids(*list);
                names.retain(|known| *known != name);
                arrange(draft, *list, names);
            }
            if *list == List::Options {
                copy_condition_options(draft, from, id);
            }
        }
        _ => {}
    }
    for change in changes {
        drop(draft.set(change.path.clone(), from.get(&change.path)));
    }
}

/// Lets the conditions concern an option, or not, as they do in `from`.
fn copy_condition_options(draft: &mut Builder, from: &Deliberation, option: &Id) {
    for condition in from.conditions() {
        let Some(known) = draft.document().condition(&condition.id) else { continue };
        let mut options: Vec<Id> = known.options().iter().filter(|id| *id != option).cloned().collect();
        if condition.options().contains(option) {
            options.push(option.clone());
        }
        drop(
            draft.set(
                FieldPath::Condition(condition.id.clone(), ConditionField::Options),
                Some(FieldValue::Ids(options)),
            ),
        );
    }
}
