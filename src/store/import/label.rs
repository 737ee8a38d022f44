//! Lines without a level that are headings nevertheless: those that name a side, and those above a list.

use super::block::Block;
use super::side::Side;
use super::side_parser::{HeadingSide, parse_heading, parse_item};

/// Returns the line of a block that is a heading of a side, and the side.
pub(super) fn side_line(block: &Block) -> Option<(usize, Side)> {
    let (line, text) = match block {
        Block::Heading { line, text, .. } => (*line, text.as_str()),
        Block::Paragraph(paragraph) => (paragraph.line, paragraph.text.as_str()),
        _ => return None,
    };
    if let HeadingSide::One(side, _) = parse_heading(text) { Some((line, side)) } else { None }
}

/// Returns the lines that stand between the heading of a side and its only list: "The main ones:".
pub(super) fn find_introductions(blocks: &[Block]) -> Vec<usize> {
    let is_heading = |block: &&Block| matches!(block, Block::Heading { .. }) || side_line(block).is_some();
    let mut found = Vec::new();
    for (at, three) in blocks.windows(3).enumerate() {
        let [side, Block::Paragraph(label), Block::List(_)] = three else { continue };
        let mut rest = blocks.iter().skip(at + 3).take_while(|block| !is_heading(block));
        let is_only_list = !rest.any(|block| matches!(block, Block::List(_)));
        if side_line(side).is_some() && !label.is_strong && is_only_list && is_label(&label.text) {
            found.push(label.line);
        }
    }
    found
}

/// Returns whether a paragraph may be a heading of the list below it.
pub(super) fn is_label(text: &str) -> bool {
    let text = text.trim();
    !text.contains('\n')
        && text.chars().count() <= 60
        && !text.ends_with(['.', '!', ',', ';', '?'])
        && parse_heading(text) == HeadingSide::None
        && parse_item(text, None).side.is_none()
}

/// Returns whether a line above a list, after the list of a side, begins another part: "Good to know:", "What if I
/// stay?"
pub(super) fn may_end_side(text: &str) -> bool {
    let text = text.trim();
    !text.contains('\n')
        && text.chars().count() <= 80
        && !text.ends_with(['.', ',', ';', ')'])
        && !matches!(parse_heading(text), HeadingSide::One(..))
        && parse_item(text, None).side.is_none()
}
