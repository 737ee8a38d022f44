//! Rows and columns with results of a calculation, which are neither criteria nor options. A name such as "Total" is
//! not enough: the numbers must be totals of the others, because a criterion or an option may be called so.

use crate::messages::{ImportErrorKind, NumberRange};
use crate::text::number;

use super::builder::ImportBuilder;
use super::cell::{self, CellRating};
use super::column_heading;
use super::grid::Cell;
use super::matrix_column::MatrixColumn;
use super::words::{self, simplify};

/// Returns for each row whether it has results of a calculation.
pub(super) fn find_total_rows(
    body: &[Vec<Cell>],
    columns: &[MatrixColumn],
    is_own: bool,
    import: &mut ImportBuilder,
) -> Vec<bool> {
    let find = |wanted: &MatrixColumn| columns.iter().position(|column| column == wanted);
    let (criterion, weight) = (find(&MatrixColumn::Criterion).unwrap_or(0), find(&MatrixColumn::Weight));
    let horizon = find(&MatrixColumn::TimeHorizon);
    let options: Vec<usize> =
        (0..columns.len()).filter(|at| matches!(columns.get(*at), Some(MatrixColumn::Option(_)))).collect();
    let mut above: Vec<&Vec<Cell>> = Vec::new();
    let mut found = Vec::new();
    for row in body {
        let text = |at: Option<usize>| at.and_then(|at| row.get(at)).map_or("", |cell| cell.text.as_str());
        let name = cell::strip_formula_guard(text(Some(criterion)));
        // The CSV format of this program has a time horizon in the row of every criterion, and no totals.
        let is_criterion = !column_heading::is_computed(name) || is_own && !text(horizon).is_empty();
        let is_ranking = words::contains(words::RANKING, &simplify(name));
        let names_winner = !is_own
            && words::contains(words::WINNER, &simplify(name))
            && options
                .iter()
                .filter_map(|at| row.get(*at))
                .all(|cell| cell::parse_rating(&cell.text).is_err() || cell.text.is_empty());
        let kind = if names_winner {
            Some(true)
        } else if is_criterion {
            Some(false)
        } else {
            classify(row, &above, weight, (&options, is_ranking))
        };
        if kind.is_none()
            && let Some(cell) = row.get(criterion)
        {
            import.add_error(cell.location, name, ImportErrorKind::UnclearTotal);
        }
        if kind == Some(false) {
            above.push(row);
        }
        found.push(kind.unwrap_or(true));
    }
    found
}

/// Returns whether a row that is called a total is one; `None` if that is unclear.
fn classify(
    row: &[Cell],
    above: &[&Vec<Cell>],
    weight: Option<usize>,
    (options, is_ranking): (&[usize], bool),
) -> Option<bool> {
    let column = |at: usize| -> Vec<f64> { above.iter().filter_map(|row| value(row, at)).collect() };
    let text = |at: usize| row.get(at).map_or("", |cell| cell.text.as_str());
    if weight.is_some_and(|at| text(at).starts_with('=')) {
        return Some(true);
    }
    if let Some(weight) = weight.filter(|at| !text(*at).is_empty()) {
        let weights = column(weight);
        let is_sum = value(row, weight).is_some_and(|total| {
            is_sum_or_average(total, &weights) || is_near(total, 100.0) && adds_to_about_hundred(&weights)
        });
        return Some(is_sum && !weights.is_empty());
    }
    let filled: Vec<usize> = options.iter().copied().filter(|at| !text(*at).is_empty()).collect();
    let is_formula = |at: &usize| text(*at).starts_with('=');
    let is_beyond = |at: &usize| {
        let highest = above.iter().flat_map(|row| options.iter().filter_map(|at| value(row, *at)));
        let most = highest.fold(NumberRange::OWN.high, |most, next| most.max(next.abs()));
        value(row, *at).is_some_and(|value| value.abs() > most)
    };
    let is_result = |at: &usize| {
        let Some(total) = value(row, *at) else { return false };
        let weighted: Vec<f64> = above
            .iter()
            .filter_map(|row| Some((weight.and_then(|at| value(row, at))?, value(row, *at)?)))
            .map(|(weight, value)| weight * value)
            .collect();
        let weights: f64 = weight.map_or(0.0, |at| column(at).iter().sum());
        let sum: f64 = weighted.iter().sum();
        is_sum_or_average(total, &column(*at))
            || is_sum_of_signs(total, above, *at, weight)
            || !weighted.is_empty()
                && (is_near(total, sum) || is_near(total, sum / weights) || is_near(total, sum / 100.0))
    };
    let ranks: Vec<f64> = filled.iter().filter_map(|at| value(row, *at)).collect();
    let are_ranks = ranks.len() == filled.len()
        && (1..=ranks.len()).all(|rank| ranks.iter().any(|found| is_near(*found, rank as f64)));
    let is_total = filled.is_empty()
        || filled.iter().all(is_formula)
        || filled.iter().any(is_beyond)
        || filled.iter().all(is_result)
        || are_ranks && filled.len() > if is_ranking { 1 } else { 2 };
    is_total.then_some(true)
}

/// Returns whether a number counts the cells with one sign, or is the difference of both counts, perhaps weighted:
/// the results of a comparison with a reference (Pugh).
fn is_sum_of_signs(total: f64, above: &[&Vec<Cell>], at: usize, weight: Option<usize>) -> bool {
    let level = |row: &&&Vec<Cell>| match cell::parse_rating(&row.get(at)?.text).ok()? {
        CellRating::Word(_, level) => Some(f64::from(level)),
        CellRating::Number { value, .. } if value.abs() <= 2.0 => Some(value),
        _ => None,
    };
    let levels: Vec<(f64, f64)> = above
        .iter()
        .filter_map(|row| Some((level(&row)?, weight.and_then(|at| value(row, at)).unwrap_or(1.0))))
        .collect();
    let has_signs = levels.iter().any(|(level, _)| *level < 0.0) || levels.iter().all(|(level, _)| *level == 0.0);
    let sums = |factor: fn(f64) -> f64| {
        let plus: f64 =
            levels.iter().filter(|(level, _)| *level > 0.0).map(|(level, weight)| level * factor(*weight)).sum();
        let minus: f64 =
            levels.iter().filter(|(level, _)| *level < 0.0).map(|(level, weight)| level * factor(*weight)).sum();
        let same: f64 = levels.iter().filter(|(level, _)| *level == 0.0).map(|(_, weight)| factor(*weight)).sum();
        [plus, minus, -minus, plus + minus, same]
    };
    let all = [sums(|_| 1.0), sums(|weight| weight)];
    !levels.is_empty() && (has_signs || total == 0.0) && all.iter().flatten().any(|sum| is_near(total, *sum))
}

/// Returns whether all numbers of a column are calculated from other columns of the same row: from the weight and a
/// rating, or from the ratings of all options, which are in the columns `options`. A column without numbers that names
/// the best option of each row, or that is empty, is calculated as well. Unless the heading is certain, which has no
/// other word than those for results, two rows and two other options are needed.
pub(super) fn is_computed_column(
    header: &[Cell],
    body: &[Vec<Cell>],
    at: usize,
    (weight, options): (Option<usize>, &[usize]),
    is_certain: bool,
) -> bool {
    let mut checked = 0;
    let is_total = |row: &&Vec<Cell>| row.iter().take(2).any(|cell| column_heading::is_computed(&cell.text));
    let names: Vec<String> =
        options.iter().filter_map(|at| header.get(*at)).map(|cell| cell.text.to_lowercase()).collect();
    let all = body.iter().filter(|row| !is_total(row)).all(|row| {
        let text = row.get(at).map_or("", |cell| cell.text.as_str());
        if text.is_empty() || text.starts_with('=') || names.contains(&text.to_lowercase()) {
            return true;
        }
        let Some(result) = value(row, at) else { return false };
        let ratings: Vec<f64> =
            options.iter().filter(|other| **other != at).filter_map(|other| value(row, *other)).collect();
        let weight = weight.and_then(|at| value(row, at));
        checked += 1;
        (is_certain || ratings.len() > 1) && follows_from(result, &ratings)
            || weight.is_some_and(|weight| {
                let products = ratings.iter().map(|rating| rating * weight);
                products.clone().any(|product| is_near(result, product) || is_near(result, product / 100.0))
                    || is_near(result, products.sum())
            })
    });
    all && (is_certain || checked > 1)
}

/// Returns whether a number is the sum, the average, a difference, the median or an end of others.
fn follows_from(result: f64, values: &[f64]) -> bool {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (middle, before) = (sorted.len() / 2, sorted.len().saturating_sub(1) / 2);
    let median = sorted.get(middle).zip(sorted.get(before)).map(|(first, second)| (first + second) / 2.0);
    let ends = [sorted.first().copied(), sorted.last().copied(), median];
    let mut pairs = (0..values.len()).flat_map(|first| (0..first).map(move |second| (first, second)));
    let is_difference = |(first, second): (usize, usize)| {
        let both = values.get(first).zip(values.get(second));
        both.is_some_and(|(first, second)| is_near(result.abs(), (first - second).abs()))
    };
    is_sum_or_average(result, values)
        || values.len() > 1
            && (ends.into_iter().flatten().any(|value| is_near(result, value)) || pairs.any(is_difference))
}

/// Returns whether two columns have the same weights on two scales.
pub(super) fn are_proportional(body: &[Vec<Cell>], first: usize, second: usize) -> bool {
    let pairs: Vec<(f64, f64)> =
        body.iter().filter_map(|row| Some((value(row, first)?, value(row, second)?))).collect();
    let (first_sum, second_sum) = pairs.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y));
    // Percentages are rounded.
    let is_same =
        |(x, y): &(f64, f64)| (x * second_sum - y * first_sum).abs() <= 0.011 * (first_sum * second_sum).abs();
    pairs.len() > 1 && first_sum > 0.0 && second_sum > 0.0 && pairs.iter().all(is_same)
}

/// Returns the number in a cell.
fn value(row: &[Cell], at: usize) -> Option<f64> {
    number::parse_decimal(row.get(at)?.text.trim_end_matches('%'))
}

fn is_sum_or_average(total: f64, values: &[f64]) -> bool {
    let sum: f64 = values.iter().sum();
    !values.is_empty() && (is_near(total, sum) || is_near(total, sum / values.len() as f64))
}

/// Returns whether numbers are the percentages of a whole, each rounded to an integer.
fn adds_to_about_hundred(values: &[f64]) -> bool {
    (values.iter().sum::<f64>() - 100.0).abs() <= 0.5 * values.len() as f64 + 1e-9
}

/// Returns whether two results are the same, apart from rounding to one or two decimals.
fn is_near(first: f64, second: f64) -> bool {
    (first - second).abs() <= 0.0051 * first.abs().max(1.0) + 1e-9
}
