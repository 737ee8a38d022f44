//! Derives the verdict and its reasons from the figures (METHOD.md §5).

use crate::deliberation::{Id, Outcome, WeightingMethod};

use super::decision_matrix::{AssessedOption, DecisionMatrix, Variation};
use super::lead::{WorstCase, are_leaders_settled, worst_case};
use super::ranking::Ranking;
use super::score::{
    ConditionalLeaders, Leaders, OptionScore, TOLERANCE, compute_scores, find_leaders, find_leaders_among,
};
use super::smaa::{WeightTrust, WinShares};

/// The reason why there is no verdict (METHOD.md §5, `none`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoVerdictReason {
    /// Every option is ruled out, or the document has no option.
    NoEligibleOption,
    /// No criterion has a weight above 0.
    NoWeights,
    /// Only criteria of now or only criteria of later have a weight, and the lens multiplies them by 0.
    NoWeightsAtLens,
    /// No participant has a voice.
    NoVoice,
    /// No cell of an eligible option on a criterion that counts is rated.
    NothingRated,
}

/// A reason why a verdict is fragile, in the order in which reasons are shown (METHOD.md §5, `fragile`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FragilityReason {
    /// Moving fewer than 5 points of 100 between criteria lets another eligible option tie with the leader (METHOD.md
    /// §7).
    Weights,
    /// One person decides, and changing one rating by 1, within the scale, lets another option tie with the leader.
    Rating,
    /// At a neighbouring setting of the lens the leader is not surely ahead.
    Lens,
    /// The weights come from an order, and over all weights of that order the leader wins fewer than 80 of 100 draws.
    Order,
    /// An answer is a range or missing, and over what it may be the leader wins fewer than 80 of 100 draws.
    Ranges,
    /// Two criteria are rated alike, and without one of them the leader is not surely ahead.
    Overlap,
    /// A condition that could rule the leader out is unknown.
    Condition,
    /// For one of several people, by their own answers, the leader is not surely ahead.
    People,
    /// The leader cannot be undone, and it is not ahead whatever is not known and wherever the lens stands.
    Final,
}

impl FragilityReason {
    /// Returns the identifier of the reason in JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            FragilityReason::Weights => "weights",
            FragilityReason::Rating => "rating",
            FragilityReason::Lens => "lens",
            FragilityReason::Order => "order",
            FragilityReason::Ranges => "ranges",
            FragilityReason::Overlap => "overlap",
            FragilityReason::Condition => "condition",
            FragilityReason::People => "people",
            FragilityReason::Final => "final",
        }
    }
}

/// The verdict on a document; a `Verdict` names no option and may always be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The kind of verdict.
    pub outcome: Outcome,
    /// The reason if `outcome` is [`Outcome::None`], otherwise `None`.
    pub no_verdict_reason: Option<NoVerdictReason>,
    /// The reasons if `outcome` is [`Outcome::Fragile`], otherwise empty.
    pub fragility_reasons: Vec<FragilityReason>,
    /// The indices of the criteria that may count but for which somebody has no weight, in document order.
    pub unweighed_criteria: Vec<usize>,
    /// The number of cells, of eligible options on criteria that count, that somebody has not rated.
    pub open_cells: usize,
    /// The number of missing answers in these cells, one per person and cell.
    pub missing_answers: usize,
    /// The people with missing answers and the number of these, in document order; empty for one person.
    pub missing_by_person: Vec<(Id, usize)>,
    /// The number of answers that are a range or "don't know", one per person and cell.
    pub uncertain_answers: usize,
}

/// A verdict is fragile if fewer moved points of 100 than this make a tie.
const FRAGILE_BELOW_POINTS: f64 = 5.0;
/// A verdict is fragile if the leader wins a smaller share of draws than this.
const FRAGILE_BELOW_WIN_SHARE: f64 = 0.8;

/// Returns the verdict without reasons: [`Outcome::Clear`] stands for clear and fragile alike.
pub(super) fn compute_verdict(matrix: &DecisionMatrix, leaders: &Leaders) -> Verdict {
    let unweighed = matrix.criteria.iter().enumerate().filter(|(_, criterion)| criterion.is_unweighed);
    let unweighed_criteria: Vec<usize> = unweighed.map(|(k, _)| k).collect();
    let open_cells = matrix.relevant_cells().filter(|(_, _, cell)| cell.is_open).count();
    let (missing_answers, uncertain_answers) = count_answers(matrix);
    let relevant: Vec<(usize, usize)> = matrix.relevant_cells().map(|(k, i, _)| (k, i)).collect();
    let missing_by_person = matrix
        .person_matrices
        .iter()
        .map(|(id, own)| (id.clone(), relevant.iter().filter(|(k, i)| own.cell(*k, *i).is_open).count()))
        .filter(|(_, missing)| *missing > 0)
        .collect();
    let no_verdict_reason = find_no_verdict_reason(matrix);
    let is_surely_ahead = |leader| worst_case(matrix, leader, &matrix.shares(), Variation::Missing) == WorstCase::Ahead;
    let outcome = if no_verdict_reason.is_some() {
        Outcome::None
    } else if matrix.eligible_options().count() == 1 {
        Outcome::Only
    } else if !unweighed_criteria.is_empty() || open_cells > 0 && !leaders.leader().is_some_and(is_surely_ahead) {
        Outcome::Unfinished
    } else if leaders.leader().is_none() {
        Outcome::Tie
    } else {
        Outcome::Clear
    };
    Verdict {
        outcome,
        no_verdict_reason,
        fragility_reasons: Vec::new(),
        unweighed_criteria,
        open_cells,
        missing_answers,
        missing_by_person,
        uncertain_answers,
    }
}

/// Returns the leader or the tied options; nobody leads if there is no verdict.
pub(super) fn compute_leaders(matrix: &DecisionMatrix) -> Leaders {
    if find_no_verdict_reason(matrix).is_some() {
        return Leaders::NoLeader;
    }
    let scores = compute_scores(matrix);
    find_leaders(matrix, |at| scores.get(at).map_or(0.0, |score| score.score))
}

fn find_no_verdict_reason(matrix: &DecisionMatrix) -> Option<NoVerdictReason> {
    if matrix.eligible_options().next().is_none() {
        Some(NoVerdictReason::NoEligibleOption)
    } else if !matrix.has_weights() {
        let had_weights = matrix.criteria.iter().any(|criterion| criterion.share_before_lens > 0.0);
        Some(if had_weights { NoVerdictReason::NoWeightsAtLens } else { NoVerdictReason::NoWeights })
    } else if matrix.people_count == 0 {
        Some(NoVerdictReason::NoVoice)
    } else if matrix.relevant_cells().all(|(_, _, cell)| !cell.is_rated) {
        Some(NoVerdictReason::NothingRated)
    } else {
        None
    }
}

/// Returns the numbers of missing and of uncertain answers, one per person and relevant cell.
fn count_answers(matrix: &DecisionMatrix) -> (usize, usize) {
    let people: Vec<&DecisionMatrix> = if matrix.person_matrices.is_empty() {
        std::iter::repeat_n(matrix, matrix.people_count).collect()
    } else {
        matrix.person_matrices.iter().map(|(_, own)| own).collect()
    };
    let cells = matrix.relevant_cells().flat_map(|(k, i, _)| people.iter().map(move |own| own.cell(k, i)));
    cells.fold((0, 0), |(missing, uncertain), cell| match (cell.is_rated, cell.is_exact()) {
        (false, _) => (missing + 1, uncertain),
        (true, false) => (missing, uncertain + 1),
        (true, true) => (missing, uncertain),
    })
}

/// Sets the reasons of a clear or fragile verdict, and which of the two it is.
pub(super) fn set_reasons(verdict: &mut Verdict, matrix: &DecisionMatrix, ranking: &Ranking) {
    let (Outcome::Clear | Outcome::Fragile, Some(leader)) = (verdict.outcome, ranking.leaders.leader()) else { return };
    verdict.fragility_reasons = find_fragility_reasons(verdict, matrix, ranking, leader);
    verdict.outcome = if verdict.fragility_reasons.is_empty() { Outcome::Clear } else { Outcome::Fragile };
}

fn find_fragility_reasons(
    verdict: &Verdict,
    matrix: &DecisionMatrix,
    ranking: &Ranking,
    leader: usize,
) -> Vec<FragilityReason> {
    let weights = ranking.nearest().is_some_and(|(_, shift)| shift.points < FRAGILE_BELOW_POINTS - 1e-7);
    let rating = matrix.people_count == 1
        && ranking.smallest_step().is_some_and(|(_, step)| {
            let share = matrix.criteria.get(step.criterion).map_or(0.0, |criterion| criterion.share);
            share * step.amount <= share + TOLERANCE
        });
    let wins_seldom = |trust| ranking.win_shares.as_ref().is_some_and(|wins| is_win_rare(wins, leader, trust));
    let order = matrix.weighting_method == WeightingMethod::Order && wins_seldom(WeightTrust::Order);
    let ranges = verdict.open_cells + verdict.uncertain_answers > 0 && wins_seldom(WeightTrust::Given);
    let condition = matrix.options.get(leader).is_some_and(|option| !option.unknown_conditions.is_empty());
    let people = ranking
        .group
        .as_ref()
        .is_some_and(|group| group.people.iter().any(|person| person.is_group_leader_surely_ahead == Some(false)));
    let all = [
        (weights, FragilityReason::Weights),
        (rating, FragilityReason::Rating),
        (ranking.does_lens_step_decide, FragilityReason::Lens),
        (order, FragilityReason::Order),
        (ranges, FragilityReason::Ranges),
        (!ranking.overlaps.is_empty(), FragilityReason::Overlap),
        (condition, FragilityReason::Condition),
        (people, FragilityReason::People),
        (ranking.is_leader_final && ranking.is_leader_sure == Some(false), FragilityReason::Final),
    ];
    all.into_iter().filter(|(applies, _)| *applies).map(|(_, reason)| reason).collect()
}

/// Returns whether an option wins fewer than 80 of 100 draws, or may do so within the sampling error (three standard
/// deviations). A level with a closed form has no sampling error.
fn is_win_rare(wins: &WinShares, option: usize, trust: WeightTrust) -> bool {
    let share = wins.win_share(option, trust);
    let draws = wins.level(trust).draws;
    let error = if draws == 0 { 0.0 } else { 3.0 * (share * (1.0 - share) / f64::from(draws)).sqrt() };
    share - error < FRAGILE_BELOW_WIN_SHARE
}

/// Returns the leaders if all unknown conditions that could rule the leader out are answered with no; `None` if there
/// is no such condition (METHOD.md §5, `otherwise`).
pub(super) fn find_leaders_otherwise(
    matrix: &DecisionMatrix,
    scores: &[OptionScore],
    leader: usize,
) -> Option<ConditionalLeaders> {
    let conditions = &matrix.options.get(leader)?.unknown_conditions;
    let is_touched = |option: &AssessedOption| option.unknown_conditions.iter().any(|id| conditions.contains(id));
    let remaining = matrix.eligible_options().filter(|(_, option)| !is_touched(option));
    let remaining: Vec<usize> = remaining.map(|(at, _)| at).collect();
    let score = |at: usize| scores.get(at).map_or(0.0, |score| score.score);
    (!conditions.is_empty()).then(|| {
        let leaders = find_leaders_among(remaining.iter().copied(), score);
        let is_settled = are_leaders_settled(matrix, &remaining, &leaders, None);
        ConditionalLeaders { leaders, is_settled }
    })
}

/// Returns the index of the option to try before a leader that cannot be undone: the best eligible option that can be
/// undone, that no unknown condition touches and that does not have more against it than for it, unless the leader does
/// too; the first in document order on a tie (METHOD.md §5, `try_first`).
pub(super) fn find_trial_option(
    matrix: &DecisionMatrix,
    scores: &[OptionScore],
    is_leader_least_bad: bool,
) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    let can_be_tried = |at: usize| {
        matrix.options.get(at).is_some_and(|option| !option.is_final && option.unknown_conditions.is_empty())
    };
    for (at, _) in matrix.eligible_options().filter(|(at, _)| can_be_tried(*at)) {
        let Some(score) = scores.get(at).map(|score| score.score) else { continue };
        let is_acceptable = is_leader_least_bad || score >= -TOLERANCE;
        if is_acceptable && best.is_none_or(|(known, _)| score > known + TOLERANCE) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}
