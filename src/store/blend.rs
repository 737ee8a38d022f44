//! Comments, blank lines and keys of one's own, three-way: what theirs changed and ours did not comes over; where both
//! did ours stands, and theirs is told.

use std::collections::BTreeSet;
use std::mem::Discriminant;

use toml_edit::{Decor, DocumentMut, Entry, Item, RawString, Table, TableLike, Value};

use crate::messages::Aside;
use pesee_core::deliberation::{Clash, Deliberation, Key, List, Side, counterparts};

use super::room::Room;

/// Something of the three texts: base, ours, theirs.
type Three<T> = [Option<T>; 3];

/// Brings over what theirs changed beside the document, which `text` says already; gives what could not be had both
/// ways.
pub(super) fn blend(
    text: &mut DocumentMut,
    texts: &[DocumentMut; 3],
    documents: [&Deliberation; 3],
    now: &Deliberation,
    clashes: &[Clash],
) -> Vec<Aside> {
    let clashed = clashes.iter().flat_map(clashed).collect();
    let mut blend = Blend { documents, now, clashed, asides: Vec::new(), torn: Vec::new(), lost: Vec::new() };
    let tables = texts.each_ref().map(|text| Some(text.as_table() as &dyn TableLike));
    blend.table("", Room::File, text.as_table_mut(), tables);
    if let Some(end) = blend.settle("", texts.each_ref().map(|text| text.trailing().as_str())) {
        text.set_trailing(end);
    }
    blend.told(text)
}

struct Blend<'a> {
    documents: [&'a Deliberation; 3],
    now: &'a Deliberation,
    /// The paths of the values that stand against theirs.
    clashed: BTreeSet<String>,
    asides: Vec<Aside>,
    /// Comments that both changed: where, ours, and what is new in theirs.
    torn: Vec<(String, Vec<String>, Vec<String>)>,
    /// Lines whose place is gone: where it was, whose they are.
    lost: Vec<(String, Side, Vec<String>)>,
}

impl Blend<'_> {
    fn table(&mut self, path: &str, room: Room, now: &mut dyn TableLike, tables: Three<&dyn TableLike>) {
        for key in keys(tables) {
            let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            let room = room.at(key);
            if room == Room::Own {
                self.own(&path, key, now, tables);
            }
            let items = tables.map(|table| table?.get(key));
            let decors = tables.map(|table| Some(table?.key(key)?.leaf_decor()));
            let Some((mut spelt, item)) = now.get_key_value_mut(key) else {
                self.lost(&path, pair(decors, items).map(|side| Some(lines_of(room, side?))), &[]);
                continue;
            };
            self.decor(&path, spelt.leaf_decor_mut(), decors);
            self.item(&path, room, item, items);
            // A table that theirs took out goes with the last that stood in it.
            let [base, ours, theirs] = items;
            let emptied = theirs.is_none() && base.is_some() && item.as_table().is_some_and(Table::is_empty);
            if emptied && base.map(comments) == ours.map(comments) {
                now.remove(key);
            }
        }
    }

    fn item(&mut self, path: &str, room: Room, now: &mut Item, items: Three<&Item>) {
        let [base, _, theirs] = items;
        if theirs.is_some_and(|theirs| kind(theirs) != kind(now)) {
            // Theirs writes it in another of TOML's ways: there is no place for what stands beside it.
            self.lost(path, [base, None, theirs].map(|item| Some(lines(room, item?))), &[]);
        }
        let values = items.map(|item| item?.as_value());
        let tables = items.map(|item| item?.as_table());
        match (room, now) {
            (Room::List(list), now) => self.list(path, list, now, items),
            (_, Item::Value(value)) => {
                let decors = values.map(|value| Some(value?.decor()));
                if self.clashed.contains(path) {
                    // What stands behind a value is said of that value.
                    let [was, _, there] = decors.map(|decor| decor.map(around).unwrap_or_default());
                    self.tear(path, &was, &around(value.decor()), &there);
                } else {
                    self.decor(path, value.decor_mut(), decors);
                }
                if rewritten(value, values) {
                    return;
                }
                match value.as_inline_table_mut() {
                    Some(table) => {
                        let tables = values.map(|value| Some(value?.as_inline_table()? as &dyn TableLike));
                        self.table(path, room, table, tables);
                    }
                    None => {
                        let inner = values.map(|value| value.map(inner_comments));
                        self.lost(path, inner, &inner_comments(value));
                    }
                }
            }
            (_, Item::Table(table)) => {
                if has_header(table) {
                    let headers = tables.map(|table| table.filter(|table| has_header(table)));
                    self.decor(path, table.decor_mut(), headers.map(|table| Some(table?.decor())));
                }
                self.table(path, room, table, tables.map(|table| Some(table? as &dyn TableLike)));
            }
            _ => {}
        }
    }

    /// A list, by the names of its entries.
    fn list(&mut self, path: &str, list: List, now: &mut Item, items: Three<&Item>) {
        let items = items.map(|item| item.filter(|item| kind(item) == kind(now)));
        if let Item::Value(value) = &mut *now {
            let values = items.map(|item| item?.as_value());
            self.decor(path, value.decor_mut(), values.map(|value| Some(value?.decor())));
            let ends = values.map(|value| value?.as_array()?.trailing().as_str());
            if let (Some(array), Some(end)) = (value.as_array_mut(), self.settle(path, ends)) {
                array.set_trailing(end);
            }
        }
        let [base, ours, theirs] = self.documents;
        let (names, mine, other) = (self.now.order(list), ours.order(list), theirs.order(list));
        let [in_base, in_theirs] = [base, theirs].map(|document| counterparts(list, self.now, document));
        for (at, name) in names.iter().enumerate() {
            let find = |places: &[Option<usize>]| places.get(at).copied().flatten();
            let places = [find(&in_base), mine.iter().position(|known| known == name), find(&in_theirs)];
            let entries = pair(items, places).map(|side| side.and_then(|(item, at)| entry(item, at)));
            let path = format!("{path}.{name}");
            if let Some(decor) = decor_of(now, at) {
                self.decor(&path, decor, entries.map(|entry| Some(entry?.0)));
            }
            if let Some(table) = table_of(now, at) {
                self.table(&path, Room::Entry(list), table, entries.map(|entry| Some(entry?.1)));
            }
        }
        // What is not in the list any more took along what was written beside it.
        let lines = |item: Option<&Item>, at: Option<usize>| Some(entry_lines(list, entry(item?, at?)?));
        let [was, here, there] = items;
        for ((at, name), old) in mine.iter().enumerate().zip(counterparts(list, ours, base)) {
            if !names.contains(name) {
                self.lost(&format!("{path}.{name}"), [lines(was, old), lines(here, Some(at)), None], &[]);
            }
        }
        for ((at, name), old) in other.iter().enumerate().zip(counterparts(list, theirs, base)) {
            if !in_theirs.contains(&Some(at)) {
                self.lost(&format!("{path}.{name}"), [lines(was, old), None, lines(there, Some(at))], &[]);
            }
        }
    }

    /// A key that the program does not know, as a whole; tables of both are gone through key by key.
    fn own(&mut self, path: &str, key: &str, now: &mut dyn TableLike, tables: Three<&dyn TableLike>) {
        let [base, ours, theirs] = tables.map(|table| table.and_then(|table| table.get(key)));
        let [was, here, there] = [base, ours, theirs].map(|item| item.map(bare));
        let [_, entry, other] = tables;
        // Where ours took the whole entry away, the key is not what it was about.
        let here = if entry.is_some() { here } else { was.clone() };
        let tables = |a: &Item, b: &Item| a.is_table_like() && kind(a) == kind(b);
        if there == was || there == here || ours.zip(theirs).is_some_and(|(a, b)| tables(a, b)) {
            return;
        }
        if here != was {
            let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.asides.push(Aside::Both { path: path.to_owned(), ours: here.map(flat), theirs: there.map(flat) });
            return;
        }
        let Some((spelt, item)) = other.and_then(|table| table.get_key_value(key)) else {
            now.remove(key);
            return;
        };
        let mut item = unplaced_item(item);
        match now.entry_format(spelt) {
            Entry::Occupied(mut old) => {
                if let (Item::Value(new), Item::Value(old)) = (&mut item, old.get()) {
                    *new.decor_mut() = old.decor().clone();
                }
                old.insert(item);
            }
            Entry::Vacant(free) => drop(free.insert(item)),
        }
    }

    fn decor(&mut self, path: &str, now: &mut Decor, decors: Three<&Decor>) {
        if let Some(prefix) = self.settle(path, decors.map(|decor| raw(decor?.prefix()))) {
            now.set_prefix(prefix);
        }
        if let Some(suffix) = self.settle(path, decors.map(|decor| raw(decor?.suffix()))) {
            now.set_suffix(suffix);
        }
    }

    /// The blanks and comments of one spot, where they are to be theirs. Blanks alone are never a clash.
    fn settle(&mut self, path: &str, spots: Three<&str>) -> Option<String> {
        let [base, ours, theirs] = spots;
        let theirs = theirs?;
        let Some(ours) = ours else { return Some(theirs.to_owned()) };
        let said = [base.unwrap_or_default(), ours, theirs].map(remarks);
        let [was, here, there] = &said;
        let take = if there == was { base == Some(ours) } else { here == was && here != there };
        if !take {
            self.tear(path, was, here, there);
        }
        take.then(|| theirs.to_owned())
    }

    /// Notes what is new in theirs where ours stands.
    fn tear(&mut self, path: &str, was: &[String], here: &[String], there: &[String]) {
        let new = there.iter().filter(|line| !was.contains(line) && !here.contains(line)).cloned();
        self.torn.push((path.to_owned(), here.to_vec(), new.collect()));
    }

    /// Notes the lines of each side that are new since base and not `there`: their place is gone.
    fn lost(&mut self, path: &str, lines: Three<Vec<String>>, there: &[String]) {
        let [base, ours, theirs] = lines;
        let known = base.unwrap_or_default();
        for (side, lines) in [(Side::Ours, ours), (Side::Theirs, theirs)] {
            let new = lines.into_iter().flatten().filter(|line| !known.contains(line) && !there.contains(line));
            self.lost.push((path.to_owned(), side, new.collect()));
        }
    }

    /// What could not be had both ways, but for what stands in the text all the same, in another place.
    fn told(self, text: &DocumentMut) -> Vec<Aside> {
        let mut there: BTreeSet<String> = lines(Room::File, text.as_item()).into_iter().collect();
        there.extend(raw(Some(text.trailing())).into_iter().flat_map(remarks));
        let missing = |lines: Vec<String>| {
            let missing: Vec<String> = lines.into_iter().filter(|line| !there.contains(line)).collect();
            (!missing.is_empty()).then(|| missing.join(" "))
        };
        let torn = self.torn.into_iter().filter_map(|(path, ours, theirs)| {
            let ours = (!ours.is_empty()).then(|| ours.join(" "));
            Some(Aside::Both { path, ours, theirs: Some(missing(theirs)?) })
        });
        let lost = self.lost.into_iter();
        let lost = lost.filter_map(|(path, side, lines)| Some(Aside::Lost { path, side, text: missing(lines)? }));
        self.asides.into_iter().chain(torn).chain(lost).collect()
    }
}

/// The paths of the values that a clash is about, as a walk through the file names them.
fn clashed(clash: &Clash) -> Vec<String> {
    match clash {
        Clash::Place { key: key @ Key::Pair(..), .. } => vec![format!("{key}.ratio")],
        Clash::Place { key, .. } => vec![key.to_string()],
        Clash::Ranks { ours, .. } => ours.keys().map(|id| format!("criterion.{id}.rank")).collect(),
        Clash::Removed { .. } | Clash::LeftOut { .. } => Vec::new(),
    }
}

fn pair<A, B>(a: Three<A>, b: Three<B>) -> Three<(A, B)> {
    let ([a0, a1, a2], [b0, b1, b2]) = (a, b);
    [a0.zip(b0), a1.zip(b1), a2.zip(b2)]
}

/// The keys of theirs, then those that ours alone has.
fn keys(tables: Three<&dyn TableLike>) -> Vec<&str> {
    let [_, ours, theirs] = tables;
    let mut seen = BTreeSet::new();
    let all = [theirs, ours].into_iter().flatten().flat_map(|table| table.iter()).map(|(key, _)| key);
    all.filter(|key| seen.insert(*key)).collect()
}

fn kind(item: &Item) -> Discriminant<Item> {
    std::mem::discriminant(item)
}

/// One entry of a list, and what stands around it.
fn entry(item: &Item, at: usize) -> Option<(&Decor, &dyn TableLike)> {
    match item {
        Item::ArrayOfTables(tables) => tables.get(at).map(|table| (table.decor(), table as &dyn TableLike)),
        Item::Value(Value::Array(array)) => {
            array.get(at)?.as_inline_table().map(|table| (table.decor(), table as &dyn TableLike))
        }
        _ => None,
    }
}

fn decor_of(item: &mut Item, at: usize) -> Option<&mut Decor> {
    match item {
        Item::ArrayOfTables(tables) => tables.get_mut(at).map(Table::decor_mut),
        Item::Value(Value::Array(array)) => array.get_mut(at).map(Value::decor_mut),
        _ => None,
    }
}

fn table_of(item: &mut Item, at: usize) -> Option<&mut dyn TableLike> {
    match item {
        Item::ArrayOfTables(tables) => tables.get_mut(at).map(|table| table as &mut dyn TableLike),
        Item::Value(Value::Array(array)) => {
            array.get_mut(at)?.as_inline_table_mut().map(|table| table as &mut dyn TableLike)
        }
        _ => None,
    }
}

/// Whether a table has a line of its own.
fn has_header(table: &Table) -> bool {
    !table.is_dotted() && !table.is_implicit()
}

/// Takes a value over as theirs writes it, where ours left it alone and it says the same.
fn rewritten(now: &mut Value, values: Three<&Value>) -> bool {
    let [base, ours, theirs] = values;
    let bare = |value: &Value| bare(&Item::Value(value.clone()));
    let Some(theirs) = theirs.filter(|theirs| same(now, theirs)) else { return false };
    if ours.is_some() && ours.map(bare) != base.map(bare) {
        return false;
    }
    let decor = now.decor().clone();
    *now = theirs.clone();
    *now.decor_mut() = decor;
    true
}

/// Whether two values say the same, however they are written.
fn same(a: &Value, b: &Value) -> bool {
    let number = |value: &Value| value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64));
    match (a, b) {
        (Value::String(a), Value::String(b)) => a.value() == b.value(),
        (Value::Boolean(a), Value::Boolean(b)) => a.value() == b.value(),
        (Value::Datetime(a), Value::Datetime(b)) => a.value() == b.value(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::InlineTable(a), Value::InlineTable(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => number(a).is_some() && number(a) == number(b),
    }
}

/// An item as text, without what stands around it.
fn bare(item: &Item) -> String {
    let mut item = item.clone();
    match &mut item {
        Item::Value(value) => value.decor_mut().clear(),
        Item::Table(table) => table.decor_mut().clear(),
        _ => {}
    }
    match item {
        Item::Value(value) => value.to_string(),
        item => {
            let mut alone = DocumentMut::new();
            alone.insert("_", item);
            alone.to_string()
        }
    }
}

fn unplaced_item(item: &Item) -> Item {
    match item {
        Item::Table(table) => Item::Table(unplaced(table)),
        Item::ArrayOfTables(tables) => Item::ArrayOfTables(tables.iter().map(unplaced).collect()),
        other => other.clone(),
    }
}

fn raw(text: Option<&RawString>) -> Option<&str> {
    text.and_then(RawString::as_str)
}

/// The comments among blanks.
fn remarks(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn around(decor: &Decor) -> Vec<String> {
    [decor.prefix(), decor.suffix()].into_iter().filter_map(raw).flat_map(remarks).collect()
}

/// Every comment in an item and around it.
fn comments(item: &Item) -> Vec<String> {
    match item {
        Item::None => Vec::new(),
        Item::Value(value) => [around(value.decor()), inner_comments(value)].concat(),
        Item::Table(table) => [around(table.decor()), comments_in(table)].concat(),
        Item::ArrayOfTables(tables) => {
            tables.iter().flat_map(|table| [around(table.decor()), comments_in(table)].concat()).collect()
        }
    }
}

fn inner_comments(value: &Value) -> Vec<String> {
    match value {
        Value::Array(array) => {
            let items = array.iter().flat_map(|value| [around(value.decor()), inner_comments(value)].concat());
            items.chain(raw(Some(array.trailing())).into_iter().flat_map(remarks)).collect()
        }
        Value::InlineTable(table) => comments_in(table),
        _ => Vec::new(),
    }
}

fn comments_in(table: &dyn TableLike) -> Vec<String> {
    let of = |(key, item): (&str, &Item)| {
        let around = table.key(key).map(|key| around(key.leaf_decor())).unwrap_or_default();
        [around, comments(item)].concat()
    };
    table.iter().flat_map(of).collect()
}

/// What nobody but a person wrote: comments, and keys that the program does not know.
fn lines(room: Room, item: &Item) -> Vec<String> {
    [comments(item), own_keys(room, item)].concat()
}

fn lines_of(room: Room, (decor, item): (&Decor, &Item)) -> Vec<String> {
    [around(decor), lines(room, item)].concat()
}

fn entry_lines(list: List, (decor, table): (&Decor, &dyn TableLike)) -> Vec<String> {
    [around(decor), comments_in(table), own_keys_in(Room::Entry(list), table)].concat()
}

fn own_keys(room: Room, item: &Item) -> Vec<String> {
    match (room, item) {
        (Room::Own, _) => Vec::new(),
        (Room::List(list), item) => {
            let entries = (0..).map_while(|at| entry(item, at));
            entries.flat_map(|(_, table)| own_keys_in(Room::Entry(list), table)).collect()
        }
        (room, item) => item.as_table_like().map(|table| own_keys_in(room, table)).unwrap_or_default(),
    }
}

fn own_keys_in(room: Room, table: &dyn TableLike) -> Vec<String> {
    let of = |(key, item): (&str, &Item)| match room.at(key) {
        Room::Own => vec![format!("{key} = {}", bare(item).trim())],
        room => own_keys(room, item),
    };
    table.iter().flat_map(of).collect()
}

/// A table without its place in the file it comes from.
pub(super) fn unplaced(table: &Table) -> Table {
    let mut table = table.clone();
    unplace(&mut table);
    table
}

fn unplace(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => unplace(table),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(unplace),
            _ => {}
        }
    }
}
