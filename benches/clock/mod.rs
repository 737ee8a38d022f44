//! Time measurement, shared by all benchmarks.

use std::time::Instant;

/// Returns the median time of one call in seconds. The first call is not measured.
pub fn median_seconds(rounds: usize, mut call: impl FnMut()) -> f64 {
    call();
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            call();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[rounds / 2]
}
