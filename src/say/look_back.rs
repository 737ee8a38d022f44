//! Coming back to what was decided: what came of it, what changed since, the verdict then and now.

use crate::tell;
use crate::text::{Shown, Tongue, date};
use crate::walk::{self, Gap, look_back};
use pesee_core::deliberation::{
    Change, CriterionField, Decision, Deliberation, FieldPath, FieldValue, Id, Moment, OneToTen, Outcome, Review, View,
    Visit,
};
use pesee_core::method::{self, Figures, reveal_ranking};

use super::moved::{self, Sides};
use super::{history, names, verdict};

/// The changes told one by one, at most.
const MOST_CHANGES: usize = 12;

/// The decision that stands, what came of it, and what the same question gives today: groups of sentences.
///
/// What moved the leader is tried change by change: worked out once, not with every frame.
pub fn then_and_now(tongue: &Tongue, view: &View<'_>, figures: &Figures, now: Moment) -> Vec<Vec<Shown>> {
    let Some(decision) = look_back::standing(view) else { return Vec::new() };
    let groups = [
        chosen(tongue, view, decision),
        outcome(tongue, view),
        verdicts(tongue, view, decision, figures),
        again_and_again(tongue, view),
        decision.at.at.map(|at| differences(tongue, view, figures, at, now)).unwrap_or_default(),
    ];
    groups.into_iter().filter(|group| !group.is_empty()).collect()
}

/// What was chosen, and in the rounds before.
fn chosen(tongue: &Tongue, document: &Deliberation, standing: &Decision) -> Vec<Shown> {
    let line = |decision: &Decision| {
        let option = decision.option.as_ref().map(|id| names::option(document, id)).unwrap_or_default();
        let day = decision.at.at.map(|at| date::day(tongue, at.date_naive())).unwrap_or_default();
        let id = if decision.at == standing.at { "library-card-chose" } else { "look-back-before" };
        tell!(tongue, id, option = option, day = day)
    };
    document.decisions().iter().rev().map(line).collect()
}

/// What came of it, by the last review.
pub fn came_of_it(tongue: &Tongue, document: &Deliberation) -> Vec<Shown> {
    let Some(review) = look_back::last_review(document) else { return Vec::new() };
    reviewed(tongue, document, review)
}

/// What was expected, and what came of it.
fn outcome(tongue: &Tongue, document: &Deliberation) -> Vec<Shown> {
    let standing = look_back::standing(document);
    let mut said = Vec::new();
    let expects = standing.and_then(|decision| decision.expects.as_deref());
    said.extend(expects.map(|text| tell!(tongue, "library-card-expects", text = Shown::outside(text))));
    said.extend(look_back::review(document).into_iter().flat_map(|review| reviewed(tongue, document, review)));
    said
}

fn reviewed(tongue: &Tongue, document: &Deliberation, review: &Review) -> Vec<Shown> {
    let mut said = Vec::new();
    let sure =
        look_back::standing(document).and_then(|decision| decision.confidence).map(|sure| sure.get().round() as usize);
    let came_true = review.came_true.map(|part| part.get().round() as usize);
    said.extend(match (came_true, sure) {
        (Some(part), Some(sure)) => Some(tell!(tongue, "look-back-came-true-sure", part = part, sure = sure)),
        (Some(part), None) => Some(tell!(tongue, "look-back-came-true", part = part)),
        (None, _) => None,
    });
    let satisfied = review.satisfied.map(OneToTen::get);
    said.extend(satisfied.map(|ten| tell!(tongue, "look-back-satisfied", ten = ten as usize)));
    let note = review.note.as_deref();
    said.extend(note.map(|text| tell!(tongue, "look-back-happened", text = Shown::outside(text))));
    said
}

/// The verdict when it was decided, as the visit wrote it down, and today's.
fn verdicts(tongue: &Tongue, view: &View<'_>, decision: &Decision, figures: &Figures) -> Vec<Shown> {
    // While answers are sealed, not even what one person's came to before there were others.
    let at = |visit: &&Visit| visit.verdict.is_some() && visit.at.at <= decision.at.at && !view.is_blind();
    let then = view.visits().iter().rfind(at).and_then(|visit| headline(tongue, view, visit));
    let mut said =
        vec![then.map_or(tell!(tongue, "look-back-no-then"), |then| tell!(tongue, "look-back-then", verdict = then))];
    match reveal_ranking(view, figures) {
        Ok(ranking) => {
            let spoken = verdict::verdict(tongue, view, figures, ranking);
            said.push(tell!(tongue, "look-back-now", verdict = spoken.headline));
            said.extend(spoken.breaks.into_iter().take(1));
        }
        Err(why) => said.push(verdict::withheld(tongue, view, &why)),
    }
    said
}

fn headline(tongue: &Tongue, document: &Deliberation, visit: &Visit) -> Option<Shown> {
    let leader = || visit.leader.as_ref().map(|id| names::option(document, id));
    Some(match visit.verdict? {
        Outcome::Clear => tell!(tongue, "verdict-clear", option = leader()?),
        Outcome::Fragile => tell!(tongue, "verdict-fragile", option = leader()?),
        Outcome::Tie => tell!(tongue, "look-back-level"),
        Outcome::None | Outcome::Unfinished => return None,
    })
}

/// What differs from what the file said when it was decided, and which of it moved the leader; empty where the file does
/// not tell.
fn differences(tongue: &Tongue, view: &View<'_>, figures: &Figures, at: Moment, now: Moment) -> Vec<Shown> {
    let known = walk::since(view, &[], at, now).ok();
    let known = known.filter(|past| past.gap != Some(Gap::NeverSeen) && !view.is_blind());
    let Some(past) = known else { return Vec::new() };
    let comparison = method::compare(&past.document, view, (&Figures::without_draws(&past.document), figures));
    let day = date::day(tongue, at.date_naive());
    let untold = moved::past(tongue, &past, &day, now);
    let when = Sides::Since(day);
    let compared = moved::moved(tongue, &when, &past.document, view, &comparison);
    let more = compared.count.saturating_sub(MOST_CHANGES.min(compared.lines.len()));
    let mut said = compared.because;
    said.extend(compared.lines.into_iter().take(MOST_CHANGES).map(|line| line.line));
    said.extend((more > 0).then(|| tell!(tongue, "change-more", count = more)));
    // What the file does not keep may have moved it too.
    said.extend(untold);
    said
}

/// What changed after a moment, the latest first, and what somebody did again and again once they had seen the verdict.
pub fn since(tongue: &Tongue, view: &View<'_>, since: Option<Moment>) -> Vec<Shown> {
    let mut said = again_and_again(tongue, view);
    let changes: Vec<Shown> = view
        .changes()
        .iter()
        .rev()
        .filter(|changed| since.is_none() || changed.at.at >= since)
        .filter_map(|changed| history::late(tongue, view, changed))
        .collect();
    if !changes.is_empty() {
        said.push(tell!(tongue, "look-back-since", count = changes.len()));
        let more = changes.len().saturating_sub(MOST_CHANGES);
        said.extend(changes.into_iter().take(MOST_CHANGES));
        said.extend((more > 0).then(|| tell!(tongue, "change-more", count = more)));
    }
    said
}

/// The weights that were raised, or lowered, more than once after the verdict was seen.
fn again_and_again(tongue: &Tongue, view: &View<'_>) -> Vec<Shown> {
    let mut counts: Vec<(Id, usize, usize)> = Vec::new();
    for (criterion, is_up) in view.changes().iter().filter_map(|changed| weight_moved(view, &changed.to_change()?)) {
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
            said.push(tell!(tongue, "look-back-raised", criterion = &name, count = up));
        }
        if down > 1 {
            said.push(tell!(tongue, "look-back-lowered", criterion = &name, count = down));
        }
    }
    said
}

/// Which criterion's weight a change moved, and whether up; `None` for any other change, and for what may not be seen.
fn weight_moved(view: &View<'_>, change: &Change) -> Option<(Id, bool)> {
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
