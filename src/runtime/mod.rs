//! The world: time, terminal, threads, disk, and the loop between them.

mod clock;
mod crash_rescue;
mod disk;
mod editor;
mod encryption;
mod event_loop;
mod export;
mod file_search;
mod file_service;
mod input;
mod listing;
mod self_signals;
mod session_open;
mod signals;
mod terminal;
mod worker;

pub use clock::Clock;
pub use event_loop::{RunOutcome, run};
pub use export::{ExportTarget, OverwritePolicy, export_report};
pub use file_search::FileSearch;
pub use file_service::FileService;
pub use listing::{Listing, read_each};
pub use session_open::{open_session, read_all_rows, read_row, template_of};
