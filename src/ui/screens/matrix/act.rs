//! What the keys do in the table.

use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Overlay, Purpose, Route};
use crate::ui::scene::Scene;
use crate::walk::{self, Ask, Step};
use pesee_core::deliberation::{Alternative, Criterion, Edit, FieldPath, Id, List, WeightingMethod};

use super::{Matrix, person};

impl Matrix {
    /// Whether an action can be done now, where it is bound at all.
    pub fn can(&self, scene: &Scene<'_>, action: Action) -> bool {
        let (rows, options) = (!scene.view.criteria().is_empty(), !scene.view.options().is_empty());
        match action {
            Action::DontKnow | Action::Minus | Action::Plus | Action::Basis | Action::Note => {
                rows && options && !self.on_weight
            }
            Action::RenameColumn | Action::RemoveColumn | Action::ShiftLeft | Action::ShiftRight => {
                options && !self.on_weight
            }
            Action::Rename | Action::Remove | Action::Raise | Action::Lower | Action::When | Action::Weight => rows,
            Action::Digit(_) | Action::Range | Action::Unrate => rows && options,
            _ => true,
        }
    }

    /// Does what an action means here.
    pub fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        if self.moves(action) {
            self.rater.forget();
            return Vec::new();
        }
        let prompt = |text: &str, purpose| vec![Outcome::Open(Overlay::Prompt { text: text.to_owned(), purpose })];
        match action {
            Action::Leave => return vec![Outcome::Go(Route::Return)],
            Action::History => return vec![Outcome::Go(Route::History)],
            Action::Compare => return vec![Outcome::Go(Route::Compare)],
            Action::Verdict => return vec![Outcome::Go(Route::Walk(Ask::Verdict))],
            Action::Add => return prompt("", Purpose::AddCriterion),
            Action::AddColumn => return prompt("", Purpose::AddOption),
            _ => {}
        }
        let (criterion, option) = (self.criterion(scene), self.option(scene));
        match (action, criterion, option) {
            (Action::Rename, Some(row), _) => prompt(&row.name, Purpose::RenameCriterion(row.id.clone())),
            (Action::RenameColumn, _, Some(column)) => prompt(&column.name, Purpose::RenameOption(column.id.clone())),
            (Action::Remove, Some(row), _) => remove_row(scene, row),
            (Action::RemoveColumn, _, Some(column)) => remove_column(scene, column),
            (Action::Raise, Some(row), _) => shift(scene, List::Criteria, &row.id, -1),
            (Action::Lower, Some(row), _) => shift(scene, List::Criteria, &row.id, 1),
            (Action::ShiftLeft, _, Some(column)) => shift(scene, List::Options, &column.id, -1),
            (Action::ShiftRight, _, Some(column)) => shift(scene, List::Options, &column.id, 1),
            (Action::When, Some(row), _) => vec![Outcome::Edit(walk::next_when(scene.view, &row.id))],
            (_, Some(row), Some(column)) => match person(scene) {
                Some(person) => self.rater.act(scene, (&person, &row.id, &column.id), action),
                None => several(scene, Step::Ratings),
            },
            (Action::Digit(_) | Action::Range | Action::Unrate, Some(row), None) => match person(scene) {
                Some(person) => weigh(scene, &person, row, action),
                None => several(scene, Step::Weights),
            },
            _ => Vec::new(),
        }
    }

    /// Moves the cursor; whether the action was one that moves.
    fn moves(&mut self, action: Action) -> bool {
        match action {
            Action::Weight => self.on_weight = true,
            Action::Cell(row, column) => {
                self.row.act(Action::Row(row));
                match column.checked_sub(1) {
                    Some(option) => self.go_across(Action::Row(option)),
                    None => self.on_weight = true,
                }
            }
            Action::Left if self.on_weight || self.option.at() == 0 => self.on_weight = true,
            Action::Left => drop(self.option.act(Action::Up)),
            Action::Right if self.on_weight => self.go_across(Action::First),
            Action::Right => drop(self.option.act(Action::Down)),
            Action::RowFirst => self.go_across(Action::First),
            Action::RowLast => self.go_across(Action::Last),
            _ => return self.row.act(action),
        }
        true
    }

    fn go_across(&mut self, end: Action) {
        self.on_weight = false;
        self.option.act(end);
    }
}

/// Where several people's answers stand together, each of them answers elsewhere.
fn several(scene: &Scene<'_>, step: Step) -> Vec<Outcome> {
    let people = scene.view.people();
    let names: Vec<Shown> = people.iter().map(|one| say::person(scene.tongue, scene.view, one.id)).collect();
    let said = tell!(scene.tongue, "screen-several", people = Shown::join(&names, ", "), step = step.number());
    vec![Outcome::Tell(said)]
}

fn shift(scene: &Scene<'_>, list: List, id: &Id, by: isize) -> Vec<Outcome> {
    vec![Outcome::Edit(walk::shift(scene.view, list, id, by))]
}

fn remove_row(scene: &Scene<'_>, criterion: &Criterion) -> Vec<Outcome> {
    remove(scene, &criterion.name, || Edit::remove_criterion(scene.view, &criterion.id))
}

fn remove_column(scene: &Scene<'_>, option: &Alternative) -> Vec<Outcome> {
    if !walk::may_remove(scene.view, &option.id) {
        return vec![Outcome::Tell(tell!(scene.tongue, "plain-chosen-stays"))];
    }
    remove(scene, &option.name, || Edit::remove_option(scene.view, &option.id))
}

/// Removes something with what was answered about it, and says so. Sealed answers are nobody's to remove unseen.
fn remove(scene: &Scene<'_>, name: &str, edit: impl FnOnce() -> Edit) -> Vec<Outcome> {
    if scene.view.is_blind() {
        return vec![Outcome::Tell(tell!(scene.tongue, "screen-sealed-stays"))];
    }
    let edit = edit();
    let ratings = edit.changes.iter().filter(|change| matches!(change.path, FieldPath::Rating(..))).count();
    let told = tell!(scene.tongue, "screen-gone", what = Shown::outside(name), count = ratings);
    vec![Outcome::Edit(edit), Outcome::Tell(told)]
}

/// Changes the weight under the cursor: the points, or the place in the order.
fn weigh(scene: &Scene<'_>, person: &Id, criterion: &Criterion, action: Action) -> Vec<Outcome> {
    let text = match action {
        Action::Digit(digit) => digit.to_string(),
        _ => String::new(),
    };
    let purpose = match (scene.view.weighting_method(), action) {
        (WeightingMethod::Pairwise, _) => return vec![Outcome::Tell(tell!(scene.tongue, "screen-weights-from-pairs"))],
        // A place in an order is changed, never without one.
        (WeightingMethod::Order, Action::Unrate) => return Vec::new(),
        (_, Action::Unrate) => return vec![Outcome::Edit(walk::points(scene.view, person, &criterion.id, None))],
        (WeightingMethod::Order, _) => Purpose::Place(person.clone(), criterion.id.clone()),
        (WeightingMethod::Points | WeightingMethod::Swing, _) => Purpose::Points(person.clone(), criterion.id.clone()),
    };
    vec![Outcome::Open(Overlay::Prompt { text, purpose })]
}
