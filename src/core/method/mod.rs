//! The mathematics, a short file a section.
//!
//! [`Table`] turns answers into numbers (§1–3); [`Figures`] computes everything of a deliberation together; and
//! [`disclose()`] is the only door to what ranks the options.
//!
//! # From a script
//!
//! Figures are lists by place: the options and criteria in the order of the file. Scores are on the scale of the ratings,
//! −5 to +5; shares and wins are from 0 to 1. Where a figure has no answer there is `None`, never a number for it.
//!
//! ```
//! use pesee_core::deliberation::Outcome;
//! use pesee_core::method::{DRAWS, Figures, disclose};
//! use pesee_core::format::parse;
//!
//! let document = parse(include_bytes!("../tests/files/fragile.toml")).map_err(|faults| format!("{faults:?}"))?;
//! let figures = Figures::drawn(&document, DRAWS);
//! assert_eq!(figures.verdict().outcome, Outcome::Fragile);
//!
//! let ranking = disclose(&document, &figures).map_err(|why| format!("{why:?}"))?;
//! let best = ranking.order()[0];
//! assert_eq!(document.options()[best].name, "Pause it and say so");
//! assert!((ranking.scores[best].score - 2.05).abs() < 1e-9);
//! # Ok::<(), String>(())
//! ```
//!
#![doc = include_str!("METHOD.md")]

mod ask;
mod disclose;
mod figures;
mod flip;
mod horizon;
mod moved;
mod pairwise;
mod part;
mod people;
mod ranking;
mod score;
mod table;
mod verdict;
mod weights;
mod wins;

pub use ask::{Ask, Open, Worth};
pub use disclose::{Withheld, disclose};
pub use figures::Figures;
pub use flip::{Move, Nearest, Regret, Stable, Step};
pub use horizon::Interval;
pub use moved::{Comparison, Moved, Role, Stand, Tried, Weighed, Weight, moved};
pub use pairwise::{CONTRADICTORY, Judgements, LookAgain};
pub use part::Part;
pub use people::{Cause, Own, People};
pub use ranking::Ranking;
pub use score::{Front, Score};
pub use table::{Cell, Course, Factor, Table};
pub use verdict::{Because, Nothing, Verdict};
pub use weights::{centroid, lens_factor};
pub use wins::{DRAWS, Drawing, Level, Trust, Wins};
