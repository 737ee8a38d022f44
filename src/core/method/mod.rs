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
//! use pesee_core::method::{DEFAULT_DRAWS, Figures, disclose};
//! use pesee_core::format::parse;
//!
//! let document = parse(include_bytes!("../../../tests/files/fragile.toml")).map_err(|faults| format!("{faults:?}"))?;
//! let figures = Figures::with_draws(&document, DEFAULT_DRAWS);
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

mod attribution;
mod change_group;
mod decision_matrix;
mod figures;
mod group;
mod horizon;
mod information_value;
mod pairwise;
mod ranking;
mod reveal;
mod score;
mod score_object;
mod sensitivity;
mod smaa;
mod verdict;
mod weights;

pub use attribution::{
    ChangeEffect, ChangeGroup, ChangeRole, Comparison, CriterionWeight, RevealedVerdict, WeightChange, compare,
};
pub use change_group::ChangeSubject;
pub use decision_matrix::{AssessedOption, DecisionMatrix, MatrixCell, WeightedCriterion};
pub use figures::Figures;
pub use group::{DisagreementCause, GroupComparison, PersonResult};
pub use horizon::LensInterval;
pub use information_value::{CellInformationValue, InformationValue, OpenCriterion};
pub use pairwise::{InconsistentJudgement, MAX_CONSISTENCY_RATIO, PairwiseResult};
pub use ranking::Ranking;
pub use reveal::{RevealError, reveal_ranking};
pub use score::{Leaders, OptionScore};
pub use score_object::{ScoreObject, score_object};
pub use sensitivity::{PointMove, RatingFlip, Regret, StabilityInterval, WeightFlip};
pub use smaa::{DEFAULT_DRAWS, LevelWins, Sampler, WeightTrust, WinShares};
pub use verdict::{FragilityReason, NoVerdictReason, Verdict};
pub use weights::{lens_factor, rank_order_centroid};
