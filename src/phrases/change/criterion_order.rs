//! The orders of the criteria by importance. A criterion that moves in an order changes the ranks of others too, so
//! these changes are described together.

use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{Change, CriterionField, Deliberation, FieldPath, Id, WeightingMethod};

/// The maximum width of a list of criteria in a line, in columns.
const MAX_ORDER_COLUMNS: usize = 60;

/// An order of the criteria by importance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionOrder<'a> {
    Shared,
    /// The order of one of several people.
    Person(&'a Id),
}

impl<'a> CriterionOrder<'a> {
    /// Returns the order that a change belongs to; `None` for another change.
    pub fn of_change(document: &Deliberation, change: &'a Change) -> Option<CriterionOrder<'a>> {
        match &change.path {
            FieldPath::Criterion(_, CriterionField::Rank) => Some(CriterionOrder::Shared),
            FieldPath::Weight(person, _) if document.weighting_method() == WeightingMethod::Order => {
                Some(CriterionOrder::Person(person))
            }
            _ => None,
        }
    }

    /// Lists the orders in which several criteria changed.
    pub fn list_changed(document: &Deliberation, changes: impl Iterator<Item = &'a Change>) -> Vec<CriterionOrder<'a>> {
        let (mut once, mut several) = (Vec::new(), Vec::new());
        for order in changes.filter_map(|change| CriterionOrder::of_change(document, change)) {
            if !once.contains(&order) {
                once.push(order);
            } else if !several.contains(&order) {
                several.push(order);
            }
        }
        several
    }

    /// Returns the person whose order this is; `None` for the shared order.
    pub fn person(self) -> Option<&'a Id> {
        match self {
            CriterionOrder::Shared => None,
            CriterionOrder::Person(person) => Some(person),
        }
    }

    /// Names the criteria in this order, for a line.
    pub fn describe(self, locale: &Locale, document: &Deliberation) -> SafeText {
        self.describe_within(locale, document, MAX_ORDER_COLUMNS, MAX_ORDER_COLUMNS)
    }

    /// Names the criteria in this order, each in at most `name_columns` columns and all in at most `max_columns`.
    pub fn describe_within(
        self,
        locale: &Locale,
        document: &Deliberation,
        name_columns: usize,
        max_columns: usize,
    ) -> SafeText {
        let mut ranked: Vec<_> = document.criteria().iter().filter(|criterion| criterion.may_count()).collect();
        match self.person().and_then(|person| document.weights(person)) {
            Some(own) => {
                let points = |id: &Id| own.get(id).map_or(0.0, |points| points.get());
                ranked.sort_by(|a, b| points(&b.id).total_cmp(&points(&a.id)));
            }
            None => ranked.sort_by_key(|criterion| criterion.rank.map_or(u64::MAX, |rank| rank.get())),
        }
        let name = |name: &String| SafeText::sanitize(name).truncate(name_columns);
        let names: Vec<SafeText> = ranked.iter().map(|criterion| name(&criterion.name)).collect();
        t!(locale, "change-ranks", names = SafeText::join(&names, ", ").truncate(max_columns))
    }
}
