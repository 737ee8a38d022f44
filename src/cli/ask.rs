//! `pesee ask`: the line-based program. This file connects `plain` to files: saving, merging and recovery.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use crate::autosave::{Autosave, Effect, Event, Leaving, QUIET_TIME, Report, Work};
use crate::config::{Folders, expand_tilde};
use crate::messages::{
    Draft, ExternalChange, FileError, FileVersion, ReadOnlyReason, ReportRequest, SaveOutcome, SearchHit, WriteError,
};
use crate::phrases;
use crate::plain::{self, LibraryChoice, LineIo, WalkHost};
use crate::runtime::{Clock, ExportTarget, HangingPlace, OverwritePolicy, export_report, wait_while_hanging};
use crate::store::{self, OpenFile};
use crate::t;
use crate::text::{Language, Locale, SafeText, SearchTerms};
use crate::ui::outcome::PromptPurpose;
use crate::walk::{EditError, HeldWork, Session, TEMPLATES};
use pesee_core::deliberation::{Audience, Conflict, Deliberation, Moment, View, diff, view};
use pesee_core::method::{DEFAULT_DRAWS, Figures};

use super::CommandError;
use super::context::CommandContext;
use super::new;
use super::recovery::{describe_offer, divide_work, offer_recovery};
use super::stall::{report_stall, rescue_if_stalled};

/// The open file, which is saved after every answer. Performs the effects of the state machine
/// [`autosave`](crate::autosave).
struct WalkFile<'a> {
    opened: OpenFile,
    machine: Autosave,
    /// Unfinished texts from the full-screen program. They stay in the emergency copy until the full-screen program
    /// opens the file again.
    drafts: Vec<Draft>,
    /// The answers of an emergency copy that wait for the people who gave them.
    held_work: Option<HeldWork>,
    /// The conflicts of the merge, until the other version has a backup, and the other version.
    conflicts: Vec<Conflict>,
    theirs: Deliberation,
    /// Why the other version was not merged, until it has a backup.
    refused_merge: Option<EditError>,
    /// How often the current answer was tried to be saved.
    attempts: usize,
    /// The sentences for the user since the last answer.
    messages: Vec<SafeText>,
    clock: Clock,
    locale: &'a Locale,
    /// The catalogue of the start, which also has the catalogue of the other language.
    first_locale: &'a Locale,
    /// The folders of the program; `None` if there is no home folder.
    folders: Option<Folders>,
}

/// How often a save is tried if another program changes the file each time. Then the next answer saves again.
const MAX_SAVE_ATTEMPTS: usize = 5;
/// How often a save waits for another program that is writing the file.
const MAX_QUIET_WAITS: usize = 3;

impl WalkHost for WalkFile<'_> {
    fn save(&mut self, session: &mut Session) -> Option<SafeText> {
        let could_save = self.can_save();
        self.attempts = 0;
        self.pass_to_autosave(Event::Edited, session);
        // The program cannot check the file while it waits for a line, so it checks before each save.
        if let Some(event) = report_stall(self.locale.language(), || self.opened.check_for_changes()) {
            self.pass_to_autosave(Event::FileChanged(event), session);
        }
        // Waiting for a line is a pause: the answer is saved before it.
        self.pass_to_autosave(Event::Leave(Leaving::Pause), session);
        let is_rescued = self.machine.emergency_copy_path().is_some();
        let failure = self.machine.failure().and_then(|failure| phrases::save_result(self.locale, failure, is_rescued));
        self.messages.extend(failure);
        if let (true, Some(reason)) = (could_save, self.machine.read_only_reason()) {
            let why = phrases::write_error(self.locale, &WriteError::ReadOnly(reason));
            self.messages.push(t!(self.locale, "plain-taken-over", why = why));
        }
        let messages = std::mem::take(&mut self.messages);
        (!messages.is_empty()).then(|| SafeText::join(&messages, " "))
    }

    fn can_save(&self) -> bool {
        self.machine.read_only_reason().is_none()
    }

    fn describe_held_work(&self, session: &Session) -> Option<Vec<SafeText>> {
        let work = &self.held_work.as_ref().filter(|held| held.is_due(session))?.work;
        let offered = divide_work(session, work).offered;
        (!offered.is_empty()).then(|| describe_offer(self.locale, session, (work, &offered), &[], self.clock.now()))
    }

    fn decide_held_work(&mut self, session: &mut Session, is_wanted: bool) -> Option<SafeText> {
        let (held, now) = (self.held_work.take()?, self.clock.now());
        let work = &held.work;
        if is_wanted {
            let offered = divide_work(session, work).offered;
            // The edit was computed from this document, so applying it cannot fail.
            drop(session.recover(offered, now));
            session.end_undo_step();
            self.held_work = HeldWork::after_restoring(session, work, Some(&held));
            return Some(t!(self.locale, "saving-recovered"));
        }
        let draft_authors = PromptPurpose::add_draft_authors(Vec::new(), &self.drafts);
        self.held_work = HeldWork::after_discarding(session, work, &draft_authors, |_| false, Some(&held));
        let document = HeldWork::add_to(self.held_work.as_ref(), session);
        let rest = self.has_waiting_work().then_some((&*document, self.drafts.as_slice()));
        // An error is reported when the copy is written again below.
        drop(self.opened.discard_emergency_copy(rest, now));
        self.pass_to_autosave(Event::EmergencyCopyDiscarded, session);
        self.save_waiting_work(session);
        Some(phrases::discarded_work(self.locale, self.held_work.as_ref(), false))
    }

    fn versions(&self) -> Vec<FileVersion> {
        let state = self.folders.as_ref().map(|folders| &folders.state);
        state.map(|state| store::load_versions(state, self.opened.path())).unwrap_or_default()
    }

    fn export(
        &mut self,
        document: &Deliberation,
        request: ReportRequest,
        typed_path: Option<&Path>,
        replaces: bool,
    ) -> plain::ExportResult {
        let file = self.opened.path();
        let parent = file.parent().unwrap_or(Path::new(""));
        let sessions = self.folders.as_ref().map_or(parent, |folders| &folders.sessions);
        let overwrite = if replaces { OverwritePolicy::Confirmed } else { OverwritePolicy::Never };
        let what = (request, self.locale, self.clock.now());
        let state = self.folders.as_ref().map(|folders| folders.state.as_path());
        let target = ExportTarget { file, sessions, state };
        let (path, written) = export_report(document, what, target, typed_path, overwrite)?;
        Some((path, written.map(|rendered| rendered.warnings)))
    }

    fn read_document(&self, path: &Path) -> Result<Deliberation, Vec<FileError>> {
        OpenFile::load(&expand_tilde(path)).map(|opened| opened.document().clone())
    }

    fn set_language(&mut self, language: Language) {
        self.locale = self.first_locale.in_language(language);
    }

    fn now(&self) -> Moment {
        self.clock.now()
    }
}

impl WalkFile<'_> {
    /// Returns whether there is work that is neither in the session nor in the file.
    fn has_waiting_work(&self) -> bool {
        !self.drafts.is_empty() || self.held_work.is_some()
    }

    /// Writes the emergency copy if there is such work.
    fn save_waiting_work(&mut self, session: &mut Session) {
        if self.has_waiting_work() {
            self.pass_to_autosave(Event::DraftsEdited, session);
            self.pass_to_autosave(Event::Leave(Leaving::Pause), session);
        }
    }

    /// Passes an event to the state machine and performs its effects.
    fn pass_to_autosave(&mut self, event: Event, session: &mut Session) {
        let (is_dirty, has_drafts) = (session.has_unsaved_changes(), self.has_waiting_work());
        let work = Work { is_dirty, has_drafts, is_paused: false };
        for effect in self.machine.handle(event, work, Instant::now()) {
            self.perform(effect, session);
        }
    }

    fn perform(&mut self, effect: Effect, session: &mut Session) {
        match effect {
            Effect::Save { backs_up_theirs, .. } => {
                let outcome = self.write(session, backs_up_theirs).unwrap_or_else(SaveOutcome::Failed);
                if outcome == SaveOutcome::Done {
                    session.mark_saved(session.shared_document());
                }
                self.pass_to_autosave(Event::Saved(outcome), session);
            }
            Effect::CheckFile => {
                if let Some(event) = self.opened.check_for_changes() {
                    self.pass_to_autosave(Event::FileChanged(event), session);
                }
            }
            Effect::Merge(change) => self.merge_external_change(session, &change),
            Effect::WriteEmergencyCopy => {
                let document = HeldWork::add_to(self.held_work.as_ref(), session);
                let written = self.opened.save_emergency_copy(&document, &self.drafts, self.clock.now());
                self.pass_to_autosave(Event::EmergencyCopyWritten(written), session);
            }
            // Not requested here: the state machine is not told of a stall. `rescue_if_stalled` writes the copy.
            Effect::RescueWork => {}
            Effect::DeleteEmergencyCopy => self.opened.delete_emergency_copy(),
            Effect::Report(Report::DraftsNotKept(error)) => {
                let reason = phrases::write_error(self.locale, &error);
                self.messages.push(t!(self.locale, "saving-draft-not-kept", reason = reason));
            }
            // The save that follows describes what it found.
            Effect::Report(_) => {}
            // The walk asks its questions without a confirmation.
            Effect::Leave | Effect::ConfirmLeave(_) => {}
        }
    }

    /// Writes a backup of the other version if necessary, and saves the document.
    fn write(&mut self, session: &mut Session, backs_up_theirs: bool) -> Result<SaveOutcome, WriteError> {
        self.attempts += 1;
        if self.attempts > MAX_SAVE_ATTEMPTS {
            return Err(WriteError::FileChanging);
        }
        if backs_up_theirs {
            // Without a backup of their version, our version must not overwrite it.
            let backup = self.opened.keep_their_copy(self.clock.now())?;
            let visible = visible_document(session);
            let documents = (&*visible, &self.theirs);
            let conflicts = std::mem::take(&mut self.conflicts);
            let audience = visible.audience();
            self.messages.push(match self.refused_merge.take() {
                Some(error) => phrases::refused_merge(self.locale, &error, &backup),
                None => phrases::conflicts(self.locale, documents, audience, &conflicts, &backup),
            });
            self.pass_to_autosave(Event::TheirsBackedUp, session);
        }
        let figures = Figures::with_draws(session.document(), DEFAULT_DRAWS);
        let mut waits = 0;
        loop {
            let now = self.clock.now();
            let document = session.build_document_to_save(&figures, now);
            let rescued = match self.held_work {
                Some(_) => HeldWork::add_to(self.held_work.as_ref(), session),
                None => Arc::new(document.clone()),
            };
            let rescue = self.build_rescue(rescued, now);
            let save = || {
                wait_while_hanging(HangingPlace::Disk);
                self.opened.save(&document, now)
            };
            let (outcome, copy) = rescue_if_stalled(self.locale.language(), rescue, save);
            if copy.is_some() {
                // A save that succeeds after all deletes the copy.
                self.pass_to_autosave(Event::EmergencyCopyTaken, session);
            }
            if outcome != SaveOutcome::Failed(WriteError::FileChanging) || waits == MAX_QUIET_WAITS {
                return Ok(outcome);
            }
            waits += 1;
            thread::sleep(QUIET_TIME);
        }
    }

    /// Returns a function that writes an emergency copy without the open file, which a save is using.
    fn build_rescue(
        &self,
        document: Arc<Deliberation>,
        now: Moment,
    ) -> impl FnOnce() -> Option<Result<PathBuf, WriteError>> + Send + 'static {
        let (path, source) = (self.opened.path().to_owned(), self.opened.source());
        let base = self.opened.base_bytes().map(<[u8]>::to_vec);
        let (slot, key) = (self.opened.emergency_slot().cloned(), self.opened.encryption_key().cloned());
        let drafts = self.drafts.clone();
        move || {
            wait_while_hanging(HangingPlace::EmergencyCopy);
            let source = (&*source, base.as_deref());
            Some(store::save_emergency_copy(&slot?, &path, source, key.as_ref(), (&document, &drafts), now))
        }
    }

    /// Merges an external change into the session and describes it.
    fn merge_external_change(&mut self, session: &mut Session, change: &ExternalChange) {
        let before = visible_document(session);
        let conflicts = match session.merge_external_change(change) {
            Ok((_, conflicts)) => {
                let after = visible_document(session);
                let edit = diff(&before, &after);
                self.messages.push(phrases::external_changes(self.locale, &before, &after, &edit, true));
                conflicts
            }
            Err(error) => {
                self.refused_merge = Some(error);
                Vec::new()
            }
        };
        let has_conflicts = !conflicts.is_empty() || self.refused_merge.is_some();
        self.conflicts.extend(conflicts);
        self.theirs = change.theirs.clone();
        self.pass_to_autosave(Event::Merged { has_conflicts }, session);
    }
}

/// Returns the document as far as a sentence may show it: sealed answers and private notes are left out.
fn visible_document(session: &Session) -> View<'static> {
    let audience = if session.document().is_blind() { Audience::Group } else { Audience::Client };
    view(session.document(), &audience).into_owned()
}

pub(super) fn run(context: &mut CommandContext<'_>, file: Option<&Path>) -> Result<(), CommandError> {
    match file {
        Some(path) if store::is_name_taken(path) || find_never_saved_text(context, path).is_some() => {
            walk_file(context, path)
        }
        Some(path) => {
            let opened = new::create_from_template(context, TEMPLATES.first().map_or("", |t| t.name), Some(path))?;
            walk_new(context, opened, None)
        }
        None => walk_library(context),
    }
}

/// Returns the text of work that was never saved to its file and is only in an emergency copy.
fn find_never_saved_text(context: &CommandContext<'_>, path: &Path) -> Option<String> {
    let folders = context.folders().ok()?;
    store::load_rescued_text(&folders.state, path).filter(|_| !store::is_name_taken(path))
}

/// Runs the line-based program on a file, or on work that was never saved to the file.
pub(super) fn walk_file(context: &mut CommandContext<'_>, path: &Path) -> Result<(), CommandError> {
    context.take_passphrase_line().map_err(|error| context.describe_passphrase_error(error))?;
    let now = context.clock.now();
    if let Some(text) = find_never_saved_text(context, path) {
        let opened = OpenFile::from_text(path.to_owned(), &text).map_err(|_| CommandError::ExitCode(3))?;
        context.use_language_of(opened.document());
        let session = Session::resume_unsaved(opened.document().clone(), now);
        super::print_line(&t!(context.locale, "saving-never-saved"))?;
        return walk_opened(context, opened, session);
    }
    let opened = context.load(path)?;
    if let Ok(folders) = context.folders() {
        // The walk in lines begins with the first open question, and leaves the field that was typed on the full
        // screen.
        let _ = store::take_typed_field(&folders.state, path);
    }
    let mut session = Session::open(opened.document().clone(), now);
    session.assign_id(store::derive_id(path, opened.document().head()));
    walk_opened(context, opened, session)
}

/// Runs the line-based program on a new deliberation.
pub(super) fn walk_new(
    context: &mut CommandContext<'_>,
    opened: OpenFile,
    client: Option<&str>,
) -> Result<(), CommandError> {
    context.take_passphrase_line().map_err(|error| context.describe_passphrase_error(error))?;
    let name = opened.path().file_stem().unwrap_or_default().to_string_lossy();
    let session = Session::create(opened.document().clone(), &name, client, context.clock.now());
    walk_opened(context, opened, session)
}

fn walk_opened(context: &CommandContext<'_>, opened: OpenFile, mut session: Session) -> Result<(), CommandError> {
    let path = opened.path().to_owned();
    let display_path = SafeText::from_path(&path);
    let folders = context.folders().ok();
    let opened = match &folders {
        Some(folders) => opened.acquire_lock(&folders.state, context.clock.now()),
        None => opened,
    };
    if let Some(why) = opened.read_only_reason() {
        let why = phrases::write_error(&context.locale, &WriteError::ReadOnly(why));
        let is_open_elsewhere = matches!(opened.read_only_reason(), Some(ReadOnlyReason::OpenElsewhere(_)));
        return Err(if is_open_elsewhere {
            CommandError::Message(4, t!(context.locale, "cli-open-elsewhere", path = display_path, why = why))
        } else {
            CommandError::Message(1, t!(context.locale, "cli-read-only", path = display_path, why = why))
        });
    }
    for copy in folders.iter().flat_map(|folders| store::find_damaged_copies(&folders.state, &path)) {
        super::print_line(&t!(context.locale, "saving-copy-damaged", path = SafeText::from_path(&copy)))?;
    }
    if let Some(unknown) = phrases::unknown_keys_notice(&context.locale, &opened.find_unknown_keys()) {
        super::print_line(&unknown)?;
    }
    let opened = opened.with_quiet_time(QUIET_TIME);
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let languages = Rc::clone(&context.languages);
    let languages = move || languages.list();
    let lines = LineIo::new(&context.locale, &mut input, &mut output).with_languages(&languages);
    let mut lines = fit_to_terminal(lines);
    let Some(recovery) = offer_recovery(context, &opened, &mut session, &mut lines)? else { return Ok(()) };
    let has_file = opened.base_bytes().is_some();
    let mut host = WalkFile {
        opened,
        machine: Autosave::new(has_file, None),
        drafts: recovery.drafts,
        held_work: recovery.held_work,
        conflicts: Vec::new(),
        theirs: Deliberation::default(),
        refused_merge: None,
        attempts: 0,
        messages: Vec::new(),
        clock: context.clock,
        locale: &context.locale,
        first_locale: &context.locale,
        folders,
    };
    if recovery.is_taken {
        // The next save deletes the copy.
        host.pass_to_autosave(Event::EmergencyCopyTaken, &mut session);
    } else {
        host.save_waiting_work(&mut session);
    }
    let result = plain::run_walk(&mut session, &mut host, lines);
    if session.has_unsaved_changes() {
        let failure = host.machine.failure().unwrap_or(&SaveOutcome::Done);
        let copy = host.machine.emergency_copy_path().map(PathBuf::as_path);
        let (code, why) = super::describe_unsaved(host.locale, &display_path, failure, copy);
        return Err(CommandError::Message(code, why));
    }
    result?;
    if !host.can_save() {
        // `WalkFile::save` has returned the message.
        return Err(CommandError::ExitCode(4));
    }
    if path.exists() {
        super::print_line(&t!(host.locale, "cli-resume-ask", path = display_path))?;
    } else {
        super::print_line(&t!(host.locale, "saving-new-not-kept"))?;
    }
    Ok(())
}

/// Sets the width of the terminal. If standard input is not a terminal, the answers are also printed, because no
/// terminal shows them.
pub(super) fn fit_to_terminal(lines: LineIo<'_>) -> LineIo<'_> {
    let lines = lines.with_echo(!io::stdin().is_terminal());
    match super::terminal_columns() {
        Some(columns) => lines.with_columns(columns),
        None => lines,
    }
}

struct DiskFiles {
    clock: Clock,
}

impl plain::LibraryFiles for DiskFiles {
    fn search_file(&self, path: &Path, terms: &SearchTerms) -> Option<SearchHit> {
        store::search_file(path, terms)
    }

    fn set_archived(&mut self, path: &Path, is_archived: bool) -> Result<(), WriteError> {
        store::set_archived(path, is_archived, self.clock.now())
    }
}

/// Shows the library as a numbered list, then opens or creates a deliberation.
fn walk_library(context: &mut CommandContext<'_>) -> Result<(), CommandError> {
    context.take_passphrase_line().map_err(|error| context.describe_passphrase_error(error))?;
    let rows = super::list::sorted_rows(&context.folders()?, context.clock.today());
    let (chosen, language) = {
        let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
        let languages = || context.languages.list();
        let lines = LineIo::new(&context.locale, &mut input, &mut output).with_languages(&languages);
        let mut lines = fit_to_terminal(lines);
        let mut files = DiskFiles { clock: context.clock };
        let chosen = plain::run_library(&mut lines, &rows, &mut files, context.clock.now())?;
        (chosen, lines.language())
    };
    if language != context.locale.language() {
        context.choose_language(language);
    }
    match chosen {
        LibraryChoice::Open(path) => walk_file(context, &path),
        LibraryChoice::New(template) => {
            if let Some(path) = new::find_kept_example(context, template, None, None) {
                return walk_file(context, &path);
            }
            let opened = new::create_from_template(context, template, None)?;
            walk_new(context, opened, None)
        }
        LibraryChoice::Quit => Ok(()),
    }
}
