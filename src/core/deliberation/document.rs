//! The [`Deliberation`]: the contents of one file, with read access for all callers and write access by field path.

use std::collections::BTreeMap;

use super::error::ApplyError;
use super::field_path::{FieldPath, List};
use super::field_value::{FieldValue, TypeMismatch};
use super::ids::{EntryId, Id};
use super::keyword_enums::{ConditionState, Language, Seat, TimeHorizon, WeightingMethod};
use super::rating::{Fate, Rating};
use super::record::{Record, RecordWithId, clone_with_id};
use super::tables::{
    Account, ActionStep, Alternative, Condition, Criterion, Decision, FirstFeeling, Head, LoggedChange, Pair,
    Participant, Review, Tripwire, Visit, Weighing,
};
use super::typed_value::{Lens, Points, TypedValue};

/// Calls a function that is generic over the entry type with the entry type of a list.
macro_rules! for_list_entry_type {
    ($list:expr, $function:ident($($argument:expr),*)) => {
        match $list {
            List::Accounts => $function::<Account>($($argument),*),
            List::Options => $function::<Alternative>($($argument),*),
            List::Conditions => $function::<Condition>($($argument),*),
            List::Criteria => $function::<Criterion>($($argument),*),
            List::Pairs => $function::<Pair>($($argument),*),
            List::Participants => $function::<Participant>($($argument),*),
            List::Decisions => $function::<Decision>($($argument),*),
            List::Steps => $function::<ActionStep>($($argument),*),
            List::Tripwires => $function::<Tripwire>($($argument),*),
            List::Reviews => $function::<Review>($($argument),*),
            List::Changes => $function::<LoggedChange>($($argument),*),
            List::Visits => $function::<Visit>($($argument),*),
        }
    };
}

/// Values by two ids: fates by option and account, points by person and criterion, or ratings by criterion and option.
pub type NestedIdMap<T> = BTreeMap<Id, BTreeMap<Id, T>>;

/// One deliberation. Outside this crate, only [`Deliberation::apply`] changes a deliberation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deliberation {
    pub(super) head: Head,
    pub(super) weighing: Weighing,
    pub(super) accounts: Vec<Account>,
    pub(super) options: Vec<Alternative>,
    pub(super) fates: NestedIdMap<Fate>,
    pub(super) conditions: Vec<Condition>,
    pub(super) criteria: Vec<Criterion>,
    pub(super) pairs: Vec<Pair>,
    pub(super) participants: Vec<Participant>,
    pub(super) first_feelings: BTreeMap<Id, FirstFeeling>,
    pub(super) weights: NestedIdMap<Points>,
    pub(super) ratings: BTreeMap<Id, NestedIdMap<Rating>>,
    pub(super) decisions: Vec<Decision>,
    pub(super) steps: Vec<ActionStep>,
    pub(super) tripwires: Vec<Tripwire>,
    pub(super) reviews: Vec<Review>,
    pub(super) changes: Vec<LoggedChange>,
    pub(super) visits: Vec<Visit>,
    pub(super) private: PrivateNotes,
}

/// `[private]`: the private notes of the coach. No export contains these notes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrivateNotes {
    pub(super) general: Option<String>,
    pub(super) criteria: BTreeMap<Id, String>,
    pub(super) visits: BTreeMap<String, String>,
}

/// A person whose answers count: a participant with a voice above 0, or `me` if the file lists no participant
/// (METHOD.md §2).
#[derive(Clone, Debug, PartialEq)]
pub struct Person<'a> {
    /// The id of the person, under which the file stores weights and ratings.
    pub id: &'a Id,
    /// The name of the person, if the file contains the name.
    pub name: Option<&'a str>,
    /// The role of the person.
    pub seat: Seat,
    /// The weight of the person's answers relative to those of other people, above 0.
    pub voice: f64,
}

impl Deliberation {
    /// Returns the table `[deliberation]`.
    pub fn head(&self) -> &Head {
        &self.head
    }
    /// Returns the table `[weighing]`.
    pub fn weighing(&self) -> &Weighing {
        &self.weighing
    }
    /// Returns the accounts, in the order of the file.
    pub fn accounts(&self) -> &[Account] {
        &self.accounts
    }
    /// Returns the options, in the order of the file.
    pub fn options(&self) -> &[Alternative] {
        &self.options
    }
    /// Returns the conditions, in the order of the file.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }
    /// Returns the criteria, in the order of the file.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }
    /// Returns the pairwise judgements, in the order of the file.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }
    /// Returns all participants, coaches included, in the order of the file.
    pub fn participants(&self) -> &[Participant] {
        &self.participants
    }
    /// Returns the decisions, in the order of the file. The last decision is the current one.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }
    /// Returns the steps, in the order of the file.
    pub fn steps(&self) -> &[ActionStep] {
        &self.steps
    }
    /// Returns the tripwires, in the order of the file.
    pub fn tripwires(&self) -> &[Tripwire] {
        &self.tripwires
    }
    /// Returns the reviews, in the order of the file.
    pub fn reviews(&self) -> &[Review] {
        &self.reviews
    }
    /// Returns the log of changes made after the verdict was shown.
    pub fn changes(&self) -> &[LoggedChange] {
        &self.changes
    }
    /// Returns the visits: the times at which a person worked on the deliberation.
    pub fn visits(&self) -> &[Visit] {
        &self.visits
    }
    /// Returns the private notes of the coach.
    pub fn private(&self) -> &PrivateNotes {
        &self.private
    }

    /// Returns the account with the id `id`.
    pub fn account(&self, id: &Id) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == *id)
    }
    /// Returns the option with the id `id`.
    pub fn option(&self, id: &Id) -> Option<&Alternative> {
        self.options.iter().find(|option| option.id == *id)
    }
    /// Returns the condition with the id `id`.
    pub fn condition(&self, id: &Id) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.id == *id)
    }
    /// Returns the criterion with the id `id`.
    pub fn criterion(&self, id: &Id) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == *id)
    }
    /// Returns the participant with the id `id`.
    pub fn participant(&self, id: &Id) -> Option<&Participant> {
        self.participants.iter().find(|participant| participant.id == *id)
    }
    /// Returns the fate of `account` under `option`.
    pub fn fate(&self, option: &Id, account: &Id) -> Option<&Fate> {
        self.fates.get(option)?.get(account)
    }
    /// Returns the known fates of accounts under `option`, by the id of the account.
    pub fn fates(&self, option: &Id) -> impl Iterator<Item = (&Id, &Fate)> {
        self.fates.get(option).into_iter().flatten()
    }
    /// Returns the first feeling of a person.
    pub fn first_feeling(&self, person: &Id) -> Option<&FirstFeeling> {
        self.first_feelings.get(person)
    }
    /// Returns the points that a person gives to criteria, by the id of the criterion.
    pub fn weights(&self, person: &Id) -> Option<&BTreeMap<Id, Points>> {
        self.weights.get(person)
    }
    /// Returns the ratings of a person, by the ids of the criterion and the option.
    pub fn ratings(&self, person: &Id) -> Option<&NestedIdMap<Rating>> {
        self.ratings.get(person)
    }
    /// Returns the rating by `person` of `option` on `criterion`.
    pub fn rating(&self, person: &Id, criterion: &Id, option: &Id) -> Option<&Rating> {
        self.ratings.get(person)?.get(criterion)?.get(option)
    }

    /// Returns the method by which the weights are given; [`WeightingMethod::Points`] if the file contains none.
    pub fn weighting_method(&self) -> WeightingMethod {
        self.weighing.method.unwrap_or(WeightingMethod::Points)
    }
    /// Returns the long-term lens λ, from 0 to 1; 0.5 if the file contains none.
    pub fn lens(&self) -> f64 {
        self.weighing.later.map_or(0.5, Lens::get)
    }
    /// Returns the language of the deliberation, if the file contains one.
    pub fn language(&self) -> Option<Language> {
        self.head.language
    }
    /// Returns the people whose answers count, in the order of the file.
    pub fn people(&self) -> Vec<Person<'_>> {
        if self.participants.is_empty() {
            static ME: std::sync::LazyLock<Id> = std::sync::LazyLock::new(Id::me);
            return vec![Person { id: &ME, name: None, seat: Seat::Person, voice: 1.0 }];
        }
        let listed = self.participants.iter().map(|p| Person {
            id: &p.id,
            name: p.name.as_deref(),
            seat: p.seat(),
            voice: p.voice(),
        });
        listed.filter(|person| person.voice > 0.0).collect()
    }
    /// Returns whether `id` may have answers: `id` is a participant, or is `me` and the file lists no participant.
    pub fn has_person(&self, id: &Id) -> bool {
        if self.participants.is_empty() { *id == Id::me() } else { self.participant(id).is_some() }
    }
    /// Returns the paths of the fields that describe a person or contain the person's answers.
    ///
    /// The paths of `[[participant]]` and `[gut.PERSON]` are always included, whether or not the fields have a value.
    pub fn paths_of_person(&self, person: &Id) -> Vec<FieldPath> {
        let mut paths: Vec<FieldPath> =
            FirstFeeling::FIELDS.iter().map(|field| FieldPath::FirstFeeling(person.clone(), *field)).collect();
        let weights = self.weights.get(person).into_iter().flat_map(BTreeMap::keys);
        paths.extend(weights.map(|criterion| FieldPath::Weight(person.clone(), criterion.clone())));
        for (criterion, row) in self.ratings.get(person).into_iter().flatten() {
            paths.extend(row.keys().map(|option| FieldPath::Rating(person.clone(), criterion.clone(), option.clone())));
        }
        paths.extend(Participant::FIELDS.iter().map(|field| FieldPath::Participant(person.clone(), *field)));
        paths
    }

    /// Returns whether a condition that is not met rules `option` out (METHOD.md §1).
    pub fn is_ruled_out(&self, option: &Id) -> bool {
        self.failed_conditions(option).next().is_some()
    }

    /// Returns the conditions that are not met and rule `option` out, in document order (METHOD.md §1).
    pub fn failed_conditions(&self, option: &Id) -> impl Iterator<Item = &Condition> {
        self.conditions().iter().filter(|condition| {
            condition.state() == ConditionState::Unmet
                && condition.is_blocking()
                && condition.options().contains(option)
        })
    }

    /// Returns the options that no condition rules out, in document order.
    pub fn eligible_options(&self) -> impl Iterator<Item = &Alternative> {
        self.options().iter().filter(|option| !self.is_ruled_out(&option.id))
    }

    /// Returns whether `option` contains a fate that cannot be undone (METHOD.md §5).
    pub fn is_final(&self, option: &Id) -> bool {
        self.fates(option).any(|(_, fate)| fate.is_final())
    }
}

impl Criterion {
    /// Returns when the criterion matters; [`TimeHorizon::Always`] if the file does not contain the horizon.
    pub fn time_horizon(&self) -> TimeHorizon {
        self.when.unwrap_or(TimeHorizon::Always)
    }
    /// Returns whether the criterion is part of the weighing; true if the file does not contain `counts`.
    pub fn may_count(&self) -> bool {
        self.counts != Some(false)
    }
}

impl Condition {
    /// Returns whether the condition is met; [`ConditionState::Unknown`] if the file does not contain the state.
    pub fn state(&self) -> ConditionState {
        self.state.unwrap_or(ConditionState::Unknown)
    }
    /// Returns whether the condition, when unmet, excludes its options; true if the file does not contain `blocking`.
    pub fn is_blocking(&self) -> bool {
        self.blocking != Some(false)
    }
    /// Returns the ids of the options that require the condition.
    pub fn options(&self) -> &[Id] {
        self.options.as_deref().unwrap_or_default()
    }
}

impl Participant {
    /// Returns the role of the participant; [`Seat::Person`] if the file does not contain the role.
    pub fn seat(&self) -> Seat {
        self.seat.unwrap_or(Seat::Person)
    }
    /// Returns whether the participant has a name that is more than spaces.
    pub fn has_name(&self) -> bool {
        self.name.as_deref().is_some_and(|name| !name.trim().is_empty())
    }
    /// Returns the weight of the participant's answers, 0 or more. If the file does not contain the weight: 1, or 0 for
    /// a coach.
    pub fn voice(&self) -> f64 {
        self.voice.map_or(if self.seat() == Seat::Coach { 0.0 } else { 1.0 }, Points::get)
    }
}

impl Deliberation {
    /// Returns the value at `path`, or `None` if the field is absent.
    pub fn get(&self, path: &FieldPath) -> Option<FieldValue> {
        fn get_field<E: RecordWithId>(list: &[E], id: &E::Name, field: E::Field) -> Option<FieldValue> {
            list.iter().find(|entry| entry.id() == id)?.get(field)
        }
        match path {
            FieldPath::Head(field) => self.head.get(*field),
            FieldPath::Weighing(field) => self.weighing.get(*field),
            FieldPath::ListOrder(list) => {
                Some(self.entry_ids(*list)).filter(|order| !order.is_empty()).map(FieldValue::EntryIds)
            }
            FieldPath::Account(id, field) => get_field(&self.accounts, id, *field),
            FieldPath::Option(id, field) => get_field(&self.options, id, *field),
            FieldPath::Fate(option, account) => self.fate(option, account).map(TypedValue::to_value),
            FieldPath::Condition(id, field) => get_field(&self.conditions, id, *field),
            FieldPath::Criterion(id, field) => get_field(&self.criteria, id, *field),
            FieldPath::Pair(a, b, field) => get_field(&self.pairs, &(a.clone(), b.clone()), *field),
            FieldPath::Participant(id, field) => get_field(&self.participants, id, *field),
            FieldPath::FirstFeeling(person, field) => self.first_feeling(person)?.get(*field),
            FieldPath::Weight(person, criterion) => self.weights.get(person)?.get(criterion).map(TypedValue::to_value),
            FieldPath::Rating(person, criterion, option) => {
                self.rating(person, criterion, option).map(TypedValue::to_value)
            }
            FieldPath::Decision(log_id, field) => get_field(&self.decisions, log_id, *field),
            FieldPath::Step(id, field) => get_field(&self.steps, id, *field),
            FieldPath::Tripwire(id, field) => get_field(&self.tripwires, id, *field),
            FieldPath::Review(log_id, field) => get_field(&self.reviews, log_id, *field),
            FieldPath::LoggedChange(log_id, field) => get_field(&self.changes, log_id, *field),
            FieldPath::Visit(log_id, field) => get_field(&self.visits, log_id, *field),
            FieldPath::PrivateNotes => self.private.general.clone().map(FieldValue::Text),
            FieldPath::PrivateCriterion(id) => self.private.criteria.get(id).cloned().map(FieldValue::Text),
            FieldPath::PrivateVisit(at) => self.private.visits.get(at).cloned().map(FieldValue::Text),
        }
    }

    /// Returns the ids of the entries of a list, in the order of the list.
    pub fn entry_ids(&self, list: List) -> Vec<EntryId> {
        fn ids<E: ListEntry>(document: &Deliberation) -> Vec<EntryId> {
            E::entries(document).iter().map(|entry| entry.id().clone().into()).collect()
        }
        for_list_entry_type!(list, ids(self))
    }

    /// Returns whether an entry of a list lacks a required value, so that the parser rejects the entry.
    pub(super) fn lacks_required_value(&self, list: List) -> bool {
        fn lacks<E: ListEntry>(document: &Deliberation) -> bool {
            let mut required = E::FIELDS.iter().filter(|field| E::spec(**field).is_required);
            required.any(|field| E::entries(document).iter().any(|entry| entry.get(*field).is_none()))
        }
        for_list_entry_type!(list, lacks(self))
    }

    /// Sets or removes the value of one field, without checking the integrity of the document.
    pub(super) fn set(&mut self, path: &FieldPath, value: Option<FieldValue>) -> Result<(), ApplyError> {
        fn set_field<E: RecordWithId>(
            list: &mut [E],
            id: &E::Name,
            field: E::Field,
            value: Option<FieldValue>,
            path: &FieldPath,
        ) -> Result<(), ApplyError> {
            let entry =
                list.iter_mut().find(|entry| entry.id() == id).ok_or_else(|| ApplyError::Missing(path.clone()))?;
            entry.set(field, value).map_err(|mismatch| ApplyError::TypeMismatch(path.clone(), mismatch))
        }
        fn to_text(value: Option<FieldValue>, path: &FieldPath) -> Result<Option<String>, ApplyError> {
            value
                .map(String::from_value)
                .transpose()
                .map_err(|mismatch| ApplyError::TypeMismatch(path.clone(), mismatch))
        }
        fn set_in_map<T: TypedValue>(
            map: &mut BTreeMap<Id, T>,
            id: &Id,
            value: Option<FieldValue>,
            path: &FieldPath,
        ) -> Result<(), ApplyError> {
            match value {
                Some(value) => drop(map.insert(
                    id.clone(),
                    T::from_value(value).map_err(|mismatch| ApplyError::TypeMismatch(path.clone(), mismatch))?,
                )),
                None => drop(map.remove(id)),
            }
            Ok(())
        }
        let to_apply_error = |mismatch| ApplyError::TypeMismatch(path.clone(), mismatch);
        if value.as_ref().is_some_and(FieldValue::has_too_long_text) {
            return Err(ApplyError::TooLong(path.clone()));
        }
        match path {
            FieldPath::Head(field) => self.head.set(*field, value).map_err(to_apply_error),
            FieldPath::Weighing(field) => self.weighing.set(*field, value).map_err(to_apply_error),
            FieldPath::ListOrder(list) => self.set_list_order(*list, value),
            FieldPath::Account(id, field) => set_field(&mut self.accounts, id, *field, value, path),
            FieldPath::Option(id, field) => set_field(&mut self.options, id, *field, value, path),
            FieldPath::Fate(option, account) => {
                set_in_map(self.fates.entry(option.clone()).or_default(), account, value, path)?;
                self.fates.retain(|_, fates| !fates.is_empty());
                Ok(())
            }
            FieldPath::Condition(id, field) => set_field(&mut self.conditions, id, *field, value, path),
            FieldPath::Criterion(id, field) => set_field(&mut self.criteria, id, *field, value, path),
            FieldPath::Pair(a, b, field) => set_field(&mut self.pairs, &(a.clone(), b.clone()), *field, value, path),
            FieldPath::Participant(id, field) => set_field(&mut self.participants, id, *field, value, path),
            FieldPath::FirstFeeling(person, field) => {
                self.first_feelings.entry(person.clone()).or_default().set(*field, value).map_err(to_apply_error)?;
                self.first_feelings.retain(|_, first_feeling| *first_feeling != FirstFeeling::default());
                Ok(())
            }
            FieldPath::Weight(person, criterion) => {
                set_in_map(self.weights.entry(person.clone()).or_default(), criterion, value, path)?;
                self.weights.retain(|_, weights| !weights.is_empty());
                Ok(())
            }
            FieldPath::Rating(person, criterion, option) => {
                let rows = self.ratings.entry(person.clone()).or_default();
                let row = rows.entry(criterion.clone()).or_default();
                set_in_map(row, option, value, path)?;
                if row.is_empty() {
                    rows.remove(criterion);
                    self.ratings.retain(|_, rows| !rows.is_empty());
                }
                Ok(())
            }
            FieldPath::Decision(log_id, field) => set_field(&mut self.decisions, log_id, *field, value, path),
            FieldPath::Step(id, field) => set_field(&mut self.steps, id, *field, value, path),
            FieldPath::Tripwire(id, field) => set_field(&mut self.tripwires, id, *field, value, path),
            FieldPath::Review(log_id, field) => set_field(&mut self.reviews, log_id, *field, value, path),
            FieldPath::LoggedChange(log_id, field) => set_field(&mut self.changes, log_id, *field, value, path),
            FieldPath::Visit(log_id, field) => set_field(&mut self.visits, log_id, *field, value, path),
            FieldPath::PrivateNotes => {
                self.private.general = to_text(value, path)?;
                Ok(())
            }
            FieldPath::PrivateCriterion(id) => set_in_map(&mut self.private.criteria, id, value, path),
            FieldPath::PrivateVisit(at) => {
                match to_text(value, path)? {
                    Some(text) => drop(self.private.visits.insert(at.clone(), text)),
                    None => drop(self.private.visits.remove(at)),
                }
                Ok(())
            }
        }
    }

    /// Adds a copy of the entry at `index` of a list of another document, with the id `id`.
    pub(super) fn copy_entry(&mut self, list: List, from: &Deliberation, index: usize, id: EntryId) {
        fn into<E: ListEntry>(
            document: &mut Deliberation,
            from: &Deliberation,
            index: usize,
            id: EntryId,
        ) -> Option<()> {
            let entry = clone_with_id(E::entries(from).get(index)?, id.try_into().ok()?);
            E::entries_mut(document).push(entry);
            Some(())
        }
        // Nothing is copied if `from` has no entry at `index`.
        for_list_entry_type!(list, into(self, from, index, id)).unwrap_or_default();
    }

    /// Gives a list the entries with these ids, in this order. New ids create empty entries; entries whose id is not in
    /// the list are removed.
    fn set_list_order(&mut self, list: List, value: Option<FieldValue>) -> Result<(), ApplyError> {
        fn into<E: ListEntry>(document: &mut Deliberation, ids: Vec<EntryId>) -> Option<()> {
            let ids: Vec<E::Name> = ids.into_iter().map(|name| name.try_into().ok()).collect::<Option<_>>()?;
            let entries = E::entries_mut(document);
            let mut old: BTreeMap<E::Name, E> = entries.drain(..).map(|entry| (entry.id().clone(), entry)).collect();
            *entries = ids.into_iter().map(|name| old.remove(&name).unwrap_or_else(|| E::new(name))).collect();
            Some(())
        }
        let ids = match value {
            Some(FieldValue::EntryIds(ids)) => Some(ids),
            None => Some(Vec::new()),
            Some(_) => None,
        };
        ids.and_then(|ids| for_list_entry_type!(list, into(self, ids))).ok_or(ApplyError::TypeMismatch(
            FieldPath::ListOrder(list),
            TypeMismatch(super::field_value::FieldType::EntryIds),
        ))
    }
}

/// An entry of one of the lists of a [`Deliberation`].
pub trait ListEntry: RecordWithId<Name: Into<EntryId> + TryFrom<EntryId>> {
    /// The list that contains entries of this type.
    const LIST: List;
    /// Returns the entries of the list in `document`.
    fn entries(document: &Deliberation) -> &[Self];
    /// Returns the entries of the list in a document that is being built.
    #[doc(hidden)]
    fn entries_mut(document: &mut Deliberation) -> &mut Vec<Self>;
}

macro_rules! impl_list_entries {
    ($($List:ident: $Entry:ident in $member:ident;)*) => {
        $(impl ListEntry for $Entry {
            const LIST: List = List::$List;
            fn entries(document: &Deliberation) -> &[Self] {
                &document.$member
            }
            fn entries_mut(document: &mut Deliberation) -> &mut Vec<Self> {
                &mut document.$member
            }
        })*
    };
}

impl_list_entries! {
    Accounts: Account in accounts;
    Options: Alternative in options;
    Conditions: Condition in conditions;
    Criteria: Criterion in criteria;
    Pairs: Pair in pairs;
    Participants: Participant in participants;
    Decisions: Decision in decisions;
    Steps: ActionStep in steps;
    Tripwires: Tripwire in tripwires;
    Reviews: Review in reviews;
    Changes: LoggedChange in changes;
    Visits: Visit in visits;
}
