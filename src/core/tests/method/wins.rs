//! Win shares (METHOD.md §7), compared with a slow and simple simulation: weights are drawn and sorted, or drawn again
//! until their order fits; ratings are drawn cell by cell; no closed form is used.

use pesee_core::method::*;

use crate::made_up::{Dice, made_up};

const TRIES: u32 = 4_000;

/// Draws weights uniformly from the simplex, as the gaps between sorted random numbers.
fn shares(dice: &mut Dice, n: usize) -> Vec<f64> {
    let mut cuts: Vec<f64> = (1..n).map(|_| dice.unit()).chain([0.0, 1.0]).collect();
    cuts.sort_by(f64::total_cmp);
    cuts.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// Returns the share of the draws in which each option is first, by position.
fn slow(table: &DecisionMatrix, trust: WeightTrust, dice: &mut Dice) -> Option<Vec<f64>> {
    let counting: Vec<(usize, f64)> = table.counted_rows().map(|(k, factor, _)| (k, factor.share)).collect();
    let fits = |shares: &[f64]| {
        let above = |a: usize, b: usize| (counting[a].1 * 1e9).round() > (counting[b].1 * 1e9).round();
        (0..shares.len()).all(|a| (0..shares.len()).all(|b| !above(a, b) || shares[a] >= shares[b]))
    };
    let mut first = vec![0.0; table.options.len()];
    for _ in 0..TRIES {
        let shares: Vec<f64> = match trust {
            WeightTrust::Given => counting.iter().map(|(_, share)| *share).collect(),
            WeightTrust::Rough => counting.iter().map(|(_, share)| share * (0.75 + dice.unit() / 2.0)).collect(),
            WeightTrust::Any => shares(dice, counting.len()),
            WeightTrust::Order => {
                let mut tries = 0;
                loop {
                    let shares = shares(dice, counting.len());
                    if fits(&shares) {
                        break shares;
                    }
                    tries += 1;
                    if tries > 2_000 {
                        // With many criteria, random weights almost never have the required order.
                        return None;
                    }
                }
            }
        };
        let mut rating = |k: usize, i: usize| {
            let cell = table.cell(k, i);
            if cell.is_exact() { cell.value } else { cell.low + (cell.high - cell.low) * dice.unit() }
        };
        let sums: Vec<(usize, f64)> = table
            .eligible_options()
            .map(|(i, _)| (i, counting.iter().zip(&shares).map(|((k, _), share)| share * rating(*k, i)).sum()))
            .collect();
        let best = sums.iter().map(|(_, sum)| *sum).fold(f64::NEG_INFINITY, f64::max);
        let level: Vec<usize> = sums.iter().filter(|(_, sum)| *sum >= best - 1e-9).map(|(i, _)| *i).collect();
        level.iter().for_each(|i| first[*i] += 1.0 / level.len() as f64 / f64::from(TRIES));
    }
    Some(first)
}

#[test]
fn what_is_drawn_is_what_slow_draws_give() {
    let mut dice = Dice::new(7);
    let (mut compared, mut in_order) = (0, 0);
    for seed in 0..400 {
        let figures = Figures::without_draws(&made_up(seed));
        let cells = figures.matrix().relevant_cells().count();
        let Some(mut drawing) = figures.sampler(2 * TRIES).filter(|_| cells <= 40) else { continue };
        while drawing.advance() {}
        let wins = drawing.win_shares();
        for trust in WeightTrust::ALL {
            let Some(slow) = slow(figures.matrix(), trust, &mut dice) else { continue };
            compared += 1;
            in_order += usize::from(trust == WeightTrust::Order && figures.matrix().counted_rows().count() > 2);
            for (ours, theirs) in wins.level(trust).win_shares.iter().zip(&slow) {
                // The bound is five standard errors, which a correct result exceeds about once in a million
                // comparisons.
                assert!(
                    (ours - theirs).abs() < 0.05,
                    "seed {seed} {trust:?}: {:?} {slow:?}",
                    wins.level(trust).win_shares
                );
            }
        }
        if compared > 240 {
            break;
        }
    }
    assert!(compared > 200 && in_order > 20, "{compared} {in_order}");
}

/// For two options with exact ratings the program uses a closed form, which must agree with the simulation.
#[test]
fn the_closed_form_is_what_draws_come_to() {
    let mut compared = 0;
    for seed in 0..6_000 {
        let figures = Figures::without_draws(&made_up(seed));
        let table = figures.matrix();
        let exact = table.relevant_cells().all(|(_, _, cell)| cell.is_exact());
        if table.eligible_options().count() != 2 || !exact || !figures.has_verdict() {
            continue;
        }
        let mut drawing = figures.sampler(1).unwrap();
        drawing.advance();
        let wins = drawing.win_shares();
        let mut dice = Dice::new(seed);
        for trust in [WeightTrust::Any, WeightTrust::Order] {
            let shares: Vec<f64> = table.counted_rows().map(|(_, factor, _)| factor.share).collect();
            let is_tied = shares.iter().enumerate().any(|(at, a)| shares[..at].iter().any(|b| (a - b).abs() < 2e-9));
            if trust == WeightTrust::Order && is_tied {
                continue;
            }
            let Some(slow) = slow(table, trust, &mut dice) else { continue };
            compared += 1;
            let close = wins.level(trust).win_shares.iter().zip(&slow).all(|(a, b)| (a - b).abs() < 0.045);
            assert!(close, "seed {seed} {trust:?}: {:?} {slow:?}", wins.level(trust).win_shares);
        }
        if compared > 60 {
            break;
        }
    }
    assert!(compared > 20, "{compared}");
}
