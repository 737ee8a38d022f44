//! Compares the answers of several people: who leads for whom, where they disagree and why, and which options are fair
//! (METHOD.md §9).

use crate::deliberation::Id;

use super::decision_matrix::{AssessedOption, DecisionMatrix, Variation};
use super::lead::{WorstCase, worst_case};
use super::score::{Leaders, TOLERANCE, find_leaders};

/// The comparison of two or more people (METHOD.md §9).
#[derive(Clone, Debug, PartialEq)]
pub struct GroupComparison {
    /// One result per person, in document order.
    pub people: Vec<PersonResult>,
    /// Kendall's coefficient of concordance W over the people's own rankings of the eligible options, 0 (no agreement)
    /// to 1 (the same ranking); `None` if W is undefined (Kendall & Smith 1939).
    pub concordance: Option<f64>,
    /// The indices of the eligible options that have more for them than against them in everybody's own eyes, in
    /// document order.
    pub fair_options: Vec<usize>,
    /// The indices of the undominated options, in document order. An option is undominated unless another eligible one
    /// scores at least as well for everyone and better for someone.
    pub undominated_options: Vec<usize>,
    /// The largest regret of any person for each option, in points of the rating scale; `None` if the option is ruled
    /// out.
    pub max_regrets: Vec<Option<f64>>,
    /// The indices of the options with the smallest such regret, in document order (minimax regret, Savage 1951).
    pub least_regret_options: Vec<usize>,
    /// The disagreement in each cell, 0–1; the list holds the criteria one after the other, each with one entry per
    /// option. The disagreement is the population standard deviation of the values divided by 5, `None` if fewer than
    /// two people rated the cell.
    pub disagreements: Vec<Option<f64>>,
}

/// The result of one person's own answers (METHOD.md §9).
#[derive(Clone, Debug, PartialEq)]
pub struct PersonResult {
    /// The id of the person.
    pub id: Id,
    /// The index of the leader by the person's own weights and ratings; `None` if options are tied, nothing is rated or
    /// nothing has a weight.
    pub leader: Option<usize>,
    /// The index of the leader by the person's own ratings with the group's weights.
    pub leader_with_group_weights: Option<usize>,
    /// The index of the leader by the person's own weights with the group's ratings.
    pub leader_with_group_ratings: Option<usize>,
    /// The indices of the options that are tied by the person's own weights and ratings, in document order; empty if
    /// one option leads.
    pub tied_options: Vec<usize>,
    /// Whether the person's own leader is ahead whatever the person's missing answers turn out to be; false without a
    /// leader.
    pub is_leader_surely_ahead: bool,
    /// Whether the person has not rated some eligible option on a criterion that counts for them.
    pub has_open_cells: bool,
    /// Whether the leader of the group is surely ahead by the person's own weights and ratings, whatever the person's
    /// missing answers turn out to be; `None` if the group has no leader or the person's weights are all 0.
    pub is_group_leader_surely_ahead: Option<bool>,
    /// The person's own score of each option, −5…5, in document order.
    pub scores: Vec<f64>,
}

/// The reason why a person's leader differs from the leader of the group (METHOD.md §9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisagreementCause {
    /// The group's weights alone would make the leaders agree; the group's ratings alone would not.
    Weights,
    /// The group's ratings alone would make the leaders agree; the group's weights alone would not.
    Ratings,
    /// Either the group's weights or the group's ratings alone would make the leaders agree, or neither would.
    Both,
}

impl GroupComparison {
    /// Returns whether the people do not all have the same leader. Having no leader counts as different from having
    /// one.
    pub fn has_different_leaders(&self) -> bool {
        self.people.iter().any(|person| person.leader != self.people.first().and_then(|first| first.leader))
    }

    /// Returns whether people disagree in any cell, even in one that does not count.
    pub fn has_disagreement(&self) -> bool {
        self.disagreements.iter().flatten().any(|disagreement| *disagreement > TOLERANCE)
    }

    /// Returns the cells in which people disagree about something that still counts, as indices into `disagreements`,
    /// the largest disagreement first; equal disagreements are in document order. Options that are ruled out and
    /// criteria that may not count are left out, because nobody is asked for their ratings. `group` is the matrix that
    /// the comparison was made from.
    pub fn cells_by_disagreement(&self, group: &DecisionMatrix) -> Vec<usize> {
        let options = group.options.len().max(1);
        let counts = |at: usize| {
            let (criterion, option) = (group.criteria.get(at / options), group.options.get(at % options));
            criterion.is_some_and(|criterion| criterion.may_count) && option.is_some_and(AssessedOption::is_eligible)
        };
        let disagreements = self.disagreements.iter().enumerate();
        let mut cells: Vec<(usize, f64)> =
            disagreements.filter_map(|(at, disagreement)| Some((at, (*disagreement)?))).collect();
        cells.retain(|(at, disagreement)| *disagreement > TOLERANCE && counts(*at));
        cells.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        cells.into_iter().map(|(at, _)| at).collect()
    }
}

impl PersonResult {
    /// Returns why the person's leader differs from `group`, the leader of the group; `None` if both are the same or
    /// one of them has no leader.
    pub fn disagreement_cause(&self, group: Option<usize>) -> Option<DisagreementCause> {
        if self.leader.is_none() || group.is_none() || self.leader == group {
            return None;
        }
        Some(match (self.leader_with_group_weights == group, self.leader_with_group_ratings == group) {
            (true, false) => DisagreementCause::Weights,
            (false, true) => DisagreementCause::Ratings,
            (true, true) | (false, false) => DisagreementCause::Both,
        })
    }
}

/// Returns the comparison of METHOD.md §9; `None` if fewer than two people take part. The time is linear in people ×
/// criteria × options and in people × pairs of options.
pub(super) fn compare_people(group: &DecisionMatrix, leader: Option<usize>) -> Option<GroupComparison> {
    if group.person_matrices.is_empty() {
        return None;
    }
    let result = |(id, matrix): &(Id, DecisionMatrix)| {
        let leaders = find_leaders_of(matrix, matrix);
        let surely_ahead =
            |leader| worst_case(matrix, leader, &matrix.shares(), Variation::Missing) == WorstCase::Ahead;
        PersonResult {
            id: id.clone(),
            leader: leaders.leader(),
            is_leader_surely_ahead: leaders.leader().is_some_and(surely_ahead),
            leader_with_group_weights: find_leaders_of(group, matrix).leader(),
            leader_with_group_ratings: find_leaders_of(matrix, group).leader(),
            tied_options: if let Leaders::Tied(tied) = &leaders { tied.clone() } else { Vec::new() },
            has_open_cells: matrix.relevant_cells().any(|(_, _, cell)| cell.is_open),
            is_group_leader_surely_ahead: leader.filter(|_| matrix.has_weights()).map(surely_ahead),
            scores: compute_sums(matrix, matrix),
        }
    };
    let people: Vec<PersonResult> = group.person_matrices.iter().map(result).collect();
    let eligible: Vec<usize> = group.eligible_options().map(|(at, _)| at).collect();
    let of_eligible =
        |result: &PersonResult| eligible.iter().filter_map(|at| result.scores.get(*at).copied()).collect::<Vec<f64>>();
    let scores: Vec<Vec<f64>> = people.iter().map(of_eligible).collect();
    let of_all = |accepts: &dyn Fn(usize) -> bool| -> Vec<usize> {
        eligible.iter().enumerate().filter(|(at, _)| accepts(*at)).map(|(_, option)| *option).collect()
    };
    let fair_options = of_all(&|at| scores.iter().all(|own| own.get(at).is_some_and(|score| *score > TOLERANCE)));
    let undominated_options = of_all(&|at| is_undominated(&scores, at));
    let eligible_regrets = compute_max_regrets(&scores);
    let min_regret = eligible_regrets.iter().copied().fold(f64::INFINITY, f64::min);
    let mut max_regrets = vec![None; group.options.len()];
    let mut least_regret_options = Vec::new();
    for (option, regret) in eligible.iter().zip(&eligible_regrets) {
        max_regrets.get_mut(*option).into_iter().for_each(|slot| *slot = Some(*regret));
        least_regret_options.extend((regret - min_regret <= TOLERANCE).then_some(*option));
    }
    let rankings: Vec<Vec<f64>> = scores.iter().map(|scores| compute_mean_ranks(scores)).collect();
    Some(GroupComparison {
        concordance: compute_concordance(&rankings),
        fair_options,
        undominated_options,
        max_regrets,
        least_regret_options,
        disagreements: compute_disagreements(group),
        people,
    })
}

/// Returns the weighted sums of all options with the weights of one matrix and the ratings of another.
fn compute_sums(weights: &DecisionMatrix, ratings: &DecisionMatrix) -> Vec<f64> {
    let mut sums = vec![0.0; weights.options.len()];
    for (criterion, (_, row)) in
        weights.criteria.iter().zip(ratings.rows()).filter(|(criterion, _)| criterion.is_counted())
    {
        sums.iter_mut().zip(row).for_each(|(sum, cell)| *sum += criterion.share * cell.value);
    }
    sums
}

/// Returns the leaders with the weights of one matrix and the ratings of another; nobody leads if no eligible option is
/// rated on a criterion that counts.
fn find_leaders_of(weights: &DecisionMatrix, ratings: &DecisionMatrix) -> Leaders {
    let mut counted = weights.criteria.iter().zip(ratings.rows()).filter(|(criterion, _)| criterion.is_counted());
    let has_rating = counted.any(|(_, (_, row))| {
        row.iter().zip(&weights.options).any(|(cell, option)| cell.is_rated && option.is_eligible())
    });
    let sums = compute_sums(weights, ratings);
    if has_rating { find_leaders(weights, |at| sums.get(at).copied().unwrap_or(0.0)) } else { Leaders::NoLeader }
}

/// Returns whether no other option scores at least as well for everyone and better for someone; `scores` has one list
/// per person, of the eligible options.
fn is_undominated(scores: &[Vec<f64>], option: usize) -> bool {
    let options = scores.first().map_or(0, Vec::len);
    // The gain of each person if `other` replaces the option.
    let gains = |other: usize| {
        scores.iter().map(move |person_scores| {
            person_scores.get(other).zip(person_scores.get(option)).map_or(0.0, |(other, this)| other - this)
        })
    };
    !(0..options).any(|other| gains(other).all(|gain| gain >= -TOLERANCE) && gains(other).any(|gain| gain > TOLERANCE))
}

/// Returns the largest regret of any person for each option, against the best of their own scores (Savage 1951);
/// `scores` has one list per person.
fn compute_max_regrets(scores: &[Vec<f64>]) -> Vec<f64> {
    let mut regrets = vec![0.0_f64; scores.first().map_or(0, Vec::len)];
    for person_scores in scores {
        let best = person_scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        regrets.iter_mut().zip(person_scores).for_each(|(regret, score)| *regret = regret.max(best - score));
    }
    regrets
}

/// Returns the rank of each score, the highest first; tied scores share the mean of their positions.
fn compute_mean_ranks(scores: &[f64]) -> Vec<f64> {
    let rank = |score: &f64| {
        let ahead = scores.iter().filter(|other| **other > score + TOLERANCE).count();
        let tied = scores.iter().filter(|other| (**other - score).abs() <= TOLERANCE).count();
        ahead as f64 + (tied as f64 + 1.0) / 2.0
    };
    scores.iter().map(rank).collect()
}

/// Returns Kendall's coefficient of concordance with correction for ties (Kendall & Smith 1939): W = 12·S / (m²(n³−n) −
/// m·ΣT) for m rankings of n options, where S is the sum of squares of the rank sums about their mean and T = Σ(t³−t)
/// over the tied blocks of a ranking. Returns `None` for fewer than two rankings or options, or if all options are tied
/// in every ranking.
fn compute_concordance(rankings: &[Vec<f64>]) -> Option<f64> {
    let (m, n) = (rankings.len() as f64, rankings.first().map_or(0, Vec::len));
    if rankings.len() < 2 || n < 2 {
        return None;
    }
    let sum = |at: usize| rankings.iter().filter_map(|ranks| ranks.get(at)).sum::<f64>();
    let (n, mean) = (n as f64, m * (n as f64 + 1.0) / 2.0);
    let squares: f64 = (0..n as usize).map(|at| (sum(at) - mean).powi(2)).sum();
    // Each member of a block of t adds t²−1, so the block adds t³−t.
    let tied = |ranks: &Vec<f64>| {
        let block = |rank: &f64| ranks.iter().filter(|other| *other == rank).count() as f64;
        ranks.iter().map(|rank| block(rank).powi(2) - 1.0).sum::<f64>()
    };
    let max_squares = m * m * (n.powi(3) - n) - m * rankings.iter().map(tied).sum::<f64>();
    (max_squares > 0.0).then(|| 12.0 * squares / max_squares)
}

/// Returns the disagreement of each cell: the population standard deviation of its values divided by 5, the largest
/// possible one.
fn compute_disagreements(group: &DecisionMatrix) -> Vec<Option<f64>> {
    let options = group.options.len();
    let cell = |at: usize| {
        let cells = || group.person_matrices.iter().map(|(_, matrix)| matrix.cell(at / options, at % options));
        let values = || cells().filter(|cell| cell.is_rated).map(|cell| cell.value);
        let count = values().count();
        let mean = values().sum::<f64>() / count as f64;
        let variance = values().map(|value| (value - mean).powi(2)).sum::<f64>() / count as f64;
        (count > 1).then(|| variance.sqrt() / 5.0)
    };
    (0..options * group.criteria.len()).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Zar, Biostatistical Analysis, example 20.5: three rankings of twelve, with ties.
    #[test]
    fn concordance_with_ties_is_that_of_the_literature() {
        let rankings = [
            vec![4.0, 8.5, 10.0, 1.5, 3.0, 1.5, 7.0, 5.0, 8.5, 11.0, 6.0, 12.0],
            vec![5.0, 7.0, 11.0, 2.5, 5.0, 1.0, 5.0, 2.5, 9.5, 8.0, 9.5, 12.0],
            vec![5.5, 5.5, 9.5, 2.0, 3.0, 1.0, 8.0, 4.0, 11.0, 9.5, 7.0, 12.0],
        ];
        assert!((compute_concordance(&rankings).unwrap() - 0.924135).abs() < 5e-7);
    }

    #[test]
    fn the_same_ranking_is_1_the_opposite_0_and_nothing_to_rank_none() {
        let up = vec![1.0, 2.0, 3.0, 4.0];
        let down: Vec<f64> = up.iter().rev().copied().collect();
        assert_eq!(compute_concordance(&[up.clone(), up.clone(), up.clone()]), Some(1.0));
        assert_eq!(compute_concordance(&[up.clone(), down]), Some(0.0));
        assert_eq!(compute_concordance(&[vec![1.5, 1.5], vec![1.5, 1.5]]), None);
        assert_eq!(compute_concordance(&[vec![1.0], vec![1.0]]), None);
        assert_eq!(compute_concordance(&[up]), None);
    }

    #[test]
    fn level_scores_share_the_mean_of_their_places() {
        assert_eq!(compute_mean_ranks(&[2.0, 3.0, 2.0, 2.0 + 5e-10, -1.0]), [3.0, 1.0, 3.0, 3.0, 5.0]);
    }

    /// The option of least regret is the compromise and not the favourite of either person.
    #[test]
    fn least_regret_is_what_lies_between() {
        assert_eq!(compute_max_regrets(&[vec![4.0, -4.0, 2.0], vec![-3.0, 5.0, 2.0]]), [8.0, 8.0, 3.0]);
        assert_eq!(compute_max_regrets(&[vec![1.0, 1.0]]), [0.0, 0.0]);
        assert!(compute_max_regrets(&[]).is_empty());
    }

    #[test]
    fn fair_is_what_nobody_can_better_without_a_loss() {
        // The first option is best for one person and the second for the other. The third is no better than the first
        // for anyone; the fourth is worse for both.
        let scores = [vec![3.0, 1.0, 2.0, 0.0], vec![1.0, 3.0, 1.0, 0.5]];
        assert_eq!((0..4).filter(|at| is_undominated(&scores, *at)).collect::<Vec<_>>(), [0, 1]);
        assert!(
            (0..2).all(|at| is_undominated(&[vec![1.0, 1.0], vec![2.0, 2.0]], at)),
            "options that score the same for everybody are fair"
        );
    }
}
