//! The matrix screen: the whole table, edited like a spreadsheet, with criteria as rows, options as columns and the
//! weights between them.

mod actions;
mod cell_detail;
mod figure;
mod layout;
mod table;

use ratatui::layout::Position;

use crate::t;
use crate::ui::action::Action;
use crate::ui::keymap::Scope;
use crate::ui::rating_input::RatingInput;
use crate::ui::theme::Role;
use crate::ui::view_context::ViewContext;
use crate::ui::widgets::{Canvas, ScrollWindow, Selection};
use pesee_core::deliberation::{Alternative, Criterion, Id};
use pesee_core::method::{RevealError, reveal_ranking};

use layout::NeededWidths;

/// The cursor in the table: a criterion, and its weight or an option.
#[derive(Debug)]
pub struct MatrixScreen {
    criterion_selection: TrackedSelection,
    option_selection: TrackedSelection,
    is_on_weight: bool,
    rating_input: RatingInput,
    criterion_window: ScrollWindow,
    option_window: ScrollWindow,
    // These values change only with the document, so they are not recomputed for every frame.
    needed_widths: NeededWidths,
    withheld: Option<RevealError>,
}

/// A selection in a list that may change. The selection follows its entry, and moves to an entry that is added.
#[derive(Debug)]
struct TrackedSelection {
    ids: Vec<Id>,
    selection: Selection,
}

impl TrackedSelection {
    fn index(&self) -> usize {
        self.selection.index(self.ids.len())
    }

    fn act(&mut self, action: Action) -> bool {
        self.selection.act(action, self.ids.len())
    }

    /// Updates the list; returns whether an entry was added.
    fn update(&mut self, new_ids: Vec<Id>) -> bool {
        if new_ids == self.ids {
            return false;
        }
        let place_of = |wanted: &Id| new_ids.iter().position(|id| id == wanted);
        let added = new_ids.iter().position(|id| !self.ids.contains(id));
        if let Some(at) = added.or_else(|| self.ids.get(self.index()).and_then(place_of)) {
            self.selection.set(at);
        }
        self.ids = new_ids;
        added.is_some()
    }
}

impl MatrixScreen {
    /// Creates the matrix of the open document, with the cursor on the first weight.
    pub fn new(context: &ViewContext<'_>) -> MatrixScreen {
        MatrixScreen {
            criterion_selection: TrackedSelection { ids: criterion_ids(context), selection: Selection::default() },
            option_selection: TrackedSelection { ids: option_ids(context), selection: Selection::default() },
            is_on_weight: true,
            rating_input: RatingInput::default(),
            criterion_window: ScrollWindow::default(),
            option_window: ScrollWindow::default(),
            needed_widths: NeededWidths::measure(context),
            withheld: reveal_ranking(context.view, context.figures).err(),
        }
    }

    /// Updates the screen after a change of the document. The cursor follows moved entries, and moves to added or
    /// restored ones.
    pub fn refresh(&mut self, context: &ViewContext<'_>) {
        self.criterion_selection.update(criterion_ids(context));
        if self.option_selection.update(option_ids(context)) {
            self.is_on_weight = false;
        }
        self.needed_widths = NeededWidths::measure(context);
        self.withheld = reveal_ranking(context.view, context.figures).err();
    }

    /// Returns the scopes whose key bindings apply, the innermost first.
    pub fn scopes(&self) -> Vec<Scope> {
        let weight = self.is_on_weight.then_some(Scope::MatrixWeight);
        weight.into_iter().chain([Scope::Matrix]).collect()
    }

    fn selected_criterion<'a>(&self, context: &ViewContext<'a>) -> Option<&'a Criterion> {
        context.view.criteria().get(self.criterion_selection.index())
    }

    /// Returns the id of the criterion under the cursor.
    pub fn selected_criterion_id(&self, context: &ViewContext<'_>) -> Option<Id> {
        self.selected_criterion(context).map(|criterion| criterion.id.clone())
    }

    /// Returns the option under the cursor; `None` on a weight.
    fn selected_option<'a>(&self, context: &ViewContext<'a>) -> Option<&'a Alternative> {
        context.view.options().get(self.option_selection.index()).filter(|_| !self.is_on_weight)
    }

    /// Draws the table, and the description of the cell under the cursor beside or below it.
    pub fn draw(&self, context: &ViewContext<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        if context.view.criteria().is_empty() || context.view.options().is_empty() {
            let text = t!(context.locale, "screen-matrix-empty");
            canvas.put_wrapped(2, 0, canvas.width().saturating_sub(4), &text, Role::Quiet);
            return canvas.position(2, 0);
        }
        table::draw(self, context, canvas)
    }
}

/// Returns the only person, whose answers are edited here; `None` with several people.
fn only_person(context: &ViewContext<'_>) -> Option<Id> {
    match context.view.people().as_slice() {
        [person] => Some(person.id.clone()),
        _ => None,
    }
}

fn criterion_ids(context: &ViewContext<'_>) -> Vec<Id> {
    context.view.criteria().iter().map(|criterion| criterion.id.clone()).collect()
}

fn option_ids(context: &ViewContext<'_>) -> Vec<Id> {
    context.view.options().iter().map(|option| option.id.clone()).collect()
}
