//! Types that the store, the reports and the user interface exchange.
//!
//! These types contain no text for users, so that each part of the program can describe them in the language of the
//! user.

use std::path::PathBuf;

use chrono::NaiveDate;

use pesee_core::deliberation::{Deliberation, Id, MergeSide, Moment, Status};
use pesee_core::format::{FormatError, FormatErrorKind, Position};

mod import;
mod secret;

pub use import::{
    HeadingsAre, ImportAnswers, ImportError, ImportErrorKind, ImportQuestion, ImportRefusal, ImportedDocument,
    ImportedForm, ImportedScale, InputLocation, NumberRange, OptionsIn,
};
pub use secret::{KeySource, MAX_PASSPHRASE_BYTES, Secret, SecretError, contains_secret_key};

#[derive(Clone, Debug, PartialEq)]
pub struct FileError {
    /// `None` if the error concerns the whole file.
    pub position: Option<Position>,
    pub kind: FileErrorKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FileErrorKind {
    /// The text is not a valid deliberation.
    Format(FormatErrorKind),
    /// The bytes of the file cannot be read.
    Read(ReadError),
    /// The file is encrypted and cannot be decrypted.
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

/// The reason why the bytes of a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    NotFound,
    /// A symbolic link that leads to no file or to itself.
    BrokenLink,
    IsFolder,
    /// A pipe, a socket or a device.
    NotRegularFile,
    PermissionDenied,
    /// The files in this folder cannot be listed.
    Folder(FolderError),
    /// Another error: the message of the operating system.
    Other(String),
}

/// The reason why the files in a folder cannot be listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderError {
    PermissionDenied,
    /// Something else has the path of the folder.
    NotFolder,
    /// A symbolic link that leads nowhere, for example because a disk is not mounted.
    BrokenLink,
    /// Another error: the message of the operating system.
    Other(String),
}

/// The reason why a file is not decrypted or not encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncryptionError {
    PassphraseRequired,
    KeyRequired,
    WrongPassphrase,
    /// None of the keys decrypts the file.
    WrongKey,
    /// The work factor of the passphrase is above the limit: the work factor. Decryption would take too long.
    WorkFactorTooHigh(u8),
    /// The file has, or would have, more recipients than this.
    TooManyRecipients(usize),
    /// The identity file has more keys than this.
    TooManyIdentities(usize),
    /// The encrypted file is truncated or was modified.
    Damaged,
    /// The identity file is itself encrypted with a passphrase.
    KeyHasPassphrase,
    /// The identity file with this path cannot be read.
    UnreadableKey(PathBuf, ReadError),
    /// The identity file contains no key of a supported type.
    InvalidKey,
    /// A text given as a public key is not a public key. The error does not contain the text, because it may be a
    /// secret key.
    InvalidRecipient,
    /// A text given as a public key is a secret key.
    SecretRecipient,
    /// A public key is an SSH key, and the program is built without support for SSH keys.
    SshRecipient,
    /// The passphrase is longer than [`MAX_PASSPHRASE_BYTES`].
    PassphraseTooLong,
    /// No passphrase can be read from the file descriptor that the user named.
    NoPassphraseGiven,
    /// The identity file contains an SSH key, and the program is built without support for SSH keys.
    SshKey,
    /// An emergency copy of the file contains unsaved work.
    UnsavedWork,
    /// The operation failed, and the new file with this path could not be removed again.
    NotUndone(PathBuf),
    AlreadyEncrypted,
    NotEncrypted,
    /// The program is built without support for encryption.
    NotSupported,
}

/// An encryption or decryption that was interrupted, and what was done about it at the next start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnfinishedExchange {
    /// The file that remains.
    pub path: PathBuf,
    pub kind: UnfinishedKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnfinishedKind {
    /// The encryption was finished. These files still contain the text unencrypted.
    Encrypted(Vec<PathBuf>),
    /// The decryption was undone.
    NotDecrypted,
    /// The file and this other one both exist, because one of them was changed since.
    BothLeft(PathBuf),
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

/// A date on which something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueDate {
    pub kind: DueKind,
    pub day: NaiveDate,
}

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

/// A deliberation that contains the searched text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    pub path: PathBuf,
    pub title: String,
    pub client: Option<String>,
    /// The line that contains the searched text; `None` if the title, the client or a tag contains the text.
    pub matching_line: Option<String>,
}

/// The end of the file name of an encrypted deliberation.
pub const ENCRYPTED_SUFFIX: &str = ".toml.age";

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

/// Returns the file name without the extension `.toml`, or without `.toml.age` for an encrypted file.
pub fn file_stem(path: &std::path::Path) -> &std::ffi::OsStr {
    let stem = path.file_stem().unwrap_or_default();
    if has_encrypted_extension(path) { std::path::Path::new(stem).file_stem().unwrap_or_default() } else { stem }
}

/// Returns whether the extension of a file name is `age`.
pub fn has_encrypted_extension(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("age"))
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

/// A key or table of a file that the program does not know. It has no effect and stays in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownKey {
    /// The key in the notation of the file, such as `titel`, `[wieghts]` or `[[options]]`.
    pub name: String,
    pub position: Position,
    /// The known key that it resembles most, in the same notation.
    pub nearest: Option<String>,
}

/// The result of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveOutcome {
    Done,
    /// Another program changed the file. Nothing was written, because the caller must first merge the external change.
    /// `None` if the external change was reported before.
    ChangedOnDisk(Option<Box<ExternalChange>>),
    /// Another program changed the file into a file with errors. Our version was saved as a copy in the same folder:
    /// the path of the copy.
    UnreadableOnDisk(PathBuf),
    /// The new file could not replace the old file. Our version was saved as a copy in the same folder: the message of
    /// the operating system, and the path of the copy.
    ReplaceFailed(String, PathBuf),
    Failed(WriteError),
}

/// The reason why a file could not be written.
#[derive(Clone, Debug, PartialEq)]
pub enum WriteError {
    ReadOnly(ReadOnlyReason),
    /// The text to write, or the written file, does not parse to the same document.
    VerificationFailed,
    /// The message of the operating system.
    System(String),
    /// The existing file has errors or cannot be read.
    InvalidFile(Box<FileError>),
    /// A text is longer than the format allows.
    TextTooLong,
    /// A file with this name exists, and the user did not confirm that the program may replace the file.
    NameTaken,
    /// The existing file is a deliberation, plain, damaged or encrypted.
    IsDeliberation,
    /// The extension is that of deliberations.
    ExtensionReserved,
    /// The path is among the program's own files in the state folder.
    OwnFile,
    /// The existing file is larger than any file that this program exports.
    LargerThanExports,
    /// The folder of the file is not the folder that the file was opened in. Nothing was written.
    FolderGone(FolderProblem),
    /// Another program is writing the file. Nothing was written.
    FileChanging,
    /// The result is not known, or no state folder exists.
    NoAnswer,
    /// The report would be larger than other programs can open.
    ReportTooLarge,
}

/// Why the folder of an open file is not the folder that the file was opened in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderProblem {
    /// The folder does not exist, for example because its disk is not mounted.
    Missing,
    /// Another folder has its path, for example the empty mount point.
    Replaced,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    Markdown,
    /// A page for a browser or a printer.
    Html,
    /// The matrix of ratings, for a spreadsheet program.
    Csv,
    Json,
    /// The picture of the verdict only.
    Svg,
    /// The dates of the deliberation, for a calendar program.
    Ics,
}

impl ReportFormat {
    /// Returns whether the report in this format can be shortened to one page.
    pub fn has_short_form(self) -> bool {
        matches!(self, ReportFormat::Markdown | ReportFormat::Html)
    }

    /// Every format; formats for people come first.
    pub const ALL: [ReportFormat; 6] = [
        ReportFormat::Markdown,
        ReportFormat::Html,
        ReportFormat::Csv,
        ReportFormat::Json,
        ReportFormat::Svg,
        ReportFormat::Ics,
    ];

    /// Returns the extension of report files, which is also the keyword on the command line.
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
    fn from(error: EncryptionError) -> WriteError {
        match error {
            // The store decrypts every encrypted file again before it replaces the old file.
            EncryptionError::Damaged => WriteError::VerificationFailed,
            error => {
                WriteError::InvalidFile(Box::new(FileError { position: None, kind: FileErrorKind::Encryption(error) }))
            }
        }
    }
}

/// The reason why there is no report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportError {
    /// The deliberation has nothing to report in this format: a calendar without a date.
    Empty,
    /// The report would be larger than other programs can open.
    TooLarge,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportRequest {
    pub format: ReportFormat,
    /// Whether the report replaces names and texts.
    pub is_anonymous: bool,
    /// Whether the report has one page: the choice, the steps and the verdict. Only for formats with
    /// [`ReportFormat::has_short_form`].
    pub is_short: bool,
    /// The separators and the language of a table; those of the report by default.
    pub dialect: Option<CsvDialect>,
}

impl ReportRequest {
    /// Returns the request for the complete report in a format.
    pub fn new(format: ReportFormat) -> ReportRequest {
        ReportRequest { format, is_anonymous: false, is_short: false, dialect: None }
    }
}

/// How a table is written for a spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvDialect {
    /// Commas between the fields, decimal points, English headings.
    English,
    /// Semicolons between the fields, decimal commas, French headings.
    French,
}

/// The reason why the program does not write to an open file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnlyReason {
    FilePermissions,
    /// The file belongs to another user. A save would change the owner.
    OtherOwner,
    /// The file has several hard links. A save replaces the file, so the other names would keep the old contents.
    HardLinked,
    /// The file is encrypted for other recipients as well, and a save would remove their access.
    OtherRecipients,
    FolderNotWritable,
    /// Another process has the file open: since when, if known.
    OpenElsewhere(Option<Moment>),
}

/// A change of the open file by another program.
#[derive(Clone, Debug, PartialEq)]
pub struct ExternalChange {
    /// The document at the last read or write by this program.
    pub base: Deliberation,
    /// The document that the file contains now.
    pub theirs: Deliberation,
}

/// An event that the periodic check of the open file reports.
#[derive(Clone, Debug, PartialEq)]
pub enum ExternalFileEvent {
    /// Another program changed the file.
    Changed(Box<ExternalChange>),
    /// Another program changed the file into a file with errors.
    Unreadable(Vec<FileError>),
    /// Another program is writing the file. The content is not read until the file stays the same for a while.
    Changing,
    /// The file no longer exists. `can_be_written` tells whether a save can create it again.
    Deleted { can_be_written: bool },
    /// The folder of the file is missing, or another folder has its path.
    FolderGone(FolderProblem),
    /// The folder of the file is in its place again.
    FolderReturned,
    /// Another process took over the lock of the file: since when, if known.
    LockTakenOver(Option<Moment>),
}

/// A text that the user is typing and has not entered yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The text form of the field path.
    pub field_path: String,
    pub text: String,
}

/// Unsaved work, loaded from an emergency copy.
#[derive(Clone, Debug, PartialEq)]
pub struct RescuedWork {
    /// The time at which the emergency copy was written.
    pub rescued_at: Moment,
    /// The document with all unsaved edits.
    pub document: Deliberation,
    /// The document at the last read or write of the file; `None` if there was no file.
    pub base: Option<Deliberation>,
    pub drafts: Vec<Draft>,
}

/// What a copy of a deliberation contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyScope {
    /// The criteria, their words, the options and the conditions, without names and for no client.
    Method,
    /// Everything, for the same client.
    Everything,
}

/// An earlier version of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileVersion {
    /// The time at which a save replaced this version.
    pub replaced_at: Moment,
    pub document: Deliberation,
}

/// A conflict about a comment, or about a key that the program does not know, in a merge of two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommentConflict {
    /// Both sides changed the comment or key. Our text is kept. `None` means that the side removed the comment or key.
    BothChanged {
        /// The dotted path of the table or key to which the comment belongs; empty for the end of the file.
        path: String,
        ours: Option<String>,
        theirs: Option<String>,
    },
    /// The table or key to which the comment belongs was removed, and the comment with it.
    PlaceRemoved {
        /// The dotted path of the removed table or key.
        path: String,
        /// The side that has the comment.
        side: MergeSide,
        text: String,
    },
}
