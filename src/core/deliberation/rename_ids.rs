//! A deliberation written down anew under other names: what is handed on without saying whose it is.

use super::diff::diff;
use super::document::Deliberation;
use super::edit::Builder;
use super::field_path::{FieldPath, List};
use super::field_value::FieldValue;
use super::ids::{EntryId, Id};
use super::rating::Fate;
use super::tables::LoggedChangeField;

/// What names and texts become.
pub trait Renamer {
    /// The id of an entry of a list.
    fn rename_id(&self, list: List, id: &Id) -> Id;
    /// The text at a place, by its old key.
    fn replace_text(&self, key: &FieldPath, text: &str) -> String;
}

impl Deliberation {
    /// The same with other ids and texts, wherever they stand; without the id of the whole and the words
    /// it is found by. A word of a scale stays.
    pub fn renamed_by(&self, alias: &impl Renamer) -> Deliberation {
        let mut draft = Builder::default();
        for change in diff(&Deliberation::default(), self).changes {
            let Some(leaf) = change.to else { continue };
            let key = rename_path(alias, &change.path);
            let new = self::rename_value(alias, &change.path, &leaf);
            // A scale takes its own words only.
            if draft.set(key.clone(), Some(new)).is_err() {
                drop(draft.set(key, Some(leaf)));
            }
        }
        (draft.head_mut().id, draft.head_mut().tags) = (None, None);
        draft.finish().0
    }
}

fn rename_path(alias: &impl Renamer, key: &FieldPath) -> FieldPath {
    use List::{Accounts, Conditions, Criteria, Options, Participants, Steps};
    let of = |list, id: &Id| alias.rename_id(list, id);
    match key {
        FieldPath::Account(id, field) => FieldPath::Account(of(Accounts, id), *field),
        FieldPath::Option(id, field) => FieldPath::Option(of(Options, id), *field),
        FieldPath::Fate(option, account) => FieldPath::Fate(of(Options, option), of(Accounts, account)),
        FieldPath::Condition(id, field) => FieldPath::Condition(of(Conditions, id), *field),
        FieldPath::Criterion(id, field) => FieldPath::Criterion(of(Criteria, id), *field),
        FieldPath::Pair(a, b, field) => FieldPath::Pair(of(Criteria, a), of(Criteria, b), *field),
        FieldPath::Participant(id, field) => FieldPath::Participant(of(Participants, id), *field),
        FieldPath::FirstFeeling(person, field) => FieldPath::FirstFeeling(of(Participants, person), *field),
        FieldPath::Weight(person, criterion) => FieldPath::Weight(of(Participants, person), of(Criteria, criterion)),
        FieldPath::Rating(person, criterion, option) => {
            FieldPath::Rating(of(Participants, person), of(Criteria, criterion), of(Options, option))
        }
        FieldPath::Step(id, field) => FieldPath::Step(of(Steps, id), *field),
        FieldPath::PrivateCriterion(id) => FieldPath::PrivateCriterion(of(Criteria, id)),
        FieldPath::Head(_)
        | FieldPath::ListOrder(_)
        | FieldPath::Weighing(_)
        | FieldPath::Decision(..)
        | FieldPath::Review(..)
        | FieldPath::LoggedChange(..)
        | FieldPath::Visit(..)
        | FieldPath::PrivateNotes
        | FieldPath::PrivateVisit(_) => key.clone(),
    }
}

fn rename_value(alias: &impl Renamer, at: &FieldPath, leaf: &FieldValue) -> FieldValue {
    let option = |id: &Id| alias.rename_id(List::Options, id);
    match leaf {
        FieldValue::Text(path) if matches!(at, FieldPath::LoggedChange(_, LoggedChangeField::What)) => {
            // A path that is none says who knows what.
            FieldValue::Text(
                FieldPath::parse(path).map(|named| rename_path(alias, &named).to_string()).unwrap_or_default(),
            )
        }
        FieldValue::Text(text) => FieldValue::Text(alias.replace_text(at, text)),
        FieldValue::Texts(texts) => FieldValue::Texts(texts.iter().map(|text| alias.replace_text(at, text)).collect()),
        FieldValue::Id(id) => FieldValue::Id(option(id)),
        FieldValue::Ids(ids) => FieldValue::Ids(ids.iter().map(option).collect()),
        FieldValue::Scores(scores) => {
            FieldValue::Scores(scores.iter().map(|(id, score)| (option(id), *score)).collect())
        }
        FieldValue::Fate(Fate::Merge(into)) => FieldValue::Fate(Fate::Merge(alias.rename_id(List::Accounts, into))),
        FieldValue::Rating(rating) => {
            let note = rating.note.as_deref().map(|note| alias.replace_text(at, note));
            FieldValue::Rating(rating.clone().with_note(note))
        }
        FieldValue::EntryIds(names) => {
            FieldValue::EntryIds(names.iter().map(|name| self::rename_entry_id(alias, at, name)).collect())
        }
        FieldValue::Number(_)
        | FieldValue::Bool(_)
        | FieldValue::Date(_)
        | FieldValue::Moment(_)
        | FieldValue::Fate(_) => leaf.clone(),
    }
}

fn rename_entry_id(alias: &impl Renamer, at: &FieldPath, name: &EntryId) -> EntryId {
    match (at, name) {
        (FieldPath::ListOrder(list), EntryId::Id(id)) => EntryId::Id(alias.rename_id(*list, id)),
        (_, EntryId::Pair(a, b)) => {
            EntryId::Pair(alias.rename_id(List::Criteria, a), alias.rename_id(List::Criteria, b))
        }
        _ => name.clone(),
    }
}
