//! Typing ratings: the same signs mean the same in the matrix, on the rating screen, in the input field and in plain
//! mode, Enter goes to the next option, and undo reverts one action.

use pesee::text::Language;
use pesee::ui::event::Event;
use pesee_core::deliberation::{Id, Rating};

use crate::common::{TestApp, given};

const LANGUAGES: [Language; 2] = [Language::English, Language::French];
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// What a person types, and the rating that it means.
const TYPED: [(&str, f64); 11] = [
    ("−4", -4.0),
    ("–4", -4.0),
    ("4−", -4.0),
    ("4", 4.0),
    ("-4", -4.0),
    ("4-", -4.0),
    ("- 4", -4.0),
    ("4 -", -4.0),
    ("+4", 4.0),
    ("4-3", -3.0),
    ("43", 3.0),
];

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn rating(app: &TestApp, criterion: &str, option: &str) -> Option<Rating> {
    app.inner.document().unwrap().rating(&id("me"), &id(criterion), &id(option)).cloned()
}

/// The deliberation with one rating of each kind on the criterion `clear-voice`: a negative number, a range, a guess
/// with a range, and none.
fn with_ratings_of_all_kinds() -> String {
    let text = given("two-accounts.toml");
    let (before, rest) = text.split_once("[rating.me.clear-voice]").unwrap();
    assert!(rest.contains("close-personal = 2"), "the last table of the file");
    format!(
        "{before}[rating.me.clear-voice]\nkeep-both = -2\npause-personal = {{ low = -5, high = 5 }}\n\
         merge-into-employer = {{ value = -2, low = -4, high = 0 }}\n"
    )
}

#[test]
fn a_typed_rating_means_the_same_in_the_matrix_and_on_the_rating_screen_whatever_was_there() {
    for language in LANGUAGES {
        for (width, height) in SIZES {
            for (keys, value) in TYPED {
                for (nth, option) in
                    ["keep-both", "pause-personal", "merge-into-employer", "close-personal"].into_iter().enumerate()
                {
                    let text = with_ratings_of_all_kinds();
                    let new = || TestApp::on_file_sized(language, "a.toml", &text, width, height);
                    let mut matrix = new();
                    matrix.press("mG<Home>").press(&"<Right>".repeat(nth)).press(keys);
                    assert_eq!(rating(&matrix, "clear-voice", option), Rating::exact(value), "{keys} on {option}");
                    let mut walk = new();
                    walk.press("<Esc><Home><Down><Down><Down><Down><Down><Down><Down><Enter>");
                    walk.press("<Up><Up><Up>").press(&"<Down>".repeat(nth)).press(keys);
                    assert_eq!(rating(&walk, "clear-voice", option), Rating::exact(value), "{keys} on {option}");
                }
            }
        }
    }
}

/// Opens a cell of [`with_ratings_of_all_kinds`] by its number: in the matrix, then on the rating screen.
fn on_cell(language: Language, nth: usize) -> [TestApp; 2] {
    let new = || TestApp::on_file(language, "a.toml", &with_ratings_of_all_kinds());
    let (mut matrix, mut walk) = (new(), new());
    matrix.press("mG<Home>").press(&"<Right>".repeat(nth));
    walk.press("<Esc><Home><Down><Down><Down><Down><Down><Down><Down><Enter>");
    walk.press("<Up><Up><Up>").press(&"<Down>".repeat(nth));
    [matrix, walk]
}

#[test]
fn a_point_or_comma_after_a_digit_continues_the_number_in_the_field() {
    let known = |low, high| Rating::between(low, high);
    for language in LANGUAGES {
        for (typed, value) in [
            ("0..3", known(0.0, 3.0)),
            ("-2..1", known(-2.0, 1.0)),
            ("−2..−1", known(-2.0, -1.0)),
            ("2,5", Rating::exact(2.5)),
            ("2.5", Rating::exact(2.5)),
            ("4-.5", Rating::exact(-4.5)),
        ] {
            for mut app in on_cell(language, 1) {
                app.press(typed).press("<Enter>");
                assert_eq!(rating(&app, "clear-voice", "pause-personal"), value, "{typed}");
            }
        }
    }
}

#[test]
fn typing_in_the_field_of_an_uncertain_rating_replaces_it() {
    for language in LANGUAGES {
        for (nth, option) in [(1, "pause-personal"), (2, "merge-into-employer")] {
            for keys in ["r0..3", "dr0..3"] {
                for mut app in on_cell(language, nth) {
                    app.press(keys).press("<Enter>");
                    assert_eq!(rating(&app, "clear-voice", option), Rating::between(0.0, 3.0), "{keys} on {option}");
                }
            }
            // The old text stays for those who only correct it.
            for mut app in on_cell(language, nth) {
                let before = rating(&app, "clear-voice", option);
                app.press("r<End><Enter>");
                assert_eq!(rating(&app, "clear-voice", option), before, "{option}");
            }
        }
    }
}

#[test]
fn a_pasted_rating_is_the_rating_of_the_cell() {
    for language in LANGUAGES {
        for (text, value) in [
            ("-2", Rating::exact(-2.0)),
            ("−2\n", Rating::exact(-2.0)),
            ("3", Rating::exact(3.0)),
            ("3,5", Rating::exact(3.5)),
            ("0 to 3", Rating::between(0.0, 3.0)),
            ("0 à 3\r\n", Rating::between(0.0, 3.0)),
        ] {
            for mut app in on_cell(language, 1) {
                app.send(Event::Paste(text.into()));
                assert_eq!(rating(&app, "clear-voice", "pause-personal"), value, "{text:?}");
            }
        }
    }
}

#[test]
fn pasted_numbers_that_are_no_rating_change_nothing_and_say_what_is_expected() {
    let single = ["A rating is a number from −5 to 5", "Une évaluation est un nombre de −5 à 5"];
    let range = ["This can be a range or a negative number", "Cela peut être une fourchette ou un nombre négatif"];
    let names =
        ["each row must begin with the name of a criterion", "chaque ligne doit commencer par le nom d'un critère"];
    let one = ["Paste one rating here", "Collez ici une seule évaluation"];
    for (at, language) in LANGUAGES.into_iter().enumerate() {
        for (text, in_matrix, on_screen) in [
            ("7", single, single),
            ("1-3", range, range),
            ("10\n20\n30", names, one),
            ("−4;3,5", names, one),
            ("1\t2", names, one),
        ] {
            for (mut app, said) in on_cell(language, 1).into_iter().zip([in_matrix, on_screen]) {
                let before = app.inner.document().cloned();
                app.send(Event::Paste(text.into()));
                let screen = app.screen().replace('\u{a0}', " ");
                let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(words.contains(said[at]), "{text:?}\n{screen}");
                assert_eq!(app.inner.document().cloned(), before, "{text:?}");
            }
        }
        // Names are no numbers.
        let [mut matrix, mut walk] = on_cell(language, 1);
        matrix.send(Event::Paste("2009 was better\nEffort".into()));
        matrix.sees("2009 was better").sees("Effort");
        walk.send(Event::Paste("Effort".into()));
        walk.sees(one[at]);
    }
}

#[test]
fn a_minus_between_two_digits_says_what_it_means() {
    for (language, said) in [
        (Language::English, "The rating is now −3. If you mean a range, press r and type 1..3."),
        (Language::French, "L'évaluation est maintenant −3. Pour une fourchette, appuyez sur r et tapez 1..3."),
    ] {
        for typed in ["1-3", "1−3", "51–3"] {
            for mut app in on_cell(language, 0) {
                app.press(typed).sees(said);
                assert_eq!(rating(&app, "clear-voice", "keep-both"), Rating::exact(-3.0), "{typed}");
            }
        }
        for mut app in on_cell(language, 0) {
            app.press("-3-").misses("..").press("3").misses("..");
        }
    }
}

#[test]
fn a_key_that_is_no_rating_says_which_values_exist() {
    for (language, said) in [
        (Language::English, "A rating is a number from −5 to 5."),
        (Language::French, "Une évaluation est un nombre de −5 à 5."),
    ] {
        for key in ["6", "7", "9", ".", ",", "-."] {
            for mut app in on_cell(language, 0) {
                app.press(key).sees(said);
            }
        }
    }
}

#[test]
fn a_typed_sign_is_visible_before_its_number() {
    for (language, (width, height)) in LANGUAGES.into_iter().zip(SIZES) {
        // "don't know", a guess with a range, and no rating.
        for nth in 1..4 {
            let mut app = TestApp::on_file_sized(language, "a.toml", &with_ratings_of_all_kinds(), width, height);
            app.press("mG<Home>").press(&"<Right>".repeat(nth));
            let before = app.screen();
            app.press("-");
            assert_ne!(app.screen(), before, "option {nth}");
            // The sign ends with the selection.
            app.press("<Left><Right>");
            assert_eq!(app.screen(), before, "option {nth}");
            app.press("-<Left><Right>4");
            let option = ["keep-both", "pause-personal", "merge-into-employer", "close-personal"][nth];
            assert_eq!(rating(&app, "clear-voice", option), Rating::exact(4.0));
        }
    }
}

#[test]
fn the_input_field_reads_the_same_and_enter_goes_to_the_next_option() {
    for language in LANGUAGES {
        for (typed, value) in [("4", 4.0), ("-4", -4.0), ("- 4", -4.0), ("4 -", -4.0), ("4-", -4.0), ("+ 4", 4.0)] {
            let mut app = TestApp::on_file(language, "a.toml", &with_ratings_of_all_kinds());
            app.press("mG<Home>").press("r<C-u>").press(typed).press("<Enter>2");
            assert_eq!(rating(&app, "clear-voice", "keep-both"), Rating::exact(value), "{typed}");
            assert_eq!(rating(&app, "clear-voice", "pause-personal"), Rating::exact(2.0), "after {typed}");
        }
    }
}

#[test]
fn enter_in_the_matrix_goes_to_the_next_option_and_then_to_the_next_criterion() {
    for (language, open) in
        [(Language::English, "Not rated yet on “Readers know who"), (Language::French, "À évaluer pour « Readers know")]
    {
        let mut app = TestApp::on_file(language, "a.toml", &given("two-accounts.toml"));
        app.press("m<Right>").press("1<Enter>2<Enter>3<Enter>4<Enter>5<Enter>");
        let network = ["keep-both", "pause-personal", "merge-into-employer", "close-personal"]
            .map(|option| rating(&app, "network", option).map(|rating| rating.value()));
        assert_eq!(network, [1.0, 2.0, 3.0, 4.0].map(Some));
        assert_eq!(rating(&app, "career-change", "keep-both"), Rating::exact(5.0));
        // The last criterion has an open rating.
        app.press("G<End><Enter>");
        let screen = app.screen().replace('\u{a0}', " ");
        assert!(screen.contains(open), "{screen}");
    }
}

#[test]
fn enter_on_the_rating_screen_passes_every_option_and_says_which_are_open() {
    for (language, words) in [
        (Language::English, "Not rated yet on “Time”: “Keep” and “Close”."),
        (Language::French, "À évaluer pour « Time » : « Keep » et « Close »."),
    ] {
        for keys in ["<Enter>3<Enter><Enter>", "<Down>3<BackTab>", "<Down>3<Esc><Home><Enter>", "<Down>3v"] {
            let mut app = TestApp::on_file(language, "a.toml", SMALL);
            app.press("<Esc><Home>").press(&"<Down>".repeat(7)).press("<Enter>").sees("Time");
            app.press(keys);
            assert_eq!(rating(&app, "time", "pause"), Rating::exact(3.0), "{keys}");
            let screen = app.screen().replace('\u{a0}', " ");
            assert!(screen.contains(words), "{keys}\n{screen}");
        }
        let mut app = TestApp::on_file(language, "a.toml", SMALL);
        app.press("<Esc><Home>").press(&"<Down>".repeat(7)).press("<Enter>").press("1<Enter>2<Enter>3<Enter>");
        app.misses(words).sees("Money");
    }
}

const SMALL: &str = r#"
format = 1
[deliberation]
title = "Small"
question = "Which one?"
[[option]]
id = "keep"
name = "Keep"
[[option]]
id = "pause"
name = "Pause"
[[option]]
id = "close"
name = "Close"
[[criterion]]
id = "time"
name = "Time"
weight = 2
[[criterion]]
id = "money"
name = "Money"
weight = 1
"#;

#[test]
fn undo_reverts_one_digit_and_not_everything_done_in_a_cell() {
    for keys in ["m<Right>", "<Esc><Home><Down><Down><Down><Down><Down><Down><Down><Enter>"] {
        let mut app = TestApp::on_file(Language::English, "a.toml", SMALL);
        let value = |app: &TestApp| rating(app, "time", "keep").map(|rating| (rating.value(), rating.basis));
        app.press(keys);
        let mut states = vec![value(&app)];
        for key in ["4", "-", "3", "d", "b", "<Backspace>", "2"] {
            app.press(key);
            states.push(value(&app));
        }
        assert!(states.windows(2).all(|pair| pair[0] != pair[1]), "each key is an action: {states:?}");
        while let Some(state) = states.pop() {
            assert_eq!(value(&app), state);
            app.press("u");
        }
    }
}
