//! The few HTML tags that lists in Markdown contain: `<summary>`, headings, items and line breaks. Comments are
//! removed.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

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

/// Removes comments outside of code. The lines keep their numbers. In Markdown, the rest of a line that begins with a
/// comment would be HTML. Also returns the line, from 1, of a comment that does not end. `is_plain` is set for a text
/// file, in which indented lines are not code.
pub(super) fn remove_comments(text: &str, is_plain: bool) -> (String, Option<usize>) {
    if !text.contains("<!--") {
        return (text.to_owned(), None);
    }
    let code = find_code(text, is_plain);
    let mut kept = String::with_capacity(text.len());
    let mut open_line = None;
    // The number of line ends inside a comment; they are added after the line on which it ends.
    let mut removed = 0;
    let mut line_end = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        line_end += line.len();
        let mut rest = line;
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
            let Some(start) = find_comment(rest, line_end - rest.len(), &code) else { break };
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

/// Returns the ranges of a text that are code, in their order.
fn find_code(text: &str, is_plain: bool) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    let code = events.filter(|(event, _)| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => !is_plain,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) | Event::Code(_) => true,
        _ => false,
    });
    code.map(|(_, range)| range).collect()
}

/// Returns where a comment outside of code begins in the rest of a line, which begins at `offset` of the text.
fn find_comment(rest: &str, offset: usize, code: &[Range<usize>]) -> Option<usize> {
    let is_in_code = |at: usize| {
        let before = code.partition_point(|range| range.start <= at);
        before.checked_sub(1).and_then(|last| code.get(last)).is_some_and(|range| range.contains(&at))
    };
    rest.match_indices("<!--").map(|(at, _)| at).find(|at| !is_in_code(offset + at))
}

/// The fence before a block of code: three or more of one sign. The fence after it is at least as long, and has no
/// other text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fence {
    sign: char,
    len: usize,
}

impl Fence {
    /// Returns the fence of the block of code in which the text after a line is, if `open` is that of the line itself.
    pub(super) fn after_line(open: Option<Fence>, line: &str) -> Option<Fence> {
        let bare = line.trim();
        let sign = bare.chars().next().filter(|c| matches!(c, '`' | '~'));
        let found = sign.map(|sign| Fence { sign, len: bare.len() - bare.trim_start_matches(sign).len() });
        let text = sign.map_or(bare, |sign| bare.trim_start_matches(sign));
        match (open, found.filter(|fence| fence.len >= 3)) {
            (Some(open), Some(end)) if end.sign == open.sign && end.len >= open.len && text.is_empty() => None,
            (Some(open), _) => Some(open),
            // Code between backquotes within a line is no block.
            (None, Some(begin)) => Some(begin).filter(|begin| begin.sign == '~' || !text.contains('`')),
            (None, None) => None,
        }
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
