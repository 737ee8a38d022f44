//! Rescue copies: unsaved work in the state folder, offered at the next start. A rescue copy is a deliberation file
//! with one more table, `[rescue]`, which contains the path of the original file and the unfinished inputs. The file
//! with the ending `.base` beside the copy is the content that the original had at that time, so that a later change of
//! another program is merged and not reverted.
//!
//! A rescue copy is read as far as possible, also if it exceeds the limits of a deliberation's file. A copy that cannot
//! be read at all is renamed and kept.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use crate::messages::{Draft, ENCRYPTED_SUFFIX, RescuedWork, WriteError, has_encrypted_extension};
use pesee_core::deliberation::{Deliberation, Moment};

use super::encryption::{self, EncryptionKey, EncryptionTarget};
use super::file_lock::is_locked;
use super::read::{is_name_taken, parse_document, read_regular_file};
use super::source_text::SourceText;
use super::state_name::state_name;
use super::write::write_atomic;
use pesee_core::format::{MAX_BYTES, find_table, parse_leniently, to_moment};

/// The table that names the original file.
const RESCUE_TABLE: &str = "rescue";

/// Returns the path of the rescue copy of the file at `path`. The copy of an encrypted file is encrypted, and has the
/// ending of an encrypted file.
pub fn rescue_path(state: &Path, path: &Path) -> PathBuf {
    state.join("rescue").join(state_name(path) + if has_encrypted_extension(path) { ENCRYPTED_SUFFIX } else { ".toml" })
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
    let at = rescue_path(state, path);
    let text = add_rescue_table(&source.render_text(document), path, drafts, now);
    match base {
        Some(base) if fs::read(base_path(&at)).is_ok_and(|known| known == base) => {}
        Some(base) => write_atomic(&base_path(&at), base)?,
        // A file that was never saved has no base. A base file that does not exist is no error.
        None => drop(fs::remove_file(base_path(&at))),
    }
    match key {
        Some(key) => write_atomic(
            &at,
            &encryption::encrypt(text.as_bytes(), &EncryptionTarget::OwnKey(key.clone())).map_err(WriteError::from)?,
        )?,
        None => write_atomic(&at, text.as_bytes())?,
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

/// The largest rescue copy that is read. The work in memory can exceed the limit of a file, and the drafts are added.
const MAX_COPY_BYTES: u64 = 8 * MAX_BYTES;

/// Reads the text of a rescue copy or of its base file, decrypted if necessary.
fn read_decrypted(at: &Path, key: Option<&EncryptionKey>) -> Option<Vec<u8>> {
    let bytes = read_regular_file(at, MAX_COPY_BYTES).ok()?;
    let (bytes, decrypted) = encryption::decrypt_if_encrypted(bytes, key).ok()?;
    Some(decrypted.map_or(bytes, |decrypted| decrypted.text))
}

/// Parses the rescue copy at `at`. Returns the path of the original file, and the work.
fn parse_rescue_copy(at: &Path, key: Option<&EncryptionKey>) -> Option<(PathBuf, RescuedWork)> {
    let bytes = read_decrypted(at, key)?;
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
    let base = read_decrypted(&base_path(at), key).and_then(|bytes| parse_document(&bytes).ok());
    Some((file, RescuedWork { rescued_at, document, base, drafts: drafts.collect() }))
}

/// Loads every rescue copy that is not encrypted, with the path of its original file.
pub fn load_all_rescue_copies(state: &Path) -> Vec<(PathBuf, RescuedWork)> {
    let entries = fs::read_dir(state.join("rescue")).into_iter().flatten().flatten();
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

/// Loads the text of a rescue copy without the table `[rescue]`. If a text with errors is read only in part, the result
/// is a text of that part.
pub fn load_rescued_text(state: &Path, path: &Path) -> Option<String> {
    let bytes = read_regular_file(&rescue_path(state, path), MAX_COPY_BYTES).ok()?;
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

/// Renames the rescue copy of the file at `path`, so that it is neither offered nor replaced. Returns the new path, or
/// `None` if there is no copy or it cannot be renamed.
pub(super) fn set_aside_rescue_copy(state: &Path, path: &Path, now: Moment) -> Option<PathBuf> {
    let at = rescue_path(state, path);
    let name = at.file_name()?.to_string_lossy().into_owned();
    let aside = at.with_file_name(format!("{name}.unreadable-{}", now.format("%Y%m%dT%H%M%S")));
    if !is_name_taken(&at) || is_name_taken(&aside) {
        return None;
    }
    fs::rename(&at, &aside).ok()?;
    Some(aside)
}
