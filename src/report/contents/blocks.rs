//! The blocks that several sections of a report use: a list of sentences, and facts with their names.

use crate::text::Shown;

use super::super::paper::{Block, Fact};

/// Sentences one after the other, where there are any.
pub(super) fn listed(sentences: Vec<Shown>) -> Option<Block> {
    (!sentences.is_empty()).then_some(Block::List(sentences))
}

/// The same under a title of their own.
pub(super) fn titled(title: Shown, sentences: Vec<Shown>) -> Vec<Block> {
    let list = listed(sentences);
    list.is_some().then_some(Block::Title(title)).into_iter().chain(list).collect()
}

/// Things with their names, where there are any.
pub(super) fn facts(facts: Vec<Fact>) -> Option<Block> {
    (!facts.is_empty()).then_some(Block::Facts(facts))
}
