//! The thread that writes the log for bug reports. A thread that records an entry never waits for the disk of the log:
//! entries that the disk does not take in time are counted and left out.

use std::fs::File;
use std::io::Write;
use std::panic::PanicHookInfo;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Local};
use log::{LevelFilter, Log, Metadata, Record};

use crate::event_log::{self, Field, TARGET};

use super::failpoint::{HangingPlace, wait_while_hanging};

/// How many entries may wait for the disk.
const MAX_WAITING: usize = 10_000;
/// How long the end of the program waits for the last entries.
const LAST_ENTRIES_TIMEOUT: Duration = Duration::from_millis(150);

enum Message {
    Entry(SystemTime, String),
    /// All entries before this one are written: answer.
    Flush(Sender<()>),
}

/// The receiver of all entries of the process.
struct LogWriter {
    /// Not set without `--log`.
    messages: OnceLock<Sender<Message>>,
    waiting: AtomicUsize,
    /// The number of entries that were left out since the last one that was written.
    lost: AtomicU64,
}

static WRITER: LogWriter =
    LogWriter { messages: OnceLock::new(), waiting: AtomicUsize::new(0), lost: AtomicU64::new(0) };

impl Log for LogWriter {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == TARGET
    }

    fn log(&self, record: &Record<'_>) {
        let Some(messages) = self.messages.get().filter(|_| self.enabled(record.metadata())) else { return };
        if self.waiting.fetch_add(1, Ordering::Relaxed) >= MAX_WAITING {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            self.lost.fetch_add(1, Ordering::Relaxed);
            return;
        }
        let thread = thread::current();
        let thread = thread.name().unwrap_or("unnamed");
        let entry = format!("{:5} {thread} {}\n", record.level(), record.args());
        // Sending fails only if the thread could not write. Then there is no log.
        drop(messages.send(Message::Entry(SystemTime::now(), entry)));
    }

    fn flush(&self) {
        let Some(messages) = self.messages.get() else { return };
        let (written, answer) = mpsc::channel();
        if messages.send(Message::Flush(written)).is_ok() {
            let _ = answer.recv_timeout(LAST_ENTRIES_TIMEOUT);
        }
    }
}

/// Starts to write entries to `file`: also details, if wanted. Records a panic, too.
pub fn start_log(file: File, has_details: bool) {
    let (messages, inbox) = mpsc::channel();
    if thread::Builder::new().name("log".to_owned()).spawn(move || write_entries(file, &inbox)).is_err() {
        return;
    }
    if WRITER.messages.set(messages).is_ok() && log::set_logger(&WRITER).is_ok() {
        log::set_max_level(if has_details { LevelFilter::Debug } else { LevelFilter::Info });
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            record_panic(panic);
            hook(panic);
        }));
    }
}

/// Waits a moment until the entries so far are written.
pub fn flush_log() {
    log::logger().flush();
}

/// Records where the program panicked. The message is left out, because it can contain a text of the user.
pub(super) fn record_panic(panic: &PanicHookInfo<'_>) {
    if let Some(place) = panic.location() {
        event_log::warn("panic", &[("place", Field::Place(place))]);
    }
    flush_log();
}

/// Writes entries until the process ends. Entries that wait together are written together.
fn write_entries(mut file: File, inbox: &Receiver<Message>) {
    while let Ok(first) = inbox.recv() {
        wait_while_hanging(HangingPlace::Log);
        let (mut text, mut count, mut answers) = (String::new(), 0, Vec::new());
        for message in std::iter::once(first).chain(inbox.try_iter().take(MAX_WAITING)) {
            match message {
                Message::Entry(at, entry) => {
                    text.push_str(&format_time(at));
                    text.push_str(&entry);
                    count += 1;
                }
                Message::Flush(written) => answers.push(written),
            }
        }
        WRITER.waiting.fetch_sub(count, Ordering::Relaxed);
        let lost = WRITER.lost.swap(0, Ordering::Relaxed);
        if lost > 0 {
            text.push_str(&format!("{}WARN  log entries-lost count={lost}\n", format_time(SystemTime::now())));
        }
        if file.write_all(text.as_bytes()).is_err() {
            // The disk may be full for a while only.
            WRITER.lost.fetch_add(lost + count as u64, Ordering::Relaxed);
        }
        for answer in answers {
            // Nobody waits any more if this took too long.
            let _ = answer.send(());
        }
    }
}

/// Returns the local time, with its UTC offset and a space.
fn format_time(at: SystemTime) -> String {
    DateTime::<Local>::from(at).format("%Y-%m-%dT%H:%M:%S%.3f%:z ").to_string()
}
