//! Changes by what they mean: places that only make sense together are one part, and a part can be carried from one
//! document to another by itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::deliberation::{
    Change, ConditionField, Criterion, CriterionField, Deliberation, Draft, Edit, Id, Key, Leaf, List, Method, Name,
    ParticipantField, WeighingField,
};

/// What a change is about. The order is that in which changes of one size are told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who sits at the table and how much their answers count, with the answers of who came or left.
    People,
    /// An option, a criterion or a condition that came or left, with all that is answered about it.
    Entry(List, Id),
    /// A condition: its state, what it concerns, whether it rules out.
    Condition(Id),
    /// The weights by another method, another order or other comparisons.
    Weights,
    /// The points of one criterion.
    Weight(Id),
    /// When a criterion is felt.
    Felt(Id),
    /// Whether a criterion counts.
    Counts(Id),
    /// The long-term lens.
    Lens,
    /// What a person says, on a criterion, of an option.
    Rating(Id, Id, Id),
}

impl Part {
    /// Whether it is none of what moves weights beside the answers of one person about weights.
    pub(super) fn leaves_weights_alone(&self) -> bool {
        !matches!(self, Part::People | Part::Entry(List::Criteria, _) | Part::Felt(_) | Part::Counts(_) | Part::Lens)
    }
}

/// The changes of an edit, by part; and those that enter no figure.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    pub(super) parts: BTreeMap<Part, Vec<Change>>,
    pub(super) rest: Edit,
}

/// The lists whose entries, by coming and leaving, change figures.
const LISTS: [List; 3] = [List::Options, List::Criteria, List::Conditions];

/// Two documents as the sorting sees them.
struct Both<'a> {
    then: &'a Deliberation,
    now: &'a Deliberation,
    /// The options, criteria and conditions that only one of them has.
    changed: BTreeSet<(List, Id)>,
    /// The people that only one of them has.
    people: BTreeSet<Id>,
}

/// Sorts what `edit`, which leads from `then` to `now`, changes.
pub(super) fn sorted(then: &Deliberation, now: &Deliberation, edit: Edit) -> Sorted {
    let names = |document: &Deliberation, list| {
        let mut names: BTreeSet<Id> =
            document.order(list).into_iter().filter_map(|name| Id::try_from(name).ok()).collect();
        if list == List::Participants && names.is_empty() {
            // Where the file lists nobody there is one person.
            names.insert(Id::me());
        }
        names
    };
    let apart = |list| -> Vec<Id> { names(then, list).symmetric_difference(&names(now, list)).cloned().collect() };
    let changed = LISTS.iter().flat_map(|list| apart(*list).into_iter().map(|id| (*list, id))).collect();
    let both = Both { then, now, changed, people: apart(List::Participants).into_iter().collect() };
    let mut sorted = Sorted::default();
    for (list, id) in &both.changed {
        sorted.parts.insert(Part::Entry(*list, id.clone()), Vec::new());
    }
    if !both.people.is_empty() {
        sorted.parts.insert(Part::People, Vec::new());
    }
    for change in edit.changes {
        let parts = both.parts(&change.key);
        if parts.is_empty() && !both.is_told(&change.key) {
            sorted.rest.changes.push(change);
            continue;
        }
        for part in parts {
            sorted.parts.entry(part).or_default().push(change.clone());
        }
    }
    sorted
}

impl Both<'_> {
    /// The parts that the place belongs to; none where it enters no figure.
    fn parts(&self, key: &Key) -> Vec<Part> {
        let entry =
            |list: List, id: &Id| self.changed.contains(&(list, id.clone())).then(|| Part::Entry(list, id.clone()));
        let person = |id: &Id| self.people.contains(id).then_some(Part::People);
        let uses = |method| self.then.method() == method || self.now.method() == method;
        // Points are told criterion by criterion; where either side has its weights otherwise, together.
        let otherwise = uses(Method::Order) || uses(Method::Pairwise);
        let same_method = self.then.method() == self.now.method();
        let mut with: Vec<Part> = match key {
            Key::Option(id, _) | Key::Fate(id, _) => entry(List::Options, id).into_iter().collect(),
            Key::Condition(id, _) => entry(List::Conditions, id).into_iter().collect(),
            Key::Criterion(id, _) => entry(List::Criteria, id).into_iter().collect(),
            Key::Pair(a, b, _) => [a, b].into_iter().filter_map(|id| entry(List::Criteria, id)).collect(),
            Key::Participant(id, _) => person(id).into_iter().collect(),
            Key::Weight(who, on) => person(who).into_iter().chain(entry(List::Criteria, on)).collect(),
            Key::Rating(who, on, of) => {
                let entries = entry(List::Criteria, on).into_iter().chain(entry(List::Options, of));
                person(who).into_iter().chain(entries).collect()
            }
            _ => Vec::new(),
        };
        if with.is_empty() {
            with.extend(match key {
                Key::Condition(id, ConditionField::State | ConditionField::Blocking) => {
                    Some(Part::Condition(id.clone()))
                }
                Key::Condition(id, ConditionField::Options) if self.concerns_others(id) => {
                    Some(Part::Condition(id.clone()))
                }
                Key::Criterion(id, CriterionField::When) => Some(Part::Felt(id.clone())),
                Key::Criterion(id, CriterionField::Counts) => Some(Part::Counts(id.clone())),
                Key::Criterion(id, CriterionField::Weight) if !otherwise => Some(Part::Weight(id.clone())),
                Key::Criterion(_, CriterionField::Weight) if !same_method => Some(Part::Weights),
                Key::Criterion(_, CriterionField::Rank) if uses(Method::Order) => Some(Part::Weights),
                Key::Pair(..) if uses(Method::Pairwise) => Some(Part::Weights),
                Key::Weighing(WeighingField::Method) if otherwise => Some(Part::Weights),
                Key::Weighing(WeighingField::Later) => Some(Part::Lens),
                Key::Weight(_, id) if !otherwise || same_method => Some(Part::Weight(id.clone())),
                Key::Weight(..) => Some(Part::Weights),
                Key::Participant(_, ParticipantField::Voice | ParticipantField::Seat) => Some(Part::People),
                Key::Rating(who, on, of) => Some(Part::Rating(who.clone(), on.clone(), of.clone())),
                _ => None,
            });
        }
        with
    }

    /// Whether a condition concerns other options, apart from those that came or left.
    fn concerns_others(&self, id: &Id) -> bool {
        let concerned = |document: &Deliberation| -> Vec<Id> {
            let all = document.condition(id).map_or(&[][..], |condition| condition.options());
            all.iter().filter(|option| !self.changed.contains(&(List::Options, (*option).clone()))).cloned().collect()
        };
        concerned(self.then) != concerned(self.now)
    }

    /// Whether the place is told with the entries that came or left.
    fn is_told(&self, key: &Key) -> bool {
        match key {
            Key::Order(List::Pairs) => true,
            // Nothing said is points.
            Key::Weighing(WeighingField::Method) => self.then.method() == self.now.method(),
            Key::Order(List::Participants) => !self.people.is_empty(),
            Key::Order(list) => self.changed.iter().any(|(changed, _)| changed == list),
            _ => false,
        }
    }
}

/// Whether both say the same of a part, one of them by saying nothing (FORMAT.md).
pub(super) fn means_the_same(part: &Part, then: &Deliberation, now: &Deliberation) -> bool {
    match part {
        Part::Lens => then.later() == now.later(),
        Part::Felt(id) => then.criterion(id).map(Criterion::when) == now.criterion(id).map(Criterion::when),
        Part::Counts(id) => then.criterion(id).map(Criterion::counts) == now.criterion(id).map(Criterion::counts),
        Part::Condition(id) => {
            let of = |document: &Deliberation| {
                document.condition(id).map(|known| (known.state(), known.blocking(), known.options().to_vec()))
            };
            of(then) == of(now)
        }
        _ => false,
    }
}

/// `onto` with what `from` says of one part. It may name what is not there, which no figure sees.
pub(super) fn bring(onto: &Deliberation, from: &Deliberation, part: &Part, changes: &[Change]) -> Draft {
    let mut draft = Draft::of(onto);
    carry(&mut draft, from, part, changes);
    draft
}

pub(super) fn carry(draft: &mut Draft, from: &Deliberation, part: &Part, changes: &[Change]) {
    // What does not fit has no place there, and no figure would see it.
    let arrange = |draft: &mut Draft, list, names| drop(draft.set(Key::Order(list), Some(Leaf::Order(names))));
    match part {
        Part::People => arrange(draft, List::Participants, from.order(List::Participants)),
        Part::Entry(list, id) => {
            let name = Name::Id(id.clone());
            if !from.order(*list).contains(&name) {
                let mut names = draft.document().order(*list);
                names.retain(|known| *known != name);
                arrange(draft, *list, names);
            }
            if *list == List::Options {
                concern(draft, from, id);
            }
        }
        _ => {}
    }
    for change in changes {
        drop(draft.set(change.key.clone(), from.get(&change.key)));
    }
}

/// Lets the conditions concern an option, or not, as they do in `from`.
fn concern(draft: &mut Draft, from: &Deliberation, option: &Id) {
    for condition in from.conditions() {
        let Some(known) = draft.document().condition(&condition.id) else { continue };
        let mut options: Vec<Id> = known.options().iter().filter(|id| *id != option).cloned().collect();
        if condition.options().contains(option) {
            options.push(option.clone());
        }
        drop(draft.set(Key::Condition(condition.id.clone(), ConditionField::Options), Some(Leaf::Ids(options))));
    }
}
