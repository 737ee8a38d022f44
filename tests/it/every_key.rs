//! Every key that a screen names does something there, or says why it cannot.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;

use pesee::text::Language;
use pesee::ui::action::Action;
use pesee::ui::event::{Event, KeyPress};
use pesee::ui::keymap::{Binding, Scope, all_bindings};
use pesee::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::common::TestApp;
use crate::common::places::{From, PLACES, Place, at};
use crate::common::seeds::is_at_length;

/// Everything that a user notices of a key: the screen with its colours, the cursor, the files, and what the program
/// asks of the terminal.
#[derive(PartialEq)]
struct Noticed {
    screen: Buffer,
    cursor: Option<Position>,
    files: BTreeMap<OsString, Vec<u8>>,
    effects: (usize, bool),
}

fn notice(app: &mut TestApp) -> Noticed {
    let files = std::fs::read_dir(app.folder.path()).unwrap().filter_map(|entry| {
        let path = entry.unwrap().path();
        Some((path.file_name()?.to_owned(), std::fs::read(path).ok()?))
    });
    let (files, effects) = (files.collect(), (app.lent.len(), app.left));
    let (screen, cursor) = app.draw();
    Noticed { screen: screen.clone(), cursor, files, effects }
}

/// Returns whether a key changes anything at a place, after the keys `first`.
fn does_something(place: Place, language: Language, first: &str, key: KeyPress) -> bool {
    let mut app = at(language, Theme::Terminal, place);
    app.press(first);
    let before = notice(&mut app);
    app.send(Event::Key(key));
    before != notice(&mut app)
}

/// Returns the bindings that the footer or the help page names at a place, without the keys that an inner scope binds.
fn named_bindings(scopes: &[Scope]) -> Vec<(&'static Binding, Vec<KeyPress>)> {
    let mut bound: Vec<KeyPress> = Vec::new();
    let mut named = Vec::new();
    for binding in scopes.iter().flat_map(|scope| all_bindings().filter(|binding| binding.scope == *scope)) {
        let keys: Vec<KeyPress> = binding.keys.iter().filter(|key| !bound.contains(key)).copied().collect();
        bound.extend(&keys);
        named.push((binding, keys));
    }
    named
}

/// States of a screen, beside those of the gallery, in which some keys cannot work.
const STATES: &[Place] = &[
    ("option-not-taken", From::Answered, Scope::Options, "<Esc><Home><Down><Down><Enter><End>"),
    (
        "order-first",
        From::Answered,
        Scope::Order,
        "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>www<Space><Home>",
    ),
    ("matrix-last", From::Answered, Scope::Matrix, "m<PageDown><PageDown><End>"),
    ("matrix-unrated", From::Answered, Scope::Matrix, "m<Right><Delete>"),
    ("choice-open", From::Answered, Scope::Choice, "<Esc><Home><Enter><Enter><Enter><Enter>"),
    (
        "verdict-ruled-out",
        From::Answered,
        Scope::Verdict,
        "<Esc><Home><Down><Down><Down><Down><Enter>2<Enter><Esc><Home><Down><Down><Down><Down><Enter>v<End>",
    ),
    ("handed-over", From::Answered, Scope::Verdict, "<F7>"),
    ("presented", From::Opened, Scope::Verdict, "<F6>"),
    ("library-client-line", From::Clients, Scope::Library, "<Tab><Home>"),
    ("library-broken", From::Clients, Scope::Library, "<End>"),
];

/// Returns whether the key of an action may do nothing at some places: a movement at the end of a list, or a digit or a
/// sign that is the answer already. Such a key has to work at one place of its scope only.
fn may_do_nothing(action: Action) -> bool {
    action.is_motion() && action != Action::NextField
}

#[test]
fn every_named_key_does_something_or_says_why_not() {
    let mut faults = Vec::new();
    let mut tried: BTreeSet<String> = BTreeSet::new();
    // A movement of a scope works if one of its keys works on one place of the scope.
    let (mut moved, mut movements) = (BTreeSet::new(), BTreeMap::new());
    for (nth, place) in STATES.iter().chain(PLACES).enumerate() {
        // By default, one place of each scope is tested, beside the states.
        if nth >= STATES.len() && !tried.insert(format!("{:?}", place.2)) && !is_at_length() {
            continue;
        }
        let language = if nth % 2 == 0 { Language::English } else { Language::French };
        let mut app = at(language, Theme::Terminal, *place);
        let scopes = app.inner.scopes();
        let before = notice(&mut app);
        // By default, the keys that work everywhere are tested on some of the places.
        let is_everywhere_due = nth % 6 == 0 || is_at_length();
        let bindings = named_bindings(&scopes).into_iter();
        for (binding, keys) in bindings.filter(|(binding, _)| binding.scope != Scope::Global || is_everywhere_due) {
            for key in keys {
                app.send(Event::Key(key));
                let mut works = before != notice(&mut app);
                if works {
                    app = at(language, Theme::Terminal, *place);
                }
                if !works && pesee::ui::keymap::accept_text(&scopes) {
                    works = does_something(*place, language, "two words<A-Left>", key);
                }
                let movement = format!("{:?} {}", binding.scope, binding.label_id);
                if works {
                    moved.insert(movement);
                } else if may_do_nothing(binding.action) {
                    movements.insert(movement, format!("{}: {:?} {key:?}", place.0, binding.action));
                } else {
                    faults.push(format!("{}: {:?}, {:?} in {:?}", place.0, key, binding.action, binding.scope));
                }
            }
        }
    }
    faults.extend(movements.into_iter().filter(|(movement, _)| !moved.contains(movement)).map(|(_, fault)| fault));
    assert!(faults.is_empty(), "{} keys do nothing:\n{}", faults.len(), faults.join("\n"));
}
