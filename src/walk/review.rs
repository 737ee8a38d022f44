//! Coming back: what became of a decision, what one would weigh differently now, and the round that may follow.
//!
//! A decision *stands* until another round is begun: then the status is `open` again, and the next choice is a decision
//! of its own. A review belongs to the decision that stands; while the status is `reviewed` it can be gone on with, and a
//! new day to look again ends it.

use chrono::NaiveDate;

use pesee_core::deliberation::{
    Decision, Deliberation, Edit, FieldPath, FieldValue, HeadField, Id, LogId, Moment, Review, ReviewField, Status,
};

use super::question::Question;

/// The decision that stands: the last one, unless another round was begun.
pub fn current_decision(document: &Deliberation) -> Option<&Decision> {
    document.decisions().last().filter(|_| !is_reopened(document))
}

/// Whether another round was begun, and nothing is chosen in it yet.
pub fn is_reopened(document: &Deliberation) -> bool {
    document.head().status == Some(Status::Open) && !document.decisions().is_empty()
}

/// Whether the day to look at what stands again has come.
pub fn is_due(document: &Deliberation, today: NaiveDate) -> bool {
    let head = document.head();
    current_decision(document).is_some()
        && head.status != Some(Status::Reviewed)
        && head.review_on.is_some_and(|day| day <= today)
}

/// Begins another round: what was decided stays, and the next choice is a decision of its own.
pub fn reopen(document: &Deliberation) -> Edit {
    // When to look again is said of the next decision.
    let day = Edit::set(document, FieldPath::Head(HeadField::ReviewOn), None);
    Edit::set_typed(document, FieldPath::Head(HeadField::Status), &Status::Open).chain(day)
}

/// The last review of the decision that stands.
pub fn last_review(document: &Deliberation) -> Option<&Review> {
    let decision = current_decision(document)?;
    let is_its = |review: &&Review| review.decision.is_some() && review.decision == decision.at.at;
    document.reviews().iter().rfind(is_its)
}

/// The review that is being written; `None` before its first answer.
pub fn current_review(document: &Deliberation) -> Option<&Review> {
    last_review(document).filter(|_| document.head().status == Some(Status::Reviewed))
}

/// The edit that answers a question of the review, beginning it where that is the first; `None` where nothing stands
/// to be reviewed.
pub(super) fn edit_for_answer(
    document: &Deliberation,
    field: ReviewField,
    leaf: Option<FieldValue>,
    now: Moment,
) -> Option<Edit> {
    let decision = current_decision(document)?;
    // Whoever looks back twice in a day changes what they said.
    let is_todays = |review: &&Review| review.at.at.is_some_and(|at| at.date_naive() == now.date_naive());
    let known = current_review(document).or(last_review(document).filter(is_todays)).map(|review| review.at);
    if known.is_none() && leaf.is_none() {
        return Some(Edit::default());
    }
    let at = known.unwrap_or(LogId::next(Some(now), document.reviews().iter().map(|review| &review.at)));
    Some(Edit::build(document, |draft| {
        drop(draft.set(FieldPath::Review(at, field), leaf));
        if let Some(decided) = decision.at.at {
            draft.set_typed(FieldPath::Review(at, ReviewField::Decision), decided);
        }
        draft.set_typed(FieldPath::Head(HeadField::Status), Status::Reviewed);
    }))
}

/// The questions of a review, in order: what happened, then what one would weigh differently now, and only then what
/// the verdict was and is. Empty where nothing stands.
pub fn list_questions(document: &Deliberation) -> Vec<Question> {
    if current_decision(document).is_none() {
        return Vec::new();
    }
    let people: Vec<Id> = document.people().iter().map(|person| person.id.clone()).collect();
    let weights = people.into_iter().map(Question::Weights);
    [Question::CameTrue, Question::Satisfied, Question::ReviewNote]
        .into_iter()
        .chain(weights)
        .chain([Question::Lens, Question::ReviewResult])
        .collect()
}

/// Whether a question is one of looking back, and of nothing else.
pub fn is_review_question(ask: &Question) -> bool {
    matches!(ask, Question::CameTrue | Question::Satisfied | Question::ReviewNote | Question::ReviewResult)
}

/// The question after `ask` for somebody who looks back: whoever takes the keyboard goes on with their weights; after the
/// last, when to look again.
pub(super) fn next_question(document: &Deliberation, ask: &Question) -> Option<Question> {
    if let Question::HandOver(person) = ask {
        return Some(Question::Weights(person.clone()));
    }
    let asks = list_questions(document);
    let at = asks.iter().position(|known| known == ask)?;
    Some(asks.get(at + 1).cloned().unwrap_or(Question::ReviewDate))
}
