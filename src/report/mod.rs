//! What leaves the program.
//!
//! A [`Matter`] is what may leave of a deliberation. [`paper()`] makes one report of it, as data, and each format that people
//! read is one writer of that: so no two of them can say different things. Spreadsheets, scripts and calendars take what
//! they need from the matter itself.

mod anonymous;
mod compared;
mod contents;
mod csv;
mod drawing;
mod html;
mod ics;
mod json;
mod made;
mod markdown;
mod markup;
mod matter;
mod paper;
mod svg;
mod whole;
mod written;

pub use anonymous::{Anonymous, anonymous};
pub use compared::{ComparedObject, compared};
pub use contents::paper;
pub use csv::{csv, is_csv};
pub use html::{html, is_html};
pub use ics::{calendar, is_calendar};
pub use json::{ScoreObject, score};
pub use made::{Made, is_ours, made};
pub use markdown::{is_markdown, markdown};
pub use matter::Matter;
pub use paper::{Bar, Block, Column, Drawn, Fact, Paper, Picture, Section, Span, Table, Weight};
pub use svg::{is_svg, svg};
pub use whole::{WholeObject, is_whole, whole};
pub use written::write_json;

/// What a page says it was written by.
const GENERATOR: &str = concat!("pesee ", env!("CARGO_PKG_VERSION"));
