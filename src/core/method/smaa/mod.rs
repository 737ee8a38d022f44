//! In how many draws each option comes first, and with which weights on average (METHOD.md §7; SMAA-2, Lahdelma &
//! Salminen 2001).

mod lanes;
mod sampler;
mod two_options;

use super::decision_matrix::DecisionMatrix;
use super::score::{Leaders, find_leaders};

pub use sampler::Sampler;

/// How many draws are made where nobody asks for another number.
pub const DEFAULT_DRAWS: u32 = 100_000;

/// How far the weights are trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightTrust {
    /// They are what they are.
    Given,
    /// Each may be a quarter less or more.
    Rough,
    /// Only their order holds.
    Order,
    /// Not at all.
    Any,
}

impl WeightTrust {
    /// All four, the most trusting first.
    pub const ALL: [WeightTrust; 4] = [WeightTrust::Given, WeightTrust::Rough, WeightTrust::Order, WeightTrust::Any];
}

/// What draws say at one level of trust.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LevelWins {
    /// The part of the draws in which each option is first, 0–1, by place; 0 for an option that is ruled out. They sum
    /// to 1.
    pub win_shares: Vec<f64>,
    /// The mean share of each criterion, by place, over the draws in which an option is first: by place of the option,
    /// `None` where it never is. Worked out for `Order` and `Any`, and only where it was asked for; else empty.
    pub central_weights: Vec<Option<Vec<f64>>>,
}

/// How often each option is first, at every level of trust in the weights.
#[derive(Clone, Debug, PartialEq)]
pub struct WinShares {
    /// How many draws it rests on, where it rests on draws.
    pub draws: u32,
    levels: [LevelWins; 4],
}

impl WinShares {
    /// What is known at one level.
    pub fn level(&self, trust: WeightTrust) -> &LevelWins {
        let [given, rough, order, any] = &self.levels;
        match trust {
            WeightTrust::Given => given,
            WeightTrust::Rough => rough,
            WeightTrust::Order => order,
            WeightTrust::Any => any,
        }
    }

    /// The part of the draws, 0–1, in which an option (by place) is first.
    pub fn win_share(&self, option: usize, trust: WeightTrust) -> f64 {
        self.level(trust).win_shares.get(option).copied().unwrap_or(0.0)
    }
}

/// The counting criteria in the order of their shares, and the eligible options: what is drawn over.
#[derive(Clone, Debug, PartialEq)]
struct SampleSpace {
    /// The places of the eligible options.
    options: Vec<usize>,
    /// The places of the criteria that count, the largest share first, then the file's order.
    criteria: Vec<usize>,
    /// Their shares.
    shares: Vec<f64>,
    /// 1/j for the j-th criterion, from 1.
    inverse_ranks: Vec<f64>,
    /// Criteria of the same share to nine decimals, as spans of `criteria`; each criterion is in one.
    tied_blocks: Vec<std::ops::Range<usize>>,
    /// How many options and criteria there are in all.
    dimensions: (usize, usize),
}

impl SampleSpace {
    /// `None` where nothing has a weight or is eligible.
    fn from_matrix(table: &DecisionMatrix) -> Option<SampleSpace> {
        let options: Vec<usize> = table.eligible_options().map(|(at, _)| at).collect();
        let mut counting: Vec<(usize, f64)> = table.counted_rows().map(|(k, factor, _)| (k, factor.share)).collect();
        if options.is_empty() || counting.is_empty() {
            return None;
        }
        let rounded = |share: f64| (share * 1e9).round_ties_even() as i64;
        counting.sort_by_key(|(_, share)| std::cmp::Reverse(rounded(*share)));
        let mut blocks = Vec::new();
        let mut start = 0;
        for block in counting.chunk_by(|(_, a), (_, b)| rounded(*a) == rounded(*b)) {
            blocks.push(start..start + block.len());
            start += block.len();
        }
        let parts = (1..=counting.len()).map(|place| 1.0 / place as f64).collect();
        let (criteria, shares) = counting.into_iter().unzip();
        let all = (table.options.len(), table.criteria.len());
        Some(SampleSpace { options, criteria, shares, inverse_ranks: parts, tied_blocks: blocks, dimensions: all })
    }

    /// Figures of the eligible options as figures of all, by place.
    fn expand_options<T: Clone>(&self, none: T, of: impl IntoIterator<Item = T>) -> Vec<T> {
        let mut all = vec![none; self.dimensions.0];
        for (place, figure) in self.options.iter().zip(of) {
            if let Some(slot) = all.get_mut(*place) {
                *slot = figure;
            }
        }
        all
    }

    /// Mean shares in this field's order as those of all criteria, by place.
    fn expand_criteria(&self, means: impl IntoIterator<Item = f64>) -> Vec<f64> {
        let mut all = vec![0.0; self.dimensions.1];
        for (place, mean) in self.criteria.iter().zip(means) {
            if let Some(slot) = all.get_mut(*place) {
                *slot = mean;
            }
        }
        all
    }
}

/// `given` with exact ratings: the leader has it all, or those level share it.
fn compute_exact_given(table: &DecisionMatrix, field: &SampleSpace) -> LevelWins {
    let sum = |at: usize| {
        table
            .counted_rows()
            .map(|(_, factor, row)| factor.effective_weight * row.get(at).map_or(0.0, |c| c.value))
            .sum()
    };
    let sums: Vec<f64> = (0..table.options.len()).map(sum).collect();
    let ahead = match find_leaders(table, |at| sums.get(at).copied().unwrap_or(0.0), table.tolerance()) {
        Leaders::NoEligible => Vec::new(),
        Leaders::Leader(at) => vec![at],
        Leaders::Tied(places) => places,
    };
    let part = |at: &usize| if ahead.contains(at) { 1.0 / ahead.len() as f64 } else { 0.0 };
    LevelWins { win_shares: field.expand_options(0.0, field.options.iter().map(part)), central_weights: Vec::new() }
}

/// `any`, or `order` without ties, for two options with exact ratings; `None` where there is no closed form.
fn compute_closed_form(
    table: &DecisionMatrix,
    field: &SampleSpace,
    trust: WeightTrust,
    is_central: bool,
) -> Option<LevelWins> {
    let [a, b] = field.options.as_slice() else { return None };
    let is_exact = table.relevant_cells().all(|(_, _, cell)| cell.is_exact());
    let is_tied = trust == WeightTrust::Order && field.tied_blocks.len() < field.criteria.len();
    if !is_exact || is_tied {
        return None;
    }
    let mut ahead: Vec<f64> =
        field.criteria.iter().map(|k| table.cell(*k, *a).value - table.cell(*k, *b).value).collect();
    if trust == WeightTrust::Order {
        // Shares in order, w[r] = Σ e[j]/j over j ≥ r with e uniform (Rényi 1953): each e[j] weighs the first j alike.
        let mut sum = 0.0;
        for (before, ahead) in ahead.iter_mut().enumerate() {
            sum += *ahead;
            *ahead = sum / (before as f64 + 1.0);
        }
    }
    let behind: Vec<f64> = ahead.iter().map(|d| -d).collect();
    let means = |d: &[f64]| {
        let mut means = two_options::compute_central_weights(d)?;
        if trust == WeightTrust::Order {
            let mut sum = 0.0;
            for (before, mean) in means.iter_mut().enumerate().rev() {
                sum += *mean / (before as f64 + 1.0);
                *mean = sum;
            }
        }
        Some(field.expand_criteria(means))
    };
    Some(LevelWins {
        win_shares: field
            .expand_options(0.0, [two_options::compute_win_share(&ahead), two_options::compute_win_share(&behind)]),
        central_weights: if is_central {
            field.expand_options(None, [means(&ahead), means(&behind)])
        } else {
            Vec::new()
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(weights: &[f64], rows: &[&[f64]], draws: u32) -> WinShares {
        let mut drawing = Sampler::with_central(&DecisionMatrix::from_exact_ratings(weights, rows), draws).unwrap();
        while drawing.advance() {}
        drawing.win_shares()
    }

    fn close(ours: &[f64], golden: &[f64], within: f64) {
        assert_eq!(ours.len(), golden.len());
        ours.iter().zip(golden).for_each(|(a, b)| assert!((a - b).abs() < within, "{ours:?} is not {golden:?}"));
    }

    const UNITS: [&[f64]; 3] = [&[1.0, 0.0, 0.0, 0.5], &[0.0, 1.0, 0.0, 0.5], &[0.0, 0.0, 1.0, 0.5]];

    /// Three options good on one criterion each, and one half good on all. Any weights: the fourth is first where no
    /// share is above ½; the corners left are a quarter each, with mean (½+⅔·¼, …) = (2/3, 1/6, 1/6).
    #[test]
    fn corners_and_the_middle_of_the_simplex() {
        let wins = drawn(&[3.0, 2.0, 1.0], &UNITS, DEFAULT_DRAWS);
        let any = wins.level(WeightTrust::Any);
        close(&any.win_shares, &[0.25; 4], 0.005);
        close(any.central_weights[0].as_ref().unwrap(), &[2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0], 0.005);
        close(any.central_weights[3].as_ref().unwrap(), &[1.0 / 3.0; 3], 0.005);
        let order = wins.level(WeightTrust::Order);
        close(&order.win_shares, &[0.75, 0.0, 0.0, 0.25], 0.005);
        close(order.central_weights[0].as_ref().unwrap(), &[2.0 / 3.0, 1.0 / 4.0, 1.0 / 12.0], 0.005);
        close(order.central_weights[3].as_ref().unwrap(), &[4.0 / 9.0, 13.0 / 36.0, 7.0 / 36.0], 0.005);
        assert_eq!((&order.central_weights[1], &order.central_weights[2]), (&None, &None));
        assert_eq!(wins.level(WeightTrust::Given).win_shares, [0.5, 0.0, 0.0, 0.5], "½ = ½: a tie shares the draw");
    }

    /// Weights all level: their order says nothing, so it is the same as any weights.
    #[test]
    fn an_order_of_equals_is_no_order() {
        let wins = drawn(&[1.0, 1.0, 1.0], &UNITS, DEFAULT_DRAWS);
        close(&wins.level(WeightTrust::Order).win_shares, &[0.25; 4], 0.005);
        close(
            wins.level(WeightTrust::Order).central_weights[1].as_ref().unwrap(),
            &[1.0 / 6.0, 2.0 / 3.0, 1.0 / 6.0],
            0.005,
        );
        // The first above the two others, which are level: each of them is behind it.
        let wins = drawn(&[2.0, 1.0, 1.0], &UNITS, DEFAULT_DRAWS);
        close(&wins.level(WeightTrust::Order).win_shares, &[0.75, 0.0, 0.0, 0.25], 0.005);
        close(
            wins.level(WeightTrust::Order).central_weights[0].as_ref().unwrap(),
            &[2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0],
            0.005,
        );
    }

    /// Lahdelma & Salminen's measure by hand: (1,0), (0,1) and (.6,.6) on two criteria.
    #[test]
    fn two_criteria_by_hand() {
        let wins = drawn(&[1.0, 1.0], &[&[1.0, 0.0, 0.6], &[0.0, 1.0, 0.6]], DEFAULT_DRAWS);
        close(&wins.level(WeightTrust::Any).win_shares, &[0.4, 0.4, 0.2], 0.005);
    }

    /// Two options are worked out, three are drawn: one that never is first changes nothing but the way.
    #[test]
    fn the_closed_form_is_what_is_drawn() {
        let rows: [&[f64]; 5] = [&[4.0, 1.0], &[-2.0, 3.0], &[0.0, 1.0], &[5.0, 5.0], &[1.0, -3.0]];
        let worse: Vec<Vec<f64>> = rows.iter().map(|row| vec![row[0], row[1], -5.0]).collect();
        let worse: Vec<&[f64]> = worse.iter().map(Vec::as_slice).collect();
        let weights = [5.0, 4.0, 3.0, 2.0, 1.0];
        let (exact, sampled) = (drawn(&weights, &rows, 1), drawn(&weights, &worse, DEFAULT_DRAWS));
        for trust in [WeightTrust::Order, WeightTrust::Any] {
            let (exact, sampled) = (exact.level(trust), sampled.level(trust));
            close(&exact.win_shares, &sampled.win_shares[..2], 0.005);
            for option in 0..2 {
                close(
                    exact.central_weights[option].as_ref().unwrap(),
                    sampled.central_weights[option].as_ref().unwrap(),
                    0.005,
                );
            }
        }
    }

    /// These digits are what a file prints on every machine and in every release: they come from another program, in
    /// another language, that does the same in the same order.
    #[test]
    fn digits_that_never_change() {
        let rows: [&[f64]; 3] = [&[1.0, -1.0, 0.3], &[-1.0, 1.5, 0.1], &[0.5, 0.0, 0.2]];
        let wins = drawn(&[3.0, 2.0, 2.0], &rows, 1_000);
        assert_eq!(wins.level(WeightTrust::Rough).win_shares, [0.854, 0.007, 0.139]);
        assert_eq!(wins.level(WeightTrust::Order).win_shares, [0.853, 0.011, 0.136]);
        assert_eq!(wins.level(WeightTrust::Any).win_shares, [0.511, 0.443, 0.046]);
        let central = wins.level(WeightTrust::Any).central_weights[0].as_ref().unwrap();
        let bits: Vec<u64> = central.iter().map(|share| share.to_bits()).collect();
        assert_eq!(bits, [0x3fde_d353_61a1_4ea0, 0x3fc3_09f0_b397_f66a, 0x3fd7_a7b4_4492_b630]);
    }
}
