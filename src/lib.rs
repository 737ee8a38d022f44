//! `pesee` helps a person decide what to do with accounts on social networks. This page describes how the program is
//! built.
//!
//! ```text
//!      key press                                                               file
//!          │                                                                    │
//!   ┌──────▼──────┐  Event  ┌─────────────────────────┐  Effect  ┌──────────────▼───────────┐
//!   │   runtime   ├────────►│           ui            ├─────────►│         runtime          │
//!   │ input thread│         │ app: document, screens  │          │ disk thread    worker    │
//!   └──────▲──────┘         └──────┬───────────┬──────┘          └────┬──────────────┬──────┘
//!          │                 Edit  │           │ frame                │              │
//!          │                       ▼           ▼                      ▼              ▼
//!          │                walk::Session   phrases, text         store, report    method
//!          │                 deliberation                             │              │
//!          └───── Event::Saved, Event::SimulationProgress ◄───────────┴──────────────┘
//! ```
//!
//! The crate [`pesee_core`] contains the document, its file format and the calculation. This crate contains the
//! program.
//!
//! | module | contents | uses |
//! |---|---|---|
//! | [`pesee_core::deliberation`] | the document, edits, undo, merging, the view of an audience | none |
//! | [`pesee_core::format`] | the parser of a file, and the description of the file format | `deliberation` |
//! | [`pesee_core::method`] | weights, scores, the verdict and its robustness | `deliberation` |
//! | [`event_log`] | the entries of the log for bug reports | none |
//! | [`messages`] | types that the store, the reports and the user interface exchange | `pesee_core` |
//! | [`text`] | the languages and their messages, numbers, dates, search, `SafeText` | `pesee_core` |
//! | [`manual`] | the manual for users, as blocks and lines | `text` |
//! | [`walk`] | the ten steps, their questions and answers as data, and the session | `pesee_core`, `messages` |
//! | [`autosave`] | the state machine of an open file: when to save, retry, merge and leave | `pesee_core`, `messages`, `event_log` |
//! | [`phrases`] | the sentences for users | `pesee_core`, `messages`, `walk`, `text` |
//! | [`store`] | reading, saving, merging, listing, importing and encrypting files | `pesee_core`, `messages`, `text`, `event_log` |
//! | [`report`] | the formats that leave the program | the same as `phrases`, and `phrases` |
//! | [`ui`] | keys, screens and the app of the full-screen interface | the same as `report`, `autosave`, `manual` |
//! | [`plain`] | the walk as lines of text | the same as `report`, and `manual` |
//! | [`config`] | the configuration file, environment variables and folders | `messages`, `text`, the themes of `ui` |
//! | [`runtime`] | the terminal, signals, threads, the clock and the event loop | all except `cli` and `manual` |
//! | [`cli`] | the commands | all |
//!
//! `tests/project/layers.rs` and `tests/project/import_cycles.rs` check these dependencies.
//!
//! # Three ideas
//!
//! - **A deliberation is a set of fields.** A [`FieldPath`](pesee_core::deliberation::FieldPath) addresses each
//!   [`FieldValue`](pesee_core::deliberation::FieldValue). An [`Edit`](pesee_core::deliberation::Edit) is a list of
//!   changes, and each change contains the old and the new value, so that every edit can be reverted. Undo, the change
//!   log, comparing, merging and saving use edits, and only
//!   [`Deliberation::apply`](pesee_core::deliberation::Deliberation::apply) changes a document.
//! - **Questions are data.** [`walk`] defines what is asked and which edit an answer causes; [`ui`] and [`plain`] only
//!   show the questions. Both take their sentences from [`phrases`].
//! - **Text for users is [`SafeText`](text::SafeText).** Screens, sentences and errors accept no other string type, so
//!   that no control character of a file reaches the terminal.
//!
//! # From a key press to the disk
//!
//! The following steps happen when a user rates an option:
//!
//! 1. The input thread sends [`Event::Key`](ui::event::Event::Key) to the event loop, which calls
//!    [`App::update`](ui::app::App::update).
//! 2. [`find_action`](ui::keymap::find_action) returns the [`Action`](ui::action::Action) of the key in the active
//!    scopes.
//! 3. The screen returns an [`Outcome`](ui::outcome::Outcome) with an edit.
//! 4. The app passes the edit to the [`Session`](walk::Session), which applies the edit and records it for undo. Then
//!    the app computes the exact figures.
//! 5. The app passes the change to the state machine [`autosave`]. When a save is due, the app returns
//!    [`Effect::Save`](ui::event::Effect::Save). If the figures are new, the app also returns
//!    [`Effect::Simulate`](ui::event::Effect::Simulate) for the worker thread.
//! 6. The results come back as events; the app ignores the results of outdated requests. The event loop draws one frame
//!    after all queued events, and then sleeps until the next event or wake-up time.
//!
//! # One save
//!
//! 1. The disk thread passes the document to [`OpenFile::save`](store::OpenFile::save), which writes the differences
//!    into the original text, so that comments stay, and parses the new text as a check.
//! 2. The store locks the folder and reads the file again. If another program changed the file, the store writes
//!    nothing. The app merges both documents by ids and saves again.
//! 3. Otherwise the store writes a temporary file beside the file, syncs it, and renames it over the file.
//!
//! If a save fails, or the program ends with unsaved work, the work goes to an emergency copy. The next start of the
//! program offers this copy when the file is opened.

pub mod autosave;
pub mod cli;
pub mod config;
pub mod event_log;
pub mod manual;
pub mod messages;
pub mod phrases;
pub mod plain;
pub mod report;
pub mod runtime;
pub mod store;
pub mod text;
pub mod ui;
pub mod walk;
