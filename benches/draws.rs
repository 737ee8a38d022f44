//! Measures 100,000 draws at every level of trust, compared with a naive loop, with numpy if it is installed, and with
//! the floating-point limit of the processor core. All measurements use one thread and one run of the program.
//!
//! ```text
//! cargo bench --bench draws
//! ```

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a benchmark may panic")]

mod clock;

use std::hint::black_box;
use std::process::Command;

use clock::median_seconds;
use pesee::store::parse_document;
use pesee_core::method::{DEFAULT_DRAWS, Figures, Sampler, WeightTrust};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

fn main() {
    let limit = measure_floating_point_limit();
    println!("the core multiplies and adds {:.1} × 10⁹ times a second, as this program is built", limit / 1e9);
    println!(
        "{DEFAULT_DRAWS} draws with exact ratings: a level of trust (of three that are drawn), the naive loop, numpy"
    );
    for (options, criteria, goal) in [(6, 12, 0.37), (20, 50, 0.24), (50, 200, 0.23)] {
        let ratings = random_ratings(options, criteria);
        let figures =
            Figures::without_draws(&parse_document(deliberation_text(&ratings, options, 0).as_bytes()).unwrap());
        let all = median_seconds(9, || drop(black_box(sample_wins(&figures, DEFAULT_DRAWS))));
        let level = all / 3.0;
        let mut loop_wins = Vec::new();
        let naive = median_seconds(3, || loop_wins = black_box(run_naive_loop(black_box(&ratings), options)));
        assert_same_counts(&figures, &loop_wins);
        let least = f64::from(DEFAULT_DRAWS) * (options * criteria) as f64 / limit;
        println!(
            "  {options:2} × {criteria:3}   {:6.1} ms   naive {:6.1} ms: {:.2} of it (goal {goal})   numpy {}   {:.1} × the limit",
            level * 1e3,
            naive * 1e3,
            level / naive,
            run_numpy(options, criteria).map_or("is not here".into(), |ms| format!("{ms:.1} ms")),
            level / least,
        );
    }
    println!("linear in criteria × options, also with one rating in four a range; a first answer (goal 2 ms)");
    let mut first = 0.0;
    for (options, criteria) in [(6, 12), (20, 50), (50, 200)] {
        let figures = Figures::without_draws(
            &parse_document(deliberation_text(&random_ratings(options, criteria), options, 4).as_bytes()).unwrap(),
        );
        let cells = (options * criteria) as f64;
        let all = median_seconds(3, || drop(black_box(sample_wins(&figures, DEFAULT_DRAWS))));
        let early = median_seconds(9, || {
            let mut sampler = figures.sampler(1_024).unwrap();
            while sampler.advance() {}
            black_box(sampler.win_shares());
        });
        first = if first == 0.0 { all / cells } else { first };
        println!(
            "  {options:2} × {criteria:3}   all four levels {:6.1} ms, {:.2} × the first a cell   1,024 draws {:.2} ms",
            all * 1e3,
            all / cells / first,
            early * 1e3
        );
    }
}

/// Samples with the central weights, because the naive loop and numpy compute them too.
fn sample_wins(figures: &Figures, draws: u32) -> pesee_core::method::WinShares {
    let mut sampler = Sampler::with_central(figures.matrix(), draws).unwrap();
    while sampler.advance() {}
    sampler.win_shares()
}

/// Checks that the naive loop has the same result as the sampler.
fn assert_same_counts(figures: &Figures, naive: &[f64]) {
    let ours = sample_wins(figures, DEFAULT_DRAWS);
    let difference =
        naive.iter().zip(&ours.level(WeightTrust::Any).win_shares).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    assert!(difference < 0.01, "the naive loop counts {naive:?}");
}

/// Runs the simplest implementation: random weights, scores, the best option.
fn run_naive_loop(ratings: &[Vec<f64>], options: usize) -> Vec<f64> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(1);
    let mut first = vec![0.0; options];
    let mut central = vec![vec![0.0; ratings.len()]; options];
    for _ in 0..DEFAULT_DRAWS {
        let mut weights: Vec<f64> =
            ratings.iter().map(|_| -(1.0 - (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64).ln()).collect();
        let total: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|weight| *weight /= total);
        let scores: Vec<f64> =
            (0..options).map(|i| weights.iter().zip(ratings).map(|(weight, row)| weight * row[i]).sum()).collect();
        let best = (0..options).max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap();
        first[best] += 1.0 / f64::from(DEFAULT_DRAWS);
        central[best].iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
    }
    black_box(central);
    first
}

const NUMPY: &str = "
import sys, time, numpy as np
m, n, draws = map(int, sys.argv[1:])
v = np.random.default_rng(1).integers(-5, 6, (n, m)).astype(float)
times = []
for seed in range(5):
    at = time.perf_counter()
    w = np.random.default_rng(seed).standard_exponential((draws, n))
    w /= w.sum(axis=1, keepdims=True)
    best = (w @ v).argmax(axis=1)
    first = np.bincount(best, minlength=m) / draws
    central = [w[best == i].mean(axis=0) if first[i] else None for i in range(m)]
    times.append(time.perf_counter() - at)
print(sorted(times)[2] * 1e3)
";

/// Returns the time of the same computation in numpy with one thread, in milliseconds; `None` if numpy is not
/// installed.
fn run_numpy(options: usize, criteria: usize) -> Option<f64> {
    let mut python = Command::new("python3");
    python.args(["-c", NUMPY, &options.to_string(), &criteria.to_string(), &DEFAULT_DRAWS.to_string()]);
    for threads in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"] {
        python.env(threads, "1");
    }
    String::from_utf8(python.output().ok()?.stdout).ok()?.trim().parse().ok()
}

/// Returns the highest number of multiplications with additions per second: independent sums, all in registers.
fn measure_floating_point_limit() -> f64 {
    const SUMS: usize = 16;
    const ROUNDS: usize = 4_000_000;
    let time = median_seconds(5, || {
        let (mut sums, by) = (black_box([1.0f64; SUMS]), black_box([0.999_999f64; SUMS]));
        for _ in 0..ROUNDS {
            for (sum, by) in sums.iter_mut().zip(by) {
                *sum = *sum * by + 1e-6;
            }
        }
        black_box(sums);
    });
    (SUMS * ROUNDS) as f64 / time
}

/// Returns random whole ratings by criterion.
fn random_ratings(options: usize, criteria: usize) -> Vec<Vec<f64>> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64((options * criteria) as u64);
    let rating = |random: &mut Xoshiro256PlusPlus| (random.next_u64() % 11) as f64 - 5.0;
    (0..criteria).map(|_| (0..options).map(|_| rating(&mut random)).collect()).collect()
}

/// Returns the text of a file with these ratings. Every `range_interval`-th rating is a range (none if 0). All weights
/// differ.
fn deliberation_text(ratings: &[Vec<f64>], options: usize, range_interval: usize) -> String {
    let mut text = String::from("format = 1\n[deliberation]\ntitle = \"A matrix\"\n");
    for option in 0..options {
        text.push_str(&format!("[[option]]\nid = \"o{option}\"\nname = \"Option {option}\"\n"));
    }
    for criterion in 0..ratings.len() {
        let weight = 1.0 + (criterion * 37 % 101) as f64 + criterion as f64 / 1e3;
        text.push_str(&format!("[[criterion]]\nid = \"k{criterion}\"\nname = \"K\"\nweight = {weight}\n"));
    }
    for (criterion, row) in ratings.iter().enumerate() {
        text.push_str(&format!("[rating.me.k{criterion}]\n"));
        for (option, value) in row.iter().enumerate() {
            if range_interval > 0 && (criterion + option) % range_interval == 0 {
                let (low, high) = ((value - 1.0).max(-5.0), (value + 1.0).min(5.0));
                text.push_str(&format!("o{option} = {{ low = {low:?}, high = {high:?} }}\n"));
            } else {
                text.push_str(&format!("o{option} = {value}\n"));
            }
        }
    }
    text
}
