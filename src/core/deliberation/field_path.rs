//! The path of one field of a deliberation, and the lists of entries.
//!
//! The text of a path is the dotted path in `[[change]]`, such as `rating.me.time.keep`.

use std::fmt;

use super::ids::{EntryId, Id, LogId};
use super::record::Record;
use super::tables::{
    Account, AccountField, ActionStep, ActionStepField, Alternative, AlternativeField, Condition, ConditionField,
    Criterion, CriterionField, Decision, DecisionField, FirstFeeling, FirstFeelingField, Head, HeadField, LoggedChange,
    LoggedChangeField, PairField, Participant, ParticipantField, Review, ReviewField, Tripwire, TripwireField, Visit,
    VisitField, Weighing, WeighingField,
};

/// A list of entries in the file.
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
    /// `[[tripwire]]`
    Tripwires,
    /// `[[review]]`
    Reviews,
    /// `[[change]]`
    Changes,
    /// `[[visit]]`
    Visits,
}

impl List {
    /// Every list, in the order of a written file.
    pub const ALL: [List; 12] = [
        List::Accounts,
        List::Options,
        List::Conditions,
        List::Criteria,
        List::Pairs,
        List::Participants,
        List::Decisions,
        List::Steps,
        List::Tripwires,
        List::Reviews,
        List::Changes,
        List::Visits,
    ];

    /// Returns the dotted path of the list in the file.
    pub fn toml_path(self) -> &'static str {
        match self {
            List::Accounts => "account",
            List::Options => "option",
            List::Conditions => "condition",
            List::Criteria => "criterion",
            List::Pairs => "weighing.pair",
            List::Participants => "participant",
            List::Decisions => "decision",
            List::Steps => "step",
            List::Tripwires => "tripwire",
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

/// The path of one field of a deliberation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldPath {
    /// A key of `[deliberation]`.
    Head(HeadField),
    /// The ids of the entries of a list, and their order.
    ListOrder(List),
    /// A key of an account.
    Account(Id, AccountField),
    /// A key of an option.
    Option(Id, AlternativeField),
    /// The fate of an account (second id) under an option (first id).
    Fate(Id, Id),
    /// A key of a condition.
    Condition(Id, ConditionField),
    /// A key of a criterion.
    Criterion(Id, CriterionField),
    /// A key of `[weighing]`.
    Weighing(WeighingField),
    /// A pairwise judgement of two criteria.
    Pair(Id, Id, PairField),
    /// A key of a participant.
    Participant(Id, ParticipantField),
    /// A key of a person's first feeling, `[gut.PERSON]`.
    FirstFeeling(Id, FirstFeelingField),
    /// The points of a person (first id) for a criterion (second id).
    Weight(Id, Id),
    /// The rating by a person, on a criterion, of an option, in this order.
    Rating(Id, Id, Id),
    /// A key of a decision.
    Decision(LogId, DecisionField),
    /// A key of a step.
    Step(Id, ActionStepField),
    /// A key of a tripwire.
    Tripwire(Id, TripwireField),
    /// A key of a review.
    Review(LogId, ReviewField),
    /// A key of a logged change.
    LoggedChange(LogId, LoggedChangeField),
    /// A key of a visit.
    Visit(LogId, VisitField),
    /// The general private notes of the coach.
    PrivateNotes,
    /// The private note of the coach on a criterion.
    PrivateCriterion(Id),
    /// The private note of the coach on a visit, by the `at` of the visit as written in the file.
    PrivateVisit(String),
}

impl FieldPath {
    /// Returns whether the field is a weight, a rank or a pairwise judgement that people have in common.
    pub fn is_common_weight(&self) -> bool {
        matches!(
            self,
            FieldPath::Criterion(_, CriterionField::Weight | CriterionField::Rank)
                | FieldPath::Pair(..)
                | FieldPath::ListOrder(List::Pairs)
        )
    }

    /// Returns whether the program writes the field by itself on each visit: the visits, the change list, the time of
    /// the last change and the time at which the verdict was first shown.
    ///
    /// # Examples
    /// ```
    /// use pesee_core::deliberation::{FieldPath, HeadField};
    ///
    /// assert!(FieldPath::Head(HeadField::Updated).is_log());
    /// assert!(!FieldPath::Head(HeadField::Title).is_log());
    /// ```
    pub fn is_log(&self) -> bool {
        matches!(
            self,
            FieldPath::ListOrder(List::Visits | List::Changes)
                | FieldPath::Visit(..)
                | FieldPath::LoggedChange(..)
                | FieldPath::Head(HeadField::Updated | HeadField::VerdictSeen)
        )
    }

    /// Returns the person whose own answer the field contains: a first feeling, a weight or a rating.
    pub fn answering_person(&self) -> Option<&Id> {
        match self {
            FieldPath::FirstFeeling(person, _) | FieldPath::Weight(person, _) | FieldPath::Rating(person, ..) => {
                Some(person)
            }
            _ => None,
        }
    }

    /// Returns the list and the id of the entry that the field belongs to, if the field belongs to an entry of a list.
    pub fn entry(&self) -> Option<(List, EntryId)> {
        Some(match self {
            FieldPath::Account(id, _) => (List::Accounts, id.clone().into()),
            FieldPath::Option(id, _) | FieldPath::Fate(id, _) => (List::Options, id.clone().into()),
            FieldPath::Condition(id, _) => (List::Conditions, id.clone().into()),
            FieldPath::Criterion(id, _) => (List::Criteria, id.clone().into()),
            FieldPath::Pair(a, b, _) => (List::Pairs, (a.clone(), b.clone()).into()),
            FieldPath::Participant(id, _) => (List::Participants, id.clone().into()),
            FieldPath::Decision(log_id, _) => (List::Decisions, (*log_id).into()),
            FieldPath::Step(id, _) => (List::Steps, id.clone().into()),
            FieldPath::Tripwire(id, _) => (List::Tripwires, id.clone().into()),
            FieldPath::Review(log_id, _) => (List::Reviews, (*log_id).into()),
            FieldPath::LoggedChange(log_id, _) => (List::Changes, (*log_id).into()),
            FieldPath::Visit(log_id, _) => (List::Visits, (*log_id).into()),
            _ => return None,
        })
    }

    /// Parses a dotted path.
    ///
    /// Paths of log entries and private notes return `None`, because `[[change]]` never contains these paths.
    pub fn parse(path: &str) -> Option<FieldPath> {
        let parts: Vec<&str> = path.split('.').collect();
        let id = |text: &str| Id::new(text);
        Some(match parts.as_slice() {
            ["deliberation", key] => FieldPath::Head(Head::find_field(key)?),
            ["weighing", "pair", pair] => {
                let (a, b) = pair.split_once('/')?;
                FieldPath::Pair(id(a)?, id(b)?, PairField::Ratio)
            }
            ["weighing", key] => FieldPath::Weighing(Weighing::find_field(key)?),
            ["account", name, key] => FieldPath::Account(id(name)?, Account::find_field(key)?),
            ["option", name, "fate", account] => FieldPath::Fate(id(name)?, id(account)?),
            ["option", name, key] => FieldPath::Option(id(name)?, Alternative::find_field(key)?),
            ["condition", name, key] => FieldPath::Condition(id(name)?, Condition::find_field(key)?),
            ["criterion", name, key] => FieldPath::Criterion(id(name)?, Criterion::find_field(key)?),
            ["participant", name, key] => FieldPath::Participant(id(name)?, Participant::find_field(key)?),
            ["gut", person, key] => FieldPath::FirstFeeling(id(person)?, FirstFeeling::find_field(key)?),
            ["weight", person, criterion] => FieldPath::Weight(id(person)?, id(criterion)?),
            ["rating", person, criterion, option] => FieldPath::Rating(id(person)?, id(criterion)?, id(option)?),
            ["step", name, key] => FieldPath::Step(id(name)?, ActionStep::find_field(key)?),
            ["tripwire", name, key] => FieldPath::Tripwire(id(name)?, Tripwire::find_field(key)?),
            [list] => FieldPath::ListOrder(List::ALL.into_iter().find(|l| l.toml_path() == *list)?),
            _ => return None,
        })
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FieldPath::Head(field) => write!(f, "deliberation.{}", Head::spec(*field).key),
            FieldPath::ListOrder(list) => f.write_str(list.toml_path()),
            FieldPath::Account(id, field) => write!(f, "account.{id}.{}", Account::spec(*field).key),
            FieldPath::Option(id, field) => write!(f, "option.{id}.{}", Alternative::spec(*field).key),
            FieldPath::Fate(option, account) => write!(f, "option.{option}.fate.{account}"),
            FieldPath::Condition(id, field) => write!(f, "condition.{id}.{}", Condition::spec(*field).key),
            FieldPath::Criterion(id, field) => write!(f, "criterion.{id}.{}", Criterion::spec(*field).key),
            FieldPath::Weighing(field) => write!(f, "weighing.{}", Weighing::spec(*field).key),
            FieldPath::Pair(a, b, PairField::Ratio) => write!(f, "weighing.pair.{a}/{b}"),
            FieldPath::Participant(id, field) => write!(f, "participant.{id}.{}", Participant::spec(*field).key),
            FieldPath::FirstFeeling(person, field) => write!(f, "gut.{person}.{}", FirstFeeling::spec(*field).key),
            FieldPath::Weight(person, criterion) => write!(f, "weight.{person}.{criterion}"),
            FieldPath::Rating(person, criterion, option) => write!(f, "rating.{person}.{criterion}.{option}"),
            FieldPath::Decision(log_id, field) => write!(f, "decision.{log_id}.{}", Decision::spec(*field).key),
            FieldPath::Step(id, field) => write!(f, "step.{id}.{}", ActionStep::spec(*field).key),
            FieldPath::Tripwire(id, field) => write!(f, "tripwire.{id}.{}", Tripwire::spec(*field).key),
            FieldPath::Review(log_id, field) => write!(f, "review.{log_id}.{}", Review::spec(*field).key),
            FieldPath::LoggedChange(log_id, field) => write!(f, "change.{log_id}.{}", LoggedChange::spec(*field).key),
            FieldPath::Visit(log_id, field) => write!(f, "visit.{log_id}.{}", Visit::spec(*field).key),
            FieldPath::PrivateNotes => f.write_str("private.notes"),
            FieldPath::PrivateCriterion(id) => write!(f, "private.criterion.{id}"),
            FieldPath::PrivateVisit(at) => write!(f, "private.visit.{at:?}"),
        }
    }
}
