//! All figures of a deliberation, computed together.

use crate::deliberation::{Deliberation, Outcome};

use super::ask::{Ask, ask};
use super::flip::{Nearest, Regret, Stable, Step, nearest, regrets, smallest_step, stable};
use super::horizon::{Interval, intervals};
use super::people::{People, people};
use super::score::{Front, Score, front, scores};
use super::table::Table;
use super::verdict::{Grounds, Verdict, try_first, verdict};
use super::wins::{Wins, wins};

/// The figures of a deliberation. What ranks the options stands behind [`disclose`](super::disclose()).
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    table: Table,
    verdict: Verdict,
    ask: Ask,
    ranking: Ranking,
}

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
    /// How often each option is first in drawn ratings; `None` while that is being worked out, or without weights.
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

impl Figures {
    /// Every figure that needs no draws; wins too where ratings are exact. Linear in criteria × options.
    pub fn exact(document: &Deliberation) -> Figures {
        Figures::with(Table::of(document), |table| {
            table.live().all(|(_, _, cell)| cell.is_exact()).then(|| wins(table, 1))?
        })
    }

    /// Every figure, with so few draws that it takes no longer than the rest: what a screen shows until the full
    /// answer has come.
    pub fn coarse(document: &Deliberation) -> Figures {
        Figures::with(Table::of(document), |table| {
            let loose = table.live().filter(|(_, _, cell)| !cell.is_exact()).count() as u32;
            let affordable = 40_000 / loose.max(1);
            wins(table, affordable.clamp(20, 1_000))
        })
    }

    /// Every figure, with this many draws.
    pub fn drawn(document: &Deliberation, draws: u32) -> Figures {
        Figures::with(Table::of(document), |table| wins(table, draws))
    }

    fn with(table: Table, wins: impl FnOnce(&Table) -> Option<Wins>) -> Figures {
        let wins = wins(&table);
        let scores = scores(&table);
        let front = front(&table, |at| scores.get(at).map_or(0.0, |score| score.sum), table.tolerance());
        let said = table.total > 0.0 && table.live().any(|(_, _, cell)| cell.rated);
        let leader = front.leader().filter(|_| said);
        let nearest = leader.and_then(|leader| nearest(&table, leader));
        let step = leader.and_then(|leader| smallest_step(&table, leader));
        let stable = leader.map(|leader| stable(&table, leader)).unwrap_or_default();
        let horizon = if said { intervals(&table) } else { Vec::new() };
        let grounds = Grounds {
            table: &table,
            front: &front,
            nearest: nearest.as_ref(),
            step: step.as_ref(),
            wins: wins.as_ref(),
        };
        let verdict = verdict(&grounds);
        let is_final =
            front.leader().and_then(|leader| table.options.get(leader)).is_some_and(|option| option.is_final);
        let settled = verdict.outcome == Outcome::Clear && horizon.len() <= 1;
        let try_first = if is_final && !settled { try_first(&table, &scores) } else { None };
        let regrets = regrets(&table, &scores);
        let ask = ask(&table, &scores);
        let people = people(&table);
        let ranking =
            Ranking { scores, front, nearest, step, stable, regrets, horizon, is_final, try_first, wins, people };
        Figures { table, verdict, ask, ranking }
    }

    /// Whether the wins rest on draws, so that more draws tell more.
    pub fn is_drawn(&self) -> bool {
        self.table.total > 0.0 && self.table.live().any(|(_, _, cell)| !cell.is_exact())
    }

    /// The answers as numbers.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The verdict's kind and reasons; it names no option.
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// What to ask next.
    pub fn ask(&self) -> &Ask {
        &self.ask
    }

    /// The ranking, whether it may be shown or not: for `pesee score`, the explicit exception to
    /// [`disclose`](super::disclose()), and for nobody else.
    pub fn for_the_score_command(&self) -> &Ranking {
        &self.ranking
    }
}
