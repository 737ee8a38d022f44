//! Two texts of one deliberation as one: the document merged by ids, the comments and the keys of one's own by where
//! they stand.

use std::path::Path;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value};

use crate::messages::{CommentConflict, FileError, WriteError};
use pesee_core::deliberation::{Builder, Conflict, Deliberation, List, find_counterparts, merge};

use super::comment_merge::{merge_comments, without_positions};
use super::read::parse_document;
use super::read::read_deliberation_file;
use super::source_text::restore_bom_and_line_endings;
use super::state_name::resolve_path;
use super::write::{lock_folder, parent_folder, write_atomic};
use super::write_toml::{find_list_item, write_toml};

/// What a merge of texts came to.
#[derive(Debug)]
pub struct MergedText {
    /// The text.
    pub text: String,
    /// What it says.
    pub document: Deliberation,
    /// What theirs says; names of what was left out are in it.
    pub theirs: Deliberation,
    /// Where both changed one place of the document.
    pub conflicts: Vec<Conflict>,
    /// Where both changed one comment, or one key that the program does not know.
    pub comment_conflicts: Vec<CommentConflict>,
}

/// One of the three texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeInput {
    /// What both began with.
    Base,
    /// What is merged into.
    Ours,
    /// What is merged.
    Theirs,
}

/// Why nothing was merged.
#[derive(Debug, PartialEq)]
pub enum MergeError {
    /// Texts that cannot be read, each with everything that is wrong with it.
    Unreadable(Vec<(MergeInput, Vec<FileError>)>),
    /// The merged text would not read back as the merged document; it is not worth having.
    VerificationFailed,
}

/// Merges three texts. The result is ours, with what theirs changed since `base`; an empty base is a document with
/// nothing in it.
///
/// # Errors
/// A text cannot be read, or what came of them would not read back.
pub fn merge_texts(base: &str, ours: &str, theirs: &str) -> Result<MergedText, MergeError> {
    merge_bytes([Ok(base.as_bytes()), Ok(ours.as_bytes()), Ok(theirs.as_bytes())])
}

/// Merges three files into the second, which is written whole or not at all.
///
/// # Errors
/// As [`merge_texts`]; the inner result is why the second file could not be written. It is as it was.
pub fn merge_files(
    base: &Path,
    ours: &Path,
    theirs: &Path,
) -> Result<(MergedText, Result<(), WriteError>), MergeError> {
    let fault = |problem| vec![FileError { position: None, kind: problem }];
    let _turn = lock_folder(parent_folder(&resolve_path(ours)));
    let files = [base, ours, theirs].map(|path| read_deliberation_file(path).map_err(fault));
    let merged = merge_bytes(files.each_ref().map(|file| file.as_deref().map_err(Clone::clone)))?;
    let [_, before, _] = &files;
    let same = before.as_deref() == Ok(merged.text.as_bytes());
    let written = if same { Ok(()) } else { write_atomic(ours, merged.text.as_bytes()).map_err(WriteError::from) };
    Ok((merged, written))
}

fn merge_bytes(texts: [Result<&[u8], Vec<FileError>>; 3]) -> Result<MergedText, MergeError> {
    let mut faults = Vec::new();
    let mut said = |version, text: Result<&[u8], Vec<FileError>>| {
        let nothing = |bytes: &[u8]| version == MergeInput::Base && bytes.trim_ascii().is_empty();
        let document = text.and_then(|bytes| {
            let document = if nothing(bytes) { Deliberation::default() } else { parse_document(bytes)? };
            // What was read is UTF-8.
            Ok((String::from_utf8_lossy(bytes).into_owned(), document))
        });
        document.map_err(|found| faults.push((version, found))).unwrap_or_default()
    };
    let [base, ours, theirs] = texts;
    let base = said(MergeInput::Base, base);
    let (ours_text, ours) = said(MergeInput::Ours, ours);
    let theirs = said(MergeInput::Theirs, theirs);
    if !faults.is_empty() {
        return Err(MergeError::Unreadable(faults));
    }
    let (edit, clashes) = merge(&base.1, &ours, &theirs.1);
    let mut document = ours.clone();
    document.apply(&edit).map_err(|_| MergeError::VerificationFailed)?;
    let parsed =
        [(&base.0, &base.1), (&ours_text, &ours), (&theirs.0, &theirs.1)].map(|(text, says)| parse_toml(text, says));
    let documents = [&base.1, &ours, &theirs.1];
    let (text, asides) = merge_parsed(&parsed, documents, &document, &clashes);
    let [_, mine, _] = &parsed;
    let text =
        if text == mine.to_string() { ours_text } else { restore_bom_and_line_endings(&ours_text, text, &document) };
    if parse_document(text.as_bytes()).as_ref() != Ok(&document) {
        return Err(MergeError::VerificationFailed);
    }
    Ok(MergedText { text, document, theirs: theirs.1, conflicts: clashes, comment_conflicts: asides })
}

/// A text as its tokens, with the line ends of one kind where that says the same.
fn parse_toml(text: &str, says: &Deliberation) -> DocumentMut {
    let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let text = if parse_document(plain.as_bytes()).as_ref() == Ok(says) { &plain } else { text };
    // A text that was read without a fault parses.
    text.parse().unwrap_or_default()
}

fn merge_parsed(
    texts: &[DocumentMut; 3],
    documents: [&Deliberation; 3],
    now: &Deliberation,
    clashes: &[Conflict],
) -> (String, Vec<CommentConflict>) {
    let [_, ours, theirs] = texts;
    let [_, mine, other] = documents;
    let mut text = ours.clone();
    let was = copy_their_entries(&mut text, theirs, mine, other, now);
    let mut text = write_toml(&text, &was, now);
    let asides = merge_comments(&mut text, texts, documents, now, clashes);
    (text.to_string(), asides)
}

/// Takes the entries that come from theirs over as they are written there, with their comments and all their keys.
/// Gives the document that the text then says.
fn copy_their_entries(
    text: &mut DocumentMut,
    theirs: &DocumentMut,
    ours: &Deliberation,
    other: &Deliberation,
    now: &Deliberation,
) -> Deliberation {
    let mut draft = Builder::from_document(ours);
    let mut theirs = theirs.clone();
    for list in List::ALL {
        let mine = ours.entry_ids(list);
        for (name, place) in now.entry_ids(list).iter().zip(find_counterparts(list, now, other)) {
            let (Some(place), false) = (place, mine.contains(name)) else { continue };
            let from = find_list_item(theirs.as_table_mut(), list);
            if from.is_some_and(|from| append_entry(text.as_table_mut(), list, from, place)) {
                draft.copy_entry(list, other, place, name);
            }
        }
    }
    draft.finish().0
}

/// Puts an entry at the end of a list, where both lists are written in one way.
fn append_entry(root: &mut Table, list: List, from: &Item, place: usize) -> bool {
    match (find_list_item(root, list), from) {
        (Some(Item::ArrayOfTables(tables)), Item::ArrayOfTables(from)) => {
            from.get(place).map(|table| tables.push(without_positions(table))).is_some()
        }
        (Some(Item::Value(Value::Array(array))), Item::Value(Value::Array(from))) => {
            from.get(place).map(|value| array.push_formatted(value.clone())).is_some()
        }
        (None, Item::ArrayOfTables(from)) => {
            let Some(table) = from.get(place) else { return false };
            root.insert(
                list.toml_path(),
                Item::ArrayOfTables([without_positions(table)].into_iter().collect::<ArrayOfTables>()),
            );
            true
        }
        _ => false,
    }
}
