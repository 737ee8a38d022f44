//! A deliberation beside another state of it, beside another file, or one of its people beside another: what there is to
//! choose from, and the comparison itself. The commands, the screen and the plain lines all compare through here.

use std::sync::Arc;

use chrono::TimeDelta;

use crate::messages::FileVersion;
use pesee_core::deliberation::{Deliberation, Id, Moment, Visit};
use pesee_core::method::{Comparison, DEFAULT_DRAWS, Figures, RevealError, compare, reveal_ranking};

use super::past_state::{HistoryError, HistoryGap, PastState, find_recorded_verdict, reconstruct_at, visit_end};

/// What to compare a deliberation with.
#[derive(Clone, Debug, PartialEq)]
pub enum ComparisonTarget {
    /// How it was at this moment.
    PastMoment(Moment),
    /// Two of the people who answer, one with the other.
    People(Id, Id),
    /// What another file says, which is the then.
    OtherFile(Arc<Deliberation>),
}

/// A comparison to be made, with all that it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonRequest {
    /// What is compared.
    pub document: Arc<Deliberation>,
    /// With what.
    pub target: ComparisonTarget,
    /// The versions kept of its file.
    pub versions: Vec<FileVersion>,
    /// When.
    pub now: Moment,
}

/// Two documents side by side, and what that came to.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonResult {
    /// What it was compared with.
    pub target: ComparisonTarget,
    /// The one.
    pub before: Deliberation,
    /// The other.
    pub after: Deliberation,
    /// How the then is known, where it was rebuilt.
    pub past_state: Option<PastState>,
    /// The verdict that the file itself noted then, where what was rebuilt does not say the same.
    pub recorded_verdict: Option<(Moment, Visit)>,
    /// What differs, and what of it moved the leader.
    pub comparison: Comparison,
}

/// Why two things are not compared.
#[derive(Clone, Debug, PartialEq)]
pub enum CompareError {
    /// Nothing can be told of that moment.
    History(HistoryError),
    /// Changes are kept from the verdict on, and it was never seen.
    VerdictNeverSeen,
    /// Answers are sealed in this one.
    AnswersSealed(Box<Deliberation>, RevealError),
}

impl ComparisonRequest {
    /// Two files: the one that was changed last is the now.
    pub fn between_files(one: Arc<Deliberation>, other: Arc<Deliberation>, now: Moment) -> ComparisonRequest {
        let is_later = other.head().updated > one.head().updated;
        let (then, document) = if is_later { (one, other) } else { (other, one) };
        ComparisonRequest { document, target: ComparisonTarget::OtherFile(then), versions: Vec::new(), now }
    }

    /// Makes it. That draws, and tries every change by itself: it may take longer than a frame.
    ///
    /// # Errors
    /// What cannot be told, and what may not be.
    pub fn compare(self) -> Result<ComparisonResult, CompareError> {
        let ComparisonRequest { document, target: with, versions, now } = self;
        let (then, after, past) = match &with {
            ComparisonTarget::PastMoment(moment) => {
                let past = reconstruct_at(&document, &versions, *moment, now).map_err(CompareError::History)?;
                if past.gap == Some(HistoryGap::VerdictNeverSeen) {
                    return Err(CompareError::VerdictNeverSeen);
                }
                (past.document.clone(), Deliberation::clone(&document), Some(past))
            }
            ComparisonTarget::People(one, other) => {
                ensure_answers_unsealed(&document)?;
                (document.extract_person(one), document.extract_person(other), None)
            }
            ComparisonTarget::OtherFile(other) => (Deliberation::clone(other), Deliberation::clone(&document), None),
        };
        ensure_answers_unsealed(&then)?;
        ensure_answers_unsealed(&after)?;
        let comparison = compare(
            &then,
            &after,
            (&Figures::with_draws(&then, DEFAULT_DRAWS), &Figures::with_draws(&after, DEFAULT_DRAWS)),
        );
        let noted = match (&with, &past) {
            (ComparisonTarget::PastMoment(moment), Some(PastState { gap: Some(_), .. })) => {
                find_differing_recorded_verdict(&document, *moment, &comparison)
            }
            _ => None,
        };
        Ok(ComparisonResult {
            target: with,
            before: then,
            after: after,
            past_state: past,
            recorded_verdict: noted,
            comparison,
        })
    }
}

/// While answers are sealed on one side, the other side would tell what somebody answered before there were others.
///
/// # Errors
/// They are.
pub fn ensure_answers_unsealed(document: &Deliberation) -> Result<(), CompareError> {
    if !document.is_blind() {
        return Ok(());
    }
    let why = reveal_ranking(document, &Figures::without_draws(document)).err().unwrap_or(RevealError::Sealed);
    Err(CompareError::AnswersSealed(Box::new(document.clone()), why))
}

/// The verdict that the file noted by then, where what was rebuilt says another.
fn find_differing_recorded_verdict(
    document: &Deliberation,
    moment: Moment,
    comparison: &Comparison,
) -> Option<(Moment, Visit)> {
    let (at, visit) = find_recorded_verdict(document, moment).filter(|_| !document.is_blind())?;
    let rebuilt = comparison.then.as_ref().ok().map(|then| then.leaders.as_slice());
    (rebuilt != Some(visit.leader.as_slice())).then(|| (at, visit.clone()))
}

/// A moment that a deliberation can be compared with itself at, and what happened then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlierState {
    /// What happened.
    pub event: EarlierEvent,
    /// When it is called by.
    pub label_moment: Moment,
    /// The moment whose state it is.
    pub moment: Moment,
}

/// What happened at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlierEvent {
    /// It was decided.
    Decided,
    /// The verdict was seen for the first time.
    VerdictSeen,
    /// A visit ended; it is called by its beginning.
    VisitEnded,
    /// A save replaced what stood there.
    VersionReplaced,
}

/// So many of the last visits are offered.
const MAX_VISITS: usize = 5;

/// The earlier states of a deliberation that can be told, each once: those that mean most first, of those alike the latest
/// first. None while answers are sealed.
pub fn list_earlier_states(document: &Deliberation, versions: &[FileVersion], now: Moment) -> Vec<EarlierState> {
    if document.is_blind() {
        return Vec::new();
    }
    let simply = |what| move |at| EarlierState { event: what, label_moment: at, moment: at };
    let decided = document.decisions().iter().rev().filter_map(|decision| decision.at.at);
    let visits = document.visits().iter().rev().filter_map(|visit| Some((visit.at.at?, visit))).take(MAX_VISITS);
    let visited = visits.map(|(at, visit)| EarlierState {
        event: EarlierEvent::VisitEnded,
        label_moment: at,
        moment: visit_end(at, visit).min(now),
    });
    // A version stood until a save replaced it.
    let before = |at: Moment| at.checked_sub_signed(TimeDelta::seconds(1)).unwrap_or(at);
    let replaced = |version: &FileVersion| {
        let called = version.replaced_at.with_timezone(now.offset());
        EarlierState { event: EarlierEvent::VersionReplaced, label_moment: called, moment: before(called) }
    };
    let all = decided
        .map(simply(EarlierEvent::Decided))
        .chain(document.head().verdict_seen.map(simply(EarlierEvent::VerdictSeen)));
    let mut known: Vec<Deliberation> = Vec::new();
    let mut is_new = |earlier: &EarlierState| {
        let told = reconstruct_at(document, versions, earlier.moment, now).ok();
        let told =
            told.filter(|past| matches!(past.gap, None | Some(HistoryGap::AnswersOnly)) && !past.document.is_blind());
        let Some(past) = told else { return false };
        // That nothing differs is worth a look where something was decided, and nowhere else.
        let is_present = past.document == *document && earlier.event != EarlierEvent::Decided;
        if is_present || known.contains(&past.document) {
            return false;
        }
        known.push(past.document);
        true
    };
    all.chain(visited).chain(versions.iter().map(replaced)).filter(|earlier| is_new(earlier)).collect()
}

/// The people who can be compared, two by two: none while their answers are sealed.
pub fn list_person_pairs(document: &Deliberation) -> Vec<(Id, Id)> {
    let people: Vec<&Id> = document.people().into_iter().map(|person| person.id).collect();
    let twos = people
        .iter()
        .enumerate()
        .flat_map(|(at, one)| people.iter().skip(at + 1).map(|other| (Id::clone(one), Id::clone(other))));
    twos.filter(|_| !document.is_blind()).collect()
}
