//! A list from somewhere else, pasted: one name a line, without what marked them there.

use std::collections::BTreeSet;

use pesee_core::deliberation::{Alternative, Criterion, Deliberation, Edit, Id, List, RecordWithId};

/// The longest name that is taken, in characters: what is longer is a text, not a name.
const MAX_NAME_CHARS: usize = 200;

/// The names in a pasted text, in order and each once: one a line; a single line is parted at its semicolons, else at
/// its commas. Bullets, numbers and boxes before them are left out.
pub fn parse_pasted_names(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect();
    let parts: Vec<&str> = match lines.as_slice() {
        [one] if one.contains([';', '\t']) => one.split([';', '\t']).collect(),
        [one] => one.split(',').collect(),
        several => several.to_vec(),
    };
    let mut known = BTreeSet::new();
    let names = parts.into_iter().map(|part| strip_list_marker(part).chars().take(MAX_NAME_CHARS).collect::<String>());
    let is_name = |name: &String| name.chars().any(char::is_alphanumeric);
    names.filter(|name| is_name(name) && known.insert(name.to_lowercase())).collect()
}

/// A line without what marks it as one of a list: `- `, `* `, `• `, `[x] `, `1. `, `b) `.
fn strip_list_marker(line: &str) -> &str {
    let mut rest = line.trim();
    for mark in ["- ", "* ", "+ ", "• ", "– ", "— ", "· ", "▪ ", "[ ] ", "[x] ", "☐ ", "☑ "] {
        rest = rest.strip_prefix(mark).unwrap_or(rest).trim_start();
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

/// Whether something of this name is in the list already.
pub fn has_entry_named(document: &Deliberation, list: List, name: &str) -> bool {
    let same = |known: &str| known.trim().to_lowercase() == name.trim().to_lowercase();
    match list {
        List::Options => document.options().iter().any(|option| same(&option.name)),
        _ => document.criteria().iter().any(|criterion| same(&criterion.name)),
    }
}

/// Adds options or criteria by their names, as one act; no more of them than a file may have.
pub fn add_entries(document: &Deliberation, list: List, names: &[String]) -> Edit {
    Edit::build(document, |draft| {
        let there = if list == List::Options { document.options().len() } else { document.criteria().len() };
        let room = list.max_len().map_or(names.len(), |most| most.saturating_sub(there));
        for name in names.iter().take(room) {
            if list == List::Options {
                let id = Id::generate(name, "option", draft.document().options().iter().map(|option| &option.id));
                draft.push(Alternative { name: name.clone(), ..Alternative::new(id) });
            } else {
                let known = draft.document().criteria().iter().map(|criterion| &criterion.id);
                let id = Id::generate(name, "criterion", known);
                draft.push(Criterion { name: name.clone(), ..Criterion::new(id) });
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
        assert_eq!(parse_pasted_names(" \n - \n,;"), Vec::<String>::new(), "signs are no names");
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
