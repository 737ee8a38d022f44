//! The questions of the walk as data. Both renderers, the screen and the plain lines, ask these.

use pesee_core::deliberation::{ConditionState, Deliberation, Fate, Id, WeightingMethod};

use super::step::WalkStep;

/// One question: at one step, for one person where answers are each person's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// What is to be decided?
    MainQuestion,
    /// What shall the library call it?
    Title,
    /// Does one person decide, or two?
    Seats,
    /// What is this participant called?
    SeatName(Id),
    /// The facts of an account.
    Account(Id),
    /// Which ways are there?
    Options,
    /// Which way do you lean?
    FirstFeeling(Id),
    /// How strongly?
    FeelingStrength(Id),
    /// Does this condition hold?
    Condition(Id),
    /// What matters?
    Criteria,
    /// How much does each matter to this person?
    Weights(Id),
    /// How much do the years ahead count against now?
    Lens,
    /// How do the options do on a criterion (second), to a person (first)?
    Rating(Id, Id),
    /// The keyboard goes to this person.
    HandOver(Id),
    /// What it comes to.
    Verdict,
    /// Which option do you choose?
    Choice,
    /// Why?
    Because,
    /// What do you expect to come of it?
    Expects,
    /// How sure are you of that?
    Confidence,
    /// A year later it went badly: what happened?
    Premortem,
    /// What will you do, and by when?
    Steps,
    /// How committed are you?
    Commitment,
    /// What would make it an 8?
    Lift,
    /// When will you look at it again?
    ReviewDate,
    /// Looking back: how much of what was expected came true?
    CameTrue,
    /// Looking back: how satisfied are you?
    Satisfied,
    /// Looking back: what happened?
    ReviewNote,
    /// Then and now.
    ReviewResult,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerKind {
    /// One line of text; it may be left empty.
    Line,
    /// A longer text; it may be left empty.
    Text,
    /// One of these.
    Choice(Vec<AnswerChoice>),
    /// A whole number on a scale, by steps.
    Scale {
        /// The least.
        min: u32,
        /// The most.
        max: u32,
        /// The distance from one to the next.
        step: u32,
    },
    /// The fields of an account.
    Account,
    /// A list of options to take, leave, name and add to.
    Options,
    /// A list of criteria, the same way.
    Criteria,
    /// Weights, by the method of the file.
    Weights(WeightingMethod),
    /// One of the five places of the lens.
    Lens,
    /// A rating of every option.
    Ratings,
    /// A list of things to do, with dates.
    Steps,
    /// Nothing is asked: something is shown.
    NoAnswer,
}

/// One of several answers.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerChoice {
    /// One person decides.
    OnePerson,
    /// Two seats.
    TwoPeople,
    /// This option.
    Option(Id),
    /// The state of a condition.
    State(ConditionState),
    /// A day this many months ahead.
    Months(u32),
}

/// What somebody answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A text, as typed.
    Text(String),
    /// One of several.
    Choice(AnswerChoice),
    /// A number on a scale.
    Number(u32),
    /// A day.
    Day(chrono::NaiveDate),
}

/// The places of the lens, from "only now counts" to "the years ahead count".
pub const LENS_POSITIONS: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];

/// The months ahead that are offered for looking again.
pub const REVIEW_MONTHS: [u32; 4] = [1, 3, 6, 12];

/// What may become of an account, in the order in which it is offered.
pub fn list_possible_fates(document: &Deliberation, account: &Id) -> Vec<Option<Fate>> {
    let plain = [Fate::Keep, Fate::Pause, Fate::Park, Fate::Open, Fate::HandOver, Fate::Close];
    let others = document.accounts().iter().filter(|other| other.id != *account);
    let merges = others.map(|other| Fate::Merge(other.id.clone()));
    plain.into_iter().chain(merges).map(Some).chain([None]).collect()
}

impl Question {
    /// The step it belongs to.
    pub fn step(&self) -> WalkStep {
        match self {
            Question::MainQuestion | Question::Title | Question::Seats | Question::SeatName(_) => WalkStep::Question,
            Question::Account(_) => WalkStep::Accounts,
            Question::Options => WalkStep::Options,
            Question::FirstFeeling(_) | Question::FeelingStrength(_) | Question::HandOver(_) => WalkStep::Feeling,
            Question::Condition(_) => WalkStep::Conditions,
            Question::Criteria => WalkStep::Criteria,
            Question::Weights(_) | Question::Lens => WalkStep::Weights,
            Question::Rating(..) => WalkStep::Ratings,
            Question::Verdict => WalkStep::Verdict,
            _ => WalkStep::Commitment,
        }
    }

    /// Whose answer it is, where answers are each person's own.
    pub fn person(&self) -> Option<&Id> {
        match self {
            Question::FirstFeeling(person)
            | Question::FeelingStrength(person)
            | Question::Weights(person)
            | Question::HandOver(person)
            | Question::Rating(person, _) => Some(person),
            _ => None,
        }
    }

    /// How it is answered.
    pub fn answer_kind(&self, document: &Deliberation) -> AnswerKind {
        let options = || document.options().iter().map(|option| AnswerChoice::Option(option.id.clone())).collect();
        match self {
            Question::MainQuestion | Question::Title | Question::SeatName(_) => AnswerKind::Line,
            Question::Seats => AnswerKind::Choice(vec![AnswerChoice::OnePerson, AnswerChoice::TwoPeople]),
            Question::Account(_) => AnswerKind::Account,
            Question::Options => AnswerKind::Options,
            Question::FirstFeeling(_) | Question::Choice => AnswerKind::Choice(options()),
            Question::FeelingStrength(_) => AnswerKind::Scale { min: 1, max: 5, step: 1 },
            Question::Condition(_) => {
                AnswerKind::Choice(ConditionState::ALL.iter().copied().map(AnswerChoice::State).collect())
            }
            Question::Criteria => AnswerKind::Criteria,
            Question::Weights(_) => AnswerKind::Weights(document.weighing().method.unwrap_or(default_method(document))),
            Question::Lens => AnswerKind::Lens,
            Question::Rating(..) => AnswerKind::Ratings,
            Question::Because | Question::Expects | Question::Premortem | Question::Lift | Question::ReviewNote => {
                AnswerKind::Text
            }
            Question::Confidence | Question::CameTrue => AnswerKind::Scale { min: 0, max: 100, step: 5 },
            Question::Commitment | Question::Satisfied => AnswerKind::Scale { min: 1, max: 10, step: 1 },
            Question::Steps => AnswerKind::Steps,
            Question::ReviewDate => AnswerKind::Choice(REVIEW_MONTHS.into_iter().map(AnswerChoice::Months).collect()),
            Question::HandOver(_) | Question::Verdict | Question::ReviewResult => AnswerKind::NoAnswer,
        }
    }
}

/// The method a walk begins with where the file names none: the order, unless points are there already.
fn default_method(document: &Deliberation) -> WeightingMethod {
    if document.criteria().iter().any(|criterion| criterion.weight.is_some()) {
        WeightingMethod::Points
    } else {
        WeightingMethod::Order
    }
}
