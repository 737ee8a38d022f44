//! Emergency copies: unsaved work in the state folder, offered at the next start. An emergency copy is a deliberation
//! file with one more table, `[rescue]`, which contains the path of the original file and the unfinished inputs. The
//! file with the ending `.base` beside the copy is the content that the original had at that time, so that a later
//! change of another program is merged and not reverted.
//!
//! An emergency copy belongs to a deliberation, not to a path: a file that was moved finds its copy, and another
//! deliberation at the old path does not. Each window of the program writes a copy of its own, and a copy of a window
//! that still runs is left alone.
//!
//! An emergency copy is read as far as possible, also if it exceeds the limits of a deliberation's file. A copy that
//! cannot be read at all is named and kept.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use crate::event_log::{self, Field};
use crate::messages::{
    Draft, ENCRYPTED_SUFFIX, EncryptionError, FileError, FileErrorKind, ReadError, RescuedWork, WriteError,
    has_encrypted_extension,
};
use pesee_core::deliberation::{Deliberation, Head, Moment, Visit, merge};
use pesee_core::format::{MAX_BYTES, find_table, parse_leniently, to_moment};

use super::encryption::{self, EncryptionKey, EncryptionTarget};
use super::file_lock::{forget_window, is_locked, is_window_open, new_window_name};
use super::identity::{derive_id, has_identity, is_same_deliberation};
use super::own_files::{
    RESCUE_FOLDER, create_own_folder, find_own_folder, read_own_file, read_own_file_within, write_own_file,
};
use super::paths::next_free_path;
use super::read::{is_name_taken, parse_document, read_deliberation_file};
use super::source_text::SourceText;
use super::state_name::{resolve_path, state_name};
use super::trash::move_to_trash;
use super::write::to_system_error;

/// The table that names the original file.
const RESCUE_TABLE: &str = "rescue";

/// The state folder and the name of one window of the program, which together name its emergency copies.
#[derive(Clone, Debug)]
pub struct EmergencySlot {
    pub(super) state: PathBuf,
    pub(super) window: String,
}

impl EmergencySlot {
    /// Creates a slot with a window name that no other window has.
    pub fn new(state: PathBuf) -> EmergencySlot {
        EmergencySlot { state, window: new_window_name() }
    }

    /// Returns the path of the emergency copy of the file at `path`. The copy of an encrypted file is encrypted, and
    /// has the ending of an encrypted file.
    pub(super) fn copy_path(&self, path: &Path) -> PathBuf {
        let ending = if has_encrypted_extension(path) { ENCRYPTED_SUFFIX } else { ".toml" };
        self.state.join(RESCUE_FOLDER).join([&state_name(path), "-", &self.window, ending].concat())
    }

    /// Moves the emergency copy of this window for the file at `path` to the trash. The window goes on.
    pub(super) fn move_to_trash(&self, path: &Path, now: Moment) {
        let copy = self.copy_path(path);
        // The user has discarded the work. The copy is deleted even if it cannot be put into the trash.
        drop(move_to_trash(&copy, &self.state, now));
        drop(fs::remove_file(&copy));
        drop(fs::remove_file(base_path(&copy)));
    }

    /// Deletes the emergency copy of this window for the file at `path`.
    pub(super) fn delete(&self, path: &Path) {
        delete_copy(&self.copy_path(path));
    }
}

/// An emergency copy that was read.
#[derive(Debug)]
pub(super) struct EmergencyCopy {
    /// The path of the copy.
    pub(super) path: PathBuf,
    /// The path of the original file when the copy was written.
    file: PathBuf,
    /// The content of the original file at that time.
    base_bytes: Option<Vec<u8>>,
    pub(super) work: RescuedWork,
}

fn base_path(copy: &Path) -> PathBuf {
    copy.with_extension("base")
}

/// Writes an emergency copy and returns its path. `base` is the content of the file when it was last read or written.
/// The emergency copy of an encrypted file is encrypted too.
///
/// # Errors
/// Returns an error if the state folder cannot be written to.
pub fn save_emergency_copy(
    slot: &EmergencySlot,
    path: &Path,
    (source, base): (&SourceText, Option<&[u8]>),
    key: Option<&EncryptionKey>,
    (document, drafts): (&Deliberation, &[Draft]),
    now: Moment,
) -> Result<PathBuf, WriteError> {
    let fields = [("file", Field::File(path)), ("drafts", drafts.len().into())];
    event_log::record_outcome("emergency-copy-written", &fields, Result::is_ok, || {
        // The reason names the folder: the file itself may be saved.
        let to_state_error = |error: WriteError| match error {
            WriteError::System(_) if slot.state.is_file() => WriteError::StateFolder(slot.state.clone(), None),
            WriteError::System(reason) => WriteError::StateFolder(slot.state.clone(), Some(reason)),
            error => error,
        };
        let write = |path: &Path, bytes: &[u8]| write_own_file(path, bytes).map_err(to_state_error);
        create_own_folder(&slot.state, RESCUE_FOLDER).map_err(|error| to_state_error(to_system_error(error)))?;
        let at = slot.copy_path(path);
        let text = add_rescue_table(&source.render_text(document), path, drafts, now);
        match base {
            Some(base) if read_own_file(&base_path(&at)).is_ok_and(|known| known == base) => {}
            Some(base) => write(&base_path(&at), base)?,
            // A file that was never saved has no base. A base file that does not exist is no error.
            None => drop(fs::remove_file(base_path(&at))),
        }
        match key {
            Some(key) => write(
                &at,
                &encryption::encrypt(text.as_bytes(), &EncryptionTarget::OwnKey(key.clone()))
                    .map_err(WriteError::from)?,
            )?,
            None => write(&at, text.as_bytes())?,
        }
        Ok(at)
    })
}

fn add_rescue_table(text: &str, path: &Path, drafts: &[Draft], now: Moment) -> String {
    let mut document: DocumentMut = text.parse().unwrap_or_default();
    let mut table = Table::new();
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    table.insert("file", Item::Value(Value::from(absolute.to_string_lossy().as_ref())));
    if let Ok(at) = now.to_rfc3339().parse::<toml_edit::Datetime>() {
        table.insert("at", Item::Value(Value::from(at)));
    }
    let drafts: Array = drafts
        .iter()
        .map(|draft| {
            [("place", draft.field_path.as_str()), ("text", draft.text.as_str())].into_iter().collect::<InlineTable>()
        })
        .collect();
    table.insert("half", Item::Value(Value::Array(drafts)));
    document.insert(RESCUE_TABLE, Item::Table(table));
    document.to_string()
}

/// The largest emergency copy that is read. The work in memory can exceed the limit of a file, and the drafts are
/// added.
const MAX_COPY_BYTES: u64 = 8 * MAX_BYTES;

/// Decrypts the bytes of an emergency copy or of its base file if necessary.
fn decrypt(bytes: Vec<u8>, key: Option<&EncryptionKey>) -> Option<Vec<u8>> {
    let (bytes, decrypted) = encryption::decrypt_if_encrypted(bytes, key).ok()?;
    Some(decrypted.map_or(bytes, |decrypted| decrypted.text))
}

/// Reads the emergency copy at `at`.
fn read_copy(at: &Path, key: Option<&EncryptionKey>) -> Option<EmergencyCopy> {
    let bytes = decrypt(read_own_file_within(at, MAX_COPY_BYTES).ok()?, key)?;
    let document = parse_document(&bytes).ok().or_else(|| parse_leniently(&bytes))?;
    let text = std::str::from_utf8(&bytes).ok()?;
    let (root, _) = toml::de::DeTable::parse_recoverable(text);
    let table = find_table(root.get_ref(), RESCUE_TABLE)?;
    let text_of = |table: &toml::de::DeTable<'_>, key: &str| Some(table.get(key)?.get_ref().as_str()?.to_owned());
    let file = PathBuf::from(text_of(table, "file")?);
    let rescued_at = table.get("at").and_then(|at| to_moment(at.get_ref().as_datetime()?))?;
    let drafts =
        table.get("half").and_then(|array| array.get_ref().as_array()).into_iter().flat_map(|array| array.iter());
    let drafts = drafts.filter_map(|draft| {
        let draft = draft.get_ref().as_table()?;
        Some(Draft { field_path: text_of(draft, "place")?, text: text_of(draft, "text")? })
    });
    let drafts = drafts.collect();
    let base_bytes = read_own_file(&base_path(at)).ok();
    let base = base_bytes.clone().and_then(|bytes| decrypt(bytes, key)).and_then(|bytes| parse_document(&bytes).ok());
    let work = RescuedWork { rescued_at, document, base, drafts };
    Some(EmergencyCopy { path: at.to_owned(), file, base_bytes, work })
}

impl EmergencyCopy {
    /// Returns the head of the deliberation to which the copy belongs.
    fn head(&self) -> &Head {
        self.work.base.as_ref().unwrap_or(&self.work.document).head()
    }

    /// Returns whether a file with this head and these bytes contains the deliberation of the copy.
    fn is_of(&self, head: &Head, bytes: Option<&[u8]>) -> bool {
        let ours = self.head();
        if has_identity(ours) || has_identity(head) {
            // The file can have got its id after the copy was written.
            let has_new_id = || ours.id.is_none() && head.id.as_ref() == Some(&derive_id(&self.file, ours));
            is_same_deliberation(ours, head) || has_new_id()
        } else {
            ours.title == head.title || bytes.is_some() && bytes == self.base_bytes.as_deref()
        }
    }

    /// Returns whether the deliberation of the copy is still in the file for which the copy was written.
    fn is_in_original_file(&self) -> bool {
        let Ok(bytes) = read_deliberation_file(&self.file) else { return false };
        match parse_document(&bytes) {
            Ok(document) => self.is_of(document.head(), Some(&bytes)),
            // A damaged file is still the file of the copy. For an encrypted one, only the content tells.
            Err(_) => !encryption::is_age_file(&bytes) || Some(bytes) == self.base_bytes,
        }
    }

    /// Returns whether the copy belongs to the file at `path` with this document and these bytes.
    fn belongs_to(&self, path: &Path, document: &Deliberation, bytes: Option<&[u8]>) -> bool {
        let is_same_file = resolve_path(&self.file) == resolve_path(path);
        self.is_of(document.head(), bytes) && (is_same_file || !self.is_in_original_file())
    }

    /// Returns the path at which the work can be opened: the path of its file, or a free one beside it if another
    /// deliberation has taken that path.
    fn choose_path(&self) -> PathBuf {
        if is_name_taken(&self.file) && !self.is_in_original_file() {
            next_free_path(&self.file)
        } else {
            self.file.clone()
        }
    }

    /// Returns whether the work of this copy is part of `document` and `drafts`.
    pub(super) fn is_contained_in(&self, document: &Deliberation, drafts: &[Draft]) -> bool {
        let base = self.work.base.as_ref().unwrap_or(&self.work.document);
        let has_draft = |draft: &Draft| drafts.iter().any(|known| known.field_path == draft.field_path);
        // The agreements of a visit are the only part of the log that somebody wrote.
        let has_agreement = |visit: &Visit| {
            visit.agreed.is_none()
                || document.visits().iter().any(|known| known.at == visit.at && known.agreed == visit.agreed)
        };
        self.work.drafts.iter().all(has_draft)
            && self.work.document.visits().iter().all(has_agreement)
            && merge(base, document, &self.work.document).0.changes.iter().all(|change| change.path.is_log())
    }
}

/// Returns the paths of the emergency copies that no other running window writes.
fn list_copies(state: &Path, own_window: Option<&str>) -> Vec<PathBuf> {
    let folder = find_own_folder(state, RESCUE_FOLDER).and_then(|folder| fs::read_dir(folder).ok());
    let is_free = |path: &PathBuf| {
        let window = window_of(path).unwrap_or_default();
        Some(window.as_str()) == own_window || !is_window_open(state, &window)
    };
    let entries = folder.into_iter().flatten().flatten().map(|entry| entry.path());
    let has_ending =
        |path: &PathBuf| path.extension().is_some_and(|end| end == "toml") || has_encrypted_extension(path);
    entries.filter(has_ending).filter(is_free).collect()
}

/// Returns whether the window that wrote the emergency copy at `path` still runs.
pub(super) fn is_copy_in_use(state: &Path, path: &Path) -> bool {
    is_window_open(state, &window_of(path).unwrap_or_default())
}

/// Returns the name of the window that wrote the emergency copy at `path`.
fn window_of(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?.split('.').next()?;
    Some(name.rsplit('-').next()?.to_owned())
}

/// Returns whether the name of the emergency copy says that it was written for the file at `path`.
fn is_named_after(copy: &Path, path: &Path) -> bool {
    let name = copy.file_name().unwrap_or_default().to_string_lossy().into_owned();
    name.starts_with(&state_name(path))
}

/// Finds the emergency copies of a file that can be read, the newest first. `bytes` is the content of the file.
pub(super) fn find_copies(
    slot: &EmergencySlot,
    path: &Path,
    (document, bytes): (&Deliberation, Option<&[u8]>),
    key: Option<&EncryptionKey>,
) -> Vec<EmergencyCopy> {
    let is_encrypted = has_encrypted_extension(path) || key.is_some();
    let may_belong = |copy: &PathBuf| {
        // Decrypting every copy would take too long: a passphrase takes a second.
        has_encrypted_extension(copy) == is_encrypted
            && (!is_encrypted
                || is_named_after(copy, path)
                || bytes.is_some() && read_own_file(&base_path(copy)).ok().as_deref() == bytes)
    };
    let copies = list_copies(&slot.state, Some(&slot.window)).into_iter().filter(may_belong);
    let mut found: Vec<EmergencyCopy> =
        copies.filter_map(|copy| read_copy(&copy, key)).filter(|copy| copy.belongs_to(path, document, bytes)).collect();
    found.sort_by(|a, b| b.work.rescued_at.cmp(&a.work.rescued_at).then_with(|| b.path.cmp(&a.path)));
    found
}

/// Returns the emergency copies that were written for the file at `path` and cannot be read, for example because the
/// disk is damaged. They are kept. A copy that is encrypted with another key is not damaged.
pub fn find_damaged_copies(state: &Path, path: &Path) -> Vec<PathBuf> {
    let is_damaged = |copy: &PathBuf| match read_own_file(copy) {
        Ok(bytes) if has_encrypted_extension(copy) => !encryption::is_age_file(&bytes),
        Ok(_) => read_copy(copy, None).is_none(),
        Err(error) => error != FileErrorKind::Read(ReadError::NotRegularFile),
    };
    let mut found: Vec<PathBuf> =
        list_copies(state, None).into_iter().filter(|copy| is_named_after(copy, path) && is_damaged(copy)).collect();
    found.sort();
    found
}

/// Finds the newest emergency copy of a file that is damaged. `errors` are the errors of the file. `None` if the file
/// itself is not the problem, for example because the passphrase is wrong.
pub fn find_copy_of_damaged_file(state: &Path, path: &Path, errors: &[FileError]) -> Option<PathBuf> {
    let is_damage = |error: &FileError| match &error.kind {
        FileErrorKind::Format(_) => true,
        FileErrorKind::Encryption(error) => *error == EncryptionError::Damaged,
        FileErrorKind::Read(_) => false,
    };
    if !errors.iter().any(is_damage) {
        return None;
    }
    let copies = list_copies(state, None).into_iter().filter(|copy| is_named_after(copy, path));
    // The time of an encrypted copy is not readable without its key.
    let dated = copies.filter_map(|copy| {
        let at = if has_encrypted_extension(&copy) { None } else { Some(read_copy(&copy, None)?.work.rescued_at) };
        Some((at, copy))
    });
    dated.max_by(|a, b| a.0.cmp(&b.0)).map(|(_, copy)| copy)
}

/// Loads every emergency copy that is not encrypted, with the path of its original file.
pub fn load_all_emergency_copies(state: &Path) -> Vec<(PathBuf, RescuedWork)> {
    let folder = find_own_folder(state, RESCUE_FOLDER).and_then(|folder| fs::read_dir(folder).ok());
    let copies = folder.into_iter().flatten().flatten().map(|entry| entry.path());
    let copies = copies.filter(|path| path.extension().is_some_and(|end| end == "toml"));
    let mut found: Vec<_> =
        copies.filter_map(|path| read_copy(&path, None)).map(|copy| (copy.file, copy.work)).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// The work of an emergency copy and the place of its deliberation.
#[derive(Debug)]
pub(super) struct UnsavedWork {
    /// The file of the deliberation, or the path at which the work can be opened if there is no such file.
    pub(super) file: PathBuf,
    /// Whether `file` contains the deliberation.
    pub(super) is_in_file: bool,
    pub(super) work: RescuedWork,
}

/// Loads the emergency copies that no running window writes, and finds their files. `find_file` returns another file
/// with the deliberation of a head, if there is one.
pub(super) fn load_unsaved_work(
    state: &Path,
    find_file: impl Fn(&dyn Fn(&Head) -> bool) -> Option<PathBuf>,
) -> Vec<UnsavedWork> {
    let copies = list_copies(state, None).into_iter().filter(|path| !has_encrypted_extension(path));
    let copies = copies.filter_map(|path| read_copy(&path, None));
    let locate = |copy: EmergencyCopy| {
        let is_in_original_file = copy.is_in_original_file();
        let moved = if is_in_original_file { None } else { find_file(&|head| copy.is_of(head, None)) };
        let is_in_file = is_in_original_file || moved.is_some();
        UnsavedWork { file: moved.unwrap_or_else(|| copy.choose_path()), is_in_file, work: copy.work }
    };
    let mut found: Vec<UnsavedWork> = copies.map(locate).filter(|unsaved| !is_locked(state, &unsaved.file)).collect();
    // The newest work of a file comes first.
    found.sort_by(|a, b| a.file.cmp(&b.file).then_with(|| b.work.rescued_at.cmp(&a.work.rescued_at)));
    found
}

/// Finds the newest emergency copy that can be opened at `path`, where no file is.
pub fn find_never_saved_copy(state: &Path, path: &Path) -> Option<PathBuf> {
    if is_name_taken(path) {
        return None;
    }
    let copies = list_copies(state, None).into_iter().filter(|path| !has_encrypted_extension(path));
    let of_path = copies.filter_map(|copy| read_copy(&copy, None));
    let of_path = of_path.filter(|copy| resolve_path(&copy.choose_path()) == resolve_path(path));
    of_path.max_by(|a, b| a.work.rescued_at.cmp(&b.work.rescued_at)).map(|copy| copy.path)
}

/// Loads the text of the emergency copy that can be opened at `path`, without the table `[rescue]`. If a text with
/// errors is read only in part, the result is a text of that part.
pub fn load_rescued_text(state: &Path, path: &Path) -> Option<String> {
    let bytes = read_own_file_within(&find_never_saved_copy(state, path)?, MAX_COPY_BYTES).ok()?;
    let parsed = std::str::from_utf8(&bytes).ok().and_then(|text| text.parse::<DocumentMut>().ok());
    let text = parsed.map(|mut document| {
        document.remove(RESCUE_TABLE);
        document.to_string()
    });
    let is_valid = |text: &String| parse_document(text.as_bytes()).is_ok();
    text.filter(is_valid).or_else(|| {
        let empty = SourceText::parse(b"format = 1\n[deliberation]\ntitle = \"\"\n").ok()?;
        Some(empty.render_text(&parse_leniently(&bytes)?))
    })
}

/// Deletes an emergency copy, after the work was saved or discarded.
pub(super) fn delete_copy(at: &Path) {
    // An error is ignored, because usually there is no copy.
    drop(fs::remove_file(at));
    drop(fs::remove_file(base_path(at)));
    if let (Some(state), Some(window)) = (at.ancestors().nth(2), window_of(at)) {
        forget_window(state, &window);
    }
}

/// Moves an emergency copy to the trash, and returns its new path.
///
/// # Errors
/// Returns an error if the copy cannot be moved. It then stays.
pub fn move_copy_to_trash(at: &Path, state: &Path, now: Moment) -> Result<PathBuf, WriteError> {
    let moved = move_to_trash(at, state, now)?;
    delete_copy(at);
    Ok(moved)
}

/// Returns the emergency copies that were written for the file at `path` and that no other window writes, whether they
/// can be read or not.
pub(super) fn list_copies_named_after(state: &Path, path: &Path) -> Vec<PathBuf> {
    list_copies(state, None).into_iter().filter(|copy| is_named_after(copy, path)).collect()
}
