//! Snapshots of every screen and overlay, in both languages.

use std::collections::BTreeSet;

use pesee::text::Language;
use pesee::ui::keymap::Scope;
use pesee::ui::theme::{Role, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use crate::common::places::{PLACES, at};
use crate::common::seeds::is_due;
use crate::common::snapshots::assert_snapshot;

#[test]
fn every_screen_in_english() {
    every_place(Language::English, "en");
}

#[test]
fn every_screen_in_french() {
    every_place(Language::French, "fr");
}

fn every_place(language: Language, tag: &str) {
    for place in PLACES {
        assert_snapshot!(format!("gallery/{}.{tag}.80x24", place.0), at(language, Theme::Mono, *place).screen());
    }
}

/// The places in which colour is most important.
const COLORED: [&str; 8] =
    ["verdict", "verdict-balance", "changes", "matrix", "rating", "steps", "card", "to-do-day-wrong"];

#[test]
fn the_roles_of_coloured_text() {
    for place in PLACES.iter().filter(|place| COLORED.contains(&place.0)) {
        let buffer = at(Language::English, Theme::Terminal, *place).buffer();
        assert_snapshot!(format!("gallery/roles/{}.en.80x24", place.0), roles(&buffer));
    }
}

/// Returns the text whose role is not that of ordinary text: row, column, role, text. Roles with equal styles in this
/// theme are listed together.
fn roles(buffer: &Buffer) -> String {
    let named = |cell: &Cell| {
        let looks = |role: &&Role| {
            let style = Theme::Terminal.style(**role);
            let fg = style.fg.unwrap_or(Color::Reset);
            fg == cell.fg && style.add_modifier == cell.modifier - Modifier::REVERSED
        };
        let names: Vec<String> = Role::ALL.iter().filter(looks).map(|role| format!("{role:?}")).collect();
        let turned = if cell.modifier.contains(Modifier::REVERSED) { " turned" } else { "" };
        names.join("/") + turned
    };
    let mut lines = String::new();
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let (from, role) = (x, named(&buffer[(x, y)]));
            let mut text = String::new();
            while x < buffer.area.width && named(&buffer[(x, y)]) == role {
                text.push_str(buffer[(x, y)].symbol());
                x += 1;
            }
            assert!(!role.is_empty(), "the style of {text:?} in row {y} belongs to no role");
            if role != "Text" && (!text.trim().is_empty() || role.contains("turned")) {
                lines.push_str(&format!("{y:2} {from:2} {role}: {}\n", text.trim_end()));
            }
        }
    }
    lines
}

/// Screen readers, braille displays and input methods follow the terminal cursor.
#[test]
fn the_cursor_is_on_the_focused_element() {
    for (_, place) in PLACES.iter().enumerate().filter(|(nth, _)| is_due(*nth)) {
        let mut app = at(Language::French, Theme::Mono, *place);
        for (width, height) in [(40, 12), (80, 24), (120, 40)] {
            let (screen, cursor) = app.resize(width, height).draw();
            let Position { x, y } =
                cursor.unwrap_or_else(|| unreachable!("{} has no cursor at {width}×{height}", place.0));
            // If a row is selected, the cursor is in that row. An overlay hides the selection below it.
            let row: String = (0..width).map(|x| screen[(x, y)].symbol()).collect();
            let is_mark = |x: u16, y: u16| {
                let before = if x == 0 { " " } else { screen[(x - 1, y)].symbol() };
                screen[(x, y)].symbol() == "▌" && [" ", "│"].contains(&before)
            };
            let marks = (0..height).filter(|y| (0..width.min(20)).any(|x| is_mark(x, *y))).count();
            let reversed = |y: u16| (0..width).any(|x| screen[(x, y)].modifier.contains(Modifier::REVERSED));
            if marks == 1 {
                let is_there = row.contains('▌')
                    || row.contains('│') && row.trim().starts_with('│')
                    || row.trim().starts_with('/')
                    || row.contains("│ :")
                    || reversed(y)
                    || screen[(x, y)].symbol() == "●";
                assert!(is_there, "{} at {width}×{height}: ({x}, {y}) in {row:?}", place.0);
            }
        }
    }
}

#[test]
fn resizing_and_back_gives_the_same_screen() {
    for (_, place) in PLACES.iter().enumerate().filter(|(nth, _)| is_due(nth + 1)) {
        let mut app = at(Language::English, Theme::Mono, *place);
        app.press("<Down><Down>");
        let before = (app.screen(), app.draw().1);
        for (width, height) in [(40, 12), (200, 60), (39, 12), (3, 2), (80, 24)] {
            app.resize(width, height).draw();
        }
        assert_eq!((app.screen(), app.draw().1), before, "{}", place.0);
    }
}

#[test]
fn a_window_that_is_too_small_says_so() {
    for (language, message) in [(Language::English, "too small"), (Language::French, "trop petite")] {
        let mut app = at(language, Theme::Mono, PLACES[0]);
        app.resize(39, 24).sees(message).sees("40").resize(80, 11).sees(message).sees("12");
        app.resize(40, 12).misses(message);
    }
}

#[test]
fn every_scope_has_a_screen_in_the_gallery() {
    let shown: BTreeSet<String> = PLACES.iter().map(|(.., scope, _)| format!("{scope:?}")).collect();
    // Scopes without a place: the global scopes, and scopes that other tests reach with a second program or a paste.
    let elsewhere = [Scope::Global, Scope::TextEditing, Scope::SaveProblem, Scope::Recovery, Scope::PastedList];
    let elsewhere = elsewhere.map(|scope| format!("{scope:?}"));
    for scope in Scope::ALL {
        let name = format!("{scope:?}");
        assert!(shown.contains(&name) || elsewhere.contains(&name), "no place shows {name}");
    }
}
