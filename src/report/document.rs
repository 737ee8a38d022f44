//! A report as data, before it is written in any format: what stands in it stands in all of them.

use crate::text::{Language, SafeText};

/// A whole report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportDocument {
    /// The language it is in.
    pub language: Language,
    /// What it is called.
    pub title: SafeText,
    /// What stands under the title: when it was written, for whom.
    pub facts: Vec<Fact>,
    /// Its parts.
    pub sections: Vec<ReportSection>,
}

/// A part under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportSection {
    /// The heading.
    pub title: SafeText,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// One thing under another.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within a part.
    Subheading(SafeText),
    /// The one sentence to take away.
    Highlight(SafeText),
    /// A paragraph, in lines.
    Paragraph(Vec<SafeText>),
    /// Things one after the other.
    List(Vec<SafeText>),
    /// Things with their names.
    Facts(Vec<Fact>),
    /// A table.
    Table(ReportTable),
    /// A picture.
    Picture(Picture),
}

/// Something with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is called.
    pub name: SafeText,
    /// What it is, in lines.
    pub lines: Vec<SafeText>,
}

/// A table whose first column says what each row is about.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportTable {
    /// What it shows, where the heading over it does not say so.
    pub title: Option<SafeText>,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<SafeText>>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct TableColumn {
    /// What it is called.
    pub name: SafeText,
    /// Whether figures stand in it.
    pub is_numeric: bool,
}

/// A picture, with what it shows in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What it is called.
    pub title: SafeText,
    /// What it shows, in words.
    pub description: Vec<SafeText>,
    /// What is drawn.
    pub data: PictureData,
}

/// What a picture is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub enum PictureData {
    /// A beam with what speaks against an option at one end and what speaks for it at the other.
    Balance {
        /// What speaks against it, the heaviest first, in points of rating.
        cons: Vec<ReportContribution>,
        /// What speaks for it.
        pros: Vec<ReportContribution>,
        /// The words under the pans.
        sides: [SafeText; 2],
    },
    /// A bar for each option, left and right of zero.
    Bars {
        /// The options, best first.
        bars: Vec<OptionBar>,
        /// The words left and right of zero.
        sides: [SafeText; 2],
    },
    /// Who leads at each place of the lens, from now alone to later alone.
    Horizon {
        /// The stretches, in order.
        spans: Vec<HorizonSpan>,
        /// Where the lens stands, 0–1.
        lens: f64,
        /// The words at the ends.
        ends: [SafeText; 2],
    },
}

/// What one criterion adds to an option.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportContribution {
    /// The criterion.
    pub name: SafeText,
    /// How much, in points of rating, above 0.
    pub amount: f64,
}

/// One option in a row of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionBar {
    /// The option.
    pub name: SafeText,
    /// Its score, or what stands in its place.
    pub score: SafeText,
    /// What speaks against it, the heaviest first, in points of rating.
    pub cons: Vec<f64>,
    /// What speaks for it.
    pub pros: Vec<f64>,
}

/// A stretch of the lens.
#[derive(Clone, Debug, PartialEq)]
pub struct HorizonSpan {
    /// Where it begins, 0–1.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Who leads there.
    pub name: SafeText,
}

impl Fact {
    /// One line with its name.
    pub(super) fn new(name: SafeText, line: SafeText) -> Fact {
        Fact { name, lines: vec![line] }
    }
}

impl ReportTable {
    /// Whether figures stand in every column but the first.
    pub(super) fn is_numeric(&self) -> bool {
        self.columns.len() > 1 && self.columns.iter().skip(1).all(|column| column.is_numeric)
    }

    /// How many columns of a wide table stand beside its first ones on a page.
    const MAX_SIDE_BY_SIDE: usize = 6;

    /// The same in tables that fit on a page: each begins with the first `kept` columns.
    pub(super) fn split_to_fit(self, kept: usize) -> Vec<ReportTable> {
        let count = self.columns.len().saturating_sub(kept);
        if count <= ReportTable::MAX_SIDE_BY_SIDE {
            return vec![self];
        }
        fn part<T: Clone>(of: &[T], kept: usize, from: usize) -> Vec<T> {
            of.iter()
                .take(kept)
                .chain(of.iter().skip(kept + from).take(ReportTable::MAX_SIDE_BY_SIDE))
                .cloned()
                .collect()
        }
        let table = |from| ReportTable {
            title: self.title.clone(),
            columns: part(&self.columns, kept, from),
            rows: self.rows.iter().map(|row| part(row, kept, from)).collect(),
        };
        (0..count).step_by(ReportTable::MAX_SIDE_BY_SIDE).map(table).collect()
    }
}

impl ReportDocument {
    /// Everything that stands in it.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}
