//! Now or later: which option leads at every setting of the lens (METHOD.md §6).

use crate::deliberation::TimeHorizon;

use super::decision_matrix::DecisionMatrix;

/// Settings of the lens in which the same options lead.
#[derive(Clone, Debug, PartialEq)]
pub struct LensInterval {
    /// From this λ.
    pub from: f64,
    /// To this λ.
    pub to: f64,
    /// The options in front, by place; several are level all along.
    pub options: Vec<usize>,
}

/// An option's sum as a line over λ: `now` at 0, `now + slope` at 1.
struct ScoreLine {
    option: usize,
    at_zero: f64,
    slope: f64,
}

impl ScoreLine {
    fn value_at(&self, later: f64) -> f64 {
        self.at_zero + self.slope * later
    }
}

/// The intervals of λ in [0,1], in order: the upper envelope of the eligible lines. A single point is no interval.
pub(super) fn compute_lens_intervals(table: &DecisionMatrix) -> Vec<LensInterval> {
    let lines = compute_score_lines(table);
    let weight: f64 = table.criteria.iter().filter(|f| f.may_count).map(|f| f.points).sum();
    let tolerance = 1e-9 * weight;
    let mut intervals: Vec<LensInterval> = Vec::new();
    let mut from = 0.0;
    while from < 1.0 {
        // Just after `from`, the steepest of those in front there goes on in front.
        let best = lines.iter().map(|line| line.value_at(from)).fold(f64::NEG_INFINITY, f64::max);
        let level = lines.iter().filter(|line| line.value_at(from) >= best - tolerance);
        let Some(front) = level.max_by(|a, b| a.slope.total_cmp(&b.slope)) else { break };
        let crossing = |line: &ScoreLine| (front.at_zero - line.at_zero) / (line.slope - front.slope);
        let steeper = lines.iter().filter(|line| line.slope > front.slope + tolerance);
        let to = steeper.map(crossing).filter(|at| *at > from).fold(1.0, f64::min);
        if to - from > 1e-9 {
            let middle = (from + to) / 2.0;
            let options: Vec<usize> = lines
                .iter()
                .filter(|l| l.value_at(middle) >= front.value_at(middle) - tolerance)
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

fn compute_score_lines(table: &DecisionMatrix) -> Vec<ScoreLine> {
    let mut lines: Vec<ScoreLine> =
        table.eligible_options().map(|(option, _)| ScoreLine { option, at_zero: 0.0, slope: 0.0 }).collect();
    for (factor, row) in table.rows().filter(|(factor, _)| factor.may_count) {
        for line in &mut lines {
            let part = factor.points * row.get(line.option).map_or(0.0, |cell| cell.value);
            let (now, slope) = match factor.time_horizon {
                TimeHorizon::CurrentTime => (2.0 * part, -2.0 * part),
                TimeHorizon::Later => (0.0, 2.0 * part),
                TimeHorizon::Always => (part, 0.0),
            };
            line.at_zero += now;
            line.slope += slope;
        }
    }
    lines
}
