//! The small types a field may have. Each is made from a [`Leaf`] and gives one back; an impossible value is
//! refused there, so that no other room has to ask again.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::leaf::{Kind, Leaf, Unfit};
use super::name::{Id, Moment};
use super::rating::{Fate, Rating};
use super::words::{Basis, Holder, Language, Method, Outcome, Perspective, Seat, State, Status, When};

/// A value that a leaf can hold.
pub trait Value: Sized {
    /// What the file may hold here; errors say it.
    const KIND: Kind;
    /// The value as a leaf.
    fn leaf(&self) -> Leaf;
    /// The leaf as a value, refused when it is of another kind or off its scale.
    ///
    /// # Errors
    /// What would have fitted.
    fn taken(leaf: Leaf) -> Result<Self, Unfit>;
}

macro_rules! plain_values {
    ($($Type:ty, $kind:expr, $Leaf:ident;)*) => {$(
        impl Value for $Type {
            const KIND: Kind = $kind;
            fn leaf(&self) -> Leaf {
                Leaf::$Leaf(self.clone())
            }
            fn taken(leaf: Leaf) -> Result<Self, Unfit> {
                if let Leaf::$Leaf(value) = leaf { Ok(value) } else { Err(Unfit(Self::KIND)) }
            }
        }
    )*};
}

plain_values! {
    String, Kind::Text, Text;
    bool, Kind::Flag, Flag;
    NaiveDate, Kind::Date, Date;
    Moment, Kind::Moment, Moment;
    Id, Kind::Id, Id;
    Vec<Id>, Kind::Ids, Ids;
    Vec<String>, Kind::Texts, Texts;
    BTreeMap<Id, f64>, Kind::Scores, Scores;
}

impl Value for Fate {
    const KIND: Kind = Kind::Fate;
    fn leaf(&self) -> Leaf {
        Leaf::Fate(self.clone())
    }
    fn taken(leaf: Leaf) -> Result<Self, Unfit> {
        if let Leaf::Fate(fate) = leaf { Ok(fate) } else { Err(Unfit(Kind::Fate)) }
    }
}

impl Value for Rating {
    const KIND: Kind = Kind::Rating;
    fn leaf(&self) -> Leaf {
        Leaf::Cell(self.clone())
    }
    fn taken(leaf: Leaf) -> Result<Self, Unfit> {
        if let Leaf::Cell(rating) = leaf { Ok(rating) } else { Err(Unfit(Kind::Rating)) }
    }
}

/// What a place held before or after a change, in the simplest form a file can hold it.
impl Value for Leaf {
    const KIND: Kind = Kind::Any;
    fn leaf(&self) -> Leaf {
        self.clone()
    }
    fn taken(leaf: Leaf) -> Result<Self, Unfit> {
        Ok(match leaf {
            Leaf::Id(id) => Leaf::Text(id.to_string()),
            Leaf::Ids(ids) => Leaf::Texts(ids.iter().map(Id::to_string).collect()),
            Leaf::Order(names) => Leaf::Texts(names.iter().map(ToString::to_string).collect()),
            Leaf::Fate(fate) => Leaf::Text(fate.to_string()),
            Leaf::Cell(rating) if rating.is_bare() => Leaf::Number(rating.value()),
            Leaf::Scores(_) => return Err(Unfit(Kind::Any)),
            simple => simple,
        })
    }
}

macro_rules! word_values {
    ($($Type:ident),* $(,)?) => {$(
        impl Value for $Type {
            const KIND: Kind = Kind::Word($Type::WORDS);
            fn leaf(&self) -> Leaf {
                Leaf::Text(self.word().to_owned())
            }
            fn taken(leaf: Leaf) -> Result<Self, Unfit> {
                let value = if let Leaf::Text(text) = &leaf { $Type::of(text) } else { None };
                value.ok_or(Unfit(Self::KIND))
            }
        }
    )*};
}

word_values! { Perspective, Language, Status, Holder, State, When, Method, Seat, Basis, Outcome }

macro_rules! numbers {
    ($($(#[$doc:meta])* $Type:ident, $least:expr, $most:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
        pub struct $Type(f64);

        impl $Type {
            /// The number, if it is finite and on the scale.
            pub fn new(number: f64) -> Option<$Type> {
                ($least..=$most).contains(&number).then_some($Type(number))
            }

            /// The plain number.
            pub fn get(self) -> f64 {
                self.0
            }
        }

        impl Value for $Type {
            const KIND: Kind = Kind::Number { least: $least, most: $most };
            fn leaf(&self) -> Leaf {
                Leaf::Number(self.0)
            }
            fn taken(leaf: Leaf) -> Result<Self, Unfit> {
                if let Leaf::Number(number) = leaf && let Some(value) = $Type::new(number) { Ok(value) } else { Err(Unfit(Self::KIND)) }
            }
        }
    )*};
}

numbers! {
    /// A weight or a voice: points, 0 or more, the unit is the person's own. Sums of the largest are still numbers.
    Points, 0.0, 1e100;
    /// The long-term lens λ: 0 only now, 0.5 neutral, 1 only later.
    Lens, 0.0, 1.0;
    /// Per cent, 0–100.
    Percent, 0.0, 100.0;
    /// A judgement of two criteria: how many times more `a` matters than `b`.
    Ratio, f64::MIN_POSITIVE, f64::MAX;
    /// Any finite number: a score, minutes.
    Amount, f64::MIN, f64::MAX;
}

macro_rules! wholes {
    ($($(#[$doc:meta])* $Type:ident, $least:literal, $most:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $Type(u64);

        impl $Type {
            /// The least and the most allowed.
            pub const SCALE: (u64, u64) = ($least, $most);

            /// The number, if it is on the scale.
            pub fn new(number: u64) -> Option<$Type> {
                ($least..=$most).contains(&number).then_some($Type(number))
            }

            /// The plain number.
            pub fn get(self) -> u64 {
                self.0
            }
        }

        impl Value for $Type {
            const KIND: Kind = Kind::Whole { least: $least, most: $most };
            fn leaf(&self) -> Leaf {
                // Every scale here ends at or below 2^53, where f64 holds whole numbers exactly.
                Leaf::Number(self.0 as f64)
            }
            fn taken(leaf: Leaf) -> Result<Self, Unfit> {
                match leaf {
                    Leaf::Number(n) if n.fract() == 0.0 && (Self::SCALE.0 as f64..=Self::SCALE.1 as f64).contains(&n) => Ok($Type(n as u64)),
                    _ => Err(Unfit(Self::KIND)),
                }
            }
        }
    )*};
}

wholes! {
    /// How many: an audience.
    Count, 0, 9_007_199_254_740_992;
    /// A place in an order: 1 matters most.
    Rank, 1, 1_000_000;
    /// How strongly somebody leans, 1–5.
    Strength, 1, 5;
    /// From 1 to 10: a commitment, a satisfaction.
    Ten, 1, 10;
}
