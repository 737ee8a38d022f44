//! The sentence about an act that was undone or redone: what the user did, and the value that is in the document now.

use crate::phrases::field_name::{
    entry_name, field_name, field_name_within, field_of_entry, list_word, text_pair, value_pair_within,
};
use crate::phrases::names;
use crate::phrases::question::{choice_text, question};
use crate::t;
use crate::text::{Locale, SafeText};
use crate::walk;
use pesee_core::deliberation::{
    Audience, Change, CriterionField, Deliberation, Edit, EntryId, FieldPath, FieldValue, Id, List, Rating,
};

use super::edit::{ChangeItem, list_change_items};
use super::field::document_with_entry;
use super::tally::Tally;

/// The width of a line of a notice at 80 columns, without its margins.
const LINE_COLUMNS: usize = 77;
/// The widths of names that are tried for a sentence of one, two and three lines, the rows of a notice. Short names in
/// one line are better than long names in two.
const NAME_COLUMNS: [std::ops::RangeInclusive<usize>; 3] = [20..=60, 14..=60, 8..=60];
/// The minimum width of the title of a question. Less of it does not say which question it is.
const MIN_QUESTION_COLUMNS: usize = 30;
/// The maximum widths of a text that is a value. The sentence has both texts and a name in three lines.
const VALUE_COLUMNS: [usize; 2] = [85, 48];
/// The maximum number of fields that are named beside the most important one.
const MAX_NAMED_FIELDS: usize = 2;
/// The maximum width of the criteria in a new order. The sentence has them and a count in three lines.
const ORDER_COLUMNS: usize = 150;

/// Describes the act that was undone or redone. `edit` leads from `before` to `after`: for an undone act, it is the
/// inverse of the act. An answer that is sealed from `audience` has no name and no number.
pub fn undo_message(
    locale: &Locale,
    audience: &Audience,
    (before, after): (&Deliberation, &Deliberation),
    edit: &Edit,
    undoes: bool,
) -> SafeText {
    let tell = |what: SafeText| {
        if undoes { t!(locale, "screen-undone", what = what) } else { t!(locale, "screen-redone", what = what) }
    };
    let is_hidden = |change: &Change| !audience.can_see(&change.path);
    let (hidden, mut visible): (Vec<Change>, Vec<Change>) = edit.changes.iter().cloned().partition(is_hidden);
    let has_sealed = hidden.iter().any(|change| Audience::Client.can_see(&change.path));
    // The first change of the act is named, also when it is the last one of the inverse.
    if undoes {
        visible.reverse();
    }
    let edit = &Edit { changes: visible, coalesce_path: None };
    let items = list_change_items(before, after, edit);
    // Adding or removing somebody, or an entry, is the act; the answers that go with it are only its consequence.
    let is_entry = |item: &ChangeItem<'_>| matches!(item, ChangeItem::Added(..) | ChangeItem::Removed(..));
    if has_sealed && !items.iter().any(is_entry) {
        return tell(t!(locale, "change-act-sealed"));
    }
    let Some((first, rest)) = items.split_first() else {
        // The act changed only fields that lines leave out. A field says more than the list that its entry is in.
        let is_field = |change: &&Change| !matches!(change.path, FieldPath::ListOrder(_));
        let change = edit.changes.iter().find(is_field).or(edit.changes.first());
        let Some(change) = change else {
            // A private note is not shown to others.
            let is_nothing = hidden.is_empty();
            return if is_nothing { SafeText::default() } else { tell(t!(locale, "change-act-hidden")) };
        };
        let named_in = if after.get(&change.path).is_some() { after } else { before };
        return tell(field_name(locale, named_in, &change.path));
    };
    let whole = describe_whole_act(locale, before, after, undoes);
    // Only names are shortened until the sentence fits, because the values and the counts say what is true now.
    let layouts = VALUE_COLUMNS.into_iter().flat_map(|value_columns| {
        let widths = NAME_COLUMNS.into_iter().zip(1..);
        widths.flat_map(move |(widths, lines)| widths.rev().map(move |columns| (value_columns, columns, lines)))
    });
    let layouts: Vec<_> = layouts.collect();
    let mut shortest = SafeText::default();
    // Other fields are named, or only counted if that is too long.
    for names_others in [true, false] {
        for (value_columns, columns, lines) in &layouts {
            let act =
                ActDescription { locale, before, after, undoes, columns: *columns, value_columns: *value_columns };
            let (what, rest) = match &whole {
                Some(what) => (what.clone(), &[][..]),
                None => (act.describe(first), rest),
            };
            let mut named: Vec<&ChangeItem<'_>> = rest.iter().filter(|item| is_named_beside(item)).collect();
            if !names_others || named.len() > MAX_NAMED_FIELDS {
                named.clear();
            }
            let others = named.iter().map(|item| act.describe_beside(first, item));
            let what = SafeText::join(&[what].into_iter().chain(others).collect::<Vec<_>>(), "; ");
            let is_counted = |item: &&ChangeItem<'_>| named.is_empty() || !is_named_beside(item);
            let others = Tally::of_items(rest.iter().filter(is_counted)).describe_beside(locale, first);
            let answers = Tally::of_consequences(before, after, edit, first).describe(locale);
            let what = match answers {
                Some(answers) => t!(locale, "change-act-with", act = what, answers = answers),
                None => what,
            };
            shortest = tell(match others {
                Some(others) => t!(locale, "change-act-and", act = what, others = others),
                None => what,
            });
            if shortest.wrap(LINE_COLUMNS).len() <= *lines {
                return shortest;
            }
        }
    }
    shortest
}

/// Describes an act that several changes make up together: an answer about who decides, or a new round.
fn describe_whole_act(locale: &Locale, before: &Deliberation, after: &Deliberation, undoes: bool) -> Option<SafeText> {
    let (earlier, later) = if undoes { (after, before) } else { (before, after) };
    if walk::review::is_new_round(earlier, later) {
        return Some(t!(locale, "change-act-new-round"));
    }
    if !walk::is_answer_about_deciders(earlier, later) {
        return None;
    }
    let answer = |document: &Deliberation| {
        let deciders = walk::current_deciders(document);
        let quoted = |choice| t!(locale, "screen-quoted", text = choice_text(locale, document, &choice));
        deciders.map_or_else(|| t!(locale, "change-act-open"), quoted)
    };
    let place = t!(locale, "screen-quoted", text = question(locale, after, &walk::Question::Seats).title);
    Some(t!(locale, "change-act-field", place = place, from = answer(before), to = answer(after)))
}

/// Returns whether a change beside the most important one is named. Answers and entries are counted.
fn is_named_beside(item: &ChangeItem<'_>) -> bool {
    match item {
        ChangeItem::Field(change) => Tally::find_kind(&change.path).is_none(),
        ChangeItem::Order(_) | ChangeItem::Added(..) | ChangeItem::Removed(..) => false,
    }
}

/// The description of an act with names of at most `columns` columns and texts of at most `value_columns`.
struct ActDescription<'a> {
    locale: &'a Locale,
    before: &'a Deliberation,
    after: &'a Deliberation,
    undoes: bool,
    columns: usize,
    value_columns: usize,
}

impl ActDescription<'_> {
    fn describe(&self, item: &ChangeItem<'_>) -> SafeText {
        match item {
            // An act that added an entry is undone by an edit that removes the entry.
            ChangeItem::Added(list, entry) => self.describe_entry(self.after, *list, entry, !self.undoes),
            ChangeItem::Removed(list, entry) => self.describe_entry(self.before, *list, entry, self.undoes),
            ChangeItem::Order(order) => {
                let line = order.describe_within(self.locale, self.after, self.columns, ORDER_COLUMNS);
                self.of_person(order.person(), line)
            }
            ChangeItem::Field(change) => self.describe_field(change),
        }
    }

    /// Describes a field beside the most important change. A field of the same entry does not name the entry again.
    fn describe_beside(&self, first: &ChangeItem<'_>, item: &ChangeItem<'_>) -> SafeText {
        let (ChangeItem::Field(first), ChangeItem::Field(change)) = (first, item) else { return self.describe(item) };
        let is_same_entry = first.path.entry().is_some() && first.path.entry() == change.path.entry();
        match field_of_entry(self.locale, &change.path).filter(|_| is_same_entry) {
            Some(place) => {
                let (from, to) = self.describe_values(change);
                t!(self.locale, "change-act-field", place = place, from = from, to = to)
            }
            None => self.describe(item),
        }
    }

    fn describe_entry(&self, document: &Deliberation, list: List, entry: &EntryId, is_new: bool) -> SafeText {
        let name = match (list, entry) {
            (List::Pairs, EntryId::Pair(a, b)) => {
                let [first, second] = [a, b].map(|id| self.quote(names::criterion(document, id)));
                t!(self.locale, "change-field-pair", first = first, second = second)
            }
            (List::Accounts, EntryId::Id(id)) => self.quote(names::account(self.locale, document, id)),
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
        let named_in = document_with_entry(self.before, self.after, &change.path);
        let quoted = |name: SafeText| self.quote(name);
        let (from, to) = self.describe_values(change);
        let place = match &change.path {
            FieldPath::ListOrder(list) => return t!(self.locale, "change-act-order", list = list_word(*list)),
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
            path => match walk::question_about(named_in, path) {
                // A person knows the question from the screen, and not the name of its field.
                Some(asked) => {
                    let title = question(self.locale, named_in, &asked).title;
                    t!(self.locale, "screen-quoted", text = title.truncate(self.columns.max(MIN_QUESTION_COLUMNS)))
                }
                None => field_name_within(self.locale, named_in, path, self.columns),
            },
        };
        let line = t!(self.locale, "change-act-field", place = place, from = from, to = to);
        self.of_person(change.path.answering_person(), line)
    }

    /// Puts the name of the person who gives the answer before the line, if several people answer.
    fn of_person(&self, person: Option<&Id>, line: SafeText) -> SafeText {
        match person.filter(|_| self.after.people().len() > 1) {
            Some(person) => {
                let known = if self.after.has_person(person) { self.after } else { self.before };
                let person = names::person(self.locale, known, person).truncate(self.columns);
                t!(self.locale, "change-of-person", person = person.to_capitalized(), line = line)
            }
            None => line,
        }
    }

    /// Returns the values before and after the edit.
    fn describe_values(&self, change: &Change) -> (SafeText, SafeText) {
        let nothing = || t!(self.locale, "change-nothing");
        if let Some(notes) = find_changed_note(change) {
            return match notes {
                [Some(from), Some(to)] => text_pair(self.locale, from, to, self.value_columns),
                notes => notes.map(|note| note.map_or_else(nothing, |note| self.quote_value(note))).into(),
            };
        }
        if let FieldPath::Rating(..) = change.path {
            let [from, to] = [&change.from, &change.to].map(to_rating);
            let has_new_basis = from.map(|rating| rating.basis) != to.map(|rating| rating.basis);
            return (self.describe_rating(from, has_new_basis), self.describe_rating(to, has_new_basis));
        }
        let (before, after) = ((self.before, change.from.as_ref()), (self.after, change.to.as_ref()));
        let (from, to) = value_pair_within(self.locale, before, after, &change.path, self.value_columns);
        let is_asked = walk::question_about(self.after, &change.path).is_some();
        let describe = |value: &Option<FieldValue>, text: SafeText| match value {
            // After a question, "nothing" looks like an answer.
            None if is_asked => t!(self.locale, "change-act-open"),
            // "now now" would follow from the sentence.
            Some(_) if matches!(change.path, FieldPath::Criterion(_, CriterionField::When)) => self.quote(text),
            _ => text.truncate(self.value_columns),
        };
        (describe(&change.from, from), describe(&change.to, to))
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

    fn quote_text(&self, text: Option<&String>) -> SafeText {
        self.quote(text.map(|text| SafeText::sanitize(text)).unwrap_or_default())
    }

    fn quote_value(&self, text: &str) -> SafeText {
        t!(self.locale, "screen-quoted", text = SafeText::sanitize(text).truncate(self.value_columns))
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
