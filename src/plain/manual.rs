//! The command `:manual`, which prints a page of the manual.

use std::io;

use crate::manual::{self, CONTENTS, Page};

use super::line_io::LineIo;

/// The columns that every line fits, so that it is not wrapped again.
const COLUMNS: usize = 74;

/// Prints a page of the manual, or the list of pages if `name` is empty.
pub(super) fn print_page(lines: &mut LineIo<'_>, name: &str) -> io::Result<()> {
    let language = lines.language();
    let page = if name.is_empty() { Some(CONTENTS) } else { Page::find(name) };
    let Some(page) = page else { return lines.print(&manual::describe_unknown_page(lines.locale(), name)) };
    page.lines(language, COLUMNS).iter().try_for_each(|line| lines.print(&line.text))
}
