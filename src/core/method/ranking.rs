//! The figures that rank the options.

use super::flip::{Nearest, Regret, Stable, Step};
use super::horizon::Interval;
use super::people::People;
use super::score::{Front, Score};
use super::wins::Wins;

/// Everything that says, or lets one work out, which option is ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// The scores, by place.
    pub scores: Vec<Score>,
    /// Who is in front.
    pub front: Front,
    /// The rival that the fewest moved points bring level.
    pub nearest: Option<Nearest>,
    /// The smallest step of one rating that makes a tie.
    pub step: Option<Step>,
    /// How far each weight may go, by place; empty without a leader.
    pub stable: Vec<Option<Stable>>,
    /// The regret of each option, by place.
    pub regrets: Vec<Option<Regret>>,
    /// Who leads at every setting of the lens.
    pub horizon: Vec<Interval>,
    /// Whether the leader cannot be undone.
    pub is_final: bool,
    /// The option to try first, by place, where the leader cannot be undone and does not win clearly everywhere.
    pub try_first: Option<usize>,
    /// How often each option is first in draws; `None` while that is being worked out, or without weights.
    pub wins: Option<Wins>,
    /// What several people have in common, and where they differ; `None` for one alone.
    pub people: Option<People>,
}

impl Ranking {
    /// The options by place, best first; on the same rank as in the file.
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.scores.len()).collect();
        order.sort_by_key(|at| self.scores.get(*at).map(|score| score.rank));
        order
    }

    /// Whether the leader changes with the lens.
    pub fn horizon_conflict(&self) -> bool {
        self.horizon.len() > 1
    }
}
