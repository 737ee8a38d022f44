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
/// the rating was. Spaces between the two keys have no effect. `4-3` means −3, with a notice that `r` enters a range. A
/// point or comma after a digit opens the field, which then continues the number or the range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RatingInput {
    /// The sign that was typed and waits for its size: `Some(true)` for a minus.
    pending_minus: Option<bool>,
    /// The number that the last keys typed; `None` after any key that is neither a digit nor a sign.
    typed: Option<i8>,
    /// The number that was typed right before the pending sign.
    before_sign: Option<i8>,
}

impl RatingInput {
    /// Discards what was typed. The caller resets the input when the selection moves.
    pub fn reset(&mut self) {
        *self = RatingInput::default();
    }

    /// Returns the sign that was typed and waits for its size; `None` if `rating`, the selected one, already has it.
    pub fn pending_sign(self, rating: Option<&Rating>) -> Option<(SafeText, Role)> {
        let is_minus = self.pending_minus?;
        if rating.is_some_and(|rating| rating.is_exact() && rating.value() != 0.0) {
            return None;
        }
        Some(if is_minus { (SafeText::from_static("−"), Role::Con) } else { (SafeText::from_static("+"), Role::Pro) })
    }

    /// Enters a pasted text as the rating of `option` on `criterion` by `person`. Says what is expected if it is none.
    pub fn paste(
        &mut self,
        context: &ViewContext<'_>,
        (person, criterion, option): (&Id, &Id, &Id),
        text: &str,
    ) -> Vec<Outcome> {
        self.reset();
        let Some(new) = phrases::parse::rating(text) else {
            let is_ambiguous = phrases::parse::is_ambiguous_range(text);
            let id = if is_ambiguous { "screen-ambiguous-range" } else { "unavailable-rating-value" };
            return vec![Outcome::Notify(t!(context.locale, id))];
        };
        let old = context.view.rating(person, criterion, option);
        let new = rating_edit::keep_basis_and_note(old, new);
        vec![Outcome::Edit(Edit::rate(context.view, person, criterion, option, Some(new)))]
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
        let RatingInput { pending_minus, typed, before_sign } = std::mem::take(self);
        let mut notice = None;
        let new = match (action, current) {
            (Action::Left, _) => rating_edit::nudge(current, -1.0),
            (Action::Right, _) => rating_edit::nudge(current, 1.0),
            (Action::Digit(size @ 0..=5), _) => {
                let (size, is_negative) = (size as i8, pending_minus == Some(true));
                let new = rating_edit::with_size(current, size as u8, is_negative);
                // In "1-3", the minus may also have been meant as the dash of a range.
                let first = before_sign.filter(|first| is_negative && first.abs() != size);
                notice = first.zip(new.as_ref()).map(|(first, new)| {
                    let range = format!("{}..{}", first.min(size), first.max(size));
                    let rating = phrases::rating(context.locale, Some(new));
                    t!(context.locale, "screen-typed-range", rating = rating, range = SafeText::sanitize(&range))
                });
                self.typed = Some(if is_negative { -size } else { size });
                new
            }
            (Action::DecimalMark(mark), _) => {
                let Some(typed) = typed else {
                    self.pending_minus = pending_minus;
                    return vec![Outcome::Notify(t!(context.locale, "unavailable-rating-value"))];
                };
                let (person, criterion, option) = ids();
                let purpose = PromptPurpose::Rating(person, criterion, option);
                return vec![Outcome::OpenOverlay(Overlay::Prompt { initial_text: format!("{typed}{mark}"), purpose })];
            }
            (Action::Minus | Action::Plus, _) => {
                self.pending_minus = Some(action == Action::Minus);
                self.before_sign = typed;
                self.typed = typed.map(|typed| if action == Action::Minus { -typed.abs() } else { typed.abs() });
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
        let edit = Edit::rate(context.view, person, criterion, option, new);
        [Outcome::Edit(edit)].into_iter().chain(notice.map(Outcome::Notify)).collect()
    }
}
