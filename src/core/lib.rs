//! The core of pesée: weigh options by weighted criteria, and find what would change the result.
//!
//! This crate contains no text for users and accesses no files and no terminal. The crate is separate so that scripts
//! can use the method without the program. The following example scores a file:
//!
//! ```
//! use pesee_core::format::parse;
//! use pesee_core::method::{DEFAULT_DRAWS, Figures, reveal_ranking};
//!
//! # std::env::set_current_dir(env!("CARGO_MANIFEST_DIR"))?;
//! let text = std::fs::read("../../tests/files/fragile.toml")?;
//! let document = parse(&text).map_err(|errors| format!("{errors:?}"))?;
//! let figures = Figures::with_draws(&document, DEFAULT_DRAWS);
//! let ranking = reveal_ranking(&document, &figures).map_err(|error| format!("{error:?}"))?;
//! for index in ranking.options_by_rank() {
//!     println!("{:+.2}  {}", ranking.scores[index].score, document.options()[index].name);
//! }
//! # assert_eq!(document.options()[ranking.options_by_rank()[0]].name, "Pause it and say so");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | module | contents |
//! |---|---|
//! | [`mod@format`] | the parser of a deliberation's text, which reports every error, and the description of the format |
//! | [`deliberation`] | the document, edits, undo, merging, and the view of an audience |
//! | [`method`] | weights, scores, the verdict and its robustness, with the source of each formula |
//!
//! `format` and `method` use `deliberation` and do not use each other.

#![warn(missing_docs)]

pub mod deliberation;
pub mod format;
pub mod method;
