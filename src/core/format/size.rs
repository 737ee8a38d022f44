//! Estimates the size of the text of a deliberation, so that an edit can be refused before the text exceeds the limits
//! of the parser.

use std::iter::Sum;
use std::ops::{Add, Sub};

use crate::deliberation::{Change, Deliberation, Edit, EntryId, Fate, FieldPath, FieldValue, Rating, diff};

use super::parse::{MAX_BYTES, MAX_STRUCTURE, is_structure};

/// The size of a text, or a difference of two sizes.
///
/// # Examples
/// ```
/// use pesee_core::deliberation::{Deliberation, Edit, FieldPath, HeadField};
/// use pesee_core::format::TextSize;
///
/// let document = Deliberation::default();
/// let edit = Edit::set_text(&document, FieldPath::Head(HeadField::Question), "Keep both accounts?");
/// let size = TextSize::estimate(&document) + TextSize::estimate_growth(&document, &edit);
/// assert!(size.bytes > 40 && size.is_small());
/// assert_eq!(size.exceeded_limit(), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextSize {
    /// The number of bytes.
    pub bytes: i64,
    /// The number of structure bytes: `. [ { , =`.
    pub structure: i64,
}

/// A limit of the parser on the size of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeLimit {
    /// The number of bytes: [`MAX_BYTES`].
    Bytes,
    /// The number of structure bytes.
    Structure,
}

impl TextSize {
    /// Returns at least the size of the text of a document without comments and unknown keys.
    pub fn estimate(document: &Deliberation) -> TextSize {
        let edit = diff(&Deliberation::default(), document);
        EMPTY_TEXT + edit.changes.iter().map(|change| field_size(&change.path, change.to.as_ref())).sum::<TextSize>()
    }

    /// Returns by how much `edit` changes the estimate of `document`, to which the edit was not applied yet.
    pub fn estimate_growth(document: &Deliberation, edit: &Edit) -> TextSize {
        let growth = |change: &Change| {
            field_size(&change.path, change.to.as_ref()) - field_size(&change.path, document.get(&change.path).as_ref())
        };
        edit.changes.iter().map(growth).sum()
    }

    /// Returns at least the size of a value, without its key.
    pub fn estimate_value(value: Option<&FieldValue>) -> TextSize {
        value.map_or(TextSize::default(), value_size)
    }

    /// Returns whether the size is below half of each limit.
    pub fn is_small(self) -> bool {
        TextSize { bytes: 2 * self.bytes, structure: 2 * self.structure }.exceeded_limit().is_none()
    }

    /// Returns the limit that a text of this size exceeds, or `None` if it exceeds no limit.
    pub fn exceeded_limit(self) -> Option<SizeLimit> {
        if self.bytes > i64::try_from(MAX_BYTES).unwrap_or(i64::MAX) {
            Some(SizeLimit::Bytes)
        } else if self.structure > i64::try_from(MAX_STRUCTURE).unwrap_or(i64::MAX) {
            Some(SizeLimit::Structure)
        } else {
            None
        }
    }
}

impl Add for TextSize {
    type Output = TextSize;
    fn add(self, other: TextSize) -> TextSize {
        TextSize { bytes: self.bytes + other.bytes, structure: self.structure + other.structure }
    }
}

impl Sub for TextSize {
    type Output = TextSize;
    fn sub(self, other: TextSize) -> TextSize {
        TextSize { bytes: self.bytes - other.bytes, structure: self.structure - other.structure }
    }
}

impl Sum for TextSize {
    fn sum<I: Iterator<Item = TextSize>>(sizes: I) -> TextSize {
        sizes.fold(TextSize::default(), Add::add)
    }
}

/// The size of a text with the format number and the table of the deliberation.
const EMPTY_TEXT: TextSize = TextSize { bytes: 40, structure: 3 };

/// Returns at least the size of a field: the header of a new table, the key, the value, and the line ends.
fn field_size(path: &FieldPath, value: Option<&FieldValue>) -> TextSize {
    let Some(value) = value else { return TextSize::default() };
    match value {
        // Each entry has a header such as `[[criterion]]`, and its id.
        FieldValue::EntryIds(ids) => {
            let entry = |id: &EntryId| text_size(&id.to_string()) + TextSize { bytes: 60, structure: 10 };
            ids.iter().map(entry).sum()
        }
        value => text_size(&path.to_string()) + TextSize { bytes: 16, structure: 6 } + value_size(value),
    }
}

fn value_size(value: &FieldValue) -> TextSize {
    let item = |text: &str| text_size(text) + TextSize { bytes: 4, structure: 2 };
    let number = TextSize { bytes: 26, structure: 2 };
    match value {
        FieldValue::Text(text) => text_size(text) + TextSize { bytes: 8, structure: 0 },
        FieldValue::Number(_) => number,
        FieldValue::Bool(_) | FieldValue::Date(_) | FieldValue::Moment(_) => TextSize { bytes: 40, structure: 1 },
        FieldValue::Id(id) => item(id.as_str()),
        FieldValue::Ids(ids) => ids.iter().map(|id| item(id.as_str())).sum::<TextSize>() + number,
        FieldValue::Texts(texts) => texts.iter().map(|text| item(text)).sum::<TextSize>() + number,
        FieldValue::Scores(scores) => scores.keys().map(|id| item(id.as_str()) + number).sum::<TextSize>() + number,
        FieldValue::Fate(Fate::Merge(into)) => item(into.as_str()) + number,
        FieldValue::Fate(_) => number,
        FieldValue::Rating(rating) => rating_size(rating),
        FieldValue::EntryIds(_) => TextSize::default(),
    }
}

fn rating_size(rating: &Rating) -> TextSize {
    let note = rating.note.as_deref().map_or(TextSize::default(), |note| text_size(note) + KEY);
    // `value`, `low`, `high` and `basis`.
    let keys =
        if rating.is_bare() { TextSize { bytes: 26, structure: 2 } } else { TextSize { bytes: 160, structure: 14 } };
    keys + note
}

/// The size of a key of an inline table with its quotes.
const KEY: TextSize = TextSize { bytes: 16, structure: 2 };

/// Returns at least the size of a text as a TOML string, without the quotes.
fn text_size(text: &str) -> TextSize {
    let bytes = text.chars().map(|c| match c {
        '"' | '\\' | '\n' | '\t' => 2,
        c if c.is_control() => 6,
        c => c.len_utf8(),
    });
    let structure = text.bytes().filter(|byte| is_structure(*byte)).count();
    TextSize {
        bytes: i64::try_from(bytes.sum::<usize>()).unwrap_or(i64::MAX),
        structure: i64::try_from(structure).unwrap_or(i64::MAX),
    }
}
