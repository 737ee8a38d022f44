//! Computes all figures of a document together, in the order in which they depend on each other.

use crate::deliberation::{Deliberation, Id, Outcome, View};

use super::decision_matrix::DecisionMatrix;
use super::group::compare_people;
use super::horizon::compute_lens_intervals;
use super::information_value::{InformationValue, compute_information_value};
use super::lead::{does_lens_step_decide, is_better_on_everything, is_sure, is_sure_at_lens};
use super::needs::compute_required_changes;
use super::omission::find_omissions;
use super::ranking::Ranking;
use super::score::{Leaders, TOLERANCE, compute_scores, find_leaders};
use super::smaa::{Sampler, WinShares};
use super::stability::{compute_regrets, compute_stability_intervals};
use super::verdict::{Verdict, compute_verdict, find_leaders_otherwise, find_trial_option, set_reasons};

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

    /// Computes the figures of one person's own answers that need no draws, as if that person were alone.
    pub fn of_person(document: &Deliberation, person: &Id) -> Figures {
        Figures::from_matrix(DecisionMatrix::from_person(document, person))
    }

    fn from_matrix(matrix: DecisionMatrix) -> Figures {
        let scores = compute_scores(&matrix);
        let score = |at: usize| scores.get(at).map_or(0.0, |score| score.score);
        let leaders = find_leaders(&matrix, score);
        let verdict = compute_verdict(&matrix, &leaders);
        let leaders = if verdict.outcome == Outcome::None { Leaders::NoLeader } else { leaders };
        let has_result = !matches!(verdict.outcome, Outcome::None | Outcome::Unfinished);
        let is_least_bad = leaders.leader().is_some_and(|at| score(at) < -TOLERANCE);
        let mut ranking = Ranking {
            is_least_bad,
            is_leader_final: leaders.leader().and_then(|at| matrix.options.get(at)).is_some_and(|o| o.is_final),
            is_leader_sure: None,
            is_leader_sure_at_lens: None,
            is_leader_better_on_everything: false,
            does_lens_step_decide: false,
            leaders_otherwise: None,
            trial_option: None,
            required_changes: Vec::new(),
            stability_intervals: Vec::new(),
            hinges: Vec::new(),
            overlaps: Vec::new(),
            regrets: if has_result { compute_regrets(&matrix) } else { vec![None; scores.len()] },
            lens_intervals: if has_result { compute_lens_intervals(&matrix) } else { Vec::new() },
            answer_to_find_out: None,
            win_shares: None,
            group: compare_people(&matrix, leaders.leader()),
            leaders,
            scores,
        };
        let information_value = compute_information_value(&matrix, &ranking.scores);
        if has_result {
            ranking.answer_to_find_out = information_value.most_valuable_answer().cloned();
        }
        if let (Outcome::Clear, Some(leader)) = (verdict.outcome, ranking.leaders.leader()) {
            describe_leader(&mut ranking, &matrix, leader);
        }
        let mut figures = Figures { verdict, matrix, information_value, ranking };
        figures.update_reasons();
        figures
    }

    /// Updates the reasons of the verdict and the trial option, which depend on the win shares.
    fn update_reasons(&mut self) {
        set_reasons(&mut self.verdict, &self.matrix, &self.ranking);
        let needs_trial = self.verdict.outcome == Outcome::Fragile && self.ranking.is_leader_final;
        self.ranking.trial_option = if needs_trial {
            find_trial_option(&self.matrix, &self.ranking.scores, self.ranking.is_least_bad)
        } else {
            None
        };
    }

    /// Computes every figure, with a number of draws (64…1,024) that costs no more time than the other figures, for
    /// display until the full result is available. Makes no draws if there is no verdict.
    pub fn with_few_draws(document: &Deliberation) -> Figures {
        Figures::from_matrix_with_few_draws(DecisionMatrix::from_document(document))
    }

    /// Computes the figures of a view as [`Figures::with_few_draws`] does; returns `None` if they are those of `self`.
    ///
    /// While answers are sealed, the figures for a person who answers are those of that person alone.
    pub fn recompute_if_changed(&self, view: &View<'_>) -> Option<Figures> {
        let matrix = DecisionMatrix::from_view(view);
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
        let has_figures = figures.verdict.outcome != Outcome::None;
        if let Some(mut sampler) = Sampler::with_central(&figures.matrix, draws).filter(|_| has_figures) {
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

    /// Returns whether the verdict may be shown if no answer is sealed: one option is left, or the verdict is a tie,
    /// fragile or clear. Draws add information only then.
    pub fn has_verdict(&self) -> bool {
        !matches!(self.verdict.outcome, Outcome::None | Outcome::Unfinished)
    }

    /// Returns a sampler that computes the win shares with `draws` draws; `None` if there is no verdict.
    pub fn sampler(&self, draws: u32) -> Option<Sampler> {
        if self.verdict.outcome == Outcome::None { None } else { Sampler::new(&self.matrix, draws) }
    }

    /// Sets the win shares, and updates the reasons of the verdict and the trial option.
    pub fn set_win_shares(&mut self, win_shares: WinShares) {
        self.ranking.win_shares = Some(win_shares);
        self.update_reasons();
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

/// Computes the figures that only a leader that is surely ahead has.
fn describe_leader(ranking: &mut Ranking, matrix: &DecisionMatrix, leader: usize) {
    ranking.is_leader_sure = Some(is_sure(matrix, leader));
    ranking.is_leader_sure_at_lens = Some(is_sure_at_lens(matrix, leader));
    ranking.is_leader_better_on_everything = is_better_on_everything(matrix, leader);
    ranking.does_lens_step_decide = does_lens_step_decide(matrix, leader);
    ranking.leaders_otherwise = find_leaders_otherwise(matrix, &ranking.scores, leader);
    ranking.required_changes = compute_required_changes(matrix, leader, &ranking.lens_intervals);
    ranking.stability_intervals = compute_stability_intervals(matrix, leader);
    (ranking.hinges, ranking.overlaps) = find_omissions(matrix, leader);
}
