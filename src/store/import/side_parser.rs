//! The words and marks for pros and cons, in English and French: in headings ("Advantages of keeping both"), before an
//! item ("Good, because …", "Pro: …", "(+) …", "✅ …") and after it.

use crate::text::number::parse_decimal;

use super::side::Side;
use super::side_marks;
use super::side_name::{self, SideName, capitalise};
use super::side_words::{Strength, find_phrase_at_end, find_phrase_at_start};
use super::words::{self, simplify};

/// What a heading says about sides.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum HeadingSide {
    /// The items below are on this side; the heading may also name the option, surely or perhaps.
    One(Side, Option<String>),
    /// The first word may be a side, if another heading is its opposite: "Pour garder les deux". Otherwise the heading
    /// is the name of an option.
    Perhaps(Side, Option<String>),
    /// Pros and cons follow; the heading may also name the option.
    Both(Option<String>),
    None,
}

/// The side of an item, and its text without the mark or word.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ItemSide {
    pub(super) side: Option<Side>,
    /// The number in the mark, such as "(+3)".
    pub(super) number: Option<f64>,
    /// Whether only the sign of the number gives the side.
    pub(super) is_by_number: bool,
    /// Whether a mark and a word give different sides: "❌ Pro: text".
    pub(super) has_two_sides: bool,
    pub(super) text: String,
}

/// Parses a heading.
pub(super) fn parse_heading(heading: &str) -> HeadingSide {
    parse_heading_with_name(heading).0
}

/// Parses a heading. Also returns what stands beside the word for a side.
pub(super) fn parse_heading_with_name(heading: &str) -> (HeadingSide, SideName) {
    let mut name = SideName::None;
    let side = parse_side(heading, &mut name);
    (side, name)
}

fn parse_side(heading: &str, name: &mut SideName) -> HeadingSide {
    // Two hyphens are the line before a signature.
    if heading.trim().len() > 1 && heading.trim().chars().all(|c| c == '-') {
        return HeadingSide::None;
    }
    if let Some((side, _)) = parse_bracket(heading.trim().trim_matches(['(', ')', '[', ']', ':', ' ']))
        .filter(|_| simplify(heading).is_empty())
    {
        return HeadingSide::One(side, None);
    }
    let (mark, text) = split_marks(heading);
    match text.trim_matches([' ', '\u{a0}', ':', '#', '*']).to_lowercase().as_str() {
        "les +" | "the +" => return HeadingSide::One(Side::Pro, None),
        "les -" | "les –" | "les −" | "the -" | "the −" => return HeadingSide::One(Side::Con, None),
        _ => {}
    }
    let text = strip_decoration(text);
    if simplify(text).is_empty() {
        return mark.map_or(HeadingSide::None, |side| HeadingSide::One(side, None));
    }
    if let Some(both) = parse_both(text) {
        return HeadingSide::Both(both);
    }
    if let Some((phrase, rest)) = find_phrase_at_start(text) {
        let side = phrase.side;
        let rest = skip_synonyms(rest, side);
        let is_separated = rest.trim_start().starts_with(SEPARATORS);
        let word = simplify(text.strip_suffix(rest).unwrap_or(text));
        let is_noun = words::contains(words::SIDE_NOUNS, &word) || matches!(word.as_str(), "pro" | "con");
        *name = side_name::parse_name_after(rest, phrase.is_preposition);
        return match (phrase.strength, &*name) {
            (_, SideName::None) => HeadingSide::One(side, None),
            (Strength::Weak, SideName::Qualifier(_)) if is_noun => HeadingSide::One(side, None),
            (Strength::Weak, found) if !is_separated || phrase.is_preposition => {
                HeadingSide::Perhaps(side, Some(found.text().to_owned()))
            }
            (_, found) => HeadingSide::One(side, found.option()),
        };
    }
    if let Some((phrase, before)) = find_phrase_at_end(text) {
        let is_separated = before.trim_end().ends_with(SEPARATORS);
        let found = side_name::parse_name_before(before);
        match (phrase.strength, &found) {
            // "No cons" names no side.
            _ if side_name::is_negated(before) => return HeadingSide::None,
            (Strength::Weak, SideName::Option(_) | SideName::Perhaps(_)) if !is_separated => {}
            _ => {
                let option = found.option();
                *name = found;
                return HeadingSide::One(phrase.side, option);
            }
        }
    }
    match mark {
        // A mark before other words may label a side, or may be a decoration of an option.
        Some(side) => HeadingSide::Perhaps(side, None),
        None => HeadingSide::None,
    }
}

/// The signs between the word for a side and a name.
const SEPARATORS: [char; 8] = [':', '–', '—', '-', '(', '[', '|', '/'];

/// Removes further words and marks for the same side: "Drawbacks and risks of closing mine", "Pros ✅ (the good)".
fn skip_synonyms(text: &str, side: Side) -> &str {
    let text = match side_marks::strip_leading(text) {
        (Some(mark), rest) if mark == side => rest,
        _ => text,
    };
    let joined = text.trim_start_matches([' ', '\u{a0}', '/', '&', ',', '+', '(', '|', ':', '–', '—']);
    let joined = ["and ", "et ", "or ", "ou "].iter().find_map(|join| joined.strip_prefix(join)).unwrap_or(joined);
    match find_phrase_at_start(joined) {
        Some((phrase, rest))
            if phrase.side == side && !joined.is_empty() && joined.len() < text.len() && !phrase.is_preposition =>
        {
            skip_synonyms(rest, side)
        }
        _ => text,
    }
}

/// Returns the option of a heading for both sides: "Pros and cons of keeping both".
fn parse_both(text: &str) -> Option<Option<String>> {
    let joins = ["and", "et", "or", "ou", "vs", "versus", "the", "les", "le"];
    let find = |start: &str| -> Option<String> {
        let (first, after_first) = find_phrase_at_start(start)?;
        let rest = after_first.trim_start_matches([' ', '&', '/', '+', ',', '-', '–', '|']);
        let rest = joins.iter().fold(rest, |rest, join| {
            let next = rest.split_once(' ').filter(|(word, _)| simplify(word) == *join || simplify(word).is_empty());
            next.map_or(rest, |(_, rest)| rest.trim_start())
        });
        // "Cons for us" has a preposition, and "Cons, for" has two sides.
        let is_joined = after_first.strip_suffix(rest).is_some_and(|join| !join.trim().is_empty());
        let (second, rest) = find_phrase_at_start(rest)?;
        (first.side != second.side && (is_joined || !second.is_preposition)).then(|| rest.to_owned())
    };
    if let Some(rest) = find(text) {
        let name = side_name::strip_links(&rest);
        let words = simplify(name);
        let is_generic = side_name::is_referring(name)
            || words.ends_with("options")
            || words.ends_with("alternatives")
            || words.ends_with("solutions");
        return Some((!is_generic).then(|| capitalise(name)));
    }
    // "Keep both: pros and cons", "Keep both (pros and cons)"
    if let Some((before, after)) = text.split_once([':', '–', '—', '('])
        && let Some(after) = find(after.trim().trim_end_matches(')'))
        && side_name::is_referring(&after)
        && !before.trim().is_empty()
    {
        return Some(Some(capitalise(before.trim())));
    }
    // "My honest pros and cons"
    let (second, before) = find_phrase_at_end(text)?;
    let (before, join) = before.trim_end().rsplit_once([' ', '\u{a0}'])?;
    let (first, before) = find_phrase_at_end(before).filter(|_| joins.contains(&simplify(join).as_str()))?;
    let are_strong = first.strength == Strength::Strong && second.strength == Strength::Strong;
    (are_strong && first.side != second.side).then(|| side_name::parse_name_before(before).option())
}

/// Removes numbers before a heading ("1.2 Pros"), and counts and punctuation after it ("Pros (3):").
fn strip_decoration(text: &str) -> &str {
    let text = text.trim_matches([
        ' ', '\u{a0}', '\t', '#', '*', '_', ':', '.', '?', '!', '=', '-', '–', '—', '«', '»', '"', '“', '”',
    ]);
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let text = match numbered.strip_prefix([' ', ')']) {
        Some(rest) if numbered.len() < text.len() => rest.trim(),
        _ => text,
    };
    let is_count = |inner: &str| {
        let mut words = inner.split_whitespace();
        words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit())) && words.count() <= 1
    };
    let mut text = text;
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((before, inner)) = text.strip_suffix(close).and_then(|text| text.rsplit_once(open))
            && is_count(inner)
        {
            text = before.trim_end();
        }
    }
    if let Some((before, after)) = text.rsplit_once([':', '–', '—', '-', '×'])
        && is_count(after)
    {
        text = before.trim_end();
    }
    text.trim_matches([' ', '\u{a0}', ':'])
}

/// Removes marks at both ends. Returns the side of the first mark with a side.
fn split_marks(text: &str) -> (Option<Side>, &str) {
    let (first, rest) = side_marks::strip_leading(text);
    let (last, rest) = side_marks::strip_trailing(rest);
    (first.or(last), side_marks::strip_trailing_decoration(rest))
}

/// Parses the text of an item. `lead` is the emphasised text at its beginning.
pub(super) fn parse_item(text: &str, lead: Option<&str>) -> ItemSide {
    let (mark, rest) = side_marks::strip_leading(text.trim());
    let (bracket, number, rest) = strip_bracket(rest);
    let (by_mark, by_number) = if number.is_some() { (mark, bracket) } else { (mark.or(bracket), None) };
    let phrase = find_item_phrase(rest, lead);
    let by_word = phrase.map(|(side, _)| side);
    let has_two_sides = by_mark.zip(by_word).is_some_and(|(mark, word)| mark != word && mark != Side::Neutral);
    let stated = by_mark.or(by_word);
    if let Some(side) = stated.or(by_number) {
        let text = phrase.map_or(rest, |(_, rest)| rest).to_owned();
        return ItemSide { side: Some(side), number, is_by_number: stated.is_none(), has_two_sides, text };
    }
    let (side, number, rest) = strip_suffix(text.trim());
    ItemSide { side, number, is_by_number: number.is_some(), has_two_sides: false, text: rest.to_owned() }
}

/// A label before an item that names its side and more: "Short-term pro: text", "Cons for us: text".
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SideLabel<'a> {
    pub(super) side: Side,
    pub(super) name: SideName,
    pub(super) text: &'a str,
}

/// Parses a text with such a label.
pub(super) fn parse_label(text: &str) -> Option<SideLabel<'_>> {
    let (label, text) = text.split_once([':', '：']).map(|(label, text)| (label, text.trim()))?;
    if text.is_empty() || label.split_whitespace().count() > 6 {
        return None;
    }
    let (HeadingSide::One(side, _), name) = parse_heading_with_name(label) else { return None };
    let phrase = find_phrase_at_start(label).or_else(|| find_phrase_at_end(label)).map(|(phrase, _)| phrase);
    let is_noun = simplify(label).split('-').any(|word| matches!(word, "pro" | "con"));
    let is_label = is_noun || phrase.is_some_and(|phrase| phrase.strength == Strength::Strong);
    is_label.then_some(SideLabel { side, name, text })
}

/// The largest number beside an item that is a weight or a rating: others, such as years, are a part of the text.
pub(super) const MAX_NUMBER: f64 = 100.0;

/// Removes "(+)", "[pro]" or "(+3)" before an item.
fn strip_bracket(text: &str) -> (Option<Side>, Option<f64>, &str) {
    let close = if text.starts_with('(') { ')' } else { ']' };
    let inner = text.strip_prefix(['(', '[']).and_then(|inner| inner.split_once(close));
    let Some((inner, rest)) = inner else { return (None, None, text) };
    match parse_bracket(inner) {
        Some((side, rating)) => (Some(side), rating, rest.trim_start_matches([' ', '\u{a0}', ':', '-', '–', '—'])),
        None => (None, None, text),
    }
}

/// Returns the side that the sign of a number gives.
pub(super) fn side_of_number(value: f64) -> Side {
    match value {
        value if value > 0.0 => Side::Pro,
        value if value < 0.0 => Side::Con,
        _ => Side::Neutral,
    }
}

fn parse_bracket(inner: &str) -> Option<(Side, Option<f64>)> {
    let inner = inner.trim();
    match inner {
        "+" | "++" | "+++" => return Some((Side::Pro, None)),
        "-" | "−" | "–" | "--" | "---" => return Some((Side::Con, None)),
        "0" | "=" | "±" | "~" => return Some((Side::Neutral, None)),
        _ => {}
    }
    if inner.starts_with(['+', '-', '−'])
        && let Some(value) = parse_decimal(inner).filter(|value| value.abs() <= MAX_NUMBER)
    {
        return Some((side_of_number(value), Some(value)));
    }
    if let (Some(side), rest) = side_marks::strip_leading(inner)
        && rest.is_empty()
    {
        return Some((side, None));
    }
    let (phrase, rest) = find_phrase_at_start(inner)?;
    (phrase.is_for_items && rest.trim().is_empty()).then_some((phrase.side, None))
}

/// Removes "(+)", "(con)", "(+3)", ": −2" or a mark after an item.
fn strip_suffix(text: &str) -> (Option<Side>, Option<f64>, &str) {
    if let Some((before, inner)) = text.strip_suffix([')', ']']).and_then(|text| text.rsplit_once(['(', '[']))
        && let Some((side, number)) = parse_bracket(inner)
        && !before.trim().is_empty()
    {
        // Before an item, "(0)" is a mark beside "(+)" and "(-)"; after an item, it is a number.
        let number = number.or((inner.trim() == "0").then_some(0.0));
        return (Some(side), number, before.trim_end());
    }
    if let Some((before, after)) = text.rsplit_once(':')
        && let Some((side, Some(rating))) = parse_bracket(after)
    {
        return (Some(side), Some(rating), before.trim_end());
    }
    let (side, rest) = side_marks::strip_trailing(text);
    (side, None, rest)
}

/// Finds a word for a side before an item: "Pro: text", "Good, because text", "**Con** text".
fn find_item_phrase<'a>(text: &'a str, lead: Option<&str>) -> Option<(Side, &'a str)> {
    // Before a colon, every phrase that names a side does: "Les plus : calme".
    let is_before_colon = |rest: &str| rest.trim_start_matches([' ', '\u{a0}']).starts_with([':', '：']);
    let (phrase, rest) = find_phrase_at_start(text)
        .filter(|(phrase, rest)| phrase.is_for_items || phrase.strength == Strength::Strong && is_before_colon(rest))?;
    let is_lead = lead.is_some_and(|lead| {
        find_phrase_at_start(lead.trim())
            .is_some_and(|(_, rest)| rest.trim_matches([':', ' ', ',', '.', '\u{a0}']).is_empty())
    });
    let trimmed = rest.trim_start_matches([' ', '\u{a0}']);
    if trimmed.is_empty() {
        return Some((phrase.side, ""));
    }
    if let Some(after) = trimmed.strip_prefix([':', '：', '–', '—', '→', '|']) {
        return Some((phrase.side, after.trim_start_matches(':').trim()));
    }
    if let Some(after) = trimmed.strip_prefix("- ").filter(|_| rest.starts_with(' ')) {
        return Some((phrase.side, after.trim()));
    }
    // "Pro #1: text", "Avantage 2 : texte"
    let numbered = trimmed.strip_prefix('#').unwrap_or(trimmed);
    if numbered.starts_with(|c: char| c.is_ascii_digit()) {
        let after = numbered.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches([' ', '\u{a0}']);
        return after.strip_prefix([':', '.', ')', '–', '—']).map(|after| (phrase.side, after.trim()));
    }
    // "Good, because text", "Bon car texte", "Mauvais, parce qu'il pleut"
    let after = trimmed.trim_start_matches([',', ';', ' ']);
    let lower = after.to_lowercase();
    let becauses = [
        "because of ",
        "because ",
        "since ",
        "as ",
        "in that ",
        "parce que ",
        "parce qu'",
        "parce qu’",
        "car ",
        "puisque ",
        "puisqu'",
        "puisqu’",
        "vu que ",
        "étant donné que ",
    ];
    if let Some(because) = becauses.iter().find(|because| lower.starts_with(*because)) {
        return Some((phrase.side, after.get(because.len()..).unwrap_or(after).trim()));
    }
    is_lead.then(|| (phrase.side, trimmed.trim_start_matches([':', ',', '.', ' ', '–', '—', '-']).trim()))
}
