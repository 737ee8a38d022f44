//! Defines the ten steps of the walk and their progress, on which every other file of the walk depends.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WalkStep {
    Question,
    Accounts,
    Options,
    /// The first feeling, before anything is weighed.
    Feeling,
    /// Conditions that some options depend on.
    Conditions,
    Criteria,
    Weights,
    Ratings,
    Verdict,
    /// The choice and everything that follows from it.
    Commitment,
}

impl WalkStep {
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

    /// Returns the number of the step, 1–10.
    pub fn number(self) -> usize {
        self as usize + 1
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepProgress {
    Empty,
    Partial,
    Done,
}
