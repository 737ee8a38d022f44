//! The work of an emergency copy: who may decide about it, the offer to restore it, and what waits for its author.
//!
//! While answers are sealed, the answers and unfinished texts of a person are offered in the turn of that person only.

use crate::autosave;
use crate::messages::{Draft, RescuedWork};
use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::event::Effect;
use crate::ui::keymap::{Scope, all_bindings, format_key};
use crate::ui::outcome::{Overlay, PromptPurpose};
use crate::ui::overlays::OverlayState;
use crate::walk::{self, DividedEdit, HeldWork, Question};
use pesee_core::deliberation::{Deliberation, FieldPath, Id};

use super::audience_mode::{AudienceMode, is_private};
use super::open_document::OpenDocument;
use super::{App, Screen};

/// Returns whether an unfinished text belongs to the private notes.
fn is_private_note(draft: &Draft) -> bool {
    OverlayState::parse_note_criterion(&draft.field_path).is_some()
}

/// The work of an emergency copy, divided by who may decide about it.
struct DividedWork {
    edit: DividedEdit,
    /// The unfinished texts that are offered now.
    offered_drafts: Vec<Draft>,
    /// The unfinished texts that wait for their author.
    waiting_drafts: Vec<Draft>,
    /// Whether private work waits because the people who see the screen may not see it.
    hides_private: bool,
}

impl DividedWork {
    fn has_offer(&self) -> bool {
        !self.edit.offered.is_empty() || !self.offered_drafts.is_empty()
    }
}

impl OpenDocument {
    /// Divides the work of an emergency copy by who may decide about it now. Nobody decides about private work that the
    /// screen does not show.
    fn divide_work(&self, rescued: &RescuedWork) -> DividedWork {
        let (document, turn) = (self.session.document(), self.session.turn());
        let mut edit = walk::divide_edit(document, self.session.build_recovery_edit(rescued), turn);
        let hidden: Vec<_> = edit.offered.changes.extract_if(.., |change| self.is_hidden(&change.path)).collect();
        let mut hides_private = !hidden.is_empty();
        edit.waiting.changes.extend(hidden);
        let waits = |draft: &Draft| self.waits_for_author(&draft.field_path);
        let (mut waiting_drafts, mut offered_drafts): (Vec<Draft>, Vec<Draft>) =
            rescued.drafts.iter().cloned().partition(waits);
        let hidden = offered_drafts.extract_if(.., |draft| self.is_hidden_note(draft)).collect::<Vec<_>>();
        hides_private |= !hidden.is_empty();
        waiting_drafts.extend(hidden);
        DividedWork { edit, offered_drafts, waiting_drafts, hides_private }
    }

    /// Returns whether a field is private, and not shown to the people who see the screen.
    fn is_hidden(&self, path: &FieldPath) -> bool {
        is_private(path) && !self.audience().can_see(path)
    }

    /// Returns whether an unfinished text is private, and not shown to the people who see the screen.
    fn is_hidden_note(&self, draft: &Draft) -> bool {
        // The agreement of a meeting is typed among the private notes, and is private until it is entered.
        is_private_note(draft) && self.is_hidden(&FieldPath::PrivateNotes)
    }

    /// Returns whether private work waits that is not an unfinished text.
    fn has_private_work(&self) -> bool {
        let changes = |held: &HeldWork| self.session.build_recovery_edit(&held.work).changes;
        let held = self.autosave.held_work.as_ref();
        held.is_some_and(|held| changes(held).iter().any(|change| self.is_hidden(&change.path)))
    }

    /// Returns whether the unfinished text with this path waits for its author.
    pub(super) fn waits_for_author(&self, path: &str) -> bool {
        let (document, turn) = (self.session.document(), self.session.turn());
        let was_shown = !document.is_blind() && self.was_shown(path);
        let waits = |author| walk::is_waiting_for(document, &author, turn);
        !was_shown && PromptPurpose::person_of_draft(path).is_some_and(waits)
    }

    /// Returns whether the unfinished text with this path was on the screen before the file was taken over or copied.
    fn was_shown(&self, path: &str) -> bool {
        self.autosave.shown_drafts.iter().any(|shown| shown == path)
    }

    /// Returns whether an unfinished text belongs to the private notes and was not on the screen.
    fn is_unseen_note(&self, draft: &Draft) -> bool {
        is_private_note(draft) && !self.was_shown(&draft.field_path)
    }

    /// Returns whether answers that waited are offered to the person at the keyboard.
    pub(super) fn has_held_offer(&self) -> bool {
        let is_offered = |held: &HeldWork| !self.divide_work(&held.work).edit.offered.is_empty();
        self.autosave.held_work.as_ref().is_some_and(|held| held.is_due(&self.session) && is_offered(held))
    }

    /// Requires a handover before the first answer too, if the emergency copy contains answers of somebody.
    pub(super) fn prepare_recovery(&mut self, rescued: &RescuedWork) {
        let document = self.session.document();
        let authors = walk::list_authors(document, &self.session.build_recovery_edit(rescued));
        if document.is_blind() && !PromptPurpose::add_draft_authors(authors, &rescued.drafts).is_empty() {
            self.session.require_hand_over();
        }
    }
}

impl App {
    /// Offers to restore an emergency copy, if it contains work that the file does not contain.
    pub(super) fn offer_recovery(&mut self, rescued: Box<RescuedWork>) {
        let Some(open) = &mut self.open_document else { return };
        let work = open.divide_work(&rescued);
        let has_edit = !work.edit.offered.is_empty();
        if !has_edit && work.edit.waiting.is_empty() && rescued.drafts.is_empty() {
            return self.pass_to_autosave(autosave::Event::EmergencyCopyNeedless);
        }
        open.autosave.offered_recovery = Some(rescued);
        self.pass_to_autosave(autosave::Event::EmergencyCopyFound);
        if !work.has_offer() {
            return self.recover(true);
        }
        // An unfinished text continues in its field, where Esc drops it. A private text is offered first, because
        // somebody may look on.
        let drafts = &work.offered_drafts;
        let has_private = drafts.iter().any(|draft| self.is_unseen_note(draft));
        let have_place = drafts.iter().all(|draft| self.has_place_for(&draft.field_path));
        let is_blind = self.document().is_some_and(Deliberation::is_blind);
        if !has_edit && have_place && !has_private && !is_blind && self.read_only_reason().is_none() {
            return self.recover(true);
        }
        self.show_recovery();
    }

    /// Offers the answers that waited for their author, once it is the turn of the author or all answers are open.
    ///
    /// The offer waits while letters are text: a letter that is typed at that moment must not decide about the work.
    pub(super) fn offer_held_work(&mut self) {
        if self.accepts_text(&self.scopes()) {
            return;
        }
        let Some(open) = self.open_document.as_mut().filter(|_| self.overlays.is_empty()) else { return };
        let Some(held) = open.autosave.held_work.as_ref().filter(|_| open.autosave.offered_recovery.is_none()) else {
            return;
        };
        if !held.is_due(&open.session) {
            return;
        }
        if open.divide_work(&held.work).edit.offered.is_empty() {
            // Somebody has entered the same answers meanwhile, or the answers cannot be restored without those of
            // others.
            if open.session.build_recovery_edit(&held.work).is_empty() {
                open.autosave.held_work = None;
                self.pass_to_autosave(autosave::Event::DraftsEdited);
            }
            return;
        }
        open.autosave.offered_recovery = Some(Box::new(held.work.clone()));
        self.show_recovery();
    }

    fn show_recovery(&mut self) {
        let lines = self.visible_recovery_lines();
        self.overlays.push(OverlayState::new(Overlay::Recovery(lines), &[], &self.locale));
    }

    /// Returns the lines about the offered work that everybody who sees the screen may see.
    fn visible_recovery_lines(&self) -> Vec<SafeText> {
        let Some(open) = &self.open_document else { return Vec::new() };
        let Some(rescued) = &open.autosave.offered_recovery else { return Vec::new() };
        // A private text is named, and not shown before its author asks for it. It is not offered to others.
        let DividedWork { edit: DividedEdit { offered, .. }, mut offered_drafts, hides_private, .. } =
            open.divide_work(rescued);
        let document = open.session.document();
        let authors = PromptPurpose::add_draft_authors(walk::list_authors(document, &offered), &offered_drafts);
        // It is not known who wrote a text for everybody, and the text may tell an answer.
        let is_hidden =
            |draft: &mut Draft| document.is_blind() && PromptPurpose::person_of_draft(&draft.field_path).is_none();
        let hides_drafts = offered_drafts.extract_if(.., is_hidden).count() > 0;
        let who = (authors.as_slice(), open.session.turn());
        let elapsed = (rescued.rescued_at, self.now.wall_time);
        let with_owner = |draft: Draft| {
            let owner = OverlayState::owner_of_draft(&draft, document);
            (draft, owner)
        };
        let offered_drafts: Vec<_> = offered_drafts.into_iter().map(with_owner).collect();
        let what = (&offered, offered_drafts.as_slice(), hides_drafts);
        let mut lines = phrases::recovery_lines(&self.locale, document, what, who, elapsed);
        lines.extend(hides_private.then(|| t!(self.locale, "saving-recovery-private")));
        lines
    }

    /// Returns whether an unfinished text belongs to the private notes and was not on the screen.
    fn is_unseen_note(&self, draft: &Draft) -> bool {
        self.open_document.as_ref().is_none_or(|open| open.is_unseen_note(draft))
    }

    /// Adds to the notice that private work and unfinished private texts are kept, and when they are shown.
    pub(super) fn notify_of_private_drafts(&mut self) {
        let Some(open) = &self.open_document else { return };
        let has_text = open.autosave.deferred_drafts.iter().any(is_private_note);
        let text_id = match self.audience_mode {
            AudienceMode::Presenting => "people-private-text-waits",
            // The client at the keyboard cannot end the handover.
            AudienceMode::ClientAtKeyboard => return,
            AudienceMode::CoachOnly if self.can_edit_private_notes() => "people-private-text-shown",
            AudienceMode::CoachOnly => "people-private-text-kept",
        };
        let is_presenting = self.audience_mode == AudienceMode::Presenting;
        let work_id = if is_presenting { "people-private-work-waits" } else { "people-private-work-kept" };
        let work = open.has_private_work().then(|| t!(self.locale, work_id));
        let text = has_text.then(|| t!(self.locale, text_id));
        let notices: Vec<SafeText> = [self.notice.clone()].into_iter().chain(work).chain(text).collect();
        self.notice = SafeText::join(notices.iter().filter(|notice| !notice.is_empty()), " ");
    }

    /// Builds the offer to recover work again, for the people who see the screen now.
    pub(super) fn refresh_recovery(&mut self) {
        if !self.overlays.iter().any(|overlay| overlay.scope() == Scope::Recovery) {
            return;
        }
        let has_offer = |open: &OpenDocument| {
            open.autosave.offered_recovery.as_ref().is_some_and(|rescued| open.divide_work(rescued).has_offer())
        };
        if !self.open_document.as_ref().is_some_and(has_offer) {
            // Everything is private, and waits until its author is alone again.
            self.overlays.retain(|overlay| overlay.scope() != Scope::Recovery);
            return self.recover(true);
        }
        let lines = self.visible_recovery_lines();
        if let Some(overlay) = self.overlays.iter_mut().find(|overlay| overlay.scope() == Scope::Recovery) {
            *overlay = OverlayState::new(Overlay::Recovery(lines), &[], &self.locale);
        }
    }

    /// Continues with work that was never saved to its file.
    pub(super) fn continue_rescued_work(&mut self, rescued: &RescuedWork) {
        self.pass_to_autosave(autosave::Event::EmergencyCopyTaken);
        self.pass_to_autosave(autosave::Event::Edited);
        self.notice = t!(self.locale, "saving-never-saved");
        let Some(open) = &self.open_document else { return };
        let waits = |draft: &&Draft| open.waits_for_author(&draft.field_path);
        let waiting: Vec<Draft> = rescued.drafts.iter().filter(waits).cloned().collect();
        self.restore_recovered_drafts(&rescued.drafts);
        self.notify_of_private_drafts();
        self.notify_of_waiting_work(rescued, &waiting);
    }

    /// Restores the offered work, or moves it to the trash. What waits for its author is kept.
    pub(super) fn recover(&mut self, is_wanted: bool) {
        let Some(open) = &mut self.open_document else { return };
        let Some(rescued) = open.autosave.offered_recovery.take() else { return };
        let work = open.divide_work(&rescued);
        if is_wanted {
            let has_edit = !work.edit.offered.is_empty();
            if has_edit {
                open.session.end_undo_step();
                // The edit was built for this document, so it always fits.
                drop(open.session.recover(work.edit.offered, self.now.wall_time));
                open.session.end_undo_step();
                open.mark_changed(self.now.instant);
            }
            let earlier = open.autosave.held_work.take();
            open.autosave.held_work = HeldWork::after_restoring(&open.session, &rescued, earlier.as_ref());
            self.pass_to_autosave(autosave::Event::EmergencyCopyTaken);
            self.refresh();
            if has_edit {
                self.notify_of_edit(t!(self.locale, "saving-recovered"));
            } else if !work.offered_drafts.iter().all(is_private_note) {
                self.notice = t!(self.locale, "saving-draft-restored");
            }
            self.restore_recovered_drafts(&rescued.drafts);
        } else {
            let earlier = open.autosave.held_work.take();
            let waiting = [work.waiting_drafts.as_slice(), &open.autosave.deferred_drafts].concat();
            let draft_authors = PromptPurpose::add_draft_authors(Vec::new(), &waiting);
            let is_hidden = |path: &FieldPath| open.is_hidden(path);
            let held = HeldWork::after_discarding(&open.session, &rescued, &draft_authors, is_hidden, earlier.as_ref());
            self.notice = phrases::discarded_work(&self.locale, held.as_ref(), !work.offered_drafts.is_empty());
            open.autosave.held_work = held;
            self.pass_to_autosave(autosave::Event::EmergencyCopyDiscarded);
            for draft in &work.waiting_drafts {
                self.defer_draft(&draft.field_path, &draft.text);
            }
            self.trash_emergency_copy();
        }
        self.restore_own_drafts();
        self.notify_of_private_drafts();
        // The emergency copy of this window must contain what waits.
        let has_rest = |open: &OpenDocument| open.autosave.has_drafts() || !open.autosave.deferred_drafts.is_empty();
        if self.open_document.as_ref().is_some_and(has_rest) {
            self.pass_to_autosave(autosave::Event::DraftsEdited);
        }
        self.notify_of_waiting_work(&rescued, &work.waiting_drafts);
    }

    /// Restores the unfinished texts of an emergency copy. Private ones wait until their author asks for them, because
    /// somebody may look on.
    fn restore_recovered_drafts(&mut self, drafts: &[Draft]) {
        let (private, others): (Vec<Draft>, Vec<Draft>) =
            drafts.iter().cloned().partition(|draft| self.is_unseen_note(draft));
        for draft in &private {
            self.defer_draft(&draft.field_path, &draft.text);
        }
        self.restore_drafts(&others);
    }

    /// Moves the emergency copy to the trash, and writes what still waits to a new copy at once.
    fn trash_emergency_copy(&mut self) {
        let Some(open) = &self.open_document else { return };
        let autosave = &open.autosave;
        let mut drafts = autosave.drafts.clone();
        drafts.extend(autosave.deferred_drafts.iter().filter(|draft| !autosave.drafts.contains(draft)).cloned());
        let has_rest = autosave.held_work.is_some() || !drafts.is_empty();
        let rest = has_rest.then(|| (open.document_to_rescue(), drafts));
        self.effects.push(Effect::TrashEmergencyCopy(rest));
        if has_rest {
            self.pass_to_autosave(autosave::Event::EmergencyCopyTaken);
        }
    }

    /// Adds to the notice whose work is kept.
    fn notify_of_waiting_work(&mut self, rescued: &RescuedWork, waiting_drafts: &[Draft]) {
        let Some(open) = &self.open_document else { return };
        let held = open.autosave.held_work.as_ref();
        let document = open.session.document();
        // Once all answers are open, the texts are offered at once.
        let waiting_drafts = if document.is_blind() { waiting_drafts } else { &[] };
        let authors =
            PromptPurpose::add_draft_authors(held.map(|held| held.authors.clone()).unwrap_or_default(), waiting_drafts);
        // People whom only the work adds have their names there.
        let names = walk::apply_edit(document, &open.session.build_recovery_edit(rescued));
        let keeps_all = held.is_some_and(|held| held.keeps_all);
        if !authors.is_empty() && !keeps_all {
            let elapsed = (rescued.rescued_at, self.now.wall_time);
            let how = self.describe_way_to_keyboard(open, &authors);
            let waits = phrases::waiting_work(&self.locale, (document, &names), &authors, elapsed, how);
            let notices = [self.notice.clone(), waits];
            self.notice = SafeText::join(notices.iter().filter(|notice| !notice.is_empty()), " ");
        }
    }

    /// Says with which keys the authors of work that waits take the keyboard.
    fn describe_way_to_keyboard(&self, open: &OpenDocument, authors: &[Id]) -> SafeText {
        let (locale, document) = (&self.locale, open.session.document());
        if let ([author], Screen::Walk(walk)) = (authors, &self.screen) {
            let hand_over = Question::HandOver(author.clone());
            let before = open.view_context(self).and_then(|context| walk.previous_question(&context));
            let enter = self.key_label(Scope::Question, Action::Next);
            let person = phrases::person(locale, document, author).to_capitalized();
            if *walk.question() == hand_over {
                return t!(locale, "saving-work-way-here", person = person, key = enter);
            }
            if before == Some(hand_over) {
                let back = self.key_label(Scope::Question, Action::Back);
                return t!(locale, "saving-work-way-back", person = person, back = back, key = enter);
            }
        }
        let verdict = self.key_label(Scope::Question, Action::Verdict);
        let correct = self.key_label(Scope::SealedAnswers, Action::CorrectAnswers);
        t!(locale, "saving-work-way", verdict = verdict, correct = correct)
    }

    /// Returns the name of the first key for an action.
    fn key_label(&self, scope: Scope, action: Action) -> SafeText {
        let binding = all_bindings().find(|binding| binding.scope == scope && binding.action == action);
        let key = binding.and_then(|binding| binding.keys.first());
        key.map(|key| format_key(&self.locale, *key)).unwrap_or_default()
    }
}
