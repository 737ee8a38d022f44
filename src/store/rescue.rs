//! The emergency copy: work that did not get into its file, in the state folder, offered at the next start. It is a
//! deliberation like any other, with a table more that says where it belongs and what was half typed; beside it lies
//! what its file said, so that what somebody else did meanwhile is not taken back.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use crate::messages::{Half, Rescued, SEALED, Trouble, is_sealed};
use pesee_core::deliberation::{Deliberation, Moment};

use super::disk::parse_document;
use super::disk::read_file;
use super::hold::is_held;
use super::own::own_name;
use super::seal::{self, Key, Lock};
use super::source::Source;
use super::write::write;
use pesee_core::format::{moment, table};

/// The table that says where a copy belongs.
const TABLE: &str = "rescue";

/// Where the copy of the file at `path` lies: that of a sealed one is sealed, and is named so.
pub fn rescue_path(state: &Path, path: &Path) -> PathBuf {
    state.join("rescue").join(own_name(path) + if is_sealed(path) { SEALED } else { ".toml" })
}

fn base_path(copy: &Path) -> PathBuf {
    copy.with_extension("base")
}

/// Puts work away; gives where. `base` is what the file held when it was last read or written. Of a sealed file nothing is
/// put away in clear.
///
/// # Errors
/// The folder cannot be written to.
pub fn rescue(
    state: &Path,
    path: &Path,
    (source, base): (&Source, Option<&[u8]>),
    key: Option<&Key>,
    (document, half): (&Deliberation, &[Half]),
    now: Moment,
) -> Result<PathBuf, Trouble> {
    let at = rescue_path(state, path);
    let text = with_table(&source.text_of(document), path, half, now);
    match base {
        Some(base) if fs::read(base_path(&at)).is_ok_and(|known| known == base) => {}
        Some(base) => write(&base_path(&at), base)?,
        // A file that is not there yet has no base, and none is no reason to stop.
        None => drop(fs::remove_file(base_path(&at))),
    }
    match key {
        Some(key) => write(&at, &seal::seal(text.as_bytes(), &Lock::Key(key.clone())).map_err(Trouble::from)?)?,
        None => write(&at, text.as_bytes())?,
    }
    Ok(at)
}

fn with_table(text: &str, path: &Path, half: &[Half], now: Moment) -> String {
    let mut document: DocumentMut = text.parse().unwrap_or_default();
    let mut table = Table::new();
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    table.insert("file", Item::Value(Value::from(whole.to_string_lossy().as_ref())));
    if let Ok(at) = now.to_rfc3339().parse::<toml_edit::Datetime>() {
        table.insert("at", Item::Value(Value::from(at)));
    }
    let half: Array = half
        .iter()
        .map(|half| [("place", half.place.as_str()), ("text", half.text.as_str())].into_iter().collect::<InlineTable>())
        .collect();
    table.insert("half", Item::Value(Value::Array(half)));
    document.insert(TABLE, Item::Table(table));
    document.to_string()
}

/// What was put away of the file at `path`, if it can be read.
pub(super) fn rescued(state: &Path, path: &Path, key: Option<&Key>) -> Option<Rescued> {
    let at = rescue_path(state, path);
    Some(whole(&at, key)?.1)
}

/// The text of a copy, or of what it began as.
fn clear(at: &Path, key: Option<&Key>) -> Option<Vec<u8>> {
    let (bytes, clear) = seal::clear(read_file(at).ok()?, key).ok()?;
    Some(clear.map_or(bytes, |clear| clear.text))
}

/// The copy at `at`, and the file it belongs to.
fn whole(at: &Path, key: Option<&Key>) -> Option<(PathBuf, Rescued)> {
    let bytes = clear(at, key)?;
    let document = parse_document(&bytes).ok()?;
    let text = std::str::from_utf8(&bytes).ok()?;
    let root = toml::de::DeTable::parse(text).ok()?;
    let table = table(root.get_ref(), TABLE)?;
    let text_of = |table: &toml::de::DeTable<'_>, key: &str| Some(table.get(key)?.get_ref().as_str()?.to_owned());
    let file = PathBuf::from(text_of(table, "file")?);
    let put_away = table.get("at").and_then(|at| moment(at.get_ref().as_datetime()?))?;
    let half = table.get("half").and_then(|half| half.get_ref().as_array()).into_iter().flat_map(|half| half.iter());
    let half = half.filter_map(|half| {
        let half = half.get_ref().as_table()?;
        Some(Half { place: text_of(half, "place")?, text: text_of(half, "text")? })
    });
    let base = clear(&base_path(at), key).and_then(|bytes| parse_document(&bytes).ok());
    Some((file, Rescued { at: put_away, document, base, half: half.collect() }))
}

/// Every copy there is, with the file it belongs to.
pub fn all_rescued(state: &Path) -> Vec<(PathBuf, Rescued)> {
    let entries = fs::read_dir(state.join("rescue")).into_iter().flatten().flatten();
    let copies = entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "toml"));
    let mut found: Vec<_> = copies.filter_map(|path| whole(&path, None)).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// The same, without what belongs to somebody who has the file open: it is theirs to save.
pub(super) fn unsaved(state: &Path) -> Vec<(PathBuf, Rescued)> {
    all_rescued(state).into_iter().filter(|(file, _)| !is_held(state, file)).collect()
}

/// The work is in its file, or was not wanted: the copy goes.
pub fn forget(state: &Path, path: &Path) {
    let at = rescue_path(state, path);
    // Mostly there is none.
    drop(fs::remove_file(&at));
    drop(fs::remove_file(base_path(&at)));
}

/// The text of a copy as the text of the file it belongs to.
pub fn rescued_text(state: &Path, path: &Path) -> Option<String> {
    let bytes = read_file(&rescue_path(state, path)).ok()?;
    let mut document: DocumentMut = std::str::from_utf8(&bytes).ok()?.parse().ok()?;
    document.remove(TABLE);
    Some(document.to_string())
}
