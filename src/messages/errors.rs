//! The reasons why a file cannot be read, decrypted or written.

use std::path::PathBuf;

use pesee_core::deliberation::Moment;
use pesee_core::format::{FormatError, FormatErrorKind, Position};

use super::ReportFormat;

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
    /// The passphrase is longer than [`MAX_PASSPHRASE_BYTES`](super::MAX_PASSPHRASE_BYTES).
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

/// The reason why a file could not be written.
#[derive(Clone, Debug, PartialEq)]
pub enum WriteError {
    ReadOnly(ReadOnlyReason),
    /// The text to write, or the written file, does not parse to the same document.
    VerificationFailed,
    /// The message of the operating system.
    System(String),
    /// The program cannot write to its own state folder: the folder, and the message of the operating system; `None` if
    /// there is a file in the place of the folder.
    StateFolder(PathBuf, Option<String>),
    /// The existing file has errors or cannot be read.
    InvalidFile(Box<FileError>),
    /// A text is longer than the format allows.
    TextTooLong,
    /// A file with this name exists, and the user did not confirm that the program may replace the file.
    NameTaken,
    /// The existing file is a report that somebody has changed since, or that the program does not remember.
    ReportChanged,
    /// The existing file is an earlier version of the report, unchanged, and the user did not confirm that the program
    /// may replace it.
    ReportExists,
    /// The existing file is an unchanged report of the same deliberation in this other format.
    ReportInFormat(ReportFormat),
    /// The existing file is a report of another deliberation: the file of that deliberation; `None` if a third
    /// deliberation has the name of that file now.
    ReportOfOther(Option<PathBuf>),
    /// The existing file is a calendar of several deliberations.
    CalendarOfSeveral,
    /// The existing file is a deliberation, plain, damaged or encrypted.
    IsDeliberation,
    /// The extension is that of deliberations.
    ExtensionReserved,
    /// The path is among the program's own files in the state folder.
    OwnFile,
    /// The existing file is larger than any file that this program exports.
    LargerThanExports,
    /// The path is a symbolic link, and a log does not follow links.
    LogIsLink,
    /// The file is an earlier log with a second name.
    LogHasSecondName,
    /// The folder of the file is not the folder that the file was opened in. Nothing was written.
    FolderGone(FolderProblem),
    /// Another program is writing the file. Nothing was written.
    FileChanging,
    /// The result is not known, or no state folder exists.
    NoAnswer,
    /// The report would be larger than other programs can open.
    ReportTooLarge,
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

/// Why the folder of an open file is not the folder that the file was opened in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderProblem {
    /// The folder does not exist, for example because its disk is not mounted.
    Missing,
    /// Another folder has its path, for example the empty mount point.
    Replaced,
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
