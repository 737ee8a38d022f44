//! Signs for pros and cons, most of them emoji, before or after a text.

use super::side::Side;

const PRO: [&str; 25] = [
    "✅",
    "☑",
    "✔",
    "✓",
    "👍",
    "➕",
    "🟢",
    "💚",
    "😀",
    "😃",
    "😄",
    "😊",
    "🙂",
    "⊕",
    "＋",
    ":+1:",
    ":thumbsup:",
    ":white_check_mark:",
    ":heavy_check_mark:",
    ":heavy_plus_sign:",
    ":check:",
    "🥰",
    "😍",
    "[✓]",
    "[✔]",
];
const CON: [&str; 30] = [
    "❌",
    "☒",
    "✗",
    "✘",
    "✖",
    "❎",
    "👎",
    "➖",
    "🔴",
    "⛔",
    "🚫",
    "💔",
    "😞",
    "😟",
    "😕",
    "🙁",
    "☹",
    "😡",
    "😢",
    "⊖",
    "−",
    "－",
    ":-1:",
    ":thumbsdown:",
    ":x:",
    ":heavy_minus_sign:",
    ":no_entry:",
    "[✗]",
    "[✘]",
    "[❌]",
];
const NEUTRAL: [&str; 6] = ["😐", "🟡", "⚪", "🤷", "±", "~"];

/// Returns whether a character is an emoji or a part of one. Before a text, an emoji that is not in the lists above
/// decorates the text and says nothing about its side.
fn is_decoration(c: char) -> bool {
    is_modifier(c) || c == '\u{200d}' || is_emoji(c)
}

/// Returns whether a character is an emoji.
pub(super) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{26ff}' | '\u{2b00}'..='\u{2bff}')
}

fn all() -> impl Iterator<Item = (&'static str, Side)> {
    let list = |marks: &'static [&'static str], side| marks.iter().map(move |mark| (*mark, side));
    list(&PRO, Side::Pro).chain(list(&CON, Side::Con)).chain(list(&NEUTRAL, Side::Neutral))
}

/// Removes the marks at the beginning of a text. Returns the side of the first one with a side.
pub(super) fn strip_leading(text: &str) -> (Option<Side>, &str) {
    let mut side = None;
    let mut rest = text.trim_start_matches([' ', '\u{a0}']);
    loop {
        // A minus sign before a number belongs to the number.
        let is_whole = |mark: &str| {
            let after = rest.get(mark.len()..).unwrap_or_default();
            !matches!(mark, "−" | "－" | "±" | "~") || after.is_empty() || after.starts_with([' ', '\u{a0}'])
        };
        let found = all().find(|(mark, _)| rest.starts_with(mark) && is_whole(mark));
        if let Some((mark, found)) = found {
            side = side.or(Some(found));
            rest = rest.get(mark.len()..).unwrap_or_default();
        } else if let Some(after) = strip_sign(rest) {
            side = side.or(Some(Side::Pro));
            rest = after;
        } else if let Some(after) = short_code_len(rest).and_then(|len| rest.get(len..)) {
            rest = after;
        } else if rest.starts_with(is_decoration) {
            rest = rest.trim_start_matches(is_decoration);
        } else {
            break;
        }
        rest = rest.trim_start_matches(|c| matches!(c, ' ' | '\u{a0}') || is_modifier(c));
    }
    // A separator after a mark belongs to the mark: "✅: text".
    let rest = if side.is_some() { rest.trim_start_matches([':', ' ', '\u{a0}']) } else { rest };
    (side, rest)
}

/// Removes a plus sign that stands alone.
fn strip_sign(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('+')?.trim_start_matches('+');
    rest.starts_with([' ', '\u{a0}']).then_some(rest)
}

/// Removes the marks at the end of a text. Returns the side of the last one with a side.
pub(super) fn strip_trailing(text: &str) -> (Option<Side>, &str) {
    let mut side = None;
    let mut rest = text.trim_end();
    loop {
        let bare = rest.trim_end_matches(is_modifier);
        let found = all().find(|(mark, _)| {
            let is_sign = mark.chars().all(|c| !c.is_ascii()) && !matches!(*mark, "−" | "±");
            (is_sign || mark.starts_with(':')) && bare.ends_with(mark)
        });
        let Some((mark, found)) = found else { break };
        side = side.or(Some(found));
        rest = bare.strip_suffix(mark).unwrap_or(bare).trim_end();
    }
    if side.is_none() { (None, text) } else { (side, rest) }
}

/// Replaces the short codes in a heading: those with a side by a mark of that side, and others by nothing.
pub(super) fn replace_short_codes(text: &str) -> String {
    let (mut kept, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.find(':').map(|at| rest.split_at(at)) {
        kept.push_str(before);
        let len = short_code_len(after).unwrap_or(0);
        let (code, next) = after.split_at(len.max(1));
        match all().find(|(mark, _)| *mark == code) {
            Some((_, Side::Pro)) => kept.push_str(PRO[0]),
            Some((_, Side::Con)) => kept.push_str(CON[0]),
            Some((_, Side::Neutral)) => kept.push_str(NEUTRAL[0]),
            None if len == 0 => kept.push_str(code),
            None => {}
        }
        rest = next;
    }
    kept + rest
}

/// Removes emoji and their short codes that say nothing about a side at the end of a text.
pub(super) fn strip_trailing_decoration(text: &str) -> &str {
    let mut rest = text.trim_end();
    loop {
        let shorter = rest.trim_end_matches(is_decoration);
        let code =
            shorter.rsplit_once(' ').map(|(_, code)| code).filter(|code| short_code_len(code) == Some(code.len()));
        let shorter = code.and_then(|code| shorter.strip_suffix(code)).unwrap_or(shorter).trim_end();
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

/// Returns the length of the short code of an emoji at the beginning of a text, such as `:rocket:`.
fn short_code_len(text: &str) -> Option<usize> {
    let (code, _) = text.strip_prefix(':')?.split_once(':')?;
    let is_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '+' | '-');
    (code.contains(|c: char| c.is_ascii_lowercase()) && code.chars().all(is_code)).then_some(code.len() + 2)
}

/// Returns whether a character changes the appearance of the emoji before it.
fn is_modifier(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}
