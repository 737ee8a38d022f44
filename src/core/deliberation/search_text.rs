//! Everything that somebody wrote in words, to be searched.

use super::document::Deliberation;
use super::field_value::{FieldType, FieldValue};
use super::record::Record;

impl Deliberation {
    /// What it is called: the title, the client, the tags.
    pub fn searchable_names(&self) -> String {
        let names = [Some(&self.head.title), self.head.client.as_ref()].into_iter().flatten();
        names.chain(self.head.tags.iter().flatten()).map(String::as_str).collect::<Vec<&str>>().join(" ")
    }

    /// Every other text of it, `[private]` last. What the program wrote for itself is no text of anybody's: ids, the
    /// template's name, the change list.
    pub fn searchable_texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = self.head.question.iter().cloned().collect();
        collect_texts(&self.accounts, &mut texts);
        collect_texts(&self.options, &mut texts);
        collect_texts(&self.conditions, &mut texts);
        collect_texts(&self.criteria, &mut texts);
        collect_texts(&self.participants, &mut texts);
        let ratings = self.ratings.values().flat_map(|of| of.values()).flat_map(|of| of.values());
        texts.extend(ratings.filter_map(|rating| rating.note.clone()));
        collect_texts(&self.decisions, &mut texts);
        collect_texts(&self.steps, &mut texts);
        collect_texts(&self.reviews, &mut texts);
        collect_texts(&self.visits, &mut texts);
        texts.extend(self.private.general.clone());
        texts.extend(self.private.criteria.values().cloned());
        texts.extend(self.private.visits.values().cloned());
        texts
    }
}

/// The texts of every record of a list.
fn collect_texts<R: Record>(records: &[R], texts: &mut Vec<String>) {
    let of = |record| R::FIELDS.iter().filter_map(move |field| field_text(record, *field));
    texts.extend(records.iter().flat_map(of));
}

/// What stands in a field that takes any text.
fn field_text<R: Record>(record: &R, field: R::Field) -> Option<String> {
    match (R::spec(field).field_type, record.get(field)) {
        (FieldType::Text, Some(FieldValue::Text(text))) => Some(text),
        _ => None,
    }
}
