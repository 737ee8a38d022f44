//! The weighting by pairwise comparison: two names, a scale between them, and the weights that result so far.

use ratatui::layout::Position;

use crate::phrases;
use crate::t;
use crate::text::{SafeText, number};
use crate::ui::action::Action;
use crate::ui::outcome::Outcome;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, bars, draw_scroll_marks, first_visible_row};
use crate::walk::{self, PAIR_RATIOS};
use pesee_core::deliberation::Id;
use pesee_core::method::WeightedCriterion;

use super::draw::draw_continue_hint;

/// The last position of the scale on each side.
const MAX_POSITION: i32 = *PAIR_RATIOS.end() as i32 - 1;

/// From this height on, more than the question is shown.
const ROOMY_HEIGHT: u16 = 12;
/// A list of fewer rows is not shown below the weights.
const MIN_LIST_ROWS: u16 = 3;

/// A comparison, with the mark that is not stored yet.
#[derive(Debug)]
pub(super) struct PairComparison {
    person: Id,
    /// The compared criteria; `None` if there is nothing to compare, or if several people share the weights of the
    /// file.
    pair: Option<(Id, Id)>,
    /// The ratio in the document.
    stored_ratio: Option<f64>,
    /// The importance of the first criterion divided by that of the second, at the mark.
    ratio: f64,
    /// Whether the mark is an answer: it is stored, or a key has set it.
    is_marked: bool,
    /// Whether a typed digit applies to the second criterion.
    favors_second: bool,
    /// Whether an answer was accepted and the next refresh shows the next comparison.
    advances: bool,
}

impl PairComparison {
    pub(super) fn new(context: &ViewContext<'_>, person: &Id) -> PairComparison {
        let person = person.clone();
        let mut pairs = PairComparison {
            person,
            pair: None,
            stored_ratio: None,
            ratio: 1.0,
            is_marked: false,
            favors_second: false,
            advances: true,
        };
        pairs.refresh(context);
        pairs
    }

    /// Returns the pairs the user can select: the compared ones, and the next one.
    fn reachable_pairs(context: &ViewContext<'_>) -> Vec<(Id, Id)> {
        let is_shared = context.view.people().len() > 1;
        if is_shared {
            Vec::new()
        } else {
            walk::list_compared_pairs(context.view).into_iter().chain(walk::next_pair(context.view)).collect()
        }
    }

    /// Updates the screen after a change of the document. After an answer the next comparison is shown; a pair that is
    /// gone is replaced.
    pub(super) fn refresh(&mut self, context: &ViewContext<'_>) {
        let pairs = PairComparison::reachable_pairs(context);
        let advances = std::mem::take(&mut self.advances);
        let current = self.pair.clone().filter(|at| pairs.contains(at));
        let next = || walk::next_pair(context.view).filter(|next| pairs.contains(next));
        let to = if advances { next().or(current) } else { current.or_else(next) };
        self.show(context, to.or_else(|| pairs.last().cloned()));
    }

    /// Shows a pair. A mark that is moved but not stored stays if the pair and its stored ratio are unchanged.
    fn show(&mut self, context: &ViewContext<'_>, at: Option<(Id, Id)>) {
        let stored_ratio = at.as_ref().and_then(|(a, b)| walk::stated_ratio(context.view, a, b));
        if at != self.pair || stored_ratio != self.stored_ratio {
            (self.stored_ratio, self.ratio) = (stored_ratio, stored_ratio.unwrap_or(1.0));
            self.favors_second = self.ratio < 1.0;
            self.is_marked = stored_ratio.is_some();
        }
        self.pair = at;
    }

    /// Returns whether `action` has an effect now.
    pub(super) fn can(&self, context: &ViewContext<'_>, action: Action) -> bool {
        let is_static = self.pair.is_none();
        match action {
            Action::ReviewInconsistency => !is_static && find_contradiction(context).is_some(),
            Action::ClearAnswer => self.stored_ratio.is_some(),
            Action::ChooseAnswer => !is_static && self.is_marked,
            Action::Up | Action::Down => PairComparison::reachable_pairs(context).len() > 1,
            Action::Left | Action::Right | Action::First | Action::Last | Action::SelectRow(_) => !is_static,
            Action::Digit(_) | Action::Minus | Action::Plus | Action::ToggleTie | Action::StopComparing => !is_static,
            _ => true,
        }
    }

    pub(super) fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let pairs = PairComparison::reachable_pairs(context);
        let row = pairs.iter().position(|pair| Some(pair) == self.pair.as_ref());
        let position = walk::scale_position(self.ratio);
        match (action, row) {
            (Action::StopComparing | Action::Next, _) => return vec![Outcome::NextQuestion],
            (Action::ChooseAnswer, Some(_)) => return self.accept(context),
            (Action::ToggleTie, Some(_)) => self.set_position(0),
            (Action::Back, None | Some(0)) => return vec![Outcome::PreviousQuestion],
            (Action::Up | Action::Back, Some(row)) => self.show(context, pairs.get(row.saturating_sub(1)).cloned()),
            (Action::Down, Some(row)) if row + 1 < pairs.len() => self.show(context, pairs.get(row + 1).cloned()),
            (Action::SelectRow(row), _) => {
                self.show(context, walk::list_compared_pairs(context.view).get(row).cloned())
            }
            (Action::ReviewInconsistency, _) => {
                let inconsistent = find_contradiction(context);
                let is_inconsistent = |(a, b): &&(Id, Id)| {
                    inconsistent.as_ref().is_some_and(|inconsistent| *a == inconsistent.0 && *b == inconsistent.1)
                };
                self.show(context, pairs.iter().find(is_inconsistent).cloned());
            }
            (Action::ClearAnswer, Some(_)) => return self.edit_outcomes(context, None),
            (Action::Left, _) => self.set_position(position - 1),
            (Action::Right, _) => self.set_position(position + 1),
            (Action::First, _) => self.set_position(-MAX_POSITION),
            (Action::Last, _) => self.set_position(MAX_POSITION),
            (Action::Minus | Action::Plus, _) => {
                self.set_side(position, action == Action::Plus);
                let favored = self.pair.as_ref().map(|(a, b)| if self.favors_second { b } else { a });
                let name = favored.map(|id| phrases::criterion(context.view, id)).unwrap_or_default();
                return vec![Outcome::Notify(t!(context.locale, "screen-pairs-side", criterion = name))];
            }
            (Action::Digit(size), _) if PAIR_RATIOS.contains(&size) => {
                let position = i32::from(size) - 1;
                self.ratio = walk::ratio_at_position(if self.favors_second { position } else { -position });
                self.is_marked = true;
            }
            _ => {}
        }
        Vec::new()
    }

    /// Moves the mark to a position of the scale.
    fn set_position(&mut self, position: i32) {
        self.ratio = walk::ratio_at_position(position.clamp(-MAX_POSITION, MAX_POSITION));
        self.is_marked = true;
        if position != 0 {
            self.favors_second = position > 0;
        }
    }

    /// Moves the mark to the side of one criterion, at the same distance from the middle.
    fn set_side(&mut self, position: i32, second: bool) {
        // In the middle, where there may be no answer, only the side of the next digit changes.
        if position != 0 {
            self.set_position(if second { position.abs() } else { -position.abs() });
        }
        self.favors_second = second;
    }

    /// Stores the mark as the answer and shows the next comparison; after the last one, goes to the next question.
    fn accept(&mut self, context: &ViewContext<'_>) -> Vec<Outcome> {
        if self.stored_ratio != Some(self.ratio) {
            self.advances = true;
            return self.edit_outcomes(context, Some(self.ratio));
        }
        match walk::next_pair(context.view) {
            Some(next) => self.show(context, Some(next)),
            None => return vec![Outcome::NextQuestion],
        }
        Vec::new()
    }

    fn edit_outcomes(&self, context: &ViewContext<'_>, ratio: Option<f64>) -> Vec<Outcome> {
        let Some((a, b)) = &self.pair else { return Vec::new() };
        vec![Outcome::Edit(walk::set_pair_ratio(context.view, &self.person, (a, b), ratio))]
    }

    pub(super) fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let Some((a, b)) = &self.pair else { return draw_continue_hint(context, canvas) };
        let (y, cursor) = self.draw_scale(context, canvas, (a, b));
        let is_tall = canvas.height() >= ROOMY_HEIGHT;
        let mut y = y + u16::from(is_tall);
        let width = canvas.width().saturating_sub(3).min(72);
        // On a low screen only the first sentence is shown, instead of parts of several.
        let max_sentences = if is_tall { usize::MAX } else { 1 };
        for (text, role) in self.describe_consistency(context).into_iter().take(max_sentences) {
            y = canvas.put_wrapped(2, y, width, &text, role);
        }
        let top = y + 1;
        let mut rest = canvas.region(0, top, canvas.width(), canvas.height().saturating_sub(top));
        let used = draw_weights(context, &mut rest);
        let top = top + if used > 0 { used + 1 } else { 0 };
        let rows = canvas.height().saturating_sub(top);
        if used > 0 && rows < MIN_LIST_ROWS {
            return (top, cursor);
        }
        let mut rest = canvas.region(0, top, canvas.width(), rows);
        (top + self.draw_comparisons(context, &mut rest), cursor)
    }

    /// Draws the names, the scale between them, and the meaning of the mark.
    fn draw_scale(
        &self,
        context: &ViewContext<'_>,
        canvas: &mut Canvas<'_>,
        (a, b): (&Id, &Id),
    ) -> (u16, Option<Position>) {
        let is_tall = canvas.height() >= ROOMY_HEIGHT;
        let steps = 2 * MAX_POSITION as u16;
        let gap = (canvas.width().saturating_sub(4) / steps).clamp(1, 4);
        let length = steps * gap + 1;
        let end = (2 + length).min(canvas.width());
        let position = walk::scale_position(self.ratio);
        let half_width = usize::from(length / 2 - 1).max(1);
        let names = [a, b].map(|id| phrases::criterion(context.view, id).wrap(half_width));
        let rows = names.iter().map(Vec::len).max().unwrap_or(0).min(if is_tall { 3 } else { 2 });
        let role = |is_it: bool| if is_it { Role::Focus } else { Role::Text };
        for row in 0..rows {
            let name = |lines: &[SafeText]| {
                let is_last = row + 1 == rows;
                let rest = lines.get(row..).unwrap_or_default();
                if is_last {
                    SafeText::join(rest, " ").truncate(half_width)
                } else {
                    rest.first().cloned().unwrap_or_default()
                }
            };
            let [first, second] = names.each_ref().map(|lines| name(lines));
            canvas.put(2, row as u16, &first, role(position < 0));
            canvas.put_right(end, row as u16, &second, role(position > 0));
        }
        let y = rows as u16;
        canvas.fill(2, y + 1, length, "─", Role::Quiet);
        let column = |position: i32| 2 + (position + MAX_POSITION) as u16 * gap;
        for at in -MAX_POSITION..=MAX_POSITION {
            let is_mark = self.is_marked && at == position;
            let sign = match (is_mark, self.stored_ratio == Some(self.ratio)) {
                (true, true) => "●",
                (true, false) => "○",
                _ => "┴",
            };
            canvas.fill(column(at), y + 1, 1, sign, if is_mark { Role::Accent } else { Role::Quiet });
            if at % 2 == 0 || is_mark {
                let figure = number::format(context.locale.language(), f64::from(at.abs() + 1), 0);
                canvas.put(column(at), y, &figure, if is_mark { Role::Title } else { Role::Quiet });
            }
        }
        let sentence = if self.is_marked {
            phrases::pair_comparison(context.locale, context.view, (a, b), self.ratio)
        } else {
            let texts = [t!(context.locale, "screen-not-answered"), t!(context.locale, "screen-enter-leaves-open")];
            SafeText::join(&texts, " ")
        };
        let width = canvas.width().saturating_sub(3).min(72);
        // The content below does not move when the sentence takes one line or two.
        let below = canvas.put_wrapped(2, y + 2, width, &sentence, Role::Text).max(y + if is_tall { 4 } else { 3 });
        (below, canvas.position(column(position), y + 1))
    }

    /// Describes the consistency of the answers, the judgement to review, and the number of comparisons left.
    fn describe_consistency(&self, context: &ViewContext<'_>) -> Vec<(SafeText, Role)> {
        let pairwise = context.figures.matrix().pairwise.as_ref();
        let judgement = pairwise.and_then(|pairwise| pairwise.judgement_to_review());
        let role = if judgement.is_some() { Role::Caution } else { Role::Quiet };
        let consistency = pairwise.and_then(|pairwise| phrases::consistency(context.locale, context.view, pairwise));
        let judgement = judgement.map(|judgement| {
            let text = phrases::inconsistent_judgement(context.locale, context.view, judgement);
            t!(context.locale, "screen-pairs-look-again", said = text)
        });
        let left = match (walk::comparisons_until_connected(context.view), walk::remaining_comparisons(context.view)) {
            (0, 0) => t!(context.locale, "screen-pairs-all"),
            (0, left) => t!(context.locale, "screen-pairs-firmer", count = left),
            (until, _) => t!(context.locale, "screen-pairs-until", count = until),
        };
        let sentences = consistency.into_iter().chain(judgement).map(|sentence| (sentence, role));
        sentences.chain([(left, Role::Quiet)]).collect()
    }

    /// Draws the comparisons made so far, including the current one.
    fn draw_comparisons(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> u16 {
        let made = walk::list_compared_pairs(context.view);
        let at = made.iter().position(|pair| Some(pair) == self.pair.as_ref());
        let height = usize::from(canvas.height());
        let first = first_visible_row(at.unwrap_or(made.len()), made.len(), height);
        for (row, (a, b)) in made.iter().enumerate().skip(first).take(height) {
            let Some(ratio) = walk::stated_ratio(context.view, a, b) else { continue };
            let y = (row - first) as u16;
            canvas.add_row_target(y, row, false, Action::SelectRow(row));
            if at == Some(row) {
                canvas.mark_selected(y);
            }
            let width = canvas.width().saturating_sub(4);
            let text = phrases::pair_comparison_line(context.locale, context.view, (a, b), ratio, width.into());
            let role = if at == Some(row) { Role::Focus } else { Role::Quiet };
            canvas.put_within(2, y, width, &text, role);
        }
        draw_scroll_marks(canvas, first, made.len(), height);
        made.len().min(height) as u16
    }
}

/// Returns the pair to review if the answers contradict each other.
fn find_contradiction(context: &ViewContext<'_>) -> Option<(Id, Id)> {
    let judgement = context.figures.matrix().pairwise.as_ref()?.judgement_to_review()?;
    Some((judgement.a.clone(), judgement.b.clone()))
}

/// Draws the weights so far, the largest first; returns the number of rows.
fn draw_weights(context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> u16 {
    if context.figures.matrix().pairwise.is_none() {
        return 0;
    }
    let mut factors: Vec<&WeightedCriterion> =
        context.figures.matrix().criteria.iter().filter(|factor| factor.may_count).collect();
    factors.sort_by(|a, b| b.points.total_cmp(&a.points));
    let most = factors.first().map_or(0.0, |factor| factor.points);
    let right = canvas.width().saturating_sub(2).min(72);
    let bar = if right > 46 { 12 } else { 0 };
    let height = usize::from(canvas.height());
    for (y, factor) in factors.iter().take(height).enumerate() {
        let y = y as u16;
        let name = right.saturating_sub(2 + bar + 6);
        canvas.put_within(2, y, name, &phrases::criterion(context.view, &factor.id), Role::Text);
        let text = number::format(context.locale.language(), factor.points * 100.0, 0);
        canvas.put_right(right.saturating_sub(bar + 1), y, &text, Role::Text);
        bars::draw_weight(canvas, right.saturating_sub(bar), y, bar, factor.points, most);
    }
    draw_scroll_marks(canvas, 0, factors.len(), height);
    factors.len().min(height) as u16
}
