//! The counts of what an act changed besides its most important change: “with 3 ratings”, “and 2 other weights”.

use std::collections::BTreeMap;

use crate::phrases::ranking::join_with_and;
use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{CriterionField, Deliberation, Edit, FieldPath, FirstFeelingField, Id, List};

use super::edit::{ChangeItem, is_implied, is_weight_transfer};
use super::field::{added_entries, removed_entries};

/// What is counted, in the order in which a sentence names the counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Option,
    Criterion,
    Person,
    Rating,
    Weight,
    Comparison,
    FirstFeeling,
    /// What becomes of an account under an option.
    Fate,
    Other,
}

impl Kind {
    /// Returns the selector in the message catalogue.
    fn as_str(self) -> &'static str {
        match self {
            Kind::Option => "option",
            Kind::Criterion => "criterion",
            Kind::Person => "person",
            Kind::Rating => "rating",
            Kind::Weight => "weight",
            Kind::Comparison => "comparison",
            Kind::FirstFeeling => "feeling",
            Kind::Fate => "fate",
            Kind::Other => "other",
        }
    }
}

/// The number of changes of each kind.
#[derive(Debug, Default)]
pub(super) struct Tally(BTreeMap<Kind, usize>);

impl Tally {
    /// Returns the kind of an answer; `None` for a field that is no answer of its own kind.
    pub(super) fn find_kind(path: &FieldPath) -> Option<Kind> {
        match path {
            FieldPath::Rating(..) => Some(Kind::Rating),
            FieldPath::Weight(..) | FieldPath::Criterion(_, CriterionField::Weight | CriterionField::Rank) => {
                Some(Kind::Weight)
            }
            FieldPath::FirstFeeling(_, FirstFeelingField::Option) => Some(Kind::FirstFeeling),
            FieldPath::Fate(..) => Some(Kind::Fate),
            _ => None,
        }
    }

    /// Counts the subjects of lines.
    pub(super) fn of_items<'a>(items: impl Iterator<Item = &'a ChangeItem<'a>>) -> Tally {
        let mut tally = Tally::default();
        items.for_each(|item| tally.add(Tally::kind_of_item(item)));
        tally
    }

    fn kind_of_item(item: &ChangeItem<'_>) -> Kind {
        match item {
            ChangeItem::Added(list, _) | ChangeItem::Removed(list, _) => match list {
                List::Options => Kind::Option,
                List::Criteria => Kind::Criterion,
                List::Participants => Kind::Person,
                List::Pairs => Kind::Comparison,
                _ => Kind::Other,
            },
            ChangeItem::Order(_) => Kind::Other,
            ChangeItem::Field(change) => Tally::find_kind(&change.path).unwrap_or(Kind::Other),
        }
    }

    /// Counts the answers that come or go with an entry, if the most important change of an edit is an entry. What
    /// becomes of accounts is a part of an option, and what becomes of the others is not counted with an account.
    pub(super) fn of_consequences(
        before: &Deliberation,
        after: &Deliberation,
        edit: &Edit,
        first: &ChangeItem<'_>,
    ) -> Tally {
        let (ChangeItem::Added(list, entry) | ChangeItem::Removed(list, entry)) = first else {
            return Tally::default();
        };
        let is_of_entry = |account: &Id| *list == List::Accounts && **entry == account.clone().into();
        let mut tally = Tally::default();
        for change in edit.changes.iter().filter(|change| is_implied(before, after, edit, change)) {
            let is_counted = match &change.path {
                FieldPath::Fate(_, account) => is_of_entry(account),
                // The shared weight or rank of a criterion is a part of the criterion, and a weight that becomes
                // somebody's own stays the same.
                FieldPath::Criterion(..) => false,
                FieldPath::Weight(_, criterion) => !is_weight_transfer(edit, criterion, change),
                _ => true,
            };
            if let Some(kind) = Tally::find_kind(&change.path).filter(|_| is_counted) {
                tally.add(kind);
            }
        }
        if *list == List::Criteria {
            let pairs = edit.changes.iter().filter(|change| change.path == FieldPath::ListOrder(List::Pairs));
            let count = pairs.map(|change| added_entries(change).len() + removed_entries(change).len()).sum();
            (0..count).for_each(|_: usize| tally.add(Kind::Comparison));
        }
        tally
    }

    fn add(&mut self, kind: Kind) {
        *self.0.entry(kind).or_default() += 1;
    }

    /// Names the counts; `None` if nothing was counted.
    pub(super) fn describe(&self, locale: &Locale) -> Option<SafeText> {
        let part = |(kind, count): (&Kind, &usize)| t!(locale, "change-count", kind = kind.as_str(), count = *count);
        let parts: Vec<SafeText> = self.0.iter().map(part).collect();
        (!parts.is_empty()).then(|| join_with_and(locale, &parts))
    }

    /// Names the counts beside a change that a sentence names: as others than this one if they are of its kind. `None`
    /// if nothing was counted.
    pub(super) fn describe_beside(&self, locale: &Locale, named: &ChangeItem<'_>) -> Option<SafeText> {
        let named = Tally::kind_of_item(named);
        let part = |(kind, count): (&Kind, &usize)| {
            let is_answer = !matches!(kind, Kind::Option | Kind::Criterion | Kind::Person | Kind::Other);
            let id = if is_answer && *kind != named { "change-count" } else { "change-count-others" };
            t!(locale, id, kind = kind.as_str(), count = *count)
        };
        let parts: Vec<SafeText> = self.0.iter().map(part).collect();
        (!parts.is_empty()).then(|| join_with_and(locale, &parts))
    }
}
