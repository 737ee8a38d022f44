//! Computes weights, scores, the verdict and the sensitivity of a deliberation, and decides what may be shown.
//!
//! Each file implements one or two sections of METHOD.md, which is included below: [`DecisionMatrix`] holds the answers
//! as numbers (§1–3), [`Figures`] computes every result of one document together, [`compare`] explains the difference
//! between two documents (§13), and [`reveal_ranking`] alone decides whether a ranking may be shown.
//!
//! # Conventions
//!
//! - An option or a criterion is identified by its index in the order of the document; lists have one entry per index.
//! - Ratings and scores are on the scale −5 to +5. Weight shares and win shares are between 0 and 1. Moved weight is
//!   measured in points of 100.
//! - A result that is undefined is `None` and never a placeholder number.
//!
//! # Example
//!
//! ```
//! use pesee_core::deliberation::Outcome;
//! use pesee_core::format::parse;
//! use pesee_core::method::{DEFAULT_DRAWS, Figures, reveal_ranking};
//!
//! let document = parse(include_bytes!("../../../tests/files/fragile.toml")).map_err(|errors| format!("{errors:?}"))?;
//! let figures = Figures::with_draws(&document, DEFAULT_DRAWS);
//! assert_eq!(figures.verdict().outcome, Outcome::Fragile);
//!
//! let ranking = reveal_ranking(&document, &figures).map_err(|error| format!("{error:?}"))?;
//! let best = ranking.options_by_rank()[0];
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
mod lead;
mod needs;
mod omission;
mod pairwise;
mod ranking;
mod reveal;
mod score;
mod score_object;
mod smaa;
mod stability;
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
pub use needs::{PointMove, RatingStep, RequiredChanges, WeightShift};
pub use omission::{Hinge, Overlap};
pub use pairwise::{InconsistentJudgement, MAX_CONSISTENCY_RATIO, PairwiseResult};
pub use ranking::Ranking;
pub use reveal::{RevealError, find_waiting_people, reveal_ranking};
pub use score::{ConditionalLeaders, Leaders, OptionScore};
pub use score_object::{ScoreObject, SealedScoreObject, score_object, sealed_score_object};
pub use smaa::{DEFAULT_DRAWS, LevelWins, Sampler, WeightTrust, WinShares};
pub use stability::{Regret, StabilityInterval};
pub use verdict::{FragilityReason, NoVerdictReason, Verdict};
pub use weights::{lens_factor, sum_reciprocal_weights};
