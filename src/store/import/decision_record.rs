//! Decision records (MADR and the like), in English and French: their headings, the facts in their lists and the chosen
//! option.

use pesee_core::deliberation::slugify;

use super::block::{Block, join_lines};
use super::section::{Role, Section};
use super::side::Side;
use super::words;

/// Returns what a heading of a decision record (MADR and the like) is.
pub(super) fn decision_record_role(heading: &str) -> Option<Role> {
    let slug = slugify(heading.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ')));
    let is = |list: &str| words::contains(list, &slug);
    if is(words::OPTION_LIST) {
        Some(Role::OptionList)
    } else if is(words::CONSEQUENCES) {
        Some(Role::Consequences(None))
    } else if is(words::POSITIVE_CONSEQUENCES) {
        Some(Role::Consequences(Some(Side::Pro)))
    } else if is(words::NEGATIVE_CONSEQUENCES) {
        Some(Role::Consequences(Some(Side::Con)))
    } else {
        is(words::PART).then_some(Role::Part)
    }
}

/// Returns the option that a decision record names as chosen.
pub(super) fn find_chosen_option(section: &Section) -> Option<String> {
    let labels = [
        "chosen option",
        "option choisie",
        "option retenue",
        "solution retenue",
        "decision:",
        "décision :",
        "décision:",
    ];
    section.blocks.iter().find_map(|block| {
        let Block::Paragraph(paragraph) = block else { return None };
        let text = join_lines(&paragraph.text);
        let lower = text.to_lowercase();
        let at = labels.iter().find_map(|label| lower.find(label).map(|at| at + label.len()))?;
        let rest = text.get(at..)?.trim_start_matches([':', ' ', '\u{a0}']);
        let quotes = [('"', '"'), ('“', '”'), ('«', '»'), ('\'', '\''), ('`', '`')];
        let quoted = quotes.iter().find_map(|(open, close)| rest.strip_prefix(*open)?.split_once(*close));
        let name = quoted.map_or_else(|| rest.split([',', '.', ';']).next().unwrap_or_default(), |(name, _)| name);
        let name = name.trim_matches([' ', '\u{a0}']);
        (!name.is_empty()).then(|| name.to_owned())
    })
}

/// Returns whether an item states a fact about a decision record, such as "Status: accepted".
pub(super) fn is_metadata(text: &str) -> bool {
    text.split_once(':').is_some_and(|(key, _)| words::contains(words::METADATA, &slugify(key)))
}
