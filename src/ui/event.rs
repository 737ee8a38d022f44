//! Events and effects: the values that the app exchanges with the runtime.
//!
//! Both are plain values, so that the app runs in tests without terminal, disk or threads.

use std::path::PathBuf;
use std::sync::Arc;

use crate::messages::{
    ClearTraces, CopyScope, Draft, ExternalFileEvent, FileError, FileVersion, KeySource, LibraryRow, ReadOnlyReason,
    ReportError, ReportRequest, RescuedWork, SaveOutcome, SearchHit, Secret, Timeline, TypedField, UnknownKey,
    WriteError,
};
use crate::text::{Language, SafeText, SearchTerms};
use crate::walk::{CompareError, ComparisonRequest, ComparisonResult};
use pesee_core::deliberation::{Deliberation, Id};
use pesee_core::method::{Sampler, WinShares};

/// A key press, independent of the operating system and the terminal library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyPress {
    pub name: KeyName,
    pub ctrl: bool,
    /// Whether Shift is held; always false for letters, whose case already contains it.
    pub shift: bool,
    pub alt: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyName {
    /// A letter, digit or other character.
    Char(char),
    Enter,
    Esc,
    Tab,
    /// Shift+Tab.
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// F1 to F12.
    F(u8),
}

impl KeyPress {
    /// Returns the key without modifiers.
    pub const fn new(name: KeyName) -> KeyPress {
        KeyPress { name, ctrl: false, shift: false, alt: false }
    }

    /// Returns the key of a character, without modifiers.
    pub const fn char(c: char) -> KeyPress {
        KeyPress::new(KeyName::Char(c))
    }

    /// Returns whether the key inserts a character into a text field.
    pub const fn is_printable(self) -> bool {
        matches!(self.name, KeyName::Char(_)) && !self.ctrl
    }

    /// Returns the key of a character with Ctrl held.
    pub const fn ctrl(c: char) -> KeyPress {
        KeyPress::with_ctrl(KeyName::Char(c))
    }

    pub const fn with_ctrl(name: KeyName) -> KeyPress {
        KeyPress { ctrl: true, ..KeyPress::new(name) }
    }

    pub const fn with_alt(name: KeyName) -> KeyPress {
        KeyPress { alt: true, ..KeyPress::new(name) }
    }

    pub const fn with_shift(name: KeyName) -> KeyPress {
        KeyPress { shift: true, ..KeyPress::new(name) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseAction {
    /// The left button is pressed.
    Press,
    /// The mouse moves with the left button held.
    Drag,
    /// The wheel turns up by one notch.
    ScrollUp,
    /// The wheel turns down by one notch.
    ScrollDown,
}

/// A mouse action at a cell of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MouseInput {
    pub action: MouseAction,
    pub column: u16,
    pub row: u16,
}

/// An event that the runtime sends to the app.
#[derive(Debug)]
pub enum Event {
    Key(KeyPress),
    Mouse(MouseInput),
    Paste(String),
    /// The terminal has a new size.
    Resize,
    /// The terminal sends no more input, or takes no more output.
    TerminalLost,
    /// A thread panicked; the program ends.
    ThreadPanicked,
    /// A signal asks the program to end. Contains the signal number.
    Terminated(i32),
    /// A signal asks the program to stop until the shell resumes it.
    SuspendRequested,
    /// The shell resumed the suspended program.
    Resumed,
    /// The disk thread read rows of the library.
    LibraryListed {
        rows: Vec<LibraryRow>,
        batch: Batch,
        /// Whether every file is read.
        is_complete: bool,
    },
    /// The full-text search read more files.
    SearchProgress {
        /// The ticket of [`Effect::SearchFullText`].
        ticket: u64,
        /// The hits since the last progress event.
        hits: Vec<SearchHit>,
        /// The number of files read so far.
        files_read: usize,
    },
    /// The timelines of the deliberations of a client.
    ClientTimelines(String, Vec<Timeline>),
    /// A file was read.
    Loaded(Box<LoadedFile>),
    /// A save ended.
    Saved {
        /// The ticket of [`Effect::Save`].
        ticket: u64,
        outcome: SaveOutcome,
    },
    /// An operation on a file of the library ended.
    FileOperationDone(FileOutcome),
    /// A check of the open file found an external change.
    FileChanged(ExternalFileEvent),
    /// Another person's version of the file is saved under this path, before the save replaces it.
    TheirsBackedUp(PathBuf),
    /// A file operation has not ended for a while.
    DiskStalled,
    /// The file operation that did not end has ended.
    DiskAnswers,
    /// The emergency copy of [`Effect::RescueWork`] was written to this path, or the write failed.
    WorkRescued(Result<PathBuf, WriteError>),
    /// The emergency copy was written to this path, or the write failed.
    EmergencyCopySaved(Result<PathBuf, WriteError>),
    /// The preview of a report; `None` if the deliberation has nothing to report.
    ReportPreviewed(ReportRequest, Result<Box<ReportPreview>, ReportError>),
    /// A report was written to this path, or the write failed.
    ReportExported(ReportRequest, PathBuf, Result<(), WriteError>),
    /// The keys of the file at this path that the program does not know. The file was open when it was asked.
    UnknownKeysFound(PathBuf, Vec<UnknownKey>),
    /// The earlier versions of the open file, newest first.
    VersionsListed(Vec<FileVersion>),
    /// Another file was read for a comparison.
    LoadedForComparison(PathBuf, Result<Box<Deliberation>, Vec<FileError>>),
    /// A comparison was computed.
    Compared {
        /// The ticket of [`Effect::Compare`].
        ticket: u64,
        outcome: Box<Result<ComparisonResult, CompareError>>,
    },
    /// The simulation made more draws; the last progress event contains all draws.
    SimulationProgress {
        /// The ticket of [`Effect::Simulate`].
        ticket: u64,
        /// How often each option ranks first.
        wins: Box<WinShares>,
    },
    /// The external editor ended.
    EditorClosed(Result<String, EditorError>),
    /// The time of [`App::next_wake_time`](super::app::App::next_wake_time) has come, or the terminal takes output
    /// again.
    Tick,
}

/// A report as the export would write it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPreview {
    pub lines: Vec<SafeText>,
    pub size_bytes: usize,
    /// Whether the report has no ranking because the verdict is still withheld.
    pub is_withheld: bool,
    /// What the user should check before passing the report on.
    pub warnings: Vec<SafeText>,
    /// The folder of the report if it cannot be written beside the deliberation.
    pub fallback_folder: Option<PathBuf>,
}

/// A request to write a report.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportRequest {
    pub report: ReportRequest,
    /// The path as typed.
    /// Without a path the report gets the name of the deliberation and replaces an earlier report of that name.
    pub path: Option<PathBuf>,
    /// Whether the report replaces an existing file at `path` that is not a deliberation.
    pub overwrites: bool,
}

/// Why the external editor returned no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditorError {
    NotConfigured,
    /// The editor could not be started. Contains the editor and the reason.
    NotStarted(String, String),
    /// The editor exited with an error status.
    Failed,
    /// The editor exited with an error status, but had saved a text. Contains the file with that text.
    FailedAfterSave(PathBuf),
    /// The edited file is not valid text, or cannot be read. Contains the file, which is kept.
    NotText(PathBuf),
    /// The temporary file could not be written or read. Contains the reason.
    Io(String),
}

/// How a batch of rows changes the rows of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Batch {
    /// The batch is the first of a listing and replaces the rows of the previous listing.
    /// A previous row stays until its file is read again; rows of deleted files go when the listing is complete.
    Replace,
    /// The batch continues the listing: its rows are added.
    Append,
}

/// The result of reading a deliberation.
#[derive(Debug)]
pub struct LoadedFile {
    /// The path of the file. A new deliberation has no file at this path until the first save.
    pub path: PathBuf,
    pub document: Result<Deliberation, Vec<FileError>>,
    pub origin: Origin,
    /// The client of a new deliberation.
    pub client: Option<String>,
    /// Why the deliberation is read-only, if it is.
    pub read_only: Option<ReadOnlyReason>,
    /// The work of an emergency copy that the file does not contain.
    pub rescued_work: Option<Box<RescuedWork>>,
    /// Whether this window wrote that emergency copy, before another one took the file over.
    pub is_own_work: bool,
    /// The text that somebody was typing when the program ended.
    pub typed_field: Option<TypedField>,
    /// The emergency copies of the file that cannot be read.
    pub damaged_copies: Vec<PathBuf>,
    /// The emergency copy of a damaged file.
    pub copy_of_damaged_file: Option<PathBuf>,
    /// The id that a deliberation without an id gets at its first save; `None` if there is no file yet.
    pub derived_id: Option<Id>,
}

/// The origin of a loaded deliberation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Disk,
    /// The deliberation is new and not on disk yet.
    New,
    /// The deliberation was never saved to its file and comes from the emergency copy.
    EmergencyCopy,
}

/// The outcome of an operation on a file of the library.
#[derive(Clone, Debug, PartialEq)]
pub enum FileOutcome {
    Trashed(TrashedFile),
    /// The file was restored from the trash.
    Restored,
    /// The copy with this path was created.
    Duplicated(PathBuf, CopyScope),
    /// The file has this title.
    Renamed(PathBuf, String),
    /// The file belongs to this client; empty if it belongs to none.
    ClientAssigned(PathBuf, String),
    /// The file was archived (`true`) or taken out of the archive (`false`).
    Archived(PathBuf, bool),
    /// The file was encrypted. Contains its path, what is left unencrypted, and why the disk has not confirmed the
    /// removal of the old file.
    Encrypted(PathBuf, ClearTraces, Option<WriteError>),
    /// The file was decrypted permanently. Contains its path, and why the disk has not confirmed the removal of the old
    /// file.
    Decrypted(PathBuf, Option<WriteError>),
    Failed(WriteError),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashedFile {
    pub original_path: PathBuf,
    pub trash_path: PathBuf,
}

impl Effect {
    /// Returns whether the effect reads, writes, opens or closes the open deliberation.
    pub fn concerns_open_document(&self) -> bool {
        self.opens_document()
            || matches!(
                self,
                Effect::Save { .. }
                    | Effect::FindUnknownKeys
                    | Effect::CheckFile
                    | Effect::CloseFile
                    | Effect::SaveEmergencyCopy { .. }
                    | Effect::DeleteEmergencyCopy
                    | Effect::TrashEmergencyCopy(_)
                    | Effect::SaveCopy(_)
                    | Effect::TakeOver
                    | Effect::PreviewReport { .. }
                    | Effect::ExportReport { .. }
            )
    }

    /// Returns whether the effect opens a deliberation.
    pub fn opens_document(&self) -> bool {
        matches!(self, Effect::Load(_) | Effect::CreateDocument { .. } | Effect::LoadEncrypted { .. })
    }

    /// Returns whether the effect derives a key from a passphrase, which takes noticeable time.
    pub fn uses_passphrase(&self) -> bool {
        matches!(self, Effect::LoadEncrypted { .. } | Effect::EncryptFile { .. } | Effect::DecryptFile { .. })
    }
}

/// A request of the app to the runtime.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// List the deliberations of the library.
    ListLibrary,
    /// Read a deliberation.
    Load(PathBuf),
    /// Read an encrypted deliberation.
    LoadEncrypted {
        path: PathBuf,
        key_source: KeySource,
    },
    EncryptFile {
        path: PathBuf,
        /// The new passphrase.
        secret: Secret,
    },
    /// Decrypt a file permanently.
    DecryptFile {
        path: PathBuf,
        key_source: KeySource,
    },
    /// Create a deliberation.
    CreateDocument {
        template: &'static str,
        language: Language,
        /// The path of the file; `None` chooses a free name in the library.
        path: Option<PathBuf>,
        client: Option<String>,
    },
    /// Search the contents of files.
    SearchFullText {
        /// Identifies the search in its progress events.
        ticket: u64,
        query: SearchTerms,
        /// The files, in the order of the search.
        paths: Vec<PathBuf>,
    },
    CancelSearch,
    /// Build the timelines of these deliberations of a client.
    LoadClientTimelines(String, Vec<PathBuf>),
    /// Save the open deliberation.
    Save {
        /// Identifies the save in its answer.
        ticket: u64,
        document: Arc<Deliberation>,
        /// The number of external changes merged into the document.
        /// A save is refused if the file has an external change that the document does not contain.
        merged_changes: u64,
        /// Whether to back up the other person's version beside the file first.
        backs_up_theirs: bool,
    },
    /// Look for keys that the program does not know in the open file. Loading does not look for them, because the first
    /// frame of a deliberation must not wait.
    FindUnknownKeys,
    /// Check whether the open file was changed externally.
    CheckFile,
    /// Close the open file and release its lock.
    CloseFile,
    /// Write the emergency copy.
    SaveEmergencyCopy {
        document: Arc<Deliberation>,
        /// The texts that are not yet answers.
        drafts: Vec<Draft>,
    },
    /// Write the emergency copy while the disk does not answer, on a thread that does not wait for the disk.
    RescueWork,
    /// Delete the emergency copy because its work is saved.
    DeleteEmergencyCopy,
    /// Record the text that is being typed in the deliberation at this path, because the program ends.
    RememberTypedField(PathBuf, TypedField),
    /// Move the emergency copy to the trash because the user does not want its work, and write the document and the
    /// unfinished texts of other people, which wait, to a new emergency copy.
    TrashEmergencyCopy(Option<(Arc<Deliberation>, Vec<Draft>)>),
    /// Save the open deliberation under a new name and open the copy.
    SaveCopy(Arc<Deliberation>),
    /// Take the open file over from the process that writes to it.
    TakeOver,
    /// Build the preview of a report on the open deliberation.
    PreviewReport {
        document: Arc<Deliberation>,
        /// The language of the report if the deliberation has no language of its own.
        reader_language: Language,
        report: ReportRequest,
    },
    /// Write a report on the open deliberation.
    ExportReport {
        document: Arc<Deliberation>,
        /// The language of the report if the deliberation has no language of its own.
        reader_language: Language,
        request: ExportRequest,
    },
    /// List the earlier versions of a file.
    ListVersions(PathBuf),
    /// Run the simulation of rankings (METHOD.md §7).
    Simulate {
        /// Identifies the simulation in its progress events.
        ticket: u64,
        simulation: Box<Sampler>,
    },
    /// Read another file for a comparison.
    LoadForComparison(PathBuf),
    Compare {
        /// Identifies the comparison in its answer.
        ticket: u64,
        request: Box<ComparisonRequest>,
    },
    /// Copy a file and give the copy this title. The neutral words that replace names are in the language of the
    /// deliberation, or of the reader.
    Duplicate {
        path: PathBuf,
        title: String,
        scope: CopyScope,
        reader_language: Language,
    },
    /// Give a file this title.
    Rename(PathBuf, String),
    /// Assign a file to this client; an empty name removes the client.
    AssignClient(PathBuf, String),
    /// Archive a file (`true`), or take it out of the archive (`false`).
    Archive(PathBuf, bool),
    /// Move a file to the trash.
    Trash(PathBuf),
    RestoreFromTrash(TrashedFile),
    /// Open this text in the user's editor.
    OpenEditor(String),
    /// Send this text to the terminal's clipboard.
    CopyToClipboard(String),
    /// Stop the process until the shell resumes it.
    Suspend,
    Quit,
}
