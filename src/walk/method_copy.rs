//! The method of a deliberation, without anybody's answers: what a new deliberation for somebody else can begin with.

use pesee_core::deliberation::{
    AccountField, AlternativeField, Builder, ConditionField, CriterionField, Deliberation, FieldPath, HeadField, List,
    diff,
};

/// Returns a deliberation with the criteria, their words, the options and the conditions of `document`, and the
/// accounts that the options concern, without any of their facts. Answers, notes, people, meetings and decisions are
/// left out.
pub fn extract_method(document: &Deliberation) -> Deliberation {
    let mut builder = Builder::default();
    for change in diff(&Deliberation::default(), document).changes {
        if is_part_of_method(&change.path) {
            // The value fits, because it is that of the same field.
            drop(builder.set(change.path, change.to));
        }
    }
    builder.finish().0
}

/// Returns whether a field belongs to the method. A field that is not listed here does not, so that a copy never
/// contains an answer by mistake.
fn is_part_of_method(path: &FieldPath) -> bool {
    match path {
        FieldPath::Head(field) => {
            use HeadField::{Language, Perspective, Template, Title};
            matches!(field, Title | Perspective | Template | Language)
        }
        FieldPath::ListOrder(list) => {
            matches!(list, List::Accounts | List::Options | List::Conditions | List::Criteria)
        }
        FieldPath::Account(_, field) => *field == AccountField::Holder,
        FieldPath::Option(_, field) => *field == AlternativeField::Name,
        FieldPath::Fate(..) => true,
        FieldPath::Condition(_, field) => {
            use ConditionField::{Blocking, Options, Question};
            matches!(field, Question | Options | Blocking)
        }
        FieldPath::Criterion(_, field) => {
            use CriterionField::{Con, Counts, Hint, Name, Pro, When, Zero};
            matches!(field, Name | Hint | When | Counts | Con | Zero | Pro)
        }
        _ => false,
    }
}
