//! The three-way merge of texts and files. The core crate merges the documents by ids; this file writes the result into
//! our text and verifies it, and `comment_merge` merges the comments and the unknown keys.

use std::path::Path;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value};

use crate::messages::{CommentConflict, FileError, WriteError};
use pesee_core::deliberation::{ApplyError, Builder, Conflict, Deliberation, List, find_counterparts, merge};
use pesee_core::format::FormatErrorKind;

use super::comment_merge::{merge_comments, without_positions};
use super::line_ends::{parse_toml, restore_line_ends};
use super::read::parse_document;
use super::read::read_deliberation_file;
use super::state_name::resolve_path;
use super::write::{lock_folder, parent_folder, write_atomic};
use super::write_toml::{find_list_item, write_toml};

/// The result of a merge of texts.
#[derive(Debug)]
pub struct MergedText {
    /// The merged text.
    pub text: String,
    /// The document of the merged text.
    pub document: Deliberation,
    /// The document of their text. Conflicts are described with the names in it, because an entry that was left out has
    /// no name in the merged document.
    pub theirs: Deliberation,
    /// The fields that both sides changed.
    pub conflicts: Vec<Conflict>,
    /// The comments and the unknown keys that both sides changed, or that lost their place.
    pub comment_conflicts: Vec<CommentConflict>,
}

/// One of the three texts of a merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeInput {
    /// The common ancestor.
    Base,
    /// The text that receives the changes.
    Ours,
    /// The text whose changes are merged.
    Theirs,
}

/// The reason why a merge failed.
#[derive(Debug, PartialEq)]
pub enum MergeError {
    /// Some texts cannot be read, each with all its errors.
    Unreadable(Vec<(MergeInput, Vec<FileError>)>),
    /// The reader would reject the merged text, for example because it is too large: the first error.
    Rejected(Box<FileError>),
    /// The merged text does not parse as the merged document.
    VerificationFailed,
}

/// Merges three texts. The result is `ours` with the changes between `base` and `theirs`. An empty `base` stands for an
/// empty document.
///
/// # Errors
/// Returns an error if a text cannot be read, or if the reader would reject the merged text.
pub fn merge_texts(base: &str, ours: &str, theirs: &str) -> Result<MergedText, MergeError> {
    merge_bytes([Ok(base.as_bytes()), Ok(ours.as_bytes()), Ok(theirs.as_bytes())])
}

/// Merges three files and writes the result to `ours`, completely or not at all.
///
/// # Errors
/// Returns the errors of [`merge_texts`]. The inner result is the error of writing `ours`, which is then unchanged.
pub fn merge_files(
    base: &Path,
    ours: &Path,
    theirs: &Path,
) -> Result<(MergedText, Result<(), WriteError>), MergeError> {
    let to_errors = |kind| vec![FileError { position: None, kind }];
    let _folder_lock = lock_folder(parent_folder(&resolve_path(ours)));
    let files = [base, ours, theirs].map(|path| read_deliberation_file(path).map_err(to_errors));
    let merged = merge_bytes(files.each_ref().map(|file| file.as_deref().map_err(Clone::clone)))?;
    let [_, ours_bytes, _] = &files;
    let is_unchanged = ours_bytes.as_deref() == Ok(merged.text.as_bytes());
    let written =
        if is_unchanged { Ok(()) } else { write_atomic(ours, merged.text.as_bytes()).map_err(WriteError::from) };
    Ok((merged, written))
}

fn merge_bytes(texts: [Result<&[u8], Vec<FileError>>; 3]) -> Result<MergedText, MergeError> {
    let mut errors = Vec::new();
    let mut parse = |input, text: Result<&[u8], Vec<FileError>>| {
        let is_empty_base = |bytes: &[u8]| input == MergeInput::Base && bytes.trim_ascii().is_empty();
        let document = text.and_then(|bytes| {
            let document = if is_empty_base(bytes) { Deliberation::default() } else { parse_document(bytes)? };
            // A text that was parsed is valid UTF-8.
            Ok((String::from_utf8_lossy(bytes).into_owned(), document))
        });
        document.map_err(|found| errors.push((input, found))).unwrap_or_default()
    };
    let [base, ours, theirs] = texts;
    let base = parse(MergeInput::Base, base);
    let (ours_text, ours) = parse(MergeInput::Ours, ours);
    let theirs = parse(MergeInput::Theirs, theirs);
    if !errors.is_empty() {
        return Err(MergeError::Unreadable(errors));
    }
    let (edit, conflicts) = merge(&base.1, &ours, &theirs.1);
    let mut document = ours.clone();
    document.apply(&edit).map_err(|error| match error {
        ApplyError::Integrity(error) => {
            let kind = FormatErrorKind::Integrity(error).into();
            MergeError::Rejected(Box::new(FileError { position: None, kind }))
        }
        _ => MergeError::VerificationFailed,
    })?;
    let parsed = [&base.0, &ours_text, &theirs.0].map(|text| parse_toml(text));
    let documents = [&base.1, &ours, &theirs.1];
    let (text, comment_conflicts) = merge_parsed(&parsed, documents, &document, &conflicts);
    let [_, ours_parsed, _] = &parsed;
    let text = if text == ours_parsed.to_string() { ours_text } else { restore_line_ends(&ours_text, &text) };
    match parse_document(text.as_bytes()) {
        Ok(parsed) if parsed == document => {}
        Ok(_) => return Err(MergeError::VerificationFailed),
        Err(errors) => {
            let first = errors.into_iter().next().map(Box::new);
            return Err(first.map_or(MergeError::VerificationFailed, MergeError::Rejected));
        }
    }
    Ok(MergedText { text, document, theirs: theirs.1, conflicts, comment_conflicts })
}

fn merge_parsed(
    texts: &[DocumentMut; 3],
    documents: [&Deliberation; 3],
    merged: &Deliberation,
    conflicts: &[Conflict],
) -> (String, Vec<CommentConflict>) {
    let [_, ours, theirs] = texts;
    let [_, our_document, their_document] = documents;
    let mut text = ours.clone();
    let copied_document = copy_their_entries(&mut text, theirs, our_document, their_document, merged);
    let mut text = write_toml(&text, &copied_document, merged);
    let comment_conflicts = merge_comments(&mut text, texts, documents, merged, conflicts);
    (text.to_string(), comment_conflicts)
}

/// Copies the list entries that only their text has to `text`, with their comments and unknown keys. Returns the
/// document of the changed text.
fn copy_their_entries(
    text: &mut DocumentMut,
    theirs: &DocumentMut,
    our_document: &Deliberation,
    their_document: &Deliberation,
    merged: &Deliberation,
) -> Deliberation {
    let mut builder = Builder::from_document(our_document);
    let mut theirs = theirs.clone();
    for list in List::ALL {
        let our_ids = our_document.entry_ids(list);
        for (id, position) in merged.entry_ids(list).iter().zip(find_counterparts(list, merged, their_document)) {
            let (Some(position), false) = (position, our_ids.contains(id)) else { continue };
            let from = find_list_item(theirs.as_table_mut(), list);
            if from.is_some_and(|from| append_entry(text.as_table_mut(), list, from, position)) {
                builder.copy_entry(list, their_document, position, id);
            }
        }
    }
    builder.finish().0
}

/// Appends an entry to a list. Returns `false` if the two texts write the list in different ways.
fn append_entry(root: &mut Table, list: List, from: &Item, position: usize) -> bool {
    match (find_list_item(root, list), from) {
        (Some(Item::ArrayOfTables(tables)), Item::ArrayOfTables(from)) => {
            from.get(position).map(|table| tables.push(without_positions(table))).is_some()
        }
        (Some(Item::Value(Value::Array(array))), Item::Value(Value::Array(from))) => {
            from.get(position).map(|value| array.push_formatted(value.clone())).is_some()
        }
        (None, Item::ArrayOfTables(from)) => {
            let Some(table) = from.get(position) else { return false };
            root.insert(
                list.toml_path(),
                Item::ArrayOfTables([without_positions(table)].into_iter().collect::<ArrayOfTables>()),
            );
            true
        }
        _ => false,
    }
}
