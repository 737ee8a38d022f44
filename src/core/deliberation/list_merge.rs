//! Lists that two people changed, as one list.

use std::collections::{BTreeMap, BTreeSet};

/// A list that came of two.
#[derive(Debug, PartialEq)]
pub(super) struct MergedList<N> {
    /// Its entries.
    pub(super) entries: Vec<N>,
    /// Whether both put what they share into another order; ours' then stands.
    pub(super) has_order_conflict: bool,
}

/// Ours' order, without what theirs took away and with what theirs added, each after the entry it follows there. Where
/// theirs alone put the common entries into another order, theirs' with ours' additions. `sooner` says whether an
/// addition of theirs stands before one of ours where both added at one place.
pub(super) fn merge_lists<N: Clone + Ord>(
    base: &[N],
    ours: &[N],
    theirs: &[N],
    sooner: impl Fn(&N, &N) -> bool,
) -> MergedList<N> {
    let sets = [base, ours, theirs].map(|names| names.iter().collect::<BTreeSet<&N>>());
    let [in_base, in_ours, in_theirs] = &sets;
    let common = |names: &[N]| -> Vec<N> {
        names.iter().filter(|name| sets.iter().all(|set| set.contains(name))).cloned().collect()
    };
    // What one side alone has is an addition, or was taken away by the other.
    let stays = |name: &&N| !in_base.contains(name) || (in_ours.contains(name) && in_theirs.contains(name));
    let left = |names: &[N]| -> Vec<N> { names.iter().filter(stays).cloned().collect() };
    let (was, mine, other) = (common(base), common(ours), common(theirs));
    let (ours, theirs) = (left(ours), left(theirs));
    let names = if mine == was && other != was {
        insert_additions(&theirs, &ours, |theirs, ours| !sooner(ours, theirs))
    } else {
        insert_additions(&ours, &theirs, sooner)
    };
    MergedList { entries: names, has_order_conflict: mine != was && other != was && mine != other }
}

/// `list` with what only `other` has, each after the entry it follows there.
pub(super) fn insert_additions<N: Clone + Ord>(list: &[N], other: &[N], sooner: impl Fn(&N, &N) -> bool) -> Vec<N> {
    let (known, shared): (BTreeSet<&N>, BTreeSet<&N>) = (list.iter().collect(), other.iter().collect());
    let mut added: BTreeMap<Option<&N>, Vec<&N>> = BTreeMap::new();
    let mut after = None;
    for name in other {
        if known.contains(name) {
            after = Some(name);
        } else {
            added.entry(after).or_default().push(name);
        }
    }
    let mut woven = Vec::with_capacity(list.len() + other.len());
    let mut rest = list.iter().peekable();
    let mut at = None;
    loop {
        let mut new = added.remove(&at).unwrap_or_default().into_iter().peekable();
        while let Some(own) = rest.next_if(|name| !shared.contains(name)) {
            while let Some(new) = new.next_if(|new| sooner(own, new)) {
                woven.push(new.clone());
            }
            woven.push(own.clone());
        }
        woven.extend(new.cloned());
        let Some(next) = rest.next() else { return woven };
        woven.push(next.clone());
        at = Some(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn woven(base: &str, ours: &str, theirs: &str) -> (String, bool) {
        let letters = |text: &str| text.chars().collect::<Vec<char>>();
        let woven = merge_lists(&letters(base), &letters(ours), &letters(theirs), |_, _| false);
        (woven.entries.into_iter().collect(), woven.has_order_conflict)
    }

    #[test]
    fn both_sides_add_and_take_away() {
        for (base, ours, theirs, both) in [
            ("abc", "abc", "abc", "abc"),
            ("abc", "abxc", "ayc", "axyc"),
            ("abc", "abcx", "abcy", "abcxy"),
            ("abc", "xabc", "yabc", "xyabc"),
            ("abc", "ab", "bc", "b"),
            ("", "xy", "yz", "xyz"),
            // Theirs alone changed the order; ours alone did; both did so alike.
            ("abc", "abcx", "cab", "cxab"),
            ("abc", "cba", "abcx", "cxba"),
            ("abc", "cba", "cba", "cba"),
        ] {
            assert_eq!(woven(base, ours, theirs), (both.to_owned(), false), "{base} {ours} {theirs}");
        }
    }

    #[test]
    fn two_other_orders_are_torn_and_ours_stands() {
        assert_eq!(woven("abc", "bac", "acbx"), ("bxac".to_owned(), true));
    }

    #[test]
    fn additions_at_one_place_stand_in_order_of_time() {
        let both = merge_lists(&[1], &[1, 3, 6], &[1, 2, 4, 5], |ours, theirs| theirs < ours);
        assert_eq!(both.entries, [1, 2, 3, 4, 5, 6]);
    }
}
