//! Files: reading with every fault at once, writing only what differs, saving so that nothing is lost, listing.

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
mod versions;

pub use files::{duplicate, restore, retitle, trash};
pub use list::{files, glance, glances, whole};
pub use name::free_path;
pub use read::{LARGEST, read};
pub use save::Opened;
pub use versions::{keep, versions};
