//! The pieces a screen is drawn with.

pub mod balance;
pub mod bars;
mod canvas;
mod field;
mod list;
mod page;

pub use canvas::Canvas;
pub use field::Field;
pub use list::{Selection, Window, more, top};
pub use page::Page;
