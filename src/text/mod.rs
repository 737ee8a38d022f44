//! Text for the user: the languages with their tables and messages, the formats of numbers and dates, the search, and
//! [`SafeText`], the only string type in screens, messages and errors.

mod catalogue;
mod catalogue_check;
mod catalogue_text;
pub mod date;
mod date_parser;
mod date_tokens;
mod date_words;
mod files;
mod hyphenation;
mod language;
mod language_table;
mod languages;
mod locale;
pub mod number;
mod number_parser;
mod safe_text;
mod search;
mod typed_words;

pub use catalogue::{CatalogueError, CatalogueErrorKind};
pub use catalogue_check::{CatalogueCheck, check_catalogue};
pub use catalogue_text::catalogue_text;
pub use files::FILES;
pub use language::{FindLanguage, Language, find_tag, names_language};
pub use language_table::{CsvFormat, LanguageTable, NumberFormat, RatingWords};
pub use locale::{Locale, MessageArg};
pub use safe_text::{ISOLATE, ISOLATE_END, SafeText, is_unsafe_char};
pub use search::{SearchTerms, TextMatcher, fold};
pub use typed_words::rating_words;
