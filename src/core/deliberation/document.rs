//! The deliberation itself: what the file says, as types that cannot hold nonsense.

use std::collections::BTreeMap;

use super::change::Change;
use super::error::ApplyError;
use super::field_path::{FieldPath, List};
use super::field_value::{FieldValue, TypeMismatch};
use super::ids::{EntryId, Id};
use super::keyword_enums::{ConditionState, Language, Seat, TimeHorizon, WeightingMethod};
use super::rating::{Fate, Rating};
use super::record::{Record, RecordWithId, clone_with_id};
use super::tables::{
    Account, ActionStep, Alternative, Condition, Criterion, Decision, FirstFeeling, Head, LoggedChange, Pair,
    Participant, Review, Visit, Weighing,
};
use super::typed_value::{Lens, Points, TypedValue};

/// Calls a function that is generic over the entry with the entry of a list.
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
            List::Reviews => $function::<Review>($($argument),*),
            List::Changes => $function::<LoggedChange>($($argument),*),
            List::Visits => $function::<Visit>($($argument),*),
        }
    };
}

/// Answers by person and then by what they are about.
pub type NestedIdMap<T> = BTreeMap<Id, BTreeMap<Id, T>>;

/// One deliberation. Read it freely; only [`Deliberation::apply`] writes it.
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
    pub(super) reviews: Vec<Review>,
    pub(super) changes: Vec<LoggedChange>,
    pub(super) visits: Vec<Visit>,
    pub(super) private: PrivateNotes,
}

/// `[private]`: the coach's own, in no export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrivateNotes {
    pub(super) general: Option<String>,
    pub(super) criteria: BTreeMap<Id, String>,
    pub(super) visits: BTreeMap<String, String>,
}

/// Somebody whose answers count: a participant with a voice, or `me` where no participant is listed (METHOD.md §2).
#[derive(Clone, Debug, PartialEq)]
pub struct Person<'a> {
    /// Their id, under which weights and ratings stand.
    pub id: &'a Id,
    /// What they are called, if the file says.
    pub name: Option<&'a str>,
    /// Where they sit.
    pub seat: Seat,
    /// How much their answers count, above 0.
    pub voice: f64,
}

impl Deliberation {
    /// `[deliberation]`.
    pub fn head(&self) -> &Head {
        &self.head
    }
    /// `[weighing]`.
    pub fn weighing(&self) -> &Weighing {
        &self.weighing
    }
    /// The accounts, in the file's order.
    pub fn accounts(&self) -> &[Account] {
        &self.accounts
    }
    /// The options, in the file's order.
    pub fn options(&self) -> &[Alternative] {
        &self.options
    }
    /// The conditions, in the file's order.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }
    /// The criteria, in the file's order.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }
    /// The judgements in pairs, in the file's order.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }
    /// Everybody at the table, coaches too.
    pub fn participants(&self) -> &[Participant] {
        &self.participants
    }
    /// The decisions; the last one stands.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }
    /// The steps, in the file's order.
    pub fn steps(&self) -> &[ActionStep] {
        &self.steps
    }
    /// The reviews, in the file's order.
    pub fn reviews(&self) -> &[Review] {
        &self.reviews
    }
    /// What changed after the verdict was seen.
    pub fn changes(&self) -> &[LoggedChange] {
        &self.changes
    }
    /// When somebody worked on it.
    pub fn visits(&self) -> &[Visit] {
        &self.visits
    }
    /// The coach's own notes.
    pub fn private(&self) -> &PrivateNotes {
        &self.private
    }

    /// The account called `id`.
    pub fn account(&self, id: &Id) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == *id)
    }
    /// The option called `id`.
    pub fn option(&self, id: &Id) -> Option<&Alternative> {
        self.options.iter().find(|option| option.id == *id)
    }
    /// The condition called `id`.
    pub fn condition(&self, id: &Id) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.id == *id)
    }
    /// The criterion called `id`.
    pub fn criterion(&self, id: &Id) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == *id)
    }
    /// The participant called `id`.
    pub fn participant(&self, id: &Id) -> Option<&Participant> {
        self.participants.iter().find(|participant| participant.id == *id)
    }
    /// What becomes of `account` under `option`.
    pub fn fate(&self, option: &Id, account: &Id) -> Option<&Fate> {
        self.fates.get(option)?.get(account)
    }
    /// What becomes of each account under `option`, where the file says.
    pub fn fates(&self, option: &Id) -> impl Iterator<Item = (&Id, &Fate)> {
        self.fates.get(option).into_iter().flatten()
    }
    /// A person's first feeling.
    pub fn first_feeling(&self, person: &Id) -> Option<&FirstFeeling> {
        self.first_feelings.get(person)
    }
    /// A person's own points.
    pub fn weights(&self, person: &Id) -> Option<&BTreeMap<Id, Points>> {
        self.weights.get(person)
    }
    /// A person's ratings, by criterion and option.
    pub fn ratings(&self, person: &Id) -> Option<&NestedIdMap<Rating>> {
        self.ratings.get(person)
    }
    /// One rating.
    pub fn rating(&self, person: &Id, criterion: &Id, option: &Id) -> Option<&Rating> {
        self.ratings.get(person)?.get(criterion)?.get(option)
    }

    /// How the weights were given; `points` where the file does not say.
    pub fn weighting_method(&self) -> WeightingMethod {
        self.weighing.method.unwrap_or(WeightingMethod::Points)
    }
    /// The long-term lens λ; 0.5 where the file does not say.
    pub fn lens(&self) -> f64 {
        self.weighing.later.map_or(0.5, Lens::get)
    }
    /// The language it is held in, if the file says.
    pub fn language(&self) -> Option<Language> {
        self.head.language
    }
    /// The people whose answers count, in the file's order.
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
    /// Whether `id` may have answers: a participant, or `me` where nobody is listed.
    pub fn has_person(&self, id: &Id) -> bool {
        if self.participants.is_empty() { *id == Id::me() } else { self.participant(id).is_some() }
    }
    /// Every place that holds something a person answered or is.
    pub fn paths_of_person(&self, person: &Id) -> Vec<FieldPath> {
        let mut keys: Vec<FieldPath> =
            FirstFeeling::FIELDS.iter().map(|field| FieldPath::FirstFeeling(person.clone(), *field)).collect();
        let weights = self.weights.get(person).into_iter().flat_map(BTreeMap::keys);
        keys.extend(weights.map(|criterion| FieldPath::Weight(person.clone(), criterion.clone())));
        for (criterion, row) in self.ratings.get(person).into_iter().flatten() {
            keys.extend(row.keys().map(|option| FieldPath::Rating(person.clone(), criterion.clone(), option.clone())));
        }
        keys.extend(Participant::FIELDS.iter().map(|field| FieldPath::Participant(person.clone(), *field)));
        keys
    }

    /// Whether `option` cannot be undone once taken (METHOD.md §5).
    pub fn is_final(&self, option: &Id) -> bool {
        self.fates(option).any(|(_, fate)| fate.is_final())
    }
}

impl Criterion {
    /// When it makes itself felt; always where the file does not say.
    pub fn time_horizon(&self) -> TimeHorizon {
        self.when.unwrap_or(TimeHorizon::Always)
    }
    /// Whether it takes part in the weighing.
    pub fn may_count(&self) -> bool {
        self.counts != Some(false)
    }
}

impl Condition {
    /// Whether it holds; unknown where the file does not say.
    pub fn state(&self) -> ConditionState {
        self.state.unwrap_or(ConditionState::Unknown)
    }
    /// Whether it rules out when unmet.
    pub fn is_blocking(&self) -> bool {
        self.blocking != Some(false)
    }
    /// The options it concerns.
    pub fn options(&self) -> &[Id] {
        self.options.as_deref().unwrap_or_default()
    }
}

impl LoggedChange {
    /// The change it tells of; `None` where it names no place.
    pub fn to_change(&self) -> Option<Change> {
        let key = FieldPath::parse(self.what.as_deref()?)?;
        // A bare rating is noted as its number.
        let full = |leaf: &Option<FieldValue>| match (&key, leaf) {
            (FieldPath::Rating(..), Some(FieldValue::Number(number))) => Rating::exact(*number).map(FieldValue::Rating),
            _ => leaf.clone(),
        };
        let (from, to) = (full(&self.from), full(&self.to));
        Some(Change { path: key, from, to })
    }
}

impl Participant {
    /// Where they sit; the person's seat where the file does not say.
    pub fn seat(&self) -> Seat {
        self.seat.unwrap_or(Seat::Person)
    }
    /// How much their answers count: 1, or 0 for a coach, where the file does not say.
    pub fn voice(&self) -> f64 {
        self.voice.map_or(if self.seat() == Seat::Coach { 0.0 } else { 1.0 }, Points::get)
    }
}

/// The longest text a place may hold, in bytes (FORMAT.md).
pub const MAX_TEXT_BYTES: usize = 64 * 1024;

impl Deliberation {
    /// What stands at `key`; `None` where nothing does.
    pub fn get(&self, key: &FieldPath) -> Option<FieldValue> {
        fn of<E: RecordWithId>(list: &[E], name: &E::Name, field: E::Field) -> Option<FieldValue> {
            list.iter().find(|entry| entry.id() == name)?.get(field)
        }
        match key {
            FieldPath::Head(field) => self.head.get(*field),
            FieldPath::Weighing(field) => self.weighing.get(*field),
            FieldPath::ListOrder(list) => {
                Some(self.entry_ids(*list)).filter(|order| !order.is_empty()).map(FieldValue::EntryIds)
            }
            FieldPath::Account(id, field) => of(&self.accounts, id, *field),
            FieldPath::Option(id, field) => of(&self.options, id, *field),
            FieldPath::Fate(option, account) => self.fate(option, account).map(TypedValue::to_value),
            FieldPath::Condition(id, field) => of(&self.conditions, id, *field),
            FieldPath::Criterion(id, field) => of(&self.criteria, id, *field),
            FieldPath::Pair(a, b, field) => of(&self.pairs, &(a.clone(), b.clone()), *field),
            FieldPath::Participant(id, field) => of(&self.participants, id, *field),
            FieldPath::FirstFeeling(person, field) => self.first_feeling(person)?.get(*field),
            FieldPath::Weight(person, criterion) => self.weights.get(person)?.get(criterion).map(TypedValue::to_value),
            FieldPath::Rating(person, criterion, option) => {
                self.rating(person, criterion, option).map(TypedValue::to_value)
            }
            FieldPath::Decision(stamp, field) => of(&self.decisions, stamp, *field),
            FieldPath::Step(id, field) => of(&self.steps, id, *field),
            FieldPath::Review(stamp, field) => of(&self.reviews, stamp, *field),
            FieldPath::LoggedChange(stamp, field) => of(&self.changes, stamp, *field),
            FieldPath::Visit(stamp, field) => of(&self.visits, stamp, *field),
            FieldPath::PrivateNotes => self.private.general.clone().map(FieldValue::Text),
            FieldPath::PrivateCriterion(id) => self.private.criteria.get(id).cloned().map(FieldValue::Text),
            FieldPath::PrivateVisit(at) => self.private.visits.get(at).cloned().map(FieldValue::Text),
        }
    }

    /// The names of a list's entries, in their order.
    pub fn entry_ids(&self, list: List) -> Vec<EntryId> {
        fn names<E: ListEntry>(document: &Deliberation) -> Vec<EntryId> {
            E::entries(document).iter().map(|entry| entry.id().clone().into()).collect()
        }
        for_list_entry_type!(list, names(self))
    }

    /// Sets or clears one place, without looking at the whole.
    pub(super) fn set(&mut self, key: &FieldPath, leaf: Option<FieldValue>) -> Result<(), ApplyError> {
        fn of<E: RecordWithId>(
            list: &mut [E],
            name: &E::Name,
            field: E::Field,
            leaf: Option<FieldValue>,
            key: &FieldPath,
        ) -> Result<(), ApplyError> {
            let entry =
                list.iter_mut().find(|entry| entry.id() == name).ok_or_else(|| ApplyError::Missing(key.clone()))?;
            entry.set(field, leaf).map_err(|unfit| ApplyError::TypeMismatch(key.clone(), unfit))
        }
        fn text(leaf: Option<FieldValue>, key: &FieldPath) -> Result<Option<String>, ApplyError> {
            leaf.map(String::from_value).transpose().map_err(|unfit| ApplyError::TypeMismatch(key.clone(), unfit))
        }
        fn put<T: TypedValue>(
            map: &mut BTreeMap<Id, T>,
            name: &Id,
            leaf: Option<FieldValue>,
            key: &FieldPath,
        ) -> Result<(), ApplyError> {
            match leaf {
                Some(leaf) => drop(map.insert(
                    name.clone(),
                    T::from_value(leaf).map_err(|unfit| ApplyError::TypeMismatch(key.clone(), unfit))?,
                )),
                None => drop(map.remove(name)),
            }
            Ok(())
        }
        let unfit = |unfit| ApplyError::TypeMismatch(key.clone(), unfit);
        if matches!(&leaf, Some(FieldValue::Text(text)) if text.len() > MAX_TEXT_BYTES) {
            return Err(ApplyError::TooLong(key.clone()));
        }
        match key {
            FieldPath::Head(field) => self.head.set(*field, leaf).map_err(unfit),
            FieldPath::Weighing(field) => self.weighing.set(*field, leaf).map_err(unfit),
            FieldPath::ListOrder(list) => self.set_list_order(*list, leaf),
            FieldPath::Account(id, field) => of(&mut self.accounts, id, *field, leaf, key),
            FieldPath::Option(id, field) => of(&mut self.options, id, *field, leaf, key),
            FieldPath::Fate(option, account) => {
                put(self.fates.entry(option.clone()).or_default(), account, leaf, key)?;
                self.fates.retain(|_, fates| !fates.is_empty());
                Ok(())
            }
            FieldPath::Condition(id, field) => of(&mut self.conditions, id, *field, leaf, key),
            FieldPath::Criterion(id, field) => of(&mut self.criteria, id, *field, leaf, key),
            FieldPath::Pair(a, b, field) => of(&mut self.pairs, &(a.clone(), b.clone()), *field, leaf, key),
            FieldPath::Participant(id, field) => of(&mut self.participants, id, *field, leaf, key),
            FieldPath::FirstFeeling(person, field) => {
                self.first_feelings.entry(person.clone()).or_default().set(*field, leaf).map_err(unfit)?;
                self.first_feelings.retain(|_, gut| *gut != FirstFeeling::default());
                Ok(())
            }
            FieldPath::Weight(person, criterion) => {
                put(self.weights.entry(person.clone()).or_default(), criterion, leaf, key)?;
                self.weights.retain(|_, weights| !weights.is_empty());
                Ok(())
            }
            FieldPath::Rating(person, criterion, option) => {
                let rows = self.ratings.entry(person.clone()).or_default();
                let row = rows.entry(criterion.clone()).or_default();
                put(row, option, leaf, key)?;
                if row.is_empty() {
                    rows.remove(criterion);
                    self.ratings.retain(|_, rows| !rows.is_empty());
                }
                Ok(())
            }
            FieldPath::Decision(stamp, field) => of(&mut self.decisions, stamp, *field, leaf, key),
            FieldPath::Step(id, field) => of(&mut self.steps, id, *field, leaf, key),
            FieldPath::Review(stamp, field) => of(&mut self.reviews, stamp, *field, leaf, key),
            FieldPath::LoggedChange(stamp, field) => of(&mut self.changes, stamp, *field, leaf, key),
            FieldPath::Visit(stamp, field) => of(&mut self.visits, stamp, *field, leaf, key),
            FieldPath::PrivateNotes => {
                self.private.general = text(leaf, key)?;
                Ok(())
            }
            FieldPath::PrivateCriterion(id) => put(&mut self.private.criteria, id, leaf, key),
            FieldPath::PrivateVisit(at) => {
                match text(leaf, key)? {
                    Some(text) => drop(self.private.visits.insert(at.clone(), text)),
                    None => drop(self.private.visits.remove(at)),
                }
                Ok(())
            }
        }
    }

    /// Adds a copy of an entry of another document, by its place there, under a name.
    pub(super) fn copy_entry(&mut self, list: List, from: &Deliberation, place: usize, name: EntryId) {
        fn into<E: ListEntry>(
            document: &mut Deliberation,
            from: &Deliberation,
            place: usize,
            name: EntryId,
        ) -> Option<()> {
            let entry = clone_with_id(E::entries(from).get(place)?, name.try_into().ok()?);
            E::entries_mut(document).push(entry);
            Some(())
        }
        // A place that is not there has nothing to copy.
        for_list_entry_type!(list, into(self, from, place, name)).unwrap_or_default();
    }

    /// Gives a list these entries in this order: known ones move, new ones come in blank, the others leave.
    fn set_list_order(&mut self, list: List, leaf: Option<FieldValue>) -> Result<(), ApplyError> {
        fn into<E: ListEntry>(document: &mut Deliberation, names: Vec<EntryId>) -> Option<()> {
            let names: Vec<E::Name> = names.into_iter().map(|name| name.try_into().ok()).collect::<Option<_>>()?;
            let entries = E::entries_mut(document);
            let mut old: BTreeMap<E::Name, E> = entries.drain(..).map(|entry| (entry.id().clone(), entry)).collect();
            *entries = names.into_iter().map(|name| old.remove(&name).unwrap_or_else(|| E::new(name))).collect();
            Some(())
        }
        let names = match leaf {
            Some(FieldValue::EntryIds(names)) => Some(names),
            None => Some(Vec::new()),
            Some(_) => None,
        };
        names.and_then(|names| for_list_entry_type!(list, into(self, names))).ok_or(ApplyError::TypeMismatch(
            FieldPath::ListOrder(list),
            TypeMismatch(super::field_value::FieldType::EntryIds),
        ))
    }
}

/// An entry that stands in one of the document's lists.
pub trait ListEntry: RecordWithId<Name: Into<EntryId> + TryFrom<EntryId>> {
    /// Which list.
    const LIST: List;
    /// The list in a document.
    fn entries(document: &Deliberation) -> &[Self];
    /// The list in a document that is being written.
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
    Reviews: Review in reviews;
    Changes: LoggedChange in changes;
    Visits: Visit in visits;
}
