//! What leaves the program, one file per format.

mod json;

pub use json::{ScoreObject, score};
