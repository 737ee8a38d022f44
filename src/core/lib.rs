//! The core of pesée: weigh options by weighted criteria, and find what would change the result.
//!
//! This crate has no user-facing text, touches no files and no terminal, and depends on neither. It is usable from
//! scripts on its own. To score a file:
//!
//! ```
//! use pesee_core::format::parse;
//! use pesee_core::method::{DEFAULT_DRAWS, Figures, reveal_ranking};
//!
//! # std::env::set_current_dir(env!("CARGO_MANIFEST_DIR"))?;
//! let text = std::fs::read("../../tests/files/fragile.toml")?;
//! let document = parse(&text).map_err(|errors| format!("{errors:?}"))?;
//! let figures = Figures::with_draws(&document, DEFAULT_DRAWS);
//! let ranking = reveal_ranking(&document, &figures).map_err(|reason| format!("{reason:?}"))?;
//! for place in ranking.order() {
//!     println!("{:+.2}  {}", ranking.scores[place].score, document.options()[place].name);
//! }
//! # assert_eq!(document.options()[ranking.order()[0]].name, "Pause it and say so");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | module | contents |
//! |---|---|
//! | [`format`] | the text of a deliberation: parsing with every error, and the description of the format |
//! | [`deliberation`] | the document, its edits, undo, merging, and what an audience may see |
//! | [`method`] | weights, scores, the verdict and what would change it, with the source of each formula |
//!
//! `format` uses `deliberation`; `method` uses `deliberation`.

#![warn(missing_docs)]

pub mod deliberation;
pub mod format;
pub mod method;
