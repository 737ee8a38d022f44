//! Who is present beside the keeper of the file: nobody, others who look on, or a client at the keyboard.

use crate::tell;
use crate::text::{Shown, Tongue};
use crate::ui::action::Action;
use pesee_core::deliberation::{Audience, FieldPath};

/// Who is there besides whoever keeps the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Company {
    /// Nobody.
    #[default]
    Nobody,
    /// Others look on: private notes and other clients are nowhere.
    LookingOn,
    /// A client has the keyboard: the keys of whoever keeps the file rest, too.
    AtTheKeyboard,
}

impl Company {
    /// Who looks, of those that would.
    pub(super) fn narrowed(self, audience: Audience) -> Audience {
        if self == Company::Nobody { audience } else { audience.with_onlookers() }
    }

    /// Whether whoever is at the keyboard may do this.
    pub(super) fn may(self, action: Action) -> bool {
        !(self.is_lent() && action.is_keepers())
    }

    /// Whether a client has the keyboard.
    pub(super) fn is_lent(self) -> bool {
        self == Company::AtTheKeyboard
    }

    /// The mark that says so.
    pub(super) fn mark(self, tongue: &Tongue) -> Option<Shown> {
        match self {
            Company::Nobody => None,
            Company::LookingOn => Some(tell!(tongue, "people-presenting")),
            Company::AtTheKeyboard => Some(tell!(tongue, "people-handed-over")),
        }
    }
}

/// Whether a place is the coach's own.
pub(super) fn is_private(key: &FieldPath) -> bool {
    !Audience::Client.can_see(key)
}
