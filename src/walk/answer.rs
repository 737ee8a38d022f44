//! Converts answers into edits. The conversion is separate from the questions because it depends on decisions, reviews
//! and weights.

use chrono::Months;

use pesee_core::deliberation::{
    Account, AccountField, ActionStep, ConditionField, ConditionState, DecisionField, Deliberation, Edit, FieldPath,
    FieldValue, FirstFeelingField, HeadField, Holder, Id, Lens, LogId, Moment, OneToTen, PartialDate, Percent,
    RecordWithId, ReviewField, Status, Strength, TypedValue, WeighingField,
};

use super::people;
use super::question::{Answer, AnswerChoice, AnswerKind, Question};
use super::review;

/// Returns the path of the field that a question is about; `None` if the question concerns several fields, or a
/// decision that has not been made.
pub fn answer_path(document: &Deliberation, question: &Question) -> Option<FieldPath> {
    let decision = |field| review::current_decision(document).map(|decision| FieldPath::Decision(decision.at, field));
    let review = |field| review::current_review(document).map(|review| FieldPath::Review(review.at, field));
    match question {
        Question::MainQuestion => Some(FieldPath::Head(HeadField::Question)),
        Question::Title => Some(FieldPath::Head(HeadField::Title)),
        Question::FirstFeeling(person) => Some(FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Option)),
        Question::FeelingStrength(person) => Some(FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Strength)),
        Question::Condition(id) => Some(FieldPath::Condition(id.clone(), ConditionField::State)),
        Question::Lens => Some(FieldPath::Weighing(WeighingField::Later)),
        Question::Choice => decision(DecisionField::Option),
        Question::Because => decision(DecisionField::Because),
        Question::Expects => decision(DecisionField::Expects),
        Question::Confidence => decision(DecisionField::Confidence),
        Question::Commitment => decision(DecisionField::Commitment),
        Question::Lift => decision(DecisionField::Lift),
        Question::Premortem => decision(DecisionField::Premortem),
        Question::ReviewDate => Some(FieldPath::Head(HeadField::ReviewOn)),
        Question::Verdict => Some(FieldPath::Head(HeadField::VerdictSeen)),
        Question::CameTrue => review(ReviewField::CameTrue),
        Question::Satisfied => review(ReviewField::Satisfied),
        Question::ReviewNote => review(ReviewField::Note),
        Question::Seats
        | Question::People
        | Question::Account(_)
        | Question::Options
        | Question::Criteria
        | Question::Weights(_)
        | Question::Rating(..)
        | Question::HandOver(_)
        | Question::Correction
        | Question::HandOverToCorrect(_)
        | Question::Steps
        | Question::ReviewResult => None,
    }
}

/// Returns the current answer to a question with choices; `None` if the question is open, or if its answer is none of
/// the choices.
pub fn current_choice(document: &Deliberation, question: &Question) -> Option<AnswerChoice> {
    if *question == Question::Seats {
        return people::current_deciders(document);
    }
    match document.get(&answer_path(document, question)?)? {
        FieldValue::Id(option) => Some(AnswerChoice::Option(option)),
        FieldValue::Text(word) => ConditionState::parse(&word).map(AnswerChoice::State),
        FieldValue::Number(lens) if *question == Question::Lens => Some(AnswerChoice::Lens(lens)),
        _ => None,
    }
}

/// Returns the edit that `answer` to `question` causes at the moment `now`; `None` if the answer does not fit the
/// question.
pub fn edit_for_answer(document: &Deliberation, question: &Question, answer: &Answer, now: Moment) -> Option<Edit> {
    let path = answer_path(document, question);
    match (question, answer) {
        // A document needs a title, so an empty answer keeps the current one.
        (Question::Title, Answer::Text(title)) if title.trim().is_empty() => Some(Edit::default()),
        (Question::FirstFeeling(person), Answer::Choice(AnswerChoice::Option(option))) => {
            let viewpoint = Edit::set(
                document,
                FieldPath::FirstFeeling(person.clone(), FirstFeelingField::At),
                Some(FieldValue::Moment(now)),
            );
            Some(Edit::set_typed(document, path?, option).chain(viewpoint))
        }
        (Question::Choice, Answer::Choice(AnswerChoice::Option(option))) => Some(choose_option(document, option, now)),
        (Question::Condition(_), Answer::Choice(AnswerChoice::State(state))) => {
            Some(Edit::set_typed(document, path?, state))
        }
        (Question::FeelingStrength(_), Answer::Number(n)) => {
            Some(Edit::set_typed(document, path?, &Strength::new((*n).into())?))
        }
        (Question::Confidence, Answer::Number(n)) => {
            Some(Edit::set_typed(document, path?, &Percent::new((*n).into())?))
        }
        (Question::Commitment, Answer::Number(n)) => {
            Some(Edit::set_typed(document, path?, &OneToTen::new((*n).into())?))
        }
        (Question::CameTrue, Answer::Number(n)) => {
            review::edit_for_answer(document, ReviewField::CameTrue, Some(Percent::new((*n).into())?.to_value()), now)
        }
        (Question::Satisfied, Answer::Number(n)) => {
            review::edit_for_answer(document, ReviewField::Satisfied, Some(OneToTen::new((*n).into())?.to_value()), now)
        }
        (Question::ReviewNote, Answer::Text(text)) => {
            let text = Some(text).filter(|text| !text.trim().is_empty());
            review::edit_for_answer(document, ReviewField::Note, text.map(|text| FieldValue::Text(text.clone())), now)
        }
        (Question::Lens, Answer::Choice(AnswerChoice::Lens(lens))) => {
            Some(Edit::set_typed(document, path?, &Lens::new(*lens)?))
        }
        (Question::ReviewDate, Answer::Choice(AnswerChoice::Months(months))) => {
            Some(schedule_review(document, now.date_naive().checked_add_months(Months::new(*months))?))
        }
        (Question::ReviewDate, Answer::Day(day)) => Some(schedule_review(document, *day)),
        (_, Answer::Text(text)) if matches!(question.answer_kind(document), AnswerKind::Line | AnswerKind::Text) => {
            Some(Edit::set_text(document, path?, text))
        }
        _ => None,
    }
}

/// Schedules a review on `day`. A completed review is closed: the next one is a new review.
fn schedule_review(document: &Deliberation, day: chrono::NaiveDate) -> Edit {
    Edit::build(document, |builder| {
        builder.set_typed(FieldPath::Head(HeadField::ReviewOn), day);
        if builder.document().head().status == Some(Status::Reviewed) {
            builder.set_typed(FieldPath::Head(HeadField::Status), Status::Decided);
        }
    })
}

/// Chooses `option`. The current decision is changed if it was made today and has no review; otherwise a new decision
/// is added, and its review date has yet to be set.
fn choose_option(document: &Deliberation, option: &Id, now: Moment) -> Edit {
    let current = review::current_decision(document).map(|decision| decision.at);
    let is_reviewed =
        |at: LogId| document.reviews().iter().any(|review| review.decision.is_some() && review.decision == at.at);
    let at = match current {
        Some(at) if !is_reviewed(at) && at.at.is_some_and(|at| at.date_naive() == now.date_naive()) => at,
        _ => LogId::next(Some(now), document.decisions().iter().map(|decision| &decision.at)),
    };
    Edit::build(document, |builder| {
        if current.is_some_and(|current| current != at) {
            drop(builder.set(FieldPath::Head(HeadField::ReviewOn), None));
        }
        builder.set_typed(FieldPath::Decision(at, DecisionField::Option), option.clone());
        builder.set_typed(FieldPath::Head(HeadField::Status), Status::Decided);
    })
}

/// Reveals the answers of all people at once.
pub fn reveal_answers(document: &Deliberation, now: Moment) -> Edit {
    Edit::set_typed(document, FieldPath::Head(HeadField::Revealed), &now)
}

pub fn add_account(document: &Deliberation, holder: Holder) -> Edit {
    let base = match holder {
        Holder::Personal => "personal",
        Holder::Employer => "employer",
    };
    let id = Id::generate(base, "account", document.accounts().iter().map(|account| &account.id));
    Edit::build(document, |builder| builder.push(Account { holder: Some(holder), ..Account::new(id) }))
}

pub fn add_step(document: &Deliberation, what: &str) -> Edit {
    let id = Id::generate(what, "step", document.steps().iter().map(|step| &step.id));
    Edit::build(document, |builder| builder.push(ActionStep { what: what.to_owned(), ..ActionStep::new(id) }))
}

/// The facts that the walk asks of each account, in order.
pub const ASKED_ACCOUNT_FIELDS: [AccountField; 2] = [AccountField::Platform, AccountField::Brought];

/// The facts of an account that a person adds on request, in order.
pub const MORE_ACCOUNT_FIELDS: [AccountField; 3] = [AccountField::Handle, AccountField::Audience, AccountField::Since];

/// The values that one fact of an account consists of. `since` consists of a date and its precision.
pub type AccountFact = Vec<(AccountField, Option<FieldValue>)>;

/// Returns the values of a fact that a person typed; `None` if the fact was emptied.
pub fn build_account_fact(field: AccountField, value: Option<FieldValue>) -> AccountFact {
    match field {
        AccountField::Since => vec![(AccountField::Since, value), (AccountField::SincePrecision, None)],
        field => vec![(field, value)],
    }
}

/// Returns the values of the date since when an account exists.
pub fn build_since(since: PartialDate) -> AccountFact {
    let precision = since.stored_precision().map(|precision| precision.to_value());
    vec![(AccountField::Since, Some(FieldValue::Date(since.first_day()))), (AccountField::SincePrecision, precision)]
}

/// Returns the values of a fact in the document.
pub fn account_fact(document: &Deliberation, account: &Id, field: AccountField) -> AccountFact {
    match document.account(account).and_then(Account::since) {
        Some(since) if field == AccountField::Since => build_since(since),
        _ => build_account_fact(field, document.get(&account_path(account, field))),
    }
}

/// Returns the edit that stores a fact of an account.
pub fn set_account_fact(document: &Deliberation, account: &Id, fact: &AccountFact) -> Edit {
    fact.iter().fold(Edit::default(), |edit, (field, value)| {
        edit.chain(Edit::set(document, account_path(account, *field), value.clone()))
    })
}

pub fn account_path(account: &Id, field: AccountField) -> FieldPath {
    FieldPath::Account(account.clone(), field)
}
