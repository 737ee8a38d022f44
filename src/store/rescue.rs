//! Rescue copies: unsaved work in the state folder, offered at the next start. A rescue copy is a deliberation file
//! with one more table, `[rescue]`, which contains the path of the original file and the unfinished inputs. The file
//! with the ending `.base` beside the copy is the content that the original had at that time, so that a later change of
//! another program is merged and not reverted.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use crate::messages::{Draft, ENCRYPTED_SUFFIX, RescuedWork, WriteError, has_encrypted_extension};
use pesee_core::deliberation::{Deliberation, Moment};

use super::encryption::{self, EncryptionKey, EncryptionTarget};
use super::file_lock::is_locked;
use super::own_files::{create_own_folder, find_own_folder, read_own_file, write_own_file};
use super::read::parse_document;
use super::source_text::SourceText;
use super::state_name::state_name;
use super::write::describe_io_error;
use pesee_core::format::{find_table, to_moment};

/// The folder of the rescue copies in the state folder.
const RESCUE_FOLDER: &str = "rescue";
/// The table that names the original file.
const RESCUE_TABLE: &str = "rescue";

/// Returns the path of the rescue copy of the file at `path`. The copy of an encrypted file is encrypted, and has the
/// ending of an encrypted file.
pub fn rescue_path(state: &Path, path: &Path) -> PathBuf {
    state
        .join(RESCUE_FOLDER)
        .join(state_name(path) + if has_encrypted_extension(path) { ENCRYPTED_SUFFIX } else { ".toml" })
}

fn base_path(copy: &Path) -> PathBuf {
    copy.with_extension("base")
}

/// Writes a rescue copy and returns its path. `base` is the content of the file when it was last read or written. The
/// rescue copy of an encrypted file is encrypted too.
///
/// # Errors
/// Returns an error if the state folder cannot be written to.
pub fn save_rescue_copy(
    state: &Path,
    path: &Path,
    (source, base): (&SourceText, Option<&[u8]>),
    key: Option<&EncryptionKey>,
    (document, drafts): (&Deliberation, &[Draft]),
    now: Moment,
) -> Result<PathBuf, WriteError> {
    create_own_folder(state, RESCUE_FOLDER).map_err(|error| WriteError::System(describe_io_error(&error)))?;
    let at = rescue_path(state, path);
    let text = add_rescue_table(&source.render_text(document), path, drafts, now);
    match base {
        Some(base) if read_own_file(&base_path(&at)).is_ok_and(|known| known == base) => {}
        Some(base) => write_own_file(&base_path(&at), base)?,
        // A file that was never saved has no base. A base file that does not exist is no error.
        None => drop(fs::remove_file(base_path(&at))),
    }
    match key {
        Some(key) => write_own_file(
            &at,
            &encryption::encrypt(text.as_bytes(), &EncryptionTarget::OwnKey(key.clone())).map_err(WriteError::from)?,
        )?,
        None => write_own_file(&at, text.as_bytes())?,
    }
    Ok(at)
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

/// Loads the rescue copy of the file at `path`, if there is one that can be read.
pub(super) fn load_rescue_copy(state: &Path, path: &Path, key: Option<&EncryptionKey>) -> Option<RescuedWork> {
    let at = rescue_path(state, path);
    Some(parse_rescue_copy(&at, key)?.1)
}

/// Reads the text of a rescue copy or of its base file, decrypted if necessary.
fn read_decrypted(at: &Path, key: Option<&EncryptionKey>) -> Option<Vec<u8>> {
    let (bytes, decrypted) = encryption::decrypt_if_encrypted(read_own_file(at).ok()?, key).ok()?;
    Some(decrypted.map_or(bytes, |decrypted| decrypted.text))
}

/// Parses the rescue copy at `at`. Returns the path of the original file, and the work.
fn parse_rescue_copy(at: &Path, key: Option<&EncryptionKey>) -> Option<(PathBuf, RescuedWork)> {
    let bytes = read_decrypted(at, key)?;
    let document = parse_document(&bytes).ok()?;
    let text = std::str::from_utf8(&bytes).ok()?;
    let root = toml::de::DeTable::parse(text).ok()?;
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
    let base = read_decrypted(&base_path(at), key).and_then(|bytes| parse_document(&bytes).ok());
    Some((file, RescuedWork { rescued_at, document, base, drafts: drafts.collect() }))
}

/// Loads every rescue copy that is not encrypted, with the path of its original file.
pub fn load_all_rescue_copies(state: &Path) -> Vec<(PathBuf, RescuedWork)> {
    let folder = find_own_folder(state, RESCUE_FOLDER).and_then(|folder| fs::read_dir(folder).ok());
    let entries = folder.into_iter().flatten().flatten();
    let copies = entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "toml"));
    let mut found: Vec<_> = copies.filter_map(|path| parse_rescue_copy(&path, None)).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// Loads the rescue copies as [`load_all_rescue_copies`] does, without those of files that are open in another
/// instance, because that instance saves them.
pub(super) fn load_unlocked_rescue_copies(state: &Path) -> Vec<(PathBuf, RescuedWork)> {
    load_all_rescue_copies(state).into_iter().filter(|(file, _)| !is_locked(state, file)).collect()
}

/// Deletes the rescue copy of the file at `path`, after the work was saved or discarded.
pub fn delete_rescue_copy(state: &Path, path: &Path) {
    let at = rescue_path(state, path);
    // An error is ignored, because usually there is no copy.
    drop(fs::remove_file(&at));
    drop(fs::remove_file(base_path(&at)));
}

/// Loads the text of a rescue copy without the table `[rescue]`.
pub fn load_rescued_text(state: &Path, path: &Path) -> Option<String> {
    let bytes = read_own_file(&rescue_path(state, path)).ok()?;
    let mut document: DocumentMut = std::str::from_utf8(&bytes).ok()?.parse().ok()?;
    document.remove(RESCUE_TABLE);
    Some(document.to_string())
}
