//! Coming back to what was decided: what came of it, what changed since, the verdict then and now.

use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::walk::{self, HistoryGap, review};
use pesee_core::deliberation::{
    Change, CriterionField, Decision, Deliberation, FieldPath, FieldValue, Id, Moment, OneToTen, Outcome, Review, View,
    Visit,
};
use pesee_core::method::{self, Figures, reveal_ranking};

use super::attribution::{self, ComparisonSides};
use super::{history, names, verdict};

/// The changes told one by one, at most.
const MAX_CHANGES: usize = 12;

/// The decision that stands, what came of it, and what the same question gives today: groups of sentences.
///
/// What moved the leader is tried change by change: worked out once, not with every frame.
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

/// What was chosen, and in the rounds before.
fn chosen_options(locale: &Locale, document: &Deliberation, standing: &Decision) -> Vec<SafeText> {
    let line = |decision: &Decision| {
        let option = decision.option.as_ref().map(|id| names::option(document, id)).unwrap_or_default();
        let day = decision.at.at.map(|at| date::format_day(locale, at.date_naive())).unwrap_or_default();
        let id = if decision.at == standing.at { "library-card-choice" } else { "review-earlier-decision" };
        t!(locale, id, option = option, day = day)
    };
    document.decisions().iter().rev().map(line).collect()
}

/// What came of it, by the last review.
pub fn review_outcome(locale: &Locale, document: &Deliberation) -> Vec<SafeText> {
    let Some(review) = review::last_review(document) else { return Vec::new() };
    review_lines(locale, document, review)
}

/// What was expected, and what came of it.
fn outcome_lines(locale: &Locale, document: &Deliberation) -> Vec<SafeText> {
    let standing = review::current_decision(document);
    let mut said = Vec::new();
    let expects = standing.and_then(|decision| decision.expects.as_deref());
    said.extend(expects.map(|text| t!(locale, "library-card-expects", text = SafeText::sanitize(text))));
    said.extend(review::current_review(document).into_iter().flat_map(|review| review_lines(locale, document, review)));
    said
}

fn review_lines(locale: &Locale, document: &Deliberation, review: &Review) -> Vec<SafeText> {
    let mut said = Vec::new();
    let sure = review::current_decision(document)
        .and_then(|decision| decision.confidence)
        .map(|sure| sure.get().round() as usize);
    let came_true = review.came_true.map(|part| part.get().round() as usize);
    said.extend(match (came_true, sure) {
        (Some(part), Some(sure)) => Some(t!(locale, "review-came-true-confidence", part = part, sure = sure)),
        (Some(part), None) => Some(t!(locale, "review-came-true", part = part)),
        (None, _) => None,
    });
    let satisfied = review.satisfied.map(OneToTen::get);
    said.extend(satisfied.map(|ten| t!(locale, "review-satisfied", ten = ten as usize)));
    let note = review.note.as_deref();
    said.extend(note.map(|text| t!(locale, "review-note", text = SafeText::sanitize(text))));
    said
}

/// The verdict when it was decided, as the visit wrote it down, and today's.
fn verdict_lines(locale: &Locale, view: &View<'_>, decision: &Decision, figures: &Figures) -> Vec<SafeText> {
    // While answers are sealed, not even what one person's came to before there were others.
    let at = |visit: &&Visit| visit.verdict.is_some() && visit.at.at <= decision.at.at && !view.is_blind();
    let then = view.visits().iter().rfind(at).and_then(|visit| recorded_headline(locale, view, visit));
    let mut said =
        vec![then.map_or(t!(locale, "review-verdict-then-unknown"), |then| {
            t!(locale, "review-verdict-then", verdict = then)
        })];
    match reveal_ranking(view, figures) {
        Ok(ranking) => {
            let spoken = verdict::verdict(locale, view, figures, ranking);
            said.push(t!(locale, "review-verdict-now", verdict = spoken.headline));
            said.extend(spoken.breaking_points.into_iter().take(1));
        }
        Err(why) => said.push(verdict::withheld_reason(locale, view, &why)),
    }
    said
}

fn recorded_headline(locale: &Locale, document: &Deliberation, visit: &Visit) -> Option<SafeText> {
    let leader = || visit.leader.as_ref().map(|id| names::option(document, id));
    Some(match visit.verdict? {
        Outcome::Clear => t!(locale, "verdict-clear", option = leader()?),
        Outcome::Fragile => t!(locale, "verdict-fragile", option = leader()?),
        Outcome::Tie => t!(locale, "review-tie"),
        Outcome::None | Outcome::Unfinished => return None,
    })
}

/// What differs from what the file said when it was decided, and which of it moved the leader; empty where the file does
/// not tell.
fn difference_lines(locale: &Locale, view: &View<'_>, figures: &Figures, at: Moment, now: Moment) -> Vec<SafeText> {
    let known = walk::reconstruct_at(view, &[], at, now).ok();
    let known = known.filter(|past| past.gap != Some(HistoryGap::VerdictNeverSeen) && !view.is_blind());
    let Some(past) = known else { return Vec::new() };
    let comparison = method::compare(&past.document, view, (&Figures::without_draws(&past.document), figures));
    let day = date::format_day(locale, at.date_naive());
    let untold = attribution::past_state_notes(locale, &past, &day, now);
    let when = ComparisonSides::Since(day);
    let compared = attribution::attribution(locale, &when, &past.document, view, &comparison);
    let more = compared.total_count.saturating_sub(MAX_CHANGES.min(compared.lines.len()));
    let mut said = compared.explanation;
    said.extend(compared.lines.into_iter().take(MAX_CHANGES).map(|line| line.text));
    said.extend((more > 0).then(|| t!(locale, "change-more", count = more)));
    // What the file does not keep may have moved it too.
    said.extend(untold);
    said
}

/// What changed after a moment, the latest first, and what somebody did again and again once they had seen the verdict.
pub fn changes_since(locale: &Locale, view: &View<'_>, since: Option<Moment>) -> Vec<SafeText> {
    let mut said = repeated_changes(locale, view);
    let changes: Vec<SafeText> = view
        .changes()
        .iter()
        .rev()
        .filter(|changed| since.is_none() || changed.at.at >= since)
        .filter_map(|changed| history::late_change(locale, view, changed))
        .collect();
    if !changes.is_empty() {
        said.push(t!(locale, "review-changes-since", count = changes.len()));
        let more = changes.len().saturating_sub(MAX_CHANGES);
        said.extend(changes.into_iter().take(MAX_CHANGES));
        said.extend((more > 0).then(|| t!(locale, "change-more", count = more)));
    }
    said
}

/// The weights that were raised, or lowered, more than once after the verdict was seen.
fn repeated_changes(locale: &Locale, view: &View<'_>) -> Vec<SafeText> {
    let mut counts: Vec<(Id, usize, usize)> = Vec::new();
    for (criterion, is_up) in
        view.changes().iter().filter_map(|changed| find_weight_change(view, &changed.to_change()?))
    {
        if !counts.iter().any(|(known, ..)| *known == criterion) {
            counts.push((criterion.clone(), 0, 0));
        }
        for (_, up, down) in counts.iter_mut().filter(|(known, ..)| *known == criterion) {
            *(if is_up { up } else { down }) += 1;
        }
    }
    let mut said = Vec::new();
    for (criterion, up, down) in counts {
        let name = names::criterion(view, &criterion);
        if up > 1 {
            said.push(t!(locale, "review-weight-raised", criterion = &name, count = up));
        }
        if down > 1 {
            said.push(t!(locale, "review-weight-lowered", criterion = &name, count = down));
        }
    }
    said
}

/// Which criterion's weight a change moved, and whether up; `None` for any other change, and for what may not be seen.
fn find_weight_change(view: &View<'_>, change: &Change) -> Option<(Id, bool)> {
    let number = |leaf: &Option<FieldValue>| match leaf {
        Some(FieldValue::Number(number)) => Some(*number),
        _ => None,
    };
    let (from, to) = (number(&change.from), number(&change.to));
    let (criterion, is_up) = match &change.path {
        // The first rank matters most.
        FieldPath::Criterion(id, CriterionField::Rank) => (id, to? < from?),
        FieldPath::Criterion(id, CriterionField::Weight) | FieldPath::Weight(_, id) => {
            (id, to.unwrap_or(0.0) > from.unwrap_or(0.0))
        }
        _ => return None,
    };
    (view.can_see(&change.path) && from != to).then(|| (criterion.clone(), is_up))
}
