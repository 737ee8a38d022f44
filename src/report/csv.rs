//! The matrix for spreadsheets (RFC 4180, UTF-8 with its mark, which spreadsheets ask for): criteria down, options across.
//!
//! ```text
//! criterion,when,weight,Keep both,Pause mine and say so
//! The network I built,later,9,4,2
//! Ready before I need it,later,7,4,2 0…3
//! ```
//!
//! The first line and the words of `when` (`now`, `later`, `always`) are the file's own, whatever the language, and
//! numbers have a point. `weight` is what a criterion weighs before now and later are told apart; empty where it does not
//! count, or is sealed. A rating is a number; a range `0…3`, a best guess with a range `2 0…3`, “don't know” `?`, and
//! unrated nothing. In a range a minus is `−`, as a spreadsheet would take the other for the beginning of a formula. Of
//! several people it is what they say together. A name that a spreadsheet would run has an apostrophe before it.

use csv::{Terminator, WriterBuilder};

use crate::text::SafeText;
use pesee_core::deliberation::{Criterion, Rating};
use pesee_core::method::MatrixCell;

use super::source::ReportSource;

/// What a spreadsheet knows UTF-8 by.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// The heads of the columns before the options.
const HEADER_FIELDS: [&str; 3] = ["criterion", "when", "weight"];
/// What a spreadsheet takes for the beginning of something to run, and what looks like it.
const FORMULA_PREFIXES: [char; 12] = ['=', '+', '-', '@', '|', '%', '\t', '\r', '＝', '＋', '－', '＠'];

/// The table.
pub fn render_csv(matter: &ReportSource) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    let document = matter.document();
    let heads = HEADER_FIELDS.map(str::to_owned).into_iter();
    let mut put = |row: Vec<String>| writer.write_record(row).unwrap_or_default();
    put(heads.chain(document.options().iter().map(|option| escape_formula(&option.name))).collect());
    for (at, criterion) in document.criteria().iter().enumerate() {
        let name = escape_formula(&criterion.name);
        let cells = (0..document.options().len()).map(|option| rating_cell(matter.figures().matrix().cell(at, option)));
        put([name, criterion.time_horizon().as_str().to_owned(), weight_cell(matter, at, criterion)]
            .into_iter()
            .chain(cells)
            .collect());
    }
    // Into memory every row is written, and what was written is text.
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Whether what stands in a file is a table that was written here, and may be replaced by another.
pub fn is_csv(bytes: &[u8]) -> bool {
    bytes.starts_with([BYTE_ORDER_MARK, &HEADER_FIELDS.join(",")].concat().as_bytes())
}

/// A text from the file, as no spreadsheet runs it.
fn escape_formula(text: &str) -> String {
    let shown = SafeText::sanitize(text);
    let text = shown.as_str();
    if text.trim_start().starts_with(FORMULA_PREFIXES) { ["'", text].concat() } else { text.to_owned() }
}

fn weight_cell(matter: &ReportSource, at: usize, criterion: &Criterion) -> String {
    let factor = matter.figures().matrix().criteria.get(at);
    let is_seen = criterion.may_count() && !matter.document().is_blind();
    factor
        .filter(|factor| is_seen && factor.points > 0.0)
        .map(|factor| format_number(factor.points))
        .unwrap_or_default()
}

fn rating_cell(cell: MatrixCell) -> String {
    if !cell.is_rated {
        return String::new();
    }
    if cell.is_exact() {
        return format_number(cell.value);
    }
    if (cell.low, cell.high) == Rating::SCALE && cell.value == 0.0 {
        return "?".to_owned();
    }
    let signed = |value| format_number(value).replace('-', "−");
    let range = [signed(cell.low), "…".to_owned(), signed(cell.high)].concat();
    // The middle is no guess.
    if (cell.value - (cell.low + cell.high) / 2.0).abs() < 1e-9 { range } else { [signed(cell.value), range].join(" ") }
}

/// A number with at most six decimals.
fn format_number(value: f64) -> String {
    ((value * 1e6).round() / 1e6).to_string()
}
