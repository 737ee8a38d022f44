//! The names of options: their numbers ("1. Stay", "Option B – Leave"), and which of several names mean the same
//! option.

use std::collections::{HashMap, HashSet};

use super::name_words;
use super::side::SidedItem;
use super::side_marks;
use super::side_name::capitalise;
use super::words::{self, simplify};
use pesee_core::deliberation::List;

/// The number before the name of an option.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numbering<'a> {
    number: usize,
    /// Whether a noun stands beside the number: "Option 1".
    has_noun: bool,
    /// The text after the number; empty for "Option 1" alone.
    name: &'a str,
}

const SPACES: [char; 2] = [' ', '\u{a0}'];

/// Parses "1. Stay", "B) Leave", "Option 2: Leave", "First option – stay" and "Option 1".
pub(super) fn parse_numbering(text: &str) -> Option<Numbering<'_>> {
    let text = text.trim().trim_start_matches(['[', '(']);
    let (first, rest) = split_word(text);
    let is_noun = |word: &str| words::contains(name_words::NUMBERED_NOUNS, &simplify(word));
    if is_noun(first) {
        let rest = rest.trim_start_matches(SPACES);
        let rest = ["#", "n°", "nº", "no. ", "no "].iter().find_map(|sign| rest.strip_prefix(sign)).unwrap_or(rest);
        let (number, name) = split_word(rest.trim_start_matches(SPACES));
        let number = parse_number(number)?;
        return Some(Numbering { number, has_noun: true, name: trim_name(name) });
    }
    let (second, after) = split_word(rest.trim_start_matches(SPACES));
    if let Some(number) = position(&name_words::ORDINALS, first).filter(|_| is_noun(second)) {
        return Some(Numbering { number, has_noun: true, name: trim_name(after) });
    }
    let unmarked = text.trim_start_matches('#');
    let (first, rest) = split_word(unmarked);
    let is_short =
        first.chars().all(|c| c.is_ascii_digit()) || first.len() == 1 || first.chars().all(|c| "IVX".contains(c));
    let after = rest.trim_start_matches(SPACES);
    let is_apart = |rest: &str| rest.chars().nth(1).is_some_and(|c| SPACES.contains(&c));
    let is_separated = rest.starts_with(['.', ')', ']', ':']) && is_apart(rest)
        || after.starts_with(['-', '–', '—', ':']) && is_apart(after)
        || text.starts_with('#') && first.bytes().all(|byte| byte.is_ascii_digit());
    let name = trim_name(rest);
    let number = parse_number(first).filter(|_| is_separated && is_short && !name.is_empty())?;
    Some(Numbering { number, has_noun: false, name })
}

/// The signs between a number and the name.
const SEPARATORS: [char; 10] = ['.', ')', ']', ':', '-', '–', '—', ' ', '\u{a0}', ','];

/// Splits a text after its first letters and digits.
fn split_word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len()))
}

/// Removes the signs before a name, and brackets around it.
fn trim_name(text: &str) -> &str {
    let text = text.trim_start_matches(SEPARATORS).trim_end();
    text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(text)
}

/// Returns the number that digits, a letter or an ordinal is, up to 99.
fn parse_number(word: &str) -> Option<usize> {
    if let Ok(number) = word.parse() {
        return (1..100).contains(&number).then_some(number);
    }
    let letter = || match word.to_ascii_lowercase().as_bytes() {
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a') + 1),
        _ => None,
    };
    position(&name_words::CARDINALS, word).or_else(letter)
}

/// Returns the place, from 1, of the list with a word.
fn position(lists: &[&str], word: &str) -> Option<usize> {
    let slug = simplify(word);
    lists.iter().position(|list| words::contains(list, &slug)).map(|at| at + 1)
}

/// Returns the names without their numbers, if all have one, each another one. Otherwise the numbers are parts of the
/// names.
fn strip_numbers<'a>(names: &[&'a str]) -> Option<Vec<&'a str>> {
    let parsed: Option<Vec<Numbering<'a>>> = names.iter().map(|name| parse_numbering(name)).collect();
    let parsed = parsed.filter(|parsed| parsed.len() > 1)?;
    let mut numbers: Vec<usize> = parsed.iter().map(|numbering| numbering.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let is_alike = parsed.windows(2).all(|pair| matches!(pair, [one, other] if one.has_noun == other.has_noun));
    let mut keys: Vec<String> = parsed.iter().map(|numbering| normalise(numbering.name)).collect();
    keys.sort();
    let are_distinct = keys.windows(2).all(|pair| matches!(pair, [one, next] if one != next && !one.is_empty()));
    (numbers.len() == parsed.len() && is_alike && are_distinct)
        .then(|| parsed.iter().map(|numbering| numbering.name).collect())
}

/// Returns the entry of a list with the number of a name that is only a number: "Option 1" for "Option 1: Stay".
fn name_in_list<'a>(name: &'a str, entries: &[&'a str]) -> &'a str {
    let is_number = parse_numbering(name).is_some_and(|numbering| numbering.name.is_empty());
    let entry = || entries.iter().find(|entry| find_number(entry) == find_number(name)).copied();
    if is_number { entry().unwrap_or(name) } else { name }
}

/// Makes the first letter a capital, unless the word is spelled like "iPhone".
fn begin_large(name: &str) -> String {
    let is_mixed = name.chars().nth(1).is_some_and(char::is_uppercase);
    if is_mixed { name.to_owned() } else { capitalise(name) }
}

/// Returns a name without its number, if it has one and `is_numbered`.
fn strip_number_if(name: &str, is_numbered: bool) -> &str {
    let found = parse_numbering(name).map(|numbering| numbering.name);
    found.filter(|name| is_numbered && !name.is_empty()).unwrap_or(name)
}

/// Removes what is said about an option after its name: "Leave ❌ (rejected)".
fn strip_status(text: &str) -> &str {
    let (_, text) = side_marks::strip_trailing(side_marks::strip_trailing_decoration(text.trim()));
    let status = text.strip_suffix([')', ']']).and_then(|text| text.rsplit_once(['(', '[']));
    match status {
        Some((name, status)) if words::contains(name_words::OPTION_STATUS, &simplify(status)) => {
            let (_, name) = side_marks::strip_trailing(name.trim());
            if name.trim().is_empty() { text } else { name.trim() }
        }
        _ => text,
    }
}

/// Returns what two names of the same option have in common: no case, no punctuation and no number. A name of signs
/// only stays as it is.
fn normalise(text: &str) -> String {
    let name = strip_status(text);
    let name = parse_numbering(name).map(|numbering| numbering.name).filter(|name| !name.is_empty()).unwrap_or(name);
    let simple = simplify(name);
    if simple.is_empty() { name.to_owned() } else { simple }
}

/// Returns whether the entry in a list of options is the option with a name. Text may follow the name: "Keep both – see
/// 12".
pub(super) fn is_same_option(listed: &str, name: &str) -> bool {
    let (listed_slug, name_slug) = (normalise(listed), normalise(name));
    if listed_slug == name_slug {
        return !name_slug.is_empty();
    }
    let ends = listed.match_indices([':', '(', ',', ';']).chain(listed.match_indices(" –")).map(|(at, _)| at);
    let ends =
        ends.chain(listed.match_indices(" —").map(|(at, _)| at)).chain(listed.match_indices(" -").map(|(at, _)| at));
    ends.filter_map(|at| listed.get(..at)).any(|beginning| !beginning.is_empty() && normalise(beginning) == name_slug)
}

/// Returns which of several names a reference means: by its name, perhaps with text after it, or by the number of a
/// name.
pub(super) fn find_option<'a>(reference: &str, names: &[&'a str]) -> Option<&'a str> {
    let slug = normalise(reference);
    let same = || names.iter().find(|name| normalise(name) == slug || is_same_option(name, reference));
    let is_begun = |name: &&&str| {
        let name = normalise(name);
        !name.is_empty() && slug.strip_prefix(&name).is_some_and(|rest| rest.starts_with('-'))
    };
    let begins = || names.iter().filter(is_begun).max_by_key(|name| name.len());
    let number = find_number(reference);
    let has_number = |name: &&&str| parse_numbering(name).is_some_and(|found| Some(found.number) == number);
    same().or_else(begins).or_else(|| names.iter().find(has_number).filter(|_| number.is_some())).copied()
}

/// Returns the number to which a reference such as "Option 2", "option B, because …" or "2" refers.
pub(super) fn find_number(reference: &str) -> Option<usize> {
    let reference = reference.trim().trim_start_matches(['(', '[', '#']);
    let lower = reference.to_lowercase();
    let article = ["the ", "l'", "l’", "la "].iter().find(|article| lower.starts_with(*article));
    let reference = article.and_then(|article| reference.get(article.len()..)).unwrap_or(reference);
    let (word, rest) = split_word(reference);
    let is_alone = rest.is_empty() || rest.starts_with([',', '.', ';', ')', ']', ':']);
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit()) || word.len() == 1;
    let alone = || parse_number(word).filter(|_| is_alone && is_number);
    parse_numbering(reference).map(|numbering| numbering.number).or_else(alone)
}

/// Gives each option one name: removes the numbers of names that are numbered alike, and what is said about an option.
/// `listed` is a list of all options, with their lines.
pub(super) fn unify_names(items: &mut [(String, SidedItem)], listed: &mut [(usize, String)]) {
    let mut names: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    for (name, _) in items.iter() {
        if seen.insert(name.as_str()) {
            names.push(name.clone());
        }
    }
    // A list with more options is refused.
    if names.len() > List::Options.max_len().unwrap_or(usize::MAX) {
        return;
    }
    let entries: Vec<String> = listed.iter().map(|(_, entry)| entry.clone()).collect();
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    let bare: Vec<&str> = names.iter().map(|name| name_in_list(strip_status(name), &entries)).collect();
    let is_new = |entry: &&&str| !bare.iter().any(|name| is_same_option(entry, name));
    let all: Vec<&str> = bare.iter().chain(entries.iter().filter(is_new)).copied().collect();
    let is_listed =
        |name: &str| entries.iter().any(|entry| parse_numbering(entry).is_none() && is_same_option(entry, name));
    let stripped = strip_numbers(&bare).or_else(|| strip_numbers(&all));
    let stripped = stripped.unwrap_or_else(|| bare.iter().map(|name| strip_number_if(name, is_listed(name))).collect());
    let renamed: HashMap<&str, &str> = names.iter().map(String::as_str).zip(stripped).collect();
    for (name, _) in items.iter_mut() {
        if let Some(new) = renamed.get(name.as_str()) {
            *name = if name.ends_with(new) && name != new { begin_large(new) } else { (*new).to_owned() };
        }
    }
    if let Some(stripped) = strip_numbers(&entries) {
        for ((_, name), stripped) in listed.iter_mut().zip(stripped) {
            *name = begin_large(stripped);
        }
    }
}
