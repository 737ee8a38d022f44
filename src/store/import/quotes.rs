//! Quotations in Markdown and the callouts of GitHub and Obsidian (`> [!NOTE]`). A callout with headings or marks of
//! sides is a part of the list, and so is such a quotation if the file has no other sides, as in an email. Any other
//! quotation is left out.

use std::borrow::Cow;

use super::plain_lists;
use super::side_parser::{HeadingSide, parse_heading, parse_item};

/// How deep quotations within quotations are read.
const MAX_DEPTH: usize = 8;

/// Returns lines without the quotation marks before lists of pros and cons.
pub(super) fn unquote<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Cow<'a, str>> {
    let mut all: Vec<Cow<'a, str>> = lines.map(Cow::Borrowed).collect();
    let has_other_sides = all.iter().any(|line| strip_mark(line).is_none() && names_side(line));
    let (mut start, mut depth) = (0, 0);
    while start < all.len() {
        let len = all.iter().skip(start).take_while(|line| strip_mark(line).is_some()).count();
        let quoted = || all.iter().skip(start).take(len).filter_map(|line| strip_mark(line));
        let is_callout = quoted().next().is_some_and(|line| strip_callout(line) != line);
        let is_list = (is_callout || !has_other_sides) && quoted().any(names_side);
        if is_list {
            for line in all.iter_mut().skip(start).take(len) {
                let bare = strip_mark(line).unwrap_or_default();
                *line = Cow::Owned(strip_callout(bare).to_owned());
            }
        }
        // The lines of a quotation within a quotation are read again.
        let is_read_again = is_list && depth < MAX_DEPTH;
        (start, depth) = if is_read_again { (start, depth + 1) } else { (start + len.max(1), 0) };
    }
    all
}

/// Returns a quoted line without its mark.
fn strip_mark(line: &str) -> Option<&str> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let rest = line.trim_start_matches(' ').strip_prefix('>').filter(|_| indent < 4)?;
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}

/// Returns the title of a callout, or the line if it begins none: `[!TIP] Pros`, `[!note]- Pros`.
fn strip_callout(line: &str) -> &str {
    let title = line.trim_start().strip_prefix("[!").and_then(|rest| rest.split_once(']')).map(|(_, title)| title);
    title.map_or(line, |title| title.trim_start_matches(['+', '-']).trim())
}

fn names_side(line: &str) -> bool {
    let text = strip_callout(line).trim();
    let bare = strip_mark(text).unwrap_or(text).trim();
    let item = if plain_lists::is_item(bare) { bare.split_once([' ', '\t']).map_or("", |(_, text)| text) } else { "" };
    matches!(parse_heading(bare), HeadingSide::One(..))
        || parse_item(item, None).side.is_some()
        || bare.starts_with("+ ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unquoted(text: &str) -> Vec<String> {
        unquote(text.lines()).into_iter().map(Cow::into_owned).collect()
    }

    #[test]
    fn only_quotations_with_sides_are_read() {
        assert_eq!(unquoted("> ## Pros\n> - found"), ["## Pros", "- found"]);
        assert_eq!(unquoted("> > Cons:\n> > - gone"), ["Cons:", "- gone"]);
        assert_eq!(unquoted("> [!success]- Pros\n> - found"), ["Pros", "- found"]);
        assert_eq!(unquoted("Pros\n\n> Cons: I like it."), ["Pros", "", "> Cons: I like it."]);
        for text in ["> [!NOTE]\n> - read this", "> I like it.\n\nPros", "    > Pros", "a > b"] {
            assert_eq!(unquoted(text), text.lines().collect::<Vec<&str>>());
        }
    }
}
