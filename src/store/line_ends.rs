//! The ends of the lines of a text. A text is edited and merged with LF only; afterwards each line that stays gets its
//! own line end back, and a new line gets that of its neighbour.

use std::collections::HashMap;

use diffy::{DiffOptions, Line};
use toml_edit::DocumentMut;

use pesee_core::format::normalize_line_ends;

pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// Parses the text of a deliberation with its comments, without the byte order mark and with LF as the line end, so
/// that texts with different line ends can be compared.
pub(super) fn parse_toml(text: &str) -> DocumentMut {
    // The text was parsed without errors, so `toml_edit` accepts it. If it did not, an empty text would be filled.
    normalize_line_ends(text.trim_start_matches(BYTE_ORDER_MARK)).parse().unwrap_or_default()
}

/// Gives `edited`, a changed version of the text `original` with LF only, the byte order mark and the line ends of
/// `original`. If `original` does not end with a line end, neither does the result.
pub(super) fn restore_line_ends(original: &str, edited: &str) -> String {
    let lines = split_line_ends(original.trim_start_matches(BYTE_ORDER_MARK));
    let mut restored = String::with_capacity(edited.len() + original.len() / 16);
    if original.starts_with(BYTE_ORDER_MARK) {
        restored.push(BYTE_ORDER_MARK);
    }
    let is_uniform = lines.iter().all(|(_, end)| Some(*end) == lines.first().map(|(_, end)| *end));
    match lines.first() {
        None | Some((_, "\n")) if is_uniform => restored.push_str(edited),
        Some((_, "\r\n")) if is_uniform => restored.push_str(&edited.replace('\n', "\r\n")),
        _ => assign_line_ends(&lines, edited).for_each(|part| restored.push_str(part)),
    }
    restored
}

/// Splits a text into its lines and their ends. The end of the last line can be empty.
fn split_line_ends(text: &str) -> Vec<(&str, &str)> {
    let split = |line| {
        let content = str::strip_suffix(line, "\n").map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        line.split_at(content.len())
    };
    text.split_inclusive('\n').map(split).collect()
}

/// Returns the lines of `edited`, each followed by its end.
fn assign_line_ends<'a>(original: &[(&'a str, &'a str)], edited: &'a str) -> impl Iterator<Item = &'a str> {
    let contents: Vec<&str> = edited.lines().collect();
    let mut ends = match_line_ends(original, &contents);
    let is_last_line_open = original.last().is_some_and(|(_, end)| end.is_empty());
    // Only the last line can have no end. The line that was the last gets an end if another follows.
    let last = ends.len().saturating_sub(1);
    ends.iter_mut().take(last).filter(|end| **end == Some("")).for_each(|end| *end = None);
    let mut previous = ends.iter().flatten().find(|end| !end.is_empty()).copied().unwrap_or("\n");
    let ends: Vec<&str> = ends
        .into_iter()
        .enumerate()
        .map(|(at, end)| match end {
            _ if at == last && is_last_line_open => "",
            Some(end) if !end.is_empty() => {
                previous = end;
                end
            }
            _ => previous,
        })
        .collect();
    contents.into_iter().zip(ends).flat_map(|(content, end)| [content, end])
}

/// Returns for each line of `edited` the end of the same line in `original`, or `None` for a new line. A line that
/// moved is the same line.
fn match_line_ends<'a>(original: &[(&'a str, &'a str)], edited: &[&'a str]) -> Vec<Option<&'a str>> {
    let join = |lines: &mut dyn Iterator<Item = &str>| lines.flat_map(|line| [line, "\n"]).collect::<String>();
    let (before, after) = (join(&mut original.iter().map(|(line, _)| *line)), join(&mut edited.iter().copied()));
    let patch = DiffOptions::new().set_context_len(original.len() + edited.len()).create_patch(&before, &after);
    if patch.hunks().is_empty() {
        return original.iter().map(|(_, end)| Some(*end)).collect();
    }
    let mut changes = Vec::new();
    let (mut old_lines, mut new_lines) = (original.iter().copied(), edited.iter().copied());
    let mut change = ChangedLines::default();
    for line in patch.hunks().iter().flat_map(|hunk| hunk.lines()) {
        match line {
            Line::Context(_) => {
                change.kept_end = old_lines.next().map(|(_, end)| end);
                new_lines.next();
                changes.push(std::mem::take(&mut change));
            }
            Line::Delete(_) => change.removed.extend(old_lines.next()),
            Line::Insert(_) => change.inserted.extend(new_lines.next().map(|line| (line, None))),
        }
    }
    changes.push(change);
    match_moved_lines(&mut changes);
    changes.iter_mut().for_each(ChangedLines::match_by_key);
    changes.iter_mut().for_each(ChangedLines::match_by_position);
    changes
        .into_iter()
        .flat_map(|change| change.inserted.into_iter().map(|(_, end)| end).chain(change.kept_end.map(Some)))
        .collect()
}

/// Gives each inserted line the end of a removed line with the same text.
fn match_moved_lines(changes: &mut [ChangedLines<'_>]) {
    let mut moved: HashMap<&str, Vec<&str>> = HashMap::new();
    for (line, end) in changes.iter().flat_map(|change| &change.removed).rev() {
        moved.entry(line).or_default().push(end);
    }
    let mut found: HashMap<&str, usize> = HashMap::new();
    for (line, end) in changes.iter_mut().flat_map(|change| &mut change.inserted) {
        *end = moved.get_mut(line).and_then(Vec::pop);
        *found.entry(line).or_default() += usize::from(end.is_some());
    }
    for change in changes {
        change.removed.retain(|(line, _)| {
            let left = found.get_mut(line).filter(|left| **left > 0);
            left.map(|left| *left -= 1).is_none()
        });
    }
}

/// The lines that an edit replaced at one place, and the end of the unchanged line after them.
#[derive(Default)]
struct ChangedLines<'a> {
    /// The removed lines without a counterpart, with their ends.
    removed: Vec<(&'a str, &'a str)>,
    /// The inserted lines, with their ends as far as they are known.
    inserted: Vec<(&'a str, Option<&'a str>)>,
    kept_end: Option<&'a str>,
}

impl ChangedLines<'_> {
    /// Gives each inserted line the end of the removed line with the same key: the edit changed its value.
    fn match_by_key(&mut self) {
        let key = |line: &str| line.split_once('=').map(|(key, _)| key.trim().to_owned());
        for (line, end) in self.inserted.iter_mut().filter(|(_, end)| end.is_none()) {
            let found =
                self.removed.iter().position(|(removed, _)| key(removed).is_some() && key(removed) == key(line));
            *end = found.map(|at| self.removed.remove(at).1);
        }
    }

    /// Gives the remaining inserted lines the ends of the remaining removed lines, if there are as many.
    fn match_by_position(&mut self) {
        let unknown = self.inserted.iter_mut().filter(|(_, end)| end.is_none());
        let unknown: Vec<_> = unknown.collect();
        if unknown.len() == self.removed.len() {
            unknown.into_iter().zip(&self.removed).for_each(|((_, end), (_, removed_end))| *end = Some(removed_end));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_keeps_its_end_and_a_new_line_follows_its_neighbour() {
        for (original, edited, restored) in [
            ("a\r\nb\r\n", "a\nc\nb\n", "a\r\nc\r\nb\r\n"),
            ("a\nb\nc\r\nd\n", "c\na\nb\nd\n", "c\r\na\nb\nd\n"),
            ("a\nsecond\r\nb\n", "a\nsecond, longer\nb\n", "a\nsecond, longer\r\nb\n"),
            ("a = 1\r\nb = 1\nc = 1\r\n", "a = 1\nb = 2\nc = 1\n", "a = 1\r\nb = 2\nc = 1\r\n"),
            ("a = 1\r\nb = 1\nc = 1\r\n", "a = 1\nb = 1\nx = 3\nc = 1\n", "a = 1\r\nb = 1\nx = 3\nc = 1\r\n"),
            ("a\nb\r\n", "x\na\nb\n", "x\na\nb\r\n"),
            ("a\r\nb", "a\nb\n", "a\r\nb"),
            ("a\r\nb", "a\nb\nc\n", "a\r\nb\r\nc"),
            ("a\r\nb", "a\n", "a"),
            ("a", "a\nb\n", "a\nb"),
            ("\u{feff}a\r\nb", "c\nb\n", "\u{feff}c\r\nb"),
            ("", "a\n", "a\n"),
            ("a\n", "", ""),
        ] {
            assert_eq!(restore_line_ends(original, edited), restored, "{original:?} {edited:?}");
        }
    }
}
