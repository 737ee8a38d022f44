//! Lines without a mark that name an option: a line directly above "Pros", after the pros and cons of another option.

use super::block::Block;
use super::label::is_label;
use super::side::Side;
use super::side_parser::{HeadingSide, parse_heading};

/// The blocks that are lines above the pros and cons of an option.
#[derive(Debug, Default, PartialEq)]
pub(super) struct OptionLines {
    /// The indices of the blocks that name an option.
    pub(super) options: Vec<usize>,
    /// The indices of the blocks that may name an option.
    pub(super) unclear: Vec<usize>,
}

/// Finds the lines directly above the heading of a side.
pub(super) fn find_option_lines(blocks: &[Block]) -> OptionLines {
    let mut found = OptionLines::default();
    let mut first = None;
    // The sides so far of the current option.
    let mut sides: Vec<Side> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if let Some((side, _)) = plain_side(block) {
            sides.push(side);
            continue;
        }
        match (block, blocks.get(at + 1).and_then(plain_side)) {
            (Block::Paragraph(label), Some((next, is_line))) if !label.is_strong => {
                let is_complete = sides.contains(&Side::Pro) && sides.contains(&Side::Con);
                if is_complete && is_line && is_label(&label.text) {
                    found.options.push(at);
                    sides.clear();
                } else if sides.contains(&next) {
                    found.unclear.push(at);
                } else if sides.is_empty() && is_line && is_label(&label.text) {
                    first = Some(at);
                }
            }
            (Block::Heading { .. }, _) => sides.clear(),
            (Block::Paragraph(label), _) if label.is_strong => sides.clear(),
            _ => {}
        }
    }
    // The line above the first pros and cons is an option like the others.
    if let Some(first) = first.filter(|first| found.options.first().is_some_and(|option| option > first)) {
        found.options.insert(0, first);
    }
    found
}

/// Makes the lines that name an option the same as lines in bold.
pub(super) fn mark_option_lines(blocks: &mut [Block]) {
    for at in find_option_lines(blocks).options {
        if let Some(Block::Paragraph(label)) = blocks.get_mut(at) {
            label.is_strong = true;
        }
    }
}

/// Returns the side that a heading or a line names, without an option, and whether it is a line.
fn plain_side(block: &Block) -> Option<(Side, bool)> {
    let (text, is_line) = match block {
        Block::Heading { text, .. } => (text.as_str(), false),
        Block::Paragraph(paragraph) => (paragraph.text.lines().next().unwrap_or_default(), true),
        _ => return None,
    };
    if let HeadingSide::One(side, None) = parse_heading(text) { Some((side, is_line)) } else { None }
}
