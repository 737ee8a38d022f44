//! Defines the figures that rank the options, in one type so that one function can withhold them together.

use super::group::GroupComparison;
use super::horizon::LensInterval;
use super::information_value::CellInformationValue;
use super::needs::{RatingStep, RequiredChanges, WeightShift};
use super::omission::{Hinge, Overlap};
use super::score::{ConditionalLeaders, Leaders, OptionScore};
use super::smaa::WinShares;
use super::stability::{Regret, StabilityInterval};

/// All figures from which the leading option can be derived. Lists have one entry per option, in document order, unless
/// stated otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// The scores (METHOD.md §4).
    pub scores: Vec<OptionScore>,
    /// The leader or the tied options (METHOD.md §4); no leader if there is no verdict.
    pub leaders: Leaders,
    /// Whether the leader has more against it than for it (METHOD.md §4, `least_bad`).
    pub is_least_bad: bool,
    /// Whether the leader does something irreversible to an account (METHOD.md §5, `final`).
    pub is_leader_final: bool,
    /// Whether the leader is ahead whatever is not known turns out to be, and wherever the lens stands (METHOD.md §5,
    /// `sure`); `None` unless the verdict is clear or fragile.
    pub is_leader_sure: Option<bool>,
    /// Whether the leader is ahead whatever is not known turns out to be, where the lens stands; `None` unless the
    /// verdict is clear or fragile.
    pub is_leader_sure_at_lens: Option<bool>,
    /// Whether no values of the answers and no weights put another option level with the leader (METHOD.md §12).
    pub is_leader_better_on_everything: bool,
    /// Whether a neighbouring setting of the lens could put another option ahead (METHOD.md §5, `lens`).
    pub does_lens_step_decide: bool,
    /// The leaders if the unknown conditions of the leader are answered with no (METHOD.md §5, `otherwise`); `None` if
    /// no condition that could rule the leader out is unknown.
    pub leaders_otherwise: Option<ConditionalLeaders>,
    /// The index of the option to try before a leader that cannot be undone (METHOD.md §5, `try_first`).
    pub trial_option: Option<usize>,
    /// What each option needs to lead (METHOD.md §7, *needs*); `None` for the leader and for options that are ruled
    /// out, empty unless the verdict is clear or fragile.
    pub required_changes: Vec<Option<RequiredChanges>>,
    /// The interval in which each weight may vary, one entry per criterion (METHOD.md §7); empty unless the verdict is
    /// clear or fragile.
    pub stability_intervals: Vec<Option<StabilityInterval>>,
    /// The criteria without which the leader does not lead (METHOD.md §7, *hinges*), in document order.
    pub hinges: Vec<Hinge>,
    /// The pairs of criteria that may be one thing counted twice (METHOD.md §7, *overlap*), in document order.
    pub overlaps: Vec<Overlap>,
    /// The regret of each option (METHOD.md §7); `None` while there is no verdict.
    pub regrets: Vec<Option<Regret>>,
    /// The options that may lead at every setting of the lens (METHOD.md §6); empty while there is no verdict.
    pub lens_intervals: Vec<LensInterval>,
    /// The answer that could change the leader by itself and is worth most (METHOD.md §8, `find_out`); `None` while
    /// there is no verdict, or if no single answer can.
    pub answer_to_find_out: Option<CellInformationValue>,
    /// How often each option is first in draws (METHOD.md §7); `None` while draws are running, or if there is no
    /// verdict.
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

    /// Returns whether different settings of the lens have different options that may lead.
    pub fn has_horizon_conflict(&self) -> bool {
        self.lens_intervals.len() > 1
    }

    /// Returns the option that ties with the leader after the fewest moved points of weight, as an index, and the
    /// moves; `None` if no weights make a tie. On equal figures the first option in document order is returned.
    pub fn nearest(&self) -> Option<(usize, &WeightShift)> {
        self.smallest(|changes| changes.weights.as_ref(), |shift| shift.points)
    }

    /// Returns the option that ties with the leader after the smallest change of one rating, as an index, and the
    /// change; `None` if no single rating makes a tie.
    pub fn smallest_step(&self) -> Option<(usize, &RatingStep)> {
        self.smallest(|changes| changes.rating.as_ref(), |step| step.amount)
    }

    fn smallest<'a, T>(
        &'a self,
        change: impl Fn(&'a RequiredChanges) -> Option<&'a T>,
        size: impl Fn(&T) -> f64,
    ) -> Option<(usize, &'a T)> {
        let changes = self.required_changes.iter().enumerate();
        let changes = changes.filter_map(|(at, changes)| Some((at, change(changes.as_ref()?)?)));
        changes.reduce(|best, next| if size(next.1) < size(best.1) - 1e-9 { next } else { best })
    }
}
