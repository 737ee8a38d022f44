//! A file opened, and how it is saved: never over what somebody else wrote meanwhile, never half.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::messages::{Fault, Found, Half, Outside, Problem, Rescued, Saved, Trouble, Unread, Unwritable};
use pesee_core::deliberation::{Deliberation, Moment};

use super::disk::parse_document;
use super::disk::read_file;
use super::hold::{Hold, Holder, hold, take_over};
use super::name::beside;
use super::own::resolved;
use super::rescue;
use super::seal::{self, Key, Lock};
use super::source::Source;
use super::versions;
use super::write::{Unwritten, folder_of, turn, unwritable, write_if, write_new};

/// A deliberation with the text it was opened as. What is saved is a pure function of the two: undo to the start
/// gives the opened bytes back.
#[derive(Debug)]
pub struct Opened {
    path: PathBuf,
    source: Arc<Source>,
    /// The bytes we know to be in the file, and what they say; `None` while there is no file yet.
    known: Option<Known>,
    /// What was last written, or tried to be: found in the file, it is ours whether or not we were told so.
    written: Option<Known>,
    /// Where ours is kept since the file could not be written.
    beside: Option<PathBuf>,
    /// When the file was last looked at: what looks the same since need not be read.
    glimpse: Option<Glimpse>,
    /// The folder for emergency copies, earlier versions and locks.
    state: Option<PathBuf>,
    hold: Option<Hold>,
    barred: Option<Unwritable>,
    /// What it is sealed with, if it is.
    key: Option<Key>,
}

/// How often somebody else may write between a look and a save before that is left for later.
const OVERTAKEN: usize = 5;

#[derive(Debug)]
struct Known {
    bytes: Vec<u8>,
    /// What sealed bytes hold.
    clear: Option<String>,
    document: Deliberation,
}

impl Known {
    fn says(&self, text: &str) -> bool {
        self.clear.as_ref().map_or(self.bytes.as_slice(), |clear| clear.as_bytes()) == text.as_bytes()
    }
}

/// What tells without reading whether a file may have changed.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Glimpse {
    length: u64,
    modified: Option<SystemTime>,
    inode: u64,
}

impl Opened {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// The file cannot be had, or, all at once, what is wrong with it.
    pub fn load(path: &Path) -> Result<Opened, Vec<Fault>> {
        Opened::unseal(path, None)
    }

    /// The same of a file that is sealed, or may be.
    ///
    /// # Errors
    /// As [`load`](Opened::load); or it stays sealed.
    pub fn unseal(path: &Path, key: Option<&Key>) -> Result<Opened, Vec<Fault>> {
        let glimpse = Glimpse::of(path);
        let bytes = read_file(path).map_err(|problem| vec![Fault { place: None, problem }])?;
        let (bytes, clear) = seal::clear(bytes, key)?;
        let source = Source::read(clear.as_ref().map_or(&bytes, |clear| &clear.text))?;
        let known = known(bytes, clear.is_some(), &source);
        let shared = clear.as_ref().is_some_and(|clear| clear.shared).then_some(Unwritable::Shared);
        let barred = unwritable(path).or(shared);
        let key = clear.map(|clear| clear.key);
        Ok(Opened { glimpse, known: Some(known), barred, key, ..Opened::of(path.to_owned(), source) })
    }

    /// A deliberation that begins as `text` and has no file yet; `path` is where it will be.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn fresh(path: PathBuf, text: &str) -> Result<Opened, Vec<Fault>> {
        Ok(Opened::of(path, Source::read(text.as_bytes())?))
    }

    fn of(path: PathBuf, source: Source) -> Opened {
        Opened {
            path,
            source: Arc::new(source),
            known: None,
            written: None,
            beside: None,
            glimpse: None,
            state: None,
            hold: None,
            barred: None,
            key: None,
        }
    }

    /// The same, sealed with this from its first save on.
    #[must_use]
    pub(super) fn sealed_with(self, key: Option<Key>) -> Opened {
        Opened { key, ..self }
    }

    /// What it is sealed with, if it is.
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// A text as it is written to the disk.
    fn bytes_of(&self, text: &str) -> Result<Vec<u8>, Trouble> {
        let Some(key) = &self.key else { return Ok(text.as_bytes().to_vec()) };
        seal::seal(text.as_bytes(), &Lock::Key(key.clone())).map_err(Trouble::from)
    }

    /// The same, with a folder for what the program keeps about it; asks for the right to write in it.
    #[must_use]
    pub fn held(self, state: &Path, now: Moment) -> Opened {
        let holder = hold(state, &self.path, now);
        self.with(holder, state)
    }

    /// The same, taking the right to write over from whoever has it.
    #[must_use]
    pub fn taken_over(self, state: &Path, now: Moment) -> Opened {
        let holder = take_over(state, &self.path, now);
        self.with(holder, state)
    }

    fn with(mut self, holder: Holder, state: &Path) -> Opened {
        self.state = Some(state.to_owned());
        match holder {
            Holder::Us(hold) => self.hold = Some(hold),
            Holder::Other(since) => self.barred = self.barred.or(Some(Unwritable::Held(since))),
            // Two who cannot see each other still never overwrite each other: contents are compared before each save.
            Holder::Unknown => {}
        }
        self
    }

    /// The deliberation as it was opened.
    pub fn document(&self) -> &Deliberation {
        self.source.document()
    }

    /// The text it was opened as, to hand to another thread.
    pub fn source(&self) -> Arc<Source> {
        self.source.clone()
    }

    /// The bytes we know to be in the file.
    pub fn base(&self) -> Option<&[u8]> {
        self.known.as_ref().map(|known| known.bytes.as_slice())
    }

    /// Where it is saved.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why it is only looked at, if it is.
    pub fn barred(&self) -> Option<Unwritable> {
        self.barred
    }

    /// The text of `now`.
    pub fn text_of(&self, now: &Deliberation) -> String {
        self.source.text_of(now)
    }

    /// Saves `now`, unless somebody else has changed the file since: then that is told, and is the text to write into
    /// from now on.
    pub fn save(&mut self, now: &Deliberation, at: Moment) -> Saved {
        match self.try_save(now, at) {
            Ok(saved) => saved,
            Err(Unwritten::Failed(trouble)) => Saved::Failed(trouble),
            // Somebody who writes without a pause is waited for.
            Err(Unwritten::Overtaken) => Saved::Failed(Trouble::Unanswered),
            Err(Unwritten::Refused(reason)) => match self.keep_ours(now, "unsaved", at) {
                Ok(beside) => Saved::Refused(reason, beside),
                Err(_) => Saved::Failed(Trouble::System(reason)),
            },
        }
    }

    fn try_save(&mut self, now: &Deliberation, at: Moment) -> Result<Saved, Unwritten> {
        if let Some(why) = self.barred {
            return Err(Unwritten::Failed(Trouble::Barred(why)));
        }
        let text = self.text_of(now);
        if parse_document(text.as_bytes()).as_ref() != Ok(now) {
            return Err(Unwritten::Failed(Trouble::Mangled));
        }
        let unread = |why| {
            let fault = Fault { place: None, problem: Problem::Unread(why) };
            Unwritten::Failed(Trouble::Faulty(Box::new(fault)))
        };
        if self.known.is_some() && !folder_of(&self.path).is_dir() {
            // A disk that is away: what is written where it was would be found by nobody.
            return Err(unread(Unread::NotThere));
        }
        // To seal takes a while: nobody waits for their turn meanwhile.
        let bytes = if self.is_there(&text) { Vec::new() } else { self.bytes_of(&text).map_err(Unwritten::Failed)? };
        let _turn = turn(folder_of(&resolved(&self.path)));
        for _ in 0..OVERTAKEN {
            let there = self.there().map_err(unread)?;
            match self.save_over(there, (&text, &bytes), now, at) {
                Err(Unwritten::Overtaken) => {}
                saved => return saved,
            }
        }
        Err(Unwritten::Overtaken)
    }

    /// Whether a text is in the file for certain, as far as we know. (A write that failed may have reached it all the
    /// same.)
    fn is_there(&self, text: &str) -> bool {
        self.written.is_none() && self.known.as_ref().is_some_and(|known| known.says(text))
    }

    /// Saves `text`, written as `bytes`, over what is `there`, unless that is somebody else's.
    fn save_over(
        &mut self,
        there: Option<Vec<u8>>,
        (text, bytes): (&str, &[u8]),
        now: &Deliberation,
        at: Moment,
    ) -> Result<Saved, Unwritten> {
        let before = there.clone();
        let needless = self.is_there(text);
        match self.look_at(there) {
            Some(Found::Outside(outside)) => return Ok(Saved::Overtaken(Some(outside))),
            Some(Found::Broken(_)) => {
                let beside = self.keep_ours(now, "conflict", at).map_err(Unwritten::Failed)?;
                return Ok(Saved::Conflict(beside));
            }
            _ => {}
        }
        if !needless {
            if let (Some(state), Some(known), None) = (&self.state, &self.known, &self.key) {
                // Going back to what is replaced is a comfort; without it the save is as good. Of what is sealed there
                // are no more copies than need be.
                drop(versions::keep(state, &self.path, &known.bytes, at));
            }
            let clear = self.key.is_some().then(|| text.to_owned());
            self.written = Some(Known { bytes: bytes.to_vec(), clear, document: now.clone() });
            let path = self.path.clone();
            let untouched = || matches!(bytes_of(&path), Ok(there) if there == before);
            write_if(&path, bytes, untouched).inspect_err(|unwritten| {
                if matches!(unwritten, Unwritten::Overtaken) {
                    // It never came near the file.
                    self.written = None;
                }
            })?;
            self.known = self.written.take();
            self.glimpse = Glimpse::of(&self.path);
        }
        if let Some(beside) = self.beside.take() {
            // It was a stand-in for what the file says now.
            drop(fs::remove_file(beside));
        }
        Ok(Saved::Done)
    }

    /// Writes ours beside the file, over what was kept there before.
    fn keep_ours(&mut self, now: &Deliberation, kind: &str, at: Moment) -> Result<PathBuf, Trouble> {
        let bytes = self.bytes_of(&self.text_of(now))?;
        let path = beside(&self.path, kind, at);
        write_new(&path, &bytes)?;
        if let Some(old) = self.beside.replace(path.clone()) {
            drop(fs::remove_file(old));
        }
        Ok(path)
    }

    /// Keeps what somebody else wrote beside the file, before ours takes its place where both changed one thing.
    ///
    /// # Errors
    /// What they wrote cannot be read or kept.
    pub fn keep_theirs(&self, at: Moment) -> Result<PathBuf, Trouble> {
        let path = beside(&self.path, "conflict", at);
        write_new(&path, self.base().unwrap_or_default())?;
        Ok(path)
    }

    /// Looks whether somebody else changed the file or took it over; `None` where all is as we know it. A file that
    /// looks untouched is not read.
    pub fn look(&mut self) -> Option<Found> {
        if let Some(since) = self.hold.as_mut().and_then(Hold::lost) {
            // What is unsaved here is saved once more: contents are compared, so nothing of theirs is lost.
            self.hold = None;
            return Some(Found::TakenOver(since));
        }
        let glimpse = Glimpse::of(&self.path);
        if self.known.is_none() || (glimpse.is_some() && glimpse == self.glimpse) {
            return None;
        }
        self.glimpse = glimpse;
        match self.there() {
            Ok(None) => Some(Found::Gone),
            Ok(there) => match (self.look_at(there), read_file(&self.path)) {
                // A folder or a pipe in its place is told as what it is.
                (Some(Found::Broken(_)), Err(problem)) => Some(Found::Broken(vec![Fault { place: None, problem }])),
                (found, _) => found,
            },
            Err(_) => None,
        }
    }

    /// What is in the file; `None` where there is none. What is no plain file is as good as empty.
    fn there(&self) -> Result<Option<Vec<u8>>, Unread> {
        bytes_of(&self.path)
    }

    /// Compares what is in the file with what we know to be there, and takes in what somebody else wrote.
    fn look_at(&mut self, there: Option<Vec<u8>>) -> Option<Found> {
        let there = there?;
        let is = |known: &Option<Known>| known.as_ref().is_some_and(|known| known.bytes == there);
        if is(&self.known) {
            return None;
        }
        if is(&self.written) {
            self.known = self.written.take();
            return None;
        }
        if self.known.is_none() {
            // Somebody else took the name of a new one: two beginnings are not to be merged.
            return Some(Found::Broken(Vec::new()));
        }
        let read = seal::clear(there, self.key.as_ref()).and_then(|(bytes, clear)| {
            let source = Source::read(clear.as_ref().map_or(&bytes, |clear| &clear.text))?;
            Ok((known(bytes, clear.is_some(), &source), source))
        });
        match read {
            Ok((found, source)) => {
                let theirs = found.document.clone();
                let known = self.known.replace(found);
                self.written = None;
                self.source = Arc::new(source);
                let base = known.map(|known| known.document).unwrap_or_default();
                Some(Found::Outside(Box::new(Outside { base, theirs })))
            }
            Err(faults) => Some(Found::Broken(faults)),
        }
    }

    /// Puts work away that is not in the file; gives where.
    ///
    /// # Errors
    /// No folder was given for it, or it cannot be written to.
    pub fn rescue(&self, now: &Deliberation, half: &[Half], at: Moment) -> Result<PathBuf, Trouble> {
        let state = self.state.as_deref().ok_or(Trouble::Unanswered)?;
        rescue::rescue(state, &self.path, (&self.source, self.base()), self.key(), (now, half), at)
    }

    /// What was put away of it, if it can be read.
    pub fn rescued(&self, state: &Path) -> Option<Rescued> {
        rescue::rescued(state, &self.path, self.key())
    }

    /// The work is in its file: an emergency copy of it goes.
    pub fn forget_rescue(&self) {
        if let Some(state) = &self.state {
            rescue::forget(state, &self.path);
        }
    }
}

fn known(bytes: Vec<u8>, sealed: bool, source: &Source) -> Known {
    let document = source.document().clone();
    Known { bytes, clear: sealed.then(|| source.text_of(&document)), document }
}

/// What is in a file; `None` where there is none. What is no plain file is as good as empty.
fn bytes_of(path: &Path) -> Result<Option<Vec<u8>>, Unread> {
    match read_file(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(Problem::Unread(Unread::NotThere | Unread::LeadsNowhere)) => Ok(None),
        Err(Problem::Unread(why @ (Unread::Forbidden | Unread::Refused(_)))) => Err(why),
        Err(_) => Ok(Some(Vec::new())),
    }
}

impl Glimpse {
    fn of(path: &Path) -> Option<Glimpse> {
        let found = fs::metadata(path).ok()?;
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&found);
        #[cfg(not(unix))]
        let inode = 0;
        Some(Glimpse { length: found.len(), modified: found.modified().ok(), inode })
    }
}
