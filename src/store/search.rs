//! Finding a deliberation by what is written in it.

use std::path::Path;

use crate::messages::SearchHit;
use crate::text::SearchTerms;

use super::read::parse_document;
use super::read::read_deliberation_file;
use pesee_core::format::check_text;

/// Whether a file says all these words in one of its texts, and where. What cannot be read says nothing.
pub fn search_file(path: &Path, words: &SearchTerms) -> Option<SearchHit> {
    let bytes = read_deliberation_file(path).ok()?;
    // Most files do not have the words at all, and need no parsing; only behind a backslash may a letter hide.
    if !check_text(&bytes).is_ok_and(|text| text.contains('\\') || words.all_in(text)) {
        return None;
    }
    let document = parse_document(&bytes).ok()?;
    // What is in the names need not be in a text too: whose it is may be said beside what was written.
    let rest = words.missing_from(&document.searchable_names());
    let texts = if rest.is_empty() { Vec::new() } else { document.searchable_texts() };
    let found = texts.iter().find(|text| rest.all_in(text));
    let line = found.map(|text| rest.matching_line(text).into_owned());
    let head = document.head();
    (rest.is_empty() || line.is_some()).then(|| SearchHit {
        path: path.to_owned(),
        title: head.title.clone(),
        client: head.client.clone(),
        matching_line: line,
    })
}
