//! The verdict screen and the rating screen at every size.

use pesee::text::Language as UiLanguage;
use pesee_core::deliberation::Language;

use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, answered, finished, given};

const LANGUAGES: [(UiLanguage, Language, &str); 2] =
    [(UiLanguage::English, Language::En, "en"), (UiLanguage::French, Language::Fr, "fr")];

/// The sizes of the snapshots.
const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

#[test]
fn the_balance_shows_the_selected_option() {
    for (ui_language, language, name) in LANGUAGES {
        for (width, height) in SIZES {
            let mut app = TestApp::on_file_sized(ui_language, "a.toml", &answered(language), width, height);
            let keys = if width < 110 { "b" } else { "" };
            assert_snapshot!(format!("verdict/balance-leader.{name}.{width}x{height}"), app.press(keys).screen());
            assert_snapshot!(format!("verdict/balance-negative.{name}.{width}x{height}"), app.press("<End>").screen());
            assert_snapshot!(format!("verdict/balance-rival.{name}.{width}x{height}"), app.press("<Home>b").screen());
        }
    }
}

/// Returns a deliberation with the given number of options and three criteria. Each option is slightly worse than the
/// option before.
fn with_options(options: usize) -> String {
    let mut text = String::from("format = 1\n[deliberation]\ntitle = \"Many\"\nlanguage = \"en\"\n");
    for n in 0..options {
        text += &format!("[[option]]\nid = \"o{n}\"\nname = \"Option number {n}\"\n");
    }
    for (id, name) in [("rest", "Rest and time for myself"), ("reach", "Reach"), ("name", "Nobody takes my name")] {
        text += &format!("[[criterion]]\nid = \"{id}\"\nname = \"{name}\"\nweight = {}\n[rating.me.{id}]\n", id.len());
        for n in 0..options {
            text += &format!("o{n} = {}\n", (5.0 - n as f64 * 0.4 + id.len() as f64 * 0.1).min(5.0));
        }
    }
    text
}

#[test]
fn the_balance_shows_ties_conditions_one_option_and_many() {
    let mut one = TestApp::on_file(UiLanguage::English, "a.toml", &with_options(1));
    assert_snapshot!("verdict/one-option.en.80x24", one.press("vb").screen());
    // With one option there is no rival, so the next key press closes the balance.
    one.press("b").sees("pros");
    let mut twenty = TestApp::on_file(UiLanguage::English, "a.toml", &with_options(20));
    assert_snapshot!("verdict/twenty-options.en.80x24", twenty.press("v<Down><Down><Down>b").screen());
    assert_snapshot!("verdict/twenty-options-last.en.120x40", twenty.resize(120, 40).press("<End>").screen());
    // The first two options have equal scores.
    let mut tie = TestApp::on_file(UiLanguage::English, "a.toml", &with_options(2));
    assert_snapshot!("verdict/tie.en.80x24", tie.press("vb").screen());
    assert_snapshot!("verdict/tie-rival.en.80x24", tie.press("b").screen());
    let out = finished().replace("state = \"unknown\"", "state = \"unmet\"");
    let mut out = TestApp::on_file(UiLanguage::English, "a.toml", &out);
    assert_snapshot!("verdict/ruled-out.en.80x24", out.press("vb<End>").screen());
    assert_snapshot!("verdict/ruled-out.en.120x40", out.resize(120, 40).screen());
    let mut waits = TestApp::on_file(UiLanguage::English, "a.toml", &finished());
    assert_snapshot!("verdict/conditional.en.120x40", waits.resize(120, 40).press("v<Down><Down>").screen());
    let mut tall = TestApp::on_file_sized(UiLanguage::English, "a.toml", &finished(), 80, 50);
    assert_snapshot!("verdict/tall-window.en.80x50", tall.press("v").screen());
}

/// From the verdict to the ratings of one criterion.
const RATING: &str = "<Esc><Up><Enter>";

#[test]
fn the_rating_screen_at_every_size() {
    for (ui_language, language, name) in LANGUAGES {
        for (width, height) in SIZES {
            let mut app = TestApp::on_file_sized(ui_language, "a.toml", &answered(language), width, height);
            assert_snapshot!(
                format!("verdict/rating.{name}.{width}x{height}"),
                app.press(RATING).press("br-1..3<Enter><Down>d").screen()
            );
        }
    }
}

/// The pane beside the ratings shows no sums until the verdict is available and has been seen.
#[test]
fn the_effect_of_a_criterion_is_shown_only_after_the_verdict() {
    let given = given("two-accounts.toml");
    let mut app = TestApp::on_file_sized(UiLanguage::English, "a.toml", &given, 120, 40);
    app.sees("This criterion weighs").sees("Too early to say").misses("adds").misses("score");
    assert_snapshot!("verdict/rating-before-verdict.en.120x40", app.screen());
    app.press("d").sees("There is a verdict: v shows it").misses("score");
    app.press("v").sees("ahead").press(RATING).sees("adds").sees("score");
    let saved = app.wait(6).document();
    assert!(saved.head().verdict_seen.is_some());
    // Without the last rating the verdict is withheld again.
    app.press("<Backspace>").sees("Too early to say").misses("score");
}

/// Returns the number of cells that differ between two screens.
fn changed(before: &ratatui::buffer::Buffer, after: &ratatui::buffer::Buffer) -> usize {
    before.content.iter().zip(&after.content).filter(|(a, b)| a != b).count()
}

/// Only changed parts are redrawn, so that the balance does not flicker.
#[test]
fn a_key_changes_few_cells() {
    let mut app = TestApp::on_file_sized(UiLanguage::English, "a.toml", &finished(), 80, 24);
    let was = app.buffer();
    let after_move = app.press("<Down>").buffer();
    assert!(changed(&was, &after_move) < 250, "{}", changed(&was, &after_move));
    let mut app = TestApp::on_file_sized(UiLanguage::English, "a.toml", &finished(), 120, 36);
    let was = app.buffer();
    let after_move = app.press("<Down>").buffer();
    assert!(changed(&was, &after_move) < 650, "{}", changed(&was, &after_move));
    app.press("<Up>");
    assert_eq!(changed(&was, &app.buffer()), 0, "moving forth and back gives the same screen");
    // Repeating a rating and adding a note redraws nothing else.
    let was = app.press(RATING).buffer();
    let rated = app.press("3").buffer();
    assert!(changed(&was, &rated) < 250, "{}", changed(&was, &rated));
}

/// No change of a weight or a rating helps an option that a condition rules out: the page says why.
#[test]
fn the_page_of_changes_says_why_an_option_is_ruled_out() {
    for (language, heading, reason) in [
        (UiLanguage::English, "Close mine", "“Does a written policy allow it?” is no"),
        (UiLanguage::French, "Close mine", "« Does a written policy allow it? » est non"),
    ] {
        let text = std::fs::read_to_string("src/core/tests/golden/edges/only-one-left.toml").unwrap();
        let mut app = TestApp::on_file(language, "a.toml", &text);
        app.press("v<End>c");
        let screen = app.screen().replace('\u{a0}', " ");
        let section = screen.split(&format!("\n  {heading}\n")).nth(1).unwrap_or_default();
        let section = section.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(section.contains(reason), "{screen}");
    }
}

/// Returns whether a line shows the name of option `at`.
fn names_option(line: &str, at: usize) -> bool {
    let rest = line.split_once(&format!("Option number {at}"));
    rest.is_some_and(|(_, rest)| !rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[test]
fn hidden_options_have_a_mark_and_no_free_rows() {
    let to_options = "<Esc><Home><Down><Down><Enter>";
    let to_ratings = "<Esc><Home><Down><Down><Down><Down><Down><Down><Down><Enter>";
    let screens = [to_options, to_ratings, "v", "vb"];
    for (language, keys) in LANGUAGES.iter().flat_map(|(language, ..)| screens.map(|keys| (*language, keys))) {
        for count in 2..20 {
            let mut app = TestApp::on_file(language, "a.toml", &with_options(count));
            let screen = app.press(keys).press("<Down>").screen();
            let hidden = count - (0..count).filter(|at| screen.lines().any(|line| names_option(line, *at))).count();
            let has_mark = screen.lines().any(|line| line.ends_with(['↑', '↓']));
            assert!(hidden == 0 || has_mark, "{hidden} options are hidden:\n{screen}");
            let rows = screen.lines().map(|line| line.split_once('│').map_or(line, |(_, right)| right));
            let free = rows.rev().skip(2).take_while(|row| row.trim().is_empty()).count();
            assert!(hidden == 0 || free < 3, "{free} rows are free:\n{screen}");
        }
    }
}

#[test]
fn leaving_many_open_ratings_names_the_first_and_counts_the_others() {
    let text: String =
        with_options(14).lines().filter(|line| !line.starts_with("o1")).map(|line| format!("{line}\n")).collect();
    for (language, more) in
        [(UiLanguage::English, "“Option number 11” and 2 more."), (UiLanguage::French, "et 2 de plus.")]
    {
        let mut app = TestApp::on_file(language, "a.toml", &text);
        app.press("<Esc><Home><Down><Down><Down><Down><Down><Down><Down><Enter>v").sees(more);
    }
}

/// A notice takes the rows around the keys, and no sentence of the verdict, which does not scroll.
#[test]
fn a_notice_leaves_every_sentence_of_the_verdict() {
    let long = "from the account of the firm to one of my own, over a whole year and with the help of two colleagues";
    for (ui_language, language, _) in LANGUAGES {
        let text =
            answered(language).replace("name = \"Keep both\"", &format!("name = \"Keep both, and move {long}\""));
        let text = text.replace("name = \"Garder les deux\"", &format!("name = \"Garder les deux, et passer {long}\""));
        for (width, height) in [(80, 24), (120, 40)] {
            let mut app = TestApp::on_file_sized(ui_language, "a.toml", &text, width, height);
            app.press("<Esc><Home><Enter><Enter>").press(&long.replace("from", "to")).press("<Esc>");
            app.press("<Esc><Home><Down><Down><Down><Down><Down><Down><Down><Down><Enter>");
            // The rows of the verdict, without the header and the row of the keys.
            let rows = |screen: &str| screen.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
            let mut verdict = rows(&app.screen());
            verdict.pop();
            verdict.retain(|row| !row.is_empty());
            // The notices have one, two and three rows.
            for (keys, told) in [
                ("y", ["Sent to the terminal", "Envoyé au terminal"]),
                ("u", ["Undone: “A short title", "Annulé\u{a0}: «\u{a0}Un titre court"]),
                ("<C-r>", ["Redone: “A short title", "Refait\u{a0}: «\u{a0}Un titre court"]),
            ] {
                let screen = app.press(keys).screen();
                assert!(told.iter().any(|told| screen.contains(told)), "{keys}:\n{screen}");
                let shown = rows(&screen);
                for row in &verdict {
                    assert!(shown.contains(row), "{keys} at {width}×{height}: {row} is missing on\n{screen}");
                }
            }
            // The keys are back after the next key.
            app.press("<Down>").sees("? ");
        }
    }
}

/// Returns the lines of the main part of the screen: below the header and above the footer.
fn main_lines(app: &mut TestApp) -> Vec<String> {
    let screen = app.screen();
    let lines: Vec<String> = screen.lines().map(str::to_owned).collect();
    lines[2..lines.len() - 2].to_vec()
}

/// No row stays empty while a sentence that says why the verdict is not sure is left out.
#[test]
fn the_sentences_of_the_verdict_come_before_the_balance() {
    for (language, sentences) in [
        (UiLanguage::English, ["are rated almost alike", "were rated 0.4 lower"]),
        (UiLanguage::French, ["presque les mêmes évaluations", "avait 0,4 de moins"]),
    ] {
        for keys in ["b", "bb"] {
            let mut app = TestApp::on_file(language, "a.toml", &given("fragile.toml"));
            app.press("v").press(keys).sees(sentences[0]);
            let lines = main_lines(&mut app);
            assert!(!lines.join("\n").contains("\n\n\n\n"), "{}", lines.join("\n"));
            // Both sides of the balance stay complete.
            for name in ["Network", "Identity", "Effort", "Privacy"] {
                let is_beside_block = |line: &&String| line.contains(name) && line.contains(['▇', '▌', '█']);
                assert!(lines.iter().any(|line| is_beside_block(&line)), "{name} in\n{}", lines.join("\n"));
            }
        }
        TestApp::on_file(language, "a.toml", &given("fragile.toml")).press("vb").sees(sentences[1]);
    }
}
