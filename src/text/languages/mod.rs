//! One table for each built-in language. A new language needs a file here, its catalogue in `assets/locales` and a
//! variant of [`Language`](super::Language).

mod en;
mod fr;

pub(super) use en::ENGLISH;
pub(super) use fr::FRENCH;

use super::language_table::LanguageTable;

/// The tables of all built-in languages.
pub(super) static BUILT_IN_TABLES: [&LanguageTable; 2] = [&ENGLISH, &FRENCH];
