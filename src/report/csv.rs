//! The decision matrix as CSV for spreadsheets: one row per criterion, one column per option (RFC 4180, UTF-8 with a
//! byte order mark, without which spreadsheets guess another encoding).
//!
//! ```text
//! criterion,when,weight,Keep both,Pause mine and say so
//! The network I built,later,9,4,2
//! Ready before I need it,later,7,4,2 0…3
//! ```
//!
//! In French the fields are separated by semicolons, numbers have a decimal comma, and the headings and the values of
//! `when` are French, because a spreadsheet in French expects it. `pesee import` reads both. `weight` is the weight of
//! a criterion without the lens; empty if the criterion does not count or its weight is sealed. A rating is a number, a
//! range `0…3`, a best guess with a range `2 0…3`, or `?` for “don't know”; empty if unrated. The minus sign in a range
//! is `−`, because a spreadsheet takes `-` for the start of a formula. With several people, the rating is that of the
//! group. A name that a spreadsheet would run as a formula starts with an apostrophe.

use csv::{Terminator, WriterBuilder};

use crate::messages::CsvDialect;
use crate::text::{CsvFormat, Language, SafeText};
use pesee_core::deliberation::{Criterion, Rating, TimeHorizon};
use pesee_core::method::MatrixCell;

use super::source::ReportSource;

const BYTE_ORDER_MARK: &str = "\u{feff}";

impl CsvDialect {
    /// Both dialects.
    const ALL: [CsvDialect; 2] = [CsvDialect::English, CsvDialect::French];

    /// Returns the dialect with the separators of spreadsheets in a language.
    pub fn from_language(language: Language) -> CsvDialect {
        let separator = language.table().csv.decimal_separator;
        let found = CsvDialect::ALL.into_iter().find(|dialect| dialect.format().decimal_separator == separator);
        found.unwrap_or(CsvDialect::English)
    }

    fn format(self) -> CsvFormat {
        let language = match self {
            CsvDialect::English => Language::English,
            CsvDialect::French => Language::French,
        };
        language.table().csv
    }
}

impl CsvFormat {
    fn time_horizon(&self, horizon: TimeHorizon) -> &'static str {
        let [now, later, always] = self.time_horizons;
        match horizon {
            TimeHorizon::Now => now,
            TimeHorizon::Later => later,
            TimeHorizon::Always => always,
        }
    }

    /// Formats a number with at most six decimals.
    fn number(&self, value: f64) -> String {
        let text = ((value * 1e6).round() / 1e6).to_string();
        text.replace('.', self.decimal_separator.encode_utf8(&mut [0; 4]))
    }
}

/// The characters with which a spreadsheet formula starts, and their full-width forms.
const FORMULA_PREFIXES: [char; 12] = ['=', '+', '-', '@', '|', '%', '\t', '\r', '＝', '＋', '－', '＠'];

/// Renders the matrix in a dialect; `None` stands for that of the language of the report.
pub fn render_csv(source: &ReportSource, dialect: Option<CsvDialect>) -> String {
    let format = dialect.map_or(source.language().table().csv, CsvDialect::format);
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .delimiter(format.field_separator as u8)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    let document = source.document();
    let header = format.header.map(str::to_owned).into_iter();
    let mut put = |row: Vec<String>| writer.write_record(row).unwrap_or_default();
    put(header.chain(document.options().iter().map(|option| escape_formula(&option.name))).collect());
    for (at, criterion) in document.criteria().iter().enumerate() {
        let name = escape_formula(&criterion.name);
        let cells = (0..document.options().len())
            .map(|option| rating_cell(&format, source.figures().matrix().cell(at, option)));
        let when = format.time_horizon(criterion.time_horizon()).to_owned();
        put([name, when, weight_cell(&format, source, at, criterion)].into_iter().chain(cells).collect());
    }
    // Writing to memory cannot fail, and all fields are UTF-8.
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Returns whether the content is a matrix of this program. Only such a file is overwritten without a confirmation.
pub fn is_csv(bytes: &[u8]) -> bool {
    let formats = Language::BUILT_IN.into_iter().map(|language| language.table().csv);
    let is_header = |format: &CsvFormat, separator| {
        bytes.starts_with([BYTE_ORDER_MARK, &format.header.join(separator)].concat().as_bytes())
    };
    // A language of the user has English headings and its own separator.
    formats.into_iter().any(|format| [",", ";"].iter().any(|separator| is_header(&format, separator)))
}

/// Returns a text that no spreadsheet runs as a formula.
fn escape_formula(text: &str) -> String {
    let safe = SafeText::sanitize(text);
    let text = safe.as_str();
    // An apostrophe of the name itself gets another one, so that the import removes only the added one.
    let is_formula = text.trim_start_matches(['\'', ' ']).starts_with(FORMULA_PREFIXES);
    if is_formula { ["'", text].concat() } else { text.to_owned() }
}

fn weight_cell(format: &CsvFormat, source: &ReportSource, at: usize, criterion: &Criterion) -> String {
    let factor = source.figures().matrix().criteria.get(at);
    let is_visible = criterion.may_count() && !source.document().is_blind();
    factor
        .filter(|factor| is_visible && factor.points > 0.0)
        .map(|factor| format.number(factor.points))
        .unwrap_or_default()
}

fn rating_cell(format: &CsvFormat, cell: MatrixCell) -> String {
    if !cell.is_rated {
        return String::new();
    }
    if cell.is_exact() {
        return format.number(cell.value);
    }
    if (cell.low, cell.high) == Rating::SCALE && cell.value == 0.0 {
        return "?".to_owned();
    }
    let with_minus_sign = |value| format.number(value).replace('-', "−");
    let range = [with_minus_sign(cell.low), "…".to_owned(), with_minus_sign(cell.high)].concat();
    // The middle of a range is the default value, not a best guess of the user.
    if (cell.value - (cell.low + cell.high) / 2.0).abs() < 1e-9 {
        range
    } else {
        [with_minus_sign(cell.value), range].join(" ")
    }
}
