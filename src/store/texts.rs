//! Finding a deliberation by what is written in it.

use std::path::Path;

use crate::messages::Hit;
use crate::text::Words;

use super::disk::parse_document;
use super::disk::read_file;
use pesee_core::format::checked_text;

/// Whether a file says all these words in one of its texts, and where. What cannot be read says nothing.
pub fn hit(path: &Path, words: &Words) -> Option<Hit> {
    let bytes = read_file(path).ok()?;
    // Most files do not have the words at all, and need no parsing; only behind a backslash may a letter hide.
    if !checked_text(&bytes).is_ok_and(|text| text.contains('\\') || words.are_in(text)) {
        return None;
    }
    let document = parse_document(&bytes).ok()?;
    // What is in the names need not be in a text too: whose it is may be said beside what was written.
    let rest = words.beyond(&document.names());
    let texts = if rest.is_empty() { Vec::new() } else { document.texts() };
    let found = texts.iter().find(|text| rest.are_in(text));
    let line = found.map(|text| rest.line(text).into_owned());
    let head = document.head();
    (rest.is_empty() || line.is_some()).then(|| Hit {
        path: path.to_owned(),
        title: head.title.clone(),
        client: head.client.clone(),
        line,
    })
}
