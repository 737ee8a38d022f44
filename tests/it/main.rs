//! Tests of the program inside one process, with an in-memory terminal and real files. `tests/terminal` contains the
//! tests that start the program as a process.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a panic reports a failed expectation")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "long tests print what was run and what was skipped")]

#[path = "../common/lib.rs"]
mod common;

// The generators of `src/core/tests/support` name this module.
use common::made_up;

mod accounts;
mod attribution;
mod autosave;
mod autosave_model;
mod autosave_transitions;
mod change_list;
mod clients;
#[cfg(feature = "encrypt")]
mod coach_journey;
mod commitment;
mod comparison;
mod data_loss;
mod editing;
#[cfg(feature = "encrypt")]
mod encryption;
mod escaping;
mod every_key;

mod emergency_copies;
mod example;
mod export;
#[cfg(unix)]
mod filesystem;
mod foreign_files;
mod format;
mod gallery;
mod held_work;
mod history;
mod hostile;
mod import;
mod import_files;
mod language;
mod library;
mod limits;
mod lists;
mod matrix;
mod merge;
mod merge_properties;
mod no_answers;
mod not_kept;
#[cfg(unix)]
mod own_folders;
mod plain;
mod random;
mod rating;
mod report;
mod review;
#[cfg(all(unix, feature = "encrypt"))]
mod sealing;
mod several_people;
mod signs;
mod sizes;
mod terminal_input;
mod theme;
mod true_notices;
mod unconfirmed_turn;
mod undo;
mod verdict;
mod verdict_truth;
mod walk;
mod weighing;
mod wide_text;
