//! The world: time, terminal, threads, disk.

mod clock;
mod desk;

pub use clock::Clock;
pub use desk::sit_down;
