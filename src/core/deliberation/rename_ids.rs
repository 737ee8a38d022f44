//! Replaces the ids and texts of a deliberation, for anonymous reports.

use std::collections::HashMap;

use super::diff::diff;
use super::document::Deliberation;
use super::edit::Builder;
use super::field_path::{FieldPath, List};
use super::field_value::FieldValue;
use super::ids::{EntryId, Id};
use super::logged_change::{WeightGroup, parse_weight};
use super::rating::Fate;
use super::tables::LoggedChangeField;

/// The replacements of ids and texts.
pub trait Renamer {
    /// Returns the new id of an entry of a list.
    fn rename_id(&self, list: List, id: &Id) -> Id;
    /// Returns the new text of the field at `path`. The path contains the old ids.
    fn replace_text(&self, path: &FieldPath, text: &str) -> String;
}

impl Deliberation {
    /// Returns a copy with the ids and texts of `renamer`. Keywords are kept. The id and the tags of the deliberation,
    /// and the texts in its log of changes, are removed.
    pub fn renamed_by(&self, renamer: &impl Renamer) -> Deliberation {
        let mut builder = Builder::default();
        let set = |builder: &mut Builder, path: &FieldPath, value: FieldValue| {
            let new_path = rename_path(renamer, path);
            let new = self::rename_value(renamer, path, &value);
            // Setting the new text fails if the value is a keyword; the keyword is kept.
            if builder.set(new_path.clone(), Some(new)).is_err() {
                drop(builder.set(new_path, Some(value)));
            }
        };
        let mut entries: HashMap<(List, EntryId), Vec<(FieldPath, FieldValue)>> = HashMap::new();
        let (mut orders, mut others) = (Vec::new(), Vec::new());
        for change in diff(&Deliberation::default(), self).changes {
            let Some(value) = change.to.filter(|value| !is_logged_text(&change.path, value)) else { continue };
            match (&change.path, change.path.entry(), value) {
                (FieldPath::ListOrder(list), _, FieldValue::EntryIds(ids)) => orders.push((*list, ids)),
                (_, Some(entry), value) => entries.entry(entry).or_default().push((change.path, value)),
                (_, None, value) => others.push((change.path, value)),
            }
        }
        // Each entry is built in a document of its own, because setting a field searches the whole list for the entry.
        for (list, ids) in orders {
            for id in ids {
                let mut alone = Builder::default();
                set(&mut alone, &FieldPath::ListOrder(list), FieldValue::EntryIds(vec![id.clone()]));
                for (path, value) in entries.remove(&(list, id)).unwrap_or_default() {
                    set(&mut alone, &path, value);
                }
                if let Some(new_id) = alone.document().entry_ids(list).into_iter().next() {
                    builder.copy_entry(list, alone.document(), 0, &new_id);
                }
            }
        }
        others.into_iter().for_each(|(path, value)| set(&mut builder, &path, value));
        (builder.head_mut().id, builder.head_mut().tags) = (None, None);
        builder.finish().0
    }
}

/// Returns whether a value is a text in the log of changes. The program logs only numbers and weights of criteria, so
/// any other text can be anything, for example an id.
fn is_logged_text(path: &FieldPath, value: &FieldValue) -> bool {
    let is_logged = matches!(path, FieldPath::LoggedChange(_, LoggedChangeField::From | LoggedChangeField::To));
    let is_weights = |texts: &[String]| texts.iter().all(|text| parse_weight(text).is_some());
    is_logged
        && match value {
            FieldValue::Number(_) | FieldValue::Bool(_) | FieldValue::Rating(_) => false,
            FieldValue::Texts(texts) => !is_weights(texts),
            _ => true,
        }
}

fn rename_path(renamer: &impl Renamer, path: &FieldPath) -> FieldPath {
    use List::{Accounts, Conditions, Criteria, Options, Participants, Steps, Tripwires};
    let rename = |list, id: &Id| renamer.rename_id(list, id);
    match path {
        FieldPath::Account(id, field) => FieldPath::Account(rename(Accounts, id), *field),
        FieldPath::Option(id, field) => FieldPath::Option(rename(Options, id), *field),
        FieldPath::Fate(option, account) => FieldPath::Fate(rename(Options, option), rename(Accounts, account)),
        FieldPath::Condition(id, field) => FieldPath::Condition(rename(Conditions, id), *field),
        FieldPath::Criterion(id, field) => FieldPath::Criterion(rename(Criteria, id), *field),
        FieldPath::Pair(a, b, field) => FieldPath::Pair(rename(Criteria, a), rename(Criteria, b), *field),
        FieldPath::Participant(id, field) => FieldPath::Participant(rename(Participants, id), *field),
        FieldPath::FirstFeeling(person, field) => FieldPath::FirstFeeling(rename(Participants, person), *field),
        FieldPath::Weight(person, criterion) => {
            FieldPath::Weight(rename(Participants, person), rename(Criteria, criterion))
        }
        FieldPath::Rating(person, criterion, option) => {
            FieldPath::Rating(rename(Participants, person), rename(Criteria, criterion), rename(Options, option))
        }
        FieldPath::Step(id, field) => FieldPath::Step(rename(Steps, id), *field),
        FieldPath::Tripwire(id, field) => FieldPath::Tripwire(rename(Tripwires, id), *field),
        FieldPath::PrivateCriterion(id) => FieldPath::PrivateCriterion(rename(Criteria, id)),
        FieldPath::Head(_)
        | FieldPath::ListOrder(_)
        | FieldPath::Weighing(_)
        | FieldPath::Decision(..)
        | FieldPath::Review(..)
        | FieldPath::LoggedChange(..)
        | FieldPath::Visit(..)
        | FieldPath::PrivateNotes
        | FieldPath::PrivateVisit(_) => path.clone(),
    }
}

fn rename_value(renamer: &impl Renamer, path: &FieldPath, value: &FieldValue) -> FieldValue {
    let option = |id: &Id| renamer.rename_id(List::Options, id);
    match value {
        FieldValue::Text(text) if matches!(path, FieldPath::LoggedChange(_, LoggedChangeField::What)) => {
            let group = WeightGroup::parse(text).map(|group| match group {
                WeightGroup::OwnWeights(person) => {
                    WeightGroup::OwnWeights(renamer.rename_id(List::Participants, &person)).to_string()
                }
                WeightGroup::Ranks => group.to_string(),
            });
            let renamed = || FieldPath::parse(text).map(|parsed| rename_path(renamer, &parsed).to_string());
            // A text that is not a valid path may contain names, so the text is removed.
            FieldValue::Text(group.or_else(renamed).unwrap_or_default())
        }
        FieldValue::Texts(texts) if matches!(path, FieldPath::LoggedChange(..)) => {
            let weights = texts.iter().filter_map(|text| parse_weight(text));
            let renamed = weights.map(|(id, number)| format!("{} {number}", renamer.rename_id(List::Criteria, &id)));
            FieldValue::Texts(renamed.collect())
        }
        FieldValue::Text(text) => FieldValue::Text(renamer.replace_text(path, text)),
        FieldValue::Texts(texts) => {
            FieldValue::Texts(texts.iter().map(|text| renamer.replace_text(path, text)).collect())
        }
        FieldValue::Id(id) => FieldValue::Id(option(id)),
        FieldValue::Ids(ids) => FieldValue::Ids(ids.iter().map(option).collect()),
        FieldValue::Scores(scores) => {
            FieldValue::Scores(scores.iter().map(|(id, score)| (option(id), *score)).collect())
        }
        FieldValue::Fate(Fate::Merge(into)) => FieldValue::Fate(Fate::Merge(renamer.rename_id(List::Accounts, into))),
        FieldValue::Rating(rating) => {
            let note = rating.note.as_deref().map(|note| renamer.replace_text(path, note));
            FieldValue::Rating(rating.clone().with_note(note))
        }
        FieldValue::EntryIds(ids) => {
            FieldValue::EntryIds(ids.iter().map(|id| self::rename_entry_id(renamer, path, id)).collect())
        }
        FieldValue::Number(_)
        | FieldValue::Bool(_)
        | FieldValue::Date(_)
        | FieldValue::Moment(_)
        | FieldValue::Fate(_) => value.clone(),
    }
}

fn rename_entry_id(renamer: &impl Renamer, path: &FieldPath, entry_id: &EntryId) -> EntryId {
    match (path, entry_id) {
        (FieldPath::ListOrder(list), EntryId::Id(id)) => EntryId::Id(renamer.rename_id(*list, id)),
        (_, EntryId::Pair(a, b)) => {
            EntryId::Pair(renamer.rename_id(List::Criteria, a), renamer.rename_id(List::Criteria, b))
        }
        _ => entry_id.clone(),
    }
}
