//! Decides whether an option is surely ahead: whether no values of the answers that are not known put another option
//! level with it or ahead of it (METHOD.md §4). The verdict and everything that could change it rest on this.

use super::decision_matrix::{DecisionMatrix, Variation};
use super::score::{Leaders, TOLERANCE};

/// How far an option is ahead in the worst case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WorstCase {
    /// Another option is ahead.
    Behind,
    /// Another option is level, and none is ahead.
    Level,
    /// No other option is level.
    Ahead,
}

/// Returns how far `option` is ahead of every other eligible option if the cells vary within their bounds and the
/// criteria have `shares`, in document order, which sum to 1.
pub(super) fn worst_case(matrix: &DecisionMatrix, option: usize, shares: &[f64], variation: Variation) -> WorstCase {
    let leads = rivals(matrix, option).map(|rival| smallest_lead(matrix, (option, rival), shares, variation));
    leads.map(classify_lead).min().unwrap_or(WorstCase::Ahead)
}

/// Returns the other eligible options, as indices.
pub(super) fn rivals(matrix: &DecisionMatrix, option: usize) -> impl Iterator<Item = usize> {
    matrix.eligible_options().map(|(at, _)| at).filter(move |at| *at != option)
}

fn classify_lead(lead: f64) -> WorstCase {
    if lead > TOLERANCE {
        WorstCase::Ahead
    } else if lead >= -TOLERANCE {
        WorstCase::Level
    } else {
        WorstCase::Behind
    }
}

/// Returns the lead of the first option over the second in the worst case.
fn smallest_lead(
    matrix: &DecisionMatrix,
    (option, rival): (usize, usize),
    shares: &[f64],
    variation: Variation,
) -> f64 {
    let difference = |(k, share): (usize, &f64)| {
        share * (matrix.cell(k, option).lowest(variation) - matrix.cell(k, rival).highest(variation))
    };
    shares.iter().enumerate().filter(|(_, share)| **share > 0.0).map(difference).sum()
}

/// Returns whether `leader` stays ahead whatever the answers turn out to be, ranges included, where the lens stands.
pub(super) fn is_sure_at_lens(matrix: &DecisionMatrix, leader: usize) -> bool {
    worst_case(matrix, leader, &matrix.shares(), Variation::MissingAndRanges) == WorstCase::Ahead
}

/// Returns whether `leader` stays ahead whatever the answers turn out to be and wherever the lens stands (METHOD.md §5,
/// `sure`).
///
/// The lead is a straight line in λ, so both ends and the present setting decide about every setting.
pub(super) fn is_sure(matrix: &DecisionMatrix, leader: usize) -> bool {
    let worst_at =
        |lens| worst_case(matrix, leader, &matrix.shares_at(lens), Variation::MissingAndRanges) >= WorstCase::Level;
    is_sure_at_lens(matrix, leader) && worst_at(0.0) && worst_at(1.0)
}

/// Returns whether no values of the missing answers change which of the options `among` lead. `leaders` are those that
/// lead by the answers that exist. The criterion `left_out` does not count.
pub(super) fn are_leaders_settled(
    matrix: &DecisionMatrix,
    among: &[usize],
    leaders: &Leaders,
    left_out: Option<usize>,
) -> bool {
    let rows = || matrix.counted_rows().filter(|(k, ..)| Some(*k) != left_out);
    let total: f64 = rows().map(|(_, criterion, _)| criterion.share).sum();
    let is_ahead = |leader: usize, other: usize| {
        let leads = rows().map(|(k, criterion, _)| {
            criterion.share * (matrix.cell(k, leader).missing_low - matrix.cell(k, other).missing_high)
        });
        leads.sum::<f64>() > TOLERANCE * total
    };
    let is_open = |option: usize| rows().any(|(k, ..)| matrix.cell(k, option).is_open);
    among.iter().all(|option| {
        if leaders.iter().any(|leader| leader == *option) {
            leaders.leader().is_some() || !is_open(*option)
        } else {
            leaders.iter().all(|leader| is_ahead(leader, *option))
        }
    })
}

/// The distance between two neighbouring answers about the lens in the walk.
const LENS_STEP: f64 = 0.2;

/// Returns whether a neighbouring setting of the lens could put another option ahead, or level where the setting is
/// neither 0 nor 1 (METHOD.md §5, `lens`).
pub(super) fn does_lens_step_decide(matrix: &DecisionMatrix, leader: usize) -> bool {
    [matrix.lens - LENS_STEP, matrix.lens + LENS_STEP].into_iter().any(|lens| {
        // The sum of a lens and a step may miss an end by a rounding error.
        let lens = if lens < 1e-9 {
            0.0
        } else if lens > 1.0 - 1e-9 {
            1.0
        } else {
            lens
        };
        let shares = matrix.shares_at(lens);
        let has_weights = shares.iter().any(|share| *share > 0.0);
        let is_end = lens == 0.0 || lens == 1.0;
        let enough = if is_end { WorstCase::Level } else { WorstCase::Ahead };
        has_weights && worst_case(matrix, leader, &shares, Variation::Missing) < enough
    })
}

/// Returns whether no weights of the criteria that may count, and no values of the answers, put another option ahead
/// (METHOD.md §12): the option is better than every other one on each of these criteria.
pub(super) fn is_better_on_everything(matrix: &DecisionMatrix, option: usize) -> bool {
    let counting = || (0..matrix.criteria.len()).filter(|k| matrix.criteria.get(*k).is_some_and(|c| c.may_count));
    rivals(matrix, option).all(|rival| {
        counting().all(|k| {
            let lead = matrix.cell(k, option).lowest(Variation::MissingAndRanges)
                - matrix.cell(k, rival).highest(Variation::MissingAndRanges);
            lead > TOLERANCE
        })
    })
}
