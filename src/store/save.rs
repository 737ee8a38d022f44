//! An open file and its saving. A save never overwrites a change of another program, and never leaves an incomplete
//! file.

use std::cell::{OnceCell, RefCell};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::event_log::{self, Field};
use crate::messages::{
    Draft, ExternalChange, ExternalFileEvent, FileError, FileErrorKind, ReadError, ReadOnlyReason, RescuedWork,
    SaveOutcome, UnknownKey, WriteError,
};
use pesee_core::deliberation::{Deliberation, Moment};

use super::emergency_copy::{self, EmergencyCopy, EmergencySlot};
use super::encryption::{self, EncryptionKey, EncryptionTarget};
use super::file_lock::{FileLock, LockOutcome, acquire_lock, open_window, take_over_lock};
use super::paths::sibling_path;
use super::read::{kind_to_write_error, parse_document, read_deliberation_file, to_write_error};
use super::source_text::SourceText;
use super::state_name::resolve_path;
use super::versions;
use super::watch::{FileFingerprint, KnownFolder, QuietWatch};
use super::write::{
    SaveError, can_create_files_in, find_read_only_reason, lock_folder, parent_folder, write_atomic_if, write_new_file,
};

/// A file that is open for editing: its path, the text it was read from, and the content that is known to be on disk.
#[derive(Debug)]
pub struct OpenFile {
    path: PathBuf,
    source: Arc<SourceText>,
    /// The content that was last read from the file or written to it; `None` while there is no file yet.
    on_disk: Option<KnownContent>,
    /// The content of a write in progress, or of the last write that failed. That write can have reached the disk
    /// nevertheless; if this content is found in the file, it is not a change of another program.
    pending: Option<KnownContent>,
    /// The copy beside the file, written when the file itself could not be replaced.
    side_copy: Option<PathBuf>,
    /// The metadata of the file at the last check. A file with equal metadata is not read again.
    fingerprint: Option<FileFingerprint>,
    /// The state folder, and the name under which this window writes its emergency copy.
    slot: Option<EmergencySlot>,
    /// Shows other windows that the emergency copy of this window is in use.
    window_lock: OnceCell<Option<FileLock>>,
    /// The emergency copies of earlier windows whose work was offered in this one.
    adopted_copies: RefCell<Vec<EmergencyCopy>>,
    /// The folder that the file was opened in; `None` while there is no file yet.
    folder: Option<KnownFolder>,
    /// Whether the caller knows that the folder is missing or another one.
    is_folder_gone: bool,
    quiet_watch: QuietWatch,
    lock: Option<FileLock>,
    read_only_reason: Option<ReadOnlyReason>,
    /// The key of an encrypted file.
    encryption_key: Option<EncryptionKey>,
}

/// How many times a save is attempted if the file keeps changing between the comparison and the rename.
const MAX_ATTEMPTS: usize = 5;

#[derive(Debug)]
struct KnownContent {
    bytes: Vec<u8>,
    /// The text of an encrypted file.
    decrypted_text: Option<String>,
    document: Deliberation,
}

impl KnownContent {
    fn has_text(&self, text: &str) -> bool {
        self.decrypted_text.as_ref().map_or(self.bytes.as_slice(), |decrypted| decrypted.as_bytes()) == text.as_bytes()
    }
}

impl OpenFile {
    /// Loads the file at `path`.
    ///
    /// # Errors
    /// Returns why the file cannot be read, or all errors of its text.
    pub fn load(path: &Path) -> Result<OpenFile, Vec<FileError>> {
        OpenFile::load_with_key(path, None)
    }

    /// Loads the file at `path`, and decrypts it with `key` if it is encrypted.
    ///
    /// # Errors
    /// Returns the errors of [`load`](OpenFile::load), or why the file cannot be decrypted.
    pub fn load_with_key(path: &Path, key: Option<&EncryptionKey>) -> Result<OpenFile, Vec<FileError>> {
        let loaded = OpenFile::try_load(path, key);
        log_load(path, &loaded);
        loaded
    }

    fn try_load(path: &Path, key: Option<&EncryptionKey>) -> Result<OpenFile, Vec<FileError>> {
        let fingerprint = FileFingerprint::read(path);
        let bytes = read_deliberation_file(path).map_err(|kind| vec![FileError { position: None, kind }])?;
        let (bytes, decrypted) = encryption::decrypt_if_encrypted(bytes, key)?;
        let source = SourceText::parse(decrypted.as_ref().map_or(&bytes, |decrypted| &decrypted.text))?;
        let known = new_known_content(bytes, decrypted.is_some(), &source);
        let shared_reason =
            decrypted.as_ref().is_some_and(|decrypted| decrypted.is_shared).then_some(ReadOnlyReason::OtherRecipients);
        let read_only_reason = find_read_only_reason(path).or(shared_reason);
        let key = decrypted.map(|decrypted| decrypted.key);
        Ok(OpenFile {
            fingerprint,
            folder: KnownFolder::of_file(path),
            on_disk: Some(known),
            read_only_reason,
            encryption_key: key,
            ..OpenFile::from_source(path.to_owned(), source)
        })
    }

    /// Creates an open file from `text`. The file at `path` is created by the first save.
    ///
    /// # Errors
    /// Returns the errors of the text.
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
            slot: None,
            window_lock: OnceCell::new(),
            adopted_copies: RefCell::default(),
            folder: None,
            is_folder_gone: false,
            quiet_watch: QuietWatch::default(),
            lock: None,
            read_only_reason: None,
            encryption_key: None,
        }
    }

    /// Sets how long a file that another program changes must stay the same before its content is read or replaced. By
    /// default every change is read at once.
    #[must_use]
    pub fn with_quiet_time(mut self, quiet_time: Duration) -> OpenFile {
        self.quiet_watch.quiet_time = quiet_time;
        self
    }

    /// Sets the key with which every save encrypts the file.
    #[must_use]
    pub(super) fn with_encryption_key(self, key: Option<EncryptionKey>) -> OpenFile {
        OpenFile { encryption_key: key, ..self }
    }

    /// Returns the key of an encrypted file, or `None` if the file is not encrypted.
    pub fn encryption_key(&self) -> Option<&EncryptionKey> {
        self.encryption_key.as_ref()
    }

    /// Returns the bytes of a text on disk, encrypted if the file has a key.
    fn encode(&self, text: &str) -> Result<Vec<u8>, WriteError> {
        let Some(key) = &self.encryption_key else { return Ok(text.as_bytes().to_vec()) };
        encryption::encrypt(text.as_bytes(), &EncryptionTarget::OwnKey(key.clone())).map_err(WriteError::from)
    }

    /// Sets the state folder and acquires the lock of the file. If another instance holds the lock, the file is
    /// read-only.
    #[must_use]
    pub fn acquire_lock(self, state: &Path, now: Moment) -> OpenFile {
        let outcome = acquire_lock(state, &self.path, now);
        self.with_lock_outcome(outcome, state)
    }

    /// Sets the state folder and takes the lock of the file over from the instance that holds it.
    #[must_use]
    pub fn take_over_lock(self, state: &Path, now: Moment) -> OpenFile {
        let outcome = take_over_lock(state, &self.path, now);
        self.with_lock_outcome(outcome, state)
    }

    fn with_lock_outcome(mut self, outcome: LockOutcome, state: &Path) -> OpenFile {
        self.slot = Some(EmergencySlot::new(state.to_owned()));
        let lock = match &outcome {
            LockOutcome::Acquired(_) => "acquired",
            LockOutcome::HeldByOther(_) => "held-by-other",
            LockOutcome::Unsupported => "unsupported",
        };
        event_log::info("file-locked", &[("file", Field::File(&self.path)), ("lock", lock.into())]);
        match outcome {
            LockOutcome::Acquired(lock) => self.lock = Some(lock),
            LockOutcome::HeldByOther(since) => {
                self.read_only_reason = self.read_only_reason.or(Some(ReadOnlyReason::OpenElsewhere(since)))
            }
            // Without locks, two instances still do not overwrite each other: each save compares the content first.
            LockOutcome::Unsupported => {}
        }
        self
    }

    /// Returns the document that was last read from the file. A save does not change it.
    pub fn document(&self) -> &Deliberation {
        self.source.document()
    }

    /// Returns the text the file was read from, in a form that can be sent to another thread.
    pub fn source(&self) -> Arc<SourceText> {
        self.source.clone()
    }

    /// Returns the keys and tables of the file that the program does not know.
    pub fn find_unknown_keys(&self) -> Vec<UnknownKey> {
        self.source.find_unknown_keys()
    }

    /// Returns the marks of a merge within the texts of the file, which are valid there.
    pub fn find_merge_conflicts(&self) -> Vec<FileError> {
        self.source.find_merge_conflicts()
    }

    /// Returns the bytes that were last read from the file or written to it.
    pub fn base_bytes(&self) -> Option<&[u8]> {
        self.on_disk.as_ref().map(|known| known.bytes.as_slice())
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns why the file is read-only, or `None` if it can be saved.
    pub fn read_only_reason(&self) -> Option<ReadOnlyReason> {
        self.read_only_reason
    }

    /// Returns the text of `document`, as [`SourceText::render_text`] does.
    pub fn render_text(&self, document: &Deliberation) -> String {
        self.source.render_text(document)
    }

    /// Saves `document`. If another program has changed the file, nothing is written: the outcome contains that change,
    /// and later saves write into the changed text.
    pub fn save(&mut self, document: &Deliberation, now: Moment) -> SaveOutcome {
        let path = self.path.clone();
        let is_done = |outcome: &SaveOutcome| *outcome == SaveOutcome::Done;
        event_log::record_outcome("saved", &[("file", Field::File(&path))], is_done, || {
            match self.try_save(document, now) {
                Ok(outcome) => outcome,
                Err(SaveError::Failed(error)) => SaveOutcome::Failed(error),
                // Another program writes again and again: the save is tried again later.
                Err(SaveError::ChangedOnDisk) => SaveOutcome::Failed(WriteError::FileChanging),
                // The work is kept beside a file that cannot be replaced.
                Err(SaveError::ReplaceFailed(reason)) => match self.keep_our_copy(document, "unsaved", now) {
                    Ok(copy) => SaveOutcome::ReplaceFailed(reason, copy),
                    Err(_) => SaveOutcome::Failed(WriteError::System(reason)),
                },
            }
        })
    }

    fn try_save(&mut self, document: &Deliberation, now: Moment) -> Result<SaveOutcome, SaveError> {
        if let Some(reason) = self.read_only_reason {
            return Err(SaveError::Failed(WriteError::ReadOnly(reason)));
        }
        let text = self.render_text(document);
        match parse_document(text.as_bytes()) {
            Ok(parsed) if parsed == *document => {}
            Ok(_) => return Err(SaveError::Failed(WriteError::VerificationFailed)),
            // The reader would reject the file, for example because comments make it too large.
            Err(errors) => return Err(SaveError::Failed(to_write_error(errors))),
        }
        let to_save_error = |error| SaveError::Failed(kind_to_write_error(FileErrorKind::Read(error)));
        if let Some(problem) = self.folder.as_ref().and_then(KnownFolder::find_problem) {
            // A save would create the file in a folder where nobody would look for it, for example in the mount point
            // of a disk that is not mounted.
            self.is_folder_gone = true;
            return Err(SaveError::Failed(WriteError::FolderGone(problem)));
        }
        // Encryption takes a while, so it happens before the folder is locked.
        let bytes =
            if self.has_text_on_disk(&text) { Vec::new() } else { self.encode(&text).map_err(SaveError::Failed)? };
        let _folder_lock = lock_folder(parent_folder(&resolve_path(&self.path)));
        for _ in 0..MAX_ATTEMPTS {
            let current = self.read_current().map_err(to_save_error)?;
            match self.save_over(current, (&text, &bytes), document, now) {
                Err(SaveError::ChangedOnDisk) => {}
                result => return result,
            }
        }
        Err(SaveError::ChangedOnDisk)
    }

    /// Returns whether the file is known to contain `text`. After a failed write the content is not known, because the
    /// write can have reached the disk.
    fn has_text_on_disk(&self, text: &str) -> bool {
        self.pending.is_none() && self.on_disk.as_ref().is_some_and(|known| known.has_text(text))
    }

    /// Replaces the content `current` of the file with `bytes`, the encoded `text`, unless `current` was written by
    /// another program.
    fn save_over(
        &mut self,
        current: Option<Vec<u8>>,
        (text, bytes): (&str, &[u8]),
        document: &Deliberation,
        now: Moment,
    ) -> Result<SaveOutcome, SaveError> {
        let expected = current.clone();
        let is_on_disk = self.has_text_on_disk(text);
        match self.compare_with_known(current) {
            Some(ExternalFileEvent::Changed(change)) => return Ok(SaveOutcome::ChangedOnDisk(Some(change))),
            Some(ExternalFileEvent::Changing) => return Err(SaveError::Failed(WriteError::FileChanging)),
            Some(ExternalFileEvent::Unreadable(_)) => {
                let copy = self.keep_our_copy(document, "conflict", now).map_err(SaveError::Failed)?;
                return Ok(SaveOutcome::UnreadableOnDisk(copy));
            }
            _ => {}
        }
        if !is_on_disk {
            if let (Some(slot), Some(known), None) = (&self.slot, &self.on_disk, &self.encryption_key) {
                // A failure to keep the earlier version does not make the save fail. Encrypted files have no earlier
                // versions, so that no more copies exist than necessary.
                drop(versions::keep_version(&slot.state, &self.path, &known.bytes, now));
            }
            let decrypted_text = self.encryption_key.is_some().then(|| text.to_owned());
            self.pending = Some(KnownContent { bytes: bytes.to_vec(), decrypted_text, document: document.clone() });
            let path = self.path.clone();
            let is_unchanged = || matches!(read_if_present(&path), Ok(current) if current == expected);
            write_atomic_if(&path, bytes, is_unchanged).inspect_err(|error| {
                if matches!(error, SaveError::ChangedOnDisk) {
                    // The write stopped before the rename.
                    self.pending = None;
                }
            })?;
            self.on_disk = self.pending.take();
            self.fingerprint = FileFingerprint::read(&self.path);
            self.folder = self.folder.take().or_else(|| KnownFolder::of_file(&self.path));
        }
        if let Some(copy) = self.side_copy.take() {
            // The file now has the content of the copy, or newer content.
            drop(fs::remove_file(copy));
        }
        Ok(SaveOutcome::Done)
    }

    /// Writes `document` to a new file beside the file, and removes the previous copy.
    fn keep_our_copy(&mut self, document: &Deliberation, kind: &str, now: Moment) -> Result<PathBuf, WriteError> {
        let bytes = self.encode(&self.render_text(document))?;
        let path = sibling_path(&self.path, kind, now);
        write_new_file(&path, &bytes)?;
        if let Some(old) = self.side_copy.replace(path.clone()) {
            drop(fs::remove_file(old));
        }
        Ok(path)
    }

    /// Writes the content of the file, as last read, to a new file beside it. This keeps the version of another program
    /// before a save replaces it after a conflict.
    ///
    /// # Errors
    /// Returns why the copy could not be written.
    pub fn keep_their_copy(&self, now: Moment) -> Result<PathBuf, WriteError> {
        let path = sibling_path(&self.path, "conflict", now);
        write_new_file(&path, self.base_bytes().unwrap_or_default())?;
        Ok(path)
    }

    /// Checks whether another program changed the file or took over the lock. Returns `None` if nothing changed. A file
    /// with the same metadata as before is not read.
    pub fn check_for_changes(&mut self) -> Option<ExternalFileEvent> {
        let found = self.find_change();
        if let Some(event) = &found {
            event_log::info("file-changed", &[("file", Field::File(&self.path)), ("event", Field::Variant(event))]);
        }
        found
    }

    fn find_change(&mut self) -> Option<ExternalFileEvent> {
        if let Some(since) = self.lock.as_mut().and_then(FileLock::check_taken_over) {
            // Unsaved changes are still saved once: the save compares the content, so it does not overwrite the changes
            // of the other instance.
            self.lock = None;
            // The other instance was offered the emergency copies of earlier windows, and now decides about them.
            self.adopted_copies.take();
            return Some(ExternalFileEvent::LockTakenOver(since));
        }
        match self.folder.as_ref().and_then(KnownFolder::find_problem) {
            // The problem is reported once.
            Some(_) if self.is_folder_gone => return None,
            Some(problem) => {
                self.is_folder_gone = true;
                return Some(ExternalFileEvent::FolderGone(problem));
            }
            None if self.is_folder_gone => {
                self.is_folder_gone = false;
                return Some(ExternalFileEvent::FolderReturned);
            }
            None => {}
        }
        let fingerprint = FileFingerprint::read(&self.path);
        if self.on_disk.is_none() || (fingerprint.is_some() && fingerprint == self.fingerprint) {
            return None;
        }
        self.fingerprint = fingerprint;
        match self.read_current() {
            Ok(None) => Some(ExternalFileEvent::Deleted { can_be_written: self.can_be_written_again() }),
            Ok(current) => match (self.compare_with_known(current), read_deliberation_file(&self.path)) {
                // If a folder or a pipe has replaced the file, the error names that.
                (Some(ExternalFileEvent::Unreadable(_)), Err(kind)) => {
                    Some(ExternalFileEvent::Unreadable(vec![FileError { position: None, kind }]))
                }
                (Some(ExternalFileEvent::Changing), _) => {
                    // The next check must read the file again.
                    self.fingerprint = None;
                    Some(ExternalFileEvent::Changing)
                }
                (found, _) => found,
            },
            Err(_) => None,
        }
    }

    /// Returns whether a save can create the file again after it was deleted.
    fn can_be_written_again(&self) -> bool {
        // A link is not replaced by a file, because its target may only be on a disk that is not mounted.
        self.read_only_reason.is_none()
            && !self.path.is_symlink()
            && can_create_files_in(parent_folder(&resolve_path(&self.path)))
    }

    fn read_current(&self) -> Result<Option<Vec<u8>>, ReadError> {
        read_if_present(&self.path)
    }

    /// Compares the content of the file with the known content. A change of another program becomes the new source
    /// text, and is returned.
    fn compare_with_known(&mut self, current: Option<Vec<u8>>) -> Option<ExternalFileEvent> {
        let current = current?;
        let is = |known: &Option<KnownContent>| known.as_ref().is_some_and(|known| known.bytes == current);
        if is(&self.on_disk) {
            return None;
        }
        if is(&self.pending) {
            self.on_disk = self.pending.take();
            return None;
        }
        if self.on_disk.is_none() {
            // Another program created a file with the same name before the first save. The two documents have no common
            // base, so they are not merged.
            return Some(ExternalFileEvent::Unreadable(Vec::new()));
        }
        let current_length = current.len();
        let read =
            encryption::decrypt_if_encrypted(current, self.encryption_key.as_ref()).and_then(|(bytes, decrypted)| {
                let source = SourceText::parse(decrypted.as_ref().map_or(&bytes, |decrypted| &decrypted.text))?;
                Ok((new_known_content(bytes, decrypted.is_some(), &source), source))
            });
        let is_shorter = |known: &KnownContent| current_length < known.bytes.len();
        let is_suspicious = read.is_err() || self.on_disk.as_ref().is_some_and(is_shorter);
        if !self.quiet_watch.is_quiet(FileFingerprint::read(&self.path), is_suspicious) {
            return Some(ExternalFileEvent::Changing);
        }
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

    /// Saves unsaved work to an emergency copy, and returns the path of the copy.
    ///
    /// # Errors
    /// Returns an error if the file has no state folder, or the folder cannot be written to.
    pub fn save_emergency_copy(
        &self,
        document: &Deliberation,
        drafts: &[Draft],
        now: Moment,
    ) -> Result<PathBuf, WriteError> {
        let slot = self.slot.as_ref().ok_or(WriteError::NoAnswer)?;
        self.window_lock.get_or_init(|| open_window(&slot.state, &slot.window, now));
        let work = (document, drafts);
        let base = (&*self.source, self.base_bytes());
        let copy = emergency_copy::save_emergency_copy(slot, &self.path, base, self.encryption_key(), work, now)?;
        self.adopted_copies.borrow_mut().retain(|adopted| {
            let is_contained = adopted.is_contained_in(document, drafts);
            if is_contained {
                emergency_copy::delete_copy(&adopted.path);
            }
            !is_contained
        });
        Ok(copy)
    }

    /// Returns the place of the emergency copy of this window.
    pub fn emergency_slot(&self) -> Option<&EmergencySlot> {
        self.slot.as_ref()
    }

    /// Returns the newest emergency copy of the file, if there is one that can be read. The copies of other windows
    /// that still run are not returned.
    pub fn load_emergency_copy(&self) -> Option<RescuedWork> {
        let slot = self.slot.as_ref()?;
        let file = (self.document(), self.base_bytes());
        let mut copies = emergency_copy::find_copies(slot, &self.path, file, self.encryption_key()).into_iter();
        let newest = copies.next()?;
        event_log::info("emergency-copy-found", &[("file", Field::File(&self.path))]);
        let work = newest.work.clone();
        // An older copy with other work stays, and is offered at the next start.
        let has_same_drafts = |copy: &EmergencyCopy| copy.work.drafts.iter().all(|draft| work.drafts.contains(draft));
        let contained =
            copies.filter(|copy| has_same_drafts(copy) && copy.is_contained_in(&work.document, &work.drafts));
        self.adopted_copies.replace(std::iter::once(newest).chain(contained).collect());
        Some(work)
    }

    /// Returns whether the emergency copy that was loaded was written under the name of another window, `slot`.
    pub fn has_loaded_copy_of(&self, slot: &EmergencySlot) -> bool {
        let path = slot.copy_path(&self.path);
        self.adopted_copies.borrow().first().is_some_and(|copy| copy.path == path)
    }

    /// Deletes the emergency copy of this window, and the copies whose work it was offered. Copies of other windows
    /// stay.
    pub fn delete_emergency_copy(&self) {
        self.adopted_copies.take().iter().for_each(|adopted| emergency_copy::delete_copy(&adopted.path));
        if let Some(slot) = &self.slot {
            slot.delete(&self.path);
        }
    }

    /// Moves the emergency copies whose work was offered, and the copy of this window, which may contain that work by
    /// now, to the trash. `rest` is the work that is kept: it is written to a new copy before the copies of other
    /// windows are moved. Returns the result of writing it.
    pub fn discard_emergency_copy(
        &self,
        rest: Option<(&Deliberation, &[Draft])>,
        now: Moment,
    ) -> Option<Result<PathBuf, WriteError>> {
        let slot = self.slot.as_ref()?;
        let adopted_copies = self.adopted_copies.take();
        slot.move_to_trash(&self.path, now);
        let written = rest.map(|(document, drafts)| self.save_emergency_copy(document, drafts, now));
        let own = slot.copy_path(&self.path);
        for adopted in adopted_copies.into_iter().filter(|adopted| adopted.path != own) {
            // The user has discarded the work. The copy is deleted even if it cannot be put into the trash.
            drop(emergency_copy::move_copy_to_trash(&adopted.path, &slot.state, now));
            emergency_copy::delete_copy(&adopted.path);
        }
        written
    }
}

fn new_known_content(bytes: Vec<u8>, is_encrypted: bool, source: &SourceText) -> KnownContent {
    let document = source.document().clone();
    KnownContent { bytes, decrypted_text: is_encrypted.then(|| source.render_text(&document)), document }
}

/// Records that a file was read, or how many errors it has and where the first is.
fn log_load(path: &Path, loaded: &Result<OpenFile, Vec<FileError>>) {
    match loaded {
        Ok(opened) => {
            let read_only = Field::Variant(&opened.read_only_reason);
            event_log::info("loaded", &[("file", Field::File(path)), ("read-only", read_only)]);
        }
        Err(errors) => {
            let first = errors.first();
            let line = first.and_then(|error| Some(error.position.as_ref()?.line)).unwrap_or(0);
            let kind = first.map(|error| &error.kind);
            let fields = [
                ("file", Field::File(path)),
                ("errors", errors.len().into()),
                ("first", Field::Variant(&kind)),
                ("line", line.into()),
            ];
            event_log::warn("not-loaded", &fields);
        }
    }
}

/// Reads a file. Returns `None` if the file does not exist, and no bytes if it is too large or not a regular file, so
/// that the result differs from every known content.
fn read_if_present(path: &Path) -> Result<Option<Vec<u8>>, ReadError> {
    match read_deliberation_file(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(FileErrorKind::Read(ReadError::NotFound | ReadError::BrokenLink)) => Ok(None),
        Err(FileErrorKind::Read(error @ (ReadError::PermissionDenied | ReadError::Other(_)))) => Err(error),
        Err(_) => Ok(Some(Vec::new())),
    }
}
