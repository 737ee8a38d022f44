//! Which questions a walk has, and in which order.

use pesee_core::deliberation::{Deliberation, Id};

use super::look_back;
use super::question::Ask;

/// Below this commitment it is asked what would raise it.
const FIRM: u64 = 7;

/// Whether a question is there to be asked: what it is about may have gone. The keyboard can go to anybody.
pub fn is_there(document: &Deliberation, ask: &Ask) -> bool {
    match ask {
        Ask::Handover(person) => document.people().iter().any(|known| known.id == person),
        _ if look_back::is_of_review(ask) => look_back::questions(document).contains(ask),
        _ => questions(document).contains(ask),
    }
}

/// Every question, in the order of the walk. With two people, the second passes steps 4, 7 and 8 after the first
/// has passed the whole way, so that the keyboard changes hands once.
pub fn questions(document: &Deliberation) -> Vec<Ask> {
    let people: Vec<Id> = document.people().iter().map(|person| person.id.clone()).collect();
    let mut asks = vec![Ask::Question, Ask::Title, Ask::Seats];
    if people.len() > 1 {
        asks.extend(people.iter().cloned().map(Ask::SeatName));
    }
    asks.extend(document.accounts().iter().map(|account| Ask::Account(account.id.clone())));
    asks.push(Ask::Options);
    for (turn, person) in people.iter().enumerate() {
        if turn > 0 {
            asks.push(Ask::Handover(person.clone()));
        }
        asks.extend([Ask::Feeling(person.clone()), Ask::Strength(person.clone())]);
        if turn == 0 {
            let concerns = document.conditions().iter().filter(|condition| !condition.options().is_empty());
            asks.extend(concerns.map(|condition| Ask::Condition(condition.id.clone())));
            asks.push(Ask::Criteria);
        }
        asks.push(Ask::Weights(person.clone()));
        if turn == 0 {
            asks.push(Ask::Lens);
        }
        let counting = document.criteria().iter().filter(|criterion| criterion.may_count());
        asks.extend(counting.map(|criterion| Ask::Rating(person.clone(), criterion.id.clone())));
    }
    asks.extend([Ask::Verdict, Ask::Choice]);
    // What follows a choice waits for one. What could go wrong is asked right before what to do about it.
    let decision = look_back::standing(document);
    if decision.is_some() {
        asks.extend([Ask::Because, Ask::Expects, Ask::Confidence, Ask::Premortem]);
    }
    asks.push(Ask::Steps);
    if let Some(decision) = decision {
        asks.push(Ask::Commitment);
        if decision.commitment.is_some_and(|commitment| commitment.get() < FIRM) {
            asks.push(Ask::Lift);
        }
    }
    asks.push(Ask::Review);
    asks
}
