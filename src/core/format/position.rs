//! Converts byte offsets in a text to lines and columns.

use std::ops::Range;

use crate::deliberation::Deliberation;

use super::error::Position;
use super::hidden_lines::{HiddenLines, may_be_sealed};

/// The largest number of bytes of a line that a [`Position`] contains.
const MAX_LINE_BYTES: usize = 240;

/// Finds positions in the text of a deliberation that can be shown to everybody.
///
/// # Examples
/// ```
/// use pesee_core::format::{Locator, parse};
///
/// let text = "format = 1\n[deliberation]\ntitle = \"Two\"\n[private]\nmine = \"A secret\"\n";
/// let document = parse(text.as_bytes()).unwrap();
/// let locator = Locator::new(text, &document);
/// let locate = |part: &str| {
///     let start = text.find(part).unwrap();
///     locator.locate(&(start..start + part.len()))
/// };
/// let title = locate("title");
/// assert_eq!((title.line, title.column, title.text.as_str()), (3, 1, "title = \"Two\""));
/// // A line of the private notes is located, but its text is not shown.
/// let private = locate("mine");
/// assert_eq!((private.line, private.text.as_str()), (5, ""));
/// ```
pub struct Locator<'t> {
    text: &'t str,
    hidden_lines: HiddenLines,
}

impl<'t> Locator<'t> {
    /// Prepares `text`, the text of `document`.
    pub fn new(text: &'t str, document: &Deliberation) -> Locator<'t> {
        Locator { text, hidden_lines: HiddenLines::find(text, may_be_sealed(text, document)) }
    }

    /// Returns the position of the bytes `span`. A span beyond the end of the text gives the position of the end. The
    /// position of a line that may contain private notes or sealed answers does not contain the text of the line.
    pub fn locate(&self, span: &Range<usize>) -> Position {
        self.hidden_lines.hide(find_position(self.text, span))
    }
}

/// Returns the position of `span` in `text`. A span beyond the end of `text` gives the position of the end.
fn find_position(text: &str, span: &Range<usize>) -> Position {
    let start = floor_char_boundary(text, span.start);
    let before = text.get(..start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line_end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| start + at);
    let end = floor_char_boundary(text, span.end.clamp(start, line_end));
    // A long line is cut to the part around the span.
    let from = floor_char_boundary(text, line_start.max(start.saturating_sub(MAX_LINE_BYTES / 2)));
    let to = floor_char_boundary(text, line_end.min(from + MAX_LINE_BYTES)).max(start);
    let line = text.get(from..to).unwrap_or_default().trim_end_matches('\r');
    Position {
        line: before.matches('\n').count() + 1,
        column: text.get(line_start..start).unwrap_or_default().chars().count() + 1,
        text: line.to_owned(),
        span: (start - from).min(line.len())..(end.min(to) - from).min(line.len()),
        is_sealed: false,
    }
}

fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "a = 1\r\nté = \"é\" # x\n";
        let at = text.find('"').unwrap();
        let found = find_position(text, &(at..at + 4));
        assert_eq!((found.line, found.column, found.text.as_str()), (2, 6, "té = \"é\" # x"));
        assert_eq!(&found.text[found.span.clone()], "\"é\"");
    }

    #[test]
    fn a_span_beyond_the_end_and_a_line_of_a_megabyte_have_positions() {
        assert_eq!(find_position("", &(7..9)).line, 1);
        let long = "é".repeat(500_000);
        let found = find_position(&long, &(600_000..600_002));
        assert!(found.text.len() <= MAX_LINE_BYTES);
        assert_eq!(&found.text[found.span], "é");
    }
}
