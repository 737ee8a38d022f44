//! What crosses between the disk, the reports and the screen: plain structs, without text.

use std::path::PathBuf;

use chrono::NaiveDate;

use pesee_core::deliberation::{Deliberation, Id, Moment, Side, Status};
use pesee_core::format::{FormatError, FormatErrorKind, Position};

mod import;
mod secret;

pub use import::{Imported, Misread, Spot, Why};
pub use secret::{Opener, Secret};

/// Something wrong with a file, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where it stands; `None` where the file as a whole is meant.
    pub place: Option<Position>,
    /// What is wrong.
    pub problem: Problem,
}

/// What may be wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// Its text is not a valid deliberation.
    Format(FormatErrorKind),
    /// Its bytes could not be read.
    Unread(Unread),
    /// It is encrypted and was not decrypted.
    Sealed(Unsealed),
}

impl From<FormatErrorKind> for Problem {
    fn from(kind: FormatErrorKind) -> Problem {
        Problem::Format(kind)
    }
}

impl From<FormatError> for Fault {
    fn from(error: FormatError) -> Fault {
        Fault { place: error.position, problem: Problem::Format(error.kind) }
    }
}

/// Why the bytes of a file could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// There is no such file.
    NotThere,
    /// It is a link that leads to no file, or back to itself.
    LeadsNowhere,
    /// It is a folder, a pipe, a socket or a device.
    NotPlain,
    /// This person may not read it.
    Forbidden,
    /// The system refused for another reason: its words.
    Refused(String),
}

/// Why a sealed file is not opened, or a file not sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsealed {
    /// It takes a passphrase.
    Passphrase,
    /// It takes a key.
    Key,
    /// The passphrase is another.
    Wrong,
    /// None of the keys opens it.
    WrongKey,
    /// It is made slower to open than is borne: its work factor.
    Slow(u8),
    /// It is cut short, or was changed.
    Damaged,
    /// The key has a passphrase of its own.
    KeyLocked,
    /// What is said to be a key is none that is known.
    NoKey,
    /// What is said to be somebody's public key is none.
    Recipient(String),
    /// Somebody's public key is one of SSH, and this program was built without SSH keys.
    SshRecipient(String),
    /// The file of the key holds an SSH key, and this program was built without SSH keys.
    SshKey,
    /// An emergency copy of it holds what is not saved.
    Waiting,
    /// It is sealed already.
    Already,
    /// It is not sealed.
    Plain,
    /// This program was built without sealing.
    Absent,
}

/// How far a deliberation is, for a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// At a step of the walk, 1–10.
    At(u8),
    /// Being rated: so many criteria have something unrated.
    Rating(usize),
    /// Everything that could change it is answered.
    Ready,
    /// A choice was made: its option, and the day.
    Decided(Id, String),
}

/// One deliberation in a list. Text from files is raw here; it is made fit to show where it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
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
    pub archived: bool,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// The day to look at it again.
    pub review_on: Option<NaiveDate>,
    /// How far it is; `None` where it has faults or is sealed.
    pub stage: Option<Stage>,
    /// What is wrong with it; empty for a sound file.
    pub faults: Vec<Fault>,
    /// Since when an emergency copy holds work that is not in the file.
    pub unsaved: Option<Moment>,
    /// The copies of it that lie beside it.
    pub copies: Vec<Kept>,
    /// How sure its decisions were and what came true.
    pub judged: Vec<Judged>,
    /// When it was last worked on; `None` where it names no visit.
    pub met: Option<Moment>,
}

/// A deliberation as it went over time, for the page of a client.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// What a list shows of it.
    pub row: Row,
    /// When it began.
    pub began: Option<Moment>,
    /// What happened, the latest first.
    pub events: Vec<Happened>,
}

/// Something that happened in a deliberation, and on which day.
#[derive(Clone, Debug, PartialEq)]
pub enum Happened {
    /// Somebody worked on it: for how many minutes in all, and what was agreed.
    Met(NaiveDate, f64, Vec<String>),
    /// A choice was made: its option by name, where it names one.
    Decided(NaiveDate, Option<String>),
}

impl Happened {
    /// The day.
    pub fn day(&self) -> NaiveDate {
        match self {
            Happened::Met(day, ..) | Happened::Decided(day, _) => *day,
        }
    }
}

/// A deliberation whose texts say what was searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The file.
    pub path: PathBuf,
    /// Its title.
    pub title: String,
    /// The client.
    pub client: Option<String>,
    /// The line it was found in; `None` where that is the title, the client or a tag.
    pub line: Option<String>,
}

/// How the name of a sealed deliberation ends.
pub const SEALED: &str = ".toml.age";

impl Row {
    /// Whether it is sealed: then nothing but its file's name is known.
    pub fn is_sealed(&self) -> bool {
        is_sealed(&self.path)
    }
}

/// What a deliberation's file is called without its ending, of which a sealed one has two.
pub fn stem_of(path: &std::path::Path) -> &std::ffi::OsStr {
    let stem = path.file_stem().unwrap_or_default();
    if is_sealed(path) { std::path::Path::new(stem).file_stem().unwrap_or_default() } else { stem }
}

/// Whether a file's name says that it is sealed.
pub fn is_sealed(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("age"))
}

/// A decision that was looked back on, both in per cent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// How sure somebody was that it would turn out as expected.
    pub sure: f64,
    /// How much of what was expected came true.
    pub came_true: f64,
}

/// A copy that a program kept beside a deliberation because something stood in the way of the file itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub path: PathBuf,
    /// Who kept it.
    pub by: KeptBy,
    /// When, where its name says it.
    pub on: Option<NaiveDate>,
}

/// Who kept a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptBy {
    /// We, when somebody else had changed the file.
    Clash,
    /// We, when the file could not be written.
    FailedSave,
    /// Syncthing.
    Syncthing,
    /// Dropbox.
    Dropbox,
    /// Nextcloud.
    Nextcloud,
}

impl KeptBy {
    /// The word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            KeptBy::Clash => "conflict",
            KeptBy::FailedSave => "unsaved",
            KeptBy::Syncthing => "syncthing",
            KeptBy::Dropbox => "dropbox",
            KeptBy::Nextcloud => "nextcloud",
        }
    }
}

/// How a save went.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// It is on disk.
    Done,
    /// Somebody else changed the file meanwhile. Nothing was written yet: what they changed is to be taken in first.
    /// `None` where that was told before.
    Overtaken(Option<Box<Outside>>),
    /// Somebody else made something of the file that cannot be read; ours is kept beside it under this name.
    Conflict(PathBuf),
    /// It would not take the place of the old one, for the reason; ours is kept beside it under this name.
    Refused(String, PathBuf),
    /// It could not be written.
    Failed(Trouble),
}

/// Why something could not be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The file is only to be looked at.
    Barred(Unwritable),
    /// What was written does not read back as what is here.
    Mangled,
    /// The system's reason.
    System(String),
    /// What is there cannot be read.
    Faulty(Box<Fault>),
    /// A text is longer than a file may have.
    TooLong,
    /// Something that is not ours has the name.
    Taken,
    /// The name is a deliberation's, or one stands there.
    Reserved,
    /// What has the name is no plain file that can be read.
    NotPlain,
    /// Nothing has answered yet.
    Unanswered,
}

/// What a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// Text with simple marks.
    Md,
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
        ReportFormat::Md,
        ReportFormat::Html,
        ReportFormat::Csv,
        ReportFormat::Json,
        ReportFormat::Svg,
        ReportFormat::Ics,
    ];

    /// What the names of its files end in, and what it is called where it is asked for.
    pub fn word(self) -> &'static str {
        match self {
            ReportFormat::Md => "md",
            ReportFormat::Html => "html",
            ReportFormat::Csv => "csv",
            ReportFormat::Json => "json",
            ReportFormat::Svg => "svg",
            ReportFormat::Ics => "ics",
        }
    }
}

impl From<Unsealed> for Trouble {
    fn from(why: Unsealed) -> Trouble {
        match why {
            // What was sealed could not be opened again.
            Unsealed::Damaged => Trouble::Mangled,
            why => Trouble::Faulty(Box::new(Fault { place: None, problem: Problem::Sealed(why) })),
        }
    }
}

/// A report that somebody wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// As what.
    pub format: ReportFormat,
    /// Without names.
    pub is_anonymous: bool,
}

/// Why a file is only looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// It may not be written to.
    ReadOnly,
    /// It belongs to somebody else.
    Foreign,
    /// It has another name too, from which a save would part it.
    Linked,
    /// It is sealed to others too, whom a save would shut out.
    Shared,
    /// Nothing can be written in its folder.
    Folder,
    /// It is open elsewhere, since then where that is known.
    Held(Option<Moment>),
}

/// A file that somebody else changed while it was open.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// What it said when we last read or wrote it.
    pub base: Deliberation,
    /// What it says now.
    pub theirs: Deliberation,
}

/// What a look at the open file found.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Somebody else changed it.
    Outside(Box<Outside>),
    /// Somebody else made something of it that cannot be read.
    Broken(Vec<Fault>),
    /// It is gone.
    Gone,
    /// Somebody else has taken it over, to write in it.
    TakenOver(Option<Moment>),
}

/// A text that is being written and is no answer yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Half {
    /// What it is written for, as a path.
    pub place: String,
    /// The text.
    pub text: String,
}

/// Work that did not get into its file, from the emergency copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Rescued {
    /// When it was put away.
    pub at: Moment,
    /// The deliberation with everything answered.
    pub document: Deliberation,
    /// What its file said when it was last read or written; `None` where there was no file.
    pub base: Option<Deliberation>,
    /// What was being written.
    pub half: Vec<Half>,
}

/// A deliberation as it was in an earlier version of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// When a save replaced it.
    pub at: Moment,
    /// What it said.
    pub document: Deliberation,
}

/// A comment, or a key that the program does not know, that a merge could not have both ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// Both changed it: ours stands. `None` where a side has it no more.
    Both {
        /// The dotted path of what it stands at; empty for the end of the file.
        path: String,
        /// What ours says.
        ours: Option<String>,
        /// What theirs says.
        theirs: Option<String>,
    },
    /// What it stood beside is gone, and so is it.
    Lost {
        /// The dotted path of what it stood at.
        path: String,
        /// Who wrote it.
        side: Side,
        /// What it said.
        text: String,
    },
}
