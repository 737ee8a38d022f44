//! The three-way merge of comments, blank lines and unknown keys. A change that only their text has is taken over. If
//! both texts changed the same comment or key, our text stays, and a [`CommentConflict`] contains their text.

use std::collections::BTreeSet;
use std::mem::Discriminant;

use toml_edit::{Decor, DocumentMut, Entry, Item, RawString, Table, TableLike, Value};

use crate::messages::CommentConflict;
use pesee_core::deliberation::{Conflict, Deliberation, FieldPath, List, MergeSide, find_counterparts};

use super::schema_node::SchemaNode;

/// One value for each of the three texts: base, ours, theirs.
type BaseOursTheirs<T> = [Option<T>; 3];

/// Merges their comments and unknown keys into `text`, which already contains the merged document `now`. Returns the
/// conflicts.
pub(super) fn merge_comments(
    text: &mut DocumentMut,
    texts: &[DocumentMut; 3],
    documents: [&Deliberation; 3],
    now: &Deliberation,
    conflicts: &[Conflict],
) -> Vec<CommentConflict> {
    let conflicting_paths = conflicts.iter().flat_map(conflict_paths).collect();
    let mut merge = CommentMerge {
        documents,
        now,
        conflicting_paths,
        conflicts: Vec::new(),
        changed_by_both: Vec::new(),
        lost_lines: Vec::new(),
    };
    let tables = texts.each_ref().map(|text| Some(text.as_table() as &dyn TableLike));
    merge.merge_table("", SchemaNode::File, text.as_table_mut(), tables);
    if let Some(end) = merge.choose_decor_text("", texts.each_ref().map(|text| text.trailing().as_str())) {
        text.set_trailing(end);
    }
    merge.into_conflicts(text)
}

struct CommentMerge<'a> {
    documents: [&'a Deliberation; 3],
    now: &'a Deliberation,
    /// The paths of the values that both sides changed.
    conflicting_paths: BTreeSet<String>,
    conflicts: Vec<CommentConflict>,
    /// The comments that both sides changed: the path, our lines, and their new lines.
    changed_by_both: Vec<(String, Vec<String>, Vec<String>)>,
    /// The lines whose place was removed: the path of the place, the side that wrote them, and the lines.
    lost_lines: Vec<(String, MergeSide, Vec<String>)>,
}

impl CommentMerge<'_> {
    fn merge_table(
        &mut self,
        path: &str,
        node: SchemaNode,
        now: &mut dyn TableLike,
        tables: BaseOursTheirs<&dyn TableLike>,
    ) {
        for key in collect_keys(tables) {
            let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            let node = node.child(key);
            if node == SchemaNode::Unknown {
                self.merge_unknown_key(&path, key, now, tables);
            }
            let items = tables.map(|table| table?.get(key));
            let decors = tables.map(|table| Some(table?.key(key)?.leaf_decor()));
            let Some((mut key_mut, item)) = now.get_key_value_mut(key) else {
                self.note_lost(
                    &path,
                    zip_sides(decors, items).map(|side| Some(collect_lines_with_decor(node, side?))),
                    &[],
                );
                continue;
            };
            self.merge_decor(&path, key_mut.leaf_decor_mut(), decors);
            self.merge_item(&path, node, item, items);
            // A table that their text removed is removed when it is empty.
            let [base, ours, theirs] = items;
            let is_emptied = theirs.is_none() && base.is_some() && item.as_table().is_some_and(Table::is_empty);
            if is_emptied && base.map(item_comments) == ours.map(item_comments) {
                now.remove(key);
            }
        }
    }

    fn merge_item(&mut self, path: &str, node: SchemaNode, now: &mut Item, items: BaseOursTheirs<&Item>) {
        let [base, _, theirs] = items;
        if theirs.is_some_and(|theirs| item_kind(theirs) != item_kind(now)) {
            // Their text writes the item in another form (an array instead of tables, for example), so their comments
            // have no place in our text.
            self.note_lost(path, [base, None, theirs].map(|item| Some(collect_personal_lines(node, item?))), &[]);
        }
        let values = items.map(|item| item?.as_value());
        let tables = items.map(|item| item?.as_table());
        match (node, now) {
            (SchemaNode::List(list), now) => self.merge_list(path, list, now, items),
            (_, Item::Value(value)) => {
                let decors = values.map(|value| Some(value?.decor()));
                if self.conflicting_paths.contains(path) {
                    // Their comment describes their value, so it is not placed behind our value.
                    let [base, _, theirs] = decors.map(|decor| decor.map(decor_comments).unwrap_or_default());
                    self.note_changed_by_both(path, &base, &decor_comments(value.decor()), &theirs);
                } else {
                    self.merge_decor(path, value.decor_mut(), decors);
                }
                if take_their_notation(value, values) {
                    return;
                }
                match value.as_inline_table_mut() {
                    Some(table) => {
                        let tables = values.map(|value| Some(value?.as_inline_table()? as &dyn TableLike));
                        self.merge_table(path, node, table, tables);
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
                self.merge_table(path, node, table, tables.map(|table| Some(table? as &dyn TableLike)));
            }
            _ => {}
        }
    }

    /// Merges the comments of a list. Entries are matched by their ids.
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
        let (ids, our_ids, their_ids) = (self.now.entry_ids(list), ours.entry_ids(list), theirs.entry_ids(list));
        let [base_positions, their_positions] =
            [base, theirs].map(|document| find_counterparts(list, self.now, document));
        for (at, id) in ids.iter().enumerate() {
            let find = |positions: &[Option<usize>]| positions.get(at).copied().flatten();
            let positions =
                [find(&base_positions), our_ids.iter().position(|known| known == id), find(&their_positions)];
            let entries = zip_sides(items, positions).map(|side| side.and_then(|(item, at)| find_entry(item, at)));
            let path = format!("{path}.{id}");
            if let Some(decor) = entry_decor_mut(now, at) {
                self.merge_decor(&path, decor, entries.map(|entry| Some(entry?.0)));
            }
            if let Some(table) = entry_table_mut(now, at) {
                self.merge_table(&path, SchemaNode::Entry(list), table, entries.map(|entry| Some(entry?.1)));
            }
        }
        // The comments of removed entries have lost their place.
        let lines = |item: Option<&Item>, at: Option<usize>| Some(collect_entry_lines(list, find_entry(item?, at?)?));
        let [in_base, in_ours, in_theirs] = items;
        for ((at, id), base_at) in our_ids.iter().enumerate().zip(find_counterparts(list, ours, base)) {
            if !ids.contains(id) {
                self.note_lost(&format!("{path}.{id}"), [lines(in_base, base_at), lines(in_ours, Some(at)), None], &[]);
            }
        }
        for ((at, id), base_at) in their_ids.iter().enumerate().zip(find_counterparts(list, theirs, base)) {
            if !their_positions.contains(&Some(at)) {
                self.note_lost(
                    &format!("{path}.{id}"),
                    [lines(in_base, base_at), None, lines(in_theirs, Some(at))],
                    &[],
                );
            }
        }
    }

    /// Merges an unknown key as a whole. A key that is a table in both texts is left to `merge_table`, key by key.
    fn merge_unknown_key(
        &mut self,
        path: &str,
        key: &str,
        now: &mut dyn TableLike,
        tables: BaseOursTheirs<&dyn TableLike>,
    ) {
        let [base, ours, theirs] = tables.map(|table| table.and_then(|table| table.get(key)));
        let [base_text, our_text, their_text] = [base, ours, theirs].map(|item| item.map(text_without_decor));
        let [_, our_table, their_table] = tables;
        // If our text removed the whole table, it did not remove this key in particular.
        let our_text = if our_table.is_some() { our_text } else { base_text.clone() };
        let are_tables = |a: &Item, b: &Item| a.is_table_like() && item_kind(a) == item_kind(b);
        if their_text == base_text || their_text == our_text || ours.zip(theirs).is_some_and(|(a, b)| are_tables(a, b))
        {
            return;
        }
        if our_text != base_text {
            let on_one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.conflicts.push(CommentConflict::BothChanged {
                path: path.to_owned(),
                ours: our_text.map(on_one_line),
                theirs: their_text.map(on_one_line),
            });
            return;
        }
        let Some((their_key, item)) = their_table.and_then(|table| table.get_key_value(key)) else {
            now.remove(key);
            return;
        };
        let mut item = without_item_positions(item);
        match now.entry_format(their_key) {
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

    /// Returns their blank lines and comments at one place if they replace ours. A difference of blank lines is no
    /// conflict.
    fn choose_decor_text(&mut self, path: &str, texts: BaseOursTheirs<&str>) -> Option<String> {
        let [base, ours, theirs] = texts;
        let theirs = theirs?;
        let Some(ours) = ours else { return Some(theirs.to_owned()) };
        let lines = [base.unwrap_or_default(), ours, theirs].map(comment_lines);
        let [base_lines, our_lines, their_lines] = &lines;
        let takes_theirs = if their_lines == base_lines {
            base == Some(ours)
        } else {
            our_lines == base_lines && our_lines != their_lines
        };
        if !takes_theirs {
            self.note_changed_by_both(path, base_lines, our_lines, their_lines);
        }
        takes_theirs.then(|| theirs.to_owned())
    }

    /// Records their new lines at a place where our lines stay.
    fn note_changed_by_both(&mut self, path: &str, base: &[String], ours: &[String], theirs: &[String]) {
        let new = theirs.iter().filter(|line| !base.contains(line) && !ours.contains(line)).cloned();
        self.changed_by_both.push((path.to_owned(), ours.to_vec(), new.collect()));
    }

    /// Records the new lines of each side that are not among `remaining`, because their place was removed.
    fn note_lost(&mut self, path: &str, lines: BaseOursTheirs<Vec<String>>, remaining: &[String]) {
        let [base, ours, theirs] = lines;
        let known = base.unwrap_or_default();
        for (side, lines) in [(MergeSide::Ours, ours), (MergeSide::Theirs, theirs)] {
            let new = lines.into_iter().flatten().filter(|line| !known.contains(line) && !remaining.contains(line));
            self.lost_lines.push((path.to_owned(), side, new.collect()));
        }
    }

    /// Returns the conflicts, without the lines that are in the merged text at another place.
    fn into_conflicts(self, text: &DocumentMut) -> Vec<CommentConflict> {
        let mut merged_lines: BTreeSet<String> =
            collect_personal_lines(SchemaNode::File, text.as_item()).into_iter().collect();
        merged_lines.extend(raw_text(Some(text.trailing())).into_iter().flat_map(comment_lines));
        let missing = |lines: Vec<String>| {
            let missing: Vec<String> = lines.into_iter().filter(|line| !merged_lines.contains(line)).collect();
            (!missing.is_empty()).then(|| missing.join(" "))
        };
        let both_changed = self.changed_by_both.into_iter().filter_map(|(path, ours, theirs)| {
            let ours = (!ours.is_empty()).then(|| ours.join(" "));
            Some(CommentConflict::BothChanged { path, ours, theirs: Some(missing(theirs)?) })
        });
        let lost = self.lost_lines.into_iter();
        let lost = lost.filter_map(|(path, side, lines)| {
            Some(CommentConflict::PlaceRemoved { path, side, text: missing(lines)? })
        });
        self.conflicts.into_iter().chain(both_changed).chain(lost).collect()
    }
}

/// Returns the paths of the values that a conflict concerns, in the form that `merge_table` builds.
fn conflict_paths(conflict: &Conflict) -> Vec<String> {
    match conflict {
        Conflict::Field { path: path @ FieldPath::Pair(..), .. } => vec![format!("{path}.ratio")],
        Conflict::Field { path, .. } => vec![path.to_string()],
        Conflict::Ranks { ours, .. } => ours.keys().map(|id| format!("criterion.{id}.rank")).collect(),
        Conflict::RemovedAndEdited { .. } | Conflict::EntryDropped { .. } => Vec::new(),
    }
}

fn zip_sides<A, B>(a: BaseOursTheirs<A>, b: BaseOursTheirs<B>) -> BaseOursTheirs<(A, B)> {
    let ([a0, a1, a2], [b0, b1, b2]) = (a, b);
    [a0.zip(b0), a1.zip(b1), a2.zip(b2)]
}

/// Returns the keys of their table, then the keys that only our table has.
fn collect_keys(tables: BaseOursTheirs<&dyn TableLike>) -> Vec<&str> {
    let [_, ours, theirs] = tables;
    let mut seen = BTreeSet::new();
    let all = [theirs, ours].into_iter().flatten().flat_map(|table| table.iter()).map(|(key, _)| key);
    all.filter(|key| seen.insert(*key)).collect()
}

fn item_kind(item: &Item) -> Discriminant<Item> {
    std::mem::discriminant(item)
}

/// Returns an entry of a list, and the text around it.
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

/// Returns whether a table has a header line.
fn has_header(table: &Table) -> bool {
    !table.is_dotted() && !table.is_implicit()
}

/// Takes over their notation of a value (the quotes, for example) if our text did not change the notation and the value
/// is the same. Returns whether it did.
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

/// Returns whether two values are equal, whatever their notation.
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

/// Returns the text of an item without the comments and blanks around it.
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

/// Returns the comments of a text that contains only comments and blanks.
fn comment_lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn decor_comments(decor: &Decor) -> Vec<String> {
    [decor.prefix(), decor.suffix()].into_iter().filter_map(raw_text).flat_map(comment_lines).collect()
}

/// Returns every comment in an item and around it.
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

/// Returns the lines that the user wrote and the program does not generate: comments and unknown keys.
fn collect_personal_lines(node: SchemaNode, item: &Item) -> Vec<String> {
    [item_comments(item), collect_unknown_keys(node, item)].concat()
}

fn collect_lines_with_decor(node: SchemaNode, (decor, item): (&Decor, &Item)) -> Vec<String> {
    [decor_comments(decor), collect_personal_lines(node, item)].concat()
}

fn collect_entry_lines(list: List, (decor, table): (&Decor, &dyn TableLike)) -> Vec<String> {
    [decor_comments(decor), table_comments(table), collect_unknown_keys_in(SchemaNode::Entry(list), table)].concat()
}

fn collect_unknown_keys(node: SchemaNode, item: &Item) -> Vec<String> {
    match (node, item) {
        (SchemaNode::Unknown, _) => Vec::new(),
        (SchemaNode::List(list), item) => {
            let entries = (0..).map_while(|at| find_entry(item, at));
            entries.flat_map(|(_, table)| collect_unknown_keys_in(SchemaNode::Entry(list), table)).collect()
        }
        (node, item) => item.as_table_like().map(|table| collect_unknown_keys_in(node, table)).unwrap_or_default(),
    }
}

fn collect_unknown_keys_in(node: SchemaNode, table: &dyn TableLike) -> Vec<String> {
    let of = |(key, item): (&str, &Item)| match node.child(key) {
        SchemaNode::Unknown => vec![format!("{key} = {}", text_without_decor(item).trim())],
        node => collect_unknown_keys(node, item),
    };
    table.iter().flat_map(of).collect()
}

/// Returns a copy of a table without its position in the file, so that it can be inserted into another file.
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
