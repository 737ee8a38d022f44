//! What must hold of a deliberation as a whole: every id names something, nothing merges in a circle (FORMAT.md).
//! The reader reports all of it with lines; `apply` refuses an edit that would break any of it.

use std::collections::{BTreeMap, HashSet};

use super::document::Deliberation;
use super::error::IntegrityError;
use super::field_path::{FieldPath, List};
use super::ids::Id;
use super::rating::Fate;
use super::record::RecordWithId;
use super::tables::{ConditionField, DecisionField, FirstFeelingField, PairField};

impl Deliberation {
    /// Everything that does not hold; empty for a sound document. `[[visit]]` is left alone: it tells what was,
    /// and may name what has gone since.
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
        let mut need = |at: &dyn Fn() -> FieldPath, known: &HashSet<&Id>, list: List, id: &Id| {
            if !known.contains(id) {
                found.push(IntegrityError::DanglingReference { path: at(), list, id: id.clone() });
            }
        };
        for (option, fates) in &self.fates {
            for (account, fate) in fates {
                let at = || FieldPath::Fate(option.clone(), account.clone());
                need(&at, &accounts, List::Accounts, account);
                if let Fate::Merge(into) = fate {
                    need(&at, &accounts, List::Accounts, into);
                }
            }
        }
        for condition in &self.conditions {
            for option in condition.options() {
                need(
                    &|| FieldPath::Condition(condition.id.clone(), ConditionField::Options),
                    &options,
                    List::Options,
                    option,
                );
            }
        }
        for (person, gut) in &self.first_feelings {
            need(
                &|| FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Option),
                &people,
                List::Participants,
                person,
            );
            if let Some(option) = &gut.option {
                need(
                    &|| FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Option),
                    &options,
                    List::Options,
                    option,
                );
            }
        }
        for pair in &self.pairs {
            let (a, b) = &pair.criteria;
            let at = || FieldPath::Pair(a.clone(), b.clone(), PairField::Ratio);
            need(&at, &criteria, List::Criteria, a);
            need(&at, &criteria, List::Criteria, b);
        }
        for (person, weights) in &self.weights {
            for (nth, criterion) in weights.keys().enumerate() {
                let at = || FieldPath::Weight(person.clone(), criterion.clone());
                if nth == 0 {
                    need(&at, &people, List::Participants, person);
                }
                need(&at, &criteria, List::Criteria, criterion);
            }
        }
        for (person, rows) in &self.ratings {
            let mut known = people.contains(person);
            for (criterion, row) in rows {
                let mut heard = criteria.contains(criterion);
                for option in row.keys() {
                    let at = || FieldPath::Rating(person.clone(), criterion.clone(), option.clone());
                    if !std::mem::replace(&mut known, true) {
                        need(&at, &people, List::Participants, person);
                    }
                    if !std::mem::replace(&mut heard, true) {
                        need(&at, &criteria, List::Criteria, criterion);
                    }
                    need(&at, &options, List::Options, option);
                }
            }
        }
        for decision in &self.decisions {
            if let Some(option) = &decision.option {
                need(&|| FieldPath::Decision(decision.at, DecisionField::Option), &options, List::Options, option);
            }
        }
        for criterion in self.private.criteria.keys() {
            need(&|| FieldPath::PrivateCriterion(criterion.clone()), &criteria, List::Criteria, criterion);
        }
        self.check_merges(&mut found);
        self.check_pairs(&mut found);
        for review in &self.reviews {
            let decided = |at| self.decisions.iter().any(|decision| decision.at.at == Some(at));
            if review.decision.is_some_and(|at| !decided(at)) {
                found.push(IntegrityError::MissingDecision { review: review.at });
            }
        }
        found
    }

    fn check_ids(&self, list: List, found: &mut Vec<IntegrityError>) {
        let names = self.entry_ids(list);
        if let Some(most) = list.max_len().filter(|most| names.len() > *most) {
            found.push(IntegrityError::TooManyEntries { list, max: most });
        }
        let mut seen = HashSet::new();
        for name in names {
            if !seen.insert(name.clone()) {
                found.push(IntegrityError::Duplicate { list, id: name });
            }
        }
    }

    /// Under each option, following merges from any account must end.
    fn check_merges(&self, found: &mut Vec<IntegrityError>) {
        for (option, fates) in &self.fates {
            let into: BTreeMap<&Id, &Id> = fates
                .iter()
                .filter_map(|(account, fate)| match fate {
                    Fate::Merge(into) => Some((account, into)),
                    _ => None,
                })
                .collect();
            let circle = into.keys().find(|start| {
                let mut at = **start;
                for _ in 0..=into.len() {
                    match into.get(at) {
                        Some(next) if *next == **start => return true,
                        Some(next) => at = next,
                        None => return false,
                    }
                }
                false
            });
            if let Some(account) = circle {
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
