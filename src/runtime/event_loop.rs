//! The loop: one queue, drained, then drawn once. Nothing due, nothing done.

use std::cell::Cell;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::config::Folders;
use crate::messages::SaveOutcome;
use crate::text::{Locale, SafeText};
use crate::ui::app::{App, CurrentTime, Settings};
use crate::ui::event::{Effect, Event};

use super::disk;
use super::terminal::{TerminalScreen, restore};
use super::{Clock, crash_rescue, editor, encryption, input, self_signals, signals, worker};

/// How a run on the screen ended.
#[derive(Debug)]
pub struct RunOutcome {
    /// 128 and the number of the signal that ended it, else 0.
    pub exit_code: u8,
    /// The file that was open, and the decision line.
    pub open_file: Option<(PathBuf, Option<SafeText>)>,
    /// How the last save went, where not everything is on disk.
    pub save_failure: Option<SaveOutcome>,
    /// Where what is not on disk is kept.
    pub rescue_path: Option<PathBuf>,
    /// The language it was held in.
    pub locale: Locale,
}

/// The exit code of a program that broke off, as Rust has it.
const PANIC_EXIT_CODE: u8 = 101;
/// How long the first frame waits for the first rows: a little longer than it takes to read 100 files.
const FIRST_ROWS_TIMEOUT: Duration = Duration::from_millis(5);
/// How long the last save may take once a signal has come.
const LAST_SAVE_TIMEOUT: Duration = Duration::from_millis(600);
/// How long the disk may take with what it was asked before that.
const LAST_JOBS_TIMEOUT: Duration = Duration::from_millis(150);

/// The ends of the threads that the loop talks to.
struct Channels {
    disk_jobs: Sender<Effect>,
    /// The jobs that have to do with what is sealed.
    encryption_jobs: Sender<Effect>,
    /// Whether a sealed deliberation is open, or being opened.
    is_encrypted_open: Cell<bool>,
    events: Sender<Event>,
    /// Where a text lies while an editor has it.
    state_folder: PathBuf,
    compute_requests: Sender<worker::ComputeRequest>,
}

/// Runs the program on the screen.
pub fn run(settings: Settings, folders: &Folders, clock: Clock) -> io::Result<RunOutcome> {
    let (events, inbox) = mpsc::channel();
    let (jobs, job_inbox) = mpsc::channel();
    let (requests, request_inbox) = mpsc::channel();
    let (seals, seal_inbox) = mpsc::channel();
    let is_sealed = Cell::new(false);
    let world = Channels {
        disk_jobs: jobs,
        encryption_jobs: seals,
        is_encrypted_open: is_sealed,
        events: events.clone(),
        state_folder: folders.state.clone(),
        compute_requests: requests,
    };
    // Nothing is ever sent: it is heard when both threads that have to do with files end, and with them their ends of this.
    let (at_work, disk_is_done) = mpsc::channel::<()>();
    let seals_at_work = at_work.clone();
    {
        let (events, folders) = (events.clone(), folders.clone());
        spawn_guarded("disk", &events.clone(), move || {
            let _at_work = at_work;
            disk::serve(&job_inbox, &events, &folders, clock);
        })?;
    }
    let mouse = settings.is_mouse_enabled;
    let mut app = App::new(settings, now(clock));
    crash_rescue::start(folders.state.clone(), clock, app.locale().language());
    // The disk is at work while the terminal is made ready.
    let first = app.start();
    let mut leave = None;
    perform_effects(first, &world, None, &mut leave);
    crash_rescue::install_panic_hook(restore);
    // From here on a signal finds a terminal to give back.
    let signals = signals::SignalListener::new();
    let mut screen = TerminalScreen::take_over(mouse)?;
    // The first frame needs none of these; keys wait in the terminal meanwhile.
    let folders = folders.clone();
    let the_rest = move || {
        let seal_events = events.clone();
        spawn_guarded("seals", &events, move || {
            let _at_work = seals_at_work;
            encryption::serve(&seal_inbox, &seal_events, &folders, clock);
        })?;
        let worker_events = events.clone();
        spawn_guarded("worker", &events, move || worker::run_worker(&request_inbox, &worker_events))?;
        for (name, thread) in
            [("input", input::read_events as fn(&Sender<Event>)), ("watch", signals::watch_for_hangup)]
        {
            let thread_events = events.clone();
            spawn_guarded(name, &events, move || thread(&thread_events))?;
        }
        spawn_guarded("signals", &events.clone(), move || signals.forward(&events))
    };
    let parted = run_event_loop(&mut app, &inbox, &world, &mut screen, clock, leave, the_rest);
    drop((screen, world));
    // What the disk was asked last, to take an emergency copy away for one, is done before the program ends.
    let _ = disk_is_done.recv_timeout(LAST_JOBS_TIMEOUT);
    parted
}

/// Takes events, lets the app see them, does what it asks, draws once; until it wants to leave.
fn run_event_loop(
    app: &mut App,
    inbox: &Receiver<Event>,
    world: &Channels,
    screen: &mut TerminalScreen,
    clock: Clock,
    mut leave: Option<()>,
    after_the_first_frame: impl FnOnce() -> io::Result<()>,
) -> io::Result<RunOutcome> {
    let mut after_the_first_frame = Some(after_the_first_frame);
    let mut code = 0;
    let mut doomed: Option<Instant> = None;
    let mut waiting = inbox.recv_timeout(FIRST_ROWS_TIMEOUT).ok();
    let mut broken = false;
    while leave.is_none() {
        let (mut lost, mut gone) = (false, false);
        for event in waiting.take().into_iter().chain(inbox.try_iter()) {
            match event {
                Event::ThreadPanicked => broken = true,
                Event::Terminated(signal) => code = u8::try_from(128 + signal).unwrap_or(255),
                Event::InputLost if code == 0 => code = 129,
                _ => {}
            }
            lost |= matches!(event, Event::Terminated(_) | Event::InputLost);
            if matches!(event, Event::Resize | Event::Resumed) {
                gone |= screen.repaint().is_err();
            }
            if matches!(event, Event::Key(_)) && app.unsaved_work().is_some() {
                crash_rescue::failpoint("key");
            }
            let effects = app.update(event, now(clock));
            crash_rescue::record_unsaved_work(app.unsaved_work(), app.locale().language());
            if broken {
                break;
            }
            gone |= perform_effects(effects, world, Some(&mut *screen), &mut leave) == TerminalState::Lost;
        }
        if broken {
            break;
        }
        if leave.is_none() && !lost && doomed.is_none() {
            if app.unsaved_work().is_some() {
                crash_rescue::failpoint("draw");
            }
            gone |= screen.draw(|frame| app.view(frame)).is_err();
        }
        if let Some(start) = after_the_first_frame.take() {
            start()?;
        }
        if gone && !lost && doomed.is_none() {
            // The terminal is gone: what is unsaved is saved, then the program ends.
            (lost, code) = (true, 129);
            let effects = app.update(Event::InputLost, now(clock));
            perform_effects(effects, world, None, &mut leave);
        }
        if lost && doomed.is_none() {
            doomed = Some(Instant::now() + LAST_SAVE_TIMEOUT);
        }
        if leave.is_some() || doomed.is_some_and(|end| Instant::now() >= end) {
            break;
        }
        let wake = [app.next_wake_time(), doomed].into_iter().flatten().min();
        waiting = match wake {
            None => Some(inbox.recv().map_err(io::Error::other)?),
            Some(at) => match inbox.recv_timeout(at.saturating_duration_since(Instant::now())) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => Some(Event::Tick),
                Err(error @ RecvTimeoutError::Disconnected) => return Err(io::Error::other(error)),
            },
        };
    }
    if broken {
        // Why was told, and what was unsaved is put away, by the thread that broke.
        code = PANIC_EXIT_CODE;
    }
    let mut kept = app.emergency_copy();
    if !broken && app.unsaved_work().is_some() {
        // A copy from before may be older than what is here.
        kept = crash_rescue::write_rescue_with_timeout().or(kept);
    }
    let locale = Locale::new(app.locale().language());
    let trouble = app.save_failure().filter(|_| !broken);
    Ok(RunOutcome { exit_code: code, open_file: app.exit_summary(), save_failure: trouble, rescue_path: kept, locale })
}

/// Whether there still is a terminal to draw on.
#[derive(PartialEq, Eq)]
enum TerminalState {
    Present,
    Lost,
}

/// Does what the app asks of the world.
fn perform_effects(
    effects: Vec<Effect>,
    world: &Channels,
    mut screen: Option<&mut TerminalScreen>,
    leave: &mut Option<()>,
) -> TerminalState {
    let mut terminal = TerminalState::Present;
    for effect in effects {
        match effect {
            Effect::Simulate { ticket, simulation: drawing } => {
                // A worker that is gone has told so, and the program ends.
                drop(world.compute_requests.send(worker::ComputeRequest::Sample(ticket, drawing)));
            }
            Effect::Compare { ticket, request: comparing } => {
                drop(world.compute_requests.send(worker::ComputeRequest::Compare(ticket, comparing)))
            }
            Effect::Suspend => {
                if screen.as_deref_mut().is_some_and(|screen| screen.suspend_while(self_signals::suspend_self).is_err())
                {
                    terminal = TerminalState::Lost;
                }
            }
            Effect::OpenEditor(text) => {
                let edited = screen
                    .as_deref_mut()
                    .map(|screen| screen.suspend_while(|| editor::edit(&world.state_folder, &text)));
                match edited {
                    Some(Ok(edited)) => drop(world.events.send(Event::EditorClosed(edited))),
                    Some(Err(_)) => terminal = TerminalState::Lost,
                    None => {}
                }
            }
            Effect::CopyToClipboard(text) => {
                if screen.as_deref_mut().is_some_and(|screen| screen.copy_to_clipboard(&text).is_err()) {
                    terminal = TerminalState::Lost;
                }
            }
            Effect::Quit => *leave = Some(()),
            // So has a disk thread.
            job => {
                if job.opens_document() {
                    world.is_encrypted_open.set(job.uses_passphrase());
                }
                let seals = job.uses_passphrase() || world.is_encrypted_open.get() && job.concerns_open_document();
                drop(if seals { world.encryption_jobs.send(job) } else { world.disk_jobs.send(job) });
            }
        }
    }
    terminal
}

fn now(clock: Clock) -> CurrentTime {
    CurrentTime { instant: Instant::now(), wall_time: clock.now() }
}

/// Starts a thread; should it ever panic, the program ends rather than run on without it.
fn spawn_guarded(name: &str, events: &Sender<Event>, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let events = events.clone();
    let guarded = move || {
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err() {
            drop(events.send(Event::ThreadPanicked));
        }
    };
    thread::Builder::new().name(name.to_owned()).spawn(guarded).map(|_| ())
}
