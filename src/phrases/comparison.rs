//! Sentences about the targets, the sides, the result and the errors of a comparison.

use crate::t;
use crate::text::{Locale, SafeText, date};
use crate::walk::{CompareError, ComparisonResult, ComparisonTarget, EarlierEvent, EarlierState};
use pesee_core::deliberation::{Deliberation, Id, Moment};

use super::attribution::{
    ComparisonSides, ComparisonText, describe_comparison, history_error, past_state_notes, recorded_verdict,
};
use super::names;
use super::withheld::withheld_reason;

/// The maximum width of a title in a sentence, in columns.
const MAX_TITLE_COLUMNS: usize = 60;

/// Describes the event that marks an earlier state, and the time of the event.
pub fn earlier_state(locale: &Locale, earlier: &EarlierState, now: Moment) -> (SafeText, SafeText) {
    let what = match earlier.event {
        EarlierEvent::Decided => t!(locale, "comparison-target-decided"),
        EarlierEvent::VerdictSeen => t!(locale, "comparison-target-verdict-seen"),
        EarlierEvent::VisitEnded => t!(locale, "comparison-target-visit"),
        EarlierEvent::VersionReplaced => t!(locale, "comparison-target-version"),
    };
    (what, date::format_past_moment(locale, earlier.label_moment, now.date_naive()))
}

/// Names two people as the target of a comparison.
pub fn person_pair(locale: &Locale, document: &Deliberation, (one, other): (&Id, &Id)) -> SafeText {
    let name = |id| names::person(locale, document, id).truncate(MAX_TITLE_COLUMNS);
    t!(locale, "comparison-target-person-pair", one = name(one), other = name(other)).to_capitalized()
}

/// Returns the labels for both sides of a comparison of `document`.
pub fn comparison_sides(locale: &Locale, document: &Deliberation, result: &ComparisonResult) -> ComparisonSides {
    match &result.target {
        ComparisonTarget::PastMoment(at) => ComparisonSides::Since(date::format_moment(locale, *at)),
        ComparisonTarget::People(one, other) => {
            let name = |id| names::person(locale, document, id);
            ComparisonSides::People(name(one), name(other))
        }
        ComparisonTarget::OtherFile(_) => file_sides(locale, result),
    }
}

/// Returns the labels for two files: two files with the same deliberation id are versions of one deliberation; other
/// files are labelled with their titles.
fn file_sides(locale: &Locale, result: &ComparisonResult) -> ComparisonSides {
    let (then, now) = (result.before.head(), result.after.head());
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

/// Describes a comparison. The second value contains notes about the source of the earlier state.
pub fn comparison_text(
    locale: &Locale,
    sides: &ComparisonSides,
    result: &ComparisonResult,
    now: Moment,
) -> (ComparisonText, Vec<SafeText>) {
    let mut notes = Vec::new();
    if let (Some(known), ComparisonSides::Since(when)) = (&result.past_state, sides) {
        notes = past_state_notes(locale, known, when, now);
    }
    let visit = result.recorded_verdict.as_ref();
    notes.extend(visit.and_then(|(at, visit)| recorded_verdict(locale, &result.after, *at, visit)));
    (describe_comparison(locale, sides, &result.before, &result.after, &result.comparison), notes)
}

/// Describes why a comparison is impossible. `when` is the label of the requested moment, if any.
pub fn compare_error(locale: &Locale, error: &CompareError, when: &SafeText, now: Moment) -> SafeText {
    match error {
        CompareError::History(error) => history_error(locale, *error, when, now),
        CompareError::VerdictNeverSeen => t!(locale, "comparison-gap-verdict-never-seen"),
        CompareError::AnswersSealed(document, error) => withheld_reason(locale, document, error),
    }
}
