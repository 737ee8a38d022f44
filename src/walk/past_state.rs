//! What a file said at an earlier moment: rebuilt from the versions that were kept of it and from its list of changes.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use crate::messages::FileVersion;
use pesee_core::deliberation::{
    Builder, Deliberation, EntryId, FieldPath, FieldValue, List, LoggedChange, Moment, Visit,
};

/// A document as it was at a moment, as far as that can be told.
#[derive(Clone, Debug, PartialEq)]
pub struct PastState {
    /// What it said.
    pub document: Deliberation,
    /// What tells of it.
    pub source: PastSource,
    /// How many entries of the change list were taken back.
    pub reverted_count: usize,
    /// What the list of changes cannot tell; `None` where the whole document is known.
    pub gap: Option<HistoryGap>,
}

/// What tells of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastSource {
    /// The file itself: nothing was saved in it since.
    Unchanged,
    /// A version that was kept, which stood until a save at this moment replaced it.
    Version(Moment),
    /// The list of changes, taken back from what the file says now.
    ChangeLog,
}

/// What a list of changes cannot tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryGap {
    /// Only weights and ratings are kept in it.
    AnswersOnly,
    /// It begins when the verdict was first seen, after the moment asked for.
    VerdictSeenLater(Moment),
    /// The verdict has not been seen: there is none.
    VerdictNeverSeen,
}

/// Why nothing can be told of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryError {
    /// It is still to come.
    InFuture,
    /// The deliberation was begun later, at this moment.
    BeforeCreation(Moment),
}

/// The moment that a day stands for, looked at from `now`: a day that is over stands for its end, today for its beginning.
pub fn moment_of_day(day: NaiveDate, now: Moment) -> Option<Moment> {
    let begin = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_local_timezone(*now.offset()).single();
    if day == now.date_naive() {
        return begin(day);
    }
    begin(day.checked_add_days(Days::new(1))?)?.checked_sub_signed(TimeDelta::seconds(1))
}

/// What `document`, of which `versions` were kept, said at `moment`, looked at from `now`. The state known that comes
/// soonest after the moment is taken; what its list of changes says was changed after the moment is taken back.
pub fn reconstruct_at(
    document: &Deliberation,
    versions: &[FileVersion],
    moment: Moment,
    now: Moment,
) -> Result<PastState, HistoryError> {
    if moment > now {
        return Err(HistoryError::InFuture);
    }
    if let Some(begun) = document.head().created.filter(|begun| moment < *begun) {
        return Err(HistoryError::BeforeCreation(begun));
    }
    let unchanged = |document: &Deliberation| document.head().updated.is_some_and(|updated| updated <= moment);
    // A version stood until a save replaced it: the first one replaced after the moment is the nearest to it.
    let nearest =
        versions.iter().filter(|version| version.replaced_at > moment).min_by_key(|version| version.replaced_at);
    let (base, source) = match nearest {
        _ if unchanged(document) => (document, PastSource::Unchanged),
        Some(version) => (&version.document, PastSource::Version(version.replaced_at)),
        None => (document, PastSource::ChangeLog),
    };
    if unchanged(base) {
        return Ok(PastState { document: base.clone(), source, reverted_count: 0, gap: None });
    }
    let (then, taken_back) = revert_changes_after(base, moment);
    let gap = match base.head().verdict_seen {
        None => HistoryGap::VerdictNeverSeen,
        Some(seen) if moment < seen => HistoryGap::VerdictSeenLater(seen),
        Some(_) => HistoryGap::AnswersOnly,
    };
    Ok(PastState { document: then, source, reverted_count: taken_back, gap: Some(gap) })
}

/// The last visit begun by `moment` that noted a verdict: what was in front then, whatever can be rebuilt. `None` where
/// answers are known to have changed between its end and the moment.
pub(super) fn find_recorded_verdict(document: &Deliberation, moment: Moment) -> Option<(Moment, &Visit)> {
    let dated = document.visits().iter().filter_map(|visit| Some((visit.at.at?, visit)));
    let last = dated.filter(|(at, visit)| *at <= moment && visit.verdict.is_some()).max_by_key(|(at, _)| *at);
    last.filter(|(at, visit)| {
        let end = visit_end(*at, visit);
        document.changes().iter().all(|changed| changed.at.at.is_none_or(|at| at <= end || at > moment))
    })
}

/// When a visit was over at the latest.
pub(super) fn visit_end(at: Moment, visit: &Visit) -> Moment {
    let minutes = visit.minutes.map_or(0.0, |minutes| minutes.get().clamp(0.0, MAX_VISIT_MINUTES));
    // Minutes are whole in the file.
    at.checked_add_signed(TimeDelta::minutes(minutes as i64 + 1)).unwrap_or(at)
}

/// No visit takes longer than a day, in minutes.
const MAX_VISIT_MINUTES: f64 = 1_440.0;

/// The document before what was changed after `moment`, and how many changes that took back: the newest first.
fn revert_changes_after(document: &Deliberation, moment: Moment) -> (Deliberation, usize) {
    let after = |changed: &&LoggedChange| changed.at.at.is_some_and(|at| at > moment);
    let mut later: Vec<&LoggedChange> = document.changes().iter().filter(after).collect();
    // The sort is stable: of one moment the last one in the file goes first.
    later.reverse();
    later.sort_by_key(|changed| std::cmp::Reverse(changed.at.at));
    let mut draft = Builder::from_document(document);
    let mut count = 0;
    for changed in later {
        count +=
            usize::from(changed.to_change().is_some_and(|change| revert_field(&mut draft, change.path, change.from)));
    }
    (draft.document().clone(), count)
}

/// Sets a place to what stood there, unless what it is about is gone; gives whether it did.
fn revert_field(draft: &mut Builder, key: FieldPath, from: Option<FieldValue>) -> bool {
    let document = draft.document();
    let known = match &key {
        FieldPath::Rating(who, on, of) => {
            document.has_person(who) && document.criterion(on).is_some() && document.option(of).is_some()
        }
        FieldPath::Weight(who, on) => document.has_person(who) && document.criterion(on).is_some(),
        FieldPath::Criterion(on, _) => document.criterion(on).is_some(),
        FieldPath::Pair(a, b, _) => document.criterion(a).is_some() && document.criterion(b).is_some(),
        FieldPath::Weighing(_) => true,
        // The list keeps weights and ratings; what else somebody wrote into it changes no figure.
        _ => false,
    };
    match (&key, &from) {
        _ if !known => false,
        (FieldPath::Pair(a, b, _), None) => {
            let name = EntryId::Pair(a.clone(), b.clone());
            let names = document.entry_ids(List::Pairs).into_iter().filter(|known| *known != name).collect();
            draft.set(FieldPath::ListOrder(List::Pairs), Some(FieldValue::EntryIds(names))).is_ok()
        }
        _ => draft.set(key, from).is_ok(),
    }
}
