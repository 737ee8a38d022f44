//! The mathematics, a short file a section.
//!
//! [`Table`] turns answers into numbers (§1–3); [`Figures`] computes everything of a deliberation together; and
//! [`disclose()`] is the only door to what ranks the options.
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
mod score;
mod strike;
mod table;
mod verdict;
mod weights;
mod wins;

pub use ask::{Ask, Open, Worth};
pub use disclose::{Withheld, disclose};
pub use figures::{Figures, Ranking};
pub use flip::{Move, Nearest, Regret, Stable, Step};
pub use horizon::Interval;
pub use moved::{Comparison, Moved, Role, Stand, Tried, Weighed, Weight, moved};
pub use pairwise::{CONTRADICTORY, Judgements, LookAgain};
pub use part::Part;
pub use people::{Cause, Own, People};
pub use score::{Front, Score};
pub use strike::{Beside, Entry, Strike, StrikeOut, Unit};
pub use table::{Cell, Course, Factor, Table};
pub use verdict::{Because, Nothing, Verdict};
pub use weights::{centroid, lens_factor};
pub use wins::{DRAWS, Drawing, Level, Trust, Wins};
