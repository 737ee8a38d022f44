//! A deliberation beside another state of it, beside another file, or one of its people beside another: what there is to
//! choose from, and the comparison itself. The commands, the screen and the plain lines all compare through here.

use std::sync::Arc;

use chrono::TimeDelta;

use crate::messages::FileVersion;
use pesee_core::deliberation::{Deliberation, Id, Moment, Visit};
use pesee_core::method::{Comparison, DEFAULT_DRAWS, Figures, RevealError, compare, reveal_ranking};

use super::since::{Gap, Past, Untold, ended, noted, since};

/// What to compare a deliberation with.
#[derive(Clone, Debug, PartialEq)]
pub enum With {
    /// How it was at this moment.
    Earlier(Moment),
    /// Two of the people who answer, one with the other.
    People(Id, Id),
    /// What another file says, which is the then.
    Other(Arc<Deliberation>),
}

/// A comparison to be made, with all that it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparing {
    /// What is compared.
    pub document: Arc<Deliberation>,
    /// With what.
    pub with: With,
    /// The versions kept of its file.
    pub versions: Vec<FileVersion>,
    /// When.
    pub now: Moment,
}

/// Two documents side by side, and what that came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// What it was compared with.
    pub with: With,
    /// The one.
    pub then: Deliberation,
    /// The other.
    pub now: Deliberation,
    /// How the then is known, where it was rebuilt.
    pub past: Option<Past>,
    /// The verdict that the file itself noted then, where what was rebuilt does not say the same.
    pub noted: Option<(Moment, Visit)>,
    /// What differs, and what of it moved the leader.
    pub comparison: Comparison,
}

/// Why two things are not compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Apart {
    /// Nothing can be told of that moment.
    Untold(Untold),
    /// Changes are kept from the verdict on, and it was never seen.
    NeverSeen,
    /// Answers are sealed in this one.
    Sealed(Box<Deliberation>, RevealError),
}

impl Comparing {
    /// Two files: the one that was changed last is the now.
    pub fn files(one: Arc<Deliberation>, other: Arc<Deliberation>, now: Moment) -> Comparing {
        let is_later = other.head().updated > one.head().updated;
        let (then, document) = if is_later { (one, other) } else { (other, one) };
        Comparing { document, with: With::Other(then), versions: Vec::new(), now }
    }

    /// Makes it. That draws, and tries every change by itself: it may take longer than a frame.
    ///
    /// # Errors
    /// What cannot be told, and what may not be.
    pub fn compare(self) -> Result<Beside, Apart> {
        let Comparing { document, with, versions, now } = self;
        let (then, after, past) = match &with {
            With::Earlier(moment) => {
                let past = since(&document, &versions, *moment, now).map_err(Apart::Untold)?;
                if past.gap == Some(Gap::NeverSeen) {
                    return Err(Apart::NeverSeen);
                }
                (past.document.clone(), Deliberation::clone(&document), Some(past))
            }
            With::People(one, other) => {
                unsealed(&document)?;
                (document.extract_person(one), document.extract_person(other), None)
            }
            With::Other(other) => (Deliberation::clone(other), Deliberation::clone(&document), None),
        };
        unsealed(&then)?;
        unsealed(&after)?;
        let comparison = compare(
            &then,
            &after,
            (&Figures::with_draws(&then, DEFAULT_DRAWS), &Figures::with_draws(&after, DEFAULT_DRAWS)),
        );
        let noted = match (&with, &past) {
            (With::Earlier(moment), Some(Past { gap: Some(_), .. })) => unlike_rebuilt(&document, *moment, &comparison),
            _ => None,
        };
        Ok(Beside { with, then, now: after, past, noted, comparison })
    }
}

/// While answers are sealed on one side, the other side would tell what somebody answered before there were others.
///
/// # Errors
/// They are.
pub fn unsealed(document: &Deliberation) -> Result<(), Apart> {
    if !document.is_blind() {
        return Ok(());
    }
    let why = reveal_ranking(document, &Figures::without_draws(document)).err().unwrap_or(RevealError::Sealed);
    Err(Apart::Sealed(Box::new(document.clone()), why))
}

/// The verdict that the file noted by then, where what was rebuilt says another.
fn unlike_rebuilt(document: &Deliberation, moment: Moment, comparison: &Comparison) -> Option<(Moment, Visit)> {
    let (at, visit) = noted(document, moment).filter(|_| !document.is_blind())?;
    let rebuilt = comparison.then.as_ref().ok().map(|then| then.leaders.as_slice());
    (rebuilt != Some(visit.leader.as_slice())).then(|| (at, visit.clone()))
}

/// A moment that a deliberation can be compared with itself at, and what happened then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// What happened.
    pub what: What,
    /// When it is called by.
    pub called: Moment,
    /// The moment whose state it is.
    pub at: Moment,
}

/// What happened at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It was decided.
    Decided,
    /// The verdict was seen for the first time.
    Seen,
    /// A visit ended; it is called by its beginning.
    Visited,
    /// A save replaced what stood there.
    Replaced,
}

/// So many of the last visits are offered.
const MOST_VISITS: usize = 5;

/// The earlier states of a deliberation that can be told, each once: those that mean most first, of those alike the latest
/// first. None while answers are sealed.
pub fn earlier(document: &Deliberation, versions: &[FileVersion], now: Moment) -> Vec<Earlier> {
    if document.is_blind() {
        return Vec::new();
    }
    let simply = |what| move |at| Earlier { what, called: at, at };
    let decided = document.decisions().iter().rev().filter_map(|decision| decision.at.at);
    let visits = document.visits().iter().rev().filter_map(|visit| Some((visit.at.at?, visit))).take(MOST_VISITS);
    let visited = visits.map(|(at, visit)| Earlier { what: What::Visited, called: at, at: ended(at, visit).min(now) });
    // A version stood until a save replaced it.
    let before = |at: Moment| at.checked_sub_signed(TimeDelta::seconds(1)).unwrap_or(at);
    let replaced = |version: &FileVersion| {
        let called = version.replaced_at.with_timezone(now.offset());
        Earlier { what: What::Replaced, called, at: before(called) }
    };
    let all = decided.map(simply(What::Decided)).chain(document.head().verdict_seen.map(simply(What::Seen)));
    let mut known: Vec<Deliberation> = Vec::new();
    let mut is_new = |earlier: &Earlier| {
        let told = since(document, versions, earlier.at, now).ok();
        let told = told.filter(|past| matches!(past.gap, None | Some(Gap::OnlyAnswers)) && !past.document.is_blind());
        let Some(past) = told else { return false };
        // That nothing differs is worth a look where something was decided, and nowhere else.
        let is_present = past.document == *document && earlier.what != What::Decided;
        if is_present || known.contains(&past.document) {
            return false;
        }
        known.push(past.document);
        true
    };
    all.chain(visited).chain(versions.iter().map(replaced)).filter(|earlier| is_new(earlier)).collect()
}

/// The people who can be compared, two by two: none while their answers are sealed.
pub fn in_twos(document: &Deliberation) -> Vec<(Id, Id)> {
    let people: Vec<&Id> = document.people().into_iter().map(|person| person.id).collect();
    let twos = people
        .iter()
        .enumerate()
        .flat_map(|(at, one)| people.iter().skip(at + 1).map(|other| (Id::clone(one), Id::clone(other))));
    twos.filter(|_| !document.is_blind()).collect()
}
