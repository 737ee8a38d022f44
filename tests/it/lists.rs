//! Pasted lists of criteria and options, and the words at the two ends of a criterion's scale.

use pesee::text::Language;
use pesee::ui::event::Event;
use pesee::ui::keymap::Scope;

use crate::common::snapshots::assert_snapshot;
use crate::common::{TestApp, finished, given};

const BOTH: [(Language, &str); 2] = [(Language::English, "en"), (Language::French, "fr")];
const TO_OPTIONS: &str = "<Esc><Home><Down><Down><Enter>";
const TO_CRITERIA: &str = "<Esc><Home><Down><Down><Down><Down><Down><Enter>";
const LIST: &str = "- Sleep\r\n- Time and fatigue\r\n- What my team thinks\r\n- Money\r\n";

fn pasted(language: Language, keys: &str, text: &str) -> TestApp {
    let mut app = TestApp::on_file(language, "a.toml", &finished());
    app.press(keys).send(Event::Paste(text.to_owned()));
    app
}

fn criteria(app: &TestApp) -> Vec<String> {
    app.inner.document().unwrap().criteria().iter().map(|criterion| criterion.name.clone()).collect()
}

#[test]
fn a_pasted_list_is_previewed_before_it_is_added() {
    for (language, tag) in BOTH {
        let mut app = pasted(language, TO_CRITERIA, LIST);
        let before = criteria(&app);
        assert_snapshot!(format!("lists/pasted.{tag}.80x24"), app.screen());
        assert_eq!(criteria(&app), before, "the paste is applied only by Enter");
        app.press("<Down><Down><Space><Enter>");
        // Deselected and existing names are not added. All added names form one undo step.
        let after = criteria(&app);
        assert_eq!(after[before.len()..], ["Sleep", "Money"]);
        assert_snapshot!(format!("lists/pasted-added.{tag}.80x24"), app.screen());
        app.press("u");
        assert_eq!(criteria(&app), before);
    }
}

#[test]
fn a_pasted_list_becomes_criteria_or_options() {
    let mut app = pasted(Language::English, "m", "Sell it;Give it to a friend");
    app.sees("2 criteria to add").press("<Right>").sees("2 options to add").press("<Enter>").sees("2 were added");
    let names: Vec<String> = app.inner.document().unwrap().options().iter().map(|option| option.name.clone()).collect();
    assert!(names.ends_with(&["Sell it".to_owned(), "Give it to a friend".to_owned()]), "{names:?}");
    let mut app = pasted(Language::English, TO_OPTIONS, "one\ntwo\n");
    app.sees("2 options to add").press("<Esc>").misses("to add");
}

#[test]
fn several_lines_pasted_into_an_empty_line_are_a_list() {
    let mut app = pasted(Language::English, &format!("{TO_CRITERIA}a"), "one\ntwo\n");
    app.sees("2 criteria to add").press("<Enter>");
    assert!(criteria(&app).ends_with(&["one".to_owned(), "two".to_owned()]));
    // Pasting one line inserts text into the open field. A note is multi-line text, so pasting lines inserts text too.
    let mut app = pasted(Language::English, &format!("{TO_CRITERIA}a"), "one, two\n");
    app.press("<Enter>");
    assert!(criteria(&app).ends_with(&["one, two".to_owned()]));
    // A field that already has text, and a paste without a name, keep the field open.
    let mut app = pasted(Language::English, &format!("{TO_CRITERIA}aMy "), "team\nand I");
    app.sees("My team and I");
    let app = pasted(Language::English, &format!("{TO_CRITERIA}a"), "-\n-");
    assert_eq!(app.inner.scopes()[0], Scope::Prompt);
    let mut app = pasted(Language::English, "m<Right>n", "one\ntwo\n");
    assert_eq!(app.inner.scopes()[0], Scope::Prompt);
    app.sees("one").sees("two");
}

#[test]
fn a_paste_outside_a_text_field_does_nothing() {
    for keys in ["", "c", "<Esc>", "<Esc><Up><Enter>", "?", "<Esc><Esc>"] {
        let mut app = pasted(Language::English, keys, "x\nd\nu\nq\n");
        let before = app.inner.document().cloned();
        app.press("");
        assert_eq!(app.inner.document().cloned(), before, "{keys}");
        app.misses("to add");
    }
    let mut app = pasted(Language::English, TO_CRITERIA, "\u{1b}[2J\u{202e}evil\n\u{7}bell\n");
    app.sees("⟨U+202E⟩evil");
}

#[test]
fn the_words_at_the_ends_of_a_scale_can_be_written() {
    for (language, tag) in BOTH {
        let mut app = TestApp::on_file(language, "a.toml", &finished());
        app.press(TO_CRITERIA).press("aSleep<Enter>p");
        assert_snapshot!(format!("lists/scale-words-asked.{tag}.80x24"), app.screen());
        app.press("awake at three<Enter>as before<Enter>through the night<Enter>");
        assert_snapshot!(format!("lists/scale-words-given.{tag}.80x24"), app.screen());
        let sleep = app.inner.document().unwrap().criteria().last().unwrap().clone();
        let words = [sleep.con, sleep.zero, sleep.pro].map(Option::unwrap_or_default);
        assert_eq!(words, ["awake at three", "as before", "through the night"]);
    }
    // The words can be set from the rating screen. An empty answer removes the words.
    let mut app = TestApp::on_file(Language::English, "a.toml", &finished());
    app.press("<Esc><Up><Enter>p").sees("At −5").press("<C-u><Enter><Enter><C-u>bliss<Enter>").sees("bliss");
}

#[test]
fn an_option_that_was_added_and_undone_leaves_the_list() {
    for language in [Language::English, Language::French] {
        let mut app = TestApp::on_file(language, "a.toml", &given("two-accounts.toml"));
        app.press(TO_OPTIONS).misses("Wait for spring");
        app.press("aWait for spring<Enter>").sees("✓ Wait for spring");
        let list = |app: &mut TestApp| app.screen().lines().filter(|line| line.contains("Wait for spring")).count();
        app.press("u");
        // The sentence about the undo still names the option.
        assert_eq!(list(&mut app), 1, "{}", app.screen());
        app.press("<Up>").misses("Wait for spring").press("<C-r>").sees("✓ Wait for spring");
        // An option that was removed here can be taken again.
        app.press(" <Up><Down>").sees("· Wait for spring").press(" <Up><Down>").sees("✓ Wait for spring");
    }
}

/// Makes the first name of each list longer than a line.
fn with_long_names() -> String {
    let text = finished();
    let option = "Keep both accounts, and say in both of them on every day who is speaking there";
    let criterion = "The network that I built in my own name during the twelve years before this one";
    let criteria = text.split_once("[[criterion]]").unwrap().1;
    let first = criteria.lines().find(|line| line.starts_with("name = ")).unwrap();
    text.replace("name = \"Keep both\"", &format!("name = \"{option}\""))
        .replace(first, &format!("name = \"{criterion}\""))
}

#[test]
fn the_selected_name_is_complete_in_every_list() {
    let to = |step: usize| format!("<Esc><Home>{}<Enter>", "<Down>".repeat(step));
    let (option, criterion) = ("on every day who is speaking there", "during the twelve years before this one");
    for (language, _) in BOTH {
        for (keys, end) in [
            (to(2), option),
            (to(3) + "<Home>", option),
            (to(5), criterion),
            (to(6), criterion),
            (to(6) + "w", criterion),
            (to(6) + "wwww", criterion),
            (to(7) + "<Home>", option),
            ("v<Home>".to_owned(), option),
            ("v<Enter><Home><Down>".to_owned(), option),
        ] {
            let screen = TestApp::on_file(language, "a.toml", &with_long_names()).press(&keys).screen();
            let rows = screen.lines().skip_while(|line| !line.contains('▌')).take(5);
            let name = rows.map(first_text).collect::<Vec<_>>().join(" ");
            assert!(name.contains(end), "{keys}: {name}\n{screen}");
        }
    }
}

/// Returns the first text with a letter to the right of the list of steps.
fn first_text(line: &str) -> &str {
    let right = line.split_once('│').map_or(line, |(_, right)| right);
    let is_text = |part: &&str| part.contains(char::is_alphabetic);
    right.split("  ").find(is_text).unwrap_or_default().trim()
}
