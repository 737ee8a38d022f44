//! A wrapper that serializes a number, shared by field values and ratings.

use serde::ser::{Serialize, Serializer};

/// A number that is serialized as an integer if it is whole, as people write whole numbers in a file.
pub(super) struct Number(pub(super) f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // From 2^53 on, `f64` does not represent every integer.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let Number(value) = *self;
        if value.fract() == 0.0 && value.abs() < EXACT {
            serializer.serialize_i64(value as i64)
        } else {
            serializer.serialize_f64(value)
        }
    }
}
