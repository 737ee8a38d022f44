//! Timing, for every bench alike.

use std::time::Instant;

/// The median time of one call, in seconds, after one that is not counted.
pub fn median_seconds(rounds: usize, mut call: impl FnMut()) -> f64 {
    call();
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let at = Instant::now();
            call();
            at.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[rounds / 2]
}
