//! The document of a deliberation: its types, its edits, undo, comparing, merging, and the view of an audience.
//!
//! A [`Deliberation`] is a set of [`FieldValue`]s, each addressed by a [`FieldPath`]. A [`Change`] replaces the value
//! of one field. An [`Edit`] is the list of changes that a person makes in one step. Undo, autosave, the change log,
//! comparing and merging all work on edits. The types reject values outside the scales of FORMAT.md, and
//! [`Deliberation::apply`] rejects edits that would make entries contradict each other.
//!
//! # From a script
//!
//! A script creates a deliberation with one edit and changes the deliberation with further edits. Ratings are numbers
//! from −5 (a decisive con) to +5 (a decisive pro). Weights are points, 0 or more; only their proportions matter. A
//! constructor returns `None` for a value outside the scale.
//!
//! ```
//! use pesee_core::deliberation::*;
//!
//! let id = |text| Id::new(text).expect("1 to 64 of a–z, 0–9 and -");
//! let (keep, close, time) = (id("keep"), id("close"), id("time"));
//!
//! let mut document = Deliberation::default();
//! let first = Edit::build(&document, |builder| {
//!     builder.head_mut().title = "One account or two?".to_owned();
//!     builder.push(Alternative { name: "Keep both".to_owned(), ..Alternative::new(keep.clone()) });
//!     builder.push(Alternative { name: "Close mine".to_owned(), ..Alternative::new(close.clone()) });
//!     builder.push(Criterion { weight: Points::new(3.0), name: "Time".to_owned(), ..Criterion::new(time.clone()) });
//! });
//! document.apply(&first)?;
//! document.apply(&Edit::rate(&document, &Id::me(), &time, &keep, Rating::exact(-4.0)))?;
//! assert_eq!(document.rating(&Id::me(), &time, &keep).map(Rating::value), Some(-4.0));
//!
//! // An edit that refers to a missing entry returns an error and changes nothing.
//! let dangling = Edit::rate(&document, &Id::me(), &time, &id("sell"), Rating::exact(1.0));
//! assert!(matches!(document.apply(&dangling), Err(ApplyError::Integrity(_))));
//! assert_eq!(Rating::exact(7.0), None);
//! # Ok::<(), ApplyError>(())
//! ```
//!
//! A [`History`] applies edits and undoes them. [`diff`] returns the changes between two documents.
//!
//! ```
//! use pesee_core::deliberation::*;
//!
//! let mut document = Deliberation::default();
//! let before = document.clone();
//! let mut history = History::default();
//! let edit = Edit::set_text(&document, FieldPath::Head(HeadField::Title), "One account or two?");
//! history.apply(&mut document, edit)?;
//!
//! let difference = diff(&before, &document);
//! let paths: Vec<String> = difference.changes.iter().map(|change| change.path.to_string()).collect();
//! assert_eq!(paths, ["deliberation.title"]);
//!
//! history.undo(&mut document);
//! assert_eq!(document, before);
//! history.redo(&mut document);
//! assert_eq!(document.head().title, "One account or two?");
//! # Ok::<(), ApplyError>(())
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
mod logged_change;
mod merge;
mod number;
mod partial_date;
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
pub use document::{Deliberation, ListEntry, NestedIdMap, Person, PrivateNotes};
pub use edit::Builder;
pub use error::{ApplyError, IntegrityError};
pub use field_path::{FieldPath, List};
pub use field_value::{FieldType, FieldValue, MAX_TEXT_BYTES, TypeMismatch};
pub use history::History;
pub use ids::{EntryId, Id, LogId, Moment, slugify};
pub use keyword_enums::*;
pub use log_ids::find_counterparts;
pub use logged_change::ChangedPlace;
pub use merge::{Conflict, MergeSide, merge};
pub use partial_date::PartialDate;
pub use rating::{Fate, Rating};
pub use record::{FieldSpec, Record, RecordWithId};
pub use rename_ids::Renamer;
pub use restore::restore;
pub use tables::*;
pub use typed_value::*;
pub use view::{Audience, View, view};
