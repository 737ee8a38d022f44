//! Finds the lines of a text that may contain private notes or sealed answers, so that messages do not show them.
//!
//! The search uses the lines and not the parsed text, because the parser leaves out what it cannot read.

use crate::deliberation::Deliberation;

use super::error::Position;

/// Returns whether the answers of a text with errors may be sealed. `document` contains what could be read.
///
/// A time of `revealed` that cannot be read counts as absent.
pub(super) fn may_be_sealed(text: &str, document: &Deliberation) -> bool {
    let participants = text.lines().filter(|line| line.trim_start().starts_with("[[participant]]")).count();
    document.head().revealed.is_none() && document.people().len().max(participants) > 1
}

/// The lines of a text whose content no message shows.
pub(super) struct HiddenLines {
    /// For each line whether it is hidden.
    is_hidden: Vec<bool>,
}

impl HiddenLines {
    /// Finds the lines that may contain private notes. If `may_be_sealed`, also finds those that may contain an answer
    /// or a record of one.
    pub(super) fn find(text: &str, may_be_sealed: bool) -> HiddenLines {
        // A line that looks like a header may be inside a multi-line string. If the string was not closed, the parser
        // and the user disagree about its end. A line is hidden if either way of reading the text says so.
        let (mut as_header, mut as_string) = (Reading::default(), Reading::default());
        let mut open_string: Option<&str> = None;
        let is_hidden = text.lines().map(|line| {
            let line = line.trim();
            let is_header = line.starts_with('[');
            let hidden = as_header.read_line(line, is_header, may_be_sealed);
            let hidden_in_string = as_string.read_line(line, is_header && open_string.is_none(), may_be_sealed);
            open_string = string_open_after(line, open_string);
            hidden || hidden_in_string
        });
        HiddenLines { is_hidden: is_hidden.collect() }
    }

    /// Removes the text of the line from a position if the line is hidden.
    pub(super) fn hide(&self, position: Position) -> Position {
        // A text that ends with a line end has an empty line after the last.
        let number = position.line.min(self.is_hidden.len());
        if !number.checked_sub(1).and_then(|at| self.is_hidden.get(at)).copied().unwrap_or(false) {
            return position;
        }
        // The column would reveal the length of an answer before it.
        Position { column: 1, text: String::new(), span: 0..0, is_sealed: true, ..position }
    }
}

/// The state of reading a text line by line.
#[derive(Default)]
struct Reading<'t> {
    /// The table of the last line that was read.
    table: &'t str,
    /// Whether a header was read.
    is_in_table: bool,
    /// Whether a header or key before this line, in the same table, contains something hidden.
    is_hidden: bool,
}

impl<'t> Reading<'t> {
    /// Reads one line, and returns whether it is hidden.
    fn read_line(&mut self, line: &'t str, is_header: bool, may_be_sealed: bool) -> bool {
        let may_be_name = |name: &str| is_like(name, "private") || (may_be_sealed && is_name_of_answers(name));
        let has_hidden_name = names_in(line).any(may_be_name);
        // Before the first header, a line such as `rating.me.time.keep = 3` names its table itself.
        let name = first_name(line.trim_start_matches(['[', ' ', '\t']));
        if is_header {
            *self = Reading { table: name, is_in_table: true, is_hidden: has_hidden_name };
        } else if !self.is_in_table && is_table_with_answers(name) {
            self.table = name;
        }
        // The value of a key can continue on the next lines. A criterion has its weight among its other keys.
        self.is_hidden |= has_hidden_name && self.table != "criterion" && names_in_key(line).any(may_be_name);
        let has_word = |words: &[&str]| words.iter().any(|word| line.contains(word));
        let is_answer = || match self.table {
            table if is_like(table, "criterion") => has_word(&["weight", "rank"]),
            table if is_like(table, "visit") => has_word(&["verdict", "leader", "scores"]),
            table if is_like(table, "change") => has_word(&["from", "to"]),
            _ => false,
        };
        has_hidden_name || self.is_hidden || (may_be_sealed && is_answer())
    }
}

/// Returns the delimiter of the multi-line string that is open after a line, if one is.
fn string_open_after<'d>(mut line: &str, mut open: Option<&'d str>) -> Option<&'d str> {
    loop {
        let found = match open {
            Some(delimiter) => line.find(delimiter).map(|at| (at, delimiter)),
            None => {
                let delimiters = ["\"\"\"", "'''"].into_iter();
                delimiters.filter_map(|delimiter| Some((line.find(delimiter)?, delimiter))).min()
            }
        };
        let Some((at, delimiter)) = found else { return open };
        open = if open.is_some() { None } else { Some(delimiter) };
        line = line.get(at + delimiter.len()..).unwrap_or_default();
    }
}

fn is_table_with_answers(name: &str) -> bool {
    is_name_of_answers(name) || ["criterion", "visit", "change"].iter().any(|table| is_like(name, table))
}

/// Returns whether a key or table of this name contains answers, wherever it stands.
fn is_name_of_answers(name: &str) -> bool {
    ["gut", "weight", "rating", "weighing"].iter().any(|known| is_like(name, known))
}

/// Returns whether a name is a known one, or a misspelt form of it.
fn is_like(name: &str, known: &str) -> bool {
    if name.len().abs_diff(known.len()) > known.len() / 3 {
        return false;
    }
    name == known || strsim::osa_distance(&name.to_lowercase(), known) <= known.len() / 3
}

/// Returns the names of all keys in a line. Some values are among them.
fn names_in(line: &str) -> impl Iterator<Item = &str> {
    line.split(['=', '{', '}', ',', '[', ']', '.']).map(|part| {
        let part = part.trim();
        let is_quoted = part.starts_with(['"', '\'']);
        // Before the `=` is typed, a value can follow the key directly.
        let name = if is_quoted { part } else { part.split_whitespace().next().unwrap_or_default() };
        name.trim_matches(['"', '\''])
    })
}

/// Returns the parts of the key at the beginning of a line.
fn names_in_key(line: &str) -> impl Iterator<Item = &str> {
    names_in(line.split(['=', '{']).next().unwrap_or_default())
}

/// Returns the first part of a dotted key, without quotes.
fn first_name(line: &str) -> &str {
    let end = line.find(['.', '=', ']', ' ', '\t']).unwrap_or(line.len());
    line.get(..end).unwrap_or_default().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the numbers of the hidden lines.
    fn hidden(text: &str, may_be_sealed: bool) -> Vec<usize> {
        let lines = HiddenLines::find(text, may_be_sealed).is_hidden.into_iter();
        lines.enumerate().filter(|(_, is_hidden)| *is_hidden).map(|(at, _)| at + 1).collect()
    }

    #[test]
    fn lines_with_answers_are_found_in_every_notation() {
        let text = "rating.me.time.keep = 1\n'weight' = { me = { time = 2 } }\nformat = 1\n[deliberation]\n\
                    title = \"x\"\n[[criterion]]\nid = \"a\"\nweight = 3\n[ \"rating\".me.time ]\npause = 2\n\
                    [gut.me]\nstrength = 9\n[[visit]]\nat = 3\nleader = 3\n[weighing]\npair = [\n{ a = 1 }]\n";
        let found = hidden(text, true);
        assert_eq!(found, [1, 2, 3, 8, 9, 10, 11, 12, 15, 16, 17, 18]);
    }

    #[test]
    fn private_notes_are_hidden_in_every_spelling() {
        for header in
            ["[private]", "[ 'private'.x ]", "[Privat]", "[privte]", "[pirvate.visit]", "[deliberation.private]"]
        {
            let text = format!("[deliberation]\ntitle = 3\n{header}\nnots = \"a\"\n\nx\n[[option]]\nname = 1\n");
            assert_eq!(hidden(&text, false), [3, 4, 5, 6], "{header}");
        }
        let text = "private.notes = \"a\nformat = 1\n[deliberation]\ntitle = 3\nprivate = { notes = 3 }\n";
        assert_eq!(hidden(text, false), [1, 2, 5]);
        // A string that contains a line like a header, and one that is not closed.
        let text = "[private]\nnotes = \"\"\"\n[x]\nsecret\n\"\"\"\nnotse = 1\n[option]\nname = 3\n";
        assert_eq!(hidden(text, false), [1, 2, 3, 4, 5, 6]);
        assert_eq!(hidden("[private]\nnotes = \"\"\"a\n[option]\nname = 3\n", false), [1, 2, 3, 4]);
    }

    #[test]
    fn answers_in_a_wrong_place_are_hidden() {
        let text = "[[participant]]\nid = \"paul\"\ngut.paul.strength = 9\nname = \"x\"\n[[participant]]\nid = \"x\"\n\
                    rating = { time = 4 }\n[participant.gut]\nstrength = 3\n[raiting.paul.time]\nkeep = 3\n\
                    [[option]]\nname = { weights = 3 }\n";
        assert_eq!(hidden(text, true), [3, 4, 7, 8, 9, 10, 11, 13]);
        assert_eq!(hidden(text, false), [0; 0]);
    }
}
