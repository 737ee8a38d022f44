//! Who may use whom (the map is in `src/lib.rs`): held from the paths in the source, so that no circle comes by itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A room, and the rooms it may use.
const ROOMS: [(&str, &[&str]); 11] = [
    ("core", &[]),
    ("messages", &[]),
    ("walk", &["messages"]),
    ("text", &[]),
    ("say", &["messages", "walk", "text"]),
    ("store", &["messages", "text"]),
    ("report", &["messages", "walk", "say", "text"]),
    ("plain", &["messages", "walk", "say", "text"]),
    ("ui", &["messages", "walk", "say", "text"]),
    // Of `ui` only the names of the themes.
    ("config", &["messages", "text", "ui"]),
    ("runtime", &["messages", "walk", "say", "text", "store", "report", "ui", "plain", "config"]),
];

/// Inside `ui`: a part, and the parts it may use.
const PARTS: [(&str, &[&str]); 11] = [
    ("event", &[]),
    ("action", &[]),
    ("theme", &[]),
    ("keymap", &["action", "event"]),
    ("outcome", &["action", "event"]),
    ("scene", &[]),
    ("widgets", &["action", "event", "theme"]),
    ("rater", &["action", "theme", "outcome", "scene"]),
    ("screens", &["action", "event", "theme", "keymap", "outcome", "rater", "scene", "widgets"]),
    ("overlays", &["action", "event", "theme", "keymap", "outcome", "scene", "widgets"]),
    ("app", &["action", "event", "theme", "keymap", "outcome", "rater", "scene", "widgets", "screens", "overlays"]),
];

/// The crates a room may use; `std`, `core` and our own always.
const CRATES: [(&str, &[&str]); 4] = [
    ("core/deliberation", &["serde", "chrono"]),
    ("core/method", &["rand_xoshiro"]),
    ("core/format", &["chrono", "toml"]),
    ("walk", &["chrono", "pesee_core"]),
];

/// What only the rooms at the rim may touch.
const RIM: [&str; 7] = ["std::fs", "std::thread", "Instant::now", "Local::now", "crossterm", "io::stdout", "process::"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The source without comments and without what stands under `#[cfg(test)]`.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The first words after every `crate::` (and in the braces of `use crate::{…}`).
fn named(code: &str, before: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    for (at, _) in code.match_indices(before) {
        let after = code.get(at + before.len()..).unwrap_or_default();
        match after.strip_prefix('{') {
            Some(list) => {
                let list = list.split('}').next().unwrap_or_default();
                found.extend(list.split(',').map(|item| word(item.trim())));
            }
            None => drop(found.insert(word(after))),
        }
    }
    found.remove("");
    found
}

/// The room and the part of a file: `("ui", "widgets")`.
fn place(path: &Path) -> (String, String) {
    let mut parts =
        path.strip_prefix("src").unwrap().components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let room = parts.next().unwrap_or_default();
    (room, parts.next().unwrap_or_default().trim_end_matches(".rs").to_owned())
}

#[test]
fn modules_use_only_allowed_modules() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let (room, _) = place(&path);
        let Some((_, allowed)) = ROOMS.iter().find(|(known, _)| *known == room) else { continue };
        if room == "core" {
            continue;
        }
        let code = code(&path).replace("$crate", "crate");
        for used in named(&code, "crate::").into_iter().filter(|used| used != "tell" && *used != room) {
            if !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses {used}", path.display()));
            }
        }
        if code.contains("tell!") && !(allowed.contains(&"text") || room == "text") {
            wrong.push(format!("{} speaks", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn parts_of_ui_use_only_allowed_parts() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src/ui")) {
        let (_, part) = place(&path);
        let Some((_, allowed)) = PARTS.iter().find(|(known, _)| *known == part) else {
            assert_eq!(part, "mod", "{} is in no part of the map", path.display());
            continue;
        };
        let code = code(&path);
        let mut used = named(&code, "crate::ui::");
        // From the first level below `ui`, a part is `super::` something.
        let depth = path.components().count();
        let up = if part != "app" && depth == 3 { "super::" } else { "super::super::" };
        used.extend(named(&code, up));
        let known = |used: &String| PARTS.iter().any(|(known, _)| known == used);
        for used in used.into_iter().filter(|used| known(used) && *used != part) {
            if !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_screen_uses_no_other_screen() {
    for path in sources(Path::new("src/ui/screens")) {
        let mut parts = path.strip_prefix("src/ui/screens").unwrap().components();
        let own = parts.next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        let used = named(&code(&path), "crate::ui::screens::");
        assert!(used.iter().all(|used| *used == own), "{} uses {used:?}", path.display());
    }
}

#[test]
fn only_outer_modules_use_disk_clock_threads_and_terminal() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let (room, _) = place(&path);
        if matches!(room.as_str(), "runtime" | "cli" | "store" | "main.rs") {
            continue;
        }
        let code = code(&path);
        wrong.extend(
            RIM.iter().filter(|touch| code.contains(**touch)).map(|touch| format!("{}: {touch}", path.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn inner_modules_use_only_allowed_crates() {
    let manifest = std::fs::read_to_string("Cargo.toml").unwrap();
    let crates: Vec<String> = manifest
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .filter(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
        .collect();
    for (room, allowed) in CRATES {
        for path in sources(&Path::new("src").join(room)) {
            let code = code(&path);
            // `LibraryStage::` names no crate called `age`.
            let whole = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let names = |name: &String| code.match_indices(&format!("{name}::")).any(|(at, _)| whole(at));
            let used = crates.iter().filter(|name| names(name));
            for used in used.filter(|used| !allowed.contains(&used.as_str())) {
                assert!(["text", "name"].contains(&used.as_str()), "{} uses the crate {used}", path.display());
            }
        }
    }
}

/// Only the canvas writes on a buffer: so nothing reaches the screen that is not fit to show.
#[test]
fn only_the_canvas_writes_to_the_screen() {
    for path in sources(Path::new("src/ui")) {
        if path.ends_with("widgets/canvas.rs") {
            continue;
        }
        let code = code(&path);
        for way in ["set_string", "Span::", "Line::", "Paragraph", "set_symbol", "Text::raw"] {
            assert!(!code.contains(way), "{} writes by {way}", path.display());
        }
    }
}

/// The files that hold a standard stream: who prints, who hands it to the walk in lines, and the screen.
const STREAMS: [&str; 6] = [
    "src/cli/ask.rs",
    "src/cli/import.rs",
    "src/cli/mod.rs",
    "src/cli/world.rs",
    "src/runtime/last.rs",
    "src/runtime/terminal.rs",
];

/// Every line that prints. What is in the braces is `Shown`, or the program's own: the help that clap lays out, the
/// text of a template, faults that a renderer has set out from `Shown`.
const PRINTS: [&str; 12] = [
    r#"drop(writeln!(io::stderr(), "pesee: {sentence}"));"#,
    r#"drop(writeln!(io::stderr(), "{}", faults::spelt(&self.tongue, path, fault, colored)));"#,
    r#"write!(io::stdout(), "{error}")?;"#,
    r#"Ok(write!(io::stdout(), "{text}")?)"#,
    r#"writeln!(io::stdout(), "{text}")"#,
    r#"writeln!(self.output, "{:by$}{line}", "")?;"#,
    r#"writeln!(self.output)"#,
    r#"writeln!(self.output)?;"#,
    r#"writeln!(self.output, "{line}")?;"#,
    r#"write!(self.output, "{prompt} ")?;"#,
    // How JSON is written.
    r#"writeln!(out)"#,
    r#"write!(writer, "\\u{unit:04x}")?;"#,
];

/// A text from outside becomes `Shown` or is not shown: the types hold that for the screen and the catalogue, and
/// this for the few places where something is printed.
#[test]
fn only_safe_text_is_printed() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let (room, _) = place(&path);
        let code = code(&path);
        let holds = ["io::stdout()", "io::stderr()"].iter().any(|stream| code.contains(stream));
        if holds && !STREAMS.iter().any(|known| path == Path::new(known)) {
            wrong.push(format!("{} holds a stream", path.display()));
        }
        for line in code.lines().map(str::trim).filter(|line| line.contains("write!(") || line.contains("writeln!(")) {
            // `Display` of a key, an id or a number is written into a formatter, not to anybody.
            let into_formatter = matches!(room.as_str(), "core" | "text") && line.contains("write!(f,");
            if !into_formatter && !PRINTS.contains(&line) {
                wrong.push(format!("{}: {line}", path.display()));
            }
        }
        for way in ["to_writer", "serde_json::to_string", "serde_json::to_vec", "print!(", "println!(", "dbg!("] {
            if code.contains(way) {
                wrong.push(format!("{} prints by {way}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What draws and what says lines takes `Shown`, or a text of the program's own; what is said is `Shown`.
#[test]
fn only_safe_text_is_drawn_and_phrased() {
    for path in
        ["src/ui/widgets/canvas.rs", "src/ui/widgets/page.rs", "src/ui/widgets/list.rs", "src/ui/widgets/bars.rs"]
    {
        for signature in signatures(&code(Path::new(path)).replace("&'static str", "")) {
            assert!(!signature.contains("str") && !signature.contains("String"), "{path}: {signature}");
        }
    }
    let lines = code(Path::new("src/plain/lines.rs"));
    for signature in signatures(&lines) {
        assert!(!signature.contains("&str") && !signature.contains(": String"), "{signature}");
    }
    for path in sources(Path::new("src/say")) {
        // What is put into a field to be typed over is text, and is drawn by the field.
        let typed = path.ends_with("typed.rs");
        for signature in signatures(&code(&path)) {
            let gives = signature.split("->").nth(1).unwrap_or_default();
            let gives = gives.replace("&'static str", "");
            assert!(typed || !gives.contains("String") && !gives.contains("str"), "{}: {signature}", path.display());
        }
    }
}

/// The signatures of what is seen from outside a file.
fn signatures(code: &str) -> Vec<String> {
    let ends = |from: &str| from.split('{').next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let after = |mark: &str| code.split(mark).skip(1).map(ends).collect::<Vec<String>>();
    [after("pub fn "), after("pub(super) fn ")].concat()
}

/// RELIABILITY.md 22: no network, no shell, and no child but somebody's own editor.
#[test]
fn nothing_opens_the_network_or_starts_a_program() {
    let ways = [
        "std::net",
        "Tcp",
        "Udp",
        "ToSocketAddrs",
        "UnixStream",
        "UnixListener",
        "UnixDatagram",
        "os::unix::net",
        "Command::new",
        "process::Command",
        "process::Child",
        "Stdio",
        "CommandExt",
        "rustix::net",
        "rustix::process::Command",
        "libc",
    ];
    for path in sources(Path::new("src")) {
        let code = code(&path);
        for way in ways {
            let is_editor = path.ends_with("runtime/editor.rs") && ["Command::new", "process::Command"].contains(&way);
            // clap's commands are those of the command line, and start nothing.
            let is_clap = way == "Command::new" && code.contains("use clap::{Arg, Command};");
            assert!(is_editor || is_clap || !code.contains(way), "{} has {way}", path.display());
        }
    }
}
