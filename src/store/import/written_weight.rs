//! Weights that are written beside pros and cons in a list: "Network (5)", "Cost: 3", "Quiet (weight 4)".

use pesee_core::deliberation::{Points, slugify};

use super::cell;
use super::sided_item::SidedItem;
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
}

/// The most items without a number, compared with those that have one, in a list with weights: one of five.
const WEIGHTED_PER_OTHER: usize = 4;

/// Moves weights from the names of items to their weights.
pub(super) fn take_weights(items: &mut [(String, SidedItem)]) {
    let has_none = |item: &SidedItem| item.weight.is_none() && item.rating.is_none();
    let without: Vec<&mut SidedItem> = items.iter_mut().map(|(_, item)| item).filter(|item| has_none(item)).collect();
    let names: Vec<&str> = without.iter().map(|item| item.name.as_str()).collect();
    let found = find_weights(&names);
    for (item, found) in without.into_iter().zip(found) {
        if let Some((name, weight)) = found {
            item.name = name;
            item.weight = Some(weight);
        }
    }
}

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
    let name = |(name, weight, _): (&str, Points, Style)| (name.to_owned(), weight);
    found.iter().map(|found| found.filter(|(.., style)| is_used(*style)).map(name)).collect()
}

/// Splits a text into the text before a weight and the weight.
fn split_weight(text: &str) -> Option<(&str, Points, Style)> {
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
