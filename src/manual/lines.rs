//! Lays out the blocks of a page as lines of a given width, without styles, so that the same lines suit a terminal, a
//! pipe and a screen reader.

use crate::text::SafeText;

use super::blocks::{Block, Span, marked_text, plain_text};

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: SafeText,
    pub kind: LineKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The title of the page.
    Title,
    Heading,
    Text,
    /// A line to copy, which is not wrapped.
    Code,
}

/// The columns between two columns of a table.
const GAP: usize = 2;
/// The largest width of a column of a table, other than the last one.
const MAX_COLUMN: usize = 28;
/// The smallest width of the last column of a table. In a narrower one, it is printed below the others.
const MIN_LAST_COLUMN: usize = 24;
/// The indent of a table's last column below the others, and of lines to copy.
const INDENT: usize = 4;

/// Lays out blocks. Blank lines separate them, except between the items of a list.
pub(super) fn layout(blocks: &[Block], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut previous: Option<&Block> = None;
    for block in blocks {
        let is_same_list = matches!((previous, block), (Some(Block::Item(..)), Block::Item(..)));
        if previous.is_some() && !is_same_list {
            lines.push(Line { text: SafeText::default(), kind: LineKind::Text });
        }
        push_block(&mut lines, block, width);
        previous = Some(block);
    }
    lines
}

fn push_block(lines: &mut Vec<Line>, block: &Block, width: usize) {
    match block {
        Block::Heading(level, spans) => {
            let kind = if *level == 1 { LineKind::Title } else { LineKind::Heading };
            push_wrapped(lines, ("", 0), &plain_text(spans), width, kind);
        }
        Block::Paragraph(spans) => push_wrapped(lines, ("", 0), &marked_text(spans), width, LineKind::Text),
        Block::Item(None, spans) => push_wrapped(lines, ("- ", 2), &marked_text(spans), width, LineKind::Text),
        Block::Item(Some(number), spans) => {
            push_wrapped(lines, (&format!("{number:>2}. "), 4), &marked_text(spans), width, LineKind::Text);
        }
        Block::Code(code) => lines.extend(code.iter().map(|line| Line {
            text: SafeText::sanitize(format!("{:INDENT$}{line}", "").trim_end()),
            kind: LineKind::Code,
        })),
        Block::Table(rows) => push_table(lines, rows, width),
    }
}

/// Wraps a text. The first line begins with `mark`, and the others are indented by as many columns.
fn push_wrapped(lines: &mut Vec<Line>, (mark, indent): (&str, usize), text: &str, width: usize, kind: LineKind) {
    for (nth, line) in SafeText::sanitize(text).wrap(width.saturating_sub(indent)).into_iter().enumerate() {
        let start = if nth == 0 { mark } else { "" };
        lines.push(Line { text: SafeText::sanitize(&format!("{start:indent$}{line}")), kind });
    }
}

/// Prints the rows of a table without its headings, which only say what the columns of a table in Markdown contain.
fn push_table(lines: &mut Vec<Line>, rows: &[Vec<Vec<Span>>], width: usize) {
    let rows: Vec<Vec<SafeText>> = rows
        .iter()
        .skip(1)
        .map(|cells| cells.iter().map(|cell| SafeText::sanitize(&marked_text(cell))).collect())
        .collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(SafeText::width).max().unwrap_or(0);
    let first: Vec<usize> = (0..columns.saturating_sub(1)).map(|column| widest(column).min(MAX_COLUMN)).collect();
    let left: usize = first.iter().map(|column| column + GAP).sum();
    let is_stacked = width < left + MIN_LAST_COLUMN;
    for row in &rows {
        if is_stacked {
            for (column, cell) in row.iter().enumerate() {
                let indent = if column == 0 { 0 } else { INDENT };
                push_wrapped(lines, ("", indent), cell.as_str(), width, LineKind::Text);
            }
            continue;
        }
        let cells: Vec<Vec<SafeText>> = row
            .iter()
            .enumerate()
            .map(|(column, cell)| cell.wrap(first.get(column).copied().unwrap_or(width - left)))
            .collect();
        for nth in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let mut text = String::new();
            for (column, cell) in cells.iter().enumerate() {
                let line = cell.get(nth).cloned().unwrap_or_default();
                let padded = first.get(column).map_or(line.clone(), |columns| line.pad_right(columns + GAP));
                text.push_str(padded.as_str());
            }
            lines.push(Line { text: SafeText::sanitize(text.trim_end()), kind: LineKind::Text });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn laid_out(text: &str, width: usize) -> Vec<String> {
        let blocks = super::super::blocks::parse(text, |target| Cow::Borrowed(target));
        layout(&blocks, width).iter().map(|line| line.text.to_string()).collect()
    }

    #[test]
    fn a_table_has_columns_or_is_stacked() {
        let table = "| a | b |\n|---|---|\n| `v` | the verdict and what would change it |\n";
        assert_eq!(laid_out(table, 34), ["`v`  the verdict and what would", "     change it"]);
        assert_eq!(laid_out(table, 28), ["`v`", "    the verdict and what", "    would change it"]);
    }

    #[test]
    fn items_of_a_list_follow_each_other_and_keep_their_indent() {
        assert_eq!(
            laid_out("Two:\n\n- one two three\n- four\n\nend", 10),
            ["Two:", "", "- one two", "  three", "- four", "", "end"]
        );
        assert_eq!(laid_out("9. a\n10. b", 10), [" 9. a", "10. b"]);
        assert_eq!(laid_out("```\n  x\n```", 10), ["      x"]);
    }
}
