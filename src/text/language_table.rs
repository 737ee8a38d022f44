//! The table of a language: everything that depends on the language and is not a message of the catalogue.

/// What the program knows about a language besides its messages. A built-in language has one in `languages`.
#[derive(Debug)]
pub struct LanguageTable {
    /// The language tag, which is also the name of the folder of the catalogue.
    pub tag: &'static str,
    /// The name of the language in the language itself, as it stands in the middle of a sentence.
    pub name: &'static str,
    /// The names of the language that users type, in lower case and without accents.
    pub typed_names: &'static [&'static str],
    /// The tag of the language whose plural rules the messages follow; usually that of the language itself.
    pub plural_rules: &'static str,
    /// The texts of the message files, in the order of [`FILES`](super::FILES).
    pub messages: &'static [&'static str],
    pub numbers: NumberFormat,
    /// The pattern that an input field for a day shows, such as `YYYY-MM-DD`. The formats of shown dates are messages.
    pub day_pattern: &'static str,
    pub csv: CsvFormat,
}

/// How numbers are written.
#[derive(Clone, Copy, Debug)]
pub struct NumberFormat {
    pub decimal_separator: char,
    /// Stands between groups of three digits; may be empty.
    pub thousands_separator: &'static str,
}

/// How a table is written for a spreadsheet in the language.
#[derive(Clone, Copy, Debug)]
pub struct CsvFormat {
    /// Stands between two fields.
    pub field_separator: char,
    pub decimal_separator: char,
    /// The headings of the columns before the options: criterion, time, weight. The import knows them.
    pub header: [&'static str; 3],
    /// The words for the times at which a criterion matters: now, later, always. The import knows them.
    pub time_horizons: [&'static str; 3],
}
