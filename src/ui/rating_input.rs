//! Keyboard input of one rating, shared by the rating question of the walk and the matrix.

use crate::phrases;
use crate::t;
use crate::text::SafeText;
use crate::walk::rating_edit;
use pesee_core::deliberation::{Edit, Id, Rating};

use super::action::Action;
use super::outcome::{Outcome, Overlay, PromptPurpose};
use super::theme::Role;
use super::view_context::ViewContext;

/// The input state of the selected rating.
///
/// A rating can be typed with its sign before or after the size: `-4` and `4-` both mean −4, and `4` means +4 whatever
/// the rating was. Spaces between the two keys have no effect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RatingInput {
    /// The sign that was typed and waits for its size: `Some(true)` for a minus.
    pending_minus: Option<bool>,
}

impl RatingInput {
    /// Discards a pending sign. The caller resets the input when the selection moves.
    pub fn reset(&mut self) {
        self.pending_minus = None;
    }

    /// Returns the sign that was typed and waits for its size; `None` if `rating`, the selected one, already has it.
    pub fn pending_sign(self, rating: Option<&Rating>) -> Option<(SafeText, Role)> {
        let is_minus = self.pending_minus?;
        if rating.is_some_and(|rating| rating.is_exact() && rating.value() != 0.0) {
            return None;
        }
        Some(if is_minus { (SafeText::from_static("−"), Role::Con) } else { (SafeText::from_static("+"), Role::Pro) })
    }

    /// Performs an action on the rating of `option` on `criterion` by `person`. Each edit is a separate step of undo.
    pub fn act(
        &mut self,
        context: &ViewContext<'_>,
        (person, criterion, option): (&Id, &Id, &Id),
        action: Action,
    ) -> Vec<Outcome> {
        let current = context.view.rating(person, criterion, option);
        let ids = || (person.clone(), criterion.clone(), option.clone());
        let pending_minus = self.pending_minus.take();
        let new = match (action, current) {
            (Action::Left, _) => rating_edit::nudge(current, -1.0),
            (Action::Right, _) => rating_edit::nudge(current, 1.0),
            (Action::Digit(size), _) if size <= 5 => rating_edit::with_size(current, size, pending_minus == Some(true)),
            (Action::Minus | Action::Plus, _) => {
                self.pending_minus = Some(action == Action::Minus);
                let Some(new) = rating_edit::with_sign(current, action == Action::Minus) else { return Vec::new() };
                Some(new)
            }
            (Action::DontKnow, _) => Some(rating_edit::as_unknown(current)),
            (Action::ClearAnswer, None) if pending_minus.is_none() => {
                return vec![Outcome::Notify(t!(context.locale, "unavailable-clear"))];
            }
            (Action::ClearAnswer, _) => None,
            (Action::NextBasis, Some(current)) => Some(rating_edit::next_basis(current)),
            (Action::EnterValue, _) => {
                let text = current
                    .filter(|current| !current.is_exact())
                    .map(phrases::parse::format_rating)
                    .unwrap_or_default();
                let (person, criterion, option) = ids();
                let purpose = PromptPurpose::Rating(person, criterion, option);
                return vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: text, purpose })];
            }
            (Action::EditNote, Some(current)) => {
                let text = current.note.clone().unwrap_or_default();
                let (person, criterion, option) = ids();
                let purpose = PromptPurpose::Note(person, criterion, option);
                return vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: text, purpose })];
            }
            (Action::EditNote, None) => {
                return vec![Outcome::Notify(t!(context.locale, "screen-note-needs-rating"))];
            }
            (Action::NextBasis, None) => {
                return vec![Outcome::Notify(t!(context.locale, "unavailable-basis"))];
            }
            _ => return Vec::new(),
        };
        vec![Outcome::Edit(Edit::rate(context.view, person, criterion, option, new))]
    }
}
