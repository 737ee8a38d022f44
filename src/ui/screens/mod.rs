//! The screens. Each keeps only how it is looked at, receives actions, and answers with outcomes.

pub mod compare;
pub mod decision_card;
pub mod history;
pub mod library;
pub mod matrix;
pub mod people;
pub mod walk;
