//! Sentences that compare the stated confidence with the outcomes.

use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk::{CalibrationGroup, MIN_MEANINGFUL_CASES};

/// Returns a line for each group, with the fraction of correct cases, 0–1.
pub fn calibration_lines(locale: &Locale, groups: &[CalibrationGroup]) -> Vec<(SafeText, f64)> {
    let line = |group: &CalibrationGroup| {
        let (sure, right, cases) = (group.confidence_percent as usize, group.correct_count, group.case_count);
        let id = if group.is_small() { "review-calibration-group-few" } else { "review-calibration-group" };
        (t!(locale, id, sure = sure, right = right, cases = cases), right as f64 / cases.max(1) as f64)
    };
    groups.iter().map(line).collect()
}

/// Returns notes about the definition of a correct case and about the significance of the lines.
pub fn calibration_notes(locale: &Locale, groups: &[CalibrationGroup]) -> Vec<SafeText> {
    let cases: usize = groups.iter().map(|group| group.case_count).sum();
    match cases {
        0 => vec![t!(locale, "review-calibration-none")],
        few if few < MIN_MEANINGFUL_CASES => {
            vec![
                t!(locale, "review-calibration-right"),
                t!(locale, "review-calibration-too-few", cases = few, enough = MIN_MEANINGFUL_CASES),
            ]
        }
        _ => vec![t!(locale, "review-calibration-right"), t!(locale, "review-calibration-advice")],
    }
}
