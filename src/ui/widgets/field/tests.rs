//! Tests of the text field: keys in, text and cells out.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::*;
use crate::ui::theme::{Role, Theme};
use crate::ui::widgets::canvas::Canvas;

fn typed(text: &str) -> TextField {
    let mut field = TextField::default();
    text.chars().for_each(|c| assert!(field.apply(FieldInput::Key(KeyPress::char(c)))));
    field
}

fn press(field: &mut TextField, keys: &[KeyPress]) {
    for key in keys {
        assert!(TextField::is_text_key(*key), "{key:?}");
        field.apply(FieldInput::Key(*key));
    }
}

fn drawn(field: &TextField, width: u16, height: u16) -> (Vec<String>, Option<Position>) {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let cursor = field.draw(&mut Canvas::new(&mut buffer, area, Theme::Mono), Role::Field);
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
    ((0..height).map(row).collect(), cursor)
}

const BACKSPACE: KeyPress = KeyPress::new(KeyName::Backspace);
const LEFT: KeyPress = KeyPress::new(KeyName::Left);

#[test]
fn backspace_takes_a_whole_letter_and_the_cursor_stands_behind_it() {
    for (text, width) in [("e\u{301}", 1), ("日", 2), ("👨‍👩‍👧", 2), ("🤦🏼", 2), ("ç", 1)] {
        let mut field = typed(&format!("a{text}"));
        let (_, cursor) = drawn(&field, 10, 1);
        assert_eq!(cursor, Some(Position::new(1 + width, 0)), "{text}");
        press(&mut field, &[LEFT]);
        assert_eq!(drawn(&field, 10, 1).1, Some(Position::new(1, 0)), "{text}");
        press(&mut field, &[KeyPress::new(KeyName::Right), BACKSPACE]);
        assert_eq!(field.text(), "a", "{text}");
    }
}

#[test]
fn wide_letters_move_the_cursor_two_columns() {
    let (rows, cursor) = drawn(&typed("日本x"), 10, 1);
    assert_eq!(rows[0].replace(' ', ""), "日本x");
    assert_eq!(cursor, Some(Position::new(5, 0)));
}

#[test]
fn words_move_to_the_next_line_whole() {
    let (rows, cursor) = drawn(&typed("two evenings a week"), 12, 3);
    assert_eq!(rows, ["two evenings", "a week", ""]);
    assert_eq!(cursor, Some(Position::new(6, 1)));
}

#[test]
fn a_pasted_text_is_one_line_and_a_field_has_an_end() {
    let mut field = typed("ab");
    press(&mut field, &[LEFT]);
    assert!(field.apply(FieldInput::Paste("one\r\ntwo\u{1b}[31m")));
    assert_eq!(field.text(), "aone two\u{1b}[31mb");
    assert!(field.apply(FieldInput::Paste(&"é".repeat(100_000))));
    assert!(field.text().len() <= MAX_BYTES && field.is_full());
    let (rows, _) = drawn(&TextField::new("x\u{202e}y"), 20, 1);
    assert_eq!(rows[0], "x⟨U+202E⟩y");
}

#[test]
fn no_size_is_too_small() {
    for (width, height) in [(0, 0), (1, 1), (0, 5), (5, 0), (2, 1)] {
        let mut field = TextField::new_multiline("日本 long\nwords");
        drawn(&field, width, height);
        for key in [KeyName::Up, KeyName::Down, KeyName::Home, KeyName::End] {
            press(&mut field, &[KeyPress::with_shift(key)]);
        }
    }
}

#[test]
fn words_are_gone_over_and_taken_away() {
    let ctrl = |code| KeyPress { ctrl: true, ..KeyPress::new(code) };
    for back in [ctrl(KeyName::Left), KeyPress::with_alt(KeyName::Left), KeyPress::with_alt(KeyName::Char('b'))] {
        let mut field = typed("deux évenings tard");
        press(&mut field, &[back, back, KeyPress::char('x')]);
        assert_eq!(field.text(), "deux xévenings tard", "{back:?}");
    }
    for away in [KeyPress::ctrl('w'), KeyPress::with_alt(KeyName::Backspace), ctrl(KeyName::Backspace)] {
        let mut field = typed("two evenings");
        press(&mut field, &[away]);
        assert_eq!(field.text(), "two ", "{away:?}");
    }
    let mut field = typed("two evenings");
    press(
        &mut field,
        &[KeyPress::ctrl('a'), KeyPress::with_alt(KeyName::Char('f')), KeyPress::with_alt(KeyName::Char('d'))],
    );
    assert_eq!(field.text(), "two ");
}

#[test]
fn what_is_selected_is_seen_replaced_and_taken_away() {
    let ctrl_shift = |code| KeyPress { ctrl: true, shift: true, ..KeyPress::new(code) };
    let mut field = typed("no 日本 yes");
    press(&mut field, &[ctrl_shift(KeyName::Left), ctrl_shift(KeyName::Left)]);
    assert_eq!(field.selected_text(), Some("本 yes"));
    press(&mut field, &[KeyPress::with_shift(KeyName::Left)]);
    assert_eq!(field.selected_text(), Some("日本 yes"));
    let area = Rect::new(0, 0, 20, 1);
    let mut buffer = Buffer::empty(area);
    field.draw(&mut Canvas::new(&mut buffer, area, Theme::Mono), Role::Field);
    let reversed = |x: u16| buffer[(x, 0)].modifier.contains(Modifier::REVERSED);
    let plain = Buffer::empty(area)[(0, 0)].modifier;
    assert_eq!((0..20).filter(|x| reversed(*x)).count(), 8, "{plain:?}");
    press(&mut field, &[KeyPress::char('x')]);
    assert_eq!(field.text(), "no x");
    press(&mut field, &[KeyPress::with_shift(KeyName::Home)]);
    assert_eq!(field.selected_text(), Some("no x"));
    press(&mut field, &[KeyPress::new(KeyName::Left)]);
    assert_eq!(field.selected_text(), None);
    press(&mut field, &[KeyPress::with_shift(KeyName::End), KeyPress::new(KeyName::Delete)]);
    assert_eq!(field.text(), "");
}

#[test]
fn what_was_written_is_taken_back_by_words_and_written_again() {
    let mut field = typed("two evenings a");
    press(&mut field, &[BACKSPACE, BACKSPACE]);
    let mut seen = Vec::new();
    while field.apply(FieldInput::Undo) {
        seen.push(field.text().to_owned());
    }
    assert_eq!(seen, ["two evenings a", "two evenings ", "two ", ""]);
    while field.apply(FieldInput::Redo) {}
    assert_eq!(field.text(), "two evenings");
    assert!(field.can_undo() && !field.can_redo());
    field.apply(FieldInput::Undo);
    press(&mut field, &[KeyPress::char('!')]);
    assert!(!field.can_redo());
}

#[test]
fn a_long_text_has_lines_and_up_and_down_go_by_them() {
    let mut field = TextField::new_multiline("");
    assert!(field.apply(FieldInput::Paste("first\r\nsecond, longer")));
    assert!(field.apply(FieldInput::LineBreak));
    assert!(!TextField::new("x").apply(FieldInput::LineBreak));
    let (rows, cursor) = drawn(&field, 10, 4);
    assert_eq!(rows, ["first", "second,", "longer", ""]);
    assert_eq!((cursor, field.row_count(10)), (Some(Position::new(0, 3)), 4));
    let up = KeyPress::new(KeyName::Up);
    assert!(field.accepts(up) && !field.accepts(KeyPress::new(KeyName::Down)));
    press(&mut field, &[KeyPress::with_shift(KeyName::Up), KeyPress::with_shift(KeyName::Up)]);
    assert_eq!(field.selected_text(), Some("second, longer\n"));
    field.apply(FieldInput::Key(up));
    field.apply(FieldInput::Key(KeyPress::new(KeyName::End)));
    assert_eq!(drawn(&field, 10, 4).1, Some(Position::new(5, 0)));
    assert!(!field.accepts(up));
    assert_eq!(field.text(), "first\nsecond, longer\n");
}

#[test]
fn a_place_on_the_screen_is_a_place_in_the_text() {
    let mut field = typed("two 日本 evenings");
    drawn(&field, 10, 2);
    field.apply(FieldInput::MoveCursor { row: 0, column: 7, selects: false });
    field.apply(FieldInput::Key(KeyPress::char('x')));
    assert_eq!(field.text(), "two 日x本 evenings");
    drawn(&field, 10, 2);
    field.apply(FieldInput::SelectWord { row: 1, column: 3 });
    assert_eq!(field.selected_text(), Some("evenings"));
    field.apply(FieldInput::MoveCursor { row: 9, column: 0, selects: false });
    field.apply(FieldInput::MoveCursor { row: 1, column: 4, selects: true });
    assert_eq!(field.selected_text(), Some("ings"));
}

#[test]
fn a_text_from_elsewhere_takes_the_place_of_all() {
    let mut field = TextField::new_multiline("old");
    assert!(!field.apply(FieldInput::Replace("old")));
    assert!(field.apply(FieldInput::Replace("new\r\nlines")));
    assert_eq!(field.text(), "new\nlines");
    assert!(field.apply(FieldInput::Replace("")) && field.text().is_empty());
    assert!(field.apply(FieldInput::Undo) && field.apply(FieldInput::Undo));
    assert_eq!(field.text(), "old");
}
