//! The edit that restores an earlier version of a document.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Edit;
use super::diff::diff;
use super::document::{Deliberation, ListEntry};
use super::ids::Id;
use super::rating::Fate;
use super::tables::{Account, Alternative, Criterion, Head};
use super::view::Audience;

/// Returns the edit that restores `version` in the document `now`.
///
/// The edit does not change decisions, reviews, logged changes, visits, the id, the status and the times of the
/// deliberation (except `review_on`), and the private notes of the coach. Entries that these records refer to stay as
/// well. While answers are sealed, the participants, the answers that `audience` may not see and the weights that
/// people have in common also stay unchanged.
pub fn restore(now: &Deliberation, version: &Deliberation, audience: &Audience) -> Edit {
    let mut restored = Deliberation {
        head: Head {
            id: now.head.id.clone(),
            status: now.head.status,
            created: now.head.created,
            updated: now.head.updated,
            verdict_seen: now.head.verdict_seen,
            revealed: now.head.revealed,
            ..version.head.clone()
        },
        decisions: now.decisions.clone(),
        reviews: now.reviews.clone(),
        changes: now.changes.clone(),
        visits: now.visits.clone(),
        private: now.private.clone(),
        ..version.clone()
    };
    if now.is_blind() {
        restored.participants = now.participants.clone();
        keep_sealed_answers(&mut restored.first_feelings, &now.first_feelings, audience);
        keep_sealed_answers(&mut restored.weights, &now.weights, audience);
        keep_sealed_answers(&mut restored.ratings, &now.ratings, audience);
        if matches!(audience, Audience::Group | Audience::Rater(_)) {
            keep_common_weights(&mut restored, now);
        }
        // A person who is no longer a participant may not have answers.
        let known: BTreeSet<Id> = now.participants.iter().map(|participant| participant.id.clone()).collect();
        restored.first_feelings.retain(|person, _| known.contains(person));
        restored.weights.retain(|person, _| known.contains(person));
        restored.ratings.retain(|person, _| known.contains(person));
    }
    restore_referenced(&mut restored, now);
    restored.remove_empty_maps();
    diff(now, &restored)
}

/// Replaces the answers that `audience` may not see with the answers in `now`.
fn keep_sealed_answers<T: Clone>(restored: &mut BTreeMap<Id, T>, now: &BTreeMap<Id, T>, audience: &Audience) {
    restored.retain(|person, _| audience.can_see_answers_of(person));
    let sealed = now.iter().filter(|(person, _)| !audience.can_see_answers_of(person));
    restored.extend(sealed.map(|(person, answers)| (person.clone(), answers.clone())));
}

/// Replaces the weights, ranks and pairwise judgements that people have in common with those in `now`. The criteria
/// that have them stay.
fn keep_common_weights(restored: &mut Deliberation, now: &Deliberation) {
    let weighed = now.criteria.iter().filter(|criterion| criterion.weight.is_some() || criterion.rank.is_some());
    let weighed = weighed.map(|criterion| criterion.id.clone()).collect();
    restore_missing_entries::<Criterion>(restored, now, &weighed);
    for criterion in &mut restored.criteria {
        let known = now.criterion(&criterion.id);
        criterion.weight = known.and_then(|known| known.weight);
        criterion.rank = known.and_then(|known| known.rank);
    }
    restored.pairs.clone_from(&now.pairs);
}

/// Adds the entries of `now` that `restored` refers to but does not contain.
fn restore_referenced(restored: &mut Deliberation, now: &Deliberation) {
    let rows = || restored.ratings.values().flat_map(|rows| rows.iter());
    let criteria: BTreeSet<Id> = rows()
        .map(|(criterion, _)| criterion)
        .chain(restored.weights.values().flat_map(BTreeMap::keys))
        .chain(restored.pairs.iter().flat_map(|pair| [&pair.criteria.0, &pair.criteria.1]))
        .chain(restored.private.criteria.keys())
        .cloned()
        .collect();
    let options: BTreeSet<Id> = rows()
        .flat_map(|(_, row)| row.keys())
        .chain(restored.first_feelings.values().filter_map(|first_feeling| first_feeling.option.as_ref()))
        .chain(restored.decisions.iter().filter_map(|decision| decision.option.as_ref()))
        .cloned()
        .collect();
    restore_missing_entries::<Criterion>(restored, now, &criteria);
    for option in restore_missing_entries::<Alternative>(restored, now, &options) {
        let fates = now.fates.get(&option).cloned();
        restored.fates.extend(fates.map(|fates| (option, fates)));
    }
    let referenced = |(account, fate): (&Id, &Fate)| match fate {
        Fate::Merge(into) => vec![account.clone(), into.clone()],
        _ => vec![account.clone()],
    };
    let accounts: BTreeSet<Id> = restored.fates.values().flatten().flat_map(referenced).collect();
    restore_missing_entries::<Account>(restored, now, &accounts);
}

/// Inserts the missing entries of `ids` at their positions in `now`. Returns the ids of the inserted entries.
fn restore_missing_entries<E: ListEntry<Name = Id>>(
    restored: &mut Deliberation,
    now: &Deliberation,
    ids: &BTreeSet<Id>,
) -> Vec<Id> {
    let mut inserted = Vec::new();
    for (index, entry) in E::entries(now).iter().enumerate().filter(|(_, entry)| ids.contains(entry.id())) {
        let entries = E::entries_mut(restored);
        if entries.iter().all(|known| known.id() != entry.id()) {
            entries.insert(index.min(entries.len()), entry.clone());
            inserted.push(entry.id().clone());
        }
    }
    inserted
}
