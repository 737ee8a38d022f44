//! One thing that differs, as a line for those who read on, and as what it is about with then and now for a table.

use crate::tell;
use crate::text::{Shown, Tongue};
use pesee_core::deliberation::{CriterionField, FieldPath, List};

/// Something that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Under which heading it belongs.
    pub sort: Sort,
    /// All of it in one line.
    pub line: Shown,
    /// What it is about, what stood there and what stands there; `None` where it cannot be told so.
    pub row: Option<[Shown; 3]>,
    /// What it did to who is in front; empty where that may not be shown, and where it did nothing.
    pub did: Shown,
}

impl Line {
    /// One that is told whole.
    pub(super) fn whole(sort: Sort, line: Shown) -> Line {
        Line { sort, line, row: None, did: Shown::default() }
    }
}

/// The kinds of things that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// How much it counts, and when.
    Weights,
    /// Ratings.
    Ratings,
    /// Conditions.
    Conditions,
    /// Options, and what becomes of the accounts.
    Options,
    /// Criteria.
    Criteria,
    /// All else.
    Rest,
}

impl Sort {
    /// Every kind, in the order it is read.
    pub const ALL: [Sort; 6] =
        [Sort::Weights, Sort::Ratings, Sort::Conditions, Sort::Options, Sort::Criteria, Sort::Rest];

    /// The kind that a place is of.
    pub(super) fn of(key: &FieldPath) -> Sort {
        match key {
            FieldPath::Rating(..) => Sort::Ratings,
            FieldPath::Weight(..)
            | FieldPath::Weighing(_)
            | FieldPath::Pair(..)
            | FieldPath::ListOrder(List::Pairs) => Sort::Weights,
            FieldPath::Criterion(
                _,
                CriterionField::Weight | CriterionField::Rank | CriterionField::Counts | CriterionField::When,
            ) => Sort::Weights,
            FieldPath::Condition(..) => Sort::Conditions,
            FieldPath::Option(..) | FieldPath::Fate(..) => Sort::Options,
            FieldPath::Criterion(..) => Sort::Criteria,
            FieldPath::ListOrder(list) => Sort::of_list(*list),
            _ => Sort::Rest,
        }
    }

    /// The kind that the entries of a list are of.
    pub(super) fn of_list(list: List) -> Sort {
        match list {
            List::Options => Sort::Options,
            List::Criteria => Sort::Criteria,
            List::Conditions => Sort::Conditions,
            List::Pairs => Sort::Weights,
            _ => Sort::Rest,
        }
    }

    /// What stands above these.
    pub fn heading(self, tongue: &Tongue) -> Shown {
        match self {
            Sort::Weights => tell!(tongue, "moved-sort-weights"),
            Sort::Ratings => tell!(tongue, "moved-sort-ratings"),
            Sort::Conditions => tell!(tongue, "moved-sort-conditions"),
            Sort::Options => tell!(tongue, "moved-sort-options"),
            Sort::Criteria => tell!(tongue, "moved-sort-criteria"),
            Sort::Rest => tell!(tongue, "moved-sort-rest"),
        }
    }
}
