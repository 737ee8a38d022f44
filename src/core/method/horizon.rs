//! Computes which options lead at each position of the lens (METHOD.md §6).

use crate::deliberation::TimeHorizon;

use super::decision_matrix::DecisionMatrix;

/// An interval of the lens λ, within 0…1, in which the same options lead (METHOD.md §6).
#[derive(Clone, Debug, PartialEq)]
pub struct LensInterval {
    /// The lower end of the interval.
    pub from: f64,
    /// The upper end of the interval.
    pub to: f64,
    /// The indices of the leading options; several options are tied in the whole interval.
    pub options: Vec<usize>,
}

/// The weighted sum of one option as a function of λ: `at_zero + slope · λ`.
struct ScoreLine {
    option: usize,
    at_zero: f64,
    slope: f64,
}

impl ScoreLine {
    fn value_at(&self, lens: f64) -> f64 {
        self.at_zero + self.slope * lens
    }
}

/// Returns the intervals of λ in 0…1, in ascending order: the upper envelope of the lines of the eligible options. A
/// single point is not an interval.
pub(super) fn compute_lens_intervals(matrix: &DecisionMatrix) -> Vec<LensInterval> {
    let lines = compute_score_lines(matrix);
    let weight: f64 =
        matrix.criteria.iter().filter(|criterion| criterion.may_count).map(|criterion| criterion.points).sum();
    let tolerance = 1e-9 * weight;
    let mut intervals: Vec<LensInterval> = Vec::new();
    let mut from = 0.0;
    while from < 1.0 {
        // Of the options that are tied at `from`, the one with the steepest line leads just after `from`.
        let best = lines.iter().map(|line| line.value_at(from)).fold(f64::NEG_INFINITY, f64::max);
        let tied = lines.iter().filter(|line| line.value_at(from) >= best - tolerance);
        let Some(leader) = tied.max_by(|a, b| a.slope.total_cmp(&b.slope)) else { break };
        let crossing = |line: &ScoreLine| (leader.at_zero - line.at_zero) / (line.slope - leader.slope);
        let steeper = lines.iter().filter(|line| line.slope > leader.slope + tolerance);
        let to = steeper.map(crossing).filter(|at| *at > from).fold(1.0, f64::min);
        if to - from > 1e-9 {
            let middle = (from + to) / 2.0;
            let options: Vec<usize> = lines
                .iter()
                .filter(|l| l.value_at(middle) >= leader.value_at(middle) - tolerance)
                .map(|l| l.option)
                .collect();
            match intervals.last_mut() {
                Some(last) if last.options == options => last.to = to,
                _ => intervals.push(LensInterval { from: intervals.last().map_or(0.0, |last| last.to), to, options }),
            }
        }
        from = to;
    }
    if let Some(last) = intervals.last_mut() {
        last.to = 1.0;
    }
    intervals
}

fn compute_score_lines(matrix: &DecisionMatrix) -> Vec<ScoreLine> {
    let mut lines: Vec<ScoreLine> =
        matrix.eligible_options().map(|(option, _)| ScoreLine { option, at_zero: 0.0, slope: 0.0 }).collect();
    for (criterion, row) in matrix.rows().filter(|(criterion, _)| criterion.may_count) {
        for line in &mut lines {
            let part = criterion.points * row.get(line.option).map_or(0.0, |cell| cell.value);
            let (now, slope) = match criterion.time_horizon {
                TimeHorizon::Now => (2.0 * part, -2.0 * part),
                TimeHorizon::Later => (0.0, 2.0 * part),
                TimeHorizon::Always => (part, 0.0),
            };
            line.at_zero += now;
            line.slope += slope;
        }
    }
    lines
}
