//! Unsaved work with sealed answers of people who are not at the keyboard. Such work waits for the person who wrote it:
//! nobody else sees, restores or discards it.

use std::sync::Arc;

use crate::messages::RescuedWork;
use pesee_core::deliberation::{Deliberation, Edit, FieldPath, HeadField, Id, List, Moment};

use super::session::Session;

/// The edit of unsaved work, divided by who may decide about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DividedEdit {
    /// The part that is offered to the person at the keyboard.
    pub offered: Edit,
    /// The part that waits.
    pub waiting: Edit,
    /// The people whose answers are in the part that waits.
    pub authors: Vec<Id>,
}

/// Unsaved work that waits for the people who wrote it.
#[derive(Clone, Debug)]
pub struct HeldWork {
    /// The people whose answers it contains.
    pub authors: Vec<Id>,
    /// The work, without unfinished texts.
    pub work: RescuedWork,
    /// Whether what adds its people was refused. The next start offers it again.
    pub is_refused: bool,
    /// The people who threw a part away that the rest needs. The next start offers it to them again.
    pub declined_by: Vec<Id>,
    /// Whether the last decision to throw a part away has changed nothing, because the rest needs the part.
    pub keeps_all: bool,
}

/// Returns the people whose own answers an edit changes, in the order of the document. People whom only the edit adds
/// follow.
pub fn list_authors(document: &Deliberation, edit: &Edit) -> Vec<Id> {
    let mut authors: Vec<Id> = Vec::new();
    for author in edit.changes.iter().filter_map(|change| change.path.answering_person()) {
        if !authors.contains(author) {
            authors.push(author.clone());
        }
    }
    let people = document.people();
    authors.sort_by_key(|author| people.iter().position(|person| person.id == author).unwrap_or(people.len()));
    authors
}

/// Returns whether an unfinished text of `author` waits: while answers are sealed, for the `turn` of the author; after
/// all answers were opened, until somebody chooses the name of the author, because nobody has the keyboard any more.
pub fn is_waiting_for(document: &Deliberation, author: &Id, turn: Option<&Id>) -> bool {
    if document.is_blind() { turn != Some(author) } else { document.people().len() > 1 || !document.has_person(author) }
}

/// Returns the document after an edit; unchanged if the edit does not fit.
pub fn apply_edit(document: &Deliberation, edit: &Edit) -> Deliberation {
    let mut changed = document.clone();
    if changed.apply(edit).is_ok() { changed } else { document.clone() }
}

/// Returns whether answers are sealed in the document, or after an edit.
pub fn is_sealed_with(document: &Deliberation, edit: &Edit) -> bool {
    document.is_blind() || apply_edit(document, edit).is_blind()
}

/// Divides the edit of unsaved work. While answers are sealed, the answers of a person wait unless it is the `turn` of
/// that person, and everything else goes with the answers. A person whom only the edit adds cannot take the keyboard
/// before it is restored, so what adds the person does not wait. What opens all answers goes with the last part,
/// because no answer waits once the answers are open.
pub fn divide_edit(document: &Deliberation, edit: Edit, turn: Option<&Id>) -> DividedEdit {
    let authors = list_authors(document, &edit);
    let (own, others): (Vec<Id>, Vec<Id>) = authors.iter().cloned().partition(|author| turn == Some(author));
    if !is_sealed_with(document, &edit) || others.is_empty() {
        return DividedEdit { offered: edit, ..DividedEdit::default() };
    }
    // The part of the person at the keyboard waits too.
    let waits = |edit: &Edit| DividedEdit { offered: Edit::default(), waiting: edit.clone(), authors: authors.clone() };
    if own.is_empty() && others.iter().all(|author| document.has_person(author)) {
        return waits(&edit);
    }
    let is_theirs = |person: Option<&Id>| person.is_some_and(|person| others.contains(person));
    let opens = edit.changes.iter().any(|change| change.path == FieldPath::Head(HeadField::Revealed));
    let (waiting, offered) = edit
        .changes
        .iter()
        .cloned()
        .partition(|change| is_theirs(change.path.answering_person()) || opens && follows_opening(&change.path));
    let [offered, waiting] = [offered, waiting].map(|changes| Edit { changes, coalesce_path: None });
    // A part that needs the rest cannot be restored alone, and no part opens the answers that wait.
    let mut restored = document.clone();
    if restored.apply(&offered).is_ok() && restored.is_blind() {
        DividedEdit { offered, waiting, authors: others }
    } else {
        waits(&edit)
    }
}

/// Returns whether a field opens all answers, or records what people decide once the answers are open.
fn follows_opening(path: &FieldPath) -> bool {
    use HeadField::{Revealed, ReviewOn, Status};
    match path {
        FieldPath::Head(field) => matches!(field, Revealed | Status | ReviewOn),
        path => path.entry().is_some_and(|(list, _)| matches!(list, List::Decisions | List::Reviews)),
    }
}

impl HeldWork {
    /// Returns the work of an edit to `document`; `None` if the edit is empty.
    fn new(document: &Deliberation, edit: &Edit, rescued_at: Moment) -> Option<HeldWork> {
        let authors = list_authors(document, edit);
        let mut changed = document.clone();
        let is_possible = !edit.is_empty() && changed.apply(edit).is_ok();
        let work = RescuedWork { rescued_at, document: changed, base: Some(document.clone()), drafts: Vec::new() };
        is_possible.then_some(HeldWork { authors, work, is_refused: false, declined_by: Vec::new(), keeps_all: false })
    }

    /// Returns what waits after the part that was offered has been restored in the session: everything that the session
    /// does not contain. `earlier` is what waited before.
    pub fn after_restoring(session: &Session, rescued: &RescuedWork, earlier: Option<&HeldWork>) -> Option<HeldWork> {
        let held = HeldWork::new(session.document(), &session.build_recovery_edit(rescued), rescued.rescued_at)?;
        let declined_by = earlier.map(|earlier| earlier.declined_by.clone()).unwrap_or_default();
        Some(HeldWork { declined_by, ..held })
    }

    /// Returns what waits if the part that is offered now is discarded: everything except the answers of the person at
    /// the keyboard and what `is_hidden` from everybody at the screen, or nothing if only that part is left. If the
    /// rest needs those answers, everything waits. `draft_authors` are the authors of the unfinished texts that wait,
    /// and `earlier` is what waited before.
    pub fn after_discarding(
        session: &Session,
        rescued: &RescuedWork,
        draft_authors: &[Id],
        is_hidden: impl Fn(&FieldPath) -> bool,
        earlier: Option<&HeldWork>,
    ) -> Option<HeldWork> {
        let (document, turn) = (session.document(), session.turn());
        let edit = session.build_recovery_edit(rescued);
        let divided = divide_edit(document, edit.clone(), turn);
        // Without its author, nobody knows whose an unfinished text is, and from whom its answers are sealed.
        let names = apply_edit(document, &edit);
        let adds_author = draft_authors.iter().any(|author| !document.has_person(author) && names.has_person(author));
        let hold = |edit: &Edit| HeldWork::new(document, edit, rescued.rescued_at);
        if divided.waiting.is_empty() && !adds_author {
            let mut hidden = edit;
            hidden.changes.retain(|change| is_hidden(&change.path));
            return hold(&hidden);
        }
        if divided.offered.is_empty() {
            // Only unfinished texts were offered.
            return hold(&edit);
        }
        let mut rest = edit.clone();
        rest.changes.retain(|change| change.path.answering_person().is_none_or(|owner| Some(owner) != turn));
        let rest = (rest.changes.len() < edit.changes.len()).then(|| hold(&rest)).flatten();
        let mut declined_by = earlier.map(|earlier| earlier.declined_by.clone()).unwrap_or_default();
        let keeps_all = rest.is_none();
        if keeps_all {
            declined_by.extend(turn.filter(|turn| !declined_by.contains(turn)).cloned());
        }
        Some(HeldWork { is_refused: !document.is_blind(), declined_by, keeps_all, ..rest.or_else(|| hold(&edit))? })
    }

    /// Returns whether somebody can decide about the work now: a person who wrote it has the keyboard, or nothing in it
    /// is sealed. Nobody is asked again after throwing a part away.
    pub fn is_due(&self, session: &Session) -> bool {
        let is_asked = |author: &Id| !self.declined_by.contains(author);
        let is_declined =
            !self.authors.is_empty() && !self.declined_by.is_empty() && !self.authors.iter().any(is_asked);
        let is_unsealed = !session.document().is_blind() || self.authors.is_empty();
        let is_open = is_unsealed && !self.is_refused && !is_declined;
        is_open || session.turn().is_some_and(|turn| self.authors.contains(turn) && is_asked(turn))
    }

    /// Returns the document of an emergency copy: that of the session, with the work that waits.
    pub fn add_to(held: Option<&HeldWork>, session: &Session) -> Arc<Deliberation> {
        let Some(held) = held else { return session.shared_document() };
        let mut document = session.document().clone();
        // The edit was built for this document, so it always fits.
        drop(document.apply(&session.build_recovery_edit(&held.work)));
        Arc::new(document)
    }
}
