//! Every screen and overlay in every size of the terminal.

use std::time::Instant;

use pesee::text::Language;
use pesee::ui::theme::Theme;

use crate::common::places::{PLACES, at};
use crate::common::seeds::is_at_length;
use crate::common::{TestApp, WALK};

#[test]
fn every_screen_draws_in_every_size_in_english() {
    every_size_of_everything(Language::English);
}

#[test]
fn every_screen_draws_in_every_size_in_french() {
    every_size_of_everything(Language::French);
}

fn every_size_of_everything(language: Language) {
    let began = Instant::now();
    let (mut screens, mut drawn) = (0, 0);
    let mut draw = |app: &mut TestApp| {
        drawn += in_every_size(app, screens);
        screens += 1;
    };
    let mut app = TestApp::new(language);
    for (_, keys) in WALK {
        draw(&mut app);
        app.press(keys);
    }
    PLACES.iter().for_each(|place| draw(&mut at(language, Theme::Mono, *place)));
    println!("{language:?}: {screens} screens drawn {drawn} times, {:.1} s", began.elapsed().as_secs_f64());
}

/// Draws the nth screen in every size. Returns the number of draws.
fn in_every_size(app: &mut TestApp, nth: usize) -> usize {
    let mut drawn = 0;
    for (width, height) in sizes(nth) {
        let (screen, cursor) = app.resize(width, height).draw();
        assert!(cursor.is_none_or(|cursor| screen.area.contains(cursor)), "{cursor:?} at {width}×{height}");
        drawn += 1;
    }
    app.resize(80, 24);
    drawn
}

/// The sizes that are always drawn: the smallest sizes, the smallest size that shows a screen, and the largest size.
const ALWAYS: [(u16, u16); 7] = [(0, 0), (1, 1), (39, 12), (40, 11), (40, 12), (80, 24), (120, 50)];

/// Returns every size up to 120×50. A short run uses a part of the sizes, and a different part for each screen.
fn sizes(nth: usize) -> impl Iterator<Item = (u16, u16)> {
    let all = (0..=120).flat_map(|width| (0..=50).map(move |height| (width, height))).enumerate();
    let is_due =
        move |at: usize, size: (u16, u16)| is_at_length() || ALWAYS.contains(&size) || (at + nth).is_multiple_of(389);
    all.filter(move |(at, size)| is_due(*at, *size)).map(|(_, size)| size)
}
