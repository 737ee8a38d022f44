//! Rendering a report in any format, with the warnings to read before the report is given to other people.

use std::path::Path;

use crate::messages::{ReportError, ReportFormat, ReportRequest};
use crate::phrases;
use crate::t;
use crate::text::{Language, Locale, SafeText};
use crate::walk;
use pesee_core::deliberation::{
    AlternativeField, Audience, ConditionField, CriterionField, Deliberation, FieldPath, HeadField, Moment, view,
};

use super::anonymous::AnonymousDeliberation;
use super::size::{MAX_REPORT_BYTES, is_small_enough};
use super::source::ReportSource;
use super::{
    Calendar, anonymize, build_document, build_json_report, render_csv, render_html, render_markdown, svg, write_json,
};
use super::{is_calendar, is_csv, is_html, is_json_report, is_markdown, is_svg};

#[derive(Debug)]
pub struct RenderedReport {
    /// The content of the file.
    pub text: String,
    /// The lines of the preview. For HTML and SVG: the content as text.
    pub lines: Vec<SafeText>,
    /// Whether the report has no ranking, because the verdict is withheld.
    pub is_withheld: bool,
    /// Warnings for the user: dates that are left out, and free texts that may contain names.
    pub warnings: Vec<SafeText>,
    anonymous: Vec<AnonymousDeliberation>,
}

/// Renders a report. The report is in the `requested` language, or else in the language of the deliberation; the
/// warnings are in the language of `locale`.
///
/// # Errors
/// Returns an error for a calendar without a date, and if the report would be larger than [`MAX_REPORT_BYTES`].
pub fn render(
    document: &Deliberation,
    request: ReportRequest,
    requested: Option<Language>,
    locale: &Locale,
    now: Moment,
) -> Result<RenderedReport, ReportError> {
    if request.format == ReportFormat::Ics {
        return render_calendars(&[document], request.is_anonymous, requested, locale, now);
    }
    let language = locale.language();
    let anonymous = request.is_anonymous.then(|| anonymize(document, language));
    let document = anonymous.as_ref().map_or(document, |anonymous| &anonymous.document);
    // The size is estimated first, because building a huge report takes all the memory.
    if !is_small_enough(document, request.format) {
        return Err(ReportError::TooLarge);
    }
    let source = ReportSource::new(document, language, now);
    let source = if let Some(requested) = requested { source.with_language(requested) } else { source };
    let source = if request.is_short { source.shortened() } else { source };
    let markdown = || render_markdown(&build_document(&source));
    let (text, lines) = match request.format {
        ReportFormat::Markdown => (markdown(), None),
        ReportFormat::Html => (render_html(&build_document(&source)), Some(plain_lines(&markdown()))),
        ReportFormat::Svg => (svg::render_svg(&build_document(&source)), Some(svg::describe(&build_document(&source)))),
        ReportFormat::Csv => (render_csv(&source, request.dialect), None),
        ReportFormat::Json => {
            let mut text = Vec::new();
            // Writing to memory cannot fail.
            write_json(&mut text, &build_json_report(&source)).unwrap_or_default();
            (String::from_utf8_lossy(&text).into_owned(), None)
        }
        // A calendar has no figures; it is returned above.
        ReportFormat::Ics => return Err(ReportError::Empty),
    };
    if text.len() > MAX_REPORT_BYTES {
        return Err(ReportError::TooLarge);
    }
    let warnings =
        anonymous.iter().flat_map(|anonymous| describe_free_texts(anonymous, request.format, locale)).collect();
    let lines = lines.unwrap_or_else(|| self::plain_lines(&text));
    use ReportFormat::{Html, Json, Markdown, Svg};
    let is_withheld = source.withheld().is_some() && matches!(request.format, Markdown | Html | Json | Svg);
    Ok(RenderedReport { text, lines, is_withheld, warnings, anonymous: anonymous.into_iter().collect() })
}

/// Renders one calendar of several deliberations; otherwise like [`render`].
pub fn render_calendars(
    documents: &[&Deliberation],
    is_anonymous: bool,
    requested: Option<Language>,
    locale: &Locale,
    now: Moment,
) -> Result<RenderedReport, ReportError> {
    let mut calendar: Option<Calendar> = None;
    let (mut anonymous, mut undated, mut cancelled) = (Vec::new(), 0, 0);
    for original in documents {
        let anonymized = is_anonymous.then(|| anonymize(original, locale.language()));
        let document = anonymized.as_ref().map_or(*original, |anonymized| &anonymized.document);
        if !is_small_enough(document, ReportFormat::Ics) {
            return Err(ReportError::TooLarge);
        }
        let language = requested.unwrap_or_else(|| super::source::language(document, locale.language()));
        // A report is for other people than the author, who alone may see the private notes.
        let view = view(document, &Audience::Client);
        calendar.get_or_insert_with(|| Calendar::new(language, now)).add_deliberation(&view, language);
        undated += walk::count_undated_steps(document);
        cancelled += walk::count_cancelled_steps(document);
        anonymous.extend(anonymized);
    }
    let text = calendar.and_then(Calendar::finish).ok_or(ReportError::Empty)?;
    if text.len() > MAX_REPORT_BYTES {
        return Err(ReportError::TooLarge);
    }
    let steps = phrases::steps_not_due(locale, undated, cancelled);
    let free_texts = anonymous.iter().flat_map(|anonymous| describe_free_texts(anonymous, ReportFormat::Ics, locale));
    let (warnings, lines) = (steps.into_iter().chain(free_texts).collect(), plain_lines(&text));
    Ok(RenderedReport { text, lines, is_withheld: false, warnings, anonymous })
}

/// Returns whether the content of a file is a report of this program, in any format. Only such a file is overwritten
/// without a confirmation.
pub fn is_own_report(bytes: &[u8]) -> bool {
    ReportFormat::ALL.into_iter().any(|format| own_report_check(format)(bytes))
}

/// Returns the check whether the content of a file is a report of this program in a format.
fn own_report_check(format: ReportFormat) -> fn(&[u8]) -> bool {
    match format {
        ReportFormat::Markdown => is_markdown,
        ReportFormat::Html => is_html,
        ReportFormat::Csv => is_csv,
        ReportFormat::Json => is_json_report,
        ReportFormat::Svg => is_svg,
        ReportFormat::Ics => is_calendar,
    }
}

impl RenderedReport {
    /// Returns a warning if an anonymous report is written to a file whose path contains a name.
    pub fn describe_named_path(&self, locale: &Locale, path: &Path) -> Option<SafeText> {
        let name = path.to_string_lossy().replace(['-', '_', '.'], " ");
        let has_name = self.anonymous.iter().any(|anonymous| anonymous.is_named_in(&name));
        has_name.then(|| t!(locale, "report-path-names-person", path = SafeText::from_path(path)))
    }
}

/// Splits a text into lines, without its byte order mark and its directional isolates.
fn plain_lines(text: &str) -> Vec<SafeText> {
    text.lines().map(|line| SafeText::sanitize(&line.replace(['\u{feff}', '\u{2068}', '\u{2069}'], ""))).collect()
}

/// Lists the free texts of an anonymous report in a format. The free texts may contain names that the document does not
/// list.
fn describe_free_texts(anonymous: &AnonymousDeliberation, format: ReportFormat, locale: &Locale) -> Vec<SafeText> {
    let is_name = |path: &FieldPath| {
        matches!(path, FieldPath::Option(_, AlternativeField::Name) | FieldPath::Criterion(_, CriterionField::Name))
    };
    let is_in_format = |path: &FieldPath| match format {
        ReportFormat::Markdown | ReportFormat::Html | ReportFormat::Json => true,
        ReportFormat::Ics => {
            use FieldPath::{Decision, Head, Step, Tripwire};
            matches!(path, Head(HeadField::Title) | Step(..) | Tripwire(..) | Decision(..)) || is_name(path)
        }
        ReportFormat::Csv => is_name(path),
        ReportFormat::Svg => {
            matches!(path, FieldPath::Head(HeadField::Title) | FieldPath::Condition(_, ConditionField::Question))
                || is_name(path)
        }
    };
    // Sealed answers are in no report.
    let audience = if anonymous.document.is_blind() { Audience::Group } else { Audience::Client };
    let texts: Vec<SafeText> = anonymous
        .free_texts
        .iter()
        .filter(|(path, _)| is_in_format(path) && audience.can_see(path))
        .map(|(path, text)| {
            let place = phrases::field_name(locale, &anonymous.document, path);
            t!(locale, "report-free-text", place = place, text = SafeText::excerpt(text))
        })
        .collect();
    let heading = (!texts.is_empty()).then(|| t!(locale, "report-free-texts", count = texts.len()));
    heading.into_iter().chain(texts).collect()
}
