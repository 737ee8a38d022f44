//! The import of tables and of lists of pros and cons from other programs. The result is a complete deliberation, or
//! every place that cannot be read.
//!
//! A table has a criterion in each row and an option in each column. The result is shown before anything is saved, so
//! the separator and the encoding are guessed and reported, not asked for.

mod cell;
mod decode;
mod grid;
mod matrix;
mod pros_and_cons;

use std::path::PathBuf;

use crate::messages::{FileError, ImportError, ImportErrorKind, ImportedDocument, InputLocation};
use pesee_core::deliberation::{Builder, Deliberation, List, MAX_TEXT_BYTES};

use super::save::OpenFile;

/// Imports a table, or, if `is_list` is set, a list of pros and cons in Markdown. `title` is used if the text has no
/// title.
///
/// # Errors
/// Returns every place that cannot be read, in the order of the file.
pub fn import(bytes: &[u8], is_list: bool, title: &str) -> Result<ImportedDocument, Vec<ImportError>> {
    let whole_file_error = |kind| vec![ImportError { location: InputLocation::Whole, text: String::new(), kind }];
    let (text, encoding) = decode::decode(bytes).map_err(whole_file_error)?;
    let mut import_builder = ImportBuilder::default();
    let (title, separator) = if is_list {
        (pros_and_cons::import_pros_and_cons(&text, title, &mut import_builder), None)
    } else {
        let grid = grid::Grid::parse(&text).ok_or_else(|| whole_file_error(ImportErrorKind::NoOptions))?;
        matrix::import_matrix(&grid.rows, &mut import_builder);
        (title.to_owned(), Some(grid.separator))
    };
    import_builder.builder.head_mut().title = title;
    if import_builder.errors.is_empty() && import_builder.builder.document().options().is_empty() {
        import_builder.errors.extend(whole_file_error(if is_list {
            ImportErrorKind::NoItems
        } else {
            ImportErrorKind::NoOptions
        }));
    } else if import_builder.errors.is_empty() && import_builder.builder.document().criteria().is_empty() {
        import_builder.errors.extend(whole_file_error(if is_list {
            ImportErrorKind::NoItems
        } else {
            ImportErrorKind::NoCriteria
        }));
    }
    if !import_builder.errors.is_empty() {
        return Err(import_builder.errors);
    }
    // The ids are generated here and the lengths of the lists are checked, so the document has no integrity errors.
    let (document, _) = import_builder.builder.finish();
    Ok(ImportedDocument { document, separator, encoding, skipped: import_builder.skipped })
}

/// Renders the text of a new file for `document`.
///
/// # Errors
/// Returns an error if the text could not be read again, because it is too large or has too much structure.
pub fn render_new_file(document: &Deliberation) -> Result<String, Vec<FileError>> {
    let empty = "format = 1\n\n[deliberation]\ntitle = \"\"\n";
    let text = OpenFile::from_text(PathBuf::new(), empty)?.render_text(document);
    super::read::parse_document(text.as_bytes()).map(|_| text)
}

/// The document that an import builds, with the errors and the skipped lines so far.
#[derive(Debug, Default)]
struct ImportBuilder {
    builder: Builder,
    errors: Vec<ImportError>,
    skipped: Vec<(InputLocation, String)>,
}

impl ImportBuilder {
    fn add_error(&mut self, location: InputLocation, text: &str, kind: ImportErrorKind) {
        self.errors.push(ImportError { location, text: text.to_owned(), kind });
    }

    /// Returns whether a list can take one more entry with this name, and records an error if not. Only the first entry
    /// beyond the limit of a list gives an error.
    fn has_room(&mut self, list: List, len: usize, location: InputLocation, name: &str) -> bool {
        if name.len() > MAX_TEXT_BYTES {
            self.add_error(location, name, ImportErrorKind::TooLong);
            return false;
        }
        let max_len = list.max_len().unwrap_or(usize::MAX);
        let is_reported = self.errors.iter().any(|error| error.kind == ImportErrorKind::TooMany(list, max_len));
        if len >= max_len && !is_reported {
            self.add_error(location, name, ImportErrorKind::TooMany(list, max_len));
        }
        len < max_len
    }
}
