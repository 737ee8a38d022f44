//! Lines that describe changes: one line per changed field, and a short summary of an edit.

mod criterion_order;
mod edit;
mod field;
#[cfg(test)]
mod tests;

pub(super) use criterion_order::CriterionOrder;
pub use edit::change_lines;
pub(super) use edit::most_important_lines;
pub use field::change_text;
pub(super) use field::{answer_owner, build_change_line};
