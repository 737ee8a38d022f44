//! The screens. A screen stores only its view state, receives actions and returns outcomes; the document belongs to the
//! session.

pub mod compare;
pub mod decision_card;
pub mod history;
pub mod library;
pub mod matrix;
pub mod people;
pub mod walk;
