//! Makes the draws of SMAA-2, one block at a time, so that the caller can interrupt the work. The time is linear in
//! draws × criteria × options; the memory does not depend on the number of draws.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng;

use super::lanes::{LANES, Lanes, fill_uniform, neg_ln};
use super::{LevelWins, SampleSpace, WeightTrust, WinShares, compute_closed_form, compute_exact_given};
use crate::method::decision_matrix::DecisionMatrix;

/// The number of draws that share one stream of random numbers. Draw d is always number d % `BLOCK_DRAWS` of stream d /
/// `BLOCK_DRAWS`, so a file gives the same figures however the work is divided.
const BLOCK_DRAWS: u32 = 64;
const SEED: u64 = 0x70e5_ee00;

/// A rating that is a range, or missing.
#[derive(Clone, Copy, Debug, PartialEq)]
struct UncertainCell {
    /// The criterion, as an index into `SampleSpace::criteria`.
    criterion: usize,
    /// The option, as an index into `SampleSpace::options`.
    option: usize,
    /// The width of the range.
    width: f64,
}

/// Computes win shares by random draws (METHOD.md §7, *wins*; SMAA-2, Lahdelma & Salminen 2001).
///
/// Call [`Sampler::advance`] until it returns `false`. [`Sampler::win_shares`] returns the result of the draws made so
/// far at any time. Two samplers of the same matrix and number of draws give the same digits on every machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampler {
    space: SampleSpace,
    /// The lower end of each rating: one row per option, one entry per criterion.
    lows: Vec<f64>,
    uncertain_cells: Vec<UncertainCell>,
    /// The levels of trust whose result needs no draws.
    exact_levels: [Option<LevelWins>; 4],
    tallies: [Tally; 4],
    target_draws: u32,
    draws_done: u32,
    scratch: Scratch,
}

/// The sums at one level of trust.
#[derive(Clone, Debug, PartialEq)]
struct Tally {
    trust: WeightTrust,
    /// Per option, the number of draws in which the option is first, one lane per draw of a batch of eight.
    wins: Vec<Lanes>,
    /// Per option and criterion, the sum of the weight shares over those draws; empty if central weights were not
    /// requested.
    share_sums: Vec<f64>,
    /// Per option, the win share over the requested draws, fixed when `refine` starts to make more draws.
    win_shares: Option<Vec<f64>>,
}

/// Buffers for the numbers of eight draws.
#[derive(Clone, Debug, PartialEq)]
struct Scratch {
    /// Per criterion, a uniform number from (0, 1).
    uniform: Vec<Lanes>,
    /// Per criterion, −ln of `uniform`: an exponential waiting time.
    waits: Vec<Lanes>,
    /// Per uncertain cell, the drawn rating minus the lower end of its range.
    above_low: Vec<Lanes>,
    /// Per criterion, the weight at one level of trust.
    weights: Vec<Lanes>,
    /// Per option, the sum of weight × rating.
    sums: Vec<Lanes>,
}

impl Sampler {
    /// Creates a sampler that will make `draws` draws, at least 1; returns `None` if no criterion has a weight or no
    /// option is eligible.
    pub fn new(matrix: &DecisionMatrix, draws: u32) -> Option<Sampler> {
        Sampler::build(matrix, draws, false)
    }

    /// Creates a sampler as [`Sampler::new`] does that also computes the central weights of every option. Central
    /// weights double the time, and no screen shows them.
    pub fn with_central(matrix: &DecisionMatrix, draws: u32) -> Option<Sampler> {
        Sampler::build(matrix, draws, true)
    }

    fn build(matrix: &DecisionMatrix, draws: u32, is_central: bool) -> Option<Sampler> {
        let space = SampleSpace::from_matrix(matrix)?;
        let (n, m) = (space.criteria.len(), space.options.len());
        let mut lows = Vec::with_capacity(n * m);
        let mut uncertain_cells = Vec::new();
        for (option, i) in space.options.iter().enumerate() {
            for (criterion, k) in space.criteria.iter().enumerate() {
                let cell = matrix.cell(*k, *i);
                lows.push(if cell.is_exact() { cell.value } else { cell.low });
                if !cell.is_exact() {
                    uncertain_cells.push(UncertainCell { criterion, option, width: cell.high - cell.low });
                }
            }
        }
        let tally = |trust| {
            let sums = if is_central && matches!(trust, WeightTrust::Order | WeightTrust::Any) { n * m } else { 0 };
            Tally { trust, wins: vec![Lanes::ZERO; m], share_sums: vec![0.0; sums], win_shares: None }
        };
        let exact_levels = WeightTrust::ALL.map(|trust| match trust {
            WeightTrust::Given => uncertain_cells.is_empty().then(|| compute_exact_given(matrix, &space)),
            WeightTrust::Rough => None,
            WeightTrust::Order | WeightTrust::Any => compute_closed_form(matrix, &space, trust, is_central),
        });
        let scratch = Scratch {
            uniform: vec![Lanes::ZERO; n],
            waits: vec![Lanes::ZERO; n],
            above_low: vec![Lanes::ZERO; uncertain_cells.len()],
            weights: vec![Lanes::ZERO; n],
            sums: vec![Lanes::ZERO; m],
        };
        let tallies = WeightTrust::ALL.map(tally);
        Some(Sampler {
            space,
            lows,
            uncertain_cells,
            exact_levels,
            tallies,
            target_draws: draws.max(1),
            draws_done: 0,
            scratch,
        })
    }

    /// Returns the number of draws made so far.
    pub fn draws_done(&self) -> u32 {
        self.draws_done
    }

    /// Makes up to 64 more draws and returns whether more draws remain.
    pub fn advance(&mut self) -> bool {
        let count = BLOCK_DRAWS.min(self.target_draws - self.draws_done);
        let random = Xoshiro256PlusPlus::seed_from_u64(SEED + u64::from(self.draws_done / BLOCK_DRAWS));
        self.draw_block(random, count as usize);
        self.draws_done += count;
        self.draws_done < self.target_draws
    }

    /// Makes additional draws for the central weights of options that are first in fewer than 4,000 draws.
    ///
    /// Call `refine` after the last [`Sampler::advance`]. The total is at most ten times the requested number, and the
    /// additional draws read at most about fifty million ratings. Win shares are not changed.
    pub fn refine(&mut self) {
        let drawn = self.draws_done;
        let max_draws = 10 * u64::from(drawn);
        let affordable_draws = u64::from(drawn) + 50_000_000 / self.lows.len().max(1) as u64;
        for (tally, exact) in self.tallies.iter_mut().zip(&mut self.exact_levels) {
            if tally.share_sums.is_empty() && exact.is_none() {
                *exact = Some(tally.to_level(&self.space, drawn));
            }
            tally.win_shares = Some(tally.compute_win_shares(f64::from(drawn)));
        }
        // A stream is never continued in the middle: the additional draws start with the next unused stream.
        let mut block = drawn.div_ceil(BLOCK_DRAWS);
        while self.tallies.iter().zip(&self.exact_levels).any(|(tally, exact)| exact.is_none() && tally.has_few_wins())
            && u64::from(block) * u64::from(BLOCK_DRAWS) < max_draws.min(affordable_draws)
        {
            self.draw_block(Xoshiro256PlusPlus::seed_from_u64(SEED + u64::from(block)), BLOCK_DRAWS as usize);
            block += 1;
        }
    }

    /// Returns the win shares of the draws made so far.
    pub fn win_shares(&self) -> WinShares {
        let drawn = self.draws_done.max(1);
        let mut levels = self.exact_levels.clone();
        for (level, tally) in levels.iter_mut().zip(&self.tallies) {
            level.get_or_insert_with(|| tally.to_level(&self.space, drawn));
        }
        WinShares { draws: self.draws_done, levels: levels.map(Option::unwrap_or_default) }
    }

    #[inline(always)]
    fn draw_block(&mut self, mut random: Xoshiro256PlusPlus, count: usize) {
        let scratch = &mut self.scratch;
        for from in (0..count).step_by(LANES) {
            let counted = Lanes::mask_first(count - from);
            // All levels use the same random numbers, so that levels differ only by the trust in the weights.
            fill_uniform(&mut random, &mut scratch.uniform);
            for (wait, uniform) in scratch.waits.iter_mut().zip(&scratch.uniform) {
                *wait = uniform.map(neg_ln);
            }
            fill_uniform(&mut random, &mut scratch.above_low);
            for (above, cell) in scratch.above_low.iter_mut().zip(&self.uncertain_cells) {
                *above = above.map(|u| u * cell.width);
            }
            for (tally, exact) in self.tallies.iter_mut().zip(&self.exact_levels) {
                if exact.is_some() {
                    continue;
                }
                sample_weights(tally.trust, &self.space, &mut random, scratch);
                sum_ratings(&self.lows, &self.uncertain_cells, scratch);
                tally.add_draws(scratch, counted);
            }
        }
    }
}

/// Draws weights at one level of trust; the weights need not sum to 1.
#[inline(always)]
fn sample_weights(trust: WeightTrust, space: &SampleSpace, random: &mut Xoshiro256PlusPlus, scratch: &mut Scratch) {
    let weights = &mut scratch.weights;
    match trust {
        WeightTrust::Given => {
            weights.iter_mut().zip(&space.shares).for_each(|(weight, share)| *weight = Lanes::splat(*share))
        }
        WeightTrust::Rough => {
            for ((weight, uniform), share) in weights.iter_mut().zip(&scratch.uniform).zip(&space.shares) {
                *weight = uniform.map(|u| share * (0.75 + 0.5 * u));
            }
        }
        // Independent exponential waiting times, divided by their sum, are uniform on the simplex.
        WeightTrust::Any => weights.copy_from_slice(&scratch.waits),
        WeightTrust::Order => {
            // Sorted waiting times are partial sums of independent ones, the j-th divided by j (Rényi 1953), so no
            // sorting is needed.
            let mut sum = Lanes::ZERO;
            for ((weight, wait), inverse_rank) in weights.iter_mut().zip(&scratch.waits).zip(&space.inverse_ranks).rev()
            {
                sum = sum.zip_with(*wait, |sum, wait| sum + wait * inverse_rank);
                *weight = sum;
            }
            for block in space.tied_blocks.iter().filter(|block| block.len() > 1) {
                if let Some(tied) = weights.get_mut(block.clone()) {
                    shuffle(tied, random);
                }
            }
        }
    }
}

/// Shuffles the numbers of each lane independently (Fisher & Yates).
#[inline(always)]
fn shuffle(tied: &mut [Lanes], random: &mut Xoshiro256PlusPlus) {
    let mut pick = [Lanes::ZERO];
    for last in (1..tied.len()).rev() {
        fill_uniform(random, &mut pick);
        let Some((end, rest)) = tied.get_mut(..=last).and_then(<[Lanes]>::split_last_mut) else { continue };
        let [Lanes(pick)] = pick;
        for (lane, (end, pick)) in end.0.iter_mut().zip(pick).enumerate() {
            let other = (pick * (last as f64 + 1.0)) as usize;
            if let Some(other) = rest.get_mut(other).and_then(|other| other.0.get_mut(lane)) {
                std::mem::swap(end, other);
            }
        }
    }
}

/// Computes Σ weight × rating of every option, in the order of the criteria.
#[inline(always)]
fn sum_ratings(lows: &[f64], uncertain_cells: &[UncertainCell], scratch: &mut Scratch) {
    let n = scratch.weights.len();
    // Processing two options together halves the number of times the weights are read.
    for (sums, rows) in scratch.sums.chunks_mut(2).zip(lows.chunks(2 * n)) {
        match (sums, rows.split_at_checked(n)) {
            ([a, b], Some((row_a, row_b))) => {
                let (mut sum_a, mut sum_b) = (Lanes::ZERO, Lanes::ZERO);
                for ((weight, low_a), low_b) in scratch.weights.iter().zip(row_a).zip(row_b) {
                    sum_a = sum_a.zip_with(*weight, |sum, weight| sum + weight * low_a);
                    sum_b = sum_b.zip_with(*weight, |sum, weight| sum + weight * low_b);
                }
                (*a, *b) = (sum_a, sum_b);
            }
            (sums, _) => {
                for (sum, row) in sums.iter_mut().zip(rows.chunks_exact(n)) {
                    *sum = scratch.weights.iter().zip(row).fold(Lanes::ZERO, |sum, (weight, low)| {
                        sum.zip_with(*weight, |sum, weight| sum + weight * low)
                    });
                }
            }
        }
    }
    for (cell, above) in uncertain_cells.iter().zip(&scratch.above_low) {
        if let (Some(sum), Some(weight)) = (scratch.sums.get_mut(cell.option), scratch.weights.get(cell.criterion)) {
            *sum = sum.plus(weight.times(*above));
        }
    }
}

impl Tally {
    /// Credits eight draws to the options that are first; `counted` is 1 for a draw that counts and 0 for the others.
    #[inline(always)]
    fn add_draws(&mut self, scratch: &Scratch, counted: Lanes) {
        let total = scratch.weights.iter().fold(Lanes::ZERO, |sum, weight| sum.plus(*weight));
        let best = scratch.sums.iter().fold(Lanes::splat(f64::NEG_INFINITY), |best, sum| best.zip_with(*sum, larger));
        // Sums within 1e-9 of the total weight are equal (METHOD.md §4).
        let threshold = best.zip_with(total, |best, total| best - 1e-9 * total);
        let is_first = |sum: &Lanes| sum.zip_with(threshold, |sum, threshold| if sum >= threshold { 1.0 } else { 0.0 });
        let firsts = scratch.sums.iter().fold(Lanes::ZERO, |firsts, sum| firsts.plus(is_first(sum)));
        let part = counted.zip_with(firsts, |counted, firsts| counted / firsts);
        for (credit, sum) in self.wins.iter_mut().zip(&scratch.sums) {
            *credit = credit.plus(is_first(sum).times(part));
        }
        if self.share_sums.is_empty() {
            return;
        }
        let n = scratch.weights.len();
        let scale = part.zip_with(total, |part, total| part / total);
        for (share_sums, sum) in self.share_sums.chunks_exact_mut(n).zip(&scratch.sums) {
            let first = is_first(sum).times(scale);
            for (lane, scale) in first.0.iter().enumerate().filter(|(_, scale)| **scale > 0.0) {
                for (share_sum, weight) in share_sums.iter_mut().zip(&scratch.weights) {
                    *share_sum += scale * weight.0.get(lane).copied().unwrap_or(0.0);
                }
            }
        }
    }

    /// Returns whether some option is first in some draws but in fewer than 4,000; the mean of 4,000 draws is exact to
    /// about 0.005.
    fn has_few_wins(&self) -> bool {
        !self.share_sums.is_empty() && self.wins.iter().map(|credit| credit.sum()).any(|c| c > 0.0 && c < 4_000.0)
    }

    fn compute_win_shares(&self, drawn: f64) -> Vec<f64> {
        self.wins.iter().map(|credit| credit.sum() / drawn).collect()
    }

    fn to_level(&self, space: &SampleSpace, drawn: u32) -> LevelWins {
        let first = self.win_shares.clone().unwrap_or_else(|| self.compute_win_shares(f64::from(drawn)));
        let means = |((first, credit), sums): ((&f64, &Lanes), &[f64])| {
            let credit = credit.sum();
            (*first > 0.0).then(|| space.expand_criteria(sums.iter().map(|sum| sum / credit)))
        };
        let central_weights =
            first.iter().zip(&self.wins).zip(self.share_sums.chunks_exact(space.criteria.len())).map(means);
        let central_weights =
            if self.share_sums.is_empty() { Vec::new() } else { space.expand_options(None, central_weights) };
        LevelWins { draws: drawn, win_shares: space.expand_options(0.0, first.iter().copied()), central_weights }
    }
}

#[inline(always)]
fn larger(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}
