//! The small types a field may have. Each is made from a [`Leaf`] and gives one back; an impossible value is
//! refused there, so that no other room has to ask again.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::field_value::{FieldType, FieldValue, TypeMismatch};
use super::ids::{Id, Moment};
use super::keyword_enums::{
    Basis, ConditionState, Holder, Language, Outcome, Perspective, Seat, Status, TimeHorizon, WeightingMethod,
};
use super::rating::{Fate, Rating};

/// A value that a leaf can hold.
pub trait TypedValue: Sized {
    /// What the file may hold here; errors say it.
    const FIELD_TYPE: FieldType;
    /// The value as a leaf.
    fn to_value(&self) -> FieldValue;
    /// The leaf as a value, refused when it is of another kind or off its scale.
    ///
    /// # Errors
    /// What would have fitted.
    fn from_value(leaf: FieldValue) -> Result<Self, TypeMismatch>;
}

macro_rules! impl_plain_values {
    ($($Type:ty, $kind:expr, $Leaf:ident;)*) => {$(
        impl TypedValue for $Type {
            const FIELD_TYPE: FieldType = $kind;
            fn to_value(&self) -> FieldValue {
                FieldValue::$Leaf(self.clone())
            }
            fn from_value(leaf: FieldValue) -> Result<Self, TypeMismatch> {
                if let FieldValue::$Leaf(value) = leaf { Ok(value) } else { Err(TypeMismatch(Self::FIELD_TYPE)) }
            }
        }
    )*};
}

impl_plain_values! {
    String, FieldType::Text, Text;
    bool, FieldType::Bool, Bool;
    NaiveDate, FieldType::Date, Date;
    Moment, FieldType::Moment, Moment;
    Id, FieldType::Id, Id;
    Vec<Id>, FieldType::Ids, Ids;
    Vec<String>, FieldType::Texts, Texts;
    BTreeMap<Id, f64>, FieldType::Scores, Scores;
}

impl TypedValue for Fate {
    const FIELD_TYPE: FieldType = FieldType::Fate;
    fn to_value(&self) -> FieldValue {
        FieldValue::Fate(self.clone())
    }
    fn from_value(leaf: FieldValue) -> Result<Self, TypeMismatch> {
        if let FieldValue::Fate(fate) = leaf { Ok(fate) } else { Err(TypeMismatch(FieldType::Fate)) }
    }
}

impl TypedValue for Rating {
    const FIELD_TYPE: FieldType = FieldType::Rating;
    fn to_value(&self) -> FieldValue {
        FieldValue::Rating(self.clone())
    }
    fn from_value(leaf: FieldValue) -> Result<Self, TypeMismatch> {
        if let FieldValue::Rating(rating) = leaf { Ok(rating) } else { Err(TypeMismatch(FieldType::Rating)) }
    }
}

/// What a place held before or after a change, in the simplest form a file can hold it.
impl TypedValue for FieldValue {
    const FIELD_TYPE: FieldType = FieldType::Any;
    fn to_value(&self) -> FieldValue {
        self.clone()
    }
    fn from_value(leaf: FieldValue) -> Result<Self, TypeMismatch> {
        Ok(match leaf {
            FieldValue::Id(id) => FieldValue::Text(id.to_string()),
            FieldValue::Ids(ids) => FieldValue::Texts(ids.iter().map(Id::to_string).collect()),
            FieldValue::EntryIds(names) => FieldValue::Texts(names.iter().map(ToString::to_string).collect()),
            FieldValue::Fate(fate) => FieldValue::Text(fate.to_string()),
            FieldValue::Rating(rating) if rating.is_bare() => FieldValue::Number(rating.value()),
            FieldValue::Scores(_) => return Err(TypeMismatch(FieldType::Any)),
            simple => simple,
        })
    }
}

macro_rules! impl_keyword_values {
    ($($Type:ident),* $(,)?) => {$(
        impl TypedValue for $Type {
            const FIELD_TYPE: FieldType = FieldType::OneOf($Type::KEYWORDS);
            fn to_value(&self) -> FieldValue {
                FieldValue::Text(self.as_str().to_owned())
            }
            fn from_value(leaf: FieldValue) -> Result<Self, TypeMismatch> {
                let value = if let FieldValue::Text(text) = &leaf { $Type::parse(text) } else { None };
                value.ok_or(TypeMismatch(Self::FIELD_TYPE))
            }
        }
    )*};
}

impl_keyword_values! { Perspective, Language, Status, Holder, ConditionState, TimeHorizon, WeightingMethod, Seat, Basis, Outcome }

macro_rules! bounded_floats {
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

        impl TypedValue for $Type {
            const FIELD_TYPE: FieldType = FieldType::Number { min: $least, max: $most };
            fn to_value(&self) -> FieldValue {
                FieldValue::Number(self.0)
            }
            fn from_value(leaf: FieldValue) -> Result<Self, TypeMismatch> {
                if let FieldValue::Number(number) = leaf && let Some(value) = $Type::new(number) { Ok(value) } else { Err(TypeMismatch(Self::FIELD_TYPE)) }
            }
        }
    )*};
}

bounded_floats! {
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

macro_rules! bounded_integers {
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

        impl TypedValue for $Type {
            const FIELD_TYPE: FieldType = FieldType::Integer { min: $least, max: $most };
            fn to_value(&self) -> FieldValue {
                // Every scale here ends at or below 2^53, where f64 holds whole numbers exactly.
                FieldValue::Number(self.0 as f64)
            }
            fn from_value(leaf: FieldValue) -> Result<Self, TypeMismatch> {
                match leaf {
                    FieldValue::Number(n) if n.fract() == 0.0 && (Self::SCALE.0 as f64..=Self::SCALE.1 as f64).contains(&n) => Ok($Type(n as u64)),
                    _ => Err(TypeMismatch(Self::FIELD_TYPE)),
                }
            }
        }
    )*};
}

bounded_integers! {
    /// How many: an audience.
    Count, 0, 9_007_199_254_740_992;
    /// A place in an order: 1 matters most.
    Rank, 1, 1_000_000;
    /// How strongly somebody leans, 1–5.
    Strength, 1, 5;
    /// From 1 to 10: a commitment, a satisfaction.
    OneToTen, 1, 10;
}
