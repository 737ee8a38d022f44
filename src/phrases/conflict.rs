//! What a merge could not have both ways: one line each, with both values.

use std::collections::BTreeMap;

use crate::messages::CommentConflict;
use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{Conflict, Deliberation, EntryId, FieldPath, FieldValue, Id, List, MergeSide};

use super::change::answer_owner;
use super::field_name::{default_value, entry_name, field_name, list_word, value_pair};
use super::names;

/// Where both changed the document. `theirs` is the other version: what was left out is named as it is there.
pub fn conflict(locale: &Locale, merged: &Deliberation, theirs: &Deliberation, clash: &Conflict) -> SafeText {
    match clash {
        Conflict::Field { path: key, ours, theirs: other } => {
            field_conflict(locale, (merged, ours.as_ref()), (theirs, other.as_ref()), key)
        }
        Conflict::Ranks { ours, theirs: other } => {
            let (ours, theirs) = (ranked_names(merged, ours), ranked_names(theirs, other));
            t!(locale, "conflict-ranks", ours = ours, theirs = theirs)
        }
        Conflict::RemovedAndEdited { list, id: name, removed_by: by } => {
            let (kind, name) = (list_word(*list), entry_name(locale, merged, *list, name));
            t!(locale, "conflict-removed", list = kind, name = name, by = side_word(*by))
        }
        Conflict::LeftOut { list, id: name } => left_out_entry(locale, theirs, *list, name),
    }
}

fn field_conflict(
    locale: &Locale,
    (merged, ours): (&Deliberation, Option<&FieldValue>),
    (other, theirs): (&Deliberation, Option<&FieldValue>),
    key: &FieldPath,
) -> SafeText {
    let place = match key {
        FieldPath::ListOrder(_) => t!(locale, "conflict-order", place = field_name(locale, merged, key)),
        _ => field_name(locale, merged, key).to_capitalized(),
    };
    let (here, there) = value_pair(locale, (merged, ours), (other, theirs), key);
    // Where the format takes something for granted, an empty place says that.
    let said = |leaf: Option<&FieldValue>, value| (leaf.is_some() || default_value(key).is_some()).then_some(value);
    let line = kept_value(locale, &place, said(ours, here), said(theirs, there));
    match answer_owner(key) {
        Some(person) if merged.people().len() > 1 => {
            t!(locale, "change-of-person", person = names::person(locale, merged, person).to_capitalized(), line = line)
        }
        _ => line,
    }
}

/// The criteria that have a rank, those that matter most first.
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

/// A comment, or a key that the program does not know, that both changed or that lost its place.
pub fn comment_conflict(locale: &Locale, aside: &CommentConflict) -> SafeText {
    let (CommentConflict::BothChanged { path, .. } | CommentConflict::PlaceRemoved { path, .. }) = aside;
    let path = if path.is_empty() { t!(locale, "conflict-end-of-file") } else { SafeText::sanitize(path) };
    let place = t!(locale, "conflict-comment-at", path = path);
    let quoted = |text: &str| t!(locale, "screen-quoted", text = SafeText::sanitize(text));
    match aside {
        CommentConflict::BothChanged { ours, theirs, .. } => {
            let [ours, theirs] = [ours, theirs].map(|text| text.as_deref().map(quoted));
            kept_value(locale, &place, ours, theirs)
        }
        CommentConflict::PlaceRemoved { side, text, .. } => {
            t!(locale, "conflict-comment-lost", place = place, side = side_word(*side), text = quoted(text))
        }
    }
}

/// What stays in a place, and what the other version has there.
fn kept_value(locale: &Locale, place: &SafeText, ours: Option<SafeText>, theirs: Option<SafeText>) -> SafeText {
    match (ours, theirs) {
        (None, theirs) => t!(locale, "conflict-ours-empty", place = place, theirs = theirs.unwrap_or_default()),
        (Some(ours), None) => t!(locale, "conflict-theirs-empty", place = place, ours = ours),
        (Some(ours), Some(theirs)) => t!(locale, "conflict-values", place = place, ours = ours, theirs = theirs),
    }
}

/// A side as the catalogue chooses by it.
fn side_word(side: MergeSide) -> &'static str {
    match side {
        MergeSide::Ours => "ours",
        MergeSide::Theirs => "theirs",
    }
}
