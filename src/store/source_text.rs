//! The text that a deliberation was read from, and the rendering of a changed document into that text. Rendering is a
//! pure function of the text and the document, so undoing every edit gives the original bytes back.

use std::sync::OnceLock;

use toml_edit::DocumentMut;

use crate::messages::{FileError, UnknownKey};
use pesee_core::deliberation::Deliberation;
use pesee_core::format::find_merge_conflicts;

use super::line_ends::{parse_toml, restore_line_ends};
use super::read::parse_document;
use super::unknown_keys::find_unknown_keys;
use super::write_toml::write_toml;

/// The text of a file and the document that the text describes.
#[derive(Debug)]
pub struct SourceText {
    text: String,
    parsed: OnceLock<DocumentMut>,
    document: Deliberation,
}

impl SourceText {
    /// Parses the bytes of a file.
    ///
    /// # Errors
    /// Returns the errors of the text with their positions.
    pub fn parse(bytes: &[u8]) -> Result<SourceText, Vec<FileError>> {
        let document = parse_document(bytes)?;
        Ok(SourceText { text: String::from_utf8_lossy(bytes).into_owned(), parsed: OnceLock::new(), document })
    }

    pub fn document(&self) -> &Deliberation {
        &self.document
    }

    /// Returns the keys and tables of the original text that the program does not know.
    pub fn find_unknown_keys(&self) -> Vec<UnknownKey> {
        find_unknown_keys(&self.text, &self.document)
    }

    /// Returns the marks of a merge within the texts of the file.
    pub fn find_merge_conflicts(&self) -> Vec<FileError> {
        find_merge_conflicts(&self.text, &self.document).into_iter().map(FileError::from).collect()
    }

    /// Returns the text of `document`: the original text, with only the differences written into it.
    pub fn render_text(&self, document: &Deliberation) -> String {
        if *document == self.document {
            return self.text.clone();
        }
        let parsed = self.parsed.get_or_init(|| parse_toml(&self.text));
        restore_line_ends(&self.text, &write_toml(parsed, &self.document, document).to_string())
    }
}
