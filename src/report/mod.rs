//! What leaves the program, one file per format.

mod json;
mod written;

pub use json::{ScoreObject, score};
pub use written::write_json;
