//! From document to text: only what differs from the opened text is written again, so that comments, blank lines,
//! key order and unknown keys survive every save (FORMAT.md).

use std::collections::HashMap;

use toml_edit::{Array, ArrayOfTables, Datetime, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use pesee_core::deliberation::{
    Account, Alternative, Changed, Condition, Criterion, Decision, Deliberation, Fate, Gut, Head, Id, Key, Leaf, List,
    Moment, Name, Pair, Participant, Rating, Record, Review, Step, Visit, Weighing, diff,
};

use super::array;

/// The text of `now`, written into `text`, which says `was`.
pub(super) fn project(text: &DocumentMut, was: &Deliberation, now: &Deliberation) -> DocumentMut {
    let edit = diff(was, now);
    let mut document = text.clone();
    let mut changes: Vec<_> = edit.changes.iter().filter(|change| now_has(now, &change.key)).collect();
    // What is new comes in the order of FORMAT.md, wherever it was found.
    let ranks = Ranks::of(now);
    changes.sort_by_cached_key(|change| ranks.place(&change.key));
    for change in changes {
        match &change.key {
            Key::Order(list) => arrange(document.as_table_mut(), *list, &was.order(*list), &now.order(*list)),
            key => set(document.as_table_mut(), key, change.to.as_ref(), now),
        }
    }
    document
}

/// The places of people, criteria and options in their lists: answers are written in that order.
struct Ranks<'a> {
    people: HashMap<&'a Id, usize>,
    criteria: HashMap<&'a Id, usize>,
    options: HashMap<&'a Id, usize>,
}

impl<'a> Ranks<'a> {
    fn of(document: &'a Deliberation) -> Ranks<'a> {
        Ranks {
            people: document.participants().iter().enumerate().map(|(at, person)| (&person.id, at)).collect(),
            criteria: document.criteria().iter().enumerate().map(|(at, criterion)| (&criterion.id, at)).collect(),
            options: document.options().iter().enumerate().map(|(at, option)| (&option.id, at)).collect(),
        }
    }

    /// The order in which a new file says things.
    fn place(&self, key: &Key) -> (usize, [usize; 3]) {
        let rank = |ranks: &HashMap<&Id, usize>, id: &Id| ranks.get(id).copied().unwrap_or(0);
        let table = match key {
            Key::Head(_) => 0,
            Key::Account(..) | Key::Order(List::Accounts) => 1,
            Key::Option(..) | Key::Fate(..) | Key::Order(List::Options) => 2,
            Key::Condition(..) | Key::Order(List::Conditions) => 3,
            Key::Criterion(..) | Key::Order(List::Criteria) => 4,
            Key::Weighing(_) | Key::Pair(..) | Key::Order(List::Pairs) => 5,
            Key::Participant(..) | Key::Order(List::Participants) => 6,
            Key::Gut(..) => 7,
            Key::Weight(person, criterion) => {
                return (8, [rank(&self.people, person), rank(&self.criteria, criterion), 0]);
            }
            Key::Rating(person, criterion, option) => {
                let [person, criterion] = [rank(&self.people, person), rank(&self.criteria, criterion)];
                return (9, [person, criterion, rank(&self.options, option)]);
            }
            Key::Decision(..) | Key::Order(List::Decisions) => 10,
            Key::Step(..) | Key::Order(List::Steps) => 11,
            Key::Review(..) | Key::Order(List::Reviews) => 12,
            Key::Changed(..) | Key::Order(List::Changes) => 13,
            Key::Visit(..) | Key::Order(List::Visits) => 14,
            Key::PrivateNotes | Key::PrivateCriterion(_) | Key::PrivateVisit(_) => 15,
        };
        // A list has its entries before anything is said of one: that is found by its place in the list.
        (table, [usize::from(!matches!(key, Key::Order(_))), 0, 0])
    }
}

/// Entries that left take their keys with them; there is nothing to clear one by one.
fn now_has(now: &Deliberation, key: &Key) -> bool {
    key.entry().is_none_or(|(list, name)| now.order(list).contains(&name))
}

/// Sets or removes one place.
fn set(root: &mut Table, key: &Key, leaf: Option<&Leaf>, now: &Deliberation) {
    match key {
        Key::Head(field) => put(root, &["deliberation"], Head::spec(*field).key, leaf),
        Key::Weighing(field) => put(root, &["weighing"], Weighing::spec(*field).key, leaf),
        Key::Gut(person, field) => put(root, &["gut", person.as_str()], Gut::spec(*field).key, leaf),
        Key::Weight(person, criterion) => put(root, &["weight", person.as_str()], criterion.as_str(), leaf),
        Key::Rating(person, criterion, option) => {
            put(root, &["rating", person.as_str(), criterion.as_str()], option.as_str(), leaf);
        }
        Key::PrivateNotes => put(root, &["private"], "notes", leaf),
        Key::PrivateCriterion(id) => put(root, &["private", "criterion"], id.as_str(), leaf),
        Key::PrivateVisit(at) => put(root, &["private", "visit"], at, leaf),
        Key::Order(_) => {}
        _ => {
            let Some((list, name)) = key.entry() else { return };
            let Some(at) = now.order(list).iter().position(|known| *known == name) else { return };
            let Some(entry) = entry(root, list, at) else { return };
            match key {
                Key::Fate(_, account) => put_fate(entry, account.as_str(), leaf),
                _ => put_in(entry, field_name(key), leaf),
            }
        }
    }
}

fn field_name(key: &Key) -> &'static str {
    match key {
        Key::Account(_, field) => Account::spec(*field).key,
        Key::Option(_, field) => Alternative::spec(*field).key,
        Key::Condition(_, field) => Condition::spec(*field).key,
        Key::Criterion(_, field) => Criterion::spec(*field).key,
        Key::Pair(_, _, field) => Pair::spec(*field).key,
        Key::Participant(_, field) => Participant::spec(*field).key,
        Key::Decision(_, field) => Decision::spec(*field).key,
        Key::Step(_, field) => Step::spec(*field).key,
        Key::Review(_, field) => Review::spec(*field).key,
        Key::Changed(_, field) => Changed::spec(*field).key,
        Key::Visit(_, field) => Visit::spec(*field).key,
        _ => "",
    }
}

/// Sets or removes a key of the table at `path`.
fn put(root: &mut Table, path: &[&str], key: &str, leaf: Option<&Leaf>) {
    if let Some(table) = table_at(root, path, leaf.is_some()) {
        put_in(table, key, leaf);
    }
}

/// The table at `path`; made, if asked for, where it is not there.
fn table_at<'t>(root: &'t mut Table, path: &[&str], make: bool) -> Option<&'t mut dyn TableLike> {
    let mut at: &mut dyn TableLike = root;
    for (depth, name) in path.iter().enumerate() {
        if make && !at.contains_key(name) {
            // Only the innermost table of a new path gets a header of its own.
            let mut table = Table::new();
            table.set_implicit(depth + 1 < path.len());
            at.insert(name, Item::Table(table));
        }
        at = at.get_mut(name)?.as_table_like_mut()?;
    }
    Some(at)
}

fn put_in(table: &mut dyn TableLike, key: &str, leaf: Option<&Leaf>) {
    let Some(leaf) = leaf else {
        table.remove(key);
        return;
    };
    match (leaf, table.get_mut(key)) {
        (Leaf::Cell(rating), Some(item)) if item.is_table_like() => {
            let Some(cell) = item.as_table_like_mut() else { return };
            for (key, value) in rating_keys(rating) {
                match value {
                    Some(value) => put_value(cell, key, value),
                    None => drop(cell.remove(key)),
                }
            }
        }
        _ => put_value(table, key, value(leaf)),
    }
}

/// Writes a value over the one that is there, keeping the comment and the spaces around it.
fn put_value(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        Some(item) => *item = Item::Value(value),
        None => drop(table.insert(key, Item::Value(value))),
    }
}

fn put_fate(option: &mut dyn TableLike, account: &str, leaf: Option<&Leaf>) {
    if !option.contains_key("fate") && leaf.is_some() {
        option.insert("fate", Item::Value(Value::InlineTable(InlineTable::new())));
    }
    let Some(fates) = option.get_mut("fate").and_then(Item::as_table_like_mut) else { return };
    put_in(fates, account, leaf);
    if fates.is_empty() {
        option.remove("fate");
    }
}

/// One entry of a list, by its place.
fn entry(root: &mut Table, list: List, at: usize) -> Option<&mut dyn TableLike> {
    match item(root, list)? {
        Item::ArrayOfTables(tables) => tables.get_mut(at).map(|table| table as &mut dyn TableLike),
        Item::Value(Value::Array(array)) => {
            array.get_mut(at)?.as_inline_table_mut().map(|table| table as &mut dyn TableLike)
        }
        _ => None,
    }
}

/// The list itself.
pub(super) fn item(root: &mut Table, list: List) -> Option<&mut Item> {
    match list.path().split_once('.') {
        None => root.get_mut(list.path()),
        Some((parent, key)) => root.get_mut(parent)?.as_table_like_mut()?.get_mut(key),
    }
}

/// Gives a list the entries of `now` in their order; those that stay keep everything they carry.
fn arrange(root: &mut Table, list: List, was: &[Name], now: &[Name]) {
    if now.is_empty() {
        match list.path().split_once('.') {
            None => drop(root.remove(list.path())),
            Some((parent, key)) => {
                let parent = root.get_mut(parent).and_then(Item::as_table_like_mut);
                drop(parent.and_then(|parent| parent.remove(key)));
            }
        }
        return;
    }
    match item(root, list) {
        Some(Item::ArrayOfTables(tables)) => arrange_tables(tables, was, now),
        Some(Item::Value(Value::Array(array))) => array::arrange(array, was, now, named),
        _ if list == List::Pairs => {
            let mut array = Array::new();
            array::arrange(&mut array, &[], now, named);
            if let Some(weighing) = table_at(root, &["weighing"], true) {
                weighing.insert("pair", Item::Value(Value::Array(array)));
            }
        }
        _ => {
            let mut tables = ArrayOfTables::new();
            arrange_tables(&mut tables, &[], now);
            root.insert(list.path(), Item::ArrayOfTables(tables));
        }
    }
}

fn arrange_tables(tables: &mut ArrayOfTables, was: &[Name], now: &[Name]) {
    let mut places = Vec::new();
    tables.iter().for_each(|table| positions(table, &mut places));
    places.sort_unstable();
    let mut old: Vec<Option<Table>> = std::mem::take(tables).into_iter().map(Some).collect();
    let mut places = places.into_iter();
    for name in now {
        let known = was.iter().position(|known| known == name);
        let table = match known.and_then(|at| old.get_mut(at)).and_then(Option::take) {
            Some(mut table) => {
                // The headers of the file stay where they are; what stands under them changes places.
                reposition(&mut table, &mut places);
                table
            }
            None => {
                let mut table = Table::new();
                name_keys(&mut table, name);
                table
            }
        };
        tables.push(table);
    }
}

fn positions(table: &Table, into: &mut Vec<isize>) {
    into.extend(table.position());
    for (_, item) in table.iter() {
        match item {
            Item::Table(table) => positions(table, into),
            Item::ArrayOfTables(tables) => tables.iter().for_each(|table| positions(table, into)),
            _ => {}
        }
    }
}

fn reposition(table: &mut Table, places: &mut impl Iterator<Item = isize>) {
    if table.position().is_some() {
        table.set_position(places.next());
    }
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => reposition(table, places),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(|table| reposition(table, places)),
            _ => {}
        }
    }
}

/// An entry with nothing in it but its name, for a list that is written as an array.
fn named(name: &Name) -> Value {
    let mut table = InlineTable::new();
    name_keys(&mut table, name);
    Value::InlineTable(table)
}

/// Writes the keys that are an entry's name.
fn name_keys(table: &mut dyn TableLike, name: &Name) {
    let mut text = |key: &str, text: &str| drop(table.insert(key, Item::Value(Value::from(text))));
    match name {
        Name::Id(id) => text("id", id.as_str()),
        Name::Pair(a, b) => {
            text("a", a.as_str());
            text("b", b.as_str());
        }
        Name::At(stamp) => {
            if let Some(at) = stamp.at {
                table.insert("at", Item::Value(moment(&at)));
            }
        }
    }
}

fn value(leaf: &Leaf) -> Value {
    match leaf {
        Leaf::Text(text) => Value::from(text.as_str()),
        Leaf::Number(number) => figure(*number),
        Leaf::Flag(flag) => Value::from(*flag),
        Leaf::Date(date) => datetime(&date.format("%Y-%m-%d").to_string()),
        Leaf::Moment(at) => moment(at),
        Leaf::Id(id) => Value::from(id.as_str()),
        Leaf::Ids(ids) => ids.iter().map(|id| id.as_str()).collect(),
        Leaf::Texts(texts) => texts.iter().map(String::as_str).collect(),
        Leaf::Scores(scores) => {
            scores.iter().map(|(id, score)| (id.as_str(), figure(*score))).collect::<InlineTable>().into()
        }
        Leaf::Fate(Fate::Merge(into)) => {
            [("merge", Value::from(into.as_str()))].into_iter().collect::<InlineTable>().into()
        }
        Leaf::Fate(fate) => Value::from(fate.word().unwrap_or_default()),
        Leaf::Cell(rating) if rating.is_bare() => figure(rating.value()),
        Leaf::Cell(rating) => {
            let keys = rating_keys(rating).into_iter();
            keys.filter_map(|(key, value)| Some((key, value?))).collect::<InlineTable>().into()
        }
        Leaf::Order(names) => names.iter().map(Name::to_string).collect(),
    }
}

/// The keys of a rating that is more than a number; `None` for those it does without.
fn rating_keys(rating: &Rating) -> [(&'static str, Option<Value>); 5] {
    let stated = rating.stated();
    // Beside a stated value, an end that is the value need not be said.
    let end = |end: f64| (stated != Some(end)).then(|| figure(end));
    [
        ("value", stated.map(figure)),
        ("low", end(rating.low())),
        ("high", end(rating.high())),
        ("basis", rating.basis.map(|basis| Value::from(basis.word()))),
        ("note", rating.note.as_deref().map(Value::from)),
    ]
}

/// Whole numbers are written whole.
fn figure(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= EXACT { Value::from(number as i64) } else { Value::from(number) }
}

fn moment(at: &Moment) -> Value {
    datetime(&at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false))
}

fn datetime(text: &str) -> Value {
    // What chrono prints, TOML reads; were it ever not so, the text itself is still there to see.
    text.parse::<Datetime>().map_or_else(|_| Value::from(text), Value::from)
}
