//! Weights that are written beside pros and cons in a list: "Network (5)", "Cost: 3", "[4] Rest", "Quiet (weight 4)".

use std::collections::BTreeSet;

use crate::messages::{ImportErrorKind, ImportRemark};
use crate::text::number;
use pesee_core::deliberation::Points;

use super::builder::ImportBuilder;
use super::cell;
use super::grid::Cell;
use super::percents;
use super::side_parser::MAX_NUMBER;
use super::weight_notation::{Style, WrittenWeight, split_weight};
use super::words::{self, simplify};

/// The weights that are written beside the names of a list.
#[derive(Debug, Default)]
pub(super) struct WrittenWeights {
    /// The weight of each name.
    pub(super) found: Vec<Option<WrittenWeight>>,
    /// Whether each name keeps a number that may be a weight.
    are_kept: Vec<bool>,
    /// The names that keep a word that may be a weight.
    kept_words: Vec<String>,
}

impl WrittenWeights {
    /// Returns whether a number without a word for weights is a weight.
    pub(super) fn has_numbers(&self) -> bool {
        self.found.iter().flatten().any(|found| found.style != Style::Labelled)
    }

    /// Adds remarks on the weights of `names`: what the numbers and words are, and which names have none.
    /// `have_most_others` is whether most names of the list are not among these, because they have another number.
    pub(super) fn remark(&self, names: &[&str], have_most_others: bool, import: &mut ImportBuilder) {
        if self.has_numbers() && !import.has_signs_of_sides {
            import.remark(ImportRemark::NumbersAreWeights);
        }
        for found in self.found.iter().flatten() {
            import.note_weight_word(&found.written);
        }
        let (mut kept, mut without) = (Vec::new(), Vec::new());
        for ((name, found), is_kept) in names.iter().zip(&self.found).zip(&self.are_kept) {
            if *is_kept {
                kept.push((*name).to_owned());
            } else if found.is_none() && !name.is_empty() {
                without.push((*name).to_owned());
            }
        }
        if !without.is_empty() && (have_most_others || self.found.iter().any(Option::is_some)) {
            import.remark(ImportRemark::WithoutNumber(without));
        }
        if !kept.is_empty() {
            import.remark(ImportRemark::NumbersKept(kept));
        }
        if !self.kept_words.is_empty() {
            import.remark(ImportRemark::WordsKept(self.kept_words.clone()));
        }
    }
}

/// Returns the weights that are written beside the names of a list. A number without a word for weights is one only if
/// at least half of the names have one in the same place; otherwise it is a part of the name. `others` is the number of
/// further names, which have a number after them for another reason. `may_be_bare` is whether a space alone may
/// separate a number from a name.
pub(super) fn find_weights(names: &[&str], others: usize, may_be_bare: bool) -> WrittenWeights {
    let found: Vec<Option<WrittenWeight>> = names.iter().map(|name| split_weight(name)).collect();
    let total = names.len() + others;
    let with = |wanted: &'static [Style]| found.iter().flatten().filter(|found| wanted.contains(&found.style));
    let is_most = |count: usize| count * 2 > total || count > 1 && count * 2 == total;
    // A larger number, such as a price, shows that the numbers are no weights.
    let has_larger = names.iter().any(|name| has_larger_number(name));
    let after = with(&[Style::Bracket, Style::Separator]).count();
    let have_one_scale = |styles| {
        let scales: BTreeSet<&str> = with(styles).filter_map(|found| stated_scale(&found.written)).collect();
        scales.len() < 2
    };
    let are_after =
        after > 0 && is_most(after + others) && !has_larger && have_one_scale(&[Style::Bracket, Style::Separator]);
    let bare: BTreeSet<&str> = with(&[Style::Bare]).map(|found| found.name.as_str()).collect();
    // "Plan 1" and "Plan 2" are names.
    let are_bare =
        may_be_bare && bare.len() > 1 && bare.len() == with(&[Style::Bare]).count() && bare.len() + 1 + others >= total;
    let before: Vec<f64> = with(&[Style::Before]).map(|found| found.points.get()).collect();
    let are_before =
        before.len() > 1 && is_most(before.len()) && !are_numbers_of_items(&before) && have_one_scale(&[Style::Before]);
    let is_used = |found: &WrittenWeight| match found.style {
        Style::Labelled => true,
        Style::Bracket | Style::Separator => are_after,
        Style::Bare => are_bare,
        Style::Before => are_before,
        Style::BareBefore => false,
    };
    // A number beside a space alone is a part of most names, unless all names have one.
    let all_begin_with_number = total > 1 && with(&[Style::BareBefore]).count() == total;
    let is_kept = |found: &WrittenWeight| match found.style {
        Style::Bare => false,
        Style::BareBefore => all_begin_with_number,
        _ => !is_used(found),
    };
    let are_kept = found.iter().map(|found| found.as_ref().is_some_and(is_kept)).collect();
    let with_word: Vec<String> =
        names.iter().filter(|name| has_weight_word(name)).map(|name| (*name).to_owned()).collect();
    let kept_words = if with_word.len() > 1 && with_word.len() * 2 >= total { with_word } else { Vec::new() };
    WrittenWeights { found: found.into_iter().map(|found| found.filter(&is_used)).collect(), are_kept, kept_words }
}

/// Returns the scale that a weight states: "/10" of "4/10", "%" of "60 %".
fn stated_scale(written: &str) -> Option<&str> {
    let at = written.find('/').or_else(|| written.ends_with('%').then(|| written.len() - 1))?;
    written.get(at..)
}

/// Returns whether a name has a word beside it that may be a weight: "Quiet (high)", "Quiet: high", "[high] quiet".
fn has_weight_word(name: &str) -> bool {
    let after =
        name.strip_suffix([')', ']']).and_then(|text| text.rsplit_once(['(', '['])).or_else(|| name.rsplit_once(':'));
    let before = name.strip_prefix(['(', '[']).and_then(|text| text.split_once([')', ']']));
    let word = after.map(|(_, word)| word).or_else(|| before.map(|(word, _)| word));
    word.is_some_and(|word| cell::parse_weight_word(word.trim()).is_some())
}

/// Returns whether a name ends with a number that is larger than a weight.
fn has_larger_number(name: &str) -> bool {
    let inner = name.strip_suffix([')', ']']).and_then(|text| text.rsplit_once(['(', '[']));
    let value = inner.or_else(|| name.rsplit_once(':')).and_then(|(_, value)| number::parse_decimal(value));
    value.is_some_and(|value| value > MAX_NUMBER)
}

/// Returns whether numbers before items only number them: 1, 2, 3, and 1, 2 again.
fn are_numbers_of_items(numbers: &[f64]) -> bool {
    let follows = |pair: &[f64]| matches!(pair, [before, next] if *next == 1.0 || *next == before + 1.0);
    numbers.first() == Some(&1.0) && numbers.windows(2).all(follows)
}

/// Removes a line such as "importance: 5" from the details of an item. Returns its weight, also as it is written.
pub(super) fn take_from_details(details: &mut Vec<String>) -> Option<(Points, String)> {
    let parse = |detail: &String| {
        let (label, value) = detail.split_once([':', '=']).or_else(|| detail.rsplit_once(' '))?;
        let (is_label, value) = (words::contains(words::WEIGHT, &simplify(label)), value.trim_matches([' ', '\u{a0}']));
        let points = cell::parse_weight(value).ok().flatten().filter(|_| is_label)?;
        Some((points, value.to_owned()))
    };
    let at = details.iter().position(|detail| parse(detail).is_some())?;
    parse(&details.remove(at))
}

/// Adds an error for each word in a column of weights that has numbers as well, and for each weight on another scale:
/// they have no scale in common.
pub(super) fn report_mixed_weights<'a>(cells: impl Iterator<Item = &'a Cell>, import: &mut ImportBuilder) {
    let is_weight = |cell: &&Cell| matches!(cell::parse_weight(&cell.text), Ok(Some(_)));
    let is_word = |cell: &&Cell| !cell.text.contains(|c: char| c.is_ascii_digit() || c == '★');
    let (words, numbers): (Vec<&Cell>, Vec<&Cell>) = cells.filter(is_weight).partition(is_word);
    percents::report_fractions(numbers.iter().map(|cell| (cell.location, cell.text.as_str())), import);
    // 4/5 and 8/10 have no scale in common either.
    let out_of = |cell: &Cell| cell.text.split_once('/').and_then(|(_, highest)| number::parse_decimal(highest));
    let first = numbers.iter().find_map(|cell| out_of(cell));
    for cell in numbers.iter().filter(|cell| out_of(cell).is_some() && out_of(cell) != first) {
        import.add_error(cell.location, &cell.text, ImportErrorKind::MixedWeights);
    }
    for cell in words.into_iter().filter(|_| !numbers.is_empty()) {
        import.add_error(cell.location, &cell.text, ImportErrorKind::InvalidWeight);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_items_that_count_up_are_no_weights() {
        let found = |names: &[&str]| find_weights(names, 0, true).found;
        assert!(found(&["(1) found", "(2) paid", "(1) inboxes"]).iter().all(Option::is_none));
        assert!(found(&["(3) found", "(2) paid", "(3) inboxes"]).iter().all(Option::is_some));
        assert!(found(&["(3) found", "paid"]).iter().all(Option::is_none));
    }

    #[test]
    fn numbers_are_weights_if_most_names_have_one() {
        let weights = |names: &[&str], others| {
            let weights = find_weights(names, others, true);
            (weights.found.iter().flatten().count(), weights.are_kept.iter().filter(|is_kept| **is_kept).count())
        };
        assert_eq!(weights(&["found (5)", "paid (3)", "inboxes"], 0), (2, 0));
        assert_eq!(weights(&["found (5)", "paid: 3", "inboxes"], 0), (2, 0));
        assert_eq!(weights(&["found (5)", "paid", "inboxes"], 0), (0, 1));
        assert_eq!(weights(&["found (5)", "paid"], 2), (1, 0));
        assert_eq!(weights(&["found (5)", "paid (3)", "rent (1200)"], 0), (0, 2));
        assert_eq!(weights(&["found (4/5)", "paid (8/10)", "inboxes (3)"], 0), (0, 3));
        assert_eq!(weights(&["found (60 %)", "paid (3/5)"], 0), (0, 2));
        assert_eq!(weights(&["[5] found", "[3] paid", "inboxes"], 0), (2, 0));
        assert_eq!(weights(&["found 5", "paid 3", "inboxes"], 0), (2, 0));
        assert_eq!(weights(&["plan 1", "plan 2", "paid 3"], 0), (0, 0));
        assert_eq!(weights(&["Windows 10", "paid", "quiet"], 0), (0, 0));
    }
}
