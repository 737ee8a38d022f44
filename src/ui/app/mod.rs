//! The app: the state of the screen and the only code that changes the open deliberation.
//!
//! [`App::update`] takes an event and returns effects; [`App::view`] draws. Neither accesses disk, clock or terminal.
//! Each file here implements one group of methods of [`App`].

mod audience_mode;
mod autosave;
mod comparison;
mod drafts;
mod encryption;
mod export;
mod external;
mod input;
mod language;
mod mouse;
mod navigation;
mod open_document;
mod orphaned_drafts;
mod outcomes;
mod palette;
mod presenting;
mod recovery;
mod responses;
mod screen;
mod unavailable;
mod view;

use std::cell::RefCell;
use std::path::PathBuf;
use std::time::Instant;

use crate::messages::{KeySource, ReadOnlyReason, has_encrypted_extension};
use crate::phrases;
use crate::t;
use crate::text::{Language, Locale, SafeText};
use crate::walk::{self, Question};
use pesee_core::deliberation::{Deliberation, List, Moment};

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

/// The time of an event on both clocks.
#[derive(Clone, Copy, Debug)]
pub struct CurrentTime {
    /// The monotonic clock, for delays.
    pub instant: Instant,
    /// The wall clock, for dates in the document.
    pub wall_time: Moment,
}

/// What the program shows first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartTarget {
    Library,
    File(PathBuf),
    /// A new deliberation.
    New {
        template: &'static str,
        /// The path of the file; `None` chooses a free name in the library.
        path: Option<PathBuf>,
        client: Option<String>,
    },
}

pub struct Settings {
    /// Returns the language of the program for the language of a deliberation, or for no deliberation.
    pub select_language: Box<dyn Fn(Option<Language>) -> Language>,
    /// Returns all languages, the built-in ones first. The first call may read files.
    pub list_languages: Box<dyn Fn() -> Vec<Language>>,
    pub theme: Theme,
    /// The themes that F3 goes through.
    pub themes: Vec<Theme>,
    pub show_hints: bool,
    pub initial_notice: Option<SafeText>,
    /// Whether the program handles the mouse; otherwise the terminal keeps it for selecting text.
    pub is_mouse_enabled: bool,
    /// The key source of encrypted files from the command line.
    pub key_source: Option<KeySource>,
    pub start: StartTarget,
}

impl Settings {
    /// Selects the theme after the present one; the first follows the last.
    fn select_next_theme(&mut self) {
        let index = self.themes.iter().position(|theme| *theme == self.theme);
        let next = index.and_then(|index| self.themes.get(index + 1)).or(self.themes.first());
        self.theme = next.copied().unwrap_or(self.theme);
    }
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("theme", &self.theme).field("start", &self.start).finish_non_exhaustive()
    }
}

/// What to do after the unsaved work is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AfterSave {
    OpenLibrary,
    Quit,
    /// The work is saved first because a suspended program cannot save.
    Suspend,
    OpenEditor,
    /// Returns to the library, which asks for the passphrase of the closed deliberation again.
    ForgetPassphrase,
    /// Returns to the library, because a file is encrypted or decrypted while closed.
    ToggleEncryption,
}

pub struct App {
    settings: Settings,
    locale: Locale,
    /// The language that the user has chosen while the program runs.
    chosen_language: Option<Language>,
    now: CurrentTime,
    library: LibraryScreen,
    open_document: Option<OpenDocument>,
    audience_mode: AudienceMode,
    screen: Screen,
    overlays: Vec<OverlayState>,
    notice: SafeText,
    after_save: Option<AfterSave>,
    /// The target of a leave that failed to save, while a confirmation asks whether to leave anyway.
    blocked_leave: Option<AfterSave>,
    /// Whether a deliberation was requested from the disk and has not arrived.
    is_loading: bool,
    /// Whether the disk has not answered for a while.
    is_disk_stalled: bool,
    /// Where to go in the requested deliberation after it arrives.
    route_after_load: Option<Route>,
    last_ticket: u64,
    effects: Vec<Effect>,
    /// The clickable areas of the last drawn frame; empty after an event until the next frame.
    click_targets: RefCell<ClickTargets>,
    last_click: Option<Click>,
    /// The time of the last key, mouse event or paste.
    last_activity: CurrentTime,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("screen", &self.screen).field("notice", &self.notice).finish_non_exhaustive()
    }
}

impl App {
    /// Creates the app with an empty library.
    pub fn new(settings: Settings, now: CurrentTime) -> App {
        let locale = Locale::new((settings.select_language)(None));
        App {
            notice: settings.initial_notice.clone().unwrap_or_default(),
            settings,
            locale,
            chosen_language: None,
            now,
            library: LibraryScreen::default(),
            open_document: None,
            audience_mode: AudienceMode::default(),
            screen: Screen::Library,
            overlays: Vec::new(),
            after_save: None,
            blocked_leave: None,
            is_loading: false,
            is_disk_stalled: false,
            route_after_load: None,
            last_ticket: 0,
            effects: Vec::new(),
            click_targets: RefCell::default(),
            last_click: None,
            last_activity: now,
        }
    }

    /// Returns the effects of the start target.
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

    /// Handles an event and returns the effects that the runtime performs.
    pub fn update(&mut self, event: Event, now: CurrentTime) -> Vec<Effect> {
        self.now = now;
        let event = self.check_idle_time(event);
        if let (Event::Key(_) | Event::Mouse(_) | Event::Paste(_), Some(open)) = (&event, &mut self.open_document) {
            open.session.note_activity(now.wall_time);
        }
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
            Event::LibraryListed { rows, batch, is_complete } => {
                self.library.add_rows(rows, batch, is_complete, now.wall_time.date_naive());
                // The files of a client may have changed, so an open client page needs new timelines.
                let effect = self.library.client_timelines_effect().filter(|_| is_complete);
                self.effects.extend(effect);
                self.refresh_comparison_targets();
            }
            Event::SearchProgress { ticket, hits, files_read } => {
                self.library.add_search_hits(ticket, hits, files_read)
            }
            Event::ClientTimelines(client, timelines) => self.library.set_client_timelines(&client, timelines),
            Event::Loaded(loaded) => self.handle_loaded(*loaded),
            Event::Saved { ticket, outcome } => self.handle_saved(ticket, outcome),
            Event::FileOperationDone(outcome) => self.handle_file_outcome(outcome),
            Event::FileChanged(change) => self.handle_file_changed(change),
            Event::TheirsBackedUp(path) => self.handle_theirs_backed_up(&path),
            Event::DiskStalled => self.set_disk_stalled(true),
            Event::DiskAnswers => self.set_disk_stalled(false),
            Event::WorkRescued(outcome) => self.pass_to_autosave(crate::autosave::Event::WorkRescued(outcome)),
            Event::EmergencyCopySaved(outcome) => self.handle_emergency_copy_saved(outcome),
            Event::ReportPreviewed(report, preview) => self.handle_previewed(report, preview),
            Event::ReportExported(report, path, outcome) => self.handle_exported(report, path, outcome),
            Event::UnknownKeysFound(path, keys) => self.handle_unknown_keys(&path, &keys),
            Event::VersionsListed(versions) => {
                match &mut self.screen {
                    Screen::History(history, _) => history.set_versions(versions),
                    Screen::Compare(compare, _) => compare.set_versions(versions),
                    _ => {}
                }
                self.refresh_history();
                self.refresh_comparison_targets();
            }
            Event::LoadedForComparison(path, result) => self.handle_loaded_for_comparison(&path, result),
            Event::Compared { ticket, outcome } => self.handle_compared(ticket, *outcome),
            Event::SimulationProgress { ticket, wins } => {
                if let Some(open) = &mut self.open_document {
                    open.apply_simulation(ticket, *wins);
                }
            }
            Event::EditorClosed(result) => self.handle_editor_closed(result),
            Event::Terminated(_) | Event::TerminalLost => self.leave(AfterSave::Quit),
            Event::SuspendRequested => self.leave(AfterSave::Suspend),
            Event::Resumed => self.check_file(),
            Event::Resize | Event::Tick | Event::ThreadPanicked => {}
        }
        // The old areas are wrong after the event. The next frame records the new areas.
        self.click_targets.get_mut().clear();
        self.refresh();
        self.save_what_is_due();
        std::mem::take(&mut self.effects)
    }

    /// Returns the open deliberation.
    pub fn document(&self) -> Option<&Deliberation> {
        self.open_document.as_ref().map(|open| open.session.document())
    }

    /// Returns the file of the open deliberation and the line about its decision, for the message after exit.
    /// Returns `None` for a new deliberation without changes.
    pub fn exit_summary(&self) -> Option<(PathBuf, Option<SafeText>)> {
        let open = self.open_document.as_ref()?;
        let document = open.session.document();
        let chosen = document.decisions().last().and_then(|decision| decision.option.as_ref());
        // The content of an encrypted file must not stay on the terminal.
        let chosen = chosen.filter(|_| !has_encrypted_extension(&open.path));
        let line = chosen.map(|id| t!(self.locale, "library-stage-decided", option = phrases::option(document, id)));
        open.is_kept().then(|| (open.path.clone(), line))
    }

    /// Returns the sentence that a new deliberation without an answer is not kept; `None` if the open one is kept.
    pub fn not_kept_notice(&self) -> Option<SafeText> {
        let open = self.open_document.as_ref()?;
        (!open.is_kept()).then(|| t!(self.locale, "saving-new-not-kept"))
    }

    /// Returns the current locale of the program.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    fn read_only_reason(&self) -> Option<ReadOnlyReason> {
        self.open_document.as_ref()?.autosave.read_only_reason()
    }

    /// Passes input to the focused text field.
    fn apply_input(&mut self, input: FieldInput<'_>) {
        if let Some(overlay) = self.overlays.last_mut() {
            return overlay.apply_input(&self.locale, input);
        }
        match &mut self.screen {
            Screen::Library => self.library.apply_input(input),
            _ => self.act_on_walk(|walk, context| walk.apply_input(context, input)),
        }
    }

    /// Pastes a text into the focused text field. A list opens an overlay that asks which entries to add.
    fn paste(&mut self, text: &str) {
        if self.overlays.is_empty()
            && let Some(outcomes) = self.with_view_context(|screen, context| match screen {
                Screen::Matrix(matrix, _) => matrix.paste(context, text),
                Screen::Walk(walk) => walk.paste(context, text),
                _ => None,
            })
        {
            return self.apply_outcomes(outcomes);
        }
        let is_multiline = text.trim().contains(['\n', '\r']);
        let list = match (self.overlays.last(), &self.screen) {
            (Some(overlay), _) => overlay.target_list().filter(|_| is_multiline),
            (None, Screen::Walk(walk)) => walk.target_list(),
            (None, Screen::Matrix(..)) => Some(List::Criteria),
            _ => None,
        };
        let names = walk::parse_pasted_names(text);
        let (Some(list), Some(open), false) = (list, &self.open_document, names.is_empty()) else {
            return self.apply_input(FieldInput::Paste(text));
        };
        self.overlays.pop();
        match open.autosave.read_only_reason() {
            Some(why) => self.notice = phrases::read_only_notice(&self.locale, why),
            None => self.overlays.push(OverlayState::new_pasted_list(list, names, open.session.document())),
        }
    }

    /// Lets the walk screen act, and applies its outcomes. Does nothing on other screens.
    fn act_on_walk(
        &mut self,
        act: impl FnOnce(&mut WalkScreen, &super::view_context::ViewContext<'_>) -> Vec<Outcome>,
    ) {
        let outcomes = self.with_view_context(|screen, context| match screen {
            Screen::Walk(walk) => act(walk, context),
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
                self.settings.select_next_theme();
                let theme = SafeText::sanitize(self.settings.theme.name());
                self.notice = t!(self.locale, "screen-theme", theme = theme);
                return;
            }
            Action::NextLanguage => return self.select_next_language(),
            Action::TranslateTexts => return self.offer_text_translation(),
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
            Action::TakeOver => return self.take_over(),
            Action::ExportCalendar => return self.export_calendar(),
            Action::Export if !self.is_in_library() => return self.open_export(),
            Action::People => return self.navigate(Route::People),
            Action::TogglePresenting => return self.toggle_presenting(),
            Action::ToggleHandOver => return self.toggle_hand_over(),
            Action::PrivateNotes => return self.open_private_notes(),
            _ => {}
        }
        if self.put_draft_aside(action) {
            return;
        }
        if let Some(mut overlay) = self.overlays.pop() {
            let context = self.open_document.as_ref().and_then(|open| open.view_context(self));
            let outcomes = overlay.act(context.as_ref(), &self.locale, action);
            self.overlays.push(overlay);
            return self.apply_outcomes(outcomes);
        }
        match (action, &mut self.screen) {
            (Action::Undo | Action::Redo, screen) if !matches!(screen, Screen::Library) => {
                self.undo_or_redo(action);
            }
            (_, Screen::Library) => {
                let library_context =
                    library::LibraryContext { locale: &self.locale, now: self.now.wall_time, audience_label: None };
                let outcomes = self.library.act(library_context, action);
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
            (_, Screen::Walk(_) | Screen::Matrix(..) | Screen::People(..) | Screen::DecisionCard(_)) => {
                let outcomes = self.with_view_context(|screen, context| match screen {
                    Screen::Walk(walk) => walk.act(context, action),
                    Screen::Matrix(matrix, _) => matrix.act(context, action),
                    Screen::People(people, _) => people.act(context, action),
                    Screen::DecisionCard(card) => card.act(context, action),
                    Screen::Library | Screen::History(..) | Screen::Compare(..) => Vec::new(),
                });
                if matches!(outcomes.as_slice(), [Outcome::Edit(edit)] if edit.is_empty()) {
                    self.notice = t!(self.locale, "unavailable-no-change");
                }
                self.apply_outcomes(outcomes);
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
            // Only one load at a time: a second load would replace edits of the first deliberation.
            if std::mem::replace(&mut self.is_loading, true) {
                return;
            }
        }
        self.effects.push(effect);
    }

    fn close_undo_step(&mut self) {
        if let Some(open) = &mut self.open_document {
            open.session.end_undo_step();
        }
    }

    /// Calls a function with the screen and the view context.
    /// Returns the default value if no deliberation is open.
    fn with_view_context<T: Default>(
        &mut self,
        use_context: impl FnOnce(&mut Screen, &super::view_context::ViewContext<'_>) -> T,
    ) -> T {
        let mut screen = std::mem::replace(&mut self.screen, Screen::Library);
        let context = self.open_document.as_ref().and_then(|open| open.view_context(self));
        let result = context.map(|context| use_context(&mut screen, &context)).unwrap_or_default();
        self.screen = screen;
        result
    }

    /// Recomputes figures and screen if the document or the audience changed.
    fn refresh(&mut self) {
        let Some(open) = &mut self.open_document else { return };
        let changed = open.refresh(find_viewpoint(&self.screen), self.audience_mode, self.now.wall_time);
        if let Some(sampler) = open.start_simulation(self.last_ticket + 1) {
            self.last_ticket += 1;
            self.effects.push(Effect::Simulate { ticket: self.last_ticket, simulation: sampler });
        }
        if changed {
            self.with_view_context(|screen, context| match screen {
                Screen::Walk(walk) => walk.refresh(context),
                Screen::Matrix(matrix, _) => matrix.refresh(context),
                Screen::People(people, _) => people.refresh(context),
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

    /// Updates the history screen, if shown.
    fn refresh_history(&mut self) {
        let mut screen = std::mem::replace(&mut self.screen, Screen::Library);
        if let (Screen::History(history, _), Some(open)) = (&mut screen, &self.open_document)
            && let Some(context) = open.view_context(self)
        {
            history.refresh(&open.session, &context);
        }
        self.screen = screen;
    }
}
