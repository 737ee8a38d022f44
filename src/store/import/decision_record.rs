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

/// Returns the option that a decision record names as chosen, as its list of options spells it.
pub(super) fn find_chosen_option(sections: &[Section]) -> Option<String> {
    let stated = sections.iter().find_map(find_stated_option)?;
    let lists = sections.iter().filter(|section| section.role == Role::OptionList).flat_map(|section| &section.blocks);
    let listed: Vec<String> = lists
        .filter_map(|block| if let Block::List(items) = block { Some(items) } else { None })
        .flatten()
        .map(|item| join_lines(&item.text.text))
        .collect();
    // "2" and "Option 2" refer to the list; "2. Close mine" repeats its number.
    let digits_at = stated.find(|c: char| c.is_ascii_digit()).unwrap_or(stated.len());
    let (word, number) = stated.split_at(digits_at);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = number.split_at(digits);
    let is_reference =
        !number.is_empty() && matches!(word.trim().to_lowercase().as_str(), "" | "option" | "solution" | "no" | "n°");
    let name = rest.trim_start_matches(['.', ')', ':', ' ', '\u{a0}', '–', '—']);
    let is_exact = |name: &String| is_same_option(name, &stated);
    if !is_reference || listed.iter().any(is_exact) {
        return Some(stated);
    }
    if !name.is_empty() {
        return Some(name.to_owned());
    }
    number.parse::<usize>().ok().and_then(|number| listed.get(number.checked_sub(1)?)).cloned()
}

/// Returns whether the entry in a list of options is the option with a name. Text may follow the name: "Keep both – see 12".
pub(super) fn is_same_option(listed: &str, name: &str) -> bool {
    let (listed, name) = (listed.to_lowercase(), name.to_lowercase());
    let rest = listed.strip_prefix(&name).map(|rest| rest.trim_start_matches([' ', '\u{a0}']));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['–', '—', '-', ':', '(', ',', ';']))
}

/// Returns the option that a section names as chosen.
fn find_stated_option(section: &Section) -> Option<String> {
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
        let name = quoted.map_or_else(|| end_of_name(rest), |(name, _)| name);
        let name = name.trim_matches([' ', '\u{a0}']);
        (!name.is_empty()).then(|| name.to_owned())
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
    text.split_once(':').is_some_and(|(key, _)| words::contains(words::METADATA, &slugify(key)))
}
