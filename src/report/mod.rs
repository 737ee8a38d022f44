//! Reports: the output formats of a deliberation.
//!
//! A [`ReportSource`] holds the parts of a deliberation that may be exported. [`build_document()`] turns a source into
//! a [`ReportDocument`], from which Markdown, HTML and SVG are rendered, so that these formats have the same content.
//! CSV, JSON and calendars are rendered from the deliberation or its source directly.

mod anonymous;
mod contents;
mod csv;
mod document;
mod handle_patterns;
mod html;
mod ics;
mod json_comparison;
mod json_report;
mod json_writer;
mod markdown;
mod markup;
mod name_patterns;
mod picture_svg;
mod platforms;
mod render;
mod size;
mod source;
mod svg;

pub use anonymous::{AnonymousDeliberation, anonymize};
pub use contents::build_document;
pub use csv::{is_csv, render_csv};
pub use document::{
    Block, Fact, HorizonSpan, OptionBar, Picture, PictureData, ReportContribution, ReportDocument, ReportSection,
    ReportTable, TableColumn,
};
pub use html::{is_html, render_html};
pub use ics::{Calendar, add_cancelled_events, is_calendar, render_calendar};
pub use json_comparison::{ComparisonObject, comparison_object};
pub use json_report::{JsonReport, build_json_report, is_json_report};
pub use json_writer::write_json;
pub use markdown::{is_markdown, render_markdown};
pub use render::{RenderedReport, is_own_report, render, render_calendars};
pub use size::{MAX_REPORT_BYTES, estimate_bytes};
pub use source::ReportSource;
pub use svg::{is_svg, render_svg};

/// The generator named in the metadata of an HTML page.
const GENERATOR: &str = concat!("pesee ", env!("CARGO_PKG_VERSION"));
