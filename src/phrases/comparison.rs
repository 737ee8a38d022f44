//! What a deliberation can be compared with, what came of a comparison, and why there is none.

use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::walk::{CompareError, ComparisonResult, ComparisonTarget, EarlierEvent, EarlierState};
use pesee_core::deliberation::{Deliberation, Id, Moment};

use super::attribution::{
    ComparisonSides, ComparisonText, attribution, history_error, past_state_notes, recorded_verdict,
};
use super::{names, verdict};

/// The most columns of a title in a sentence.
const MAX_TITLE_COLUMNS: usize = 60;

/// An earlier state, by what happened then, and when that was.
pub fn earlier_state(locale: &Locale, earlier: &EarlierState, now: Moment) -> (SafeText, SafeText) {
    let what = match earlier.event {
        EarlierEvent::Decided => t!(locale, "comparison-target-decided"),
        EarlierEvent::VerdictSeen => t!(locale, "comparison-target-verdict-seen"),
        EarlierEvent::VisitEnded => t!(locale, "comparison-target-visit"),
        EarlierEvent::VersionReplaced => t!(locale, "comparison-target-version"),
    };
    (what, date::format_past_moment(locale, earlier.label_moment, now.date_naive()))
}

/// Two people, to be compared.
pub fn person_pair(locale: &Locale, document: &Deliberation, (one, other): (&Id, &Id)) -> SafeText {
    let name = |id| names::person(locale, document, id).truncate(MAX_TITLE_COLUMNS);
    t!(locale, "comparison-target-person-pair", one = name(one), other = name(other)).to_capitalized()
}

/// What both sides are called, where `document` is compared.
pub fn comparison_sides(locale: &Locale, document: &Deliberation, beside: &ComparisonResult) -> ComparisonSides {
    match &beside.target {
        ComparisonTarget::PastMoment(at) => ComparisonSides::Since(date::format_moment(locale, *at)),
        ComparisonTarget::People(one, other) => {
            let name = |id| names::person(locale, document, id);
            ComparisonSides::People(name(one), name(other))
        }
        ComparisonTarget::OtherFile(_) => file_sides(locale, beside),
    }
}

/// Two files: of one deliberation, an earlier state of it and a later one; else they go by their titles.
fn file_sides(locale: &Locale, beside: &ComparisonResult) -> ComparisonSides {
    let (then, now) = (beside.before.head(), beside.after.head());
    if then.id.is_some() && then.id == now.id {
        return ComparisonSides::Versions;
    }
    let title = |text: &str| t!(locale, "screen-quoted", text = SafeText::sanitize(text).truncate(MAX_TITLE_COLUMNS));
    if then.title == now.title {
        let (first, last) = (title(&then.title), title(&now.title));
        return ComparisonSides::Files(
            t!(locale, "comparison-first-file", title = first),
            t!(locale, "comparison-second-file", title = last),
        );
    }
    ComparisonSides::Files(title(&then.title), title(&now.title))
}

/// What a comparison came to, and what is to be said of where the then comes from.
pub fn comparison_text(
    locale: &Locale,
    sides: &ComparisonSides,
    beside: &ComparisonResult,
    now: Moment,
) -> (ComparisonText, Vec<SafeText>) {
    let mut notes = Vec::new();
    if let (Some(known), ComparisonSides::Since(when)) = (&beside.past_state, sides) {
        notes = past_state_notes(locale, known, when, now);
    }
    let visit = beside.recorded_verdict.as_ref();
    notes.extend(visit.and_then(|(at, visit)| recorded_verdict(locale, &beside.after, *at, visit)));
    (attribution(locale, sides, &beside.before, &beside.after, &beside.comparison), notes)
}

/// Why two things are not compared; `when` is what the moment is called, where one was asked for.
pub fn compare_error(locale: &Locale, why: &CompareError, when: &SafeText, now: Moment) -> SafeText {
    match why {
        CompareError::History(why) => history_error(locale, *why, when, now),
        CompareError::VerdictNeverSeen => t!(locale, "comparison-gap-verdict-never-seen"),
        CompareError::AnswersSealed(document, why) => verdict::withheld_reason(locale, document, why),
    }
}
