//! The blocks that several sections of a report use: a list of sentences, and facts with their names.

use crate::text::SafeText;

use super::super::document::{Block, Fact};

/// Sentences one after the other, where there are any.
pub(super) fn list_block(sentences: Vec<SafeText>) -> Option<Block> {
    (!sentences.is_empty()).then_some(Block::List(sentences))
}

/// The same under a title of their own.
pub(super) fn titled_list(title: SafeText, sentences: Vec<SafeText>) -> Vec<Block> {
    let list = list_block(sentences);
    list.is_some().then_some(Block::Subheading(title)).into_iter().chain(list).collect()
}

/// Things with their names, where there are any.
pub(super) fn facts_block(facts: Vec<Fact>) -> Option<Block> {
    (!facts.is_empty()).then_some(Block::Facts(facts))
}
