//! Who is present beside the keeper of the file: nobody, others who look on, or a client at the keyboard.

use crate::t;
use crate::text::{Locale, SafeText};
use crate::ui::action::Action;
use pesee_core::deliberation::{Audience, FieldPath};

/// Who is there besides whoever keeps the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum AudienceMode {
    /// Nobody.
    #[default]
    CoachOnly,
    /// Others look on: private notes and other clients are nowhere.
    Presenting,
    /// A client has the keyboard: the keys of whoever keeps the file rest, too.
    ClientAtKeyboard,
}

impl AudienceMode {
    /// Who looks, of those that would.
    pub(super) fn restrict(self, audience: Audience) -> Audience {
        if self == AudienceMode::CoachOnly { audience } else { audience.with_onlookers() }
    }

    /// Whether whoever is at the keyboard may do this.
    pub(super) fn allows(self, action: Action) -> bool {
        !(self.is_handed_over() && action.is_coach_only())
    }

    /// Whether a client has the keyboard.
    pub(super) fn is_handed_over(self) -> bool {
        self == AudienceMode::ClientAtKeyboard
    }

    /// The mark that says so.
    pub(super) fn label(self, locale: &Locale) -> Option<SafeText> {
        match self {
            AudienceMode::CoachOnly => None,
            AudienceMode::Presenting => Some(t!(locale, "people-presenting")),
            AudienceMode::ClientAtKeyboard => Some(t!(locale, "people-handed-over")),
        }
    }
}

/// Whether a place is the coach's own.
pub(super) fn is_private(key: &FieldPath) -> bool {
    !Audience::Client.can_see(key)
}
