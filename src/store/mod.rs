//! Files: reading with every fault at once, writing only what differs, saving so that nothing is lost, listing.
//!
//! # From a script
//!
//! [`Opened`] is a file with the text it was read as. Saving writes what differs into that text, so comments and the
//! order of keys stay; how it went is a [`Saved`](crate::messages::Saved), and only `Done` is on disk.
//!
//! ```
//! use pesee_core::deliberation::{Edit, HeadField, Key, Moment};
//! use pesee::messages::Saved;
//! use pesee::store::Opened;
//!
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("mine.toml");
//! std::fs::write(&path, "format = 1\n\n[deliberation]\ntitle = \"Mine\"   # for now\n")?;
//! let now: Moment = "2026-11-22T09:00:00-05:00".parse()?;
//!
//! let mut opened = Opened::load(&path).map_err(|faults| format!("{faults:?}"))?;
//! let mut document = opened.document().clone();
//! let named = Edit::text(&document, Key::Head(HeadField::Title), "One account or two?");
//! document.apply(&named).map_err(|refused| format!("{refused:?}"))?;
//! assert_eq!(opened.save(&document, now), Saved::Done);
//! assert!(std::fs::read_to_string(&path)?.ends_with("title = \"One account or two?\"   # for now\n"));
//!
//! // A file with faults gives all of them, each with its line.
//! std::fs::write(&path, "format = 1\n\n[deliberation]\ntitle = 3\nstatus = \"soon\"\n")?;
//! let faults = Opened::load(&path).unwrap_err();
//! let lines: Vec<usize> = faults.iter().flat_map(|fault| &fault.place).map(|place| place.line).collect();
//! assert_eq!(lines, [4, 5]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod array;
mod blend;
mod copies;
mod disk;
mod export;
mod files;
mod hold;
mod import;
mod list;
mod lock;
mod merge;
mod name;
mod own;
mod project;
mod rescue;
mod room;
mod save;
mod schema;
mod seal;
mod source;
mod texts;
mod versions;
mod write;

pub use disk::{is_taken, parse_document, read_plain, read_text};
pub use export::{Replaces, export, is_reserved};
pub use files::{archive, assign, copy, duplicate, restore, retitle, trash};
pub use hold::is_held;
pub use import::{import, new_text};
pub use list::{Found, files, found, is_copy, named_row, whole};
pub use lock::{Locked, lock, unlock};
pub use merge::{Merged, Unmerged, Which, merge_files, merge_texts};
pub use name::free_path;
pub use rescue::{all_rescued, forget as forget_rescue, rescue, rescue_path, rescued_text};
pub use save::Opened;
pub use schema::schema;
pub use seal::{Key, Lock};
pub use source::Source;
pub use texts::hit;
pub use versions::{keep as keep_version, versions};
pub use write::{takes_files, unwritable};
