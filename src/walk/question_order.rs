//! Which questions a walk has, and in which order.

use pesee_core::deliberation::{Deliberation, Id};

use super::question::Question;
use super::review;

/// Below this commitment it is asked what would raise it.
const FIRM_COMMITMENT: u64 = 7;

/// Whether a question is there to be asked: what it is about may have gone. The keyboard can go to anybody.
pub fn is_available(document: &Deliberation, ask: &Question) -> bool {
    match ask {
        Question::HandOver(person) => document.people().iter().any(|known| known.id == person),
        _ if review::is_review_question(ask) => review::list_questions(document).contains(ask),
        _ => list_questions(document).contains(ask),
    }
}

/// Every question, in the order of the walk. With two people, the second passes steps 4, 7 and 8 after the first
/// has passed the whole way, so that the keyboard changes hands once.
pub fn list_questions(document: &Deliberation) -> Vec<Question> {
    let people: Vec<Id> = document.people().iter().map(|person| person.id.clone()).collect();
    let mut asks = vec![Question::MainQuestion, Question::Title, Question::Seats];
    if people.len() > 1 {
        asks.extend(people.iter().cloned().map(Question::SeatName));
    }
    asks.extend(document.accounts().iter().map(|account| Question::Account(account.id.clone())));
    asks.push(Question::Options);
    for (turn, person) in people.iter().enumerate() {
        if turn > 0 {
            asks.push(Question::HandOver(person.clone()));
        }
        asks.extend([Question::FirstFeeling(person.clone()), Question::FeelingStrength(person.clone())]);
        if turn == 0 {
            let concerns = document.conditions().iter().filter(|condition| !condition.options().is_empty());
            asks.extend(concerns.map(|condition| Question::Condition(condition.id.clone())));
            asks.push(Question::Criteria);
        }
        asks.push(Question::Weights(person.clone()));
        if turn == 0 {
            asks.push(Question::Lens);
        }
        let counting = document.criteria().iter().filter(|criterion| criterion.may_count());
        asks.extend(counting.map(|criterion| Question::Rating(person.clone(), criterion.id.clone())));
    }
    asks.extend([Question::Verdict, Question::Choice]);
    // What follows a choice waits for one. What could go wrong is asked right before what to do about it.
    let decision = review::current_decision(document);
    if decision.is_some() {
        asks.extend([Question::Because, Question::Expects, Question::Confidence, Question::Premortem]);
    }
    asks.push(Question::Steps);
    if let Some(decision) = decision {
        asks.push(Question::Commitment);
        if decision.commitment.is_some_and(|commitment| commitment.get() < FIRM_COMMITMENT) {
            asks.push(Question::Lift);
        }
    }
    asks.push(Question::ReviewDate);
    asks
}
