//! The facts of one account, as a form.

use ratatui::layout::Position;

use crate::messages::Draft;
use crate::say;
use crate::tell;
use crate::text::Shown;
use crate::ui::action::Action;
use crate::ui::outcome::{Outcome, Route};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Field, Stroke};
use crate::walk::{self, Ask};
use pesee_core::deliberation::{Account, AccountField, Edit, FieldValue, Holder, Id, Record};

/// A row of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Holder,
    Fact(usize),
    Add,
    Remove,
}

/// The facts that are written.
const FACTS: [AccountField; 5] =
    [AccountField::Platform, AccountField::Handle, AccountField::Audience, AccountField::Since, AccountField::Brought];

/// The form.
#[derive(Debug)]
pub(super) struct Form {
    id: Id,
    at: usize,
    fields: Vec<Field>,
    /// The fact being written, and what stood there: what does not fit in the end leaves that standing.
    stood: Option<(usize, Option<FieldValue>)>,
    pub(super) writing: bool,
}

impl Form {
    pub(super) fn new(scene: &Scene<'_>, id: &Id) -> Form {
        let fields = FACTS.iter().map(|fact| Field::new(stands(scene, id, *fact).as_str())).collect();
        // Whose voice it is, is known from the template: the first thing to say is where it is.
        let known = scene.view.account(id).is_some_and(|account| account.holder.is_some());
        Form { id: id.clone(), at: usize::from(known), fields, stood: None, writing: true }
    }

    pub(super) fn refresh(&mut self, scene: &Scene<'_>) {
        for (fact, field) in FACTS.iter().zip(&mut self.fields) {
            // What does not fit yet stays as it is written.
            if leaf(*fact, field.text()).is_some() {
                let text = stands(scene, &self.id, *fact);
                let same = leaf(*fact, text.as_str()) == leaf(*fact, field.text());
                if !same {
                    field.set(text.as_str());
                }
            }
        }
    }

    fn rows(&self, scene: &Scene<'_>) -> Vec<Row> {
        let facts = (0..FACTS.len()).map(Row::Fact);
        let is_last = scene.view.accounts().last().is_some_and(|account| account.id == self.id);
        let add = is_last.then_some(Row::Add);
        let remove = (scene.view.accounts().len() > 1).then_some(Row::Remove);
        [Row::Holder].into_iter().chain(facts).chain(add).chain(remove).collect()
    }

    fn row(&self, scene: &Scene<'_>) -> Row {
        let rows = self.rows(scene);
        rows.get(self.at.min(rows.len().saturating_sub(1))).copied().unwrap_or(Row::Holder)
    }

    /// Whether letters are text here.
    pub(super) fn is_writing(&self, scene: &Scene<'_>) -> bool {
        self.writing && matches!(self.row(scene), Row::Fact(_))
    }

    pub(super) fn act(&mut self, scene: &Scene<'_>, action: Action) -> Vec<Outcome> {
        let last = self.rows(scene).len().saturating_sub(1);
        match (action, self.row(scene)) {
            (Action::Leave, Row::Fact(_)) if self.writing => self.writing = false,
            (Action::Write, _) => self.writing = true,
            (Action::Row(row), _) => (self.at, self.writing) = (row.min(last), true),
            (Action::Up, _) => self.at = self.at.saturating_sub(1),
            (Action::Down | Action::NextField, _) => self.at = (self.at + 1).min(last),
            (Action::Back, _) if self.at > 1 => self.at -= 1,
            (Action::Back, _) => return vec![Outcome::Back],
            (Action::Left | Action::Right | Action::Toggle, Row::Holder) => return vec![self.other_holder(scene)],
            (Action::Next, Row::Fact(fact)) if fact + 1 < FACTS.len() => {
                self.at += 1;
                self.writing = true;
            }
            (Action::Next, Row::Holder) => {
                self.at = 1;
                self.writing = true;
            }
            (Action::Next, Row::Fact(_)) => return vec![Outcome::Onward],
            (Action::Next, Row::Add) => {
                let edit = walk::add_account(scene.view, Holder::Personal);
                return vec![Outcome::Edit(edit), Outcome::Onward];
            }
            (Action::Next, Row::Remove) => {
                let other = scene.view.accounts().iter().find(|account| account.id != self.id);
                let route = other.map_or(Route::Resume, |account| Route::Walk(Ask::Account(account.id.clone())));
                let what = say::account(scene.tongue, scene.view, &self.id).capitalized();
                let told = Outcome::Tell(tell!(scene.tongue, "screen-removed", what = what));
                return vec![Outcome::Edit(Edit::remove_account(scene.view, &self.id)), Outcome::Go(route), told];
            }
            _ => {}
        }
        Vec::new()
    }

    fn other_holder(&self, scene: &Scene<'_>) -> Outcome {
        let now = scene.view.account(&self.id).and_then(|account| account.holder);
        let other = if now == Some(Holder::Personal) { Holder::Employer } else { Holder::Personal };
        Outcome::Edit(Edit::set_typed(scene.view, walk::account_key(&self.id, AccountField::Holder), &other))
    }

    pub(super) fn field(&self, scene: &Scene<'_>) -> Option<&Field> {
        match self.row(scene) {
            Row::Fact(at) if self.writing => self.fields.get(at),
            _ => None,
        }
    }

    pub(super) fn write(&mut self, scene: &Scene<'_>, stroke: Stroke<'_>) -> Vec<Outcome> {
        let Row::Fact(at) = self.row(scene) else { return Vec::new() };
        self.begin(scene, at);
        let changed = self.fields.get_mut(at).is_some_and(|field| field.take(stroke));
        let full = self.fields.get(at).is_some_and(Field::is_full);
        let told = full.then(|| Outcome::Tell(tell!(scene.tongue, "screen-text-full")));
        let kept = if changed { self.kept(scene, at) } else { Vec::new() };
        kept.into_iter().chain(told).collect()
    }

    /// What is written and does not fit yet.
    pub(super) fn half(&self) -> Vec<Draft> {
        let half = |(fact, field): (&AccountField, &Field)| {
            let place = walk::account_key(&self.id, *fact).to_string();
            leaf(*fact, field.text()).is_none().then(|| Draft { field_path: place, text: field.text().to_owned() })
        };
        FACTS.iter().zip(&self.fields).filter_map(half).collect()
    }

    /// Writes on at a fact.
    pub(super) fn write_on(&mut self, fact: AccountField, text: &str) {
        let Some(at) = FACTS.iter().position(|known| *known == fact) else { return };
        if let Some(field) = self.fields.get_mut(at) {
            // Whose voice it is stands above the facts.
            (self.at, self.writing) = (at + 1, true);
            field.set(text);
        }
    }

    fn begin(&mut self, scene: &Scene<'_>, at: usize) {
        if self.stood.as_ref().is_none_or(|(known, _)| *known != at) {
            let stands = FACTS.get(at).and_then(|fact| scene.view.get(&walk::account_key(&self.id, *fact)));
            self.stood = Some((at, stands));
        }
    }

    /// The edit that brings the document up to a field; while what is written does not fit, what stood there stands.
    fn kept(&self, scene: &Scene<'_>, at: usize) -> Vec<Outcome> {
        let (Some(fact), Some(field)) = (FACTS.get(at), self.fields.get(at)) else { return Vec::new() };
        let stood = self.stood.as_ref().and_then(|(_, stood)| stood.clone());
        let leaf = leaf(*fact, field.text()).unwrap_or(stood);
        let place = walk::account_key(&self.id, *fact);
        let edit = Edit::set(scene.view, place.clone(), leaf).with_coalesce_path(place);
        if edit.is_empty() { Vec::new() } else { vec![Outcome::Edit(edit)] }
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) -> (u16, Option<Position>) {
        let rows = self.rows(scene);
        let names: Vec<Shown> = rows.iter().map(|row| name(scene, *row)).collect();
        let label = names.iter().take(FACTS.len() + 1).map(Shown::width).max().unwrap_or(0) as u16;
        let mut cursor = None;
        let mut y = 0;
        for (nth, (row, name)) in rows.iter().zip(&names).enumerate() {
            if *row == Row::Add || (*row == Row::Remove && !rows.contains(&Row::Add)) {
                y += 1;
            }
            let is_here = *row == self.row(scene);
            if is_here {
                canvas.mark(y);
                cursor = canvas.place(2, y);
            }
            let again = match row {
                Row::Holder => Action::Toggle,
                Row::Fact(_) => Action::Write,
                Row::Add | Row::Remove => Action::Next,
            };
            canvas.row(y, nth, is_here, again);
            let role = if is_here { Role::Focus } else { Role::Text };
            canvas.put(2, y, name, role);
            let x = 2 + label + 2;
            let width = canvas.width().saturating_sub(x + 2).min(44);
            match row {
                Row::Holder => {
                    let holder = scene.view.account(&self.id).and_then(|account| account.holder);
                    let said = match holder {
                        Some(Holder::Personal) => tell!(scene.tongue, "ask-holder-personal"),
                        Some(Holder::Employer) => tell!(scene.tongue, "ask-holder-employer"),
                        None => tell!(scene.tongue, "screen-not-said"),
                    };
                    let text = if is_here {
                        Shown::join(&[Shown::fixed("‹"), said, Shown::fixed("›")], " ")
                    } else {
                        said
                    };
                    canvas.put(x, y, &text, role);
                }
                Row::Fact(at) => {
                    let Some(field) = self.fields.get(*at) else { continue };
                    let role = if is_here && self.writing { Role::Field } else { Role::Text };
                    let place = field.draw(&mut canvas.part(x, y, width, 1), role);
                    let fits = FACTS.get(*at).is_some_and(|fact| leaf(*fact, field.text()).is_some());
                    if is_here {
                        cursor = place;
                    }
                    if !fits && let Some(fact) = FACTS.get(*at) {
                        let said = say::must_be(scene.tongue, Account::spec(*fact).field_type);
                        let width = canvas.width().saturating_sub(x + 1);
                        y = canvas.put_wrapped(x, y + 1, width, &said, Role::Caution) - 1;
                    }
                }
                Row::Add | Row::Remove => {}
            }
            y += 1;
        }
        (y, cursor)
    }
}

fn name(scene: &Scene<'_>, row: Row) -> Shown {
    match row {
        Row::Holder => say::account_field(scene.tongue, AccountField::Holder),
        Row::Fact(at) => FACTS.get(at).map(|fact| say::account_field(scene.tongue, *fact)).unwrap_or_default(),
        Row::Add => tell!(scene.tongue, "ask-field-add"),
        Row::Remove => tell!(scene.tongue, "ask-field-remove"),
    }
}

/// What is written as a leaf: `None` where it does not fit, `Some(None)` where nothing is written.
fn leaf(fact: AccountField, text: &str) -> Option<Option<FieldValue>> {
    if text.trim().is_empty() {
        return Some(None);
    }
    say::typed::leaf(Account::spec(fact).field_type, text).map(Some)
}

fn stands(scene: &Scene<'_>, id: &Id, fact: AccountField) -> Shown {
    let leaf = scene.view.get(&walk::account_key(id, fact));
    match leaf {
        // As it was written, not as it is shown: the field shows it fit to show by itself.
        Some(leaf) => say::leaf(scene.tongue, &leaf),
        None => Shown::default(),
    }
}
