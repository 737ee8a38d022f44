//! Where a deliberation stands: what is answered, what comes next.

use crate::messages::LibraryStage;
use pesee_core::deliberation::{
    Audience, Deliberation, Edit, Id, Outcome, Person, Rating, View, WeightingMethod, view,
};
use pesee_core::method::{Figures, reveal_ranking};

use super::answer::place;
use super::look_back;
use super::pairs::until_connected;
use super::question::Ask;
use super::questions::questions;
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
    // Pairs are shared by all.
    if document.people().len() > 1 && document.weighting_method() != WeightingMethod::Pairwise {
        return document.weights(person).is_some();
    }
    let mut counting = document.criteria().iter().filter(|criterion| criterion.may_count()).peekable();
    match document.weighting_method() {
        _ if counting.peek().is_none() => false,
        WeightingMethod::Order => counting.all(|criterion| criterion.rank.is_some()),
        WeightingMethod::Points | WeightingMethod::Swing => {
            counting.any(|criterion| criterion.weight.is_some_and(|w| w.get() > 0.0))
        }
        WeightingMethod::Pairwise => until_connected(document) == 0,
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
        Ask::Because | Ask::Expects | Ask::Confidence | Ask::Premortem => false,
        Ask::Commitment | Ask::Lift | Ask::Steps => false,
        // Files written by hand need not say that one person decides, nor that the lens is neutral.
        Ask::Seats | Ask::Lens => !document_has_ratings(document),
        Ask::Strength(person) => document.first_feeling(person).is_some(),
        _ => true,
    }
}

/// The question to go on with: the first that still waits after the last one answered; in step 8 the criterion that
/// can still change the most. A finished walk goes on at the verdict.
pub fn resume(document: &Deliberation) -> Ask {
    let asks = questions(document);
    let last = asks.iter().rposition(|ask| is_answered(document, ask) && !matches!(ask, Ask::Review));
    let after = last.map_or(0, |at| at + 1);
    // What follows a choice may all be left empty: until the day to look again is said, nobody has been past it.
    let follows = look_back::standing(document).is_some() && !is_answered(document, &Ask::Review);
    let is_open = |ask: &Ask| follows && ask.step() == Step::Commitment;
    let waits = |ask: &&Ask| {
        let may_wait = is_needed(document, ask) || matches!(ask, Ask::Options | Ask::Criteria) || is_open(ask);
        !is_answered(document, ask) && may_wait
    };
    let found = asks.iter().skip(after).find(waits).cloned().unwrap_or(Ask::Verdict);
    // Nobody is let past a criterion that was left open.
    let open = asks.iter().find(|ask| matches!(ask, Ask::Rating(..)) && !is_answered(document, ask));
    match (&found, open) {
        (Ask::Rating(person, _), _) => next_rating(document, person).unwrap_or(found),
        (Ask::Verdict | Ask::Choice, Some(Ask::Rating(person, _))) if document.decisions().is_empty() => {
            let figures = Figures::without_draws(document);
            let settled = reveal_ranking(document, &figures).is_ok();
            if settled { Ask::Verdict } else { next_rating(document, person).unwrap_or(found) }
        }
        _ => found,
    }
}

/// The criterion to ask a person next: the one whose unrated cells can still change the most, as far as that
/// person's own answers go; `None` where they have rated everything.
pub fn next_rating(document: &Deliberation, person: &Id) -> Option<Ask> {
    open_ratings(document, person).into_iter().next()
}

/// The criteria that a person has left open, in the order in which they are best asked.
fn open_ratings(document: &Deliberation, person: &Id) -> Vec<Ask> {
    let figures = Figures::without_draws(&seen_by(document, person));
    let ask = |id: &Id| Ask::Rating(person.clone(), id.clone());
    if figures.matrix().total_weight > 0.0 {
        let order = figures.information_value().criteria_by_value().into_iter();
        return order.filter_map(|at| figures.matrix().criteria.get(at)).map(|factor| ask(&factor.id)).collect();
    }
    let counting = document.criteria().iter().filter(|criterion| criterion.may_count()).map(|c| ask(&c.id));
    counting.filter(|ask| !is_answered(document, ask)).collect()
}

/// Whether the one whose `turn` it is comes past `ask` on the way. While answers are sealed nobody is led through
/// another's questions, and the keyboard is handed only to somebody else, who still has something to answer.
fn is_on_the_way(document: &Deliberation, ask: &Ask, turn: Option<&Id>) -> bool {
    let (Some(person), Some(turn), true) = (ask.person(), turn, document.is_blind()) else { return true };
    match ask {
        Ask::Handover(_) => person != turn && waiting_for(document, person).is_some(),
        _ => person == turn,
    }
}

/// The first question that waits for a person's own answer.
fn waiting_for(document: &Deliberation, person: &Id) -> Option<Ask> {
    let own = |ask: &Ask| ask.person() == Some(person) && !matches!(ask, Ask::Handover(_));
    let waits = |ask: &Ask| own(ask) && is_needed(document, ask) && !is_answered(document, ask);
    match questions(document).into_iter().find(waits)? {
        Ask::Rating(person, _) => next_rating(document, &person),
        ask => Some(ask),
    }
}

/// Where somebody is led who is sent to `ask`: while answers are sealed, to another's question only by handing the
/// keyboard over.
pub fn toward(document: &Deliberation, ask: Ask, turn: Option<&Id>) -> Ask {
    match (ask.person(), turn) {
        (Some(person), Some(turn)) if person != turn && document.is_blind() => Ask::Handover(person.clone()),
        _ => ask,
    }
}

/// The question after `ask` for the one whose `turn` it is: in step 8 the criterion that can still change the most,
/// otherwise the next of the walk. `None` after the last.
pub fn next(document: &Deliberation, ask: &Ask, turn: Option<&Id>) -> Option<Ask> {
    let asks = questions(document);
    let on_from = |at: usize| asks.iter().skip(at).find(|ask| is_on_the_way(document, ask, turn)).cloned();
    match ask {
        Ask::Rating(person, _) => {
            let open = open_ratings(document, person);
            // One that is left open is passed over, or nobody would come past it.
            let after = open.iter().position(|known| known == ask).map_or(0, |at| at + 1);
            open.into_iter().nth(after).or_else(|| on_from(after_ratings(&asks, person)))
        }
        Ask::Handover(person) => {
            let first = asks.iter().find(|ask| ask.person() == Some(person) && !matches!(ask, Ask::Handover(_)));
            waiting_for(document, person).or_else(|| first.cloned())
        }
        _ => match on_from(asks.iter().position(|known| known == ask)? + 1)? {
            Ask::Rating(person, criterion) => {
                Some(next_rating(document, &person).unwrap_or(Ask::Rating(person, criterion)))
            }
            next => Some(next),
        },
    }
}

/// The question before `ask`, in the order of the walk, for the one whose `turn` it is.
pub fn previous(document: &Deliberation, ask: &Ask, turn: Option<&Id>) -> Option<Ask> {
    let asks = if look_back::is_of_review(ask) { look_back::questions(document) } else { questions(document) };
    let at = asks.iter().position(|known| known == ask)?;
    asks.into_iter().take(at).rfind(|ask| is_on_the_way(document, ask, turn))
}

/// The first question of a step for the one whose `turn` it is; of the ratings, the one to ask next.
pub fn first_of(document: &Deliberation, step: Step, turn: Option<&Id>) -> Ask {
    let asks = questions(document);
    let mine = |ask: &&Ask| {
        let own = ask.person().is_none_or(|person| turn.is_none_or(|turn| turn == person));
        ask.step() == step && !matches!(ask, Ask::Handover(_)) && own
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
pub fn stage(document: &Deliberation) -> LibraryStage {
    if let Some(decision) = look_back::standing(document)
        && let Some(option) = &decision.option
    {
        let name = document.option(option).map(|option| option.name.clone()).unwrap_or_default();
        return LibraryStage::Decided(option.clone(), name);
    }
    match resume(document) {
        Ask::Rating(..) => {
            LibraryStage::Rating(Figures::without_draws(document).information_value().open_criteria.len())
        }
        Ask::Verdict | Ask::Choice => LibraryStage::Ready,
        ask => LibraryStage::WalkStep(ask.step().number() as u8),
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
    let figures = Figures::without_draws(&seen_by(document, person));
    let settled = matches!(figures.verdict().outcome, Outcome::Fragile | Outcome::Clear);
    Left { criteria: figures.information_value().open_criteria.len(), settled }
}

/// Where a person goes who has rated enough.
pub fn enough_rated(document: &Deliberation, person: &Id) -> Option<Ask> {
    let asks = questions(document);
    asks.iter().skip(after_ratings(&asks, person)).find(|ask| is_on_the_way(document, ask, Some(person))).cloned()
}

/// The place after a person's last rating.
fn after_ratings(asks: &[Ask], person: &Id) -> usize {
    let last = asks.iter().rposition(|ask| matches!(ask, Ask::Rating(of, _) if of == person));
    last.map_or(asks.len(), |at| at + 1)
}

/// What a person may see while rating: with several people, their own answers only.
pub fn seen_by<'a>(document: &'a Deliberation, person: &Id) -> View<'a> {
    let audience = if document.is_blind() { Audience::Rater(person.clone()) } else { Audience::Author };
    view(document, &audience)
}

/// Who looks at everything at once, come to from a question: while several people answer blind, the one whose turn it
/// is; at the verdict, and while the keyboard is handed over, whoever is there, to whom no answer is shown.
pub fn at_table(document: &Deliberation, ask: &Ask, turn: Option<&Id>) -> Audience {
    match (ask, turn) {
        _ if !document.is_blind() => Audience::Author,
        (Ask::Verdict | Ask::Handover(_), _) | (_, None) => Audience::Group,
        (_, Some(turn)) => Audience::Rater(turn.clone()),
    }
}

/// Every cell that nobody has rated answered "don't know", for everybody.
pub fn rest_unknown(document: &Deliberation) -> Edit {
    let people = document.people();
    let mut edit = Edit::default();
    for criterion in document.criteria().iter().filter(|criterion| criterion.may_count()) {
        for option in document.options() {
            let rated = |person: &Person<'_>| document.rating(person.id, &criterion.id, &option.id).is_some();
            if !people.iter().any(rated) {
                edit = people.iter().fold(edit, |edit, person| {
                    let unknown = Some(Rating::unknown());
                    edit.chain(Edit::rate(document, person.id, &criterion.id, &option.id, unknown))
                });
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
