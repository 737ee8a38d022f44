//! What this visit did, what changed after the verdict was seen, and how earlier versions differ, in words.

use crate::messages::FileVersion;
use crate::tell;
use crate::text::{Shown, Tongue, date};
use crate::walk::Sitting;
use pesee_core::deliberation::{
    ActionStepField, Audience, Change, Deliberation, Edit, EntryId, FieldPath, List, LoggedChange, View,
};

use super::change::{change, first_lines};
use super::place::{entry, place};

/// What an edit changes: the most important of it, and how many lines all of it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The first lines, the most important first.
    pub lines: Vec<Shown>,
    /// How many there are in all.
    pub count: usize,
}

impl Told {
    /// All of it in one line.
    pub fn line(&self, tongue: &Tongue) -> Shown {
        let first = self.lines.first().cloned().unwrap_or_default();
        match self.count {
            0 | 1 => first,
            count => Shown::join(&[first, tell!(tongue, "change-more", count = count - 1)], " · "),
        }
    }
}

/// An act of this visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// What it did.
    pub told: Told,
    /// Whether it was taken back.
    pub undone: bool,
}

/// The acts told at most; an evening's work is a few hundred.
const MOST_ACTS: usize = 1_000;
/// The lines of one act, or of one version, told at most.
const MOST_LINES: usize = 30;

/// The acts of this visit as `view` may see them, the latest first: those taken back, then those that stand.
pub fn acts(tongue: &Tongue, sitting: &Sitting, view: &View<'_>) -> Vec<Act> {
    let (done, undone) = sitting.acts();
    let inverses = done.take(MOST_ACTS).map(|edit| (edit, edit.clone().inverse()));
    let back = walked(tongue, view, sitting.document(), inverses, false);
    let onward = undone.take(MOST_ACTS).map(|edit| (edit, edit.clone()));
    let mut acts = walked(tongue, view, sitting.document(), onward, true);
    acts.reverse();
    acts.extend(back);
    acts
}

/// Acts, each with the edit that leads from where the one before it led, told from `document` on.
fn walked<'a>(
    tongue: &Tongue,
    view: &View<'_>,
    document: &Deliberation,
    steps: impl Iterator<Item = (&'a Edit, Edit)>,
    undone: bool,
) -> Vec<Act> {
    let (mut from, mut to) = (document.clone(), document.clone());
    let mut acts = Vec::new();
    for (edit, step) in steps {
        // It was applied once, the other way; were it ever refused, there is nothing true to tell of the rest.
        if to.apply(&step).is_err() {
            break;
        }
        let (before, after) = if undone { (&from, &to) } else { (&to, &from) };
        acts.push(Act { told: act(tongue, view, before, after, edit), undone });
        drop(from.apply(&step));
    }
    acts
}

/// What one act did, as far as `view` may see it.
fn act(tongue: &Tongue, view: &View<'_>, before: &Deliberation, after: &Deliberation, edit: &Edit) -> Told {
    let seen = edit.changes.iter().filter(|change| view.audience().can_see(&change.path)).cloned();
    let seen = Edit { changes: seen.collect(), coalesce_path: None };
    let Some(first) = seen.changes.first() else {
        let is_sealed = edit.changes.iter().any(|change| Audience::Client.can_see(&change.path));
        let told = if is_sealed { "history-sealed" } else { "history-other" };
        return Told { lines: vec![tell!(tongue, told)], count: 1 };
    };
    let told = told(tongue, before, after, &seen);
    // Something small that the program mostly notes by itself.
    if told.count > 0 { told } else { Told { lines: vec![change(tongue, before, after, first)], count: 1 } }
}

/// A weight or rating changed after the verdict was seen; `None` where `view` may not see it.
pub fn late(tongue: &Tongue, view: &View<'_>, changed: &LoggedChange) -> Option<Shown> {
    let Some(known) = changed.to_change() else { return Some(Shown::outside(changed.what.as_deref().unwrap_or("?"))) };
    view.can_see(&known.path).then(|| change(tongue, view, view, &known))
}

/// The line that an earlier version is known by: when a save replaced it.
pub fn version(tongue: &Tongue, version: &FileVersion, now: pesee_core::deliberation::Moment) -> Shown {
    date::past_moment(tongue, version.replaced_at.with_timezone(now.offset()), now.date_naive())
}

/// What `edit` changes, where it leads from `now` to `then`.
pub fn told(tongue: &Tongue, now: &Deliberation, then: &Deliberation, edit: &Edit) -> Told {
    let (lines, count) = first_lines(tongue, now, then, edit, MOST_LINES);
    Told { lines: lines.into_iter().map(|line| line.line).collect(), count }
}

/// That an act was taken back, or done again: its first place, by its name after or before that, and how many more.
pub fn taken_back(tongue: &Tongue, before: &Deliberation, after: &Deliberation, edit: &Edit, undoes: bool) -> Shown {
    // A step that comes or goes does so with its day and its place in the list.
    let is_step = edit.changes.iter().any(|change| matches!(change.path, FieldPath::Step(_, ActionStepField::What)));
    let is_told = |change: &&Change| match change.path {
        // That a list of comparisons is longer or shorter goes with the comparison.
        FieldPath::ListOrder(List::Pairs) => false,
        FieldPath::ListOrder(List::Steps) | FieldPath::Step(_, ActionStepField::By) => !is_step,
        _ => true,
    };
    let count = edit.changes.iter().filter(is_told).count().max(1);
    let first = edit.changes.iter().find(is_told).or(edit.changes.first());
    let Some(first) = first else { return Shown::default() };
    let named_in = if after.get(&first.path).is_some() { after } else { before };
    let what = match &first.path {
        FieldPath::Step(id, ActionStepField::What) => entry(tongue, named_in, List::Steps, &EntryId::Id(id.clone())),
        key => place(tongue, named_in, key),
    };
    let more = count - 1;
    match (undoes, more) {
        (true, 0) => tell!(tongue, "screen-undone", what = what),
        (true, _) => tell!(tongue, "screen-undone-more", what = what, more = more),
        (false, 0) => tell!(tongue, "screen-redone", what = what),
        (false, _) => tell!(tongue, "screen-redone-more", what = what, more = more),
    }
}
