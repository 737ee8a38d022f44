//! Edits: the only way to change a deliberation.

use super::change::{Change, Edit};
use super::diff::diff;
use super::document::{Deliberation, ListEntry};
use super::error::{ApplyError, IntegrityError};
use super::field_path::{FieldPath, List};
use super::field_value::FieldValue;
use super::ids::{EntryId, Id};
use super::rating::{Fate, Rating};
use super::tables::{CriterionField, Head, Weighing};
use super::typed_value::TypedValue;

impl Edit {
    /// Sets one place.
    pub fn set(document: &Deliberation, key: FieldPath, to: Option<FieldValue>) -> Edit {
        let from = document.get(&key);
        let changes = if from == to { Vec::new() } else { vec![Change { path: key, from, to }] };
        Edit { changes, coalesce_path: None }
    }

    /// Sets one place to a value.
    pub fn set_typed<T: TypedValue>(document: &Deliberation, key: FieldPath, value: &T) -> Edit {
        Edit::set(document, key, Some(value.to_value()))
    }

    /// Sets one place to a text; clears it where the text is blank.
    pub fn set_text(document: &Deliberation, key: FieldPath, text: &str) -> Edit {
        Edit::set(
            document,
            key,
            Some(text).filter(|text| !text.trim().is_empty()).map(|text| FieldValue::Text(text.to_owned())),
        )
    }

    /// Rates an option, or takes the rating back.
    pub fn rate(document: &Deliberation, person: &Id, criterion: &Id, option: &Id, rating: Option<Rating>) -> Edit {
        Edit::set(
            document,
            FieldPath::Rating(person.clone(), criterion.clone(), option.clone()),
            rating.map(FieldValue::Rating),
        )
    }

    /// Everything `change` does to a copy of the document, as one edit.
    pub fn build(document: &Deliberation, change: impl FnOnce(&mut Builder)) -> Edit {
        let mut draft = Builder::from_document(document);
        change(&mut draft);
        diff(document, &draft.0)
    }

    /// Takes an option away with everything that names it: ratings, fates, conditions, feelings.
    pub fn remove_option(document: &Deliberation, id: &Id) -> Edit {
        Edit::build(document, |draft| {
            let d = &mut draft.0;
            d.options.retain(|option| option.id != *id);
            d.fates.remove(id);
            for condition in &mut d.conditions {
                if let Some(options) = &mut condition.options {
                    options.retain(|option| option != id);
                }
            }
            d.first_feelings.retain(|_, gut| gut.option.as_ref() != Some(id));
            for rows in d.ratings.values_mut() {
                for row in rows.values_mut() {
                    row.remove(id);
                }
            }
            d.remove_empty_maps();
        })
    }

    /// Takes a criterion away with everything that names it: ratings, points, judgements. The others keep their ranks.
    pub fn remove_criterion(document: &Deliberation, id: &Id) -> Edit {
        Edit::build(document, |draft| {
            let d = &mut draft.0;
            d.criteria.retain(|criterion| criterion.id != *id);
            d.pairs.retain(|pair| pair.criteria.0 != *id && pair.criteria.1 != *id);
            for weights in d.weights.values_mut() {
                weights.remove(id);
            }
            for rows in d.ratings.values_mut() {
                rows.remove(id);
            }
            d.private.criteria.remove(id);
            d.remove_empty_maps();
        })
    }

    /// Takes an account away, and what the options would have made of it.
    pub fn remove_account(document: &Deliberation, id: &Id) -> Edit {
        Edit::build(document, |draft| {
            let d = &mut draft.0;
            d.accounts.retain(|account| account.id != *id);
            for fates in d.fates.values_mut() {
                fates.remove(id);
                fates.retain(|_, fate| !matches!(fate, Fate::Merge(into) if into == id));
            }
            d.remove_empty_maps();
        })
    }

    /// Puts a list in this order.
    pub fn reorder(document: &Deliberation, list: List, names: Vec<EntryId>) -> Edit {
        Edit::set(document, FieldPath::ListOrder(list), Some(FieldValue::EntryIds(names)))
    }

    /// Gives each criterion of `ranks` its place, 1 first; ties allowed.
    pub fn set_ranks(document: &Deliberation, ranks: &[(Id, u64)]) -> Edit {
        ranks.iter().fold(Edit::default(), |edit, (id, rank)| {
            edit.chain(Edit::set(
                document,
                FieldPath::Criterion(id.clone(), CriterionField::Rank),
                Some(FieldValue::Number(*rank as f64)),
            ))
        })
    }
}

/// A copy that [`Edit::build`] lets a caller change; what came of it is found by comparing.
#[derive(Debug, Default)]
pub struct Builder(pub(super) Deliberation);

impl Builder {
    /// A copy of a document.
    pub fn from_document(document: &Deliberation) -> Builder {
        Builder(document.clone())
    }

    /// Adds a copy of an entry of another document, by its place there, under a name; of an option, with its fates.
    pub fn copy_entry(&mut self, list: List, from: &Deliberation, place: usize, name: &EntryId) {
        self.0.copy_entry(list, from, place, name.clone());
        if let (List::Options, EntryId::Id(option), Some(there)) = (list, name, from.options().get(place)) {
            for (account, fate) in from.fates(&there.id) {
                self.set_typed(FieldPath::Fate(option.clone(), account.clone()), fate.clone());
            }
        }
    }

    /// The copy as it stands.
    pub fn document(&self) -> &Deliberation {
        &self.0
    }

    /// Sets or clears one place of the copy. A place that does not exist is created with its entry.
    ///
    /// # Errors
    /// The leaf does not fit the place, or its text is longer than a file may have.
    pub fn set(&mut self, key: FieldPath, leaf: Option<FieldValue>) -> Result<(), ApplyError> {
        if let Some((list, name)) = key.entry() {
            let mut names = self.0.entry_ids(list);
            if leaf.is_some() && !names.contains(&name) {
                names.push(name);
                self.0.set(&FieldPath::ListOrder(list), Some(FieldValue::EntryIds(names)))?;
            }
        }
        self.0.set(&key, leaf)
    }

    /// Adds an entry at the end of its list.
    pub fn push<E: ListEntry>(&mut self, entry: E) {
        E::entries_mut(&mut self.0).push(entry);
    }

    /// `[deliberation]` of the copy.
    pub fn head_mut(&mut self) -> &mut Head {
        &mut self.0.head
    }

    /// `[weighing]` of the copy.
    pub fn weighing_mut(&mut self) -> &mut Weighing {
        &mut self.0.weighing
    }

    /// The copy as a document of its own, with everything in it that does not hold.
    pub fn finish(mut self) -> (Deliberation, Vec<IntegrityError>) {
        self.0.remove_empty_maps();
        let unsound = self.0.find_integrity_errors();
        (self.0, unsound)
    }

    /// Sets one place of the copy to a value that surely fits; a refusal is passed over, as there is nobody to tell.
    pub fn set_typed<T: TypedValue>(&mut self, key: FieldPath, value: T) {
        drop(self.set(key, Some(value.to_value())));
    }
}

impl Deliberation {
    /// The only writer: all of `edit`, or nothing and why.
    ///
    /// # Errors
    /// A place is not there, a value does not fit it, or the whole would not be sound; the document is as it was.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), ApplyError> {
        let mut done = Vec::new();
        let outcome = edit.changes.iter().try_for_each(|change| {
            let from = self.get(&change.path);
            self.set(&change.path, change.to.clone())?;
            done.push(Change { path: change.path.clone(), from, to: change.to.clone() });
            Ok(())
        });
        let sound = |document: &Deliberation| {
            document.find_integrity_error_after(edit).map_or(Ok(()), |unsound| Err(ApplyError::Integrity(unsound)))
        };
        outcome.and_then(|()| sound(self)).inspect_err(|_| {
            for change in done.into_iter().rev() {
                // What was there a moment ago fits again.
                drop(self.set(&change.path, change.from));
            }
        })
    }

    /// What `edit` left unsound. Only the edits that add, remove or name things are worth a look at the whole.
    fn find_integrity_error_after(&self, edit: &Edit) -> Option<IntegrityError> {
        use IntegrityError::DanglingReference;
        let mut whole = false;
        for Change { path: key, to, .. } in &edit.changes {
            match (key, to) {
                (_, None) => {}
                (FieldPath::Rating(person, criterion, option), _) => {
                    let dangling = |list, id: &Id| Some(DanglingReference { path: key.clone(), list, id: id.clone() });
                    if !self.has_person(person) {
                        return dangling(List::Participants, person);
                    }
                    if self.criterion(criterion).is_none() {
                        return dangling(List::Criteria, criterion);
                    }
                    if self.option(option).is_none() {
                        return dangling(List::Options, option);
                    }
                }
                (_, Some(FieldValue::Text(_) | FieldValue::Number(_) | FieldValue::Bool(_) | FieldValue::Date(_)))
                    if !matches!(key, FieldPath::Weight(..) | FieldPath::FirstFeeling(..)) => {}
                _ => whole = true,
            }
            whole |= matches!(key, FieldPath::ListOrder(_));
        }
        if whole { self.find_integrity_errors().into_iter().next() } else { None }
    }

    /// Drops the maps that a removal has emptied, so that equal documents compare equal.
    pub(super) fn remove_empty_maps(&mut self) {
        for rows in self.ratings.values_mut() {
            rows.retain(|_, row| !row.is_empty());
        }
        self.ratings.retain(|_, rows| !rows.is_empty());
        self.weights.retain(|_, weights| !weights.is_empty());
        self.fates.retain(|_, fates| !fates.is_empty());
        self.first_feelings.retain(|_, gut| *gut != super::tables::FirstFeeling::default());
    }
}
