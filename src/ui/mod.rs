//! The screen: keys mean actions, screens answer with outcomes, the app alone changes the document.

pub mod action;
pub mod app;
pub mod event;
pub mod keymap;
pub mod outcome;
pub mod overlays;
pub mod rating_input;
pub mod screens;
pub mod theme;
pub mod view_context;
pub mod widgets;
