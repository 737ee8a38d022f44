//! `pesee ask`: the walk as lines.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use crate::config::{Folders, at_home};
use crate::messages::{
    Draft, ExternalChange, ExternalFileEvent, FileError, FileVersion, ReadOnlyReason, ReportRequest, SaveOutcome,
    SearchHit, WriteError,
};
use crate::plain::{self, Chosen, Keeper, Lines};
use crate::runtime::{Clock, Over, Shelf, hand_over, sit_down, template_of};
use crate::say;
use crate::store::{self, OpenFile};
use crate::tell;
use crate::text::{Shown, Tongue, Words};
use crate::walk::{Sitting, TEMPLATES};
use pesee_core::deliberation::{Audience, Deliberation, Moment, diff, view};
use pesee_core::method::{DEFAULT_DRAWS, Figures};

use super::Ending;
use super::new;
use super::world::World;

/// The file of the walk, saved after every answer.
struct Desk<'a> {
    opened: OpenFile,
    /// How the last save went.
    last: SaveOutcome,
    /// Where what could not be saved is kept.
    kept: Option<PathBuf>,
    /// What was half written on the screen: it waits there, in the emergency copy.
    half: Vec<Draft>,
    /// Whether both changed one thing, and theirs is not kept beside yet.
    clash: bool,
    /// Since when somebody else writes in the file, if somebody has taken it over.
    taken_over: Option<Option<Moment>>,
    clock: Clock,
    tongue: &'a Tongue,
    /// Where other things are kept, if anywhere.
    folders: Option<Folders>,
}

/// How often somebody else may change the file between two looks at it before it is left for the next answer.
const OVERTAKEN: usize = 5;

impl Keeper for Desk<'_> {
    fn keep(&mut self, sitting: &mut Sitting) -> Option<Shown> {
        let mut told = Vec::new();
        self.last = self.save(sitting, &mut told).unwrap_or_else(SaveOutcome::Failed);
        if self.last == SaveOutcome::Done {
            sitting.was_saved(sitting.shared());
            self.kept = None;
        }
        if self.last == SaveOutcome::Done && (self.half.is_empty() || self.taken_over.is_some()) {
            // Whoever took the file over may have put something away of their own.
            if self.taken_over.is_none() {
                self.opened.delete_rescue_copy();
            }
        } else {
            let kept = self.opened.save_rescue_copy(sitting.document(), &self.half, self.clock.now()).ok();
            self.kept = kept.filter(|_| self.last != SaveOutcome::Done);
        }
        told.extend(say::saved(self.tongue, &self.last, self.kept.is_some()));
        if let (Some(since), SaveOutcome::Done) = (self.taken_over, &self.last) {
            let why = say::trouble(self.tongue, &WriteError::ReadOnly(ReadOnlyReason::OpenElsewhere(since)));
            told.push(tell!(self.tongue, "plain-taken-over", why = why));
        }
        (!told.is_empty()).then(|| Shown::join(&told, " "))
    }

    fn is_ours(&self) -> bool {
        self.taken_over.is_none()
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
    ) -> plain::Exported {
        let file = self.opened.path();
        let beside = file.parent().unwrap_or(Path::new(""));
        let sessions = self.folders.as_ref().map_or(beside, |folders| &folders.sessions);
        let over = if replaces { Over::Anything } else { Over::Nothing };
        let how = (wanted, self.tongue, self.clock.now());
        let (path, written) = hand_over(document, how, Shelf { file, sessions }, typed, over)?;
        Some((path, written.map(|made| made.to_read)))
    }

    fn read(&self, path: &Path) -> Result<Deliberation, Vec<FileError>> {
        OpenFile::load(&at_home(path)).map(|opened| opened.document().clone())
    }

    fn now(&self) -> Moment {
        self.clock.now()
    }
}

impl Desk<'_> {
    /// Saves, with what somebody else changed meanwhile taken in first, which is `told`.
    fn save(&mut self, sitting: &mut Sitting, told: &mut Vec<Shown>) -> Result<SaveOutcome, WriteError> {
        let mut theirs = match self.opened.check_for_changes() {
            Some(ExternalFileEvent::Changed(outside)) => Some(outside),
            Some(ExternalFileEvent::LockTakenOver(since)) => {
                // What is answered already is saved once more: contents are compared, so nothing of theirs is lost.
                self.taken_over = Some(since);
                None
            }
            Some(ExternalFileEvent::Unreadable(_) | ExternalFileEvent::Deleted) | None => None,
        };
        for _ in 0..OVERTAKEN {
            if let Some(outside) = theirs.take() {
                told.extend(self.take_in(sitting, &outside)?);
            }
            self.keep_theirs()?;
            let (figures, now) = (Figures::with_draws(sitting.document(), DEFAULT_DRAWS), self.clock.now());
            match self.opened.save(&sitting.to_save(&figures, now), now) {
                SaveOutcome::ChangedOnDisk(Some(outside)) => theirs = Some(outside),
                saved => return Ok(saved),
            }
        }
        if let Some(outside) = theirs {
            told.extend(self.take_in(sitting, &outside)?);
        }
        Ok(SaveOutcome::ChangedOnDisk(None))
    }

    /// Without a copy of theirs, ours does not take its place.
    fn keep_theirs(&mut self) -> Result<Option<PathBuf>, WriteError> {
        let beside = if self.clash { Some(self.opened.keep_their_copy(self.clock.now())?) } else { None };
        self.clash = false;
        Ok(beside)
    }

    /// Takes in what somebody else changed, and says so; where both changed one thing, theirs is kept beside.
    fn take_in(&mut self, sitting: &mut Sitting, outside: &ExternalChange) -> Result<Vec<Shown>, WriteError> {
        let seen = |sitting: &Sitting| {
            let audience = if sitting.document().is_blind() { Audience::Group } else { Audience::Author };
            view(sitting.document(), &audience).into_owned()
        };
        let before = seen(sitting);
        let (_, clashes) = sitting.take_in(outside);
        let after = seen(sitting);
        let mut told = vec![say::taken_in(self.tongue, &before, &after, &diff(&before, &after), true)];
        if !clashes.is_empty() {
            self.clash = true;
            let beside = self.keep_theirs()?.unwrap_or_default();
            told.push(say::clashes(self.tongue, &after, &outside.theirs, &clashes, &beside));
        }
        Ok(told)
    }
}

pub(super) fn run(world: &mut World<'_>, file: Option<&Path>) -> Result<(), Ending> {
    match file {
        Some(path) if store::is_name_taken(path) || never_saved(world, path).is_some() => walk_file(world, path),
        Some(path) => {
            let opened = new::started(world, TEMPLATES.first().map_or("", |t| t.name), Some(path))?;
            walk_new(world, opened, None)
        }
        None => library(world),
    }
}

/// The text of work that never got to its file.
fn never_saved(world: &World<'_>, path: &Path) -> Option<String> {
    let folders = world.folders().ok()?;
    store::load_rescued_text(&folders.state, path).filter(|_| !store::is_name_taken(path))
}

/// Walks through a file, or through work that never got to it.
pub(super) fn walk_file(world: &mut World<'_>, path: &Path) -> Result<(), Ending> {
    let now = world.clock.now();
    if let Some(text) = never_saved(world, path) {
        let opened = OpenFile::from_text(path.to_owned(), &text).map_err(|_| Ending::Code(3))?;
        world.speak_like(opened.document());
        let sitting = Sitting::resume(opened.document().clone(), template_of(opened.document()), now);
        super::print(&tell!(world.tongue, "saved-begun-again"))?;
        return walk(world, opened, sitting);
    }
    let opened = world.load(path)?;
    let sitting = sit_down(opened.document().clone(), now);
    walk(world, opened, sitting)
}

/// Walks through a new deliberation.
pub(super) fn walk_new(world: &World<'_>, opened: OpenFile, client: Option<&str>) -> Result<(), Ending> {
    let name = opened.path().file_stem().unwrap_or_default().to_string_lossy();
    let sitting = Sitting::begin(opened.document().clone(), &name, client, world.clock.now());
    walk(world, opened, sitting)
}

fn walk(world: &World<'_>, opened: OpenFile, mut sitting: Sitting) -> Result<(), Ending> {
    let path = opened.path().to_owned();
    let shown = Shown::path(&path);
    let folders = world.folders().ok();
    let opened = match &folders {
        Some(folders) => opened.with_lock(&folders.state, world.clock.now()),
        None => opened,
    };
    if let Some(why) = opened.read_only_reason() {
        let why = say::trouble(&world.tongue, &WriteError::ReadOnly(why));
        let held = matches!(opened.read_only_reason(), Some(ReadOnlyReason::OpenElsewhere(_)));
        return Err(if held {
            Ending::Said(4, tell!(world.tongue, "cli-held", path = shown, why = why))
        } else {
            Ending::Said(1, tell!(world.tongue, "cli-barred", path = shown, why = why))
        });
    }
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut lines = fitted(Lines::new(&world.tongue, &mut input, &mut output));
    let Some(half) = recover(world, &opened, &mut sitting, &mut lines)? else { return Ok(()) };
    let mut desk = Desk {
        opened,
        last: SaveOutcome::Done,
        kept: None,
        half,
        clash: false,
        taken_over: None,
        clock: world.clock,
        tongue: &world.tongue,
        folders,
    };
    let walked = plain::ask(&mut sitting, &mut desk, lines);
    if sitting.is_dirty() {
        let (code, why) = super::unsaved(&world.tongue, &shown, &desk.last, desk.kept.as_deref());
        return Err(Ending::Said(code, why));
    }
    walked?;
    if !desk.is_ours() {
        // Why was said.
        return Err(Ending::Code(4));
    }
    if path.exists() {
        super::print(&tell!(world.tongue, "cli-resume-ask", path = shown))?;
    }
    Ok(())
}

/// Lines as wide as the terminal; where no terminal shows what is typed, it is written too.
pub(super) fn fitted(lines: Lines<'_>) -> Lines<'_> {
    let columns = io::stdout().is_terminal().then(|| crossterm::terminal::size().ok()).flatten();
    let lines = lines.echoing(!io::stdin().is_terminal());
    match columns {
        Some((columns, _)) if columns > 0 => lines.within(columns.into()),
        _ => lines,
    }
}

/// Offers what an emergency copy holds, where that is anything the file does not; gives what of it stays there, half
/// written. `None` where nobody said what is to become of it: they are asked again the next time.
fn recover(
    world: &World<'_>,
    opened: &OpenFile,
    sitting: &mut Sitting,
    asks: &mut Lines<'_>,
) -> Result<Option<Vec<Draft>>, Ending> {
    let Ok(folders) = world.folders() else { return Ok(Some(Vec::new())) };
    let Some(rescued) = opened.load_rescue_copy(&folders.state) else { return Ok(Some(Vec::new())) };
    if opened.base_bytes().is_none() {
        // It never got to its file: it is what is being walked through.
        return Ok(Some(rescued.drafts));
    }
    let (edit, now) = (sitting.recovery(&rescued), world.clock.now());
    let lines = say::recovery(&world.tongue, sitting.document(), &edit, &rescued, now);
    if edit.is_empty() && rescued.drafts.is_empty() {
        opened.delete_rescue_copy();
        return Ok(Some(Vec::new()));
    }
    for line in &lines {
        super::print(line)?;
    }
    let answers = [tell!(world.tongue, "saved-ask-keep"), tell!(world.tongue, "saved-ask-discard")];
    match plain::choose(asks, &answers)? {
        Some(0) => {
            // It was made of this document: it fits.
            let (comes_back, waits) = (!edit.is_empty(), !rescued.drafts.is_empty());
            drop(sitting.apply(edit, now));
            sitting.close_act();
            if comes_back {
                super::print(&tell!(world.tongue, "saved-recovered-lines"))?;
            }
            if waits {
                super::print(&tell!(world.tongue, "saved-half-waits", path = Shown::path(opened.path())))?;
            }
            Ok(Some(rescued.drafts))
        }
        Some(_) => {
            drop(store::move_to_trash(&store::rescue_path(&folders.state, opened.path()), &folders.state, now));
            opened.delete_rescue_copy();
            super::print(&tell!(world.tongue, "saved-discarded"))?;
            Ok(Some(Vec::new()))
        }
        None => Ok(None),
    }
}

/// The files of the library.
struct OnDisk {
    clock: Clock,
}

impl plain::Files for OnDisk {
    fn hit(&self, path: &Path, words: &Words) -> Option<SearchHit> {
        store::search_file(path, words)
    }

    fn archive(&mut self, path: &Path, away: bool) -> Result<(), WriteError> {
        store::set_archived(path, away, self.clock.now())
    }
}

/// The library as a numbered list, to open from or to begin anew.
fn library(world: &mut World<'_>) -> Result<(), Ending> {
    let rows = super::list::rows(&world.folders()?, world.clock.today());
    let chosen = {
        let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
        let mut lines = fitted(Lines::new(&world.tongue, &mut input, &mut output));
        plain::library(&mut lines, &rows, &mut OnDisk { clock: world.clock }, world.clock.now())?
    };
    match chosen {
        Chosen::Open(path) => walk_file(world, &path),
        Chosen::New(template) => {
            let opened = new::started(world, template, None)?;
            walk_new(world, opened, None)
        }
        Chosen::Nothing => Ok(()),
    }
}
