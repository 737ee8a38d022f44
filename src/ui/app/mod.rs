//! The app: it owns the open deliberation and is the only one that changes it.
//!
//! `update` takes an event and says what it asks of the world; `view` draws. Neither touches disk, clock or terminal.

mod audience_mode;
mod autosave;
mod comparison;
mod encryption;
mod export;
mod external;
mod input;
mod mouse;
mod navigation;
mod open_document;
mod palette;
mod presenting;
mod responses;
mod screen;
mod view;

use std::cell::RefCell;
use std::path::PathBuf;
use std::time::Instant;

use crate::messages::{KeySource, ReadOnlyReason, has_encrypted_extension};
use crate::phrases;
use crate::t;
use crate::text::{Language, Locale, SafeText};
use crate::walk::{self, Question};
use pesee_core::deliberation::{Deliberation, Edit, List, Moment};

use super::action::Action;
use super::event::{Effect, Event};
use super::outcome::{Outcome, Overlay, PassphrasePurpose, Route};
use super::overlays::OverlayState;
use super::screens::library::{self, LibraryScreen};
use super::screens::walk::WalkScreen;
use super::theme::Theme;
use super::widgets::{ClickTargets, FieldInput, TextField};

use audience_mode::AudienceMode;
use mouse::Click;
use navigation::find_viewpoint;
use open_document::OpenDocument;
use screen::Screen;

/// The time, on the clock that only goes forward and on the wall.
#[derive(Clone, Copy, Debug)]
pub struct CurrentTime {
    /// For waiting.
    pub instant: Instant,
    /// For writing down.
    pub wall_time: Moment,
}

/// What the program starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartTarget {
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
    pub select_language: Box<dyn Fn(Option<Language>) -> Language>,
    /// How things look.
    pub theme: Theme,
    /// Whether the last line shows keys.
    pub show_hints: bool,
    /// What to say first.
    pub initial_notice: Option<SafeText>,
    /// Whether the mouse means something here; else it is the terminal's own.
    pub is_mouse_enabled: bool,
    /// What sealed files are opened with, where that was given before.
    pub key_source: Option<KeySource>,
    /// What to start with.
    pub start: StartTarget,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("theme", &self.theme).field("start", &self.start).finish_non_exhaustive()
    }
}

/// Where to go once what is unsaved is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AfterSave {
    OpenLibrary,
    Quit,
    /// Out of the way for a while: a stopped program saves nothing.
    Suspend,
    /// Out of the way of somebody's editor.
    OpenEditor,
    /// To the library, where a sealed deliberation asks for its passphrase again.
    ForgetPassphrase,
    /// To the library, to seal it there or to unseal it.
    ToggleEncryption,
}

/// The app.
pub struct App {
    settings: Settings,
    locale: Locale,
    now: CurrentTime,
    library: LibraryScreen,
    open_document: Option<OpenDocument>,
    audience_mode: AudienceMode,
    screen: Screen,
    overlays: Vec<OverlayState>,
    notice: SafeText,
    after_save: Option<AfterSave>,
    /// Where somebody wanted to go when it could not be saved, while they are asked about it.
    blocked_leave: Option<AfterSave>,
    /// Whether a deliberation has been asked of the disk and is not here yet.
    is_loading: bool,
    /// Where to go in the deliberation that has been asked of the disk, once it is here.
    route_after_load: Option<Route>,
    last_ticket: u64,
    effects: Vec<Effect>,
    /// What lies where on the screen, as it was drawn last; nothing once something has happened since.
    click_targets: RefCell<ClickTargets>,
    last_click: Option<Click>,
    /// When somebody was last there.
    last_activity: CurrentTime,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("screen", &self.screen).field("notice", &self.notice).finish_non_exhaustive()
    }
}

impl App {
    /// The app before anything has happened.
    pub fn new(settings: Settings, now: CurrentTime) -> App {
        let locale = Locale::new((settings.select_language)(None));
        App {
            notice: settings.initial_notice.clone().unwrap_or_default(),
            settings,
            locale: locale,
            now,
            library: LibraryScreen::default(),
            open_document: None,
            audience_mode: AudienceMode::default(),
            screen: Screen::Library,
            overlays: Vec::new(),
            after_save: None,
            blocked_leave: None,
            is_loading: false,
            route_after_load: None,
            last_ticket: 0,
            effects: Vec::new(),
            click_targets: RefCell::default(),
            last_click: None,
            last_activity: now,
        }
    }

    /// What to ask of the world first.
    pub fn start(&mut self) -> Vec<Effect> {
        let first = match self.settings.start.clone() {
            StartTarget::Library => Effect::ListLibrary,
            StartTarget::File(path) if has_encrypted_extension(&path) => {
                self.settings.start = StartTarget::Library;
                self.ask_passphrase(PassphrasePurpose::Open(path));
                Effect::ListLibrary
            }
            StartTarget::File(path) => Effect::Load(path),
            StartTarget::New { template, path, client } => {
                Effect::CreateDocument { template, language: self.locale.language(), path, client }
            }
        };
        self.is_loading = first != Effect::ListLibrary;
        self.effects.push(first);
        std::mem::take(&mut self.effects)
    }

    /// Takes an event in; gives what to ask of the world.
    pub fn update(&mut self, event: Event, now: CurrentTime) -> Vec<Effect> {
        self.now = now;
        let event = self.check_idle_time(event);
        match event {
            Event::Key(key) => {
                self.check_file();
                self.handle_key(key);
            }
            Event::Mouse(mouse) => {
                self.check_file();
                self.handle_mouse(mouse);
            }
            Event::Paste(text) => {
                self.check_file();
                self.paste(&text);
            }
            Event::LibraryListed { rows, batch, is_complete: done } => {
                self.library.add_rows(rows, batch, done, now.wall_time.date_naive());
                // What is on the page of a client may have changed too.
                let again = self.library.client_timelines_effect().filter(|_| done);
                self.effects.extend(again);
                self.refresh_comparison_targets();
            }
            Event::SearchProgress { ticket, hits, files_read: read } => {
                self.library.add_search_hits(ticket, hits, read)
            }
            Event::ClientTimelines(client, stories) => self.library.set_client_timelines(&client, stories),
            Event::Loaded(loaded) => self.handle_loaded(*loaded),
            Event::Saved { ticket, outcome: saved } => self.handle_saved(ticket, saved),
            Event::FileOperationDone(filed) => self.handle_file_outcome(filed),
            Event::FileChanged(found) => self.handle_file_changed(found),
            Event::TheirsBackedUp(path) => self.handle_theirs_backed_up(&path),
            Event::EmergencyCopySaved(outcome) => self.handle_emergency_copy_saved(outcome),
            Event::ReportPreviewed(wanted, preview) => self.handle_previewed(wanted, preview),
            Event::ReportExported(wanted, path, outcome) => self.handle_exported(wanted, path, outcome),
            Event::VersionsListed(versions) => {
                match &mut self.screen {
                    Screen::History(history, _) => history.set_versions(versions),
                    Screen::Compare(compare, _) => compare.set_versions(versions),
                    _ => {}
                }
                self.refresh_history();
                self.refresh_comparison_targets();
            }
            Event::LoadedForComparison(path, read) => self.handle_loaded_for_comparison(&path, read),
            Event::Compared { ticket, outcome } => self.handle_compared(ticket, *outcome),
            Event::SimulationProgress { ticket, wins } => {
                if let Some(open) = &mut self.open_document {
                    open.apply_simulation(ticket, *wins);
                }
            }
            Event::EditorClosed(edited) => self.handle_editor_closed(edited),
            Event::Terminated(_) | Event::InputLost => self.leave(AfterSave::Quit),
            Event::Resumed => self.check_file(),
            Event::Resize | Event::Tick | Event::ThreadPanicked => {}
        }
        // What lies where is seen only once this is drawn.
        self.click_targets.get_mut().clear();
        self.refresh();
        self.save_what_is_due();
        std::mem::take(&mut self.effects)
    }

    /// The open deliberation, as it stands.
    pub fn document(&self) -> Option<&Deliberation> {
        self.open_document.as_ref().map(|open| open.session.document())
    }

    /// The open deliberation: its file, and the decision line, for a word after leaving.
    pub fn exit_summary(&self) -> Option<(PathBuf, Option<SafeText>)> {
        let open = self.open_document.as_ref()?;
        let document = open.session.document();
        let chosen = document.decisions().last().and_then(|decision| decision.option.as_ref());
        // What is sealed leaves no word on the terminal.
        let chosen = chosen.filter(|_| !has_encrypted_extension(&open.path));
        let line = chosen.map(|id| t!(self.locale, "library-stage-decided", option = phrases::option(document, id)));
        (open.autosave.is_on_disk || open.session.is_changed()).then(|| (open.path.clone(), line))
    }

    /// The language it speaks now.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// Why what is open is only looked at, if it is.
    fn read_only_reason(&self) -> Option<ReadOnlyReason> {
        self.open_document.as_ref()?.autosave.read_only
    }

    /// Does something to whatever is being written.
    fn apply_input(&mut self, stroke: FieldInput<'_>) {
        if let Some(layer) = self.overlays.last_mut() {
            return layer.apply_input(&self.locale, stroke);
        }
        match &mut self.screen {
            Screen::Library => self.library.apply_input(stroke),
            _ => self.act_on_walk(|walk, scene| walk.apply_input(scene, stroke)),
        }
    }

    /// Works a pasted text into whatever is being written; a list is looked at before anything comes of it.
    fn paste(&mut self, text: &str) {
        let several = text.trim().contains(['\n', '\r']);
        let list = match (self.overlays.last(), &self.screen) {
            (Some(layer), _) => layer.target_list().filter(|_| several),
            (None, Screen::Walk(walk)) => walk.target_list(),
            (None, Screen::Matrix(..)) => Some(List::Criteria),
            _ => None,
        };
        let names = walk::parse_pasted_names(text);
        let (Some(list), Some(open), false) = (list, &self.open_document, names.is_empty()) else {
            return self.apply_input(FieldInput::Paste(text));
        };
        self.overlays.pop();
        match open.autosave.read_only {
            Some(why) => self.notice = phrases::read_only_notice(&self.locale, why),
            None => self.overlays.push(OverlayState::new_pasted_list(list, names, open.session.document())),
        }
    }

    /// Lets the walk act, and does what it asks for.
    fn act_on_walk(
        &mut self,
        act: impl FnOnce(&mut WalkScreen, &super::view_context::ViewContext<'_>) -> Vec<Outcome>,
    ) {
        let outcomes = self.with_view_context(|screen, scene| match screen {
            Screen::Walk(walk) => act(walk, scene),
            _ => Vec::new(),
        });
        self.apply_outcomes(outcomes);
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Help => {
                let scopes = self.scopes();
                return self.overlays.push(OverlayState::new(Overlay::Help, &scopes, &self.locale));
            }
            Action::Palette => return self.open_palette(),
            Action::ToggleHints => {
                self.settings.show_hints = !self.settings.show_hints;
                return;
            }
            Action::NextTheme => {
                self.settings.theme = self.settings.theme.next();
                let theme = SafeText::from_static(self.settings.theme.name());
                self.notice = t!(self.locale, "screen-theme", theme = theme);
                return;
            }
            Action::CopyText => {
                if let Some(text) = self.field().and_then(TextField::selected_text).map(str::to_owned) {
                    self.copy_to_clipboard(text);
                }
                return;
            }
            Action::OpenEditor => return self.leave(AfterSave::OpenEditor),
            Action::ForgetPassphrase => return self.leave(AfterSave::ForgetPassphrase),
            Action::ToggleEncryption if !self.is_in_library() => return self.leave(AfterSave::ToggleEncryption),
            Action::UndoText => return self.apply_input(FieldInput::Undo),
            Action::RedoText => return self.apply_input(FieldInput::Redo),
            Action::InsertLineBreak => return self.apply_input(FieldInput::LineBreak),
            Action::Quit => return self.leave(AfterSave::Quit),
            Action::Suspend => return self.leave(AfterSave::Suspend),
            Action::SaveCopy => return self.save_copy(),
            Action::TakeOver => return self.run_effect(Effect::TakeOver),
            Action::ExportCalendar => return self.export_calendar(),
            Action::Export => return self.open_export(),
            Action::People => return self.navigate(Route::People),
            Action::TogglePresenting => return self.toggle_presenting(),
            Action::ToggleHandOver => return self.toggle_hand_over(),
            Action::PrivateNotes => return self.open_private_notes(),
            _ => {}
        }
        if let Some(mut layer) = self.overlays.pop() {
            let scene = self.open_document.as_ref().and_then(|open| open.view_context(self));
            let outcomes = layer.act(scene.as_ref(), &self.locale, action);
            self.overlays.push(layer);
            return self.apply_outcomes(outcomes);
        }
        match (action, &mut self.screen) {
            (Action::Undo | Action::Redo, screen) if !matches!(screen, Screen::Library) => {
                self.undo_or_redo(action);
            }
            (_, Screen::Library) => {
                let desk =
                    library::LibraryContext { locale: &self.locale, now: self.now.wall_time, audience_label: None };
                let outcomes = self.library.act(desk, action);
                self.apply_outcomes(outcomes);
            }
            (_, Screen::DecisionCard(_)) => {
                let outcomes = self.with_view_context(|screen, scene| match screen {
                    Screen::DecisionCard(card) => card.act(scene, action),
                    _ => Vec::new(),
                });
                self.apply_outcomes(outcomes);
            }
            (_, Screen::History(history, _)) => {
                let outcomes = history.act(action);
                self.apply_outcomes(outcomes);
            }
            (_, Screen::Compare(compare, _)) => {
                let outcomes = compare.act(action);
                self.apply_outcomes(outcomes);
            }
            (_, Screen::People(..)) => {
                let outcomes = self.with_view_context(|screen, scene| match screen {
                    Screen::People(people, _) => people.act(scene, action),
                    _ => Vec::new(),
                });
                self.apply_outcomes(outcomes);
            }
            (_, Screen::Walk(_)) => self.act_on_walk(|walk, scene| walk.act(scene, action)),
            (_, Screen::Matrix(..)) => {
                let outcomes = self.with_view_context(|screen, scene| match screen {
                    Screen::Matrix(matrix, _) => matrix.act(scene, action),
                    _ => Vec::new(),
                });
                self.apply_outcomes(outcomes);
            }
        }
    }

    /// Takes an act back, or does it again; whether there was one.
    fn undo_or_redo(&mut self, action: Action) -> bool {
        let Some(open) = &mut self.open_document else { return false };
        let (now, before) = (self.now.wall_time, open.session.shared_document());
        let undoes = action == Action::Undo;
        let done = if undoes { open.session.undo(now) } else { open.session.redo(now) };
        let Some(edit) = done else { return false };
        self.notice = phrases::undo_message(&self.locale, &before, open.session.document(), &edit, undoes);
        open.mark_changed(self.now.instant);
        true
    }

    /// Takes several acts back one by one, or does them again, so that everything that holds for one holds for each.
    fn undo_or_redo_many(&mut self, acts: usize, undoes: bool) {
        let action = if undoes { Action::Undo } else { Action::Redo };
        let gone = (0..acts).filter(|_| self.can(action) && self.undo_or_redo(action)).count();
        if gone > 1 {
            let said = if undoes { "history-undone-count" } else { "history-redone-count" };
            self.notice = t!(self.locale, said, count = gone);
        }
    }

    /// Does what a screen or an overlay asked for.
    fn apply_outcomes(&mut self, outcomes: Vec<Outcome>) {
        let mut stands = true;
        for outcome in outcomes {
            match outcome {
                Outcome::Edit(edit) => stands = self.edit(edit),
                Outcome::Navigate(route) => self.navigate(route),
                Outcome::NextQuestion => self.go_to_next_question(),
                Outcome::PreviousQuestion => {
                    self.close_undo_step();
                    self.with_view_context(|screen, scene| {
                        if let Screen::Walk(walk) = screen {
                            walk.go_back(scene);
                        }
                    });
                    if let (Some(open), Screen::Walk(walk)) = (&mut self.open_document, &self.screen) {
                        open.session.enter_question(walk.question());
                    }
                }
                Outcome::OpenOverlay(Overlay::Passphrase(what)) => self.ask_passphrase(what),
                Outcome::OpenOverlay(overlay) => {
                    let scopes = self.scopes();
                    self.overlays.push(OverlayState::new(overlay, &scopes, &self.locale));
                }
                Outcome::CloseOverlay => {
                    self.overlays.pop();
                }
                Outcome::LeaveUnsaved => {
                    if let Some(to) = self.blocked_leave.take() {
                        self.finish_leaving(to);
                    }
                }
                Outcome::Recover(wanted) => self.recover(wanted),
                Outcome::UndoRedo { steps: acts, is_undo: undoes } => self.undo_or_redo_many(acts, undoes),
                Outcome::RunEffect(effect) => self.run_effect(effect),
                Outcome::PreviewReport(wanted) => self.request_preview(wanted),
                Outcome::ExportReport(order) => self.request_export(order),
                Outcome::LoadAndNavigate(path, route) => {
                    self.route_after_load = Some(route);
                    self.run_effect(Effect::Load(path));
                }
                Outcome::Compare(with) => self.request_comparison(with),
                Outcome::PerformAction(action) if self.can(action) => self.act(action),
                Outcome::PerformAction(_) => {}
                Outcome::Notify(text) if stands => self.notice = text,
                // What would be said of an edit is not true of one that was refused, and why was said.
                Outcome::Notify(_) => {}
                Outcome::CopyLines(lines) => {
                    self.copy_to_clipboard(lines.iter().map(|line| format!("{line}\n")).collect())
                }
            }
        }
    }

    fn run_effect(&mut self, effect: Effect) {
        if let Effect::Load(path) = &effect
            && has_encrypted_extension(path)
        {
            return self.ask_passphrase(PassphrasePurpose::Open(path.clone()));
        }
        if matches!(effect, Effect::Load(_) | Effect::CreateDocument { .. } | Effect::SaveCopy(_) | Effect::TakeOver) {
            // One at a time: a second one would replace what is typed into the first.
            if std::mem::replace(&mut self.is_loading, true) {
                return;
            }
        }
        self.effects.push(effect);
    }

    /// Changes the document; whether it stands as asked. Where it does not, why is said.
    fn edit(&mut self, edit: Edit) -> bool {
        let Some(open) = &mut self.open_document else { return false };
        if edit.is_empty() {
            return true;
        }
        if let Some(why) = open.autosave.read_only {
            self.notice = phrases::read_only_notice(&self.locale, why);
            return false;
        }
        if self.is_loading {
            self.notice = t!(self.locale, "saving-copy-in-progress");
            return false;
        }
        if open.session.apply(edit, self.now.wall_time).is_err() {
            self.notice = t!(self.locale, "plain-edit-rejected");
            return false;
        }
        open.mark_changed(self.now.instant);
        self.refresh();
        true
    }

    fn close_undo_step(&mut self) {
        if let Some(open) = &mut self.open_document {
            open.session.end_act();
        }
    }

    /// Lets the screen look at the document; nothing comes of it where none is open.
    fn with_view_context<T: Default>(
        &mut self,
        look: impl FnOnce(&mut Screen, &super::view_context::ViewContext<'_>) -> T,
    ) -> T {
        let mut screen = std::mem::replace(&mut self.screen, Screen::Library);
        let scene = self.open_document.as_ref().and_then(|open| open.view_context(self));
        let seen = scene.map(|scene| look(&mut screen, &scene)).unwrap_or_default();
        self.screen = screen;
        seen
    }

    /// Brings the figures and the screen up to the document, where it has changed.
    fn refresh(&mut self) {
        let Some(open) = &mut self.open_document else { return };
        let changed = open.refresh(find_viewpoint(&self.screen), self.audience_mode, self.now.wall_time);
        if let Some(drawing) = open.start_simulation(self.last_ticket + 1) {
            self.last_ticket += 1;
            self.effects.push(Effect::Simulate { ticket: self.last_ticket, simulation: drawing });
        }
        if changed {
            self.with_view_context(|screen, scene| match screen {
                Screen::Walk(walk) => walk.refresh(scene),
                Screen::Matrix(matrix, _) => matrix.refresh(scene),
                Screen::People(people, _) => people.refresh(scene),
                _ => {}
            });
            self.refresh_history();
            self.refresh_comparison();
        }
        let shows_ranking = match &self.screen {
            Screen::Walk(walk) => matches!(walk.question(), Question::Verdict | Question::ReviewResult),
            Screen::Matrix(..) | Screen::People(..) | Screen::DecisionCard(_) => true,
            Screen::Compare(compare, _) => compare.shows_result(),
            Screen::Library | Screen::History(..) => false,
        };
        if shows_ranking && let Some(open) = &mut self.open_document {
            open.mark_verdict_seen(self.now);
        }
    }

    /// Brings the history up to the document, where it is on the screen.
    fn refresh_history(&mut self) {
        let mut screen = std::mem::replace(&mut self.screen, Screen::Library);
        if let (Screen::History(history, _), Some(open)) = (&mut screen, &self.open_document)
            && let Some(scene) = open.view_context(self)
        {
            history.refresh(&open.session, &scene);
        }
        self.screen = screen;
    }
}
