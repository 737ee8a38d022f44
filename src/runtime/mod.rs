//! Everything that needs the operating system while the program runs: the terminal, signals, threads, the clock, file
//! operations, and the event loop. The other modules stay free of threads and can be tested without a terminal.
//!
//! # Threads
//!
//! [`run`] starts the threads of the full-screen program. The command line starts none of them, except `list`.
//!
//! | thread | work | waits for | ends |
//! |---|---|---|---|
//! | main (`event_loop`) | changes the [`App`](crate::ui::app::App), draws, performs effects, runs the external editor | an event, or the next wake-up time of the app | when the app quits, a thread panics, or 600 ms after a signal or the loss of the terminal |
//! | `disk` | lists, searches, reads and writes files | a job; while a listing or a search is in progress, takes a job only if one is there | when the main thread drops the sender, after the jobs in the queue |
//! | `encryption` | jobs that use a passphrase, and all jobs of an encrypted open file | a job | as `disk` |
//! | `worker` | draws and comparisons | a request, if none is in progress | when the main thread drops the sender, after the requests in progress |
//! | `input` | reads keys, mouse events and pasted text | the terminal; while the editor runs, the end of the editor | when reading fails, else with the process |
//! | `hangup` | reports that the terminal is gone; Linux and other Unix systems except macOS | a hang-up, in `poll` | after its report, else with the process |
//! | `signals` | reports signals, and passes some on to the editor; Unix | a signal | with the process |
//! | `rescue` | writes the emergency copy at a forced end of the program | nothing | after writing; the main thread waits at most 150 ms, or 400 ms for an encrypted file |
//! | `list` | reads half of the files of a listing | nothing | with each step of the listing; the thread that started it joins it |
//!
//! `disk` starts before the terminal is set up, so that the first frame can show rows. `encryption`, `worker`, `input`,
//! `hangup` and `signals` start after the first frame. They are never joined. At the end, the main thread drops its
//! senders and waits at most 150 ms for `disk` and `encryption`.
//!
//! # Channels
//!
//! | channel | from | to | content |
//! |---|---|---|---|
//! | events | all threads except `rescue` and `list`; the main thread, for the text of the editor | main | [`Event`](crate::ui::event::Event) |
//! | disk jobs | main | `disk` | [`Effect`](crate::ui::event::Effect) |
//! | encryption jobs | main | `encryption` | [`Effect`](crate::ui::event::Effect) |
//! | compute requests | main | `worker` | `worker::ComputeRequest` |
//! | (no name) | `disk` and `encryption`, which own the senders and never send | main | the receiver is disconnected when both threads have ended |
//! | outcome | `rescue` | main | the path of the emergency copy |
//!
//! Three more pieces of state are shared: the lock and the condition variable with which the editor makes `input` stop
//! reading (`input`), the process id of the editor for `signals` (`editor`), and the unsaved work for the panic hook
//! (`crash_rescue`).
//!
//! # Event loop
//!
//! 1. The app returns its first effects. The loop waits at most 5 ms for the first event, which usually brings the
//!    first rows.
//! 2. For each event in the queue, [`App::update`](crate::ui::app::App::update) changes the app and returns effects.
//!    The loop records the unsaved work for the panic hook, then performs the effects: it sends jobs to the threads,
//!    and itself suspends the process, runs the editor, or writes to the clipboard of the terminal. Answers of the
//!    threads come back as events; the app ignores an answer with an old ticket.
//! 3. When the queue is empty, the loop draws one frame. Several events in the queue therefore cause one frame.
//! 4. The loop sleeps until the next event or until [`App::next_wake_time`](crate::ui::app::App::next_wake_time), which
//!    becomes [`Event::Tick`](crate::ui::event::Event::Tick). Without a wake-up time the loop sleeps until an event
//!    comes. An idle program therefore uses no processor time. Only on systems without signals does `input` wake every
//!    250 ms.
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
mod editor;
mod encryption;
mod event_loop;
mod export;
mod file_search;
mod file_service;
mod input;
mod input_decoder;
mod key_sequences;
mod listing;
mod output;
mod row;
mod self_signals;
mod session_open;
mod signals;
mod terminal;
mod worker;

pub use clock::Clock;
pub use core_dumps::forbid_core_dumps;
pub use editor::{find_kept_texts, run_editor};
pub use event_loop::{RunOutcome, run};
pub use export::{ExportTarget, OverwritePolicy, export_report, with_cancelled_events};
pub use file_search::FileSearch;
pub use file_service::FileService;
pub use input_decoder::InputDecoder;
pub use listing::{Listing, read_all_rows, read_each};
pub use output::{print_last_error, print_last_lines};
pub use row::read_row;
pub use session_open::{find_example, open_session, template_of};
