//! Defines the figures that rank the options, in one type so that one function can withhold them together.

use super::group::GroupComparison;
use super::horizon::LensInterval;
use super::score::{Leaders, OptionScore};
use super::sensitivity::{RatingFlip, Regret, StabilityInterval, WeightFlip};
use super::smaa::WinShares;

/// All figures from which the leading option can be derived. Lists have one entry per option, in document order, unless
/// stated otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// The scores (METHOD.md §4).
    pub scores: Vec<OptionScore>,
    /// The leader or the tied options (METHOD.md §4).
    pub leaders: Leaders,
    /// The rival that ties with the leader after the fewest moved points of weight (METHOD.md §7); `None` if there is
    /// no leader or no weights make a tie.
    pub weight_flip: Option<WeightFlip>,
    /// The smallest change of one rating that makes a tie (METHOD.md §7); `None` if there is no leader or no single
    /// rating makes a tie.
    pub rating_flip: Option<RatingFlip>,
    /// The interval in which each weight may vary, one entry per criterion (METHOD.md §7); empty if there is no leader.
    pub stability_intervals: Vec<Option<StabilityInterval>>,
    /// The regret of each option (METHOD.md §7).
    pub regrets: Vec<Option<Regret>>,
    /// The leaders for every position of the lens (METHOD.md §6); empty if nothing is rated or weighted.
    pub lens_intervals: Vec<LensInterval>,
    /// Whether the leader does something irreversible to an account (METHOD.md §5, `final`).
    pub is_leader_final: bool,
    /// The index of the option to try first (METHOD.md §5); `None` unless the leader is irreversible and does not win
    /// clearly at every position of the lens.
    pub trial_option: Option<usize>,
    /// How often each option is first in draws (METHOD.md §7); `None` while draws are running, or if there are no
    /// weights.
    pub win_shares: Option<WinShares>,
    /// The comparison of several people (METHOD.md §9); `None` for one person.
    pub group: Option<GroupComparison>,
}

impl Ranking {
    /// Returns the indices of the options by ascending rank; options of equal rank are in document order.
    pub fn options_by_rank(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.scores.len()).collect();
        order.sort_by_key(|option| self.scores.get(*option).map(|score| score.rank));
        order
    }

    /// Returns whether different positions of the lens have different leaders.
    pub fn has_horizon_conflict(&self) -> bool {
        self.lens_intervals.len() > 1
    }
}
