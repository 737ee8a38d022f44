//! Tests of the figures of the method: comparison with independent implementations, and general properties.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a panic reports a failed expectation")]

#[path = "../support/made_up.rs"]
#[allow(dead_code, reason = "each test binary uses a part of this module")]
mod made_up;

mod golden;
mod people;
mod properties;
mod wins;
