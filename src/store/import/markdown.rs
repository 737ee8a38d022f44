//! The blocks of a Markdown text: headings, paragraphs, nested lists and tables, with their lines. `pulldown_cmark`
//! parses the text.

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::messages::InputLocation;

use super::block::{Block, Item, Paragraph, join_lines};
use super::grid::Cell;
use super::html;
use super::plain_lists::{self, LineMap};
use super::quotes;

/// How deep lists are read. Deeper lists become the text of the item around them.
const MAX_DEPTH: usize = 24;

/// The blocks of a text.
pub(super) struct ParsedText {
    pub(super) blocks: Vec<Block>,
    /// The lines without a mark that are read as the end of the item above, with their texts.
    pub(super) joined: Vec<(usize, String)>,
    /// The line of a comment that does not end; nothing after it is read.
    pub(super) open_comment: Option<usize>,
}

/// Parses a text. `is_plain` is set for a text file, in which an indented list is not code.
pub(super) fn parse(text: &str, is_plain: bool) -> ParsedText {
    let (text, open_comment) = html::remove_comments(text, is_plain);
    let unquoted = quotes::unquote(text.lines()).join("\n");
    let (text, lines) = plain_lists::prepare(&unquoted, is_plain);
    let options = Options::ENABLE_WIKILINKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader { events: Parser::new_ext(&text, options).into_offset_iter(), text: &text, lines };
    let blocks = reader.read_blocks(0);
    ParsedText { blocks, joined: reader.lines.joined, open_comment }
}

struct Reader<'a> {
    events: OffsetIter<'a>,
    text: &'a str,
    lines: LineMap,
}

/// The text of a paragraph while its events are read.
#[derive(Default)]
struct Inline {
    text: String,
    strong: usize,
    struck: usize,
    strong_chars: usize,
    struck_chars: usize,
    lead: Option<String>,
}

impl Inline {
    fn push(&mut self, text: &str) {
        let count = count_chars(text);
        self.strong_chars += if self.strong > 0 { count } else { 0 };
        self.struck_chars += if self.struck > 0 { count } else { 0 };
        self.text.push_str(text);
    }

    /// Adds an event within a paragraph. Returns `false` for an event of a block.
    fn add(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Text(text) | Event::Code(text) => self.push(text),
            Event::SoftBreak | Event::HardBreak => self.text.push('\n'),
            Event::InlineHtml(tag) => match html::tag_name(tag) {
                Some(("br", _)) => self.text.push('\u{2028}'),
                Some(("b" | "strong" | "i" | "em", true)) => self.strong += 1,
                Some(("b" | "strong" | "i" | "em", false)) => self.end_strong(),
                Some(("s" | "del" | "strike", true)) => self.struck += 1,
                Some(("s" | "del" | "strike", false)) => self.struck = self.struck.saturating_sub(1),
                _ => {}
            },
            Event::Start(Tag::Strong | Tag::Emphasis) => self.strong += 1,
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => self.end_strong(),
            Event::Start(Tag::Strikethrough) => self.struck += 1,
            Event::End(TagEnd::Strikethrough) => self.struck = self.struck.saturating_sub(1),
            Event::FootnoteReference(_) => {}
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) | Event::End(TagEnd::Link | TagEnd::Image) => {}
            _ => return false,
        }
        true
    }

    fn end_strong(&mut self) {
        self.strong = self.strong.saturating_sub(1);
        if self.lead.is_none() && self.strong == 0 && count_chars(&self.text) == self.strong_chars {
            self.lead = Some(self.text.trim().to_owned());
        }
    }

    fn finish(self, line: usize) -> Paragraph {
        let count = count_chars(&self.text);
        Paragraph {
            line,
            text: self.text.trim().to_owned(),
            is_strong: count > 0 && self.strong_chars == count,
            is_struck: count > 0 && self.struck_chars == count,
            lead: self.lead,
        }
    }
}

/// Counts the characters of a text that decide whether all of it is bold: a colon after bold words may be outside of
/// them.
fn count_chars(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace() && *c != ':').count()
}

impl Reader<'_> {
    /// Reads blocks up to the end of the block around them.
    fn read_blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            let line = self.lines.line_at(self.text, range.start);
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let text = self.read_paragraph(line).text.replace(['\n', '\u{2028}'], " ");
                    let text = strip_heading_id(&text);
                    if !text.is_empty() {
                        let text = text.to_owned();
                        blocks.push(Block::Heading { line, level: Some(level as u8), text });
                    }
                }
                Event::Start(Tag::Paragraph) => {
                    let paragraph = self.read_paragraph(line);
                    if !paragraph.text.is_empty() {
                        blocks.push(Block::Paragraph(paragraph));
                    }
                }
                Event::Start(Tag::List(start)) => {
                    let items = self.read_list(start.is_some(), depth + 1);
                    // Another mark begins another list in Markdown, but `+` and `-` are marks of one list here.
                    match blocks.last_mut() {
                        Some(Block::List(list)) => append_items(list, items),
                        _ => blocks.push(Block::List(items)),
                    }
                }
                Event::Start(Tag::Table(_)) => blocks.push(Block::Table(self.read_table())),
                Event::Start(Tag::HtmlBlock) => {
                    let html = self.read_text();
                    blocks.extend(html::read_blocks(&html, line));
                }
                Event::Start(Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_)) => {
                    let text = self.read_text();
                    if !text.trim().is_empty() {
                        blocks.push(Block::Other { line, text: text.trim().to_owned() });
                    }
                }
                Event::Start(_) => drop(self.read_text()),
                Event::End(_) => break,
                _ => {}
            }
        }
        blocks
    }

    fn read_paragraph(&mut self, line: usize) -> Paragraph {
        let mut inline = Inline::default();
        for (event, _) in self.events.by_ref() {
            if !inline.add(&event) {
                break;
            }
        }
        inline.finish(line)
    }

    /// Reads all text up to the end of the current block, whatever is in it.
    fn read_text(&mut self) -> String {
        let (mut open, mut text) = (1, String::new());
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => {
                    open -= 1;
                    if text.ends_with(|c: char| !c.is_whitespace()) {
                        text.push(' ');
                    }
                }
                Event::Text(more) | Event::Code(more) | Event::Html(more) => text.push_str(&more),
                Event::SoftBreak | Event::HardBreak => text.push('\n'),
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
        text
    }

    fn read_list(&mut self, is_numbered: bool, depth: usize) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if event != Event::Start(Tag::Item) {
                break;
            }
            let mut item = self.read_item(range.start, is_numbered, depth);
            if item.text.text.is_empty() && !item.items.is_empty() {
                // `* + text` is one item with two marks, of which one is a sign.
                for below in &mut item.items {
                    below.mark = if matches!(below.mark, '+' | '-') { below.mark } else { item.mark };
                }
                items.extend(item.items);
            } else {
                items.push(item);
            }
        }
        items
    }

    fn read_item(&mut self, start: usize, is_numbered: bool, depth: usize) -> Item {
        // The parser counts the spaces before a mark as a part of the item.
        let mark_at = start + self.text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        let line_start = self.text.get(..mark_at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let mark = self.text.get(mark_at..).and_then(|rest| rest.chars().next()).unwrap_or('*');
        let line = self.lines.line_at(self.text, start);
        let column = mark_at - line_start;
        let mut item = Item { line, column, mark: if is_numbered { '1' } else { mark }, ..Item::default() };
        if depth > MAX_DEPTH {
            item.text = Paragraph { line, text: self.read_text().trim().to_owned(), ..Paragraph::default() };
            return item;
        }
        let mut inline = Inline::default();
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if inline.add(&event) {
                continue;
            }
            let line = self.lines.line_at(self.text, range.start);
            match event {
                Event::TaskListMarker(_) => item.is_task = true,
                Event::Start(Tag::Paragraph | Tag::Heading { .. }) => {
                    let is_first = paragraphs.is_empty();
                    let mut paragraph = Inline::default();
                    for (event, _) in self.events.by_ref() {
                        if let Event::TaskListMarker(_) = event {
                            item.is_task |= is_first;
                        } else if !paragraph.add(&event) {
                            break;
                        }
                    }
                    paragraphs.push(paragraph.finish(line));
                }
                Event::Start(Tag::List(start)) => {
                    let items = self.read_list(start.is_some(), depth + 1);
                    append_items(&mut item.items, items);
                }
                Event::Start(Tag::CodeBlock(_)) => drop(self.read_text()),
                Event::Start(Tag::HtmlBlock) => {
                    let text = |block| match block {
                        Block::Other { line, text } | Block::Heading { line, text, .. } => Some((line, text)),
                        _ => None,
                    };
                    let texts = html::read_blocks(&self.read_text(), line).into_iter().filter_map(text);
                    paragraphs.extend(texts.map(|(line, text)| Paragraph { line, text, ..Paragraph::default() }));
                }
                Event::Start(_) => {
                    let text = self.read_text();
                    paragraphs.push(Paragraph { line, text: text.trim().to_owned(), ..Paragraph::default() });
                }
                Event::End(TagEnd::Item) => break,
                _ => {}
            }
        }
        let tight = inline.finish(line);
        if !tight.text.is_empty() {
            paragraphs.insert(0, tight);
        }
        let mut paragraphs = paragraphs.into_iter().filter(|paragraph| !paragraph.text.is_empty());
        item.text = paragraphs.next().unwrap_or_default();
        item.more = paragraphs.map(|paragraph| join_lines(&paragraph.text)).collect();
        item
    }

    fn read_table(&mut self) -> Vec<Vec<Cell>> {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        while let Some((event, range)) = self.events.next() {
            let line = self.lines.line_at(self.text, range.start);
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let text = self.read_paragraph(line).text.replace('\u{2028}', "\n");
                    if let Some(row) = rows.last_mut() {
                        row.push(Cell { text, location: InputLocation::Line(line) });
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        rows.retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
        rows
    }
}

/// Adds items to a list. Items with another mark that are further to the right, even by one space, belong to the last
/// item of the list.
fn append_items(list: &mut Vec<Item>, items: Vec<Item>) {
    let mut items = items.into_iter().peekable();
    if let Some(last) = list.last_mut() {
        let is_below = |item: &Item| item.column > last.column && item.mark != last.mark;
        let mut below = Vec::new();
        while let Some(item) = items.next_if(is_below) {
            below.push(item);
        }
        append_items(&mut last.items, below);
    }
    list.extend(items);
}

/// Removes the id after a heading, which Google Docs writes: `Keep both {#keep-both}`.
fn strip_heading_id(text: &str) -> &str {
    let id = text.strip_suffix('}').and_then(|text| text.rsplit_once("{#"));
    id.filter(|(_, id)| !id.contains([' ', '{', '}'])).map_or(text, |(heading, _)| heading.trim_end())
}
