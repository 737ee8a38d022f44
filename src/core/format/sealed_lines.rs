//! Finds the lines of an invalid text that may contain sealed answers, so that error messages do not show them.
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

/// Removes the text of the line if the line may contain sealed answers.
pub(super) fn hide_sealed_line(text: &str, position: Position) -> Position {
    if !is_sealed_line(text, position.line) {
        return position;
    }
    // The column would reveal the length of an answer before it.
    Position { column: 1, text: String::new(), span: 0..0, is_sealed: true, ..position }
}

/// Returns whether the line with this number, from 1, may contain an answer or a record of one.
fn is_sealed_line(text: &str, number: usize) -> bool {
    let (mut table, mut is_in_table) = ("", false);
    let mut last_line = "";
    for line in text.lines().take(number) {
        last_line = line.trim();
        let is_header = last_line.starts_with('[');
        // Before the first header, a line such as `rating.me.time.keep = 3` names its table itself.
        let name = first_name(last_line.trim_start_matches(['[', ' ']));
        if is_header || (!is_in_table && is_table_with_answers(name)) {
            table = name;
        }
        is_in_table |= is_header;
    }
    let has_word = |words: &[&str]| words.iter().any(|word| last_line.contains(word));
    match table {
        "gut" | "weight" | "rating" | "weighing" => true,
        "criterion" => has_word(&["weight", "rank"]),
        "visit" => has_word(&["verdict", "leader", "scores"]),
        "change" => has_word(&["from", "to"]),
        _ => false,
    }
}

fn is_table_with_answers(name: &str) -> bool {
    matches!(name, "gut" | "weight" | "rating" | "weighing" | "criterion" | "visit" | "change")
}

/// Returns the first part of a dotted key, without quotes.
fn first_name(line: &str) -> &str {
    let end = line.find(['.', '=', ']', ' ', '\t']).unwrap_or(line.len());
    line.get(..end).unwrap_or_default().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_answers_are_found_in_every_notation() {
        let text = "rating.me.time.keep = 1\n'weight' = { me = { time = 2 } }\nformat = 1\n[deliberation]\n\
                    title = \"x\"\n[[criterion]]\nid = \"a\"\nweight = 3\n[ \"rating\".me.time ]\npause = 2\n\
                    [gut.me]\nstrength = 9\n[[visit]]\nat = 3\nleader = 3\n[weighing]\npair = [\n{ a = 1 }]\n";
        let found: Vec<usize> = (1..=text.lines().count()).filter(|line| is_sealed_line(text, *line)).collect();
        assert_eq!(found, [1, 2, 3, 8, 9, 10, 11, 12, 15, 16, 17, 18]);
    }
}
