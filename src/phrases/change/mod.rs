//! Lines that describe changes: one line per changed field, and a short summary of an edit.

mod act;
mod criterion_order;
mod edit;
mod field;
mod tally;
#[cfg(test)]
mod tests;

pub use act::undo_message;
pub use edit::change_lines;
pub(super) use edit::most_important_lines;
pub(super) use field::build_change_line;
pub use field::change_text;
