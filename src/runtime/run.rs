//! The loop: one queue, drained, then drawn once. Nothing due, nothing done.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::config::Folders;
use crate::deliberation::Saved;
use crate::text::{Shown, Tongue};
use crate::ui::app::{App, Now, Settings};
use crate::ui::event::{Effect, Event};

use super::disk::{self, Job};
use super::terminal::{Screen, give_back};
use super::{Clock, input, signals, worker};

/// How a run on the screen ended.
#[derive(Debug)]
pub struct Parted {
    /// 128 and the number of the signal that ended it, else 0.
    pub code: u8,
    /// The file that was open, and the decision line.
    pub open: Option<(PathBuf, Option<Shown>)>,
    /// How the last save went, where not everything is on disk.
    pub trouble: Option<Saved>,
    /// The language it was held in.
    pub tongue: Tongue,
}

/// How long the first frame waits for the first rows.
const FIRST_ROWS: Duration = Duration::from_millis(3);
/// How long the last save may take once a signal has come.
const LAST_SAVE: Duration = Duration::from_millis(800);

/// The ends of the threads that the loop talks to.
struct World {
    jobs: Sender<Job>,
    requests: Sender<worker::Request>,
}

/// Runs the program on the screen.
pub fn run(settings: Settings, folders: &Folders, clock: Clock) -> io::Result<Parted> {
    let (events, inbox) = mpsc::channel();
    let (jobs, job_inbox) = mpsc::channel();
    let (requests, request_inbox) = mpsc::channel();
    let world = World { jobs, requests };
    {
        let (events, folders) = (events.clone(), folders.clone());
        start("disk", &events.clone(), move || disk::serve(&job_inbox, &events, &folders, clock))?;
    }
    let mut app = App::new(settings, now(clock));
    // The disk is at work while the terminal is made ready.
    let first = app.start();
    let mut leave = None;
    perform(first, &world, None, &mut leave)?;
    give_back_on_panic();
    let mut screen = Screen::take()?;
    // The first frame needs none of these; keys wait in the terminal meanwhile.
    let the_rest = move || {
        let worker_events = events.clone();
        start("worker", &events, move || worker::work(&request_inbox, &worker_events))?;
        for (name, thread) in
            [("input", input::read as fn(&Sender<Event>)), ("signals", signals::listen), ("watch", signals::watch)]
        {
            let thread_events = events.clone();
            start(name, &events, move || thread(&thread_events))?;
        }
        Ok(())
    };
    turn(&mut app, &inbox, &world, &mut screen, clock, leave, the_rest)
}

/// Takes events, lets the app see them, does what it asks, draws once; until it wants to leave.
fn turn(
    app: &mut App,
    inbox: &Receiver<Event>,
    world: &World,
    screen: &mut Screen,
    clock: Clock,
    mut leave: Option<()>,
    after_the_first_frame: impl FnOnce() -> io::Result<()>,
) -> io::Result<Parted> {
    let mut after_the_first_frame = Some(after_the_first_frame);
    let mut code = 0;
    let mut doomed: Option<Instant> = None;
    let mut waiting = inbox.recv_timeout(FIRST_ROWS).ok();
    while leave.is_none() {
        let (mut lost, mut gone) = (false, false);
        for event in waiting.take().into_iter().chain(inbox.try_iter()) {
            match event {
                Event::Ended(signal) => code = u8::try_from(128 + signal).unwrap_or(255),
                Event::InputLost if code == 0 => code = 129,
                _ => {}
            }
            lost |= matches!(event, Event::Ended(_) | Event::InputLost);
            if matches!(event, Event::Resize | Event::Resumed) {
                gone |= screen.repaint().is_err();
            }
            let effects = app.update(event, now(clock));
            gone |= perform(effects, world, Some(&mut *screen), &mut leave)? == Terminal::Gone;
        }
        if leave.is_none() && !lost && doomed.is_none() {
            gone |= screen.draw(|frame| app.view(frame)).is_err();
        }
        if let Some(start) = after_the_first_frame.take() {
            start()?;
        }
        if gone && !lost && doomed.is_none() {
            // The terminal is gone: what is unsaved is saved, then the program ends.
            (lost, code) = (true, 129);
            let effects = app.update(Event::InputLost, now(clock));
            perform(effects, world, None, &mut leave)?;
        }
        if lost && doomed.is_none() {
            doomed = Some(Instant::now() + LAST_SAVE);
        }
        if leave.is_some() || doomed.is_some_and(|end| Instant::now() >= end) {
            break;
        }
        let wake = [app.deadline(), doomed].into_iter().flatten().min();
        waiting = match wake {
            None => Some(inbox.recv().map_err(io::Error::other)?),
            Some(at) => match inbox.recv_timeout(at.saturating_duration_since(Instant::now())) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => Some(Event::Tick),
                Err(error @ RecvTimeoutError::Disconnected) => return Err(io::Error::other(error)),
            },
        };
    }
    let tongue = Tongue::new(app.tongue().language());
    Ok(Parted { code, open: app.parting(), trouble: app.trouble(), tongue })
}

/// Whether there still is a terminal to draw on.
#[derive(PartialEq, Eq)]
enum Terminal {
    There,
    Gone,
}

/// Does what the app asks of the world.
fn perform(
    effects: Vec<Effect>,
    world: &World,
    mut screen: Option<&mut Screen>,
    leave: &mut Option<()>,
) -> io::Result<Terminal> {
    let mut terminal = Terminal::There;
    for effect in effects {
        let job = match effect {
            Effect::List => Job::List,
            Effect::Load(path) => Job::Load(path),
            Effect::Begin { template, language, path } => Job::Begin { template, language, path },
            Effect::Save { ticket, document } => Job::Save { ticket, document },
            Effect::Versions(path) => Job::Versions(path),
            Effect::Duplicate(path, title) => Job::Duplicate(path, title),
            Effect::Rename(path, title) => Job::Rename(path, title),
            Effect::Trash(path) => Job::Trash(path),
            Effect::Restore(trashed) => Job::Restore(trashed),
            Effect::Compute { ticket, document } => {
                world.requests.send((ticket, document)).map_err(io::Error::other)?;
                continue;
            }
            Effect::Suspend => {
                if screen.as_deref_mut().is_some_and(|screen| screen.lend(signals::stop).is_err()) {
                    terminal = Terminal::Gone;
                }
                continue;
            }
            Effect::Quit => {
                *leave = Some(());
                continue;
            }
        };
        world.jobs.send(job).map_err(io::Error::other)?;
    }
    Ok(terminal)
}

fn now(clock: Clock) -> Now {
    Now { instant: Instant::now(), moment: clock.now() }
}

/// Starts a thread; should it ever panic, the program ends rather than run on without it.
fn start(name: &str, events: &Sender<Event>, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let events = events.clone();
    let guarded = move || {
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err() {
            drop(events.send(Event::InputLost));
        }
    };
    thread::Builder::new().name(name.to_owned()).spawn(guarded).map(|_| ())
}

/// Before a panic is told, the terminal is given back, so that it can be read.
fn give_back_on_panic() {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        told(panic);
    }));
}
