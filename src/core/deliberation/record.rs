//! One declaration per table of FORMAT.md. From it come the struct, the reader's checks, the keys of every
//! place, the writer's order and the schema: a field is named once.

use super::leaf::{Kind, Leaf, Unfit};
use super::value::Value;

/// One key of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spec {
    /// The key as the file writes it.
    pub key: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// Whether it must be there (★ in FORMAT.md).
    pub must: bool,
    /// What it says, in a sentence for whoever edits the file.
    pub about: &'static str,
}

/// A table with known keys.
pub trait Record {
    /// Its keys.
    type Field: Copy + std::fmt::Debug + Eq + Ord + std::hash::Hash + 'static;
    /// What the table says, in a sentence for whoever edits the file.
    const ABOUT: &'static str;
    /// Every key, in the order of FORMAT.md.
    const FIELDS: &'static [Self::Field];
    /// What the file says of a key.
    fn spec(field: Self::Field) -> Spec;
    /// What the key holds; `None` where it is absent.
    fn get(&self, field: Self::Field) -> Option<Leaf>;
    /// Sets or clears the key.
    ///
    /// # Errors
    /// The leaf is of another kind or off its scale; what would have fitted.
    fn set(&mut self, field: Self::Field, leaf: Option<Leaf>) -> Result<(), Unfit>;

    /// The field that `key` names.
    fn field(key: &str) -> Option<Self::Field> {
        Self::FIELDS.iter().copied().find(|field| Self::spec(*field).key == key)
    }
}

/// A record that stands in a list, under a name.
pub trait Entry: Record + Clone + PartialEq {
    /// What tells it apart.
    type Name: Clone + std::fmt::Debug + Ord + std::hash::Hash;
    /// The entry with nothing in it but its name.
    fn blank(name: Self::Name) -> Self;
    /// Its name.
    fn name(&self) -> &Self::Name;
}

/// The same entry under another name.
pub(super) fn renamed<E: Entry>(entry: &E, name: E::Name) -> E {
    let mut new = E::blank(name);
    for field in E::FIELDS {
        let fits = new.set(*field, entry.get(*field));
        debug_assert_eq!(fits, Ok(()), "what one entry held, another of its kind holds too");
    }
    new
}

/// A struct member that a leaf goes into: a value that may be absent, or a text that must be there.
pub(super) trait Slot {
    const KIND: Kind;
    fn get(&self) -> Option<Leaf>;
    fn set(&mut self, leaf: Option<Leaf>) -> Result<(), Unfit>;
}

impl<T: Value> Slot for Option<T> {
    const KIND: Kind = T::KIND;
    fn get(&self) -> Option<Leaf> {
        self.as_ref().map(Value::leaf)
    }
    fn set(&mut self, leaf: Option<Leaf>) -> Result<(), Unfit> {
        *self = leaf.map(T::taken).transpose()?;
        Ok(())
    }
}

impl Slot for String {
    const KIND: Kind = Kind::Text;
    fn get(&self) -> Option<Leaf> {
        Some(Leaf::Text(self.clone()))
    }
    fn set(&mut self, leaf: Option<Leaf>) -> Result<(), Unfit> {
        *self = leaf.map(String::taken).transpose()?.unwrap_or_default();
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
            const ABOUT: &'static str = $about.trim_ascii();
            const FIELDS: &'static [$Field] = &[$($Field::$Variant),*];
            fn spec(field: $Field) -> $crate::deliberation::record::Spec {
                match field {
                    $($Field::$Variant => $crate::deliberation::record::Spec {
                        key: $key,
                        kind: <$Type as $crate::deliberation::record::Slot>::KIND,
                        must: record!(@ $need),
                        about: $fabout.trim_ascii(),
                    },)*
                }
            }
            fn get(&self, field: $Field) -> Option<$crate::deliberation::leaf::Leaf> {
                match field { $($Field::$Variant => $crate::deliberation::record::Slot::get(&self.$member),)* }
            }
            fn set(
                &mut self,
                field: $Field,
                leaf: Option<$crate::deliberation::leaf::Leaf>,
            ) -> Result<(), $crate::deliberation::leaf::Unfit> {
                match field { $($Field::$Variant => $crate::deliberation::record::Slot::set(&mut self.$member, leaf),)* }
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
        impl $crate::deliberation::record::Entry for $Record {
            type Name = $Name;
            fn blank($name: $Name) -> Self {
                Self { $name, $($member: Default::default()),* }
            }
            fn name(&self) -> &$Name {
                &self.$name
            }
        }
    };
}
pub(super) use record;
