//! The text of a deliberation: TOML, format 1.
//!
//! [`parse`] turns bytes into a [`Deliberation`](crate::deliberation::Deliberation), or returns every error with its
//! line and column. This module neither reads files nor writes text; callers do both.
//!
//! ```
//! use pesee_core::format::{FormatErrorKind, parse};
//!
//! let document = parse(b"format = 1\n[deliberation]\ntitle = \"One account or two?\"\n").unwrap();
//! assert_eq!(document.head().title, "One account or two?");
//!
//! let errors = parse(b"format = 1\n[deliberation]\ntitle = 3\nstatus = \"soon\"\n").unwrap_err();
//! let lines: Vec<usize> = errors.iter().flat_map(|error| &error.position).map(|position| position.line).collect();
//! assert_eq!(lines, [3, 4]);
//! assert!(matches!(&errors[0].kind, FormatErrorKind::TypeMismatch(path, _) if path == "deliberation.title"));
//! ```
//!
#![doc = include_str!("FORMAT.md")]

mod error;
mod error_span;
mod hidden_lines;
mod merge_markers;
mod parse;
mod position;
mod size;
mod toml_value;

pub use error::{FormatError, FormatErrorKind, Position};
pub use parse::{MAX_BYTES, check_text, find_merge_conflicts, normalize_line_ends, parse, parse_head, parse_leniently};
pub use position::Locator;
pub use size::{SizeLimit, TextSize};
pub use toml_value::{find_table, to_moment};
