//! Sentences for merge conflicts: one line per conflict, with both values.

use std::collections::BTreeMap;

use crate::messages::CommentConflict;
use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{Conflict, Deliberation, EntryId, FieldPath, FieldValue, Id, List, MergeSide};

use super::change::answer_owner;
use super::field_name::{default_value, entry_name, field_name, list_word, value_pair};
use super::names;

/// Describes a conflict. `theirs` is the other version of the document; an entry that the merge left out exists only
/// there.
pub fn conflict(locale: &Locale, merged: &Deliberation, theirs: &Deliberation, conflict: &Conflict) -> SafeText {
    match conflict {
        Conflict::Field { path, ours, theirs: other } => {
            field_conflict(locale, (merged, ours.as_ref()), (theirs, other.as_ref()), path)
        }
        Conflict::Ranks { ours, theirs: other } => {
            let (ours, theirs) = (ranked_names(merged, ours), ranked_names(theirs, other));
            t!(locale, "conflict-ranks", ours = ours, theirs = theirs)
        }
        Conflict::RemovedAndEdited { list, id: name, removed_by: by } => {
            let (kind, name) = (list_word(*list), entry_name(locale, merged, *list, name));
            t!(locale, "conflict-removed", list = kind, name = name, by = side_word(*by))
        }
        Conflict::EntryDropped { list, id: name } => left_out_entry(locale, theirs, *list, name),
    }
}

fn field_conflict(
    locale: &Locale,
    (merged, ours): (&Deliberation, Option<&FieldValue>),
    (other, theirs): (&Deliberation, Option<&FieldValue>),
    path: &FieldPath,
) -> SafeText {
    let place = match path {
        FieldPath::ListOrder(_) => t!(locale, "conflict-order", place = field_name(locale, merged, path)),
        _ => field_name(locale, merged, path).to_capitalized(),
    };
    let (here, there) = value_pair(locale, (merged, ours), (other, theirs), path);
    // An empty field with a default value shows the default.
    let shown = |value: Option<&FieldValue>, text| (value.is_some() || default_value(path).is_some()).then_some(text);
    let line = kept_value(locale, &place, shown(ours, here), shown(theirs, there));
    match answer_owner(path) {
        Some(person) if merged.people().len() > 1 => {
            t!(locale, "change-of-person", person = names::person(locale, merged, person).to_capitalized(), line = line)
        }
        _ => line,
    }
}

/// Joins the names of the ranked criteria, the most important first.
fn ranked_names(document: &Deliberation, ranks: &BTreeMap<Id, u64>) -> SafeText {
    let mut ids: Vec<(&u64, &Id)> = ranks.iter().map(|(id, rank)| (rank, id)).collect();
    ids.sort();
    let names: Vec<SafeText> = ids.into_iter().map(|(_, id)| names::criterion(document, id)).collect();
    SafeText::join(&names, ", ")
}

fn left_out_entry(locale: &Locale, theirs: &Deliberation, list: List, name: &EntryId) -> SafeText {
    let (kind, name) = (list_word(list), entry_name(locale, theirs, list, name));
    match list.max_len() {
        Some(most) => t!(locale, "conflict-left-out", list = kind, name = name, most = most),
        None => t!(locale, "conflict-left-out-reference", list = kind, name = name),
    }
}

/// Describes a conflict about a comment or an unknown TOML key: both versions changed the text, or the place of the
/// text was removed.
pub fn comment_conflict(locale: &Locale, conflict: &CommentConflict) -> SafeText {
    let (CommentConflict::BothChanged { path, .. } | CommentConflict::PlaceRemoved { path, .. }) = conflict;
    let path = if path.is_empty() { t!(locale, "conflict-end-of-file") } else { SafeText::sanitize(path) };
    let place = t!(locale, "conflict-comment-at", path = path);
    let quoted = |text: &str| t!(locale, "screen-quoted", text = SafeText::sanitize(text));
    match conflict {
        CommentConflict::BothChanged { ours, theirs, .. } => {
            let [ours, theirs] = [ours, theirs].map(|text| text.as_deref().map(quoted));
            kept_value(locale, &place, ours, theirs)
        }
        CommentConflict::PlaceRemoved { side, text, .. } => {
            t!(locale, "conflict-comment-lost", place = place, side = side_word(*side), text = quoted(text))
        }
    }
}

/// Describes the value that the merge keeps and the value of the other version.
fn kept_value(locale: &Locale, place: &SafeText, ours: Option<SafeText>, theirs: Option<SafeText>) -> SafeText {
    match (ours, theirs) {
        (None, theirs) => t!(locale, "conflict-ours-empty", place = place, theirs = theirs.unwrap_or_default()),
        (Some(ours), None) => t!(locale, "conflict-theirs-empty", place = place, ours = ours),
        (Some(ours), Some(theirs)) => t!(locale, "conflict-values", place = place, ours = ours, theirs = theirs),
    }
}

/// Returns the selector of a side in the message catalogue.
fn side_word(side: MergeSide) -> &'static str {
    match side {
        MergeSide::Ours => "ours",
        MergeSide::Theirs => "theirs",
    }
}
