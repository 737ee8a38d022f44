//! The ten steps.

/// A step of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Who decides, what about.
    Question,
    /// The accounts at stake.
    Accounts,
    /// The ways to go.
    Options,
    /// Which way one leans, before anything is weighed.
    Feeling,
    /// What must hold for some options.
    Conditions,
    /// What matters.
    Criteria,
    /// How much it matters.
    Weights,
    /// How each option does on each.
    Ratings,
    /// What it comes to.
    Verdict,
    /// The choice, and what follows.
    Commitment,
}

impl Step {
    /// All ten, in order.
    pub const ALL: [Step; 10] = [
        Step::Question,
        Step::Accounts,
        Step::Options,
        Step::Feeling,
        Step::Conditions,
        Step::Criteria,
        Step::Weights,
        Step::Ratings,
        Step::Verdict,
        Step::Commitment,
    ];

    /// Its number, 1–10.
    pub fn number(self) -> usize {
        self as usize + 1
    }
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing yet.
    Empty,
    /// Begun.
    Part,
    /// Done.
    Done,
}
