//! Handles reviews: what became of a decision, how the person weighs now, and reopening the deliberation.
//!
//! The last decision is current until the deliberation is reopened. Reopening sets the status to `open`, and the next
//! choice is a new decision. A review belongs to the current decision; while the status is `reviewed` the review can be
//! continued, and a new review date ends it.

use chrono::NaiveDate;

use pesee_core::deliberation::{
    Decision, Deliberation, Edit, FieldPath, FieldValue, HeadField, Id, LogId, Moment, Review, ReviewField, Status,
    Tripwire,
};

use super::question::Question;

/// Returns the current decision: the last one, unless the deliberation was reopened.
pub fn current_decision(document: &Deliberation) -> Option<&Decision> {
    document.decisions().last().filter(|_| !is_reopened(document))
}

/// Returns whether the deliberation was reopened and nothing has been chosen since.
pub fn is_reopened(document: &Deliberation) -> bool {
    document.head().status == Some(Status::Open) && !document.decisions().is_empty()
}

/// Returns whether the review date of the current decision has come.
pub fn is_due(document: &Deliberation, today: NaiveDate) -> bool {
    let head = document.head();
    current_decision(document).is_some()
        && head.status != Some(Status::Reviewed)
        && head.review_on.is_some_and(|day| day <= today)
}

/// Reopens the deliberation: earlier decisions remain, and the next choice is a new decision.
pub fn reopen(document: &Deliberation) -> Edit {
    // The review date belongs to the next decision.
    let clear_review_date = Edit::set(document, FieldPath::Head(HeadField::ReviewOn), None);
    Edit::set_typed(document, FieldPath::Head(HeadField::Status), &Status::Open).chain(clear_review_date)
}

/// Returns whether reopening leads from `before` to `after`.
pub fn is_new_round(before: &Deliberation, after: &Deliberation) -> bool {
    !is_reopened(before) && is_reopened(after) && super::apply_edit(before, &reopen(before)) == *after
}

pub fn last_review(document: &Deliberation) -> Option<&Review> {
    let decision = current_decision(document)?;
    let belongs_to_decision = |review: &&Review| review.decision.is_some() && review.decision == decision.at.at;
    document.reviews().iter().rfind(belongs_to_decision)
}

/// Returns the review in progress; `None` before its first answer.
pub fn current_review(document: &Deliberation) -> Option<&Review> {
    last_review(document).filter(|_| document.head().status == Some(Status::Reviewed))
}

/// Returns the edit that answers a question of the review, and starts the review if this is the first answer; `None` if
/// there is no current decision.
pub(super) fn edit_for_answer(
    document: &Deliberation,
    field: ReviewField,
    value: Option<FieldValue>,
    now: Moment,
) -> Option<Edit> {
    let decision = current_decision(document)?;
    // A second review on the same day changes the first one.
    let is_todays = |review: &&Review| review.at.at.is_some_and(|at| at.date_naive() == now.date_naive());
    let existing = current_review(document).or(last_review(document).filter(is_todays)).map(|review| review.at);
    if existing.is_none() && value.is_none() {
        return Some(Edit::default());
    }
    let at = existing.unwrap_or(LogId::next(Some(now), document.reviews().iter().map(|review| &review.at)));
    Some(Edit::build(document, |builder| {
        drop(builder.set(FieldPath::Review(at, field), value));
        if let Some(decided) = decision.at.at {
            builder.set_typed(FieldPath::Review(at, ReviewField::Decision), decided);
        }
        builder.set_typed(FieldPath::Head(HeadField::Status), Status::Reviewed);
    }))
}

/// Returns the questions of a review in order. The warning signs, what happened and how the person weighs now come
/// before the verdicts, so that the verdicts do not influence the answers. Empty without a current decision.
pub fn list_questions(document: &Deliberation) -> Vec<Question> {
    if current_decision(document).is_none() {
        return Vec::new();
    }
    let people: Vec<Id> = document.people().iter().map(|person| person.id.clone()).collect();
    let weights = people.into_iter().map(Question::Weights);
    let tripwires = document.tripwires().iter().map(|tripwire| Question::TripwireSeen(tripwire.id.clone()));
    tripwires
        .chain([Question::CameTrue, Question::Satisfied, Question::ReviewNote])
        .chain(weights)
        .chain([Question::Lens, Question::ReviewResult])
        .collect()
}

/// Returns the first question of a review; without a current decision, the question about the choice.
pub fn first_question(document: &Deliberation) -> Question {
    list_questions(document).into_iter().next().unwrap_or(Question::Choice)
}

/// Returns the tripwires to look for on `today`: those that were not seen and whose day has come.
pub fn due_tripwires(document: &Deliberation, today: NaiveDate) -> impl Iterator<Item = &Tripwire> {
    let is_due =
        move |tripwire: &&Tripwire| tripwire.seen.is_none() && tripwire.look_on.is_some_and(|day| day <= today);
    document.tripwires().iter().filter(is_due)
}

/// Returns whether a question occurs only in reviews.
pub fn is_review_question(question: &Question) -> bool {
    matches!(
        question,
        Question::TripwireSeen(_)
            | Question::CameTrue
            | Question::Satisfied
            | Question::ReviewNote
            | Question::ReviewResult
    )
}

/// Returns the question after `question` in a review. After the keyboard is handed over, that person continues with the
/// weights; the last question is the next review date.
pub(super) fn next_question(document: &Deliberation, question: &Question) -> Option<Question> {
    if let Question::HandOver(person) = question {
        return Some(Question::Weights(person.clone()));
    }
    let questions = list_questions(document);
    let at = questions.iter().position(|known| known == question)?;
    Some(questions.get(at + 1).cloned().unwrap_or(Question::ReviewDate))
}
