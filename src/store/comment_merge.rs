//! Comments, blank lines and keys of one's own, three-way: what theirs changed and ours did not comes over; where both
//! did ours stands, and theirs is told.

use std::collections::BTreeSet;
use std::mem::Discriminant;

use toml_edit::{Decor, DocumentMut, Entry, Item, RawString, Table, TableLike, Value};

use crate::messages::CommentConflict;
use pesee_core::deliberation::{Conflict, Deliberation, FieldPath, List, MergeSide, find_counterparts};

use super::schema_node::SchemaNode;

/// Something of the three texts: base, ours, theirs.
type BaseOursTheirs<T> = [Option<T>; 3];

/// Brings over what theirs changed beside the document, which `text` says already; gives what could not be had both
/// ways.
pub(super) fn merge_comments(
    text: &mut DocumentMut,
    texts: &[DocumentMut; 3],
    documents: [&Deliberation; 3],
    now: &Deliberation,
    clashes: &[Conflict],
) -> Vec<CommentConflict> {
    let clashed = clashes.iter().flat_map(conflict_paths).collect();
    let mut blend = CommentMerge {
        documents,
        now,
        conflicting_paths: clashed,
        conflicts: Vec::new(),
        changed_by_both: Vec::new(),
        lost_lines: Vec::new(),
    };
    let tables = texts.each_ref().map(|text| Some(text.as_table() as &dyn TableLike));
    blend.merge_table("", SchemaNode::File, text.as_table_mut(), tables);
    if let Some(end) = blend.choose_decor_text("", texts.each_ref().map(|text| text.trailing().as_str())) {
        text.set_trailing(end);
    }
    blend.into_conflicts(text)
}

struct CommentMerge<'a> {
    documents: [&'a Deliberation; 3],
    now: &'a Deliberation,
    /// The paths of the values that stand against theirs.
    conflicting_paths: BTreeSet<String>,
    conflicts: Vec<CommentConflict>,
    /// Comments that both changed: where, ours, and what is new in theirs.
    changed_by_both: Vec<(String, Vec<String>, Vec<String>)>,
    /// Lines whose place is gone: where it was, whose they are.
    lost_lines: Vec<(String, MergeSide, Vec<String>)>,
}

impl CommentMerge<'_> {
    fn merge_table(
        &mut self,
        path: &str,
        room: SchemaNode,
        now: &mut dyn TableLike,
        tables: BaseOursTheirs<&dyn TableLike>,
    ) {
        for key in collect_keys(tables) {
            let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            let room = room.child(key);
            if room == SchemaNode::Unknown {
                self.merge_unknown_key(&path, key, now, tables);
            }
            let items = tables.map(|table| table?.get(key));
            let decors = tables.map(|table| Some(table?.key(key)?.leaf_decor()));
            let Some((mut spelt, item)) = now.get_key_value_mut(key) else {
                self.note_lost(
                    &path,
                    zip_sides(decors, items).map(|side| Some(collect_lines_with_decor(room, side?))),
                    &[],
                );
                continue;
            };
            self.merge_decor(&path, spelt.leaf_decor_mut(), decors);
            self.merge_item(&path, room, item, items);
            // A table that theirs took out goes with the last that stood in it.
            let [base, ours, theirs] = items;
            let emptied = theirs.is_none() && base.is_some() && item.as_table().is_some_and(Table::is_empty);
            if emptied && base.map(item_comments) == ours.map(item_comments) {
                now.remove(key);
            }
        }
    }

    fn merge_item(&mut self, path: &str, room: SchemaNode, now: &mut Item, items: BaseOursTheirs<&Item>) {
        let [base, _, theirs] = items;
        if theirs.is_some_and(|theirs| item_kind(theirs) != item_kind(now)) {
            // Theirs writes it in another of TOML's ways: there is no place for what stands beside it.
            self.note_lost(path, [base, None, theirs].map(|item| Some(collect_personal_lines(room, item?))), &[]);
        }
        let values = items.map(|item| item?.as_value());
        let tables = items.map(|item| item?.as_table());
        match (room, now) {
            (SchemaNode::List(list), now) => self.merge_list(path, list, now, items),
            (_, Item::Value(value)) => {
                let decors = values.map(|value| Some(value?.decor()));
                if self.conflicting_paths.contains(path) {
                    // What stands behind a value is said of that value.
                    let [was, _, there] = decors.map(|decor| decor.map(decor_comments).unwrap_or_default());
                    self.note_changed_by_both(path, &was, &decor_comments(value.decor()), &there);
                } else {
                    self.merge_decor(path, value.decor_mut(), decors);
                }
                if take_their_notation(value, values) {
                    return;
                }
                match value.as_inline_table_mut() {
                    Some(table) => {
                        let tables = values.map(|value| Some(value?.as_inline_table()? as &dyn TableLike));
                        self.merge_table(path, room, table, tables);
                    }
                    None => {
                        let inner = values.map(|value| value.map(value_comments));
                        self.note_lost(path, inner, &value_comments(value));
                    }
                }
            }
            (_, Item::Table(table)) => {
                if has_header(table) {
                    let headers = tables.map(|table| table.filter(|table| has_header(table)));
                    self.merge_decor(path, table.decor_mut(), headers.map(|table| Some(table?.decor())));
                }
                self.merge_table(path, room, table, tables.map(|table| Some(table? as &dyn TableLike)));
            }
            _ => {}
        }
    }

    /// A list, by the names of its entries.
    fn merge_list(&mut self, path: &str, list: List, now: &mut Item, items: BaseOursTheirs<&Item>) {
        let items = items.map(|item| item.filter(|item| item_kind(item) == item_kind(now)));
        if let Item::Value(value) = &mut *now {
            let values = items.map(|item| item?.as_value());
            self.merge_decor(path, value.decor_mut(), values.map(|value| Some(value?.decor())));
            let ends = values.map(|value| value?.as_array()?.trailing().as_str());
            if let (Some(array), Some(end)) = (value.as_array_mut(), self.choose_decor_text(path, ends)) {
                array.set_trailing(end);
            }
        }
        let [base, ours, theirs] = self.documents;
        let (names, mine, other) = (self.now.entry_ids(list), ours.entry_ids(list), theirs.entry_ids(list));
        let [in_base, in_theirs] = [base, theirs].map(|document| find_counterparts(list, self.now, document));
        for (at, name) in names.iter().enumerate() {
            let find = |places: &[Option<usize>]| places.get(at).copied().flatten();
            let places = [find(&in_base), mine.iter().position(|known| known == name), find(&in_theirs)];
            let entries = zip_sides(items, places).map(|side| side.and_then(|(item, at)| find_entry(item, at)));
            let path = format!("{path}.{name}");
            if let Some(decor) = entry_decor_mut(now, at) {
                self.merge_decor(&path, decor, entries.map(|entry| Some(entry?.0)));
            }
            if let Some(table) = entry_table_mut(now, at) {
                self.merge_table(&path, SchemaNode::Entry(list), table, entries.map(|entry| Some(entry?.1)));
            }
        }
        // What is not in the list any more took along what was written beside it.
        let lines = |item: Option<&Item>, at: Option<usize>| Some(collect_entry_lines(list, find_entry(item?, at?)?));
        let [was, here, there] = items;
        for ((at, name), old) in mine.iter().enumerate().zip(find_counterparts(list, ours, base)) {
            if !names.contains(name) {
                self.note_lost(&format!("{path}.{name}"), [lines(was, old), lines(here, Some(at)), None], &[]);
            }
        }
        for ((at, name), old) in other.iter().enumerate().zip(find_counterparts(list, theirs, base)) {
            if !in_theirs.contains(&Some(at)) {
                self.note_lost(&format!("{path}.{name}"), [lines(was, old), None, lines(there, Some(at))], &[]);
            }
        }
    }

    /// A key that the program does not know, as a whole; tables of both are gone through key by key.
    fn merge_unknown_key(
        &mut self,
        path: &str,
        key: &str,
        now: &mut dyn TableLike,
        tables: BaseOursTheirs<&dyn TableLike>,
    ) {
        let [base, ours, theirs] = tables.map(|table| table.and_then(|table| table.get(key)));
        let [was, here, there] = [base, ours, theirs].map(|item| item.map(text_without_decor));
        let [_, entry, other] = tables;
        // Where ours took the whole entry away, the key is not what it was about.
        let here = if entry.is_some() { here } else { was.clone() };
        let tables = |a: &Item, b: &Item| a.is_table_like() && item_kind(a) == item_kind(b);
        if there == was || there == here || ours.zip(theirs).is_some_and(|(a, b)| tables(a, b)) {
            return;
        }
        if here != was {
            let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.conflicts.push(CommentConflict::BothChanged {
                path: path.to_owned(),
                ours: here.map(flat),
                theirs: there.map(flat),
            });
            return;
        }
        let Some((spelt, item)) = other.and_then(|table| table.get_key_value(key)) else {
            now.remove(key);
            return;
        };
        let mut item = without_item_positions(item);
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

    fn merge_decor(&mut self, path: &str, now: &mut Decor, decors: BaseOursTheirs<&Decor>) {
        if let Some(prefix) = self.choose_decor_text(path, decors.map(|decor| raw_text(decor?.prefix()))) {
            now.set_prefix(prefix);
        }
        if let Some(suffix) = self.choose_decor_text(path, decors.map(|decor| raw_text(decor?.suffix()))) {
            now.set_suffix(suffix);
        }
    }

    /// The blanks and comments of one spot, where they are to be theirs. Blanks alone are never a clash.
    fn choose_decor_text(&mut self, path: &str, spots: BaseOursTheirs<&str>) -> Option<String> {
        let [base, ours, theirs] = spots;
        let theirs = theirs?;
        let Some(ours) = ours else { return Some(theirs.to_owned()) };
        let said = [base.unwrap_or_default(), ours, theirs].map(comment_lines);
        let [was, here, there] = &said;
        let take = if there == was { base == Some(ours) } else { here == was && here != there };
        if !take {
            self.note_changed_by_both(path, was, here, there);
        }
        take.then(|| theirs.to_owned())
    }

    /// Notes what is new in theirs where ours stands.
    fn note_changed_by_both(&mut self, path: &str, was: &[String], here: &[String], there: &[String]) {
        let new = there.iter().filter(|line| !was.contains(line) && !here.contains(line)).cloned();
        self.changed_by_both.push((path.to_owned(), here.to_vec(), new.collect()));
    }

    /// Notes the lines of each side that are new since base and not `there`: their place is gone.
    fn note_lost(&mut self, path: &str, lines: BaseOursTheirs<Vec<String>>, there: &[String]) {
        let [base, ours, theirs] = lines;
        let known = base.unwrap_or_default();
        for (side, lines) in [(MergeSide::Ours, ours), (MergeSide::Theirs, theirs)] {
            let new = lines.into_iter().flatten().filter(|line| !known.contains(line) && !there.contains(line));
            self.lost_lines.push((path.to_owned(), side, new.collect()));
        }
    }

    /// What could not be had both ways, but for what stands in the text all the same, in another place.
    fn into_conflicts(self, text: &DocumentMut) -> Vec<CommentConflict> {
        let mut there: BTreeSet<String> =
            collect_personal_lines(SchemaNode::File, text.as_item()).into_iter().collect();
        there.extend(raw_text(Some(text.trailing())).into_iter().flat_map(comment_lines));
        let missing = |lines: Vec<String>| {
            let missing: Vec<String> = lines.into_iter().filter(|line| !there.contains(line)).collect();
            (!missing.is_empty()).then(|| missing.join(" "))
        };
        let torn = self.changed_by_both.into_iter().filter_map(|(path, ours, theirs)| {
            let ours = (!ours.is_empty()).then(|| ours.join(" "));
            Some(CommentConflict::BothChanged { path, ours, theirs: Some(missing(theirs)?) })
        });
        let lost = self.lost_lines.into_iter();
        let lost = lost.filter_map(|(path, side, lines)| {
            Some(CommentConflict::PlaceRemoved { path, side, text: missing(lines)? })
        });
        self.conflicts.into_iter().chain(torn).chain(lost).collect()
    }
}

/// The paths of the values that a clash is about, as a walk through the file names them.
fn conflict_paths(clash: &Conflict) -> Vec<String> {
    match clash {
        Conflict::Field { path: key @ FieldPath::Pair(..), .. } => vec![format!("{key}.ratio")],
        Conflict::Field { path: key, .. } => vec![key.to_string()],
        Conflict::Ranks { ours, .. } => ours.keys().map(|id| format!("criterion.{id}.rank")).collect(),
        Conflict::RemovedAndEdited { .. } | Conflict::LeftOut { .. } => Vec::new(),
    }
}

fn zip_sides<A, B>(a: BaseOursTheirs<A>, b: BaseOursTheirs<B>) -> BaseOursTheirs<(A, B)> {
    let ([a0, a1, a2], [b0, b1, b2]) = (a, b);
    [a0.zip(b0), a1.zip(b1), a2.zip(b2)]
}

/// The keys of theirs, then those that ours alone has.
fn collect_keys(tables: BaseOursTheirs<&dyn TableLike>) -> Vec<&str> {
    let [_, ours, theirs] = tables;
    let mut seen = BTreeSet::new();
    let all = [theirs, ours].into_iter().flatten().flat_map(|table| table.iter()).map(|(key, _)| key);
    all.filter(|key| seen.insert(*key)).collect()
}

fn item_kind(item: &Item) -> Discriminant<Item> {
    std::mem::discriminant(item)
}

/// One entry of a list, and what stands around it.
fn find_entry(item: &Item, at: usize) -> Option<(&Decor, &dyn TableLike)> {
    match item {
        Item::ArrayOfTables(tables) => tables.get(at).map(|table| (table.decor(), table as &dyn TableLike)),
        Item::Value(Value::Array(array)) => {
            array.get(at)?.as_inline_table().map(|table| (table.decor(), table as &dyn TableLike))
        }
        _ => None,
    }
}

fn entry_decor_mut(item: &mut Item, at: usize) -> Option<&mut Decor> {
    match item {
        Item::ArrayOfTables(tables) => tables.get_mut(at).map(Table::decor_mut),
        Item::Value(Value::Array(array)) => array.get_mut(at).map(Value::decor_mut),
        _ => None,
    }
}

fn entry_table_mut(item: &mut Item, at: usize) -> Option<&mut dyn TableLike> {
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
fn take_their_notation(now: &mut Value, values: BaseOursTheirs<&Value>) -> bool {
    let [base, ours, theirs] = values;
    let bare = |value: &Value| text_without_decor(&Item::Value(value.clone()));
    let Some(theirs) = theirs.filter(|theirs| is_same_value(now, theirs)) else { return false };
    if ours.is_some() && ours.map(bare) != base.map(bare) {
        return false;
    }
    let decor = now.decor().clone();
    *now = theirs.clone();
    *now.decor_mut() = decor;
    true
}

/// Whether two values say the same, however they are written.
fn is_same_value(a: &Value, b: &Value) -> bool {
    let number = |value: &Value| value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64));
    match (a, b) {
        (Value::String(a), Value::String(b)) => a.value() == b.value(),
        (Value::Boolean(a), Value::Boolean(b)) => a.value() == b.value(),
        (Value::Datetime(a), Value::Datetime(b)) => a.value() == b.value(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same_value(a, b)),
        (Value::InlineTable(a), Value::InlineTable(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| is_same_value(a, b)))
        }
        _ => number(a).is_some() && number(a) == number(b),
    }
}

/// An item as text, without what stands around it.
fn text_without_decor(item: &Item) -> String {
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

fn without_item_positions(item: &Item) -> Item {
    match item {
        Item::Table(table) => Item::Table(without_positions(table)),
        Item::ArrayOfTables(tables) => Item::ArrayOfTables(tables.iter().map(without_positions).collect()),
        other => other.clone(),
    }
}

fn raw_text(text: Option<&RawString>) -> Option<&str> {
    text.and_then(RawString::as_str)
}

/// The comments among blanks.
fn comment_lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn decor_comments(decor: &Decor) -> Vec<String> {
    [decor.prefix(), decor.suffix()].into_iter().filter_map(raw_text).flat_map(comment_lines).collect()
}

/// Every comment in an item and around it.
fn item_comments(item: &Item) -> Vec<String> {
    match item {
        Item::None => Vec::new(),
        Item::Value(value) => [decor_comments(value.decor()), value_comments(value)].concat(),
        Item::Table(table) => [decor_comments(table.decor()), table_comments(table)].concat(),
        Item::ArrayOfTables(tables) => {
            tables.iter().flat_map(|table| [decor_comments(table.decor()), table_comments(table)].concat()).collect()
        }
    }
}

fn value_comments(value: &Value) -> Vec<String> {
    match value {
        Value::Array(array) => {
            let items = array.iter().flat_map(|value| [decor_comments(value.decor()), value_comments(value)].concat());
            items.chain(raw_text(Some(array.trailing())).into_iter().flat_map(comment_lines)).collect()
        }
        Value::InlineTable(table) => table_comments(table),
        _ => Vec::new(),
    }
}

fn table_comments(table: &dyn TableLike) -> Vec<String> {
    let of = |(key, item): (&str, &Item)| {
        let around = table.key(key).map(|key| decor_comments(key.leaf_decor())).unwrap_or_default();
        [around, item_comments(item)].concat()
    };
    table.iter().flat_map(of).collect()
}

/// What nobody but a person wrote: comments, and keys that the program does not know.
fn collect_personal_lines(room: SchemaNode, item: &Item) -> Vec<String> {
    [item_comments(item), collect_unknown_keys(room, item)].concat()
}

fn collect_lines_with_decor(room: SchemaNode, (decor, item): (&Decor, &Item)) -> Vec<String> {
    [decor_comments(decor), collect_personal_lines(room, item)].concat()
}

fn collect_entry_lines(list: List, (decor, table): (&Decor, &dyn TableLike)) -> Vec<String> {
    [decor_comments(decor), table_comments(table), collect_unknown_keys_in(SchemaNode::Entry(list), table)].concat()
}

fn collect_unknown_keys(room: SchemaNode, item: &Item) -> Vec<String> {
    match (room, item) {
        (SchemaNode::Unknown, _) => Vec::new(),
        (SchemaNode::List(list), item) => {
            let entries = (0..).map_while(|at| find_entry(item, at));
            entries.flat_map(|(_, table)| collect_unknown_keys_in(SchemaNode::Entry(list), table)).collect()
        }
        (room, item) => item.as_table_like().map(|table| collect_unknown_keys_in(room, table)).unwrap_or_default(),
    }
}

fn collect_unknown_keys_in(room: SchemaNode, table: &dyn TableLike) -> Vec<String> {
    let of = |(key, item): (&str, &Item)| match room.child(key) {
        SchemaNode::Unknown => vec![format!("{key} = {}", text_without_decor(item).trim())],
        room => collect_unknown_keys(room, item),
    };
    table.iter().flat_map(of).collect()
}

/// A table without its place in the file it comes from.
pub(super) fn without_positions(table: &Table) -> Table {
    let mut table = table.clone();
    clear_positions(&mut table);
    table
}

fn clear_positions(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => clear_positions(table),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(clear_positions),
            _ => {}
        }
    }
}
