//! The questions of the walk as data. Both renderers, the screen and the plain lines, ask these.

use pesee_core::deliberation::{ConditionState, Deliberation, Fate, Id, WeightingMethod};

use super::step::Step;

/// One question: at one step, for one person where answers are each person's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// What is to be decided?
    Question,
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
    Feeling(Id),
    /// How strongly?
    Strength(Id),
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
    Handover(Id),
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
    Review,
    /// Looking back: how much of what was expected came true?
    CameTrue,
    /// Looking back: how satisfied are you?
    Satisfied,
    /// Looking back: what happened?
    Happened,
    /// Then and now.
    Then,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One line of text; it may be left empty.
    Line,
    /// A longer text; it may be left empty.
    Text,
    /// One of these.
    Choice(Vec<Pick>),
    /// A whole number on a scale, by steps.
    Scale {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
        /// The distance from one to the next.
        by: u32,
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
    Shown,
}

/// One of several answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    /// One person decides.
    One,
    /// Two seats.
    Two,
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
    Pick(Pick),
    /// A number on a scale.
    Number(u32),
    /// A day.
    Day(chrono::NaiveDate),
}

/// The places of the lens, from "only now counts" to "the years ahead count".
pub const LENS_PLACES: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];

/// The months ahead that are offered for looking again.
pub const REVIEW_MONTHS: [u32; 4] = [1, 3, 6, 12];

/// What may become of an account, in the order in which it is offered.
pub fn fates(document: &Deliberation, account: &Id) -> Vec<Option<Fate>> {
    let plain = [Fate::Keep, Fate::Pause, Fate::Park, Fate::Open, Fate::HandOver, Fate::Close];
    let others = document.accounts().iter().filter(|other| other.id != *account);
    let merges = others.map(|other| Fate::Merge(other.id.clone()));
    plain.into_iter().chain(merges).map(Some).chain([None]).collect()
}

impl Ask {
    /// The step it belongs to.
    pub fn step(&self) -> Step {
        match self {
            Ask::Question | Ask::Title | Ask::Seats | Ask::SeatName(_) => Step::Question,
            Ask::Account(_) => Step::Accounts,
            Ask::Options => Step::Options,
            Ask::Feeling(_) | Ask::Strength(_) | Ask::Handover(_) => Step::Feeling,
            Ask::Condition(_) => Step::Conditions,
            Ask::Criteria => Step::Criteria,
            Ask::Weights(_) | Ask::Lens => Step::Weights,
            Ask::Rating(..) => Step::Ratings,
            Ask::Verdict => Step::Verdict,
            _ => Step::Commitment,
        }
    }

    /// Whose answer it is, where answers are each person's own.
    pub fn person(&self) -> Option<&Id> {
        match self {
            Ask::Feeling(person)
            | Ask::Strength(person)
            | Ask::Weights(person)
            | Ask::Handover(person)
            | Ask::Rating(person, _) => Some(person),
            _ => None,
        }
    }

    /// How it is answered.
    pub fn kind(&self, document: &Deliberation) -> Kind {
        let options = || document.options().iter().map(|option| Pick::Option(option.id.clone())).collect();
        match self {
            Ask::Question | Ask::Title | Ask::SeatName(_) => Kind::Line,
            Ask::Seats => Kind::Choice(vec![Pick::One, Pick::Two]),
            Ask::Account(_) => Kind::Account,
            Ask::Options => Kind::Options,
            Ask::Feeling(_) | Ask::Choice => Kind::Choice(options()),
            Ask::Strength(_) => Kind::Scale { least: 1, most: 5, by: 1 },
            Ask::Condition(_) => Kind::Choice(ConditionState::ALL.iter().copied().map(Pick::State).collect()),
            Ask::Criteria => Kind::Criteria,
            Ask::Weights(_) => Kind::Weights(document.weighing().method.unwrap_or(default_method(document))),
            Ask::Lens => Kind::Lens,
            Ask::Rating(..) => Kind::Ratings,
            Ask::Because | Ask::Expects | Ask::Premortem | Ask::Lift | Ask::Happened => Kind::Text,
            Ask::Confidence | Ask::CameTrue => Kind::Scale { least: 0, most: 100, by: 5 },
            Ask::Commitment | Ask::Satisfied => Kind::Scale { least: 1, most: 10, by: 1 },
            Ask::Steps => Kind::Steps,
            Ask::Review => Kind::Choice(REVIEW_MONTHS.into_iter().map(Pick::Months).collect()),
            Ask::Handover(_) | Ask::Verdict | Ask::Then => Kind::Shown,
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
