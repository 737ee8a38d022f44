//! Lines about the acts of this visit, the changes after the first view of the verdict, and the earlier versions.

use crate::messages::FileVersion;
use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::walk::Session;
use pesee_core::deliberation::{Audience, Deliberation, Edit, LoggedChange, View};

use super::change::{change_text, most_important_lines};

/// A summary of an edit.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeSummary {
    /// The most important lines, in order of importance.
    pub lines: Vec<SafeText>,
    /// The number of lines before truncation.
    pub total_count: usize,
}

impl ChangeSummary {
    /// Returns the first line and the number of further lines.
    pub fn to_line(&self, locale: &Locale) -> SafeText {
        let first = self.lines.first().cloned().unwrap_or_default();
        match self.total_count {
            0 | 1 => first,
            count => SafeText::join(&[first, t!(locale, "change-more", count = count - 1)], " · "),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct ActSummary {
    pub summary: ChangeSummary,
    pub is_undone: bool,
}

/// The maximum number of acts to list; a long visit has a few hundred.
const MAX_ACTS: usize = 1_000;
/// The maximum number of lines for one act or one version.
const MAX_LINES: usize = 30;

/// Lists the acts of this visit as far as `view` may show them, the latest first: undone acts, then current acts.
pub fn list_acts(locale: &Locale, session: &Session, view: &View<'_>) -> Vec<ActSummary> {
    let (done, undone) = session.undo_and_redo_edits();
    let inverses = done.take(MAX_ACTS).map(|edit| (edit, edit.clone().inverse()));
    let back = replay_acts(locale, view, session.document(), inverses, false);
    let onward = undone.take(MAX_ACTS).map(|edit| (edit, edit.clone()));
    let mut acts = replay_acts(locale, view, session.document(), onward, true);
    acts.reverse();
    acts.extend(back);
    acts
}

/// Summarizes acts by replaying them from `document`. Each act comes with the edit to apply to the result of the
/// previous edit.
fn replay_acts<'a>(
    locale: &Locale,
    view: &View<'_>,
    document: &Deliberation,
    steps: impl Iterator<Item = (&'a Edit, Edit)>,
    is_undone: bool,
) -> Vec<ActSummary> {
    let (mut from, mut to) = (document.clone(), document.clone());
    let mut acts = Vec::new();
    for (edit, step) in steps {
        // The session has already applied each edit or its inverse, so an error is unexpected; after an error, the
        // documents no longer match the remaining acts.
        if to.apply(&step).is_err() {
            break;
        }
        let (before, after) = if is_undone { (&from, &to) } else { (&to, &from) };
        acts.push(ActSummary { summary: summarize_act(locale, view, before, after, edit), is_undone });
        drop(from.apply(&step));
    }
    acts
}

/// Summarizes one act as far as `view` may show it.
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
        let message_id = if is_sealed { "history-sealed-answer" } else { "history-other-act" };
        return ChangeSummary { lines: vec![t!(locale, message_id)], total_count: 1 };
    };
    let summary = summarize_changes(locale, before, after, &seen);
    // The act changed only fields that summaries leave out, so the first field is described.
    if summary.total_count > 0 {
        summary
    } else {
        ChangeSummary { lines: vec![change_text(locale, before, after, first)], total_count: 1 }
    }
}

/// Describes a change after the first view of the verdict; `None` if `view` may not show the change.
pub fn late_change(locale: &Locale, view: &View<'_>, logged: &LoggedChange) -> Option<SafeText> {
    let changes = logged.to_changes();
    match changes.as_slice() {
        [] => Some(SafeText::sanitize(logged.what.as_deref().unwrap_or("?"))),
        _ if !changes.iter().all(|change| view.can_see(&change.path)) => None,
        [change] => Some(change_text(locale, view, view, change)),
        [first, ..] => {
            // The weights that the change gave, which later changes may have replaced.
            let (mut before, mut after) = ((**view).clone(), (**view).clone());
            let edit = Edit { changes: changes.clone(), coalesce_path: None };
            drop(before.apply(&edit.clone().inverse()));
            drop(after.apply(&edit));
            let (lines, _) = most_important_lines(locale, &before, &after, &edit, 1);
            Some(lines.into_iter().next().map_or_else(|| change_text(locale, view, view, first), |line| line.text))
        }
    }
}

/// Formats the time at which a save replaced an earlier version.
pub fn version_time(locale: &Locale, version: &FileVersion, now: pesee_core::deliberation::Moment) -> SafeText {
    date::format_past_moment(locale, version.replaced_at.with_timezone(now.offset()), now.date_naive())
}

/// Says how many changes lead to an earlier version. `is_limited` is true if the reader may not see everything: the
/// sentence is then the same whether or not the version differs in the rest.
pub fn describe_difference(locale: &Locale, is_limited: bool, count: usize) -> SafeText {
    let id = if is_limited { "history-differs-shown" } else { "history-differs" };
    t!(locale, id, count = count)
}

/// Summarizes `edit`, which leads from `now` to `then`.
pub fn summarize_changes(locale: &Locale, now: &Deliberation, then: &Deliberation, edit: &Edit) -> ChangeSummary {
    let (lines, count) = most_important_lines(locale, now, then, edit, MAX_LINES);
    ChangeSummary { lines: lines.into_iter().map(|line| line.text).collect(), total_count: count }
}
