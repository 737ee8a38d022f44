//! From an answer to the edit it means.

use chrono::Months;

use pesee_core::deliberation::{
    Account, AccountField, ActionStep, Builder, ConditionField, ConditionState, DecisionField, Deliberation, Edit,
    EntryId, FieldPath, FieldValue, FirstFeelingField, HeadField, Holder, Id, Lens, List, LogId, Moment, OneToTen,
    Participant, ParticipantField, Percent, RecordWithId, ReviewField, Seat, Status, Strength, TypedValue,
    WeighingField,
};

use super::look_back;
use super::question::{Answer, Ask, Kind, LENS_PLACES, Pick};
use super::weigh;

/// The place that a question of one value is about; `None` for questions about more, and for those that follow a
/// choice not yet made.
pub fn place(document: &Deliberation, ask: &Ask) -> Option<FieldPath> {
    let decision = |field| look_back::standing(document).map(|decision| FieldPath::Decision(decision.at, field));
    let review = |field| look_back::review(document).map(|review| FieldPath::Review(review.at, field));
    match ask {
        Ask::Question => Some(FieldPath::Head(HeadField::Question)),
        Ask::Title => Some(FieldPath::Head(HeadField::Title)),
        Ask::SeatName(person) => Some(FieldPath::Participant(person.clone(), ParticipantField::Name)),
        Ask::Feeling(person) => Some(FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Option)),
        Ask::Strength(person) => Some(FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Strength)),
        Ask::Condition(id) => Some(FieldPath::Condition(id.clone(), ConditionField::State)),
        Ask::Lens => Some(FieldPath::Weighing(WeighingField::Later)),
        Ask::Choice => decision(DecisionField::Option),
        Ask::Because => decision(DecisionField::Because),
        Ask::Expects => decision(DecisionField::Expects),
        Ask::Confidence => decision(DecisionField::Confidence),
        Ask::Commitment => decision(DecisionField::Commitment),
        Ask::Lift => decision(DecisionField::Lift),
        Ask::Premortem => decision(DecisionField::Premortem),
        Ask::Review => Some(FieldPath::Head(HeadField::ReviewOn)),
        Ask::Verdict => Some(FieldPath::Head(HeadField::VerdictSeen)),
        Ask::CameTrue => review(ReviewField::CameTrue),
        Ask::Satisfied => review(ReviewField::Satisfied),
        Ask::Happened => review(ReviewField::Note),
        Ask::Seats
        | Ask::Account(_)
        | Ask::Options
        | Ask::Criteria
        | Ask::Weights(_)
        | Ask::Rating(..)
        | Ask::Handover(_)
        | Ask::Steps
        | Ask::Then => None,
    }
}

/// The answer to a choice that stands in the document.
pub fn picked(document: &Deliberation, ask: &Ask) -> Option<Pick> {
    if *ask == Ask::Seats {
        let several = document.people().len() > 1;
        return (!document.participants().is_empty()).then_some(if several { Pick::Two } else { Pick::One });
    }
    match document.get(&place(document, ask)?)? {
        FieldValue::Id(option) => Some(Pick::Option(option)),
        FieldValue::Text(word) => ConditionState::parse(&word).map(Pick::State),
        _ => None,
    }
}

/// The edit that `answer` to `ask` means at the moment `now`; `None` where the answer does not fit the question.
pub fn answer(document: &Deliberation, ask: &Ask, answer: &Answer, now: Moment) -> Option<Edit> {
    let place = place(document, ask);
    match (ask, answer) {
        // A title may not be missing: an empty one leaves what is there.
        (Ask::Title, Answer::Text(title)) if title.trim().is_empty() => Some(Edit::default()),
        (Ask::Seats, Answer::Pick(Pick::One)) => Some(one_seat(document)),
        (Ask::Seats, Answer::Pick(Pick::Two)) => Some(two_seats(document)),
        (Ask::Feeling(person), Answer::Pick(Pick::Option(option))) => {
            let said = Edit::set(
                document,
                FieldPath::FirstFeeling(person.clone(), FirstFeelingField::Viewpoint),
                Some(FieldValue::Moment(now)),
            );
            Some(Edit::set_typed(document, place?, option).chain(said))
        }
        (Ask::Choice, Answer::Pick(Pick::Option(option))) => Some(choose(document, option, now)),
        (Ask::Condition(_), Answer::Pick(Pick::State(state))) => Some(Edit::set_typed(document, place?, state)),
        (Ask::Strength(_), Answer::Number(n)) => Some(Edit::set_typed(document, place?, &Strength::new((*n).into())?)),
        (Ask::Confidence, Answer::Number(n)) => Some(Edit::set_typed(document, place?, &Percent::new((*n).into())?)),
        (Ask::Commitment, Answer::Number(n)) => Some(Edit::set_typed(document, place?, &OneToTen::new((*n).into())?)),
        (Ask::CameTrue, Answer::Number(n)) => {
            look_back::answer(document, ReviewField::CameTrue, Some(Percent::new((*n).into())?.to_value()), now)
        }
        (Ask::Satisfied, Answer::Number(n)) => {
            look_back::answer(document, ReviewField::Satisfied, Some(OneToTen::new((*n).into())?.to_value()), now)
        }
        (Ask::Happened, Answer::Text(text)) => {
            let text = Some(text).filter(|text| !text.trim().is_empty());
            look_back::answer(document, ReviewField::Note, text.map(|text| FieldValue::Text(text.clone())), now)
        }
        (Ask::Lens, Answer::Number(at)) => {
            Some(Edit::set_typed(document, place?, &Lens::new(*LENS_PLACES.get(*at as usize)?)?))
        }
        (Ask::Review, Answer::Pick(Pick::Months(months))) => {
            Some(look_again(document, now.date_naive().checked_add_months(Months::new(*months))?))
        }
        (Ask::Review, Answer::Day(day)) => Some(look_again(document, *day)),
        (_, Answer::Text(text)) if matches!(ask.kind(document), Kind::Line | Kind::Text) => {
            Some(Edit::set_text(document, place?, text))
        }
        _ => None,
    }
}

/// Looks at it again on `day`. A review that was made is done with then: the next one is another.
fn look_again(document: &Deliberation, day: chrono::NaiveDate) -> Edit {
    Edit::build(document, |draft| {
        draft.set_typed(FieldPath::Head(HeadField::ReviewOn), day);
        if draft.document().head().status == Some(Status::Reviewed) {
            draft.set_typed(FieldPath::Head(HeadField::Status), Status::Decided);
        }
    })
}

/// Chooses `option`: changes the decision that stands where it was made today and not reviewed, else adds one, for which
/// the day to look again is still to be said.
fn choose(document: &Deliberation, option: &Id, now: Moment) -> Edit {
    let standing = look_back::standing(document).map(|decision| decision.at);
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
fn one_seat(document: &Deliberation) -> Edit {
    if document.participants().is_empty() {
        let person = Participant { seat: Some(Seat::Person), ..Participant::new(Id::me()) };
        return Edit::build(document, |draft| draft.push(person));
    }
    let people: Vec<Id> = document.people().iter().map(|person| person.id.clone()).collect();
    let Some((first, others)) = people.split_first() else { return Edit::default() };
    Edit::build(document, |draft| {
        others.iter().for_each(|id| remove_person(draft, id));
        weigh::share(draft, document, first);
    })
}

/// Two seats, the person's and the employer's, each with a voice. What the one person has answered is theirs alone
/// from now on, and is opened with the other's answers.
fn two_seats(document: &Deliberation) -> Edit {
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
            weigh::keep_own(draft, document, one);
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
pub fn reveal(document: &Deliberation, now: Moment) -> Edit {
    Edit::set_typed(document, FieldPath::Head(HeadField::Revealed), &now)
}

/// The nearest of the five places of the lens.
pub fn lens_place(later: f64) -> usize {
    let distance = |at: &usize| LENS_PLACES.get(*at).map_or(f64::INFINITY, |place| (place - later).abs());
    (0..LENS_PLACES.len()).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(0)
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
pub fn account_key(account: &Id, field: AccountField) -> FieldPath {
    FieldPath::Account(account.clone(), field)
}
