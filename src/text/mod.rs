//! Text: the catalogue in English and French, numbers and days in the reader's form, and [`Shown`], the only string
//! type that reaches a screen, a sentence or an error.

pub mod date;
mod language;
mod locale;
pub mod number;
mod safe_text;
mod search;

pub use language::Language;
pub use locale::{FILES, Locale, MessageArg};
pub use safe_text::{ISOLATE, ISOLATE_END, SafeText, is_unsafe_char};
pub use search::{SearchTerms, TextMatcher, fold};
