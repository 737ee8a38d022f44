//! The event loop of the full-screen program, and the start and the end of its threads. The module documentation of
//! [`runtime`](super) describes both.

use std::cell::{Cell, OnceCell};
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::config::Folders;
use crate::messages::{SaveOutcome, WriteError};
use crate::text::{Locale, SafeText};
use crate::ui::app::{App, CurrentTime, Settings};
use crate::ui::event::{EditorError, Effect, Event};

use super::disk;
use super::disk_watch::DiskWatch;
use super::terminal::{TerminalScreen, restore};
use super::{
    Clock, crash_rescue, editor, encryption, failpoint, input, log_entries, output, self_signals, signals, worker,
};

/// How the full-screen program ended.
#[derive(Debug)]
pub struct RunOutcome {
    /// 0, or 128 plus the number of the signal, or 129 if the terminal is lost, or 101 if a thread panicked.
    pub exit_code: u8,
    /// The open file and the sentence about its decision.
    pub exit_summary: Option<(PathBuf, Option<SafeText>)>,
    /// The sentence about a new deliberation without an answer, which is in no file.
    pub not_kept: Option<SafeText>,
    /// The outcome of the last save if the file lacks some of the work.
    pub save_failure: Option<SaveOutcome>,
    /// Why an unfinished text was not kept, and whether the file contains all answers.
    pub unkept_text: Option<(WriteError, bool)>,
    /// The emergency copy with the work that is not in the file.
    pub rescue_path: Option<PathBuf>,
    pub locale: Locale,
}

/// The exit code that Rust itself uses after a panic of the main thread.
const PANIC_EXIT_CODE: u8 = 101;
/// How long the first frame waits for the first rows of the library: a little longer than it takes to read 100 files.
const FIRST_ROWS_TIMEOUT: Duration = Duration::from_millis(5);
/// How long the loop still runs after a signal or the loss of the terminal, so that the last save can finish.
const LAST_SAVE_TIMEOUT: Duration = Duration::from_millis(600);
/// How long the program waits at its end for the disk and encryption threads to finish their queued jobs.
const LAST_JOBS_TIMEOUT: Duration = Duration::from_millis(150);

/// How long a step of the disk thread may take before the user is told that the disk does not answer.
const DISK_TIMEOUT: Duration = Duration::from_secs(5);
/// The same for the encryption thread, which needs some of this time to derive keys.
const ENCRYPTION_TIMEOUT: Duration = Duration::from_secs(10);

/// The senders of all channels that the event loop uses, and what it knows about the threads that receive.
struct Channels {
    disk_jobs: Sender<Effect>,
    /// Jobs that use a passphrase, and all jobs of an encrypted open file.
    encryption_jobs: Sender<Effect>,
    disk_watch: DiskWatch,
    encryption_watch: DiskWatch,
    /// Requests an emergency copy while the disk does not answer. The thread starts with the first request.
    rescue_requests: OnceCell<Sender<()>>,
    events: Sender<Event>,
    /// Whether the open file, or the file that is being opened, is encrypted.
    is_encrypted_open: Cell<bool>,
    /// The result of the external editor. The app handles it before all other events, because a signal that ended the
    /// editor also ends the program.
    edited_text: Cell<Option<Result<String, EditorError>>>,
    /// The folder of the temporary file that the external editor edits.
    state_folder: PathBuf,
    compute_requests: Sender<worker::ComputeRequest>,
}

impl Channels {
    /// Requests an emergency copy from a thread that does not wait for the disk thread.
    fn request_rescue(&self) {
        if self.rescue_requests.get().is_none() {
            let ((requests, inbox), events) = (mpsc::channel(), self.events.clone());
            if spawn_guarded("rescue", &self.events, move || crash_rescue::serve(&inbox, &events)).is_ok() {
                drop(self.rescue_requests.set(requests));
            }
        }
        // Without the thread, the copy counts as failed after a moment.
        if let Some(requests) = self.rescue_requests.get() {
            let _ = requests.send(());
        }
    }
}

/// Runs the full-screen program until the user quits or the program must end.
pub fn run(settings: Settings, folders: &Folders, clock: Clock) -> io::Result<RunOutcome> {
    let (events, inbox) = mpsc::channel();
    let (disk_jobs, disk_inbox) = mpsc::channel();
    let (compute_requests, compute_inbox) = mpsc::channel();
    let (encryption_jobs, encryption_inbox) = mpsc::channel();
    let channels = Channels {
        disk_jobs,
        encryption_jobs,
        disk_watch: DiskWatch::new(DISK_TIMEOUT),
        encryption_watch: DiskWatch::new(ENCRYPTION_TIMEOUT),
        rescue_requests: OnceCell::new(),
        events: events.clone(),
        is_encrypted_open: Cell::new(false),
        edited_text: Cell::new(None),
        state_folder: folders.state.clone(),
        compute_requests,
    };
    // Nothing is ever sent on this channel. The disk and encryption threads own its senders, so the receiver is
    // disconnected when both threads have ended.
    let (disk_is_running, file_threads_ended) = mpsc::channel::<()>();
    let encryption_is_running = disk_is_running.clone();
    {
        let (events, folders, watch) = (events.clone(), folders.clone(), channels.disk_watch.clone());
        spawn_guarded("disk", &events.clone(), move || {
            let _is_running = disk_is_running;
            disk::serve(&disk_inbox, &events, (&folders, clock), &watch);
        })?;
    }
    let mouse = settings.is_mouse_enabled;
    let mut app = App::new(settings, now(clock));
    crash_rescue::start(folders.state.clone(), clock, app.locale().language());
    // The disk thread reads the library while this thread sets up the terminal.
    let first_effects = app.start();
    let mut has_quit = false;
    perform_effects(first_effects, &channels, None, &mut has_quit);
    crash_rescue::install_panic_hook(restore);
    // The listener exists before the terminal is taken over: no signal may end the program without restoring the
    // terminal.
    let signals = signals::SignalListener::new();
    let output_events = events.clone();
    spawn_guarded("output", &events, move || output::write_output(&output_events))?;
    let mut screen = TerminalScreen::take_over(mouse)?;
    // The first frame needs none of these threads, so they start after it. Until then the terminal buffers keys.
    let (folders, encryption_watch) = (folders.clone(), channels.encryption_watch.clone());
    let start_other_threads = move || {
        let encryption_events = events.clone();
        spawn_guarded("encryption", &events, move || {
            let _is_running = encryption_is_running;
            encryption::serve(&encryption_inbox, &encryption_events, (&folders, clock), &encryption_watch);
        })?;
        let worker_events = events.clone();
        spawn_guarded("worker", &events, move || worker::run_worker(&compute_inbox, &worker_events))?;
        let input_events = events.clone();
        spawn_guarded("input", &events, move || input::read_events(&input_events))?;
        spawn_guarded("signals", &events.clone(), move || signals.forward(&events))
    };
    let outcome = run_event_loop(&mut app, &inbox, &channels, &mut screen, clock, has_quit, start_other_threads);
    // Dropping the senders ends the disk and encryption threads after the jobs that are still queued, for example the
    // deletion of an emergency copy.
    drop((screen, channels));
    let _ = file_threads_ended.recv_timeout(LAST_JOBS_TIMEOUT);
    outcome
}

/// Runs the event loop until the app quits, a thread panics or [`LAST_SAVE_TIMEOUT`] is over.
fn run_event_loop(
    app: &mut App,
    inbox: &Receiver<Event>,
    channels: &Channels,
    screen: &mut TerminalScreen,
    clock: Clock,
    mut has_quit: bool,
    start_other_threads: impl FnOnce() -> io::Result<()>,
) -> io::Result<RunOutcome> {
    let mut start_other_threads = Some(start_other_threads);
    let mut exit_code = 0;
    let mut exit_deadline: Option<Instant> = None;
    let mut next_event = inbox.recv_timeout(FIRST_ROWS_TIMEOUT).ok();
    let mut has_panicked = false;
    while !has_quit {
        let (mut must_exit, mut terminal_lost) = (false, false);
        let mut first_event = next_event.take();
        let watches = [&channels.disk_watch, &channels.encryption_watch];
        let mut stalls =
            watches.into_iter().filter(|watch| watch.take_stall(Instant::now())).map(|_| Event::DiskStalled);
        let edited_text = || channels.edited_text.take().map(Event::EditorClosed);
        let mut take_event =
            || edited_text().or_else(|| first_event.take()).or_else(|| stalls.next()).or_else(|| inbox.try_recv().ok());
        while let Some(event) = take_event() {
            match event {
                Event::ThreadPanicked => has_panicked = true,
                Event::Terminated(signal) => exit_code = u8::try_from(128 + signal).unwrap_or(255),
                Event::TerminalLost if exit_code == 0 => exit_code = 129,
                _ => {}
            }
            must_exit |= matches!(event, Event::Terminated(_) | Event::TerminalLost);
            match event {
                Event::Resize => terminal_lost |= screen.repaint().is_err(),
                Event::Resumed => terminal_lost |= screen.resume().is_err(),
                _ => {}
            }
            if matches!(event, Event::Key(_)) && app.unsaved_work().is_some() {
                failpoint::panic_at("key");
            }
            log_entries::record_event(&event);
            let effects = app.update(event, now(clock));
            crash_rescue::record_unsaved_work(app.unsaved_work(), app.locale().language());
            if has_panicked {
                break;
            }
            terminal_lost |=
                perform_effects(effects, channels, Some(&mut *screen), &mut has_quit) == TerminalState::Lost;
        }
        if has_panicked {
            break;
        }
        if !has_quit && !must_exit && exit_deadline.is_none() {
            if app.unsaved_work().is_some() {
                failpoint::panic_at("draw");
            }
            terminal_lost |= screen.draw(|frame| app.view(frame)).is_err();
        }
        if let Some(start) = start_other_threads.take() {
            start()?;
        }
        if terminal_lost && !must_exit && exit_deadline.is_none() {
            // Without a terminal, the app saves the unsaved work and then quits.
            (must_exit, exit_code) = (true, 129);
            let effects = app.update(Event::TerminalLost, now(clock));
            perform_effects(effects, channels, None, &mut has_quit);
        }
        if must_exit && exit_deadline.is_none() {
            exit_deadline = Some(Instant::now() + LAST_SAVE_TIMEOUT);
        }
        if has_quit || exit_deadline.is_some_and(|end| Instant::now() >= end) {
            break;
        }
        let stall_deadlines = watches.map(DiskWatch::deadline);
        let wake_at = [app.next_wake_time(), exit_deadline].into_iter().chain(stall_deadlines).flatten().min();
        next_event = match wake_at {
            None => Some(inbox.recv().map_err(io::Error::other)?),
            Some(at) => match inbox.recv_timeout(at.saturating_duration_since(Instant::now())) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => Some(Event::Tick),
                Err(error @ RecvTimeoutError::Disconnected) => return Err(io::Error::other(error)),
            },
        };
    }
    if has_panicked {
        // The panic hook has printed the message and written the emergency copy in the thread that panicked.
        exit_code = PANIC_EXIT_CODE;
    }
    let mut rescue_path = app.emergency_copy_path();
    if !has_panicked && app.unsaved_work().is_some() {
        // The emergency copy may be older than the document in memory.
        rescue_path = crash_rescue::write_rescue_with_timeout().or(rescue_path);
    }
    let locale = Locale::new(app.locale().language());
    let save_failure = app.unsaved_reason().filter(|_| !has_panicked);
    let unkept_text = app.unkept_text_reason().filter(|_| !has_panicked && rescue_path.is_none());
    let (exit_summary, not_kept) = (app.exit_summary(), app.not_kept_notice());
    Ok(RunOutcome { exit_code, exit_summary, not_kept, save_failure, unkept_text, rescue_path, locale })
}

#[derive(PartialEq, Eq)]
enum TerminalState {
    Present,
    Lost,
}

/// Performs the effects of the app: sends each to its thread, or performs it on this thread.
fn perform_effects(
    effects: Vec<Effect>,
    channels: &Channels,
    mut screen: Option<&mut TerminalScreen>,
    has_quit: &mut bool,
) -> TerminalState {
    let mut terminal = TerminalState::Present;
    for effect in effects {
        log_entries::record_effect(&effect);
        match effect {
            Effect::Simulate { ticket, simulation } => {
                // Sending fails only if the worker has panicked. Its event ThreadPanicked then ends the program.
                drop(channels.compute_requests.send(worker::ComputeRequest::Sample(ticket, simulation)));
            }
            Effect::Compare { ticket, request } => {
                drop(channels.compute_requests.send(worker::ComputeRequest::Compare(ticket, request)))
            }
            Effect::Suspend => {
                if screen
                    .as_deref_mut()
                    .is_some_and(|screen| screen.suspend_while(self_signals::suspend_self).1.is_err())
                {
                    terminal = TerminalState::Lost;
                }
            }
            Effect::OpenEditor(text) => {
                let edited = screen
                    .as_deref_mut()
                    .map(|screen| screen.suspend_while(|| editor::edit(&channels.state_folder, &text)));
                if let Some((edited, resumed)) = edited {
                    channels.edited_text.set(Some(edited));
                    if resumed.is_err() {
                        terminal = TerminalState::Lost;
                    }
                }
            }
            Effect::CopyToClipboard(text) => {
                if screen.as_deref_mut().is_some_and(|screen| screen.copy_to_clipboard(&text).is_err()) {
                    terminal = TerminalState::Lost;
                }
            }
            Effect::RescueWork => channels.request_rescue(),
            Effect::Quit => *has_quit = true,
            job => {
                if job.opens_document() {
                    channels.is_encrypted_open.set(job.uses_passphrase());
                }
                let is_for_encryption =
                    job.uses_passphrase() || channels.is_encrypted_open.get() && job.concerns_open_document();
                let (jobs, watch) = if is_for_encryption {
                    (&channels.encryption_jobs, &channels.encryption_watch)
                } else {
                    (&channels.disk_jobs, &channels.disk_watch)
                };
                watch.add_job();
                // Sending fails only if the thread has panicked, as for the worker.
                drop(jobs.send(job));
            }
        }
    }
    terminal
}

fn now(clock: Clock) -> CurrentTime {
    CurrentTime { instant: Instant::now(), wall_time: clock.now() }
}

/// Starts a thread. If the thread panics, the event [`Event::ThreadPanicked`] ends the program, because the program
/// would wait forever for the answers of the thread.
fn spawn_guarded(name: &str, events: &Sender<Event>, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let events = events.clone();
    let run_and_report = move || {
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err() {
            drop(events.send(Event::ThreadPanicked));
        }
    };
    thread::Builder::new().name(name.to_owned()).spawn(run_and_report).map(|_| ())
}
