//! What stands beside a section, counted once for all sections: a file may have many thousand headings.

use std::ops::Range;

use super::block::{Block, Item};
use super::section::{LINE_LEVEL, SIDE_LEVEL, Section};
use super::side::Side;
use super::side_name::SideName;
use super::side_parser::{HeadingSide, parse_heading, parse_heading_with_name, parse_item, parse_label};

/// Returns for each section the range of the sections between the heading above it and the next one of a higher level.
pub(super) fn find_scopes(sections: &[Section]) -> Vec<Range<usize>> {
    let nearest_lower = |indices: &mut dyn Iterator<Item = usize>| -> Vec<(usize, Option<usize>)> {
        let mut stack: Vec<(usize, u8)> = Vec::new();
        let find = |at: usize| {
            let level = sections.get(at).map_or(0, |section| section.level);
            while stack.pop_if(|(_, above)| *above >= level).is_some() {}
            let found = stack.last().map(|(at, _)| *at);
            stack.push((at, level));
            (at, found)
        };
        indices.map(find).collect()
    };
    let before = nearest_lower(&mut (0..sections.len()));
    let after = nearest_lower(&mut (0..sections.len()).rev());
    let scope = |((_, before), (_, after)): ((usize, Option<usize>), (usize, Option<usize>))| {
        before.map_or(0, |at| at + 1)..after.unwrap_or(sections.len())
    };
    before.into_iter().zip(after.into_iter().rev()).map(scope).collect()
}

/// Returns how many of the first `n` values are true, for each `n`.
pub(super) fn count_up(values: impl Iterator<Item = bool>) -> Vec<usize> {
    let counted = values.scan(0, |count, value| {
        *count += usize::from(value);
        Some(*count)
    });
    std::iter::once(0).chain(counted).collect()
}

/// Returns how many values of a range are true.
pub(super) fn count_in(counts: &[usize], range: &Range<usize>) -> usize {
    let at = |index: usize| counts.get(index).copied().unwrap_or(0);
    at(range.end).saturating_sub(at(range.start))
}

/// Returns for each section whether headings beside it are both sides and name no option.
pub(super) fn find_plain_sides(sections: &[Section]) -> Vec<bool> {
    let sides: Vec<(HeadingSide, SideName)> =
        sections.iter().map(|section| parse_heading_with_name(&section.heading)).collect();
    let count = |level: u8, side: Side| {
        let is_side = |(section, own): (&Section, &(HeadingSide, SideName))| {
            section.level == level && *own == (HeadingSide::One(side, None), SideName::None)
        };
        count_up(sections.iter().zip(&sides).map(is_side))
    };
    let by_level: Vec<[Vec<usize>; 2]> =
        (0..=SIDE_LEVEL).map(|level| [count(level, Side::Pro), count(level, Side::Con)]).collect();
    let has_both = |(section, scope): (&Section, Range<usize>)| {
        let levels = [section.level, if section.level == LINE_LEVEL { SIDE_LEVEL } else { section.level }];
        let has = |side: usize| {
            levels.iter().any(|level| {
                let counts = by_level.get(usize::from(*level)).and_then(|counts| counts.get(side));
                counts.is_some_and(|counts| count_in(counts, &scope) > 0)
            })
        };
        has(0) && has(1)
    };
    sections.iter().zip(find_scopes(sections)).map(has_both).collect()
}

/// Returns whether a section has headings or items with sides of their own, so that it is an option.
pub(super) fn contains_sides(sections: &[Section], at: usize) -> bool {
    let Some(section) = sections.get(at) else { return false };
    let below = sections.iter().skip(at + 1).take_while(|other| other.level > section.level);
    let mut with_own = std::iter::once(section).chain(below.clone());
    below.clone().any(|other| matches!(parse_heading(&other.heading), HeadingSide::One(..)))
        || with_own.any(|section| {
            section.blocks.iter().any(|block| match block {
                Block::List(items) => items.iter().any(has_side),
                _ => false,
            })
        })
}

/// Returns whether an item or one below it names its side.
pub(super) fn has_side(item: &Item) -> bool {
    let text = &item.text.text;
    item.mark == '+'
        || parse_item(text, item.text.lead.as_deref()).side.is_some()
        || parse_label(text).is_some()
        || matches!(parse_heading(text), HeadingSide::One(..))
        || item.items.iter().any(has_side)
}
