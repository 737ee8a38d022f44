//! Builds the edits of step 7 by swing weighting: every criterion starts at its worst value, the person chooses the one
//! to improve first, and rates the others against that one (METHOD.md §2).

use pesee_core::deliberation::{Deliberation, Edit, Id, Points, WeightingMethod};

use super::weights::{points_of, set_points, set_weighting_method};

/// The points of the criterion to improve first.
pub const FULL_SWING: f64 = 100.0;

/// Returns the criteria that count and their points for a person, the largest first; criteria without points come last.
pub fn list_swings(document: &Deliberation, person: &Id) -> Vec<(Id, Option<f64>)> {
    let counting = document.criteria().iter().filter(|criterion| criterion.may_count());
    let mut swings: Vec<(Id, Option<f64>)> =
        counting.map(|c| (c.id.clone(), points_of(document, person, &c.id))).collect();
    let sort_key = |swing: &Option<f64>| swing.map_or(f64::INFINITY, |swing| -swing);
    swings.sort_by(|(_, a), (_, b)| sort_key(a).total_cmp(&sort_key(b)));
    swings
}

/// Returns the criterion that a person would improve first.
pub fn full_swing_criterion(document: &Deliberation, person: &Id) -> Option<Id> {
    list_swings(document, person).into_iter().find(|(_, swing)| *swing == Some(FULL_SWING)).map(|(id, _)| id)
}

/// Returns the edit that makes `first` the criterion to improve first. Existing points keep their proportion to it, in
/// whole numbers; points that would reach 100 are removed and asked again.
pub fn set_full_swing(document: &Deliberation, person: &Id, first: &Id) -> Edit {
    let previous = points_of(document, person, first).filter(|previous| *previous > 0.0);
    let proportion = FULL_SWING / previous.unwrap_or(FULL_SWING);
    let rescale = |swing: f64| Some((swing * proportion).round()).filter(|swing| *swing < FULL_SWING);
    let set_criterion = |(id, swing): &(Id, Option<f64>)| {
        let swing = if id == first { Some(FULL_SWING) } else { swing.and_then(rescale) };
        set_points(document, person, id, swing.and_then(Points::new))
    };
    // The edit always states the weighting method, which a file may omit.
    list_swings(document, person)
        .iter()
        .map(set_criterion)
        .fold(set_weighting_method(document, WeightingMethod::Swing), Edit::chain)
}

/// Returns the edit that sets or removes the points of a criterion; `None` if no criterion with 100 points would remain
/// as the reference.
pub fn set_swing(document: &Deliberation, person: &Id, criterion: &Id, swing: Option<f64>) -> Option<Edit> {
    let is_full = |(id, swing): &(Id, Option<f64>)| id != criterion && *swing == Some(FULL_SWING);
    if swing.is_some_and(|swing| swing < FULL_SWING) && !list_swings(document, person).iter().any(is_full) {
        return None;
    }
    let points = swing.map(|swing| swing.clamp(0.0, FULL_SWING)).and_then(Points::new);
    Some(set_weighting_method(document, WeightingMethod::Swing).chain(set_points(document, person, criterion, points)))
}
