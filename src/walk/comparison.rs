//! Compares a deliberation with an earlier state or another file, or two of its people with each other. The commands,
//! the screen and the line-based front end share this code.

use std::sync::Arc;

use chrono::TimeDelta;

use crate::messages::FileVersion;
use pesee_core::deliberation::{Deliberation, Id, Moment, Visit};
use pesee_core::method::{Comparison, DEFAULT_DRAWS, Figures, RevealError, compare, reveal_ranking};

use super::past_state::{HistoryError, HistoryGap, PastState, find_recorded_verdict, reconstruct_at, visit_end};

/// The other side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum ComparisonTarget {
    /// The same deliberation at this moment.
    PastMoment(Moment),
    /// Two people, one with the other; the deliberation itself is not a side.
    People(Id, Id),
    /// Another file, which is the earlier side.
    OtherFile(Arc<Deliberation>),
}

/// A comparison to make, with all data it needs, so that a worker thread can run it.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonRequest {
    pub document: Arc<Deliberation>,
    pub target: ComparisonTarget,
    /// The saved versions of the file.
    pub versions: Vec<FileVersion>,
    pub now: Moment,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonResult {
    pub target: ComparisonTarget,
    pub before: Deliberation,
    pub after: Deliberation,
    /// How the earlier side was reconstructed, if it was.
    pub past_state: Option<PastState>,
    /// The verdict that the file recorded at the time, if it differs from that of the reconstructed document.
    pub recorded_verdict: Option<(Moment, Visit)>,
    pub comparison: Comparison,
}

/// The reason why a comparison is not made.
#[derive(Clone, Debug, PartialEq)]
pub enum CompareError {
    /// The moment cannot be reconstructed.
    History(HistoryError),
    /// The change list starts when the verdict is first seen, and the verdict has not been seen.
    VerdictNeverSeen,
    /// The answers in this document are sealed.
    AnswersSealed(Box<Deliberation>, RevealError),
}

impl ComparisonRequest {
    /// Returns a request to compare two files; the one that was changed last is the later side.
    pub fn between_files(one: Arc<Deliberation>, other: Arc<Deliberation>, now: Moment) -> ComparisonRequest {
        let is_later = other.head().updated > one.head().updated;
        let (then, document) = if is_later { (one, other) } else { (other, one) };
        ComparisonRequest { document, target: ComparisonTarget::OtherFile(then), versions: Vec::new(), now }
    }

    /// Runs the comparison. The comparison makes draws and tries every change separately, so it may take longer than a
    /// frame.
    ///
    /// # Errors
    /// Fails if the earlier state cannot be reconstructed, or if answers are sealed.
    pub fn compare(self) -> Result<ComparisonResult, CompareError> {
        let ComparisonRequest { document, target, versions, now } = self;
        // This comes first, because whether an earlier state can be reconstructed may depend on sealed answers.
        ensure_answers_unsealed(&document)?;
        let (before, after, past_state) = match &target {
            ComparisonTarget::PastMoment(moment) => {
                let past_state = reconstruct_at(&document, &versions, *moment, now).map_err(CompareError::History)?;
                if past_state.gap == Some(HistoryGap::VerdictNeverSeen) {
                    return Err(CompareError::VerdictNeverSeen);
                }
                (past_state.document.clone(), Deliberation::clone(&document), Some(past_state))
            }
            ComparisonTarget::People(one, other) => {
                (document.extract_person(one), document.extract_person(other), None)
            }
            ComparisonTarget::OtherFile(other) => (Deliberation::clone(other), Deliberation::clone(&document), None),
        };
        ensure_answers_unsealed(&before)?;
        let comparison = compare(
            &before,
            &after,
            (&Figures::with_draws(&before, DEFAULT_DRAWS), &Figures::with_draws(&after, DEFAULT_DRAWS)),
        );
        let recorded_verdict = match (&target, &past_state) {
            (ComparisonTarget::PastMoment(moment), Some(PastState { gap: Some(_), .. })) => {
                find_differing_recorded_verdict(&document, *moment, &comparison)
            }
            _ => None,
        };
        Ok(ComparisonResult { target, before, after, past_state, recorded_verdict, comparison })
    }
}

/// Checks that the answers of a document are not sealed. Even one sealed side would reveal, through the other side,
/// what somebody answered.
///
/// # Errors
/// Fails if the answers are sealed.
pub fn ensure_answers_unsealed(document: &Deliberation) -> Result<(), CompareError> {
    if !document.is_blind() {
        return Ok(());
    }
    let reason = reveal_ranking(document, &Figures::without_draws(document)).err().unwrap_or(RevealError::Sealed);
    Err(CompareError::AnswersSealed(Box::new(document.clone()), reason))
}

/// Returns the verdict that the file recorded by `moment`, if the reconstructed document has another leader.
fn find_differing_recorded_verdict(
    document: &Deliberation,
    moment: Moment,
    comparison: &Comparison,
) -> Option<(Moment, Visit)> {
    let (at, visit) = find_recorded_verdict(document, moment).filter(|_| !document.is_blind())?;
    let rebuilt = comparison.then.as_ref().ok().map(|then| then.leaders.as_slice());
    (rebuilt != Some(visit.leader.as_slice())).then(|| (at, visit.clone()))
}

/// A moment with which a deliberation can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlierState {
    pub event: EarlierEvent,
    /// The moment that the label shows.
    pub label_moment: Moment,
    /// The moment whose state is compared.
    pub moment: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlierEvent {
    Decided,
    /// The verdict was seen for the first time.
    VerdictSeen,
    /// A visit ended; the label shows its start.
    VisitEnded,
    /// A save replaced this version.
    VersionReplaced,
}

/// The number of recent visits that are offered.
const MAX_VISITS: usize = 5;

/// Returns the distinct earlier states that can be reconstructed: decisions, the first view of the verdict, visits,
/// then versions, each latest first. Empty while answers are sealed.
pub fn list_earlier_states(document: &Deliberation, versions: &[FileVersion], now: Moment) -> Vec<EarlierState> {
    if document.is_blind() {
        return Vec::new();
    }
    let state_of = |event| move |at| EarlierState { event, label_moment: at, moment: at };
    let decided = document.decisions().iter().rev().filter_map(|decision| decision.at.at);
    let visits = document.visits().iter().rev().filter_map(|visit| Some((visit.at.at?, visit))).take(MAX_VISITS);
    let visited = visits.map(|(at, visit)| EarlierState {
        event: EarlierEvent::VisitEnded,
        label_moment: at,
        moment: visit_end(at, visit).min(now),
    });
    // A version was current until a save replaced it.
    let before = |at: Moment| at.checked_sub_signed(TimeDelta::seconds(1)).unwrap_or(at);
    let replaced = |version: &FileVersion| {
        let replaced_at = version.replaced_at.with_timezone(now.offset());
        EarlierState { event: EarlierEvent::VersionReplaced, label_moment: replaced_at, moment: before(replaced_at) }
    };
    let all = decided
        .map(state_of(EarlierEvent::Decided))
        .chain(document.head().verdict_seen.map(state_of(EarlierEvent::VerdictSeen)));
    let mut known: Vec<Deliberation> = Vec::new();
    let mut is_new = |earlier: &EarlierState| {
        let past = reconstruct_at(document, versions, earlier.moment, now).ok();
        let past =
            past.filter(|past| matches!(past.gap, None | Some(HistoryGap::AnswersOnly)) && !past.document.is_blind());
        let Some(past) = past else { return false };
        // A state without any difference is informative only after a decision.
        let is_present = past.document == *document && earlier.event != EarlierEvent::Decided;
        if is_present || known.contains(&past.document) {
            return false;
        }
        known.push(past.document);
        true
    };
    all.chain(visited).chain(versions.iter().map(replaced)).filter(|earlier| is_new(earlier)).collect()
}

/// Returns the pairs of people that can be compared; empty while answers are sealed.
pub fn list_person_pairs(document: &Deliberation) -> Vec<(Id, Id)> {
    let people: Vec<&Id> = document.people().into_iter().map(|person| person.id).collect();
    let pairs = people
        .iter()
        .enumerate()
        .flat_map(|(at, one)| people.iter().skip(at + 1).map(|other| (Id::clone(one), Id::clone(other))));
    pairs.filter(|_| !document.is_blind()).collect()
}
