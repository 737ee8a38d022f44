//! What crosses between the disk, the reports and the screen: plain structs, without text.

use std::ops::Range;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::check::Unsound;
use super::document::Deliberation;
use super::key::List;
use super::leaf::Kind;
use super::name::{Id, Moment};
use super::value::Status;

/// Something wrong with a file, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where it stands; `None` where the file as a whole is meant.
    pub place: Option<Place>,
    /// What is wrong.
    pub problem: Problem,
}

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line itself, at most a few hundred bytes around the place.
    pub text: String,
    /// The bytes of `text` that are meant.
    pub span: Range<usize>,
}

/// What may be wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// It is not TOML; the parser's reason.
    Syntax(String),
    /// It is not UTF-8.
    NotUtf8,
    /// It is larger than allowed: bytes there, bytes allowed.
    TooLarge(u64, u64),
    /// It has more structure than allowed.
    TooDense(usize, usize),
    /// It has no `format`, so it is no deliberation.
    NoFormat,
    /// Its format is newer than this program.
    Newer(String),
    /// A key that must be there is not: its path.
    Missing(String),
    /// The value at a path does not fit.
    Unfit(String, Kind),
    /// A rating whose range is upside down, at a path.
    Disorder(String),
    /// An id with characters it may not have, or too long.
    BadId(String),
    /// Two entries of a list with one name.
    Twice(List, String),
    /// A text longer than allowed, at a path.
    TooLong(String),
    /// Something about the whole.
    Unsound(Unsound),
    /// More faults than are worth listing: how many were left out.
    More(usize),
    /// It is no plain file.
    NotAFile,
    /// The system would not read it; its reason.
    Unreadable(String),
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
    /// How far it is; `None` until the whole file was read.
    pub stage: Option<Stage>,
    /// What is wrong with it; empty for a sound file.
    pub faults: Vec<Fault>,
}

/// How a save went.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// It is on disk.
    Done,
    /// Somebody else changed the file; ours is kept beside it under this name.
    Conflict(PathBuf),
    /// It could not be written; the system's reason.
    Failed(String),
}

/// A deliberation as it was in an earlier version of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// When a save replaced it.
    pub at: Moment,
    /// What it said.
    pub document: Deliberation,
}
