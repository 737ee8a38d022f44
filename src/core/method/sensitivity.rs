//! What would change the leader: one weight, moved points, one rating; and regret (METHOD.md §7).

use super::decision_matrix::DecisionMatrix;
use super::score::OptionScore;

/// Shares closer than this are equal: on equal figures the first option in the file stands.
const SHARE_TOLERANCE: f64 = 1e-12;

/// How far the share of one criterion may go, the others kept in proportion, while the leader leads.
#[derive(Clone, Debug, PartialEq)]
pub struct StabilityInterval {
    /// The least share, 0–1.
    pub low: f64,
    /// The most.
    pub high: f64,
    /// The option that takes over below `low`, by place; `None` where none does.
    pub leader_below: Option<usize>,
    /// The option that takes over above `high`.
    pub leader_above: Option<usize>,
}

/// Points of weight moved from one criterion to another, by place; points of 100.
#[derive(Clone, Debug, PartialEq)]
pub struct PointMove {
    /// The criterion that gives.
    pub source: usize,
    /// The criterion that receives.
    pub target: usize,
    /// How many points of 100.
    pub points: f64,
}

/// The fewest points of weight that let another option draw level.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightFlip {
    /// The option that draws level, by place.
    pub rival: usize,
    /// How many points of 100 move in all.
    pub points: f64,
    /// The moves.
    pub moves: Vec<PointMove>,
}

/// The smallest step of one rating that makes a tie.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingFlip {
    /// The criterion, by place.
    pub criterion: usize,
    /// The option that draws level, by place.
    pub rival: usize,
    /// By how much: raising that option's rating, or lowering the leader's.
    pub amount: f64,
    /// Whether that option's rating can be raised so far; otherwise only the leader's can be lowered.
    pub can_raise_rival: bool,
}

/// d[k] for each counting criterion, with its place and share, and D = Σ s·d.
struct LeadMargin {
    differences: Vec<(usize, f64, f64)>,
    total: f64,
}

fn compute_margin(table: &DecisionMatrix, leader: usize, other: usize) -> LeadMargin {
    let value = |row: &[super::decision_matrix::MatrixCell], at: usize| row.get(at).map_or(0.0, |cell| cell.value);
    let parts: Vec<(usize, f64, f64)> = table
        .counted_rows()
        .map(|(k, factor, row)| (k, factor.share, value(row, leader) - value(row, other)))
        .collect();
    let by = parts.iter().map(|(_, share, d)| share * d).sum();
    LeadMargin { differences: parts, total: by }
}

fn rivals(table: &DecisionMatrix, leader: usize) -> impl Iterator<Item = usize> {
    table.eligible_options().map(|(at, _)| at).filter(move |at| *at != leader)
}

/// The stability interval of every criterion, in the file's order; `None` where it does not count.
///
/// With the share of k at t the lead is t·d[k] + (1−t)·(D − s·d[k])/(1−s), a straight line that is 0 at
/// t* = s − D(1−s)/(d[k]−D). Where k has all the weight, the others share 1−t equally.
pub(super) fn compute_stability_intervals(table: &DecisionMatrix, leader: usize) -> Vec<Option<StabilityInterval>> {
    let widest = |factor: &super::decision_matrix::WeightedCriterion| {
        factor.is_counted().then_some(StabilityInterval { low: 0.0, high: 1.0, leader_below: None, leader_above: None })
    };
    let mut stable: Vec<Option<StabilityInterval>> = table.criteria.iter().map(widest).collect();
    for other in rivals(table, leader) {
        let lead = compute_margin(table, leader, other);
        for (k, share, d) in &lead.differences {
            let alone = lead.differences.len() == 1;
            let tie = if alone {
                let rest = mean_of_others(table, *k, leader, other);
                rest.and_then(|rest| (*d != rest).then(|| -rest / (d - rest)))
            } else {
                (*d != lead.total).then(|| share - lead.total * (1.0 - share) / (d - lead.total))
            };
            let Some(Some(interval)) = stable.get_mut(*k) else { continue };
            let Some(tie) = tie.filter(|tie| (0.0..=1.0).contains(tie)) else { continue };
            let named = (tie > 0.0 && tie < 1.0).then_some(other);
            if tie < *share && tie > interval.low + SHARE_TOLERANCE {
                (interval.low, interval.leader_below) = (tie, named);
            } else if tie >= *share && tie < interval.high - SHARE_TOLERANCE {
                (interval.high, interval.leader_above) = (tie, named);
            }
        }
    }
    stable
}

/// The mean lead on the other criteria that may count, for a criterion that has all the weight.
fn mean_of_others(table: &DecisionMatrix, k: usize, leader: usize, other: usize) -> Option<f64> {
    let d = |at: usize| table.cell(at, leader).value - table.cell(at, other).value;
    let rest: Vec<f64> = table
        .criteria
        .iter()
        .enumerate()
        .filter(|(at, factor)| *at != k && factor.may_count)
        .map(|(at, _)| d(at))
        .collect();
    (!rest.is_empty()).then(|| rest.iter().sum::<f64>() / rest.len() as f64)
}

/// The rival that the fewest moved points bring level; `None` where no weights can do it.
pub(super) fn find_weight_flip(table: &DecisionMatrix, leader: usize) -> Option<WeightFlip> {
    let mut best: Option<WeightFlip> = None;
    for to in rivals(table, leader) {
        let Some(moves) = find_point_moves(compute_margin(table, leader, to)) else { continue };
        let points = moves.iter().map(|m| m.points).sum();
        if best.as_ref().is_none_or(|best| points < best.points - 1e-9) {
            best = Some(WeightFlip { rival: to, points, moves });
        }
    }
    best
}

/// From the criteria where the leader is furthest ahead to the one where it is least so, until level.
fn find_point_moves(lead: LeadMargin) -> Option<Vec<PointMove>> {
    let mut receiver = *lead.differences.first()?;
    for part in &lead.differences {
        if part.2 < receiver.2 {
            receiver = *part;
        }
    }
    if receiver.2 > 0.0 {
        return None;
    }
    let mut donors: Vec<_> = lead.differences.iter().filter(|part| part.2 > receiver.2).collect();
    donors.sort_by(|a, b| b.2.total_cmp(&a.2));
    let mut left = lead.total;
    let mut moves = Vec::new();
    for (source, share, d) in donors {
        if left <= 0.0 {
            break;
        }
        let gain = d - receiver.2;
        let amount = share.min(left / gain);
        left -= amount * gain;
        moves.push(PointMove { source: *source, target: receiver.0, points: 100.0 * amount });
    }
    Some(moves)
}

/// The smallest step of one rating, kept to the scale, that makes a tie; `None` where none can.
pub(super) fn find_rating_flip(table: &DecisionMatrix, leader: usize) -> Option<RatingFlip> {
    let mut best: Option<RatingFlip> = None;
    for to in rivals(table, leader) {
        let lead = compute_margin(table, leader, to);
        for (k, share, _) in &lead.differences {
            let by = lead.total / share;
            let room_up = 5.0 - table.cell(*k, to).value;
            let room_down = table.cell(*k, leader).value + 5.0;
            let fits = |room: f64| lead.total <= share * room + 1e-9;
            if !fits(room_up) && !fits(room_down) {
                continue;
            }
            if best.as_ref().is_none_or(|best| by < best.amount - 1e-9) {
                best = Some(RatingFlip { criterion: *k, rival: to, amount: by, can_raise_rival: fits(room_up) });
            }
        }
    }
    best
}

/// The most that an option loses, on one criterion, against the best there.
#[derive(Clone, Debug, PartialEq)]
pub struct Regret {
    /// The criterion, by place; the first on a tie.
    pub criterion: usize,
    /// How much, in weighted points of rating.
    pub amount: f64,
}

/// The regret of every option, in the file's order; `None` where it is ruled out or nothing is better anywhere.
pub(super) fn compute_regrets(table: &DecisionMatrix, scores: &[OptionScore]) -> Vec<Option<Regret>> {
    let mut regrets: Vec<Option<Regret>> = vec![None; scores.len()];
    for (k, factor, row) in table.counted_rows() {
        let best = table
            .eligible_options()
            .filter_map(|(at, _)| row.get(at))
            .map(|cell| cell.value)
            .fold(f64::NEG_INFINITY, f64::max);
        for ((regret, cell), option) in regrets.iter_mut().zip(row).zip(&table.options) {
            let amount = factor.share * (best - cell.value);
            let known = regret.as_ref().map_or(0.0, |regret| regret.amount);
            if option.is_eligible() && amount > known + 1e-9 {
                *regret = Some(Regret { criterion: k, amount });
            }
        }
    }
    regrets
}
