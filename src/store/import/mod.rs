//! Tables and lists of other programs, read as a deliberation: all of it, or every place that cannot be read.
//!
//! A table has the criteria down and the options across; a list has pros and cons. What was understood is shown before
//! anything is saved, so a guess (what parts the columns, how the text is encoded) is made and told, never asked for.

mod cell;
mod decode;
mod grid;
mod matrix;
mod pros_and_cons;

use std::path::PathBuf;

use crate::messages::{FileError, ImportError, ImportErrorKind, ImportedDocument, InputLocation};
use pesee_core::deliberation::{Builder, Deliberation, List, MAX_TEXT_BYTES};

use super::save::OpenFile;

/// Reads a table, or, where `is_list`, a list of pros and cons in Markdown. `title` is what it is called where it does
/// not say so itself.
///
/// # Errors
/// Every place that cannot be read, in the order of the file.
pub fn import(bytes: &[u8], is_list: bool, title: &str) -> Result<ImportedDocument, Vec<ImportError>> {
    let whole = |why| vec![ImportError { location: InputLocation::Whole, text: String::new(), kind: why }];
    let (text, encoding) = decode::decode(bytes).map_err(whole)?;
    let mut taken = ImportBuilder::default();
    let (title, separator) = if is_list {
        (pros_and_cons::import_pros_and_cons(&text, title, &mut taken), None)
    } else {
        let grid = grid::Grid::parse(&text).ok_or_else(|| whole(ImportErrorKind::NoOptions))?;
        matrix::import_matrix(&grid.rows, &mut taken);
        (title.to_owned(), Some(grid.separator))
    };
    taken.builder.head_mut().title = title;
    if taken.errors.is_empty() && taken.builder.document().options().is_empty() {
        taken.errors.extend(whole(if is_list { ImportErrorKind::NoItems } else { ImportErrorKind::NoOptions }));
    } else if taken.errors.is_empty() && taken.builder.document().criteria().is_empty() {
        taken.errors.extend(whole(if is_list { ImportErrorKind::NoItems } else { ImportErrorKind::NoCriteria }));
    }
    if !taken.errors.is_empty() {
        return Err(taken.errors);
    }
    // Every id is coined here, and every list has been counted: nothing is left that could be unsound.
    let (document, _) = taken.builder.finish();
    Ok(ImportedDocument { document, separator, encoding, skipped: taken.skipped })
}

/// The text of a new file that says what `document` says.
///
/// # Errors
/// Where a file of it could not be read again: it is too large, or has too much structure.
pub fn render_new_file(document: &Deliberation) -> Result<String, Vec<FileError>> {
    let empty = "format = 1\n\n[deliberation]\ntitle = \"\"\n";
    let text = OpenFile::from_text(PathBuf::new(), empty)?.render_text(document);
    super::read::parse_document(text.as_bytes()).map(|_| text)
}

/// What was taken over so far.
#[derive(Debug, Default)]
struct ImportBuilder {
    builder: Builder,
    errors: Vec<ImportError>,
    skipped: Vec<(InputLocation, String)>,
}

impl ImportBuilder {
    fn add_error(&mut self, spot: InputLocation, text: &str, why: ImportErrorKind) {
        self.errors.push(ImportError { location: spot, text: text.to_owned(), kind: why });
    }

    /// Whether a list takes one more entry of this name; says why not. The first that is too many is told, no other.
    fn has_room(&mut self, list: List, there: usize, spot: InputLocation, name: &str) -> bool {
        if name.len() > MAX_TEXT_BYTES {
            self.add_error(spot, name, ImportErrorKind::TooLong);
            return false;
        }
        let most = list.max_len().unwrap_or(usize::MAX);
        let told = self.errors.iter().any(|misread| misread.kind == ImportErrorKind::TooMany(list, most));
        if there >= most && !told {
            self.add_error(spot, name, ImportErrorKind::TooMany(list, most));
        }
        there < most
    }
}
