//! The sections of a Markdown text: a heading with its role, and the blocks below it.

use super::block::Block;
use super::side::Side;
use super::side_name::SideName;

/// The levels of headings that have no level in Markdown: lines in bold or before a list, and such lines for a side.
pub(super) const LINE_LEVEL: u8 = 8;
pub(super) const SIDE_LEVEL: u8 = 9;

/// What a heading is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    Title,
    Option(String),
    /// A side, with what the heading says beside it.
    Side(Side, SideName),
    /// A heading for both sides, or for a part without an option: "Pros and cons of the options".
    Group,
    /// A part of a decision record that is not about one option: "Decision drivers".
    Part,
    /// The list of the options.
    OptionList,
    /// What follows from the chosen option, perhaps only what is good or bad.
    Consequences(Option<Side>),
    /// A group of items on the same side.
    Topic(String),
    /// A mark or a word for a side that may as well be a part of the name of an option.
    Unclear,
}

/// A heading, with the blocks up to the next heading.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Section {
    pub(super) line: usize,
    /// 1 to 6 for Markdown headings; more for lines that are headings without a level; 0 before the first heading.
    pub(super) level: u8,
    pub(super) heading: String,
    pub(super) role: Role,
    pub(super) blocks: Vec<Block>,
}
