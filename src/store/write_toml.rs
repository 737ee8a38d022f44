//! Writes a document as TOML. Only the differences from the original text are written, so that comments, blank lines,
//! key order and unknown keys survive every save (FORMAT.md).

use std::collections::HashMap;

use toml_edit::{Array, ArrayOfTables, Datetime, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use pesee_core::deliberation::{
    Account, ActionStep, Alternative, Condition, Criterion, Decision, Deliberation, EntryId, Fate, FieldPath,
    FieldValue, FirstFeeling, Head, Id, List, LoggedChange, Moment, Pair, Participant, Rating, Record, Review,
    Tripwire, Visit, Weighing, diff,
};

use super::toml_array;

/// Returns `text`, the TOML of the document `old`, with the differences between `old` and `new` written into it.
pub(super) fn write_toml(text: &DocumentMut, old: &Deliberation, new: &Deliberation) -> DocumentMut {
    let edit = diff(old, new);
    let mut document = text.clone();
    let mut changes: Vec<_> = edit.changes.iter().filter(|change| is_in_document(new, &change.path)).collect();
    // New tables and keys get the order of FORMAT.md, whatever the order of the changes.
    let order = WriteOrder::from_document(new);
    changes.sort_by_cached_key(|change| order.sort_key(&change.path));
    for change in changes {
        match &change.path {
            FieldPath::ListOrder(list) => {
                reorder_list(document.as_table_mut(), *list, &old.entry_ids(*list), &new.entry_ids(*list))
            }
            path => set_field(document.as_table_mut(), path, change.to.as_ref(), new),
        }
    }
    document
}

/// The positions of people, criteria and options in their lists: weights and ratings are written in that order.
struct WriteOrder<'a> {
    people: HashMap<&'a Id, usize>,
    criteria: HashMap<&'a Id, usize>,
    options: HashMap<&'a Id, usize>,
}

impl<'a> WriteOrder<'a> {
    fn from_document(document: &'a Deliberation) -> WriteOrder<'a> {
        WriteOrder {
            people: document.participants().iter().enumerate().map(|(at, person)| (&person.id, at)).collect(),
            criteria: document.criteria().iter().enumerate().map(|(at, criterion)| (&criterion.id, at)).collect(),
            options: document.options().iter().enumerate().map(|(at, option)| (&option.id, at)).collect(),
        }
    }

    /// Returns the position of a field in a new file.
    fn sort_key(&self, path: &FieldPath) -> (usize, [usize; 3]) {
        let rank = |ranks: &HashMap<&Id, usize>, id: &Id| ranks.get(id).copied().unwrap_or(0);
        let table = match path {
            FieldPath::Head(_) => 0,
            FieldPath::Account(..) | FieldPath::ListOrder(List::Accounts) => 1,
            FieldPath::Option(..) | FieldPath::Fate(..) | FieldPath::ListOrder(List::Options) => 2,
            FieldPath::Condition(..) | FieldPath::ListOrder(List::Conditions) => 3,
            FieldPath::Criterion(..) | FieldPath::ListOrder(List::Criteria) => 4,
            FieldPath::Weighing(_) | FieldPath::Pair(..) | FieldPath::ListOrder(List::Pairs) => 5,
            FieldPath::Participant(..) | FieldPath::ListOrder(List::Participants) => 6,
            FieldPath::FirstFeeling(..) => 7,
            FieldPath::Weight(person, criterion) => {
                return (8, [rank(&self.people, person), rank(&self.criteria, criterion), 0]);
            }
            FieldPath::Rating(person, criterion, option) => {
                let [person, criterion] = [rank(&self.people, person), rank(&self.criteria, criterion)];
                return (9, [person, criterion, rank(&self.options, option)]);
            }
            FieldPath::Decision(..) | FieldPath::ListOrder(List::Decisions) => 10,
            FieldPath::Step(..) | FieldPath::ListOrder(List::Steps) => 11,
            FieldPath::Tripwire(..) | FieldPath::ListOrder(List::Tripwires) => 12,
            FieldPath::Review(..) | FieldPath::ListOrder(List::Reviews) => 13,
            FieldPath::LoggedChange(..) | FieldPath::ListOrder(List::Changes) => 14,
            FieldPath::Visit(..) | FieldPath::ListOrder(List::Visits) => 15,
            FieldPath::PrivateNotes | FieldPath::PrivateCriterion(_) | FieldPath::PrivateVisit(_) => 16,
        };
        // The order of a list is written before the fields of its entries, because a field finds its entry by its
        // position in the list.
        (table, [usize::from(!matches!(path, FieldPath::ListOrder(_))), 0, 0])
    }
}

/// Returns whether the entry of a field is still in the document. Removing an entry removes its keys too, so their
/// changes are not written one by one.
fn is_in_document(document: &Deliberation, path: &FieldPath) -> bool {
    path.entry().is_none_or(|(list, id)| document.entry_ids(list).contains(&id))
}

/// Sets or removes one field.
fn set_field(root: &mut Table, path: &FieldPath, value: Option<&FieldValue>, document: &Deliberation) {
    match path {
        FieldPath::Head(field) => set_in_path(root, &["deliberation"], Head::spec(*field).key, value),
        FieldPath::Weighing(field) => set_in_path(root, &["weighing"], Weighing::spec(*field).key, value),
        FieldPath::FirstFeeling(person, field) => {
            set_in_path(root, &["gut", person.as_str()], FirstFeeling::spec(*field).key, value)
        }
        FieldPath::Weight(person, criterion) => {
            set_in_path(root, &["weight", person.as_str()], criterion.as_str(), value)
        }
        FieldPath::Rating(person, criterion, option) => {
            set_in_path(root, &["rating", person.as_str(), criterion.as_str()], option.as_str(), value);
        }
        FieldPath::PrivateNotes => set_in_path(root, &["private"], "notes", value),
        FieldPath::PrivateCriterion(id) => set_in_path(root, &["private", "criterion"], id.as_str(), value),
        FieldPath::PrivateVisit(at) => set_in_path(root, &["private", "visit"], at, value),
        FieldPath::ListOrder(_) => {}
        _ => {
            let Some((list, id)) = path.entry() else { return };
            let Some(at) = document.entry_ids(list).iter().position(|known| *known == id) else { return };
            let Some(entry) = find_entry(root, list, at) else { return };
            match path {
                FieldPath::Fate(_, account) => set_fate(entry, account.as_str(), value),
                _ => set_in_table(entry, field_key(path), value),
            }
        }
    }
}

fn field_key(path: &FieldPath) -> &'static str {
    match path {
        FieldPath::Account(_, field) => Account::spec(*field).key,
        FieldPath::Option(_, field) => Alternative::spec(*field).key,
        FieldPath::Condition(_, field) => Condition::spec(*field).key,
        FieldPath::Criterion(_, field) => Criterion::spec(*field).key,
        FieldPath::Pair(_, _, field) => Pair::spec(*field).key,
        FieldPath::Participant(_, field) => Participant::spec(*field).key,
        FieldPath::Decision(_, field) => Decision::spec(*field).key,
        FieldPath::Step(_, field) => ActionStep::spec(*field).key,
        FieldPath::Tripwire(_, field) => Tripwire::spec(*field).key,
        FieldPath::Review(_, field) => Review::spec(*field).key,
        FieldPath::LoggedChange(_, field) => LoggedChange::spec(*field).key,
        FieldPath::Visit(_, field) => Visit::spec(*field).key,
        _ => "",
    }
}

/// Sets or removes `key` in the table at `path`.
fn set_in_path(root: &mut Table, path: &[&str], key: &str, value: Option<&FieldValue>) {
    if let Some(table) = find_or_create_table(root, path, value.is_some()) {
        set_in_table(table, key, value);
    }
}

/// Returns the table at `path`, and creates missing tables if `create` is set.
fn find_or_create_table<'t>(root: &'t mut Table, path: &[&str], create: bool) -> Option<&'t mut dyn TableLike> {
    let mut current: &mut dyn TableLike = root;
    for (depth, name) in path.iter().enumerate() {
        if create && !current.contains_key(name) {
            // Only the innermost table of a new path gets a header.
            let mut table = Table::new();
            table.set_implicit(depth + 1 < path.len());
            current.insert(name, Item::Table(table));
        }
        current = current.get_mut(name)?.as_table_like_mut()?;
    }
    Some(current)
}

fn set_in_table(table: &mut dyn TableLike, key: &str, field_value: Option<&FieldValue>) {
    let Some(field_value) = field_value else {
        table.remove(key);
        return;
    };
    match (field_value, table.get_mut(key)) {
        (FieldValue::Rating(rating), Some(item)) if item.is_table_like() => {
            let Some(cell) = item.as_table_like_mut() else { return };
            for (key, value) in rating_keys(rating) {
                match value {
                    Some(value) => set_value(cell, key, value),
                    None => drop(cell.remove(key)),
                }
            }
        }
        _ => set_value(table, key, to_toml_value(field_value)),
    }
}

/// Sets the value of a key. An existing value keeps the comment and the spaces around it.
fn set_value(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        Some(item) => *item = Item::Value(value),
        None => drop(table.insert(key, Item::Value(value))),
    }
}

fn set_fate(option: &mut dyn TableLike, account: &str, fate: Option<&FieldValue>) {
    if !option.contains_key("fate") && fate.is_some() {
        option.insert("fate", Item::Value(Value::InlineTable(InlineTable::new())));
    }
    let Some(fates) = option.get_mut("fate").and_then(Item::as_table_like_mut) else { return };
    set_in_table(fates, account, fate);
    if fates.is_empty() {
        option.remove("fate");
    }
}

/// Returns the entry of a list at a position.
fn find_entry(root: &mut Table, list: List, at: usize) -> Option<&mut dyn TableLike> {
    match find_list_item(root, list)? {
        Item::ArrayOfTables(tables) => tables.get_mut(at).map(|table| table as &mut dyn TableLike),
        Item::Value(Value::Array(array)) => {
            array.get_mut(at)?.as_inline_table_mut().map(|table| table as &mut dyn TableLike)
        }
        _ => None,
    }
}

pub(super) fn find_list_item(root: &mut Table, list: List) -> Option<&mut Item> {
    match list.toml_path().split_once('.') {
        None => root.get_mut(list.toml_path()),
        Some((parent, key)) => root.get_mut(parent)?.as_table_like_mut()?.get_mut(key),
    }
}

/// Gives a list the entries `new_ids` in this order. Entries that remain keep their text.
fn reorder_list(root: &mut Table, list: List, old_ids: &[EntryId], new_ids: &[EntryId]) {
    if new_ids.is_empty() {
        match list.toml_path().split_once('.') {
            None => drop(root.remove(list.toml_path())),
            Some((parent, key)) => {
                let parent = root.get_mut(parent).and_then(Item::as_table_like_mut);
                drop(parent.and_then(|parent| parent.remove(key)));
            }
        }
        return;
    }
    match find_list_item(root, list) {
        Some(Item::ArrayOfTables(tables)) => reorder_tables(tables, old_ids, new_ids),
        Some(Item::Value(Value::Array(array))) => {
            toml_array::reorder_entries(array, old_ids, new_ids, new_inline_entry)
        }
        _ if list == List::Pairs => {
            let mut array = Array::new();
            toml_array::reorder_entries(&mut array, &[], new_ids, new_inline_entry);
            if let Some(weighing) = find_or_create_table(root, &["weighing"], true) {
                weighing.insert("pair", Item::Value(Value::Array(array)));
            }
        }
        _ => {
            let mut tables = ArrayOfTables::new();
            reorder_tables(&mut tables, &[], new_ids);
            root.insert(list.toml_path(), Item::ArrayOfTables(tables));
        }
    }
}

fn reorder_tables(tables: &mut ArrayOfTables, old_ids: &[EntryId], new_ids: &[EntryId]) {
    let mut positions = Vec::new();
    tables.iter().for_each(|table| collect_positions(table, &mut positions));
    positions.sort_unstable();
    let mut old_tables: Vec<Option<Table>> = std::mem::take(tables).into_iter().map(Some).collect();
    let mut positions = positions.into_iter();
    for id in new_ids {
        let known = old_ids.iter().position(|known| known == id);
        let table = match known.and_then(|at| old_tables.get_mut(at)).and_then(Option::take) {
            Some(mut table) => {
                // The positions of the headers in the file stay the same; the entries are assigned to them in the new
                // order.
                assign_positions(&mut table, &mut positions);
                table
            }
            None => {
                let mut table = Table::new();
                write_id_keys(&mut table, id);
                table
            }
        };
        tables.push(table);
    }
}

fn collect_positions(table: &Table, into: &mut Vec<isize>) {
    into.extend(table.position());
    for (_, item) in table.iter() {
        match item {
            Item::Table(table) => collect_positions(table, into),
            Item::ArrayOfTables(tables) => tables.iter().for_each(|table| collect_positions(table, into)),
            _ => {}
        }
    }
}

fn assign_positions(table: &mut Table, positions: &mut impl Iterator<Item = isize>) {
    if table.position().is_some() {
        table.set_position(positions.next());
    }
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => assign_positions(table, positions),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(|table| assign_positions(table, positions)),
            _ => {}
        }
    }
}

/// Returns an entry with only its id keys, for a list that is written as an array.
fn new_inline_entry(id: &EntryId) -> Value {
    let mut table = InlineTable::new();
    write_id_keys(&mut table, id);
    Value::InlineTable(table)
}

/// Writes the keys that identify an entry.
fn write_id_keys(table: &mut dyn TableLike, entry_id: &EntryId) {
    let mut insert_text = |key: &str, text: &str| drop(table.insert(key, Item::Value(Value::from(text))));
    match entry_id {
        EntryId::Id(id) => insert_text("id", id.as_str()),
        EntryId::Pair(a, b) => {
            insert_text("a", a.as_str());
            insert_text("b", b.as_str());
        }
        EntryId::Log(log_id) => {
            if let Some(at) = log_id.at {
                table.insert("at", Item::Value(to_toml_datetime(&at)));
            }
        }
    }
}

fn to_toml_value(value: &FieldValue) -> Value {
    match value {
        FieldValue::Text(text) => Value::from(text.as_str()),
        FieldValue::Number(number) => to_toml_number(*number),
        FieldValue::Bool(flag) => Value::from(*flag),
        FieldValue::Date(date) => parse_toml_datetime(&date.format("%Y-%m-%d").to_string()),
        FieldValue::Moment(at) => to_toml_datetime(at),
        FieldValue::Id(id) => Value::from(id.as_str()),
        FieldValue::Ids(ids) => ids.iter().map(|id| id.as_str()).collect(),
        FieldValue::Texts(texts) => texts.iter().map(String::as_str).collect(),
        FieldValue::Scores(scores) => {
            scores.iter().map(|(id, score)| (id.as_str(), to_toml_number(*score))).collect::<InlineTable>().into()
        }
        FieldValue::Fate(Fate::Merge(into)) => {
            [("merge", Value::from(into.as_str()))].into_iter().collect::<InlineTable>().into()
        }
        FieldValue::Fate(fate) => Value::from(fate.as_str().unwrap_or_default()),
        FieldValue::Rating(rating) if rating.is_bare() => to_toml_number(rating.value()),
        FieldValue::Rating(rating) => {
            let keys = rating_keys(rating).into_iter();
            keys.filter_map(|(key, value)| Some((key, value?))).collect::<InlineTable>().into()
        }
        FieldValue::EntryIds(entry_ids) => entry_ids.iter().map(EntryId::to_string).collect(),
    }
}

/// Returns the keys of a rating that is more than a number, with `None` for each absent key.
fn rating_keys(rating: &Rating) -> [(&'static str, Option<Value>); 5] {
    let stated = rating.stated_value();
    // An end that equals the stated value is not written.
    let end = |end: f64| (stated != Some(end)).then(|| to_toml_number(end));
    [
        ("value", stated.map(to_toml_number)),
        ("low", end(rating.low())),
        ("high", end(rating.high())),
        ("basis", rating.basis.map(|basis| Value::from(basis.as_str()))),
        ("note", rating.note.as_deref().map(Value::from)),
    ]
}

/// Converts a number. Whole numbers become integers as long as `f64` represents them exactly.
fn to_toml_number(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= EXACT { Value::from(number as i64) } else { Value::from(number) }
}

fn to_toml_datetime(at: &Moment) -> Value {
    parse_toml_datetime(&at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false))
}

fn parse_toml_datetime(text: &str) -> Value {
    // TOML accepts every date that chrono prints. If it did not, the date would be written as a string.
    text.parse::<Datetime>().map_or_else(|_| Value::from(text), Value::from)
}
