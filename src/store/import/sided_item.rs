//! The pros and cons of options, as they are found in lists and tables. Each item becomes a criterion. Its side says
//! only whether the item is for or against an option, so a pro is rated between 0 and +5 and a con between −5 and 0.
//! The walk asks for the exact rating.

use std::collections::HashMap;

use crate::messages::{ImportErrorKind, ImportRemark, InputLocation};
use crate::text::number;
use pesee_core::deliberation::{FieldPath, Id, Points, Rating, WeighingField, WeightingMethod};

use super::builder::ImportBuilder;
use super::column_heading;
use super::item_numbers;
use super::side::{Side, SidedItem};

/// Returns the option with this name, and adds it if it is new.
pub(super) fn find_or_add_option(name: &str, location: InputLocation, import: &mut ImportBuilder) -> Option<Id> {
    let same = |known: &str| known.to_lowercase() == name.to_lowercase();
    let found =
        import.builder.document().options().iter().find(|option| same(&option.name)).map(|option| option.id.clone());
    found.or_else(|| import.add_option(location, name))
}

/// Adds items, each to its option, with the weights that are written beside them.
pub(super) fn add_items(mut items: Vec<(String, SidedItem)>, import: &mut ImportBuilder) {
    item_numbers::read_numbers(&mut items, import);
    let mut weights: HashMap<String, Points> = HashMap::new();
    let totals = find_totals(&items);
    for ((_, item), is_total) in items.iter().zip(&totals) {
        let Some(weight) = item.weight.filter(|_| !is_total) else { continue };
        let known = *weights.entry(item.name.to_lowercase()).or_insert(weight);
        if known != weight {
            import.add_error(item.location, &item.name, ImportErrorKind::DifferentWeights);
        }
    }
    let neutral = |((_, item), is_total): &(&(String, SidedItem), &bool)| item.side == Side::Neutral && !**is_total;
    let neutral = items.iter().zip(&totals).filter(neutral).map(|((_, item), _)| item.name.clone());
    let neutral: Vec<String> = neutral.collect();
    if !neutral.is_empty() {
        import.remark(ImportRemark::Neutral(neutral));
    }
    for ((option, mut item), is_total) in items.into_iter().zip(totals) {
        if import.is_beyond_limit() {
            break;
        }
        if is_total {
            import.skip(item.location, &item.name);
            continue;
        }
        if item.name.chars().all(|c| !c.is_alphabetic()) && number::parse_decimal(&item.name).is_some() {
            import.add_error(item.location, &item.name, ImportErrorKind::NumberWithoutText);
            continue;
        }
        item.weight = weights.get(&item.name.to_lowercase()).copied();
        add_item(&option, item, import);
    }
    if !weights.is_empty() {
        import.builder.set_typed(FieldPath::Weighing(WeighingField::Method), WeightingMethod::Points);
    }
}

/// Finds the items that are the total of the weights on their side: "Total: 8".
fn find_totals(items: &[(String, SidedItem)]) -> Vec<bool> {
    let key = |(option, item): &(String, SidedItem)| (option.to_lowercase(), item.side == Side::Pro);
    let mut sums: HashMap<(String, bool), f64> = HashMap::new();
    for entry in items {
        *sums.entry(key(entry)).or_default() += entry.1.weight.map_or(0.0, Points::get);
    }
    let is_total = |entry: &(String, SidedItem)| {
        let weight = entry.1.weight.filter(|_| column_heading::is_computed(&entry.1.name)).map(Points::get);
        let sum = sums.get(&key(entry)).copied().unwrap_or(0.0);
        weight.is_some_and(|weight| sum > weight && (weight * 2.0 - sum).abs() < 1e-9)
    };
    items.iter().map(is_total).collect()
}

/// Adds an item to an option.
fn add_item(option: &str, item: SidedItem, import: &mut ImportBuilder) {
    let Some(option) = find_or_add_option(option, item.location, import) else { return };
    let same = |known: &str| known.to_lowercase() == item.name.to_lowercase();
    let criteria = import.builder.document().criteria();
    let known = criteria.iter().find(|criterion| same(&criterion.name)).map(|criterion| criterion.id.clone());
    let criterion = match known {
        Some(id) => id,
        None => {
            let Some(mut criterion) = import.new_criterion(item.location, &item.name) else { return };
            criterion.weight = item.weight;
            criterion.note = (!item.note.is_empty()).then(|| item.note.join("\n"));
            let id = criterion.id.clone();
            import.builder.push(criterion);
            id
        }
    };
    let rating = item.number.and_then(Rating::exact).or_else(|| item.side.rating());
    if let Some(known) = import.builder.document().rating(&Id::me(), &criterion, &option) {
        let bounds = |rating: &Rating| (rating.low(), rating.high());
        // The consequences of a decision record repeat the pros and cons of the chosen option.
        if item.note.is_empty() && rating.as_ref().map(bounds) == Some(bounds(known)) {
            return import.skip(item.location, &item.name);
        }
        return import.add_error(item.location, &item.name, ImportErrorKind::Duplicate);
    }
    if let Some(rating) = rating {
        let note = item.note.join("\n");
        // The same criterion of another option may have its own details.
        let has_other_note = !note.is_empty()
            && import
                .builder
                .document()
                .criteria()
                .iter()
                .any(|known| known.id == criterion && known.note.as_ref() != Some(&note));
        import.set_rating(criterion, option, if has_other_note { rating.with_note(Some(note)) } else { rating });
    }
}
