//! Sentences for the review of a decision: the outcome, the changes since, and the verdict then and now.

use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::walk::{self, HistoryGap, review};
use pesee_core::deliberation::{
    Change, CriterionField, Decision, Deliberation, FieldPath, FieldValue, Id, LoggedChange, Moment, OneToTen, Outcome,
    Review, View, Visit,
};
use pesee_core::method::{self, Figures, reveal_ranking};

use super::attribution::{self, ComparisonSides};
use super::{history, names, verdict, withheld};

/// The maximum number of changes to list.
const MAX_CHANGES: usize = 12;

/// Describes the current decision, its outcome, the verdict then and now, and the changes since, in groups of
/// sentences.
///
/// The effect of each change is computed separately, so callers compute the result once and not for every frame.
pub fn review_result(locale: &Locale, view: &View<'_>, figures: &Figures, now: Moment) -> Vec<Vec<SafeText>> {
    let Some(decision) = review::current_decision(view) else { return Vec::new() };
    let groups = [
        chosen_options(locale, view, decision),
        outcome_lines(locale, view),
        verdict_lines(locale, view, decision, figures),
        repeated_changes(locale, view),
        decision.at.at.map(|at| difference_lines(locale, view, figures, at, now)).unwrap_or_default(),
    ];
    groups.into_iter().filter(|group| !group.is_empty()).collect()
}

/// Lists the chosen options of the current and the earlier decisions.
fn chosen_options(locale: &Locale, document: &Deliberation, standing: &Decision) -> Vec<SafeText> {
    let line = |decision: &Decision| {
        let option = decision.option.as_ref().map(|id| names::option(document, id)).unwrap_or_default();
        let day = decision.at.at.map(|at| date::format_day(locale, at.date_naive())).unwrap_or_default();
        let id = if decision.at == standing.at { "library-card-choice" } else { "review-earlier-decision" };
        t!(locale, id, option = option, day = day)
    };
    document.decisions().iter().rev().map(line).collect()
}

/// Describes the last review.
pub fn review_outcome(locale: &Locale, document: &Deliberation) -> Vec<SafeText> {
    let Some(review) = review::last_review(document) else { return Vec::new() };
    review_lines(locale, document, review)
}

/// Describes the expectation and the current review.
fn outcome_lines(locale: &Locale, document: &Deliberation) -> Vec<SafeText> {
    let standing = review::current_decision(document);
    let mut lines = Vec::new();
    let expects = standing.and_then(|decision| decision.expects.as_deref());
    lines.extend(expects.map(|text| t!(locale, "library-card-expects", text = SafeText::sanitize(text))));
    lines
        .extend(review::current_review(document).into_iter().flat_map(|review| review_lines(locale, document, review)));
    lines
}

fn review_lines(locale: &Locale, document: &Deliberation, review: &Review) -> Vec<SafeText> {
    let mut lines = Vec::new();
    let sure = review::current_decision(document)
        .and_then(|decision| decision.confidence)
        .map(|sure| sure.get().round() as usize);
    let came_true = review.came_true.map(|part| part.get().round() as usize);
    lines.extend(match (came_true, sure) {
        (Some(part), Some(sure)) => Some(t!(locale, "review-came-true-confidence", part = part, sure = sure)),
        (Some(part), None) => Some(t!(locale, "review-came-true", part = part)),
        (None, _) => None,
    });
    let satisfied = review.satisfied.map(OneToTen::get);
    lines.extend(satisfied.map(|ten| t!(locale, "review-satisfied", ten = ten as usize)));
    let note = review.note.as_deref();
    lines.extend(note.map(|text| t!(locale, "review-note", text = SafeText::sanitize(text))));
    lines
}

/// Describes the verdict recorded before the decision, and today's verdict.
fn verdict_lines(locale: &Locale, view: &View<'_>, decision: &Decision, figures: &Figures) -> Vec<SafeText> {
    // While answers are sealed, an earlier verdict could reveal the answers of one person.
    let at = |visit: &&Visit| visit.verdict.is_some() && visit.at.at <= decision.at.at && !view.is_blind();
    let then = view.visits().iter().rfind(at).and_then(|visit| recorded_headline(locale, view, visit));
    let mut lines =
        vec![then.map_or(t!(locale, "review-verdict-then-unknown"), |then| {
            t!(locale, "review-verdict-then", verdict = then)
        })];
    match reveal_ranking(view, figures) {
        Ok(ranking) => {
            let text = verdict::verdict(locale, view, figures, ranking);
            lines.push(t!(locale, "review-verdict-now", verdict = text.headline));
            lines.extend(text.summary.into_iter().take(1));
        }
        Err(error) => lines.push(withheld::withheld_reason(locale, view, &error)),
    }
    lines
}

fn recorded_headline(locale: &Locale, document: &Deliberation, visit: &Visit) -> Option<SafeText> {
    let leader = || visit.leader.as_ref().map(|id| names::option(document, id));
    Some(match visit.verdict? {
        Outcome::Clear => t!(locale, "verdict-clear", option = leader()?),
        Outcome::Fragile => t!(locale, "verdict-fragile", option = leader()?),
        Outcome::Only => t!(locale, "verdict-only", option = leader()?),
        Outcome::Tie => t!(locale, "review-tie"),
        Outcome::None | Outcome::Unfinished => return None,
    })
}

/// Describes the differences from the state at the decision and their effect on the leader; empty if that state cannot
/// be reconstructed.
fn difference_lines(locale: &Locale, view: &View<'_>, figures: &Figures, at: Moment, now: Moment) -> Vec<SafeText> {
    let known = walk::reconstruct_at(view, &[], at, now).ok();
    let known = known.filter(|past| past.gap != Some(HistoryGap::VerdictNeverSeen) && !view.is_blind());
    let Some(past) = known else { return Vec::new() };
    let comparison = method::compare(&past.document, view, (&Figures::without_draws(&past.document), figures));
    let day = date::format_day(locale, at.date_naive());
    let notes = attribution::past_state_notes(locale, &past, &day, now);
    let when = ComparisonSides::Since(day);
    let compared = attribution::describe_comparison(locale, &when, &past.document, view, &comparison);
    let more = compared.total_count.saturating_sub(MAX_CHANGES.min(compared.lines.len()));
    let mut lines = compared.explanation;
    lines.extend(compared.lines.into_iter().take(MAX_CHANGES).map(|line| line.text));
    lines.extend((more > 0).then(|| t!(locale, "change-more", count = more)));
    // Changes that the file does not record may also have affected the leader.
    lines.extend(notes);
    lines
}

/// Describes repeated weight changes after the first view of the verdict, and the changes after a moment, the latest
/// first.
pub fn changes_since(locale: &Locale, view: &View<'_>, since: Option<Moment>) -> Vec<SafeText> {
    let mut lines = repeated_changes(locale, view);
    let changes: Vec<SafeText> = view
        .changes()
        .iter()
        .rev()
        .filter(|logged| since.is_none() || logged.at.at >= since)
        .filter_map(|logged| history::late_change(locale, view, logged))
        .collect();
    if !changes.is_empty() {
        lines.push(t!(locale, "review-changes-since", count = changes.len()));
        let more = changes.len().saturating_sub(MAX_CHANGES);
        lines.extend(changes.into_iter().take(MAX_CHANGES));
        lines.extend((more > 0).then(|| t!(locale, "change-more", count = more)));
    }
    lines
}

/// Describes the weights that were raised, or lowered, more than once after the first view of the verdict.
fn repeated_changes(locale: &Locale, view: &View<'_>) -> Vec<SafeText> {
    let mut counts: Vec<(Id, usize, usize)> = Vec::new();
    let logged = view.changes().iter().flat_map(LoggedChange::to_changes);
    for (criterion, is_up) in logged.filter_map(|change| find_weight_change(view, &change)) {
        if !counts.iter().any(|(known, ..)| *known == criterion) {
            counts.push((criterion.clone(), 0, 0));
        }
        for (_, up, down) in counts.iter_mut().filter(|(known, ..)| *known == criterion) {
            *(if is_up { up } else { down }) += 1;
        }
    }
    let mut lines = Vec::new();
    for (criterion, up, down) in counts {
        let name = names::criterion(view, &criterion);
        if up > 1 {
            lines.push(t!(locale, "review-weight-raised", criterion = &name, count = up));
        }
        if down > 1 {
            lines.push(t!(locale, "review-weight-lowered", criterion = &name, count = down));
        }
    }
    lines
}

/// Returns the criterion whose weight a change affects, and whether the weight increased; `None` for other changes and
/// for changes that `view` may not show.
fn find_weight_change(view: &View<'_>, change: &Change) -> Option<(Id, bool)> {
    let number = |value: &Option<FieldValue>| match value {
        Some(FieldValue::Number(number)) => Some(*number),
        _ => None,
    };
    let (from, to) = (number(&change.from), number(&change.to));
    let (criterion, is_up) = match &change.path {
        // Rank 1 matters most, so a smaller rank is an increase.
        FieldPath::Criterion(id, CriterionField::Rank) => (id, to? < from?),
        FieldPath::Criterion(id, CriterionField::Weight) | FieldPath::Weight(_, id) => {
            (id, to.unwrap_or(0.0) > from.unwrap_or(0.0))
        }
        _ => return None,
    };
    (view.can_see(&change.path) && from != to).then(|| (criterion.clone(), is_up))
}
