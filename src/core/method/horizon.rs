//! Computes which options may lead at each setting of the lens (METHOD.md §6).

use crate::deliberation::TimeHorizon;

use super::decision_matrix::{DecisionMatrix, MatrixCell};
use super::score::TOLERANCE;

/// An interval of the lens λ, within 0…1, in which the same options may lead (METHOD.md §6).
#[derive(Clone, Debug, PartialEq)]
pub struct LensInterval {
    /// The lower end of the interval.
    pub from: f64,
    /// The upper end of the interval.
    pub to: f64,
    /// The indices of the options that may lead, in document order. If nothing is open these are the options that do
    /// lead; several are tied in the whole interval.
    pub options: Vec<usize>,
}

/// A weighted sum as a straight line in λ, given by its values at both ends.
#[derive(Clone, Copy, Default)]
struct ScoreLine {
    at_zero: f64,
    at_one: f64,
}

/// The lines of one option: its sums over A and over B.
struct OptionLines {
    option: usize,
    lowest: ScoreLine,
    highest: ScoreLine,
}

/// Intervals shorter than this are single points.
const SHORTEST_INTERVAL: f64 = 1e-9;
/// The shares before the lens sum to 1, so the weights at λ = 0 and at λ = 1 sum to 2.
const LINE_TOLERANCE: f64 = 2.0 * TOLERANCE;

/// Returns the intervals of λ in 0…1, in ascending order.
///
/// An option may lead where its highest line is not below the lowest line of any other option. The highest line of an
/// option is never below its own lowest line, so each option may lead in one interval, which is the intersection of one
/// half-line per other option. The time is quadratic in the number of options.
pub(super) fn compute_lens_intervals(matrix: &DecisionMatrix) -> Vec<LensInterval> {
    let lines = compute_lines(matrix);
    let leading: Vec<(usize, f64, f64)> = lines
        .iter()
        .map(|own| {
            let (from, to) = lines.iter().fold((0.0, 1.0), |(from, to), other| {
                let (low, high) = interval_above(own.highest, other.lowest);
                (f64::max(from, low), f64::min(to, high))
            });
            (own.option, from, to)
        })
        .collect();
    let mut ends: Vec<f64> = leading.iter().flat_map(|(_, from, to)| [*from, *to]).collect();
    ends.retain(|end| *end > 0.0 && *end < 1.0);
    ends.push(1.0);
    ends.sort_by(f64::total_cmp);
    let mut intervals: Vec<LensInterval> = Vec::new();
    let mut from = 0.0;
    for to in ends {
        if to - from <= SHORTEST_INTERVAL {
            continue;
        }
        let middle = (from + to) / 2.0;
        let options: Vec<usize> =
            leading.iter().filter(|(_, low, high)| *low <= middle && middle <= *high).map(|(at, ..)| *at).collect();
        match intervals.last_mut() {
            Some(last) if last.options == options => last.to = to,
            _ => intervals.push(LensInterval { from, to, options }),
        }
        from = to;
    }
    if let Some(last) = intervals.last_mut() {
        last.to = 1.0;
    }
    intervals
}

/// Returns the part of 0…1 in which `line` is at or above `other`; the first end is above the second if there is none.
fn interval_above(line: ScoreLine, other: ScoreLine) -> (f64, f64) {
    let (zero, one) = (line.at_zero - other.at_zero, line.at_one - other.at_one);
    match (zero >= -LINE_TOLERANCE, one >= -LINE_TOLERANCE) {
        (true, true) => (0.0, 1.0),
        (true, false) => (0.0, zero / (zero - one)),
        (false, true) => (zero / (zero - one), 1.0),
        (false, false) => (1.0, 0.0),
    }
}

fn compute_lines(matrix: &DecisionMatrix) -> Vec<OptionLines> {
    let blank = |(option, _)| OptionLines { option, lowest: ScoreLine::default(), highest: ScoreLine::default() };
    let mut lines: Vec<OptionLines> = matrix.eligible_options().map(blank).collect();
    for (criterion, row) in matrix.rows().filter(|(criterion, _)| criterion.share_before_lens > 0.0) {
        let weight = criterion.share_before_lens;
        let (at_zero, at_one) = match criterion.time_horizon {
            TimeHorizon::Now => (2.0 * weight, 0.0),
            TimeHorizon::Later => (0.0, 2.0 * weight),
            TimeHorizon::Always => (weight, weight),
        };
        for line in &mut lines {
            let bound = |bound: fn(&MatrixCell) -> f64| row.get(line.option).map_or(0.0, bound);
            let (low, high) = (bound(|cell| cell.missing_low), bound(|cell| cell.missing_high));
            line.lowest.at_zero += at_zero * low;
            line.lowest.at_one += at_one * low;
            line.highest.at_zero += at_zero * high;
            line.highest.at_one += at_one * high;
        }
    }
    lines
}
