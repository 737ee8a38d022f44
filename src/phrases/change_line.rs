//! The type for one difference, which is shown as a line of text or as a row of a table. The type is separate from
//! `change` because `attribution` also builds such lines.

use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{CriterionField, FieldPath, List};

#[derive(Clone, Debug, PartialEq)]
pub struct ChangeLine {
    /// The heading that the line belongs to.
    pub category: ChangeCategory,
    /// The whole difference in one line.
    pub text: SafeText,
    /// The name of the field, the earlier value and the current value; `None` if there are no such
    /// columns.
    pub columns: Option<[SafeText; 3]>,
    /// The effect on the leader; empty if there is none or the verdict is withheld.
    pub effect: SafeText,
}

impl ChangeLine {
    /// Creates a line without columns.
    pub(super) fn from_text(category: ChangeCategory, line: SafeText) -> ChangeLine {
        ChangeLine { category, text: line, columns: None, effect: SafeText::default() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeCategory {
    /// Weights, time horizons and the weighting method.
    Weights,
    Ratings,
    Conditions,
    /// Options and fates of the accounts.
    Options,
    Criteria,
    Rest,
}

impl ChangeCategory {
    /// All categories, in display order.
    pub const ALL: [ChangeCategory; 6] = [
        ChangeCategory::Weights,
        ChangeCategory::Ratings,
        ChangeCategory::Conditions,
        ChangeCategory::Options,
        ChangeCategory::Criteria,
        ChangeCategory::Rest,
    ];

    pub(super) fn of_path(path: &FieldPath) -> ChangeCategory {
        match path {
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

    pub(super) fn of_list(list: List) -> ChangeCategory {
        match list {
            List::Options => ChangeCategory::Options,
            List::Criteria => ChangeCategory::Criteria,
            List::Conditions => ChangeCategory::Conditions,
            List::Pairs => ChangeCategory::Weights,
            _ => ChangeCategory::Rest,
        }
    }

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
