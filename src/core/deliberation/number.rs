//! How a number is serialized: a whole number as an integer, as people write it into a file.

use serde::ser::{Serialize, Serializer};

/// A number. A whole number is serialized as an integer, as people write it into a file.
pub(super) struct Number(pub(super) f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let Number(value) = *self;
        if value.fract() == 0.0 && value.abs() < EXACT {
            serializer.serialize_i64(value as i64)
        } else {
            serializer.serialize_f64(value)
        }
    }
}
