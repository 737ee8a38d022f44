//! Edits: the only way to change a deliberation.

use super::change::{Change, Edit};
use super::diff::diff;
use super::document::{Deliberation, Listed};
use super::error::{Refused, Unsound};
use super::key::{Key, List};
use super::leaf::Leaf;
use super::name::{Id, Name};
use super::rating::{Fate, Rating};
use super::tables::{CriterionField, Head, Weighing};
use super::value::Value;

impl Edit {
    /// Sets one place.
    pub fn set(document: &Deliberation, key: Key, to: Option<Leaf>) -> Edit {
        let from = document.get(&key);
        let changes = if from == to { Vec::new() } else { vec![Change { key, from, to }] };
        Edit { changes, coalesce: None }
    }

    /// Sets one place to a value.
    pub fn put<T: Value>(document: &Deliberation, key: Key, value: &T) -> Edit {
        Edit::set(document, key, Some(value.leaf()))
    }

    /// Sets one place to a text; clears it where the text is blank.
    pub fn text(document: &Deliberation, key: Key, text: &str) -> Edit {
        Edit::set(
            document,
            key,
            Some(text).filter(|text| !text.trim().is_empty()).map(|text| Leaf::Text(text.to_owned())),
        )
    }

    /// Rates an option, or takes the rating back.
    pub fn rate(document: &Deliberation, person: &Id, criterion: &Id, option: &Id, rating: Option<Rating>) -> Edit {
        Edit::set(document, Key::Rating(person.clone(), criterion.clone(), option.clone()), rating.map(Leaf::Cell))
    }

    /// Everything `change` does to a copy of the document, as one edit.
    pub fn between(document: &Deliberation, change: impl FnOnce(&mut Draft)) -> Edit {
        let mut draft = Draft::of(document);
        change(&mut draft);
        diff(document, &draft.0)
    }

    /// Takes an option away with everything that names it: ratings, fates, conditions, feelings.
    pub fn remove_option(document: &Deliberation, id: &Id) -> Edit {
        Edit::between(document, |draft| {
            let d = &mut draft.0;
            d.options.retain(|option| option.id != *id);
            d.fates.remove(id);
            for condition in &mut d.conditions {
                if let Some(options) = &mut condition.options {
                    options.retain(|option| option != id);
                }
            }
            d.guts.retain(|_, gut| gut.option.as_ref() != Some(id));
            for rows in d.ratings.values_mut() {
                for row in rows.values_mut() {
                    row.remove(id);
                }
            }
            d.tidy();
        })
    }

    /// Takes a criterion away with everything that names it: ratings, points, judgements. The others keep their ranks.
    pub fn remove_criterion(document: &Deliberation, id: &Id) -> Edit {
        Edit::between(document, |draft| {
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
            d.tidy();
        })
    }

    /// Takes an account away, and what the options would have made of it.
    pub fn remove_account(document: &Deliberation, id: &Id) -> Edit {
        Edit::between(document, |draft| {
            let d = &mut draft.0;
            d.accounts.retain(|account| account.id != *id);
            for fates in d.fates.values_mut() {
                fates.remove(id);
                fates.retain(|_, fate| !matches!(fate, Fate::Merge(into) if into == id));
            }
            d.tidy();
        })
    }

    /// Puts a list in this order.
    pub fn arrange(document: &Deliberation, list: List, names: Vec<Name>) -> Edit {
        Edit::set(document, Key::Order(list), Some(Leaf::Order(names)))
    }

    /// Gives each criterion of `ranks` its place, 1 first; ties allowed.
    pub fn rank(document: &Deliberation, ranks: &[(Id, u64)]) -> Edit {
        ranks.iter().fold(Edit::default(), |edit, (id, rank)| {
            edit.and(Edit::set(
                document,
                Key::Criterion(id.clone(), CriterionField::Rank),
                Some(Leaf::Number(*rank as f64)),
            ))
        })
    }
}

/// A copy that [`Edit::between`] lets a caller change; what came of it is found by comparing.
#[derive(Debug, Default)]
pub struct Draft(pub(super) Deliberation);

impl Draft {
    /// A copy of a document.
    pub fn of(document: &Deliberation) -> Draft {
        Draft(document.clone())
    }

    /// Adds a copy of an entry of another document, by its place there, under a name; of an option, with its fates.
    pub fn adopt(&mut self, list: List, from: &Deliberation, place: usize, name: &Name) {
        self.0.adopt(list, from, place, name.clone());
        if let (List::Options, Name::Id(option), Some(there)) = (list, name, from.options().get(place)) {
            for (account, fate) in from.fates(&there.id) {
                self.put(Key::Fate(option.clone(), account.clone()), fate.clone());
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
    pub fn set(&mut self, key: Key, leaf: Option<Leaf>) -> Result<(), Refused> {
        if let Some((list, name)) = key.entry() {
            let mut names = self.0.order(list);
            if leaf.is_some() && !names.contains(&name) {
                names.push(name);
                self.0.set(&Key::Order(list), Some(Leaf::Order(names)))?;
            }
        }
        self.0.set(&key, leaf)
    }

    /// Adds an entry at the end of its list.
    pub fn push<E: Listed>(&mut self, entry: E) {
        E::all_mut(&mut self.0).push(entry);
    }

    /// `[deliberation]` of the copy.
    pub fn head(&mut self) -> &mut Head {
        &mut self.0.head
    }

    /// `[weighing]` of the copy.
    pub fn weighing(&mut self) -> &mut Weighing {
        &mut self.0.weighing
    }

    /// The copy as a document of its own, with everything in it that does not hold.
    pub fn finished(mut self) -> (Deliberation, Vec<Unsound>) {
        self.0.tidy();
        let unsound = self.0.unsound();
        (self.0, unsound)
    }

    /// Sets one place of the copy to a value that surely fits; a refusal is passed over, as there is nobody to tell.
    pub fn put<T: Value>(&mut self, key: Key, value: T) {
        drop(self.set(key, Some(value.leaf())));
    }
}

impl Deliberation {
    /// The only writer: all of `edit`, or nothing and why.
    ///
    /// # Errors
    /// A place is not there, a value does not fit it, or the whole would not be sound; the document is as it was.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), Refused> {
        let mut done = Vec::new();
        let outcome = edit.changes.iter().try_for_each(|change| {
            let from = self.get(&change.key);
            self.set(&change.key, change.to.clone())?;
            done.push(Change { key: change.key.clone(), from, to: change.to.clone() });
            Ok(())
        });
        let sound = |document: &Deliberation| {
            document.unsound_after(edit).map_or(Ok(()), |unsound| Err(Refused::Unsound(unsound)))
        };
        outcome.and_then(|()| sound(self)).inspect_err(|_| {
            for change in done.into_iter().rev() {
                // What was there a moment ago fits again.
                drop(self.set(&change.key, change.from));
            }
        })
    }

    /// What `edit` left unsound. Only the edits that add, remove or name things are worth a look at the whole.
    fn unsound_after(&self, edit: &Edit) -> Option<Unsound> {
        use Unsound::Dangling;
        let mut whole = false;
        for Change { key, to, .. } in &edit.changes {
            match (key, to) {
                (_, None) => {}
                (Key::Rating(person, criterion, option), _) => {
                    let dangling = |list, id: &Id| Some(Dangling { at: key.clone(), list, id: id.clone() });
                    if !self.knows(person) {
                        return dangling(List::Participants, person);
                    }
                    if self.criterion(criterion).is_none() {
                        return dangling(List::Criteria, criterion);
                    }
                    if self.option(option).is_none() {
                        return dangling(List::Options, option);
                    }
                }
                (_, Some(Leaf::Text(_) | Leaf::Number(_) | Leaf::Flag(_) | Leaf::Date(_)))
                    if !matches!(key, Key::Weight(..) | Key::Gut(..)) => {}
                _ => whole = true,
            }
            whole |= matches!(key, Key::Order(_));
        }
        if whole { self.unsound().into_iter().next() } else { None }
    }

    /// Drops the maps that a removal has emptied, so that equal documents compare equal.
    pub(super) fn tidy(&mut self) {
        for rows in self.ratings.values_mut() {
            rows.retain(|_, row| !row.is_empty());
        }
        self.ratings.retain(|_, rows| !rows.is_empty());
        self.weights.retain(|_, weights| !weights.is_empty());
        self.fates.retain(|_, fates| !fates.is_empty());
        self.guts.retain(|_, gut| *gut != super::tables::Gut::default());
    }
}
