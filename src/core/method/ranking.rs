//! The figures that rank the options.

use super::group::GroupComparison;
use super::horizon::LensInterval;
use super::score::{Leaders, OptionScore};
use super::sensitivity::{RatingFlip, Regret, StabilityInterval, WeightFlip};
use super::smaa::WinShares;

/// Everything that says, or lets one work out, which option is ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// The scores, by place.
    pub scores: Vec<OptionScore>,
    /// Who is in front.
    pub leaders: Leaders,
    /// The rival that the fewest moved points bring level.
    pub weight_flip: Option<WeightFlip>,
    /// The smallest step of one rating that makes a tie.
    pub rating_flip: Option<RatingFlip>,
    /// How far each weight may go, by place; empty without a leader.
    pub stability_intervals: Vec<Option<StabilityInterval>>,
    /// The regret of each option, by place.
    pub regrets: Vec<Option<Regret>>,
    /// Who leads at every setting of the lens.
    pub lens_intervals: Vec<LensInterval>,
    /// Whether the leader cannot be undone.
    pub is_leader_final: bool,
    /// The option to try first, by place, where the leader cannot be undone and does not win clearly everywhere.
    pub trial_option: Option<usize>,
    /// How often each option is first in draws; `None` while that is being worked out, or without weights.
    pub win_shares: Option<WinShares>,
    /// What several people have in common, and where they differ; `None` for one alone.
    pub group: Option<GroupComparison>,
}

impl Ranking {
    /// The options by place, best first; on the same rank as in the file.
    pub fn options_by_rank(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.scores.len()).collect();
        order.sort_by_key(|at| self.scores.get(*at).map(|score| score.rank));
        order
    }

    /// Whether the leader changes with the lens.
    pub fn has_horizon_conflict(&self) -> bool {
        self.lens_intervals.len() > 1
    }
}
