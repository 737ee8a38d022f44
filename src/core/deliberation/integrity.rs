//! Checks the rules that concern several fields of a deliberation: every id refers to an entry, and account merges
//! contain no cycle (FORMAT.md).
//!
//! The parser reports every violation with its line. [`Deliberation::apply`] rejects an edit that causes a violation.

use std::collections::{BTreeMap, HashSet};

use super::document::Deliberation;
use super::error::IntegrityError;
use super::field_path::{FieldPath, List};
use super::field_value::FieldValue;
use super::ids::Id;
use super::rating::Fate;
use super::record::RecordWithId;
use super::tables::{ConditionField, DecisionField, FirstFeelingField, PairField, ReviewField};

impl Deliberation {
    /// Returns every contradiction between entries; the result is empty for a valid document.
    ///
    /// The options of a `[[visit]]` are not checked: a visit records the past and may refer to removed options.
    pub fn find_integrity_errors(&self) -> Vec<IntegrityError> {
        let mut found = Vec::new();
        for list in List::ALL {
            self.check_ids(list, &mut found);
        }
        let options: HashSet<&Id> = self.options.iter().map(|o| &o.id).collect();
        let accounts: HashSet<&Id> = self.accounts.iter().map(|a| &a.id).collect();
        let criteria: HashSet<&Id> = self.criteria.iter().map(|c| &c.id).collect();
        let me = [Id::me()];
        let people: HashSet<&Id> = if self.participants.is_empty() {
            me.iter().collect()
        } else {
            self.participants.iter().map(|p| &p.id).collect()
        };
        let mut require = |path: &dyn Fn() -> FieldPath, known: &HashSet<&Id>, list: List, id: &Id| {
            if !known.contains(id) {
                found.push(IntegrityError::DanglingReference { path: path(), list, id: id.clone() });
            }
        };
        for (option, fates) in &self.fates {
            for (account, fate) in fates {
                let path = || FieldPath::Fate(option.clone(), account.clone());
                require(&path, &options, List::Options, option);
                require(&path, &accounts, List::Accounts, account);
                if let Fate::Merge(into) = fate {
                    require(&path, &accounts, List::Accounts, into);
                }
            }
        }
        for condition in &self.conditions {
            for option in condition.options() {
                require(
                    &|| FieldPath::Condition(condition.id.clone(), ConditionField::Options),
                    &options,
                    List::Options,
                    option,
                );
            }
        }
        for (person, first_feeling) in &self.first_feelings {
            require(
                &|| FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Option),
                &people,
                List::Participants,
                person,
            );
            if let Some(option) = &first_feeling.option {
                require(
                    &|| FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Option),
                    &options,
                    List::Options,
                    option,
                );
            }
        }
        for pair in &self.pairs {
            let (a, b) = &pair.criteria;
            let path = || FieldPath::Pair(a.clone(), b.clone(), PairField::Ratio);
            require(&path, &criteria, List::Criteria, a);
            require(&path, &criteria, List::Criteria, b);
        }
        for (person, weights) in &self.weights {
            for (nth, criterion) in weights.keys().enumerate() {
                let path = || FieldPath::Weight(person.clone(), criterion.clone());
                if nth == 0 {
                    require(&path, &people, List::Participants, person);
                }
                require(&path, &criteria, List::Criteria, criterion);
            }
        }
        for (person, rows) in &self.ratings {
            let mut is_person_valid = people.contains(person);
            for (criterion, row) in rows {
                let mut is_criterion_valid = criteria.contains(criterion);
                for option in row.keys() {
                    let path = || FieldPath::Rating(person.clone(), criterion.clone(), option.clone());
                    if !std::mem::replace(&mut is_person_valid, true) {
                        require(&path, &people, List::Participants, person);
                    }
                    if !std::mem::replace(&mut is_criterion_valid, true) {
                        require(&path, &criteria, List::Criteria, criterion);
                    }
                    require(&path, &options, List::Options, option);
                }
            }
        }
        for decision in &self.decisions {
            if let Some(option) = &decision.option {
                require(&|| FieldPath::Decision(decision.at, DecisionField::Option), &options, List::Options, option);
            }
        }
        for criterion in self.private.criteria.keys() {
            require(&|| FieldPath::PrivateCriterion(criterion.clone()), &criteria, List::Criteria, criterion);
        }
        self.check_merges(&mut found);
        self.check_pairs(&mut found);
        for review in &self.reviews {
            let has_decision = |at| self.decisions.iter().any(|decision| decision.at.at == Some(at));
            if review.decision.is_some_and(|at| !has_decision(at)) {
                found.push(IntegrityError::MissingDecision { review: review.at });
            }
        }
        found
    }

    /// Returns the document without the values and entries that contradict others, for a text that is read as far as
    /// possible.
    #[must_use]
    pub fn without_integrity_errors(mut self) -> Deliberation {
        loop {
            let errors = self.find_integrity_errors();
            let before = self.clone();
            for error in &errors {
                self.remove_contradiction(error);
            }
            self.remove_empty_maps();
            if errors.is_empty() || self == before {
                return self;
            }
        }
    }

    fn remove_contradiction(&mut self, error: &IntegrityError) {
        let cleared = match error {
            IntegrityError::DanglingReference { path, .. } => path.clone(),
            IntegrityError::MergeCycle { option, account } => FieldPath::Fate(option.clone(), account.clone()),
            IntegrityError::MissingDecision { review } => FieldPath::Review(*review, ReviewField::Decision),
            IntegrityError::SelfPair { criterion } => {
                return self.pairs.retain(|pair| pair.criteria != (criterion.clone(), criterion.clone()));
            }
            IntegrityError::MirroredPair { a, b } => {
                return self.pairs.retain(|pair| pair.criteria != (a.clone(), b.clone()));
            }
            IntegrityError::TooManyEntries { list, max } => {
                let mut ids = self.entry_ids(*list);
                ids.truncate(*max);
                return drop(self.set(&FieldPath::ListOrder(*list), Some(FieldValue::EntryIds(ids))));
            }
            IntegrityError::Duplicate { .. } => return,
        };
        match cleared {
            // The dangling reference is one of the criteria of the judgement.
            FieldPath::Pair(a, b, _) => self.pairs.retain(|pair| pair.criteria != (a.clone(), b.clone())),
            FieldPath::FirstFeeling(person, _) => drop(self.first_feelings.remove(&person)),
            FieldPath::Weight(person, _) if !self.has_person(&person) => {
                drop(self.weights.remove(&person));
            }
            FieldPath::Rating(person, ..) if !self.has_person(&person) => drop(self.ratings.remove(&person)),
            FieldPath::Rating(person, criterion, _) if self.criterion(&criterion).is_none() => {
                if let Some(rows) = self.ratings.get_mut(&person) {
                    rows.remove(&criterion);
                }
            }
            // Removing a value cannot fail, because the field exists.
            path => drop(self.set(&path, None)),
        }
    }

    fn check_ids(&self, list: List, found: &mut Vec<IntegrityError>) {
        let ids = self.entry_ids(list);
        if let Some(max) = list.max_len().filter(|max| ids.len() > *max) {
            found.push(IntegrityError::TooManyEntries { list, max });
        }
        let mut seen = HashSet::new();
        for id in ids {
            if !seen.insert(id.clone()) {
                found.push(IntegrityError::Duplicate { list, id });
            }
        }
    }

    /// Finds, for each option, an account whose merges lead back to the account itself.
    fn check_merges(&self, found: &mut Vec<IntegrityError>) {
        for (option, fates) in &self.fates {
            let into: BTreeMap<&Id, &Id> = fates
                .iter()
                .filter_map(|(account, fate)| match fate {
                    Fate::Merge(into) => Some((account, into)),
                    _ => None,
                })
                .collect();
            let start_of_cycle = into.keys().find(|start| {
                let mut current = **start;
                for _ in 0..=into.len() {
                    match into.get(current) {
                        Some(next) if *next == **start => return true,
                        Some(next) => current = next,
                        None => return false,
                    }
                }
                false
            });
            if let Some(account) = start_of_cycle {
                found.push(IntegrityError::MergeCycle { option: option.clone(), account: (*account).clone() });
            }
        }
    }

    fn check_pairs(&self, found: &mut Vec<IntegrityError>) {
        let mut seen = HashSet::new();
        for pair in &self.pairs {
            let (a, b) = pair.id();
            if a == b {
                found.push(IntegrityError::SelfPair { criterion: a.clone() });
            } else if seen.contains(&(b, a)) {
                found.push(IntegrityError::MirroredPair { a: a.clone(), b: b.clone() });
            }
            seen.insert((a, b));
        }
    }
}
