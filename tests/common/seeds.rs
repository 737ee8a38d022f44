//! How often the tests that go by chance are done: a little by `cargo test`, at length by `.ci/run`.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// How many times as much as `cargo test` does: what `PESEE_TEST_TIMES` says, else once.
pub fn times() -> u64 {
    std::env::var("PESEE_TEST_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// Does something with `few` seeds, or as many times that as is asked for, on every core. Says how many there were and,
/// where it fails, with which seed.
pub fn each_seed(what: &str, few: u64, once: impl Fn(u64) + Sync) {
    let (count, began, next) = (few * times(), Instant::now(), AtomicU64::new(0));
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= count {
                return;
            }
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| once(seed))) {
                next.store(count, Ordering::Relaxed);
                println!("{what}: seed {seed} failed");
                resume_unwind(panic);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    println!("{what}: seeds 0 to {}, {:.1} s", count.saturating_sub(1), began.elapsed().as_secs_f64());
}
