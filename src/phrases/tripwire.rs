//! Describes the warning signs of a decision.

use crate::t;
use crate::text::{Locale, SafeText, date};
use pesee_core::deliberation::Tripwire;

/// Describes a warning sign and what to do then.
pub fn tripwire_text(locale: &Locale, tripwire: &Tripwire) -> SafeText {
    let (sign, then) = (SafeText::sanitize(&tripwire.sign), SafeText::sanitize(&tripwire.then));
    if then.is_empty() { sign } else { t!(locale, "walk-sign", sign = sign, then = then) }
}

/// Describes a warning sign, what to do then, and when it was seen or when to look for it.
pub fn tripwire(locale: &Locale, tripwire: &Tripwire) -> SafeText {
    let text = tripwire_text(locale, tripwire);
    match (tripwire.seen, tripwire.look_on) {
        (Some(seen), _) => t!(locale, "walk-sign-seen", sign = text, day = date::format_day(locale, seen)),
        (None, Some(day)) => t!(locale, "walk-sign-look", sign = text, day = date::format_day(locale, day)),
        (None, None) => text,
    }
}
