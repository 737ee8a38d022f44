//! The disk, on a thread of its own: with a slow disk a key is still answered at once.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::config::Folders;
use crate::deliberation::{Deliberation, Row};
use crate::say;
use crate::store::{self, Opened};
use crate::text::Language;
use crate::ui::event::{Event, Filed, Loaded, Lot, Trashed};
use crate::walk::{self, template};

use super::desk::template_of;
use super::{Clock, whole_row};

/// Something for the disk to do.
#[derive(Debug)]
pub(super) enum Job {
    List,
    Load(PathBuf),
    Begin { template: &'static str, language: Language, path: Option<PathBuf> },
    Save { ticket: u64, document: Arc<Deliberation> },
    Versions(PathBuf),
    Duplicate(PathBuf, String),
    Rename(PathBuf, String),
    Trash(PathBuf),
    Restore(Trashed),
}

/// Does the jobs as they come. A listing goes on between them.
pub(super) fn serve(jobs: &Receiver<Job>, events: &Sender<Event>, folders: &Folders, clock: Clock) {
    let mut desk = Disk { events, folders, clock, opened: None, listing: None, listed_at: Instant::now() };
    loop {
        let job = match &desk.listing {
            Some(listing) => jobs.recv_timeout(listing.pause()),
            None => jobs.recv().map_err(RecvTimeoutError::from),
        };
        match job {
            Ok(job) => desk.obey(job),
            Err(RecvTimeoutError::Timeout) => desk.list_on(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// What a listing has still to do: a first look at every file, then each from end to end.
struct Listing {
    glances: Vec<PathBuf>,
    wholes: Vec<Row>,
    rows: Vec<Row>,
    lot: Lot,
    ordered: bool,
}

impl Listing {
    /// How long to wait for another job before going on. With every file glanced at, the first screen is drawn
    /// before anything is read from end to end.
    fn pause(&self) -> Duration {
        if self.glances.is_empty() && !self.ordered && self.lot == Lot::More { FIRST_SCREEN } else { Duration::ZERO }
    }
}

/// The time that drawing the first screen takes.
const FIRST_SCREEN: Duration = Duration::from_millis(8);
/// The rows of the first screen come at once.
const FIRST_LOT: usize = 100;
/// Between two jobs no more files are looked at than take a moment.
const SLICE: usize = 5_000;
/// The others come together, or, on a slow disk, this often.
const PATIENCE: Duration = Duration::from_millis(150);
/// From end to end, first those on the screen, then the rest in larger lots.
const WHOLE_FIRST: usize = 64;
const WHOLE_LOT: usize = 1_000;

struct Disk<'a> {
    events: &'a Sender<Event>,
    folders: &'a Folders,
    clock: Clock,
    opened: Option<Opened>,
    listing: Option<Listing>,
    /// When the last lot of a listing was told.
    listed_at: Instant,
}

impl Disk<'_> {
    fn tell(&self, event: Event) {
        // Nobody listens any more when the program is on its way out.
        drop(self.events.send(event));
    }

    fn obey(&mut self, job: Job) {
        match job {
            Job::List => {
                let mut glances = store::files(&self.folders.sessions);
                // New names begin with the date: the latest, at the end, are looked at first.
                glances.sort_unstable_by(|a, b| a.as_os_str().cmp(b.as_os_str()));
                let (wholes, rows) = (Vec::new(), Vec::new());
                self.listing = Some(Listing { glances, wholes, rows, lot: Lot::First, ordered: false });
                self.listed_at = Instant::now();
                self.list_on();
            }
            Job::Load(path) => self.load(path),
            Job::Begin { template, language, path } => self.begin(template, language, path),
            Job::Save { ticket, document } => {
                let saved = match &mut self.opened {
                    Some(opened) => opened.save(&document, self.clock.now()),
                    None => crate::deliberation::Saved::Failed(String::new()),
                };
                self.tell(Event::Stored { ticket, saved });
            }
            Job::Versions(path) => self.tell(Event::Versions(store::versions(&self.folders.state, &path))),
            Job::Duplicate(path, title) => {
                let filed = store::duplicate(&path, &self.folders.sessions, &title, self.clock.now());
                self.filed(filed.map(|_| Filed::Duplicated));
            }
            Job::Rename(path, title) => {
                let filed = store::retitle(&path, &title, self.clock.now());
                self.filed(filed.map(|()| Filed::Renamed));
            }
            Job::Trash(path) => {
                let at = store::trash(&path, &self.folders.state, self.clock.now());
                self.filed(at.map(|at| Filed::Trashed(Trashed { from: path, at })));
            }
            Job::Restore(trashed) => {
                let filed = store::restore(&trashed.at, &trashed.from);
                self.filed(filed.map(|_| Filed::Restored));
            }
        }
    }

    fn filed(&self, filed: std::io::Result<Filed>) {
        self.tell(Event::Filed(filed.unwrap_or_else(|error| Filed::Failed(error.to_string()))));
    }

    fn load(&mut self, path: PathBuf) {
        let document = match Opened::load(&path) {
            Ok(opened) => {
                let document = opened.document().clone();
                self.opened = Some(opened);
                Ok(document)
            }
            Err(faults) => Err(faults),
        };
        let template = document.as_ref().ok().and_then(template_of);
        self.tell(Event::Loaded(Box::new(Loaded { path, document, template, is_new: false })));
    }

    fn begin(&mut self, name: &str, language: Language, path: Option<PathBuf>) {
        let text = template(name).map_or("", |template| template.text(say::file_language(language)));
        let today = self.clock.today();
        let title = |text: &str| store::read(text.as_bytes()).map(|d| d.head().title.clone()).unwrap_or_default();
        let path = path.unwrap_or_else(|| store::free_path(&self.folders.sessions, today, &title(text)));
        let document = match Opened::fresh(path.clone(), text) {
            Ok(opened) => {
                let document = opened.document().clone();
                self.opened = Some(opened);
                Ok(document)
            }
            Err(faults) => Err(faults),
        };
        let template = document.clone().ok();
        self.tell(Event::Loaded(Box::new(Loaded { path, document, template, is_new: true })));
    }

    /// A little more of a listing.
    fn list_on(&mut self) {
        let Some(mut listing) = self.listing.take() else { return };
        if listing.lot == Lot::First || !listing.glances.is_empty() {
            let count = if listing.lot == Lot::First { FIRST_LOT } else { SLICE };
            let rest = listing.glances.len().saturating_sub(count);
            let mut paths = listing.glances.split_off(rest);
            paths.reverse();
            listing.rows.extend(store::glances(&paths));
            let done = listing.glances.is_empty();
            if listing.lot == Lot::First || done || self.listed_at.elapsed() > PATIENCE {
                let rows = std::mem::take(&mut listing.rows);
                listing.wholes.extend(rows.iter().cloned());
                self.tell(Event::Listed { rows, lot: listing.lot, done });
                listing.lot = Lot::More;
                self.listed_at = Instant::now();
            }
            self.listing = Some(listing);
            return;
        }
        let count = if listing.ordered { WHOLE_LOT } else { WHOLE_FIRST };
        if !std::mem::replace(&mut listing.ordered, true) {
            // What stands at the top of the library is read first; the last of the reversed list is the next.
            walk::arrange_rows(&mut listing.wholes, self.clock.today());
            listing.wholes.reverse();
        }
        let rest = listing.wholes.len().saturating_sub(count);
        let lot = listing.wholes.split_off(rest);
        if lot.is_empty() {
            return;
        }
        let rows = lot.iter().map(|row| whole_row(&row.path)).collect();
        self.tell(Event::Listed { rows, lot: Lot::Known, done: true });
        self.listing = Some(listing);
    }
}
