//! All figures of a deliberation, computed together.

use crate::deliberation::{Deliberation, Outcome};

use super::ask::{Ask, ask};
use super::flip::{nearest, regrets, smallest_step, stable};
use super::horizon::intervals;
use super::people::people;
use super::ranking::Ranking;
use super::score::{front, scores};
use super::table::Table;
use super::verdict::{Verdict, try_first, verdict};
use super::wins::{Drawing, Wins};

/// The figures of a deliberation. What ranks the options stands behind [`disclose`](super::disclose()).
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    table: Table,
    verdict: Verdict,
    ask: Ask,
    ranking: Ranking,
}

impl Figures {
    /// Every figure that needs no draws. Linear in criteria × options.
    pub fn exact(document: &Deliberation) -> Figures {
        Figures::of(Table::of(document))
    }

    fn of(table: Table) -> Figures {
        let scores = scores(&table);
        let front = front(&table, |at| scores.get(at).map_or(0.0, |score| score.sum), table.tolerance());
        let said = table.total > 0.0 && table.live().any(|(_, _, cell)| cell.rated);
        let leader = front.leader().filter(|_| said);
        let nearest = leader.and_then(|leader| nearest(&table, leader));
        let step = leader.and_then(|leader| smallest_step(&table, leader));
        let stable = leader.map(|leader| stable(&table, leader)).unwrap_or_default();
        let horizon = if said { intervals(&table) } else { Vec::new() };
        let is_final =
            front.leader().and_then(|leader| table.options.get(leader)).is_some_and(|option| option.is_final);
        let regrets = regrets(&table, &scores);
        let ask = ask(&table, &scores);
        let people = people(&table);
        let (wins, try_first) = (None, None);
        let ranking =
            Ranking { scores, front, nearest, step, stable, regrets, horizon, is_final, try_first, wins, people };
        let mut figures = Figures { verdict: verdict(&table, &ranking), table, ask, ranking };
        figures.ranking.try_first = figures.try_first();
        figures
    }

    /// Every figure, with so few draws that it takes no longer than the rest: what a screen shows until the full
    /// answer has come. No draws where no verdict may be shown.
    pub fn coarse(document: &Deliberation) -> Figures {
        Figures::coarsely(Table::of(document))
    }

    /// The same for a document that was changed; `None` where no answer was that counts in any figure.
    pub fn changed(&self, document: &Deliberation) -> Option<Figures> {
        let table = Table::of(document);
        (table != self.table).then(|| Figures::coarsely(table))
    }

    fn coarsely(table: Table) -> Figures {
        let cells = table.options.len() * table.criteria.len();
        let affordable = (100_000 / cells.max(1)).clamp(64, 1_024) as u32;
        let figures = Figures::of(table);
        if figures.is_drawn() { figures.draw(affordable) } else { figures }
    }

    /// Every figure, with this many draws.
    pub fn drawn(document: &Deliberation, draws: u32) -> Figures {
        Figures::exact(document).draw(draws)
    }

    /// The same with the central weights; those of options that are seldom first come from more draws, to be as exact as
    /// a script may rely on.
    pub fn refined(document: &Deliberation, draws: u32) -> Figures {
        let mut figures = Figures::exact(document);
        if let Some(mut drawing) = Drawing::with_central(&figures.table, draws) {
            while drawing.go_on() {}
            drawing.refine();
            figures.know(drawing.wins());
        }
        figures
    }

    fn draw(mut self, draws: u32) -> Figures {
        if let Some(mut drawing) = self.drawing(draws) {
            while drawing.go_on() {}
            self.know(drawing.wins());
        }
        self
    }

    /// Whether draws tell something: there is a verdict to be had.
    pub fn is_drawn(&self) -> bool {
        matches!(self.verdict.outcome, Outcome::Tie | Outcome::Fragile | Outcome::Clear)
    }

    /// The draws that these figures are without; `None` where nothing has a weight or is eligible.
    pub fn drawing(&self, draws: u32) -> Option<Drawing> {
        Drawing::new(&self.table, draws)
    }

    /// Takes in what was drawn, and what the verdict makes of it.
    pub fn know(&mut self, wins: Wins) {
        self.ranking.wins = Some(wins);
        self.verdict = verdict(&self.table, &self.ranking);
        self.ranking.try_first = self.try_first();
    }

    fn try_first(&self) -> Option<usize> {
        let settled = self.verdict.outcome == Outcome::Clear && self.ranking.horizon.len() <= 1;
        if self.ranking.is_final && !settled { try_first(&self.table, &self.ranking.scores) } else { None }
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
