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
//! let begun = Edit::build(&document, |draft| {
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
//! assert!(matches!(document.apply(&nowhere), Err(Refused::Integrity(_))));
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
//! let named = Edit::set_text(&document, Key::Head(HeadField::Title), "One account or two?");
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

mod change;
mod diff;
mod document;
mod edit;
mod error;
mod field_path;
mod field_value;
mod flat;
mod history;
mod ids;
mod integrity;
mod keyword_enums;
mod list_merge;
mod log_ids;
mod merge;
mod number;
mod rating;
mod record;
mod references;
mod rename_ids;
mod restore;
mod search_text;
mod tables;
mod typed_value;
mod view;

pub use change::{Change, Edit};
pub use diff::diff;
pub use document::{Deliberation, ListEntry, MAX_TEXT_BYTES, NestedIdMap, Person, PrivateNotes};
pub use edit::Builder;
pub use error::{ApplyError, IntegrityError};
pub use field_path::{FieldPath, List};
pub use field_value::{FieldType, FieldValue, TypeMismatch};
pub use history::History;
pub use ids::{EntryId, Id, LogId, Moment, slugify};
pub use keyword_enums::*;
pub use log_ids::find_counterparts;
pub use merge::{Conflict, MergeSide, merge};
pub use rating::{Fate, Rating};
pub use record::{FieldSpec, Record, RecordWithId};
pub use rename_ids::Renamer;
pub use restore::restore;
pub use tables::*;
pub use typed_value::*;
pub use view::{Audience, View, view};
