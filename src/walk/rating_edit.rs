//! What a hand on the keyboard does to a rating; the same in the walk and in the matrix.

use pesee_core::deliberation::{Basis, Rating};

/// One step less or more; from nothing, one step away from 0. A range stays and takes the new figure in.
pub fn nudge(rating: Option<&Rating>, by: f64) -> Option<Rating> {
    let Some(old) = rating else { return Rating::exact(by) };
    let (least, most) = Rating::SCALE;
    let value = (old.value() + by).round().clamp(least, most);
    with_value(old, value)
}

/// The size 0–5 with the sign it has: the one just asked for, else the old one's, else pro.
pub fn with_size(rating: Option<&Rating>, size: u8, minus: Option<bool>) -> Option<Rating> {
    let negative = minus.unwrap_or_else(|| rating.is_some_and(|old| old.value() < 0.0));
    let value = if negative { -f64::from(size) } else { f64::from(size) };
    match rating {
        Some(old) if old.stated_value().is_some() => with_value(old, value),
        Some(old) => Rating::exact(value).map(|new| keep_basis_and_note(old, new)),
        None => Rating::exact(value),
    }
}

/// The same size on the side asked for; nothing where there is no size yet.
pub fn with_sign(rating: Option<&Rating>, minus: bool) -> Option<Rating> {
    let old = rating.filter(|old| old.is_exact())?;
    let value = if minus { -old.value().abs() } else { old.value().abs() };
    Rating::exact(value).map(|new| keep_basis_and_note(old, new))
}

/// "I don't know", with the words that were there.
pub fn as_unknown(rating: Option<&Rating>) -> Rating {
    match rating {
        Some(old) => keep_basis_and_note(old, Rating::unknown()),
        None => Rating::unknown(),
    }
}

/// The next of fact, estimate, feeling and nothing said.
pub fn next_basis(rating: &Rating) -> Rating {
    let next = match rating.basis {
        None => Some(Basis::Fact),
        Some(Basis::Fact) => Some(Basis::Estimate),
        Some(Basis::Estimate) => Some(Basis::Feeling),
        Some(Basis::Feeling) => None,
    };
    rating.clone().with_basis(next)
}

/// The old words on a new figure.
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
