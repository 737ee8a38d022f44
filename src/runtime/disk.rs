//! The disk, on a thread of its own: with a slow disk a key is still answered at once.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::config::Folders;
use crate::messages::Row;
use crate::store::{self, Found};
use crate::ui::event::{Effect, Event, Lot};
use crate::walk;

use super::{Clock, Keeper, Seeking, last, whole_row};

/// Does the jobs as they come. A listing goes on between them.
pub(super) fn serve(jobs: &Receiver<Effect>, events: &Sender<Event>, folders: &Folders, clock: Clock) {
    let keeper = Keeper::new(folders.clone());
    let mut desk = Disk { events, folders, clock, keeper, listing: None, listed_at: Instant::now(), seeking: None };
    loop {
        let job = match (&desk.listing, &desk.seeking) {
            (Some(listing), _) => jobs.recv_timeout(listing.pause()),
            (None, Some(_)) => jobs.recv_timeout(Duration::ZERO),
            (None, None) => jobs.recv().map_err(RecvTimeoutError::from),
        };
        match job {
            Ok(job) => desk.obey(job),
            Err(RecvTimeoutError::Timeout) if desk.listing.is_some() => desk.list_on(),
            Err(RecvTimeoutError::Timeout) => desk.seek_on(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// What a listing has still to do: a first look at every file, then each from end to end.
struct Listing {
    /// Which copies lie beside which file.
    found: Found,
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

/// A search goes on for so long before it looks for another job, and tells what it has found.
const A_MOMENT: Duration = Duration::from_millis(40);

struct Disk<'a> {
    events: &'a Sender<Event>,
    folders: &'a Folders,
    clock: Clock,
    keeper: Keeper,
    listing: Option<Listing>,
    /// When the last lot of a listing was told.
    listed_at: Instant,
    /// What is being searched for.
    seeking: Option<Seeking>,
}

impl Disk<'_> {
    fn tell(&self, event: Event) {
        // Nobody listens any more when the program is on its way out.
        drop(self.events.send(event));
    }

    fn obey(&mut self, job: Effect) {
        match job {
            Effect::List => self.list(),
            Effect::Seek { ticket, words, paths } => self.seeking = Some(Seeking::new(ticket, words, paths)),
            Effect::SeekNoMore => self.seeking = None,
            job => {
                if matches!(job, Effect::Save { .. }) {
                    last::drill("save");
                }
                let about_the_open = job.is_about_the_open();
                let events = self.keeper.answer(job, self.clock.now());
                if about_the_open {
                    last::note_file(self.keeper.opened());
                }
                events.into_iter().for_each(|event| self.tell(event));
            }
        }
    }

    /// Begins to list.
    fn list(&mut self) {
        let mut found = store::found(&self.folders.sessions).with_unsaved(&self.folders.state);
        let mut glances = std::mem::take(&mut found.files);
        // New names begin with the date: the latest, at the end, are looked at first.
        glances.sort_unstable_by(|a, b| a.as_os_str().cmp(b.as_os_str()));
        let (wholes, rows) = (Vec::new(), Vec::new());
        self.listing = Some(Listing { found, glances, wholes, rows, lot: Lot::First, ordered: false });
        self.listed_at = Instant::now();
        self.list_on();
    }

    /// A little more of a search: a key that is pressed meanwhile is answered before the next.
    fn seek_on(&mut self) {
        let Some(seeking) = &mut self.seeking else { return };
        let told = seeking.go_on(A_MOMENT);
        if seeking.is_done() {
            self.seeking = None;
        }
        self.tell(told);
    }

    /// A little more of a listing.
    fn list_on(&mut self) {
        let Some(mut listing) = self.listing.take() else { return };
        if listing.lot == Lot::First || !listing.glances.is_empty() {
            let count = if listing.lot == Lot::First { FIRST_LOT } else { SLICE };
            let rest = listing.glances.len().saturating_sub(count);
            let mut paths = listing.glances.split_off(rest);
            paths.reverse();
            listing.rows.extend(listing.found.marked(store::glances(&paths)));
            let done = listing.glances.is_empty();
            if listing.lot == Lot::First || done || self.listed_at.elapsed() > PATIENCE {
                let mut rows = std::mem::take(&mut listing.rows);
                listing.wholes.extend(rows.iter().cloned());
                // What never got to its file is known wholly, and read no further.
                rows.append(&mut listing.found.lost);
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
        let rows = listing.found.marked(lot.iter().map(|row| whole_row(&row.path)).collect());
        self.tell(Event::Listed { rows, lot: Lot::Known, done: true });
        self.listing = Some(listing);
    }
}
