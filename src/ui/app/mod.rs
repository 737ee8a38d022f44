//! The app: it owns the open deliberation and is the only one that changes it.
//!
//! `update` takes an event and says what it asks of the world; `view` draws. Neither touches disk, clock or terminal.

mod company;
mod comparing;
mod document;
mod export;
mod hand;
mod keeping;
mod lent;
mod palette;
mod presenting;
mod route;
mod scope;
mod screen;
mod sealed;
mod view;
mod world;

use std::cell::RefCell;
use std::path::PathBuf;
use std::time::Instant;

use crate::messages::{KeySource, ReadOnlyReason, has_encrypted_extension};
use crate::say;
use crate::tell;
use crate::text::{Language, Shown, Tongue};
use crate::walk::{self, Ask};
use pesee_core::deliberation::{Deliberation, Edit, List, Moment};

use super::action::Action;
use super::event::{Effect, Event};
use super::outcome::{Outcome, Overlay, Route, Sealing};
use super::overlays::Layer;
use super::screens::library::{self, Library};
use super::screens::walk::Walk;
use super::theme::Theme;
use super::widgets::{Field, Spots, Stroke};

use company::Company;
use document::Open;
use hand::Click;
use route::at;
use screen::Screen;

/// The time, on the clock that only goes forward and on the wall.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// For waiting.
    pub instant: Instant,
    /// For writing down.
    pub moment: Moment,
}

/// What the program starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// The library.
    Library,
    /// A deliberation.
    File(PathBuf),
    /// A new one.
    New {
        /// As this template.
        template: &'static str,
        /// In this file; else in the library.
        path: Option<PathBuf>,
        /// For this client.
        client: Option<String>,
    },
}

/// How the app is to be.
pub struct Settings {
    /// The language for a deliberation in the language given, or for none.
    pub speak: Box<dyn Fn(Option<Language>) -> Language>,
    /// How things look.
    pub theme: Theme,
    /// Whether the last line shows keys.
    pub hints: bool,
    /// What to say first.
    pub notice: Option<Shown>,
    /// Whether the mouse means something here; else it is the terminal's own.
    pub mouse: bool,
    /// What sealed files are opened with, where that was given before.
    pub opener: Option<KeySource>,
    /// What to start with.
    pub start: Start,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("theme", &self.theme).field("start", &self.start).finish_non_exhaustive()
    }
}

/// Where to go once what is unsaved is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leaving {
    ToLibrary,
    Program,
    /// Out of the way for a while: a stopped program saves nothing.
    Aside,
    /// Out of the way of somebody's editor.
    Editor,
    /// To the library, where a sealed deliberation asks for its passphrase again.
    Locked,
    /// To the library, to seal it there or to unseal it.
    Seal,
}

/// The app.
pub struct App {
    settings: Settings,
    tongue: Tongue,
    now: Now,
    library: Library,
    open: Option<Open>,
    company: Company,
    screen: Screen,
    layers: Vec<Layer>,
    notice: Shown,
    leaving: Option<Leaving>,
    /// Where somebody wanted to go when it could not be saved, while they are asked about it.
    refused: Option<Leaving>,
    /// Whether a deliberation has been asked of the disk and is not here yet.
    loading: bool,
    /// Where to go in the deliberation that has been asked of the disk, once it is here.
    bound_for: Option<Route>,
    ticket: u64,
    effects: Vec<Effect>,
    /// What lies where on the screen, as it was drawn last; nothing once something has happened since.
    spots: RefCell<Spots>,
    clicked: Option<Click>,
    /// When somebody was last there.
    touched: Now,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("screen", &self.screen).field("notice", &self.notice).finish_non_exhaustive()
    }
}

impl App {
    /// The app before anything has happened.
    pub fn new(settings: Settings, now: Now) -> App {
        let tongue = Tongue::new((settings.speak)(None));
        App {
            notice: settings.notice.clone().unwrap_or_default(),
            settings,
            tongue,
            now,
            library: Library::default(),
            open: None,
            company: Company::default(),
            screen: Screen::Library,
            layers: Vec::new(),
            leaving: None,
            refused: None,
            loading: false,
            bound_for: None,
            ticket: 0,
            effects: Vec::new(),
            spots: RefCell::default(),
            clicked: None,
            touched: now,
        }
    }

    /// What to ask of the world first.
    pub fn start(&mut self) -> Vec<Effect> {
        let first = match self.settings.start.clone() {
            Start::Library => Effect::List,
            Start::File(path) if has_encrypted_extension(&path) => {
                self.settings.start = Start::Library;
                self.ask_secret(Sealing::Open(path));
                Effect::List
            }
            Start::File(path) => Effect::Load(path),
            Start::New { template, path, client } => {
                Effect::Begin { template, language: self.tongue.language(), path, client }
            }
        };
        self.loading = first != Effect::List;
        self.effects.push(first);
        std::mem::take(&mut self.effects)
    }

    /// Takes an event in; gives what to ask of the world.
    pub fn update(&mut self, event: Event, now: Now) -> Vec<Effect> {
        self.now = now;
        let event = self.mind_absence(event);
        match event {
            Event::Key(key) => {
                self.look();
                self.key(key);
            }
            Event::Mouse(mouse) => {
                self.look();
                self.mouse(mouse);
            }
            Event::Paste(text) => {
                self.look();
                self.paste(&text);
            }
            Event::Listed { rows, batch, done } => {
                self.library.take(rows, batch, done, now.moment.date_naive());
                // What is on the page of a client may have changed too.
                let again = self.library.asks_again().filter(|_| done);
                self.effects.extend(again);
                self.offer_to_compare();
            }
            Event::Sought { ticket, hits, read } => self.library.sought(ticket, hits, read),
            Event::Told(client, stories) => self.library.told(&client, stories),
            Event::Loaded(loaded) => self.loaded(*loaded),
            Event::Stored { ticket, saved } => self.stored(ticket, saved),
            Event::Filed(filed) => self.filed(filed),
            Event::Found(found) => self.found(found),
            Event::TheirsKept(path) => self.theirs_kept(&path),
            Event::Rescued(outcome) => self.put_away_as(outcome),
            Event::Previewed(wanted, preview) => self.previewed(wanted, preview),
            Event::Exported(wanted, path, outcome) => self.exported(wanted, path, outcome),
            Event::Versions(versions) => {
                match &mut self.screen {
                    Screen::History(history, _) => history.know(versions),
                    Screen::Compare(compare, _) => compare.know(versions),
                    _ => {}
                }
                self.look_back();
                self.offer_to_compare();
            }
            Event::Read(path, read) => self.read_other(&path, read),
            Event::Compared { ticket, outcome } => self.compared(ticket, *outcome),
            Event::Computed { ticket, wins } => {
                if let Some(open) = &mut self.open {
                    open.computed(ticket, *wins);
                }
            }
            Event::Edited(edited) => self.edited(edited),
            Event::Ended(_) | Event::InputLost => self.leave(Leaving::Program),
            Event::Resumed => self.look(),
            Event::Resize | Event::Tick | Event::Broken => {}
        }
        // What lies where is seen only once this is drawn.
        self.spots.get_mut().clear();
        self.follow();
        self.keep_what_is_due();
        std::mem::take(&mut self.effects)
    }

    /// The open deliberation, as it stands.
    pub fn document(&self) -> Option<&Deliberation> {
        self.open.as_ref().map(|open| open.sitting.document())
    }

    /// The open deliberation: its file, and the decision line, for a word after leaving.
    pub fn parting(&self) -> Option<(PathBuf, Option<Shown>)> {
        let open = self.open.as_ref()?;
        let document = open.sitting.document();
        let chosen = document.decisions().last().and_then(|decision| decision.option.as_ref());
        // What is sealed leaves no word on the terminal.
        let chosen = chosen.filter(|_| !has_encrypted_extension(&open.path));
        let line = chosen.map(|id| tell!(self.tongue, "library-stage-decided", option = say::option(document, id)));
        (open.keeping.is_on_disk || open.sitting.is_changed()).then(|| (open.path.clone(), line))
    }

    /// The language it speaks now.
    pub fn tongue(&self) -> &Tongue {
        &self.tongue
    }

    /// Why what is open is only looked at, if it is.
    fn barred(&self) -> Option<ReadOnlyReason> {
        self.open.as_ref()?.keeping.barred
    }

    /// Does something to whatever is being written.
    fn write(&mut self, stroke: Stroke<'_>) {
        if let Some(layer) = self.layers.last_mut() {
            return layer.write(&self.tongue, stroke);
        }
        match &mut self.screen {
            Screen::Library => self.library.write(stroke),
            _ => self.on_walk(|walk, scene| walk.write(scene, stroke)),
        }
    }

    /// Works a pasted text into whatever is being written; a list is looked at before anything comes of it.
    fn paste(&mut self, text: &str) {
        let several = text.trim().contains(['\n', '\r']);
        let list = match (self.layers.last(), &self.screen) {
            (Some(layer), _) => layer.adds_to().filter(|_| several),
            (None, Screen::Walk(walk)) => walk.adds_to(),
            (None, Screen::Matrix(..)) => Some(List::Criteria),
            _ => None,
        };
        let names = walk::pasted(text);
        let (Some(list), Some(open), false) = (list, &self.open, names.is_empty()) else {
            return self.write(Stroke::Paste(text));
        };
        self.layers.pop();
        match open.keeping.barred {
            Some(why) => self.notice = say::barred(&self.tongue, why),
            None => self.layers.push(Layer::pasted(list, names, open.sitting.document())),
        }
    }

    /// Lets the walk act, and does what it asks for.
    fn on_walk(&mut self, act: impl FnOnce(&mut Walk, &super::scene::Scene<'_>) -> Vec<Outcome>) {
        let outcomes = self.with_scene(|screen, scene| match screen {
            Screen::Walk(walk) => act(walk, scene),
            _ => Vec::new(),
        });
        self.settle(outcomes);
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Help => {
                let scopes = self.scopes();
                return self.layers.push(Layer::new(Overlay::Help, &scopes, &self.tongue));
            }
            Action::Palette => return self.open_palette(),
            Action::Hints => {
                self.settings.hints = !self.settings.hints;
                return;
            }
            Action::Theme => {
                self.settings.theme = self.settings.theme.next();
                let theme = Shown::fixed(self.settings.theme.name());
                self.notice = tell!(self.tongue, "screen-theme", theme = theme);
                return;
            }
            Action::CopyText => {
                if let Some(text) = self.field().and_then(Field::selected).map(str::to_owned) {
                    self.copy(text);
                }
                return;
            }
            Action::Editor => return self.leave(Leaving::Editor),
            Action::Forget => return self.leave(Leaving::Locked),
            Action::Lock if !self.is_in_library() => return self.leave(Leaving::Seal),
            Action::UndoText => return self.write(Stroke::Undo),
            Action::RedoText => return self.write(Stroke::Redo),
            Action::BreakLine => return self.write(Stroke::Break),
            Action::Quit => return self.leave(Leaving::Program),
            Action::Suspend => return self.leave(Leaving::Aside),
            Action::SaveCopy => return self.save_copy(),
            Action::TakeOver => return self.run(Effect::TakeOver),
            Action::Calendar => return self.write_calendar(),
            Action::Export => return self.open_export(),
            Action::People => return self.go(Route::People),
            Action::Present => return self.present(),
            Action::HandOver => return self.hand_over(),
            Action::Private => return self.open_private(),
            _ => {}
        }
        if let Some(mut layer) = self.layers.pop() {
            let scene = self.open.as_ref().and_then(|open| open.scene(self));
            let outcomes = layer.act(scene.as_ref(), &self.tongue, action);
            self.layers.push(layer);
            return self.settle(outcomes);
        }
        match (action, &mut self.screen) {
            (Action::Undo | Action::Redo, screen) if !matches!(screen, Screen::Library) => {
                self.time_travel(action);
            }
            (_, Screen::Library) => {
                let desk = library::Desk { tongue: &self.tongue, now: self.now.moment, mark: None };
                let outcomes = self.library.act(desk, action);
                self.settle(outcomes);
            }
            (_, Screen::Card(_)) => {
                let outcomes = self.with_scene(|screen, scene| match screen {
                    Screen::Card(card) => card.act(scene, action),
                    _ => Vec::new(),
                });
                self.settle(outcomes);
            }
            (_, Screen::History(history, _)) => {
                let outcomes = history.act(action);
                self.settle(outcomes);
            }
            (_, Screen::Compare(compare, _)) => {
                let outcomes = compare.act(action);
                self.settle(outcomes);
            }
            (_, Screen::People(..)) => {
                let outcomes = self.with_scene(|screen, scene| match screen {
                    Screen::People(people, _) => people.act(scene, action),
                    _ => Vec::new(),
                });
                self.settle(outcomes);
            }
            (_, Screen::Walk(_)) => self.on_walk(|walk, scene| walk.act(scene, action)),
            (_, Screen::Matrix(..)) => {
                let outcomes = self.with_scene(|screen, scene| match screen {
                    Screen::Matrix(matrix, _) => matrix.act(scene, action),
                    _ => Vec::new(),
                });
                self.settle(outcomes);
            }
        }
    }

    /// Takes an act back, or does it again; whether there was one.
    fn time_travel(&mut self, action: Action) -> bool {
        let Some(open) = &mut self.open else { return false };
        let (now, before) = (self.now.moment, open.sitting.shared());
        let undoes = action == Action::Undo;
        let done = if undoes { open.sitting.undo(now) } else { open.sitting.redo(now) };
        let Some(edit) = done else { return false };
        self.notice = say::taken_back(&self.tongue, &before, open.sitting.document(), &edit, undoes);
        open.touch(self.now.instant);
        true
    }

    /// Takes several acts back one by one, or does them again, so that everything that holds for one holds for each.
    fn travel(&mut self, acts: usize, undoes: bool) {
        let action = if undoes { Action::Undo } else { Action::Redo };
        let gone = (0..acts).filter(|_| self.can(action) && self.time_travel(action)).count();
        if gone > 1 {
            let said = if undoes { "history-went-back" } else { "history-went-onward" };
            self.notice = tell!(self.tongue, said, count = gone);
        }
    }

    /// Does what a screen or an overlay asked for.
    fn settle(&mut self, outcomes: Vec<Outcome>) {
        let mut stands = true;
        for outcome in outcomes {
            match outcome {
                Outcome::Edit(edit) => stands = self.edit(edit),
                Outcome::Go(route) => self.go(route),
                Outcome::Onward => self.onward(),
                Outcome::Back => {
                    self.close_act();
                    self.with_scene(|screen, scene| {
                        if let Screen::Walk(walk) = screen {
                            walk.back(scene);
                        }
                    });
                    if let (Some(open), Screen::Walk(walk)) = (&mut self.open, &self.screen) {
                        open.sitting.asked(walk.ask());
                    }
                }
                Outcome::Open(Overlay::Passphrase(what)) => self.ask_secret(what),
                Outcome::Open(overlay) => {
                    let scopes = self.scopes();
                    self.layers.push(Layer::new(overlay, &scopes, &self.tongue));
                }
                Outcome::Close => {
                    self.layers.pop();
                }
                Outcome::Abandon => {
                    if let Some(to) = self.refused.take() {
                        self.left(to);
                    }
                }
                Outcome::Recover(wanted) => self.recover(wanted),
                Outcome::Travel { acts, undoes } => self.travel(acts, undoes),
                Outcome::Run(effect) => self.run(effect),
                Outcome::Preview(wanted) => self.preview(wanted),
                Outcome::Export(order) => self.export(order),
                Outcome::Load(path, route) => {
                    self.bound_for = Some(route);
                    self.run(Effect::Load(path));
                }
                Outcome::Compare(with) => self.compare(with),
                Outcome::Do(action) if self.can(action) => self.act(action),
                Outcome::Do(_) => {}
                Outcome::Tell(text) if stands => self.notice = text,
                // What would be said of an edit is not true of one that was refused, and why was said.
                Outcome::Tell(_) => {}
                Outcome::Copy(lines) => self.copy(lines.iter().map(|line| format!("{line}\n")).collect()),
            }
        }
    }

    fn run(&mut self, effect: Effect) {
        if let Effect::Load(path) = &effect
            && has_encrypted_extension(path)
        {
            return self.ask_secret(Sealing::Open(path.clone()));
        }
        if matches!(effect, Effect::Load(_) | Effect::Begin { .. } | Effect::SaveCopy(_) | Effect::TakeOver) {
            // One at a time: a second one would replace what is typed into the first.
            if std::mem::replace(&mut self.loading, true) {
                return;
            }
        }
        self.effects.push(effect);
    }

    /// Changes the document; whether it stands as asked. Where it does not, why is said.
    fn edit(&mut self, edit: Edit) -> bool {
        let Some(open) = &mut self.open else { return false };
        if edit.is_empty() {
            return true;
        }
        if let Some(why) = open.keeping.barred {
            self.notice = say::barred(&self.tongue, why);
            return false;
        }
        if self.loading {
            self.notice = tell!(self.tongue, "saved-wait");
            return false;
        }
        if open.sitting.apply(edit, self.now.moment).is_err() {
            self.notice = tell!(self.tongue, "plain-refused");
            return false;
        }
        open.touch(self.now.instant);
        self.follow();
        true
    }

    fn close_act(&mut self) {
        if let Some(open) = &mut self.open {
            open.sitting.close_act();
        }
    }

    /// Lets the screen look at the document; nothing comes of it where none is open.
    fn with_scene<T: Default>(&mut self, look: impl FnOnce(&mut Screen, &super::scene::Scene<'_>) -> T) -> T {
        let mut screen = std::mem::replace(&mut self.screen, Screen::Library);
        let scene = self.open.as_ref().and_then(|open| open.scene(self));
        let seen = scene.map(|scene| look(&mut screen, &scene)).unwrap_or_default();
        self.screen = screen;
        seen
    }

    /// Brings the figures and the screen up to the document, where it has changed.
    fn follow(&mut self) {
        let Some(open) = &mut self.open else { return };
        let changed = open.follow(at(&self.screen), self.company, self.now.moment);
        if let Some(drawing) = open.wanted_draws(self.ticket + 1) {
            self.ticket += 1;
            self.effects.push(Effect::Compute { ticket: self.ticket, drawing });
        }
        if changed {
            self.with_scene(|screen, scene| match screen {
                Screen::Walk(walk) => walk.refresh(scene),
                Screen::Matrix(matrix, _) => matrix.refresh(scene),
                Screen::People(people, _) => people.refresh(scene),
                _ => {}
            });
            self.look_back();
            self.compare_again();
        }
        let shows_ranking = match &self.screen {
            Screen::Walk(walk) => matches!(walk.ask(), Ask::Verdict | Ask::Then),
            Screen::Matrix(..) | Screen::People(..) | Screen::Card(_) => true,
            Screen::Compare(compare, _) => compare.tells(),
            Screen::Library | Screen::History(..) => false,
        };
        if shows_ranking && let Some(open) = &mut self.open {
            open.see_verdict(self.now);
        }
    }

    /// Brings the history up to the document, where it is on the screen.
    fn look_back(&mut self) {
        let mut screen = std::mem::replace(&mut self.screen, Screen::Library);
        if let (Screen::History(history, _), Some(open)) = (&mut screen, &self.open)
            && let Some(scene) = open.scene(self)
        {
            history.refresh(&open.sitting, &scene);
        }
        self.screen = screen;
    }
}
