//! Everything that needs the operating system while the program runs: the terminal, signals, threads, the clock, file
//! operations, and the event loop. The other modules stay free of threads and can be tested without a terminal.
//!
//! # Threads
//!
//! [`run`] starts the threads of the full-screen program. The command line starts only `list` and `log` of them. The
//! command `ask` has threads of its own for a disk that does not answer (`cli::stall`).
//!
//! | thread | work | waits for | ends |
//! |---|---|---|---|
//! | main (`event_loop`) | changes the [`App`](crate::ui::app::App), draws, performs effects, runs the external editor | an event, or the next wake-up time of the app | when the app quits, a thread panics, or 600 ms after a signal or the loss of the terminal |
//! | `disk` | lists, searches, reads and writes files | a job; while a listing or a search is in progress, takes a job only if one is there | when the main thread drops the sender, after the jobs in the queue |
//! | `encryption` | jobs that use a passphrase, and all jobs of an encrypted open file | a job | as `disk` |
//! | `worker` | draws and comparisons | a request, if none is in progress | when the main thread drops the sender, after the requests in progress |
//! | `input` | reads keys, mouse events and pasted text | the terminal, or the deadline of an incomplete sequence; while the editor runs, the end of the editor | when reading fails, else with the process |
//! | `output` | writes to the terminal | bytes to write | when writing fails, else with the process |
//! | `signals` | reports signals, and passes some on to the editor; Unix | a signal | with the process |
//! | `rescue` | writes the emergency copy at a forced end of the program, or while the disk does not answer | a request | when the main thread drops the sender; at a forced end after writing, for which the main thread waits at most 150 ms, or 400 ms for an encrypted file |
//! | `log` | writes the log for bug reports; only with `--log` | an entry | with the process; the end of the program waits at most 150 ms for the last entries |
//! | `list` | reads half of the files of a listing | nothing | with each step of the listing; the thread that started it joins it |
//!
//! `disk` and `output` start before the terminal is set up: the first frame shows rows, and `output` writes the frame.
//! `encryption`, `worker`, `input` and `signals` start after the first frame, and `rescue` when it is needed. None of
//! these threads is ever joined. At the end, the main thread drops its senders and waits at most 150 ms for `disk` and
//! `encryption`.
//!
//! # Channels
//!
//! | channel | from | to | content |
//! |---|---|---|---|
//! | events | all threads except `main` and `list` | main | [`Event`](crate::ui::event::Event) |
//! | disk jobs | main | `disk` | [`Effect`](crate::ui::event::Effect) |
//! | encryption jobs | main | `encryption` | [`Effect`](crate::ui::event::Effect) |
//! | compute requests | main | `worker` | `worker::ComputeRequest` |
//! | end of the file threads | `disk` and `encryption` | main | nothing is ever sent; the receiver is disconnected when both threads have ended |
//! | rescue requests | main | `rescue` | nothing; `rescue` finds the work in `crash_rescue` |
//! | outcome | `rescue`, at a forced end | main | the path of the emergency copy |
//! | log entries | all threads | `log` | lines of text; at most 10,000 wait, others are counted and left out |
//!
//! More state is shared: the lock and the condition variable with which the editor makes `input` stop reading
//! (`input`), the bytes that wait for `output` (`output`), the process id of the editor for `signals` (`editor`), the
//! progress of `disk` and `encryption` (`disk_watch`), and, for the panic hook, whether the terminal is taken over
//! (`terminal`) and the unsaved work (`crash_rescue`). `rescue` uses the unsaved work too.
//!
//! # What may hang
//!
//! Two actions of the main thread wait for a disk: it writes and reads the temporary file of the editor. When it
//! restores the terminal, it waits at most 150 ms for the output. Otherwise it waits for neither the terminal nor a
//! disk:
//!
//! - While `output` is writing, the loop draws no frame. When everything is written, the event
//!   [`Tick`](crate::ui::event::Event::Tick) causes the next frame, which is drawn over the last complete one.
//! - If a step of `disk` takes longer than 5 s, or a step of `encryption` longer than 10 s, the app gets
//!   [`Event::DiskStalled`](crate::ui::event::Event::DiskStalled). It shows a report, and asks for an emergency copy
//!   with [`Effect::RescueWork`](crate::ui::event::Effect::RescueWork).
//! - The bytes of the terminal are decoded by `input_decoder`, which waits at most 90 ms for the rest of a sequence.
//!
//! # Event loop
//!
//! 1. The app returns its first effects. The loop waits at most 5 ms for the first event, which usually brings the
//!    first rows.
//! 2. For each event in the queue, [`App::update`](crate::ui::app::App::update) changes the app and returns effects.
//!    The loop records the unsaved work for the panic hook, then performs the effects: it sends jobs to the threads,
//!    and itself suspends the process, runs the editor, or writes to the clipboard of the terminal. Answers of the
//!    threads come back as events; the app ignores an answer with an old ticket.
//! 3. When the queue is empty, and `output` has written the last frame, the loop draws one frame. Several events in the
//!    queue therefore cause one frame.
//! 4. The loop sleeps until the next event or until [`App::next_wake_time`](crate::ui::app::App::next_wake_time), which
//!    becomes [`Event::Tick`](crate::ui::event::Event::Tick). Without a wake-up time the loop sleeps until an event
//!    comes. It also wakes when a step of `disk` or `encryption` takes too long. An idle program therefore uses no
//!    processor time, except on systems other than Unix, where `input` wakes every 250 ms.
//!
//! The loop ends in one of these ways:
//!
//! - The app returns the effect [`Quit`](crate::ui::event::Effect::Quit).
//! - A signal asks the program to end, or the terminal is gone. The app asks for a last save and then quits. The loop
//!   no longer draws, and ends after 600 ms at the latest.
//! - A thread panics. The panic hook, on that thread, restores the terminal, writes the emergency copy and prints the
//!   message. The event [`ThreadPanicked`](crate::ui::event::Event::ThreadPanicked) then ends the loop at once with
//!   exit code 101.
//!
//! If work is still unsaved after the loop (and no thread has panicked), `rescue` writes the emergency copy.

mod clock;
#[cfg(any(not(unix), test))]
mod console_input;
mod core_dumps;
mod crash_rescue;
mod disk;
mod disk_watch;
mod editor;
mod encryption;
mod event_loop;
mod export;
mod failpoint;
mod file_search;
mod file_service;
mod find_example;
mod frame_terminal;
mod input;
mod input_decoder;
mod key_sequences;
mod listing;
mod log_entries;
mod log_writer;
mod output;
mod row;
mod self_signals;
mod signals;
mod terminal;
mod worker;

pub use clock::Clock;
pub use core_dumps::forbid_core_dumps;
pub use editor::{find_kept_texts, run_editor};
pub use event_loop::{RunOutcome, run};
pub use export::{ExportTarget, OverwritePolicy, export_report, with_cancelled_events};
pub use failpoint::{HangingPlace, wait_while_hanging};
pub use file_search::FileSearch;
pub use file_service::FileService;
pub use find_example::find_example;
pub use frame_terminal::FrameTerminal;
pub use input_decoder::InputDecoder;
pub use listing::{Listing, read_all_rows, read_each};
pub use log_writer::{flush_log, start_log};
pub use output::{print_last_error, print_last_lines};
pub use row::read_row;
