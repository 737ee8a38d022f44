//! Reconstructs what a file said at an earlier moment, from the saved versions of the file and the list of changes in
//! it.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use crate::messages::FileVersion;
use pesee_core::deliberation::{
    Builder, Deliberation, EntryId, FieldPath, FieldValue, List, LoggedChange, Moment, Visit,
};

/// A document at an earlier moment, as far as it can be reconstructed.
#[derive(Clone, Debug, PartialEq)]
pub struct PastState {
    pub document: Deliberation,
    /// The source of the reconstruction.
    pub source: PastSource,
    /// The number of entries of the change list that were reverted.
    pub reverted_count: usize,
    /// What the change list does not cover; `None` if the whole document is known.
    pub gap: Option<HistoryGap>,
}

/// The source from which a past state is reconstructed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastSource {
    /// The file itself, which has not been saved since.
    Unchanged,
    /// A saved version, which was current until a save at this moment replaced it.
    Version(Moment),
    /// The current document, with the entries of the change list reverted.
    ChangeLog,
}

/// What the change list does not cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryGap {
    /// The list contains only weights and ratings.
    AnswersOnly,
    /// The list starts when the verdict was first seen, at this moment, which is later than the requested one.
    VerdictSeenLater(Moment),
    /// The verdict has not been seen, so there is no list.
    VerdictNeverSeen,
}

/// The reason why a moment cannot be reconstructed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryError {
    /// The moment is in the future.
    InFuture,
    /// The deliberation was created later, at this moment.
    BeforeCreation(Moment),
}

/// Returns the moment that a date stands for: the end of a past day, the start of today.
pub fn moment_of_day(day: NaiveDate, now: Moment) -> Option<Moment> {
    let start_of = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_local_timezone(*now.offset()).single();
    if day == now.date_naive() {
        return start_of(day);
    }
    start_of(day.checked_add_days(Days::new(1))?)?.checked_sub_signed(TimeDelta::seconds(1))
}

/// Reconstructs the state of `document` at `moment`. The base is the known state that follows the moment most closely;
/// entries of its change list after the moment are reverted.
pub fn reconstruct_at(
    document: &Deliberation,
    versions: &[FileVersion],
    moment: Moment,
    now: Moment,
) -> Result<PastState, HistoryError> {
    if moment > now {
        return Err(HistoryError::InFuture);
    }
    if let Some(created) = document.head().created.filter(|created| moment < *created) {
        return Err(HistoryError::BeforeCreation(created));
    }
    let is_unchanged = |document: &Deliberation| document.head().updated.is_some_and(|updated| updated <= moment);
    // A version was current until a save replaced it, so the first one replaced after the moment is nearest to it.
    let nearest =
        versions.iter().filter(|version| version.replaced_at > moment).min_by_key(|version| version.replaced_at);
    let (base, source) = match nearest {
        _ if is_unchanged(document) => (document, PastSource::Unchanged),
        Some(version) => (&version.document, PastSource::Version(version.replaced_at)),
        None => (document, PastSource::ChangeLog),
    };
    if is_unchanged(base) {
        return Ok(PastState { document: base.clone(), source, reverted_count: 0, gap: None });
    }
    let (then, reverted_count) = revert_changes_after(base, moment);
    let gap = match base.head().verdict_seen {
        None => HistoryGap::VerdictNeverSeen,
        Some(seen) if moment < seen => HistoryGap::VerdictSeenLater(seen),
        Some(_) => HistoryGap::AnswersOnly,
    };
    Ok(PastState { document: then, source, reverted_count, gap: Some(gap) })
}

/// Returns the last visit started by `moment` that recorded a verdict: the leader at that time, whatever can be
/// reconstructed. Returns `None` if answers are known to have changed between the end of the visit and the moment.
pub(super) fn find_recorded_verdict(document: &Deliberation, moment: Moment) -> Option<(Moment, &Visit)> {
    let dated = document.visits().iter().filter_map(|visit| Some((visit.at.at?, visit)));
    let last = dated.filter(|(at, visit)| *at <= moment && visit.verdict.is_some()).max_by_key(|(at, _)| *at);
    last.filter(|(at, visit)| {
        let end = visit_end(*at, visit);
        document.changes().iter().all(|changed| changed.at.at.is_none_or(|at| at <= end || at > moment))
    })
}

/// Returns the latest possible end of a visit.
pub(super) fn visit_end(at: Moment, visit: &Visit) -> Moment {
    let minutes = visit.minutes.map_or(0.0, |minutes| minutes.get().clamp(0.0, MAX_VISIT_MINUTES));
    // The file stores whole minutes.
    at.checked_add_signed(TimeDelta::minutes(minutes as i64 + 1)).unwrap_or(at)
}

/// The maximum duration of a visit, one day, in minutes.
const MAX_VISIT_MINUTES: f64 = 1_440.0;

/// Returns the document without the changes after `moment`, the newest reverted first, and the number of reverted
/// changes.
fn revert_changes_after(document: &Deliberation, moment: Moment) -> (Deliberation, usize) {
    let after = |changed: &&LoggedChange| changed.at.at.is_some_and(|at| at > moment);
    let mut later: Vec<&LoggedChange> = document.changes().iter().filter(after).collect();
    // The sort is stable: of changes at the same moment, the last one in the file is reverted first.
    later.reverse();
    later.sort_by_key(|changed| std::cmp::Reverse(changed.at.at));
    let mut builder = Builder::from_document(document);
    let mut count = 0;
    for changed in later {
        let reverted = changed.to_changes().into_iter();
        let reverted = reverted.filter(|change| revert_field(&mut builder, change.path.clone(), change.from.clone()));
        // An entry with several weights is one change.
        count += usize::from(reverted.count() > 0);
    }
    (builder.document().clone(), count)
}

/// Restores the earlier value of a field, unless the entry the field belongs to has been removed; returns whether the
/// value was restored.
fn revert_field(builder: &mut Builder, path: FieldPath, from: Option<FieldValue>) -> bool {
    let document = builder.document();
    let is_present = match &path {
        FieldPath::Rating(person, criterion, option) => {
            document.has_person(person) && document.criterion(criterion).is_some() && document.option(option).is_some()
        }
        FieldPath::Weight(person, criterion) => document.has_person(person) && document.criterion(criterion).is_some(),
        FieldPath::Criterion(criterion, _) => document.criterion(criterion).is_some(),
        FieldPath::Pair(a, b, _) => document.criterion(a).is_some() && document.criterion(b).is_some(),
        FieldPath::Weighing(_) => true,
        // The list contains weights and ratings; anything else that was written into it by hand affects no figure.
        _ => false,
    };
    match (&path, &from) {
        _ if !is_present => false,
        (FieldPath::Pair(a, b, _), None) => {
            let removed = EntryId::Pair(a.clone(), b.clone());
            let remaining = document.entry_ids(List::Pairs).into_iter().filter(|entry| *entry != removed).collect();
            builder.set(FieldPath::ListOrder(List::Pairs), Some(FieldValue::EntryIds(remaining))).is_ok()
        }
        _ => builder.set(path, from).is_ok(),
    }
}
