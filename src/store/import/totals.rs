//! Rows and columns with results of a calculation, which are neither criteria nor options. A name such as "Total" is not
//! enough: the numbers must be totals of the others, because a criterion or an option may be called so.

use crate::messages::{ImportErrorKind, NumberRange};
use crate::text::number;

use super::builder::ImportBuilder;
use super::cell;
use super::column_heading;
use super::grid::Cell;
use super::matrix_column::MatrixColumn;

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
        let kind = if is_criterion { Some(false) } else { classify(row, &above, weight, &options) };
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
fn classify(row: &[Cell], above: &[&Vec<Cell>], weight: Option<usize>, options: &[usize]) -> Option<bool> {
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
        || are_ranks && filled.len() > 2;
    is_total.then_some(true)
}

/// Returns whether all numbers of a column are calculated from other columns of the same row: the weight times a rating,
/// or the sum or the average of all ratings.
pub(super) fn is_computed_column(body: &[Vec<Cell>], at: usize, weight: Option<usize>) -> bool {
    let mut checked = 0;
    let is_total = |row: &&Vec<Cell>| row.iter().take(2).any(|cell| column_heading::is_computed(&cell.text));
    let all = body.iter().filter(|row| !is_total(row)).all(|row| {
        let text = row.get(at).map_or("", |cell| cell.text.as_str());
        if text.is_empty() || text.starts_with('=') {
            return true;
        }
        let Some(result) = value(row, at) else { return false };
        checked += 1;
        let others: Vec<f64> = (0..row.len())
            .filter(|other| *other != at && weight != Some(*other))
            .filter_map(|other| value(row, other))
            .collect();
        let weight = weight.and_then(|at| value(row, at));
        is_sum_or_average(result, &others)
            || weight.is_some_and(|weight| {
                let products = others.iter().map(|other| other * weight);
                products.clone().any(|product| is_near(result, product) || is_near(result, product / 100.0))
                    || is_near(result, products.sum())
            })
    });
    let is_formula = |row: &Vec<Cell>| row.get(at).is_some_and(|cell| cell.text.starts_with('='));
    all && (checked > 0 || body.iter().any(is_formula))
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
