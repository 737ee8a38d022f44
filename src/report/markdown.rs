//! A report as Markdown (CommonMark with tables): headings, lists and tables are ours, and no text from a file can begin
//! any, nor an image, a link or a tag.

use crate::tell;
use crate::text::{Shown, Tongue};

use super::paper::{Block, Fact, Paper, Section, Table};

/// What every text of ours begins with; no reader shows it.
const BEGINNING: &str = "[//]: # (pesee ";

/// The text.
pub fn markdown(paper: &Paper) -> String {
    let tongue = &Tongue::isolating(paper.language);
    let mut out = Lines(vec![[BEGINNING, env!("CARGO_PKG_VERSION"), ")"].concat(), String::new()]);
    out.put("# ", &inline(&paper.title));
    out.facts(tongue, &paper.facts);
    paper.sections.iter().for_each(|section| out.section(tongue, section));
    out.0.join("\n")
}

/// Whether what stands in a file is a text that was written here, and may be replaced by another.
pub fn is_markdown(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING.as_bytes())
}

/// The lines of a text, in the making. Every block ends with an empty one.
struct Lines(Vec<String>);

impl Lines {
    /// A block of one line.
    fn put(&mut self, mark: &str, text: &str) {
        self.0.extend([[mark, text].concat(), String::new()]);
    }

    fn section(&mut self, tongue: &Tongue, section: &Section) {
        self.put("## ", &inline(&section.title));
        for block in &section.blocks {
            match block {
                Block::Title(title) => self.put("### ", &inline(title)),
                Block::Loud(sentence) => self.put("", &bold(sentence)),
                Block::Words(words) => self.put("", &lines(words, "")),
                Block::List(items) => self.list(items),
                Block::Facts(facts) => self.facts(tongue, facts),
                Block::Table(table) => self.table(table),
                Block::Picture(picture) => {
                    self.put("", &bold(&picture.title));
                    self.list(&picture.told);
                }
            }
        }
    }

    fn list(&mut self, items: &[Shown]) {
        self.0.extend(items.iter().map(|item| ["- ", &begun(&inline(item))].concat()));
        self.0.push(String::new());
    }

    fn facts(&mut self, tongue: &Tongue, facts: &[Fact]) {
        let line = |fact: &Fact| {
            ["- ", &bold(&tell!(tongue, "report-named", name = &fact.name)), " ", &lines(&fact.lines, "  ")].concat()
        };
        self.0.extend(facts.iter().map(line));
        self.0.push(String::new());
    }

    fn table(&mut self, table: &Table) {
        if let Some(title) = &table.title {
            self.put("", &bold(title));
        }
        let row = |cells: Vec<String>| ["| ", &cells.join(" | "), " |"].concat();
        self.0.push(row(table.columns.iter().map(|column| inline(&column.name)).collect()));
        let rule = |is_figures: bool| if is_figures { "--:" } else { ":--" }.to_owned();
        self.0.push(row(table.columns.iter().map(|column| rule(column.is_figures)).collect()));
        self.0.extend(table.rows.iter().map(|cells| row(cells.iter().map(inline).collect())));
        self.0.push(String::new());
    }
}

/// A text in bold. One with nothing in it would be stars.
fn bold(text: &Shown) -> String {
    let text = inline(text);
    if text.is_empty() { text } else { ["**", &text, "**"].concat() }
}

/// Lines that stay lines, each after the first behind `indent`.
fn lines(lines: &[Shown], indent: &str) -> String {
    let lines: Vec<String> =
        lines.iter().map(inline).filter(|line| !line.is_empty()).map(|line| begun(&line)).collect();
    lines.join(&["\\\n", indent].concat())
}

/// A text within a line: what would begin or end anything there is escaped.
fn inline(text: &Shown) -> String {
    let text = text.settled();
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
fn begun(text: &str) -> String {
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
