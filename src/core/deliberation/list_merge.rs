//! Merges two edited versions of a list. The functions are generic, because the merge uses them for ids and for texts.

use std::collections::{BTreeMap, BTreeSet};

/// The result of [`merge_lists`].
#[derive(Debug, PartialEq)]
pub(super) struct MergedList<N> {
    /// The merged entries.
    pub(super) entries: Vec<N>,
    /// Whether both sides changed the order of the common entries differently. `entries` then has the order of `ours`.
    pub(super) has_order_conflict: bool,
}

/// Merges two edited versions of the list `base`.
///
/// The result has the order of `ours`, without the entries that `theirs` removed. Each entry that `theirs` added
/// follows the same entry as in `theirs`. If only `theirs` changed the order of the common entries, the result has the
/// order of `theirs` instead. If both sides added entries at the same position, `is_earlier(ours, theirs)` returns
/// whether the entry of `theirs` comes first.
pub(super) fn merge_lists<N: Clone + Ord>(
    base: &[N],
    ours: &[N],
    theirs: &[N],
    is_earlier: impl Fn(&N, &N) -> bool,
) -> MergedList<N> {
    let sets = [base, ours, theirs].map(|entries| entries.iter().collect::<BTreeSet<&N>>());
    let [in_base, in_ours, in_theirs] = &sets;
    let common = |entries: &[N]| -> Vec<N> {
        entries.iter().filter(|entry| sets.iter().all(|set| set.contains(entry))).cloned().collect()
    };
    // An entry of only one side is an addition if `base` does not have the entry, and was removed by the other side if
    // `base` has the entry.
    let is_kept = |entry: &&N| !in_base.contains(entry) || (in_ours.contains(entry) && in_theirs.contains(entry));
    let keep = |entries: &[N]| -> Vec<N> { entries.iter().filter(is_kept).cloned().collect() };
    let (base_order, our_order, their_order) = (common(base), common(ours), common(theirs));
    let (ours, theirs) = (keep(ours), keep(theirs));
    let entries = if our_order == base_order && their_order != base_order {
        insert_additions(&theirs, &ours, |theirs, ours| !is_earlier(ours, theirs))
    } else {
        insert_additions(&ours, &theirs, is_earlier)
    };
    let has_order_conflict = our_order != base_order && their_order != base_order && our_order != their_order;
    MergedList { entries, has_order_conflict }
}

/// Returns `list` with the entries that only `other` has. Each added entry follows the same entry as in `other`.
///
/// `is_earlier(own, added)` returns whether an added entry comes before an entry that only `list` has.
pub(super) fn insert_additions<N: Clone + Ord>(list: &[N], other: &[N], is_earlier: impl Fn(&N, &N) -> bool) -> Vec<N> {
    let (known, shared): (BTreeSet<&N>, BTreeSet<&N>) = (list.iter().collect(), other.iter().collect());
    let mut added: BTreeMap<Option<&N>, Vec<&N>> = BTreeMap::new();
    let mut previous = None;
    for entry in other {
        if known.contains(entry) {
            previous = Some(entry);
        } else {
            added.entry(previous).or_default().push(entry);
        }
    }
    let mut merged = Vec::with_capacity(list.len() + other.len());
    let mut rest = list.iter().peekable();
    let mut current = None;
    loop {
        let mut new = added.remove(&current).unwrap_or_default().into_iter().peekable();
        while let Some(own) = rest.next_if(|entry| !shared.contains(entry)) {
            while let Some(new) = new.next_if(|new| is_earlier(own, new)) {
                merged.push(new.clone());
            }
            merged.push(own.clone());
        }
        merged.extend(new.cloned());
        let Some(next) = rest.next() else { return merged };
        merged.push(next.clone());
        current = Some(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merge_letters(base: &str, ours: &str, theirs: &str) -> (String, bool) {
        let letters = |text: &str| text.chars().collect::<Vec<char>>();
        let merged = merge_lists(&letters(base), &letters(ours), &letters(theirs), |_, _| false);
        (merged.entries.into_iter().collect(), merged.has_order_conflict)
    }

    #[test]
    fn additions_and_removals_of_both_sides_are_merged() {
        for (base, ours, theirs, both) in [
            ("abc", "abc", "abc", "abc"),
            ("abc", "abxc", "ayc", "axyc"),
            ("abc", "abcx", "abcy", "abcxy"),
            ("abc", "xabc", "yabc", "xyabc"),
            ("abc", "ab", "bc", "b"),
            ("", "xy", "yz", "xyz"),
            // Only `theirs` changes the order; only `ours` does; both make the same change.
            ("abc", "abcx", "cab", "cxab"),
            ("abc", "cba", "abcx", "cxba"),
            ("abc", "cba", "cba", "cba"),
        ] {
            assert_eq!(merge_letters(base, ours, theirs), (both.to_owned(), false), "{base} {ours} {theirs}");
        }
    }

    #[test]
    fn two_different_orders_conflict_and_ours_is_kept() {
        assert_eq!(merge_letters("abc", "bac", "acbx"), ("bxac".to_owned(), true));
    }

    #[test]
    fn additions_at_one_position_are_sorted_by_time() {
        let both = merge_lists(&[1], &[1, 3, 6], &[1, 2, 4, 5], |ours, theirs| theirs < ours);
        assert_eq!(both.entries, [1, 2, 3, 4, 5, 6]);
    }
}
