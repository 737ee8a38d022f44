//! The texts of a deliberation that the search in the library uses.

use super::document::Deliberation;
use super::field_value::{FieldType, FieldValue};
use super::record::Record;

impl Deliberation {
    /// Returns the title, the client and the tags, separated by spaces.
    pub fn searchable_names(&self) -> String {
        let names = [Some(&self.head.title), self.head.client.as_ref()].into_iter().flatten();
        names.chain(self.head.tags.iter().flatten()).map(String::as_str).collect::<Vec<&str>>().join(" ")
    }

    /// Returns all other texts that people wrote, those of `[private]` last. Ids, the name of the template and the log
    /// of changes are left out, because the program wrote them. The notes on ratings are left out while answers are
    /// sealed, because a search result shows them to anybody.
    pub fn searchable_texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = self.head.question.iter().cloned().collect();
        collect_texts(&self.accounts, &mut texts);
        collect_texts(&self.options, &mut texts);
        collect_texts(&self.conditions, &mut texts);
        collect_texts(&self.criteria, &mut texts);
        collect_texts(&self.participants, &mut texts);
        let ratings = self.ratings.values().flat_map(|rows| rows.values()).flat_map(|row| row.values());
        texts.extend(ratings.filter(|_| !self.is_blind()).filter_map(|rating| rating.note.clone()));
        collect_texts(&self.decisions, &mut texts);
        collect_texts(&self.steps, &mut texts);
        collect_texts(&self.tripwires, &mut texts);
        collect_texts(&self.reviews, &mut texts);
        collect_texts(&self.visits, &mut texts);
        texts.extend(self.private.general.clone());
        texts.extend(self.private.criteria.values().cloned());
        texts.extend(self.private.visits.values().cloned());
        texts
    }
}

/// Adds the texts of all records to `texts`.
fn collect_texts<R: Record>(records: &[R], texts: &mut Vec<String>) {
    let field_texts = |record| R::FIELDS.iter().filter_map(move |field| field_text(record, *field));
    texts.extend(records.iter().flat_map(field_texts));
}

/// Returns the value of a field of the type [`FieldType::Text`].
fn field_text<R: Record>(record: &R, field: R::Field) -> Option<String> {
    match (R::spec(field).field_type, record.get(field)) {
        (FieldType::Text, Some(FieldValue::Text(text))) => Some(text),
        _ => None,
    }
}
