//! The world: time, terminal, threads, disk, and the loop between them.

mod clock;
mod desk;
mod disk;
mod editor;
mod input;
mod keeper;
mod last;
mod run;
mod seals;
mod signals;
mod terminal;
mod worker;

pub use clock::Clock;
pub use desk::{sit_down, template_of, whole_row, whole_rows};
pub use keeper::Keeper;
pub use run::{Parted, run};
