//! Everything that somebody wrote in words, to be searched.

use super::document::Deliberation;
use super::leaf::{Kind, Leaf};
use super::record::Record;

impl Deliberation {
    /// What it is called: the title, the client, the tags.
    pub fn names(&self) -> String {
        let names = [Some(&self.head.title), self.head.client.as_ref()].into_iter().flatten();
        names.chain(self.head.tags.iter().flatten()).map(String::as_str).collect::<Vec<&str>>().join(" ")
    }

    /// Every other text of it, `[private]` last. What the program wrote for itself is no text of anybody's: ids, the
    /// template's name, the change list.
    pub fn texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = self.head.question.iter().cloned().collect();
        all(&self.accounts, &mut texts);
        all(&self.options, &mut texts);
        all(&self.conditions, &mut texts);
        all(&self.criteria, &mut texts);
        all(&self.participants, &mut texts);
        let ratings = self.ratings.values().flat_map(|of| of.values()).flat_map(|of| of.values());
        texts.extend(ratings.filter_map(|rating| rating.note.clone()));
        all(&self.decisions, &mut texts);
        all(&self.steps, &mut texts);
        all(&self.reviews, &mut texts);
        all(&self.visits, &mut texts);
        texts.extend(self.private.notes.clone());
        texts.extend(self.private.criteria.values().cloned());
        texts.extend(self.private.visits.values().cloned());
        texts
    }
}

/// The texts of every record of a list.
fn all<R: Record>(records: &[R], texts: &mut Vec<String>) {
    let of = |record| R::FIELDS.iter().filter_map(move |field| text(record, *field));
    texts.extend(records.iter().flat_map(of));
}

/// What stands in a field that takes any text.
fn text<R: Record>(record: &R, field: R::Field) -> Option<String> {
    match (R::spec(field).kind, record.get(field)) {
        (Kind::Text, Some(Leaf::Text(text))) => Some(text),
        _ => None,
    }
}
