//! Tests of the figures of the method: comparison with independent implementations, and general properties.

#![allow(clippy::needless_range_loop, reason = "the loops of the simple computation follow the indices of METHOD.md")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a panic reports a failed expectation")]

#[path = "../support/edges.rs"]
mod edges;
#[path = "../support/made_up.rs"]
#[allow(dead_code, reason = "each test binary uses a part of this module")]
mod made_up;
#[path = "../support/naive/mod.rs"]
mod naive;
#[path = "../support/shrink.rs"]
mod shrink;

mod golden;
mod people;
mod properties;
mod second_edition;
mod wins;
