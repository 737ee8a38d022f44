//! `pesee` weighs what becomes of a person's accounts. This page is the map of the house.
//!
//! ```text
//!        a key                                                                a file
//!          │                                                                    │
//!   ┌──────▼──────┐  Event  ┌─────────────────────────┐  Effect  ┌──────────────▼───────────┐
//!   │   runtime   ├────────►│           ui            ├─────────►│         runtime          │
//!   │ input thread│         │ app: document, screens  │          │ disk thread    worker    │
//!   └──────▲──────┘         └──────┬───────────┬──────┘          └────┬──────────────┬──────┘
//!          │                 Edit  │           │ view                 │ store        │ method
//!          │                       ▼           ▼                      ▼              ▼
//!          │                 deliberation    say, text              TOML          figures
//!          └────────────────────────── Stored, Computed ──────────────┴──────────────┘
//! ```
//!
//! | room | what is in it | leans on |
//! |---|---|---|
//! | [`deliberation`] | the document, its edits, undo, merging, what an audience may see | nothing of ours |
//! | [`method`] | weights, scores, the verdict and where it breaks | `deliberation` |
//! | [`walk`] | the ten steps and their questions, as data | `deliberation`, `method` |
//! | [`text`] | the catalogue in two languages, numbers, dates, and `Shown` | nothing of ours |
//! | [`say`] | every sentence, once | `deliberation`, `method`, `walk`, `text` |
//! | [`store`] | reading, writing, merging and listing files | `deliberation`, `text` |
//! | [`report`] | what leaves the program | `deliberation`, `method`, `walk`, `text`, `say` |
//! | [`ui`] | keys, screens, the app | the same |
//! | [`plain`] | the walk as lines | the same |
//! | [`config`] | configuration, environment, folders | `text` |
//! | [`runtime`] | terminal, threads, clock, the loop | all |
//! | [`cli`] | the commands | all |
//!
//! `tests/project/layers.rs` holds these directions. Three ideas carry the rest:
//!
//! - **A deliberation is a set of leaves addressed by keys.** An [`Edit`](deliberation::Edit) is a list of changes, each
//!   its own inverse. Undo, the change list, autosave and the text of the file all come from it, and
//!   [`Deliberation::apply`](deliberation::Deliberation::apply) is the only writer.
//! - **Questions are data.** [`walk`] says what is asked and what an answer changes; the screen and the plain lines only
//!   render it. [`say`] says every sentence once, for both.
//! - **What is shown is [`Shown`](text::Shown).** No widget, sentence or error takes any other string, so nothing from
//!   a file can move a cursor.
//!
//! One rating, from key to disk: the input thread reads bytes; the key table makes an `Action` of them, by scope; the
//! question's screen answers with an `Edit`; the app applies it, keeps it for undo and computes the exact figures at once;
//! at the deadline it asks for a save and, where ranges want draws, for sampling. Answers come back as events, a late
//! one is dropped, and the screen is drawn once a turn. Nothing due, nothing done.
//!
//! One save, from document to disk: the disk thread takes its turn in the folder and looks at the file. What somebody
//! else wrote there meanwhile goes back to the app, which merges it by ids and asks again. Else the text is projected,
//! read back, written beside the file and put in its place. What could not be saved, and lines half written, go into an
//! emergency copy; so they do when a thread breaks, and the next start offers them.

pub mod cli;
pub mod config;
pub mod messages;
pub mod phrases;
pub mod plain;
pub mod report;
pub mod runtime;
pub mod store;
pub mod text;
pub mod ui;
pub mod walk;
