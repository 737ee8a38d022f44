//! Computes the rating that results from a key press. The walk and the matrix share these functions.

use pesee_core::deliberation::{Basis, Rating};

/// Returns the rating changed by `by`, which is 1 or −1, within the scale; an unrated cell becomes `by`. A range keeps
/// its ends and is extended to contain the new value.
pub fn nudge(rating: Option<&Rating>, by: f64) -> Option<Rating> {
    let Some(old) = rating else { return Rating::exact(by) };
    let (min, max) = Rating::SCALE;
    let value = (old.value() + by).round().clamp(min, max);
    with_value(old, value)
}

/// Returns the rating of absolute value `size`, 0–5, negative if `is_negative`. The old value and its range are
/// replaced; the basis and the note stay.
pub fn with_size(rating: Option<&Rating>, size: u8, is_negative: bool) -> Option<Rating> {
    let value = if is_negative { -f64::from(size) } else { f64::from(size) };
    Rating::exact(value).map(|new| keep_basis_and_note(rating, new))
}

/// Returns the rating with the requested sign; `None` if the cell is unrated or a range.
pub fn with_sign(rating: Option<&Rating>, is_negative: bool) -> Option<Rating> {
    let old = rating.filter(|old| old.is_exact())?;
    let value = if is_negative { -old.value().abs() } else { old.value().abs() };
    Rating::exact(value).map(|new| keep_basis_and_note(Some(old), new))
}

/// Returns "don't know" with the basis and note of the old rating.
pub fn as_unknown(rating: Option<&Rating>) -> Rating {
    keep_basis_and_note(rating, Rating::unknown())
}

/// Sets the basis to the next of none, fact, estimate and feeling.
pub fn next_basis(rating: &Rating) -> Rating {
    let next = match rating.basis {
        None => Some(Basis::Fact),
        Some(Basis::Fact) => Some(Basis::Estimate),
        Some(Basis::Estimate) => Some(Basis::Feeling),
        Some(Basis::Feeling) => None,
    };
    rating.clone().with_basis(next)
}

/// Returns `new` with the basis and note of `old` where `new` has none; `old` is `None` if the cell is unrated.
pub fn keep_basis_and_note(old: Option<&Rating>, new: Rating) -> Rating {
    let Some(old) = old else { return new };
    let basis = new.basis.or(old.basis);
    let note = new.note.clone().or_else(|| old.note.clone());
    new.with_basis(basis).with_note(note)
}

fn with_value(old: &Rating, value: f64) -> Option<Rating> {
    let new = if old.is_exact() {
        Rating::exact(value)
    } else {
        Rating::guess(value, old.low().min(value), old.high().max(value))
    };
    new.map(|new| keep_basis_and_note(Some(old), new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stay_on_the_scale_and_keep_the_words() {
        let five = Rating::exact(5.0).unwrap().with_basis(Some(Basis::Fact)).with_note(Some("seen".into()));
        assert_eq!(nudge(Some(&five), 1.0), Some(five.clone()));
        assert_eq!(nudge(None, -1.0), Rating::exact(-1.0));
        let range = Rating::guess(2.0, 0.0, 3.0).unwrap();
        assert_eq!(nudge(Some(&range), 2.0), Rating::guess(4.0, 0.0, 4.0));
    }

    #[test]
    fn a_digit_is_positive_whatever_the_rating_was() {
        for old in [None, Rating::exact(-2.0), Some(Rating::unknown()), Rating::guess(-2.0, -4.0, 0.0)] {
            assert_eq!(with_size(old.as_ref(), 4, false), Rating::exact(4.0), "{old:?}");
            assert_eq!(with_size(old.as_ref(), 4, true), Rating::exact(-4.0), "{old:?}");
        }
        let note = |value| Rating::exact(value).unwrap().with_basis(Some(Basis::Fact)).with_note(Some("seen".into()));
        assert_eq!(with_size(Some(&note(-2.0)), 4, false), Some(note(4.0)));
        assert_eq!(with_sign(Rating::exact(3.0).as_ref(), true), Rating::exact(-3.0));
        assert_eq!(with_sign(None, true), None);
    }
}
