//! Exporting reports: choosing the path and writing the file. Separate, because the full-screen and the line-based
//! program share it.

use std::path::{self, Path, PathBuf};

use crate::config::expand_tilde;
use crate::messages::{ReportError, ReportFormat, ReportRequest, WriteError, file_stem};
use crate::report::{self, RenderedReport};
use crate::store::{self, Replaces, Report};
use crate::text::Locale;
use pesee_core::deliberation::{Deliberation, Moment};

/// The places where reports of a deliberation can be written.
#[derive(Clone, Copy, Debug)]
pub struct ExportTarget<'a> {
    /// The file of the deliberation. Its folder is preferred.
    pub file: &'a Path,
    /// The sessions folder, used if the folder of the file is not writable.
    pub sessions: &'a Path,
    /// The state folder with the program's own files, where nothing is exported, and which remembers what was exported;
    /// `None` if there is no home folder.
    pub state: Option<&'a Path>,
}

impl ExportTarget<'_> {
    /// Returns the default folder: the folder of the file or, if it is not writable, the sessions folder.
    pub fn folder(&self) -> &Path {
        let parent = self.file.parent().unwrap_or(Path::new(""));
        let non_empty = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        if store::can_create_files_in(non_empty) { parent } else { self.sessions }
    }

    /// Returns the path for a typed one: a relative path starts in the default folder, and `~` is the home folder.
    fn resolve(&self, typed: &Path) -> PathBuf {
        self.folder().join(expand_tilde(typed))
    }

    /// Returns the path of a report for which no path was typed: the name of the deliberation with the ending of the
    /// format.
    fn default_path(&self, request: ReportRequest) -> PathBuf {
        let mut name = file_stem(self.file).to_owned();
        name.push(".");
        name.push(request.format.as_str());
        self.folder().join(name)
    }
}

/// Which existing file a report may overwrite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverwritePolicy {
    /// No file.
    Never,
    /// An earlier report of the deliberation in the same format that nobody has changed since.
    PreviousReport,
    /// Any file except a deliberation and the report of another deliberation, because the user has confirmed.
    Confirmed,
}

/// Writes a report to the typed path, or else to the default path. Returns the path also if writing fails. Returns
/// `None` if the deliberation has nothing to report in this format.
pub fn export_report(
    document: &Deliberation,
    (request, locale, now): (ReportRequest, &Locale, Moment),
    target: ExportTarget<'_>,
    typed_path: Option<&Path>,
    overwrite: OverwritePolicy,
) -> Option<(PathBuf, Result<RenderedReport, WriteError>)> {
    let rendered = match report::render(document, request, None, locale, now) {
        Err(ReportError::Empty) => return None,
        rendered => rendered.map_err(|_| WriteError::ReportTooLarge),
    };
    let path = typed_path.map_or_else(|| target.default_path(request), |typed| target.resolve(typed));
    let rendered = match rendered {
        Ok(rendered) => rendered,
        Err(error) => return Some((path, Err(error))),
    };
    let replaces = match overwrite {
        OverwritePolicy::Never => Replaces::Nothing,
        OverwritePolicy::PreviousReport => Replaces::UnchangedReport,
        OverwritePolicy::Confirmed => Replaces::Confirmed,
    };
    let rendered =
        if request.format == ReportFormat::Ics { with_cancelled_events(rendered, &path, now) } else { rendered };
    let sources = [(target.file, document.head())];
    let report = Report { sources: &sources, format: request.format, is_report: report::is_own_report };
    match store::export_report(&path, rendered.text.as_bytes(), report, replaces, target.state) {
        // The path is absolute, because the user may open the report from another folder.
        Ok(()) => Some((path::absolute(&path).unwrap_or(path), Ok(rendered))),
        Err(error) => Some((path, Err(error))),
    }
}

/// The largest calendar whose events are cancelled. A larger file was not written by this program.
const MAX_CALENDAR_BYTES: u64 = 1 << 26;

/// Adds the events of the calendar that the report replaces and that are no longer in it, as cancelled events.
pub fn with_cancelled_events(mut rendered: RenderedReport, path: &Path, now: Moment) -> RenderedReport {
    let previous = store::read_regular_file(path, MAX_CALENDAR_BYTES).unwrap_or_default();
    rendered.text = report::add_cancelled_events(&rendered.text, &previous, now);
    rendered
}
