//! The input thread: reads keys, mouse events and pasted text. A separate thread, because reading blocks.

use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::ui::event::Event;

/// Whether the input thread reads the keyboard, or leaves the keyboard to an external editor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LendState {
    Reading,
    Requested,
    Lent,
}

static LEND_STATE: Mutex<LendState> = Mutex::new(LendState::Reading);
static LEND_STATE_CHANGED: Condvar = Condvar::new();
/// How long [`lend_keyboard`] waits for the input thread to stop reading.
const YIELD_TIMEOUT: Duration = Duration::from_secs(2);

fn lock_lend_state() -> MutexGuard<'static, LendState> {
    LEND_STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Calls `meanwhile` while the input thread does not read the keyboard. Returns an error without the call if the thread
/// does not stop reading within [`YIELD_TIMEOUT`].
pub(super) fn lend_keyboard<T>(meanwhile: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let mut state = lock_lend_state();
    *state = LendState::Requested;
    reader::wake();
    let waited = LEND_STATE_CHANGED.wait_timeout_while(state, YIELD_TIMEOUT, |state| *state == LendState::Requested);
    let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
    let is_lent = *state == LendState::Lent;
    drop(state);
    let result = if is_lent { meanwhile() } else { Err(io::ErrorKind::TimedOut.into()) };
    *lock_lend_state() = LendState::Reading;
    LEND_STATE_CHANGED.notify_all();
    result
}

/// Blocks the input thread while the keyboard is lent.
fn pause_while_lent() {
    let mut state = lock_lend_state();
    if *state == LendState::Requested {
        *state = LendState::Lent;
        LEND_STATE_CHANGED.notify_all();
        drop(LEND_STATE_CHANGED.wait_while(state, |state| *state == LendState::Lent));
    }
}

/// Sends all input as events until reading fails, which is reported as [`Event::TerminalLost`], or the event loop has
/// ended.
pub(super) fn read_events(events: &Sender<Event>) {
    if reader::read_until_error(events).is_err() {
        drop(events.send(Event::TerminalLost));
    }
}

/// Reads the bytes of the terminal, and waits for a byte, for [`wake`] or for the deadline of an incomplete sequence.
#[cfg(unix)]
mod reader {
    use std::io::{self, PipeWriter, Read, Write};
    use std::os::fd::AsRawFd;
    use std::sync::OnceLock;
    use std::sync::mpsc::Sender;
    use std::time::Instant;

    use filedescriptor::{POLLIN, poll, pollfd};

    use super::pause_while_lent;
    use crate::runtime::InputDecoder;
    use crate::ui::event::Event;

    /// The end of a pipe whose other end wakes the input thread.
    static WAKER: OnceLock<PipeWriter> = OnceLock::new();
    /// The number of bytes that one read takes at most. A terminal buffers a few thousand bytes.
    const BUFFER_BYTES: usize = 4_096;

    /// Wakes the input thread from waiting for input.
    pub(super) fn wake() {
        // Writing does not block: the pipe has space for thousands of calls.
        drop(WAKER.get().map(|mut waker| waker.write(&[0])));
    }

    /// Returns `Ok` when the event loop has ended, and an error when the terminal sends no more input.
    pub(super) fn read_until_error(events: &Sender<Event>) -> io::Result<()> {
        let (mut woken, waker) = io::pipe()?;
        drop(WAKER.set(waker));
        let stdin = io::stdin();
        let mut decoder = InputDecoder::default();
        let mut buffer = [0; BUFFER_BYTES];
        loop {
            pause_while_lent();
            let timeout = decoder.deadline().map(|deadline| deadline.saturating_duration_since(Instant::now()));
            let wait_for = |fd| pollfd { fd, events: POLLIN, revents: 0 };
            let mut sources = [wait_for(stdin.as_raw_fd()), wait_for(woken.as_raw_fd())];
            match poll(&mut sources, timeout) {
                Ok(_) => {}
                Err(filedescriptor::Error::Poll(error)) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(io::Error::other(error)),
            }
            let [input, wake_up] = sources;
            if wake_up.revents != 0 {
                let _ = woken.read(&mut buffer)?;
                continue;
            }
            let received = if input.revents == 0 {
                decoder.expire(Instant::now())
            } else {
                match rustix::io::read(&stdin, &mut buffer) {
                    Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                    Ok(count) => decoder.decode(buffer.get(..count).unwrap_or_default(), Instant::now()),
                    Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => continue,
                    Err(error) => return Err(error.into()),
                }
            };
            for event in received {
                if events.send(event).is_err() {
                    return Ok(());
                }
            }
        }
    }
}

/// Reads the events of the console.
#[cfg(not(unix))]
mod reader {
    use std::io;
    use std::sync::mpsc::Sender;
    use std::time::Duration;

    use crossterm::event;

    use super::super::console_input::event_from_console;
    use super::pause_while_lent;
    use crate::ui::event::Event;

    /// Nothing can wake a blocked reader, so the reader checks the state at this interval.
    const POLL_INTERVAL: Duration = Duration::from_millis(250);

    pub(super) fn wake() {}

    /// Returns `Ok` when the event loop has ended, and an error when the terminal sends no more input.
    pub(super) fn read_until_error(events: &Sender<Event>) -> io::Result<()> {
        loop {
            pause_while_lent();
            if event::poll(POLL_INTERVAL)?
                && let Some(event) = event_from_console(event::read()?)
                && events.send(event).is_err()
            {
                return Ok(());
            }
        }
    }
}
