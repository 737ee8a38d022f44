//! Several pros or cons in one line or cell: "Pros: cheap, near", "cheap; near".
//!
//! A semicolon always separates items. A comma or a slash also belongs to other texts, so it separates items only if
//! all parts are short and none of them continues a sentence, as in "I am found, because people search".

use super::block::Item;
use super::side_parser::{HeadingSide, parse_heading};
use super::words::{self, simplify};

/// The most words of a part between commas.
const MAX_WORDS: usize = 5;
/// The most words of a part after a word for one item, such as "Pro:".
const MAX_WORDS_OF_ONE: usize = 3;

/// Splits the text of a line into its items: after a word for a side and a colon, or in a line without a bullet below a
/// heading for a side. `name` is the text without the word.
pub(super) fn split_line<'a>(item: &Item, name: &'a str) -> Vec<&'a str> {
    let label = item.text.text.split([':', '：', '–', '—', '→', '|']).next().unwrap_or_default();
    let label = label.split(" - ").next().unwrap_or_default();
    match parse_heading(label) {
        HeadingSide::One(_, None) => split_inline(name, is_for_one(label)),
        _ if item.mark == Item::default().mark => split_inline(name, false),
        _ => vec![name],
    }
}

/// Splits a text into its items. `is_for_one` is whether the word before it announces one item.
pub(super) fn split_inline(text: &str, is_for_one: bool) -> Vec<&str> {
    let parts = split_outside_brackets(text, ';');
    if parts.len() > 1 {
        return parts;
    }
    let separator = if text.contains(',') { ',' } else { '/' };
    let parts = split_outside_brackets(text, separator);
    let max_words = if is_for_one { MAX_WORDS_OF_ONE } else { MAX_WORDS };
    let is_short = |part: &&str| (1..=max_words).contains(&count_words(part));
    let text = text.trim();
    let outside = remove_brackets(text);
    let is_sentence = outside.trim_end_matches('.').contains(['.', '!', '?', ':']) || text.ends_with(['!', '?', '…']);
    let is_list = parts.len() > 1 && !is_sentence && parts.iter().all(is_short);
    if !is_list || parts.iter().skip(1).any(|part| continues_sentence(part)) {
        return vec![text];
    }
    let parts = parts.into_iter().map(|part| strip_conjunction(part).trim_end_matches('.'));
    parts.collect()
}

/// Returns whether the word before a colon announces one item, such as "Pro" and not "Pros".
pub(super) fn is_for_one(label: &str) -> bool {
    let slug = simplify(label);
    let last = slug.rsplit('-').next().unwrap_or_default();
    !last.is_empty() && !last.ends_with(['s', 'x']) && !words::contains(words::LIST_LABELS, &slug)
}

/// Splits a text at a separator that is neither in brackets, nor in quotation marks, nor in a number.
fn split_outside_brackets(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut is_quoted) = (Vec::new(), 0, 0_usize, false);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' | '«' | '“' => depth += 1,
            ')' | ']' | '}' | '»' | '”' => depth = depth.saturating_sub(1),
            '"' => is_quoted = !is_quoted,
            c if c == separator && depth == 0 && !is_quoted => {
                let after = text.get(at + 1..).unwrap_or_default();
                let is_number = after.starts_with(|c: char| c.is_ascii_digit());
                let is_apart = after.starts_with(' ') && text.get(..at).is_some_and(|before| before.ends_with(' '));
                if separator == ',' && is_number || separator == '/' && !is_apart {
                    continue;
                }
                parts.extend(text.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(text.get(start..));
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Removes what stands in brackets.
fn remove_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let is_outside = |c: &char| {
        let was_inside = depth > 0;
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        !was_inside && depth == 0
    };
    text.chars().filter(is_outside).collect()
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Returns whether a part after a comma continues the part before it: "because people search".
fn continues_sentence(part: &str) -> bool {
    let slug = simplify(strip_conjunction(part));
    words::contains(words::CONTINUATION, slug.split('-').next().unwrap_or_default())
}

/// Removes the conjunction before the last item of an enumeration: "cheap, near, and quiet".
fn strip_conjunction(part: &str) -> &str {
    let lower = part.to_lowercase();
    let found = ["and ", "& ", "et "].into_iter().find(|word| lower.starts_with(word));
    found.and_then(|word| part.get(word.len()..)).unwrap_or(part).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_parts_between_commas_are_items_and_sentences_are_not() {
        for (text, parts) in [
            ("cheap, near, and quiet", &["cheap", "near", "quiet"][..]),
            ("pas cher, proche, et calme.", &["pas cher", "proche", "calme"]),
            ("cheap; near", &["cheap", "near"]),
            ("cheap / near", &["cheap", "near"]),
            ("work/life balance", &["work/life balance"]),
            ("cheap (no rent, no fees), near", &["cheap (no rent, no fees)", "near"]),
            ("costs 3,50 a day, near", &["costs 3,50 a day", "near"]),
            ("people find me, because they search", &["people find me, because they search"]),
            ("on me trouve, parce qu'on cherche", &["on me trouve, parce qu'on cherche"]),
            ("my readers know where I am, work", &["my readers know where I am, work"]),
            ("It is cheap, I think. It is near", &["It is cheap, I think. It is near"]),
            ("loud (weight: 3), old", &["loud (weight: 3)", "old"]),
            ("cheap", &["cheap"]),
        ] {
            assert_eq!(split_inline(text, false), parts, "{text}");
        }
        assert_eq!(split_inline("cheap, near", true), ["cheap", "near"]);
        assert_eq!(split_inline("people find me there, work pays", true), ["people find me there, work pays"]);
    }

    #[test]
    fn a_plural_announces_several_items() {
        for label in ["Pros", "Cons", "Avantages", "Pour", "Contre", "Points forts", "For", "Against", "Plus"] {
            assert!(!is_for_one(label), "{label}");
        }
        for label in ["Pro", "Con", "Advantage", "Inconvénient", "Good", "Point fort"] {
            assert!(is_for_one(label), "{label}");
        }
    }
}
