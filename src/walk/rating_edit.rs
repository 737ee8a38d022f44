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

/// Returns a rating of absolute value `size`, 0–5. The sign is that of `minus` if given, otherwise that of the old
/// rating, otherwise positive.
pub fn with_size(rating: Option<&Rating>, size: u8, minus: Option<bool>) -> Option<Rating> {
    let negative = minus.unwrap_or_else(|| rating.is_some_and(|old| old.value() < 0.0));
    let value = if negative { -f64::from(size) } else { f64::from(size) };
    match rating {
        Some(old) if old.stated_value().is_some() => with_value(old, value),
        Some(old) => Rating::exact(value).map(|new| keep_basis_and_note(old, new)),
        None => Rating::exact(value),
    }
}

/// Returns the rating with the requested sign; `None` if the cell is unrated or a range.
pub fn with_sign(rating: Option<&Rating>, is_negative: bool) -> Option<Rating> {
    let old = rating.filter(|old| old.is_exact())?;
    let value = if is_negative { -old.value().abs() } else { old.value().abs() };
    Rating::exact(value).map(|new| keep_basis_and_note(old, new))
}

/// Returns "don't know" with the basis and note of the old rating.
pub fn as_unknown(rating: Option<&Rating>) -> Rating {
    match rating {
        Some(old) => keep_basis_and_note(old, Rating::unknown()),
        None => Rating::unknown(),
    }
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

/// Returns `new` with the basis and note of `old` where `new` has none.
pub fn keep_basis_and_note(old: &Rating, new: Rating) -> Rating {
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
    new.map(|new| keep_basis_and_note(old, new))
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
    fn a_digit_takes_the_sign_that_stands() {
        assert_eq!(with_size(None, 4, None), Rating::exact(4.0));
        assert_eq!(with_size(None, 4, Some(true)), Rating::exact(-4.0));
        assert_eq!(with_size(Rating::exact(-2.0).as_ref(), 4, None), Rating::exact(-4.0));
        assert_eq!(with_size(Rating::exact(-2.0).as_ref(), 4, Some(false)), Rating::exact(4.0));
        assert_eq!(with_size(Some(&Rating::unknown()), 3, None), Rating::exact(3.0));
        assert_eq!(with_sign(Rating::exact(3.0).as_ref(), true), Rating::exact(-3.0));
        assert_eq!(with_sign(None, true), None);
    }
}
