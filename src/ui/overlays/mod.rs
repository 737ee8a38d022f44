//! What lies over the screen: help, a question, a line to write, the choice of a template.

mod export;
mod help;
mod palette;
mod passphrase;
mod pasted;
mod private;
mod prompt;

use std::path::Path;

use ratatui::layout::{Position, Rect};

use crate::messages::{Draft, ReportRequest};
use crate::say;
use crate::tell;
use crate::text::{Shown, Tongue};
use crate::ui::action::Action;
use crate::ui::event::{Effect, Key, Preview};
use crate::ui::keymap::{BINDINGS, Scope, footer_hints};
use crate::ui::outcome::{Outcome, Overlay, Route, Sealing};
use crate::ui::scene::Scene;
use crate::ui::theme::Role;
use crate::ui::widgets::{Canvas, Field, Page, Selection, Stroke};
use crate::walk::TEMPLATES;
use pesee_core::deliberation::{Deliberation, Id, List, LogId};

pub use palette::Entry;

/// An overlay with how it is looked at.
#[derive(Debug)]
pub struct Layer {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Help(help::Help),
    Palette(palette::Palette),
    Confirm { question: Shown, yes: Outcome },
    Prompt(prompt::Prompt),
    Passphrase(passphrase::Passphrase),
    Templates(Selection, Option<String>),
    Recovery(Vec<Shown>),
    Page(Vec<Shown>, Page),
    Pasted(pasted::Pasted),
    Export(Box<export::Export>),
    Private(Box<private::Private>),
}

impl Layer {
    /// The overlay that was asked for, over these scopes.
    pub fn new(overlay: Overlay, scopes: &[Scope], tongue: &Tongue) -> Layer {
        let kind = match overlay {
            Overlay::Help => Kind::Help(help::Help::new(scopes, tongue)),
            Overlay::Confirm { question, yes } => Kind::Confirm { question, yes: *yes },
            Overlay::Prompt { text, purpose } => Kind::Prompt(prompt::Prompt::new(tongue, &text, purpose)),
            Overlay::Passphrase(what) => Kind::Passphrase(passphrase::Passphrase::new(what, false)),
            Overlay::Templates(client) => Kind::Templates(Selection::default(), client),
            Overlay::Recovery(lines) => Kind::Recovery(lines),
            Overlay::Page(text) => Kind::Page(text, Page::default()),
        };
        Layer { kind }
    }

    /// A pasted list, to be looked at before it becomes part of a deliberation.
    pub fn pasted(list: List, names: Vec<String>, document: &Deliberation) -> Layer {
        Layer { kind: Kind::Pasted(pasted::Pasted::new(list, names, document)) }
    }

    /// A sealed file is being opened, or unsealed, with what was given for that before.
    pub fn unsealing(what: Sealing) -> Layer {
        Layer { kind: Kind::Passphrase(passphrase::Passphrase::new(what, true)) }
    }

    /// Whether what becomes of a sealed file is awaited here.
    pub fn awaits(&self, path: &Path) -> bool {
        matches!(&self.kind, Kind::Passphrase(passphrase) if passphrase.awaits(path))
    }

    /// Whether a file is being sealed or unsealed from here.
    pub fn is_turning(&self) -> bool {
        matches!(&self.kind, Kind::Passphrase(passphrase) if passphrase.is_turning())
    }

    /// Whether a key is a letter of a passphrase.
    pub fn takes_secret(&self, key: Key) -> bool {
        matches!(&self.kind, Kind::Passphrase(passphrase) if passphrase.takes(key))
    }

    /// The coach's own notes on a deliberation, on a criterion of it, and on the meeting that this visit is.
    pub fn private(document: &Deliberation, meeting: LogId, criterion: Option<Id>) -> Layer {
        Layer { kind: Kind::Private(Box::new(private::Private::new(document, meeting, criterion))) }
    }

    /// Goes to the private note of this path; whether there is one here.
    pub fn turn_to(&mut self, path: &str) -> bool {
        match &mut self.kind {
            Kind::Private(private) => private.turn_to(path),
            _ => false,
        }
    }

    /// The criterion that the private note of a path is on, where it is on one; `None` where it is no private note.
    pub fn noted_on(path: &str) -> Option<Option<Id>> {
        private::criterion_of(path)
    }

    /// The list that a line over the screen adds to, where it does: several pasted lines are several entries of it.
    pub fn adds_to(&self) -> Option<List> {
        match &self.kind {
            Kind::Prompt(prompt) => prompt.adds_to(),
            _ => None,
        }
    }

    /// What can be done now.
    pub fn palette(entries: Vec<Entry>) -> Layer {
        Layer { kind: Kind::Palette(palette::Palette::new(entries)) }
    }

    /// A report of a deliberation whose file is called `stem`, to be looked at before it is written.
    pub fn export(stem: &str, wanted: ReportRequest, tongue: &Tongue) -> Layer {
        Layer { kind: Kind::Export(Box::new(export::Export::new(stem, wanted, tongue))) }
    }

    /// Whether a report is looked at here.
    pub fn exports(&self) -> bool {
        matches!(self.kind, Kind::Export(_))
    }

    /// What the report would be; `None` where there is nothing to write.
    pub fn previewed(&mut self, tongue: &Tongue, wanted: ReportRequest, preview: Option<Box<Preview>>) {
        if let Kind::Export(export) = &mut self.kind {
            export.previewed(tongue, wanted, preview);
        }
    }

    /// What was written does not do, or a report was not written, for this reason.
    pub fn refuse(&mut self, why: Shown) {
        match &mut self.kind {
            Kind::Export(export) => export.refuse(why),
            Kind::Passphrase(passphrase) => passphrase.refuse(why),
            _ => {}
        }
    }

    /// Where keys mean something now.
    pub fn scope(&self) -> Scope {
        match &self.kind {
            Kind::Help(help) => help.scope(),
            Kind::Page(..) => Scope::Page,
            Kind::Pasted(_) => Scope::Pasted,
            Kind::Export(export) => export.scope(),
            Kind::Private(_) => Scope::Private,
            Kind::Palette(_) => Scope::Palette,
            Kind::Confirm { .. } => Scope::Confirm,
            Kind::Prompt(_) => Scope::Prompt,
            Kind::Passphrase(_) => Scope::Passphrase,
            Kind::Templates(..) => Scope::Menu,
            Kind::Recovery(_) => Scope::Recovery,
        }
    }

    /// Whether it is asked here to leave what could not be saved.
    pub fn asks_to_leave(&self) -> bool {
        matches!(self.kind, Kind::Confirm { yes: Outcome::Abandon, .. })
    }

    /// Does what an action means here. `scene` is there while a deliberation is open.
    pub fn act(&mut self, scene: Option<&Scene<'_>>, tongue: &Tongue, action: Action) -> Vec<Outcome> {
        match (&mut self.kind, action) {
            (Kind::Confirm { yes, .. }, Action::Yes) => vec![Outcome::Close, yes.clone()],
            (Kind::Recovery(_), Action::Recover | Action::Discard) => {
                vec![Outcome::Close, Outcome::Recover(action == Action::Recover)]
            }
            // Whoever does not say yet finds it again.
            (Kind::Recovery(_), Action::Leave) => vec![Outcome::Close, Outcome::Go(Route::Library)],
            (Kind::Help(help), _) => {
                if help.act(action) {
                    return vec![Outcome::Close];
                }
                Vec::new()
            }
            (Kind::Passphrase(passphrase), _) => passphrase.act(tongue, action),
            (Kind::Confirm { .. }, Action::No) | (_, Action::Leave) => vec![Outcome::Close],
            (Kind::Palette(palette), _) => palette.act(action),
            (Kind::Private(private), _) => private.act(scene, action),
            (Kind::Pasted(pasted), _) => pasted.act(scene, action),
            (Kind::Export(export), _) => export.act(tongue, action),
            (Kind::Page(_, page), _) => {
                page.act(action);
                Vec::new()
            }
            (Kind::Prompt(prompt), Action::Next) => prompt.answer(scene, tongue),
            (Kind::Prompt(prompt), Action::NextField) => {
                prompt.complete();
                Vec::new()
            }
            (Kind::Templates(selection, client), Action::Open) => {
                let template = TEMPLATES.get(selection.at(TEMPLATES.len())).map_or("", |template| template.name);
                let (language, client) = (tongue.language(), client.clone());
                let begin = Effect::Begin { template, language, path: None, client };
                vec![Outcome::Close, Outcome::Run(begin)]
            }
            (Kind::Templates(selection, _), _) => {
                selection.act(action, TEMPLATES.len());
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// The line being written here, where one is.
    pub fn field(&self) -> Option<&Field> {
        match &self.kind {
            Kind::Prompt(prompt) => Some(prompt.field()),
            Kind::Palette(palette) => Some(palette.field()),
            Kind::Private(private) => private.field(),
            Kind::Help(help) => help.field(),
            Kind::Export(export) => export.field(),
            _ => None,
        }
    }

    /// Does something to the line being written.
    pub fn write(&mut self, tongue: &Tongue, stroke: Stroke<'_>) {
        match &mut self.kind {
            Kind::Prompt(prompt) => prompt.write(tongue, stroke),
            Kind::Passphrase(passphrase) => passphrase.write(&stroke),
            Kind::Palette(palette) => palette.write(stroke),
            Kind::Private(private) => private.write(stroke),
            Kind::Help(help) => help.write(stroke),
            Kind::Export(export) => export.write(stroke),
            _ => {}
        }
    }

    /// What is written here and not taken yet.
    pub fn half(&self) -> Vec<Draft> {
        match &self.kind {
            Kind::Prompt(prompt) => prompt.half().into_iter().collect(),
            Kind::Private(private) => private.half(),
            _ => Vec::new(),
        }
    }

    /// Draws it over `canvas`, the whole screen but the footer.
    pub fn draw(&self, tongue: &Tongue, canvas: &mut Canvas<'_>) -> Option<Position> {
        match &self.kind {
            Kind::Help(help) => help.draw(tongue, canvas),
            Kind::Palette(palette) => palette.draw(tongue, canvas),
            Kind::Pasted(pasted) => pasted.draw(tongue, canvas),
            Kind::Export(export) => export.draw(tongue, canvas),
            Kind::Private(private) => private.draw(tongue, canvas),
            Kind::Page(text, page) => {
                canvas.clear();
                let width = usize::from(canvas.width().saturating_sub(4).min(76));
                let role = |nth| if nth == 0 { Role::Title } else { Role::Text };
                let lines = text.iter().enumerate().flat_map(|(nth, text)| {
                    let wrapped = if text.is_empty() { vec![Shown::default()] } else { text.wrap(width) };
                    wrapped.into_iter().map(move |line| (line, role(nth)))
                });
                page.draw(canvas, &lines.collect::<Vec<_>>())
            }
            Kind::Confirm { question, .. } => {
                let lines = question.wrap(usize::from(canvas.width().saturating_sub(8).min(64)));
                let mut inner = framed(canvas, lines.len() as u16 + 2);
                for (y, line) in lines.iter().enumerate() {
                    inner.put(0, y as u16, line, Role::Title);
                }
                let y = lines.len() as u16 + 1;
                let bound = BINDINGS.iter().filter(|binding| binding.scope == Scope::Confirm);
                footer_hints(tongue, bound, false)
                    .iter()
                    .fold(0, |x, hint| inner.put_hint(x, y, (&hint.keys, &hint.words), hint.action) + 3);
                inner.place(0, y)
            }
            Kind::Prompt(prompt) => prompt.draw(tongue, canvas),
            Kind::Passphrase(passphrase) => passphrase.draw(tongue, canvas),
            Kind::Recovery(lines) => draw_recovery(tongue, lines, canvas),
            Kind::Templates(selection, _) => {
                let at = selection.at(TEMPLATES.len());
                let mut inner = framed(canvas, TEMPLATES.len() as u16 + 2);
                inner.put(0, 0, &tell!(tongue, "screen-templates"), Role::Title);
                for (row, template) in TEMPLATES.iter().enumerate() {
                    let y = row as u16 + 2;
                    if row == at {
                        inner.mark(y);
                    }
                    inner.row(y, row, row == at, Action::Open);
                    let role = if row == at { Role::Focus } else { Role::Text };
                    inner.put(2, y, &say::template(tongue, template.name).capitalized(), role);
                }
                inner.place(2, at as u16 + 2)
            }
        }
    }
}

/// What is offered, as much of it as there is room for, and the keys that answer.
fn draw_recovery(tongue: &Tongue, lines: &[Shown], canvas: &mut Canvas<'_>) -> Option<Position> {
    let width = usize::from(canvas.width().saturating_sub(8).min(64));
    let room = usize::from(canvas.height().saturating_sub(5));
    let head = lines.first().map(|head| head.wrap(width)).unwrap_or_default();
    let rest = lines.iter().skip(1).flat_map(|line| line.wrap(width));
    let rest: Vec<Shown> = rest.take(room.saturating_sub(head.len() + 1)).collect();
    let rows = head.len() + usize::from(!rest.is_empty()) + rest.len() + 2;
    let mut inner = framed(canvas, rows as u16);
    let mut y = 0;
    for line in &head {
        inner.put(0, y, line, Role::Title);
        y += 1;
    }
    y += u16::from(!rest.is_empty());
    for line in &rest {
        inner.put(0, y, line, Role::Text);
        y += 1;
    }
    inner.put(0, y + 1, &tell!(tongue, "saved-recovery-keys"), Role::Quiet);
    inner.place(0, y + 1)
}

/// How many columns beside a box are empty, where there are any.
const MARGIN: u16 = 4;

/// A box in the middle with `rows` rows inside; gives the inside.
fn framed<'c>(canvas: &'c mut Canvas<'_>, rows: u16) -> Canvas<'c> {
    let width = canvas.width().min(72);
    let height = (rows + 2).min(canvas.height());
    let x = canvas.width().saturating_sub(width) / 2;
    let y = canvas.height().saturating_sub(height) / 2;
    let area = Rect::new(x, y, width, height);
    // No halves of words stand at its sides.
    let beside = x.saturating_sub(MARGIN);
    canvas.part(beside, y, width + 2 * (x - beside), height).clear();
    {
        let mut frame = canvas.part(area.x, area.y, area.width, area.height);
        let (right, bottom) = (width.saturating_sub(1), height.saturating_sub(1));
        frame.fill(1, 0, right.saturating_sub(1), "─", Role::Quiet);
        frame.fill(1, bottom, right.saturating_sub(1), "─", Role::Quiet);
        for row in 1..bottom {
            frame.fill(0, row, 1, "│", Role::Quiet);
            frame.fill(right, row, 1, "│", Role::Quiet);
        }
        for (x, y, sign) in [(0, 0, "╭"), (right, 0, "╮"), (0, bottom, "╰"), (right, bottom, "╯")] {
            frame.fill(x, y, 1, sign, Role::Quiet);
        }
    }
    canvas.part(area.x + 2, area.y + 1, width.saturating_sub(4), height.saturating_sub(2))
}
