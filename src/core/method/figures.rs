//! All figures of a deliberation, computed together.

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

/// The figures of a deliberation. What ranks the options stands behind [`disclose`](super::disclose()).
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    matrix: DecisionMatrix,
    verdict: Verdict,
    information_value: InformationValue,
    ranking: Ranking,
}

impl Figures {
    /// Every figure that needs no draws. Linear in criteria × options.
    pub fn without_draws(document: &Deliberation) -> Figures {
        Figures::from_matrix(DecisionMatrix::from_document(document))
    }

    fn from_matrix(table: DecisionMatrix) -> Figures {
        let scores = compute_scores(&table);
        let front =
            find_leaders(&table, |at| scores.get(at).map_or(0.0, |score| score.weighted_sum), table.tolerance());
        let said = table.total_weight > 0.0 && table.relevant_cells().any(|(_, _, cell)| cell.is_rated);
        let leader = front.leader().filter(|_| said);
        let nearest = leader.and_then(|leader| find_weight_flip(&table, leader));
        let step = leader.and_then(|leader| find_rating_flip(&table, leader));
        let stable = leader.map(|leader| compute_stability_intervals(&table, leader)).unwrap_or_default();
        let horizon = if said { compute_lens_intervals(&table) } else { Vec::new() };
        let is_final =
            front.leader().and_then(|leader| table.options.get(leader)).is_some_and(|option| option.is_final);
        let regrets = compute_regrets(&table, &scores);
        let ask = compute_information_value(&table, &scores);
        let people = compare_people(&table);
        let (wins, try_first) = (None, None);
        let ranking = Ranking {
            scores,
            leaders: front,
            weight_flip: nearest,
            rating_flip: step,
            stability_intervals: stable,
            regrets,
            lens_intervals: horizon,
            is_leader_final: is_final,
            trial_option: try_first,
            win_shares: wins,
            group: people,
        };
        let mut figures =
            Figures { verdict: compute_verdict(&table, &ranking), matrix: table, information_value: ask, ranking };
        figures.ranking.trial_option = figures.find_trial_option();
        figures
    }

    /// Every figure, with so few draws that it takes no longer than the rest: what a screen shows until the full
    /// answer has come. No draws where no verdict may be shown.
    pub fn with_few_draws(document: &Deliberation) -> Figures {
        Figures::from_matrix_with_few_draws(DecisionMatrix::from_document(document))
    }

    /// The same for a document that was changed; `None` where no answer was that counts in any figure.
    pub fn recompute_if_changed(&self, document: &Deliberation) -> Option<Figures> {
        let table = DecisionMatrix::from_document(document);
        (table != self.matrix).then(|| Figures::from_matrix_with_few_draws(table))
    }

    fn from_matrix_with_few_draws(table: DecisionMatrix) -> Figures {
        let cells = table.options.len() * table.criteria.len();
        let affordable = (100_000 / cells.max(1)).clamp(64, 1_024) as u32;
        let figures = Figures::from_matrix(table);
        if figures.has_verdict() { figures.run_draws(affordable) } else { figures }
    }

    /// Every figure, with this many draws.
    pub fn with_draws(document: &Deliberation, draws: u32) -> Figures {
        Figures::without_draws(document).run_draws(draws)
    }

    /// The same with the central weights; those of options that are seldom first come from more draws, to be as exact as
    /// a script may rely on.
    pub fn with_central_weights(document: &Deliberation, draws: u32) -> Figures {
        let mut figures = Figures::without_draws(document);
        if let Some(mut drawing) = Sampler::with_central(&figures.matrix, draws) {
            while drawing.advance() {}
            drawing.refine();
            figures.set_win_shares(drawing.win_shares());
        }
        figures
    }

    fn run_draws(mut self, draws: u32) -> Figures {
        if let Some(mut drawing) = self.sampler(draws) {
            while drawing.advance() {}
            self.set_win_shares(drawing.win_shares());
        }
        self
    }

    /// Whether draws tell something: there is a verdict to be had.
    pub fn has_verdict(&self) -> bool {
        matches!(self.verdict.outcome, Outcome::Tie | Outcome::Fragile | Outcome::Clear)
    }

    /// The draws that these figures are without; `None` where nothing has a weight or is eligible.
    pub fn sampler(&self, draws: u32) -> Option<Sampler> {
        Sampler::new(&self.matrix, draws)
    }

    /// Takes in what was drawn, and what the verdict makes of it.
    pub fn set_win_shares(&mut self, wins: WinShares) {
        self.ranking.win_shares = Some(wins);
        self.verdict = compute_verdict(&self.matrix, &self.ranking);
        self.ranking.trial_option = self.find_trial_option();
    }

    fn find_trial_option(&self) -> Option<usize> {
        let settled = self.verdict.outcome == Outcome::Clear && self.ranking.lens_intervals.len() <= 1;
        if self.ranking.is_leader_final && !settled {
            find_trial_option(&self.matrix, &self.ranking.scores)
        } else {
            None
        }
    }

    /// The answers as numbers.
    pub fn matrix(&self) -> &DecisionMatrix {
        &self.matrix
    }

    /// The verdict's kind and reasons; it names no option.
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// What to ask next.
    pub fn information_value(&self) -> &InformationValue {
        &self.information_value
    }

    /// The ranking, whether it may be shown or not: for `pesee score`, the explicit exception to
    /// [`disclose`](super::disclose()), and for nobody else.
    pub fn ranking_unchecked(&self) -> &Ranking {
        &self.ranking
    }
}
