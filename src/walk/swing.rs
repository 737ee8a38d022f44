//! Step 7 by swings: everything at its worst, which one would be lifted first, and what is each other one worth
//! beside it (METHOD.md §2).

use pesee_core::deliberation::{Deliberation, Edit, Id, Points, WeightingMethod};

use super::weights::{points_of, set_points, set_weighting_method};

/// What lifting the first one is worth.
pub const FULL_SWING: f64 = 100.0;

/// The criteria that count with what lifting each is worth to a person, the largest first; those without an answer
/// last.
pub fn list_swings(document: &Deliberation, person: &Id) -> Vec<(Id, Option<f64>)> {
    let counting = document.criteria().iter().filter(|criterion| criterion.may_count());
    let mut swings: Vec<(Id, Option<f64>)> =
        counting.map(|c| (c.id.clone(), points_of(document, person, &c.id))).collect();
    let size = |swing: &Option<f64>| swing.map_or(f64::INFINITY, |swing| -swing);
    swings.sort_by(|(_, a), (_, b)| size(a).total_cmp(&size(b)));
    swings
}

/// The criterion that a person would lift first.
pub fn full_swing_criterion(document: &Deliberation, person: &Id) -> Option<Id> {
    list_swings(document, person).into_iter().find(|(_, swing)| *swing == Some(FULL_SWING)).map(|(id, _)| id)
}

/// The edit that makes `first` the one to lift first. Weights that stood keep their proportion to it, in whole
/// numbers; those that would be worth as much are to be asked anew.
pub fn set_full_swing(document: &Deliberation, person: &Id, first: &Id) -> Edit {
    let stood = points_of(document, person, first).filter(|stood| *stood > 0.0);
    let proportion = FULL_SWING / stood.unwrap_or(FULL_SWING);
    let beside = |swing: f64| Some((swing * proportion).round()).filter(|swing| *swing < FULL_SWING);
    let lifted = |(id, swing): &(Id, Option<f64>)| {
        let swing = if id == first { Some(FULL_SWING) } else { swing.and_then(beside) };
        set_points(document, person, id, swing.and_then(Points::new))
    };
    // The file always says how the weights are given.
    list_swings(document, person)
        .iter()
        .map(lifted)
        .fold(set_weighting_method(document, WeightingMethod::Swing), Edit::chain)
}

/// The edit that says what lifting a criterion is worth, or takes that back. `None` where no full swing would be left
/// to measure by.
pub fn set_swing(document: &Deliberation, person: &Id, criterion: &Id, swing: Option<f64>) -> Option<Edit> {
    let is_full = |(id, swing): &(Id, Option<f64>)| id != criterion && *swing == Some(FULL_SWING);
    if swing.is_some_and(|swing| swing < FULL_SWING) && !list_swings(document, person).iter().any(is_full) {
        return None;
    }
    let worth = swing.map(|swing| swing.clamp(0.0, FULL_SWING)).and_then(Points::new);
    Some(set_weighting_method(document, WeightingMethod::Swing).chain(set_points(document, person, criterion, worth)))
}
