//! What a new file is called.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::deliberation::slug;

use super::disk::is_taken;

/// The longest part of a title that a name takes over, in bytes.
const LONGEST: usize = 60;

/// A name that is free in `folder` and safe on every system: the date, then the title in plain letters.
pub fn free_path(folder: &Path, day: NaiveDate, title: &str) -> PathBuf {
    let mut stem = format!("{}-{}", day.format("%Y-%m-%d"), slug(title));
    stem.truncate(LONGEST + 11);
    let stem = stem.trim_end_matches('-');
    let numbered = |n: u32| folder.join(if n < 2 { format!("{stem}.toml") } else { format!("{stem}-{n}.toml") });
    (1..).map(numbered).find(|path| !is_taken(path)).unwrap_or_else(|| numbered(1))
}
