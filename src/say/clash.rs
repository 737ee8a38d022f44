//! What a merge could not have both ways: one line each, with both values.

use std::collections::BTreeMap;

use crate::messages::CommentConflict;
use crate::tell;
use crate::text::{Shown, Tongue};
use pesee_core::deliberation::{Conflict, Deliberation, EntryId, FieldPath, FieldValue, Id, List, MergeSide};

use super::change::whose;
use super::names;
use super::place::{entry, granted, list_word, place, values};

/// Where both changed the document. `theirs` is the other version: what was left out is named as it is there.
pub fn clash(tongue: &Tongue, merged: &Deliberation, theirs: &Deliberation, clash: &Conflict) -> Shown {
    match clash {
        Conflict::Field { path: key, ours, theirs: other } => {
            two_values(tongue, (merged, ours.as_ref()), (theirs, other.as_ref()), key)
        }
        Conflict::Ranks { ours, theirs: other } => {
            let (ours, theirs) = (ranked(merged, ours), ranked(theirs, other));
            tell!(tongue, "clash-ranks", ours = ours, theirs = theirs)
        }
        Conflict::RemovedAndEdited { list, id: name, removed_by: by } => {
            let (kind, name) = (list_word(*list), entry(tongue, merged, *list, name));
            tell!(tongue, "clash-removed", list = kind, name = name, by = word(*by))
        }
        Conflict::LeftOut { list, id: name } => left_out(tongue, theirs, *list, name),
    }
}

fn two_values(
    tongue: &Tongue,
    (merged, ours): (&Deliberation, Option<&FieldValue>),
    (other, theirs): (&Deliberation, Option<&FieldValue>),
    key: &FieldPath,
) -> Shown {
    let place = match key {
        FieldPath::ListOrder(_) => tell!(tongue, "clash-order", place = place(tongue, merged, key)),
        _ => place(tongue, merged, key).capitalized(),
    };
    let (here, there) = values(tongue, (merged, ours), (other, theirs), key);
    // Where the format takes something for granted, an empty place says that.
    let said = |leaf: Option<&FieldValue>, value| (leaf.is_some() || granted(key).is_some()).then_some(value);
    let line = stays(tongue, &place, said(ours, here), said(theirs, there));
    match whose(key) {
        Some(person) if merged.people().len() > 1 => {
            tell!(tongue, "change-line-of", person = names::person(tongue, merged, person).capitalized(), line = line)
        }
        _ => line,
    }
}

/// The criteria that have a rank, those that matter most first.
fn ranked(document: &Deliberation, ranks: &BTreeMap<Id, u64>) -> Shown {
    let mut ids: Vec<(&u64, &Id)> = ranks.iter().map(|(id, rank)| (rank, id)).collect();
    ids.sort();
    let names: Vec<Shown> = ids.into_iter().map(|(_, id)| names::criterion(document, id)).collect();
    Shown::join(&names, ", ")
}

fn left_out(tongue: &Tongue, theirs: &Deliberation, list: List, name: &EntryId) -> Shown {
    let (kind, name) = (list_word(list), entry(tongue, theirs, list, name));
    match list.max_len() {
        Some(most) => tell!(tongue, "clash-left-out", list = kind, name = name, most = most),
        None => tell!(tongue, "clash-left-alone", list = kind, name = name),
    }
}

/// A comment, or a key that the program does not know, that both changed or that lost its place.
pub fn aside(tongue: &Tongue, aside: &CommentConflict) -> Shown {
    let (CommentConflict::BothChanged { path, .. } | CommentConflict::PlaceRemoved { path, .. }) = aside;
    let path = if path.is_empty() { tell!(tongue, "clash-end") } else { Shown::outside(path) };
    let place = tell!(tongue, "clash-beside", path = path);
    let quoted = |text: &str| tell!(tongue, "screen-quoted", text = Shown::outside(text));
    match aside {
        CommentConflict::BothChanged { ours, theirs, .. } => {
            let [ours, theirs] = [ours, theirs].map(|text| text.as_deref().map(quoted));
            stays(tongue, &place, ours, theirs)
        }
        CommentConflict::PlaceRemoved { side, text, .. } => {
            tell!(tongue, "clash-lost", place = place, side = word(*side), text = quoted(text))
        }
    }
}

/// What stays in a place, and what the other version has there.
fn stays(tongue: &Tongue, place: &Shown, ours: Option<Shown>, theirs: Option<Shown>) -> Shown {
    match (ours, theirs) {
        (None, theirs) => tell!(tongue, "clash-empty", place = place, theirs = theirs.unwrap_or_default()),
        (Some(ours), None) => tell!(tongue, "clash-emptied", place = place, ours = ours),
        (Some(ours), Some(theirs)) => tell!(tongue, "clash-place", place = place, ours = ours, theirs = theirs),
    }
}

/// A side as the catalogue chooses by it.
fn word(side: MergeSide) -> &'static str {
    match side {
        MergeSide::Ours => "ours",
        MergeSide::Theirs => "theirs",
    }
}
