//! The traits of the tables of FORMAT.md, and the macro that declares a table.
//!
//! One declaration in [`tables`](super::tables) produces the struct, the checks of the parser, the field paths, the
//! order of keys in the written file, and the JSON schema, so that each field is declared once.

use super::field_value::{FieldType, FieldValue, TypeMismatch};
use super::typed_value::TypedValue;

/// The description of one key of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldSpec {
    /// The key in the file.
    pub key: &'static str,
    /// The type and range of the value.
    pub field_type: FieldType,
    /// Whether the key is required (★ in FORMAT.md).
    pub is_required: bool,
    /// The meaning of the key, in English, for people who edit the file. The JSON schema contains this text.
    pub description: &'static str,
}

/// A table of the file with known keys.
pub trait Record {
    /// The keys of the table.
    type Field: Copy + std::fmt::Debug + Eq + Ord + std::hash::Hash + 'static;
    /// The meaning of the table, in English, for people who edit the file. The JSON schema contains this text.
    const DESCRIPTION: &'static str;
    /// Every key, in the order of FORMAT.md.
    const FIELDS: &'static [Self::Field];
    /// Returns the description of a key.
    fn spec(field: Self::Field) -> FieldSpec;
    /// Returns the value of a key, or `None` if the key is absent.
    fn get(&self, field: Self::Field) -> Option<FieldValue>;
    /// Sets the value of a key, or removes the key if `value` is `None`.
    ///
    /// # Errors
    /// Returns the allowed type if the value has another type or is outside the allowed range.
    fn set(&mut self, field: Self::Field, value: Option<FieldValue>) -> Result<(), TypeMismatch>;

    /// Returns the field with the key `key` in the file.
    fn find_field(key: &str) -> Option<Self::Field> {
        Self::FIELDS.iter().copied().find(|field| Self::spec(*field).key == key)
    }
}

/// A record that is an entry of a list and has an id.
pub trait RecordWithId: Record + Clone + PartialEq {
    /// The type of the id.
    type Name: Clone + std::fmt::Debug + Ord + std::hash::Hash;
    /// Returns an entry with the id `name` and no other values.
    fn new(name: Self::Name) -> Self;
    /// Returns the id of the entry.
    fn id(&self) -> &Self::Name;
}

/// Returns a copy of an entry with another id.
pub(super) fn clone_with_id<E: RecordWithId>(entry: &E, id: E::Name) -> E {
    let mut new = E::new(id);
    for field in E::FIELDS {
        let result = new.set(*field, entry.get(*field));
        debug_assert_eq!(result, Ok(()), "an entry accepts every value of another entry of the same type");
    }
    new
}

/// A struct member that stores a field: an optional value, or a text that is always present.
pub(super) trait FieldSlot {
    const FIELD_TYPE: FieldType;
    fn get(&self) -> Option<FieldValue>;
    fn set(&mut self, value: Option<FieldValue>) -> Result<(), TypeMismatch>;
}

impl<T: TypedValue> FieldSlot for Option<T> {
    const FIELD_TYPE: FieldType = T::FIELD_TYPE;
    fn get(&self) -> Option<FieldValue> {
        self.as_ref().map(TypedValue::to_value)
    }
    fn set(&mut self, value: Option<FieldValue>) -> Result<(), TypeMismatch> {
        *self = value.map(T::from_value).transpose()?;
        Ok(())
    }
}

impl FieldSlot for String {
    const FIELD_TYPE: FieldType = FieldType::Text;
    fn get(&self) -> Option<FieldValue> {
        Some(FieldValue::Text(self.clone()))
    }
    fn set(&mut self, value: Option<FieldValue>) -> Result<(), TypeMismatch> {
        *self = value.map(String::from_value).transpose()?.unwrap_or_default();
        Ok(())
    }
}

/// Declares a record, or, with `named by id: Id`, an entry of a list. `must` marks the required keys (★ in FORMAT.md).
///
/// The first line of the doc comment of a table, and the doc comment of a key, are also [`Record::DESCRIPTION`] and
/// [`FieldSpec::description`], which users see in the JSON schema.
macro_rules! record {
    (
        #[doc = $about:literal]
        $(#[doc = $more:literal])*
        $Record:ident, $Field:ident $(, named by $name:ident: $Name:ty)? {
            $( #[doc = $fabout:literal] $Variant:ident $need:ident $member:ident: $Type:ty = $key:literal; )*
        }
    ) => {
        #[doc = $about]
        $(#[doc = $more])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $Record {
            $(
                /// The id of the entry.
                pub $name: $Name,
            )?
            $( #[doc = $fabout] pub $member: $Type, )*
        }

        #[doc = concat!("The keys of [`", stringify!($Record), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Field { $( #[doc = $fabout] $Variant, )* }

        impl $crate::deliberation::record::Record for $Record {
            type Field = $Field;
            const DESCRIPTION: &'static str = $about.trim_ascii();
            const FIELDS: &'static [$Field] = &[$($Field::$Variant),*];
            fn spec(field: $Field) -> $crate::deliberation::record::FieldSpec {
                match field {
                    $($Field::$Variant => $crate::deliberation::record::FieldSpec {
                        key: $key,
                        field_type: <$Type as $crate::deliberation::record::FieldSlot>::FIELD_TYPE,
                        is_required: record!(@ $need),
                        description: $fabout.trim_ascii(),
                    },)*
                }
            }
            fn get(&self, field: $Field) -> Option<$crate::deliberation::field_value::FieldValue> {
                match field { $($Field::$Variant => $crate::deliberation::record::FieldSlot::get(&self.$member),)* }
            }
            fn set(
                &mut self,
                field: $Field,
                value: Option<$crate::deliberation::field_value::FieldValue>,
            ) -> Result<(), $crate::deliberation::field_value::TypeMismatch> {
                match field { $($Field::$Variant => $crate::deliberation::record::FieldSlot::set(&mut self.$member, value),)* }
            }
        }

        record!(@start $Record $($name: $Name)? { $($member)* });
    };
    (@ must) => { true };
    (@ may) => { false };
    (@start $Record:ident { $($member:ident)* }) => {
        #[allow(clippy::derivable_impls, reason = "the members come from a macro")]
        impl Default for $Record {
            fn default() -> Self {
                Self { $($member: Default::default()),* }
            }
        }
    };
    (@start $Record:ident $name:ident: $Name:ty { $($member:ident)* }) => {
        impl $crate::deliberation::record::RecordWithId for $Record {
            type Name = $Name;
            fn new($name: $Name) -> Self {
                Self { $name, $($member: Default::default()),* }
            }
            fn id(&self) -> &$Name {
                &self.$name
            }
        }
    };
}
pub(super) use record;
