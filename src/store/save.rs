//! A file opened, and how it is saved: never over what somebody else wrote meanwhile, never half.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::messages::{
    Draft, ExternalChange, ExternalFileEvent, FileError, FileErrorKind, ReadError, ReadOnlyReason, RescuedWork,
    SaveOutcome, WriteError,
};
use pesee_core::deliberation::{Deliberation, Moment};

use super::encryption::{self, EncryptionKey, EncryptionTarget};
use super::file_lock::{FileLock, LockOutcome, acquire_lock, take_over_lock};
use super::paths::sibling_path;
use super::read::parse_document;
use super::read::read_deliberation_file;
use super::rescue;
use super::source_text::SourceText;
use super::state_name::resolve_path;
use super::versions;
use super::write::{SaveError, find_read_only_reason, lock_folder, parent_folder, write_atomic_if, write_new_file};

/// A deliberation with the text it was opened as. What is saved is a pure function of the two: undo to the start
/// gives the opened bytes back.
#[derive(Debug)]
pub struct OpenFile {
    path: PathBuf,
    source: Arc<SourceText>,
    /// The bytes we know to be in the file, and what they say; `None` while there is no file yet.
    on_disk: Option<KnownContent>,
    /// What was last written, or tried to be: found in the file, it is ours whether or not we were told so.
    pending: Option<KnownContent>,
    /// Where ours is kept since the file could not be written.
    side_copy: Option<PathBuf>,
    /// When the file was last looked at: what looks the same since need not be read.
    fingerprint: Option<FileFingerprint>,
    /// The folder for emergency copies, earlier versions and locks.
    state_folder: Option<PathBuf>,
    lock: Option<FileLock>,
    read_only_reason: Option<ReadOnlyReason>,
    /// What it is sealed with, if it is.
    encryption_key: Option<EncryptionKey>,
}

/// How often somebody else may write between a look and a save before that is left for later.
const MAX_ATTEMPTS: usize = 5;

#[derive(Debug)]
struct KnownContent {
    bytes: Vec<u8>,
    /// What sealed bytes hold.
    decrypted_text: Option<String>,
    document: Deliberation,
}

impl KnownContent {
    fn has_text(&self, text: &str) -> bool {
        self.decrypted_text.as_ref().map_or(self.bytes.as_slice(), |clear| clear.as_bytes()) == text.as_bytes()
    }
}

/// What tells without reading whether a file may have changed.
#[derive(Clone, Copy, Debug, PartialEq)]
struct FileFingerprint {
    length: u64,
    modified: Option<SystemTime>,
    inode: u64,
}

impl OpenFile {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// The file cannot be had, or, all at once, what is wrong with it.
    pub fn load(path: &Path) -> Result<OpenFile, Vec<FileError>> {
        OpenFile::load_with_key(path, None)
    }

    /// The same of a file that is sealed, or may be.
    ///
    /// # Errors
    /// As [`load`](Opened::load); or it stays sealed.
    pub fn load_with_key(path: &Path, key: Option<&EncryptionKey>) -> Result<OpenFile, Vec<FileError>> {
        let glimpse = FileFingerprint::read(path);
        let bytes =
            read_deliberation_file(path).map_err(|problem| vec![FileError { position: None, kind: problem }])?;
        let (bytes, clear) = encryption::decrypt_if_encrypted(bytes, key)?;
        let source = SourceText::parse(clear.as_ref().map_or(&bytes, |clear| &clear.text))?;
        let known = new_known_content(bytes, clear.is_some(), &source);
        let shared = clear.as_ref().is_some_and(|clear| clear.is_shared).then_some(ReadOnlyReason::OtherRecipients);
        let barred = find_read_only_reason(path).or(shared);
        let key = clear.map(|clear| clear.key);
        Ok(OpenFile {
            fingerprint: glimpse,
            on_disk: Some(known),
            read_only_reason: barred,
            encryption_key: key,
            ..OpenFile::from_source(path.to_owned(), source)
        })
    }

    /// A deliberation that begins as `text` and has no file yet; `path` is where it will be.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn from_text(path: PathBuf, text: &str) -> Result<OpenFile, Vec<FileError>> {
        Ok(OpenFile::from_source(path, SourceText::parse(text.as_bytes())?))
    }

    fn from_source(path: PathBuf, source: SourceText) -> OpenFile {
        OpenFile {
            path,
            source: Arc::new(source),
            on_disk: None,
            pending: None,
            side_copy: None,
            fingerprint: None,
            state_folder: None,
            lock: None,
            read_only_reason: None,
            encryption_key: None,
        }
    }

    /// The same, sealed with this from its first save on.
    #[must_use]
    pub(super) fn with_encryption_key(self, key: Option<EncryptionKey>) -> OpenFile {
        OpenFile { encryption_key: key, ..self }
    }

    /// What it is sealed with, if it is.
    pub fn encryption_key(&self) -> Option<&EncryptionKey> {
        self.encryption_key.as_ref()
    }

    /// A text as it is written to the disk.
    fn encode(&self, text: &str) -> Result<Vec<u8>, WriteError> {
        let Some(key) = &self.encryption_key else { return Ok(text.as_bytes().to_vec()) };
        encryption::encrypt(text.as_bytes(), &EncryptionTarget::OwnKey(key.clone())).map_err(WriteError::from)
    }

    /// The same, with a folder for what the program keeps about it; asks for the right to write in it.
    #[must_use]
    pub fn with_lock(self, state: &Path, now: Moment) -> OpenFile {
        let holder = acquire_lock(state, &self.path, now);
        self.with_lock_outcome(holder, state)
    }

    /// The same, taking the right to write over from whoever has it.
    #[must_use]
    pub fn with_lock_taken_over(self, state: &Path, now: Moment) -> OpenFile {
        let holder = take_over_lock(state, &self.path, now);
        self.with_lock_outcome(holder, state)
    }

    fn with_lock_outcome(mut self, holder: LockOutcome, state: &Path) -> OpenFile {
        self.state_folder = Some(state.to_owned());
        match holder {
            LockOutcome::Acquired(hold) => self.lock = Some(hold),
            LockOutcome::HeldByOther(since) => {
                self.read_only_reason = self.read_only_reason.or(Some(ReadOnlyReason::OpenElsewhere(since)))
            }
            // Two who cannot see each other still never overwrite each other: contents are compared before each save.
            LockOutcome::Unsupported => {}
        }
        self
    }

    /// The deliberation as it was opened.
    pub fn document(&self) -> &Deliberation {
        self.source.document()
    }

    /// The text it was opened as, to hand to another thread.
    pub fn source(&self) -> Arc<SourceText> {
        self.source.clone()
    }

    /// The bytes we know to be in the file.
    pub fn base_bytes(&self) -> Option<&[u8]> {
        self.on_disk.as_ref().map(|known| known.bytes.as_slice())
    }

    /// Where it is saved.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why it is only looked at, if it is.
    pub fn read_only_reason(&self) -> Option<ReadOnlyReason> {
        self.read_only_reason
    }

    /// The text of `now`.
    pub fn render_text(&self, now: &Deliberation) -> String {
        self.source.render_text(now)
    }

    /// Saves `now`, unless somebody else has changed the file since: then that is told, and is the text to write into
    /// from now on.
    pub fn save(&mut self, now: &Deliberation, at: Moment) -> SaveOutcome {
        match self.try_save(now, at) {
            Ok(saved) => saved,
            Err(SaveError::Failed(trouble)) => SaveOutcome::Failed(trouble),
            // Somebody who writes without a pause is waited for.
            Err(SaveError::ChangedOnDisk) => SaveOutcome::Failed(WriteError::NoAnswer),
            Err(SaveError::ReplaceFailed(reason)) => match self.keep_our_copy(now, "unsaved", at) {
                Ok(beside) => SaveOutcome::ReplaceFailed(reason, beside),
                Err(_) => SaveOutcome::Failed(WriteError::System(reason)),
            },
        }
    }

    fn try_save(&mut self, now: &Deliberation, at: Moment) -> Result<SaveOutcome, SaveError> {
        if let Some(why) = self.read_only_reason {
            return Err(SaveError::Failed(WriteError::ReadOnly(why)));
        }
        let text = self.render_text(now);
        if parse_document(text.as_bytes()).as_ref() != Ok(now) {
            return Err(SaveError::Failed(WriteError::VerificationFailed));
        }
        let unread = |why| {
            let fault = FileError { position: None, kind: FileErrorKind::Read(why) };
            SaveError::Failed(WriteError::InvalidFile(Box::new(fault)))
        };
        if self.on_disk.is_some() && !parent_folder(&self.path).is_dir() {
            // A disk that is away: what is written where it was would be found by nobody.
            return Err(unread(ReadError::NotFound));
        }
        // To seal takes a while: nobody waits for their turn meanwhile.
        let bytes = if self.is_on_disk(&text) { Vec::new() } else { self.encode(&text).map_err(SaveError::Failed)? };
        let _turn = lock_folder(parent_folder(&resolve_path(&self.path)));
        for _ in 0..MAX_ATTEMPTS {
            let there = self.read_current().map_err(unread)?;
            match self.save_over(there, (&text, &bytes), now, at) {
                Err(SaveError::ChangedOnDisk) => {}
                saved => return saved,
            }
        }
        Err(SaveError::ChangedOnDisk)
    }

    /// Whether a text is in the file for certain, as far as we know. (A write that failed may have reached it all the
    /// same.)
    fn is_on_disk(&self, text: &str) -> bool {
        self.pending.is_none() && self.on_disk.as_ref().is_some_and(|known| known.has_text(text))
    }

    /// Saves `text`, written as `bytes`, over what is `there`, unless that is somebody else's.
    fn save_over(
        &mut self,
        there: Option<Vec<u8>>,
        (text, bytes): (&str, &[u8]),
        now: &Deliberation,
        at: Moment,
    ) -> Result<SaveOutcome, SaveError> {
        let before = there.clone();
        let needless = self.is_on_disk(text);
        match self.compare_with_known(there) {
            Some(ExternalFileEvent::Changed(outside)) => return Ok(SaveOutcome::ChangedOnDisk(Some(outside))),
            Some(ExternalFileEvent::Unreadable(_)) => {
                let beside = self.keep_our_copy(now, "conflict", at).map_err(SaveError::Failed)?;
                return Ok(SaveOutcome::UnreadableOnDisk(beside));
            }
            _ => {}
        }
        if !needless {
            if let (Some(state), Some(known), None) = (&self.state_folder, &self.on_disk, &self.encryption_key) {
                // Going back to what is replaced is a comfort; without it the save is as good. Of what is sealed there
                // are no more copies than need be.
                drop(versions::keep_version(state, &self.path, &known.bytes, at));
            }
            let clear = self.encryption_key.is_some().then(|| text.to_owned());
            self.pending = Some(KnownContent { bytes: bytes.to_vec(), decrypted_text: clear, document: now.clone() });
            let path = self.path.clone();
            let untouched = || matches!(read_if_present(&path), Ok(there) if there == before);
            write_atomic_if(&path, bytes, untouched).inspect_err(|unwritten| {
                if matches!(unwritten, SaveError::ChangedOnDisk) {
                    // It never came near the file.
                    self.pending = None;
                }
            })?;
            self.on_disk = self.pending.take();
            self.fingerprint = FileFingerprint::read(&self.path);
        }
        if let Some(beside) = self.side_copy.take() {
            // It was a stand-in for what the file says now.
            drop(fs::remove_file(beside));
        }
        Ok(SaveOutcome::Done)
    }

    /// Writes ours beside the file, over what was kept there before.
    fn keep_our_copy(&mut self, now: &Deliberation, kind: &str, at: Moment) -> Result<PathBuf, WriteError> {
        let bytes = self.encode(&self.render_text(now))?;
        let path = sibling_path(&self.path, kind, at);
        write_new_file(&path, &bytes)?;
        if let Some(old) = self.side_copy.replace(path.clone()) {
            drop(fs::remove_file(old));
        }
        Ok(path)
    }

    /// Keeps what somebody else wrote beside the file, before ours takes its place where both changed one thing.
    ///
    /// # Errors
    /// What they wrote cannot be read or kept.
    pub fn keep_their_copy(&self, at: Moment) -> Result<PathBuf, WriteError> {
        let path = sibling_path(&self.path, "conflict", at);
        write_new_file(&path, self.base_bytes().unwrap_or_default())?;
        Ok(path)
    }

    /// Looks whether somebody else changed the file or took it over; `None` where all is as we know it. A file that
    /// looks untouched is not read.
    pub fn check_for_changes(&mut self) -> Option<ExternalFileEvent> {
        if let Some(since) = self.lock.as_mut().and_then(FileLock::check_taken_over) {
            // What is unsaved here is saved once more: contents are compared, so nothing of theirs is lost.
            self.lock = None;
            return Some(ExternalFileEvent::LockTakenOver(since));
        }
        let glimpse = FileFingerprint::read(&self.path);
        if self.on_disk.is_none() || (glimpse.is_some() && glimpse == self.fingerprint) {
            return None;
        }
        self.fingerprint = glimpse;
        match self.read_current() {
            Ok(None) => Some(ExternalFileEvent::Deleted),
            Ok(there) => match (self.compare_with_known(there), read_deliberation_file(&self.path)) {
                // A folder or a pipe in its place is told as what it is.
                (Some(ExternalFileEvent::Unreadable(_)), Err(problem)) => {
                    Some(ExternalFileEvent::Unreadable(vec![FileError { position: None, kind: problem }]))
                }
                (found, _) => found,
            },
            Err(_) => None,
        }
    }

    /// What is in the file; `None` where there is none. What is no plain file is as good as empty.
    fn read_current(&self) -> Result<Option<Vec<u8>>, ReadError> {
        read_if_present(&self.path)
    }

    /// Compares what is in the file with what we know to be there, and takes in what somebody else wrote.
    fn compare_with_known(&mut self, there: Option<Vec<u8>>) -> Option<ExternalFileEvent> {
        let there = there?;
        let is = |known: &Option<KnownContent>| known.as_ref().is_some_and(|known| known.bytes == there);
        if is(&self.on_disk) {
            return None;
        }
        if is(&self.pending) {
            self.on_disk = self.pending.take();
            return None;
        }
        if self.on_disk.is_none() {
            // Somebody else took the name of a new one: two beginnings are not to be merged.
            return Some(ExternalFileEvent::Unreadable(Vec::new()));
        }
        let read = encryption::decrypt_if_encrypted(there, self.encryption_key.as_ref()).and_then(|(bytes, clear)| {
            let source = SourceText::parse(clear.as_ref().map_or(&bytes, |clear| &clear.text))?;
            Ok((new_known_content(bytes, clear.is_some(), &source), source))
        });
        match read {
            Ok((found, source)) => {
                let theirs = found.document.clone();
                let known = self.on_disk.replace(found);
                self.pending = None;
                self.source = Arc::new(source);
                let base = known.map(|known| known.document).unwrap_or_default();
                Some(ExternalFileEvent::Changed(Box::new(ExternalChange { base, theirs })))
            }
            Err(faults) => Some(ExternalFileEvent::Unreadable(faults)),
        }
    }

    /// Puts work away that is not in the file; gives where.
    ///
    /// # Errors
    /// No folder was given for it, or it cannot be written to.
    pub fn save_rescue_copy(&self, now: &Deliberation, half: &[Draft], at: Moment) -> Result<PathBuf, WriteError> {
        let state = self.state_folder.as_deref().ok_or(WriteError::NoAnswer)?;
        rescue::save_rescue_copy(
            state,
            &self.path,
            (&self.source, self.base_bytes()),
            self.encryption_key(),
            (now, half),
            at,
        )
    }

    /// What was put away of it, if it can be read.
    pub fn load_rescue_copy(&self, state: &Path) -> Option<RescuedWork> {
        rescue::load_rescue_copy(state, &self.path, self.encryption_key())
    }

    /// The work is in its file: an emergency copy of it goes.
    pub fn delete_rescue_copy(&self) {
        if let Some(state) = &self.state_folder {
            rescue::delete_rescue_copy(state, &self.path);
        }
    }
}

fn new_known_content(bytes: Vec<u8>, sealed: bool, source: &SourceText) -> KnownContent {
    let document = source.document().clone();
    KnownContent { bytes, decrypted_text: sealed.then(|| source.render_text(&document)), document }
}

/// What is in a file; `None` where there is none. What is no plain file is as good as empty.
fn read_if_present(path: &Path) -> Result<Option<Vec<u8>>, ReadError> {
    match read_deliberation_file(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(FileErrorKind::Read(ReadError::NotFound | ReadError::BrokenLink)) => Ok(None),
        Err(FileErrorKind::Read(why @ (ReadError::PermissionDenied | ReadError::Other(_)))) => Err(why),
        Err(_) => Ok(Some(Vec::new())),
    }
}

impl FileFingerprint {
    fn read(path: &Path) -> Option<FileFingerprint> {
        let found = fs::metadata(path).ok()?;
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&found);
        #[cfg(not(unix))]
        let inode = 0;
        Some(FileFingerprint { length: found.len(), modified: found.modified().ok(), inode })
    }
}
