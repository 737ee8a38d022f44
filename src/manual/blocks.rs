//! Parses a page into blocks. The parser of Markdown is an external crate; this file reduces its events to the few
//! kinds of blocks that the manual uses.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The level, from 1, and the text.
    Heading(usize, Vec<Span>),
    Paragraph(Vec<Span>),
    /// An item of a list, with its number if the list is numbered.
    Item(Option<u64>, Vec<Span>),
    /// Lines to copy.
    Code(Vec<String>),
    /// The rows of a table, each with its cells. The first row contains the headings.
    Table(Vec<Vec<Vec<Span>>>),
}

/// A piece of text of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub kind: SpanKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanKind {
    Text,
    Strong,
    Emphasis,
    /// A key, a command or another text to type.
    Code,
}

/// Returns the text without the kinds.
pub(super) fn plain_text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// Returns the text for a screen without styles: code is between backticks.
pub(super) fn marked_text(spans: &[Span]) -> String {
    let mark = |span: &Span| match span.kind {
        SpanKind::Code => format!("`{}`", span.text),
        _ => span.text.clone(),
    };
    spans.iter().map(mark).collect()
}

/// Parses Markdown. `describe_link` returns the text that follows a link, for readers who cannot click it.
pub(super) fn parse(text: &str, describe_link: impl Fn(&str) -> Cow<'_, str>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    let mut kind = SpanKind::Text;
    let mut lists: Vec<Option<u64>> = Vec::new();
    let (mut rows, mut cells) = (Vec::new(), Vec::new());
    let mut links = Vec::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => push(&mut spans, &text, kind),
            Event::Code(text) => push(&mut spans, &text, SpanKind::Code),
            Event::SoftBreak | Event::HardBreak => push(&mut spans, " ", kind),
            Event::Start(Tag::Strong) => kind = SpanKind::Strong,
            Event::Start(Tag::Emphasis) => kind = SpanKind::Emphasis,
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => kind = SpanKind::Text,
            Event::Start(Tag::Link { dest_url, .. }) => links.push((spans.len(), dest_url)),
            Event::End(TagEnd::Link) => {
                let Some((start, target)) = links.pop() else { continue };
                let shown = plain_text(spans.get(start..).unwrap_or_default());
                if shown != *target {
                    push_description(&mut spans, &describe_link(&target));
                }
            }
            Event::End(TagEnd::Heading(level)) => {
                blocks.push(Block::Heading(level as usize, std::mem::take(&mut spans)));
            }
            Event::Start(Tag::List(first)) => lists.push(first),
            Event::End(TagEnd::List(_)) => drop(lists.pop()),
            Event::End(TagEnd::Item) => {
                if let Some(list) = lists.last_mut() {
                    blocks.push(Block::Item(*list, std::mem::take(&mut spans)));
                    *list = list.map(|number| number + 1);
                }
            }
            Event::End(TagEnd::Paragraph) if lists.is_empty() => {
                blocks.push(Block::Paragraph(std::mem::take(&mut spans)));
            }
            Event::End(TagEnd::CodeBlock) => {
                let text = plain_text(&std::mem::take(&mut spans));
                blocks.push(Block::Code(text.lines().map(str::to_owned).collect()));
            }
            Event::End(TagEnd::TableCell) => cells.push(std::mem::take(&mut spans)),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => rows.push(std::mem::take(&mut cells)),
            Event::End(TagEnd::Table) => blocks.push(Block::Table(std::mem::take(&mut rows))),
            _ => {}
        }
    }
    blocks
}

fn push(spans: &mut Vec<Span>, text: &str, kind: SpanKind) {
    match spans.last_mut() {
        // The parser splits a text at characters that could have a meaning in Markdown.
        Some(last) if last.kind == kind && kind != SpanKind::Code => last.text.push_str(text),
        _ => spans.push(Span { text: text.to_owned(), kind }),
    }
}

/// Appends the description of a link in parentheses; a description between backticks is code.
fn push_description(spans: &mut Vec<Span>, description: &str) {
    push(spans, " (", SpanKind::Text);
    match description.strip_prefix('`').and_then(|code| code.strip_suffix('`')) {
        Some(code) => push(spans, code, SpanKind::Code),
        None => push(spans, description, SpanKind::Text),
    }
    push(spans, ")", SpanKind::Text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_blocks_of_a_page_are_parsed() {
        let text = "# T `v`\n\nOne *two*\nthree.\n\n1. a\n2. b, [c](file.md)\n\n```sh\nx  y\n```\n\n| h | i |\n|---|---|\n| `a` | b |\n";
        let blocks = parse(text, |target| Cow::Owned(format!("`{target}`")));
        let texts: Vec<String> = blocks
            .iter()
            .map(|block| match block {
                Block::Heading(level, spans) => format!("{level} {}", marked_text(spans)),
                Block::Paragraph(spans) => marked_text(spans),
                Block::Item(number, spans) => format!("{number:?} {}", marked_text(spans)),
                Block::Code(lines) => lines.join("|"),
                Block::Table(rows) => format!("{} rows", rows.len()),
            })
            .collect();
        let expected = ["1 T `v`", "One two three.", "Some(1) a", "Some(2) b, c (`file.md`)", "x  y", "2 rows"];
        assert_eq!(texts, expected);
    }
}
