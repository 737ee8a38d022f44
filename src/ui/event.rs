//! What happens to the screen, and what it asks for.

use std::path::PathBuf;
use std::sync::Arc;

use crate::messages::{
    Draft, ExternalFileEvent, FileError, FileVersion, KeySource, LibraryRow, ReadOnlyReason, ReportRequest,
    RescuedWork, SaveOutcome, SearchHit, Secret, Timeline, WriteError,
};
use crate::text::{Language, Shown, Words};
use crate::walk::{Apart, Beside, Comparing};
use pesee_core::deliberation::Deliberation;
use pesee_core::method::{Sampler, WinShares};

/// A key, the same on every system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which.
    pub code: Code,
    /// With Ctrl held.
    pub ctrl: bool,
    /// With Shift held; letters say it by themselves.
    pub shift: bool,
    /// With Alt held.
    pub alt: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
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

impl Key {
    /// A key by itself.
    pub const fn plain(code: Code) -> Key {
        Key { code, ctrl: false, shift: false, alt: false }
    }

    /// A letter or sign.
    pub const fn char(c: char) -> Key {
        Key::plain(Code::Char(c))
    }

    /// Whether it writes something where letters are text.
    pub const fn is_letter(self) -> bool {
        matches!(self.code, Code::Char(_)) && !self.ctrl
    }

    /// A letter with Ctrl held.
    pub const fn ctrl(c: char) -> Key {
        Key::ctrl_and(Code::Char(c))
    }

    /// A key with Ctrl held.
    pub const fn ctrl_and(code: Code) -> Key {
        Key { ctrl: true, ..Key::plain(code) }
    }

    /// A key with Alt held.
    pub const fn alt(code: Code) -> Key {
        Key { alt: true, ..Key::plain(code) }
    }

    /// A key with Shift held.
    pub const fn shift(code: Code) -> Key {
        Key { shift: true, ..Key::plain(code) }
    }
}

/// What the mouse does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// The left button goes down.
    Click,
    /// It moves with the left button held.
    Drag,
    /// The wheel goes a notch up.
    WheelUp,
    /// The wheel goes a notch down.
    WheelDown,
}

/// What the mouse does somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What.
    pub hand: Hand,
    /// In which column.
    pub column: u16,
    /// In which row.
    pub row: u16,
}

/// What happens.
#[derive(Debug)]
pub enum Event {
    /// A key went down.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// A text was pasted.
    Paste(String),
    /// The terminal has another size.
    Resize,
    /// Nothing will ever come from the keyboard again.
    InputLost,
    /// A thread broke off: so does the program.
    Broken,
    /// A signal asks to end: its number.
    Ended(i32),
    /// The program was stopped and goes on.
    Resumed,
    /// Rows of the library.
    Listed {
        /// The rows.
        rows: Vec<LibraryRow>,
        /// What becomes of the rows that are there.
        batch: Batch,
        /// Whether every file has been read.
        done: bool,
    },
    /// Files were searched for some words.
    Sought {
        /// In which search.
        ticket: u64,
        /// What was found since the last time.
        hits: Vec<SearchHit>,
        /// How many files were read so far.
        read: usize,
    },
    /// How the deliberations of this client went.
    Told(String, Vec<Timeline>),
    /// A file was read.
    Loaded(Box<Loaded>),
    /// A save went somehow.
    Stored {
        /// Which save.
        ticket: u64,
        /// How it went.
        saved: SaveOutcome,
    },
    /// Something was done to a file of the library.
    Filed(Filed),
    /// A look at the open file found something.
    Found(ExternalFileEvent),
    /// What somebody else wrote was kept beside the file, before ours took its place.
    TheirsKept(PathBuf),
    /// Work was put away in the emergency copy; where, or why not.
    Rescued(Result<PathBuf, WriteError>),
    /// What a report would be; `None` where there is nothing to write.
    Previewed(ReportRequest, Option<Box<Preview>>),
    /// A report was written, or not; where.
    Exported(ReportRequest, PathBuf, Result<(), WriteError>),
    /// The earlier versions of what is open, the newest first.
    Versions(Vec<FileVersion>),
    /// What another file says, to compare with, or what is wrong with it.
    Read(PathBuf, Result<Box<Deliberation>, Vec<FileError>>),
    /// What a comparison came to, or why there is none.
    Compared {
        /// For which request.
        ticket: u64,
        /// What it came to.
        outcome: Box<Result<Beside, Apart>>,
    },
    /// What was drawn so far, the more the later; the last has all draws.
    Computed {
        /// For which request.
        ticket: u64,
        /// How often each option is first.
        wins: Box<WinShares>,
    },
    /// A text comes back from an editor, or not.
    Edited(Result<String, Unedited>),
    /// The time the screen asked to be woken at has come.
    Tick,
}

/// A report as it would be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// What it says, line by line.
    pub lines: Vec<Shown>,
    /// How many bytes it has.
    pub size: usize,
    /// Whether it has no ranking, because the verdict may not be shown yet.
    pub is_withheld: bool,
    /// What to know, and to read, before it is handed on.
    pub to_read: Vec<Shown>,
    /// The folder it goes into where it cannot go beside the deliberation.
    pub elsewhere: Option<PathBuf>,
}

/// A report to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Which.
    pub wanted: ReportRequest,
    /// Where, as it was typed; else under the name of the deliberation, where one from before gives way.
    pub path: Option<PathBuf>,
    /// Whether it replaces what stands there, whatever file it is.
    pub replaces: bool,
}

/// Why a text does not come back from an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unedited {
    /// No editor is named.
    Unnamed,
    /// This one could not be started, for this reason.
    NotStarted(String, String),
    /// It ended with an error.
    Failed,
    /// What it left is no text.
    NotText,
    /// The text could not be handed over, for this reason.
    Trouble(String),
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
pub struct Loaded {
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
    pub barred: Option<ReadOnlyReason>,
    /// Work that did not get into the file.
    pub rescued: Option<Box<RescuedWork>>,
}

/// Where a deliberation that was read comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is on disk.
    Disk,
    /// It is begun, and not on disk yet.
    New,
    /// It never got to its file, and was found in the emergency copy.
    Rescue,
}

/// What was done to a file of the library.
#[derive(Clone, Debug, PartialEq)]
pub enum Filed {
    /// It was put into the trash.
    Trashed(Trashed),
    /// It was taken out of the trash.
    Restored,
    /// A copy was made.
    Duplicated,
    /// It has another title, or is somebody else's.
    Renamed,
    /// It was put away, or taken out again.
    Archived(PathBuf, bool),
    /// It was sealed; where it is, and how many copies of it are in clear still.
    Sealed(PathBuf, usize),
    /// It was unsealed; where it is.
    Unsealed(PathBuf),
    /// It could not be done.
    Failed(WriteError),
}

/// A file in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// Where it was.
    pub from: PathBuf,
    /// Where it is.
    pub at: PathBuf,
}

impl Effect {
    /// Whether it is about the deliberation that is open, or opens one.
    pub fn is_about_the_open(&self) -> bool {
        self.opens()
            || matches!(
                self,
                Effect::Save { .. }
                    | Effect::Look
                    | Effect::Close
                    | Effect::Rescue { .. }
                    | Effect::Forget
                    | Effect::Discard
                    | Effect::SaveCopy(_)
                    | Effect::TakeOver
                    | Effect::Preview { .. }
                    | Effect::Export { .. }
            )
    }

    /// Whether it opens one.
    pub fn opens(&self) -> bool {
        matches!(self, Effect::Load(_) | Effect::Begin { .. } | Effect::Unseal { .. })
    }

    /// Whether it takes the time that a passphrase takes.
    pub fn seals(&self) -> bool {
        matches!(self, Effect::Unseal { .. } | Effect::Seal { .. } | Effect::Unlock { .. })
    }
}

/// What the screen asks of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// List the deliberations.
    List,
    /// Read one.
    Load(PathBuf),
    /// Read a sealed one.
    Unseal {
        /// Where it is.
        path: PathBuf,
        /// What opens it.
        opener: KeySource,
    },
    /// Seal a file.
    Seal {
        /// Which.
        path: PathBuf,
        /// With this passphrase.
        secret: Secret,
    },
    /// Unseal a file, for good.
    Unlock {
        /// Which.
        path: PathBuf,
        /// What opens it.
        opener: KeySource,
    },
    /// Begin one.
    Begin {
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
    Seek {
        /// To tell the answers apart.
        ticket: u64,
        /// The words.
        words: Words,
        /// Where to look, in this order.
        paths: Vec<PathBuf>,
    },
    /// Search no further.
    SeekNoMore,
    /// Tell how these deliberations of a client went.
    Tell(String, Vec<PathBuf>),
    /// Save the open one.
    Save {
        /// To tell the answers apart.
        ticket: u64,
        /// What to save.
        document: Arc<Deliberation>,
        /// How many changes of somebody else's are in it.
        taken_in: u64,
        /// Whether to keep beside the file first what somebody else wrote into it.
        keep_theirs: bool,
    },
    /// Look whether somebody else changed the open one.
    Look,
    /// Nobody writes in it here any more.
    Close,
    /// Put work away in the emergency copy.
    Rescue {
        /// What to put away.
        document: Arc<Deliberation>,
        /// What is being written.
        half: Vec<Draft>,
    },
    /// The work is where it belongs: the emergency copy goes.
    Forget,
    /// The work of the emergency copy is not wanted: it goes into the trash.
    Discard,
    /// Save the open one under another name, and go on there.
    SaveCopy(Arc<Deliberation>),
    /// Take the open one over from whoever writes in it.
    TakeOver,
    /// Look what a report of the open one would be.
    Preview {
        /// As it stands.
        document: Arc<Deliberation>,
        /// For whom, where it has no language of its own.
        reader: Language,
        /// Which.
        wanted: ReportRequest,
    },
    /// Write a report of the open one.
    Export {
        /// As it stands.
        document: Arc<Deliberation>,
        /// For whom, where it has no language of its own.
        reader: Language,
        /// Which, and where.
        order: Order,
    },
    /// Look up the earlier versions of a file.
    Versions(PathBuf),
    /// Draw.
    Compute {
        /// To tell the answers apart.
        ticket: u64,
        /// What.
        drawing: Box<Sampler>,
    },
    /// Read another file, to compare with.
    Read(PathBuf),
    /// Compare.
    Compare {
        /// To tell the answers apart.
        ticket: u64,
        /// What.
        comparing: Box<Comparing>,
    },
    /// Copy a file, under this title.
    Duplicate(PathBuf, String),
    /// Give a file this title.
    Rename(PathBuf, String),
    /// Say that a file is this client's; nobody's, where the name is empty.
    Assign(PathBuf, String),
    /// Put a file away, or take it out again.
    Archive(PathBuf, bool),
    /// Put a file into the trash.
    Trash(PathBuf),
    /// Take it out again.
    Restore(Trashed),
    /// Let somebody edit this text in their own editor.
    Editor(String),
    /// Send this text to the terminal, for its clipboard.
    Copy(String),
    /// Stop, until the shell lets us go on.
    Suspend,
    /// Leave.
    Quit,
}
