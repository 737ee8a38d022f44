//! Defines the questions of the walk as data, so that both front ends ask the same questions.

use pesee_core::deliberation::{ConditionState, Deliberation, Fate, Id, Lens, WeightingMethod};

use super::step::WalkStep;
use super::weights::weighting_method_in_use;

/// A question of one step; the id in a question about answers of one person is that person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    MainQuestion,
    /// The title in the library.
    Title,
    /// Whether one person or several people decide.
    Seats,
    /// The names and the roles of several people.
    People,
    /// The day by which to decide.
    DecideBy,
    /// The fields of an account.
    Account(Id),
    Options,
    /// The option that a person leans to.
    FirstFeeling(Id),
    /// The strength of that feeling.
    FeelingStrength(Id),
    /// Whether a condition holds.
    Condition(Id),
    Criteria,
    /// An option that would serve the first criteria best.
    OptionFromCriteria,
    /// The weights of a person.
    Weights(Id),
    /// How much the years ahead count against the present.
    Lens,
    /// The ratings of a person (first id) on a criterion (second id).
    Rating(Id, Id),
    /// Asks to hand the keyboard to this person.
    HandOver(Id),
    /// Asks whose sealed answers are to be corrected.
    Correction,
    /// Asks to hand the keyboard to this person, who corrects sealed answers.
    HandOverToCorrect(Id),
    Verdict,
    Choice,
    Because,
    Expects,
    /// Imagine that the decision went badly a year later: what happened?
    Premortem,
    /// The signs that the decision goes badly, and the answers to them.
    Tripwires,
    Confidence,
    Steps,
    Commitment,
    /// What would raise the commitment to 8?
    Lift,
    ReviewDate,
    /// Review: whether a tripwire was seen.
    TripwireSeen(Id),
    /// Review: the percentage of the expectations that came true.
    CameTrue,
    /// Review: the satisfaction with the decision.
    Satisfied,
    /// Review: what happened.
    ReviewNote,
    /// Review: the comparison of the decision with the present.
    ReviewResult,
}

#[derive(Clone, Debug, PartialEq)]
pub enum AnswerKind {
    /// One line of text, possibly empty.
    Line,
    /// Text of several lines, possibly empty.
    Text,
    Choice(Vec<AnswerChoice>),
    /// A whole number from `min` to `max` in steps of `step`.
    Scale {
        min: u32,
        max: u32,
        step: u32,
    },
    Account,
    /// A list of options, which can be accepted, removed, renamed and extended.
    Options,
    /// A list of criteria, edited in the same way.
    Criteria,
    /// A list of people, with their names and roles.
    People,
    /// Weights, given by the method of the document.
    Weights(WeightingMethod),
    /// One rating per option.
    Ratings,
    /// A list of things to do, with dates.
    Steps,
    /// A list of warning signs, each with what to do then and a day to look for it.
    Tripwires,
    /// The question shows a result and has no answer.
    NoAnswer,
}

#[derive(Clone, Debug, PartialEq)]
pub enum AnswerChoice {
    OnePerson,
    SeveralPeople,
    PersonAndEmployer,
    /// A person who decides.
    Person(Id),
    Option(Id),
    State(ConditionState),
    /// A setting of the lens λ, 0–1.
    Lens(f64),
    /// A day this many months ahead.
    Months(u32),
    /// A day this many weeks ahead.
    Weeks(u32),
    /// The warning sign was seen.
    SignSeen,
    /// The warning sign was not seen; look again after this many months.
    LookAgain(u32),
    /// The warning sign was not seen, and nobody looks for it again.
    StopLooking,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Text as typed.
    Text(String),
    Choice(AnswerChoice),
    Number(u32),
    Day(chrono::NaiveDate),
}

/// The positions of the lens λ, from "only the present counts" to "only the years ahead count".
pub const LENS_POSITIONS: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];

/// The numbers of months after which a review is offered.
pub const REVIEW_MONTHS: [u32; 4] = [1, 3, 6, 12];

/// The numbers of months after which to look for a warning sign again.
const LOOK_AGAIN_MONTHS: [u32; 2] = [1, 3];

/// Returns whether no account exists yet: the options open accounts and do nothing else with them, and nothing is known
/// about an account.
pub fn has_no_account_yet(document: &Deliberation) -> bool {
    if document.accounts().iter().any(|account| account.platform.is_some() || account.handle.is_some()) {
        return false;
    }
    let mut fates = document.options().iter().flat_map(|option| document.fates(&option.id)).peekable();
    let is_first_account = document.head().template.as_deref() == Some("first-account");
    (fates.peek().is_some() || is_first_account) && fates.all(|(_, fate)| *fate == Fate::Open)
}

/// Returns the possible fates of an account, in the order in which they are offered; `None` removes the fate.
pub fn list_possible_fates(document: &Deliberation, account: &Id) -> Vec<Option<Fate>> {
    if has_no_account_yet(document) {
        return vec![Some(Fate::Open), None];
    }
    let simple_fates = [Fate::Keep, Fate::Slow, Fate::Pause, Fate::Park, Fate::Open, Fate::HandOver, Fate::Close];
    let others = document.accounts().iter().filter(|other| other.id != *account);
    let merges = others.map(|other| Fate::Merge(other.id.clone()));
    simple_fates.into_iter().chain(merges).map(Some).chain([None]).collect()
}

impl Question {
    pub fn step(&self) -> WalkStep {
        match self {
            Question::MainQuestion | Question::Title | Question::Seats | Question::People | Question::DecideBy => {
                WalkStep::Question
            }
            Question::Account(_) => WalkStep::Accounts,
            Question::Options => WalkStep::Options,
            Question::FirstFeeling(_) | Question::FeelingStrength(_) | Question::HandOver(_) => WalkStep::Feeling,
            Question::Condition(_) => WalkStep::Conditions,
            Question::Criteria | Question::OptionFromCriteria => WalkStep::Criteria,
            Question::Weights(_) | Question::Lens => WalkStep::Weights,
            Question::Rating(..) => WalkStep::Ratings,
            Question::Correction | Question::HandOverToCorrect(_) | Question::Verdict => WalkStep::Verdict,
            _ => WalkStep::Commitment,
        }
    }

    /// Returns the person whose own answer the question asks for, if any.
    pub fn person(&self) -> Option<&Id> {
        match self {
            Question::FirstFeeling(person)
            | Question::FeelingStrength(person)
            | Question::Weights(person)
            | Question::HandOver(person)
            | Question::HandOverToCorrect(person)
            | Question::Rating(person, _) => Some(person),
            _ => None,
        }
    }

    /// Returns whether the answer is a day, which may be another one than the offered days.
    pub fn asks_for_day(&self) -> bool {
        matches!(self, Question::DecideBy | Question::ReviewDate)
    }

    /// Returns whether the question asks to hand over the keyboard.
    pub fn is_hand_over(&self) -> bool {
        matches!(self, Question::HandOver(_) | Question::HandOverToCorrect(_))
    }

    pub fn answer_kind(&self, document: &Deliberation) -> AnswerKind {
        let options = || document.options().iter().map(|option| AnswerChoice::Option(option.id.clone())).collect();
        match self {
            Question::MainQuestion | Question::Title | Question::OptionFromCriteria => AnswerKind::Line,
            Question::DecideBy => {
                AnswerKind::Choice(vec![AnswerChoice::Weeks(2), AnswerChoice::Months(1), AnswerChoice::Months(3)])
            }
            Question::Seats => AnswerKind::Choice(vec![
                AnswerChoice::OnePerson,
                AnswerChoice::SeveralPeople,
                AnswerChoice::PersonAndEmployer,
            ]),
            Question::People => AnswerKind::People,
            Question::Correction => {
                let people = document.people().into_iter();
                AnswerKind::Choice(people.map(|person| AnswerChoice::Person(person.id.clone())).collect())
            }
            Question::Account(_) => AnswerKind::Account,
            Question::Options => AnswerKind::Options,
            Question::FirstFeeling(_) | Question::Choice => AnswerKind::Choice(options()),
            Question::FeelingStrength(_) => AnswerKind::Scale { min: 1, max: 5, step: 1 },
            Question::Condition(_) => {
                AnswerKind::Choice(ConditionState::ALL.iter().copied().map(AnswerChoice::State).collect())
            }
            Question::Criteria => AnswerKind::Criteria,
            Question::Weights(_) => AnswerKind::Weights(weighting_method_in_use(document)),
            Question::Lens => AnswerKind::Choice(list_lens_choices(document)),
            Question::Rating(..) => AnswerKind::Ratings,
            Question::Because | Question::Expects | Question::Premortem | Question::Lift | Question::ReviewNote => {
                AnswerKind::Text
            }
            Question::Confidence | Question::CameTrue => AnswerKind::Scale { min: 0, max: 100, step: 5 },
            Question::Commitment | Question::Satisfied => AnswerKind::Scale { min: 1, max: 10, step: 1 },
            Question::Steps => AnswerKind::Steps,
            Question::Tripwires => AnswerKind::Tripwires,
            Question::TripwireSeen(_) => {
                let look_again = LOOK_AGAIN_MONTHS.into_iter().map(AnswerChoice::LookAgain);
                let choices = [AnswerChoice::SignSeen].into_iter().chain(look_again);
                AnswerKind::Choice(choices.chain([AnswerChoice::StopLooking]).collect())
            }
            Question::ReviewDate => AnswerKind::Choice(REVIEW_MONTHS.into_iter().map(AnswerChoice::Months).collect()),
            Question::HandOver(_) | Question::HandOverToCorrect(_) | Question::Verdict | Question::ReviewResult => {
                AnswerKind::NoAnswer
            }
        }
    }
}

/// Returns the settings of the lens that are offered: the positions, and the stored setting if it is another one.
fn list_lens_choices(document: &Deliberation) -> Vec<AnswerChoice> {
    let stored = document.weighing().later.map(Lens::get);
    let mut settings: Vec<f64> = LENS_POSITIONS.to_vec();
    settings.extend(stored.filter(|stored| !LENS_POSITIONS.contains(stored)));
    settings.sort_by(f64::total_cmp);
    settings.into_iter().map(AnswerChoice::Lens).collect()
}
