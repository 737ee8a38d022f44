//! The draws themselves, a block at a time. Cost linear in draws × criteria × options; memory does not grow with draws.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng;

use super::lanes::{LANES, Lanes, fill_uniform, neg_ln};
use super::{LevelWins, SampleSpace, WeightTrust, WinShares, compute_closed_form, compute_exact_given};
use crate::method::decision_matrix::DecisionMatrix;

/// Draws that share one stream of random numbers. Draw number d always comes from place d % `BLOCK_DRAWS` of the stream
/// d / `BLOCK_DRAWS`, so a file gives the same figures however the work is cut.
const BLOCK_DRAWS: u32 = 64;
const SEED: u64 = 0x70e5_ee00;

/// A rating that is not one number.
#[derive(Clone, Copy, Debug, PartialEq)]
struct UncertainCell {
    /// Which criterion, in the field's order.
    criterion: usize,
    /// Which option, in the field's order.
    option: usize,
    /// From its low to its high.
    width: f64,
}

/// Draws on, until there are as many as were asked for; what is known so far can be had at any time.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampler {
    space: SampleSpace,
    /// The least each rating may be, an option's criteria side by side.
    lows: Vec<f64>,
    uncertain_cells: Vec<UncertainCell>,
    /// What needs no draws.
    exact_levels: [Option<LevelWins>; 4],
    tallies: [Tally; 4],
    target_draws: u32,
    draws_done: u32,
    scratch: Scratch,
}

/// What is counted at one level of trust.
#[derive(Clone, Debug, PartialEq)]
struct Tally {
    trust: WeightTrust,
    /// By option: the draws it is first in, each lane apart.
    wins: Vec<Lanes>,
    /// By option and criterion: the sum of the shares over those draws.
    share_sums: Vec<f64>,
    /// By option: the part of the draws asked for, once more are made than that.
    win_shares: Option<Vec<f64>>,
}

/// Room for the numbers of eight draws.
#[derive(Clone, Debug, PartialEq)]
struct Scratch {
    /// By criterion, from (0, 1).
    uniform: Vec<Lanes>,
    /// By criterion, −ln of that: waiting times.
    waits: Vec<Lanes>,
    /// By loose cell, what its rating has above its low.
    above_low: Vec<Lanes>,
    /// By criterion, the weights at one level of trust.
    weights: Vec<Lanes>,
    /// By option, the sum of weight × rating.
    sums: Vec<Lanes>,
}

impl Sampler {
    /// Nothing drawn yet, of so many; `None` where nothing has a weight or is eligible.
    pub fn new(table: &DecisionMatrix, draws: u32) -> Option<Sampler> {
        Sampler::build(table, draws, false)
    }

    /// The same, with the central weights of every option: they take as long again, and no screen shows them.
    pub fn with_central(table: &DecisionMatrix, draws: u32) -> Option<Sampler> {
        Sampler::build(table, draws, true)
    }

    fn build(table: &DecisionMatrix, draws: u32, is_central: bool) -> Option<Sampler> {
        let field = SampleSpace::from_matrix(table)?;
        let (n, m) = (field.criteria.len(), field.options.len());
        let mut low = Vec::with_capacity(n * m);
        let mut loose = Vec::new();
        for (option, i) in field.options.iter().enumerate() {
            for (criterion, k) in field.criteria.iter().enumerate() {
                let cell = table.cell(*k, *i);
                low.push(if cell.is_exact() { cell.value } else { cell.low });
                if !cell.is_exact() {
                    loose.push(UncertainCell { criterion, option, width: cell.high - cell.low });
                }
            }
        }
        let tally = |trust| {
            let central = if is_central && matches!(trust, WeightTrust::Order | WeightTrust::Any) { n * m } else { 0 };
            Tally { trust, wins: vec![Lanes::ZERO; m], share_sums: vec![0.0; central], win_shares: None }
        };
        let known = WeightTrust::ALL.map(|trust| match trust {
            WeightTrust::Given => loose.is_empty().then(|| compute_exact_given(table, &field)),
            WeightTrust::Rough => None,
            WeightTrust::Order | WeightTrust::Any => compute_closed_form(table, &field, trust, is_central),
        });
        let scratch = Scratch {
            uniform: vec![Lanes::ZERO; n],
            waits: vec![Lanes::ZERO; n],
            above_low: vec![Lanes::ZERO; loose.len()],
            weights: vec![Lanes::ZERO; n],
            sums: vec![Lanes::ZERO; m],
        };
        let tallies = WeightTrust::ALL.map(tally);
        Some(Sampler {
            space: field,
            lows: low,
            uncertain_cells: loose,
            exact_levels: known,
            tallies,
            target_draws: draws.max(1),
            draws_done: 0,
            scratch,
        })
    }

    /// How many draws were made.
    pub fn draws_done(&self) -> u32 {
        self.draws_done
    }

    /// Draws a few more; whether there are still more to come.
    pub fn advance(&mut self) -> bool {
        let count = BLOCK_DRAWS.min(self.target_draws - self.draws_done);
        let random = Xoshiro256PlusPlus::seed_from_u64(SEED + u64::from(self.draws_done / BLOCK_DRAWS));
        self.draw_block(random, count as usize);
        self.draws_done += count;
        self.draws_done < self.target_draws
    }

    /// Draws past what was asked for, for the mean weights alone, while an option that is seldom first has too few
    /// draws to take a mean of: up to ten times as many, and no more than takes as long as fifty million ratings.
    pub fn refine(&mut self) {
        let drawn = self.draws_done;
        let most = 10 * u64::from(drawn);
        let affordable = u64::from(drawn) + 50_000_000 / self.lows.len().max(1) as u64;
        for (tally, known) in self.tallies.iter_mut().zip(&mut self.exact_levels) {
            if tally.share_sums.is_empty() && known.is_none() {
                *known = Some(tally.to_level(&self.space, f64::from(drawn)));
            }
            tally.win_shares = Some(tally.compute_win_shares(f64::from(drawn)));
        }
        // Streams that were begun are left.
        let mut block = drawn.div_ceil(BLOCK_DRAWS);
        while self.tallies.iter().zip(&self.exact_levels).any(|(tally, known)| known.is_none() && tally.has_few_wins())
            && u64::from(block) * u64::from(BLOCK_DRAWS) < most.min(affordable)
        {
            self.draw_block(Xoshiro256PlusPlus::seed_from_u64(SEED + u64::from(block)), BLOCK_DRAWS as usize);
            block += 1;
        }
    }

    /// What is known so far.
    pub fn win_shares(&self) -> WinShares {
        let drawn = f64::from(self.draws_done.max(1));
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
            // One set of random numbers serves every level: what differs between levels is the trust alone.
            fill_uniform(&mut random, &mut scratch.uniform);
            for (wait, uniform) in scratch.waits.iter_mut().zip(&scratch.uniform) {
                *wait = uniform.map(neg_ln);
            }
            fill_uniform(&mut random, &mut scratch.above_low);
            for (above, loose) in scratch.above_low.iter_mut().zip(&self.uncertain_cells) {
                *above = above.map(|u| u * loose.width);
            }
            for (tally, known) in self.tallies.iter_mut().zip(&self.exact_levels) {
                if known.is_some() {
                    continue;
                }
                sample_weights(tally.trust, &self.space, &mut random, scratch);
                sum_ratings(&self.lows, &self.uncertain_cells, scratch);
                tally.add_draws(scratch, counted);
            }
        }
    }
}

/// Draws weights of a kind; they need not sum to 1.
#[inline(always)]
fn sample_weights(trust: WeightTrust, field: &SampleSpace, random: &mut Xoshiro256PlusPlus, scratch: &mut Scratch) {
    let weights = &mut scratch.weights;
    match trust {
        WeightTrust::Given => {
            weights.iter_mut().zip(&field.shares).for_each(|(weight, share)| *weight = Lanes::splat(*share))
        }
        WeightTrust::Rough => {
            for ((weight, uniform), share) in weights.iter_mut().zip(&scratch.uniform).zip(&field.shares) {
                *weight = uniform.map(|u| share * (0.75 + 0.5 * u));
            }
        }
        // Independent waiting times are, divided by their sum, uniform on the simplex.
        WeightTrust::Any => weights.copy_from_slice(&scratch.waits),
        WeightTrust::Order => {
            // Sorted ones are sums of such times, the j-th of them over j (Rényi 1953): nothing is left to sort.
            let mut sum = Lanes::ZERO;
            for ((weight, wait), part) in weights.iter_mut().zip(&scratch.waits).zip(&field.inverse_ranks).rev() {
                sum = sum.zip_with(*wait, |sum, wait| sum + wait * part);
                *weight = sum;
            }
            for block in field.tied_blocks.iter().filter(|block| block.len() > 1) {
                if let Some(tied) = weights.get_mut(block.clone()) {
                    shuffle(tied, random);
                }
            }
        }
    }
}

/// Puts each lane's numbers in an order of its own (Fisher & Yates).
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

/// Σ weight × rating of every option, criteria in order.
#[inline(always)]
fn sum_ratings(low: &[f64], loose: &[UncertainCell], scratch: &mut Scratch) {
    let n = scratch.weights.len();
    // Two options at a time share what is read of the weights.
    for (sums, rows) in scratch.sums.chunks_mut(2).zip(low.chunks(2 * n)) {
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
    for (loose, above) in loose.iter().zip(&scratch.above_low) {
        if let (Some(sum), Some(weight)) = (scratch.sums.get_mut(loose.option), scratch.weights.get(loose.criterion)) {
            *sum = sum.plus(weight.times(*above));
        }
    }
}

impl Tally {
    /// Gives the credit of eight draws to those in front; `counted` is 1 for a draw that counts.
    #[inline(always)]
    fn add_draws(&mut self, scratch: &Scratch, counted: Lanes) {
        let total = scratch.weights.iter().fold(Lanes::ZERO, |sum, weight| sum.plus(*weight));
        let best = scratch.sums.iter().fold(Lanes::splat(f64::NEG_INFINITY), |best, sum| best.zip_with(*sum, larger));
        // As METHOD.md §4 has it: equal within 1e-9 of the weights.
        let level = best.zip_with(total, |best, total| best - 1e-9 * total);
        let is_first = |sum: &Lanes| sum.zip_with(level, |sum, level| if sum >= level { 1.0 } else { 0.0 });
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
        for (central, sum) in self.share_sums.chunks_exact_mut(n).zip(&scratch.sums) {
            let first = is_first(sum).times(scale);
            for (lane, scale) in first.0.iter().enumerate().filter(|(_, scale)| **scale > 0.0) {
                for (central, weight) in central.iter_mut().zip(&scratch.weights) {
                    *central += scale * weight.0.get(lane).copied().unwrap_or(0.0);
                }
            }
        }
    }

    /// Whether an option is first in some draws, and in too few for its mean weights: a mean of 4,000 is within 0.005.
    fn has_few_wins(&self) -> bool {
        !self.share_sums.is_empty() && self.wins.iter().map(|credit| credit.sum()).any(|c| c > 0.0 && c < 4_000.0)
    }

    fn compute_win_shares(&self, drawn: f64) -> Vec<f64> {
        self.wins.iter().map(|credit| credit.sum() / drawn).collect()
    }

    fn to_level(&self, field: &SampleSpace, drawn: f64) -> LevelWins {
        let first = self.win_shares.clone().unwrap_or_else(|| self.compute_win_shares(drawn));
        let means = |((first, credit), sums): ((&f64, &Lanes), &[f64])| {
            let credit = credit.sum();
            (*first > 0.0).then(|| field.expand_criteria(sums.iter().map(|sum| sum / credit)))
        };
        let central = first.iter().zip(&self.wins).zip(self.share_sums.chunks_exact(field.criteria.len())).map(means);
        let central = if self.share_sums.is_empty() { Vec::new() } else { field.expand_options(None, central) };
        LevelWins { win_shares: field.expand_options(0.0, first.iter().copied()), central_weights: central }
    }
}

#[inline(always)]
fn larger(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}
