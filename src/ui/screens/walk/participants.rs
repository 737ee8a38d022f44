//! The list of the people who decide: their names, and their roles.

use ratatui::layout::Position;

use crate::phrases;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, PromptPurpose};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, Selection, draw_scroll_marks, first_visible_row};
use crate::walk;
use pesee_core::deliberation::Id;

/// The list of participants and the selected one.
#[derive(Debug)]
pub(super) struct ParticipantList {
    known_ids: Vec<Id>,
    selection: Selection,
}

impl ParticipantList {
    pub(super) fn new(context: &ViewContext<'_>) -> ParticipantList {
        ParticipantList { known_ids: participant_ids(context), selection: Selection::default() }
    }

    /// Updates the list after a change of the document. After a new name, selects the next participant without a name,
    /// whom the prompt asks about, otherwise the participant who was added.
    pub(super) fn refresh(&mut self, context: &ViewContext<'_>) {
        let ids = participant_ids(context);
        if let Some(added) = ids.iter().find(|id| !self.known_ids.contains(id)) {
            let next = walk::next_unnamed_person(context.view).unwrap_or(added.clone());
            self.selection.set(ids.iter().position(|id| *id == next).unwrap_or_default());
        }
        self.known_ids = ids;
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let participants = context.view.participants();
        if self.selection.act(action, participants.len()) {
            return Vec::new();
        }
        match action {
            Action::Next => return vec![Outcome::NextQuestion],
            Action::Add => {
                let purpose = PromptPurpose::AddPerson;
                return vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: String::new(), purpose })];
            }
            _ => {}
        }
        let Some(participant) = participants.get(self.selection.index(participants.len())) else { return Vec::new() };
        let changed = match action {
            Action::Rename => {
                let purpose = PromptPurpose::PersonName(participant.id.clone(), participant.seat());
                let initial_text = participant.name.clone().unwrap_or_default();
                return vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text, purpose })];
            }
            Action::Remove => walk::remove_person(context.view, &participant.id),
            Action::NextRole => {
                let role = walk::next_role(context.view, &participant.id).unwrap_or(participant.seat());
                walk::set_role(context.view, &participant.id, role)
            }
            _ => return Vec::new(),
        };
        match changed {
            Ok(edit) => {
                let removed = phrases::people_removed(context.locale, context.view, &edit);
                [Outcome::Edit(edit)].into_iter().chain(removed.map(Outcome::NotifyOfEdit)).collect()
            }
            Err(error) => vec![Outcome::Notify(phrases::people_error(context.locale, context.view, &error))],
        }
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let participants = context.view.participants();
        let at = self.selection.index(participants.len());
        let height = usize::from(canvas.height()).max(1);
        let first = first_visible_row(at, participants.len(), height);
        let right = canvas.width().saturating_sub(2).min(72);
        let mut cursor = None;
        for (row, participant) in participants.iter().enumerate().skip(first).take(height) {
            let y = (row - first) as u16;
            canvas.add_row_target(y, row, row == at, Action::Rename);
            if row == at {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            let role = phrases::role(context.locale, participant.seat());
            let style = match (row == at, participant.voice() > 0.0) {
                (true, _) => Role::Focus,
                (false, true) => Role::Text,
                (false, false) => Role::Quiet,
            };
            let name = phrases::participant(context.locale, context.view, participant);
            canvas.put_within(2, y, right.saturating_sub(role.width() as u16 + 4), &name, style);
            canvas.put_right(right, y, &role, Role::Quiet);
        }
        draw_scroll_marks(canvas, first, participants.len(), height);
        (participants.len().min(height) as u16, cursor)
    }
}

fn participant_ids(context: &ViewContext<'_>) -> Vec<Id> {
    context.view.participants().iter().map(|participant| participant.id.clone()).collect()
}
