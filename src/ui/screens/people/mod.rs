//! The comparison of people: the verdict of each person side by side, the fair options, and the cells with the largest
//! disagreement.

mod table;

use std::cell::Cell;

use ratatui::layout::Position;

use crate::phrases;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Route};
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, ScrollState, ScrollWindow, Selection, draw_scroll_marks};
use crate::walk::Question;
use pesee_core::deliberation::{Id, Outcome as VerdictOutcome, Person};
use pesee_core::method::{Figures, GroupComparison, Ranking, reveal_ranking};

use table::{PeopleLine, PeopleTable};

/// The selected cell among the cells with disagreement, the selected person, and the scroll position.
#[derive(Debug, Default)]
pub struct PeopleScreen {
    selection: Selection,
    person_selection: Selection,
    scroll: ScrollState,
    /// The visible people; the selected person is one of them.
    person_window: ScrollWindow,
    /// The outcome of each person's own verdict; computing it for every frame would be too slow.
    own_outcomes: Vec<VerdictOutcome>,
    /// Whether the selected cell is visible, and whether drawing scrolls to it; the height is known only while drawing.
    is_cell_visible: Cell<bool>,
    scrolls_to_cell: Cell<bool>,
}

impl PeopleScreen {
    /// Creates the screen for the open document.
    pub fn new(context: &ViewContext<'_>) -> PeopleScreen {
        let mut screen = PeopleScreen::default();
        screen.refresh(context);
        // The ratings of the person at the keyboard are those to change first.
        let own = |person: &Person<'_>| Some(person.id) == context.answering_person;
        screen.person_selection.set(context.view.people().iter().position(own).unwrap_or(0));
        screen
    }

    /// Updates the screen after a change of the document.
    pub fn refresh(&mut self, context: &ViewContext<'_>) {
        let outcome =
            |person: &Person<'_>| Figures::with_few_draws(&context.view.extract_person(person.id)).verdict().outcome;
        self.own_outcomes = context.view.people().iter().map(outcome).collect();
    }

    /// Returns whether the answers of several people are visible and can be compared.
    pub fn is_available(context: &ViewContext<'_>) -> bool {
        visible_comparison(context).is_some()
    }

    /// Applies `action` and returns its outcomes.
    pub fn act(&mut self, context: &ViewContext<'_>, action: Action) -> Vec<Outcome> {
        let Some((_, comparison)) = visible_comparison(context) else { return act_on_leave(action) };
        let cells = comparison.cells_by_disagreement(context.figures.matrix());
        let at = self.selection.index(cells.len());
        match action {
            Action::Left => drop(self.person_selection.act(Action::Up, comparison.people.len())),
            Action::Right => drop(self.person_selection.act(Action::Down, comparison.people.len())),
            Action::Matrix => return vec![Outcome::Navigate(Route::Matrix)],
            Action::Verdict => return vec![Outcome::Navigate(Route::Walk(Question::Verdict))],
            Action::First => {
                self.selection.set(0);
                self.scroll = ScrollState::default();
                self.scrolls_to_cell.set(false);
            }
            // Above the first cell, and before it becomes visible, the page scrolls line by line.
            Action::Up if at == 0 => drop(self.scroll.scroll_by_line(action)),
            Action::Down if at == 0 && !self.is_cell_visible.get() => drop(self.scroll.scroll_by_line(action)),
            Action::Open => {
                let ids = cells.get(at).and_then(|cell| cell_ids(context, *cell));
                let person = comparison.people.get(self.person_selection.index(comparison.people.len()));
                let Some(((criterion, option), person)) = ids.zip(person) else { return Vec::new() };
                let row = context.view.eligible_options().position(|eligible| eligible.id == option);
                let question = Question::Rating(person.id.clone(), criterion);
                let select = row.map(|row| Outcome::PerformAction(Action::SelectRow(row)));
                return [Outcome::Navigate(Route::Walk(question))].into_iter().chain(select).collect();
            }
            _ if self.selection.act(action, cells.len()) => self.scrolls_to_cell.set(true),
            _ => return act_on_leave(action),
        }
        Vec::new()
    }

    /// Returns whether `action` has an effect now.
    pub fn can(&self, context: &ViewContext<'_>, action: Action) -> bool {
        match action {
            Action::Open => visible_comparison(context)
                .is_some_and(|(_, comparison)| !comparison.cells_by_disagreement(context.figures.matrix()).is_empty()),
            _ => true,
        }
    }

    /// Draws the screen.
    pub fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        let Some((ranking, comparison)) = visible_comparison(context) else {
            let message = reveal_ranking(context.view, context.figures)
                .err()
                .map(|reason| phrases::withheld_reason(context.locale, context.view, &reason));
            canvas.put_wrapped(2, 0, canvas.width().saturating_sub(4), &message.unwrap_or_default(), Role::Title);
            return canvas.position(2, 0);
        };
        let table = PeopleTable::new(self, context, ranking, comparison, canvas.width().min(120));
        let (lines, height) = (table.build_lines(), usize::from(canvas.height()));
        let at = self.selection.index(table.cell_count());
        let is_selected = |(_, line): &(usize, &PeopleLine)| line.cell() == Some(at);
        let rows: Vec<usize> = lines.iter().enumerate().filter(is_selected).map(|(row, _)| row).collect();
        if self.scrolls_to_cell.get() {
            rows.iter().rev().for_each(|row| self.scroll.scroll_to(*row, height));
        }
        let first = self.scroll.first_row(lines.len(), height);
        let seen = first..first + height;
        self.is_cell_visible.set(rows.iter().all(|row| seen.contains(row)));
        let mut cursor = None;
        for (y, (row, line)) in lines.iter().enumerate().skip(first).take(height).enumerate() {
            let y = y as u16;
            let is_selected = rows.first() == Some(&row) && self.is_cell_visible.get();
            if is_selected {
                canvas.mark_selected(y);
                cursor = canvas.position(2, y);
            }
            table.draw_line(canvas, y, line, is_selected);
        }
        draw_scroll_marks(canvas, first, lines.len(), height);
        cursor.or(canvas.position(2, 0))
    }
}

/// Returns the ranking and the comparison of several people, if all of it may be shown.
fn visible_comparison<'a>(context: &ViewContext<'a>) -> Option<(&'a Ranking, &'a GroupComparison)> {
    let ranking = reveal_ranking(context.view, context.figures).ok()?;
    Some((ranking, ranking.group.as_ref()?))
}

fn act_on_leave(action: Action) -> Vec<Outcome> {
    let back = (action == Action::Leave).then_some(Outcome::Navigate(Route::PreviousScreen));
    back.into_iter().collect()
}

/// Returns the criterion and the option of a cell.
fn cell_ids(context: &ViewContext<'_>, cell: usize) -> Option<(Id, Id)> {
    let table = context.figures.matrix();
    let (criterion, option) = (cell / table.options.len().max(1), cell % table.options.len().max(1));
    Some((table.criteria.get(criterion)?.id.clone(), table.options.get(option)?.id.clone()))
}
