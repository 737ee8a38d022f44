//! One thing that differs, as a line for those who read on, and as what it is about with then and now for a table.

use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{CriterionField, FieldPath, List};

/// Something that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeLine {
    /// Under which heading it belongs.
    pub category: ChangeCategory,
    /// All of it in one line.
    pub text: SafeText,
    /// What it is about, what stood there and what stands there; `None` where it cannot be told so.
    pub columns: Option<[SafeText; 3]>,
    /// What it did to who is in front; empty where that may not be shown, and where it did nothing.
    pub effect: SafeText,
}

impl ChangeLine {
    /// One that is told whole.
    pub(super) fn from_text(sort: ChangeCategory, line: SafeText) -> ChangeLine {
        ChangeLine { category: sort, text: line, columns: None, effect: SafeText::default() }
    }
}

/// The kinds of things that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeCategory {
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

impl ChangeCategory {
    /// Every kind, in the order it is read.
    pub const ALL: [ChangeCategory; 6] = [
        ChangeCategory::Weights,
        ChangeCategory::Ratings,
        ChangeCategory::Conditions,
        ChangeCategory::Options,
        ChangeCategory::Criteria,
        ChangeCategory::Rest,
    ];

    /// The kind that a place is of.
    pub(super) fn of_path(key: &FieldPath) -> ChangeCategory {
        match key {
            FieldPath::Rating(..) => ChangeCategory::Ratings,
            FieldPath::Weight(..)
            | FieldPath::Weighing(_)
            | FieldPath::Pair(..)
            | FieldPath::ListOrder(List::Pairs) => ChangeCategory::Weights,
            FieldPath::Criterion(
                _,
                CriterionField::Weight | CriterionField::Rank | CriterionField::Counts | CriterionField::When,
            ) => ChangeCategory::Weights,
            FieldPath::Condition(..) => ChangeCategory::Conditions,
            FieldPath::Option(..) | FieldPath::Fate(..) => ChangeCategory::Options,
            FieldPath::Criterion(..) => ChangeCategory::Criteria,
            FieldPath::ListOrder(list) => ChangeCategory::of_list(*list),
            _ => ChangeCategory::Rest,
        }
    }

    /// The kind that the entries of a list are of.
    pub(super) fn of_list(list: List) -> ChangeCategory {
        match list {
            List::Options => ChangeCategory::Options,
            List::Criteria => ChangeCategory::Criteria,
            List::Conditions => ChangeCategory::Conditions,
            List::Pairs => ChangeCategory::Weights,
            _ => ChangeCategory::Rest,
        }
    }

    /// What stands above these.
    pub fn heading(self, locale: &Locale) -> SafeText {
        match self {
            ChangeCategory::Weights => t!(locale, "comparison-category-weights"),
            ChangeCategory::Ratings => t!(locale, "comparison-category-ratings"),
            ChangeCategory::Conditions => t!(locale, "comparison-category-conditions"),
            ChangeCategory::Options => t!(locale, "comparison-category-options"),
            ChangeCategory::Criteria => t!(locale, "comparison-category-criteria"),
            ChangeCategory::Rest => t!(locale, "comparison-category-rest"),
        }
    }
}
