//! The work of an emergency copy in `pesee ask`: who may decide about it, and the offer to restore it.

use std::io;

use crate::messages::{Draft, RescuedWork};
use crate::phrases::{self, DraftOwner};
use crate::plain::{self, LineIo};
use crate::store::OpenFile;
use crate::t;
use crate::text::{Locale, SafeText};
use crate::ui::outcome::PromptPurpose;
use crate::ui::overlays::OverlayState;
use crate::walk::{self, DividedEdit, HeldWork, Session};
use pesee_core::deliberation::{Deliberation, Edit, Id, Moment};

use super::CommandError;
use super::context::CommandContext;

/// What became of the work of an emergency copy.
#[derive(Default)]
pub(super) struct Recovery {
    /// Whether the session contains the work.
    pub(super) is_taken: bool,
    /// The unfinished texts, which stay in the emergency copy.
    pub(super) drafts: Vec<Draft>,
    /// The answers that wait for the people who gave them.
    pub(super) held_work: Option<HeldWork>,
}

impl Recovery {
    /// Returns what is left of the work after the part that was offered has been restored in the session.
    fn after_restoring(session: &Session, rescued: RescuedWork) -> Recovery {
        let held_work = HeldWork::after_restoring(session, &rescued, None);
        Recovery { is_taken: true, held_work, drafts: rescued.drafts }
    }
}

/// The work that is offered at the start.
struct Offer<'a> {
    context: &'a CommandContext<'a>,
    opened: &'a OpenFile,
    /// All work of the emergency copy.
    rescued: RescuedWork,
    /// The part of the edit that is offered.
    edit: Edit,
    /// The unfinished texts that are offered.
    drafts: Vec<Draft>,
    /// The deliberation with all work.
    names: Deliberation,
    /// Whether answers are sealed in the file or with the work.
    is_sealed: bool,
    now: Moment,
}

/// Divides the work of an emergency copy by who may decide about it now.
pub(super) fn divide_work(session: &Session, work: &RescuedWork) -> DividedEdit {
    walk::divide_edit(session.document(), session.build_recovery_edit(work), session.turn())
}

/// Describes the work that is offered to the person at the keyboard.
pub(super) fn describe_offer(
    locale: &Locale,
    session: &Session,
    (work, offered): (&RescuedWork, &Edit),
    drafts: &[Draft],
    now: Moment,
) -> Vec<SafeText> {
    let document = session.document();
    let authors = walk::list_authors(document, offered);
    let drafts = with_owners(session, drafts);
    // It is not known who wrote a text for everybody, and the text may tell an answer. A private note is named.
    let is_named = |(_, owner): &(Draft, DraftOwner)| !document.is_blind() || *owner != DraftOwner::Everybody;
    let (visible, hidden): (Vec<_>, Vec<_>) = drafts.into_iter().partition(is_named);
    let what = (offered, visible.as_slice(), !hidden.is_empty());
    phrases::recovery_lines(locale, document, what, (&authors, session.turn()), (work.rescued_at, now))
}

/// Returns the unfinished texts with their owners.
fn with_owners(session: &Session, drafts: &[Draft]) -> Vec<(Draft, DraftOwner)> {
    let owner = |draft: &Draft| OverlayState::owner_of_draft(draft, session.document());
    drafts.iter().map(|draft| (draft.clone(), owner(draft))).collect()
}

/// Asks whether to keep the offered work. Shows the private notes, and the unfinished texts of a person, if the user
/// asks for them and answers are not sealed, neither in the file nor with the work. Returns whether the work is wanted,
/// and the people whose texts were shown; `None` if the user did not answer.
fn ask_about_work(
    locale: &Locale,
    session: &Session,
    (offered, drafts): (&Edit, &[Draft]),
    is_sealed: bool,
    lines: &mut LineIo<'_>,
) -> io::Result<Option<(bool, Vec<Id>)>> {
    let (document, drafts) = (session.document(), with_owners(session, drafts));
    let authors = drafts.iter().filter_map(|(_, owner)| match owner {
        DraftOwner::Person(author) => Some(author.clone()),
        _ => None,
    });
    let mut readers: Vec<Option<Id>> = vec![None];
    for author in authors.map(Some) {
        if !readers.contains(&author) {
            readers.push(author);
        }
    }
    let names = walk::apply_edit(document, offered);
    let texts =
        |reader: &Option<Id>| phrases::hidden_texts(locale, (document, &names), (offered, &drafts), reader.as_ref());
    // While answers are sealed, people who answer are at the keyboard, and not the author of the private notes.
    readers.retain(|reader| !is_sealed && !texts(reader).is_empty());
    let show = |reader: &Option<Id>| match reader {
        Some(person) => {
            t!(locale, "saving-recovery-show-of", person = phrases::person(locale, &names, person))
        }
        None => t!(locale, "saving-recovery-show"),
    };
    let answers = [t!(locale, "saving-recovery-keep"), t!(locale, "saving-recovery-discard")];
    let answers: Vec<SafeText> = answers.into_iter().chain(readers.iter().map(show)).collect();
    let mut shown = Vec::new();
    loop {
        let Some(chosen) = plain::choose_item(lines, &answers)? else { return Ok(None) };
        match chosen.checked_sub(2).and_then(|nth| readers.get(nth)) {
            Some(reader) => {
                texts(reader).iter().try_for_each(|text| lines.print(text))?;
                shown.extend(reader.clone());
            }
            None => return Ok(Some((chosen == 0, shown))),
        }
    }
}

/// Asks the user whether to recover the work of an emergency copy, if the copy has work that the file does not have.
/// Returns `None` if the user did not answer. Then the next start asks again.
pub(super) fn offer_recovery(
    context: &CommandContext<'_>,
    opened: &OpenFile,
    session: &mut Session,
    lines: &mut LineIo<'_>,
) -> Result<Option<Recovery>, CommandError> {
    let Some(rescued) = opened.load_emergency_copy() else { return Ok(Some(Recovery::default())) };
    if opened.base_bytes().is_none() {
        // The work was never saved to its file. The session already contains it.
        print_kept_drafts(context, opened, (session, session.document()), &rescued.drafts)?;
        return Ok(Some(Recovery { is_taken: true, drafts: rescued.drafts, held_work: None }));
    }
    let (edit, now) = (session.build_recovery_edit(&rescued), context.clock.now());
    if edit.is_empty() && rescued.drafts.is_empty() {
        opened.delete_emergency_copy();
        return Ok(Some(Recovery::default()));
    }
    // Work that adds a person seals the answers of everybody.
    let is_sealed = walk::is_sealed_with(session.document(), &edit);
    let is_own = |draft: &Draft| is_sealed && PromptPurpose::person_of_draft(&draft.field_path).is_some();
    // Nobody has taken the keyboard yet, so the answers of each person wait.
    let (waiting, drafts): (Vec<Draft>, Vec<Draft>) = rescued.drafts.iter().cloned().partition(is_own);
    let draft_authors = PromptPurpose::add_draft_authors(Vec::new(), &waiting);
    let authors = walk::list_authors(session.document(), &edit);
    if session.document().is_blind() && !(authors.is_empty() && draft_authors.is_empty()) {
        session.require_hand_over();
    }
    let divided = divide_work(session, &rescued);
    let mut waiting_authors = divided.authors.clone();
    waiting_authors.extend(authors.into_iter().filter(|author| is_sealed && !divided.authors.contains(author)));
    let names = walk::apply_edit(session.document(), &edit);
    let offer = Offer { context, opened, rescued, edit: divided.offered, drafts, names, is_sealed, now };
    // Somebody whom only the work adds cannot take the keyboard before the work is restored.
    let (present, added): (Vec<Id>, Vec<Id>) =
        waiting_authors.into_iter().partition(|author| session.document().has_person(author));
    offer.print_waiting(session, &present)?;
    // The lines cannot continue an unfinished text.
    draft_authors.iter().try_for_each(|author| print_kept_draft(context, opened, &offer.names, Some(author)))?;
    if offer.edit.is_empty() && offer.drafts.is_empty() {
        return Ok(Some(Recovery::after_restoring(session, offer.rescued)));
    }
    for line in describe_offer(&context.locale, session, (&offer.rescued, &offer.edit), &offer.drafts, now) {
        super::print_line(&line)?;
    }
    match ask_about_work(&context.locale, session, (&offer.edit, &offer.drafts), is_sealed, lines)? {
        Some((true, _)) => offer.keep(session, &added).map(Some),
        Some((false, shown)) => offer.discard(session, waiting, &shown).map(Some),
        None => Ok(None),
    }
}

impl Offer<'_> {
    /// Says that work waits for its `authors`.
    fn print_waiting(&self, session: &Session, authors: &[Id]) -> io::Result<()> {
        if authors.is_empty() {
            return Ok(());
        }
        let locale = &self.context.locale;
        let (documents, elapsed) = ((session.document(), &self.names), (self.rescued.rescued_at, self.now));
        let how = plain::describe_way_to_keyboard(locale);
        super::print_line(&phrases::waiting_work(locale, documents, authors, elapsed, how))
    }

    /// Restores the work. Only the work adds the people in `added`.
    fn keep(self, session: &mut Session, added: &[Id]) -> Result<Recovery, CommandError> {
        let locale = &self.context.locale;
        if !self.edit.is_empty() {
            // The edit was computed from this document, so applying it cannot fail.
            drop(session.recover(self.edit.clone(), self.now));
            session.end_undo_step();
            let mut said = vec![t!(locale, "saving-recovered-lines")];
            // The handover ends what can be undone.
            if !self.is_sealed {
                said.push(plain::undo_hint(locale));
            }
            super::print_line(&SafeText::join(&said, " "))?;
        }
        print_kept_drafts(self.context, self.opened, (session, &self.names), &self.drafts)?;
        self.print_waiting(session, added)?;
        Ok(Recovery::after_restoring(session, self.rescued))
    }

    /// Moves the work to the trash. `waiting` are the unfinished texts that were not offered, and `shown` the people
    /// whose texts were shown.
    fn discard(self, session: &Session, waiting: Vec<Draft>, shown: &[Id]) -> Result<Recovery, CommandError> {
        // Nobody throws away the text of somebody else without having chosen that name.
        let (personal, discarded): (Vec<_>, Vec<_>) = with_owners(session, &self.drafts)
            .into_iter()
            .partition(|(_, owner)| matches!(owner, DraftOwner::Person(author) if !shown.contains(author)));
        let personal: Vec<Draft> = personal.into_iter().map(|(draft, _)| draft).collect();
        let waiting: Vec<Draft> = waiting.into_iter().chain(personal.iter().cloned()).collect();
        let draft_authors = PromptPurpose::add_draft_authors(Vec::new(), &waiting);
        let held_work = HeldWork::after_discarding(session, &self.rescued, &draft_authors, |_| false, None);
        let document = HeldWork::add_to(held_work.as_ref(), session);
        let rest = (held_work.is_some() || !waiting.is_empty()).then_some((&*document, waiting.as_slice()));
        // An error is reported when the walk writes the copy again.
        drop(self.opened.discard_emergency_copy(rest, self.now));
        let added = held_work.iter().filter(|held| !held.keeps_all).flat_map(|held| &held.authors);
        let added: Vec<Id> = added.filter(|author| !session.document().has_person(author)).cloned().collect();
        let said = phrases::discarded_work(&self.context.locale, held_work.as_ref(), !discarded.is_empty());
        super::print_line(&said)?;
        print_kept_drafts(self.context, self.opened, (session, &self.names), &personal)?;
        self.print_waiting(session, &added)?;
        Ok(Recovery { is_taken: false, held_work, drafts: waiting })
    }
}

/// Says that unfinished texts are kept for the full screen, and whose they are. The document `names` also contains
/// people whom only the work adds.
fn print_kept_drafts(
    context: &CommandContext<'_>,
    opened: &OpenFile,
    (session, names): (&Session, &Deliberation),
    drafts: &[Draft],
) -> io::Result<()> {
    let mut authors: Vec<Option<Id>> = Vec::new();
    for (_, owner) in with_owners(session, drafts) {
        let author = match owner {
            DraftOwner::Person(author) => Some(author),
            DraftOwner::Everybody | DraftOwner::Coach(_) => None,
        };
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
    authors.iter().try_for_each(|author| print_kept_draft(context, opened, names, author.as_ref()))
}

fn print_kept_draft(
    context: &CommandContext<'_>,
    opened: &OpenFile,
    names: &Deliberation,
    author: Option<&Id>,
) -> io::Result<()> {
    let path = SafeText::from_path(opened.path());
    super::print_line(&match author {
        Some(author) => {
            let person = phrases::person(&context.locale, names, author);
            t!(context.locale, "saving-draft-of-waits", person = person, path = path)
        }
        None => t!(context.locale, "saving-draft-waits", path = path),
    })
}
