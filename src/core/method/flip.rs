//! What would change the leader: one weight, moved points, one rating; and regret (METHOD.md §7).

use super::score::Score;
use super::table::Table;

/// Shares closer than this are equal: on equal figures the first option in the file stands.
const EQUAL: f64 = 1e-12;

/// How far the share of one criterion may go, the others kept in proportion, while the leader leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Stable {
    /// The least share, 0–1.
    pub low: f64,
    /// The most.
    pub high: f64,
    /// The option that takes over below `low`, by place; `None` where none does.
    pub low_to: Option<usize>,
    /// The option that takes over above `high`.
    pub high_to: Option<usize>,
}

/// Points of weight moved from one criterion to another, by place; points of 100.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The criterion that gives.
    pub source: usize,
    /// The criterion that receives.
    pub target: usize,
    /// How many points of 100.
    pub points: f64,
}

/// The fewest points of weight that let another option draw level.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// The option that draws level, by place.
    pub to: usize,
    /// How many points of 100 move in all.
    pub points: f64,
    /// The moves.
    pub moves: Vec<Move>,
}

/// The smallest step of one rating that makes a tie.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The criterion, by place.
    pub criterion: usize,
    /// The option that draws level, by place.
    pub to: usize,
    /// By how much: raising that option's rating, or lowering the leader's.
    pub by: f64,
    /// Whether that option's rating can be raised so far; otherwise only the leader's can be lowered.
    pub raise: bool,
}

/// d[k] for each counting criterion, with its place and share, and D = Σ s·d.
struct Lead {
    parts: Vec<(usize, f64, f64)>,
    by: f64,
}

fn lead(table: &Table, leader: usize, other: usize) -> Lead {
    let value = |row: &[super::table::Cell], at: usize| row.get(at).map_or(0.0, |cell| cell.value);
    let parts: Vec<(usize, f64, f64)> =
        table.counting().map(|(k, factor, row)| (k, factor.share, value(row, leader) - value(row, other))).collect();
    let by = parts.iter().map(|(_, share, d)| share * d).sum();
    Lead { parts, by }
}

fn rivals(table: &Table, leader: usize) -> impl Iterator<Item = usize> {
    table.eligible().map(|(at, _)| at).filter(move |at| *at != leader)
}

/// The stability interval of every criterion, in the file's order; `None` where it does not count.
///
/// With the share of k at t the lead is t·d[k] + (1−t)·(D − s·d[k])/(1−s), a straight line that is 0 at
/// t* = s − D(1−s)/(d[k]−D). Where k has all the weight, the others share 1−t equally.
pub(super) fn stable(table: &Table, leader: usize) -> Vec<Option<Stable>> {
    let widest = |factor: &super::table::Factor| {
        factor.counts().then_some(Stable { low: 0.0, high: 1.0, low_to: None, high_to: None })
    };
    let mut stable: Vec<Option<Stable>> = table.criteria.iter().map(widest).collect();
    for other in rivals(table, leader) {
        let lead = lead(table, leader, other);
        for (k, share, d) in &lead.parts {
            let alone = lead.parts.len() == 1;
            let tie = if alone {
                let rest = others_mean(table, *k, leader, other);
                rest.and_then(|rest| (*d != rest).then(|| -rest / (d - rest)))
            } else {
                (*d != lead.by).then(|| share - lead.by * (1.0 - share) / (d - lead.by))
            };
            let Some(Some(interval)) = stable.get_mut(*k) else { continue };
            let Some(tie) = tie.filter(|tie| (0.0..=1.0).contains(tie)) else { continue };
            let named = (tie > 0.0 && tie < 1.0).then_some(other);
            if tie < *share && tie > interval.low + EQUAL {
                (interval.low, interval.low_to) = (tie, named);
            } else if tie >= *share && tie < interval.high - EQUAL {
                (interval.high, interval.high_to) = (tie, named);
            }
        }
    }
    stable
}

/// The mean lead on the other criteria that may count, for a criterion that has all the weight.
fn others_mean(table: &Table, k: usize, leader: usize, other: usize) -> Option<f64> {
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
pub(super) fn nearest(table: &Table, leader: usize) -> Option<Nearest> {
    let mut best: Option<Nearest> = None;
    for to in rivals(table, leader) {
        let Some(moves) = moves(lead(table, leader, to)) else { continue };
        let points = moves.iter().map(|m| m.points).sum();
        if best.as_ref().is_none_or(|best| points < best.points - 1e-9) {
            best = Some(Nearest { to, points, moves });
        }
    }
    best
}

/// From the criteria where the leader is furthest ahead to the one where it is least so, until level.
fn moves(lead: Lead) -> Option<Vec<Move>> {
    let mut receiver = *lead.parts.first()?;
    for part in &lead.parts {
        if part.2 < receiver.2 {
            receiver = *part;
        }
    }
    if receiver.2 > 0.0 {
        return None;
    }
    let mut donors: Vec<_> = lead.parts.iter().filter(|part| part.2 > receiver.2).collect();
    donors.sort_by(|a, b| b.2.total_cmp(&a.2));
    let mut left = lead.by;
    let mut moves = Vec::new();
    for (source, share, d) in donors {
        if left <= 0.0 {
            break;
        }
        let gain = d - receiver.2;
        let amount = share.min(left / gain);
        left -= amount * gain;
        moves.push(Move { source: *source, target: receiver.0, points: 100.0 * amount });
    }
    Some(moves)
}

/// The smallest step of one rating, kept to the scale, that makes a tie; `None` where none can.
pub(super) fn smallest_step(table: &Table, leader: usize) -> Option<Step> {
    let mut best: Option<Step> = None;
    for to in rivals(table, leader) {
        let lead = lead(table, leader, to);
        for (k, share, _) in &lead.parts {
            let by = lead.by / share;
            let room_up = 5.0 - table.cell(*k, to).value;
            let room_down = table.cell(*k, leader).value + 5.0;
            let fits = |room: f64| lead.by <= share * room + 1e-9;
            if !fits(room_up) && !fits(room_down) {
                continue;
            }
            if best.as_ref().is_none_or(|best| by < best.by - 1e-9) {
                best = Some(Step { criterion: *k, to, by, raise: fits(room_up) });
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
pub(super) fn regrets(table: &Table, scores: &[Score]) -> Vec<Option<Regret>> {
    let mut regrets: Vec<Option<Regret>> = vec![None; scores.len()];
    for (k, factor, row) in table.counting() {
        let best =
            table.eligible().filter_map(|(at, _)| row.get(at)).map(|cell| cell.value).fold(f64::NEG_INFINITY, f64::max);
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
