//! The whole table at once, edited like a spreadsheet: criteria down, options across, weights between.

mod act;
mod figure;
mod plan;
mod table;
mod words;

use ratatui::layout::Position;

use crate::tell;
use crate::ui::action::Action;
use crate::ui::keymap::Scope;
use crate::ui::rater::Rater;
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Selection, Window};
use pesee_core::deliberation::{Alternative, Criterion, Id};
use pesee_core::method::{RevealError, reveal_ranking};

use plan::Measure;

/// A cursor in the table: a criterion, and its weight or an option.
#[derive(Debug)]
pub struct Matrix {
    row: Place,
    option: Place,
    on_weight: bool,
    rater: Rater,
    rows_in_sight: Window,
    options_in_sight: Window,
    // What no frame works out again: it changes with the document only.
    measure: Measure,
    withheld: Option<RevealError>,
}

/// A place in a list that may change under it: it stays with the entry it is on, and goes to one that comes.
#[derive(Debug)]
struct Place {
    known: Vec<Id>,
    selection: Selection,
}

impl Place {
    fn at(&self) -> usize {
        self.selection.at(self.known.len())
    }

    fn act(&mut self, action: Action) -> bool {
        self.selection.act(action, self.known.len())
    }

    /// Follows the list; whether something came.
    fn follow(&mut self, now: Vec<Id>) -> bool {
        if now == self.known {
            return false;
        }
        let place_of = |wanted: &Id| now.iter().position(|id| id == wanted);
        let came = now.iter().position(|id| !self.known.contains(id));
        if let Some(at) = came.or_else(|| self.known.get(self.at()).and_then(place_of)) {
            self.selection.set(at);
        }
        self.known = now;
        came.is_some()
    }
}

impl Matrix {
    /// The table of what is open, at its first weight.
    pub fn new(scene: &Scene<'_>) -> Matrix {
        Matrix {
            row: Place { known: rows(scene), selection: Selection::default() },
            option: Place { known: columns(scene), selection: Selection::default() },
            on_weight: true,
            rater: Rater::default(),
            rows_in_sight: Window::default(),
            options_in_sight: Window::default(),
            measure: Measure::of(scene),
            withheld: reveal_ranking(scene.view, scene.figures).err(),
        }
    }

    /// Follows the document: the cursor goes along with what is moved, and to what is added or brought back.
    pub fn refresh(&mut self, scene: &Scene<'_>) {
        self.row.follow(rows(scene));
        if self.option.follow(columns(scene)) {
            self.on_weight = false;
        }
        self.measure = Measure::of(scene);
        self.withheld = reveal_ranking(scene.view, scene.figures).err();
    }

    /// Where keys mean something now, the innermost first.
    pub fn scopes(&self) -> Vec<Scope> {
        let weight = self.on_weight.then_some(Scope::Weight);
        weight.into_iter().chain([Scope::Matrix]).collect()
    }

    fn criterion<'a>(&self, scene: &Scene<'a>) -> Option<&'a Criterion> {
        scene.view.criteria().get(self.row.at())
    }

    /// The criterion under the cursor, by its id.
    pub fn here(&self, scene: &Scene<'_>) -> Option<Id> {
        self.criterion(scene).map(|criterion| criterion.id.clone())
    }

    /// The option under the cursor; `None` on a weight.
    fn option<'a>(&self, scene: &Scene<'a>) -> Option<&'a Alternative> {
        scene.view.options().get(self.option.at()).filter(|_| !self.on_weight)
    }

    /// Draws the table, and the cell under the cursor in words: beside it where there is room, else below.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
        if scene.view.criteria().is_empty() || scene.view.options().is_empty() {
            let said = tell!(scene.tongue, "screen-matrix-empty");
            canvas.put_wrapped(2, 0, canvas.width().saturating_sub(4), &said, Role::Quiet);
            return canvas.place(2, 0);
        }
        table::draw(self, scene, canvas)
    }
}

/// The one person whose answers are edited here; none where several people's are shown together.
fn person(scene: &Scene<'_>) -> Option<Id> {
    match scene.view.people().as_slice() {
        [one] => Some(one.id.clone()),
        _ => None,
    }
}

fn rows(scene: &Scene<'_>) -> Vec<Id> {
    scene.view.criteria().iter().map(|criterion| criterion.id.clone()).collect()
}

fn columns(scene: &Scene<'_>) -> Vec<Id> {
    scene.view.options().iter().map(|option| option.id.clone()).collect()
}
