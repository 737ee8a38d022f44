//! Reports on their way out of the program: where one goes, and writing it there.

use std::path::{self, Path, PathBuf};

use crate::config::at_home;
use crate::messages::{ReportRequest, WriteError, file_stem};
use crate::report::{self, Made};
use crate::store::{self, Replaces};
use crate::text::Tongue;
use pesee_core::deliberation::{Deliberation, Moment};

/// Where reports of a deliberation go.
#[derive(Clone, Copy, Debug)]
pub struct Shelf<'a> {
    /// The file of the deliberation.
    pub file: &'a Path,
    /// Where what cannot go beside it goes.
    pub sessions: &'a Path,
}

impl Shelf<'_> {
    /// The folder for what is given no other: that of the deliberation or, where nothing can be written there, that of
    /// the sessions.
    pub fn folder(&self) -> &Path {
        let beside = self.file.parent().unwrap_or(Path::new(""));
        let named = if beside.as_os_str().is_empty() { Path::new(".") } else { beside };
        if store::can_create_files_in(named) { beside } else { self.sessions }
    }

    /// The whole path of what somebody typed: without a folder it is beside the deliberation, and `~` is their home.
    fn path(&self, typed: &Path) -> PathBuf {
        self.folder().join(at_home(typed))
    }

    /// Where a report goes that nobody named a file for.
    fn default(&self, wanted: ReportRequest) -> PathBuf {
        let mut name = file_stem(self.file).to_owned();
        name.push(".");
        name.push(wanted.format.as_str());
        self.folder().join(name)
    }
}

/// What a report may take the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Nothing.
    Nothing,
    /// One from before.
    Earlier,
    /// Any file but a deliberation: somebody was asked.
    Anything,
}

/// Writes a report where somebody typed, or else under the name of the deliberation; gives where, or would have. `None`
/// where there is nothing to write.
pub fn hand_over(
    document: &Deliberation,
    (wanted, tongue, now): (ReportRequest, &Tongue, Moment),
    shelf: Shelf<'_>,
    typed: Option<&Path>,
    over: Over,
) -> Option<(PathBuf, Result<Made, WriteError>)> {
    let made = report::made(document, wanted, tongue, now)?;
    let path = typed.map_or_else(|| shelf.default(wanted), |typed| shelf.path(typed));
    if store::is_reserved_name(&path) {
        return Some((path, Err(WriteError::NameReserved)));
    }
    let replaces = match over {
        Over::Nothing => Replaces::Nothing,
        Over::Earlier => Replaces::OwnFile(report::is_ours(wanted.format)),
        Over::Anything => Replaces::Confirmed,
    };
    match store::export(&path, made.text.as_bytes(), replaces) {
        // Whoever looks for it in another program looks from another folder.
        Ok(()) => Some((path::absolute(&path).unwrap_or(path), Ok(made))),
        Err(trouble) => Some((path, Err(trouble))),
    }
}
