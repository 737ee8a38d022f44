//! The world: time, terminal, threads, disk, and the loop between them.

mod clock;
mod desk;
mod disk;
mod editor;
mod hand_over;
mod input;
mod keeper;
mod last;
mod listing;
mod process;
mod run;
mod seals;
mod seeking;
mod signals;
mod terminal;
mod worker;

pub use clock::Clock;
pub use desk::{sit_down, template_of, whole_row, whole_rows};
pub use hand_over::{Over, Shelf, hand_over};
pub use keeper::Keeper;
pub use listing::{Listing, read_each};
pub use run::{Parted, run};
pub use seeking::Seeking;
