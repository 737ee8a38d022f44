//! What leaves the program, one file per format.

mod ics;
mod json;
mod written;

pub use ics::{calendar, is_calendar};
pub use json::{ScoreObject, score};
pub use written::write_json;
