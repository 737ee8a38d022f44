//! The panel beside the ratings of one criterion: its weight, the ratings so far and, once the verdict has been seen,
//! its contribution to each option.

use crate::phrases;
use crate::t;
use crate::text::{SafeText, number};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, bars, first_visible_row};
use pesee_core::deliberation::{Alternative, Deliberation, Id};
use pesee_core::method::{Figures, Ranking, RevealError, WeightedCriterion, reveal_ranking};

use super::verdict::OptionDetail;

/// A criterion, and the option under the cursor.
pub(super) struct CriterionDetail<'a> {
    pub(super) scene: &'a ViewContext<'a>,
    /// The person whose answers are shown.
    pub(super) person: &'a Id,
    pub(super) criterion: &'a Id,
    /// The index of the option in the file.
    pub(super) option_index: usize,
    /// The reason why no ranking may be shown.
    pub(super) withheld: Option<&'a RevealError>,
    /// The answers that the figures are computed from. With several people, each person answers alone, so these are the
    /// answers and the figures of `person`, not those of the group.
    pub(super) answers: &'a Deliberation,
    pub(super) figures: &'a Figures,
}

const FIGURE_WIDTH: u16 = 8;
/// The minimum and the maximum width of a rating.
const MIN_CELL_WIDTH: u16 = 10;
const MAX_CELL_WIDTH: u16 = 18;
/// The rows that the balance of the option under the cursor needs.
const BALANCE_HEIGHT: u16 = 12;
/// The minimum width of a name.
const MIN_NAME_WIDTH: u16 = 18;

impl CriterionDetail<'_> {
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let width = canvas.width().saturating_sub(3).min(96);
        let mut y = self.draw_weight(canvas, width) + 1;
        let ranking = self.visible_ranking();
        match ranking {
            Some(ranking) => {
                let rest = canvas.height().saturating_sub(y);
                y += self.draw_contributions(&mut canvas.region(0, y, width + 2, rest), ranking)
            }
            None => {
                let reason = match self.withheld {
                    Some(reason) => phrases::withheld_reason_in_view(self.scene.locale, self.scene.view, reason),
                    None => t!(self.scene.locale, "screen-verdict-available"),
                };
                y = canvas.put_wrapped(2, y, width, &reason, Role::Quiet);
            }
        }
        y += 1;
        let rest = canvas.height().saturating_sub(y);
        y += self.draw_answers(&mut canvas.region(0, y, width + 2, rest)) + 1;
        let rest = canvas.height().saturating_sub(y);
        if let Some(ranking) = ranking.filter(|_| rest >= BALANCE_HEIGHT) {
            let detail = OptionDetail::new(self.scene, self.figures, ranking, self.option_index);
            detail.draw_brief(&mut canvas.region(0, y, width + 2, rest));
        }
    }

    /// Returns the ranking if it may be shown and was already revealed: this panel does not reveal a verdict, because a
    /// reveal is recorded in the file.
    fn visible_ranking(&self) -> Option<&Ranking> {
        let was_seen = self.scene.view.head().verdict_seen.is_some();
        if self.withheld.is_some() || !was_seen {
            return None;
        }
        reveal_ranking(self.answers, self.figures).ok()
    }

    /// Draws the weight as a share and as a bar.
    fn draw_weight(&self, canvas: &mut Canvas<'_>, width: u16) -> u16 {
        let factor = self.figures.matrix().criteria.iter().find(|factor| factor.id == *self.criterion);
        if factor.is_some_and(WeightedCriterion::lacks_weight) {
            return canvas.put_wrapped(2, 0, width, &t!(self.scene.locale, "screen-share-none"), Role::Text) + 1;
        }
        let share = factor.map_or(0.0, |found| found.share);
        let figure = number::format(self.scene.locale.language(), share * 100.0, 0);
        let y =
            canvas.put_wrapped(2, 0, width, &t!(self.scene.locale, "screen-weight-share", share = figure), Role::Text);
        canvas.put(2, y, &bars::share_bar(share, width.min(50)), Role::Accent);
        y + 1
    }

    /// Draws the contribution to each option and the score of the option; returns the number of rows.
    fn draw_contributions(&self, canvas: &mut Canvas<'_>, ranking: &Ranking) -> u16 {
        let (locale, table) = (self.scene.locale, self.figures.matrix());
        let Some(k) = table.criteria.iter().position(|factor| factor.id == *self.criterion) else { return 0 };
        let share = table.criteria.get(k).map_or(0.0, |factor| factor.share);
        let longest =
            self.scene.view.options().iter().map(|option| SafeText::sanitize(&option.name).width() as u16).max();
        let right = canvas.width().min(longest.unwrap_or(0).max(MIN_NAME_WIDTH) + 4 + 2 * FIGURE_WIDTH);
        canvas.put_right(right - FIGURE_WIDTH, 0, &t!(locale, "screen-contribution"), Role::Quiet);
        canvas.put_right(right, 0, &t!(locale, "screen-score"), Role::Quiet);
        let count = table.options.len();
        let rows = usize::from(canvas.height() / 2).saturating_sub(1).min(count);
        let first = first_visible_row(self.option_index, count, rows);
        let all = table.options.iter().zip(&ranking.scores).enumerate();
        for (y, (at, (assessed, score))) in (1..).zip(all.skip(first).take(rows)) {
            let name = phrases::option(self.scene.view, &assessed.id);
            let role = if at == self.option_index { Role::Focus } else { Role::Text };
            canvas.put_within(2, y, right.saturating_sub(2 * FIGURE_WIDTH + 3), &name, role);
            if !assessed.is_eligible() {
                canvas.put_right(right, y, &SafeText::from_static("✗"), Role::Quiet);
                continue;
            }
            for (x, value) in [(right - FIGURE_WIDTH, share * table.cell(k, at).value), (right, score.score)] {
                let role = if value < 0.0 { Role::Con } else { Role::Pro };
                canvas.put_right(x, y, &number::format_signed(locale.language(), value, 1), role);
            }
        }
        1 + rows as u16
    }

    /// Draws the ratings so far: of every option if all of them fit, else of the option under the cursor. Returns the
    /// number of rows.
    fn draw_answers(&self, canvas: &mut Canvas<'_>) -> u16 {
        let (locale, view) = (self.scene.locale, self.scene.view);
        let options = view.options();
        let Some(here) = options.get(self.option_index) else { return 0 };
        let needed = MIN_NAME_WIDTH + MIN_CELL_WIDTH.saturating_mul(u16::try_from(options.len()).unwrap_or(u16::MAX));
        let is_whole = needed <= canvas.width().saturating_sub(3);
        let shown = if is_whole { options } else { std::slice::from_ref(here) };
        let criteria: Vec<_> = view.criteria().iter().filter(|criterion| criterion.may_count()).collect();
        let longest =
            criteria.iter().map(|criterion| SafeText::sanitize(&criterion.name).width() as u16).max().unwrap_or(0);
        let available = canvas.width().saturating_sub(3);
        let name = longest.max(MIN_NAME_WIDTH).min(available.saturating_sub(MIN_CELL_WIDTH * shown.len() as u16));
        let cell = (available.saturating_sub(name) / shown.len() as u16)
            .clamp(MIN_CELL_WIDTH, if is_whole { MAX_CELL_WIDTH } else { MIN_CELL_WIDTH });
        let column = |nth: usize| 2 + name + cell * (nth as u16 + 1);
        let title = |option: &Alternative| SafeText::sanitize(&option.name);
        if is_whole {
            for (nth, option) in shown.iter().enumerate() {
                let role = if option.id == here.id { Role::Focus } else { Role::Quiet };
                canvas.put_right(column(nth), 0, &title(option).truncate(usize::from(cell) - 2), role);
            }
        } else {
            let text = t!(locale, "screen-ratings-of", option = title(here));
            canvas.put_within(2, 0, canvas.width().saturating_sub(2), &text, Role::Quiet);
        }
        let at = criteria.iter().position(|criterion| criterion.id == *self.criterion).unwrap_or(0);
        let rows = usize::from(canvas.height().saturating_sub(1));
        let first = first_visible_row(at, criteria.len(), rows);
        let mut below = 1;
        for (y, (row, criterion)) in (1..).zip(criteria.iter().enumerate().skip(first).take(rows)) {
            let role = if row == at { Role::Focus } else { Role::Text };
            canvas.put_within(2, y, name, &SafeText::sanitize(&criterion.name), role);
            for (nth, option) in shown.iter().enumerate() {
                let rating = view.rating(self.person, &criterion.id, &option.id);
                let role = match rating.map(|rating| rating.value()) {
                    Some(value) if value < 0.0 => Role::Con,
                    Some(value) if value > 0.0 => Role::Pro,
                    _ => Role::Quiet,
                };
                canvas.put_right(column(nth), y, &phrases::rating(locale, rating), role);
            }
            below = y + 1;
        }
        below
    }
}
