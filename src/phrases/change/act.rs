//! The sentence about an act that was undone or redone: what the user did, in at most one line.

use crate::phrases::field_name::{entry_name, field_name, list_word, value_pair};
use crate::phrases::names;
use crate::t;
use crate::text::{Locale, SafeText};
use pesee_core::deliberation::{
    Audience, Change, CriterionField, Deliberation, Edit, EntryId, FieldPath, FieldValue, List, Rating,
};

use super::edit::{ChangeItem, list_change_items};
use super::field::with_person;

/// The maximum width of the sentence: a line of 80 columns without its margins.
const MAX_COLUMNS: usize = 77;
/// The widths to which names and texts are shortened until the sentence fits, in columns.
const NAME_COLUMNS: std::ops::RangeInclusive<usize> = 10..=60;

/// Describes the act that was undone or redone. `edit` leads from `before` to `after`: for an undone act, it is the
/// inverse of the act. An answer that is sealed from `audience` has no name and no number.
pub fn undo_message(
    locale: &Locale,
    audience: &Audience,
    (before, after): (&Deliberation, &Deliberation),
    edit: &Edit,
    undoes: bool,
) -> SafeText {
    let tell = |what: SafeText, more: usize| match (undoes, more) {
        (true, 0) => t!(locale, "screen-undone", what = what),
        (true, _) => t!(locale, "screen-undone-more", what = what, more = more),
        (false, 0) => t!(locale, "screen-redone", what = what),
        (false, _) => t!(locale, "screen-redone-more", what = what, more = more),
    };
    let is_sealed = |change: &Change| Audience::Client.can_see(&change.path) && !audience.can_see(&change.path);
    let (sealed, visible): (Vec<Change>, Vec<Change>) = edit.changes.iter().cloned().partition(is_sealed);
    let edit = &Edit { changes: visible, coalesce_path: None };
    let items = list_change_items(before, after, edit);
    // Adding or removing somebody, or an entry, is the act; the answers that go with it are only its consequence.
    let is_entry = |item: &ChangeItem<'_>| matches!(item, ChangeItem::Added(..) | ChangeItem::Removed(..));
    if !sealed.is_empty() && !items.iter().any(is_entry) {
        return tell(t!(locale, "history-sealed-answer"), 0);
    }
    let Some(first) = items.first() else {
        // The act changed only fields that lines leave out.
        let Some(change) = edit.changes.first() else { return SafeText::default() };
        let named_in = if after.get(&change.path).is_some() { after } else { before };
        return tell(field_name(locale, named_in, &change.path), 0);
    };
    let sentences = NAME_COLUMNS.rev().map(|columns| {
        let act = ActDescription { locale, before, after, undoes, columns };
        tell(act.describe(first), items.len() - 1)
    });
    let mut last = SafeText::default();
    for sentence in sentences {
        if sentence.width() <= MAX_COLUMNS {
            return sentence;
        }
        last = sentence;
    }
    last.truncate(MAX_COLUMNS)
}

/// The description of an act with names of at most `columns` columns.
struct ActDescription<'a> {
    locale: &'a Locale,
    before: &'a Deliberation,
    after: &'a Deliberation,
    undoes: bool,
    columns: usize,
}

impl ActDescription<'_> {
    fn describe(&self, item: &ChangeItem<'_>) -> SafeText {
        match item {
            // An act that added an entry is undone by an edit that removes the entry.
            ChangeItem::Added(list, entry) => self.describe_entry(self.after, *list, entry, !self.undoes),
            ChangeItem::Removed(list, entry) => self.describe_entry(self.before, *list, entry, self.undoes),
            ChangeItem::Order(order) => order.describe(self.locale, self.after),
            ChangeItem::Field(change) => self.describe_field(change),
        }
    }

    fn describe_entry(&self, document: &Deliberation, list: List, entry: &EntryId, is_new: bool) -> SafeText {
        let name = match (list, entry) {
            (List::Pairs, EntryId::Pair(a, b)) => {
                let [first, second] = [a, b].map(|id| self.quote(names::criterion(document, id)));
                t!(self.locale, "change-field-pair", first = first, second = second)
            }
            (List::Options, EntryId::Id(id)) => self.quote(names::option(document, id)),
            (List::Criteria, EntryId::Id(id)) => self.quote(names::criterion(document, id)),
            (List::Decisions, EntryId::Log(_)) => self.quote(entry_name(self.locale, document, list, entry)),
            (List::Conditions, EntryId::Id(id)) => {
                self.quote_text(document.condition(id).map(|condition| &condition.question))
            }
            (List::Steps, EntryId::Id(id)) => {
                self.quote_text(document.steps().iter().find(|step| step.id == *id).map(|step| &step.what))
            }
            (List::Tripwires, EntryId::Id(id)) => {
                self.quote_text(document.tripwires().iter().find(|sign| sign.id == *id).map(|sign| &sign.sign))
            }
            _ => entry_name(self.locale, document, list, entry).truncate(self.columns),
        };
        let list = list_word(list);
        if is_new {
            t!(self.locale, "change-act-new", list = list, name = name)
        } else {
            t!(self.locale, "change-act-removal", list = list, name = name)
        }
    }

    fn describe_field(&self, change: &Change) -> SafeText {
        let named_in = self.named_in(change);
        let quoted = |name: SafeText| self.quote(name);
        let (from, to) = self.describe_values(change);
        let place = match &change.path {
            FieldPath::ListOrder(list) => return t!(self.locale, "change-order", list = list_word(*list)),
            FieldPath::Rating(_, criterion, option) => {
                let option = quoted(names::option(named_in, option));
                let criterion = quoted(names::criterion(named_in, criterion));
                match find_changed_note(change) {
                    Some(_) => t!(self.locale, "change-act-note", option = option, criterion = criterion),
                    None => t!(self.locale, "change-act-rating", option = option, criterion = criterion),
                }
            }
            FieldPath::Criterion(id, CriterionField::Weight) | FieldPath::Weight(_, id) => {
                t!(self.locale, "change-act-weight", criterion = quoted(names::criterion(named_in, id)))
            }
            path => field_name(self.locale, named_in, path).truncate(self.columns + 12),
        };
        let line = t!(self.locale, "change-field-both", place = place, from = from, to = to);
        match change.path.answering_person().filter(|_| self.after.people().len() > 1) {
            Some(person) => with_person(self.locale, (self.before, self.after), Some(person), line),
            None => line,
        }
    }

    /// Returns the values before and after the edit.
    fn describe_values(&self, change: &Change) -> (SafeText, SafeText) {
        if let Some(notes) = find_changed_note(change) {
            let [from, to] = notes.map(|note| match note {
                Some(note) => self.quote(SafeText::sanitize(note)),
                None => t!(self.locale, "change-nothing"),
            });
            return (from, to);
        }
        let (from, to) = match &change.path {
            FieldPath::Rating(..) => {
                let [from, to] = [&change.from, &change.to].map(to_rating);
                let has_new_basis = from.map(|rating| rating.basis) != to.map(|rating| rating.basis);
                (self.describe_rating(from, has_new_basis), self.describe_rating(to, has_new_basis))
            }
            path => {
                value_pair(self.locale, (self.before, change.from.as_ref()), (self.after, change.to.as_ref()), path)
            }
        };
        (from.truncate(self.columns), to.truncate(self.columns))
    }

    fn describe_rating(&self, rating: Option<&Rating>, has_new_basis: bool) -> SafeText {
        let text = names::rating_in_words(self.locale, rating);
        match rating.and_then(|rating| rating.basis).filter(|_| has_new_basis) {
            Some(basis) => {
                let basis = t!(self.locale, "change-basis", basis = names::basis(self.locale, basis));
                SafeText::join(&[text, basis], " ")
            }
            None => text,
        }
    }

    /// Returns the document that contains the field.
    fn named_in(&self, change: &Change) -> &Deliberation {
        let has = |document: &Deliberation| match &change.path {
            FieldPath::Rating(_, criterion, option) => {
                document.criterion(criterion).is_some() && document.option(option).is_some()
            }
            path => document.get(path).is_some(),
        };
        if has(self.after) { self.after } else { self.before }
    }

    fn quote_text(&self, text: Option<&String>) -> SafeText {
        self.quote(text.map(|text| SafeText::sanitize(text)).unwrap_or_default())
    }

    fn quote(&self, name: SafeText) -> SafeText {
        t!(self.locale, "screen-quoted", text = name.truncate(self.columns))
    }
}

fn to_rating(value: &Option<FieldValue>) -> Option<&Rating> {
    if let Some(FieldValue::Rating(rating)) = value { Some(rating) } else { None }
}

/// Returns the note before and after, if the change concerns only the note of a rating.
fn find_changed_note(change: &Change) -> Option<[Option<&str>; 2]> {
    let (from, to) = (to_rating(&change.from)?, to_rating(&change.to)?);
    let is_same_answer = from.clone().with_note(None) == to.clone().with_note(None);
    is_same_answer.then_some([from.note.as_deref(), to.note.as_deref()])
}
