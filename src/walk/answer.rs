//! From an answer to the edit it means.

use chrono::Months;

use pesee_core::deliberation::{
    Account, AccountField, ActionStep, Builder, ConditionField, ConditionState, DecisionField, Deliberation, Edit,
    EntryId, FieldPath, FieldValue, FirstFeelingField, HeadField, Holder, Id, Lens, List, LogId, Moment, OneToTen,
    Participant, ParticipantField, Percent, RecordWithId, ReviewField, Seat, Status, Strength, TypedValue,
    WeighingField,
};

use super::question::{Answer, AnswerChoice, AnswerKind, LENS_POSITIONS, Question};
use super::review;
use super::weights;

/// The place that a question of one value is about; `None` for questions about more, and for those that follow a
/// choice not yet made.
pub fn answer_path(document: &Deliberation, ask: &Question) -> Option<FieldPath> {
    let decision = |field| review::current_decision(document).map(|decision| FieldPath::Decision(decision.at, field));
    let review = |field| review::current_review(document).map(|review| FieldPath::Review(review.at, field));
    match ask {
        Question::MainQuestion => Some(FieldPath::Head(HeadField::Question)),
        Question::Title => Some(FieldPath::Head(HeadField::Title)),
        Question::SeatName(person) => Some(FieldPath::Participant(person.clone(), ParticipantField::Name)),
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
        | Question::Account(_)
        | Question::Options
        | Question::Criteria
        | Question::Weights(_)
        | Question::Rating(..)
        | Question::HandOver(_)
        | Question::Steps
        | Question::ReviewResult => None,
    }
}

/// The answer to a choice that stands in the document.
pub fn current_choice(document: &Deliberation, ask: &Question) -> Option<AnswerChoice> {
    if *ask == Question::Seats {
        let several = document.people().len() > 1;
        return (!document.participants().is_empty()).then_some(if several {
            AnswerChoice::TwoPeople
        } else {
            AnswerChoice::OnePerson
        });
    }
    match document.get(&answer_path(document, ask)?)? {
        FieldValue::Id(option) => Some(AnswerChoice::Option(option)),
        FieldValue::Text(word) => ConditionState::parse(&word).map(AnswerChoice::State),
        _ => None,
    }
}

/// The edit that `answer` to `ask` means at the moment `now`; `None` where the answer does not fit the question.
pub fn edit_for_answer(document: &Deliberation, ask: &Question, answer: &Answer, now: Moment) -> Option<Edit> {
    let place = answer_path(document, ask);
    match (ask, answer) {
        // A title may not be missing: an empty one leaves what is there.
        (Question::Title, Answer::Text(title)) if title.trim().is_empty() => Some(Edit::default()),
        (Question::Seats, Answer::Choice(AnswerChoice::OnePerson)) => Some(set_one_seat(document)),
        (Question::Seats, Answer::Choice(AnswerChoice::TwoPeople)) => Some(set_two_seats(document)),
        (Question::FirstFeeling(person), Answer::Choice(AnswerChoice::Option(option))) => {
            let said = Edit::set(
                document,
                FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Viewpoint),
                Some(FieldValue::Moment(now)),
            );
            Some(Edit::set_typed(document, place?, option).chain(said))
        }
        (Question::Choice, Answer::Choice(AnswerChoice::Option(option))) => Some(choose_option(document, option, now)),
        (Question::Condition(_), Answer::Choice(AnswerChoice::State(state))) => {
            Some(Edit::set_typed(document, place?, state))
        }
        (Question::FeelingStrength(_), Answer::Number(n)) => {
            Some(Edit::set_typed(document, place?, &Strength::new((*n).into())?))
        }
        (Question::Confidence, Answer::Number(n)) => {
            Some(Edit::set_typed(document, place?, &Percent::new((*n).into())?))
        }
        (Question::Commitment, Answer::Number(n)) => {
            Some(Edit::set_typed(document, place?, &OneToTen::new((*n).into())?))
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
        (Question::Lens, Answer::Number(at)) => {
            Some(Edit::set_typed(document, place?, &Lens::new(*LENS_POSITIONS.get(*at as usize)?)?))
        }
        (Question::ReviewDate, Answer::Choice(AnswerChoice::Months(months))) => {
            Some(schedule_review(document, now.date_naive().checked_add_months(Months::new(*months))?))
        }
        (Question::ReviewDate, Answer::Day(day)) => Some(schedule_review(document, *day)),
        (_, Answer::Text(text)) if matches!(ask.answer_kind(document), AnswerKind::Line | AnswerKind::Text) => {
            Some(Edit::set_text(document, place?, text))
        }
        _ => None,
    }
}

/// Looks at it again on `day`. A review that was made is done with then: the next one is another.
fn schedule_review(document: &Deliberation, day: chrono::NaiveDate) -> Edit {
    Edit::build(document, |draft| {
        draft.set_typed(FieldPath::Head(HeadField::ReviewOn), day);
        if draft.document().head().status == Some(Status::Reviewed) {
            draft.set_typed(FieldPath::Head(HeadField::Status), Status::Decided);
        }
    })
}

/// Chooses `option`: changes the decision that stands where it was made today and not reviewed, else adds one, for which
/// the day to look again is still to be said.
fn choose_option(document: &Deliberation, option: &Id, now: Moment) -> Edit {
    let standing = review::current_decision(document).map(|decision| decision.at);
    let reviewed =
        |at: LogId| document.reviews().iter().any(|review| review.decision.is_some() && review.decision == at.at);
    let at = match standing {
        Some(at) if !reviewed(at) && at.at.is_some_and(|at| at.date_naive() == now.date_naive()) => at,
        _ => LogId::next(Some(now), document.decisions().iter().map(|decision| &decision.at)),
    };
    Edit::build(document, |draft| {
        if standing.is_some_and(|standing| standing != at) {
            drop(draft.set(FieldPath::Head(HeadField::ReviewOn), None));
        }
        draft.set_typed(FieldPath::Decision(at, DecisionField::Option), option.clone());
        draft.set_typed(FieldPath::Head(HeadField::Status), Status::Decided);
    })
}

/// One person decides: the answers of the first stay, those of others go. What was that person's own weights are
/// the weights.
fn set_one_seat(document: &Deliberation) -> Edit {
    if document.participants().is_empty() {
        let person = Participant { seat: Some(Seat::Person), ..Participant::new(Id::me()) };
        return Edit::build(document, |draft| draft.push(person));
    }
    let people: Vec<Id> = document.people().iter().map(|person| person.id.clone()).collect();
    let Some((first, others)) = people.split_first() else { return Edit::default() };
    Edit::build(document, |draft| {
        others.iter().for_each(|id| remove_person(draft, id));
        weights::convert_to_shared_weights(draft, document, first);
    })
}

/// Two seats, the person's and the employer's, each with a voice. What the one person has answered is theirs alone
/// from now on, and is opened with the other's answers.
fn set_two_seats(document: &Deliberation) -> Edit {
    let people: Vec<Id> = document.people().iter().map(|person| person.id.clone()).collect();
    Edit::build(document, |draft| {
        if draft.document().participants().is_empty() {
            draft.push(Participant { seat: Some(Seat::Person), ..Participant::new(Id::me()) });
        }
        if let [one] = people.as_slice() {
            let taken = draft.document().participants();
            let id = Id::generate("employer", "employer", taken.iter().map(|participant| &participant.id));
            draft.push(Participant { seat: Some(Seat::Employer), ..Participant::new(id) });
            drop(draft.set(FieldPath::Head(HeadField::Revealed), None));
            weights::convert_to_own_weights(draft, document, one);
        }
    })
}

fn remove_person(draft: &mut Builder, id: &Id) {
    let document = draft.document().clone();
    for key in document.paths_of_person(id) {
        drop(draft.set(key, None));
    }
    let left = document.participants().iter().filter(|p| p.id != *id).map(|p| EntryId::Id(p.id.clone())).collect();
    drop(draft.set(FieldPath::ListOrder(List::Participants), Some(FieldValue::EntryIds(left))));
}

/// Opens the answers of everybody at once.
pub fn reveal_answers(document: &Deliberation, now: Moment) -> Edit {
    Edit::set_typed(document, FieldPath::Head(HeadField::Revealed), &now)
}

/// The nearest of the five places of the lens.
pub fn nearest_lens_position(later: f64) -> usize {
    let distance = |at: &usize| LENS_POSITIONS.get(*at).map_or(f64::INFINITY, |place| (place - later).abs());
    (0..LENS_POSITIONS.len()).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(0)
}

/// The edit that adds an account.
pub fn add_account(document: &Deliberation, holder: Holder) -> Edit {
    let base = match holder {
        Holder::Personal => "personal",
        Holder::Employer => "employer",
    };
    let id = Id::generate(base, "account", document.accounts().iter().map(|account| &account.id));
    Edit::build(document, |draft| draft.push(Account { holder: Some(holder), ..Account::new(id) }))
}

/// The edit that adds a step to do.
pub fn add_step(document: &Deliberation, what: &str) -> Edit {
    let id = Id::generate(what, "step", document.steps().iter().map(|step| &step.id));
    Edit::build(document, |draft| draft.push(ActionStep { what: what.to_owned(), ..ActionStep::new(id) }))
}

/// The place of an account's field.
pub fn account_path(account: &Id, field: AccountField) -> FieldPath {
    FieldPath::Account(account.clone(), field)
}
