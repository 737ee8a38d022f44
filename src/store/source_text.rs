//! The text a deliberation was opened as, and the text it becomes: a pure function of the two, so that undo to the
//! start gives the opened bytes back.

use std::sync::OnceLock;

use toml_edit::DocumentMut;

use crate::messages::FileError;
use pesee_core::deliberation::Deliberation;

use super::read::parse_document;
use super::write_toml::write_toml;

/// A text and what it says.
#[derive(Debug)]
pub struct SourceText {
    text: String,
    parsed: OnceLock<DocumentMut>,
    document: Deliberation,
}

impl SourceText {
    /// Reads the bytes of a file, or says everything that is wrong with them.
    ///
    /// # Errors
    /// As [`read`](super::read).
    pub fn parse(bytes: &[u8]) -> Result<SourceText, Vec<FileError>> {
        let was = parse_document(bytes)?;
        Ok(SourceText { text: String::from_utf8_lossy(bytes).into_owned(), parsed: OnceLock::new(), document: was })
    }

    /// What the text says.
    pub fn document(&self) -> &Deliberation {
        &self.document
    }

    /// The text of `now`: what differs is written into the text as it was opened.
    pub fn render_text(&self, now: &Deliberation) -> String {
        if *now == self.document {
            return self.text.clone();
        }
        // A text that was read without a fault parses; were it ever not so, the new file is written from nothing.
        let parsed = self.parsed.get_or_init(|| self.text.parse().unwrap_or_default());
        restore_bom_and_line_endings(&self.text, write_toml(parsed, &self.document, now).to_string(), now)
    }
}

/// `text`, which says `now`, with the mark at its start and the line ends that some editors write, where the text
/// opened has them.
pub(super) fn restore_bom_and_line_endings(opened: &str, text: String, now: &Deliberation) -> String {
    let (mark, lines) = (opened.starts_with('\u{feff}'), opened.matches('\n').count());
    let mut formed = text.clone();
    if lines > 0 && opened.matches("\r\n").count() == lines {
        formed = formed.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    if mark && !formed.starts_with('\u{feff}') {
        formed.insert(0, '\u{feff}');
    }
    let fits = formed != text && parse_document(formed.as_bytes()).as_ref() == Ok(now);
    if fits { formed } else { text }
}
