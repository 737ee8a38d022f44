//! Computes what would have to be true for another option to lead: the fewest points of weight, the smallest change of
//! one rating, and the nearest setting of the lens (METHOD.md §7, *needs*).

use super::decision_matrix::DecisionMatrix;
use super::horizon::LensInterval;
use super::lead::rivals;
use super::score::TOLERANCE;

/// What would put one option level with the leader, or ahead of it. Missing answers count with their worst value for
/// the leader.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequiredChanges {
    /// The fewest points of weight; `None` if no weights put the option level.
    pub weights: Option<WeightShift>,
    /// The smallest change of one rating; `None` if no single rating puts the option level.
    pub rating: Option<RatingStep>,
    /// The setting of the lens, 0…1, nearest to the present one, from which on the option alone leads; `None` if there
    /// is none.
    pub lens: Option<f64>,
}

/// A shift of weight between criteria.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightShift {
    /// The sum of the moved weight, in points of 100.
    pub points: f64,
    /// The moves, all to the same criterion; their points sum to `points`.
    pub moves: Vec<PointMove>,
}

/// A move of weight from one criterion to another.
#[derive(Clone, Debug, PartialEq)]
pub struct PointMove {
    /// The index of the criterion that loses weight.
    pub source: usize,
    /// The index of the criterion that gains weight.
    pub target: usize,
    /// The moved weight, in points of 100.
    pub points: f64,
}

/// A change of one rating.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingStep {
    /// The index of the criterion.
    pub criterion: usize,
    /// The size of the change, ≥ 0, in points of the rating scale.
    pub amount: f64,
    /// Whether the rating of the option can be raised by `amount` within the scale; if not, only the rating of the
    /// leader can be lowered.
    pub can_raise_rival: bool,
}

/// The differences between the leader and a rival: index, share and d\[k\] of each criterion that counts, and
/// D = Σ s·d.
struct LeadMargin {
    differences: Vec<(usize, f64, f64)>,
    total: f64,
}

fn compute_margin(matrix: &DecisionMatrix, leader: usize, rival: usize) -> LeadMargin {
    let difference = |k: usize| matrix.cell(k, leader).missing_low - matrix.cell(k, rival).missing_high;
    let differences: Vec<(usize, f64, f64)> =
        matrix.counted_rows().map(|(k, criterion, _)| (k, criterion.share, difference(k))).collect();
    let total = differences.iter().map(|(_, share, d)| share * d).sum();
    LeadMargin { differences, total }
}

/// Returns what every option needs to lead instead of `leader`, in document order; `None` for the leader and for
/// options that are ruled out.
pub(super) fn compute_required_changes(
    matrix: &DecisionMatrix,
    leader: usize,
    lens_intervals: &[LensInterval],
) -> Vec<Option<RequiredChanges>> {
    let mut changes = vec![None; matrix.options.len()];
    for rival in rivals(matrix, leader) {
        let margin = compute_margin(matrix, leader, rival);
        let required = RequiredChanges {
            rating: find_rating_step(matrix, (leader, rival), &margin),
            lens: find_lens(matrix.lens, rival, lens_intervals),
            weights: find_point_moves(margin),
        };
        changes.get_mut(rival).into_iter().for_each(|slot| *slot = Some(required.clone()));
    }
    changes
}

/// Moves weight to the criterion with the smallest d from the criteria with the largest d, until the options are level.
/// Among equal d the first criterion in document order is taken.
fn find_point_moves(margin: LeadMargin) -> Option<WeightShift> {
    let lowest = margin.differences.iter().map(|(.., d)| *d).fold(f64::INFINITY, f64::min);
    let receiver = *margin.differences.iter().find(|(.., d)| *d <= lowest + TOLERANCE)?;
    if lowest > TOLERANCE {
        return None;
    }
    let mut donors: Vec<_> = margin.differences.iter().filter(|(.., d)| *d > receiver.2 + TOLERANCE).collect();
    let mut remaining = margin.total;
    let mut moves = Vec::new();
    while let Some(next) = find_largest(&donors) {
        let (source, share, d) = donors.remove(next);
        let gain = d - receiver.2;
        // What is left below this is a rounding error and not a move.
        if remaining <= TOLERANCE || remaining / gain < TOLERANCE {
            break;
        }
        // A donor with next to no weight is passed over.
        if *share < TOLERANCE {
            continue;
        }
        let amount = share.min(remaining / gain);
        remaining -= amount * gain;
        moves.push(PointMove { source: *source, target: receiver.0, points: 100.0 * amount });
    }
    Some(WeightShift { points: moves.iter().map(|m| m.points).sum(), moves })
}

/// Returns the position of the largest d, the first of equal ones; `None` if the list is empty.
fn find_largest(differences: &[&(usize, f64, f64)]) -> Option<usize> {
    let largest = differences.iter().map(|(.., d)| *d).fold(f64::NEG_INFINITY, f64::max);
    differences.iter().position(|(.., d)| *d >= largest - TOLERANCE)
}

/// Returns the smallest change of one rating, within the scale, that puts the rival level.
fn find_rating_step(
    matrix: &DecisionMatrix,
    (leader, rival): (usize, usize),
    margin: &LeadMargin,
) -> Option<RatingStep> {
    let mut best: Option<RatingStep> = None;
    for (k, share, _) in &margin.differences {
        let amount = margin.total / share;
        let max_raise = 5.0 - matrix.cell(*k, rival).missing_high;
        let max_lowering = matrix.cell(*k, leader).missing_low + 5.0;
        let fits = |limit: f64| margin.total <= share * limit + TOLERANCE;
        if !fits(max_raise) && !fits(max_lowering) {
            continue;
        }
        if best.as_ref().is_none_or(|best| amount < best.amount - 1e-9) {
            best = Some(RatingStep { criterion: *k, amount, can_raise_rival: fits(max_raise) });
        }
    }
    best
}

/// Returns the setting nearest to `lens` at which only `option` may lead.
fn find_lens(lens: f64, option: usize, intervals: &[LensInterval]) -> Option<f64> {
    let alone = intervals.iter().filter(|interval| interval.options == [option]);
    alone
        .map(|interval| lens.clamp(interval.from, interval.to))
        .min_by(|a, b| (a - lens).abs().total_cmp(&(b - lens).abs()))
}
