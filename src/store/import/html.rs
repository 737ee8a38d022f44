//! The few HTML tags that lists in Markdown contain: `<summary>`, headings, items and line breaks. Comments are removed.

use super::block::{Block, Item, Paragraph};

/// The entities of text within tags, which the Markdown parser leaves as they are.
const ENTITIES: [(&str, &str); 7] =
    [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&")];

/// Returns the name of a tag and whether it opens.
pub(super) fn tag_name(tag: &str) -> Option<(&str, bool)> {
    let inner = tag.trim().strip_prefix('<')?;
    let (inner, opens) = inner.strip_prefix('/').map_or((inner, true), |inner| (inner, false));
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    inner.get(..end).filter(|name| !name.is_empty()).map(|name| (name, opens))
}

/// Removes comments outside of code. The lines keep their numbers. In Markdown, the rest of a line that begins with a comment
/// would be HTML. Also returns the line, from 1, of a comment that does not end.
pub(super) fn remove_comments(text: &str) -> (String, Option<usize>) {
    let mut kept = String::with_capacity(text.len());
    let (mut open_line, mut fence) = (None, None);
    // The line ends within a comment, which follow the line on which it ends.
    let mut removed = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let mut rest = line;
        if open_line.is_none() && (fence.is_some() || fence_of(line).is_some()) {
            fence = match (fence, fence_of(line)) {
                (None, opened) => opened,
                (Some(open), Some(closed)) if open == closed => None,
                (open, _) => open,
            };
            kept.push_str(line);
            continue;
        }
        loop {
            if open_line.is_some() {
                let Some((_, after)) = rest.split_once("-->") else { break };
                open_line = None;
                rest = if kept.is_empty() || kept.ends_with(char::is_whitespace) {
                    after.trim_start_matches([' ', '\t'])
                } else {
                    after
                };
            }
            let Some(start) = find_comment(rest) else { break };
            let (before, comment) = rest.split_at(start);
            kept.push_str(before);
            open_line = Some(number);
            rest = comment.get("<!--".len()..).unwrap_or_default();
        }
        match open_line {
            None => {
                kept.push_str(rest);
                kept.push_str(&"\n".repeat(std::mem::take(&mut removed)));
            }
            Some(_) => removed += 1,
        }
    }
    (kept, open_line)
}

/// Returns the character of the fence that a line is: three or more of it begin or end code.
pub(super) fn fence_of(line: &str) -> Option<char> {
    let bare = line.trim_start();
    bare.chars().next().filter(|c| matches!(c, '`' | '~') && bare.starts_with(&c.to_string().repeat(3)))
}

/// Returns where a comment begins in a line, apart from one between backquotes, which is code.
fn find_comment(line: &str) -> Option<usize> {
    line.match_indices("<!--").map(|(at, _)| at).find(|at| {
        let (before, after) = line.split_at(*at);
        before.matches('`').count() % 2 == 0 || !after.contains('`')
    })
}

/// Reads the blocks of a piece of HTML that begins in the given line.
pub(super) fn read_blocks(html: &str, first_line: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut rest, mut line) = (html, first_line);
    // The tag around the text, and its text so far.
    let (mut around, mut text, mut text_line) = (String::new(), String::new(), first_line);
    while !rest.is_empty() {
        let (before, tag, after) = next_tag(rest);
        if text.trim().is_empty() {
            text_line = line + before.bytes().take_while(u8::is_ascii_whitespace).filter(|byte| *byte == b'\n').count();
            text.clear();
        }
        text.push_str(before);
        line += before.matches('\n').count() + tag.matches('\n').count();
        let name = tag_name(tag).map(|(name, opens)| (name.to_ascii_lowercase(), opens));
        match name {
            Some((name, _)) if matches!(name.as_str(), "b" | "strong" | "i" | "em" | "u" | "span" | "a" | "code") => {}
            Some((name, opens)) => {
                if name == "table" && opens {
                    blocks.push(Block::HtmlTable(line));
                }
                push_text(&mut blocks, &around, std::mem::take(&mut text), text_line);
                around = if opens { name } else { String::new() };
            }
            None => {}
        }
        rest = after;
    }
    push_text(&mut blocks, &around, text, text_line);
    blocks
}

/// Splits a text at its first tag: the text before, the tag, and the text after.
fn next_tag(text: &str) -> (&str, &str, &str) {
    let Some(start) = text.find('<') else { return (text, "", "") };
    let (before, tag) = text.split_at(start);
    let end = tag.find('>').map(|at| at + 1);
    let (tag, after) = tag.split_at(end.unwrap_or(tag.len()));
    (before, tag, after)
}

fn push_text(blocks: &mut Vec<Block>, around: &str, text: String, line: usize) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let level = around.strip_prefix('h').and_then(|level| level.parse().ok());
    let text = ENTITIES.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign));
    let joined = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let block = match around {
        "summary" | "dt" => Block::Heading { line, level: None, text: joined },
        "li" | "dd" => {
            let text = Paragraph { line, text: joined, ..Paragraph::default() };
            Block::List(vec![Item { line, mark: '*', text, ..Item::default() }])
        }
        _ if level.is_some() => Block::Heading { line, level, text: joined },
        _ => Block::Other { line, text: joined },
    };
    blocks.push(block);
}
