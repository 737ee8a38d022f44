//! The change list of the file: one entry for one action, and none for an action that was taken back.

use pesee::store;
use pesee::text::Language;
use pesee_core::deliberation::{CriterionField, FieldPath, Id};

use crate::common::TestApp;

/// A deliberation by order with a verdict that was seen, by one person or by two.
fn seen(people: &[&str]) -> String {
    let mut text = String::from(
        "format = 1\n[deliberation]\ntitle = \"Small\"\nquestion = \"Which one?\"\nverdict_seen = 2026-11-01T09:00:00-05:00\n",
    );
    if people.len() > 1 {
        text.push_str("revealed = 2026-11-01T09:00:00-05:00\n");
    }
    text.push_str("[weighing]\nmethod = \"order\"\nlater = 0.6\n");
    for person in people.iter().filter(|_| people.len() > 1) {
        text.push_str(&format!("[[participant]]\nid = \"{person}\"\nname = \"{person}\"\nseat = \"person\"\n"));
    }
    for option in ["keep", "close"] {
        text.push_str(&format!("[[option]]\nid = \"{option}\"\nname = \"{option}\"\n"));
    }
    for (nth, criterion) in ["time", "money", "name", "reach", "peace", "pride"].into_iter().enumerate() {
        text.push_str(&format!("[[criterion]]\nid = \"{criterion}\"\nname = \"{criterion}\"\nwhen = \"later\"\n"));
        if people.len() == 1 {
            text.push_str(&format!("rank = {}\n", nth + 1));
        }
    }
    for person in people {
        if people.len() > 1 {
            text.push_str(&format!(
                "[weight.{person}]\ntime = 40.82\nmoney = 20.41\nname = 13.61\nreach = 10.2\npeace = 8.16\npride = 6.8\n"
            ));
        }
        for criterion in ["time", "money", "name", "reach", "peace", "pride"] {
            text.push_str(&format!("[rating.{person}.{criterion}]\nkeep = 3\nclose = -2\n"));
        }
    }
    text
}

const ORDER: &str = "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>";
const RATINGS: &str = "<Esc><Home><Down><Down><Down><Down><Down><Down><Down><Enter>";

#[test]
fn moving_one_criterion_is_one_entry() {
    for (language, heading, words) in [
        (Language::English, "After the verdict was seen", "What matters, in order: money, time, name, reach"),
        (Language::French, "Après avoir vu le verdict", "Ce qui compte, en ordre"),
    ] {
        for people in [&["me"][..], &["anna", "bob"]] {
            let mut app = TestApp::on_file(language, "a.toml", &seen(people));
            app.press(ORDER).press("<Down>J<Up>J<Down><Down>K<Down><Down><Down><Down>K").wait(9);
            let document = app.document();
            let [entry] = document.changes() else { panic!("{:?}\n{}", document.changes(), app.screen()) };
            assert!(entry.to_changes().len() > 2, "{entry:?}");
            // One row of the history, which takes all of the moves back.
            let mut app = TestApp::on_file(language, "a.toml", &app.file());
            app.press("vH");
            let screen = app.screen().replace('\u{a0}', " ");
            let rows = screen.lines().skip_while(|line| !line.contains(heading)).skip(1);
            let rows: Vec<&str> = rows.take_while(|line| !line.trim().is_empty()).collect();
            assert_eq!(rows.len(), 1, "{screen}");
            app.press("<End><Enter>").wait(9);
            let (before, after) = (store::parse_document(seen(people).as_bytes()).unwrap(), app.document());
            for criterion in before.criteria() {
                let path = match people {
                    [_] => FieldPath::Criterion(criterion.id.clone(), CriterionField::Rank),
                    _ => FieldPath::Weight(Id::new(people[0]).unwrap(), criterion.id.clone()),
                };
                assert!(before.get(&path).is_some(), "{path}");
                assert_eq!(after.get(&path), before.get(&path), "{path}");
            }
        }
        let mut app = TestApp::on_file(language, "a.toml", &seen(&["me"]));
        app.press(ORDER).press("J").press("H");
        assert!(app.screen().contains(words), "{}", app.screen());
    }
}

#[test]
fn each_moved_row_is_an_action_of_undo() {
    let mut app = TestApp::on_file(Language::English, "a.toml", &seen(&["me"]));
    let ranks = |app: &TestApp| -> Vec<u64> {
        app.inner.document().unwrap().criteria().iter().map(|criterion| criterion.rank.unwrap().get()).collect()
    };
    app.press(ORDER).press("JJJ");
    assert_eq!(ranks(&app), [4, 1, 2, 3, 5, 6]);
    app.press("u");
    assert_eq!(ranks(&app), [3, 1, 2, 4, 5, 6]);
    app.press("uu").sees("Undone: What matters, in order: time, money, name");
    assert_eq!(ranks(&app), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn an_action_and_its_undo_leave_nothing_in_the_file() {
    for language in [Language::English, Language::French] {
        let text = seen(&["me"]);
        for (keys, back) in [
            (format!("{ORDER}J"), "u"),
            (format!("{ORDER}J"), "K"),
            (format!("{ORDER}www<Space>7"), "uu"),
            (format!("{RATINGS}d"), "u"),
            (format!("{RATINGS}4"), "3"),
            (format!("{RATINGS}<Backspace>"), "u"),
            (format!("{RATINGS}<Right><Right>"), "<Left>uuu"),
            ("m<Right>d".to_owned(), "3"),
            ("m<Right>5<Down>4".to_owned(), "uu"),
            // A preview of the lens is no action.
            ("v".to_owned(), "<Right><Right><Left>"),
            ("v".to_owned(), "<Left><Left><Right><Right>"),
        ] {
            let mut app = TestApp::on_file(language, "a.toml", &text);
            app.press(&keys).wait(9);
            app.press(back).wait(9);
            assert_eq!(app.file(), text, "{keys} {back}");
        }
    }
}

#[test]
fn a_first_answer_to_a_condition_has_no_earlier_value() {
    for (language, words) in [(Language::English, "unknown → unknown"), (Language::French, "inconnu → inconnu")] {
        let mut text = seen(&["me"]);
        text.push_str("[[condition]]\nid = \"agrees\"\nquestion = \"Do they agree?\"\noptions = [\"keep\"]\n");
        let mut app = TestApp::on_file(language, "a.toml", &text);
        app.press("<Esc><Home><Down><Down><Down><Down><Enter>").sees("Do they agree?").press("3<Enter>H");
        app.misses(words).sees("Do they agree?").misses("→");
    }
}
