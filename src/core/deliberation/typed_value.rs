//! Conversions between [`FieldValue`]s and the Rust types of fields, and the types of bounded numbers.
//!
//! The conversions reject values outside the allowed range, so that no other module has to check the range again.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::field_value::{FieldType, FieldValue, TypeMismatch};
use super::ids::{Id, Moment};
use super::keyword_enums::{
    Basis, ConditionState, DatePrecision, Holder, Language, Outcome, Perspective, Seat, Status, TimeHorizon,
    WeightingMethod,
};
use super::rating::{Fate, Rating};

/// A Rust type that a field can have.
pub trait TypedValue: Sized {
    /// The type and range that the field allows.
    const FIELD_TYPE: FieldType;
    /// Converts the value to a field value.
    fn to_value(&self) -> FieldValue;
    /// Converts a field value to a value of this type.
    ///
    /// # Errors
    /// Returns the allowed type and range if `value` has another type or is outside the range.
    fn from_value(value: FieldValue) -> Result<Self, TypeMismatch>;
}

macro_rules! impl_plain_values {
    ($($Type:ty, $kind:expr, $Variant:ident;)*) => {$(
        impl TypedValue for $Type {
            const FIELD_TYPE: FieldType = $kind;
            fn to_value(&self) -> FieldValue {
                FieldValue::$Variant(self.clone())
            }
            fn from_value(value: FieldValue) -> Result<Self, TypeMismatch> {
                if let FieldValue::$Variant(value) = value { Ok(value) } else { Err(TypeMismatch(Self::FIELD_TYPE)) }
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
    fn from_value(value: FieldValue) -> Result<Self, TypeMismatch> {
        if let FieldValue::Fate(fate) = value { Ok(fate) } else { Err(TypeMismatch(FieldType::Fate)) }
    }
}

impl TypedValue for Rating {
    const FIELD_TYPE: FieldType = FieldType::Rating;
    fn to_value(&self) -> FieldValue {
        FieldValue::Rating(self.clone())
    }
    fn from_value(value: FieldValue) -> Result<Self, TypeMismatch> {
        if let FieldValue::Rating(rating) = value { Ok(rating) } else { Err(TypeMismatch(FieldType::Rating)) }
    }
}

/// Converts the previous or new value of a logged change to the simplest form that the file can contain.
impl TypedValue for FieldValue {
    const FIELD_TYPE: FieldType = FieldType::Any;
    fn to_value(&self) -> FieldValue {
        self.clone()
    }
    fn from_value(value: FieldValue) -> Result<Self, TypeMismatch> {
        Ok(match value {
            FieldValue::Id(id) => FieldValue::Text(id.to_string()),
            FieldValue::Ids(ids) => FieldValue::Texts(ids.iter().map(Id::to_string).collect()),
            FieldValue::EntryIds(ids) => FieldValue::Texts(ids.iter().map(ToString::to_string).collect()),
            FieldValue::Fate(fate) => FieldValue::Text(fate.to_string()),
            FieldValue::Rating(rating) if rating.is_bare() => FieldValue::Number(rating.value()),
            FieldValue::Scores(_) => return Err(TypeMismatch(FieldType::Any)),
            other => other,
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
            fn from_value(value: FieldValue) -> Result<Self, TypeMismatch> {
                let keyword = if let FieldValue::Text(text) = &value { $Type::parse(text) } else { None };
                keyword.ok_or(TypeMismatch(Self::FIELD_TYPE))
            }
        }
    )*};
}

impl_keyword_values! { Perspective, Language, Status, Holder, DatePrecision, ConditionState, TimeHorizon, WeightingMethod, Seat, Basis, Outcome }

macro_rules! bounded_floats {
    ($($(#[$doc:meta])* $Type:ident, $min:expr, $max:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
        pub struct $Type(f64);

        impl $Type {
            /// Returns the value, or `None` if `number` is not finite or is outside the range.
            pub fn new(number: f64) -> Option<$Type> {
                ($min..=$max).contains(&number).then_some($Type(number))
            }

            /// Returns the number.
            pub fn get(self) -> f64 {
                self.0
            }
        }

        impl TypedValue for $Type {
            const FIELD_TYPE: FieldType = FieldType::Number { min: $min, max: $max };
            fn to_value(&self) -> FieldValue {
                FieldValue::Number(self.0)
            }
            fn from_value(value: FieldValue) -> Result<Self, TypeMismatch> {
                if let FieldValue::Number(number) = value && let Some(value) = $Type::new(number) { Ok(value) } else { Err(TypeMismatch(Self::FIELD_TYPE)) }
            }
        }
    )*};
}

bounded_floats! {
    /// A weight or a voice in points, from 0 to 1e100. The unit is arbitrary. The limit keeps sums of weights finite.
    Points, 0.0, 1e100;
    /// The long-term lens λ, from 0 to 1: 0 counts only the present, 0.5 is neutral, 1 counts only the future.
    Lens, 0.0, 1.0;
    /// A percentage, from 0 to 100.
    Percent, 0.0, 100.0;
    /// A pairwise judgement of two criteria, above 0: `a` is this many times as important as `b`.
    Ratio, f64::MIN_POSITIVE, f64::MAX;
    /// Any finite number, such as a number of minutes.
    Amount, f64::MIN, f64::MAX;
}

macro_rules! bounded_integers {
    ($($(#[$doc:meta])* $Type:ident, $min:literal, $max:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $Type(u64);

        impl $Type {
            /// The smallest and the largest allowed number.
            pub const SCALE: (u64, u64) = ($min, $max);

            /// Returns the value, or `None` if `number` is outside the range.
            pub fn new(number: u64) -> Option<$Type> {
                ($min..=$max).contains(&number).then_some($Type(number))
            }

            /// Returns the number.
            pub fn get(self) -> u64 {
                self.0
            }
        }

        impl TypedValue for $Type {
            const FIELD_TYPE: FieldType = FieldType::Integer { min: $min, max: $max };
            fn to_value(&self) -> FieldValue {
                // Every range ends at or below 2^53, so f64 represents the integer exactly.
                FieldValue::Number(self.0 as f64)
            }
            fn from_value(value: FieldValue) -> Result<Self, TypeMismatch> {
                match value {
                    FieldValue::Number(n) if n.fract() == 0.0 && (Self::SCALE.0 as f64..=Self::SCALE.1 as f64).contains(&n) => Ok($Type(n as u64)),
                    _ => Err(TypeMismatch(Self::FIELD_TYPE)),
                }
            }
        }
    )*};
}

bounded_integers! {
    /// A number of people, from 0 to 2^53.
    Count, 0, 9_007_199_254_740_992;
    /// A rank, from 1 to 1,000,000; 1 is the most important.
    Rank, 1, 1_000_000;
    /// The strength of a first feeling, from 1 to 5.
    Strength, 1, 5;
    /// A commitment or a satisfaction, from 1 to 10.
    OneToTen, 1, 10;
}
