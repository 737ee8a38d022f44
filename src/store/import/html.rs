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

/// Removes comments. The lines keep their numbers. In Markdown, the rest of a line that begins with a comment would be HTML.
pub(super) fn remove_comments(text: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(text.len()), text);
    let mut removed = 0;
    while let Some((before, comment)) = rest.split_once("<!--") {
        let Some((comment, after)) = comment.split_once("-->") else { break };
        push_with_lines(&mut kept, before, &mut removed);
        removed += comment.matches('\n').count();
        let is_apart = kept.ends_with(char::is_whitespace);
        rest = if is_apart { after.trim_start_matches([' ', '\t']) } else { after };
    }
    push_with_lines(&mut kept, rest, &mut removed);
    kept
}

/// Appends a text, with the line ends that were removed before it after its first line.
fn push_with_lines(kept: &mut String, text: &str, removed: &mut usize) {
    match text.split_once('\n') {
        Some((first, rest)) => {
            kept.push_str(first);
            kept.push_str(&"\n".repeat(std::mem::take(removed) + 1));
            kept.push_str(rest);
        }
        None => kept.push_str(text),
    }
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

/// Splits a text at its first tag or comment: the text before, the tag, and the text after.
fn next_tag(text: &str) -> (&str, &str, &str) {
    let Some(start) = text.find('<') else { return (text, "", "") };
    let (before, tag) = text.split_at(start);
    let end = match tag.strip_prefix("<!--") {
        Some(comment) => comment.find("-->").map(|at| at + "<!---->".len()),
        None => tag.find('>').map(|at| at + 1),
    };
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
