//! The text that a deliberation was read from, and the rendering of a changed document into that text. Rendering is a
//! pure function of the text and the document, so undoing every edit gives the original bytes back.

use std::sync::OnceLock;

use toml_edit::DocumentMut;

use crate::messages::FileError;
use pesee_core::deliberation::Deliberation;

use super::read::parse_document;
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

    /// Returns the text of `document`: the original text, with only the differences written into it.
    pub fn render_text(&self, document: &Deliberation) -> String {
        if *document == self.document {
            return self.text.clone();
        }
        // The text was parsed without errors, so `toml_edit` accepts it. If it did not, an empty text would be filled.
        let parsed = self.parsed.get_or_init(|| self.text.parse().unwrap_or_default());
        restore_bom_and_line_endings(&self.text, write_toml(parsed, &self.document, document).to_string(), document)
    }
}

/// Gives `text`, the text of `document`, the byte order mark and the CRLF line endings of the text `original`. Returns
/// `text` unchanged if the result would not parse as `document`.
pub(super) fn restore_bom_and_line_endings(original: &str, text: String, document: &Deliberation) -> String {
    let (has_bom, line_count) = (original.starts_with('\u{feff}'), original.matches('\n').count());
    let mut restored = text.clone();
    if line_count > 0 && original.matches("\r\n").count() == line_count {
        restored = restored.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    if has_bom && !restored.starts_with('\u{feff}') {
        restored.insert(0, '\u{feff}');
    }
    let is_valid = restored != text && parse_document(restored.as_bytes()).as_ref() == Ok(document);
    if is_valid { restored } else { text }
}
