//! The summary of an edit: a few lines, the most important first.

use std::borrow::Cow;

use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{
    AccountField, Change, ConditionField, CriterionField, Deliberation, Edit, EntryId, Fate, FieldPath, FieldValue,
    FirstFeelingField, HeadField, Id, List, Participant, ParticipantField, WeighingField,
};

use super::criterion_order::CriterionOrder;
use super::field::{
    added_entries, added_entry, build_change_line, is_rearranged, removed_entries, removed_entry, with_person,
};
use crate::phrases::change_line::{ChangeCategory, ChangeLine};

/// Summarizes an edit in at most `max_lines` lines, the most important first, and one more line that counts the rest.
/// An added or removed entry is one line; automatic and implied changes are left out.
pub fn change_lines(
    locale: &Locale,
    before: &Deliberation,
    after: &Deliberation,
    edit: &Edit,
    max_lines: usize,
) -> Vec<SafeText> {
    let (lines, count) = most_important_lines(locale, before, after, edit, max_lines);
    let mut lines: Vec<SafeText> = lines.into_iter().map(|line| line.text).collect();
    if count > lines.len() {
        lines.push(t!(locale, "change-more", count = count - lines.len()));
    }
    lines
}

/// Returns the lines of `change_lines` without the count of the rest, and the total number of lines.
pub fn most_important_lines(
    locale: &Locale,
    before: &Deliberation,
    after: &Deliberation,
    edit: &Edit,
    max_lines: usize,
) -> (Vec<ChangeLine>, usize) {
    let items = list_change_items(before, after, edit);
    (items.iter().take(max_lines).map(|item| item.to_line(locale, before, after)).collect(), items.len())
}

/// The subject of one line.
pub(super) enum ChangeItem<'a> {
    Added(List, &'a EntryId),
    Removed(List, &'a EntryId),
    /// A new order of the criteria by importance.
    Order(CriterionOrder<'a>),
    /// One changed field.
    Field(Cow<'a, Change>),
}

impl ChangeItem<'_> {
    fn to_line(&self, locale: &Locale, before: &Deliberation, after: &Deliberation) -> ChangeLine {
        match self {
            ChangeItem::Added(list, entry) => {
                ChangeLine::from_text(ChangeCategory::of_list(*list), added_entry(locale, after, *list, entry))
            }
            ChangeItem::Removed(list, entry) => {
                ChangeLine::from_text(ChangeCategory::of_list(*list), removed_entry(locale, before, *list, entry))
            }
            ChangeItem::Order(order) => {
                let text = order.describe(locale, after);
                ChangeLine::from_text(
                    ChangeCategory::Weights,
                    with_person(locale, (before, after), order.person(), text),
                )
            }
            ChangeItem::Field(change) => build_change_line(locale, before, after, change),
        }
    }

    /// Returns the sort key: decisions first, then the inputs of the method, then descriptive fields.
    fn importance(&self) -> usize {
        let list = match self {
            ChangeItem::Added(list, _) | ChangeItem::Removed(list, _) => *list,
            ChangeItem::Order(_) => return 6,
            ChangeItem::Field(change) => match (&change.path, change.path.entry()) {
                (FieldPath::Head(HeadField::Question | HeadField::Revealed), _) => return 1,
                // The status follows from an answer, and so does the weighting method from a weight.
                (FieldPath::Head(HeadField::Status), _) => return 14,
                (FieldPath::Head(_), _) => return 13,
                (FieldPath::Weighing(WeighingField::Method), _) => return 7,
                (FieldPath::Rating(..), _) => return 5,
                (FieldPath::Weight(..) | FieldPath::Weighing(_), _) => return 6,
                (
                    FieldPath::Criterion(_, CriterionField::Weight | CriterionField::Rank | CriterionField::Counts),
                    _,
                ) => {
                    return 6;
                }
                (FieldPath::FirstFeeling(..) | FieldPath::Participant(_, ParticipantField::Voice), _) => return 8,
                (FieldPath::ListOrder(list), _) => *list,
                (_, Some((list, _))) => list,
                _ => return 14,
            },
        };
        match list {
            List::Decisions => 0,
            List::Options => 2,
            List::Criteria => 3,
            List::Conditions => 4,
            List::Pairs => 6,
            List::Participants => 7,
            List::Steps => 9,
            List::Tripwires => 10,
            List::Reviews => 11,
            List::Accounts => 12,
            List::Changes | List::Visits => 15,
        }
    }
}

/// Lists the subjects of the lines about an edit, the most important first.
pub(super) fn list_change_items<'a>(
    before: &Deliberation,
    after: &Deliberation,
    edit: &'a Edit,
) -> Vec<ChangeItem<'a>> {
    let mut items = Vec::new();
    let stays = |change: &&Change| !is_automatic(&change.path) && !is_implied(before, after, edit, change);
    let orders = CriterionOrder::list_changed(after, edit.changes.iter().filter(stays));
    items.extend(orders.iter().map(|order| ChangeItem::Order(*order)));
    for change in edit.changes.iter().filter(stays) {
        match change.path {
            FieldPath::ListOrder(list) => {
                if let Some(naming) = find_naming(before, after, change) {
                    items.push(ChangeItem::Field(Cow::Owned(naming)));
                    continue;
                }
                // A comparison comes and goes with its criteria.
                let stands_alone = |entry: &&EntryId| match entry {
                    EntryId::Pair(a, b) => [a, b].iter().all(|id| is_criterion_in_both(before, after, id)),
                    _ => true,
                };
                let (added, removed) = (added_entries(change), removed_entries(change));
                items.extend(added.into_iter().filter(stands_alone).map(|entry| ChangeItem::Added(list, entry)));
                items.extend(removed.into_iter().filter(stands_alone).map(|entry| ChangeItem::Removed(list, entry)));
                if is_rearranged(change) {
                    items.push(ChangeItem::Field(Cow::Borrowed(change)));
                }
            }
            _ if CriterionOrder::of_change(after, change).is_some_and(|order| orders.contains(&order)) => {}
            // The precision is a part of the date.
            FieldPath::Account(ref id, AccountField::SincePrecision) => {
                let path = FieldPath::Account(id.clone(), AccountField::Since);
                let (from, to) = (before.get(&path), after.get(&path));
                items.push(ChangeItem::Field(Cow::Owned(Change { path, from, to })));
            }
            _ => items.push(ChangeItem::Field(Cow::Borrowed(change))),
        }
    }
    items.sort_by_key(ChangeItem::importance);
    items
}

/// Returns the change of the name, if a list of people changes only because somebody without answers gets or loses a
/// name: the id is made from the name, so another id stands at the same place.
fn find_naming(before: &Deliberation, after: &Deliberation, change: &Change) -> Option<Change> {
    let (added, removed) = (added_entries(change), removed_entries(change));
    let ([EntryId::Id(new)], [EntryId::Id(old)]) = (added.as_slice(), removed.as_slice()) else { return None };
    let (old, new) = (before.participant(old)?, after.participant(new)?);
    let place = |document: &Deliberation, id: &Id| document.participants().iter().position(|known| known.id == *id);
    let rest = |participant: &Participant| Participant { id: Id::me(), name: None, ..participant.clone() };
    let is_same_person = place(before, &old.id) == place(after, &new.id) && rest(old) == rest(new);
    let name = |participant: &Participant| participant.name.clone().map(FieldValue::Text);
    let path = FieldPath::Participant(new.id.clone(), ParticipantField::Name);
    is_same_person.then(|| Change { path, from: name(old), to: name(new) })
}

fn is_criterion_in_both(before: &Deliberation, after: &Deliberation, id: &Id) -> bool {
    before.criterion(id).is_some() && after.criterion(id).is_some()
}

/// Returns `true` for fields that the program writes without an action of the user.
fn is_automatic(path: &FieldPath) -> bool {
    matches!(
        path,
        FieldPath::Head(HeadField::Id | HeadField::Created | HeadField::Updated | HeadField::VerdictSeen)
            | FieldPath::FirstFeeling(_, FirstFeelingField::At)
            | FieldPath::ListOrder(List::Changes | List::Visits)
            | FieldPath::LoggedChange(..)
            | FieldPath::Visit(..)
    )
}

/// Returns `true` if another change of the edit causes this change: an added or removed entry, or a decision.
pub(super) fn is_implied(before: &Deliberation, after: &Deliberation, edit: &Edit, change: &Change) -> bool {
    let both = |has: &dyn Fn(&Deliberation) -> bool| has(before) && has(after);
    let option = |id: &Id| both(&|document| document.option(id).is_some());
    let account = |id: &Id| both(&|document| document.account(id).is_some());
    let criterion = |id: &Id| both(&|document| document.criterion(id).is_some());
    let person = |id: &Id| both(&|document| document.has_person(id));
    match &change.path {
        FieldPath::ListOrder(_) => false,
        FieldPath::Rating(who, on, of) => !(person(who) && criterion(on) && option(of)),
        FieldPath::Weight(who, id) => !(person(who) && criterion(id)) || is_weight_transfer(edit, id, change),
        FieldPath::Criterion(id, CriterionField::Weight) => !criterion(id) || is_weight_transfer(edit, id, change),
        FieldPath::Fate(of, what) => {
            let is_gone = |value: &Option<FieldValue>| match value {
                Some(FieldValue::Fate(Fate::Merge(into))) => !account(into),
                _ => false,
            };
            !(option(of) && account(what)) || is_gone(&change.from) || is_gone(&change.to)
        }
        FieldPath::Pair(a, b, _) => {
            let name: EntryId = (a.clone(), b.clone()).into();
            !both(&|document| document.entry_ids(List::Pairs).contains(&name))
        }
        FieldPath::FirstFeeling(who, _) => {
            let favoured_option = before.first_feeling(who).and_then(|feeling| feeling.option.as_ref());
            !person(who) || change.to.is_none() && favoured_option.is_some_and(|id| after.option(id).is_none())
        }
        FieldPath::Condition(id, ConditionField::Options) => {
            let rest = |value: &Option<FieldValue>| match value {
                Some(FieldValue::Ids(ids)) => ids.iter().filter(|id| option(id)).cloned().collect(),
                _ => Vec::new(),
            };
            !both(&|document| document.condition(id).is_some()) || rest(&change.from) == rest(&change.to)
        }
        FieldPath::Head(HeadField::Status) => {
            let logs = |change: &Change| matches!(&change.path, FieldPath::ListOrder(List::Decisions | List::Reviews));
            edit.changes.iter().any(logs)
        }
        FieldPath::PrivateCriterion(id) => !criterion(id),
        FieldPath::Account(id, AccountField::SincePrecision)
            if edit.changes.iter().any(|other| other.path == FieldPath::Account(id.clone(), AccountField::Since)) =>
        {
            true
        }
        path => path.entry().is_some_and(|(list, name)| !both(&|document| document.entry_ids(list).contains(&name))),
    }
}

/// Returns `true` if the points only moved between the shared weight and the weight of one person.
pub(super) fn is_weight_transfer(edit: &Edit, criterion: &Id, change: &Change) -> bool {
    edit.changes.iter().any(|other| {
        let same =
            matches!(&other.path, FieldPath::Weight(_, id) | FieldPath::Criterion(id, CriterionField::Weight) if id == criterion);
        same && other.path != change.path && other.to == change.from && other.from == change.to
    })
}
