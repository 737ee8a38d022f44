//! One declaration per table of FORMAT.md. From it come the struct, the reader's checks, the keys of every
//! place, the writer's order and the schema: a field is named once.

use super::field_value::{FieldType, FieldValue, TypeMismatch};
use super::typed_value::TypedValue;

/// One key of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldSpec {
    /// The key as the file writes it.
    pub key: &'static str,
    /// What it may hold.
    pub field_type: FieldType,
    /// Whether it must be there (★ in FORMAT.md).
    pub is_required: bool,
    /// What it says, in a sentence for whoever edits the file.
    pub description: &'static str,
}

/// A table with known keys.
pub trait Record {
    /// Its keys.
    type Field: Copy + std::fmt::Debug + Eq + Ord + std::hash::Hash + 'static;
    /// What the table says, in a sentence for whoever edits the file.
    const DESCRIPTION: &'static str;
    /// Every key, in the order of FORMAT.md.
    const FIELDS: &'static [Self::Field];
    /// What the file says of a key.
    fn spec(field: Self::Field) -> FieldSpec;
    /// What the key holds; `None` where it is absent.
    fn get(&self, field: Self::Field) -> Option<FieldValue>;
    /// Sets or clears the key.
    ///
    /// # Errors
    /// The leaf is of another kind or off its scale; what would have fitted.
    fn set(&mut self, field: Self::Field, leaf: Option<FieldValue>) -> Result<(), TypeMismatch>;

    /// The field that `key` names.
    fn find_field(key: &str) -> Option<Self::Field> {
        Self::FIELDS.iter().copied().find(|field| Self::spec(*field).key == key)
    }
}

/// A record that stands in a list, under a name.
pub trait RecordWithId: Record + Clone + PartialEq {
    /// What tells it apart.
    type Name: Clone + std::fmt::Debug + Ord + std::hash::Hash;
    /// The entry with nothing in it but its name.
    fn new(name: Self::Name) -> Self;
    /// Its name.
    fn id(&self) -> &Self::Name;
}

/// The same entry under another name.
pub(super) fn clone_with_id<E: RecordWithId>(entry: &E, name: E::Name) -> E {
    let mut new = E::new(name);
    for field in E::FIELDS {
        let fits = new.set(*field, entry.get(*field));
        debug_assert_eq!(fits, Ok(()), "what one entry held, another of its kind holds too");
    }
    new
}

/// A struct member that a leaf goes into: a value that may be absent, or a text that must be there.
pub(super) trait FieldSlot {
    const FIELD_TYPE: FieldType;
    fn get(&self) -> Option<FieldValue>;
    fn set(&mut self, leaf: Option<FieldValue>) -> Result<(), TypeMismatch>;
}

impl<T: TypedValue> FieldSlot for Option<T> {
    const FIELD_TYPE: FieldType = T::FIELD_TYPE;
    fn get(&self) -> Option<FieldValue> {
        self.as_ref().map(TypedValue::to_value)
    }
    fn set(&mut self, leaf: Option<FieldValue>) -> Result<(), TypeMismatch> {
        *self = leaf.map(T::from_value).transpose()?;
        Ok(())
    }
}

impl FieldSlot for String {
    const FIELD_TYPE: FieldType = FieldType::Text;
    fn get(&self) -> Option<FieldValue> {
        Some(FieldValue::Text(self.clone()))
    }
    fn set(&mut self, leaf: Option<FieldValue>) -> Result<(), TypeMismatch> {
        *self = leaf.map(String::from_value).transpose()?.unwrap_or_default();
        Ok(())
    }
}

/// Declares a record, or, with `named by id: Id`, an entry of a list. `must` marks the keys with a ★. The first line
/// over a table and the line over a key are for whoever edits the file too: the schema shows them.
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
                /// What tells it apart.
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
                leaf: Option<$crate::deliberation::field_value::FieldValue>,
            ) -> Result<(), $crate::deliberation::field_value::TypeMismatch> {
                match field { $($Field::$Variant => $crate::deliberation::record::FieldSlot::set(&mut self.$member, leaf),)* }
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
