//! Files: reading with every fault at once, writing only what differs, saving so that nothing is lost, listing.
//!
//! # From a script
//!
//! [`Opened`] is a file with the text it was read as. Saving writes what differs into that text, so comments and the
//! order of keys stay; how it went is a [`SaveOutcome`](crate::messages::Saved), and only `Done` is on disk.
//!
//! ```
//! use pesee_core::deliberation::{Edit, HeadField, Key, Moment};
//! use pesee::messages::SaveOutcome;
//! use pesee::store::Opened;
//!
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("mine.toml");
//! std::fs::write(&path, "format = 1\n\n[deliberation]\ntitle = \"Mine\"   # for now\n")?;
//! let now: Moment = "2026-11-22T09:00:00-05:00".parse()?;
//!
//! let mut opened = Opened::load(&path).map_err(|faults| format!("{faults:?}"))?;
//! let mut document = opened.document().clone();
//! let named = Edit::set_text(&document, Key::Head(HeadField::Title), "One account or two?");
//! document.apply(&named).map_err(|refused| format!("{refused:?}"))?;
//! assert_eq!(opened.save(&document, now), SaveOutcome::Done);
//! assert!(std::fs::read_to_string(&path)?.ends_with("title = \"One account or two?\"   # for now\n"));
//!
//! // A file with faults gives all of them, each with its line.
//! std::fs::write(&path, "format = 1\n\n[deliberation]\ntitle = 3\nstatus = \"soon\"\n")?;
//! let faults = Opened::load(&path).unwrap_err();
//! let lines: Vec<usize> = faults.iter().flat_map(|fault| &fault.place).map(|place| place.line).collect();
//! assert_eq!(lines, [4, 5]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod comment_merge;
mod copy_names;
mod encrypt_file;
mod encryption;
mod export;
mod file_lock;
mod file_operations;
mod import;
mod json_schema;
mod list;
mod merge;
mod paths;
mod read;
mod rescue;
mod save;
mod schema_node;
mod search;
mod source_text;
mod state_name;
mod toml_array;
mod versions;
mod write;
mod write_toml;

pub use encrypt_file::{EncryptedFile, decrypt_file, encrypt_file};
pub use encryption::{EncryptionKey, EncryptionTarget};
pub use export::{Replaces, export, is_reserved_name};
pub use file_lock::is_locked;
pub use file_operations::{
    copy_document, duplicate, move_to_trash, restore_from_trash, set_archived, set_client, set_title,
};
pub use import::{import, render_new_file};
pub use json_schema::build_json_schema;
pub use list::{FolderListing, is_copy, list_files, list_folder, load_row, named_row};
pub use merge::{MergeError, MergeInput, MergedText, merge_files, merge_texts};
pub use paths::free_path;
pub use read::{is_name_taken, parse_document, read_regular_file, read_text};
pub use rescue::{
    delete_rescue_copy as forget_rescue, load_all_rescue_copies, load_rescued_text, rescue_path, save_rescue_copy,
};
pub use save::OpenFile;
pub use search::search_file;
pub use source_text::SourceText;
pub use versions::{keep_version, load_versions};
pub use write::{can_create_files_in, find_read_only_reason};
