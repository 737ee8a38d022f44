//! The screen: keys mean actions, screens answer with outcomes, the app alone changes the document.

pub mod action;
pub mod app;
pub mod event;
pub mod keymap;
pub mod outcome;
pub mod overlays;
pub mod rater;
pub mod scene;
pub mod screens;
pub mod theme;
pub mod widgets;
