//! Files: reading with every fault at once, writing only what differs, saving so that nothing is lost, listing.

mod blend;
mod files;
mod glance;
mod list;
mod locate;
mod merge;
mod name;
mod place;
mod project;
mod read;
mod room;
mod save;
mod toml_value;

pub use files::{duplicate, restore, retitle, trash};
pub use list::{files, glance, glances, whole};
pub use merge::{Merged, Unmerged, Version, merge_files, merge_texts};
pub use name::free_path;
pub use read::{LARGEST, read};
pub use save::Opened;
