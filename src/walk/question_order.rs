//! Determines which questions a walk has and in which order. The order is separate from the questions because it
//! depends on the document.

use pesee_core::deliberation::{Deliberation, Id};

use super::question::{Question, has_no_account_yet};
use super::review;

/// A question about raising the commitment follows if the commitment is below this.
const FIRM_COMMITMENT: u64 = 7;

/// Returns whether a question can be asked; the subject of a question may have been removed. The keyboard can be handed
/// to any person.
pub fn is_available(document: &Deliberation, question: &Question) -> bool {
    match question {
        Question::HandOver(person) => document.people().iter().any(|known| known.id == person),
        Question::Correction => document.is_blind(),
        Question::HandOverToCorrect(person) => {
            document.is_blind() && document.people().iter().any(|known| known.id == person)
        }
        _ if review::is_review_question(question) => review::list_questions(document).contains(question),
        _ => list_questions(document).contains(question),
    }
}

/// Returns the number of a question among those of the walk and of the review; `None` if it is not asked now.
pub fn question_number(document: &Deliberation, question: &Question) -> Option<usize> {
    list_questions(document).iter().chain(&review::list_questions(document)).position(|known| known == question)
}

/// Returns the question with this number.
pub fn numbered_question(document: &Deliberation, number: usize) -> Option<Question> {
    list_questions(document).into_iter().chain(review::list_questions(document)).nth(number)
}

/// Returns every question in the order of the walk. With several people, each answers steps 4, 7 and 8 after
/// the person before has finished, so that the keyboard is handed over once.
pub fn list_questions(document: &Deliberation) -> Vec<Question> {
    let people: Vec<Id> = document.people().iter().map(|person| person.id.clone()).collect();
    let mut questions = vec![Question::MainQuestion, Question::Title, Question::Seats];
    if people.len() > 1 {
        questions.push(Question::People);
    }
    questions.push(Question::DecideBy);
    // Facts are asked only of accounts that exist.
    let existing = document.accounts().iter().filter(|_| !has_no_account_yet(document));
    questions.extend(existing.map(|account| Question::Account(account.id.clone())));
    questions.push(Question::Options);
    for (turn, person) in people.iter().enumerate() {
        if turn > 0 {
            questions.push(Question::HandOver(person.clone()));
        }
        questions.push(Question::FirstFeeling(person.clone()));
        if document.first_feeling(person).is_some_and(|feeling| feeling.option.is_some()) {
            questions.push(Question::FeelingStrength(person.clone()));
        }
        if turn == 0 {
            let concerns = document.conditions().iter().filter(|condition| !condition.options().is_empty());
            questions.extend(concerns.map(|condition| Question::Condition(condition.id.clone())));
            questions.extend([Question::Criteria, Question::OptionFromCriteria]);
        }
        questions.push(Question::Weights(person.clone()));
        if turn == 0 {
            questions.push(Question::Lens);
        }
        let counting = document.criteria().iter().filter(|criterion| criterion.may_count());
        questions.extend(counting.map(|criterion| Question::Rating(person.clone(), criterion.id.clone())));
    }
    questions.extend([Question::Verdict, Question::Choice]);
    // The questions about a decision require a choice. The confidence comes after the premortem, because a person who
    // has imagined a failure judges the chances better.
    let decision = review::current_decision(document);
    if decision.is_some() {
        questions.extend([
            Question::Because,
            Question::Expects,
            Question::Premortem,
            Question::Tripwires,
            Question::Confidence,
        ]);
    }
    questions.push(Question::Steps);
    if let Some(decision) = decision {
        questions.push(Question::Commitment);
        if decision.commitment.is_some_and(|commitment| commitment.get() < FIRM_COMMITMENT) {
            questions.push(Question::Lift);
        }
    }
    questions.push(Question::ReviewDate);
    questions
}
