//! Types that the store, the reports and the user interface exchange.
//!
//! These types contain no text for users, so that each part of the program can describe them in the language of the
//! user.

use std::path::PathBuf;

use pesee_core::deliberation::{Deliberation, MergeSide, Moment};
use pesee_core::format::Position;

mod errors;
mod import;
mod library;
mod report;
mod secret;

pub use errors::{
    EncryptionError, FileError, FileErrorKind, FolderError, FolderProblem, ReadError, ReadOnlyReason, WriteError,
};
pub use import::{
    ColumnIs, HeadingsAre, ImportAnswers, ImportError, ImportErrorKind, ImportQuestion, ImportRefusal, ImportRemark,
    ImportedDocument, ImportedForm, ImportedScale, InputLocation, NumberRange, OptionsIn, ScaleDoubt,
};
pub use library::{
    CalibrationPoint, CopyOrigin, DueDate, DueKind, ENCRYPTED_SUFFIX, LibraryRow, LibraryStage, SearchHit, SiblingCopy,
    Timeline, TimelineEvent, file_stem, has_encrypted_extension,
};
pub use report::{CsvDialect, ReportError, ReportFormat, ReportRequest};
pub use secret::{KeySource, MAX_PASSPHRASE_BYTES, Secret, SecretError, contains_secret_key};

/// What the encryption of a file left unencrypted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClearTraces {
    /// What still contains the text unencrypted, and what could not be removed.
    pub copies: Vec<PathBuf>,
    /// The folders that were not searched to their end. They may contain more copies.
    pub unsearched: Vec<PathBuf>,
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
    /// The encryption was finished, and left this unencrypted.
    Encrypted(ClearTraces),
    /// The decryption was undone.
    NotDecrypted,
    /// The file and this other one both exist, because one of them was changed since.
    BothLeft(PathBuf),
}

/// The text of a walk that somebody was typing when the program ended, as numbers: the record of an encrypted
/// deliberation must not contain its ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedField {
    /// The number of the question.
    pub question: usize,
    /// The number of the fact, if the question asks for the facts of an account.
    pub fact: Option<usize>,
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
