//! The pieces a screen is drawn with.

pub mod balance;
pub mod bars;
mod canvas;
mod field;
mod list;
mod page;
mod spot;

pub use canvas::Canvas;
pub use field::{Field, Stroke};
pub use list::{Selection, Window, more, top, top_of};
pub use page::Page;
pub use spot::{Spot, Spots};
