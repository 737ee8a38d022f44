//! Text for the user: the message catalogue in English and French, the formats of numbers and dates, the search, and
//! [`SafeText`], the only string type in screens, messages and errors.

pub mod date;
mod date_parser;
mod date_tokens;
mod date_words;
mod files;
mod language;
mod language_table;
mod languages;
mod locale;
pub mod number;
mod number_parser;
mod safe_text;
mod search;

pub use files::FILES;
pub use language::Language;
pub use language_table::{CsvFormat, LanguageTable, NumberFormat};
pub use locale::{Locale, MessageArg};
pub use safe_text::{ISOLATE, ISOLATE_END, SafeText, is_unsafe_char};
pub use search::{SearchTerms, TextMatcher, fold};
