//! Every screen and everything that may lie over one, in every size a terminal may have.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it does not expect")]
#![allow(clippy::print_stdout, reason = "how much was drawn is for people to see")]

mod common;
#[path = "common/times.rs"]
mod times;

use std::time::Instant;

use common::{Desk, WALK, finished, given};
use pesee::text::Language;
use pesee::ui::app::Start;
use pesee::ui::keymap::Scope;
use times::times;

#[test]
fn nothing_is_too_small_or_too_odd_in_english() {
    every_size_of_everything(Language::English);
}

#[test]
fn nothing_is_too_small_or_too_odd_in_french() {
    every_size_of_everything(Language::French);
}

/// Everywhere else, from the verdict of the finished deliberation: where one is then, and the keys that lead there.
const AROUND: [(Scope, &str); 54] = [
    (Scope::Verdict, ""),
    (Scope::Verdict, "<Left><Left><Left>"),
    (Scope::Verdict, "b<Down><Down>"),
    (Scope::Verdict, "bb"),
    (Scope::Changes, "c"),
    (Scope::Strike, "s"),
    (Scope::Strike, "<Down><Down>s<End><Down>"),
    (Scope::Help, "?"),
    (Scope::Help, "m?<End>"),
    (Scope::Matrix, "m"),
    (Scope::Matrix, "m<Down><Right>d"),
    (Scope::Prompt, "m<Right><Enter>oops<Enter>"),
    (Scope::Prompt, "m<Right>n"),
    (Scope::Matrix, "mw"),
    (Scope::Prompt, "mw<Enter>"),
    (Scope::Prompt, "ma"),
    (Scope::Prompt, "mA"),
    (Scope::Rail, "<Esc>"),
    (Scope::Field, "<Esc><Home><Enter>"),
    (Scope::Question, "<Esc><Home><Enter><Esc>"),
    (Scope::Help, "<Esc><Home><Enter><F1>"),
    (Scope::Field, "<Esc><Home><Down><Enter><Down><Down><C-u>many"),
    (Scope::Form, "<Esc><Home><Down><Enter><Up>"),
    (Scope::Options, "<Esc><Home><Down><Down><Enter>"),
    (Scope::Options, "<Esc><Home><Down><Down><Enter><Down>f<Right>f"),
    (Scope::Prompt, "<Esc><Home><Down><Down><Enter>e"),
    (Scope::Choice, "<Esc><Home><Down><Down><Down><Enter>"),
    (Scope::Scale, "<Esc><Home><Down><Down><Down><Enter><Enter>"),
    (Scope::Choice, "<Esc><Home><Down><Down><Down><Down><Enter>"),
    (Scope::Criteria, "<Esc><Home><Down><Down><Down><Down><Down><Enter>"),
    (Scope::Prompt, "<Esc><Home><Down><Down><Down><Down><Down><Enter>a"),
    (Scope::Points, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>"),
    (Scope::Lift, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>w"),
    (Scope::Swing, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>w<Enter>70<Down>"),
    (Scope::Pairs, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>ww"),
    (Scope::Pairs, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>ww<Left><Enter>9<Enter><Up>"),
    (
        Scope::Pairs,
        "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>ww7<Enter>7<Enter>7<Enter>7<Enter>9<Enter>9<Enter>+9<Enter>",
    ),
    (Scope::Pairs, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>ww3<Enter>3<Enter>3<Enter>3<Enter>3<Enter>"),
    (Scope::Order, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>www<Space>"),
    (Scope::Scale, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter><Enter>"),
    (Scope::Rate, "<Esc><Up><Enter>"),
    (Scope::Prompt, "<Esc><Up><Enter>r"),
    (Scope::Withheld, "<Esc><Up><Enter><Backspace>v"),
    (Scope::Safeguards, "<Enter><Enter>why<Enter><Enter><Enter>it went badly<Enter>"),
    (Scope::Steps, "<Enter><Enter>why<Enter><Enter><Enter><Enter><Space><Space>c<Home>"),
    (Scope::Prompt, "<Enter><Enter>why<Enter><Enter><Enter><Enter>atell them<Enter>soon<Enter>"),
    (Scope::Card, "<Enter><Enter>why<Enter><Enter><Enter><Enter><Enter>8<Enter><Enter>"),
    (Scope::Matrix, "<Enter><Enter>why<Enter><Enter><Enter><Enter><Enter>8<Enter><Enter>m"),
    (Scope::Library, "<Esc><Esc>"),
    (Scope::Library, "<Esc><Esc>xu"),
    (Scope::Menu, "<Esc><Esc>x"),
    (Scope::Field, "<Esc><Esc>/o"),
    (Scope::Prompt, "<Esc><Esc>e"),
    (Scope::Menu, "<Esc><Esc>n"),
];

/// For two people who answer one after the other.
const IN_TURN: [(Scope, &str); 5] = [
    (Scope::Rate, ""),
    (Scope::Matrix, "m"),
    (Scope::Withheld, "v"),
    (Scope::Shown, "2<Enter>"),
    (
        Scope::Sealed,
        "2<Enter><Enter><Esc><Home><Down><Down><Down><Enter><Enter>3<Enter>5<Down>5<Enter>1<Enter>2<Enter>3<Enter>4-<Enter>",
    ),
];

/// With weights from pairs, and conditions that are not known yet.
const PAIRED: [(Scope, &str); 3] = [
    (Scope::Matrix, "m"),
    (Scope::Choice, "<Esc><Home><Down><Down><Down><Down><Enter>"),
    (Scope::Pairs, "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>"),
];

/// With texts that turn the line around, and names that have no end.
const HOSTILE: [(Scope, &str); 7] = [
    (Scope::Verdict, ""),
    (Scope::Verdict, "bb"),
    (Scope::Changes, "c"),
    (Scope::Strike, "s<Right>"),
    (Scope::Matrix, "m"),
    (Scope::Rate, "<Esc><Up><Enter>"),
    (Scope::Library, "<Esc><Esc>"),
];

/// Where the disk refuses, and somebody wants to leave.
const REFUSED: [(Scope, &str); 1] = [(Scope::Confirm, "<End>x<C-c>")];

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
    let on = |text: &str| Desk::on_file(language, "a.toml", text);
    let (hostile, two, paired) = (hostile(), given("two-seats.toml"), given("employes-sur-twitter.toml"));
    let places = |text: &'static [(Scope, &str)], open: &dyn Fn() -> Desk| {
        text.iter().map(|(scope, keys)| at(open(), *scope, keys)).collect::<Vec<Desk>>()
    };
    let elsewhere = [
        places(&AROUND, &|| on(&finished())),
        places(&IN_TURN, &|| on(&two)),
        places(&PAIRED, &|| on(&paired)),
        places(&HOSTILE, &|| on(&hostile)),
        places(&REFUSED, &|| refused(language)),
    ];
    elsewhere.into_iter().flatten().for_each(|mut desk| draw(&mut desk));
    println!("{language:?}: {screens} screens drawn {drawn} times, {:.1} s", began.elapsed().as_secs_f64());
}

/// Presses keys, and sees to it that they lead where they should.
fn at(mut desk: Desk, scope: Scope, keys: &str) -> Desk {
    desk.press(keys);
    assert_eq!(desk.app.scopes()[0], scope, "{keys}:\n{}", desk.screen());
    desk
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

fn hostile() -> String {
    let long = "Anticonstitutionnellement日本語👨\u{200d}👩\u{200d}👧".repeat(40);
    let text = finished().replace("Two accounts, one me", "a\\u202Eb\\u001B[2J e\u{301}\u{301}");
    text.replace("Keep both", &long).replace("The network I built", &long)
}

/// A new deliberation whose folder cannot be made: a file has its name.
fn refused(language: Language) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("taken"), "").unwrap();
    let path = folder.path().join("taken/a.toml");
    let start = Start::New { template: "two-accounts", path: Some(path), client: None };
    Desk::over(language, folder, start, 80, 24)
}
