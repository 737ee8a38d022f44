//! Text: the catalogue in English and French, numbers and days in the reader's form, and [`Shown`], the only string
//! type that reaches a screen, a sentence or an error.

mod catalogue;
pub mod date;
mod language;
pub mod number;
mod search;
mod shown;

pub use catalogue::{Arg, FILES, Tongue};
pub use language::Language;
pub use search::{Search, Words, folded};
pub use shown::{ISOLATE, ISOLATE_END, Shown, is_hidden};
