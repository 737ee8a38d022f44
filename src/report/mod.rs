//! What leaves the program, one file per format.

mod compared;
mod ics;
mod json;
mod written;

pub use compared::{ComparedObject, compared};
pub use ics::{calendar, is_calendar};
pub use json::{ScoreObject, score};
pub use written::write_json;
