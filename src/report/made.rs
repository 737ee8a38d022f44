//! A report from end to end: what is written, and what is to be known before it is handed on.

use std::path::Path;

use crate::messages::{ReportFormat, ReportRequest};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue};
use crate::walk;
use pesee_core::deliberation::{Audience, Deliberation, FieldPath, Moment, view};

use super::anonymous::Anonymous;
use super::matter::Matter;
use super::{anonymous, calendar, csv, html, markdown, paper, svg, whole, write_json};
use super::{is_calendar, is_csv, is_html, is_markdown, is_svg, is_whole};

/// A report that is ready to be written.
#[derive(Debug)]
pub struct Made {
    /// What is written.
    pub text: String,
    /// What it says, line by line: of a page and a picture the words.
    pub lines: Vec<Shown>,
    /// Whether it has no ranking, because the verdict may not be shown yet.
    pub is_withheld: bool,
    /// What to know, and to read, before it is handed on.
    pub to_read: Vec<Shown>,
    nameless: Option<Anonymous>,
}

/// The report of a deliberation; `None` where there is nothing to write: a calendar without a date. What is to be read
/// is said in the reader's language, the report itself speaks the deliberation's.
pub fn made(document: &Deliberation, wanted: ReportRequest, tongue: &Tongue, now: Moment) -> Option<Made> {
    let reader = tongue.language();
    let nameless = wanted.is_anonymous.then(|| anonymous(document, reader));
    let document = nameless.as_ref().map_or(document, |nameless| &nameless.document);
    let matter = Matter::of(document, reader, now);
    let words = || markdown(&paper(&matter));
    let (text, lines) = match wanted.format {
        ReportFormat::Markdown => (words(), None),
        ReportFormat::Html => (html(&paper(&matter)), Some(lines(&words()))),
        ReportFormat::Svg => (svg::svg(&paper(&matter)), Some(svg::told(&paper(&matter)))),
        ReportFormat::Csv => (csv(&matter), None),
        ReportFormat::Json => {
            let mut text = Vec::new();
            // Into memory everything is written.
            write_json(&mut text, &whole(&matter)).unwrap_or_default();
            (String::from_utf8_lossy(&text).into_owned(), None)
        }
        // Whoever a report is for, it is not the one who keeps private notes.
        ReportFormat::Ics => (calendar(&view(document, &Audience::Client), reader, now)?, None),
    };
    let mut to_read = Vec::new();
    let left_out = walk::appointments(document).left_out;
    if wanted.format == ReportFormat::Ics && left_out > 0 {
        to_read.push(tell!(tongue, "report-left-out", count = left_out));
    }
    to_read.extend(nameless.iter().flat_map(|nameless| kept(nameless, wanted.format, tongue)));
    let lines = lines.unwrap_or_else(|| self::lines(&text));
    use ReportFormat::{Html, Json, Markdown, Svg};
    let is_withheld = matter.withheld().is_some() && matches!(wanted.format, Markdown | Html | Json | Svg);
    Some(Made { text, lines, is_withheld, to_read, nameless })
}

/// Whether what stands in a file is a report that was written here in a format, and may be replaced by another.
pub fn is_ours(format: ReportFormat) -> fn(&[u8]) -> bool {
    match format {
        ReportFormat::Markdown => is_markdown,
        ReportFormat::Html => is_html,
        ReportFormat::Csv => is_csv,
        ReportFormat::Json => is_whole,
        ReportFormat::Svg => is_svg,
        ReportFormat::Ics => is_calendar,
    }
}

impl Made {
    /// What is to be said where a report without names goes into a file whose name has one.
    pub fn named_by(&self, tongue: &Tongue, path: &Path) -> Option<Shown> {
        let name = path.to_string_lossy().replace(['-', '_', '.'], " ");
        let is_told = self.nameless.as_ref().is_some_and(|nameless| nameless.is_told_by(&name));
        is_told.then(|| tell!(tongue, "report-named-file", path = Shown::path(path)))
    }
}

/// A text line by line, without the marks that spreadsheets and readers of right-to-left scripts are given.
fn lines(text: &str) -> Vec<Shown> {
    text.lines().map(|line| Shown::outside(&line.replace(['\u{feff}', '\u{2068}', '\u{2069}'], ""))).collect()
}

/// The free texts that a format carries of a report without names: names that nobody gave may stand in them.
fn kept(nameless: &Anonymous, format: ReportFormat, tongue: &Tongue) -> Vec<Shown> {
    let is_carried = |key: &FieldPath| match format {
        ReportFormat::Markdown | ReportFormat::Html | ReportFormat::Json => true,
        ReportFormat::Ics => matches!(key, FieldPath::Step(..) | FieldPath::Decision(..)),
        ReportFormat::Csv | ReportFormat::Svg => false,
    };
    // What is sealed leaves with no report.
    let audience = if nameless.document.is_blind() { Audience::Group } else { Audience::Client };
    let texts: Vec<Shown> = nameless
        .kept
        .iter()
        .filter(|(key, _)| is_carried(key) && audience.can_see(key))
        .map(|(key, text)| {
            let place = say::place(tongue, &nameless.document, key);
            tell!(tongue, "report-kept-text", place = place, text = Shown::brief(text))
        })
        .collect();
    let head = (!texts.is_empty()).then(|| tell!(tongue, "report-kept", count = texts.len()));
    head.into_iter().chain(texts).collect()
}
