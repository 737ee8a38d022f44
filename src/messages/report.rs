//! Which report the user wants, and why there is none.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportRequest {
    pub format: ReportFormat,
    /// Whether the report replaces names and texts.
    pub is_anonymous: bool,
    /// Whether the report has one page: the choice, the steps and the verdict. Only for formats with
    /// [`ReportFormat::has_short_form`].
    pub is_short: bool,
    /// The separators and the language of a table; those of the report by default.
    pub dialect: Option<CsvDialect>,
}

impl ReportRequest {
    /// Returns the request for the complete report in a format.
    pub fn new(format: ReportFormat) -> ReportRequest {
        ReportRequest { format, is_anonymous: false, is_short: false, dialect: None }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    Markdown,
    /// A page for a browser or a printer.
    Html,
    /// The matrix of ratings, for a spreadsheet program.
    Csv,
    Json,
    /// The picture of the verdict only.
    Svg,
    /// The dates of the deliberation, for a calendar program.
    Ics,
}

impl ReportFormat {
    /// Returns whether the report in this format can be shortened to one page.
    pub fn has_short_form(self) -> bool {
        matches!(self, ReportFormat::Markdown | ReportFormat::Html)
    }

    /// Every format; formats for people come first.
    pub const ALL: [ReportFormat; 6] = [
        ReportFormat::Markdown,
        ReportFormat::Html,
        ReportFormat::Csv,
        ReportFormat::Json,
        ReportFormat::Svg,
        ReportFormat::Ics,
    ];

    /// Returns the extension of report files, which is also the keyword on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            ReportFormat::Markdown => "md",
            ReportFormat::Html => "html",
            ReportFormat::Csv => "csv",
            ReportFormat::Json => "json",
            ReportFormat::Svg => "svg",
            ReportFormat::Ics => "ics",
        }
    }
}

/// How a table is written for a spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvDialect {
    /// Commas between the fields, decimal points, English headings.
    English,
    /// Semicolons between the fields, decimal commas, French headings.
    French,
}

/// The reason why there is no report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportError {
    /// The deliberation has nothing to report in this format: a calendar without a date.
    Empty,
    /// The report would be larger than other programs can open.
    TooLarge,
}
