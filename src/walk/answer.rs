//! Converts answers into edits. The conversion is separate from the questions because it depends on decisions, reviews
//! and weights.

use chrono::{Days, Months, NaiveDate};

use pesee_core::deliberation::{
    Account, AccountField, ActionStep, ConditionField, ConditionState, DecisionField, Deliberation, Edit, FieldPath,
    FieldValue, FirstFeelingField, HeadField, Holder, Id, Lens, List, LogId, Moment, OneToTen, PartialDate, Percent,
    RecordWithId, ReviewField, Status, Strength, Tripwire, TripwireField, TypedValue, WeighingField,
};

use super::lists;
use super::pasted_list::has_entry_named;
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
        Question::DecideBy => Some(FieldPath::Head(HeadField::DecideBy)),
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
        Question::TripwireSeen(id) => Some(FieldPath::Tripwire(id.clone(), TripwireField::Seen)),
        Question::CameTrue => review(ReviewField::CameTrue),
        Question::Satisfied => review(ReviewField::Satisfied),
        Question::ReviewNote => review(ReviewField::Note),
        Question::Seats
        | Question::People
        | Question::Account(_)
        | Question::Options
        | Question::Criteria
        | Question::OptionFromCriteria
        | Question::Weights(_)
        | Question::Rating(..)
        | Question::HandOver(_)
        | Question::Correction
        | Question::HandOverToCorrect(_)
        | Question::Steps
        | Question::Tripwires
        | Question::ReviewResult => None,
    }
}

/// Returns the question that asks for a field: the inverse of `answer_path`. `None` if no question asks for this field
/// alone, or if the field belongs to an earlier decision or review.
pub fn question_about(document: &Deliberation, path: &FieldPath) -> Option<Question> {
    let question = match path {
        FieldPath::Head(HeadField::Question) => Question::MainQuestion,
        FieldPath::Head(HeadField::Title) => Question::Title,
        FieldPath::Head(HeadField::DecideBy) => Question::DecideBy,
        FieldPath::Head(HeadField::ReviewOn) => Question::ReviewDate,
        FieldPath::FirstFeeling(person, FirstFeelingField::Option) => Question::FirstFeeling(person.clone()),
        FieldPath::FirstFeeling(person, FirstFeelingField::Strength) => Question::FeelingStrength(person.clone()),
        FieldPath::Condition(id, ConditionField::State) => Question::Condition(id.clone()),
        FieldPath::Weighing(WeighingField::Later) => Question::Lens,
        FieldPath::Decision(_, DecisionField::Option) => Question::Choice,
        FieldPath::Decision(_, DecisionField::Because) => Question::Because,
        FieldPath::Decision(_, DecisionField::Expects) => Question::Expects,
        FieldPath::Decision(_, DecisionField::Confidence) => Question::Confidence,
        FieldPath::Decision(_, DecisionField::Commitment) => Question::Commitment,
        FieldPath::Decision(_, DecisionField::Lift) => Question::Lift,
        FieldPath::Decision(_, DecisionField::Premortem) => Question::Premortem,
        FieldPath::Review(_, ReviewField::CameTrue) => Question::CameTrue,
        FieldPath::Review(_, ReviewField::Satisfied) => Question::Satisfied,
        FieldPath::Review(_, ReviewField::Note) => Question::ReviewNote,
        _ => return None,
    };
    (answer_path(document, &question).as_ref() == Some(path)).then_some(question)
}

/// Returns the current answer to a question with choices; `None` if the question is open, or if its answer is none of
/// the choices.
pub fn current_choice(document: &Deliberation, question: &Question) -> Option<AnswerChoice> {
    if *question == Question::Seats {
        return people::current_deciders(document);
    }
    match document.get(&answer_path(document, question)?)? {
        FieldValue::Date(_) if matches!(question, Question::TripwireSeen(_)) => Some(AnswerChoice::SignSeen),
        FieldValue::Id(option) => Some(AnswerChoice::Option(option)),
        FieldValue::Text(word) => ConditionState::parse(&word).map(AnswerChoice::State),
        FieldValue::Number(lens) if *question == Question::Lens => Some(AnswerChoice::Lens(lens)),
        _ => None,
    }
}

/// Returns the day that answers a question; `None` if the question is open, or if its answer is not a day.
pub fn current_day(document: &Deliberation, question: &Question) -> Option<NaiveDate> {
    match document.get(&answer_path(document, question)?)? {
        FieldValue::Date(day) => Some(day),
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
        (Question::FirstFeeling(_), Answer::Choice(AnswerChoice::Option(option)))
            if document.get(path.as_ref()?) == Some(FieldValue::Id(option.clone())) =>
        {
            // The moment of the feeling stays when somebody passes the question again.
            Some(Edit::default())
        }
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
        (Question::OptionFromCriteria, Answer::Text(name))
            if name.trim().is_empty() || has_entry_named(document, List::Options, name) =>
        {
            Some(Edit::default())
        }
        (Question::OptionFromCriteria, Answer::Text(name)) => Some(lists::add_option(document, name.trim()).0),
        (Question::DecideBy, answer) => Some(Edit::set_typed(document, path?, &answered_day(answer, now)?)),
        (Question::ReviewDate, answer) => Some(schedule_review(document, answered_day(answer, now)?)),
        (Question::TripwireSeen(id), Answer::Choice(choice)) => answer_tripwire(document, id, choice, now),
        (_, Answer::Text(text)) if matches!(question.answer_kind(document), AnswerKind::Line | AnswerKind::Text) => {
            Some(Edit::set_text(document, path?, text))
        }
        _ => None,
    }
}

/// Returns the day that an answer to a question about a day means at the moment `now`.
fn answered_day(answer: &Answer, now: Moment) -> Option<NaiveDate> {
    let today = now.date_naive();
    match answer {
        Answer::Day(day) => Some(*day),
        Answer::Choice(AnswerChoice::Months(months)) => today.checked_add_months(Months::new(*months)),
        Answer::Choice(AnswerChoice::Weeks(weeks)) => today.checked_add_days(Days::new(u64::from(*weeks) * 7)),
        _ => None,
    }
}

/// Records that a tripwire was seen today, or when to look for it again. `None` if `choice` is another answer.
fn answer_tripwire(document: &Deliberation, id: &Id, choice: &AnswerChoice, now: Moment) -> Option<Edit> {
    let today = now.date_naive();
    let look_on = match choice {
        AnswerChoice::SignSeen => return Some(mark_tripwire_seen(document, id, Some(today))),
        AnswerChoice::LookAgain(months) => Some(today.checked_add_months(Months::new(*months))?),
        AnswerChoice::StopLooking => None,
        _ => return None,
    };
    let look_on = look_on.map(FieldValue::Date);
    let look_again = Edit::set(document, FieldPath::Tripwire(id.clone(), TripwireField::LookOn), look_on);
    Some(mark_tripwire_seen(document, id, None).chain(look_again))
}

/// Records the day on which a tripwire was seen; `None` if it was not.
pub fn mark_tripwire_seen(document: &Deliberation, id: &Id, seen: Option<NaiveDate>) -> Edit {
    Edit::set(document, FieldPath::Tripwire(id.clone(), TripwireField::Seen), seen.map(FieldValue::Date))
}

/// Schedules a review on `day`. A completed review is closed: the next one is a new review.
fn schedule_review(document: &Deliberation, day: NaiveDate) -> Edit {
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

pub fn add_tripwire(document: &Deliberation, sign: &str) -> Edit {
    let id = Id::generate(sign, "tripwire", document.tripwires().iter().map(|tripwire| &tripwire.id));
    Edit::build(document, |builder| builder.push(Tripwire { sign: sign.to_owned(), ..Tripwire::new(id) }))
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
