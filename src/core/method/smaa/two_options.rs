//! Two options, exact ratings: the share of weights under which one is first, in closed form (METHOD.md §7).

/// The part of all shares e, uniform on the simplex, for which Σ e·d > 0; half of what is level. `d` is a criterion's
/// difference between both options; below 1e-9 everywhere they are level.
///
/// Uniform shares are independent waiting times divided by their sum. So the criteria for and the criteria against run
/// a race: two chains of waits, of means d and −d, and the longer one wins. Waits have no memory: from any moment
/// the next to end is the one of mean f with chance a/(f+a) against one of mean a. All terms are positive: nothing
/// cancels, equal differences need no care, and zeros take no part. (The same as Varsi's volume of a cut simplex, 1973.)
pub(super) fn compute_win_share(d: &[f64]) -> f64 {
    if d.iter().all(|d| d.abs() <= 1e-9) {
        return 0.5;
    }
    let against: Vec<f64> = d.iter().filter(|d| **d < 0.0).map(|d| -d).collect();
    // ahead[a]: the chance that the chain for outlasts `a` waits against, with as many waits for as were looked at.
    let mut ahead = vec![0.0; against.len() + 1];
    if let Some(none) = ahead.first_mut() {
        *none = 1.0;
    }
    for wait in d.iter().filter(|d| **d > 0.0) {
        let mut before = 1.0;
        for (ahead, against) in ahead.iter_mut().skip(1).zip(&against) {
            *ahead = (against * *ahead + wait * before) / (wait + against);
            before = *ahead;
        }
    }
    // No wait for at all: only without waits against is there nothing to lose; but all level was seen to above.
    if d.iter().all(|d| *d <= 0.0) { 0.0 } else { ahead.last().copied().unwrap_or(1.0) }
}

/// The mean of each share where Σ e·d > 0, `None` where that never is.
///
/// A share taken as a factor into a mean over the simplex counts its criterion twice: the mean of e\[k\] where the sum
/// is positive is 1/n of the part won when the wait of k is there a second time.
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
        // Opposite differences share everything between them.
        let d = [3.0, -1.5, 0.25, -4.0, 2.0, 2.0];
        close(compute_win_share(&d) + compute_win_share(&d.map(|d| -d)), 1.0);
    }

    /// Of e·(1, −1) > 0 with e₁ uniform on 0…1: e₁ above ½, whose mean is ¾.
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
