//! The ten steps.

/// A step of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WalkStep {
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

impl WalkStep {
    /// All ten, in order.
    pub const ALL: [WalkStep; 10] = [
        WalkStep::Question,
        WalkStep::Accounts,
        WalkStep::Options,
        WalkStep::Feeling,
        WalkStep::Conditions,
        WalkStep::Criteria,
        WalkStep::Weights,
        WalkStep::Ratings,
        WalkStep::Verdict,
        WalkStep::Commitment,
    ];

    /// Its number, 1–10.
    pub fn number(self) -> usize {
        self as usize + 1
    }
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepProgress {
    /// Nothing yet.
    Empty,
    /// Begun.
    Partial,
    /// Done.
    Done,
}
