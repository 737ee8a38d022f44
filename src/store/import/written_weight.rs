//! Weights that are written beside pros and cons in a list: "Network (5)", "Cost: 3", "[4] Rest", "Quiet (weight 4)".

use pesee_core::deliberation::{Points, slugify};

use super::cell;
use super::words;

/// How a weight is written after a text.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Style {
    /// With a word that says so. Other numbers may be a part of the text.
    Labelled,
    /// In brackets.
    Bracket,
    /// After a colon, a dash or a sign.
    Separator,
    /// Before the text.
    Before,
}

/// The most items without a number, compared with those that have one, in a list with weights: one of five.
const WEIGHTED_PER_OTHER: usize = 4;

/// Returns the weights that are written beside the names of a list, each with the name without it. A number without a word
/// for weights is one only if nearly all names have one in the same place; otherwise it is a part of the name.
pub(super) fn find_weights(names: &[&str]) -> Vec<Option<(String, Points)>> {
    let found: Vec<Option<(&str, Points, Style)>> = names.iter().map(|name| split_weight(name)).collect();
    let total = names.len();
    let count = |style: Style| found.iter().flatten().filter(|(.., other)| *other == style).count();
    // All items have a number, some in brackets and some after a colon.
    let are_all = total > 2 && count(Style::Bracket) + count(Style::Separator) == total;
    let is_used = |style: Style| {
        let count = count(style);
        style == Style::Labelled || are_all || count > 1 && (total - count) * WEIGHTED_PER_OTHER <= count
    };
    let before: Vec<f64> =
        found.iter().flatten().filter(|found| found.2 == Style::Before).map(|found| found.1.get()).collect();
    let is_used = |style: Style| match style {
        Style::Before => before.len() > 1 && before.len() == total && !are_numbers_of_items(&before),
        style => is_used(style),
    };
    let name = |(name, weight, _): (&str, Points, Style)| (name.to_owned(), weight);
    found.iter().map(|found| found.filter(|(.., style)| is_used(*style)).map(name)).collect()
}

/// Returns whether numbers before items only number them: 1, 2, 3, and 1, 2 again.
fn are_numbers_of_items(numbers: &[f64]) -> bool {
    let follows = |pair: &[f64]| matches!(pair, [before, next] if *next == 1.0 || *next == before + 1.0);
    numbers.first() == Some(&1.0) && numbers.windows(2).all(follows)
}

/// Removes a line such as "importance: 5" from the details of an item, and returns its weight.
pub(super) fn take_from_details(details: &mut Vec<String>) -> Option<Points> {
    let parse = |detail: &String| {
        let (label, value) = detail.split_once([':', '='])?;
        let is_label = words::contains(words::WEIGHT, &slugify(label));
        cell::parse_weight(value.trim_matches([' ', '\u{a0}'])).ok().flatten().filter(|_| is_label)
    };
    let at = details.iter().position(|detail| parse(detail).is_some())?;
    parse(&details.remove(at))
}

/// Splits a text that begins with a weight: "[5] found", "5: found", "★★ found".
fn split_leading_weight(text: &str) -> Option<(&str, Points)> {
    let (weight, name) = match text.strip_prefix(['(', '[']) {
        Some(rest) => rest.split_once([')', ']'])?,
        None if text.starts_with('★') => text.split_at(text.len() - text.trim_start_matches(['★', '☆']).len()),
        None => text.split_once(':')?,
    };
    let is_number = weight.starts_with(|c: char| c.is_ascii_digit() || c == '★');
    let points =
        cell::parse_weight(weight.trim()).ok().flatten().filter(|points| is_number && points.get() <= 100.0)?;
    let name = name.trim_start_matches([' ', '\u{a0}', ':', '–', '—', '-']);
    (!name.is_empty()).then_some((name, points))
}

/// Splits a text into the text before a weight and the weight.
fn split_weight(text: &str) -> Option<(&str, Points, Style)> {
    let leading = || split_leading_weight(text).map(|(name, points)| (name, points, Style::Before));
    split_trailing_weight(text).or_else(leading)
}

fn split_trailing_weight(text: &str) -> Option<(&str, Points, Style)> {
    let spaces = [' ', '\u{a0}'];
    let (before, weight, style) = match text.strip_suffix([')', ']']).and_then(|text| text.rsplit_once(['(', '['])) {
        Some((before, inner)) => (before, inner, Style::Bracket),
        None => {
            let is_separator = |(at, c): &(usize, char)| {
                let after = text.get(at + c.len_utf8()..).unwrap_or_default();
                let is_apart =
                    text.get(..*at).is_some_and(|before| before.ends_with(spaces)) && after.starts_with(spaces);
                let is_time = text.get(..*at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
                matches!(c, '=' | '→' | '×' | '★' | ',')
                    || *c == ':' && (!is_time || after.starts_with(spaces))
                    || matches!(c, '–' | '—' | '-' | '|') && is_apart
            };
            let (at, c) = text.char_indices().filter(is_separator).find(|(at, c)| {
                let after = text.get(at + c.len_utf8()..).unwrap_or_default();
                *c == '★' || !after.contains([':', '=', '→', '×'])
            })?;
            let weight_at = if matches!(c, '★' | '×') { at } else { at + c.len_utf8() };
            (text.get(..at)?, text.get(weight_at..)?, Style::Separator)
        }
    };
    let (before, weight) = (before.trim_end(), weight.trim_matches(spaces));
    let label_len =
        weight.find(|c: char| c.is_ascii_digit() || matches!(c, '×' | '★' | ':' | '=')).unwrap_or(weight.len());
    let (label, value) = weight.split_at(label_len);
    let (label, value) =
        if value.is_empty() { weight.split_once(spaces).unwrap_or((weight, "")) } else { (label, value) };
    let is_labelled = words::contains(words::WEIGHT, &slugify(label));
    let value = value.trim_matches([' ', '\u{a0}', ':', '=']);
    let style = if is_labelled { Style::Labelled } else { style };
    let value = if is_labelled { value } else { weight };
    let is_number = value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '×' | 'x' | '★'));
    let points = cell::parse_weight(value).ok().flatten().filter(|points| points.get() <= 100.0)?;
    (!before.is_empty() && (is_labelled || is_number)).then_some((before, points, style))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_items_that_count_up_are_no_weights() {
        assert!(find_weights(&["(1) found", "(2) paid", "(1) inboxes"]).iter().all(Option::is_none));
        assert!(find_weights(&["(3) found", "(2) paid", "(3) inboxes"]).iter().all(Option::is_some));
        assert!(find_weights(&["(3) found", "paid"]).iter().all(Option::is_none));
    }

    #[test]
    fn weights_are_recognised_in_each_notation() {
        let weight = |text: &'static str| split_weight(text).map(|(name, weight, style)| (name, weight.get(), style));
        for (text, expected) in [
            ("Network (5)", ("Network", 5.0, Style::Bracket)),
            ("Network [4/5]", ("Network", 4.0, Style::Bracket)),
            ("Network (×2)", ("Network", 2.0, Style::Bracket)),
            ("Network (2,5)", ("Network", 2.5, Style::Bracket)),
            ("Cost: 3", ("Cost", 3.0, Style::Separator)),
            ("Coût\u{a0}: 3", ("Coût", 3.0, Style::Separator)),
            ("Cost – 3 points", ("Cost", 3.0, Style::Separator)),
            ("[5] Network", ("Network", 5.0, Style::Before)),
            ("5: Network", ("Network", 5.0, Style::Before)),
            ("★★ Network", ("Network", 2.0, Style::Before)),
            ("Cost ×3", ("Cost", 3.0, Style::Separator)),
            ("Cost ★★", ("Cost", 2.0, Style::Separator)),
            ("Cost: rent (weight 4)", ("Cost: rent", 4.0, Style::Labelled)),
            ("Cost (poids\u{a0}: 4)", ("Cost", 4.0, Style::Labelled)),
            ("Cost, weight 4", ("Cost", 4.0, Style::Labelled)),
            ("Cost (importance: high)", ("Cost", 4.0, Style::Labelled)),
        ] {
            assert_eq!(weight(text), Some(expected), "{text}");
        }
        for text in [
            "Network",
            "Founded (2014)",
            "Windows 11",
            "At 5: dinner",
            "Open until 22:00",
            "Costs (3 per month)",
            "(5)",
            "5",
            "a-5",
        ] {
            assert_eq!(weight(text), None, "{text}");
        }
    }
}
