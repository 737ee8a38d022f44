//! A report as Markdown (CommonMark with tables): headings, lists and tables are ours, and no text from a file can begin
//! any, nor an image, a link or a tag.

use crate::t;
use crate::text::{Locale, SafeText};

use super::document::{Block, Fact, ReportDocument, ReportSection, ReportTable};

/// What every text of ours begins with; no reader shows it.
const HEADER: &str = "[//]: # (pesee ";

/// The text.
pub fn render_markdown(paper: &ReportDocument) -> String {
    let locale = &Locale::with_isolation(paper.language);
    let mut out = MarkdownLines(vec![[HEADER, env!("CARGO_PKG_VERSION"), ")"].concat(), String::new()]);
    out.push_block("# ", &escape_inline(&paper.title));
    out.push_facts(locale, &paper.facts);
    paper.sections.iter().for_each(|section| out.push_section(locale, section));
    out.0.join("\n")
}

/// Whether what stands in a file is a text that was written here, and may be replaced by another.
pub fn is_markdown(bytes: &[u8]) -> bool {
    bytes.starts_with(HEADER.as_bytes())
}

/// The lines of a text, in the making. Every block ends with an empty one.
struct MarkdownLines(Vec<String>);

impl MarkdownLines {
    /// A block of one line.
    fn push_block(&mut self, mark: &str, text: &str) {
        self.0.extend([[mark, text].concat(), String::new()]);
    }

    fn push_section(&mut self, locale: &Locale, section: &ReportSection) {
        self.push_block("## ", &escape_inline(&section.title));
        for block in &section.blocks {
            match block {
                Block::Subheading(title) => self.push_block("### ", &escape_inline(title)),
                Block::Highlight(sentence) => self.push_block("", &bold(sentence)),
                Block::Paragraph(words) => self.push_block("", &join_lines(words, "")),
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
        let rule = |is_figures: bool| if is_figures { "--:" } else { ":--" }.to_owned();
        self.0.push(row(table.columns.iter().map(|column| rule(column.is_numeric)).collect()));
        self.0.extend(table.rows.iter().map(|cells| row(cells.iter().map(escape_inline).collect())));
        self.0.push(String::new());
    }
}

/// A text in bold. One with nothing in it would be stars.
fn bold(text: &SafeText) -> String {
    let text = escape_inline(text);
    if text.is_empty() { text } else { ["**", &text, "**"].concat() }
}

/// Lines that stay lines, each after the first behind `indent`.
fn join_lines(lines: &[SafeText], indent: &str) -> String {
    let lines: Vec<String> =
        lines.iter().map(escape_inline).filter(|line| !line.is_empty()).map(|line| escape_line_start(&line)).collect();
    lines.join(&["\\\n", indent].concat())
}

/// A text within a line: what would begin or end anything there is escaped.
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
            // Some readers make links of addresses.
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

/// A text at the beginning of a line: what would begin a block there is escaped.
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
