//! A report from end to end: what is written, and what is to be known before it is handed on.

use std::path::Path;

use crate::messages::{ReportFormat, ReportRequest};
use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk;
use pesee_core::deliberation::{Audience, Deliberation, FieldPath, Moment, view};

use super::anonymous::AnonymousDeliberation;
use super::source::ReportSource;
use super::{
    anonymize, build_document, render_calendar, render_csv, render_html, render_markdown, svg, whole, write_json,
};
use super::{is_calendar, is_csv, is_html, is_markdown, is_svg, is_whole};

/// A report that is ready to be written.
#[derive(Debug)]
pub struct RenderedReport {
    /// What is written.
    pub text: String,
    /// What it says, line by line: of a page and a picture the words.
    pub lines: Vec<SafeText>,
    /// Whether it has no ranking, because the verdict may not be shown yet.
    pub is_withheld: bool,
    /// What to know, and to read, before it is handed on.
    pub to_read: Vec<SafeText>,
    anonymous: Option<AnonymousDeliberation>,
}

/// The report of a deliberation; `None` where there is nothing to write: a calendar without a date. What is to be read
/// is said in the reader's language, the report itself speaks the deliberation's.
pub fn render(document: &Deliberation, wanted: ReportRequest, locale: &Locale, now: Moment) -> Option<RenderedReport> {
    let reader = locale.language();
    let nameless = wanted.is_anonymous.then(|| anonymize(document, reader));
    let document = nameless.as_ref().map_or(document, |nameless| &nameless.document);
    let matter = ReportSource::new(document, reader, now);
    let words = || render_markdown(&build_document(&matter));
    let (text, lines) = match wanted.format {
        ReportFormat::Markdown => (words(), None),
        ReportFormat::Html => (render_html(&build_document(&matter)), Some(plain_lines(&words()))),
        ReportFormat::Svg => (svg::render_svg(&build_document(&matter)), Some(svg::describe(&build_document(&matter)))),
        ReportFormat::Csv => (render_csv(&matter), None),
        ReportFormat::Json => {
            let mut text = Vec::new();
            // Into memory everything is written.
            write_json(&mut text, &whole(&matter)).unwrap_or_default();
            (String::from_utf8_lossy(&text).into_owned(), None)
        }
        // Whoever a report is for, it is not the one who keeps private notes.
        ReportFormat::Ics => (render_calendar(&view(document, &Audience::Client), reader, now)?, None),
    };
    let mut to_read = Vec::new();
    let left_out = walk::list_appointments(document).left_out;
    if wanted.format == ReportFormat::Ics && left_out > 0 {
        to_read.push(t!(locale, "report-left-out", count = left_out));
    }
    to_read.extend(nameless.iter().flat_map(|nameless| describe_free_texts(nameless, wanted.format, locale)));
    let lines = lines.unwrap_or_else(|| self::plain_lines(&text));
    use ReportFormat::{Html, Json, Markdown, Svg};
    let is_withheld = matter.withheld().is_some() && matches!(wanted.format, Markdown | Html | Json | Svg);
    Some(RenderedReport { text, lines, is_withheld, to_read, anonymous: nameless })
}

/// Whether what stands in a file is a report that was written here in a format, and may be replaced by another.
pub fn own_report_check(format: ReportFormat) -> fn(&[u8]) -> bool {
    match format {
        ReportFormat::Markdown => is_markdown,
        ReportFormat::Html => is_html,
        ReportFormat::Csv => is_csv,
        ReportFormat::Json => is_whole,
        ReportFormat::Svg => is_svg,
        ReportFormat::Ics => is_calendar,
    }
}

impl RenderedReport {
    /// What is to be said where a report without names goes into a file whose name has one.
    pub fn describe_named_path(&self, locale: &Locale, path: &Path) -> Option<SafeText> {
        let name = path.to_string_lossy().replace(['-', '_', '.'], " ");
        let is_told = self.anonymous.as_ref().is_some_and(|nameless| nameless.is_named_in(&name));
        is_told.then(|| t!(locale, "report-path-names-person", path = SafeText::from_path(path)))
    }
}

/// A text line by line, without the marks that spreadsheets and readers of right-to-left scripts are given.
fn plain_lines(text: &str) -> Vec<SafeText> {
    text.lines().map(|line| SafeText::sanitize(&line.replace(['\u{feff}', '\u{2068}', '\u{2069}'], ""))).collect()
}

/// The free texts that a format carries of a report without names: names that nobody gave may stand in them.
fn describe_free_texts(nameless: &AnonymousDeliberation, format: ReportFormat, locale: &Locale) -> Vec<SafeText> {
    let is_carried = |key: &FieldPath| match format {
        ReportFormat::Markdown | ReportFormat::Html | ReportFormat::Json => true,
        ReportFormat::Ics => matches!(key, FieldPath::Step(..) | FieldPath::Decision(..)),
        ReportFormat::Csv | ReportFormat::Svg => false,
    };
    // What is sealed leaves with no report.
    let audience = if nameless.document.is_blind() { Audience::Group } else { Audience::Client };
    let texts: Vec<SafeText> = nameless
        .free_texts
        .iter()
        .filter(|(key, _)| is_carried(key) && audience.can_see(key))
        .map(|(key, text)| {
            let place = phrases::field_name(locale, &nameless.document, key);
            t!(locale, "report-free-text", place = place, text = SafeText::excerpt(text))
        })
        .collect();
    let head = (!texts.is_empty()).then(|| t!(locale, "report-free-texts", count = texts.len()));
    head.into_iter().chain(texts).collect()
}
