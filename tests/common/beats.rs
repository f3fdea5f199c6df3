//! Time in beats: how long a fixed piece of work takes on this machine just now, so that no test depends on its speed or on what
//! else it does.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Some 15 milliseconds of a core of today.
const STEPS: u64 = 8_000_000;

/// How long a beat is just now.
fn beat() -> Duration {
    let start = Instant::now();
    let mut state = 1_u64;
    for step in 0..STEPS {
        state = black_box(state ^ step).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23);
    }
    black_box(state);
    start.elapsed()
}

/// What `work` returns, and how many beats it took: of the slower of those before and after it.
pub fn beats<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let before = beat();
    let start = Instant::now();
    let made = work();
    let took = start.elapsed();
    (made, took.as_secs_f64() / before.max(beat()).as_secs_f64())
}
