//! The result, the questions and the errors of an import of tables and lists from other programs.

use pesee_core::deliberation::{Deliberation, List};

/// The result of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedDocument {
    pub document: Deliberation,
    pub form: ImportedForm,
    /// The name of the text encoding in the WHATWG Encoding Standard.
    pub encoding: &'static str,
    /// How the ratings of a table were converted; `None` if they already were from −5 to 5.
    pub scale: Option<ImportedScale>,
    /// The ignored parts, with their texts: totals of a table, and lines of a list that are neither an item nor a
    /// heading.
    pub skipped: Vec<(InputLocation, String)>,
    /// The interpretations that a user may not expect, in the order in which the preview shows them.
    pub remarks: Vec<ImportRemark>,
}

/// An interpretation that a user may not expect.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportRemark {
    /// The numbers beside the items are weights.
    NumbersAreWeights,
    /// The numbers of the items are weights, and the sign of some of them only repeats the side.
    SignsRepeatSides,
    /// The numbers with a sign are ratings from −5 to 5.
    SignedRatings,
    /// These items have no number, and most others have one.
    WithoutNumber(Vec<String>),
    /// These names keep a number that may be a weight.
    NumbersKept(Vec<String>),
    /// These names keep a word that may be a weight.
    WordsKept(Vec<String>),
    /// The column with this heading contains weights, although the heading does not say so.
    ColumnIsWeights(String),
    /// Words for weights, each with its points.
    WeightWords(Vec<(String, f64)>),
    /// These items are neither for nor against.
    Neutral(Vec<String>),
    /// The empty cells of the column with this heading belong to the group above them.
    GroupsRepeated(String),
    /// These options also have the items of the rows below them that name no option.
    OptionsRepeated(Vec<String>),
    /// This line has no mark and is the end of the item above.
    Joined(InputLocation, String),
    /// A line or a cell lists several items.
    Split(InputLocation, Vec<String>),
}

/// What an imported file contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportedForm {
    /// Pros and cons of options.
    List,
    /// Criteria, options and ratings.
    Table {
        /// The separator of the columns; `None` for a table in Markdown.
        separator: Option<char>,
        options_in: OptionsIn,
    },
}

/// Where a table has its options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionsIn {
    Columns,
    Rows,
}

/// How the ratings of a table become ratings from −5 to 5.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportedScale {
    /// `low` becomes −5 and `high` becomes 5.
    Range(NumberRange),
    /// Each word, as the file spells it, becomes this rating.
    Words(Vec<(String, f64)>),
}

/// The ends of a scale: the ratings that become −5 and 5. Where the lower rating is better, `low` is above `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberRange {
    pub low: f64,
    pub high: f64,
}

impl NumberRange {
    /// The scale of the program.
    pub const OWN: NumberRange = NumberRange { low: -5.0, high: 5.0 };

    /// Parses a range such as `1-5`, `0..10`, `1 to 5`, `1 à 5` or `−2…2`, or one on which the lower rating is better,
    /// such as `5..1`.
    pub fn parse(text: &str) -> Option<NumberRange> {
        let text = text.trim();
        let separators = ["…", "...", "..", " to ", " à ", "-", "–"];
        let (low, high) = separators.iter().find_map(|separator| {
            let from = text.chars().next()?.len_utf8();
            let at = from + text.get(from..)?.find(separator)?;
            Some((text.get(..at)?, text.get(at + separator.len()..)?))
        })?;
        let number = |text: &str| text.trim().replace(['−', '–'], "-").replace(',', ".").parse::<f64>().ok();
        let (low, high) = (number(low)?, number(high)?);
        (low != high && low.is_finite() && high.is_finite()).then_some(NumberRange { low, high })
    }

    /// Returns the same scale with the other end as the best rating.
    pub fn reverse(self) -> NumberRange {
        NumberRange { low: self.high, high: self.low }
    }

    /// Returns whether the lower rating is better.
    pub fn is_reversed(self) -> bool {
        self.low > self.high
    }

    /// Converts a rating on this scale to one from −5 to 5. A rating beyond this scale is beyond −5 or 5.
    pub fn convert(self, value: f64) -> f64 {
        let own = NumberRange::OWN;
        own.low + (value - self.low) / (self.high - self.low) * (own.high - own.low)
    }
}

/// What names in the headings of pros and cons, or in those above and below them, are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingsAre {
    Options,
    Topics,
}

/// What a column of a table of ratings contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnIs {
    /// The ratings of an option.
    Option,
    Weights,
    Remarks,
    /// Nothing that is imported, such as the years of the criteria.
    Nothing,
}

impl ColumnIs {
    pub const ALL: [ColumnIs; 4] = [ColumnIs::Option, ColumnIs::Weights, ColumnIs::Remarks, ColumnIs::Nothing];

    /// The word on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            ColumnIs::Option => "option",
            ColumnIs::Weights => "weights",
            ColumnIs::Remarks => "remarks",
            ColumnIs::Nothing => "nothing",
        }
    }
}

/// Answers to the questions of an import. `None` is a question that is not answered yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportAnswers {
    pub scale: Option<NumberRange>,
    pub options_in: Option<OptionsIn>,
    /// The heading of the column with the weights; empty if there is none.
    pub weights: Option<String>,
    /// What the columns with these headings contain.
    pub columns: Vec<(String, ColumnIs)>,
    /// The name of the encoding.
    pub encoding: Option<String>,
    pub headings: Option<HeadingsAre>,
}

/// A question without whose answer a file has several meanings.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportQuestion {
    /// The scales that fit the ratings, and why more than one may be meant.
    Scale(Vec<NumberRange>, ScaleDoubt),
    /// Whether the options are in the columns or in the rows: both lists of names.
    OptionsIn { columns: Vec<String>, rows: Vec<String> },
    /// The headings that may be those of the weights.
    Weights(Vec<String>),
    /// What the column with this heading contains.
    Column(InputLocation, String),
    /// The encodings that fit the bytes, each with a text that differs.
    Encoding(Vec<(&'static str, String)>),
    /// Whether these names in headings are options or topics.
    Headings(Vec<String>),
}

/// Why the scale of the ratings is unclear.
#[derive(Clone, Debug, PartialEq)]
pub enum ScaleDoubt {
    /// The ratings fit several scales: the columns with the ratings.
    Ratings(Vec<String>),
    /// These criteria may be on another scale than the others.
    Criteria(Vec<String>),
    /// This text of the file says that the lower rating is better.
    Reversed(InputLocation, String),
}

/// Why a file is not imported.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportRefusal {
    /// Every place that cannot be read, in the order of the file.
    Errors(Vec<ImportError>),
    Question(ImportQuestion),
    /// No column has the heading that the user gives for the weights: the headings of the file.
    UnknownWeights(Vec<String>),
    /// No column has this heading, which the user gives: the headings of the file.
    UnknownColumn(String, Vec<String>),
}

impl From<ImportQuestion> for ImportRefusal {
    fn from(question: ImportQuestion) -> ImportRefusal {
        ImportRefusal::Question(question)
    }
}

/// The place of an error or of a part that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InputLocation {
    Whole,
    /// A cell of a table. Rows and columns are counted from 1, as in a spreadsheet.
    Cell {
        row: usize,
        column: usize,
    },
    /// A row of a table, counted from 1.
    Row(usize),
    /// A line of a list, counted from 1.
    Line(usize),
}

/// A part of a table or list that cannot be imported.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportError {
    pub location: InputLocation,
    pub text: String,
    pub kind: ImportErrorKind,
}

/// Why a part of a file cannot be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportErrorKind {
    /// The file has the binary format of a spreadsheet program.
    SpreadsheetFile,
    /// The file is not a text file.
    NotText,
    /// The text is in a format that only programs read.
    OtherFormat,
    /// The text is in an encoding that is not supported.
    UnknownEncoding,
    /// The table has no column separator or no column of an option.
    NoOptions,
    /// The table has no row of a criterion.
    NoCriteria,
    /// The list has no pros and no cons.
    NoItems,
    /// The text is neither a rating, nor a range, nor "don't know".
    InvalidRating,
    /// The number is not on the scale of the other ratings.
    OffScale,
    /// The heading or name states another scale than another one.
    TwoScales,
    /// The low end of a range is above the high end.
    ReversedRange,
    /// The text is not a number of points.
    InvalidWeight,
    /// The weight is on another scale than those above it.
    MixedWeights,
    /// The column has only texts that are no ratings.
    NoRatings,
    /// The cell has a text, and the others of the column have numbers, which may be ratings or remarks.
    TextAmongNumbers,
    /// The heading in a table of pros and cons has no known meaning.
    UnknownColumn,
    /// The text is neither now, nor later, nor always.
    InvalidTimeHorizon,
    /// The cell belongs to a column without the name of an option.
    NoOptionAbove,
    /// The cell belongs to a row without the name of a criterion.
    NoCriterionBeside,
    /// The cell belongs to a row without an option, and no row above it has one.
    NoOptionBeside,
    /// The row has ratings instead of the name of a criterion.
    NoNames,
    /// A number without a percent sign stands among percentages.
    NumberAmongPercents,
    /// A quote is opened and not closed.
    OpenQuote,
    /// The row or the column may be a total or an entry.
    UnclearTotal,
    /// The column gives ranks, of which it is unclear whether 1 is the most or the least.
    UnclearRank,
    /// The heading of the only column of ratings does not name an option.
    NoOptionName,
    /// The only figure of each option has no name of a criterion.
    NoCriterionName,
    /// The mark stands among texts, and says only that an item is on a side.
    MarkAmongTexts,
    /// The row has marks and no name.
    MarkWithoutName,
    /// The first row has ratings instead of headings.
    NoHeadings,
    /// A second table begins in this row.
    SecondTable,
    /// The separator of the number may be decimal, or may separate thousands.
    UnclearNumber,
    /// The weight may belong to the pro or to the con of its row.
    UnclearWeight,
    /// The criterion has another weight elsewhere.
    DifferentWeights,
    /// The name says that a lower rating is better.
    ReversedScale,
    /// The text says that a lower weight matters more.
    ReversedWeights,
    /// The line has pros and cons.
    SidesInLine,
    /// The item has a number and no text.
    NumberWithoutText,
    /// The item is marked neither as a pro nor as a con.
    NoSide,
    /// The cell that says on which side its row is has another text, or none.
    NoSideInCell,
    /// The item has the mark `-`, and the file has no `+`.
    MinusWithoutPlus,
    /// The item is marked as a pro below a heading for cons, or the reverse.
    TwoSides,
    /// The sign of the number beside the item says the reverse of its mark or of the heading above it.
    SignAgainstSide,
    /// The heading may be a side or an option.
    UnclearHeading,
    /// The line may be the name of an option.
    UnclearLine,
    /// The file has a table and a list, or two tables.
    SeveralParts,
    /// The table is written in HTML.
    HtmlTable,
    /// The consequences belong to no known option.
    NoChosenOption,
    /// The chosen option is none of the options of the file.
    UnknownChosenOption,
    /// The line is a side in a part of the file that is about no option.
    SideInPart,
    /// The list has only tasks.
    OnlyTasks,
    /// The item with a task box stands under a heading for a side.
    TaskBelowSide,
    /// A comment is opened and not closed.
    OpenComment,
    /// The option already has an item with the same text.
    Duplicate,
    /// Another row or column has the same name.
    DuplicateName,
    /// The text is longer than the format allows.
    TooLong,
    /// A list has more entries than the format allows: the list and the limit.
    TooMany(List, usize),
}
