//! Strike-out: pros and cons of one option that weigh the same cancel, until it shows which side is left
//! (METHOD.md §10; Franklin to Priestley, 19 September 1772).

use std::collections::HashMap;

use super::table::{Cell, Factor, Table};

/// The pros and cons of one option, and what cancels in which order.
#[derive(Clone, Debug, PartialEq)]
pub struct StrikeOut {
    /// What speaks for it, in the file's order.
    pub pros: Vec<Entry>,
    /// What speaks against it, in the file's order.
    pub cons: Vec<Entry>,
    /// What cancels, one after the other.
    pub strikes: Vec<Strike>,
    /// What counts and is on neither side, with why, in the file's order.
    pub beside: Vec<(usize, Beside)>,
    /// What a strength is counted in.
    pub unit: Unit,
}

/// One pro or one con.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The criterion, by place.
    pub criterion: usize,
    /// Its whole strength, 1 or more.
    pub strength: u16,
    /// Whether the rating is a range or "don't know", and so counted at its best guess or middle.
    pub is_range: bool,
}

/// Some pros and some cons of the same strength.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strike {
    /// Which pros, by their place among the pros.
    pub pros: Vec<usize>,
    /// Which cons, by their place among the cons.
    pub cons: Vec<usize>,
}

/// Why a criterion that counts is neither a pro nor a con.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Nobody rated it.
    Unrated,
    /// "Don't know", or a range whose middle or best guess is 0.
    Unknown,
    /// It makes no difference: 0.
    Nothing,
    /// Its strength rounds to 0.
    Light,
}

/// What a strength is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Points of weight times steps of rating.
    Points,
    /// Tenths of a weighted step of rating, as a verdict shows them: for weights that are shares of 1, by which every
    /// strength would round to next to nothing.
    Tenths,
}

/// Points by which a strength would have more digits than anybody strikes out by hand are read as shares.
const MOST: f64 = 9_999.0;

impl StrikeOut {
    /// The strike-out of `option`, by its place.
    pub fn of(table: &Table, option: usize) -> StrikeOut {
        // The weights of people together, of an order and of pairs sum to 1 before the lens.
        let given: f64 = table.criteria.iter().filter(|factor| factor.may_count).map(|factor| factor.points).sum();
        let cells =
            || table.counting().map(|(criterion, factor, _)| (criterion, factor, table.cell(criterion, option)));
        let largest = cells().map(|(_, factor, cell)| factor.weight * cell.value.abs()).fold(0.0, f64::max);
        let unit = if given <= 1.0 + 1e-9 || largest > MOST { Unit::Tenths } else { Unit::Points };
        let strength = |factor: &Factor, cell: Cell| {
            let weight = match unit {
                Unit::Points => factor.weight,
                Unit::Tenths => 10.0 * factor.share,
            };
            (weight * cell.value.abs()).round() as u16
        };
        let (mut pros, mut cons, mut beside) = (Vec::new(), Vec::new(), Vec::new());
        for (criterion, factor, cell) in cells() {
            let entry = Entry { criterion, strength: strength(factor, cell), is_range: !cell.is_exact() };
            if !cell.rated {
                beside.push((criterion, Beside::Unrated));
            } else if cell.value == 0.0 {
                beside.push((criterion, if cell.is_exact() { Beside::Nothing } else { Beside::Unknown }));
            } else if entry.strength == 0 {
                beside.push((criterion, Beside::Light));
            } else if cell.value > 0.0 {
                pros.push(entry);
            } else {
                cons.push(entry);
            }
        }
        let strengths = |side: &[Entry]| side.iter().map(|entry| entry.strength).collect::<Vec<u16>>();
        let strikes = strikes(&strengths(&pros), &strengths(&cons));
        StrikeOut { pros, cons, strikes, beside, unit }
    }

    /// What is left of the pros and of the cons after so many strikes.
    pub fn left(&self, strikes: usize) -> (u64, u64) {
        let struck = || self.strikes.iter().take(strikes);
        let sum = |side: &[Entry]| side.iter().map(|entry| u64::from(entry.strength)).sum::<u64>();
        let gone = struck().flat_map(|strike| &strike.pros).filter_map(|at| self.pros.get(*at));
        // As much is gone of the one side as of the other.
        let gone: u64 = gone.map(|entry| u64::from(entry.strength)).sum();
        (sum(&self.pros) - gone, sum(&self.cons) - gone)
    }
}

/// How many of each side cancel, in the order it is tried.
const SHAPES: [(usize, usize); 6] = [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 2)];

/// What cancels, of the strengths on both sides: groups of equal sum, by `SHAPES`, each time the largest sum, the
/// earliest entries first, until one side is empty or nothing matches.
///
/// What can be summed is a row of bits, one a sum: an entry of strength v shifts it by v. A strike costs one such pass
/// over each side, entries × largest strength / 64 steps, and the search for the earliest entries, at most their
/// number squared: for 500 criteria some hundred thousand steps, and never one for each three of them.
fn strikes(pros: &[u16], cons: &[u16]) -> Vec<Strike> {
    let (mut pros, mut cons) = (Side::new(pros), Side::new(cons));
    let mut strikes = Vec::new();
    // A strike takes entries away and so makes no new match: a shape that has no more is done with.
    for (few, many) in SHAPES {
        while let Some(sum) = pros.sums(few).largest_in_common(&cons.sums(many)) {
            let (Some(pro), Some(con)) = (pros.earliest(few, sum), cons.earliest(many, sum)) else { break };
            let strike = Strike { pros: pro, cons: con };
            pros.take(&strike.pros);
            cons.take(&strike.cons);
            strikes.push(strike);
        }
    }
    strikes
}

/// One side: the place and strength of each entry that is not struck.
struct Side {
    left: Vec<(usize, usize)>,
}

impl Side {
    fn new(strengths: &[u16]) -> Side {
        Side { left: strengths.iter().map(|strength| usize::from(*strength)).enumerate().collect() }
    }

    /// What `count` entries can sum to.
    fn sums(&self, count: usize) -> Bits {
        let largest = self.left.iter().map(|(_, strength)| *strength).max().unwrap_or(0);
        // By how many entries: none sums to 0.
        let mut by_count = vec![Bits::up_to(largest * count); count + 1];
        if let Some(none) = by_count.first_mut() {
            none.set(0);
        }
        for (_, strength) in &self.left {
            for fewer in (0..count).rev() {
                if let Some([fewer, more]) = by_count.get_mut(fewer..fewer + 2) {
                    more.add_shifted(fewer, *strength);
                }
            }
        }
        by_count.pop().unwrap_or_default()
    }

    /// The earliest `count` entries that sum to `sum`.
    fn earliest(&self, count: usize, sum: usize) -> Option<Vec<usize>> {
        // Where each strength stands last: whether a sum can still be completed is seen without looking for the entry.
        let last: HashMap<usize, usize> = self.left.iter().enumerate().map(|(nth, (_, s))| (*s, nth)).collect();
        self.earliest_from(0, count, sum, &last)
    }

    fn earliest_from(&self, from: usize, count: usize, sum: usize, last: &HashMap<usize, usize>) -> Option<Vec<usize>> {
        let mut rest = self.left.iter().enumerate().skip(from);
        if count == 1 {
            last.get(&sum).filter(|last| **last >= from)?;
            return rest.find(|(_, (_, strength))| *strength == sum).map(|(_, (at, _))| vec![*at]);
        }
        rest.find_map(|(nth, (at, strength))| {
            let mut found = self.earliest_from(nth + 1, count - 1, sum.checked_sub(*strength)?, last)?;
            found.insert(0, *at);
            Some(found)
        })
    }

    fn take(&mut self, places: &[usize]) {
        self.left.retain(|(at, _)| !places.contains(at));
    }
}

/// Sums that can be reached, a bit each.
#[derive(Clone, Default)]
struct Bits(Vec<u64>);

/// Bits in a word.
const WORD: usize = u64::BITS as usize;

impl Bits {
    fn up_to(largest: usize) -> Bits {
        Bits(vec![0; largest / WORD + 1])
    }

    fn set(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / WORD) {
            *word |= 1 << (at % WORD);
        }
    }

    /// Adds each bit of `other`, further up by `by`; what lies beyond the end is left out.
    fn add_shifted(&mut self, other: &Bits, by: usize) {
        let bits = by % WORD;
        let mut carry = 0;
        for (word, added) in self.0.iter_mut().skip(by / WORD).zip(&other.0) {
            *word |= added << bits | carry;
            carry = if bits == 0 { 0 } else { added >> (WORD - bits) };
        }
    }

    fn largest_in_common(&self, other: &Bits) -> Option<usize> {
        let mut both = self.0.iter().zip(&other.0).map(|(a, b)| a & b).enumerate();
        both.rfind(|(_, word)| *word != 0).map(|(at, word)| at * WORD + word.ilog2() as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of each side, after the strikes have been checked to cancel.
    fn left(pros: &[u16], cons: &[u16]) -> (Vec<u16>, Vec<u16>) {
        let (mut pros, mut cons) = (pros.to_vec(), cons.to_vec());
        for strike in strikes(&pros.clone(), &cons.clone()) {
            let take = |side: &mut Vec<u16>, places: &[usize]| -> u32 {
                places.iter().map(|at| u32::from(std::mem::take(&mut side[*at]))).sum()
            };
            assert_eq!(take(&mut pros, &strike.pros), take(&mut cons, &strike.cons));
        }
        let kept = |side: Vec<u16>| side.into_iter().filter(|strength| *strength > 0).collect();
        (kept(pros), kept(cons))
    }

    #[test]
    fn the_golden_cases() {
        assert_eq!(left(&[5, 4, 3], &[4, 3, 2]), (vec![5], vec![2]));
        assert_eq!(left(&[6, 1], &[4, 3, 2]), (vec![1], vec![3]));
    }

    #[test]
    fn the_shapes_come_in_turn_and_the_largest_sum_and_the_earliest_first() {
        let struck = |pros: &[u16], cons: &[u16]| {
            strikes(pros, cons).into_iter().map(|strike| (strike.pros, strike.cons)).collect::<Vec<_>>()
        };
        // One against one before one against two, however much that would strike.
        assert_eq!(struck(&[7, 3], &[3, 4]), [(vec![1], vec![0])]);
        assert_eq!(struck(&[2, 5], &[5, 2]), [(vec![1], vec![0]), (vec![0], vec![1])]);
        assert_eq!(struck(&[4, 4], &[4]), [(vec![0], vec![0])]);
        assert_eq!(struck(&[6], &[1, 2, 4, 5]), [(vec![0], vec![0, 3])]);
        assert_eq!(struck(&[3, 1, 2], &[9, 4]), [(vec![0, 1], vec![1])]);
        assert_eq!(struck(&[10, 3], &[7, 6]), [(vec![0, 1], vec![0, 1])]);
        assert_eq!(struck(&[10, 11], &[6, 7, 8]), [(vec![0, 1], vec![0, 1, 2])]);
        assert_eq!(struck(&[6, 7, 8], &[10, 11]), [(vec![0, 1, 2], vec![0, 1])]);
        assert_eq!(struck(&[9], &[2, 3, 4]), [], "one against three is not tried");
        assert_eq!(struck(&[], &[1]), []);
    }

    /// The same from the definition: every group of every shape, looked at one by one.
    fn naive(pros: &[u16], cons: &[u16]) -> Vec<Strike> {
        fn groups(left: &[(usize, u16)], count: usize) -> Vec<(u32, Vec<usize>)> {
            if count == 0 {
                return vec![(0, Vec::new())];
            }
            let with_first = |(nth, (at, strength)): (usize, &(usize, u16))| {
                let rest = groups(&left[nth + 1..], count - 1).into_iter();
                let all = rest.map(|(sum, places)| (sum + u32::from(*strength), [vec![*at], places].concat()));
                all.collect::<Vec<_>>()
            };
            left.iter().enumerate().flat_map(with_first).collect()
        }
        let numbered = |side: &[u16]| side.iter().copied().enumerate().collect::<Vec<(usize, u16)>>();
        let (mut pros, mut cons) = (numbered(pros), numbered(cons));
        let mut strikes = Vec::new();
        loop {
            let matches = |(few, many): &(usize, usize)| {
                let (ours, theirs) = (groups(&pros, *few), groups(&cons, *many));
                let pairs =
                    ours.into_iter().flat_map(|our| theirs.clone().into_iter().map(move |their| (our.clone(), their)));
                let equal = pairs.filter(|(our, their)| our.0 == their.0);
                // The largest sum; of those the first pros, then the first cons.
                equal.min_by_key(|(our, their)| (std::cmp::Reverse(our.0), our.1.clone(), their.1.clone()))
            };
            let Some((our, their)) = SHAPES.iter().find_map(matches) else { return strikes };
            pros.retain(|(at, _)| !our.1.contains(at));
            cons.retain(|(at, _)| !their.1.contains(at));
            strikes.push(Strike { pros: our.1, cons: their.1 });
        }
    }

    /// Whole numbers from a seed, by Marsaglia's xorshift.
    fn made_up(seed: u64, longest: u64, largest: u64) -> Vec<u16> {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut next = |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) % below
        };
        let length = next(longest + 1);
        (0..length).map(|_| 1 + next(largest) as u16).collect()
    }

    #[test]
    fn made_up_lists_are_struck_as_the_definition_says_and_the_difference_stays() {
        for seed in 0..4_000 {
            let largest = [6, 25, 60, 300][seed as usize % 4];
            let (pros, cons) = (made_up(2 * seed, 7, largest), made_up(2 * seed + 1, 7, largest));
            assert_eq!(strikes(&pros, &cons), naive(&pros, &cons), "seed {seed}: {pros:?} {cons:?}");
            let sum = |side: &[u16]| side.iter().map(|strength| i64::from(*strength)).sum::<i64>();
            let (ours, theirs) = left(&pros, &cons);
            assert_eq!(sum(&pros) - sum(&cons), sum(&ours) - sum(&theirs), "seed {seed}");
        }
    }

    /// Remainders that only the largest shapes match are the worst there is; nothing grows by the third power.
    #[test]
    fn five_hundred_criteria_take_no_time_to_speak_of() {
        let row = |count: u16, step: u16, first: u16| (0..count).map(|n| first + step * n).collect::<Vec<u16>>();
        for (pros, cons) in [
            (row(250, 6, 3), row(250, 6, 2)),
            (row(2, 6, 3), row(498, 6, 2)),
            (row(250, 2, 1), row(250, 4, 2)),
            (made_up(1, 400, 9_999), made_up(2, 400, 9_999)),
        ] {
            let began = std::time::Instant::now();
            left(&pros, &cons);
            assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
        }
    }
}
