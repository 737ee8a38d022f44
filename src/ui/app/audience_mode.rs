//! The audience mode: whether the coach is alone, presents the screen, or hands the keyboard to a client.

use crate::t;
use crate::text::{Locale, SafeText};
use crate::ui::action::Action;
use pesee_core::deliberation::{Audience, FieldPath};

/// Who sees the screen and who uses the keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum AudienceMode {
    #[default]
    CoachOnly,
    /// Others see the screen: private notes and the files of other clients are hidden.
    Presenting,
    /// A client uses the keyboard: additionally, the coach-only actions are unavailable.
    ClientAtKeyboard,
}

impl AudienceMode {
    /// Restricts an audience to what everybody who sees the screen may see.
    pub(super) fn restrict(self, audience: Audience) -> Audience {
        if self == AudienceMode::CoachOnly { audience } else { audience.with_onlookers() }
    }

    /// Returns whether the person at the keyboard may perform the action.
    pub(super) fn allows(self, action: Action) -> bool {
        !(self.is_handed_over() && action.is_coach_only())
    }

    pub(super) fn is_handed_over(self) -> bool {
        self == AudienceMode::ClientAtKeyboard
    }

    /// Returns the label of the mode for the header.
    pub(super) fn label(self, locale: &Locale) -> Option<SafeText> {
        match self {
            AudienceMode::CoachOnly => None,
            AudienceMode::Presenting => Some(t!(locale, "people-presenting")),
            AudienceMode::ClientAtKeyboard => Some(t!(locale, "people-handed-over")),
        }
    }
}

/// Returns whether a field is private to the coach.
pub(super) fn is_private(field_path: &FieldPath) -> bool {
    !Audience::Client.can_see(field_path)
}
