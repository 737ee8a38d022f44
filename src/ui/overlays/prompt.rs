//! A line to write: a name, a note, a typed rating, a day.

use ratatui::layout::Position;

use crate::messages::Draft;
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue, date, folded, number};
use crate::ui::event::Effect;
use crate::ui::outcome::{End, Outcome, Overlay, Purpose};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Field, Stroke};
use crate::walk::{self, rate};
use pesee_core::deliberation::{ActionStepField, Edit, FieldPath, FieldValue, HeadField, Id, List, Points, Rating};

/// A line has this many rows before it scrolls, and a longer text this many.
const ROWS: u16 = 4;
const LONG_ROWS: u16 = 8;

/// A line being written, and what was wrong with it.
#[derive(Debug)]
pub(super) struct Prompt {
    title: Shown,
    began: String,
    field: Field,
    purpose: Purpose,
    trouble: Shown,
}

impl Prompt {
    pub(super) fn new(tongue: &Tongue, text: &str, purpose: Purpose) -> Prompt {
        let title = title(tongue, &purpose);
        let field = if matches!(purpose, Purpose::Note(..)) { Field::long(text) } else { Field::new(text) };
        Prompt { title, began: text.to_owned(), field, purpose, trouble: Shown::default() }
    }

    /// What is written and not taken yet.
    pub(super) fn half(&self) -> Option<Draft> {
        let text = self.field.text();
        let place = self.purpose.path().filter(|_| *text != self.began)?;
        Some(Draft { field_path: place, text: text.to_owned() })
    }

    /// The list that the line adds to, where it does and nothing is written yet.
    pub(super) fn adds_to(&self) -> Option<List> {
        match self.purpose {
            _ if !self.field.text().is_empty() => None,
            Purpose::AddOption => Some(List::Options),
            Purpose::AddCriterion => Some(List::Criteria),
            _ => None,
        }
    }

    pub(super) fn field(&self) -> &Field {
        &self.field
    }

    pub(super) fn write(&mut self, tongue: &Tongue, stroke: Stroke<'_>) {
        self.field.take(stroke);
        self.trouble = if self.field.is_full() { tell!(tongue, "screen-text-full") } else { Shown::default() };
    }

    /// The known names that begin like what is written; all of them where nothing new is.
    fn known(&self) -> impl Iterator<Item = &String> {
        let names: &[String] = if let Purpose::Client(_, names) = &self.purpose { names } else { &[] };
        let text = self.field.text();
        let typed = if text == self.began { String::new() } else { folded(text) };
        names.iter().filter(move |name| *name != text && folded(name).starts_with(&typed))
    }

    /// Writes the first of the known names that fit.
    pub(super) fn complete(&mut self) {
        let first = self.known().next().cloned();
        if let Some(name) = first {
            self.field.set(&name);
        }
    }

    /// What is offered under the line.
    fn offer(&self, tongue: &Tongue) -> Shown {
        /// More names than this are found sooner by their first letters.
        const MOST: usize = 5;
        let names: Vec<Shown> = self.known().take(MOST).map(|name| Shown::brief(name)).collect();
        if names.is_empty() {
            Shown::default()
        } else {
            tell!(tongue, "screen-known", names = Shown::join(&names, ", "))
        }
    }

    /// What the line means; where it means nothing, the sentence under it says what would.
    pub(super) fn answer(&mut self, scene: Option<&Scene<'_>>, tongue: &Tongue) -> Vec<Outcome> {
        match self.understood(scene, tongue) {
            Ok(outcomes) => [Outcome::Close].into_iter().chain(outcomes).collect(),
            Err(trouble) => {
                self.trouble = trouble;
                Vec::new()
            }
        }
    }

    fn understood(&self, scene: Option<&Scene<'_>>, tongue: &Tongue) -> Result<Vec<Outcome>, Shown> {
        let text = self.field.text().trim();
        if let Purpose::Title(path) = &self.purpose {
            let rename = (!text.is_empty()).then(|| Outcome::Run(Effect::Rename(path.clone(), text.to_owned())));
            return Ok(rename.into_iter().collect());
        }
        if let Purpose::Client(path, _) = &self.purpose {
            let assign = (text != self.began).then(|| Outcome::Run(Effect::Assign(path.clone(), text.to_owned())));
            return Ok(assign.into_iter().collect());
        }
        if self.purpose == Purpose::OtherFile {
            let read = (!text.is_empty()).then(|| Outcome::Run(Effect::Read(text.into())));
            return Ok(read.into_iter().collect());
        }
        let Some(scene) = scene else { return Ok(Vec::new()) };
        let edit = match &self.purpose {
            Purpose::AddOption | Purpose::AddCriterion | Purpose::AddStep if text.is_empty() => Edit::default(),
            Purpose::AddOption => walk::add_option(scene.view, text).0,
            Purpose::AddCriterion => walk::add_criterion(scene.view, text).0,
            Purpose::AddStep => return Ok(add_step(scene, text)),
            Purpose::RenameOption(id) => walk::rename(scene.view, List::Options, id, text).unwrap_or_default(),
            Purpose::RenameCriterion(id) => walk::rename(scene.view, List::Criteria, id, text).unwrap_or_default(),
            Purpose::EditStep(id) => {
                let edit = walk::rename(scene.view, List::Steps, id, text).unwrap_or_default();
                return Ok(vec![Outcome::Edit(edit), ask_day(scene, id)]);
            }
            Purpose::StepDay(id) => {
                let place = FieldPath::Step(id.clone(), ActionStepField::By);
                Edit::set(scene.view, place, self.day(tongue)?)
            }
            Purpose::ReviewDay => Edit::set(scene.view, FieldPath::Head(HeadField::ReviewOn), self.day(tongue)?),
            Purpose::Note(person, criterion, option) => {
                note(scene, person, criterion, option, text).ok_or_else(|| tell!(tongue, "screen-note-needs-rating"))?
            }
            Purpose::Rating(person, criterion, option) => {
                // Nothing typed changes nothing: a rating is taken back by a key of its own.
                if text.is_empty() {
                    return Ok(Vec::new());
                }
                let old = scene.view.rating(person, criterion, option);
                let typed = say::typed::rating(text).ok_or_else(|| tell!(tongue, "screen-not-a-rating"))?;
                let new = old.map_or(typed.clone(), |old| rate::keep_words(old, typed));
                Edit::rate(scene.view, person, criterion, option, Some(new))
            }
            Purpose::Points(person, criterion) => points(scene, tongue, person, criterion, text)?,
            Purpose::Place(person, criterion) => {
                let place = text.parse::<usize>().ok().filter(|place| *place > 0);
                let place = place.ok_or_else(|| tell!(tongue, "screen-not-a-place"))?;
                walk::order(scene.view, person, &walk::placed(scene.view, person, criterion, place))
            }
            Purpose::Words(id, end) => return Ok(words(scene, id, *end, text)),
            Purpose::Title(_) | Purpose::Client(..) | Purpose::OtherFile => Edit::default(),
        };
        let onward = (self.purpose == Purpose::ReviewDay).then_some(Outcome::Onward);
        Ok([Outcome::Edit(edit)].into_iter().chain(onward).collect())
    }

    fn day(&self, tongue: &Tongue) -> Result<Option<FieldValue>, Shown> {
        let text = self.field.text().trim();
        if text.is_empty() {
            return Ok(None);
        }
        let day = date::parse(text).map(FieldValue::Date);
        let pattern = date::pattern(tongue.language());
        day.map(Some).ok_or_else(|| tell!(tongue, "plain-not-a-day", pattern = pattern))
    }

    pub(super) fn draw(&self, tongue: &Tongue, canvas: &mut Canvas<'_>) -> Option<Position> {
        let width = canvas.width().min(72).saturating_sub(4);
        let lines = self.title.wrap(width.into());
        let (said, role) = if self.trouble.is_empty() {
            (self.offer(tongue), Role::Quiet)
        } else {
            (self.trouble.clone(), Role::Caution)
        };
        let trouble = said.wrap(width.into());
        let trouble_rows = if said.is_empty() { 0 } else { trouble.len() as u16 + 1 };
        let room = canvas.height().saturating_sub(lines.len() as u16 + trouble_rows + 3);
        let most = if self.field.is_long() { LONG_ROWS } else { ROWS };
        let rows = self.field.rows(width).min(most.min(room)).max(1);
        let mut inner = super::framed(canvas, lines.len() as u16 + 1 + rows + trouble_rows);
        let mut y = 0;
        for line in &lines {
            inner.put(0, y, line, Role::Title);
            y += 1;
        }
        let field_width = inner.width();
        let cursor = self.field.draw(&mut inner.part(0, y, field_width, rows), Role::Field);
        y += rows + 1;
        if trouble_rows > 0 {
            for line in &trouble {
                inner.put(0, y, line, role);
                y += 1;
            }
        }
        cursor
    }
}

/// Adds a thing to do, then asks by when.
fn add_step(scene: &Scene<'_>, text: &str) -> Vec<Outcome> {
    let edit = walk::add_step(scene.view, text);
    let mut after = (**scene.view).clone();
    let added = after.apply(&edit).is_ok().then(|| after.steps().last().map(|step| step.id.clone())).flatten();
    let ask = added.map(|id| ask_day(scene, &id));
    [Outcome::Edit(edit)].into_iter().chain(ask).collect()
}

/// Says what a criterion is like at one end of its scale, then asks for the next.
fn words(scene: &Scene<'_>, id: &Id, end: End, text: &str) -> Vec<Outcome> {
    let edit = Edit::set_text(scene.view, end.place(id), text);
    let next = end.next().map(|end| end.ask(scene.view, id));
    [Outcome::Edit(edit)].into_iter().chain(next).collect()
}

fn ask_day(scene: &Scene<'_>, id: &Id) -> Outcome {
    let by = scene.view.steps().iter().find(|step| step.id == *id).and_then(|step| step.by);
    let text = by.map(|day| date::typed(day).to_string()).unwrap_or_default();
    Outcome::Open(Overlay::Prompt { text, purpose: Purpose::StepDay(id.clone()) })
}

/// Puts a note on a rating; there must be one to put it on.
fn note(scene: &Scene<'_>, person: &Id, criterion: &Id, option: &Id, text: &str) -> Option<Edit> {
    let old: &Rating = scene.view.rating(person, criterion, option)?;
    let note = (!text.is_empty()).then(|| text.to_owned());
    Some(Edit::rate(scene.view, person, criterion, option, Some(old.clone().with_note(note))))
}

/// Gives a criterion points.
fn points(scene: &Scene<'_>, tongue: &Tongue, person: &Id, criterion: &Id, text: &str) -> Result<Edit, Shown> {
    let points = if text.is_empty() {
        None
    } else {
        let points = number::parse(text).and_then(Points::new);
        Some(points.ok_or_else(|| tell!(tongue, "plain-not-points"))?)
    };
    Ok(walk::points(scene.view, person, criterion, points))
}

/// What is asked for.
fn title(tongue: &Tongue, purpose: &Purpose) -> Shown {
    let pattern = || date::pattern(tongue.language());
    match purpose {
        Purpose::AddOption => tell!(tongue, "screen-prompt-option"),
        Purpose::AddCriterion => tell!(tongue, "screen-prompt-criterion"),
        Purpose::RenameOption(_) | Purpose::RenameCriterion(_) => tell!(tongue, "screen-prompt-name"),
        Purpose::AddStep | Purpose::EditStep(_) => tell!(tongue, "screen-prompt-step"),
        Purpose::StepDay(_) => tell!(tongue, "screen-prompt-by", pattern = pattern()),
        Purpose::Rating(..) => tell!(tongue, "screen-prompt-rating"),
        Purpose::Note(..) => tell!(tongue, "screen-prompt-note"),
        Purpose::Points(..) => tell!(tongue, "screen-prompt-points"),
        Purpose::Place(..) => tell!(tongue, "screen-prompt-place"),
        Purpose::ReviewDay => tell!(tongue, "screen-prompt-day", pattern = pattern()),
        Purpose::Words(_, End::Con) => tell!(tongue, "screen-prompt-con"),
        Purpose::Words(_, End::Zero) => tell!(tongue, "screen-prompt-zero"),
        Purpose::Words(_, End::Pro) => tell!(tongue, "screen-prompt-pro"),
        Purpose::Title(_) => tell!(tongue, "screen-prompt-title"),
        Purpose::Client(..) => tell!(tongue, "screen-prompt-client"),
        Purpose::OtherFile => tell!(tongue, "moved-with-path"),
    }
}
