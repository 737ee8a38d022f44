//! Where the columns stand: measured when the document changes, laid out for the size at hand.

use crate::say;
use crate::text::{Shown, number};
use crate::ui::scene::Scene;
use pesee_core::deliberation::TimeHorizon;

use super::Matrix;
use super::figure;

/// Below this width there is one option at a time, and no bar.
const NARROW: u16 = 60;
/// From this width on the cell stands in words beside the table.
const BESIDE: u16 = 100;
/// The words beside the table, with the line between.
const WORDS: (u16, u16) = (32, 64);
/// The least and the most a cell takes: a span, one decimal, what it rests on, the sign of a note.
const CELL: (u16, u16) = (9, 14);
/// What stands behind the last whole digit of a cell.
const AFTER: u16 = 4;
/// The widest name of a criterion.
const NAME: u16 = 48;
/// The widest figure of a weight.
const WEIGHT: u16 = 14;

/// What the whole table asks for in width.
#[derive(Debug)]
pub(super) struct Measure {
    name: u16,
    when: u16,
    whole: u16,
    decimals: u16,
    /// The largest weight: the longest bar.
    pub(super) most: f64,
}

impl Measure {
    pub(super) fn of(scene: &Scene<'_>) -> Measure {
        let mut measure = Measure { name: 0, when: 0, whole: 1, decimals: 0, most: 0.0 };
        for (row, criterion) in scene.view.criteria().iter().enumerate() {
            measure.name = measure.name.max(columns(Shown::outside(&criterion.name).width()));
            if criterion.time_horizon() != TimeHorizon::Always {
                let said = say::when(scene.tongue, criterion.time_horizon());
                measure.when = measure.when.max(columns(said.width()) + 1);
            }
            let factor = scene.figures.matrix().criteria.get(row);
            let said = figure::weight(scene, criterion, factor.map_or(0.0, |factor| factor.share));
            let whole = number::before_point(scene.tongue.language(), &said);
            measure.whole = measure.whole.max(columns(whole)).min(WEIGHT);
            measure.decimals = measure.decimals.max(columns(said.width() - whole)).min(3);
            let counted = factor.filter(|factor| factor.is_counted()).map_or(0.0, |factor| factor.effective_weight);
            measure.most = measure.most.max(counted);
        }
        measure
    }
}

fn columns(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX).min(NAME)
}

/// The columns as they fit on the screen.
pub(super) struct Plan {
    /// For the name of a criterion, with the gap behind it; it stands after the margin.
    pub(super) name: u16,
    /// For now or later.
    pub(super) when: u16,
    /// For the digits of a weight before the decimal sign.
    pub(super) whole: u16,
    /// For all its digits.
    pub(super) figure: u16,
    /// For its bar; 0 where there is no room.
    pub(super) bar: u16,
    /// For one cell.
    pub(super) cell: u16,
    /// The first option in sight.
    pub(super) first: usize,
    /// How many are in sight.
    pub(super) count: usize,
    /// Whether the cell stands in words beside the table.
    pub(super) beside: bool,
}

impl Plan {
    pub(super) fn of(matrix: &Matrix, width: u16) -> Plan {
        let (measure, options) = (&matrix.measure, matrix.option.known.len());
        let (narrow, beside) = (width < NARROW, width >= BESIDE);
        // A margin at the left, and the column of marks at the right.
        let room = width.saturating_sub(3 + if beside { WORDS.0 } else { 0 });
        let when = if narrow { 0 } else { measure.when };
        let bar = match width {
            _ if narrow => 0,
            0..140 => 4,
            _ => 8,
        };
        let figure = measure.whole + measure.decimals;
        let fixed = when + weight(figure, bar);
        let least = if narrow { 12 } else { 20 };
        let fit = if narrow { 1 } else { (room.saturating_sub(least + fixed) / CELL.0).max(1) };
        let count = options.min(fit.into());
        let cells = CELL.0 * count as u16;
        let longest = (measure.name + 2).max(least);
        let name = room.saturating_sub(fixed + cells).clamp(least.min(room), longest);
        let cell = (room.saturating_sub(fixed + name) / (count as u16).max(1)).clamp(CELL.0, CELL.1);
        let first = matrix.options_in_sight.first(matrix.option.at(), options, count);
        Plan { name, when, whole: measure.whole, figure, bar, cell, first, count, beside }
    }

    /// Where the figures of the weights begin.
    pub(super) fn weight(&self) -> u16 {
        2 + self.name + self.when
    }

    /// Where the first cell begins.
    pub(super) fn cells(&self) -> u16 {
        self.weight() + weight(self.figure, self.bar)
    }

    /// Where the last whole digit of a cell stands, of the option in this place on the screen.
    pub(super) fn unit(&self, shown: usize) -> u16 {
        self.cells() + self.cell * (shown as u16 + 1) - 1 - AFTER
    }

    /// How many columns there are for a cell up to its last whole digit.
    pub(super) fn before(&self) -> u16 {
        self.cell - AFTER
    }

    /// The column of marks behind the table.
    pub(super) fn right(&self) -> u16 {
        self.cells() + self.cell * self.count as u16
    }

    /// Where the words beside the table begin, and how wide they are.
    pub(super) fn words(&self, width: u16) -> (u16, u16) {
        let x = self.right() + 3;
        (x, width.saturating_sub(x + 1).min(WORDS.1))
    }
}

/// What a weight takes: its figure, its bar, and a gap behind each.
fn weight(figure: u16, bar: u16) -> u16 {
    figure + if bar > 0 { bar + 2 } else { 1 }
}
