//! In how many draws each option comes first (METHOD.md §7; SMAA-2, Lahdelma & Salminen 2001).

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use super::table::Table;

/// How many draws are made where nobody asks for another number.
pub const DRAWS: u32 = 100_000;

/// Draws that share one stream of random numbers, so that a file gives the same figures in however many parts.
const BLOCK: u32 = 1_000;
const SEED: u64 = 0x70e5_ee00;

/// The share of draws in which each option is first.
#[derive(Clone, Debug, PartialEq)]
pub struct Wins {
    /// How many draws it rests on.
    pub draws: u32,
    /// Weights as given, ratings drawn from their ranges; by place, 0 for an option that is ruled out.
    pub given: Vec<f64>,
}

/// Draws every rating from its range with the weights as given; `None` where nothing has a weight or is eligible.
/// Exact ratings need no draws: the figure is then exact too.
pub(super) fn wins(table: &Table, draws: u32) -> Option<Wins> {
    if table.total <= 0.0 || table.eligible().next().is_none() {
        return None;
    }
    let eligible: Vec<usize> = table.eligible().map(|(at, _)| at).collect();
    let place = |option: usize| eligible.iter().position(|at| *at == option);
    let mut fixed = vec![0.0; eligible.len()];
    let mut loose: Vec<(usize, f64, f64)> = Vec::new();
    for (k, option, cell) in table.live() {
        let weight = table.criteria.get(k).map_or(0.0, |factor| factor.weight);
        let Some(column) = place(option) else { continue };
        if cell.is_exact() {
            if let Some(sum) = fixed.get_mut(column) {
                *sum += weight * cell.value;
            }
        } else {
            loose.push((column, weight * cell.low, weight * (cell.high - cell.low)));
        }
    }
    let mut credit = vec![0.0; eligible.len()];
    let tolerance = table.tolerance();
    if loose.is_empty() {
        score_draw(&fixed, tolerance, &mut credit);
        return Some(Wins { draws, given: spread(table, &eligible, &credit, 1.0) });
    }
    let mut sums = fixed.clone();
    for block in 0..draws.div_ceil(BLOCK) {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(SEED + u64::from(block));
        for _ in 0..BLOCK.min(draws - block * BLOCK) {
            sums.copy_from_slice(&fixed);
            for (column, low, width) in &loose {
                if let Some(sum) = sums.get_mut(*column) {
                    *sum += low + width * unit(&mut random);
                }
            }
            score_draw(&sums, tolerance, &mut credit);
        }
    }
    Some(Wins { draws, given: spread(table, &eligible, &credit, f64::from(draws)) })
}

/// A number from [0,1): the 53 high bits.
fn unit(random: &mut Xoshiro256PlusPlus) -> f64 {
    (random.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
}

/// Gives the credit of one draw to those in front.
fn score_draw(sums: &[f64], tolerance: f64, credit: &mut [f64]) {
    let best = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let level = sums.iter().filter(|sum| **sum >= best - tolerance).count();
    for (credit, sum) in credit.iter_mut().zip(sums) {
        if *sum >= best - tolerance {
            *credit += 1.0 / level as f64;
        }
    }
}

fn spread(table: &Table, eligible: &[usize], credit: &[f64], draws: f64) -> Vec<f64> {
    let mut wins = vec![0.0; table.options.len()];
    for (at, credit) in eligible.iter().zip(credit) {
        if let Some(win) = wins.get_mut(*at) {
            *win = credit / draws;
        }
    }
    wins
}
