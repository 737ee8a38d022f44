//! The preparation of lists for the Markdown parser: signs that people use as marks of items, and headings that follow
//! an item without an empty line. Markdown reads both as parts of the paragraph before.

use super::html::Fence;
use super::side_marks;
use super::side_parser::{HeadingSide, parse_heading, parse_item};

/// The lines of the file from which the lines of a prepared text come.
#[derive(Debug)]
pub(super) struct LineMap {
    /// The line of the file, from 1, of each prepared line.
    lines: Vec<usize>,
    /// The offset of each prepared line.
    starts: Vec<usize>,
    /// The lines without a mark that Markdown reads as the end of a short item above, with their texts.
    pub(super) joined: Vec<(usize, String)>,
}

impl LineMap {
    /// Returns the line of the file, from 1, of an offset in the prepared text.
    pub(super) fn line_at(&self, text: &str, offset: usize) -> usize {
        // The offset of an item may be that of the spaces before it.
        let skipped = text.get(offset..).map_or(0, |rest| rest.len() - rest.trim_start_matches('\n').len());
        let at = self.starts.partition_point(|start| *start <= offset + skipped);
        self.lines.get(at.saturating_sub(1)).copied().unwrap_or(1)
    }
}

/// Returns a text for the Markdown parser, without front matter.
pub(super) fn prepare(text: &str, is_plain: bool) -> (String, LineMap) {
    let lines: Vec<&str> = text.lines().collect();
    let mut prepared = Prepared::default();
    // The fence around code.
    let mut code = None;
    // Beside an empty box, a box with a mark is a task that is done.
    let has_boxes = lines.iter().any(|line| line.contains(EMPTY_BOXES));
    let start = front_matter_len(&lines);
    for (at, line) in lines.iter().enumerate().skip(start) {
        let number = at + 1;
        let next = Fence::after_line(code, line);
        if code.is_some() || next.is_some() {
            code = next;
            prepared.push(number, line);
            continue;
        }
        let line = if is_plain { prepared.dedent(line) } else { (*line).to_owned() };
        let line = if is_item(prepared.last()) { rewrite_other_mark(&line, prepared.last()) } else { line };
        let line = rewrite_mark(&line);
        let line = if has_boxes { rewrite_box(&line) } else { line };
        let next = lines.get(at + 1..).and_then(|rest| rest.iter().find(|line| !line.trim().is_empty()));
        let is_heading = is_unmarked_heading(&line, prepared.last(), next.copied());
        if is_heading || follows_text(&line, prepared.last()) {
            prepared.push(number, "");
        }
        if is_joined(&line, prepared.last()) {
            prepared.joined.push((number, line.trim().to_owned()));
        }
        prepared.push(number, &line);
        // A list directly below `<summary>` would be HTML.
        if is_side_line(&line) && !line.trim_start().starts_with('|') || line.trim_end().ends_with("</summary>") {
            // An underlined heading needs its underline.
            let is_underlined = lines.get(at + 1).is_some_and(|next| is_underline(next));
            if !is_underlined {
                prepared.push(number, "");
            }
        }
    }
    (prepared.text, LineMap { lines: prepared.lines, starts: prepared.starts, joined: prepared.joined })
}

#[derive(Default)]
struct Prepared {
    text: String,
    lines: Vec<usize>,
    starts: Vec<usize>,
    joined: Vec<(usize, String)>,
    /// How far the current list of a plain text is indented.
    indent: usize,
}

impl Prepared {
    fn push(&mut self, number: usize, line: &str) {
        self.starts.push(self.text.len());
        self.lines.push(number);
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn last(&self) -> &str {
        self.text.lines().last().unwrap_or_default()
    }

    /// Removes the indentation of a whole list, which would make it code.
    fn dedent(&mut self, line: &str) -> String {
        let expanded = line.replace('\t', "    ");
        let indent = expanded.len() - expanded.trim_start().len();
        if expanded.trim().is_empty() {
            return String::new();
        }
        if indent == 0 {
            self.indent = 0;
        } else if self.indent == 0 && !is_item(self.last()) && !self.last().starts_with(' ') {
            self.indent = indent;
        }
        expanded.get(self.indent.min(indent)..).unwrap_or_default().to_owned()
    }
}

/// Returns the number of lines of the front matter: keys and values between two lines `---` or `+++`.
fn front_matter_len(lines: &[&str]) -> usize {
    let Some(fence) = lines.first().map(|line| line.trim_end()).filter(|line| matches!(*line, "---" | "+++")) else {
        return 0;
    };
    let has_key = lines.get(1).is_some_and(|line| {
        let key = line.split([':', '=']).next().unwrap_or_default();
        line.trim_start().starts_with('#')
            || key.len() < line.len() && !key.trim().contains(' ') && !key.starts_with(['-', '*', '+'])
    });
    let end =
        lines.iter().skip(1).position(|line| line.trim_end() == fence || fence == "---" && line.trim_end() == "...");
    let is_empty = end == Some(0);
    end.filter(|_| has_key || is_empty).map_or(0, |at| at + 2)
}

/// Rewrites the mark of an item to one that Markdown knows: `• a`, `– a`, `+a`, `✅ a`, `(+) a`, `\+ a`, `**–** a`.
pub(super) fn rewrite_mark(line: &str) -> String {
    if let Some(line) = rewrite_styled_sign(line) {
        return line;
    }
    let rest = line.trim_start();
    let indent = line.get(..line.len() - rest.len()).unwrap_or_default();
    if let Some(text) =
        ["+/-", "+/−", "-/+", "+ / -"].iter().find_map(|mark| rest.strip_prefix(mark)?.strip_prefix(' '))
        && !text.trim().is_empty()
    {
        return format!("{indent}- (±) {}", text.trim_start());
    }
    let mut chars = rest.chars();
    let (first, after) = (chars.next().unwrap_or(' '), chars.as_str());
    let roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    if let Some((_, text)) = rest.split_once(['.', ')']).filter(|(number, _)| roman.contains(number))
        && text.starts_with(' ')
    {
        return format!("{indent}* {}", text.trim_start());
    }
    // The number of an item may be an emoji.
    let keycap = after.trim_start_matches('\u{fe0f}').strip_prefix('\u{20e3}').filter(|_| first.is_ascii_digit());
    if let Some(text) = keycap {
        return format!("{indent}1. {}", text.trim_start());
    }
    let has_space = after.starts_with([' ', '\t', '\u{a0}']);
    let after_space = after.trim_start_matches([' ', '\t', '\u{a0}']);
    match first {
        '•' | '◦' | '▪' | '●' | '○' | '‣' | '⁃' | '·' | '■' | '►' | '▸' | '➢' | '→' if has_space =>
        {
            format!("{indent}* {after_space}")
        }
        // A definition list, as some programs write Markdown.
        ':' if has_space => format!("{indent}* {after_space}"),
        '–' | '—' if has_space => format!("{indent}- {after_space}"),
        // Word pastes the bullet of its second level as the letter.
        'o' if after.starts_with('\t') => format!("{indent}  * {after_space}"),
        '=' if has_space && !after_space.ends_with('=') => format!("{indent}- (=) {after_space}"),
        'a'..='z' if after.starts_with(") ") => format!("{indent}* {}", after.trim_start_matches([')', ' '])),
        '+' | '-' | '*' if after.starts_with('\u{a0}') => format!("{indent}{first} {after_space}"),
        // "-->" and "---" are not items, and "-5" is a number.
        '+' | '-' if after.starts_with(char::is_alphabetic) => format!("{indent}{first} {after}"),
        '|' | '#' | '<' | '>' | '`' | ' ' => line.to_owned(),
        _ if is_item(rest) => line.to_owned(),
        _ => {
            let (mark, text) = side_marks::strip_leading(rest);
            let is_bracket = rest.starts_with(['(', '[']) && parse_item(rest, None).side.is_some();
            if (mark.is_some() || is_bracket)
                && !text.is_empty()
                && !matches!(parse_heading(rest), HeadingSide::One(..))
            {
                format!("{indent}- {rest}")
            } else {
                line.to_owned()
            }
        }
    }
}

/// Boxes that are signs of their own: empty ones, and ones with a mark.
const EMPTY_BOXES: [char; 3] = ['☐', '□', '▢'];
const MARKED_BOXES: [char; 4] = ['☑', '☒', '🗹', '🗷'];

/// Rewrites the sign of a task to the task box of Markdown: `☐ a`, `- ☑ a`.
fn rewrite_box(line: &str) -> String {
    let rest = line.trim_start();
    let indent = line.get(..line.len() - rest.len()).unwrap_or_default();
    let text =
        if is_item(rest) { rest.split_once([' ', '\t']).map_or(rest, |(_, text)| text.trim_start()) } else { rest };
    let (mark, after) = match (text.strip_prefix(EMPTY_BOXES), text.strip_prefix(MARKED_BOXES)) {
        (Some(after), _) => (' ', after),
        (None, Some(after)) => ('x', after),
        (None, None) => return line.to_owned(),
    };
    format!("{indent}* [{mark}] {}", after.trim_start_matches(['\u{fe0f}', ' ', '\t', '\u{a0}']))
}

/// Rewrites a mark that begins an item only below another item: an emoji without a side, `++`, `--`, and `o`. Markdown
/// would read the line as a part of the item before.
fn rewrite_other_mark(line: &str, before: &str) -> String {
    let rest = line.trim_start();
    let indent = line.get(..line.len() - rest.len()).unwrap_or_default();
    let double = ["++", "--"].into_iter().find_map(|mark| Some((mark, rest.strip_prefix(mark)?.strip_prefix(' ')?)));
    match double {
        Some((mark, text)) if !text.trim().is_empty() => format!("{indent}- ({mark}) {}", text.trim_start()),
        // An item with an open question has no side.
        _ if rest.starts_with("? ") && !rest.trim_start_matches(['?', ' ']).is_empty() => format!("{indent}* {rest}"),
        // Below a sign, the letter is a mark of its own, such as that of neutral items.
        _ if rest.starts_with("o ") => {
            let is_signed = before.trim_start().starts_with(['+', '-']);
            format!("{indent}{}* {}", if is_signed { "" } else { "  " }, rest.get(2..).unwrap_or_default())
        }
        _ if rest.starts_with(side_marks::is_emoji) && side_marks::strip_leading(rest).0.is_none() => {
            format!("{indent}* {rest}")
        }
        _ => line.to_owned(),
    }
}

/// Rewrites a sign that is escaped or bold, as programs that export Markdown write it.
fn rewrite_styled_sign(line: &str) -> Option<String> {
    let rest = line.trim_start();
    let indent = line.get(..line.len() - rest.len())?;
    let (bullet, text) = if is_item(rest) { rest.split_once([' ', '\t'])? } else { ("", rest) };
    let text = text.trim_start();
    let style = ["**", "__", "*", "_"].into_iter().find(|style| text.starts_with(style)).unwrap_or_default();
    let styled = text.strip_prefix(style)?;
    let escaped = styled.strip_prefix('\\');
    if style.is_empty() && escaped.is_none() {
        return None;
    }
    let mut chars = escaped.unwrap_or(styled).chars();
    let sign = match chars.next()? {
        '+' => '+',
        '-' | '–' | '—' | '−' => '-',
        _ => return None,
    };
    let after = chars.as_str().strip_prefix(style)?;
    let after = after.strip_prefix([' ', '\t', '\u{a0}'])?.trim_start();
    // Beside a bullet, the sign in brackets has a meaning of its own.
    Some(if bullet.is_empty() {
        format!("{indent}{sign} {after}")
    } else {
        format!("{indent}{bullet} ({sign}) {after}")
    })
}

/// Returns whether a line is an item of a Markdown list.
pub(super) fn is_item(line: &str) -> bool {
    let rest = line.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    if (1..10).contains(&digits) {
        return after.strip_prefix(['.', ')']).is_some_and(|rest| rest.starts_with([' ', '\t']));
    }
    rest.strip_prefix(['-', '+', '*']).is_some_and(|rest| rest.starts_with([' ', '\t']))
}

fn is_underline(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && (line.chars().all(|c| c == '=') || line.chars().all(|c| c == '-'))
}

/// Returns whether a line that is not an item names a side and nothing else, so that it ends the item before.
fn is_side_line(line: &str) -> bool {
    let text = line.trim();
    !is_item(line)
        && text.chars().count() < 60
        && matches!(parse_heading(text), HeadingSide::One(_, None))
        && !line.starts_with([' ', '\t'])
}

/// Returns whether a line such as "Pros: quiet" follows a line that is no such line, such as a title.
fn follows_text(line: &str, before: &str) -> bool {
    let is_labelled = |line: &str| {
        let label = line.split_once([':', '：']).filter(|(_, text)| !text.trim().is_empty()).map(|(label, _)| label);
        label.is_some_and(|label| matches!(parse_heading(label), HeadingSide::One(_, None)))
    };
    // "**Pros** quiet"
    let bold = line.strip_prefix("**").and_then(|text| text.split_once("**")).map(|(label, _)| label);
    if bold.is_some_and(|label| matches!(parse_heading(label), HeadingSide::One(_, None))) {
        return !before.trim().is_empty();
    }
    let is_text = |line: &str| line.starts_with(char::is_alphanumeric) && !is_item(line);
    is_text(line) && is_text(before) && is_labelled(line) && !is_labelled(before)
}

/// The least length of a line that may have been wrapped.
const WRAPPED_LEN: usize = 50;

/// Returns whether a line without a mark follows a short item, so that it may be an item whose mark is missing.
fn is_joined(line: &str, before: &str) -> bool {
    let is_text = line.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '«' | '“')) && !is_item(line);
    is_text && is_item(before) && before.chars().count() < WRAPPED_LEN
}

/// Returns whether a line begins a part of its own although no empty line stands before it.
fn is_unmarked_heading(line: &str, before: &str, next: Option<&str>) -> bool {
    if before.trim().is_empty()
        || line.trim().is_empty()
        || line.starts_with([' ', '\t'])
        || is_item(line)
        || is_underline(line)
    {
        return false;
    }
    if line.starts_with("</") || is_side_line(line) {
        return true;
    }
    let follows_item = is_item(before) || before.starts_with([' ', '\t']);
    if !follows_item || !next.is_some_and(|next| is_item(&rewrite_mark(next)) || is_side_line(next)) {
        return false;
    }
    // A line that continues an item begins with a small letter, or the line before is full.
    let text = line.trim();
    let begins_large = text.trim_start_matches(['*', '_']).chars().next().is_some_and(|c| !c.is_lowercase());
    text.ends_with(':')
        || text.starts_with("**") && text.ends_with("**")
        || begins_large && before.chars().count() < WRAPPED_LEN
}
