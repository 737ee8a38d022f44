//! Every screen and everything that may lie over one, as people see it, in both languages.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it does not expect")]

mod common;
#[path = "common/places.rs"]
mod places;

use std::collections::BTreeSet;

use insta::assert_snapshot;
use pesee::text::Language;
use pesee::ui::keymap::Scope;
use pesee::ui::theme::Theme;
use places::{PLACES, at};

#[test]
fn every_place_in_english() {
    every_place(Language::English, "en");
}

#[test]
fn every_place_in_french() {
    every_place(Language::French, "fr");
}

fn every_place(language: Language, tag: &str) {
    for place in PLACES {
        assert_snapshot!(format!("{tag}-{}", place.0), at(language, Theme::Mono, *place).screen());
    }
}

#[test]
fn no_place_is_left_out() {
    let shown: BTreeSet<String> = PLACES.iter().map(|(.., scope, _)| format!("{scope:?}")).collect();
    // Not places: what holds everywhere. Shown by tests of their own: what needs a second program, or a paste.
    let elsewhere =
        [Scope::Everywhere, Scope::Barred, Scope::Recovery, Scope::Pasted].map(|scope| format!("{scope:?}"));
    for scope in Scope::ALL {
        let name = format!("{scope:?}");
        assert!(shown.contains(&name) || elsewhere.contains(&name), "no place shows {name}");
    }
}
