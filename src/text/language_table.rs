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
    pub date_words: DateWords,
    pub number_words: NumberWords,
    pub rating_words: RatingWords,
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

/// The words of dates that users type, in lower case and without accents. The words of every built-in language are
/// accepted in every language.
#[derive(Clone, Copy, Debug)]
pub struct DateWords {
    /// The names of each month.
    pub months: [&'static [&'static str]; 12],
    /// The units of a distance in time.
    pub units: &'static [(TimeUnit, &'static [&'static str])],
    /// The numbers that people write as words before a unit.
    pub numbers: &'static [(&'static [&'static str], f64)],
    /// Half a unit after a number: `and a half`.
    pub halves: &'static [&'static str],
    /// The words between two parts of a distance.
    pub and: &'static [&'static str],
    /// Whole texts that name a period by its distance from today.
    pub periods: &'static [(&'static str, TimeUnit, i32)],
    /// Words before a date that change nothing.
    pub before: &'static [&'static str],
    /// Words before and after a distance into the past, and before and after one into the future.
    pub before_past: &'static [&'static str],
    pub after_past: &'static [&'static str],
    pub before_future: &'static [&'static str],
    pub after_future: &'static [&'static str],
    /// Words inside a date that change nothing.
    pub inside: &'static [&'static str],
}

/// A unit of a distance in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    Day,
    Week,
    Month,
    Year,
}

/// The words of numbers that users type, in lower case and without accents. The words of every built-in language are
/// accepted in every language.
#[derive(Clone, Copy, Debug)]
pub struct NumberWords {
    /// Words for a power of ten after a number.
    pub powers: &'static [(&'static [&'static str], i32)],
    /// Words before a number that change nothing.
    pub before: &'static [&'static str],
    /// Words after a number that change nothing: what the number counts.
    pub after: &'static [&'static str],
    /// Letters that are joined to a word after a number and change nothing: `d'abonnés`.
    pub joined: &'static [&'static str],
}

/// The words of ratings that users type, in lower case and without accents. The words of every built-in language are
/// accepted in every language.
#[derive(Clone, Copy, Debug)]
pub struct RatingWords {
    /// Words for “don't know”, besides `d` and `?`.
    pub unknown: &'static [&'static str],
    pub fact: &'static [&'static str],
    pub estimate: &'static [&'static str],
    pub feeling: &'static [&'static str],
    /// Words between the limits of a range.
    pub range: &'static [&'static str],
}
