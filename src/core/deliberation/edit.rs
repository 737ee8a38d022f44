//! Constructors of [`Edit`]s, and [`Deliberation::apply`], the only function that changes a deliberation.

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
    /// Returns the edit that sets the field at `path` to a value, or removes the value if `to` is `None`.
    ///
    /// The edit is empty if the field already has this value.
    pub fn set(document: &Deliberation, path: FieldPath, to: Option<FieldValue>) -> Edit {
        let from = document.get(&path);
        let changes = if from == to { Vec::new() } else { vec![Change { path, from, to }] };
        Edit { changes, coalesce_path: None }
    }

    /// Returns the edit that sets the field at `path` to a value of a Rust type.
    pub fn set_typed<T: TypedValue>(document: &Deliberation, path: FieldPath, value: &T) -> Edit {
        Edit::set(document, path, Some(value.to_value()))
    }

    /// Returns the edit that sets the field at `path` to a text, or removes the value if the text is blank.
    pub fn set_text(document: &Deliberation, path: FieldPath, text: &str) -> Edit {
        Edit::set(
            document,
            path,
            Some(text).filter(|text| !text.trim().is_empty()).map(|text| FieldValue::Text(text.to_owned())),
        )
    }

    /// Returns the edit that sets a rating, or removes the rating if `rating` is `None`.
    pub fn rate(document: &Deliberation, person: &Id, criterion: &Id, option: &Id, rating: Option<Rating>) -> Edit {
        Edit::set(
            document,
            FieldPath::Rating(person.clone(), criterion.clone(), option.clone()),
            rating.map(FieldValue::Rating),
        )
    }

    /// Returns one edit with all changes that `change` makes to a copy of the document.
    pub fn build(document: &Deliberation, change: impl FnOnce(&mut Builder)) -> Edit {
        let mut builder = Builder::from_document(document);
        change(&mut builder);
        diff(document, &builder.0)
    }

    /// Returns the edit that removes an option and the values that refer to the option: ratings, fates, conditions and
    /// first feelings.
    ///
    /// Decisions are not changed, so [`Deliberation::apply`] rejects the edit if a decision refers to the option.
    pub fn remove_option(document: &Deliberation, id: &Id) -> Edit {
        Edit::build(document, |builder| {
            let d = &mut builder.0;
            d.options.retain(|option| option.id != *id);
            d.fates.remove(id);
            for condition in &mut d.conditions {
                if let Some(options) = &mut condition.options {
                    options.retain(|option| option != id);
                }
            }
            d.first_feelings.retain(|_, first_feeling| first_feeling.option.as_ref() != Some(id));
            for rows in d.ratings.values_mut() {
                for row in rows.values_mut() {
                    row.remove(id);
                }
            }
            d.remove_empty_maps();
        })
    }

    /// Returns the edit that removes a criterion and the values that refer to the criterion: ratings, points, pairwise
    /// judgements and private notes. Other criteria keep their ranks.
    pub fn remove_criterion(document: &Deliberation, id: &Id) -> Edit {
        Edit::build(document, |builder| {
            let d = &mut builder.0;
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

    /// Returns the edit that removes an account, the fates of the account, and the fates that merge another account
    /// into the removed one.
    pub fn remove_account(document: &Deliberation, id: &Id) -> Edit {
        Edit::build(document, |builder| {
            let d = &mut builder.0;
            d.accounts.retain(|account| account.id != *id);
            for fates in d.fates.values_mut() {
                fates.remove(id);
                fates.retain(|_, fate| !matches!(fate, Fate::Merge(into) if into == id));
            }
            d.remove_empty_maps();
        })
    }

    /// Returns the edit that gives a list the entries `ids`, in this order.
    pub fn reorder(document: &Deliberation, list: List, ids: Vec<EntryId>) -> Edit {
        Edit::set(document, FieldPath::ListOrder(list), Some(FieldValue::EntryIds(ids)))
    }

    /// Returns the edit that sets the ranks of criteria. Rank 1 is the most important; ties are allowed.
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

/// A copy of a document that a caller of [`Edit::build`] changes freely, without checks of integrity.
#[derive(Debug, Default)]
pub struct Builder(pub(super) Deliberation);

impl Builder {
    /// Returns a builder that starts with a copy of `document`.
    pub fn from_document(document: &Deliberation) -> Builder {
        Builder(document.clone())
    }

    /// Adds a copy of the entry at `index` of a list of another document, with the id `id`. For an option, the fates
    /// under the option are copied as well. Does nothing if the list has no entry at `index`.
    pub fn copy_entry(&mut self, list: List, from: &Deliberation, index: usize, id: &EntryId) {
        self.0.copy_entry(list, from, index, id.clone());
        if let (List::Options, EntryId::Id(option), Some(source)) = (list, id, from.options().get(index)) {
            for (account, fate) in from.fates(&source.id) {
                self.set_typed(FieldPath::Fate(option.clone(), account.clone()), fate.clone());
            }
        }
    }

    /// Returns the document in its current state.
    pub fn document(&self) -> &Deliberation {
        &self.0
    }

    /// Sets the value of one field, or removes the value if `value` is `None`. If the entry of the field does not
    /// exist, the entry is added at the end of the list.
    ///
    /// # Errors
    /// Returns [`ApplyError::TypeMismatch`] if the value does not have the type of the field, and
    /// [`ApplyError::TooLong`] if the text is longer than [`MAX_TEXT_BYTES`](super::MAX_TEXT_BYTES). Returns
    /// [`ApplyError::Missing`] if `value` is `None` and the entry does not exist.
    pub fn set(&mut self, path: FieldPath, value: Option<FieldValue>) -> Result<(), ApplyError> {
        if let Some((list, id)) = path.entry() {
            let mut ids = self.0.entry_ids(list);
            if value.is_some() && !ids.contains(&id) {
                ids.push(id);
                self.0.set(&FieldPath::ListOrder(list), Some(FieldValue::EntryIds(ids)))?;
            }
        }
        self.0.set(&path, value)
    }

    /// Adds an entry at the end of the list of its type.
    pub fn push<E: ListEntry>(&mut self, entry: E) {
        E::entries_mut(&mut self.0).push(entry);
    }

    /// Returns the table `[deliberation]`, for changes.
    pub fn head_mut(&mut self) -> &mut Head {
        &mut self.0.head
    }

    /// Returns the table `[weighing]`, for changes.
    pub fn weighing_mut(&mut self) -> &mut Weighing {
        &mut self.0.weighing
    }

    /// Returns the document and all its integrity errors.
    pub fn finish(mut self) -> (Deliberation, Vec<IntegrityError>) {
        self.0.remove_empty_maps();
        let errors = self.0.find_integrity_errors();
        (self.0, errors)
    }

    /// Sets the value of one field to a value of the field's type. An error is ignored: the field keeps its value.
    pub fn set_typed<T: TypedValue>(&mut self, path: FieldPath, value: T) {
        drop(self.set(path, Some(value.to_value())));
    }
}

impl Deliberation {
    /// Applies all changes of `edit`, or none of them.
    ///
    /// # Errors
    /// Returns an error, and leaves the document unchanged, if an entry does not exist, if a value does not have the
    /// type of its field, if a text is too long, if an entry would lack a required value, or if the result would have
    /// an [`IntegrityError`].
    pub fn apply(&mut self, edit: &Edit) -> Result<(), ApplyError> {
        let mut done = Vec::new();
        let outcome = edit.changes.iter().try_for_each(|change| {
            let from = self.get(&change.path);
            self.set(&change.path, change.to.clone())?;
            done.push(Change { path: change.path.clone(), from, to: change.to.clone() });
            Ok(())
        });
        let check = |document: &Deliberation| {
            if let Some(list) = document.find_incomplete_list_after(edit) {
                return Err(ApplyError::RequiredValueMissing(list));
            }
            document.find_integrity_error_after(edit).map_or(Ok(()), |error| Err(ApplyError::Integrity(error)))
        };
        outcome.and_then(|()| check(self)).inspect_err(|_| {
            for change in done.into_iter().rev() {
                // Restoring a previous value cannot fail, because the field held the value before.
                drop(self.set(&change.path, change.from));
            }
        })
    }

    /// Returns a list in which `edit` leaves an entry without a required value. Only an edit that removes values or
    /// adds entries can do so.
    fn find_incomplete_list_after(&self, edit: &Edit) -> Option<List> {
        let touched = edit.changes.iter().filter_map(|change| match (&change.path, &change.to) {
            (FieldPath::ListOrder(list), _) => Some(*list),
            (path, None) => path.entry().map(|(list, _)| list),
            _ => None,
        });
        touched.into_iter().find(|list| self.lacks_required_value(*list))
    }

    /// Returns an integrity error that `edit` causes.
    ///
    /// The whole document is checked only after edits that add, remove or refer to entries, because the check is slow
    /// and other edits cannot cause an error.
    fn find_integrity_error_after(&self, edit: &Edit) -> Option<IntegrityError> {
        use IntegrityError::DanglingReference;
        let mut needs_full_check = false;
        for Change { path, to, .. } in &edit.changes {
            match (path, to) {
                (_, None) => {}
                (FieldPath::Rating(person, criterion, option), _) => {
                    let dangling = |list, id: &Id| Some(DanglingReference { path: path.clone(), list, id: id.clone() });
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
                    if !matches!(
                        path,
                        FieldPath::Weight(..) | FieldPath::FirstFeeling(..) | FieldPath::PrivateCriterion(_)
                    ) => {}
                _ => needs_full_check = true,
            }
            needs_full_check |= matches!(path, FieldPath::ListOrder(_));
        }
        if needs_full_check { self.find_integrity_errors().into_iter().next() } else { None }
    }

    /// Removes empty maps, so that documents with the same values compare equal.
    pub(super) fn remove_empty_maps(&mut self) {
        for rows in self.ratings.values_mut() {
            rows.retain(|_, row| !row.is_empty());
        }
        self.ratings.retain(|_, rows| !rows.is_empty());
        self.weights.retain(|_, weights| !weights.is_empty());
        self.fates.retain(|_, fates| !fates.is_empty());
        self.first_feelings.retain(|_, first_feeling| *first_feeling != super::tables::FirstFeeling::default());
    }
}
