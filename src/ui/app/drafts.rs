//! The drafts: texts that were typed and are not answers yet. They are collected for the emergency copy, wait while
//! their field is not on the screen, and come back into their fields.

use std::path::PathBuf;

use crate::autosave;
use crate::messages::{Draft, TypedField};
use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose, Route};
use crate::ui::overlays::OverlayState;
use crate::ui::widgets::FieldInput;
use crate::walk::{self, Question};
use pesee_core::deliberation::{FieldPath, Id};

use super::open_document::OpenDocument;
use super::{App, Screen};

impl OpenDocument {
    /// Removes and returns the deferred drafts of a person.
    fn take_deferred_drafts_of(&mut self, author: &Id) -> Vec<Draft> {
        let is_own = |draft: &mut Draft| PromptPurpose::person_of_draft(&draft.field_path).as_ref() == Some(author);
        self.autosave.deferred_drafts.extract_if(.., is_own).collect()
    }
}

impl App {
    /// Collects the drafts of overlays and screen.
    pub(super) fn update_drafts(&mut self) {
        self.exchange_account_drafts();
        let on_screen = self.with_view_context(|screen, context| match screen {
            Screen::Walk(walk) => walk.drafts(context),
            _ => Vec::new(),
        });
        let Some(open) = &mut self.open_document else { return };
        let typed = self.overlays.iter().flat_map(OverlayState::drafts).chain(on_screen);
        let drafts: Vec<Draft> = typed.chain(open.autosave.deferred_drafts.iter().cloned()).collect();
        let autosave = &mut open.autosave;
        if drafts != autosave.drafts && autosave.can_keep_drafts() {
            autosave.drafts = drafts;
            self.pass_to_autosave(autosave::Event::DraftsEdited);
        }
    }

    /// Keeps the drafts of an account whose facts left the screen, and returns them when the facts are on the screen
    /// again.
    fn exchange_account_drafts(&mut self) {
        let Some(open) = &mut self.open_document else { return };
        let account_of = |draft: &Draft| match FieldPath::parse(&draft.field_path) {
            Some(FieldPath::Account(id, field)) => Some((id, field)),
            _ => None,
        };
        let on_screen = match &self.screen {
            Screen::Walk(walk) => walk.account_on_screen(),
            _ => None,
        };
        let autosave = &mut open.autosave;
        for draft in &autosave.drafts {
            let Some((id, _)) = account_of(draft) else { continue };
            let is_kept = autosave.deferred_drafts.iter().any(|kept| kept.field_path == draft.field_path);
            if Some(&id) != on_screen && !is_kept && open.session.document().account(&id).is_some() {
                autosave.deferred_drafts.push(draft.clone());
            }
        }
        let is_on_screen =
            |draft: &Draft| on_screen.is_some() && account_of(draft).as_ref().map(|(id, _)| id) == on_screen;
        let (returned, kept) = std::mem::take(&mut autosave.deferred_drafts).into_iter().partition(is_on_screen);
        autosave.deferred_drafts = kept;
        let returned: Vec<Draft> = returned;
        if let Screen::Walk(walk) = &mut self.screen {
            for draft in &returned {
                if let Some((_, field)) = account_of(draft) {
                    walk.set_draft(field, &draft.text);
                }
            }
        }
    }

    /// Returns the text that is being typed and is in the document, with the path of the file. The emergency copy
    /// brings a text back that is not in the document.
    pub(super) fn find_typed_field(&mut self) -> Option<(PathBuf, TypedField)> {
        let open = self.open_document.as_ref().filter(|open| open.autosave.drafts.is_empty() && open.is_kept())?;
        let path = open.path.clone();
        let (question, fact) = self.with_view_context(|screen, context| match screen {
            Screen::Walk(walk) => walk.typed_field(context),
            _ => None,
        })?;
        let question = walk::question_number(self.document()?, &question)?;
        Some((path, TypedField { question, fact }))
    }

    /// Continues in the text that was typed when the program ended.
    pub(super) fn continue_typing(&mut self, fact: Option<usize>) {
        self.with_view_context(|screen, context| {
            if let Screen::Walk(walk) = screen {
                walk.continue_typing(context, fact);
            }
        });
    }

    /// Keeps a draft until its author is at the keyboard.
    pub(super) fn defer_draft(&mut self, field_path: &str, text: &str) {
        if let Some(open) = &mut self.open_document {
            open.autosave.deferred_drafts.push(Draft { field_path: field_path.to_owned(), text: text.to_owned() });
        }
    }

    /// Closes the topmost field after a takeover, and keeps its text in the emergency copy: nothing can be entered
    /// until the file is taken over again or a copy is saved. Returns whether there is such a field.
    pub(super) fn put_draft_aside(&mut self, action: Action) -> bool {
        let can_take_over = self.open_document.as_ref().is_some_and(|open| open.autosave.can_take_over());
        let is_aside = |overlay: &mut OverlayState| {
            let is_orphan = matches!(overlay.prompt_purpose(), Some(PromptPurpose::Orphan(_)));
            !is_orphan && !overlay.drafts().is_empty()
        };
        if !can_take_over || !matches!(action, Action::Next | Action::Leave) {
            return false;
        }
        let Some(overlay) = self.overlays.pop_if(is_aside) else { return false };
        for Draft { field_path, text } in overlay.drafts() {
            self.defer_draft(&field_path, &text);
            if let Some(open) = &mut self.open_document {
                open.autosave.shown_drafts.push(field_path);
            }
        }
        self.notice = t!(self.locale, "saving-draft-put-aside");
        true
    }

    /// Returns the notice for each letter that is typed after a takeover, because the file does not get it.
    pub(super) fn taken_over_notice(&self) -> Option<SafeText> {
        let can_take_over = self.open_document.as_ref().is_some_and(|open| open.autosave.can_take_over());
        let has_drafts = self.overlays.last().is_some_and(|overlay| !overlay.drafts().is_empty());
        (can_take_over && has_drafts).then(|| t!(self.locale, "saving-taken-over-draft"))
    }

    /// Removes and returns the drafts of accounts that the document does not contain any more.
    pub(super) fn take_orphaned_account_drafts(&mut self) -> Vec<Draft> {
        let Some(open) = &mut self.open_document else { return Vec::new() };
        let document = open.session.shared_document();
        let is_orphaned = |draft: &mut Draft| match FieldPath::parse(&draft.field_path) {
            Some(FieldPath::Account(id, _)) => document.account(&id).is_none(),
            _ => false,
        };
        let mut orphaned: Vec<Draft> = open.autosave.drafts.extract_if(.., is_orphaned).collect();
        for draft in open.autosave.deferred_drafts.extract_if(.., is_orphaned) {
            if !orphaned.contains(&draft) {
                orphaned.push(draft);
            }
        }
        orphaned
    }

    /// Removes and returns the deferred drafts of private notes.
    pub(super) fn take_deferred_notes(&mut self) -> Vec<Draft> {
        let Some(open) = &mut self.open_document else { return Vec::new() };
        let (notes, others) = std::mem::take(&mut open.autosave.deferred_drafts)
            .into_iter()
            .partition(|draft| OverlayState::parse_note_criterion(&draft.field_path).is_some());
        open.autosave.deferred_drafts = others;
        notes
    }

    /// Reopens the prompts with deferred drafts of the person whose turn begins.
    pub(super) fn restore_own_drafts(&mut self) {
        let Some(open) = &mut self.open_document else { return };
        let Some(turn) = open.session.turn().cloned() else { return };
        if open.has_held_offer() {
            // The answers that belong to the drafts are offered first.
            return;
        }
        let own = open.take_deferred_drafts_of(&turn);
        self.restore_drafts(&own);
    }

    /// Asks whether the author of unfinished texts is at the keyboard, after all answers were opened. Asks once about
    /// each author.
    pub(super) fn offer_drafts_of_authors(&mut self) {
        if !self.overlays.is_empty() || self.accepts_text(&self.scopes()) {
            return;
        }
        let Some(open) = &mut self.open_document else { return };
        let document = open.session.shared_document();
        let autosave = &open.autosave;
        if document.is_blind() || autosave.offered_recovery.is_some() || autosave.read_only_reason().is_some() {
            return;
        }
        let waiting: Vec<Draft> =
            autosave.deferred_drafts.iter().filter(|draft| open.waits_for_author(&draft.field_path)).cloned().collect();
        let authors = PromptPurpose::add_draft_authors(Vec::new(), &waiting);
        // The next start offers again what adds the person.
        let adds = |author: &Id| autosave.held_work.as_ref().is_some_and(|held| held.work.document.has_person(author));
        let is_added_later = |author: &Id| !document.has_person(author) && adds(author);
        let can_ask = |author: &Id| !is_added_later(author) && !autosave.asked_authors.contains(author);
        let Some(author) = authors.into_iter().find(can_ask) else { return };
        let is_theirs = |draft: &&Draft| PromptPurpose::person_of_draft(&draft.field_path).as_ref() == Some(&author);
        let count = waiting.iter().filter(is_theirs).map(|draft| draft.text.chars().count()).sum();
        open.autosave.asked_authors.push(author.clone());
        let draft = phrases::describe_personal_draft(&self.locale, &document, &author, count);
        let person = phrases::person(&self.locale, &document, &author);
        let question = t!(self.locale, "saving-draft-choose", draft = draft, person = person);
        let on_yes = vec![Outcome::ShowDraftsOf(author)];
        self.overlays.push(OverlayState::new(Overlay::Confirm { question, on_yes }, &[], &self.locale));
    }

    /// Reopens the prompts with deferred drafts of a person who is at the keyboard.
    pub(super) fn show_drafts_of(&mut self, author: &Id) {
        let Some(open) = &mut self.open_document else { return };
        let own = open.take_deferred_drafts_of(author);
        let document = open.session.shared_document();
        own.iter().for_each(|draft| self.restore_draft(draft));
        let person = phrases::person(&self.locale, &document, author);
        self.notice = t!(self.locale, "saving-draft-of", person = person);
    }

    /// Reopens the prompts and fields that the drafts were typed into. Drafts that wait for their author are deferred.
    pub(super) fn restore_drafts(&mut self, drafts: &[Draft]) {
        for draft in drafts {
            match &self.open_document {
                Some(open) if open.waits_for_author(&draft.field_path) => {
                    self.defer_draft(&draft.field_path, &draft.text);
                }
                _ => self.restore_draft(draft),
            }
        }
    }

    fn restore_draft(&mut self, Draft { field_path, text }: &Draft) {
        if !self.has_place_for(field_path) {
            self.show_orphaned_draft(field_path, text);
        } else if let Some(purpose) = PromptPurpose::from_path(field_path) {
            if let Some(question) = purpose.question() {
                self.navigate(Route::Walk(question));
            }
            if let PromptPurpose::Rating(_, _, option) | PromptPurpose::Note(_, _, option) = &purpose {
                let document = self.document();
                let row = document
                    .and_then(|document| document.eligible_options().position(|eligible| eligible.id == *option));
                self.apply_outcomes(
                    row.map(|row| Outcome::PerformAction(Action::SelectRow(row))).into_iter().collect(),
                );
            }
            let overlay = Overlay::Prompt { initial_text: String::new(), purpose };
            let mut overlay = OverlayState::new(overlay, &[], &self.locale);
            overlay.apply_input(&self.locale, FieldInput::Paste(text));
            self.overlays.push(overlay);
        } else if let Some(criterion) = OverlayState::parse_note_criterion(field_path) {
            self.resume_private_note(field_path, criterion, text);
        } else if let Some(FieldPath::Account(id, field)) = FieldPath::parse(field_path) {
            self.navigate(Route::Walk(Question::Account(id)));
            self.with_view_context(|screen, context| {
                if let Screen::Walk(walk) = screen {
                    walk.restore_draft(context, field, text);
                }
            });
        }
    }
}
