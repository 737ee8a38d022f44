//! A table with several people, others who look on, and a client at the keyboard.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it does not expect")]

mod common;
#[path = "common/places.rs"]
mod places;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::{Desk, given};
use insta::assert_snapshot;
use pesee::deliberation::{Id, Key, Leaf};
use pesee::text::Language;
use pesee::ui::app::Start;
use pesee::ui::event::Effect;
use pesee::ui::keymap::Scope;
use pesee::ui::theme::Theme;
use pesee::walk;
use places::{From, PLACES};

const LANGUAGES: [(Language, &str); 2] = [(Language::English, "en"), (Language::French, "fr")];
const SIZES: [(u16, u16); 3] = [(80, 24), (40, 12), (120, 40)];

/// Two people with their answers open, and a coach; in a language.
fn opened(language: Language) -> Desk {
    let text = given("table.toml");
    let text = if language == Language::French { text.replace("language = \"en\"", "language = \"fr\"") } else { text };
    Desk::on_file(language, "a.toml", &text)
}

#[test]
fn between_people_each_verdict_stands_beside_the_other() {
    for (language, tag) in LANGUAGES {
        let mut desk = opened(language);
        desk.press("P");
        for (width, height) in SIZES {
            let screen = desk.resize(width, height).screen();
            assert_snapshot!(format!("{tag}-{width}x{height}-people"), screen);
        }
        desk.resize(40, 12).press("<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>");
        assert_snapshot!(format!("{tag}-40x12-people-below"), desk.screen());
    }
}

/// A word that stands in private notes and nowhere else.
const SECRET: &str = "Zqxprivate";

/// A file with private notes of all three kinds.
fn noted(text: &str) -> String {
    let text = text.split("[private]").next().unwrap();
    let criterion = text.split("[[criterion]]").nth(1).and_then(|rest| rest.split('"').nth(1)).unwrap();
    format!(
        "{text}\n[private]\nnotes = \"{SECRET} notes\"\n\n[private.criterion]\n{criterion} = \"{SECRET} criterion\"\n\n\
         [private.visit]\n\"2026-11-20T09:00:00-05:00\" = \"{SECRET} visit\"\n"
    )
}

/// What the program writes to both its outputs, given these lines.
fn said(home: &Path, arguments: &[&str], typed: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pesee"));
    command.args(arguments).env_clear().env("HOME", home).env("PESEE_NOW", "2026-11-22T09:00:00-05:00");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Whoever takes no lines has gone already.
    drop(child.stdin.take().unwrap().write_all(typed.as_bytes()));
    let output = child.wait_with_output().unwrap();
    [output.stdout, output.stderr].concat().iter().map(|byte| char::from(*byte)).collect()
}

/// Everything that the program says of some files, by the command that says it.
fn everything_said(home: &Path, files: &[PathBuf]) -> Vec<(String, String)> {
    let dir = home.join("sessions").to_string_lossy().into_owned();
    let mut told = Vec::new();
    let mut run = |arguments: &[&str], typed: &str| {
        let arguments: Vec<&str> = ["--dir", &dir].into_iter().chain(arguments.iter().copied()).collect();
        told.push((arguments.join(" "), said(home, &arguments, typed)));
    };
    for format in ["text", "json"] {
        run(&["list", "--format", format], "");
    }
    for file in files {
        let file = file.to_str().unwrap();
        for format in ["md", "html", "csv", "json", "svg", "ics"] {
            run(&["report", file, "--format", format], "");
            run(&["report", file, "--format", format, "--anonymous"], "");
        }
        for format in ["text", "json"] {
            run(&["compare", file, "--since", "2026-01-01", "--format", format], "");
            run(&["compare", file, "anna", "bob", "--format", format], "");
            for other in files {
                run(&["compare", file, other.to_str().unwrap(), "--format", format], "");
            }
        }
        run(&["check", file], "");
        let words = ":help\n:matrix\n:people\n:history\n:compare\n:compare 2026-01-01\n:strike\n:undo\n:go\n:go 4\n:again\n\
                     :matrix\n:go 7\n:matrix\n:go 8\n:history\n:verdict\n:history\n:matrix\n:review\n:quit\n";
        run(&["ask", file], words);
    }
    told
}

/// Files in the folder of the sessions.
fn laid_out(home: &Path, texts: &[(&str, String)]) -> Vec<PathBuf> {
    let folder = home.join("sessions");
    std::fs::create_dir_all(&folder).unwrap();
    let lay = |(name, text): &(&str, String)| {
        std::fs::write(folder.join(name), text).unwrap();
        folder.join(name)
    };
    texts.iter().map(lay).collect()
}

#[test]
fn private_notes_are_in_nothing_that_is_written_or_said() {
    let home = tempfile::tempdir().unwrap();
    let example = walk::EXAMPLE.text(pesee::deliberation::Language::En);
    let files = laid_out(home.path(), &[("a.toml", noted(example)), ("b.toml", noted(&given("table.toml")))]);
    for file in &files {
        assert_eq!(std::fs::read_to_string(file).unwrap().matches(SECRET).count(), 3);
    }
    let told = everything_said(home.path(), &files);
    assert!(told.iter().filter(|(_, said)| said.len() > 200).count() > 30, "hardly anything was said");
    for (command, said) in told {
        assert!(!said.contains(SECRET), "{command}:\n{said}");
    }
    // `score` says what everybody answered, and no notes.
    for file in &files {
        for format in ["text", "json"] {
            let said = said(home.path(), &["score", file.to_str().unwrap(), "--format", format], "");
            assert!(said.len() > 100 && !said.contains(SECRET), "{said}");
        }
    }
}

#[test]
fn private_notes_are_on_no_screen_while_others_look_on() {
    let mut seen = 0;
    for language in [Language::English, Language::French] {
        for place in PLACES {
            let (_, from, scope, keys) = *place;
            // There is no file to note in; these are the coach's own; the others end it.
            let mine = matches!(from, From::Nothing | From::Refused | From::Hostile) || scope == Scope::Private;
            // The texts, which hold private notes too, are not searched then: the list stays.
            if scope == Scope::Hits {
                let mut desk = places::after(language, Theme::Mono, ("", from, Scope::Library, keys), noted, "<F6>");
                desk.misses(SECRET);
                continue;
            }
            if mine || keys.contains("<F6>") || keys.contains("<F7>") {
                continue;
            }
            let mut desk = places::after(language, Theme::Mono, *place, noted, "<F6>");
            for (width, height) in SIZES {
                desk.resize(width, height).misses(SECRET);
            }
            desk.resize(80, 24).press("<F9>").misses(SECRET).press("<F2>").misses(SECRET);
            let lent = format!("{:?}", desk.lent);
            assert!(!lent.contains(SECRET), "{lent}");
            seen += 1;
        }
    }
    assert!(seen > 120, "{seen}");
}

#[test]
fn a_note_is_written_kept_and_taken_back() {
    let mut desk = Desk::on_file(Language::English, "a.toml", &given("table.toml"));
    desk.press("<F9>").sees("For you alone").press(" He is tired.<Tab>anxious today<Tab>Spring, then.<Esc>");
    desk.wait(10);
    let document = desk.document();
    assert_eq!(document.get(&Key::PrivateNotes), Some(Leaf::Text("secret He is tired.".into())));
    let visit = document.visits().last().unwrap();
    assert_eq!(visit.agreed.as_deref(), Some("Spring, then."));
    assert!(visit.minutes.is_some());
    assert!(desk.file().contains("\"2026-11-22T09:00:00-05:00\" = \"anxious today\""), "{}", desk.file());
    assert_eq!(document.visits().len(), 1, "one visit is one meeting");
    // More of it, in the same meeting.
    desk.press("<F9><BackTab><End> In April.<Esc>").wait(10);
    let document = desk.document();
    assert_eq!(document.visits().len(), 1);
    assert_eq!(document.visits()[0].agreed.as_deref(), Some("Spring, then. In April."));
    // All of one evening's notes are one act.
    desk.press("uu").wait(10);
    assert_eq!(desk.document().get(&Key::PrivateNotes), Some(Leaf::Text("secret".into())));
    assert!(!desk.file().contains("agreed"), "{}", desk.file());
    desk.press("<C-r>").wait(10);
    assert!(desk.file().contains("agreed"), "{}", desk.file());
}

#[test]
fn the_note_on_a_criterion_is_offered_where_one_is() {
    let mut desk = Desk::on_file(Language::English, "a.toml", &given("table.toml"));
    desk.press("P<Enter><F9>").sees("Readers know who is speaking").press("Ask again.<Enter>").wait(10);
    let key = Key::PrivateCriterion(Id::new("clear").unwrap());
    assert_eq!(desk.document().get(&key), Some(Leaf::Text("Ask again.".into())));
}

#[test]
fn a_note_half_written_when_the_program_is_killed_is_offered_again() {
    let text = given("table.toml");
    let mut desk = Desk::on_file(Language::English, "a.toml", &text);
    desk.press("<F9><Tab>half a thought").wait(10);
    let folder = desk.folder.path().to_owned();
    desk.kill();
    let mut again = Desk::beside(Language::English, &folder, Start::File(folder.join("a.toml")));
    again.press("<Enter>").sees("half a thought").press("<Esc>").wait(10);
    assert!(std::fs::read_to_string(folder.join("a.toml")).unwrap().contains("half a thought"));
}

#[test]
fn what_was_noted_before_is_not_taken_back_before_the_eyes_of_others() {
    let mut desk = Desk::on_file(Language::English, "a.toml", &given("table.toml"));
    desk.press("<F9> and more<Esc><F6>u").misses("rivate").sees("nothing to take back").press("<F9>").misses("secret");
    assert_eq!(desk.app.scopes()[0], Scope::Verdict);
    desk.press("mH").sees("Something else").misses("rivate").press("<Enter>");
    assert_eq!(
        desk.app.document().unwrap().get(&Key::PrivateNotes),
        Some(Leaf::Text("secret and more".into())),
        "going back stops before it"
    );
    desk.press("<F6><Esc>u");
    assert_eq!(desk.app.document().unwrap().get(&Key::PrivateNotes), Some(Leaf::Text("secret".into())));
}

#[test]
fn notes_that_lie_open_are_kept_and_gone_when_others_begin_to_look_on() {
    let mut desk = Desk::on_file(Language::English, "a.toml", &given("table.toml"));
    desk.press("<F9> half<F6>").misses("secret").misses("half").sees("presenting");
    assert_eq!(desk.app.document().unwrap().get(&Key::PrivateNotes), Some(Leaf::Text("secret half".into())));
}

#[test]
fn other_clients_are_nowhere_while_others_look_on() {
    let folder = tempfile::tempdir().unwrap();
    let other = given("fragile.toml").replacen("[deliberation]\n", "[deliberation]\nclient = \"Zwingli K.\"\n", 1);
    let alone = given("two-accounts.toml").replace("client = \"Marie T.\"\n", "");
    for (name, text) in [("a.toml", &given("table.toml")), ("b.toml", &other), ("c.toml", &alone)] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let title = |text: &str| text.split("title = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let path = folder.path().join("a.toml");
    let mut desk = Desk::over(Language::English, folder, Start::File(path), 80, 24);
    desk.press("<F6><Esc><Esc>").sees("Two seats").sees("presenting");
    for gone in [title(&other), title(&alone), "Zwingli".to_owned(), "3 deliberations".to_owned()] {
        desk.misses(&gone);
    }
    desk.press("/w").misses("Zwingli").press("<Esc><F6>").sees("Zwingli").sees(&title(&alone)).misses("presenting");
    // Without anything open it is about whoever is selected.
    desk.press("/Zwingli<Enter><F6>").sees("Zwingli").misses("Two seats").misses(&title(&alone));
}

#[test]
fn the_coachs_keys_rest_while_a_client_has_the_keyboard() {
    let mut desk = Desk::on_file(Language::English, "a.toml", &given("table.toml"));
    desk.press("P<Enter><F7>").sees("handed over");
    assert_eq!(desk.app.scopes()[0], Scope::Rate);
    // They rate,
    desk.press("5");
    let changed = desk.app.document().unwrap().clone();
    // and go about in it, but not out of it, and nothing goes out.
    desk.press("<F9>").misses("secret").press("<F6>").sees("handed over").press("H").misses("history");
    desk.press("<Esc><Esc><Esc>").sees("handed over");
    assert_eq!(desk.app.scopes()[0], Scope::Rail);
    assert!(!desk.app.can(pesee::ui::action::Action::Leave));
    desk.press("<End><Up><Enter>y<C-z>:");
    for word in ["private", "history", "presentation", "copy", "library"] {
        desk.misses(word);
    }
    desk.press("<Esc>");
    assert!(!desk.lent.iter().any(|effect| matches!(effect, Effect::Copy(_) | Effect::Suspend)), "{:?}", desk.lent);
    assert_eq!(
        *desk.app.document().unwrap().weights(&Id::new("anna").unwrap()).unwrap(),
        *changed.weights(&Id::new("anna").unwrap()).unwrap()
    );
    // The same key gives it back; the others still look on.
    desk.press("<F7>").sees("presenting").press("<F6>").misses("presenting").press("<Esc><Esc>");
    assert_eq!(desk.app.scopes()[0], Scope::Library);
}

/// Bob's answers, complete, in one of two ways that have nothing in common.
fn bobs(other_way: bool) -> String {
    let (gut, weights, [a, b, c, d], note) = if other_way {
        ("keep", (1, 9), [5, -5, 4, -4], "the one")
    } else {
        ("pause", (8, 2), [-1, 2, -3, 1], "the other")
    };
    given("two-seats.toml").replace("keep = -3", "keep = -3\npause = 2")
        + &format!(
            "\n[gut.bob]\noption = \"{gut}\"\nstrength = {}\n[weight.bob]\nreach = {}\npeace = {}\n\
             [rating.bob.reach]\nkeep = {{ value = {a}, note = \"{note}\" }}\npause = {b}\n\
             [rating.bob.peace]\nkeep = {c}\npause = {d}\n",
            if other_way { 5 } else { 1 },
            weights.0,
            weights.1
        )
}

/// The strongest that can be said of a seal: whatever the other one answered, everything is the same.
#[test]
fn while_answers_are_sealed_no_surface_tells_what_the_other_one_answered() {
    let ways = [
        "",
        "m",
        "v",
        "vm",
        "H",
        "mH",
        "vH",
        "u",
        ":",
        "?",
        "P",
        "<Esc>",
        "<Esc><Home><Down><Down><Down><Enter>",
        "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter>",
        "<Esc><Home><Down><Down><Down><Enter>m",
        "<Esc><Home><Down><Down><Down><Down><Down><Enter>x",
        "m<Down>x",
        "5<Enter>",
        "5u",
        "5H",
        "mX",
        "mw",
        "<Esc><Home><Down><Down><Down><Down><Down><Down><Enter><Enter>H",
        "v<Esc><Esc>",
        "<F6>",
        "<F7>",
        "<F6>H",
        "<F9>",
        "vy",
    ];
    for language in [Language::English, Language::French] {
        for keys in ways {
            let mut desks = [false, true].map(|way| Desk::on_file(language, "a.toml", &bobs(way)));
            for desk in &mut desks {
                desk.press("<Esc><Up><Enter>").press(keys);
            }
            let [one, other] = &mut desks;
            for (width, height) in SIZES {
                let (one, other) = (one.resize(width, height).screen(), other.resize(width, height).screen());
                assert_eq!(one, other, "{keys}");
                assert!(!one.contains("the other") && !one.contains("the one"), "{keys}:\n{one}");
            }
            assert_eq!(one.lent, other.lent, "{keys}");
        }
    }
    let homes = [false, true].map(|way| {
        let home = tempfile::tempdir().unwrap();
        let files = laid_out(home.path(), &[("a.toml", bobs(way))]);
        let told = everything_said(home.path(), &files);
        let at = home.path().to_string_lossy().into_owned();
        told.into_iter().map(|(command, said)| (command.replace(&at, ""), said.replace(&at, ""))).collect::<Vec<_>>()
    });
    let [one, other] = homes;
    for ((command, one), (_, other)) in one.iter().zip(&other) {
        assert_eq!(one, other, "{command}");
    }
}

/// Whoever takes the keyboard finds nothing on the screen of what the one before answered.
#[test]
fn between_two_people_the_screen_says_whose_turn_it_is_and_nothing_else() {
    let mut desk = Desk::on_file(Language::English, "a.toml", &given("two-seats.toml"));
    desk.press("2<Enter>").sees("Bob: your turn").misses("Keep it").misses("Reach").misses("Peace").misses("+2");
    desk.press("u").misses("Reach").press("<Enter>").sees("Bob's turn").press("u").misses("Peace");
}
