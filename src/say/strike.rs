//! A strike-out in words: what cancels, what is left, and what is on neither side (METHOD.md §10).

use crate::tell;
use crate::text::{Shown, Tongue};
use pesee_core::deliberation::Deliberation;
use pesee_core::method::{Beside, Entry, StrikeOut, Table, Unit};

use super::names;

/// A strike-out and what its places stand for.
#[derive(Clone, Copy, Debug)]
pub struct Striking<'a> {
    /// The reader's language.
    pub tongue: &'a Tongue,
    /// The deliberation.
    pub document: &'a Deliberation,
    /// Its answers as numbers.
    pub table: &'a Table,
    /// The strike-out of one of its options.
    pub out: &'a StrikeOut,
}

impl Striking<'_> {
    /// A criterion by its name.
    pub fn criterion(&self, place: usize) -> Shown {
        let factor = self.table.criteria.get(place);
        factor.map(|factor| names::criterion(self.document, &factor.id)).unwrap_or_default()
    }

    /// How it stands after so many strikes: what the last one was, and at the end what is left.
    pub fn after(&self, strikes: usize) -> Shown {
        let count = self.out.strikes.len();
        let here = match strikes.checked_sub(1) {
            Some(last) => self.strike(last),
            None if count > 0 => tell!(self.tongue, "strike-begin", count = count),
            None => self.why_none(),
        };
        let is_over = strikes >= count && !(self.out.pros.is_empty() && self.out.cons.is_empty());
        let rest = if is_over { self.rest() } else { Shown::default() };
        Shown::join([here, rest].iter().filter(|said| !said.is_empty()), " ")
    }

    /// What a strike was: the fewer first, on even terms the pros.
    pub fn strike(&self, nth: usize) -> Shown {
        let Some(strike) = self.out.strikes.get(nth) else { return Shown::default() };
        let (pros, cons) = (self.entries(&self.out.pros, &strike.pros), self.entries(&self.out.cons, &strike.cons));
        let (these, those) = if strike.pros.len() <= strike.cons.len() { (pros, cons) } else { (cons, pros) };
        tell!(
            self.tongue,
            "strike-cancels",
            number = nth + 1,
            count = self.out.strikes.len(),
            few = strike.pros.len().min(strike.cons.len()),
            these = these,
            those = those
        )
    }

    /// What is left when everything that cancels is struck.
    fn rest(&self) -> Shown {
        let (pros, cons) = self.out.left(self.out.strikes.len());
        let id = match (pros.cmp(&cons), pros) {
            (std::cmp::Ordering::Greater, _) => "strike-left-pros",
            (std::cmp::Ordering::Less, _) => "strike-left-cons",
            (std::cmp::Ordering::Equal, 0) => return tell!(self.tongue, "strike-left-nothing"),
            (std::cmp::Ordering::Equal, _) => "strike-left-even",
        };
        tell!(self.tongue, id, pros = pros as usize, cons = cons as usize)
    }

    fn why_none(&self) -> Shown {
        match (self.out.pros.is_empty(), self.out.cons.is_empty()) {
            (true, true) => tell!(self.tongue, "strike-nothing"),
            (false, false) => tell!(self.tongue, "strike-none"),
            _ => tell!(self.tongue, "strike-one-sided"),
        }
    }

    /// Both sides in full, for lines that are read out.
    pub fn sides(&self) -> Vec<Shown> {
        let all = |side: &[Entry]| {
            let named: Vec<Shown> = side.iter().map(|entry| self.entry(entry)).collect();
            (!named.is_empty()).then(|| Shown::join(&named, ", "))
        };
        let pros = all(&self.out.pros).map(|entries| tell!(self.tongue, "strike-side-pros", entries = entries));
        let cons = all(&self.out.cons).map(|entries| tell!(self.tongue, "strike-side-cons", entries = entries));
        pros.into_iter().chain(cons).collect()
    }

    /// What is on neither side and why, what is not known exactly, what the figures are, and whose way this is.
    pub fn notes(&self) -> Vec<Shown> {
        let of = |why: Beside| {
            let named = self.out.beside.iter().filter(|(_, known)| *known == why);
            let named: Vec<Shown> = named.map(|(place, _)| self.criterion(*place)).collect();
            (!named.is_empty()).then(|| Shown::join(&named, ", "))
        };
        let told = [
            of(Beside::Unrated).map(|criteria| tell!(self.tongue, "strike-unrated", criteria = criteria)),
            of(Beside::Unknown).map(|criteria| tell!(self.tongue, "strike-unknown", criteria = criteria)),
            of(Beside::Nothing).map(|criteria| tell!(self.tongue, "strike-zero", criteria = criteria)),
            of(Beside::Light).map(|criteria| tell!(self.tongue, "strike-light", criteria = criteria)),
        ];
        let mut notes: Vec<Shown> = told.into_iter().flatten().collect();
        if self.out.pros.iter().chain(&self.out.cons).any(|entry| entry.is_range) {
            notes.push(tell!(self.tongue, "strike-range"));
        }
        notes.push(match self.out.unit {
            Unit::Points => tell!(self.tongue, "strike-points"),
            Unit::Tenths => tell!(self.tongue, "strike-tenths"),
        });
        notes.push(tell!(self.tongue, "strike-source"));
        notes
    }

    /// The strength of an entry, with `~` where it is not known exactly.
    pub fn strength(&self, entry: &Entry) -> Shown {
        let sign = Shown::fixed(if entry.is_range { "~" } else { "" });
        let strength = crate::text::number::number(self.tongue.language(), f64::from(entry.strength), 0);
        Shown::concat(&[sign, strength])
    }

    fn entry(&self, entry: &Entry) -> Shown {
        let criterion = self.criterion(entry.criterion);
        tell!(self.tongue, "strike-entry", criterion = criterion, strength = self.strength(entry))
    }

    /// Some entries of a side in a row: “a” 8 and “b” 4.
    fn entries(&self, side: &[Entry], places: &[usize]) -> Shown {
        let named: Vec<Shown> = places.iter().filter_map(|at| side.get(*at)).map(|entry| self.entry(entry)).collect();
        super::verdict::in_a_row(self.tongue, &named)
    }
}
