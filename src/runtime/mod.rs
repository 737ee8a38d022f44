//! The world: time, terminal, threads, disk, and the loop between them.

mod clock;
mod desk;
mod disk;
mod input;
mod run;
mod signals;
mod terminal;
mod worker;

pub use clock::Clock;
pub use desk::{sit_down, whole_row, whole_rows};
pub use run::{Parted, run};
