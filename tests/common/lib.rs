//! Helpers that the tests and the examples share: `TestApp`, key sequences, test files, and expected results.

#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "each test binary and each example uses a part of this module"
)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a panic reports a failed expectation, and long tests print what was run"
)]

mod app;
pub mod calendar;
pub mod comments;
mod deliberations;
pub mod demo;
pub mod emulator;
#[cfg(feature = "encrypt")]
pub mod encrypted;
pub mod hostile_text;
mod keys;
#[path = "../../src/core/tests/support/made_up.rs"]
pub mod made_up;
pub mod merging;
pub mod picture;
pub mod places;
pub mod sealed;
pub mod seeds;
pub mod snapshots;
pub mod terminal_replies;
pub mod validator;

pub use app::TestApp;
pub use deliberations::*;
pub use keys::{WALK, parse};
