//! Blocks that several sections use. Each is left out if it is empty.

use crate::text::SafeText;

use super::super::document::{Block, Fact};

pub(super) fn list_block(sentences: Vec<SafeText>) -> Option<Block> {
    (!sentences.is_empty()).then_some(Block::List(sentences))
}

/// Returns a list with a subheading.
pub(super) fn titled_list(title: SafeText, sentences: Vec<SafeText>) -> Vec<Block> {
    let list = list_block(sentences);
    list.is_some().then_some(Block::Subheading(title)).into_iter().chain(list).collect()
}

pub(super) fn facts_block(facts: Vec<Fact>) -> Option<Block> {
    (!facts.is_empty()).then_some(Block::Facts(facts))
}
