//! Inserts user comments and unknown keys at random places of a file, to test that edits preserve them.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use super::made_up::Dice;

/// Inserts comments and unknown keys into `text`. Returns the new text and the markers that the text must still contain
/// after an edit.
pub fn strewn(text: &str, dice: &mut Dice) -> (String, Vec<String>) {
    let mut document: DocumentMut = text.parse().unwrap();
    let mut inserter = Inserter { dice, marks: Vec::new() };
    inserter.table(document.as_table_mut(), TableKind::Root);
    if let Some(mark) = inserter.maybe_mark() {
        document.set_trailing(format!("\n# {mark}\n"));
    }
    let marks = inserter.marks;
    (document.to_string(), marks)
}

/// The kind of a table: decides whether an unknown key in the table is allowed, or would be parsed as an id.
#[derive(Clone, Copy, PartialEq)]
enum TableKind {
    /// The root table of the file.
    Root,
    /// A table with known keys. The program ignores and preserves unknown keys.
    Record,
    /// A table from the id of a person to a record.
    People,
    /// A table from ids to values. A value may be a rating.
    Ids,
}

impl TableKind {
    fn of(self, key: &str) -> TableKind {
        match (self, key) {
            (TableKind::Root, "gut") => TableKind::People,
            (TableKind::Root, "rating" | "weight") | (TableKind::Ids, _) => TableKind::Ids,
            (TableKind::Record, "fate" | "scores" | "criterion" | "visit" | "from" | "to") => TableKind::Ids,
            _ => TableKind::Record,
        }
    }
}

struct Inserter<'a> {
    dice: &'a mut Dice,
    marks: Vec<String>,
}

impl Inserter<'_> {
    /// Returns a new unique marker in one of four cases.
    fn maybe_mark(&mut self) -> Option<String> {
        self.dice.one_in(4).then(|| {
            let mark = format!("own-{}-words", self.marks.len());
            self.marks.push(mark.clone());
            mark
        })
    }

    fn table(&mut self, table: &mut Table, kind: TableKind) {
        if kind != TableKind::Root
            && !table.is_implicit()
            && let Some(mark) = self.maybe_mark()
        {
            table.decor_mut().set_prefix(format!("\n# {mark}\n"));
        }
        for (mut key, item) in table.iter_mut() {
            let inside = kind.of(key.get());
            match item {
                Item::Table(table) => self.table(table, inside),
                Item::ArrayOfTables(tables) => tables.iter_mut().for_each(|table| self.table(table, TableKind::Record)),
                Item::Value(value) => {
                    if let Some(mark) = self.maybe_mark() {
                        key.leaf_decor_mut().set_prefix(format!("# {mark}\n"));
                    }
                    if let Some(mark) = self.maybe_mark() {
                        value.decor_mut().set_suffix(format!("   # {mark}"));
                    }
                    self.value(value, kind);
                }
                Item::None => {}
            }
        }
        if matches!(kind, TableKind::Root | TableKind::Record)
            && let Some(mark) = self.maybe_mark()
        {
            table.insert(&mark, Item::Value(Value::from(self.dice.text())));
        }
        if kind == TableKind::Root
            && let Some(mark) = self.maybe_mark()
        {
            let mut own = Table::new();
            own.insert("text", Item::Value(Value::from(self.dice.text())));
            table.insert(&mark, Item::Table(own));
        }
    }

    /// Adds unknown keys inside a value of a table of the given kind. Among inline tables, only ratings and pairs are
    /// records with known keys.
    fn value(&mut self, value: &mut Value, kind: TableKind) {
        match value {
            Value::InlineTable(cell) if kind == TableKind::Ids && cell.contains_key("low") => self.inline(cell),
            Value::Array(array) => self.array(array),
            _ => {}
        }
    }

    fn array(&mut self, array: &mut Array) {
        for table in array.iter_mut().filter_map(Value::as_inline_table_mut) {
            self.inline(table);
        }
    }

    fn inline(&mut self, table: &mut InlineTable) {
        if let Some(mark) = self.maybe_mark() {
            table.insert(mark, Value::from(self.dice.text()));
        }
    }
}
