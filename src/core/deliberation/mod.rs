//! The document: a deliberation as types that cannot hold nonsense, and the one way to change it.
//!
//! A deliberation is a set of [`Leaf`]s addressed by [`Key`]s. A [`Change`] of one place is its own inverse; an
//! [`Edit`] is one act. Undo, autosave, the change list, comparing, merging and the TOML text are all made of these.
//!
//! # From a script
//!
//! A deliberation is begun by one edit, and changed by others. Ratings are on the scale −5 (a decisive con) to +5 (a
//! decisive pro), weights are points in a unit of one's own; a value that does not fit cannot be made.
//!
//! ```
//! use pesee_core::deliberation::*;
//!
//! let id = |text| Id::new(text).expect("1 to 64 of a–z, 0–9 and -");
//! let (keep, close, time) = (id("keep"), id("close"), id("time"));
//!
//! let mut document = Deliberation::default();
//! let begun = Edit::between(&document, |draft| {
//!     draft.head().title = "One account or two?".to_owned();
//!     draft.push(Alternative { name: "Keep both".to_owned(), ..Alternative::blank(keep.clone()) });
//!     draft.push(Alternative { name: "Close mine".to_owned(), ..Alternative::blank(close.clone()) });
//!     draft.push(Criterion { weight: Points::new(3.0), name: "Time".to_owned(), ..Criterion::blank(time.clone()) });
//! });
//! document.apply(&begun)?;
//! document.apply(&Edit::rate(&document, &Id::me(), &time, &keep, Rating::exact(-4.0)))?;
//! assert_eq!(document.rating(&Id::me(), &time, &keep).map(Rating::value), Some(-4.0));
//!
//! // What names something that is not there is refused, and nothing has changed.
//! let nowhere = Edit::rate(&document, &Id::me(), &time, &id("sell"), Rating::exact(1.0));
//! assert!(matches!(document.apply(&nowhere), Err(Refused::Unsound(_))));
//! assert_eq!(Rating::exact(7.0), None);
//! # Ok::<(), Refused>(())
//! ```
//!
//! A change is followed by applying it through a [`History`], which takes it back, or by asking what [`diff`] says.
//!
//! ```
//! use pesee_core::deliberation::*;
//!
//! let mut document = Deliberation::default();
//! let before = document.clone();
//! let mut history = History::default();
//! let named = Edit::text(&document, Key::Head(HeadField::Title), "One account or two?");
//! history.apply(&mut document, named)?;
//!
//! let changed = diff(&before, &document);
//! let places: Vec<String> = changed.changes.iter().map(|change| change.key.to_string()).collect();
//! assert_eq!(places, ["deliberation.title"]);
//!
//! history.undo(&mut document);
//! assert_eq!(document, before);
//! history.redo(&mut document);
//! assert_eq!(document.head().title, "One account or two?");
//! # Ok::<(), Refused>(())
//! ```

mod alias;
mod change;
mod check;
mod diff;
mod document;
mod edit;
mod error;
mod history;
mod key;
mod leaf;
mod leaves;
mod merge;
mod name;
mod number;
mod rating;
mod record;
mod refer;
mod restore;
mod stamps;
mod tables;
mod texts;
mod value;
mod view;
mod weave;
mod words;

pub use alias::Alias;
pub use change::{Change, Edit};
pub use diff::diff;
pub use document::{By, Deliberation, LONGEST_TEXT, Listed, Person, Private};
pub use edit::Draft;
pub use error::{Refused, Unsound};
pub use history::History;
pub use key::{Key, List};
pub use leaf::{Kind, Leaf, Unfit};
pub use merge::{Clash, Side, merge};
pub use name::{Id, Moment, Name, Stamp, slug};
pub use rating::{Fate, Rating};
pub use record::{Entry, Record, Spec};
pub use restore::restore;
pub use stamps::counterparts;
pub use tables::*;
pub use value::*;
pub use view::{Audience, View, view};
pub use words::*;
