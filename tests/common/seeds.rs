//! Controls the amount of work of the long tests. `PESEE_TEST_AT_LENGTH=1` (`.ci/run`) runs them completely.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// Returns whether the long tests run completely.
pub fn is_at_length() -> bool {
    std::env::var_os("PESEE_TEST_AT_LENGTH").is_some()
}

/// Returns `many` if the long tests run completely, and `few` otherwise.
pub fn few_or_many(few: u64, many: u64) -> u64 {
    if is_at_length() { many } else { few }
}

/// Returns whether the nth of many similar cases is tested: every third case by default.
pub fn is_due(nth: usize) -> bool {
    is_at_length() || nth.is_multiple_of(3)
}

/// Calls `once` with each seed below `count`, on all cores. Prints the number of seeds. If a call panics, prints the
/// seed.
pub fn each_seed(what: &str, count: u64, once: impl Fn(u64) + Sync) {
    let (began, next) = (Instant::now(), AtomicU64::new(0));
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

/// Runs a test of this binary in a separate process, to measure properties of a process such as peak memory.
/// Returns `true` in the first process and `false` in the separate process.
pub fn ran_alone(test: &str) -> bool {
    const ALONE: &str = "PESEE_TEST_ALONE";
    if std::env::var_os(ALONE).is_some() {
        return false;
    }
    let mut command = Command::new(std::env::current_exe().unwrap());
    let status = command.args(["--exact", test, "--nocapture"]).env(ALONE, "1").status().unwrap();
    assert!(status.success(), "{test} failed in a separate process");
    true
}
