//! How sure people were, beside what came true: over all decisions that were looked back on.

use crate::messages::CalibrationPoint;
use pesee_core::deliberation::Deliberation;

/// Decisions made about equally sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalibrationGroup {
    /// How sure, in per cent, to the nearest ten.
    pub confidence_percent: u32,
    /// How many there are.
    pub case_count: usize,
    /// In how many of them at least half of what was expected came true.
    pub correct_count: usize,
}

impl CalibrationGroup {
    /// Too few to say anything: one more would change the picture.
    pub fn is_small(&self) -> bool {
        self.case_count < 5
    }
}

/// Fewer cases than this in all mean nothing yet.
pub const MIN_MEANINGFUL_CASES: usize = 10;

/// Every decision of a deliberation with a certainty that somebody looked back on; of several reviews the last one counts.
pub fn list_calibration_points(document: &Deliberation) -> Vec<CalibrationPoint> {
    let of = |decision: &pesee_core::deliberation::Decision| {
        let its =
            |review: &&pesee_core::deliberation::Review| review.decision.is_some() && review.decision == decision.at.at;
        let came_true = document.reviews().iter().filter(its).filter_map(|review| review.came_true).next_back()?;
        Some(CalibrationPoint { confidence_percent: decision.confidence?.get(), came_true_percent: came_true.get() })
    };
    document.decisions().iter().filter_map(of).collect()
}

/// The groups, the surest last; those with no case are left out.
pub fn group_by_confidence(judged: impl IntoIterator<Item = CalibrationPoint>) -> Vec<CalibrationGroup> {
    let mut groups: Vec<CalibrationGroup> = Vec::new();
    for CalibrationPoint { confidence_percent: sure, came_true_percent: came_true } in judged {
        let sure = (sure / 10.0).round() as u32 * 10;
        if !groups.iter().any(|group| group.confidence_percent == sure) {
            groups.push(CalibrationGroup { confidence_percent: sure, case_count: 0, correct_count: 0 });
        }
        for group in groups.iter_mut().filter(|group| group.confidence_percent == sure) {
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
