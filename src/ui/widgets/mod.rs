//! The widgets that the screens and the overlays are composed of.

pub mod balance;
pub mod bars;
mod canvas;
mod click_target;
mod field;
mod list;
mod name_lines;
mod scroll;

pub use canvas::Canvas;
pub use click_target::{ClickTarget, ClickTargets};
pub use field::{FieldInput, TextField};
pub use list::{ScrollWindow, Selection, draw_entry_marks, draw_scroll_marks, first_visible_entry, first_visible_row};
pub use name_lines::{MAX_NAME_LINES, MAX_SELECTED_LINES, fit_names, share_lines};
pub use scroll::ScrollState;
