//! Computes, in closed form, the share of weights with which one of two options with exact ratings is first (METHOD.md
//! §7). Closed forms need no draws and have no sampling error.

/// Returns the share of the simplex of weights e for which Σ e·d > 0, where `d` holds the difference between both
/// options per criterion. If every difference is at most 1e-9, the options are tied and the result is ½.
///
/// Uniform weights are independent exponential waiting times divided by their sum. The sum is positive if the chain of
/// waits with means d > 0 is longer than the chain of waits with means −d for d < 0. Waits have no memory: at any
/// moment, the next wait to end is the one of mean f with probability a/(f+a) against one of mean a. All terms are
/// positive, so nothing cancels; equal differences need no special case, and zeros have no effect. (The result equals
/// the volume of a cut simplex of Varsi 1973.)
pub(super) fn compute_win_share(d: &[f64]) -> f64 {
    if d.iter().all(|d| d.abs() <= 1e-9) {
        return 0.5;
    }
    let against: Vec<f64> = d.iter().filter(|d| **d < 0.0).map(|d| -d).collect();
    // chances[a]: the probability that the chain in favour outlasts the first `a` waits against, with the waits in
    // favour processed so far.
    let mut chances = vec![0.0; against.len() + 1];
    if let Some(none) = chances.first_mut() {
        *none = 1.0;
    }
    for wait in d.iter().filter(|d| **d > 0.0) {
        let mut before = 1.0;
        for (chance, against) in chances.iter_mut().skip(1).zip(&against) {
            *chance = (against * *chance + wait * before) / (wait + against);
            before = *chance;
        }
    }
    // Without waits in favour the option never wins; the case of all differences being zero has returned above.
    if d.iter().all(|d| *d <= 0.0) { 0.0 } else { chances.last().copied().unwrap_or(1.0) }
}

/// Returns the mean of each weight where Σ e·d > 0; `None` if the sum is never positive.
///
/// Multiplying by e\[k\] inside a mean over the simplex is equivalent to counting criterion k twice: the mean of e\[k\]
/// over the winning part is 1/n of the win share with d\[k\] repeated, divided by the win share.
pub(super) fn compute_central_weights(d: &[f64]) -> Option<Vec<f64>> {
    let won = compute_win_share(d);
    let mut twice = d.to_vec();
    let mut mean = |k: &f64| {
        twice.push(*k);
        let both = compute_win_share(&twice);
        twice.pop();
        both / won / d.len() as f64
    };
    (won > 0.0).then(|| d.iter().map(&mut mean).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-12, "{a} is not {b}");
    }

    #[test]
    fn small_races_by_hand() {
        close(compute_win_share(&[1.0, -1.0]), 0.5);
        // Two waits of mean 1 against one of mean 3: 1 − (3/4)².
        close(compute_win_share(&[1.0, 1.0, -3.0]), 1.0 - 9.0 / 16.0);
        close(compute_win_share(&[2.0, -1.0, 0.0]), 2.0 / 3.0);
        close(compute_win_share(&[1.0, 0.0]), 1.0);
        close(compute_win_share(&[0.0, -1.0]), 0.0);
        close(compute_win_share(&[0.0, 0.0]), 0.5);
        // The win shares of both options sum to 1.
        let d = [3.0, -1.5, 0.25, -4.0, 2.0, 2.0];
        close(compute_win_share(&d) + compute_win_share(&d.map(|d| -d)), 1.0);
    }

    /// e₁ is uniform on 0…1 and wins above ½, where its mean is ¾.
    #[test]
    fn the_mean_weights_of_an_even_race() {
        let means = compute_central_weights(&[1.0, -1.0]).unwrap();
        close(means[0], 0.75);
        close(means[1], 0.25);
        assert_eq!(compute_central_weights(&[-1.0, 0.0]), None);
        let means = compute_central_weights(&[3.0, -1.5, 0.25, -4.0, 2.0, 2.0]).unwrap();
        close(means.iter().sum(), 1.0);
        close(means[4], means[5]);
    }
}
