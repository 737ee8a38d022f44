//! The full-text search in one file.

use std::path::Path;

use crate::messages::SearchHit;
use crate::text::SearchTerms;

use super::read::parse_document;
use super::read::read_deliberation_file;
use pesee_core::format::check_text;

/// Searches for a text of a file that contains all words. Words in the title, the client or the tags need not be
/// in that text. Returns `None` if there is no such text, or the file cannot be read.
pub fn search_file(path: &Path, words: &SearchTerms) -> Option<SearchHit> {
    let bytes = read_deliberation_file(path).ok()?;
    // Most files do not contain the words and are not parsed. Only an escape sequence can hide a letter from the search
    // in the raw text.
    if !check_text(&bytes).is_ok_and(|text| text.contains('\\') || words.all_in(text)) {
        return None;
    }
    let document = parse_document(&bytes).ok()?;
    // Words that are found in the names need not be in the text, so that a search for a client and a word works.
    let missing = words.missing_from(&document.searchable_names());
    let texts = if missing.is_empty() { Vec::new() } else { document.searchable_texts() };
    let found = texts.iter().find(|text| missing.all_in(text));
    let line = found.map(|text| missing.matching_line(text).into_owned());
    let head = document.head();
    (missing.is_empty() || line.is_some()).then(|| SearchHit {
        path: path.to_owned(),
        title: head.title.clone(),
        client: head.client.clone(),
        matching_line: line,
    })
}
