//! Finds the texts of a deliberation that are still the texts of its template, for changing them to another language.

use pesee_core::deliberation::{
    AlternativeField, ConditionField, CriterionField, Deliberation, FieldPath, FieldValue, HeadField, Language, diff,
};

use super::template::load_template;

/// A text of the template that the user has not changed.
#[derive(Clone, Debug, PartialEq)]
pub struct UnchangedText {
    pub path: FieldPath,
    /// The text of the same field of the template in the other language.
    pub translation: String,
}

/// Returns the texts that are equal to the text of the template in the language of the deliberation and have another
/// text in the language `to`. The entries are matched by their ids.
pub fn list_unchanged_texts(document: &Deliberation, to: Language) -> Vec<UnchangedText> {
    let templates = document.language().filter(|from| *from != to);
    let templates = templates.and_then(|from| Some((load_template(document, from)?, load_template(document, to)?)));
    let Some((template, translated)) = templates else { return Vec::new() };
    let fields = diff(&Deliberation::default(), &template).changes.into_iter();
    let fields = fields.filter(|change| is_template_text(&change.path));
    fields
        .filter_map(|change| match (document.get(&change.path), translated.get(&change.path)) {
            (current, Some(FieldValue::Text(translation))) if current.is_some() && current == change.to => {
                let is_other = current != Some(FieldValue::Text(translation.clone()));
                is_other.then_some(UnchangedText { path: change.path, translation })
            }
            _ => None,
        })
        .collect()
}

/// Returns whether a template gives this text. The other texts, in the worked example too, are answers of a person.
fn is_template_text(path: &FieldPath) -> bool {
    matches!(
        path,
        FieldPath::Head(HeadField::Title | HeadField::Question)
            | FieldPath::Option(_, AlternativeField::Name)
            | FieldPath::Condition(_, ConditionField::Question)
            | FieldPath::Criterion(
                _,
                CriterionField::Name
                    | CriterionField::Hint
                    | CriterionField::Con
                    | CriterionField::Zero
                    | CriterionField::Pro
            )
    )
}
