//! The address of one place of a deliberation. Its text is the dotted path that `[[change]]` writes.

use std::fmt;

use super::name::{Id, Name, Stamp};
use super::record::Record;
use super::tables::{
    Account, AccountField, Alternative, AlternativeField, Changed, ChangedField, Condition, ConditionField, Criterion,
    CriterionField, Decision, DecisionField, Gut, GutField, Head, HeadField, PairField, Participant, ParticipantField,
    Review, ReviewField, Step, StepField, Visit, VisitField, Weighing, WeighingField,
};

/// A list of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// `[[account]]`
    Accounts,
    /// `[[option]]`
    Options,
    /// `[[condition]]`
    Conditions,
    /// `[[criterion]]`
    Criteria,
    /// `weighing.pair`
    Pairs,
    /// `[[participant]]`
    Participants,
    /// `[[decision]]`
    Decisions,
    /// `[[step]]`
    Steps,
    /// `[[review]]`
    Reviews,
    /// `[[change]]`
    Changes,
    /// `[[visit]]`
    Visits,
}

impl List {
    /// Every list, in the order a file is written.
    pub const ALL: [List; 11] = [
        List::Accounts,
        List::Options,
        List::Conditions,
        List::Criteria,
        List::Pairs,
        List::Participants,
        List::Decisions,
        List::Steps,
        List::Reviews,
        List::Changes,
        List::Visits,
    ];

    /// The path of the list in the file.
    pub fn path(self) -> &'static str {
        match self {
            List::Accounts => "account",
            List::Options => "option",
            List::Conditions => "condition",
            List::Criteria => "criterion",
            List::Pairs => "weighing.pair",
            List::Participants => "participant",
            List::Decisions => "decision",
            List::Steps => "step",
            List::Reviews => "review",
            List::Changes => "change",
            List::Visits => "visit",
        }
    }
}

impl List {
    /// Returns the largest number of entries that the list may have, if there is a limit (FORMAT.md).
    pub fn max_len(self) -> Option<usize> {
        match self {
            List::Criteria => Some(500),
            List::Options | List::Participants => Some(100),
            _ => None,
        }
    }
}

/// One place of a deliberation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A key of `[deliberation]`.
    Head(HeadField),
    /// Which entries a list has, and in which order.
    Order(List),
    /// A key of an account.
    Account(Id, AccountField),
    /// A key of an option.
    Option(Id, AlternativeField),
    /// What becomes of an account (second) under an option (first).
    Fate(Id, Id),
    /// A key of a condition.
    Condition(Id, ConditionField),
    /// A key of a criterion.
    Criterion(Id, CriterionField),
    /// A key of `[weighing]`.
    Weighing(WeighingField),
    /// A judgement of two criteria.
    Pair(Id, Id, PairField),
    /// A key of a participant.
    Participant(Id, ParticipantField),
    /// A person's first feeling.
    Gut(Id, GutField),
    /// A person's own points for a criterion.
    Weight(Id, Id),
    /// A person's rating on a criterion of an option.
    Rating(Id, Id, Id),
    /// A key of a decision.
    Decision(Stamp, DecisionField),
    /// A key of a step.
    Step(Id, StepField),
    /// A key of a review.
    Review(Stamp, ReviewField),
    /// A key of a change.
    Changed(Stamp, ChangedField),
    /// A key of a visit.
    Visit(Stamp, VisitField),
    /// The coach's notes.
    PrivateNotes,
    /// The coach's notes on a criterion.
    PrivateCriterion(Id),
    /// The coach's notes on a visit, by its `at` as the file writes it.
    PrivateVisit(String),
}

impl Key {
    /// The list and entry a key belongs to, if it belongs to one.
    pub fn entry(&self) -> Option<(List, Name)> {
        Some(match self {
            Key::Account(id, _) => (List::Accounts, id.clone().into()),
            Key::Option(id, _) | Key::Fate(id, _) => (List::Options, id.clone().into()),
            Key::Condition(id, _) => (List::Conditions, id.clone().into()),
            Key::Criterion(id, _) => (List::Criteria, id.clone().into()),
            Key::Pair(a, b, _) => (List::Pairs, (a.clone(), b.clone()).into()),
            Key::Participant(id, _) => (List::Participants, id.clone().into()),
            Key::Decision(stamp, _) => (List::Decisions, (*stamp).into()),
            Key::Step(id, _) => (List::Steps, id.clone().into()),
            Key::Review(stamp, _) => (List::Reviews, (*stamp).into()),
            Key::Changed(stamp, _) => (List::Changes, (*stamp).into()),
            Key::Visit(stamp, _) => (List::Visits, (*stamp).into()),
            _ => return None,
        })
    }

    /// The place a dotted path names, for the paths that `[[change]]` writes: weights, ratings, ranks, the lens.
    pub fn of(path: &str) -> Option<Key> {
        let parts: Vec<&str> = path.split('.').collect();
        let id = |text: &str| Id::new(text);
        Some(match parts.as_slice() {
            ["deliberation", key] => Key::Head(Head::field(key)?),
            ["weighing", "pair", pair] => {
                let (a, b) = pair.split_once('/')?;
                Key::Pair(id(a)?, id(b)?, PairField::Ratio)
            }
            ["weighing", key] => Key::Weighing(Weighing::field(key)?),
            ["account", name, key] => Key::Account(id(name)?, Account::field(key)?),
            ["option", name, "fate", account] => Key::Fate(id(name)?, id(account)?),
            ["option", name, key] => Key::Option(id(name)?, Alternative::field(key)?),
            ["condition", name, key] => Key::Condition(id(name)?, Condition::field(key)?),
            ["criterion", name, key] => Key::Criterion(id(name)?, Criterion::field(key)?),
            ["participant", name, key] => Key::Participant(id(name)?, Participant::field(key)?),
            ["gut", person, key] => Key::Gut(id(person)?, Gut::field(key)?),
            ["weight", person, criterion] => Key::Weight(id(person)?, id(criterion)?),
            ["rating", person, criterion, option] => Key::Rating(id(person)?, id(criterion)?, id(option)?),
            ["step", name, key] => Key::Step(id(name)?, Step::field(key)?),
            [list] => Key::Order(List::ALL.into_iter().find(|l| l.path() == *list)?),
            _ => return None,
        })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Head(field) => write!(f, "deliberation.{}", Head::spec(*field).key),
            Key::Order(list) => f.write_str(list.path()),
            Key::Account(id, field) => write!(f, "account.{id}.{}", Account::spec(*field).key),
            Key::Option(id, field) => write!(f, "option.{id}.{}", Alternative::spec(*field).key),
            Key::Fate(option, account) => write!(f, "option.{option}.fate.{account}"),
            Key::Condition(id, field) => write!(f, "condition.{id}.{}", Condition::spec(*field).key),
            Key::Criterion(id, field) => write!(f, "criterion.{id}.{}", Criterion::spec(*field).key),
            Key::Weighing(field) => write!(f, "weighing.{}", Weighing::spec(*field).key),
            Key::Pair(a, b, PairField::Ratio) => write!(f, "weighing.pair.{a}/{b}"),
            Key::Participant(id, field) => write!(f, "participant.{id}.{}", Participant::spec(*field).key),
            Key::Gut(person, field) => write!(f, "gut.{person}.{}", Gut::spec(*field).key),
            Key::Weight(person, criterion) => write!(f, "weight.{person}.{criterion}"),
            Key::Rating(person, criterion, option) => write!(f, "rating.{person}.{criterion}.{option}"),
            Key::Decision(stamp, field) => write!(f, "decision.{stamp}.{}", Decision::spec(*field).key),
            Key::Step(id, field) => write!(f, "step.{id}.{}", Step::spec(*field).key),
            Key::Review(stamp, field) => write!(f, "review.{stamp}.{}", Review::spec(*field).key),
            Key::Changed(stamp, field) => write!(f, "change.{stamp}.{}", Changed::spec(*field).key),
            Key::Visit(stamp, field) => write!(f, "visit.{stamp}.{}", Visit::spec(*field).key),
            Key::PrivateNotes => f.write_str("private.notes"),
            Key::PrivateCriterion(id) => write!(f, "private.criterion.{id}"),
            Key::PrivateVisit(at) => write!(f, "private.visit.{at:?}"),
        }
    }
}
