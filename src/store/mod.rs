//! Reading, saving, merging, listing, importing and encrypting the files of deliberations.
//!
//! # Loading a file
//!
//! [`OpenFile::load`] (`save.rs`) returns an open file, or the errors of the file (not only the first one).
//!
//! 1. `save.rs` reads the metadata of the file, so that a later check can skip an unchanged file.
//! 2. `read.rs` reads the bytes. It refuses files that are not regular or are too large.
//! 3. `encryption/` decrypts the bytes of an encrypted file. The key comes from [`OpenFile::load_with_key`]; without a
//!    key, the load fails.
//! 4. `source_text.rs` keeps the text, and `read.rs` parses it with [`pesee_core::format::parse`].
//! 5. `write.rs` checks whether the file can be replaced. If not, or if an encrypted file has other recipients, the
//!    open file is read-only.
//!
//! [`OpenFile::acquire_lock`] then acquires the lock of the file (`file_lock.rs`). If another instance of the program
//! holds the lock, the open file is read-only too.
//!
//! # Saving a document
//!
//! [`OpenFile::save`] (`save.rs`) returns a [`SaveOutcome`](crate::messages::SaveOutcome). The document is on disk only
//! if the outcome is `Done`.
//!
//! 1. `save.rs` refuses to save a read-only file.
//! 2. `source_text.rs` renders the document: `write_toml.rs` writes only the differences into the original text
//!    (`toml_array.rs` for lists that are written as arrays), so that comments and the order of keys stay.
//!    `line_ends.rs` restores the byte order mark and the end of each line.
//! 3. `read.rs` parses the new text. If the result is not the document, the save fails.
//! 4. `save.rs` stops if the file was on disk and its folder no longer exists: its disk is not mounted.
//! 5. `encryption/` encrypts the text if the file is encrypted.
//! 6. `write.rs` locks the folder, so that two instances do not save at the same time. If the lock is not available
//!    after two seconds, the save continues without it.
//! 7. `save.rs` reads the file again and compares it with the content that it last read or wrote. If another program
//!    changed the file, nothing is written: the outcome is `ChangedOnDisk`, and the changed text replaces the original
//!    one. If the changed file cannot be read, or the file is new and its name is taken, the document is saved beside
//!    it under a name from `paths.rs` (`NAME.conflict-DATE.toml`).
//! 8. `versions.rs` keeps the content that is replaced as an earlier version, unless the file is encrypted or has no
//!    state folder.
//! 9. `write.rs` writes a temporary file, reads it back, syncs it, and renames it over the file if the file still has
//!    the content of step 7. If not, the save goes back to step 7, at most four times. If the system refuses the rename
//!    three times, the document is saved beside the file (`NAME.unsaved-DATE.toml`).
//!
//! If the file already contains the text, steps 5, 8 and 9 are skipped. For work that cannot be saved, the front ends
//! call [`OpenFile::save_emergency_copy`], which writes an emergency copy in the state folder (`emergency_copy.rs`).
//!
//! # Own files
//!
//! The state folder contains emergency copies (`emergency_copy.rs`), earlier versions (`versions.rs`), the trash
//! (`trash.rs`), locks (`file_lock.rs`), lists of paths (`own_records.rs`), and the texts being typed
//! (`typed_field.rs`). `own_files.rs` opens and writes them, and follows no link there. `state_name.rs` derives their
//! names from the resolved path of a file. An emergency copy belongs to a deliberation (`identity.rs`) and to a window
//! of the program: its name ends with the name of the window, which holds a lock while it runs.
//!
//! [`encrypt_file()`] and [`decrypt_file`] (`encrypt_file.rs`) replace a file wholly or not at all. `clear_copies.rs`
//! removes or lists what still contains the text of an encrypted file; `exports.rs` remembers the reports and copies at
//! other paths. `unfinished.rs` finishes or undoes, at the next start, what a crash interrupted.
//!
//! # Merging
//!
//! After `ChangedOnDisk`, the session (`walk/session/merge.rs`) merges the documents with
//! [`pesee_core::deliberation::merge()`], and the next save writes the result into the changed text. If both sides
//! changed the same field, [`OpenFile::keep_their_copy`] first saves the other version beside the file.
//!
//! [`merge_files`] (`merge.rs`) merges three files for the command `pesee merge`:
//!
//! 1. `write.rs` locks the folder of our file, and `read.rs` reads and parses the three files. An empty base is an
//!    empty document.
//! 2. [`pesee_core::deliberation::merge()`] merges the documents by ids and returns the conflicts.
//! 3. `merge.rs` copies the entries that only their text has into our text, with their comments.
//! 4. `write_toml.rs` writes the other changes into our text.
//! 5. `comment_merge.rs` merges the comments, the blank lines and the unknown keys. `schema_node.rs` defines the known
//!    keys.
//! 6. `line_ends.rs` restores the byte order mark and the line ends of our text.
//! 7. `read.rs` parses the merged text. If the result is not the merged document, the merge fails.
//! 8. `write.rs` replaces our file, unless the merged text is the same as before.
//!
//! If one of the three files is not a valid deliberation, the command merges the lines instead, as git does:
//! [`merge_lines`] (`line_merge.rs`).
//!
//! # Other operations
//!
//! - [`list_folder`] (`list.rs`) lists the files of a folder. `copy_names.rs` and `duplicate_names.rs` recognize by their
//!   names the copies that sync programs and file managers make. [`search_file`] (`search.rs`) searches for words in a
//!   file.
//! - [`read_head`] (`head.rs`) reads the title, the id and the client of a file without parsing the rest.
//! - `file_operations.rs` copies a file that is not open, or changes its title or client.
//! - [`export()`] (`export.rs`) writes a report or another file for other programs, and never replaces a
//!   deliberation.
//! - [`open_log`] (`log_file.rs`) creates the log for bug reports, or opens it to continue it.
//! - [`import()`] (`import/`) reads a table or a list of pros and cons of another program.
//! - `watch.rs` compares the metadata of an open file and its folder, to notice changes without reading the file.
//! - [`find_unknown_keys_in_file`] (`unknown_keys.rs`) finds the keys that the program does not know.
//!   [`build_json_schema`] (`json_schema.rs`) describes the known keys for editors.
//!
//! # Example
//!
//! ```
//! use pesee_core::deliberation::{Edit, FieldPath, HeadField, Moment};
//! use pesee::messages::SaveOutcome;
//! use pesee::store::OpenFile;
//!
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("mine.toml");
//! std::fs::write(&path, "format = 1\n\n[deliberation]\ntitle = \"Mine\"   # for now\n")?;
//! let now: Moment = "2026-11-22T09:00:00-05:00".parse()?;
//!
//! let mut file = OpenFile::load(&path).map_err(|errors| format!("{errors:?}"))?;
//! let mut document = file.document().clone();
//! let edit = Edit::set_text(&document, FieldPath::Head(HeadField::Title), "One account or two?");
//! document.apply(&edit).map_err(|error| format!("{error:?}"))?;
//! assert_eq!(file.save(&document, now), SaveOutcome::Done);
//! assert!(std::fs::read_to_string(&path)?.ends_with("title = \"One account or two?\"   # for now\n"));
//!
//! // Loading a file with errors returns all of them, each with its position.
//! std::fs::write(&path, "format = 1\n\n[deliberation]\ntitle = 3\nstatus = \"soon\"\n")?;
//! let errors = OpenFile::load(&path).unwrap_err();
//! let lines: Vec<usize> = errors.iter().flat_map(|error| &error.position).map(|position| position.line).collect();
//! assert_eq!(lines, [4, 5]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod catalogues;
mod clear_copies;
mod comment_merge;
mod copy_names;
mod duplicate_names;
mod emergency_copy;
mod encrypt_file;
mod encryption;
mod export;
mod exports;
mod file_lock;
mod file_operations;
mod head;
mod identity;
mod import;
mod json_schema;
mod line_ends;
mod line_merge;
mod list;
mod log_file;
mod merge;
mod own_files;
mod own_records;
mod paths;
mod read;
mod save;
mod schema_node;
mod search;
mod source_text;
mod state_name;
mod toml_array;
mod trash;
mod typed_field;
mod unfinished;
mod unknown_keys;
mod versions;
mod watch;
mod write;
mod write_toml;

pub use catalogues::{CATALOGUES_FOLDER, MAX_CATALOGUE_BYTES, list_catalogues, read_catalogue};
pub use clear_copies::TraceFolders;
pub use emergency_copy::{
    EmergencySlot, find_copy_of_damaged_file, find_damaged_copies, find_never_saved_copy, load_all_emergency_copies,
    load_rescued_text, move_copy_to_trash, save_emergency_copy,
};
pub use encrypt_file::{DecryptedFile, EncryptedFile, decrypt_file, encrypt_file};
pub use encryption::{EncryptionKey, EncryptionTarget};
pub use export::{Replaces, Report, create_file, export, export_report};
pub use exports::remember_export;
pub use file_lock::is_locked;
pub use file_operations::{copy_document, duplicate, set_archived, set_client, set_title};
pub use head::{NamedHead, read_head};
pub use identity::derive_id;
pub use import::{import, is_known_encoding, render_new_file};
pub use json_schema::build_json_schema;
pub use line_merge::{LineMerge, LineMergeError, merge_lines};
pub use list::{FolderListing, find_by_head, is_copy, list_files, list_folder, load_row, named_row};
pub use log_file::open_log;
pub use merge::{MergeError, MergeInput, MergedText, merge_files, merge_texts};
pub use own_files::{EDITOR_FOLDER_PREFIX, is_own_path};
pub use paths::free_path;
pub use read::{is_name_taken, parse_document, read_regular_file, read_text};
pub use save::OpenFile;
pub use search::search_file;
pub use source_text::SourceText;
pub use trash::{move_to_trash, restore_from_trash};
pub use typed_field::{remember_typed_field, take_typed_field};
pub use unfinished::finish_unfinished;
pub use unknown_keys::find_unknown_keys_in_file;
pub use versions::{keep_version, load_versions};
pub use write::{can_create_files_in, describe_io_error, find_read_only_reason, write_new_file};
