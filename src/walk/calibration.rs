//! Compares the confidence in past decisions with what came true, over all reviewed decisions.

use crate::messages::CalibrationPoint;
use pesee_core::deliberation::Deliberation;

/// The reviewed decisions with about the same confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalibrationGroup {
    /// The confidence in per cent, rounded to the nearest ten.
    pub confidence_percent: u32,
    pub case_count: usize,
    /// The number of decisions of which at least half of the expectations came true.
    pub correct_count: usize,
}

impl CalibrationGroup {
    /// Returns whether the group is too small to be meaningful: one more case would change the picture.
    pub fn is_small(&self) -> bool {
        self.case_count < 5
    }
}

/// With fewer cases in total, the calibration is not meaningful.
pub const MIN_MEANINGFUL_CASES: usize = 10;

/// Returns one point per decision that has a confidence and a review; the last review of a decision counts.
pub fn list_calibration_points(document: &Deliberation) -> Vec<CalibrationPoint> {
    let point = |decision: &pesee_core::deliberation::Decision| {
        let is_its_review =
            |review: &&pesee_core::deliberation::Review| review.decision.is_some() && review.decision == decision.at.at;
        let came_true =
            document.reviews().iter().filter(is_its_review).filter_map(|review| review.came_true).next_back()?;
        Some(CalibrationPoint { confidence_percent: decision.confidence?.get(), came_true_percent: came_true.get() })
    };
    document.decisions().iter().filter_map(point).collect()
}

/// Returns the non-empty groups in ascending order of confidence.
pub fn group_by_confidence(points: impl IntoIterator<Item = CalibrationPoint>) -> Vec<CalibrationGroup> {
    let mut groups: Vec<CalibrationGroup> = Vec::new();
    for CalibrationPoint { confidence_percent: confidence, came_true_percent: came_true } in points {
        let confidence = (confidence / 10.0).round() as u32 * 10;
        if !groups.iter().any(|group| group.confidence_percent == confidence) {
            groups.push(CalibrationGroup { confidence_percent: confidence, case_count: 0, correct_count: 0 });
        }
        for group in groups.iter_mut().filter(|group| group.confidence_percent == confidence) {
            group.case_count += 1;
            group.correct_count += usize::from(came_true >= 50.0);
        }
    }
    groups.sort_by_key(|group| group.confidence_percent);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_ten_and_at_least_half() {
        let judged = [(80.0, 100.0), (75.0, 50.0), (84.9, 49.0), (60.0, 0.0), (100.0, 90.0)];
        let groups = group_by_confidence(
            judged.map(|(sure, came_true)| CalibrationPoint { confidence_percent: sure, came_true_percent: came_true }),
        );
        let group =
            |sure, cases, right| CalibrationGroup { confidence_percent: sure, case_count: cases, correct_count: right };
        assert_eq!(groups, [group(60, 1, 0), group(80, 3, 2), group(100, 1, 1)]);
        assert!(groups.iter().all(CalibrationGroup::is_small));
    }
}
