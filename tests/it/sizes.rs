//! Every screen and everything that may lie over one, in every size a terminal may have.

use std::time::Instant;

use pesee::text::Language;
use pesee::ui::theme::Theme;

use crate::common::places::{PLACES, at};
use crate::common::seeds::times;
use crate::common::{Desk, WALK};

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
    let mut draw = |desk: &mut Desk| {
        screens += 1;
        drawn += in_every_size(desk);
    };
    let mut desk = Desk::new(language);
    for (_, keys) in WALK {
        draw(&mut desk);
        desk.press(keys);
    }
    PLACES.iter().for_each(|place| draw(&mut at(language, Theme::Mono, *place)));
    println!("{language:?}: {screens} screens drawn {drawn} times, {:.1} s", began.elapsed().as_secs_f64());
}

/// Draws the screen in every size; gives how often.
fn in_every_size(desk: &mut Desk) -> usize {
    let mut drawn = 0;
    for (width, height) in sizes() {
        let (screen, cursor) = desk.resize(width, height).draw();
        assert!(cursor.is_none_or(|cursor| screen.area.contains(cursor)), "{cursor:?} at {width}×{height}");
        drawn += 1;
    }
    desk.resize(80, 24);
    drawn
}

/// Every size up to 120×50; a little of it where time is short: all the small ones, and some of the others.
fn sizes() -> impl Iterator<Item = (u16, u16)> {
    let is_due = |width: u16, height: u16| {
        times() > 1 || width <= 45 && height <= 14 || width.is_multiple_of(13) && height.is_multiple_of(7)
    };
    (0..=120).flat_map(|width| (0..=50).map(move |height| (width, height))).filter(move |(w, h)| is_due(*w, *h))
}
