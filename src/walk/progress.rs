//! Where a deliberation stands: what is answered, what comes next.

use crate::messages::LibraryStage;
use pesee_core::deliberation::{
    Audience, Deliberation, Edit, Id, Outcome, Person, Rating, View, WeightingMethod, view,
};
use pesee_core::method::{Figures, reveal_ranking};

use super::answer::answer_path;
use super::pairs::comparisons_until_connected;
use super::question::Question;
use super::question_order::list_questions;
use super::review;
use super::step::{StepProgress, WalkStep};

/// Whether a question has an answer in the document. Steps 3 and 6 leave no trace of having been passed.
pub fn is_answered(document: &Deliberation, ask: &Question) -> bool {
    match ask {
        Question::Title | Question::Options | Question::Criteria | Question::HandOver(_) => false,
        Question::Seats => !document.participants().is_empty(),
        Question::Account(id) => document.account(id).is_some_and(|a| a.holder.is_some() && a.platform.is_some()),
        Question::Weights(person) => has_weights(document, person),
        Question::Rating(person, criterion) => {
            document.options().iter().all(|option| document.rating(person, criterion, &option.id).is_some())
        }
        Question::Steps => !document.steps().is_empty(),
        _ => answer_path(document, ask).is_some_and(|key| document.get(&key).is_some()),
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
        WeightingMethod::Pairwise => comparisons_until_connected(document) == 0,
    }
}

/// How far a step is.
pub fn step_progress(document: &Deliberation, step: WalkStep) -> StepProgress {
    let asks = list_questions(document);
    let passed = || asks.iter().any(|ask| ask.step() > step && is_answered(document, ask));
    let needed = asks.iter().filter(|ask| ask.step() == step && is_required(document, ask));
    let (mut some, mut all, mut any) = (false, true, false);
    for ask in needed {
        let answered = is_answered(document, ask);
        some |= answered;
        all &= answered;
        any = true;
    }
    match step {
        _ if !any && passed() => StepProgress::Done,
        _ if !any => StepProgress::Empty,
        _ if all => StepProgress::Done,
        WalkStep::Ratings if !some && has_ratings(document) => StepProgress::Partial,
        _ if some => StepProgress::Partial,
        _ => StepProgress::Empty,
    }
}

fn has_ratings(document: &Deliberation) -> bool {
    document.people().iter().any(|person| document.ratings(person.id).is_some())
}

/// Whether the walk waits for an answer: the rest may be left empty.
fn is_required(document: &Deliberation, ask: &Question) -> bool {
    match ask {
        Question::Title | Question::SeatName(_) | Question::HandOver(_) | Question::Options | Question::Criteria => {
            false
        }
        Question::Because | Question::Expects | Question::Confidence | Question::Premortem => false,
        Question::Commitment | Question::Lift | Question::Steps => false,
        // Files written by hand need not say that one person decides, nor that the lens is neutral.
        Question::Seats | Question::Lens => !has_ratings(document),
        Question::FeelingStrength(person) => document.first_feeling(person).is_some(),
        _ => true,
    }
}

/// The question to go on with: the first that still waits after the last one answered; in step 8 the criterion that
/// can still change the most. A finished walk goes on at the verdict.
pub fn question_to_resume(document: &Deliberation) -> Question {
    let asks = list_questions(document);
    let last = asks.iter().rposition(|ask| is_answered(document, ask) && !matches!(ask, Question::ReviewDate));
    let after = last.map_or(0, |at| at + 1);
    // What follows a choice may all be left empty: until the day to look again is said, nobody has been past it.
    let follows = review::current_decision(document).is_some() && !is_answered(document, &Question::ReviewDate);
    let is_open = |ask: &Question| follows && ask.step() == WalkStep::Commitment;
    let waits = |ask: &&Question| {
        let may_wait =
            is_required(document, ask) || matches!(ask, Question::Options | Question::Criteria) || is_open(ask);
        !is_answered(document, ask) && may_wait
    };
    let found = asks.iter().skip(after).find(waits).cloned().unwrap_or(Question::Verdict);
    // Nobody is let past a criterion that was left open.
    let open = asks.iter().find(|ask| matches!(ask, Question::Rating(..)) && !is_answered(document, ask));
    match (&found, open) {
        (Question::Rating(person, _), _) => next_rating_question(document, person).unwrap_or(found),
        (Question::Verdict | Question::Choice, Some(Question::Rating(person, _)))
            if document.decisions().is_empty() =>
        {
            let figures = Figures::without_draws(document);
            let settled = reveal_ranking(document, &figures).is_ok();
            if settled { Question::Verdict } else { next_rating_question(document, person).unwrap_or(found) }
        }
        _ => found,
    }
}

/// The criterion to ask a person next: the one whose unrated cells can still change the most, as far as that
/// person's own answers go; `None` where they have rated everything.
pub fn next_rating_question(document: &Deliberation, person: &Id) -> Option<Question> {
    open_rating_questions(document, person).into_iter().next()
}

/// The criteria that a person has left open, in the order in which they are best asked.
fn open_rating_questions(document: &Deliberation, person: &Id) -> Vec<Question> {
    let figures = Figures::without_draws(&view_for_rater(document, person));
    let ask = |id: &Id| Question::Rating(person.clone(), id.clone());
    if figures.matrix().total_weight > 0.0 {
        let order = figures.information_value().criteria_by_value().into_iter();
        return order.filter_map(|at| figures.matrix().criteria.get(at)).map(|factor| ask(&factor.id)).collect();
    }
    let counting = document.criteria().iter().filter(|criterion| criterion.may_count()).map(|c| ask(&c.id));
    counting.filter(|ask| !is_answered(document, ask)).collect()
}

/// Whether the one whose `turn` it is comes past `ask` on the way. While answers are sealed nobody is led through
/// another's questions, and the keyboard is handed only to somebody else, who still has something to answer.
fn is_on_path(document: &Deliberation, ask: &Question, turn: Option<&Id>) -> bool {
    let (Some(person), Some(turn), true) = (ask.person(), turn, document.is_blind()) else { return true };
    match ask {
        Question::HandOver(_) => person != turn && first_waiting_question(document, person).is_some(),
        _ => person == turn,
    }
}

/// The first question that waits for a person's own answer.
fn first_waiting_question(document: &Deliberation, person: &Id) -> Option<Question> {
    let own = |ask: &Question| ask.person() == Some(person) && !matches!(ask, Question::HandOver(_));
    let waits = |ask: &Question| own(ask) && is_required(document, ask) && !is_answered(document, ask);
    match list_questions(document).into_iter().find(waits)? {
        Question::Rating(person, _) => next_rating_question(document, &person),
        ask => Some(ask),
    }
}

/// Where somebody is led who is sent to `ask`: while answers are sealed, to another's question only by handing the
/// keyboard over.
pub fn route_to(document: &Deliberation, ask: Question, turn: Option<&Id>) -> Question {
    match (ask.person(), turn) {
        (Some(person), Some(turn)) if person != turn && document.is_blind() => Question::HandOver(person.clone()),
        _ => ask,
    }
}

/// The question after `ask` for the one whose `turn` it is: in step 8 the criterion that can still change the most,
/// otherwise the next of the walk. `None` after the last.
pub fn next_question(document: &Deliberation, ask: &Question, turn: Option<&Id>) -> Option<Question> {
    let asks = list_questions(document);
    let on_from = |at: usize| asks.iter().skip(at).find(|ask| is_on_path(document, ask, turn)).cloned();
    match ask {
        Question::Rating(person, _) => {
            let open = open_rating_questions(document, person);
            // One that is left open is passed over, or nobody would come past it.
            let after = open.iter().position(|known| known == ask).map_or(0, |at| at + 1);
            open.into_iter().nth(after).or_else(|| on_from(position_after_ratings(&asks, person)))
        }
        Question::HandOver(person) => {
            let first = asks.iter().find(|ask| ask.person() == Some(person) && !matches!(ask, Question::HandOver(_)));
            first_waiting_question(document, person).or_else(|| first.cloned())
        }
        _ => match on_from(asks.iter().position(|known| known == ask)? + 1)? {
            Question::Rating(person, criterion) => {
                Some(next_rating_question(document, &person).unwrap_or(Question::Rating(person, criterion)))
            }
            next => Some(next),
        },
    }
}

/// The question before `ask`, in the order of the walk, for the one whose `turn` it is.
pub fn previous_question(document: &Deliberation, ask: &Question, turn: Option<&Id>) -> Option<Question> {
    let asks =
        if review::is_review_question(ask) { review::list_questions(document) } else { list_questions(document) };
    let at = asks.iter().position(|known| known == ask)?;
    asks.into_iter().take(at).rfind(|ask| is_on_path(document, ask, turn))
}

/// The first question of a step for the one whose `turn` it is; of the ratings, the one to ask next.
pub fn first_question_of(document: &Deliberation, step: WalkStep, turn: Option<&Id>) -> Question {
    let asks = list_questions(document);
    let mine = |ask: &&Question| {
        let own = ask.person().is_none_or(|person| turn.is_none_or(|turn| turn == person));
        ask.step() == step && !matches!(ask, Question::HandOver(_)) && own
    };
    let first = asks.iter().find(mine).or_else(|| asks.iter().find(|ask| ask.step() >= step)).cloned();
    match first {
        Some(Question::Rating(person, criterion)) => {
            next_rating_question(document, &person).unwrap_or(Question::Rating(person, criterion))
        }
        Some(ask) => ask,
        None => Question::Verdict,
    }
}

/// How far a deliberation is, for a list.
pub fn library_stage(document: &Deliberation) -> LibraryStage {
    if let Some(decision) = review::current_decision(document)
        && let Some(option) = &decision.option
    {
        let name = document.option(option).map(|option| option.name.clone()).unwrap_or_default();
        return LibraryStage::Decided(option.clone(), name);
    }
    match question_to_resume(document) {
        Question::Rating(..) => {
            LibraryStage::Rating(Figures::without_draws(document).information_value().open_criteria.len())
        }
        Question::Verdict | Question::Choice => LibraryStage::Ready,
        ask => LibraryStage::WalkStep(ask.step().number() as u8),
    }
}

/// What is left to rate for a person, as far as their own answers go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RemainingRatings {
    /// How many criteria at most.
    pub criteria_count: usize,
    /// Whether nothing left can change the leader any more.
    pub is_settled: bool,
}

/// What is left to rate for a person.
pub fn remaining_ratings(document: &Deliberation, person: &Id) -> RemainingRatings {
    let figures = Figures::without_draws(&view_for_rater(document, person));
    let settled = matches!(figures.verdict().outcome, Outcome::Fragile | Outcome::Clear);
    RemainingRatings { criteria_count: figures.information_value().open_criteria.len(), is_settled: settled }
}

/// Where a person goes who has rated enough.
pub fn question_after_ratings(document: &Deliberation, person: &Id) -> Option<Question> {
    let asks = list_questions(document);
    asks.iter().skip(position_after_ratings(&asks, person)).find(|ask| is_on_path(document, ask, Some(person))).cloned()
}

/// The place after a person's last rating.
fn position_after_ratings(asks: &[Question], person: &Id) -> usize {
    let last = asks.iter().rposition(|ask| matches!(ask, Question::Rating(of, _) if of == person));
    last.map_or(asks.len(), |at| at + 1)
}

/// What a person may see while rating: with several people, their own answers only.
pub fn view_for_rater<'a>(document: &'a Deliberation, person: &Id) -> View<'a> {
    let audience = if document.is_blind() { Audience::Rater(person.clone()) } else { Audience::Author };
    view(document, &audience)
}

/// Who looks at everything at once, come to from a question: while several people answer blind, the one whose turn it
/// is; at the verdict, and while the keyboard is handed over, whoever is there, to whom no answer is shown.
pub fn overview_audience(document: &Deliberation, ask: &Question, turn: Option<&Id>) -> Audience {
    match (ask, turn) {
        _ if !document.is_blind() => Audience::Author,
        (Question::Verdict | Question::HandOver(_), _) | (_, None) => Audience::Group,
        (_, Some(turn)) => Audience::Rater(turn.clone()),
    }
}

/// Every cell that nobody has rated answered "don't know", for everybody.
pub fn mark_rest_unknown(document: &Deliberation) -> Edit {
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
pub fn question_blocking_verdict(document: &Deliberation) -> Option<Question> {
    let waits = |ask: &Question| match ask {
        Question::Weights(person) => !has_weights(document, person),
        Question::Rating(person, _) => next_rating_question(document, person).is_some(),
        _ => false,
    };
    match list_questions(document).into_iter().find(waits)? {
        Question::Rating(person, _) => next_rating_question(document, &person),
        ask => Some(ask),
    }
}
