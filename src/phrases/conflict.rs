//! Sentences for merge conflicts: one line per conflict, with both values.

use std::collections::{BTreeMap, BTreeSet};

use crate::messages::CommentConflict;
use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{Audience, Conflict, Deliberation, EntryId, FieldPath, FieldValue, Id, List, MergeSide};

use super::field_name::{default_value, entry_name, field_name, list_word, value_pair};
use super::names;

/// Describes the conflicts of a merge as far as `audience` may see them. `theirs` is the other version of the document.
///
/// While answers are sealed, one line for each person replaces the values of all conflicts in the person's sealed
/// answers.
pub fn conflict_lines(
    locale: &Locale,
    (merged, theirs): (&Deliberation, &Deliberation),
    audience: &Audience,
    conflicts: &[Conflict],
) -> Vec<SafeText> {
    let Some(audience) = sealed_audience(merged, theirs, audience) else {
        return conflicts.iter().map(|item| conflict(locale, merged, theirs, item)).collect();
    };
    let (mut lines, mut people, mut has_common) = (Vec::new(), BTreeSet::new(), false);
    for item in conflicts {
        match item {
            Conflict::Field { path, .. } if is_sealed(path, &audience) => match path.answering_person() {
                Some(person) => drop(people.insert(person)),
                None => has_common = true,
            },
            Conflict::Ranks { .. } => has_common = true,
            _ => lines.push(conflict(locale, merged, theirs, item)),
        }
    }
    let name = |person: &Id| names::person(locale, merged, person).to_capitalized();
    lines.extend(people.into_iter().map(|person| t!(locale, "conflict-sealed", person = name(person))));
    lines.extend(has_common.then(|| t!(locale, "conflict-sealed-common")));
    lines
}

/// Returns the audience for which conflicts are described if answers are sealed; `None` if they are not sealed.
fn sealed_audience(merged: &Deliberation, theirs: &Deliberation, audience: &Audience) -> Option<Audience> {
    // A removed participant may leave only one person in the merged document.
    let is_sealed = merged.is_blind() || (theirs.is_blind() && merged.head().revealed.is_none());
    is_sealed.then(|| if matches!(audience, Audience::Rater(_)) { audience.clone() } else { Audience::Group })
}

/// Returns whether a field contains a sealed answer or a record of one. The audience of `conflict_lines` decides about
/// private notes.
fn is_sealed(path: &FieldPath, audience: &Audience) -> bool {
    let is_record = path.is_common_weight() || matches!(path, FieldPath::LoggedChange(..));
    is_record || (Audience::Client.can_see(path) && !audience.can_see(path))
}

/// Describes a conflict. `theirs` is the other version of the document; an entry that the merge left out exists only
/// there.
fn conflict(locale: &Locale, merged: &Deliberation, theirs: &Deliberation, conflict: &Conflict) -> SafeText {
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
    match path.answering_person() {
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
/// text was removed. `merged` and `theirs` are the documents of the conflict: text beside sealed answers is not shown.
pub fn comment_conflict(
    locale: &Locale,
    (merged, theirs): (&Deliberation, &Deliberation),
    conflict: &CommentConflict,
) -> SafeText {
    let (CommentConflict::BothChanged { path, .. } | CommentConflict::PlaceRemoved { path, .. }) = conflict;
    let is_sealed = is_beside_answer(path) && sealed_audience(merged, theirs, &Audience::Group).is_some();
    let path = if path.is_empty() { t!(locale, "conflict-end-of-file") } else { SafeText::sanitize(path) };
    let place = t!(locale, "conflict-comment-at", path = path);
    if is_sealed {
        return t!(locale, "conflict-comment-sealed", place = place);
    }
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

/// Returns whether a comment at `path` may be about an answer. A comment at the end of the file may belong to the last
/// table.
fn is_beside_answer(path: &str) -> bool {
    let parts: Vec<&str> = path.split('.').collect();
    matches!(
        parts.as_slice(),
        [""] | ["gut" | "weight" | "rating" | "visit" | "change", ..]
            | ["weighing", "pair", ..]
            | ["criterion", _, "weight" | "rank"]
    )
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
