//! The export overlay: format, names, path and preview of a report.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use ratatui::layout::Position;

use crate::messages::{ReportError, ReportFormat, ReportRequest};
use crate::phrases;
use crate::t;
use crate::text::{Locale, SafeText, number};
use crate::ui::action::Action;
use crate::ui::event::{ExportRequest, ReportPreview};
use crate::ui::keymap::Scope;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, FieldInput, ScrollState, TextField};

/// The maximum height of the path field; a longer path scrolls.
const MAX_PATH_ROWS: u16 = 3;
/// The number of preview lines that one page key scrolls.
const PAGE_LINES: usize = 10;
/// The minimum height for spacing between the parts.
const ROOMY_HEIGHT: u16 = 14;

/// The fields of the overlay that can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ExportField {
    Format,
    Names,
    Length,
    Path,
    Preview,
}

impl ExportField {
    const ALL: [ExportField; 5] =
        [ExportField::Format, ExportField::Names, ExportField::Length, ExportField::Path, ExportField::Preview];
}

#[derive(Debug)]
enum PreviewState {
    Pending,
    /// There is no report.
    Missing(ReportError),
    Ready(Box<ReportPreview>),
}

#[derive(Debug)]
pub(super) struct ExportOverlay {
    report: ReportRequest,
    /// The file name of the deliberation, without extension.
    file_stem: String,
    /// The folder of the report if it cannot be written beside the deliberation.
    fallback_folder: Option<PathBuf>,
    preview: PreviewState,
    path_field: TextField,
    /// The generated path; a text that differs from it was typed by the user.
    offered_path: String,
    focus: ExportField,
    scroll: ScrollState,
    error: SafeText,
    /// The preview, wrapped to the width in the first field.
    wrapped_preview: RefCell<(u16, Vec<(SafeText, Role)>)>,
}

impl ExportOverlay {
    pub(super) fn new(stem: &str, report: ReportRequest, locale: &Locale) -> ExportOverlay {
        let mut export = ExportOverlay {
            report,
            file_stem: stem.to_owned(),
            fallback_folder: None,
            preview: PreviewState::Pending,
            path_field: TextField::default(),
            offered_path: String::new(),
            focus: ExportField::Format,
            scroll: ScrollState::default(),
            error: SafeText::default(),
            wrapped_preview: RefCell::default(),
        };
        export.offer_path(locale);
        export
    }

    pub(super) fn report(&self) -> ReportRequest {
        self.report
    }

    /// Formats what the overlay keeps in the language of `locale`. A typed path stays.
    pub(super) fn change_language(&mut self, locale: &Locale) {
        self.error = SafeText::default();
        self.wrapped_preview.take();
        self.offer_path(locale);
    }

    pub(super) fn scope(&self) -> Scope {
        if self.focus == ExportField::Path { Scope::ExportPath } else { Scope::Export }
    }

    /// Returns the path field while it has the focus.
    pub(super) fn field(&self) -> Option<&TextField> {
        (self.focus == ExportField::Path).then_some(&self.path_field)
    }

    pub(super) fn apply_input(&mut self, input: FieldInput<'_>) {
        if self.focus == ExportField::Path {
            self.path_field.apply(input);
            self.error = SafeText::default();
        }
    }

    /// Sets the preview, or why there is no report. Ignores previews of an earlier request.
    pub(super) fn set_preview(
        &mut self,
        locale: &Locale,
        report: ReportRequest,
        preview: Result<Box<ReportPreview>, ReportError>,
    ) {
        if report != self.report {
            return;
        }
        if let Ok(preview) = &preview {
            self.fallback_folder.clone_from(&preview.fallback_folder);
            self.offer_path(locale);
        }
        self.preview = preview.map_or_else(PreviewState::Missing, PreviewState::Ready);
        self.wrapped_preview.take();
    }

    pub(super) fn show_error(&mut self, message: SafeText) {
        self.error = message;
    }

    pub(super) fn act(&mut self, locale: &Locale, action: Action) -> Vec<Outcome> {
        let index = ExportField::ALL.iter().position(|stop| *stop == self.focus).unwrap_or(0);
        match (action, self.focus) {
            (Action::Next, _) => return self.submit(locale),
            (Action::Left, ExportField::Format) => return self.change_format(locale, ReportFormat::ALL.len() - 1),
            (Action::Right | Action::Toggle, ExportField::Format) => return self.change_format(locale, 1),
            (Action::Left | Action::Right | Action::Toggle, ExportField::Names) => {
                return self
                    .change_report(locale, ReportRequest { is_anonymous: !self.report.is_anonymous, ..self.report });
            }
            (Action::Left | Action::Right | Action::Toggle, ExportField::Length) => {
                if !self.report.format.has_short_form() {
                    return vec![Outcome::Notify(t!(locale, "report-no-short-form"))];
                }
                return self.change_report(locale, ReportRequest { is_short: !self.report.is_short, ..self.report });
            }
            (Action::Down, ExportField::Preview) => self.scroll_by(action, 1),
            (Action::Up, ExportField::Preview) if !self.scroll.is_at_top() => self.scroll_by(action, 1),
            (Action::PageDown, _) => self.scroll_by(Action::Down, PAGE_LINES),
            (Action::PageUp, _) => self.scroll_by(Action::Up, PAGE_LINES),
            (Action::Up, _) => self.focus_field(index.saturating_sub(1)),
            (Action::Down, _) => self.focus_field(index + 1),
            (Action::NextField, _) => self.focus_field((index + 1) % ExportField::ALL.len()),
            (Action::SelectRow(row), _) => self.focus_field(row),
            (Action::Left | Action::Right | Action::Toggle, ExportField::Preview) => {
                return vec![Outcome::Notify(t!(locale, "unavailable-export-row"))];
            }
            _ => {}
        }
        Vec::new()
    }

    fn scroll_by(&mut self, action: Action, lines: usize) {
        for _ in 0..lines {
            self.scroll.scroll_by_line(action);
        }
    }

    fn focus_field(&mut self, to: usize) {
        self.focus = ExportField::ALL.get(to).copied().unwrap_or(ExportField::Preview);
    }

    /// Selects the format `by` positions after the current format.
    fn change_format(&mut self, locale: &Locale, by: usize) -> Vec<Outcome> {
        let index = ReportFormat::ALL.iter().position(|format| *format == self.report.format).unwrap_or(0);
        let format = ReportFormat::ALL.into_iter().cycle().nth(index + by).unwrap_or(self.report.format);
        let is_short = self.report.is_short && format.has_short_form();
        self.change_report(locale, ReportRequest { format, is_short, ..self.report })
    }

    /// Changes the requested report and requests its preview.
    fn change_report(&mut self, locale: &Locale, report: ReportRequest) -> Vec<Outcome> {
        let before = std::mem::replace(&mut self.report, report);
        self.preview = PreviewState::Pending;
        self.wrapped_preview.take();
        (self.scroll, self.error) = (ScrollState::default(), SafeText::default());
        self.offer_path(locale);
        // A typed path stays; only its extension follows the format.
        let old_extension = [".", before.format.as_str()].concat();
        if self.path_field.text() != self.offered_path
            && let Some(name) = self.path_field.text().strip_suffix(&old_extension)
        {
            let name = [name, ".", report.format.as_str()].concat();
            self.path_field.set_text(&name);
        }
        vec![Outcome::PreviewReport(report)]
    }

    /// Generates the path, and writes it into the field unless the user typed another path.
    /// The file name of an anonymous report is neutral, because the name of the deliberation may identify a person.
    fn offer_path(&mut self, locale: &Locale) {
        let neutral_name = t!(locale, "report-file-name");
        let stem = if self.report.is_anonymous { neutral_name.as_str() } else { &self.file_stem };
        let name = [stem, ".", self.report.format.as_str()].concat();
        let offered = match &self.fallback_folder {
            Some(folder) => folder.join(name).to_string_lossy().into_owned(),
            None => name,
        };
        if self.path_field.text() == self.offered_path {
            self.path_field.set_text(&offered);
        }
        self.offered_path = offered;
    }

    fn submit(&mut self, locale: &Locale) -> Vec<Outcome> {
        let path = self.path_field.text().trim();
        self.error = match self.preview {
            PreviewState::Missing(error) => phrases::report_error(locale, error),
            _ if path.is_empty() => t!(locale, "report-no-name"),
            _ => {
                let path = Some(Path::new(path).to_owned());
                return vec![Outcome::ExportReport(ExportRequest { report: self.report, path, overwrites: false })];
            }
        };
        Vec::new()
    }

    pub(super) fn draw(&self, locale: &Locale, canvas: &mut Canvas<'_>) -> Option<Position> {
        let mut inner = super::draw_frame(canvas, canvas.height());
        let (width, height) = (inner.width(), inner.height());
        let gap = u16::from(height >= ROOMY_HEIGHT);
        inner.put(0, 0, &t!(locale, "report-export-title"), Role::Title);
        let labels = ["report-format", "report-names-label", "report-length-label", "report-path-label"]
            .map(|id| t!(locale, id));
        let column = 5 + labels.iter().map(SafeText::width).max().unwrap_or(0) as u16;
        let first = 1 + gap;
        for (nth, label) in labels.iter().enumerate() {
            let (y, is_here) = (first + nth as u16, ExportField::ALL.get(nth) == Some(&self.focus));
            inner.add_row_target(y, nth, is_here, Action::Right);
            if is_here {
                inner.mark_selected(y);
            }
            inner.put(2, y, label, if is_here { Role::Focus } else { Role::Text });
        }
        self.draw_formats(&mut inner, column, first);
        let names = if self.report.is_anonymous { "report-names-replaced" } else { "report-names-kept" };
        inner.put_within(column, first + 1, width.saturating_sub(column), &t!(locale, names), Role::Text);
        let length = if self.report.is_short { "report-length-short" } else { "report-length-full" };
        inner.put_within(column, first + 2, width.saturating_sub(column), &t!(locale, length), Role::Text);
        let available = width.saturating_sub(column);
        let rows = self.path_field.row_count(available).clamp(1, MAX_PATH_ROWS);
        let path_cursor = self.path_field.draw(&mut inner.region(column, first + 3, available, rows), Role::Field);
        let mut y = first + 3 + rows;
        let (message, role) = match (self.error.is_empty(), self.focus) {
            (false, _) => (self.error.clone(), Role::Caution),
            (true, ExportField::Path) => (t!(locale, "report-path-hint"), Role::Quiet),
            _ => (SafeText::default(), Role::Quiet),
        };
        y = inner.put_wrapped(2, y, width.saturating_sub(2), &message, role);
        inner.fill(0, y, width, "─", Role::Quiet);
        y += 1;
        let mut text = inner.region(0, y, width, height.saturating_sub(y));
        self.wrap_preview(locale, width.saturating_sub(4));
        let preview_cursor = self.scroll.draw(&mut text, &self.wrapped_preview.borrow().1);
        match self.focus {
            ExportField::Preview => {
                text.mark_selected(0);
                preview_cursor
            }
            ExportField::Path => path_cursor,
            ExportField::Format => inner.position(2, first),
            ExportField::Names => inner.position(2, first + 1),
            ExportField::Length => inner.position(2, first + 2),
        }
    }

    /// Draws every format; markers surround the selected format.
    fn draw_formats(&self, inner: &mut Canvas<'_>, column: u16, y: u16) {
        let all: usize = ReportFormat::ALL.iter().map(|format| format.as_str().len() + 2).sum();
        let gap = if usize::from(column) + all <= usize::from(inner.width()) { 2 } else { 1 };
        let mut x = column;
        for format in ReportFormat::ALL {
            let word = SafeText::from_static(format.as_str());
            let is_selected = format == self.report.format;
            if is_selected {
                let marked = SafeText::concat([&SafeText::from_static("‹"), &word, &SafeText::from_static("›")]);
                inner.put(x.saturating_sub(1), y, &marked, Role::Accent);
            } else {
                inner.put(x, y, &word, Role::Quiet);
            }
            x += word.width() as u16 + gap;
        }
    }

    /// Wraps the preview to `width` columns, unless it is wrapped to this width already.
    fn wrap_preview(&self, locale: &Locale, width: u16) {
        let mut wrapped = self.wrapped_preview.borrow_mut();
        if wrapped.0 == width && !wrapped.1.is_empty() {
            return;
        }
        let mut lines: Vec<(SafeText, Role)> = Vec::new();
        let mut put = |text: &SafeText, role: Role| match text.is_empty() {
            true => lines.push((SafeText::default(), role)),
            false => lines.extend(text.wrap(width.into()).into_iter().map(|line| (line, role))),
        };
        match &self.preview {
            PreviewState::Pending => {}
            PreviewState::Missing(error) => put(&phrases::report_error(locale, *error), Role::Caution),
            PreviewState::Ready(preview) => {
                if preview.is_withheld {
                    put(&t!(locale, "report-preview-withheld"), Role::Caution);
                    put(&SafeText::default(), Role::Text);
                }
                for line in &preview.warnings {
                    put(line, Role::Caution);
                }
                if !preview.warnings.is_empty() {
                    put(&SafeText::default(), Role::Text);
                }
                put(&describe_report(locale, self.report.format, preview.size_bytes), Role::Quiet);
                put(&SafeText::default(), Role::Text);
                preview.lines.iter().for_each(|line| put(line, Role::Text));
            }
        }
        *wrapped = (width, lines);
    }
}

/// Describes the purpose of a format and the size of the report.
fn describe_report(locale: &Locale, format: ReportFormat, bytes: usize) -> SafeText {
    let size = bytes as f64 / 1_000.0;
    let count = number::format(locale.language(), size, usize::from(size < 10.0));
    let size = t!(locale, "report-size", count = count);
    let named = phrases::report_format(locale, format).to_capitalized();
    let is_text_preview = matches!(format, ReportFormat::Html | ReportFormat::Svg);
    let id = if is_text_preview { "report-preview-words" } else { "report-preview" };
    t!(locale, id, format = named, size = size)
}
