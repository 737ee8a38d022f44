//! Files: reading with every fault at once, writing only what differs, saving so that nothing is lost, listing.

mod array;
mod blend;
mod copies;
mod disk;
mod export;
mod files;
mod glance;
mod hold;
mod list;
mod locate;
mod merge;
mod name;
mod own;
mod place;
mod project;
mod read;
mod rescue;
mod room;
mod save;
mod source;
mod toml_value;
mod versions;
mod write;

pub use disk::{is_taken, read_plain, read_text};
pub use export::export;
pub use files::{copy, duplicate, restore, retitle, trash};
pub use hold::is_held;
pub use list::{Found, files, found, glance, glances, is_copy, whole};
pub use merge::{Merged, Unmerged, Which, merge_files, merge_texts};
pub use name::free_path;
pub use read::{LARGEST, read};
pub use rescue::{all_rescued, forget as forget_rescue, rescue, rescue_path, rescued, rescued_text};
pub use save::Opened;
pub use source::Source;
pub use versions::{keep as keep_version, versions};
pub use write::unwritable;
