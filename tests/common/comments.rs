//! Comments and keys that the program does not know, strewn over a file.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use super::made_up::Dice;

/// The text with something of a person's own in many places, and what to look for afterwards.
pub fn strewn(text: &str, dice: &mut Dice) -> (String, Vec<String>) {
    let mut document: DocumentMut = text.parse().unwrap();
    let mut strewer = Strewer { dice, marks: Vec::new() };
    strewer.table(document.as_table_mut(), Room::Root);
    if let Some(mark) = strewer.now_and_then() {
        document.set_trailing(format!("\n# {mark}\n"));
    }
    let marks = strewer.marks;
    (document.to_string(), marks)
}

/// What a table is: whether a key in it may be anything, or would be taken for an id.
#[derive(Clone, Copy, PartialEq)]
enum Room {
    /// The whole file.
    Root,
    /// A table with known keys: others are left alone.
    Record,
    /// A person's name leads to a record.
    People,
    /// Every key is an id; what an id leads to may be a rating.
    Ids,
}

impl Room {
    fn of(self, key: &str) -> Room {
        match (self, key) {
            (Room::Root, "gut") => Room::People,
            (Room::Root, "rating" | "weight") | (Room::Ids, _) => Room::Ids,
            (Room::Record, "fate" | "scores" | "criterion" | "visit" | "from" | "to") => Room::Ids,
            _ => Room::Record,
        }
    }
}

struct Strewer<'a> {
    dice: &'a mut Dice,
    marks: Vec<String>,
}

impl Strewer<'_> {
    /// A mark like no other, now and then.
    fn now_and_then(&mut self) -> Option<String> {
        self.dice.one_in(4).then(|| {
            let mark = format!("own-{}-words", self.marks.len());
            self.marks.push(mark.clone());
            mark
        })
    }

    fn table(&mut self, table: &mut Table, room: Room) {
        if room != Room::Root
            && !table.is_implicit()
            && let Some(mark) = self.now_and_then()
        {
            table.decor_mut().set_prefix(format!("\n# {mark}\n"));
        }
        for (mut key, item) in table.iter_mut() {
            let inside = room.of(key.get());
            match item {
                Item::Table(table) => self.table(table, inside),
                Item::ArrayOfTables(tables) => tables.iter_mut().for_each(|table| self.table(table, Room::Record)),
                Item::Value(value) => {
                    if let Some(mark) = self.now_and_then() {
                        key.leaf_decor_mut().set_prefix(format!("# {mark}\n"));
                    }
                    if let Some(mark) = self.now_and_then() {
                        value.decor_mut().set_suffix(format!("   # {mark}"));
                    }
                    self.value(value, room);
                }
                Item::None => {}
            }
        }
        if matches!(room, Room::Root | Room::Record)
            && let Some(mark) = self.now_and_then()
        {
            table.insert(&mark, Item::Value(Value::from(self.dice.text())));
        }
        if room == Room::Root
            && let Some(mark) = self.now_and_then()
        {
            let mut own = Table::new();
            own.insert("text", Item::Value(Value::from(self.dice.text())));
            table.insert(&mark, Item::Table(own));
        }
    }

    /// A value of a table that is `room`: of tables in a line, only ratings and pairs have known keys.
    fn value(&mut self, value: &mut Value, room: Room) {
        match value {
            Value::InlineTable(cell) if room == Room::Ids && cell.contains_key("low") => self.inline(cell),
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
        if let Some(mark) = self.now_and_then() {
            table.insert(mark, Value::from(self.dice.text()));
        }
    }
}
