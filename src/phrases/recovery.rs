//! Sentences about the content of an emergency copy: what is offered, and what waits for its author. Private texts and
//! the unfinished texts of a person are named without their content, because it is not known who looks at the screen.

use crate::messages::Draft;
use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::walk::HeldWork;
use pesee_core::deliberation::{Audience, Change, Deliberation, Edit, FieldPath, FieldValue, Id, Moment, diff, view};

use super::change::change_lines;

const MAX_LISTED_CHANGES: usize = 8;
/// The maximum width of an unfinished text in a line, in columns.
const MAX_TEXT_COLUMNS: usize = 60;

/// The deliberation without and with the work. The work adds some of the names, and removes others.
type Documents<'a> = (&'a Deliberation, &'a Deliberation);

/// Whose text a draft is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftOwner {
    /// Everybody may see it.
    Everybody,
    /// The author of the private notes. The criterion that the note is about, if it is about one.
    Coach(Option<Id>),
    /// A person who answers.
    Person(Id),
}

/// Describes offered work of an emergency copy: who wrote it, its age, its changes to the file and its unfinished
/// texts. Answers that are sealed from the person whose `turn` it is are left out. `drafts` are the unfinished texts
/// that this person may know of, and `hides_drafts` is true if there are others.
pub fn recovery_lines(
    locale: &Locale,
    now: &Deliberation,
    (edit, drafts, hides_drafts): (&Edit, &[(Draft, DraftOwner)], bool),
    (authors, turn): (&[Id], Option<&Id>),
    (rescued_at, moment): (Moment, Moment),
) -> Vec<SafeText> {
    let mut after = now.clone();
    // The edit was computed for this document, so applying it succeeds.
    drop(after.apply(edit));
    let when = date::format_elapsed(locale, rescued_at, moment);
    let mut lines = vec![if authors.is_empty() || after.people().len() < 2 {
        t!(locale, "saving-recovery", when = when)
    } else {
        t!(locale, "saving-recovery-of", people = join_people(locale, &after, authors), when = when)
    }];
    let audience = match turn {
        _ if !now.is_blind() && !after.is_blind() => Audience::Client,
        Some(turn) if now.is_blind() => Audience::Rater(turn.clone()),
        _ => Audience::Group,
    };
    let are_drafts_visible = now.is_blind() || !after.is_blind();
    let hides_changes = edit.changes.iter().any(|change| !is_private(change) && !audience.can_see(&change.path));
    let is_incomplete = hides_changes || hides_drafts || !are_drafts_visible && !drafts.is_empty();
    let notes = edit.changes.iter().filter(|change| is_private(change));
    let notes: Vec<SafeText> = notes.map(|change| name_private_change(locale, (now, &after), change)).collect();
    let (seen_before, seen_after) = (view(now, &audience), view(&after, &audience));
    let seen = diff(&seen_before, &seen_after);
    lines.extend(change_lines(locale, &seen_before, &seen_after, &seen, MAX_LISTED_CHANGES));
    lines.extend(notes);
    if are_drafts_visible {
        lines.extend(drafts.iter().map(|(draft, owner)| name_draft(locale, (now, &after), draft, owner)));
    }
    if is_incomplete {
        lines.push(t!(locale, "saving-recovery-sealed"));
    }
    lines
}

/// Describes an unfinished text: its beginning, or only its kind and its length if it belongs to one person.
fn name_draft(locale: &Locale, documents: Documents<'_>, draft: &Draft, owner: &DraftOwner) -> SafeText {
    let count = draft.text.chars().count();
    match owner {
        DraftOwner::Everybody => {
            let text = SafeText::sanitize(&draft.text).truncate(MAX_TEXT_COLUMNS);
            t!(locale, "saving-recovery-draft", text = text)
        }
        DraftOwner::Coach(criterion) => name_private_note(locale, documents, criterion.as_ref(), count),
        DraftOwner::Person(person) => {
            let names = [documents.0, documents.1].into_iter().find(|document| document.has_person(person));
            describe_personal_draft(locale, names.unwrap_or(documents.0), person, count)
        }
    }
}

/// Says that there is an unfinished text of a person, without the text.
pub fn describe_personal_draft(locale: &Locale, document: &Deliberation, person: &Id, count: usize) -> SafeText {
    t!(locale, "saving-recovery-draft-of", person = super::person(locale, document, person), count = count)
}

fn is_private(change: &Change) -> bool {
    !Audience::Client.can_see(&change.path)
}

fn name_private_change(locale: &Locale, documents: Documents<'_>, change: &Change) -> SafeText {
    let criterion = match &change.path {
        FieldPath::PrivateCriterion(id) => Some(id),
        _ => None,
    };
    let count = match &change.to {
        Some(FieldValue::Text(text)) => text.chars().count(),
        _ => 0,
    };
    name_private_note(locale, documents, criterion, count)
}

fn name_private_note(locale: &Locale, (now, after): Documents<'_>, criterion: Option<&Id>, count: usize) -> SafeText {
    let find = |id| [now, after].into_iter().find(|document| document.criterion(id).is_some());
    match criterion.and_then(|id| Some(super::criterion(find(id)?, id))) {
        Some(criterion) => {
            t!(locale, "saving-recovery-note-on", criterion = criterion, count = count)
        }
        None => t!(locale, "saving-recovery-note", count = count),
    }
}

/// Lists texts that [`recovery_lines`] only names, with their names: the unfinished texts of `person`, or the private
/// notes and the unfinished private notes.
pub fn hidden_texts(
    locale: &Locale,
    documents: Documents<'_>,
    (edit, drafts): (&Edit, &[(Draft, DraftOwner)]),
    person: Option<&Id>,
) -> Vec<SafeText> {
    let changes = edit.changes.iter().filter(|change| person.is_none() && is_private(change));
    let notes = changes.filter_map(|change| match &change.to {
        Some(FieldValue::Text(text)) => Some((name_private_change(locale, documents, change), text)),
        _ => None,
    });
    let is_wanted = |owner: &DraftOwner| match owner {
        DraftOwner::Everybody => false,
        DraftOwner::Coach(_) => person.is_none(),
        DraftOwner::Person(author) => person == Some(author),
    };
    let drafts = drafts.iter().filter(|(_, owner)| is_wanted(owner));
    let drafts = drafts.map(|(draft, owner)| (name_draft(locale, documents, draft, owner), &draft.text));
    let texts = notes.chain(drafts);
    texts.map(|(name, text)| t!(locale, "saving-recovery-text", name = name, text = SafeText::sanitize(text))).collect()
}

/// Says that unsaved work waits for the people who wrote it, without its content, and `how` they take the keyboard.
/// The document `names` also contains people whom only the work adds to `document`. Such a person cannot take the
/// keyboard, so the next start offers the work again.
pub fn waiting_work(
    locale: &Locale,
    (document, names): (&Deliberation, &Deliberation),
    authors: &[Id],
    (rescued_at, now): (Moment, Moment),
    how: SafeText,
) -> SafeText {
    let (present, added): (Vec<Id>, Vec<Id>) =
        authors.iter().cloned().partition(|author| document.is_blind() && document.has_person(author));
    let mut sentences = Vec::new();
    let when = || date::format_elapsed(locale, rescued_at, now);
    if !present.is_empty() {
        let people = join_people(locale, names, &present);
        sentences.push(t!(locale, "saving-work-waits", people = people, count = present.len(), when = when()));
        sentences.push(how);
    }
    if !added.is_empty() {
        let people = join_people(locale, names, &added);
        sentences.push(t!(locale, "saving-work-offered-again", people = people, when = when()));
    }
    SafeText::join(&sentences, " ")
}

/// Says where work is that was thrown away, of which `held` still waits. `discards_texts` is true if unfinished texts
/// were thrown away too.
pub fn discarded_work(locale: &Locale, held: Option<&HeldWork>, discards_texts: bool) -> SafeText {
    match held {
        Some(held) if held.keeps_all && discards_texts => t!(locale, "saving-discard-texts"),
        Some(held) if held.keeps_all => t!(locale, "saving-discard-kept"),
        _ => t!(locale, "saving-discarded"),
    }
}

fn join_people(locale: &Locale, document: &Deliberation, people: &[Id]) -> SafeText {
    let names: Vec<SafeText> = people.iter().map(|id| super::person(locale, document, id)).collect();
    SafeText::join(&names, ", ")
}
