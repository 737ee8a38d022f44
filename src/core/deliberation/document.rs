//! The deliberation itself: what the file says, as types that cannot hold nonsense.

use std::collections::BTreeMap;

use super::change::Change;
use super::error::Refused;
use super::key::{Key, List};
use super::leaf::{Leaf, Unfit};
use super::name::{Id, Name};
use super::rating::{Fate, Rating};
use super::record::{Entry, Record, renamed};
use super::tables::{
    Account, Alternative, Changed, Condition, Criterion, Decision, Gut, Head, Pair, Participant, Review, Step, Visit,
    Weighing,
};
use super::value::{Lens, Points, Value};
use super::words::{Language, Method, Seat, State, When};

/// Calls a function that is generic over the entry with the entry of a list.
macro_rules! listed {
    ($list:expr, $function:ident($($argument:expr),*)) => {
        match $list {
            List::Accounts => $function::<Account>($($argument),*),
            List::Options => $function::<Alternative>($($argument),*),
            List::Conditions => $function::<Condition>($($argument),*),
            List::Criteria => $function::<Criterion>($($argument),*),
            List::Pairs => $function::<Pair>($($argument),*),
            List::Participants => $function::<Participant>($($argument),*),
            List::Decisions => $function::<Decision>($($argument),*),
            List::Steps => $function::<Step>($($argument),*),
            List::Reviews => $function::<Review>($($argument),*),
            List::Changes => $function::<Changed>($($argument),*),
            List::Visits => $function::<Visit>($($argument),*),
        }
    };
}

/// Answers by person and then by what they are about.
pub type By<T> = BTreeMap<Id, BTreeMap<Id, T>>;

/// One deliberation. Read it freely; only [`Deliberation::apply`] writes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deliberation {
    pub(super) head: Head,
    pub(super) weighing: Weighing,
    pub(super) accounts: Vec<Account>,
    pub(super) options: Vec<Alternative>,
    pub(super) fates: By<Fate>,
    pub(super) conditions: Vec<Condition>,
    pub(super) criteria: Vec<Criterion>,
    pub(super) pairs: Vec<Pair>,
    pub(super) participants: Vec<Participant>,
    pub(super) guts: BTreeMap<Id, Gut>,
    pub(super) weights: By<Points>,
    pub(super) ratings: BTreeMap<Id, By<Rating>>,
    pub(super) decisions: Vec<Decision>,
    pub(super) steps: Vec<Step>,
    pub(super) reviews: Vec<Review>,
    pub(super) changes: Vec<Changed>,
    pub(super) visits: Vec<Visit>,
    pub(super) private: Private,
}

/// `[private]`: the coach's own, in no export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Private {
    pub(super) notes: Option<String>,
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
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }
    /// The reviews, in the file's order.
    pub fn reviews(&self) -> &[Review] {
        &self.reviews
    }
    /// What changed after the verdict was seen.
    pub fn changes(&self) -> &[Changed] {
        &self.changes
    }
    /// When somebody worked on it.
    pub fn visits(&self) -> &[Visit] {
        &self.visits
    }
    /// The coach's own notes.
    pub fn private(&self) -> &Private {
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
    pub fn gut(&self, person: &Id) -> Option<&Gut> {
        self.guts.get(person)
    }
    /// A person's own points.
    pub fn weights(&self, person: &Id) -> Option<&BTreeMap<Id, Points>> {
        self.weights.get(person)
    }
    /// A person's ratings, by criterion and option.
    pub fn ratings(&self, person: &Id) -> Option<&By<Rating>> {
        self.ratings.get(person)
    }
    /// One rating.
    pub fn rating(&self, person: &Id, criterion: &Id, option: &Id) -> Option<&Rating> {
        self.ratings.get(person)?.get(criterion)?.get(option)
    }

    /// How the weights were given; `points` where the file does not say.
    pub fn method(&self) -> Method {
        self.weighing.method.unwrap_or(Method::Points)
    }
    /// The long-term lens λ; 0.5 where the file does not say.
    pub fn later(&self) -> f64 {
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
    pub fn knows(&self, id: &Id) -> bool {
        if self.participants.is_empty() { *id == Id::me() } else { self.participant(id).is_some() }
    }
    /// Every place that holds something a person answered or is.
    pub fn keys_of_person(&self, person: &Id) -> Vec<Key> {
        let mut keys: Vec<Key> = Gut::FIELDS.iter().map(|field| Key::Gut(person.clone(), *field)).collect();
        let weights = self.weights.get(person).into_iter().flat_map(BTreeMap::keys);
        keys.extend(weights.map(|criterion| Key::Weight(person.clone(), criterion.clone())));
        for (criterion, row) in self.ratings.get(person).into_iter().flatten() {
            keys.extend(row.keys().map(|option| Key::Rating(person.clone(), criterion.clone(), option.clone())));
        }
        keys.extend(Participant::FIELDS.iter().map(|field| Key::Participant(person.clone(), *field)));
        keys
    }

    /// Whether `option` cannot be undone once taken (METHOD.md §5).
    pub fn is_final(&self, option: &Id) -> bool {
        self.fates(option).any(|(_, fate)| fate.is_final())
    }
}

impl Criterion {
    /// When it makes itself felt; always where the file does not say.
    pub fn when(&self) -> When {
        self.when.unwrap_or(When::Always)
    }
    /// Whether it takes part in the weighing.
    pub fn counts(&self) -> bool {
        self.counts != Some(false)
    }
}

impl Condition {
    /// Whether it holds; unknown where the file does not say.
    pub fn state(&self) -> State {
        self.state.unwrap_or(State::Unknown)
    }
    /// Whether it rules out when unmet.
    pub fn blocking(&self) -> bool {
        self.blocking != Some(false)
    }
    /// The options it concerns.
    pub fn options(&self) -> &[Id] {
        self.options.as_deref().unwrap_or_default()
    }
}

impl Changed {
    /// The change it tells of; `None` where it names no place.
    pub fn change(&self) -> Option<Change> {
        let key = Key::of(self.what.as_deref()?)?;
        // A bare rating is noted as its number.
        let full = |leaf: &Option<Leaf>| match (&key, leaf) {
            (Key::Rating(..), Some(Leaf::Number(number))) => Rating::exact(*number).map(Leaf::Cell),
            _ => leaf.clone(),
        };
        let (from, to) = (full(&self.from), full(&self.to));
        Some(Change { key, from, to })
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
pub const LONGEST_TEXT: usize = 64 * 1024;

impl Deliberation {
    /// What stands at `key`; `None` where nothing does.
    pub fn get(&self, key: &Key) -> Option<Leaf> {
        fn of<E: Entry>(list: &[E], name: &E::Name, field: E::Field) -> Option<Leaf> {
            list.iter().find(|entry| entry.name() == name)?.get(field)
        }
        match key {
            Key::Head(field) => self.head.get(*field),
            Key::Weighing(field) => self.weighing.get(*field),
            Key::Order(list) => Some(self.order(*list)).filter(|order| !order.is_empty()).map(Leaf::Order),
            Key::Account(id, field) => of(&self.accounts, id, *field),
            Key::Option(id, field) => of(&self.options, id, *field),
            Key::Fate(option, account) => self.fate(option, account).map(Value::leaf),
            Key::Condition(id, field) => of(&self.conditions, id, *field),
            Key::Criterion(id, field) => of(&self.criteria, id, *field),
            Key::Pair(a, b, field) => of(&self.pairs, &(a.clone(), b.clone()), *field),
            Key::Participant(id, field) => of(&self.participants, id, *field),
            Key::Gut(person, field) => self.gut(person)?.get(*field),
            Key::Weight(person, criterion) => self.weights.get(person)?.get(criterion).map(Value::leaf),
            Key::Rating(person, criterion, option) => self.rating(person, criterion, option).map(Value::leaf),
            Key::Decision(stamp, field) => of(&self.decisions, stamp, *field),
            Key::Step(id, field) => of(&self.steps, id, *field),
            Key::Review(stamp, field) => of(&self.reviews, stamp, *field),
            Key::Changed(stamp, field) => of(&self.changes, stamp, *field),
            Key::Visit(stamp, field) => of(&self.visits, stamp, *field),
            Key::PrivateNotes => self.private.notes.clone().map(Leaf::Text),
            Key::PrivateCriterion(id) => self.private.criteria.get(id).cloned().map(Leaf::Text),
            Key::PrivateVisit(at) => self.private.visits.get(at).cloned().map(Leaf::Text),
        }
    }

    /// The names of a list's entries, in their order.
    pub fn order(&self, list: List) -> Vec<Name> {
        fn names<E: Listed>(document: &Deliberation) -> Vec<Name> {
            E::all(document).iter().map(|entry| entry.name().clone().into()).collect()
        }
        listed!(list, names(self))
    }

    /// Sets or clears one place, without looking at the whole.
    pub(super) fn set(&mut self, key: &Key, leaf: Option<Leaf>) -> Result<(), Refused> {
        fn of<E: Entry>(
            list: &mut [E],
            name: &E::Name,
            field: E::Field,
            leaf: Option<Leaf>,
            key: &Key,
        ) -> Result<(), Refused> {
            let entry =
                list.iter_mut().find(|entry| entry.name() == name).ok_or_else(|| Refused::Missing(key.clone()))?;
            entry.set(field, leaf).map_err(|unfit| Refused::Unfit(key.clone(), unfit))
        }
        fn text(leaf: Option<Leaf>, key: &Key) -> Result<Option<String>, Refused> {
            leaf.map(String::taken).transpose().map_err(|unfit| Refused::Unfit(key.clone(), unfit))
        }
        fn put<T: Value>(map: &mut BTreeMap<Id, T>, name: &Id, leaf: Option<Leaf>, key: &Key) -> Result<(), Refused> {
            match leaf {
                Some(leaf) => {
                    drop(map.insert(name.clone(), T::taken(leaf).map_err(|unfit| Refused::Unfit(key.clone(), unfit))?))
                }
                None => drop(map.remove(name)),
            }
            Ok(())
        }
        let unfit = |unfit| Refused::Unfit(key.clone(), unfit);
        if matches!(&leaf, Some(Leaf::Text(text)) if text.len() > LONGEST_TEXT) {
            return Err(Refused::TooLong(key.clone()));
        }
        match key {
            Key::Head(field) => self.head.set(*field, leaf).map_err(unfit),
            Key::Weighing(field) => self.weighing.set(*field, leaf).map_err(unfit),
            Key::Order(list) => self.arrange(*list, leaf),
            Key::Account(id, field) => of(&mut self.accounts, id, *field, leaf, key),
            Key::Option(id, field) => of(&mut self.options, id, *field, leaf, key),
            Key::Fate(option, account) => {
                put(self.fates.entry(option.clone()).or_default(), account, leaf, key)?;
                self.fates.retain(|_, fates| !fates.is_empty());
                Ok(())
            }
            Key::Condition(id, field) => of(&mut self.conditions, id, *field, leaf, key),
            Key::Criterion(id, field) => of(&mut self.criteria, id, *field, leaf, key),
            Key::Pair(a, b, field) => of(&mut self.pairs, &(a.clone(), b.clone()), *field, leaf, key),
            Key::Participant(id, field) => of(&mut self.participants, id, *field, leaf, key),
            Key::Gut(person, field) => {
                self.guts.entry(person.clone()).or_default().set(*field, leaf).map_err(unfit)?;
                self.guts.retain(|_, gut| *gut != Gut::default());
                Ok(())
            }
            Key::Weight(person, criterion) => {
                put(self.weights.entry(person.clone()).or_default(), criterion, leaf, key)?;
                self.weights.retain(|_, weights| !weights.is_empty());
                Ok(())
            }
            Key::Rating(person, criterion, option) => {
                let rows = self.ratings.entry(person.clone()).or_default();
                let row = rows.entry(criterion.clone()).or_default();
                put(row, option, leaf, key)?;
                if row.is_empty() {
                    rows.remove(criterion);
                    self.ratings.retain(|_, rows| !rows.is_empty());
                }
                Ok(())
            }
            Key::Decision(stamp, field) => of(&mut self.decisions, stamp, *field, leaf, key),
            Key::Step(id, field) => of(&mut self.steps, id, *field, leaf, key),
            Key::Review(stamp, field) => of(&mut self.reviews, stamp, *field, leaf, key),
            Key::Changed(stamp, field) => of(&mut self.changes, stamp, *field, leaf, key),
            Key::Visit(stamp, field) => of(&mut self.visits, stamp, *field, leaf, key),
            Key::PrivateNotes => {
                self.private.notes = text(leaf, key)?;
                Ok(())
            }
            Key::PrivateCriterion(id) => put(&mut self.private.criteria, id, leaf, key),
            Key::PrivateVisit(at) => {
                match text(leaf, key)? {
                    Some(text) => drop(self.private.visits.insert(at.clone(), text)),
                    None => drop(self.private.visits.remove(at)),
                }
                Ok(())
            }
        }
    }

    /// Adds a copy of an entry of another document, by its place there, under a name.
    pub(super) fn adopt(&mut self, list: List, from: &Deliberation, place: usize, name: Name) {
        fn into<E: Listed>(document: &mut Deliberation, from: &Deliberation, place: usize, name: Name) -> Option<()> {
            let entry = renamed(E::all(from).get(place)?, name.try_into().ok()?);
            E::all_mut(document).push(entry);
            Some(())
        }
        // A place that is not there has nothing to copy.
        listed!(list, into(self, from, place, name)).unwrap_or_default();
    }

    /// Gives a list these entries in this order: known ones move, new ones come in blank, the others leave.
    fn arrange(&mut self, list: List, leaf: Option<Leaf>) -> Result<(), Refused> {
        fn into<E: Listed>(document: &mut Deliberation, names: Vec<Name>) -> Option<()> {
            let names: Vec<E::Name> = names.into_iter().map(|name| name.try_into().ok()).collect::<Option<_>>()?;
            let entries = E::all_mut(document);
            let mut old: BTreeMap<E::Name, E> = entries.drain(..).map(|entry| (entry.name().clone(), entry)).collect();
            *entries = names.into_iter().map(|name| old.remove(&name).unwrap_or_else(|| E::blank(name))).collect();
            Some(())
        }
        let names = match leaf {
            Some(Leaf::Order(names)) => Some(names),
            None => Some(Vec::new()),
            Some(_) => None,
        };
        names
            .and_then(|names| listed!(list, into(self, names)))
            .ok_or(Refused::Unfit(Key::Order(list), Unfit(super::leaf::Kind::Order)))
    }
}

/// An entry that stands in one of the document's lists.
pub trait Listed: Entry<Name: Into<Name> + TryFrom<Name>> {
    /// Which list.
    const LIST: List;
    /// The list in a document.
    fn all(document: &Deliberation) -> &[Self];
    /// The list in a document that is being written.
    #[doc(hidden)]
    fn all_mut(document: &mut Deliberation) -> &mut Vec<Self>;
}

macro_rules! lists {
    ($($List:ident: $Entry:ident in $member:ident;)*) => {
        $(impl Listed for $Entry {
            const LIST: List = List::$List;
            fn all(document: &Deliberation) -> &[Self] {
                &document.$member
            }
            fn all_mut(document: &mut Deliberation) -> &mut Vec<Self> {
                &mut document.$member
            }
        })*
    };
}

lists! {
    Accounts: Account in accounts;
    Options: Alternative in options;
    Conditions: Condition in conditions;
    Criteria: Criterion in criteria;
    Pairs: Pair in pairs;
    Participants: Participant in participants;
    Decisions: Decision in decisions;
    Steps: Step in steps;
    Reviews: Review in reviews;
    Changes: Changed in changes;
    Visits: Visit in visits;
}
