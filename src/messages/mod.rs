//! What crosses between the disk, the reports and the screen: plain structs, without text.

use std::path::PathBuf;

use chrono::NaiveDate;

use pesee_core::deliberation::{Deliberation, Id, MergeSide, Moment, Status};
use pesee_core::format::{FormatError, FormatErrorKind, Position};

mod import;
mod secret;

pub use import::{ImportError, ImportErrorKind, ImportedDocument, InputLocation};
pub use secret::{KeySource, Secret};

/// Something wrong with a file, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct FileError {
    /// Where it stands; `None` where the file as a whole is meant.
    pub position: Option<Position>,
    /// What is wrong.
    pub kind: FileErrorKind,
}

/// What may be wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub enum FileErrorKind {
    /// Its text is not a valid deliberation.
    Format(FormatErrorKind),
    /// Its bytes could not be read.
    Read(ReadError),
    /// It is encrypted and was not decrypted.
    Encryption(EncryptionError),
}

impl From<FormatErrorKind> for FileErrorKind {
    fn from(kind: FormatErrorKind) -> FileErrorKind {
        FileErrorKind::Format(kind)
    }
}

impl From<FormatError> for FileError {
    fn from(error: FormatError) -> FileError {
        FileError { position: error.position, kind: FileErrorKind::Format(error.kind) }
    }
}

/// Why the bytes of a file could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is no such file.
    NotFound,
    /// It is a link that leads to no file, or back to itself.
    BrokenLink,
    /// It is a folder, a pipe, a socket or a device.
    NotRegularFile,
    /// This person may not read it.
    PermissionDenied,
    /// The system refused for another reason: its words.
    Other(String),
}

/// Why a sealed file is not opened, or a file not sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncryptionError {
    /// It takes a passphrase.
    PassphraseRequired,
    /// It takes a key.
    KeyRequired,
    /// The passphrase is another.
    WrongPassphrase,
    /// None of the keys opens it.
    WrongKey,
    /// It is made slower to open than is borne: its work factor.
    WorkFactorTooHigh(u8),
    /// It is cut short, or was changed.
    Damaged,
    /// The key has a passphrase of its own.
    KeyHasPassphrase,
    /// What is said to be a key is none that is known.
    InvalidKey,
    /// What is said to be somebody's public key is none.
    InvalidRecipient(String),
    /// Somebody's public key is one of SSH, and this program was built without SSH keys.
    SshRecipient(String),
    /// The file of the key holds an SSH key, and this program was built without SSH keys.
    SshKey,
    /// An emergency copy of it holds what is not saved.
    UnsavedWork,
    /// It is sealed already.
    AlreadyEncrypted,
    /// It is not sealed.
    NotEncrypted,
    /// This program was built without sealing.
    NotSupported,
}

/// How far a deliberation is, for a list.
#[derive(Clone, Debug, PartialEq)]
pub enum LibraryStage {
    /// At a step of the walk, 1–10.
    WalkStep(u8),
    /// Being rated: so many criteria have something unrated.
    Rating(usize),
    /// Everything that could change it is answered.
    Ready,
    /// A choice was made: its option, and the day.
    Decided(Id, String),
}

/// One deliberation in a list. Text from files is raw here; it is made fit to show where it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct LibraryRow {
    /// The file.
    pub path: PathBuf,
    /// Its id.
    pub id: Option<String>,
    /// Its title.
    pub title: String,
    /// The client.
    pub client: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Open, decided or reviewed.
    pub status: Status,
    /// Put away.
    pub is_archived: bool,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// The day to look at it again.
    pub review_on: Option<NaiveDate>,
    /// How far it is; `None` where it has faults or is sealed.
    pub stage: Option<LibraryStage>,
    /// What is wrong with it; empty for a sound file.
    pub errors: Vec<FileError>,
    /// Since when an emergency copy holds work that is not in the file.
    pub unsaved_since: Option<Moment>,
    /// The copies of it that lie beside it.
    pub copies: Vec<SiblingCopy>,
    /// How sure its decisions were and what came true.
    pub calibration: Vec<CalibrationPoint>,
    /// When it was last worked on; `None` where it names no visit.
    pub last_visit: Option<Moment>,
}

/// A deliberation as it went over time, for the page of a client.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// What a list shows of it.
    pub row: LibraryRow,
    /// When it began.
    pub created: Option<Moment>,
    /// What happened, the latest first.
    pub events: Vec<TimelineEvent>,
}

/// Something that happened in a deliberation, and on which day.
#[derive(Clone, Debug, PartialEq)]
pub enum TimelineEvent {
    /// Somebody worked on it: for how many minutes in all, and what was agreed.
    Visited(NaiveDate, f64, Vec<String>),
    /// A choice was made: its option by name, where it names one.
    Decided(NaiveDate, Option<String>),
}

impl TimelineEvent {
    /// The day.
    pub fn day(&self) -> NaiveDate {
        match self {
            TimelineEvent::Visited(day, ..) | TimelineEvent::Decided(day, _) => *day,
        }
    }
}

/// A deliberation whose texts say what was searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    /// The file.
    pub path: PathBuf,
    /// Its title.
    pub title: String,
    /// The client.
    pub client: Option<String>,
    /// The line it was found in; `None` where that is the title, the client or a tag.
    pub matching_line: Option<String>,
}

/// How the name of a sealed deliberation ends.
pub const ENCRYPTED_SUFFIX: &str = ".toml.age";

impl LibraryRow {
    /// Whether it is sealed: then nothing but its file's name is known.
    pub fn is_encrypted(&self) -> bool {
        has_encrypted_extension(&self.path)
    }
}

/// What a deliberation's file is called without its ending, of which a sealed one has two.
pub fn file_stem(path: &std::path::Path) -> &std::ffi::OsStr {
    let stem = path.file_stem().unwrap_or_default();
    if has_encrypted_extension(path) { std::path::Path::new(stem).file_stem().unwrap_or_default() } else { stem }
}

/// Whether a file's name says that it is sealed.
pub fn has_encrypted_extension(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("age"))
}

/// A decision that was looked back on, both in per cent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CalibrationPoint {
    /// How sure somebody was that it would turn out as expected.
    pub confidence_percent: f64,
    /// How much of what was expected came true.
    pub came_true_percent: f64,
}

/// A copy that a program kept beside a deliberation because something stood in the way of the file itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiblingCopy {
    /// The file.
    pub path: PathBuf,
    /// Who kept it.
    pub origin: CopyOrigin,
    /// When, where its name says it.
    pub date: Option<NaiveDate>,
}

/// Who kept a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyOrigin {
    /// We, when somebody else had changed the file.
    Conflict,
    /// We, when the file could not be written.
    FailedSave,
    /// Syncthing.
    Syncthing,
    /// Dropbox.
    Dropbox,
    /// Nextcloud.
    Nextcloud,
}

impl CopyOrigin {
    /// The word for scripts.
    pub fn as_str(self) -> &'static str {
        match self {
            CopyOrigin::Conflict => "conflict",
            CopyOrigin::FailedSave => "unsaved",
            CopyOrigin::Syncthing => "syncthing",
            CopyOrigin::Dropbox => "dropbox",
            CopyOrigin::Nextcloud => "nextcloud",
        }
    }
}

/// How a save went.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveOutcome {
    /// It is on disk.
    Done,
    /// Somebody else changed the file meanwhile. Nothing was written yet: what they changed is to be taken in first.
    /// `None` where that was told before.
    ChangedOnDisk(Option<Box<ExternalChange>>),
    /// Somebody else made something of the file that cannot be read; ours is kept beside it under this name.
    UnreadableOnDisk(PathBuf),
    /// It would not take the place of the old one, for the reason; ours is kept beside it under this name.
    ReplaceFailed(String, PathBuf),
    /// It could not be written.
    Failed(WriteError),
}

/// Why something could not be written.
#[derive(Clone, Debug, PartialEq)]
pub enum WriteError {
    /// The file is only to be looked at.
    ReadOnly(ReadOnlyReason),
    /// What was written does not read back as what is here.
    VerificationFailed,
    /// The system's reason.
    System(String),
    /// What is there cannot be read.
    InvalidFile(Box<FileError>),
    /// A text is longer than a file may have.
    TextTooLong,
    /// Something that is not ours has the name.
    NameTaken,
    /// The name is a deliberation's, or one stands there.
    NameReserved,
    /// What has the name is no plain file that can be read.
    NotRegularFile,
    /// Nothing has answered yet.
    NoAnswer,
}

/// What a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// Text with simple marks.
    Markdown,
    /// A page for a browser, and for paper.
    Html,
    /// The matrix, for a spreadsheet.
    Csv,
    /// For scripts.
    Json,
    /// The picture of the verdict.
    Svg,
    /// A calendar.
    Ics,
}

impl ReportFormat {
    /// All of them, those for people first.
    pub const ALL: [ReportFormat; 6] = [
        ReportFormat::Markdown,
        ReportFormat::Html,
        ReportFormat::Csv,
        ReportFormat::Json,
        ReportFormat::Svg,
        ReportFormat::Ics,
    ];

    /// What the names of its files end in, and what it is called where it is asked for.
    pub fn as_str(self) -> &'static str {
        match self {
            ReportFormat::Markdown => "md",
            ReportFormat::Html => "html",
            ReportFormat::Csv => "csv",
            ReportFormat::Json => "json",
            ReportFormat::Svg => "svg",
            ReportFormat::Ics => "ics",
        }
    }
}

impl From<EncryptionError> for WriteError {
    fn from(why: EncryptionError) -> WriteError {
        match why {
            // What was sealed could not be opened again.
            EncryptionError::Damaged => WriteError::VerificationFailed,
            why => {
                WriteError::InvalidFile(Box::new(FileError { position: None, kind: FileErrorKind::Encryption(why) }))
            }
        }
    }
}

/// A report that somebody wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportRequest {
    /// As what.
    pub format: ReportFormat,
    /// Without names.
    pub is_anonymous: bool,
}

/// Why a file is only looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnlyReason {
    /// It may not be written to.
    FilePermissions,
    /// It belongs to somebody else.
    OtherOwner,
    /// It has another name too, from which a save would part it.
    HardLinked,
    /// It is sealed to others too, whom a save would shut out.
    OtherRecipients,
    /// Nothing can be written in its folder.
    FolderNotWritable,
    /// It is open elsewhere, since then where that is known.
    OpenElsewhere(Option<Moment>),
}

/// A file that somebody else changed while it was open.
#[derive(Clone, Debug, PartialEq)]
pub struct ExternalChange {
    /// What it said when we last read or wrote it.
    pub base: Deliberation,
    /// What it says now.
    pub theirs: Deliberation,
}

/// What a look at the open file found.
#[derive(Clone, Debug, PartialEq)]
pub enum ExternalFileEvent {
    /// Somebody else changed it.
    Changed(Box<ExternalChange>),
    /// Somebody else made something of it that cannot be read.
    Unreadable(Vec<FileError>),
    /// It is gone.
    Deleted,
    /// Somebody else has taken it over, to write in it.
    LockTakenOver(Option<Moment>),
}

/// A text that is being written and is no answer yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is written for, as a path.
    pub field_path: String,
    /// The text.
    pub text: String,
}

/// Work that did not get into its file, from the emergency copy.
#[derive(Clone, Debug, PartialEq)]
pub struct RescuedWork {
    /// When it was put away.
    pub rescued_at: Moment,
    /// The deliberation with everything answered.
    pub document: Deliberation,
    /// What its file said when it was last read or written; `None` where there was no file.
    pub base: Option<Deliberation>,
    /// What was being written.
    pub drafts: Vec<Draft>,
}

/// A deliberation as it was in an earlier version of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileVersion {
    /// When a save replaced it.
    pub replaced_at: Moment,
    /// What it said.
    pub document: Deliberation,
}

/// A comment, or a key that the program does not know, that a merge could not have both ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommentConflict {
    /// Both changed it: ours stands. `None` where a side has it no more.
    BothChanged {
        /// The dotted path of what it stands at; empty for the end of the file.
        path: String,
        /// What ours says.
        ours: Option<String>,
        /// What theirs says.
        theirs: Option<String>,
    },
    /// What it stood beside is gone, and so is it.
    PlaceRemoved {
        /// The dotted path of what it stood at.
        path: String,
        /// Who wrote it.
        side: MergeSide,
        /// What it said.
        text: String,
    },
}
