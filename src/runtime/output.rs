//! The output thread: writes to the terminal. A separate thread, because a write blocks for as long as the terminal
//! takes no output, and saving, signals and keys must not wait for that.
//!
//! The thread writes everything in the order of [`send`]. While it writes, the event loop draws no frame, so the next
//! frame is drawn over the last one that was written completely.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::Sender;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::text::SafeText;
use crate::ui::event::Event;

#[derive(Default)]
struct Output {
    /// The bytes that the thread has not begun to write.
    waiting: Vec<u8>,
    is_writing: bool,
    /// Whether a write failed. Nothing is written any more.
    is_lost: bool,
    /// Whether the event loop wants to draw a frame when everything is written.
    wants_frame: bool,
}

impl Output {
    fn is_idle(&self) -> bool {
        self.waiting.is_empty() && !self.is_writing
    }
}

static OUTPUT: Mutex<Output> =
    Mutex::new(Output { waiting: Vec::new(), is_writing: false, is_lost: false, wants_frame: false });
static OUTPUT_CHANGED: Condvar = Condvar::new();

fn lock_output() -> MutexGuard<'static, Output> {
    OUTPUT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes what is sent until the terminal is lost, which is reported as [`Event::TerminalLost`].
pub(super) fn write_output(events: &Sender<Event>) {
    loop {
        let mut output = OUTPUT_CHANGED
            .wait_while(lock_output(), |output| output.waiting.is_empty())
            .unwrap_or_else(PoisonError::into_inner);
        let bytes = std::mem::take(&mut output.waiting);
        output.is_writing = true;
        drop(output);
        let written = write_all(&bytes);
        let mut output = lock_output();
        output.is_writing = false;
        output.is_lost = written.is_err();
        // Sending fails when the event loop has ended. Nothing is drawn then.
        if output.is_lost {
            output.waiting.clear();
            drop(events.send(Event::TerminalLost));
        } else if output.waiting.is_empty() && std::mem::take(&mut output.wants_frame) {
            drop(events.send(Event::Tick));
        }
        OUTPUT_CHANGED.notify_all();
        if output.is_lost {
            return;
        }
    }
}

/// Writes without the buffer and the lock of [`io::stdout`], which the end of the program would wait for.
#[cfg(unix)]
fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    let stdout = io::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(&stdout, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => {}
            // Another program has made the terminal non-blocking.
            Err(rustix::io::Errno::AGAIN) => {
                let mut output = [filedescriptor::pollfd {
                    fd: std::os::fd::AsRawFd::as_raw_fd(&stdout),
                    events: filedescriptor::POLLOUT,
                    revents: 0,
                }];
                drop(filedescriptor::poll(&mut output, None));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn write_all(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout();
    stdout.write_all(bytes).and_then(|()| stdout.flush())
}

/// Sends bytes to the output thread and returns at once.
///
/// # Errors
/// Returns an error if the terminal is lost.
pub(super) fn send(bytes: &[u8]) -> io::Result<()> {
    let mut output = lock_output();
    if output.is_lost {
        return Err(io::ErrorKind::BrokenPipe.into());
    }
    output.waiting.extend_from_slice(bytes);
    OUTPUT_CHANGED.notify_all();
    Ok(())
}

/// Returns whether everything is written, so that a frame can be drawn. Otherwise [`Event::Tick`] follows when
/// everything is written.
pub(super) fn is_ready_for_frame() -> bool {
    let mut output = lock_output();
    output.wants_frame = !output.is_idle() && !output.is_lost;
    !output.wants_frame
}

/// Waits until everything is written, but not longer than `timeout`.
pub(super) fn wait_until_written(timeout: Duration) {
    drop(OUTPUT_CHANGED.wait_timeout_while(lock_output(), timeout, |output| !output.is_idle() && !output.is_lost));
}

/// How long a sentence after the end of the full screen waits for a terminal that takes no output.
const LAST_LINE_TIMEOUT: Duration = Duration::from_millis(200);

/// Prints lines after the full-screen program has ended. Gives up if the terminal takes no output.
pub fn print_last_lines(lines: &[SafeText]) {
    write_last_text(&lines.iter().map(|line| format!("{line}\n")).collect::<String>());
}

/// Prints a message to standard error after the full-screen program has ended. Gives up if that is a terminal that
/// takes no output.
pub fn print_last_error(sentence: &SafeText) {
    write_last_error(&format!("pesee: {sentence}\n"));
}

fn write_last_text(text: &str) {
    // The terminal may be gone, and nobody reads the text then.
    drop(send(text.as_bytes()));
    wait_until_written(LAST_LINE_TIMEOUT);
}

/// Writes sanitized text as [`print_last_error`] does.
pub(super) fn write_last_error(text: &str) {
    if io::stderr().is_terminal() {
        write_last_text(text);
    } else {
        // Nothing can be done if standard error is closed.
        drop(io::stderr().write_all(text.as_bytes()));
    }
}

/// The terminal as a writer, which never blocks.
#[derive(Debug)]
pub(super) struct OutputSender;

impl Write for OutputSender {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        send(bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
