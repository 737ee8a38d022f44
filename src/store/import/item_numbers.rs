//! The meaning of the numbers beside pros and cons. Numbers with a sign are ratings, "Sleep (+3)"; numbers without a
//! sign are weights, "Sleep (3)". In a list with both, or with numbers beyond 5, all of them are weights, and a sign
//! repeats the side.

use crate::messages::{ImportErrorKind, ImportRemark, InputLocation};
use pesee_core::deliberation::{Points, Rating};

use super::builder::ImportBuilder;
use super::column_heading;
use super::percents;
use super::side::{Side, SidedItem, is_placeholder};
use super::side_parser::side_of_number;
use super::signed_number::split_signed_number;
use super::written_weight::{self, WrittenWeights};

/// Moves the numbers beside items from their names and details to their weights and ratings.
pub(super) fn read_numbers(items: &mut [(String, SidedItem)], import: &mut ImportBuilder) {
    // The weights as they are written, each with its place.
    let mut written: Vec<(InputLocation, String)> = Vec::new();
    for (_, item) in items.iter_mut().filter(|(_, item)| item.weight.is_none()) {
        if let Some((points, value)) = written_weight::take_from_details(&mut item.note) {
            item.weight = Some(points);
            import.note_weight_word(&value);
            written.push((item.location, value));
        }
    }
    split_signed_numbers(items);
    for (_, item) in items.iter() {
        let contradicts = |value: &f64| *value != 0.0 && side_of_number(*value) != item.side;
        if item.number.as_ref().is_some_and(contradicts) {
            import.add_error(item.location, &item.written, ImportErrorKind::SignAgainstSide);
        }
    }
    let mut without: Vec<&mut SidedItem> =
        items.iter_mut().map(|(_, item)| item).filter(|item| item.weight.is_none()).collect();
    let has_signed = without.iter().any(|item| item.number.is_some_and(|value| value != 0.0));
    for item in without.iter_mut().filter(|item| item.number == Some(0.0) && item.side != Side::Neutral && !has_signed)
    {
        // A zero has no sign: among numbers without one, it is read as they are.
        (item.number, item.name) = (None, item.name.clone() + " (0)");
    }
    let signed = without.iter().filter(|item| item.number.is_some()).count();
    let names: Vec<&str> = without.iter().filter(|item| item.number.is_none()).map(|item| item.name.as_str()).collect();
    let weights = written_weight::find_weights(&names, signed, true);
    let is_beyond = |item: &&mut SidedItem| item.number.is_some_and(|value| Rating::exact(value).is_none());
    let are_weights = weights.has_numbers() || without.iter().any(is_beyond);
    if has_signed {
        import.remark(if are_weights { ImportRemark::SignsRepeatSides } else { ImportRemark::SignedRatings });
    }
    remark_on_weights(&without, &weights, import);
    let mut found = weights.found.into_iter();
    for item in without {
        match item.number {
            Some(value) if are_weights => (item.number, item.weight) = (None, Points::new(value.abs())),
            Some(_) => {}
            None => {
                if let Some(found) = found.next().flatten() {
                    written.push((item.location, found.written));
                    (item.name, item.weight) = (found.name, Some(found.points));
                }
            }
        }
    }
    percents::report_fractions(written.iter().map(|(location, text)| (*location, text.as_str())), import);
}

/// Splits numbers with a sign from the names of items. Those that nothing separates from the text are parts of the
/// names, unless most items have a number.
fn split_signed_numbers(items: &mut [(String, SidedItem)]) {
    let is_separate = |item: &SidedItem| split_signed_number(&item.name).is_some_and(|found| !found.is_bare);
    let count = items.iter().filter(|(_, item)| item.number.is_some() || split_signed_number(&item.name).is_some());
    let are_most = count.count() * 2 > items.len();
    for (_, item) in items.iter_mut().filter(|(_, item)| item.number.is_none()) {
        if let Some(found) = split_signed_number(&item.name).filter(|_| are_most || is_separate(item)) {
            let (name, value) = (found.name.to_owned(), found.value);
            (item.name, item.number) = (name, Some(value));
        }
    }
}

/// Adds remarks on the weights, and on the items without a number.
fn remark_on_weights(items: &[&mut SidedItem], weights: &WrittenWeights, import: &mut ImportBuilder) {
    let is_item = |name: &str| !is_placeholder(name) && !column_heading::is_computed(name);
    let signed = items.iter().filter(|item| item.number.is_some()).count();
    let have_most_signed = signed > 0 && signed * 2 >= items.len();
    let names = items.iter().filter(|item| item.number.is_none()).map(|item| item.name.as_str());
    let names: Vec<&str> = names.map(|name| if is_item(name) { name } else { "" }).collect();
    weights.remark(&names, have_most_signed, import);
}
