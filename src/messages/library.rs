//! What the library shows of the files in its folder.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use pesee_core::deliberation::{Id, Moment, Status};

use super::{FileError, FileErrorKind, ReadError};

/// One deliberation in the library. The texts come from the file without changes; the code that shows them sanitizes
/// them.
#[derive(Clone, Debug, PartialEq)]
pub struct LibraryRow {
    pub path: PathBuf,
    pub id: Option<String>,
    pub title: String,
    pub client: Option<String>,
    pub tags: Vec<String>,
    pub status: Status,
    pub is_archived: bool,
    pub updated: Option<Moment>,
    pub review_on: Option<NaiveDate>,
    pub decide_by: Option<NaiveDate>,
    /// The dates that are left, the one that becomes due first in front; empty if the file has errors or is encrypted.
    pub due_dates: Vec<DueDate>,
    /// The progress; `None` if the file has errors or is encrypted.
    pub stage: Option<LibraryStage>,
    /// The errors in the file; empty for a valid file.
    pub errors: Vec<FileError>,
    /// The time of an emergency copy with work that is not in the file.
    pub unsaved_since: Option<Moment>,
    /// Copies of the file in the same folder.
    pub copies: Vec<SiblingCopy>,
    /// The confidence and the outcome of each reviewed decision.
    pub calibration: Vec<CalibrationPoint>,
    /// The time of the last visit; `None` if the file contains no visit.
    pub last_visit: Option<Moment>,
}

impl LibraryRow {
    /// Returns whether the file is encrypted. Only the path of an encrypted file is known.
    pub fn is_encrypted(&self) -> bool {
        has_encrypted_extension(&self.path)
    }

    /// Returns whether the row is that of a folder whose files cannot be listed.
    pub fn is_folder(&self) -> bool {
        self.errors.iter().any(|error| matches!(error.kind, FileErrorKind::Read(ReadError::Folder(_))))
    }
}

/// The progress of a deliberation, for the library.
#[derive(Clone, Debug, PartialEq)]
pub enum LibraryStage {
    /// The current step of the walk, 1–10.
    WalkStep(u8),
    /// Ratings are missing: the number of criteria with missing ratings.
    Rating(usize),
    /// Answers are sealed: the number of people who have not answered enough.
    Waiting(usize),
    /// All answers that could change the verdict exist, and there is no decision yet.
    Ready,
    /// The current decision: the id and the name of the option.
    Decided(Id, String),
}

/// A date on which something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueDate {
    pub kind: DueKind,
    pub day: NaiveDate,
}

/// What is due on a date; what matters most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueKind {
    /// The decision.
    DecideBy,
    /// The review.
    Review,
    /// A look for a warning sign.
    Tripwire,
    /// A step.
    Step,
}

impl DueKind {
    /// Returns the word for scripts.
    pub fn as_str(self) -> &'static str {
        match self {
            DueKind::DecideBy => "decision",
            DueKind::Step => "step",
            DueKind::Tripwire => "tripwire",
            DueKind::Review => "review",
        }
    }
}

/// The confidence and the outcome of a reviewed decision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CalibrationPoint {
    /// The confidence at the time of the decision that the expectations come true.
    pub confidence_percent: f64,
    /// The part of the expectations that came true.
    pub came_true_percent: f64,
}

/// A copy of a deliberation in the same folder: a program created it because it could not replace the file, or somebody
/// duplicated the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiblingCopy {
    pub path: PathBuf,
    pub origin: CopyOrigin,
    /// The date in the file name of the copy, if the name contains a date.
    pub date: Option<NaiveDate>,
}

/// The program and the reason that created a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyOrigin {
    /// This program, because another program had changed the file.
    Conflict,
    /// This program, because it could not write the file.
    FailedSave,
    Syncthing,
    Dropbox,
    Nextcloud,
    OneDrive,
    /// Another program that synchronizes files.
    SyncProgram,
    /// A file manager or a sync program that numbers its copies: the name does not tell which.
    Duplicate,
}

impl CopyOrigin {
    /// Returns the keyword in JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            CopyOrigin::Conflict => "conflict",
            CopyOrigin::FailedSave => "unsaved",
            CopyOrigin::Syncthing => "syncthing",
            CopyOrigin::Dropbox => "dropbox",
            CopyOrigin::Nextcloud => "nextcloud",
            CopyOrigin::OneDrive => "onedrive",
            CopyOrigin::SyncProgram => "sync",
            CopyOrigin::Duplicate => "duplicate",
        }
    }
}

/// A deliberation that contains the searched text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    pub path: PathBuf,
    pub title: String,
    pub client: Option<String>,
    /// The line that contains the searched text; `None` if the title, the client or a tag contains the text.
    pub matching_line: Option<String>,
}

/// The events of one deliberation, for the page of a client.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    pub row: LibraryRow,
    pub created: Option<Moment>,
    /// The events, the latest first.
    pub events: Vec<TimelineEvent>,
}

/// An event in a deliberation, with the date.
#[derive(Clone, Debug, PartialEq)]
pub enum TimelineEvent {
    /// The visits of one day: the total number of minutes, and the agreements.
    Visited(NaiveDate, f64, Vec<String>),
    /// A decision: the name of the option, if the decision contains an option.
    Decided(NaiveDate, Option<String>),
}

impl TimelineEvent {
    pub fn day(&self) -> NaiveDate {
        match self {
            TimelineEvent::Visited(day, ..) | TimelineEvent::Decided(day, _) => *day,
        }
    }
}

/// The end of the file name of an encrypted deliberation.
pub const ENCRYPTED_SUFFIX: &str = ".toml.age";

/// Returns the file name without the extension `.toml`, or without `.toml.age` for an encrypted file.
pub fn file_stem(path: &Path) -> &OsStr {
    let stem = path.file_stem().unwrap_or_default();
    if has_encrypted_extension(path) { Path::new(stem).file_stem().unwrap_or_default() } else { stem }
}

/// Returns whether the extension of a file name is `age`.
pub fn has_encrypted_extension(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("age"))
}
