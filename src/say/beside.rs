//! What a deliberation can be compared with, what came of a comparison, and why there is none.

use crate::tell;
use crate::text::{Shown, Tongue, date};
use crate::walk::{Apart, Beside, Earlier, What, With};
use pesee_core::deliberation::{Deliberation, Id, Moment};

use super::moved::{Compared, Sides, moved, noted, past, untold};
use super::{names, verdict};

/// The most columns of a title in a sentence.
const LONGEST_TITLE: usize = 60;

/// An earlier state, by what happened then, and when that was.
pub fn called_earlier(tongue: &Tongue, earlier: &Earlier, now: Moment) -> (Shown, Shown) {
    let what = match earlier.what {
        What::Decided => tell!(tongue, "moved-with-decided"),
        What::Seen => tell!(tongue, "moved-with-seen"),
        What::Visited => tell!(tongue, "moved-with-visit"),
        What::Replaced => tell!(tongue, "moved-with-version"),
    };
    (what, date::past_moment(tongue, earlier.called, now.date_naive()))
}

/// Two people, to be compared.
pub fn twos(tongue: &Tongue, document: &Deliberation, (one, other): (&Id, &Id)) -> Shown {
    let name = |id| names::person(tongue, document, id).cut(LONGEST_TITLE);
    tell!(tongue, "moved-with-people", one = name(one), other = name(other)).capitalized()
}

/// What both sides are called, where `document` is compared.
pub fn compared_with(tongue: &Tongue, document: &Deliberation, beside: &Beside) -> Sides {
    match &beside.with {
        With::Earlier(at) => Sides::Since(date::moment(tongue, *at)),
        With::People(one, other) => {
            let name = |id| names::person(tongue, document, id);
            Sides::People(name(one), name(other))
        }
        With::Other(_) => files(tongue, beside),
    }
}

/// Two files: of one deliberation, an earlier state of it and a later one; else they go by their titles.
fn files(tongue: &Tongue, beside: &Beside) -> Sides {
    let (then, now) = (beside.then.head(), beside.now.head());
    if then.id.is_some() && then.id == now.id {
        return Sides::Time;
    }
    let title = |text: &str| tell!(tongue, "screen-quoted", text = Shown::outside(text).cut(LONGEST_TITLE));
    if then.title == now.title {
        let (first, last) = (title(&then.title), title(&now.title));
        return Sides::Files(
            tell!(tongue, "moved-first-file", title = first),
            tell!(tongue, "moved-second-file", title = last),
        );
    }
    Sides::Files(title(&then.title), title(&now.title))
}

/// What a comparison came to, and what is to be said of where the then comes from.
pub fn beside(tongue: &Tongue, sides: &Sides, beside: &Beside, now: Moment) -> (Compared, Vec<Shown>) {
    let mut notes = Vec::new();
    if let (Some(known), Sides::Since(when)) = (&beside.past, sides) {
        notes = past(tongue, known, when, now);
    }
    let visit = beside.noted.as_ref();
    notes.extend(visit.and_then(|(at, visit)| noted(tongue, &beside.now, *at, visit)));
    (moved(tongue, sides, &beside.then, &beside.now, &beside.comparison), notes)
}

/// Why two things are not compared; `when` is what the moment is called, where one was asked for.
pub fn apart(tongue: &Tongue, why: &Apart, when: &Shown, now: Moment) -> Shown {
    match why {
        Apart::Untold(why) => untold(tongue, *why, when, now),
        Apart::NeverSeen => tell!(tongue, "moved-gap-never"),
        Apart::Sealed(document, why) => verdict::withheld(tongue, document, why),
    }
}
