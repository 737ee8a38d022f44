//! Files: reading with every fault at once, writing only what differs, saving so that nothing is lost, listing.

mod copies;
mod disk;
mod files;
mod glance;
mod list;
mod locate;
mod name;
mod place;
mod project;
mod read;
mod save;
mod toml_value;

pub use disk::{is_taken, read_plain, read_text};
pub use files::{duplicate, restore, retitle, trash};
pub use list::{Found, files, found, glance, glances, is_copy, whole};
pub use name::free_path;
pub use read::{LARGEST, read};
pub use save::Opened;
