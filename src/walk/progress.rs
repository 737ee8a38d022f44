//! Determines what is answered, which question comes next, and what a person may see on the way.

use crate::messages::LibraryStage;
use pesee_core::deliberation::{
    Audience, Criterion, Deliberation, Edit, Id, Person, Points, Rating, View, WeightingMethod, view,
};
use pesee_core::method::{Figures, find_waiting_people, reveal_ranking};

use super::answer::answer_path;
use super::pairs::comparisons_until_connected;
use super::people::next_unnamed_person;
use super::question::Question;
use super::question_order::list_questions;
use super::review;
use super::step::{StepProgress, WalkStep};

/// Returns whether a question has an answer in the document. The lists of steps 3 and 6 never count as answered,
/// because passing them leaves no trace.
pub fn is_answered(document: &Deliberation, question: &Question) -> bool {
    match question {
        Question::Title | Question::Options | Question::Criteria | Question::OptionFromCriteria => false,
        Question::HandOver(_) | Question::Correction | Question::HandOverToCorrect(_) => false,
        Question::People => next_unnamed_person(document).is_none(),
        Question::Seats => !document.participants().is_empty(),
        Question::Account(id) => document.account(id).is_some_and(|a| a.holder.is_some() && a.platform.is_some()),
        Question::Weights(person) => has_weights(document, person),
        Question::Rating(person, criterion) => {
            document.eligible_options().all(|option| document.rating(person, criterion, &option.id).is_some())
        }
        Question::Steps => !document.steps().is_empty(),
        Question::Tripwires => !document.tripwires().is_empty(),
        _ => answer_path(document, question).is_some_and(|path| document.get(&path).is_some()),
    }
}

/// Returns whether a person has given a weight to every criterion that may count, and to one of them more than 0.
fn has_weights(document: &Deliberation, person: &Id) -> bool {
    let shares_weights = document.people().len() < 2 || document.weighting_method() == WeightingMethod::Pairwise;
    (shares_weights || document.weights(person).is_some()) && is_weighed(document, person)
}

/// Returns whether every criterion that may count has a weight for a person, be it a shared one, and one of them more
/// than 0 (METHOD.md §2, *unweighed*).
fn is_weighed(document: &Deliberation, person: &Id) -> bool {
    let counting = || document.criteria().iter().filter(|criterion| criterion.may_count());
    let own = |criterion: &Criterion| {
        let own = document.weights(person)?.get(&criterion.id)?;
        Some(own.get())
    };
    let is_complete = |weight: &dyn Fn(&Criterion) -> Option<f64>| {
        counting().all(|criterion| weight(criterion).is_some())
            && counting().any(|criterion| weight(criterion) > Some(0.0))
    };
    match document.weighting_method() {
        _ if is_complete(&own) => true,
        WeightingMethod::Points | WeightingMethod::Swing => {
            is_complete(&|criterion| own(criterion).or(criterion.weight.map(Points::get)))
        }
        WeightingMethod::Order => is_complete(&|criterion| criterion.rank.map(|_| 1.0)),
        WeightingMethod::Pairwise => counting().next().is_some() && comparisons_until_connected(document) == 0,
    }
}

pub fn step_progress(document: &Deliberation, step: WalkStep) -> StepProgress {
    let questions = list_questions(document);
    let is_passed = || questions.iter().any(|question| question.step() > step && is_answered(document, question));
    let required = questions.iter().filter(|question| question.step() == step && is_required(document, question));
    let (mut has_answered, mut is_complete, mut has_required) = (false, true, false);
    for question in required {
        let has_answer = is_answered(document, question);
        has_answered |= has_answer;
        is_complete &= has_answer;
        has_required = true;
    }
    match step {
        _ if !has_required && is_passed() => StepProgress::Done,
        _ if !has_required => StepProgress::Empty,
        _ if is_complete => StepProgress::Done,
        WalkStep::Ratings if !has_answered && has_ratings(document) => StepProgress::Partial,
        _ if has_answered => StepProgress::Partial,
        _ => StepProgress::Empty,
    }
}

fn has_ratings(document: &Deliberation) -> bool {
    document.people().iter().any(|person| document.ratings(person.id).is_some())
}

/// Returns whether the walk stops at the question until it is answered; all other answers may be left empty.
fn is_required(document: &Deliberation, question: &Question) -> bool {
    match question {
        Question::Title | Question::DecideBy | Question::HandOver(_) => false,
        Question::Options | Question::Criteria | Question::OptionFromCriteria => false,
        Question::Because | Question::Expects | Question::Confidence | Question::Premortem => false,
        Question::Tripwires | Question::Commitment | Question::Lift | Question::Steps => false,
        // Files written by hand need not state that one person decides, nor name several people.
        Question::Seats | Question::People => !has_ratings(document),
        Question::FeelingStrength(person) => document.first_feeling(person).is_some(),
        _ => true,
    }
}

/// Returns the question at which to resume: the first waiting one after the last answered one. In step 8 this is the
/// criterion that can change the result most; a finished walk resumes at the verdict.
pub fn question_to_resume(document: &Deliberation) -> Question {
    match first_question_to_resume(document) {
        Question::Rating(person, criterion) => {
            next_rating_question(document, &person).unwrap_or(Question::Rating(person, criterion))
        }
        question => question,
    }
}

/// Returns the question at which to resume, or the first open rating of a person if some other one is to be asked
/// first.
fn first_question_to_resume(document: &Deliberation) -> Question {
    let questions = list_questions(document);
    let last_answered = questions
        .iter()
        .rposition(|question| is_answered(document, question) && !matches!(question, Question::ReviewDate));
    let after = last_answered.map_or(0, |at| at + 1);
    // All questions after a choice may be left empty, so only the review date shows that they were passed.
    let is_after_choice = review::current_decision(document).is_some() && !is_answered(document, &Question::ReviewDate);
    let is_open = |question: &Question| is_after_choice && question.step() == WalkStep::Commitment;
    let is_waiting = |question: &&Question| {
        let may_wait = is_required(document, question)
            || matches!(question, Question::Options | Question::Criteria)
            || is_open(question);
        !is_answered(document, question) && may_wait
    };
    let candidate = questions.iter().skip(after).find(is_waiting).cloned().unwrap_or(Question::Verdict);
    // A criterion that was left open must be rated before the verdict.
    let open =
        questions.iter().find(|question| matches!(question, Question::Rating(..)) && !is_answered(document, question));
    match (&candidate, open) {
        (Question::Verdict | Question::Choice, Some(rating)) if document.decisions().is_empty() => {
            let figures = Figures::without_draws(document);
            let is_settled = reveal_ranking(document, &figures).is_ok();
            if is_settled { Question::Verdict } else { rating.clone() }
        }
        // The result is seen before the choice is asked for.
        (Question::Choice, None) if review::current_decision(document).is_none() => Question::Verdict,
        _ => candidate,
    }
}

/// Returns the question about the criterion whose unrated cells can change the result of this person most; `None` if
/// the person has rated everything.
pub fn next_rating_question(document: &Deliberation, person: &Id) -> Option<Question> {
    open_rating_questions(document, person).into_iter().next()
}

/// Returns the questions about the criteria that a person has left open, in the order in which to ask them.
fn open_rating_questions(document: &Deliberation, person: &Id) -> Vec<Question> {
    let figures = figures_for_rater(document, person);
    let question = |id: &Id| Question::Rating(person.clone(), id.clone());
    if figures.matrix().has_weights() {
        let order = figures.information_value().criteria_by_value().into_iter();
        // A criterion without a weight is asked last: its weight may still come.
        let unweighed = figures.matrix().criteria.iter().enumerate().filter(|(_, c)| c.is_unweighed).map(|(k, _)| k);
        let order: Vec<usize> = order.collect();
        let rest: Vec<usize> = unweighed.filter(|k| !order.contains(k)).collect();
        let open = order.into_iter().chain(rest).filter(|k| has_left_open(document, &figures, person, *k));
        let criteria = open.filter_map(|k| figures.matrix().criteria.get(k));
        return criteria.map(|criterion| question(&criterion.id)).collect();
    }
    let counting = document.criteria().iter().filter(|criterion| criterion.may_count()).map(|c| question(&c.id));
    counting.filter(|question| !is_answered(document, question)).collect()
}

/// Returns the figures by which a person is asked: their own while answers are sealed, otherwise those of everybody.
fn figures_for_rater(document: &Deliberation, person: &Id) -> Figures {
    if document.is_blind() { Figures::of_person(document, person) } else { Figures::without_draws(document) }
}

/// Returns whether a person has not rated some eligible option on a criterion, an index.
fn has_left_open(document: &Deliberation, figures: &Figures, person: &Id, criterion: usize) -> bool {
    let Some(criterion) = figures.matrix().criteria.get(criterion) else { return false };
    figures.matrix().eligible_options().any(|(_, option)| document.rating(person, &criterion.id, &option.id).is_none())
}

/// Returns whether the person whose `turn` it is passes `question`. While answers are sealed, a person does not pass
/// the questions of another, and the keyboard is handed only to another person who still has something to answer.
fn is_on_path(document: &Deliberation, question: &Question, turn: Option<&Id>) -> bool {
    let (Some(person), true) = (question.person(), document.is_blind()) else { return true };
    if turn == Some(person) {
        return !question.is_hand_over();
    }
    (turn.is_none() || question.is_hand_over()) && first_waiting_question(document, person).is_some()
}

/// Returns whether `question` asks for an answer of `person` alone.
fn is_own_question(question: &Question, person: &Id) -> bool {
    question.person() == Some(person) && !question.is_hand_over()
}

/// Returns the question of a person after `question`, in the order of the walk, answered or not. The first one follows
/// a handover; `None` follows the last one.
pub(super) fn next_own_question(document: &Deliberation, question: &Question, person: &Id) -> Option<Question> {
    let mut own = list_questions(document).into_iter().filter(|own| is_own_question(own, person));
    if question.is_hand_over() {
        return own.next();
    }
    own.skip_while(|own| own != question).nth(1)
}

/// Returns the question of a person before `question`, in the order of the walk.
pub(super) fn previous_own_question(document: &Deliberation, question: &Question, person: &Id) -> Option<Question> {
    let own = list_questions(document).into_iter().filter(|own| is_own_question(own, person));
    own.take_while(|own| own != question).last()
}

/// Returns the first required question that waits for an answer of this person.
fn first_waiting_question(document: &Deliberation, person: &Id) -> Option<Question> {
    let is_waiting = |question: &Question| {
        is_own_question(question, person) && is_required(document, question) && !is_answered(document, question)
    };
    match list_questions(document).into_iter().find(is_waiting)? {
        Question::Rating(person, _) => next_rating_question(document, &person),
        question => Some(question),
    }
}

/// Returns the question to show when `question` is requested: while answers are sealed, a question of a person whose
/// `turn` it is not is reached only through handing over the keyboard. After opening a file it is nobody's turn.
pub fn route_to(document: &Deliberation, question: Question, turn: Option<&Id>) -> Question {
    match question.person() {
        Some(person) if !question.is_hand_over() && document.is_blind() && turn != Some(person) => {
            Question::HandOver(person.clone())
        }
        _ => question,
    }
}

/// Returns the question after `question` for the person whose `turn` it is; in step 8 the criterion that can change the
/// result most, otherwise the next one of the walk. Returns `None` after the last question.
pub fn next_question(document: &Deliberation, question: &Question, turn: Option<&Id>) -> Option<Question> {
    let questions = list_questions(document);
    let next_from =
        |at: usize| questions.iter().skip(at).find(|question| is_on_path(document, question, turn)).cloned();
    match question {
        Question::Rating(person, _) => {
            let open = open_rating_questions(document, person);
            // A criterion that stays open is skipped; otherwise the walk would return to it forever.
            let after = open.iter().position(|known| known == question).map_or(0, |at| at + 1);
            open.into_iter().nth(after).or_else(|| next_from(position_after_ratings(&questions, person)))
        }
        Question::HandOver(person) => {
            let first = questions.iter().find(|question| is_own_question(question, person));
            first_waiting_question(document, person).or_else(|| first.cloned())
        }
        Question::Correction | Question::HandOverToCorrect(_) => Some(Question::Verdict),
        _ => match next_from(questions.iter().position(|known| known == question)? + 1)? {
            Question::Rating(person, criterion) => {
                Some(next_rating_question(document, &person).unwrap_or(Question::Rating(person, criterion)))
            }
            next => Some(next),
        },
    }
}

/// Returns the question before `question`, in the order of the walk, for the person whose `turn` it is.
pub fn previous_question(document: &Deliberation, question: &Question, turn: Option<&Id>) -> Option<Question> {
    if matches!(question, Question::Correction | Question::HandOverToCorrect(_)) {
        return Some(Question::Verdict);
    }
    let questions =
        if review::is_review_question(question) { review::list_questions(document) } else { list_questions(document) };
    // The keyboard may be handed to the first person too, whose questions no handover precedes in the walk.
    let first_own = |person: &Id| questions.iter().position(|known| is_own_question(known, person));
    let at = questions.iter().position(|known| known == question);
    let at = at.or_else(|| question.person().filter(|_| question.is_hand_over()).and_then(first_own))?;
    questions.into_iter().take(at).rfind(|question| is_on_path(document, question, turn))
}

/// Returns the first question of a step for the person whose `turn` it is; for the ratings, the one to ask next.
pub fn first_question_of(document: &Deliberation, step: WalkStep, turn: Option<&Id>) -> Question {
    let questions = list_questions(document);
    let is_candidate = |question: &&Question| {
        let own = question.person().is_none_or(|person| turn.is_none_or(|turn| turn == person));
        question.step() == step && !matches!(question, Question::HandOver(_)) && own
    };
    let first = questions
        .iter()
        .find(is_candidate)
        .or_else(|| questions.iter().find(|question| question.step() >= step))
        .cloned();
    match first {
        Some(Question::Rating(person, criterion)) => {
            next_rating_question(document, &person).unwrap_or(Question::Rating(person, criterion))
        }
        Some(question) => question,
        None => Question::Verdict,
    }
}

/// Returns the number of criteria with a missing rating by at least one person.
fn count_unrated_criteria(document: &Deliberation) -> usize {
    let questions = list_questions(document);
    let unrated = questions.iter().filter(|question| !is_answered(document, question));
    let criteria = unrated.filter_map(|question| match question {
        Question::Rating(_, criterion) => Some(criterion),
        _ => None,
    });
    criteria.collect::<std::collections::BTreeSet<_>>().len()
}

/// Returns the stage of a deliberation that a library shows.
pub fn library_stage(document: &Deliberation) -> LibraryStage {
    if let Some(decision) = review::current_decision(document)
        && let Some(option) = &decision.option
    {
        let name = document.option(option).map(|option| option.name.clone()).unwrap_or_default();
        return LibraryStage::Decided(option.clone(), name);
    }
    if document.is_blind() {
        return sealed_stage(document);
    }
    match first_question_to_resume(document) {
        Question::Rating(..) => {
            let open = Figures::without_draws(document).information_value().open_criteria.len();
            // Without weights no criterion can change the result, but there are criteria to rate.
            LibraryStage::Rating(if open == 0 { count_unrated_criteria(document) } else { open })
        }
        Question::Verdict if reveal_ranking(document, &Figures::without_draws(document)).is_ok() => LibraryStage::Ready,
        // A verdict that is withheld waits for an answer in an earlier step.
        Question::Verdict => {
            let step = question_blocking_verdict(document).map_or(WalkStep::Verdict, |question| question.step());
            LibraryStage::WalkStep(step.number() as u8)
        }
        question => LibraryStage::WalkStep(question.step().number() as u8),
    }
}

/// Returns the stage of a deliberation whose answers are sealed. The stage shows only whether people have finished.
fn sealed_stage(document: &Deliberation) -> LibraryStage {
    let waiting = find_waiting_people(document).len();
    let question = first_question_to_resume(&view(document, &Audience::Group));
    if waiting == 0 || question.person().is_some() || question.step() >= WalkStep::Verdict {
        return LibraryStage::Waiting(waiting);
    }
    LibraryStage::WalkStep(question.step().number() as u8)
}

/// The ratings that a person still has to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RemainingRatings {
    /// The number of criteria on which the person has left a cell open.
    pub criteria_count: usize,
    /// Whether no missing rating can change the leader. Always false while answers are sealed: the person cannot know
    /// what the others answer.
    pub is_settled: bool,
}

pub fn remaining_ratings(document: &Deliberation, person: &Id) -> RemainingRatings {
    let figures = figures_for_rater(document, person);
    let criteria_count = open_rating_questions(document, person).len();
    RemainingRatings { criteria_count, is_settled: !document.is_blind() && figures.has_verdict() }
}

/// Returns the question after the ratings of a person.
pub fn question_after_ratings(document: &Deliberation, person: &Id) -> Option<Question> {
    let questions = list_questions(document);
    questions
        .iter()
        .skip(position_after_ratings(&questions, person))
        .find(|question| is_on_path(document, question, Some(person)))
        .cloned()
}

/// Returns the index after the last rating question of a person.
fn position_after_ratings(questions: &[Question], person: &Id) -> usize {
    let last = questions.iter().rposition(|question| matches!(question, Question::Rating(rater, _) if rater == person));
    last.map_or(questions.len(), |at| at + 1)
}

/// Returns what a person may see while rating: with several people, only their own answers.
pub fn view_for_rater<'a>(document: &'a Deliberation, person: &Id) -> View<'a> {
    let audience = if document.is_blind() { Audience::Rater(person.clone()) } else { Audience::Author };
    view(document, &audience)
}

/// Returns for whom the overview is shown when it is opened from a question. While answers are sealed, this is the
/// person whose turn it is; at the verdict and while the keyboard is handed over it is the group, which sees no
/// answers.
pub fn overview_audience(document: &Deliberation, question: &Question, turn: Option<&Id>) -> Audience {
    match (question, turn) {
        _ if !document.is_blind() => Audience::Author,
        (Question::Verdict | Question::Correction, _) | (_, None) => Audience::Group,
        (question, _) if question.is_hand_over() => Audience::Group,
        (_, Some(turn)) => Audience::Rater(turn.clone()),
    }
}

/// Returns the edit that answers every missing rating of everybody, about options that are not ruled out, with "don't
/// know".
pub fn mark_rest_unknown(document: &Deliberation) -> Edit {
    let people = document.people();
    let mut edit = Edit::default();
    for criterion in document.criteria().iter().filter(|criterion| criterion.may_count()) {
        for option in document.eligible_options() {
            let is_missing = |person: &&Person<'_>| document.rating(person.id, &criterion.id, &option.id).is_none();
            edit = people.iter().filter(is_missing).fold(edit, |edit, person| {
                let unknown = Some(Rating::unknown());
                edit.chain(Edit::rate(document, person.id, &criterion.id, &option.id, unknown))
            });
        }
    }
    edit
}

/// Returns the question that must be answered before the verdict may be shown; `None` if nothing is left to answer.
pub fn question_blocking_verdict(document: &Deliberation) -> Option<Question> {
    let is_waiting = |question: &Question| match question {
        Question::Weights(person) => !is_weighed(document, person),
        Question::Rating(person, _) => next_rating_question(document, person).is_some(),
        _ => false,
    };
    match list_questions(document).into_iter().find(is_waiting)? {
        Question::Rating(person, _) => next_rating_question(document, &person),
        question => Some(question),
    }
}
