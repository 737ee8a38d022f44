//! A report as data, independent of its format. Markdown, HTML and SVG are rendered from these types.

use crate::text::{Language, SafeText};

#[derive(Clone, Debug, PartialEq)]
pub struct ReportDocument {
    pub language: Language,
    pub title: SafeText,
    /// The facts under the title, such as the client and the date.
    pub facts: Vec<Fact>,
    pub sections: Vec<ReportSection>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ReportSection {
    pub title: SafeText,
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within a section.
    Subheading(SafeText),
    /// The most important sentence of the section.
    Highlight(SafeText),
    /// A paragraph with fixed line breaks.
    Paragraph(Vec<SafeText>),
    /// A list of sentences.
    List(Vec<SafeText>),
    Facts(Vec<Fact>),
    Table(ReportTable),
    Picture(Picture),
}

/// A named value.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub name: SafeText,
    /// The lines of the value.
    pub lines: Vec<SafeText>,
}

/// A table whose first column contains the headings of the rows.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportTable {
    /// The title, unless the heading of the section is enough.
    pub title: Option<SafeText>,
    pub columns: Vec<TableColumn>,
    /// The rows, each with one cell per column.
    pub rows: Vec<Vec<SafeText>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TableColumn {
    pub name: SafeText,
    /// Whether the column contains numbers.
    pub is_numeric: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub title: SafeText,
    /// The content of the picture as text.
    pub description: Vec<SafeText>,
    pub data: PictureData,
}

/// The data of a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum PictureData {
    /// A balance with the contributions against an option on one side and those for the option on the other.
    Balance {
        /// The contributions against the option, the largest first.
        cons: Vec<ReportContribution>,
        /// The contributions for the option, the largest first.
        pros: Vec<ReportContribution>,
        /// The labels of the two sides.
        sides: [SafeText; 2],
    },
    /// A bar for each option to the left and right of zero.
    Bars {
        /// The bars, best option first.
        bars: Vec<OptionBar>,
        /// The labels to the left and right of zero.
        sides: [SafeText; 2],
    },
    /// The leading options at each value of the lens (METHOD.md), from 0 (only now counts) to 1 (only later counts).
    Horizon {
        /// The intervals in ascending order.
        spans: Vec<HorizonSpan>,
        /// The lens of the deliberation, 0–1.
        lens: f64,
        /// The labels of the two ends.
        ends: [SafeText; 2],
    },
}

/// The contribution of one criterion to the score of an option.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportContribution {
    pub name: SafeText,
    /// The absolute value in points of rating, greater than 0.
    pub amount: f64,
    /// The same as text with its sign.
    pub figure: SafeText,
}

#[derive(Clone, Debug, PartialEq)]
pub struct OptionBar {
    /// The rank in the verdict; empty if the option is ruled out.
    pub rank: SafeText,
    pub name: SafeText,
    /// The score, or a text instead of the score.
    pub score: SafeText,
    /// The contributions against the option, the largest first, in points of rating.
    pub cons: Vec<f64>,
    /// The contributions for the option, the largest first, in points of rating.
    pub pros: Vec<f64>,
}

/// An interval of the lens in which the same options lead.
#[derive(Clone, Debug, PartialEq)]
pub struct HorizonSpan {
    /// The start, 0–1.
    pub from: f64,
    /// The end, 0–1.
    pub to: f64,
    /// The ranks of the leading options in the verdict, by which the band refers to the names.
    pub ranks: SafeText,
    /// The leading options.
    pub name: SafeText,
}

impl Fact {
    pub(super) fn new(name: SafeText, line: SafeText) -> Fact {
        Fact { name, lines: vec![line] }
    }
}

impl ReportTable {
    /// Returns whether all columns except the first contain numbers.
    pub(super) fn is_numeric(&self) -> bool {
        self.columns.len() > 1 && self.columns.iter().skip(1).all(|column| column.is_numeric)
    }

    /// The number of columns, besides the repeated ones, that fit on a page.
    const MAX_SIDE_BY_SIDE: usize = 6;

    /// Splits a wide table into tables that fit on a page. Each table repeats the first `repeated` columns.
    pub(super) fn split_to_fit(self, repeated: usize) -> Vec<ReportTable> {
        let count = self.columns.len().saturating_sub(repeated);
        if count <= ReportTable::MAX_SIDE_BY_SIDE {
            return vec![self];
        }
        fn part<T: Clone>(cells: &[T], repeated: usize, from: usize) -> Vec<T> {
            cells
                .iter()
                .take(repeated)
                .chain(cells.iter().skip(repeated + from).take(ReportTable::MAX_SIDE_BY_SIDE))
                .cloned()
                .collect()
        }
        let table = |from| ReportTable {
            title: self.title.clone(),
            columns: part(&self.columns, repeated, from),
            rows: self.rows.iter().map(|row| part(row, repeated, from)).collect(),
        };
        (0..count).step_by(ReportTable::MAX_SIDE_BY_SIDE).map(table).collect()
    }
}

impl ReportDocument {
    /// Returns the blocks of all sections.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}
