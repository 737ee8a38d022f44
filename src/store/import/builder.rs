//! The document that an import builds, with the errors and the skipped parts so far.

use crate::messages::{HeadingsAre, ImportError, ImportErrorKind, ImportQuestion, ImportRemark, InputLocation};
use pesee_core::deliberation::{
    Alternative, Builder, Criterion, FieldPath, FieldValue, Id, List, MAX_TEXT_BYTES, Rating, RecordWithId,
};

use super::cell;
use super::grid::Cell;

#[derive(Debug, Default)]
pub(super) struct ImportBuilder {
    pub(super) builder: Builder,
    pub(super) errors: Vec<ImportError>,
    pub(super) skipped: Vec<(InputLocation, String)>,
    pub(super) remarks: Vec<ImportRemark>,
    /// A question that the file leaves open, although the rest of it can be read.
    pub(super) question: Option<ImportQuestion>,
    /// The answer of the user whether headings of a list of pros and cons are options or topics.
    pub(super) headings: Option<HeadingsAre>,
    /// The lists that were full when a further entry came.
    full_lists: Vec<List>,
    /// Whether the sign of a number repeats the side of its item.
    pub(super) has_signs_of_sides: bool,
    /// The words for weights so far, as the file spells them, each with its points.
    weight_words: Vec<(String, f64)>,
}

impl ImportBuilder {
    pub(super) fn add_error(&mut self, location: InputLocation, text: &str, kind: ImportErrorKind) {
        self.errors.push(ImportError { location, text: text.to_owned(), kind });
    }

    pub(super) fn skip(&mut self, location: InputLocation, text: &str) {
        self.skipped.push((location, text.to_owned()));
    }

    /// Adds a remark. That on signs, for which each row of a table is a reason, is made once, and so is one that
    /// repeats.
    pub(super) fn remark(&mut self, remark: ImportRemark) {
        let is_on_signs = remark == ImportRemark::SignsRepeatSides;
        if is_on_signs && self.has_signs_of_sides || self.remarks.last() == Some(&remark) {
            return;
        }
        self.has_signs_of_sides |= is_on_signs;
        self.remarks.push(remark);
    }

    /// Records that a row without an option belongs to this option of a row above.
    pub(super) fn repeat_option(&mut self, name: &str) {
        match self.remarks.iter_mut().find_map(|remark| match remark {
            ImportRemark::OptionsRepeated(names) => Some(names),
            _ => None,
        }) {
            Some(names) if names.iter().any(|known| known == name) => {}
            Some(names) => names.push(name.to_owned()),
            None => self.remarks.push(ImportRemark::OptionsRepeated(vec![name.to_owned()])),
        }
    }

    /// Records the points of a weight that is a word, if `text` is one.
    pub(super) fn note_weight_word(&mut self, text: &str) {
        let Some(points) = cell::parse_weight_word(text) else { return };
        if !self.weight_words.iter().any(|(known, _)| known.to_lowercase() == text.to_lowercase()) {
            self.weight_words.push((text.to_owned(), points));
        }
    }

    /// Returns all remarks.
    pub(super) fn take_remarks(&mut self) -> Vec<ImportRemark> {
        let mut words = std::mem::take(&mut self.weight_words);
        words.sort_by(|(_, first), (_, second)| first.total_cmp(second));
        let mut remarks = std::mem::take(&mut self.remarks);
        if !words.is_empty() {
            remarks.push(ImportRemark::WeightWords(words));
        }
        remarks
    }

    /// Records a row of a table that is left out.
    pub(super) fn skip_row(&mut self, row: &[Cell]) {
        let texts: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
        if let Some(first) = row.first() {
            self.skip(first.location, &texts.join("; "));
        }
    }

    /// Adds an option and returns its id. Returns `None` if there is no room.
    pub(super) fn add_option(&mut self, location: InputLocation, name: &str) -> Option<Id> {
        let options = self.builder.document().options();
        let id = Id::generate(name, "option", options.iter().map(|option| &option.id));
        let len = options.len();
        if !self.has_room(List::Options, len, location, name) {
            return None;
        }
        self.builder.push(Alternative { name: name.to_owned(), ..Alternative::new(id.clone()) });
        Some(id)
    }

    /// Returns a new criterion, which the caller completes and adds. Returns `None` if there is no room.
    pub(super) fn new_criterion(&mut self, location: InputLocation, name: &str) -> Option<Criterion> {
        let criteria = self.builder.document().criteria();
        let id = Id::generate(name, "criterion", criteria.iter().map(|criterion| &criterion.id));
        let len = criteria.len();
        let has_room = self.has_room(List::Criteria, len, location, name);
        has_room.then(|| Criterion { name: name.to_owned(), ..Criterion::new(id) })
    }

    /// Sets the rating of a criterion and an option that exist.
    pub(super) fn set_rating(&mut self, criterion: Id, option: Id, rating: Rating) {
        drop(self.builder.set(FieldPath::Rating(Id::me(), criterion, option), Some(FieldValue::Rating(rating))));
    }

    /// Returns whether more entries came than a list may have. Nothing after them is imported, so it needs no check.
    pub(super) fn is_beyond_limit(&self) -> bool {
        !self.full_lists.is_empty()
    }

    /// Returns whether a list can take one more entry with this name, and records an error if not. Only the first entry
    /// beyond the limit of a list gives an error.
    fn has_room(&mut self, list: List, len: usize, location: InputLocation, name: &str) -> bool {
        if name.len() > MAX_TEXT_BYTES {
            self.add_error(location, name, ImportErrorKind::TooLong);
            return false;
        }
        let max_len = list.max_len().unwrap_or(usize::MAX);
        if len >= max_len && !self.full_lists.contains(&list) {
            self.full_lists.push(list);
            self.add_error(location, name, ImportErrorKind::TooMany(list, max_len));
        }
        len < max_len
    }
}
