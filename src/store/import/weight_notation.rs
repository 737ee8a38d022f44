//! How a weight is written beside a text: "Network (5)", "Cost: 3", "[4] Rest", "Quiet 5/5", "Quiet ★★★".

use crate::text::number;
use pesee_core::deliberation::Points;

use super::cell;
use super::name_words;
use super::side_parser::MAX_NUMBER;
use super::words::{self, simplify};

const SPACES: [char; 2] = [' ', '\u{a0}'];

/// How a weight is written after a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Style {
    /// With a word that says so. Other numbers may be a part of the text.
    Labelled,
    /// In brackets.
    Bracket,
    /// After a colon, a dash or a sign.
    Separator,
    /// After a space: "Quiet 5".
    Bare,
    /// Before the text.
    Before,
    /// Before the text, after which only a space follows: "5 friends". Such a number is a part of most names.
    BareBefore,
}

/// A weight that is written beside a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WrittenWeight {
    /// The text without the weight.
    pub(super) name: String,
    pub(super) points: Points,
    /// The weight as it is written.
    pub(super) written: String,
    pub(super) style: Style,
}

/// Splits a text that begins with a weight: "[5] found", "5: found", "5 - found", "5/5 found", "★★ found".
fn split_leading_weight(text: &str) -> Option<(&str, &str, Points)> {
    let (weight, name) = match text.strip_prefix(['(', '[']) {
        Some(rest) => rest.split_once([')', ']'])?,
        None if text.starts_with('★') => text.split_at(text.len() - text.trim_start_matches(['★', '☆']).len()),
        None => {
            let apart = [" - ", " – ", " — "].iter().find_map(|dash| text.split_once(dash));
            // A space alone ends a weight only after "5/5" or "50%", and not in "50% more pay".
            let ends_weight = |(weight, name): &(&str, &str)| {
                let slug = simplify(name);
                let first = slug.split('-').next().unwrap_or_default();
                (weight.contains('/') || weight.ends_with(['%', 'x', '×']))
                    && !words::contains(name_words::AFTER_SHARE, first)
            };
            let scaled = text.split_once(SPACES).filter(ends_weight);
            let is_weight =
                |(weight, _): &(&str, &str)| cell::parse_weight(weight).is_ok_and(|points| points.is_some());
            [text.split_once(':'), apart, scaled].into_iter().flatten().find(is_weight)?
        }
    };
    let is_number = weight.starts_with(|c: char| c.is_ascii_digit() || c == '★');
    let points =
        cell::parse_weight(weight.trim()).ok().flatten().filter(|points| is_number && points.get() <= MAX_NUMBER)?;
    let name = name.trim_start_matches([' ', '\u{a0}', ':', '–', '—', '-']);
    (!name.is_empty()).then_some((name, weight.trim(), points))
}

/// Splits a text into the text before a weight and the weight.
pub(super) fn split_weight(text: &str) -> Option<WrittenWeight> {
    let text = &write_stars(text);
    let leading = || {
        split_leading_weight(text).map(|(name, written, points)| WrittenWeight {
            name: name.to_owned(),
            points,
            written: written.to_owned(),
            style: Style::Before,
        })
    };
    let bare_leading = || {
        let (number, name) = text.split_once(SPACES)?;
        let value = number::parse_decimal(number).filter(|value| (0.0..=10.0).contains(value))?;
        let (name, written) = (name.trim().to_owned(), number.to_owned());
        Points::new(value).map(|points| WrittenWeight { name, points, written, style: Style::BareBefore })
    };
    split_trailing_weight(text).or_else(leading).or_else(|| split_bare_weight(text)).or_else(bare_leading)
}

fn is_weight_label(text: &str) -> bool {
    words::contains(words::WEIGHT, &simplify(text))
}

/// Splits a text that ends with a weight after a space: "Quiet 5", "Quiet 5/5", "Quiet x5", "Quiet 5 pts".
fn split_bare_weight(text: &str) -> Option<WrittenWeight> {
    // "Quiet 4 of 5"
    for separator in [" out of ", " of ", " sur "] {
        let value = text.rsplit_once(separator).and_then(|(before, _)| before.rsplit_once(SPACES));
        if let Some((name, _)) = value
            && let Some(written) = text.get(name.len()..).map(str::trim)
            && let Ok(Some(points)) = cell::parse_weight(written)
        {
            let (name, written) = (name.trim_end().to_owned(), written.to_owned());
            return Some(WrittenWeight { name, points, written, style: Style::Separator });
        }
    }
    let without_unit = [" points", " pts", " pt"].iter().find_map(|unit| text.strip_suffix(unit));
    let (name, written) = without_unit.unwrap_or(text).rsplit_once(SPACES)?;
    let last_word = name.rsplit(SPACES).next().unwrap_or_default();
    let is_after_word =
        name.ends_with(char::is_alphabetic) && !words::contains(name_words::BEFORE_NUMBER, &simplify(last_word));
    let is_marked = without_unit.is_some() || written.contains('/') || written.starts_with(['x', '×']);
    if is_marked && is_after_word {
        let points = cell::parse_weight(written).ok().flatten().filter(|points| points.get() <= MAX_NUMBER)?;
        let (name, written) = (name.to_owned(), written.to_owned());
        return Some(WrittenWeight { name, points, written, style: Style::Separator });
    }
    let (number, highest) = written.strip_suffix('%').map_or((written, 10.0), |number| (number, MAX_NUMBER));
    let value = number::parse_decimal(number).filter(|value| is_after_word && (0.0..=highest).contains(value))?;
    let (name, written) = (name.to_owned(), written.to_owned());
    Points::new(value).map(|points| WrittenWeight { name, points, written, style: Style::Bare })
}

fn split_trailing_weight(text: &str) -> Option<WrittenWeight> {
    let spaces = SPACES;
    let (before, weight, style) = match text.strip_suffix([')', ']']).and_then(|text| text.rsplit_once(['(', '['])) {
        Some((before, inner)) => (before, inner, Style::Bracket),
        None => {
            let is_separator = |(at, c): &(usize, char)| {
                let after = text.get(at + c.len_utf8()..).unwrap_or_default();
                let is_apart =
                    text.get(..*at).is_some_and(|before| before.ends_with(spaces)) && after.starts_with(spaces);
                let is_time = text.get(..*at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
                matches!(c, '=' | '→' | '×' | '★')
                    || *c == ',' && (!is_time || after.starts_with(spaces))
                    || *c == '*' && after.starts_with(|c: char| c.is_ascii_digit())
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
    let is_labelled = is_weight_label(label);
    let value = value.trim_matches([' ', '\u{a0}', ':', '=']);
    let value = if is_labelled { value } else { weight };
    // "Quiet w=5", "Quiet, weight: 5"
    let (before, has_label_before) = match before.rsplit_once(spaces) {
        Some((name, "w")) => (name.trim_end(), true),
        Some((name, label)) if name.ends_with([',', ';', '–', '—', '-', '|']) && is_weight_label(label) => {
            (name.trim_end_matches([',', ';', '–', '—', '-', '|', ' ', '\u{a0}']), true)
        }
        _ => (before, false),
    };
    let style = if is_labelled || has_label_before { Style::Labelled } else { style };
    let is_number = value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '×' | 'x' | '★'));
    let points = cell::parse_weight(value).ok().flatten().filter(|points| points.get() <= MAX_NUMBER)?;
    (!before.is_empty() && (is_labelled || is_number)).then(|| WrittenWeight {
        name: before.to_owned(),
        points,
        written: value.to_owned(),
        style,
    })
}

/// Writes other signs that are counted like stars as stars, at the beginning and at the end of a text: "Quiet ⭐⭐⭐",
/// "Quiet ●●○", "Quiet ***".
fn write_stars(text: &str) -> String {
    let text = text.replace('\u{fe0f}', "");
    let star = |c| match c {
        '⭐' | '🌟' | '●' | '◆' | '*' => Some('★'),
        '○' | '◇' | '✩' => Some('☆'),
        '★' | '☆' => Some(c),
        _ => None,
    };
    let rewrite = |text: &str| text.chars().map(|c| star(c).unwrap_or(c)).collect::<String>();
    let is_star = |c: char| star(c).is_some();
    let (start, end) = (text.len() - text.trim_start_matches(is_star).len(), text.trim_end_matches(is_star).len());
    if start >= end {
        return text;
    }
    let (rest, last) = text.split_at(end);
    let (first, middle) = rest.split_at(start);
    // A single sign directly beside a word belongs to it.
    let last = if last.chars().count() > 1 || middle.ends_with(' ') { rewrite(last) } else { last.to_owned() };
    format!("{}{middle}{last}", rewrite(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_recognised_in_each_notation() {
        let weight = |text: &'static str| split_weight(text).map(|found| (found.name, found.points.get(), found.style));
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
            ("Cost *3", ("Cost", 3.0, Style::Separator)),
            ("Cost w=3", ("Cost", 3.0, Style::Labelled)),
            ("Cost, weight: 3", ("Cost", 3.0, Style::Labelled)),
            ("Body weight: 3", ("Body weight", 3.0, Style::Separator)),
            ("Cost 3", ("Cost", 3.0, Style::Bare)),
        ] {
            let (name, points, style) = expected;
            assert_eq!(weight(text), Some((name.to_owned(), points, style)), "{text}");
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
