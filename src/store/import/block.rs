//! The blocks of a Markdown text.

use super::grid::Cell;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// The level is `None` for a heading without a level in the text, such as `<summary>`.
    Heading {
        line: usize,
        level: Option<u8>,
        text: String,
    },
    Paragraph(Paragraph),
    List(Vec<Item>),
    Table(Vec<Vec<Cell>>),
    /// A table in HTML.
    HtmlTable(usize),
    /// Code, quotations and other text that is not a part of a list.
    Other {
        line: usize,
        text: String,
    },
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Paragraph {
    pub(super) line: usize,
    /// The text, with `\n` between the lines of the file.
    pub(super) text: String,
    /// Whether all of it is bold or emphasised.
    pub(super) is_strong: bool,
    /// Whether all of it is struck out.
    pub(super) is_struck: bool,
    /// The bold or emphasised text at its beginning.
    pub(super) lead: Option<String>,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Item {
    pub(super) line: usize,
    /// The column of the mark, from 0.
    pub(super) column: usize,
    /// `+`, `-` or `*`; a digit for a numbered item.
    pub(super) mark: char,
    pub(super) is_task: bool,
    pub(super) text: Paragraph,
    /// Further paragraphs.
    pub(super) more: Vec<String>,
    pub(super) items: Vec<Item>,
}

/// Joins the lines of a paragraph with spaces.
pub(super) fn join_lines(text: &str) -> String {
    text.split(['\n', '\u{2028}']).map(str::trim).collect::<Vec<&str>>().join(" ")
}

/// Collects the texts of items below an item, indented by their depth.
pub(super) fn collect_details(items: &[Item], depth: usize, into: &mut Vec<String>) {
    for item in items {
        into.push(format!("{}{}", "  ".repeat(depth), join_lines(&item.text.text)));
        into.extend(item.more.iter().cloned());
        collect_details(&item.items, depth + 1, into);
    }
}
