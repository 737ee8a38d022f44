//! The line of one changed field.

use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{Change, Deliberation, EntryId, FieldPath, FieldValue, Id, List};

use crate::phrases::change_line::{ChangeCategory, ChangeLine};
use crate::phrases::field_name::{default_value, entry_name, field_name, list_word, value_pair};
use crate::phrases::names;

/// Describes one changed field: its name, both values and, if several people answer, the person.
pub fn change_text(locale: &Locale, before: &Deliberation, after: &Deliberation, change: &Change) -> SafeText {
    build_change_line(locale, before, after, change).text
}

/// Returns the line of `change_text` together with separate columns for the name and both values.
pub fn build_change_line(locale: &Locale, before: &Deliberation, after: &Deliberation, change: &Change) -> ChangeLine {
    let category = ChangeCategory::of_path(&change.path);
    if let FieldPath::ListOrder(list) = change.path {
        let (added, removed) = (added_entries(change), removed_entries(change));
        if added.is_empty() && removed.is_empty() {
            return ChangeLine::from_text(category, t!(locale, "change-order", list = list_word(list)));
        }
        let added = added.into_iter().map(|entry| added_entry(locale, after, list, entry));
        let removed = removed.into_iter().map(|entry| removed_entry(locale, before, list, entry));
        let lines: Vec<SafeText> = added.chain(removed).collect();
        return ChangeLine::from_text(category, SafeText::join(&lines, " · "));
    }
    let place = field_name(locale, document_with_entry(before, after, &change.path), &change.path);
    let (from, to) = value_pair(locale, (before, change.from.as_ref()), (after, change.to.as_ref()), &change.path);
    // A first answer has no earlier value, unless the format defines a default for the field.
    let line = if change.from.is_none() && default_value(&change.path).is_none() {
        t!(locale, "change-field", place = &place, to = &to)
    } else {
        t!(locale, "change-field-both", place = &place, from = &from, to = &to)
    };
    let person = change.path.answering_person();
    let of_person = |text| with_person(locale, (before, after), person, text);
    ChangeLine { columns: Some([of_person(place), from, to]), ..ChangeLine::from_text(category, of_person(line)) }
}

/// Returns the document in which the entries of a field have their current names: `after`, unless the change removes
/// them.
pub(super) fn document_with_entry<'a>(
    before: &'a Deliberation,
    after: &'a Deliberation,
    path: &FieldPath,
) -> &'a Deliberation {
    let is_there = match path {
        FieldPath::Rating(_, criterion, option) => {
            after.criterion(criterion).is_some() && after.option(option).is_some()
        }
        FieldPath::Weight(_, criterion) => after.criterion(criterion).is_some(),
        path => path.entry().is_none_or(|(list, name)| after.entry_ids(list).contains(&name)),
    };
    if is_there { after } else { before }
}

/// Puts the name of the person who gives an answer before its line, if several people answer.
pub(super) fn with_person(
    locale: &Locale,
    (before, after): (&Deliberation, &Deliberation),
    person: Option<&Id>,
    line: SafeText,
) -> SafeText {
    match person {
        Some(person) if after.people().len() > 1 || before.people().len() > 1 => {
            let known = if after.has_person(person) { after } else { before };
            t!(locale, "change-of-person", person = names::person(locale, known, person).to_capitalized(), line = line)
        }
        _ => line.to_capitalized(),
    }
}

/// Names an added entry.
pub(super) fn added_entry(locale: &Locale, after: &Deliberation, list: List, entry: &EntryId) -> SafeText {
    t!(locale, "change-added", list = list_word(list), name = entry_name(locale, after, list, entry))
}

/// Names a removed entry.
pub(super) fn removed_entry(locale: &Locale, before: &Deliberation, list: List, entry: &EntryId) -> SafeText {
    t!(locale, "change-removed", list = list_word(list), name = entry_name(locale, before, list, entry))
}

/// Returns the entries of a list, from a value of its order.
fn entries_in_order(value: Option<&FieldValue>) -> &[EntryId] {
    if let Some(FieldValue::EntryIds(entries)) = value { entries } else { &[] }
}

/// Returns the entries that a change of a list adds.
pub(super) fn added_entries(change: &Change) -> Vec<&EntryId> {
    let before = entries_in_order(change.from.as_ref());
    entries_in_order(change.to.as_ref()).iter().filter(|entry| !before.contains(entry)).collect()
}

/// Returns the entries that a change of a list removes.
pub(super) fn removed_entries(change: &Change) -> Vec<&EntryId> {
    let after = entries_in_order(change.to.as_ref());
    entries_in_order(change.from.as_ref()).iter().filter(|entry| !after.contains(entry)).collect()
}

/// Returns `true` if the order of the remaining entries changed.
pub(super) fn is_rearranged(change: &Change) -> bool {
    let (before, after) = (entries_in_order(change.from.as_ref()), entries_in_order(change.to.as_ref()));
    let stayed =
        |of: &[EntryId], other: &[EntryId]| of.iter().filter(|name| other.contains(name)).cloned().collect::<Vec<_>>();
    stayed(before, after) != stayed(after, before)
}
