//! Selects the next pairwise comparison of step 7 and builds its edits (METHOD.md §2).

use std::ops::RangeInclusive;

use pesee_core::deliberation::{
    Deliberation, Edit, EntryId, FieldPath, FieldValue, Id, List, PairField, Ratio, WeightingMethod,
};

use super::weights;

/// The ratios that a person can choose; a file may contain any ratio.
pub const PAIR_RATIOS: RangeInclusive<u8> = 1..=9;

/// Returns the comparisons made so far, in document order, without those of criteria that do not count.
pub fn list_compared_pairs(document: &Deliberation) -> Vec<(Id, Id)> {
    let counting = counting_criteria(document);
    let pairs = document.pairs().iter().map(|pair| pair.criteria.clone());
    pairs.filter(|(a, b)| counting.contains(&a) && counting.contains(&b)).collect()
}

/// Returns the stated ratio a/b, from a comparison in either direction.
pub fn stated_ratio(document: &Deliberation, a: &Id, b: &Id) -> Option<f64> {
    document.pairs().iter().find_map(|pair| {
        let ratio = pair.ratio.map(Ratio::get)?;
        if pair.criteria == (a.clone(), b.clone()) {
            Some(ratio)
        } else if pair.criteria == (b.clone(), a.clone()) {
            Some(1.0 / ratio)
        } else {
            None
        }
    })
}

/// Returns the comparison to ask next; `None` if all pairs are compared.
pub fn next_pair(document: &Deliberation) -> Option<(Id, Id)> {
    let counting = counting_criteria(document);
    let (a, b) = next_positions(counting.len(), &compared_positions(document, &counting))?;
    Some(((*counting.get(a)?).clone(), (*counting.get(b)?).clone()))
}

/// Returns how many comparisons are missing until all criteria are connected and weights exist.
pub fn comparisons_until_connected(document: &Deliberation) -> usize {
    let counting = counting_criteria(document);
    let groups = connected_groups(counting.len(), &compared_positions(document, &counting));
    groups.iter().enumerate().filter(|(at, group)| at == *group).count().saturating_sub(1)
}

/// Returns how many pairs are not yet compared.
pub fn remaining_comparisons(document: &Deliberation) -> usize {
    let n = counting_criteria(document).len();
    (n * n.saturating_sub(1) / 2).saturating_sub(list_compared_pairs(document).len())
}

/// Returns whether there are at least two criteria to compare.
pub fn can_compare(document: &Deliberation) -> bool {
    counting_criteria(document).len() > 1
}

/// Returns whether the comparisons can contradict each other: the smallest number that connects all criteria never
/// does.
pub fn has_consistency_check(document: &Deliberation) -> bool {
    list_compared_pairs(document).len() >= counting_criteria(document).len()
}

/// Returns the edit that sets or removes the ratio a/b. An existing comparison keeps its position, direction and
/// comment; a new one names the more important criterion first. Personal points of the file are removed, because they
/// would override the pairs.
pub fn set_pair_ratio(document: &Deliberation, person: &Id, (a, b): (&Id, &Id), ratio: Option<f64>) -> Edit {
    let has_pair = |a: &Id, b: &Id| document.pairs().iter().any(|pair| pair.criteria == (a.clone(), b.clone()));
    let is_reversed = has_pair(b, a) || (!has_pair(a, b) && ratio.is_some_and(|ratio| ratio < 1.0));
    let (a, b) = if is_reversed { (b, a) } else { (a, b) };
    let ratio = ratio.map(|ratio| if is_reversed { 1.0 / ratio } else { ratio }).and_then(Ratio::new);
    let pair = Edit::build(document, |builder| match ratio {
        Some(ratio) => builder.set_typed(FieldPath::Pair(a.clone(), b.clone(), PairField::Ratio), ratio),
        None => {
            let removed: EntryId = (a.clone(), b.clone()).into();
            let remaining =
                builder.document().entry_ids(List::Pairs).into_iter().filter(|name| *name != removed).collect();
            drop(builder.set(FieldPath::ListOrder(List::Pairs), Some(FieldValue::EntryIds(remaining))));
        }
    });
    weights::clear_own_weights(document, person)
        .chain(weights::set_weighting_method(document, WeightingMethod::Pairwise))
        .chain(pair)
}

/// Returns the position of a ratio on the scale between two names: 0 in the middle, −8 for nine times the first, 8 for
/// nine times the second. Larger ratios of a file are at the ends.
pub fn scale_position(ratio: f64) -> i32 {
    let steps = |times: f64| (times.round().min(f64::from(*PAIR_RATIOS.end())) - 1.0) as i32;
    if ratio >= 1.0 { -steps(ratio) } else { steps(1.0 / ratio) }
}

/// Returns the ratio at a position of the scale.
pub fn ratio_at_position(position: i32) -> f64 {
    let times = f64::from(position.abs()) + 1.0;
    if position <= 0 { times } else { 1.0 / times }
}

fn counting_criteria(document: &Deliberation) -> Vec<&Id> {
    document.criteria().iter().filter(|criterion| criterion.may_count()).map(|criterion| &criterion.id).collect()
}

/// Returns the comparisons made, as indices into `counting`.
fn compared_positions(document: &Deliberation, counting: &[&Id]) -> Vec<(usize, usize)> {
    let index = |id: &Id| counting.iter().position(|known| *known == id);
    list_compared_pairs(document).iter().filter_map(|(a, b)| Some((index(a)?, index(b)?))).collect()
}

/// Returns, for each of `n` items, the smallest index of its connected group.
fn connected_groups(n: usize, made: &[(usize, usize)]) -> Vec<usize> {
    let mut group: Vec<usize> = (0..n).collect();
    for (a, b) in made {
        let (Some(one), Some(other)) = (group.get(*a).copied(), group.get(*b).copied()) else { continue };
        group.iter_mut().filter(|at| **at == one.max(other)).for_each(|at| *at = one.min(other));
    }
    group
}

/// Returns the indices of the next two of `n` items to compare.
///
/// First come the pairs that connect the items: each joins another group to the item that was compared most often, so
/// n−1 comparisons suffice and one name stays in place between questions. Any two items are then at most two
/// comparisons apart; in a chain their errors would add up over n−1. Then come the pairs of the items that were
/// compared least often, whose weights are least certain.
fn next_positions(n: usize, made: &[(usize, usize)]) -> Option<(usize, usize)> {
    let group = connected_groups(n, made);
    let mut counts = vec![0_usize; n];
    for at in made.iter().flat_map(|(a, b)| [a, b]) {
        if let Some(count) = counts.get_mut(*at) {
            *count += 1;
        }
    }
    let times = |at: usize| counts.get(at).copied().unwrap_or(0);
    // The first in document order on a tie.
    let hub = (0..n).max_by_key(|at| (times(*at), n - at))?;
    if let Some(other) = (0..n).find(|at| group.get(*at) != group.get(hub)) {
        return Some((hub, other));
    }
    let is_made = |a: usize, b: usize| made.contains(&(a, b)) || made.contains(&(b, a));
    let pairs = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b)));
    pairs.filter(|(a, b)| !is_made(*a, *b)).min_by_key(|(a, b)| times(*a) + times(*b))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Returns the comparisons that are asked until all pairs are compared.
    fn asked(n: usize, mut made: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        let before = made.len();
        while let Some(pair) = next_positions(n, &made) {
            made.push(pair);
            assert!(made.len() <= n * n, "the number of comparisons is bounded");
        }
        made.split_off(before)
    }

    fn group_count(n: usize, made: &[(usize, usize)]) -> usize {
        connected_groups(n, made).into_iter().collect::<BTreeSet<_>>().len()
    }

    #[test]
    fn the_fewest_that_connect_come_first_and_each_pair_once() {
        for n in 0..=15 {
            let asked = asked(n, Vec::new());
            let each: BTreeSet<_> = asked.iter().map(|(a, b)| (a.min(b), a.max(b))).collect();
            assert_eq!((asked.len(), each.len()), (n * n.saturating_sub(1) / 2, asked.len()), "{n}");
            assert!(asked.iter().all(|(a, b)| a != b && *a < n && *b < n));
            for (at, _) in asked.iter().enumerate().take(n.saturating_sub(1)) {
                assert_eq!(group_count(n, &asked[..=at]), n - 1 - at, "{n}: each comparison connects one more group");
            }
        }
    }

    #[test]
    fn what_was_compared_before_is_not_asked_again_and_shortens_the_way() {
        // Every subset of the comparisons of four items, in mixed directions.
        let all = [(0, 1), (2, 0), (3, 0), (1, 2), (3, 1), (2, 3)];
        for some in 0..1 << all.len() {
            let made: Vec<_> = all.iter().enumerate().filter(|(at, _)| some >> at & 1 == 1).map(|(_, p)| *p).collect();
            let open = group_count(4, &made) - 1;
            let asked = asked(4, made.clone());
            let each: BTreeSet<_> = made.iter().chain(&asked).map(|(a, b)| (a.min(b), a.max(b))).collect();
            assert_eq!((asked.len() + made.len(), each.len()), (6, 6), "{made:?}");
            let connected: Vec<_> = made.iter().chain(asked.iter().take(open)).copied().collect();
            assert_eq!(group_count(4, &connected), 1, "{made:?}");
        }
    }

    #[test]
    fn one_name_stays_while_they_are_connected_then_the_least_compared_meet() {
        assert_eq!(asked(4, Vec::new()), [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]);
        assert_eq!(asked(5, Vec::new())[4..6], [(1, 2), (3, 4)]);
    }

    #[test]
    fn the_scale_has_a_place_for_every_ratio() {
        for position in -8..=8 {
            assert_eq!(scale_position(ratio_at_position(position)), position);
        }
        assert_eq!(
            [scale_position(1e9), scale_position(1e-9), scale_position(2.4), scale_position(0.9)],
            [-8, 8, -1, 0]
        );
    }
}
