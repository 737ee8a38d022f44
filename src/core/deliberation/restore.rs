//! Going back to an earlier version, as one edit.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Edit;
use super::diff::diff;
use super::document::{Deliberation, ListEntry};
use super::ids::Id;
use super::rating::Fate;
use super::tables::{Account, Alternative, Criterion, Head};
use super::view::Audience;

/// The edit that makes of `now` what `version` was. What happened stays: decisions, reviews, changes and visits, that
/// the verdict was seen and answers were opened, and the coach's own notes; with them stays what they name. While
/// answers are sealed, those that `audience` may not see stay too, and with them everybody at the table.
pub fn restore(now: &Deliberation, version: &Deliberation, audience: &Audience) -> Edit {
    let mut back = Deliberation {
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
        back.participants = now.participants.clone();
        keep_sealed_answers(&mut back.first_feelings, &now.first_feelings, audience);
        keep_sealed_answers(&mut back.weights, &now.weights, audience);
        keep_sealed_answers(&mut back.ratings, &now.ratings, audience);
        // Those who sat at the table then and do not now have no answers.
        let known: BTreeSet<Id> = now.participants.iter().map(|participant| participant.id.clone()).collect();
        back.first_feelings.retain(|person, _| known.contains(person));
        back.weights.retain(|person, _| known.contains(person));
        back.ratings.retain(|person, _| known.contains(person));
    }
    restore_referenced(&mut back, now);
    back.remove_empty_maps();
    diff(now, &back)
}

/// Leaves the answers that `audience` may not see as they are.
fn keep_sealed_answers<T: Clone>(back: &mut BTreeMap<Id, T>, now: &BTreeMap<Id, T>, audience: &Audience) {
    back.retain(|person, _| audience.can_see_answers_of(person));
    let sealed = now.iter().filter(|(person, _)| !audience.can_see_answers_of(person));
    back.extend(sealed.map(|(person, answers)| (person.clone(), answers.clone())));
}

/// Brings back in what is named by something that stays.
fn restore_referenced(back: &mut Deliberation, now: &Deliberation) {
    let rows = || back.ratings.values().flat_map(|rows| rows.iter());
    let criteria: BTreeSet<Id> = rows()
        .map(|(criterion, _)| criterion)
        .chain(back.weights.values().flat_map(BTreeMap::keys))
        .chain(back.private.criteria.keys())
        .cloned()
        .collect();
    let options: BTreeSet<Id> = rows()
        .flat_map(|(_, row)| row.keys())
        .chain(back.first_feelings.values().filter_map(|gut| gut.option.as_ref()))
        .chain(back.decisions.iter().filter_map(|decision| decision.option.as_ref()))
        .cloned()
        .collect();
    restore_missing_entries::<Criterion>(back, now, &criteria);
    for option in restore_missing_entries::<Alternative>(back, now, &options) {
        let fates = now.fates.get(&option).cloned();
        back.fates.extend(fates.map(|fates| (option, fates)));
    }
    let named = |(account, fate): (&Id, &Fate)| match fate {
        Fate::Merge(into) => vec![account.clone(), into.clone()],
        _ => vec![account.clone()],
    };
    let accounts: BTreeSet<Id> = back.fates.values().flatten().flat_map(named).collect();
    restore_missing_entries::<Account>(back, now, &accounts);
}

/// Puts the `named` entries that are missing where they stand now; gives which.
fn restore_missing_entries<E: ListEntry<Name = Id>>(
    back: &mut Deliberation,
    now: &Deliberation,
    named: &BTreeSet<Id>,
) -> Vec<Id> {
    let mut brought = Vec::new();
    for (at, entry) in E::entries(now).iter().enumerate().filter(|(_, entry)| named.contains(entry.id())) {
        let entries = E::entries_mut(back);
        if entries.iter().all(|known| known.id() != entry.id()) {
            entries.insert(at.min(entries.len()), entry.clone());
            brought.push(entry.id().clone());
        }
    }
    brought
}
