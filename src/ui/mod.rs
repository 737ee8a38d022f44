//! The screen: keys mean actions, screens answer with outcomes, the app alone changes the document.

pub mod action;
pub mod event;
pub mod keymap;
pub mod outcome;
pub mod scene;
pub mod theme;
pub mod widgets;
