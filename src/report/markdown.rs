//! A report as Markdown (CommonMark with tables). All texts are escaped, so that a text from a file cannot become a
//! heading, a list, a table, an image, a link or a tag.

use crate::t;
use crate::text::{Locale, SafeText};

use super::document::{Block, Fact, ReportDocument, ReportSection, ReportTable};

/// The start of every Markdown report, by which it is recognized. Markdown viewers do not show this line.
const HEADER: &str = "[//]: # (pesee ";

/// Renders the Markdown text.
pub fn render_markdown(document: &ReportDocument) -> String {
    let locale = &Locale::with_isolation(document.language);
    let mut out = MarkdownLines(vec![[HEADER, env!("CARGO_PKG_VERSION"), ")"].concat(), String::new()]);
    out.push_block("# ", &escape_inline(&document.title));
    out.push_facts(locale, &document.facts);
    document.sections.iter().for_each(|section| out.push_section(locale, section));
    out.0.join("\n")
}

/// Returns whether the content is a Markdown report of this program. Only such a file is overwritten without a
/// confirmation.
pub fn is_markdown(bytes: &[u8]) -> bool {
    bytes.starts_with(HEADER.as_bytes())
}

/// The lines of the text. Every block ends with an empty line.
struct MarkdownLines(Vec<String>);

impl MarkdownLines {
    fn push_block(&mut self, mark: &str, text: &str) {
        self.0.extend([[mark, text].concat(), String::new()]);
    }

    fn push_section(&mut self, locale: &Locale, section: &ReportSection) {
        self.push_block("## ", &escape_inline(&section.title));
        for block in &section.blocks {
            match block {
                Block::Subheading(title) => self.push_block("### ", &escape_inline(title)),
                Block::Highlight(sentence) => self.push_block("", &bold(sentence)),
                Block::Paragraph(lines) => self.push_block("", &join_lines(lines, "")),
                Block::List(items) => self.push_list(items),
                Block::Facts(facts) => self.push_facts(locale, facts),
                Block::Table(table) => self.push_table(table),
                Block::Picture(picture) => {
                    self.push_block("", &bold(&picture.title));
                    self.push_list(&picture.description);
                }
            }
        }
    }

    fn push_list(&mut self, items: &[SafeText]) {
        self.0.extend(items.iter().map(|item| ["- ", &escape_line_start(&escape_inline(item))].concat()));
        self.0.push(String::new());
    }

    fn push_facts(&mut self, locale: &Locale, facts: &[Fact]) {
        let line = |fact: &Fact| {
            ["- ", &bold(&t!(locale, "report-label", name = &fact.name)), " ", &join_lines(&fact.lines, "  ")].concat()
        };
        self.0.extend(facts.iter().map(line));
        self.0.push(String::new());
    }

    fn push_table(&mut self, table: &ReportTable) {
        if let Some(title) = &table.title {
            self.push_block("", &bold(title));
        }
        let row = |cells: Vec<String>| ["| ", &cells.join(" | "), " |"].concat();
        self.0.push(row(table.columns.iter().map(|column| escape_inline(&column.name)).collect()));
        let rule = |is_numeric: bool| if is_numeric { "--:" } else { ":--" }.to_owned();
        self.0.push(row(table.columns.iter().map(|column| rule(column.is_numeric)).collect()));
        self.0.extend(table.rows.iter().map(|cells| row(cells.iter().map(escape_inline).collect())));
        self.0.push(String::new());
    }
}

/// Returns a text in bold. An empty text stays empty, because `****` would be shown literally.
fn bold(text: &SafeText) -> String {
    let text = escape_inline(text);
    if text.is_empty() { text } else { ["**", &text, "**"].concat() }
}

/// Joins lines with hard line breaks. Indents all lines except the first.
fn join_lines(lines: &[SafeText], indent: &str) -> String {
    let lines: Vec<String> =
        lines.iter().map(escape_inline).filter(|line| !line.is_empty()).map(|line| escape_line_start(&line)).collect();
    lines.join(&["\\\n", indent].concat())
}

/// Escapes the characters of a text that have a meaning within a line.
fn escape_inline(text: &SafeText) -> String {
    let text = text.without_needless_isolates();
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, letter)| *letter);
        let escapes = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '^' | '&' | '$' | '{' | '}' => true,
            // Some Markdown viewers turn addresses into links.
            '@' => before.is_alphanumeric(),
            ':' => after == '/',
            '.' => ends_in_www(text.get(..at).unwrap_or_default()),
            _ => false,
        };
        if escapes {
            out.push('\\');
        }
        out.push(letter);
        before = letter;
    }
    out
}

fn ends_in_www(text: &str) -> bool {
    text.len().checked_sub(3).and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Escapes the start of a line if it would start a block.
fn escape_line_start(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = text.get(digits..).unwrap_or_default();
    let is_number = after.strip_prefix(['.', ')']).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let at = if digits > 0 && is_number {
        digits
    } else if text.starts_with(['-', '=', ':']) || text == "+" || text.starts_with("+ ") {
        0
    } else {
        return text.to_owned();
    };
    let (before, from) = text.split_at(at);
    [before, "\\", from].concat()
}
