//! A report as data, before it is written in any format: what stands in it stands in all of them.

use crate::text::{Language, Shown};

/// A whole report.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// The language it is in.
    pub language: Language,
    /// What it is called.
    pub title: Shown,
    /// What stands under the title: when it was written, for whom.
    pub facts: Vec<Fact>,
    /// Its parts.
    pub sections: Vec<Section>,
}

/// A part under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The heading.
    pub title: Shown,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// One thing under another.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within a part.
    Title(Shown),
    /// The one sentence to take away.
    Loud(Shown),
    /// A paragraph, in lines.
    Words(Vec<Shown>),
    /// Things one after the other.
    List(Vec<Shown>),
    /// Things with their names.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
}

/// Something with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is called.
    pub name: Shown,
    /// What it is, in lines.
    pub lines: Vec<Shown>,
}

/// A table whose first column says what each row is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows, where the heading over it does not say so.
    pub title: Option<Shown>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Shown>>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What it is called.
    pub name: Shown,
    /// Whether figures stand in it.
    pub is_figures: bool,
}

/// A picture, with what it shows in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What it is called.
    pub title: Shown,
    /// What it shows, in words.
    pub told: Vec<Shown>,
    /// What is drawn.
    pub drawn: Drawn,
}

/// What a picture is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawn {
    /// A beam with what speaks against an option at one end and what speaks for it at the other.
    Balance {
        /// What speaks against it, the heaviest first, in points of rating.
        cons: Vec<Weight>,
        /// What speaks for it.
        pros: Vec<Weight>,
        /// The words under the pans.
        sides: [Shown; 2],
    },
    /// A bar for each option, left and right of zero.
    Bars {
        /// The options, best first.
        bars: Vec<Bar>,
        /// The words left and right of zero.
        sides: [Shown; 2],
    },
    /// Who leads at each place of the lens, from now alone to later alone.
    Horizon {
        /// The stretches, in order.
        spans: Vec<Span>,
        /// Where the lens stands, 0–1.
        at: f64,
        /// The words at the ends.
        ends: [Shown; 2],
    },
}

/// What one criterion adds to an option.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// The criterion.
    pub name: Shown,
    /// How much, in points of rating, above 0.
    pub amount: f64,
}

/// One option in a row of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The option.
    pub name: Shown,
    /// Its score, or what stands in its place.
    pub score: Shown,
    /// What speaks against it, the heaviest first, in points of rating.
    pub cons: Vec<f64>,
    /// What speaks for it.
    pub pros: Vec<f64>,
}

/// A stretch of the lens.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Where it begins, 0–1.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Who leads there.
    pub name: Shown,
}

impl Fact {
    /// One line with its name.
    pub(super) fn new(name: Shown, line: Shown) -> Fact {
        Fact { name, lines: vec![line] }
    }
}

impl Table {
    /// Whether figures stand in every column but the first.
    pub(super) fn is_of_figures(&self) -> bool {
        self.columns.len() > 1 && self.columns.iter().skip(1).all(|column| column.is_figures)
    }

    /// How many columns of a wide table stand beside its first ones on a page.
    const BESIDE: usize = 6;

    /// The same in tables that fit on a page: each begins with the first `kept` columns.
    pub(super) fn fitting(self, kept: usize) -> Vec<Table> {
        let count = self.columns.len().saturating_sub(kept);
        if count <= Table::BESIDE {
            return vec![self];
        }
        fn part<T: Clone>(of: &[T], kept: usize, from: usize) -> Vec<T> {
            of.iter().take(kept).chain(of.iter().skip(kept + from).take(Table::BESIDE)).cloned().collect()
        }
        let table = |from| Table {
            title: self.title.clone(),
            columns: part(&self.columns, kept, from),
            rows: self.rows.iter().map(|row| part(row, kept, from)).collect(),
        };
        (0..count).step_by(Table::BESIDE).map(table).collect()
    }
}

impl Paper {
    /// Everything that stands in it.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}
