//! Parses a pasted list of names and adds the names as options or criteria.

use std::collections::{BTreeMap, BTreeSet};

use pesee_core::deliberation::{Alternative, Criterion, Deliberation, Edit, FieldPath, Id, List, Rating, RecordWithId};

use super::rating_edit;

/// The maximum length of a name in characters; longer text is truncated.
const MAX_NAME_CHARS: usize = 200;

/// Returns the distinct names in a pasted text, in order: one per line. A single line is split at semicolons or tabs,
/// otherwise at commas. List markers such as bullets, numbers and checkboxes are removed.
pub fn parse_pasted_names(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect();
    let parts: Vec<&str> = match lines.as_slice() {
        [one] if one.contains([';', '\t']) => one.split([';', '\t']).collect(),
        [one] => one.split(',').collect(),
        // Of the row of a spreadsheet, the first cell with a text is the name.
        several => several.iter().filter_map(|line| line.split('\t').find(|cell| !cell.trim().is_empty())).collect(),
    };
    let mut known = BTreeSet::new();
    let names = parts.into_iter().map(|part| strip_list_marker(part).chars().take(MAX_NAME_CHARS).collect::<String>());
    let is_name = |name: &String| name.chars().any(char::is_alphanumeric);
    names.filter(|name| is_name(name) && known.insert(name.to_lowercase())).collect()
}

/// Removes a list marker: `- `, `* `, `• `, `[x] `, `1. `, `b) `.
fn strip_list_marker(line: &str) -> &str {
    let mut rest = line.trim();
    for marker in ["- ", "* ", "+ ", "• ", "– ", "— ", "· ", "▪ ", "[ ] ", "[x] ", "☐ ", "☑ "] {
        rest = rest.strip_prefix(marker).unwrap_or(rest).trim_start();
    }
    let counted = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let lettered = rest.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest);
    let after = |numbered: &'_ str| numbered.len() < rest.len() && numbered.starts_with([')', '.']);
    match (after(counted), after(lettered) && lettered.starts_with(')')) {
        (true, _) => counted.get(1..).filter(|rest| rest.starts_with(' ')).unwrap_or(rest).trim(),
        (_, true) => lettered.get(1..).filter(|rest| rest.starts_with(' ')).unwrap_or(rest).trim(),
        _ => rest.trim(),
    }
}

/// Returns whether an entry with this name exists, ignoring case.
pub fn has_entry_named(document: &Deliberation, list: List, name: &str) -> bool {
    let same = |known: &str| known.trim().to_lowercase() == name.trim().to_lowercase();
    match list {
        List::Options => document.options().iter().any(|option| same(&option.name)),
        _ => document.criteria().iter().any(|criterion| same(&criterion.name)),
    }
}

/// A row of a pasted spreadsheet: the name of a criterion, and for each option a rating, if the cell has one.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedRow {
    pub name: String,
    pub ratings: Vec<(Id, Rating)>,
}

/// What pasted rows change. A rating that is there already is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PastedCounts {
    pub added_criteria: usize,
    /// The ratings of the added criteria.
    pub new_ratings: usize,
    /// The ratings in empty cells of criteria that existed.
    pub added_ratings: usize,
    pub replaced_ratings: usize,
}

/// Adds the rows of a pasted spreadsheet as one edit: the ratings of `person`, and the criteria that do not exist. A
/// row with the name of a criterion replaces its ratings.
pub fn add_pasted_rows(document: &Deliberation, person: &Id, rows: &[PastedRow]) -> (Edit, PastedCounts) {
    let mut counts = PastedCounts::default();
    // The last rating of each cell, because two rows can have the same name.
    let mut ratings: BTreeMap<(Id, Id), Rating> = BTreeMap::new();
    let edit = Edit::build(document, |builder| {
        for row in rows {
            let name: String = row.name.chars().take(MAX_NAME_CHARS).collect();
            let same = |criterion: &&Criterion| criterion.name.trim().to_lowercase() == name.trim().to_lowercase();
            let known = builder.document().criteria().iter().find(same).map(|criterion| criterion.id.clone());
            let is_full = List::Criteria.max_len().is_some_and(|most| builder.document().criteria().len() >= most);
            let id = match known {
                Some(id) => id,
                None if is_full => continue,
                None => {
                    let taken = builder.document().criteria().iter().map(|criterion| &criterion.id);
                    let id = Id::generate(&name, "criterion", taken);
                    builder.push(Criterion { name, ..Criterion::new(id.clone()) });
                    counts.added_criteria += 1;
                    id
                }
            };
            for (option, rating) in &row.ratings {
                let old = document.rating(person, &id, option);
                let new = rating_edit::keep_basis_and_note(old, rating.clone());
                ratings.insert((id.clone(), option.clone()), new);
            }
        }
        for ((criterion, option), new) in &ratings {
            let count = match document.rating(person, criterion, option) {
                _ if document.criterion(criterion).is_none() => &mut counts.new_ratings,
                None => &mut counts.added_ratings,
                Some(old) if old != new => &mut counts.replaced_ratings,
                Some(_) => continue,
            };
            *count += 1;
            builder.set_typed(FieldPath::Rating(person.clone(), criterion.clone(), option.clone()), new.clone());
        }
    });
    (edit, counts)
}

/// Adds options or criteria by name as one edit, up to the maximum length of the list.
pub fn add_entries(document: &Deliberation, list: List, names: &[String]) -> Edit {
    Edit::build(document, |builder| {
        let existing_count = if list == List::Options { document.options().len() } else { document.criteria().len() };
        let max_added = list.max_len().map_or(names.len(), |most| most.saturating_sub(existing_count));
        for name in names.iter().take(max_added) {
            if list == List::Options {
                let id = Id::generate(name, "option", builder.document().options().iter().map(|option| &option.id));
                builder.push(Alternative { name: name.clone(), ..Alternative::new(id) });
            } else {
                let known = builder.document().criteria().iter().map(|criterion| &criterion.id);
                let id = Id::generate(name, "criterion", known);
                builder.push(Criterion { name: name.clone(), ..Criterion::new(id) });
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_name_whatever_marks_it() {
        let text = "- Time\r\n* Money\n\n  3. Who is speaking\nb) My name\n[x] done\n• Réseau\ntime\n2009 was better\n";
        let names = ["Time", "Money", "Who is speaking", "My name", "done", "Réseau", "2009 was better"];
        assert_eq!(parse_pasted_names(text), names);
    }

    #[test]
    fn a_single_line_is_parted() {
        assert_eq!(parse_pasted_names("Keep both, Pause, Close"), ["Keep both", "Pause", "Close"]);
        assert_eq!(parse_pasted_names("Keep, for now; Close"), ["Keep, for now", "Close"]);
        assert_eq!(parse_pasted_names("only one"), ["only one"]);
        assert_eq!(parse_pasted_names(" \n - \n,;"), Vec::<String>::new(), "punctuation is not a name");
    }

    #[test]
    fn what_is_added_is_one_act_and_every_id_is_its_own() {
        let document = Deliberation::default();
        let names = ["Time".to_owned(), "Time!".to_owned(), "日本".to_owned()];
        for list in [List::Options, List::Criteria] {
            let mut after = document.clone();
            after.apply(&add_entries(&document, list, &names)).unwrap();
            assert!(names.iter().all(|name| has_entry_named(&after, list, name)), "{list:?}");
            assert!(!has_entry_named(&document, list, "Time"));
        }
        let many: Vec<String> = (0..600).map(|nth| format!("criterion {nth}")).collect();
        let mut full = document.clone();
        full.apply(&add_entries(&document, List::Criteria, &many)).unwrap();
        assert_eq!(full.criteria().len(), 500);
    }
}
