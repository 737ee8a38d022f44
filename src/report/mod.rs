//! What leaves the program.
//!
//! A [`ReportSource`] is what may leave of a deliberation. [`paper()`] makes one report of it, as data, and each format that people
//! read is one writer of that: so no two of them can say different things. Spreadsheets, scripts and calendars take what
//! they need from the matter itself.

mod anonymous;
mod contents;
mod csv;
mod document;
mod html;
mod ics;
mod json_comparison;
mod json_writer;
mod markdown;
mod markup;
mod picture_svg;
mod render;
mod source;
mod svg;
mod whole;

pub use anonymous::{AnonymousDeliberation, anonymize};
pub use contents::build_document;
pub use csv::{is_csv, render_csv};
pub use document::{
    Block, Fact, HorizonSpan, OptionBar, Picture, PictureData, ReportContribution, ReportDocument, ReportSection,
    ReportTable, TableColumn,
};
pub use html::{is_html, render_html};
pub use ics::{is_calendar, render_calendar};
pub use json_comparison::{ComparisonObject, comparison_object};
pub use json_writer::write_json;
pub use markdown::{is_markdown, render_markdown};
pub use render::{RenderedReport, own_report_check, render};
pub use source::ReportSource;
pub use svg::{is_svg, render_svg};
pub use whole::{WholeObject, is_whole, whole};

/// What a page says it was written by.
const GENERATOR: &str = concat!("pesee ", env!("CARGO_PKG_VERSION"));
