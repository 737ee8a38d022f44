//! The document: a deliberation as types that cannot hold nonsense, and the one way to change it.
//!
//! A deliberation is a set of [`Leaf`]s addressed by [`Key`]s. A [`Change`] of one place is its own inverse; an
//! [`Edit`] is one act. Undo, autosave, the change list, comparing, merging and the TOML text are all made of these.
//!
#![doc = include_str!("FORMAT.md")]

mod alias;
mod check;
mod diff;
mod document;
mod edit;
mod history;
mod key;
mod leaf;
mod leaves;
mod merge;
mod name;
mod record;
mod refer;
mod restore;
mod rim;
mod stamps;
mod tables;
mod value;
mod view;
mod weave;

pub use alias::Alias;
pub use check::{Unsound, most};
pub use diff::diff;
pub use document::{By, Deliberation, LONGEST_TEXT, Listed, Person, Private, Refused};
pub use edit::{Change, Draft, Edit};
pub use history::History;
pub use key::{Key, List};
pub use leaf::{Fate, Kind, Leaf, Rating, Unfit};
pub use merge::{Clash, Side, merge};
pub use name::{Id, Moment, Name, Stamp, slug};
pub use record::{Entry, Record, Spec};
pub use restore::restore;
pub use rim::{
    Aside, Fault, Found, Half, Judged, Kept, KeptBy, Outside, Place, Problem, Rescued, Row, Saved, Stage, Trouble,
    Unread, Unwritable, Version,
};
pub use stamps::counterparts;
pub use tables::*;
pub use value::*;
pub use view::{Audience, View, view};
