//! Texts below a heading for a side that are not an item of that side: conclusions, words for a side, and lines with
//! both sides.

use super::block::{Block, Paragraph};
use super::plain_lists;
use super::side::Side;
use super::side_parser::{HeadingSide, parse_heading, parse_item};
use super::words::{self, simplify};

/// Returns whether a paragraph below the first one of a side is a conclusion instead of an item: it begins like one, or
/// it is a sentence and the first one is not.
pub(super) fn concludes(first: Option<&Block>, paragraph: &Paragraph) -> bool {
    let ends_sentence = |text: &str| text.trim_end().ends_with(['.', '!', '?']);
    let Some(Block::Paragraph(first)) = first else { return false };
    let slug = simplify(&paragraph.text);
    let begins = words::CONCLUSION
        .split_whitespace()
        .any(|word| slug.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')));
    let has_side = parse_item(&paragraph.text, paragraph.lead.as_deref()).side.is_some();
    !has_side && (begins || ends_sentence(&paragraph.text) && !ends_sentence(&first.text))
}

/// Returns whether a text on a side has the word of the other one or a sign within it: "found. Cons: inboxes", "found /
/// - inboxes".
pub(super) fn names_side_within(text: &str, side: Side) -> bool {
    let parts = text.split(['.', ';', '/', '|', ',']).skip(1).map(str::trim);
    let mut signed = text.split(['/', '|', ';']).skip(1).map(str::trim);
    let is_label = |part: &str| {
        part.split_once(':').is_some_and(|(label, _)| {
            label.split_whitespace().count() <= 2
                && is_side_word(label)
                && parse_item(part, None).side.is_some_and(|other| other != side)
        })
    };
    parts.into_iter().any(is_label) || signed.any(|part| part.starts_with(['+', '-']) && plain_lists::is_item(part))
}

/// Returns whether a text is only a word for a side.
pub(super) fn is_side_word(text: &str) -> bool {
    matches!(parse_heading(text), HeadingSide::One(_, None))
}
