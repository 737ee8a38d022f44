//! The emergency copy: work that did not get into its file, in the state folder, offered at the next start. It is a
//! deliberation like any other, with a table more that says where it belongs and what was half typed; beside it lies
//! what its file said, so that what somebody else did meanwhile is not taken back.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use crate::messages::{Draft, ENCRYPTED_SUFFIX, RescuedWork, WriteError, has_encrypted_extension};
use pesee_core::deliberation::{Deliberation, Moment};

use super::encryption::{self, EncryptionKey, EncryptionTarget};
use super::file_lock::is_locked;
use super::read::parse_document;
use super::read::read_deliberation_file;
use super::source_text::SourceText;
use super::state_name::state_name;
use super::write::write_atomic;
use pesee_core::format::{find_table, to_moment};

/// The table that says where a copy belongs.
const RESCUE_TABLE: &str = "rescue";

/// Where the copy of the file at `path` lies: that of a sealed one is sealed, and is named so.
pub fn rescue_path(state: &Path, path: &Path) -> PathBuf {
    state.join("rescue").join(state_name(path) + if has_encrypted_extension(path) { ENCRYPTED_SUFFIX } else { ".toml" })
}

fn base_path(copy: &Path) -> PathBuf {
    copy.with_extension("base")
}

/// Puts work away; gives where. `base` is what the file held when it was last read or written. Of a sealed file nothing is
/// put away in clear.
///
/// # Errors
/// The folder cannot be written to.
pub fn save_rescue_copy(
    state: &Path,
    path: &Path,
    (source, base): (&SourceText, Option<&[u8]>),
    key: Option<&EncryptionKey>,
    (document, half): (&Deliberation, &[Draft]),
    now: Moment,
) -> Result<PathBuf, WriteError> {
    let at = rescue_path(state, path);
    let text = add_rescue_table(&source.render_text(document), path, half, now);
    match base {
        Some(base) if fs::read(base_path(&at)).is_ok_and(|known| known == base) => {}
        Some(base) => write_atomic(&base_path(&at), base)?,
        // A file that is not there yet has no base, and none is no reason to stop.
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

fn add_rescue_table(text: &str, path: &Path, half: &[Draft], now: Moment) -> String {
    let mut document: DocumentMut = text.parse().unwrap_or_default();
    let mut table = Table::new();
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    table.insert("file", Item::Value(Value::from(whole.to_string_lossy().as_ref())));
    if let Ok(at) = now.to_rfc3339().parse::<toml_edit::Datetime>() {
        table.insert("at", Item::Value(Value::from(at)));
    }
    let half: Array = half
        .iter()
        .map(|half| {
            [("place", half.field_path.as_str()), ("text", half.text.as_str())].into_iter().collect::<InlineTable>()
        })
        .collect();
    table.insert("half", Item::Value(Value::Array(half)));
    document.insert(RESCUE_TABLE, Item::Table(table));
    document.to_string()
}

/// What was put away of the file at `path`, if it can be read.
pub(super) fn load_rescue_copy(state: &Path, path: &Path, key: Option<&EncryptionKey>) -> Option<RescuedWork> {
    let at = rescue_path(state, path);
    Some(parse_rescue_copy(&at, key)?.1)
}

/// The text of a copy, or of what it began as.
fn read_decrypted(at: &Path, key: Option<&EncryptionKey>) -> Option<Vec<u8>> {
    let (bytes, clear) = encryption::decrypt_if_encrypted(read_deliberation_file(at).ok()?, key).ok()?;
    Some(clear.map_or(bytes, |clear| clear.text))
}

/// The copy at `at`, and the file it belongs to.
fn parse_rescue_copy(at: &Path, key: Option<&EncryptionKey>) -> Option<(PathBuf, RescuedWork)> {
    let bytes = read_decrypted(at, key)?;
    let document = parse_document(&bytes).ok()?;
    let text = std::str::from_utf8(&bytes).ok()?;
    let root = toml::de::DeTable::parse(text).ok()?;
    let table = find_table(root.get_ref(), RESCUE_TABLE)?;
    let text_of = |table: &toml::de::DeTable<'_>, key: &str| Some(table.get(key)?.get_ref().as_str()?.to_owned());
    let file = PathBuf::from(text_of(table, "file")?);
    let put_away = table.get("at").and_then(|at| to_moment(at.get_ref().as_datetime()?))?;
    let half = table.get("half").and_then(|half| half.get_ref().as_array()).into_iter().flat_map(|half| half.iter());
    let half = half.filter_map(|half| {
        let half = half.get_ref().as_table()?;
        Some(Draft { field_path: text_of(half, "place")?, text: text_of(half, "text")? })
    });
    let base = read_decrypted(&base_path(at), key).and_then(|bytes| parse_document(&bytes).ok());
    Some((file, RescuedWork { rescued_at: put_away, document, base, drafts: half.collect() }))
}

/// Every copy there is, with the file it belongs to.
pub fn load_all_rescue_copies(state: &Path) -> Vec<(PathBuf, RescuedWork)> {
    let entries = fs::read_dir(state.join("rescue")).into_iter().flatten().flatten();
    let copies = entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "toml"));
    let mut found: Vec<_> = copies.filter_map(|path| parse_rescue_copy(&path, None)).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// The same, without what belongs to somebody who has the file open: it is theirs to save.
pub(super) fn load_unlocked_rescue_copies(state: &Path) -> Vec<(PathBuf, RescuedWork)> {
    load_all_rescue_copies(state).into_iter().filter(|(file, _)| !is_locked(state, file)).collect()
}

/// The work is in its file, or was not wanted: the copy goes.
pub fn delete_rescue_copy(state: &Path, path: &Path) {
    let at = rescue_path(state, path);
    // Mostly there is none.
    drop(fs::remove_file(&at));
    drop(fs::remove_file(base_path(&at)));
}

/// The text of a copy as the text of the file it belongs to.
pub fn load_rescued_text(state: &Path, path: &Path) -> Option<String> {
    let bytes = read_deliberation_file(&rescue_path(state, path)).ok()?;
    let mut document: DocumentMut = std::str::from_utf8(&bytes).ok()?.parse().ok()?;
    document.remove(RESCUE_TABLE);
    Some(document.to_string())
}
