//! What happens to the screen, and what it asks for.

use std::path::PathBuf;
use std::sync::Arc;

use crate::messages::{
    Draft, ExternalFileEvent, FileError, FileVersion, KeySource, LibraryRow, ReadOnlyReason, ReportRequest,
    RescuedWork, SaveOutcome, SearchHit, Secret, Timeline, WriteError,
};
use crate::text::{Language, SafeText, SearchTerms};
use crate::walk::{CompareError, ComparisonRequest, ComparisonResult};
use pesee_core::deliberation::Deliberation;
use pesee_core::method::{Sampler, WinShares};

/// A key, the same on every system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyPress {
    /// Which.
    pub name: KeyName,
    /// With Ctrl held.
    pub ctrl: bool,
    /// With Shift held; letters say it by themselves.
    pub shift: bool,
    /// With Alt held.
    pub alt: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyName {
    /// A letter, digit or sign.
    Char(char),
    /// Enter.
    Enter,
    /// Esc.
    Esc,
    /// Tab.
    Tab,
    /// Shift+Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// F1 to F12.
    F(u8),
}

impl KeyPress {
    /// A key by itself.
    pub const fn new(code: KeyName) -> KeyPress {
        KeyPress { name: code, ctrl: false, shift: false, alt: false }
    }

    /// A letter or sign.
    pub const fn char(c: char) -> KeyPress {
        KeyPress::new(KeyName::Char(c))
    }

    /// Whether it writes something where letters are text.
    pub const fn is_printable(self) -> bool {
        matches!(self.name, KeyName::Char(_)) && !self.ctrl
    }

    /// A letter with Ctrl held.
    pub const fn ctrl(c: char) -> KeyPress {
        KeyPress::with_ctrl(KeyName::Char(c))
    }

    /// A key with Ctrl held.
    pub const fn with_ctrl(code: KeyName) -> KeyPress {
        KeyPress { ctrl: true, ..KeyPress::new(code) }
    }

    /// A key with Alt held.
    pub const fn with_alt(code: KeyName) -> KeyPress {
        KeyPress { alt: true, ..KeyPress::new(code) }
    }

    /// A key with Shift held.
    pub const fn with_shift(code: KeyName) -> KeyPress {
        KeyPress { shift: true, ..KeyPress::new(code) }
    }
}

/// What the mouse does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseAction {
    /// The left button goes down.
    Press,
    /// It moves with the left button held.
    Drag,
    /// The wheel goes a notch up.
    ScrollUp,
    /// The wheel goes a notch down.
    ScrollDown,
}

/// What the mouse does somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MouseInput {
    /// What.
    pub action: MouseAction,
    /// In which column.
    pub column: u16,
    /// In which row.
    pub row: u16,
}

/// What happens.
#[derive(Debug)]
pub enum Event {
    /// A key went down.
    Key(KeyPress),
    /// The mouse did something.
    Mouse(MouseInput),
    /// A text was pasted.
    Paste(String),
    /// The terminal has another size.
    Resize,
    /// Nothing will ever come from the keyboard again.
    InputLost,
    /// A thread broke off: so does the program.
    ThreadPanicked,
    /// A signal asks to end: its number.
    Terminated(i32),
    /// The program was stopped and goes on.
    Resumed,
    /// Rows of the library.
    LibraryListed {
        /// The rows.
        rows: Vec<LibraryRow>,
        /// What becomes of the rows that are there.
        batch: Batch,
        /// Whether every file has been read.
        is_complete: bool,
    },
    /// Files were searched for some words.
    SearchProgress {
        /// In which search.
        ticket: u64,
        /// What was found since the last time.
        hits: Vec<SearchHit>,
        /// How many files were read so far.
        files_read: usize,
    },
    /// How the deliberations of this client went.
    ClientTimelines(String, Vec<Timeline>),
    /// A file was read.
    Loaded(Box<LoadedFile>),
    /// A save went somehow.
    Saved {
        /// Which save.
        ticket: u64,
        /// How it went.
        outcome: SaveOutcome,
    },
    /// Something was done to a file of the library.
    FileOperationDone(FileOutcome),
    /// A look at the open file found something.
    FileChanged(ExternalFileEvent),
    /// What somebody else wrote was kept beside the file, before ours took its place.
    TheirsBackedUp(PathBuf),
    /// Work was put away in the emergency copy; where, or why not.
    EmergencyCopySaved(Result<PathBuf, WriteError>),
    /// What a report would be; `None` where there is nothing to write.
    ReportPreviewed(ReportRequest, Option<Box<ReportPreview>>),
    /// A report was written, or not; where.
    ReportExported(ReportRequest, PathBuf, Result<(), WriteError>),
    /// The earlier versions of what is open, the newest first.
    VersionsListed(Vec<FileVersion>),
    /// What another file says, to compare with, or what is wrong with it.
    LoadedForComparison(PathBuf, Result<Box<Deliberation>, Vec<FileError>>),
    /// What a comparison came to, or why there is none.
    Compared {
        /// For which request.
        ticket: u64,
        /// What it came to.
        outcome: Box<Result<ComparisonResult, CompareError>>,
    },
    /// What was drawn so far, the more the later; the last has all draws.
    SimulationProgress {
        /// For which request.
        ticket: u64,
        /// How often each option is first.
        wins: Box<WinShares>,
    },
    /// A text comes back from an editor, or not.
    EditorClosed(Result<String, EditorError>),
    /// The time the screen asked to be woken at has come.
    Tick,
}

/// A report as it would be written.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPreview {
    /// What it says, line by line.
    pub lines: Vec<SafeText>,
    /// How many bytes it has.
    pub size_bytes: usize,
    /// Whether it has no ranking, because the verdict may not be shown yet.
    pub is_withheld: bool,
    /// What to know, and to read, before it is handed on.
    pub warnings: Vec<SafeText>,
    /// The folder it goes into where it cannot go beside the deliberation.
    pub fallback_folder: Option<PathBuf>,
}

/// A report to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportRequest {
    /// Which.
    pub report: ReportRequest,
    /// Where, as it was typed; else under the name of the deliberation, where one from before gives way.
    pub path: Option<PathBuf>,
    /// Whether it replaces what stands there, whatever file it is.
    pub overwrites: bool,
}

/// Why a text does not come back from an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditorError {
    /// No editor is named.
    NotConfigured,
    /// This one could not be started, for this reason.
    NotStarted(String, String),
    /// It ended with an error.
    Failed,
    /// What it left is no text.
    NotText,
    /// The text could not be handed over, for this reason.
    Io(String),
}

/// What a batch of rows does to the rows of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Batch {
    /// The batch is the first of a listing. It replaces the rows of the listing before it: each when its file has been read
    /// again, the others when the listing is done.
    Replace,
    /// The batch continues the listing: its rows are added.
    Append,
}

/// A deliberation off the disk.
#[derive(Debug)]
pub struct LoadedFile {
    /// Where it is, or will be.
    pub path: PathBuf,
    /// What it says, or what is wrong with it.
    pub document: Result<Deliberation, Vec<FileError>>,
    /// What it began as, if that is known.
    pub template: Option<Deliberation>,
    /// Whether it is there for the first time.
    pub origin: Origin,
    /// Whom it is for, if it is begun for somebody.
    pub client: Option<String>,
    /// Why it is only looked at, if it is.
    pub read_only: Option<ReadOnlyReason>,
    /// Work that did not get into the file.
    pub rescued_work: Option<Box<RescuedWork>>,
}

/// Where a deliberation that was read comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is on disk.
    Disk,
    /// It is begun, and not on disk yet.
    New,
    /// It never got to its file, and was found in the emergency copy.
    EmergencyCopy,
}

/// What was done to a file of the library.
#[derive(Clone, Debug, PartialEq)]
pub enum FileOutcome {
    /// It was put into the trash.
    Trashed(TrashedFile),
    /// It was taken out of the trash.
    Restored,
    /// A copy was made.
    Duplicated,
    /// It has another title, or is somebody else's.
    Renamed,
    /// It was put away, or taken out again.
    Archived(PathBuf, bool),
    /// It was sealed; where it is, and how many copies of it are in clear still.
    Encrypted(PathBuf, usize),
    /// It was unsealed; where it is.
    Decrypted(PathBuf),
    /// It could not be done.
    Failed(WriteError),
}

/// A file in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashedFile {
    /// Where it was.
    pub original_path: PathBuf,
    /// Where it is.
    pub trash_path: PathBuf,
}

impl Effect {
    /// Whether it is about the deliberation that is open, or opens one.
    pub fn concerns_open_document(&self) -> bool {
        self.opens_document()
            || matches!(
                self,
                Effect::Save { .. }
                    | Effect::CheckFile
                    | Effect::CloseFile
                    | Effect::SaveEmergencyCopy { .. }
                    | Effect::DeleteEmergencyCopy
                    | Effect::TrashEmergencyCopy
                    | Effect::SaveCopy(_)
                    | Effect::TakeOver
                    | Effect::PreviewReport { .. }
                    | Effect::ExportReport { .. }
            )
    }

    /// Whether it opens one.
    pub fn opens_document(&self) -> bool {
        matches!(self, Effect::Load(_) | Effect::CreateDocument { .. } | Effect::LoadEncrypted { .. })
    }

    /// Whether it takes the time that a passphrase takes.
    pub fn uses_passphrase(&self) -> bool {
        matches!(self, Effect::LoadEncrypted { .. } | Effect::EncryptFile { .. } | Effect::DecryptFile { .. })
    }
}

/// What the screen asks of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// List the deliberations.
    ListLibrary,
    /// Read one.
    Load(PathBuf),
    /// Read a sealed one.
    LoadEncrypted {
        /// Where it is.
        path: PathBuf,
        /// What opens it.
        key_source: KeySource,
    },
    /// Seal a file.
    EncryptFile {
        /// Which.
        path: PathBuf,
        /// With this passphrase.
        secret: Secret,
    },
    /// Unseal a file, for good.
    DecryptFile {
        /// Which.
        path: PathBuf,
        /// What opens it.
        key_source: KeySource,
    },
    /// Begin one.
    CreateDocument {
        /// As this template.
        template: &'static str,
        /// In this language.
        language: Language,
        /// Where; else in the library, under a free name.
        path: Option<PathBuf>,
        /// For this client.
        client: Option<String>,
    },
    /// Search these files for some words.
    SearchFullText {
        /// To tell the answers apart.
        ticket: u64,
        /// The words.
        query: SearchTerms,
        /// Where to look, in this order.
        paths: Vec<PathBuf>,
    },
    /// Search no further.
    CancelSearch,
    /// Tell how these deliberations of a client went.
    LoadClientTimelines(String, Vec<PathBuf>),
    /// Save the open one.
    Save {
        /// To tell the answers apart.
        ticket: u64,
        /// What to save.
        document: Arc<Deliberation>,
        /// How many changes of somebody else's are in it.
        merged_changes: u64,
        /// Whether to keep beside the file first what somebody else wrote into it.
        backs_up_theirs: bool,
    },
    /// Look whether somebody else changed the open one.
    CheckFile,
    /// Nobody writes in it here any more.
    CloseFile,
    /// Put work away in the emergency copy.
    SaveEmergencyCopy {
        /// What to put away.
        document: Arc<Deliberation>,
        /// What is being written.
        drafts: Vec<Draft>,
    },
    /// The work is where it belongs: the emergency copy goes.
    DeleteEmergencyCopy,
    /// The work of the emergency copy is not wanted: it goes into the trash.
    TrashEmergencyCopy,
    /// Save the open one under another name, and go on there.
    SaveCopy(Arc<Deliberation>),
    /// Take the open one over from whoever writes in it.
    TakeOver,
    /// Look what a report of the open one would be.
    PreviewReport {
        /// As it stands.
        document: Arc<Deliberation>,
        /// For whom, where it has no language of its own.
        reader_language: Language,
        /// Which.
        report: ReportRequest,
    },
    /// Write a report of the open one.
    ExportReport {
        /// As it stands.
        document: Arc<Deliberation>,
        /// For whom, where it has no language of its own.
        reader_language: Language,
        /// Which, and where.
        request: ExportRequest,
    },
    /// Look up the earlier versions of a file.
    ListVersions(PathBuf),
    /// Draw.
    Simulate {
        /// To tell the answers apart.
        ticket: u64,
        /// What.
        simulation: Box<Sampler>,
    },
    /// Read another file, to compare with.
    LoadForComparison(PathBuf),
    /// Compare.
    Compare {
        /// To tell the answers apart.
        ticket: u64,
        /// What.
        request: Box<ComparisonRequest>,
    },
    /// Copy a file, under this title.
    Duplicate(PathBuf, String),
    /// Give a file this title.
    Rename(PathBuf, String),
    /// Say that a file is this client's; nobody's, where the name is empty.
    AssignClient(PathBuf, String),
    /// Put a file away, or take it out again.
    Archive(PathBuf, bool),
    /// Put a file into the trash.
    Trash(PathBuf),
    /// Take it out again.
    RestoreFromTrash(TrashedFile),
    /// Let somebody edit this text in their own editor.
    OpenEditor(String),
    /// Send this text to the terminal, for its clipboard.
    CopyToClipboard(String),
    /// Stop, until the shell lets us go on.
    Suspend,
    /// Leave.
    Quit,
}
