//! Reports on their way out of the program: where one goes, and writing it there.

use std::path::{self, Path, PathBuf};

use crate::config::expand_tilde;
use crate::messages::{ReportRequest, WriteError, file_stem};
use crate::report::{self, RenderedReport};
use crate::store::{self, Replaces};
use crate::text::Locale;
use pesee_core::deliberation::{Deliberation, Moment};

/// Where reports of a deliberation go.
#[derive(Clone, Copy, Debug)]
pub struct ExportTarget<'a> {
    /// The file of the deliberation.
    pub file: &'a Path,
    /// Where what cannot go beside it goes.
    pub sessions: &'a Path,
}

impl ExportTarget<'_> {
    /// The folder for what is given no other: that of the deliberation or, where nothing can be written there, that of
    /// the sessions.
    pub fn folder(&self) -> &Path {
        let beside = self.file.parent().unwrap_or(Path::new(""));
        let named = if beside.as_os_str().is_empty() { Path::new(".") } else { beside };
        if store::can_create_files_in(named) { beside } else { self.sessions }
    }

    /// The whole path of what somebody typed: without a folder it is beside the deliberation, and `~` is their home.
    fn resolve(&self, typed: &Path) -> PathBuf {
        self.folder().join(expand_tilde(typed))
    }

    /// Where a report goes that nobody named a file for.
    fn default_path(&self, wanted: ReportRequest) -> PathBuf {
        let mut name = file_stem(self.file).to_owned();
        name.push(".");
        name.push(wanted.format.as_str());
        self.folder().join(name)
    }
}

/// What a report may take the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverwritePolicy {
    /// Nothing.
    Never,
    /// One from before.
    PreviousReport,
    /// Any file but a deliberation: somebody was asked.
    Confirmed,
}

/// Writes a report where somebody typed, or else under the name of the deliberation; gives where, or would have. `None`
/// where there is nothing to write.
pub fn export_report(
    document: &Deliberation,
    (wanted, locale, now): (ReportRequest, &Locale, Moment),
    shelf: ExportTarget<'_>,
    typed: Option<&Path>,
    over: OverwritePolicy,
) -> Option<(PathBuf, Result<RenderedReport, WriteError>)> {
    let made = report::render(document, wanted, locale, now)?;
    let path = typed.map_or_else(|| shelf.default_path(wanted), |typed| shelf.resolve(typed));
    if store::is_reserved_name(&path) {
        return Some((path, Err(WriteError::NameReserved)));
    }
    let replaces = match over {
        OverwritePolicy::Never => Replaces::Nothing,
        OverwritePolicy::PreviousReport => Replaces::OwnFile(report::own_report_check(wanted.format)),
        OverwritePolicy::Confirmed => Replaces::Confirmed,
    };
    match store::export(&path, made.text.as_bytes(), replaces) {
        // Whoever looks for it in another program looks from another folder.
        Ok(()) => Some((path::absolute(&path).unwrap_or(path), Ok(made))),
        Err(trouble) => Some((path, Err(trouble))),
    }
}
