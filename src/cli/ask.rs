//! `pesee ask`: the walk as lines.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use crate::config::{Folders, expand_tilde};
use crate::messages::{
    Draft, ExternalChange, ExternalFileEvent, FileError, FileVersion, ReadOnlyReason, ReportRequest, SaveOutcome,
    SearchHit, WriteError,
};
use crate::phrases;
use crate::plain::{self, LibraryChoice, LineIo, WalkHost};
use crate::runtime::{Clock, ExportTarget, OverwritePolicy, export_report, open_session, template_of};
use crate::store::{self, OpenFile};
use crate::t;
use crate::text::{Locale, SafeText, SearchTerms};
use crate::walk::{Session, TEMPLATES};
use pesee_core::deliberation::{Audience, Deliberation, Moment, diff, view};
use pesee_core::method::{DEFAULT_DRAWS, Figures};

use super::CommandError;
use super::context::CommandContext;
use super::new;

/// The file of the walk, saved after every answer.
struct WalkFile<'a> {
    opened: OpenFile,
    /// How the last save went.
    last_save: SaveOutcome,
    /// Where what could not be saved is kept.
    rescue_path: Option<PathBuf>,
    /// What was half written on the screen: it waits there, in the emergency copy.
    drafts: Vec<Draft>,
    /// Whether both changed one thing, and theirs is not kept beside yet.
    has_unsaved_conflict: bool,
    /// Since when somebody else writes in the file, if somebody has taken it over.
    taken_over_since: Option<Option<Moment>>,
    clock: Clock,
    locale: &'a Locale,
    /// Where other things are kept, if anywhere.
    folders: Option<Folders>,
}

/// How often somebody else may change the file between two looks at it before it is left for the next answer.
const MAX_SAVE_ATTEMPTS: usize = 5;

impl WalkHost for WalkFile<'_> {
    fn save(&mut self, session: &mut Session) -> Option<SafeText> {
        let mut told = Vec::new();
        self.last_save = self.save(session, &mut told).unwrap_or_else(SaveOutcome::Failed);
        if self.last_save == SaveOutcome::Done {
            session.mark_saved(session.shared_document());
            self.rescue_path = None;
        }
        if self.last_save == SaveOutcome::Done && (self.drafts.is_empty() || self.taken_over_since.is_some()) {
            // Whoever took the file over may have put something away of their own.
            if self.taken_over_since.is_none() {
                self.opened.delete_rescue_copy();
            }
        } else {
            let kept = self.opened.save_rescue_copy(session.document(), &self.drafts, self.clock.now()).ok();
            self.rescue_path = kept.filter(|_| self.last_save != SaveOutcome::Done);
        }
        told.extend(phrases::save_result(self.locale, &self.last_save, self.rescue_path.is_some()));
        if let (Some(since), SaveOutcome::Done) = (self.taken_over_since, &self.last_save) {
            let why = phrases::write_error(self.locale, &WriteError::ReadOnly(ReadOnlyReason::OpenElsewhere(since)));
            told.push(t!(self.locale, "plain-taken-over", why = why));
        }
        (!told.is_empty()).then(|| SafeText::join(&told, " "))
    }

    fn can_save(&self) -> bool {
        self.taken_over_since.is_none()
    }

    fn versions(&self) -> Vec<FileVersion> {
        let state = self.folders.as_ref().map(|folders| &folders.state);
        state.map(|state| store::load_versions(state, self.opened.path())).unwrap_or_default()
    }

    fn export(
        &mut self,
        document: &Deliberation,
        wanted: ReportRequest,
        typed: Option<&Path>,
        replaces: bool,
    ) -> plain::ExportResult {
        let file = self.opened.path();
        let beside = file.parent().unwrap_or(Path::new(""));
        let sessions = self.folders.as_ref().map_or(beside, |folders| &folders.sessions);
        let over = if replaces { OverwritePolicy::Confirmed } else { OverwritePolicy::Never };
        let how = (wanted, self.locale, self.clock.now());
        let (path, written) = export_report(document, how, ExportTarget { file, sessions }, typed, over)?;
        Some((path, written.map(|made| made.to_read)))
    }

    fn read_document(&self, path: &Path) -> Result<Deliberation, Vec<FileError>> {
        OpenFile::load(&expand_tilde(path)).map(|opened| opened.document().clone())
    }

    fn now(&self) -> Moment {
        self.clock.now()
    }
}

impl WalkFile<'_> {
    /// Saves, with what somebody else changed meanwhile taken in first, which is `told`.
    fn save(&mut self, session: &mut Session, told: &mut Vec<SafeText>) -> Result<SaveOutcome, WriteError> {
        let mut theirs = match self.opened.check_for_changes() {
            Some(ExternalFileEvent::Changed(outside)) => Some(outside),
            Some(ExternalFileEvent::LockTakenOver(since)) => {
                // What is answered already is saved once more: contents are compared, so nothing of theirs is lost.
                self.taken_over_since = Some(since);
                None
            }
            Some(ExternalFileEvent::Unreadable(_) | ExternalFileEvent::Deleted) | None => None,
        };
        for _ in 0..MAX_SAVE_ATTEMPTS {
            if let Some(outside) = theirs.take() {
                told.extend(self.merge_external_change(session, &outside)?);
            }
            self.back_up_theirs()?;
            let (figures, now) = (Figures::with_draws(session.document(), DEFAULT_DRAWS), self.clock.now());
            match self.opened.save(&session.document_to_save(&figures, now), now) {
                SaveOutcome::ChangedOnDisk(Some(outside)) => theirs = Some(outside),
                saved => return Ok(saved),
            }
        }
        if let Some(outside) = theirs {
            told.extend(self.merge_external_change(session, &outside)?);
        }
        Ok(SaveOutcome::ChangedOnDisk(None))
    }

    /// Without a copy of theirs, ours does not take its place.
    fn back_up_theirs(&mut self) -> Result<Option<PathBuf>, WriteError> {
        let beside =
            if self.has_unsaved_conflict { Some(self.opened.keep_their_copy(self.clock.now())?) } else { None };
        self.has_unsaved_conflict = false;
        Ok(beside)
    }

    /// Takes in what somebody else changed, and says so; where both changed one thing, theirs is kept beside.
    fn merge_external_change(
        &mut self,
        session: &mut Session,
        outside: &ExternalChange,
    ) -> Result<Vec<SafeText>, WriteError> {
        let seen = |session: &Session| {
            let audience = if session.document().is_blind() { Audience::Group } else { Audience::Author };
            view(session.document(), &audience).into_owned()
        };
        let before = seen(session);
        let (_, clashes) = session.merge_external_change(outside);
        let after = seen(session);
        let mut told = vec![phrases::external_changes(self.locale, &before, &after, &diff(&before, &after), true)];
        if !clashes.is_empty() {
            self.has_unsaved_conflict = true;
            let beside = self.back_up_theirs()?.unwrap_or_default();
            told.push(phrases::conflicts(self.locale, &after, &outside.theirs, &clashes, &beside));
        }
        Ok(told)
    }
}

pub(super) fn run(world: &mut CommandContext<'_>, file: Option<&Path>) -> Result<(), CommandError> {
    match file {
        Some(path) if store::is_name_taken(path) || find_never_saved_text(world, path).is_some() => {
            walk_file(world, path)
        }
        Some(path) => {
            let opened = new::create_from_template(world, TEMPLATES.first().map_or("", |t| t.name), Some(path))?;
            walk_new(world, opened, None)
        }
        None => walk_library(world),
    }
}

/// The text of work that never got to its file.
fn find_never_saved_text(world: &CommandContext<'_>, path: &Path) -> Option<String> {
    let folders = world.folders().ok()?;
    store::load_rescued_text(&folders.state, path).filter(|_| !store::is_name_taken(path))
}

/// Walks through a file, or through work that never got to it.
pub(super) fn walk_file(world: &mut CommandContext<'_>, path: &Path) -> Result<(), CommandError> {
    let now = world.clock.now();
    if let Some(text) = find_never_saved_text(world, path) {
        let opened = OpenFile::from_text(path.to_owned(), &text).map_err(|_| CommandError::ExitCode(3))?;
        world.use_language_of(opened.document());
        let session = Session::resume_unsaved(opened.document().clone(), template_of(opened.document()), now);
        super::print_line(&t!(world.locale, "saving-never-saved"))?;
        return walk_opened(world, opened, session);
    }
    let opened = world.load(path)?;
    let session = open_session(opened.document().clone(), now);
    walk_opened(world, opened, session)
}

/// Walks through a new deliberation.
pub(super) fn walk_new(world: &CommandContext<'_>, opened: OpenFile, client: Option<&str>) -> Result<(), CommandError> {
    let name = opened.path().file_stem().unwrap_or_default().to_string_lossy();
    let session = Session::create(opened.document().clone(), &name, client, world.clock.now());
    walk_opened(world, opened, session)
}

fn walk_opened(world: &CommandContext<'_>, opened: OpenFile, mut session: Session) -> Result<(), CommandError> {
    let path = opened.path().to_owned();
    let shown = SafeText::from_path(&path);
    let folders = world.folders().ok();
    let opened = match &folders {
        Some(folders) => opened.with_lock(&folders.state, world.clock.now()),
        None => opened,
    };
    if let Some(why) = opened.read_only_reason() {
        let why = phrases::write_error(&world.locale, &WriteError::ReadOnly(why));
        let held = matches!(opened.read_only_reason(), Some(ReadOnlyReason::OpenElsewhere(_)));
        return Err(if held {
            CommandError::Message(4, t!(world.locale, "cli-open-elsewhere", path = shown, why = why))
        } else {
            CommandError::Message(1, t!(world.locale, "cli-read-only", path = shown, why = why))
        });
    }
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut lines = fit_to_terminal(LineIo::new(&world.locale, &mut input, &mut output));
    let Some(half) = offer_recovery(world, &opened, &mut session, &mut lines)? else { return Ok(()) };
    let mut desk = WalkFile {
        opened,
        last_save: SaveOutcome::Done,
        rescue_path: None,
        drafts: half,
        has_unsaved_conflict: false,
        taken_over_since: None,
        clock: world.clock,
        locale: &world.locale,
        folders,
    };
    let walked = plain::run_walk(&mut session, &mut desk, lines);
    if session.is_dirty() {
        let (code, why) = super::describe_unsaved(&world.locale, &shown, &desk.last_save, desk.rescue_path.as_deref());
        return Err(CommandError::Message(code, why));
    }
    walked?;
    if !desk.can_save() {
        // Why was said.
        return Err(CommandError::ExitCode(4));
    }
    if path.exists() {
        super::print_line(&t!(world.locale, "cli-resume-ask", path = shown))?;
    }
    Ok(())
}

/// Lines as wide as the terminal; where no terminal shows what is typed, it is written too.
pub(super) fn fit_to_terminal(lines: LineIo<'_>) -> LineIo<'_> {
    let columns = io::stdout().is_terminal().then(|| crossterm::terminal::size().ok()).flatten();
    let lines = lines.with_echo(!io::stdin().is_terminal());
    match columns {
        Some((columns, _)) if columns > 0 => lines.with_columns(columns.into()),
        _ => lines,
    }
}

/// Offers what an emergency copy holds, where that is anything the file does not; gives what of it stays there, half
/// written. `None` where nobody said what is to become of it: they are asked again the next time.
fn offer_recovery(
    world: &CommandContext<'_>,
    opened: &OpenFile,
    session: &mut Session,
    asks: &mut LineIo<'_>,
) -> Result<Option<Vec<Draft>>, CommandError> {
    let Ok(folders) = world.folders() else { return Ok(Some(Vec::new())) };
    let Some(rescued) = opened.load_rescue_copy(&folders.state) else { return Ok(Some(Vec::new())) };
    if opened.base_bytes().is_none() {
        // It never got to its file: it is what is being walked through.
        return Ok(Some(rescued.drafts));
    }
    let (edit, now) = (session.recovery_edit(&rescued), world.clock.now());
    let lines = phrases::recovery_lines(&world.locale, session.document(), &edit, &rescued, now);
    if edit.is_empty() && rescued.drafts.is_empty() {
        opened.delete_rescue_copy();
        return Ok(Some(Vec::new()));
    }
    for line in &lines {
        super::print_line(line)?;
    }
    let answers = [t!(world.locale, "saving-recovery-keep"), t!(world.locale, "saving-recovery-discard")];
    match plain::choose_item(asks, &answers)? {
        Some(0) => {
            // It was made of this document: it fits.
            let (comes_back, waits) = (!edit.is_empty(), !rescued.drafts.is_empty());
            drop(session.apply(edit, now));
            session.end_act();
            if comes_back {
                super::print_line(&t!(world.locale, "saving-recovered-lines"))?;
            }
            if waits {
                super::print_line(&t!(world.locale, "saving-draft-waits", path = SafeText::from_path(opened.path())))?;
            }
            Ok(Some(rescued.drafts))
        }
        Some(_) => {
            drop(store::move_to_trash(&store::rescue_path(&folders.state, opened.path()), &folders.state, now));
            opened.delete_rescue_copy();
            super::print_line(&t!(world.locale, "saving-discarded"))?;
            Ok(Some(Vec::new()))
        }
        None => Ok(None),
    }
}

/// The files of the library.
struct DiskFiles {
    clock: Clock,
}

impl plain::LibraryFiles for DiskFiles {
    fn search_file(&self, path: &Path, words: &SearchTerms) -> Option<SearchHit> {
        store::search_file(path, words)
    }

    fn set_archived(&mut self, path: &Path, away: bool) -> Result<(), WriteError> {
        store::set_archived(path, away, self.clock.now())
    }
}

/// The library as a numbered list, to open from or to begin anew.
fn walk_library(world: &mut CommandContext<'_>) -> Result<(), CommandError> {
    let rows = super::list::sorted_rows(&world.folders()?, world.clock.today());
    let chosen = {
        let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
        let mut lines = fit_to_terminal(LineIo::new(&world.locale, &mut input, &mut output));
        plain::run_library(&mut lines, &rows, &mut DiskFiles { clock: world.clock }, world.clock.now())?
    };
    match chosen {
        LibraryChoice::Open(path) => walk_file(world, &path),
        LibraryChoice::New(template) => {
            let opened = new::create_from_template(world, template, None)?;
            walk_new(world, opened, None)
        }
        LibraryChoice::Quit => Ok(()),
    }
}
