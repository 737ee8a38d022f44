//! A deliberation written down anew under other names: what is handed on without saying whose it is.

use super::diff::diff;
use super::document::Deliberation;
use super::edit::Draft;
use super::key::{Key, List};
use super::leaf::Leaf;
use super::name::{Id, Name};
use super::rating::Fate;
use super::tables::ChangedField;

/// What names and texts become.
pub trait Alias {
    /// The id of an entry of a list.
    fn id(&self, list: List, id: &Id) -> Id;
    /// The text at a place, by its old key.
    fn text(&self, key: &Key, text: &str) -> String;
}

impl Deliberation {
    /// The same with other ids and texts, wherever they stand; without the id of the whole and the words
    /// it is found by. A word of a scale stays.
    pub fn under(&self, alias: &impl Alias) -> Deliberation {
        let mut draft = Draft::default();
        for change in diff(&Deliberation::default(), self).changes {
            let Some(leaf) = change.to else { continue };
            let key = key(alias, &change.key);
            let new = self::leaf(alias, &change.key, &leaf);
            // A scale takes its own words only.
            if draft.set(key.clone(), Some(new)).is_err() {
                drop(draft.set(key, Some(leaf)));
            }
        }
        (draft.head().id, draft.head().tags) = (None, None);
        draft.finished().0
    }
}

fn key(alias: &impl Alias, key: &Key) -> Key {
    use List::{Accounts, Conditions, Criteria, Options, Participants, Steps};
    let of = |list, id: &Id| alias.id(list, id);
    match key {
        Key::Account(id, field) => Key::Account(of(Accounts, id), *field),
        Key::Option(id, field) => Key::Option(of(Options, id), *field),
        Key::Fate(option, account) => Key::Fate(of(Options, option), of(Accounts, account)),
        Key::Condition(id, field) => Key::Condition(of(Conditions, id), *field),
        Key::Criterion(id, field) => Key::Criterion(of(Criteria, id), *field),
        Key::Pair(a, b, field) => Key::Pair(of(Criteria, a), of(Criteria, b), *field),
        Key::Participant(id, field) => Key::Participant(of(Participants, id), *field),
        Key::Gut(person, field) => Key::Gut(of(Participants, person), *field),
        Key::Weight(person, criterion) => Key::Weight(of(Participants, person), of(Criteria, criterion)),
        Key::Rating(person, criterion, option) => {
            Key::Rating(of(Participants, person), of(Criteria, criterion), of(Options, option))
        }
        Key::Step(id, field) => Key::Step(of(Steps, id), *field),
        Key::PrivateCriterion(id) => Key::PrivateCriterion(of(Criteria, id)),
        Key::Head(_)
        | Key::Order(_)
        | Key::Weighing(_)
        | Key::Decision(..)
        | Key::Review(..)
        | Key::Changed(..)
        | Key::Visit(..)
        | Key::PrivateNotes
        | Key::PrivateVisit(_) => key.clone(),
    }
}

fn leaf(alias: &impl Alias, at: &Key, leaf: &Leaf) -> Leaf {
    let option = |id: &Id| alias.id(List::Options, id);
    match leaf {
        Leaf::Text(path) if matches!(at, Key::Changed(_, ChangedField::What)) => {
            // A path that is none says who knows what.
            Leaf::Text(Key::of(path).map(|named| key(alias, &named).to_string()).unwrap_or_default())
        }
        Leaf::Text(text) => Leaf::Text(alias.text(at, text)),
        Leaf::Texts(texts) => Leaf::Texts(texts.iter().map(|text| alias.text(at, text)).collect()),
        Leaf::Id(id) => Leaf::Id(option(id)),
        Leaf::Ids(ids) => Leaf::Ids(ids.iter().map(option).collect()),
        Leaf::Scores(scores) => Leaf::Scores(scores.iter().map(|(id, score)| (option(id), *score)).collect()),
        Leaf::Fate(Fate::Merge(into)) => Leaf::Fate(Fate::Merge(alias.id(List::Accounts, into))),
        Leaf::Cell(rating) => {
            let note = rating.note.as_deref().map(|note| alias.text(at, note));
            Leaf::Cell(rating.clone().noted(note))
        }
        Leaf::Order(names) => Leaf::Order(names.iter().map(|name| self::name(alias, at, name)).collect()),
        Leaf::Number(_) | Leaf::Flag(_) | Leaf::Date(_) | Leaf::Moment(_) | Leaf::Fate(_) => leaf.clone(),
    }
}

fn name(alias: &impl Alias, at: &Key, name: &Name) -> Name {
    match (at, name) {
        (Key::Order(list), Name::Id(id)) => Name::Id(alias.id(*list, id)),
        (_, Name::Pair(a, b)) => Name::Pair(alias.id(List::Criteria, a), alias.id(List::Criteria, b)),
        _ => name.clone(),
    }
}
