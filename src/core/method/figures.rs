//! Computes all figures of a document together, in the order in which they depend on each other.

use crate::deliberation::{Deliberation, Outcome};

use super::decision_matrix::DecisionMatrix;
use super::group::compare_people;
use super::horizon::compute_lens_intervals;
use super::information_value::{InformationValue, compute_information_value};
use super::ranking::Ranking;
use super::score::{compute_scores, find_leaders};
use super::sensitivity::{compute_regrets, compute_stability_intervals, find_rating_flip, find_weight_flip};
use super::smaa::{Sampler, WinShares};
use super::verdict::{Verdict, compute_verdict, find_trial_option};

/// All figures of one document (METHOD.md §1–9). [`reveal_ranking`](super::reveal_ranking) decides whether the figures
/// that rank the options may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    matrix: DecisionMatrix,
    verdict: Verdict,
    information_value: InformationValue,
    ranking: Ranking,
}

impl Figures {
    /// Computes every figure that needs no draws. The time is linear in people × criteria × options and in people ×
    /// pairs of options.
    pub fn without_draws(document: &Deliberation) -> Figures {
        Figures::from_matrix(DecisionMatrix::from_document(document))
    }

    fn from_matrix(matrix: DecisionMatrix) -> Figures {
        let scores = compute_scores(&matrix);
        let leaders =
            find_leaders(&matrix, |at| scores.get(at).map_or(0.0, |score| score.weighted_sum), matrix.tolerance());
        let has_ratings = matrix.total_weight > 0.0 && matrix.relevant_cells().any(|(_, _, cell)| cell.is_rated);
        let leader = leaders.leader().filter(|_| has_ratings);
        let weight_flip = leader.and_then(|leader| find_weight_flip(&matrix, leader));
        let rating_flip = leader.and_then(|leader| find_rating_flip(&matrix, leader));
        let stability_intervals = leader.map(|leader| compute_stability_intervals(&matrix, leader)).unwrap_or_default();
        let lens_intervals = if has_ratings { compute_lens_intervals(&matrix) } else { Vec::new() };
        let is_leader_final =
            leaders.leader().and_then(|leader| matrix.options.get(leader)).is_some_and(|option| option.is_final);
        let regrets = compute_regrets(&matrix, &scores);
        let information_value = compute_information_value(&matrix, &scores);
        let group = compare_people(&matrix);
        let ranking = Ranking {
            scores,
            leaders,
            weight_flip,
            rating_flip,
            stability_intervals,
            regrets,
            lens_intervals,
            is_leader_final,
            trial_option: None,
            win_shares: None,
            group,
        };
        let mut figures = Figures { verdict: compute_verdict(&matrix, &ranking), matrix, information_value, ranking };
        figures.ranking.trial_option = figures.find_trial_option();
        figures
    }

    /// Computes every figure, with a number of draws (64…1,024) that costs no more time than the other figures, for
    /// display until the full result is available. Makes no draws if there is no verdict.
    pub fn with_few_draws(document: &Deliberation) -> Figures {
        Figures::from_matrix_with_few_draws(DecisionMatrix::from_document(document))
    }

    /// Computes the figures of a changed document as [`Figures::with_few_draws`] does; returns `None` if the change
    /// affects no figure.
    pub fn recompute_if_changed(&self, document: &Deliberation) -> Option<Figures> {
        let matrix = DecisionMatrix::from_document(document);
        (matrix != self.matrix).then(|| Figures::from_matrix_with_few_draws(matrix))
    }

    fn from_matrix_with_few_draws(matrix: DecisionMatrix) -> Figures {
        let cells = matrix.options.len() * matrix.criteria.len();
        let draws = (100_000 / cells.max(1)).clamp(64, 1_024) as u32;
        let figures = Figures::from_matrix(matrix);
        if figures.has_verdict() { figures.run_draws(draws) } else { figures }
    }

    /// Computes every figure, with `draws` draws for the win shares (METHOD.md §7).
    pub fn with_draws(document: &Deliberation, draws: u32) -> Figures {
        Figures::without_draws(document).run_draws(draws)
    }

    /// Computes every figure and the central weights (METHOD.md §7). The central weights of options that are seldom
    /// first use up to ten times as many draws, because scripts rely on their digits.
    pub fn with_central_weights(document: &Deliberation, draws: u32) -> Figures {
        let mut figures = Figures::without_draws(document);
        if let Some(mut sampler) = Sampler::with_central(&figures.matrix, draws) {
            while sampler.advance() {}
            sampler.refine();
            figures.set_win_shares(sampler.win_shares());
        }
        figures
    }

    fn run_draws(mut self, draws: u32) -> Figures {
        if let Some(mut sampler) = self.sampler(draws) {
            while sampler.advance() {}
            self.set_win_shares(sampler.win_shares());
        }
        self
    }

    /// Returns whether the verdict is a tie, fragile or clear; draws add information only then.
    pub fn has_verdict(&self) -> bool {
        matches!(self.verdict.outcome, Outcome::Tie | Outcome::Fragile | Outcome::Clear)
    }

    /// Returns a sampler that computes the win shares with `draws` draws; `None` if no criterion has a weight or no
    /// option is eligible.
    pub fn sampler(&self, draws: u32) -> Option<Sampler> {
        Sampler::new(&self.matrix, draws)
    }

    /// Sets the win shares, and updates the verdict and the trial option, which depend on the win shares.
    pub fn set_win_shares(&mut self, win_shares: WinShares) {
        self.ranking.win_shares = Some(win_shares);
        self.verdict = compute_verdict(&self.matrix, &self.ranking);
        self.ranking.trial_option = self.find_trial_option();
    }

    fn find_trial_option(&self) -> Option<usize> {
        let is_settled = self.verdict.outcome == Outcome::Clear && self.ranking.lens_intervals.len() <= 1;
        if self.ranking.is_leader_final && !is_settled {
            find_trial_option(&self.matrix, &self.ranking.scores)
        } else {
            None
        }
    }

    /// Returns the answers as numbers.
    pub fn matrix(&self) -> &DecisionMatrix {
        &self.matrix
    }

    /// Returns the verdict and its reasons, which name no option.
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// Returns what each missing answer is worth.
    pub fn information_value(&self) -> &InformationValue {
        &self.information_value
    }

    /// Returns the ranking without checking whether the ranking may be shown.
    ///
    /// Only `pesee score`, which requests the ranking explicitly, may show this result; use
    /// [`reveal_ranking`](super::reveal_ranking) everywhere else.
    pub fn ranking_unchecked(&self) -> &Ranking {
        &self.ranking
    }
}
