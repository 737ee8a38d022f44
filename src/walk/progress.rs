//! Where a deliberation stands: what is answered, what comes next.

use crate::deliberation::{Audience, Deliberation, Edit, Id, Method, Outcome, Rating, Stage, View, view};
use crate::method::{Figures, disclose};

use super::answer::place;
use super::question::{Ask, questions};
use super::step::{Progress, Step};

/// Whether a question has an answer in the document. Steps 3 and 6 leave no trace of having been passed.
pub fn is_answered(document: &Deliberation, ask: &Ask) -> bool {
    match ask {
        Ask::Title | Ask::Options | Ask::Criteria | Ask::Handover(_) => false,
        Ask::Seats => !document.participants().is_empty(),
        Ask::Account(id) => document.account(id).is_some_and(|a| a.holder.is_some() && a.platform.is_some()),
        Ask::Weights(person) => has_weights(document, person),
        Ask::Rating(person, criterion) => {
            document.options().iter().all(|option| document.rating(person, criterion, &option.id).is_some())
        }
        Ask::Steps => !document.steps().is_empty(),
        _ => place(document, ask).is_some_and(|key| document.get(&key).is_some()),
    }
}

fn has_weights(document: &Deliberation, person: &Id) -> bool {
    if document.people().len() > 1 {
        return document.weights(person).is_some();
    }
    let mut counting = document.criteria().iter().filter(|criterion| criterion.counts()).peekable();
    match document.method() {
        _ if counting.peek().is_none() => false,
        Method::Order => counting.all(|criterion| criterion.rank.is_some()),
        Method::Points | Method::Swing => counting.any(|criterion| criterion.weight.is_some_and(|w| w.get() > 0.0)),
        Method::Pairwise => !document.pairs().is_empty(),
    }
}

/// How far a step is.
pub fn progress(document: &Deliberation, step: Step) -> Progress {
    let asks = questions(document);
    let passed = || asks.iter().any(|ask| ask.step() > step && is_answered(document, ask));
    let needed = asks.iter().filter(|ask| ask.step() == step && is_needed(document, ask));
    let (mut some, mut all, mut any) = (false, true, false);
    for ask in needed {
        let answered = is_answered(document, ask);
        some |= answered;
        all &= answered;
        any = true;
    }
    match step {
        _ if !any && passed() => Progress::Done,
        _ if !any => Progress::Empty,
        _ if all => Progress::Done,
        Step::Ratings if !some && document_has_ratings(document) => Progress::Part,
        _ if some => Progress::Part,
        _ => Progress::Empty,
    }
}

fn document_has_ratings(document: &Deliberation) -> bool {
    document.people().iter().any(|person| document.ratings(person.id).is_some())
}

/// Whether the walk waits for an answer: the rest may be left empty.
fn is_needed(document: &Deliberation, ask: &Ask) -> bool {
    match ask {
        Ask::Title | Ask::SeatName(_) | Ask::Handover(_) | Ask::Options | Ask::Criteria => false,
        Ask::Because | Ask::Expects | Ask::Confidence | Ask::Commitment | Ask::Lift | Ask::Steps => false,
        // Files written by hand need not say that one person decides, nor that the lens is neutral.
        Ask::Seats | Ask::Lens => !document_has_ratings(document),
        Ask::Strength(person) => document.gut(person).is_some(),
        _ => true,
    }
}

/// The question to go on with: the first that still waits after the last one answered; in step 8 the criterion that
/// can still change the most. A finished walk goes on at the verdict.
pub fn resume(document: &Deliberation) -> Ask {
    let asks = questions(document);
    let last = asks.iter().rposition(|ask| is_answered(document, ask) && !matches!(ask, Ask::Review));
    let after = last.map_or(0, |at| at + 1);
    let waits = |ask: &&Ask| {
        !is_answered(document, ask) && (is_needed(document, ask) || matches!(ask, Ask::Options | Ask::Criteria))
    };
    let found = asks.iter().skip(after).find(waits).cloned().unwrap_or(Ask::Verdict);
    // Nobody is let past a criterion that was left open.
    let open = asks.iter().find(|ask| matches!(ask, Ask::Rating(..)) && !is_answered(document, ask));
    match (&found, open) {
        (Ask::Rating(person, _), _) => next_rating(document, person).unwrap_or(found),
        (Ask::Verdict | Ask::Choice, Some(Ask::Rating(person, _))) if document.decisions().is_empty() => {
            let figures = Figures::exact(document);
            let settled = disclose(document, &figures).is_ok();
            if settled { Ask::Verdict } else { next_rating(document, person).unwrap_or(found) }
        }
        _ => found,
    }
}

/// The criterion to ask a person next: the one whose unrated cells can still change the most, as far as that
/// person's own answers go; `None` where they have rated everything.
pub fn next_rating(document: &Deliberation, person: &Id) -> Option<Ask> {
    let figures = Figures::exact(&seen_by(document, person));
    let next = figures.ask().next.and_then(|at| figures.table().criteria.get(at)).map(|factor| factor.id.clone());
    let unweighted = || {
        let mut counting = document.criteria().iter().filter(|criterion| criterion.counts());
        counting.find(|c| !is_answered(document, &Ask::Rating(person.clone(), c.id.clone()))).map(|c| c.id.clone())
    };
    let next = if figures.table().total > 0.0 { next } else { unweighted() };
    next.map(|criterion| Ask::Rating(person.clone(), criterion))
}

/// The question after `ask`: in step 8 the criterion that can still change the most, otherwise the next of the
/// walk. `None` after the last.
pub fn next(document: &Deliberation, ask: &Ask) -> Option<Ask> {
    let asks = questions(document);
    if let Ask::Rating(person, _) = ask {
        if let Some(next) = next_rating(document, person).filter(|next| next != ask) {
            return Some(next);
        }
        return after_ratings(document, person);
    }
    let at = asks.iter().position(|known| known == ask)?;
    let next = asks.get(at + 1)?;
    match next {
        Ask::Rating(person, _) => next_rating(document, person).or_else(|| Some(next.clone())),
        _ => Some(next.clone()),
    }
}

/// The question before `ask`, in the order of the walk.
pub fn previous(document: &Deliberation, ask: &Ask) -> Option<Ask> {
    let asks = questions(document);
    let at = asks.iter().position(|known| known == ask)?;
    at.checked_sub(1).and_then(|at| asks.get(at).cloned())
}

/// The first question of a step for whoever has the turn; of the ratings, the one to ask next.
pub fn first_of(document: &Deliberation, step: Step, turn: Option<&Id>) -> Ask {
    let asks = questions(document);
    let mine = |ask: &&Ask| {
        ask.step() == step
            && !matches!(ask, Ask::Handover(_))
            && ask.person().is_none_or(|p| turn.is_none_or(|t| t == p))
    };
    let first = asks.iter().find(mine).or_else(|| asks.iter().find(|ask| ask.step() >= step)).cloned();
    match first {
        Some(Ask::Rating(person, criterion)) => {
            next_rating(document, &person).unwrap_or(Ask::Rating(person, criterion))
        }
        Some(ask) => ask,
        None => Ask::Verdict,
    }
}

/// How far a deliberation is, for a list.
pub fn stage(document: &Deliberation) -> Stage {
    if let Some(decision) = document.decisions().last()
        && let Some(option) = &decision.option
    {
        let name = document.option(option).map(|option| option.name.clone()).unwrap_or_default();
        return Stage::Decided(option.clone(), name);
    }
    match resume(document) {
        Ask::Rating(..) => Stage::Rating(Figures::exact(document).ask().criteria_left),
        Ask::Verdict | Ask::Choice => Stage::Ready,
        ask => Stage::At(ask.step().number() as u8),
    }
}

/// What is left to rate for a person, as far as their own answers go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// How many criteria at most.
    pub criteria: usize,
    /// Whether nothing left can change the leader any more.
    pub settled: bool,
}

/// What is left to rate for a person.
pub fn left(document: &Deliberation, person: &Id) -> Left {
    let figures = Figures::exact(&seen_by(document, person));
    let settled = matches!(figures.verdict().outcome, Outcome::Fragile | Outcome::Clear);
    Left { criteria: figures.ask().criteria_left, settled }
}

/// The question after a person's last rating.
pub fn after_ratings(document: &Deliberation, person: &Id) -> Option<Ask> {
    let asks = questions(document);
    let last = asks.iter().rposition(|known| matches!(known, Ask::Rating(p, _) if p == person))?;
    asks.get(last + 1).cloned()
}

/// What a person may see while rating: with several people, their own answers only.
pub fn seen_by<'a>(document: &'a Deliberation, person: &Id) -> View<'a> {
    let audience = if document.is_blind() { Audience::Rater(person.clone()) } else { Audience::Author };
    view(document, &audience)
}

/// Every cell that is left open answered "don't know", for everybody.
pub fn rest_unknown(document: &Deliberation) -> Edit {
    let counting: Vec<&Id> = document.criteria().iter().filter(|c| c.counts()).map(|c| &c.id).collect();
    let mut edit = Edit::default();
    for person in document.people() {
        for criterion in &counting {
            for option in document.options() {
                if document.rating(person.id, criterion, &option.id).is_none() {
                    edit = edit.and(Edit::rate(document, person.id, criterion, &option.id, Some(Rating::unknown())));
                }
            }
        }
    }
    edit
}

/// The question that a verdict which may not be shown waits for; `None` where nothing is left to answer.
pub fn open_question(document: &Deliberation) -> Option<Ask> {
    let waits = |ask: &Ask| match ask {
        Ask::Weights(person) => !has_weights(document, person),
        Ask::Rating(person, _) => next_rating(document, person).is_some(),
        _ => false,
    };
    match questions(document).into_iter().find(waits)? {
        Ask::Rating(person, _) => next_rating(document, &person),
        ask => Some(ask),
    }
}
