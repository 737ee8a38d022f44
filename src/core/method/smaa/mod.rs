//! Computes how often each option is first in random draws, and with which mean weights (METHOD.md §7; SMAA-2, Lahdelma
//! & Salminen 2001).

mod lanes;
mod sampler;
mod two_options;

use super::decision_matrix::DecisionMatrix;
use super::score::{Leaders, find_leaders};

pub use sampler::Sampler;

/// The default number of draws.
pub const DEFAULT_DRAWS: u32 = 100_000;

/// How far the weights are trusted; each level draws the weights from a wider set (METHOD.md §7, *wins*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightTrust {
    /// The weights are exact.
    Given,
    /// Each effective weight is multiplied by a number uniform on 0.75…1.25.
    Rough,
    /// Only the order of the weights holds: weights are uniform on the simplex restricted to that order.
    Order,
    /// Nothing is known about the weights: weights are uniform on the simplex.
    Any,
}

impl WeightTrust {
    /// All levels, from the most to the least trusting.
    pub const ALL: [WeightTrust; 4] = [WeightTrust::Given, WeightTrust::Rough, WeightTrust::Order, WeightTrust::Any];
}

/// The result of the draws at one level of trust.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LevelWins {
    /// The number of draws behind the result; 0 if the result has a closed form.
    pub draws: u32,
    /// The share of draws in which each option is first, 0–1, in document order; 0 if the option is ruled out. A tie
    /// divides the draw equally. The shares sum to 1.
    pub win_shares: Vec<f64>,
    /// The central weights of each option: the mean weight share of each criterion over the draws in which the option
    /// is first; `None` if the option is never first. Empty unless the level is `Order` or `Any` and central weights
    /// were requested.
    pub central_weights: Vec<Option<Vec<f64>>>,
}

/// The share of draws in which each option is first, at every level of trust in the weights.
#[derive(Clone, Debug, PartialEq)]
pub struct WinShares {
    /// The number of draws made so far. Levels with a closed form do not depend on draws.
    pub draws: u32,
    levels: [LevelWins; 4],
}

impl WinShares {
    /// Returns the result at one level of trust.
    pub fn level(&self, trust: WeightTrust) -> &LevelWins {
        let [given, rough, order, any] = &self.levels;
        match trust {
            WeightTrust::Given => given,
            WeightTrust::Rough => rough,
            WeightTrust::Order => order,
            WeightTrust::Any => any,
        }
    }

    /// Returns the share of draws, 0–1, in which `option`, an index, is first; 0 if the index is out of bounds.
    pub fn win_share(&self, option: usize, trust: WeightTrust) -> f64 {
        self.level(trust).win_shares.get(option).copied().unwrap_or(0.0)
    }
}

/// The space from which samples are drawn: the criteria that count, sorted by share, and the eligible options.
#[derive(Clone, Debug, PartialEq)]
struct SampleSpace {
    /// The indices of the eligible options.
    options: Vec<usize>,
    /// The indices of the criteria that count, the largest share first, then in document order.
    criteria: Vec<usize>,
    /// The shares of `criteria`, in the same order.
    shares: Vec<f64>,
    /// 1/j for the j-th criterion, counted from 1.
    inverse_ranks: Vec<f64>,
    /// The ranges of `criteria` whose shares are equal to nine decimals; every criterion is in exactly one range.
    tied_blocks: Vec<std::ops::Range<usize>>,
    /// The numbers of options and criteria of the document.
    dimensions: (usize, usize),
}

impl SampleSpace {
    /// Returns the sample space of `matrix`; `None` if no criterion has a weight or no option is eligible.
    fn from_matrix(matrix: &DecisionMatrix) -> Option<SampleSpace> {
        let options: Vec<usize> = matrix.eligible_options().map(|(at, _)| at).collect();
        let mut counting: Vec<(usize, f64)> =
            matrix.counted_rows().map(|(k, criterion, _)| (k, criterion.share)).collect();
        if options.is_empty() || counting.is_empty() {
            return None;
        }
        let rounded = |share: f64| (share * 1e9).round_ties_even() as i64;
        counting.sort_by_key(|(_, share)| std::cmp::Reverse(rounded(*share)));
        let mut tied_blocks = Vec::new();
        let mut start = 0;
        for block in counting.chunk_by(|(_, a), (_, b)| rounded(*a) == rounded(*b)) {
            tied_blocks.push(start..start + block.len());
            start += block.len();
        }
        let inverse_ranks = (1..=counting.len()).map(|rank| 1.0 / rank as f64).collect();
        let (criteria, shares) = counting.into_iter().unzip();
        let dimensions = (matrix.options.len(), matrix.criteria.len());
        Some(SampleSpace { options, criteria, shares, inverse_ranks, tied_blocks, dimensions })
    }

    /// Returns `figures` of the eligible options as a list for all options, with `none` for the others.
    fn expand_options<T: Clone>(&self, none: T, figures: impl IntoIterator<Item = T>) -> Vec<T> {
        let mut all = vec![none; self.dimensions.0];
        for (option, figure) in self.options.iter().zip(figures) {
            if let Some(slot) = all.get_mut(*option) {
                *slot = figure;
            }
        }
        all
    }

    /// Returns mean shares in the order of `criteria` as a list for all criteria in document order.
    fn expand_criteria(&self, means: impl IntoIterator<Item = f64>) -> Vec<f64> {
        let mut all = vec![0.0; self.dimensions.1];
        for (criterion, mean) in self.criteria.iter().zip(means) {
            if let Some(slot) = all.get_mut(*criterion) {
                *slot = mean;
            }
        }
        all
    }
}

/// Returns the result of [`WeightTrust::Given`] with exact ratings: the leader wins every draw, or the tied options
/// share them.
fn compute_exact_given(matrix: &DecisionMatrix, space: &SampleSpace) -> LevelWins {
    let sum = |at: usize| {
        matrix.counted_rows().map(|(_, criterion, row)| criterion.share * row.get(at).map_or(0.0, |c| c.value)).sum()
    };
    let sums: Vec<f64> = (0..matrix.options.len()).map(sum).collect();
    let leaders = match find_leaders(matrix, |at| sums.get(at).copied().unwrap_or(0.0)) {
        Leaders::NoLeader => Vec::new(),
        Leaders::Leader(at) => vec![at],
        Leaders::Tied(tied) => tied,
    };
    let share = |at: &usize| if leaders.contains(at) { 1.0 / leaders.len() as f64 } else { 0.0 };
    LevelWins {
        draws: 0,
        win_shares: space.expand_options(0.0, space.options.iter().map(share)),
        central_weights: Vec::new(),
    }
}

/// Returns the result of [`WeightTrust::Any`], or of [`WeightTrust::Order`] without ties, for two options with exact
/// ratings; `None` if there is no closed form.
fn compute_closed_form(
    matrix: &DecisionMatrix,
    space: &SampleSpace,
    trust: WeightTrust,
    is_central: bool,
) -> Option<LevelWins> {
    let [a, b] = space.options.as_slice() else { return None };
    let is_exact = matrix.relevant_cells().all(|(_, _, cell)| cell.is_exact());
    let is_tied = trust == WeightTrust::Order && space.tied_blocks.len() < space.criteria.len();
    if !is_exact || is_tied {
        return None;
    }
    let mut ahead: Vec<f64> =
        space.criteria.iter().map(|k| matrix.cell(*k, *a).value - matrix.cell(*k, *b).value).collect();
    if trust == WeightTrust::Order {
        // Sorted shares are w[r] = Σ e[j]/j over j ≥ r with e uniform on the simplex (Rényi 1953), so e[j] multiplies
        // the mean of the first j differences.
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
        Some(space.expand_criteria(means))
    };
    Some(LevelWins {
        draws: 0,
        win_shares: space
            .expand_options(0.0, [two_options::compute_win_share(&ahead), two_options::compute_win_share(&behind)]),
        central_weights: if is_central {
            space.expand_options(None, [means(&ahead), means(&behind)])
        } else {
            Vec::new()
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(weights: &[f64], rows: &[&[f64]], draws: u32) -> WinShares {
        let mut sampler = Sampler::with_central(&DecisionMatrix::from_exact_ratings(weights, rows), draws).unwrap();
        while sampler.advance() {}
        sampler.win_shares()
    }

    fn close(actual: &[f64], expected: &[f64], within: f64) {
        assert_eq!(actual.len(), expected.len());
        actual
            .iter()
            .zip(expected)
            .for_each(|(a, b)| assert!((a - b).abs() < within, "{actual:?} is not {expected:?}"));
    }

    const UNITS: [&[f64]; 3] = [&[1.0, 0.0, 0.0, 0.5], &[0.0, 1.0, 0.0, 0.5], &[0.0, 0.0, 1.0, 0.5]];

    /// Three options are best on one criterion each, and a fourth is half as good on all. With any weights the fourth
    /// is first if no share exceeds ½; the three remaining corners are a quarter each, with mean (½+⅔·¼, …) = (2/3,
    /// 1/6, 1/6).
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

    /// If all weights are equal, their order contains no information, so the result is that of any weights.
    #[test]
    fn an_order_of_equals_is_no_order() {
        let wins = drawn(&[1.0, 1.0, 1.0], &UNITS, DEFAULT_DRAWS);
        close(&wins.level(WeightTrust::Order).win_shares, &[0.25; 4], 0.005);
        close(
            wins.level(WeightTrust::Order).central_weights[1].as_ref().unwrap(),
            &[1.0 / 6.0, 2.0 / 3.0, 1.0 / 6.0],
            0.005,
        );
        // The first criterion ranks above the two others, which are tied.
        let wins = drawn(&[2.0, 1.0, 1.0], &UNITS, DEFAULT_DRAWS);
        close(&wins.level(WeightTrust::Order).win_shares, &[0.75, 0.0, 0.0, 0.25], 0.005);
        close(
            wins.level(WeightTrust::Order).central_weights[0].as_ref().unwrap(),
            &[2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0],
            0.005,
        );
    }

    /// The acceptability of (1,0), (0,1) and (.6,.6) on two criteria, computed by hand.
    #[test]
    fn two_criteria_by_hand() {
        let wins = drawn(&[1.0, 1.0], &[&[1.0, 0.0, 0.6], &[0.0, 1.0, 0.6]], DEFAULT_DRAWS);
        close(&wins.level(WeightTrust::Any).win_shares, &[0.4, 0.4, 0.2], 0.005);
    }

    /// Two options use the closed form and three use draws; a third option that is never first must not change the
    /// result.
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

    /// These digits come from an independent implementation in another language with the same order of operations. A
    /// file must give the same digits on every machine and in every release.
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
