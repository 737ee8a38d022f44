//! What this visit did, what changed after the verdict was seen, and how earlier versions differ, in words.

use crate::messages::FileVersion;
use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::walk::Session;
use pesee_core::deliberation::{
    ActionStepField, Audience, Change, Deliberation, Edit, EntryId, FieldPath, List, LoggedChange, View,
};

use super::change::{change_text, most_important_lines};
use super::field_name::{entry_name, field_name};

/// What an edit changes: the most important of it, and how many lines all of it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeSummary {
    /// The first lines, the most important first.
    pub lines: Vec<SafeText>,
    /// How many there are in all.
    pub total_count: usize,
}

impl ChangeSummary {
    /// All of it in one line.
    pub fn to_line(&self, locale: &Locale) -> SafeText {
        let first = self.lines.first().cloned().unwrap_or_default();
        match self.total_count {
            0 | 1 => first,
            count => SafeText::join(&[first, t!(locale, "change-more", count = count - 1)], " · "),
        }
    }
}

/// An act of this visit.
#[derive(Clone, Debug, PartialEq)]
pub struct ActSummary {
    /// What it did.
    pub summary: ChangeSummary,
    /// Whether it was taken back.
    pub is_undone: bool,
}

/// The acts told at most; an evening's work is a few hundred.
const MAX_ACTS: usize = 1_000;
/// The lines of one act, or of one version, told at most.
const MAX_LINES: usize = 30;

/// The acts of this visit as `view` may see them, the latest first: those taken back, then those that stand.
pub fn list_acts(locale: &Locale, session: &Session, view: &View<'_>) -> Vec<ActSummary> {
    let (done, undone) = session.acts();
    let inverses = done.take(MAX_ACTS).map(|edit| (edit, edit.clone().inverse()));
    let back = replay_acts(locale, view, session.document(), inverses, false);
    let onward = undone.take(MAX_ACTS).map(|edit| (edit, edit.clone()));
    let mut acts = replay_acts(locale, view, session.document(), onward, true);
    acts.reverse();
    acts.extend(back);
    acts
}

/// Acts, each with the edit that leads from where the one before it led, told from `document` on.
fn replay_acts<'a>(
    locale: &Locale,
    view: &View<'_>,
    document: &Deliberation,
    steps: impl Iterator<Item = (&'a Edit, Edit)>,
    undone: bool,
) -> Vec<ActSummary> {
    let (mut from, mut to) = (document.clone(), document.clone());
    let mut acts = Vec::new();
    for (edit, step) in steps {
        // It was applied once, the other way; were it ever refused, there is nothing true to tell of the rest.
        if to.apply(&step).is_err() {
            break;
        }
        let (before, after) = if undone { (&from, &to) } else { (&to, &from) };
        acts.push(ActSummary { summary: summarize_act(locale, view, before, after, edit), is_undone: undone });
        drop(from.apply(&step));
    }
    acts
}

/// What one act did, as far as `view` may see it.
fn summarize_act(
    locale: &Locale,
    view: &View<'_>,
    before: &Deliberation,
    after: &Deliberation,
    edit: &Edit,
) -> ChangeSummary {
    let seen = edit.changes.iter().filter(|change| view.audience().can_see(&change.path)).cloned();
    let seen = Edit { changes: seen.collect(), coalesce_path: None };
    let Some(first) = seen.changes.first() else {
        let is_sealed = edit.changes.iter().any(|change| Audience::Client.can_see(&change.path));
        let told = if is_sealed { "history-sealed-answer" } else { "history-other-act" };
        return ChangeSummary { lines: vec![t!(locale, told)], total_count: 1 };
    };
    let told = summarize_changes(locale, before, after, &seen);
    // Something small that the program mostly notes by itself.
    if told.total_count > 0 {
        told
    } else {
        ChangeSummary { lines: vec![change_text(locale, before, after, first)], total_count: 1 }
    }
}

/// A weight or rating changed after the verdict was seen; `None` where `view` may not see it.
pub fn late_change(locale: &Locale, view: &View<'_>, changed: &LoggedChange) -> Option<SafeText> {
    let Some(known) = changed.to_change() else {
        return Some(SafeText::sanitize(changed.what.as_deref().unwrap_or("?")));
    };
    view.can_see(&known.path).then(|| change_text(locale, view, view, &known))
}

/// The line that an earlier version is known by: when a save replaced it.
pub fn version_time(locale: &Locale, version: &FileVersion, now: pesee_core::deliberation::Moment) -> SafeText {
    date::format_past_moment(locale, version.replaced_at.with_timezone(now.offset()), now.date_naive())
}

/// What `edit` changes, where it leads from `now` to `then`.
pub fn summarize_changes(locale: &Locale, now: &Deliberation, then: &Deliberation, edit: &Edit) -> ChangeSummary {
    let (lines, count) = most_important_lines(locale, now, then, edit, MAX_LINES);
    ChangeSummary { lines: lines.into_iter().map(|line| line.text).collect(), total_count: count }
}

/// That an act was taken back, or done again: its first place, by its name after or before that, and how many more.
pub fn undo_message(
    locale: &Locale,
    before: &Deliberation,
    after: &Deliberation,
    edit: &Edit,
    undoes: bool,
) -> SafeText {
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
    let Some(first) = first else { return SafeText::default() };
    let named_in = if after.get(&first.path).is_some() { after } else { before };
    let what = match &first.path {
        FieldPath::Step(id, ActionStepField::What) => {
            entry_name(locale, named_in, List::Steps, &EntryId::Id(id.clone()))
        }
        key => field_name(locale, named_in, key),
    };
    let more = count - 1;
    match (undoes, more) {
        (true, 0) => t!(locale, "screen-undone", what = what),
        (true, _) => t!(locale, "screen-undone-more", what = what, more = more),
        (false, 0) => t!(locale, "screen-redone", what = what),
        (false, _) => t!(locale, "screen-redone-more", what = what, more = more),
    }
}
