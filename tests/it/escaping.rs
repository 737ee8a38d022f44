//! Nothing from outside reaches a terminal as it is: a deliberation whose every text is hostile, on every screen, in
//! lines, in lists, in errors; and the same of names, arguments, variables and the configuration.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it does not expect")]

mod common;
#[path = "common/made_up.rs"]
mod made_up;

use std::path::Path;
use std::process::{Command, Stdio};

use common::{Desk, moment};
use made_up::Dice;
use pesee::deliberation::*;
use pesee::method::{DRAWS, Figures};
use pesee::plain::{self, Keeper, Lines};
use pesee::report;
use pesee::store::{self, Opened};
use pesee::text::{Language as Speech, Shown, Tongue};
use pesee::ui::app::Start;
use pesee::ui::event::Event;
use pesee::walk::Sitting;
use unicode_segmentation::UnicodeSegmentation;

/// What tries to set a clipboard, to colour, to clear, to turn the line around and to hide.
const HOSTILE: &str = "H\u{1b}]52;c;eA\u{7}\u{1b}[2J\u{9b}31m\u{85}\u{7f}\u{202e}\u{2066}\u{200b}\u{200e}\u{feff}\u{e0041}\u{ad}\r\n\t\u{200d}\u{2028}";

/// Whether a letter may not reach a terminal; written down here once more, so that one list does not vouch for itself.
fn is_unfit(letter: char) -> bool {
    letter.is_control()
        || matches!(u32::from(letter), 0xad | 0x61c | 0x180e | 0x200b | 0x200e..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f
            | 0xfe00..=0xfe0f | 0xfeff | 0xfff9..=0xfffb | 0xe0000..=0xe0fff)
}

/// Whether a mark or a joiner goes onto the letter before it.
fn is_heaped(letter: char) -> bool {
    matches!(u32::from(letter), 0x300..=0x36f | 0x200c..=0x200d)
}

/// Nothing unfit is in a text, and on no letter stands more than a few marks.
#[track_caller]
fn assert_clean(text: &str, what: &str) {
    let unfit: Vec<char> = text.chars().filter(|letter| *letter != '\n' && is_unfit(*letter)).collect();
    assert!(unfit.is_empty(), "{what}: {unfit:?} in {text:?}");
    let mut heap = 0;
    for letter in text.chars() {
        heap = if is_heaped(letter) { heap + 1 } else { 0 };
        assert!(heap <= 8, "{what}: marks pile up");
    }
}

/// A text as TOML, with so many marks on one letter.
fn quoted(marks: usize) -> String {
    let mut text = String::from("\"");
    for letter in HOSTILE.chars() {
        text.push_str(&format!("\\U{:08X}", u32::from(letter)));
    }
    // Joined letters too are one for the eye, however many they are.
    text + "e" + &"\u{301}".repeat(marks) + &"👩\u{200d}".repeat(marks / 10) + "👩\""
}

/// Every text of a record, hostile.
fn texts<R: Record>() -> String {
    let line = |field: &R::Field| {
        let Spec { key, kind, .. } = R::spec(*field);
        match kind {
            // As long as a text may be, once in a record; the others are long enough to be drawn often.
            Kind::Text => format!("{key} = {}\n", quoted(if key == "question" { 22_000 } else { 500 })),
            Kind::Texts => format!("{key} = [{0}, {0}]\n", quoted(100)),
            Kind::Any => format!("{key} = {}\n", quoted(100)),
            _ => String::new(),
        }
    };
    R::FIELDS.iter().map(line).collect()
}

/// A deliberation with everything in it, and every text hostile; `tail` adds to it.
fn hostile(tail: &str) -> String {
    let mut text = format!("format = 1\n[deliberation]\nstatus = \"open\"\n{}", texts::<Head>());
    for (id, holder) in [("mine", "personal"), ("second", "personal"), ("firm", "employer")] {
        text +=
            &format!("[[account]]\nid = \"{id}\"\nholder = \"{holder}\"\nsince = 2009-01-01\n{}", texts::<Account>());
    }
    for (id, fate) in [("keep", "keep"), ("pause", "pause"), ("go", "close")] {
        let fates = format!("fate = {{ mine = \"{fate}\", second = {{ merge = \"mine\" }}, firm = \"keep\" }}");
        text += &format!("[[option]]\nid = \"{id}\"\n{fates}\n{}", texts::<Alternative>());
    }
    text += &format!("[[condition]]\nid = \"policy\"\noptions = [\"go\"]\n{}", texts::<Condition>());
    for (at, id) in ["peace", "reach", "time"].iter().enumerate() {
        text += &format!("[[criterion]]\nid = \"{id}\"\nrank = {}\n{}", at + 1, texts::<Criterion>());
    }
    text += "[weighing]\nmethod = \"order\"\nlater = 0.5\n[gut.me]\noption = \"keep\"\nstrength = 4\n";
    for id in ["peace", "reach", "time"] {
        let note = quoted(500);
        text += &format!(
            "[rating.me.{id}]\nkeep = {{ value = 3, note = {note} }}\npause = {{ low = 0, high = 2 }}\ngo = -2\n"
        );
    }
    text += &format!("[[step]]\nid = \"one\"\nby = 2026-12-01\n{}", texts::<Step>());
    text +=
        &format!("[private]\nnotes = {0}\n[private.criterion]\npeace = {0}\n[private.visit]\n{0} = {0}\n", quoted(100));
    let text = text + tail;
    assert!(
        store::read(text.as_bytes()).is_ok(),
        "{:?}",
        store::read(text.as_bytes()).err().map(|faults| faults.len())
    );
    text
}

/// What comes of it once it is decided.
fn decided() -> String {
    let (at, later) = ("at = 2026-11-20T09:00:00-05:00\n", "at = 2026-11-21T09:00:00-05:00\n");
    let texts = [texts::<Decision>(), texts::<Review>(), texts::<Changed>(), texts::<Visit>()];
    format!(
        "[[decision]]\n{at}option = \"keep\"\nconfidence = 70\ncommitment = 6\n{}[[review]]\n{later}satisfied = 4\n{}\
         [[change]]\n{later}{}[[visit]]\n{at}{}",
        texts[0], texts[1], texts[2], texts[3]
    )
}

/// Two people who answer by themselves, with hostile names.
fn two_people() -> String {
    let text = hostile("");
    let people = |text: &str| text.replace("[gut.me]", "[gut.a]").replace("[rating.me.", "[rating.a.");
    let names = texts::<Participant>();
    people(&text)
        + &format!("[[participant]]\nid = \"a\"\n{names}[[participant]]\nid = \"b\"\nseat = \"employer\"\n{names}")
}

#[track_caller]
fn look(desk: &mut Desk) {
    let buffer = desk.buffer();
    for cell in buffer.content() {
        let symbol = cell.symbol();
        assert_clean(symbol, "a cell");
        assert!(symbol.graphemes(true).count() <= 1 && symbol.len() <= 64, "{symbol:?}");
    }
}

/// Every question, its help, the matrix and the card, at two sizes.
#[test]
fn every_screen_is_clean() {
    for (speech, text) in [
        (Speech::English, hostile("")),
        (Speech::French, hostile(&decided())),
        (Speech::French, two_people()),
        (Speech::English, hostile(&decided()).replace("status = \"open\"", "status = \"decided\"")),
    ] {
        let mut desk = Desk::on_file(speech, "h\u{1b}]0;x\u{7}\u{202e}.toml", &text);
        look(&mut desk);
        for keys in
            ["w", "m", "<Right><Down>", "n", "<Esc>", "t", "r", "b", "<Esc><Esc>", "?", "<Esc>", "v", "c", "<Esc>"]
        {
            desk.press(keys);
            look(&mut desk);
        }
        for step in 0..10 {
            desk.press(&format!("<Esc><Home>{}<Enter>", "<Down>".repeat(step)));
            for _ in 0..4 {
                look(&mut desk);
                desk.press("?");
                look(&mut desk);
                desk.resize(40, 12);
                look(&mut desk);
                desk.resize(80, 24).press("<Esc><Down>e");
                look(&mut desk);
                desk.press("<Esc><Tab><Down><Enter>");
            }
        }
        desk.press("<Esc><Esc><Esc>");
        for keys in ["", "/h", "<Enter>", "e", "<Esc>", "D", "x", "u", "<Enter>"] {
            desk.press(keys);
            look(&mut desk);
        }
    }
}

/// Keys at random lead where nobody thought of looking.
#[test]
fn keys_at_random_show_nothing_unfit() {
    let keys = "<Up> <Down> <Left> <Right> <Enter> <Enter> <Esc> <Tab> <BackTab> <Home> <End> <Space> <Backspace> <PageDown> \
        a b d e f j k m n r t u v w x y c D A J K = + - 0 3 5 ? / é";
    let keys: Vec<&str> = keys.split_whitespace().collect();
    for seed in 0..2 {
        let (speech, tail) = if seed % 2 == 0 { (Speech::French, decided()) } else { (Speech::English, String::new()) };
        let mut desk = Desk::on_file(speech, "a.toml", &hostile(&tail));
        let mut dice = Dice::new(seed);
        for _ in 0..250 {
            let key = *dice.pick(&keys);
            desk.press(key);
            if dice.one_in(20) {
                desk.send(Event::Paste(HOSTILE.to_owned()));
            }
            look(&mut desk);
        }
    }
}

/// A library of hostile titles, copies and broken files.
#[test]
fn the_library_is_clean() {
    let folder = tempfile::tempdir().unwrap();
    shelf(folder.path());
    for speech in [Speech::English, Speech::French] {
        let again = tempfile::tempdir().unwrap();
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let path = entry.unwrap().path();
            std::fs::copy(&path, again.path().join(path.file_name().unwrap())).unwrap();
        }
        let mut desk = Desk::over(speech, again, Start::Library, 80, 24);
        for keys in
            ["", "<End>", "<Enter>", "<Up>", "<Enter>", "x", "u", "e", "<Esc>", "/\u{301}", "<Esc>", "n", "<Esc>"]
        {
            desk.press(keys);
            look(&mut desk);
        }
        desk.resize(40, 12);
        look(&mut desk);
    }
}

/// A folder of what is hostile in every way a file can be.
fn shelf(folder: &Path) {
    let name = "h\u{1b}]0;x\u{7}\u{9b}\u{202e}\u{e0041}e\u{301}";
    std::fs::write(folder.join(format!("{name}.toml")), hostile("")).unwrap();
    std::fs::write(folder.join(format!("{name}.sync-conflict-20260101-120000-A.toml")), hostile("")).unwrap();
    std::fs::write(folder.join(format!("{name} decided.toml")), hostile(&decided())).unwrap();
    std::fs::write(folder.join(format!("{name}\n broken.toml")), broken()).unwrap();
}

/// A file of which everything is wrong, in hostile words.
fn broken() -> String {
    let (text, key) = (quoted(2_000), quoted(20_000));
    let mut file = format!("format = 1\n[deliberation]\ntitle = 3\nid = {text}\nstatus = {text}\nupdated = {text}\n");
    for at in 0..20 {
        file += &format!("[[account]]\nid = \"{at}\"\nholder = {text}\nsince = \"{HOSTILE}\"\n");
    }
    file + &format!("[rating.{key}.{key}]\n{key} = 9\n[weight.me]\n{key} = -1\n{HOSTILE} = = \n")
}

struct Keeping(Opened);

impl Keeper for Keeping {
    fn versions(&self) -> Vec<pesee::deliberation::Version> {
        Vec::new()
    }
    fn keep(&mut self, sitting: &mut Sitting) -> Option<Shown> {
        let figures = Figures::drawn(sitting.document(), DRAWS);
        assert_eq!(self.0.save(&sitting.to_save(&figures, moment()), moment()), Saved::Done);
        sitting.was_saved(sitting.shared());
        None
    }
    fn export(&mut self, document: &Deliberation, wanted: Wanted, _: Option<&Path>, _: bool) -> plain::Exported {
        let made = report::made(document, wanted, &Tongue::new(Speech::French), moment())?;
        Some((self.0.path().to_owned(), Ok(made.to_read)))
    }
    fn read(&self, path: &Path) -> Result<Deliberation, Vec<pesee::deliberation::Fault>> {
        Opened::load(path).map(|opened| opened.document().clone())
    }
    fn now(&self) -> Moment {
        moment()
    }
}

#[test]
fn the_whole_walk_in_lines_is_clean() {
    for (speech, text) in
        [(Speech::English, two_people()), (Speech::French, hostile(&decided())), (Speech::English, hostile(""))]
    {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, text).unwrap();
        let opened = Opened::load(&path).unwrap();
        let mut sitting = Sitting::open(opened.document().clone(), None, moment());
        let mut lines: String = (1..=10).map(|step| format!(":go {step}\n?\n{HOSTILE}\n:undo\n\n\n\n")).collect();
        lines += &format!(
            ":{HOSTILE}\n:export ics\n:export {HOSTILE}\n:export\n1\n{HOSTILE}\n:go 1\n{}:verdict\n:quit\n",
            "\n".repeat(60)
        );
        let mut out = Vec::new();
        let tongue = Tongue::new(speech);
        plain::ask(&mut sitting, &mut Keeping(opened), Lines::new(&tongue, &mut lines.as_bytes(), &mut out)).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.len() > 4_000 && out.contains("⟨U+202E⟩"));
        assert_clean(&out, "the walk");
    }
}

/// The program, away from the home folder and the locale of whoever runs the tests.
fn pesee(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pesee"));
    command.env_clear().env("HOME", home).env("PESEE_NOW", "2026-11-22T09:00:00-05:00").stdin(Stdio::null());
    command
}

#[track_caller]
fn said(command: &mut Command) -> (String, String) {
    let output = command.output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    (out, err)
}

#[test]
fn every_command_is_clean_of_what_files_hold_and_are_called() {
    let folder = tempfile::tempdir().unwrap();
    shelf(folder.path());
    let dir = folder.path().to_str().unwrap();
    let files = store::files(folder.path());
    for lang in ["en", "fr"] {
        for line in
            [vec!["list"], vec!["list", "--format", "json"], vec!["ask"], vec!["open", "H", "--plain"], vec!["path"]]
        {
            let (out, err) = said(pesee(folder.path()).args(&line).args(["--dir", dir, "--lang", lang]));
            let out = if line.contains(&"json") { unheaped(&out) } else { out };
            assert!(!out.is_empty() || !err.is_empty());
            assert_clean(&out, &format!("{line:?}"));
            assert_clean(&err, &format!("{line:?}"));
            let longest = out.lines().map(str::len).max().unwrap_or(0);
            assert!(line[0] != "list" || line.len() > 1 || longest < 8_000, "a list is for looking over: {longest}");
        }
        for file in &files {
            for line in
                [vec!["score"], vec!["score", "--format", "json"], vec!["check"], vec!["ask"], vec!["new", "--plain"]]
            {
                let (out, err) = said(pesee(folder.path()).args(&line).arg(file).args(["--lang", lang]));
                let out = if line.contains(&"json") { unheaped(&out) } else { out };
                assert_clean(&out, &format!("{line:?}"));
                assert_clean(&err, &format!("{line:?}"));
                assert!(err.len() < 16_000, "{line:?}: {} bytes", err.len());
            }
        }
    }
    // What JSON says is what is there.
    let (out, _) = said(pesee(folder.path()).args(["list", "--dir", dir, "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(json.as_array().unwrap().iter().any(|row| row["title"].as_str().unwrap().starts_with(HOSTILE)));
}

/// JSON says all marks there are: they are data, and move nothing.
fn unheaped(json: &str) -> String {
    json.replace('\u{301}', "")
}

#[test]
fn every_command_is_clean_of_what_it_is_told() {
    let home = tempfile::tempdir().unwrap();
    let heap = format!("e{}", "\u{301}".repeat(10_000));
    for value in [HOSTILE, heap.as_str()] {
        for line in [
            vec![value],
            vec!["open", value],
            vec!["template", value],
            vec!["new", "--plain", "--template", value],
            vec!["new", "--plain", "--client", value],
            vec!["list", value],
            vec!["list", "--client", value],
            vec!["list", "--dir", value],
            vec!["list", "--format", value],
            vec!["--lang", value],
            vec!["score", value],
            vec!["check", value],
            vec!["ask", value],
            vec!["path", "--dir", value],
        ] {
            let (out, err) = said(pesee(home.path()).args(&line).current_dir(home.path()));
            assert!(!out.is_empty() || !err.is_empty());
            assert_clean(&out, &format!("{line:?}"));
            assert_clean(&err, &format!("{line:?}"));
        }
        for name in ["HOME", "PESEE_DIR", "PESEE_STATE_DIR", "PESEE_CONFIG_DIR", "PESEE_LANG", "LANG", "XDG_DATA_HOME"]
        {
            for line in [["path"], ["list"], ["template"]] {
                let (out, err) = said(pesee(home.path()).args(line).env(name, value));
                assert_clean(&out, name);
                assert_clean(&err, name);
            }
        }
        let config = home.path().join("config.toml");
        for text in [
            format!("{value} = 1"),
            format!("{} = 1", quoted(5_000)),
            format!("language = [\"{value}\n"),
            value.to_owned(),
        ] {
            std::fs::write(&config, text).unwrap();
            let (_, err) = said(pesee(home.path()).arg("path").env("PESEE_CONFIG_DIR", home.path()));
            assert!(err.contains("is passed over"), "{err}");
            assert_clean(&err, "the configuration");
        }
        std::fs::write(&config, format!("folder = {}\nlanguage = {}\n", quoted(500), quoted(500))).unwrap();
        let (out, err) = said(pesee(home.path()).arg("list").env("PESEE_CONFIG_DIR", home.path()));
        assert_clean(&(out + &err), "the configured folder");
        std::fs::remove_file(&config).unwrap();
    }
}

/// The words after the screen is left: path, decision and how to resume.
#[test]
fn what_is_said_on_parting_is_clean() {
    for speech in [Speech::English, Speech::French] {
        let desk = Desk::on_file(speech, "a.toml", &hostile(&decided()));
        let (_, line) = desk.app.parting().unwrap();
        let line = line.unwrap();
        assert!(line.as_str().contains("⟨U+202E⟩"));
        assert_clean(line.as_str(), "the decision");
    }
}
