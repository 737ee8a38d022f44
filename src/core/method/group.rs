//! Several people: who leads for whom, why they differ, where, and what is fair to all (METHOD.md §9).

use crate::deliberation::Id;

use super::decision_matrix::DecisionMatrix;
use super::score::find_leaders;

/// What several people have in common, and where they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupComparison {
    /// Each of them, in the file's order.
    pub people: Vec<PersonResult>,
    /// Kendall's W over their own rankings, 0 (none) to 1 (the same); `None` where there is nothing to compare.
    pub concordance: Option<f64>,
    /// The options that are fair to all, by place.
    pub fair_options: Vec<usize>,
    /// What each option costs whoever gives up most for it, by place; `None` where it is ruled out.
    pub max_regrets: Vec<Option<f64>>,
    /// The options that cost least in this way, by place.
    pub least_regret_options: Vec<usize>,
    /// How far apart they are in each cell, criteria by options, 0–1; `None` where fewer than two rated it.
    pub disagreements: Vec<Option<f64>>,
}

/// One person's own view, by place of the options.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonResult {
    /// Whose.
    pub id: Id,
    /// Who leads by their own weights and ratings; `None` where options are level, nothing is rated or nothing weighs.
    pub leader: Option<usize>,
    /// Who leads by their own ratings with the group's weights.
    pub leader_with_group_weights: Option<usize>,
    /// Who leads by their own weights with the group's ratings.
    pub leader_with_group_ratings: Option<usize>,
    /// Their own scores, −5…5.
    pub scores: Vec<f64>,
}

/// What makes a person's leader another than the group's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisagreementCause {
    /// With the group's weights they would agree, with its ratings alone they would not.
    Weights,
    /// With the group's ratings they would agree, with its weights alone they would not.
    Ratings,
    /// Either would do, or neither would: the one is not the cause without the other.
    Both,
}

impl GroupComparison {
    /// Whether they have leaders, and not all the same one.
    pub fn has_different_leaders(&self) -> bool {
        self.people.iter().any(|own| own.leader != self.people.first().and_then(|first| first.leader))
    }

    /// The cells that people rate apart, the furthest first, by place in criteria × options; on a tie as in the file.
    pub fn cells_by_disagreement(&self) -> Vec<usize> {
        let apart = self.disagreements.iter().enumerate();
        let mut cells: Vec<(usize, f64)> = apart.filter_map(|(at, apart)| Some((at, (*apart)?))).collect();
        cells.retain(|(_, apart)| *apart > SCORE_TOLERANCE);
        cells.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        cells.into_iter().map(|(at, _)| at).collect()
    }
}

impl PersonResult {
    /// Why their leader is another than that of the group; `None` where it is not, or where either has none.
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

/// What stands in §9; `None` where fewer than two people take part. Linear in people × criteria × options, and in
/// people × pairs of options.
pub(super) fn compare_people(group: &DecisionMatrix) -> Option<GroupComparison> {
    if group.person_matrices.is_empty() {
        return None;
    }
    let own = |(id, table): &(Id, DecisionMatrix)| PersonResult {
        id: id.clone(),
        leader: find_leader(table, table),
        leader_with_group_weights: find_leader(group, table),
        leader_with_group_ratings: find_leader(table, group),
        scores: compute_sums(table, table)
            .into_iter()
            .map(|sum| if table.total_weight > 0.0 { sum / table.total_weight } else { 0.0 })
            .collect(),
    };
    let each: Vec<PersonResult> = group.person_matrices.iter().map(own).collect();
    let eligible: Vec<usize> = group.eligible_options().map(|(at, _)| at).collect();
    let of_eligible =
        |own: &PersonResult| eligible.iter().filter_map(|at| own.scores.get(*at).copied()).collect::<Vec<f64>>();
    let scores: Vec<Vec<f64>> = each.iter().map(of_eligible).collect();
    let fair = eligible.iter().enumerate().filter(|(at, _)| is_fair(&scores, *at)).map(|(_, place)| *place).collect();
    let costs = compute_max_regrets(&scores);
    let least = costs.iter().copied().fold(f64::INFINITY, f64::min);
    let mut regret = vec![None; group.options.len()];
    let mut least_regret = Vec::new();
    for (place, cost) in eligible.iter().zip(&costs) {
        regret.get_mut(*place).into_iter().for_each(|known| *known = Some(*cost));
        least_regret.extend((cost - least <= SCORE_TOLERANCE).then_some(*place));
    }
    let rankings: Vec<Vec<f64>> = scores.iter().map(|scores| compute_mean_ranks(scores)).collect();
    Some(GroupComparison {
        concordance: compute_concordance(&rankings),
        fair_options: fair,
        max_regrets: regret,
        least_regret_options: least_regret,
        disagreements: compute_disagreements(group),
        people: each,
    })
}

/// Scores closer than this are equal: 1e-9·Σ effective before dividing.
const SCORE_TOLERANCE: f64 = 1e-9;

/// The sums of all options by the weights of one table and the ratings of another, before dividing.
fn compute_sums(weights: &DecisionMatrix, ratings: &DecisionMatrix) -> Vec<f64> {
    let mut sums = vec![0.0; weights.options.len()];
    for (factor, (_, row)) in weights.criteria.iter().zip(ratings.rows()).filter(|(factor, _)| factor.is_counted()) {
        sums.iter_mut().zip(row).for_each(|(sum, cell)| *sum += factor.effective_weight * cell.value);
    }
    sums
}

/// Who leads by the weights of one table and the ratings of another, if one does and anything says so.
fn find_leader(weights: &DecisionMatrix, ratings: &DecisionMatrix) -> Option<usize> {
    let mut counting = weights.criteria.iter().zip(ratings.rows()).filter(|(factor, _)| factor.is_counted());
    let said = counting.any(|(_, (_, row))| {
        row.iter().zip(&weights.options).any(|(cell, option)| cell.is_rated && option.is_eligible())
    });
    let sums = compute_sums(weights, ratings);
    said.then(|| find_leaders(weights, |at| sums.get(at).copied().unwrap_or(0.0), weights.tolerance()).leader())?
}

/// Whether no other option scores at least as well for everyone and better for someone; `scores` by person, then place.
fn is_fair(scores: &[Vec<f64>], at: usize) -> bool {
    let options = scores.first().map_or(0, Vec::len);
    // How much better another is for each person.
    let gains = |other: usize| {
        scores.iter().map(move |own| own.get(other).zip(own.get(at)).map_or(0.0, |(other, this)| other - this))
    };
    !(0..options).any(|other| {
        gains(other).all(|gain| gain >= -SCORE_TOLERANCE) && gains(other).any(|gain| gain > SCORE_TOLERANCE)
    })
}

/// What each option costs whoever gives up most for it, against the best of their own (Savage 1951); `scores` by
/// person, then place.
fn compute_max_regrets(scores: &[Vec<f64>]) -> Vec<f64> {
    let mut costs = vec![0.0_f64; scores.first().map_or(0, Vec::len)];
    for own in scores {
        let best = own.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        costs.iter_mut().zip(own).for_each(|(cost, score)| *cost = cost.max(best - score));
    }
    costs
}

/// The rank of each score, the highest first; what is level shares the mean of its places.
fn compute_mean_ranks(scores: &[f64]) -> Vec<f64> {
    let rank = |score: &f64| {
        let ahead = scores.iter().filter(|other| **other > score + SCORE_TOLERANCE).count();
        let level = scores.iter().filter(|other| (**other - score).abs() <= SCORE_TOLERANCE).count();
        ahead as f64 + (level as f64 + 1.0) / 2.0
    };
    scores.iter().map(rank).collect()
}

/// Kendall's coefficient of concordance with tie correction (Kendall & Smith 1939):
/// W = 12·S / (m²(n³−n) − m·ΣT) for m rankings of n, where S is the sum of squares of the rank sums about their mean,
/// and T = Σ(t³−t) over the tied blocks of a ranking. `None` for fewer than two rankings or ranked, or all level.
fn compute_concordance(rankings: &[Vec<f64>]) -> Option<f64> {
    let (m, n) = (rankings.len() as f64, rankings.first().map_or(0, Vec::len));
    if rankings.len() < 2 || n < 2 {
        return None;
    }
    let sum = |at: usize| rankings.iter().filter_map(|ranks| ranks.get(at)).sum::<f64>();
    let (n, mean) = (n as f64, m * (n as f64 + 1.0) / 2.0);
    let squares: f64 = (0..n as usize).map(|at| (sum(at) - mean).powi(2)).sum();
    // Each of a block of t adds t²−1, all of them t³−t.
    let tied = |ranks: &Vec<f64>| {
        let block = |rank: &f64| ranks.iter().filter(|other| *other == rank).count() as f64;
        ranks.iter().map(|rank| block(rank).powi(2) - 1.0).sum::<f64>()
    };
    let most = m * m * (n.powi(3) - n) - m * rankings.iter().map(tied).sum::<f64>();
    (most > 0.0).then(|| 12.0 * squares / most)
}

/// How far apart the values of each cell are: their population standard deviation, where 5 is from end to end.
fn compute_disagreements(group: &DecisionMatrix) -> Vec<Option<f64>> {
    let options = group.options.len();
    let cell = |at: usize| {
        let cells = || group.person_matrices.iter().map(|(_, table)| table.cell(at / options, at % options));
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

    /// Neither person's favourite, but what lies between them.
    #[test]
    fn least_regret_is_what_lies_between() {
        assert_eq!(compute_max_regrets(&[vec![4.0, -4.0, 2.0], vec![-3.0, 5.0, 2.0]]), [8.0, 8.0, 3.0]);
        assert_eq!(compute_max_regrets(&[vec![1.0, 1.0]]), [0.0, 0.0]);
        assert!(compute_max_regrets(&[]).is_empty());
    }

    #[test]
    fn fair_is_what_nobody_can_better_without_a_loss() {
        // For one and for the other; the third is no better than the first for anyone, the fourth worse for both.
        let scores = [vec![3.0, 1.0, 2.0, 0.0], vec![1.0, 3.0, 1.0, 0.5]];
        assert_eq!((0..4).filter(|at| is_fair(&scores, *at)).collect::<Vec<_>>(), [0, 1]);
        assert!((0..2).all(|at| is_fair(&[vec![1.0, 1.0], vec![2.0, 2.0]], at)), "the same for everybody is fair");
    }
}
