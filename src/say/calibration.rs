//! How sure people were, beside what came true.

use crate::tell;
use crate::text::{Shown, Tongue};
use crate::walk::{Calibrated, ENOUGH};

/// A line for each group, with the part that was right, 0–1.
pub fn calibration(tongue: &Tongue, groups: &[Calibrated]) -> Vec<(Shown, f64)> {
    let line = |group: &Calibrated| {
        let (sure, right, cases) = (group.sure as usize, group.right, group.cases);
        let id = if group.is_small() { "look-sure-few" } else { "look-sure" };
        (tell!(tongue, id, sure = sure, right = right, cases = cases), right as f64 / cases.max(1) as f64)
    };
    groups.iter().map(line).collect()
}

/// What the lines are worth together, and when something counts as right.
pub fn calibration_worth(tongue: &Tongue, groups: &[Calibrated]) -> Vec<Shown> {
    let cases: usize = groups.iter().map(|group| group.cases).sum();
    match cases {
        0 => vec![tell!(tongue, "look-sure-none")],
        few if few < ENOUGH => {
            vec![tell!(tongue, "look-sure-right"), tell!(tongue, "look-sure-too-few", cases = few, enough = ENOUGH)]
        }
        _ => vec![tell!(tongue, "look-sure-right"), tell!(tongue, "look-sure-enough")],
    }
}
