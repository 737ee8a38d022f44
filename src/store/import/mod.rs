//! Tables and lists of other programs, read as a deliberation: all of it, or every place that cannot be read.
//!
//! A table has the criteria down and the options across; a list has pros and cons. What was understood is shown before
//! anything is saved, so a guess (what parts the columns, how the text is encoded) is made and told, never asked for.

mod cell;
mod decode;
mod grid;
mod list;
mod matrix;

use std::path::PathBuf;

use crate::messages::{Fault, Imported, Misread, Spot, Why};
use pesee_core::deliberation::{Deliberation, Draft, LONGEST_TEXT, List};

use super::save::Opened;

/// Reads a table, or, where `is_list`, a list of pros and cons in Markdown. `title` is what it is called where it does
/// not say so itself.
///
/// # Errors
/// Every place that cannot be read, in the order of the file.
pub fn import(bytes: &[u8], is_list: bool, title: &str) -> Result<Imported, Vec<Misread>> {
    let whole = |why| vec![Misread { spot: Spot::Whole, text: String::new(), why }];
    let (text, encoding) = decode::decoded(bytes).map_err(whole)?;
    let mut taken = Taken::default();
    let (title, separator) = if is_list {
        (list::list(&text, title, &mut taken), None)
    } else {
        let grid = grid::Grid::of(&text).ok_or_else(|| whole(Why::NoOptions))?;
        matrix::matrix(&grid.rows, &mut taken);
        (title.to_owned(), Some(grid.separator))
    };
    taken.draft.head().title = title;
    if taken.misread.is_empty() && taken.draft.document().options().is_empty() {
        taken.misread.extend(whole(if is_list { Why::NoItems } else { Why::NoOptions }));
    } else if taken.misread.is_empty() && taken.draft.document().criteria().is_empty() {
        taken.misread.extend(whole(if is_list { Why::NoItems } else { Why::NoCriteria }));
    }
    if !taken.misread.is_empty() {
        return Err(taken.misread);
    }
    // Every id is coined here, and every list has been counted: nothing is left that could be unsound.
    let (document, _) = taken.draft.finished();
    Ok(Imported { document, separator, encoding, passed_over: taken.passed_over })
}

/// The text of a new file that says what `document` says.
///
/// # Errors
/// Where a file of it could not be read again: it is too large, or has too much structure.
pub fn new_text(document: &Deliberation) -> Result<String, Vec<Fault>> {
    let empty = "format = 1\n\n[deliberation]\ntitle = \"\"\n";
    let text = Opened::fresh(PathBuf::new(), empty)?.text_of(document);
    super::disk::parse_document(text.as_bytes()).map(|_| text)
}

/// What was taken over so far.
#[derive(Debug, Default)]
struct Taken {
    draft: Draft,
    misread: Vec<Misread>,
    passed_over: Vec<(Spot, String)>,
}

impl Taken {
    fn refuse(&mut self, spot: Spot, text: &str, why: Why) {
        self.misread.push(Misread { spot, text: text.to_owned(), why });
    }

    /// Whether a list takes one more entry of this name; says why not. The first that is too many is told, no other.
    fn has_room(&mut self, list: List, there: usize, spot: Spot, name: &str) -> bool {
        if name.len() > LONGEST_TEXT {
            self.refuse(spot, name, Why::TooLong);
            return false;
        }
        let most = list.max_len().unwrap_or(usize::MAX);
        let told = self.misread.iter().any(|misread| misread.why == Why::TooMany(list, most));
        if there >= most && !told {
            self.refuse(spot, name, Why::TooMany(list, most));
        }
        there < most
    }
}
