//! Numbers with thousands separators. `1,000` is one, or a thousand: the other numbers of the table decide.

use crate::messages::ImportErrorKind;

use super::builder::ImportBuilder;
use super::grid::Cell;

/// What a number says about the separators of its table.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Evidence {
    /// The character is a decimal separator.
    Decimal(char),
    /// The character separates thousands.
    Thousands(char),
    /// One separator before three digits: `1,000`.
    Both(char),
    /// A number without separators, other than 0.
    Whole(f64),
    Nothing,
}

/// Rewrites numbers with thousands separators to numbers without them. A number that can have both meanings gives an
/// error in a column of weights; elsewhere, such as in ratings, its separator is decimal.
pub(super) fn remove_separators(rows: &mut [Vec<Cell>], is_weight: impl Fn(usize) -> bool, import: &mut ImportBuilder) {
    let all = || rows.iter().flatten().map(|cell| evidence_of(&cell.text));
    let has = |wanted: Evidence| all().any(|evidence| evidence == wanted);
    let is_decimal = [',', '.'].map(|separator| has(Evidence::Decimal(separator)));
    let is_grouping = [',', '.'].map(|separator| has(Evidence::Thousands(separator)));
    let leasts = find_least_numbers(rows);
    let decide = |separator: char, at: usize, text: &str| {
        let ([comma, point], [comma_groups, point_groups]) = (is_decimal, is_grouping);
        let (decimal, other, groups) =
            if separator == ',' { (comma, point, comma_groups) } else { (point, comma, point_groups) };
        match (decimal, groups || other) {
            (true, false) => Some(false),
            (false, true) => Some(true),
            (true, true) => None,
            (false, false) => is_whole_number(leasts.get(at).copied().flatten(), text).then_some(true),
        }
    };
    for row in rows.iter_mut() {
        for (at, cell) in row.iter_mut().enumerate() {
            let is_grouped = match evidence_of(&cell.text) {
                Evidence::Both(separator) if is_weight(at) => match decide(separator, at, &cell.text) {
                    Some(is_grouped) => is_grouped,
                    None => {
                        import.add_error(cell.location, &cell.text, ImportErrorKind::UnclearNumber);
                        false
                    }
                },
                Evidence::Both(_) | Evidence::Whole(_) | Evidence::Nothing => false,
                Evidence::Thousands(_) => true,
                // "1.000,50" has both.
                Evidence::Decimal(_) => cell.text.contains('.') && cell.text.contains(','),
            };
            if is_grouped {
                cell.text = remove_thousands(&cell.text);
            }
        }
    }
}

/// Returns the least number without separators in each column.
fn find_least_numbers(rows: &[Vec<Cell>]) -> Vec<Option<f64>> {
    let mut leasts: Vec<Option<f64>> = vec![None; rows.iter().map(Vec::len).max().unwrap_or(0)];
    for (at, cell) in rows.iter().flat_map(|row| row.iter().enumerate()) {
        if let (Evidence::Whole(value), Some(known)) = (evidence_of(&cell.text), leasts.get_mut(at)) {
            *known = Some(known.map_or(value, |known| known.min(value)));
        }
    }
    leasts
}

/// Returns whether the least number without separators in a column shows that `1,000` is a thousand: programs write the
/// same number of decimals in a column, or leave out zeros at the end.
fn is_whole_number(least: Option<f64>, text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    least.is_some_and(|least| digits.ends_with('0') || least >= 100.0)
}

/// Returns the number of a text, without a sign before it and a unit after it, and what is after it.
fn split_number(text: &str) -> Option<(&str, &str)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let number = text.get(start..end)?;
    let is_number = number.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    is_number.then_some((number, text.get(end..)?))
}

fn evidence_of(text: &str) -> Evidence {
    let Some((number, after)) = split_number(text) else { return Evidence::Nothing };
    let separators: Vec<char> = number.chars().filter(|c| !c.is_ascii_digit()).collect();
    let groups: Vec<&str> = number.split([',', '.']).collect();
    let (Some(last), Some(first)) = (separators.last(), separators.first()) else {
        return number.parse().ok().filter(|value: &f64| *value > 0.0).map_or(Evidence::Nothing, Evidence::Whole);
    };
    let are_thousands = |groups: &[&str]| {
        groups.split_first().is_some_and(|(first, rest)| {
            (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3)
        })
    };
    let (before, after_last) = groups.split_at(groups.len() - 1);
    match separators.len() {
        // A percentage has no thousands.
        1 if are_thousands(&groups) && !after.trim_start().starts_with('%') => Evidence::Both(*last),
        1 if after_last.iter().all(|group| !group.is_empty()) => Evidence::Decimal(*last),
        _ if separators.iter().all(|separator| separator == last) && are_thousands(&groups) => {
            Evidence::Thousands(*last)
        }
        _ if first != last
            && separators.iter().filter(|separator| *separator == last).count() == 1
            && are_thousands(before) =>
        {
            Evidence::Decimal(*last)
        }
        _ => Evidence::Nothing,
    }
}

/// Removes the separators of a number, except for the decimal separator after others.
fn remove_thousands(text: &str) -> String {
    let first = text.chars().find(|c| matches!(c, ',' | '.'));
    text.chars().filter(|c| Some(*c) != first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::InputLocation;

    /// Returns the texts of a column of weights, and which of them are unclear.
    fn read(texts: &[&str]) -> (Vec<String>, Vec<String>) {
        let mut import = ImportBuilder::default();
        let cell = |text: &&str| vec![Cell { text: (*text).to_owned(), location: InputLocation::Whole }];
        let mut rows: Vec<Vec<Cell>> = texts.iter().map(cell).collect();
        remove_separators(&mut rows, |_| true, &mut import);
        let unclear = import.errors.into_iter().map(|error| error.text).collect();
        (rows.into_iter().flatten().map(|cell| cell.text).collect(), unclear)
    }

    #[test]
    fn the_other_numbers_of_a_column_decide_what_a_separator_means() {
        for (texts, expected) in [
            (["1,000", "250"], ["1000", "250"]),
            (["1.000", "500"], ["1000", "500"]),
            (["1,125", "500"], ["1125", "500"]),
            (["1,000", "0,5"], ["1,000", "0,5"]),
            (["1.000", "0.250"], ["1.000", "0.250"]),
            (["1.000", "2,5"], ["1000", "2,5"]),
            (["1,000", "2.5"], ["1000", "2.5"]),
            (["1,234,567", "1,000"], ["1234567", "1000"]),
            (["1.000,50", "250,00"], ["1000,50", "250,00"]),
            (["1,000.50", "2,000"], ["1000.50", "2000"]),
            (["62,500 %", "37,500 %"], ["62,500 %", "37,500 %"]),
            (["1,000 points", "250 points"], ["1000 points", "250 points"]),
        ] {
            let (found, unclear) = read(&texts);
            assert_eq!(found, expected);
            assert!(unclear.is_empty(), "{texts:?}: {unclear:?}");
        }
    }

    #[test]
    fn numbers_with_two_meanings_are_named() {
        for texts in [["1,000", "2,500"], ["1.125", "3"], ["1.000", "0"]] {
            assert_eq!(
                read(&texts).1.len(),
                texts.iter().filter(|text| text.contains([',', '.'])).count(),
                "{texts:?}"
            );
        }
    }
}
