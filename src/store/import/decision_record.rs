//! Decision records (MADR and the like), in English and French: their headings, the facts in their lists and the chosen
//! option.

use super::block::{Block, join_lines};
use super::option_names::{find_number, find_option, is_same_option, parse_numbering};
use super::section::{Role, Section};
use super::side::Side;
use super::words::{self, simplify};

/// Returns what a heading of a decision record (MADR and the like) is.
pub(super) fn decision_record_role(heading: &str) -> Option<Role> {
    let slug = simplify(heading.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ')));
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

/// Returns what a decision record says about the chosen option, with its line: "Stay, because …".
pub(super) fn find_chosen_option(sections: &[Section]) -> Option<(usize, String)> {
    sections.iter().find_map(find_stated_option)
}

/// Returns the name of the chosen option: one of `names`, which are those in headings and before pros and cons, or else
/// one of a list of all options. Without any, what the record states is the name.
pub(super) fn resolve_chosen_option(stated: &str, names: &[&str], listed: &[&str]) -> Option<String> {
    if names.is_empty() && listed.is_empty() {
        return Some(end_of_name(stated).to_owned());
    }
    let by_place = |names: &[&'_ str]| {
        let number = find_number(stated).filter(|_| names.iter().all(|name| parse_numbering(name).is_none()))?;
        names.get(number - 1).map(|name| (*name).to_owned())
    };
    let in_headings = find_option(stated, names).map(str::to_owned);
    let in_list = || {
        let entry = find_option(stated, listed).map(str::to_owned).or_else(|| by_place(listed))?;
        let same = names.iter().find(|name| is_same_option(&entry, name));
        Some(same.map_or(entry, |name| (*name).to_owned()))
    };
    in_headings.or_else(in_list).or_else(|| by_place(names).filter(|_| listed.is_empty()))
}

fn find_stated_option(section: &Section) -> Option<(usize, String)> {
    let labels = [
        "chosen option",
        "option choisie",
        "option retenue",
        "solution retenue",
        "solution choisie",
        "chosen solution",
        "selected option",
        "decision:",
        "décision :",
        "décision:",
    ];
    let find = |line: usize, text: &str| {
        let text = join_lines(text);
        let lower = text.to_lowercase();
        let at = labels.iter().find_map(|label| lower.find(label).map(|at| at + label.len()))?;
        let rest = text.get(at..)?.trim_start_matches([':', ' ', '\u{a0}', '*']);
        let quotes = [('"', '"'), ('“', '”'), ('«', '»'), ('\'', '\''), ('`', '`')];
        let quoted = quotes.iter().find_map(|(open, close)| rest.strip_prefix(*open)?.split_once(*close));
        let name = quoted.map_or(rest, |(name, _)| name).trim_matches([' ', '\u{a0}']);
        (!name.is_empty()).then(|| (line, name.to_owned()))
    };
    section.blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => find(paragraph.line, &paragraph.text),
        Block::List(items) => items.iter().find_map(|item| find(item.line, &item.text.text)),
        _ => None,
    })
}

/// Returns the name at the beginning of a sentence. A point after a number does not end it.
fn end_of_name(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let start = if digits > 0 { digits + 1 } else { 0 };
    let end = text.get(start..).and_then(|rest| rest.find([',', '.', ';'])).map_or(text.len(), |at| start + at);
    text.get(..end).unwrap_or(text)
}

/// Returns whether an item states a fact about a decision record, such as "Status: accepted".
pub(super) fn is_metadata(text: &str) -> bool {
    text.split_once(':').is_some_and(|(key, _)| words::contains(words::METADATA, &simplify(key)))
}
