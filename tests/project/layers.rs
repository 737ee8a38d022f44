//! The allowed dependencies between modules (see `src/lib.rs`), checked by the paths in the source text.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A module of the program, and the modules that it may use. The crate boundary limits what `core` may use.
const MODULES: [(&str, &[&str]); 13] = [
    ("event_log", &[]),
    ("messages", &[]),
    ("autosave", &["event_log", "messages"]),
    ("walk", &["messages"]),
    ("text", &[]),
    ("phrases", &["messages", "walk", "text"]),
    ("store", &["event_log", "messages", "text"]),
    ("report", &["messages", "walk", "phrases", "text"]),
    ("manual", &["text"]),
    ("plain", &["messages", "walk", "phrases", "text", "manual"]),
    ("ui", &["autosave", "messages", "walk", "phrases", "text", "manual"]),
    // `config` uses only the themes of `ui`.
    ("config", &["messages", "text", "ui"]),
    (
        "runtime",
        &["autosave", "event_log", "messages", "walk", "phrases", "text", "store", "report", "ui", "plain", "config"],
    ),
];

/// A part of `ui`, and the parts that it may use.
const UI_PARTS: [(&str, &[&str]); 11] = [
    ("event", &[]),
    ("action", &[]),
    ("theme", &[]),
    ("keymap", &["action", "event"]),
    ("outcome", &["action", "event"]),
    ("view_context", &[]),
    ("widgets", &["action", "event", "theme"]),
    ("rating_input", &["action", "theme", "outcome", "view_context"]),
    ("screens", &["action", "event", "theme", "keymap", "outcome", "rating_input", "view_context", "widgets"]),
    ("overlays", &["action", "event", "theme", "keymap", "outcome", "view_context", "widgets"]),
    (
        "app",
        &[
            "action",
            "event",
            "theme",
            "keymap",
            "outcome",
            "rating_input",
            "view_context",
            "widgets",
            "screens",
            "overlays",
        ],
    ),
];

/// The external crates that a module may use; `std` is always allowed.
const CRATES: [(&str, &[&str]); 5] = [
    ("autosave", &["pesee_core"]),
    ("core/deliberation", &["serde", "chrono"]),
    ("core/method", &["rand_xoshiro", "serde"]),
    ("core/format", &["chrono", "strsim", "toml"]),
    ("walk", &["chrono", "pesee_core"]),
];

/// The system interfaces that only `runtime`, `cli` and `store` may use: the disk, threads, the clock and the terminal.
const SYSTEM: [&str; 7] =
    ["std::fs", "std::thread", "Instant::now", "Local::now", "crossterm", "io::stdout", "process::"];

/// Returns the source files of the program in a folder, without those that contain only tests.
pub(super) fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("core/tests") || path.ends_with("tests.rs") {
            continue;
        }
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Returns the source without comments and without code under `#[cfg(test)]`.
pub(super) fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Returns the first path segment after every `before`, such as `crate::`, including `use crate::{…}`.
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

/// Returns the module and the part of a file, such as `("ui", "widgets")`.
fn place(path: &Path) -> (String, String) {
    let mut parts =
        path.strip_prefix("src").unwrap().components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let module = parts.next().unwrap_or_default();
    (module, parts.next().unwrap_or_default().trim_end_matches(".rs").to_owned())
}

#[test]
fn modules_use_only_allowed_modules() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let (module, _) = place(&path);
        let Some((_, allowed)) = MODULES.iter().find(|(known, _)| *known == module) else { continue };
        let code = code(&path).replace("$crate", "crate");
        for used in named(&code, "crate::").into_iter().filter(|used| used != "t" && *used != module) {
            if !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses {used}", path.display()));
            }
        }
        if code.contains(" t!(") && !(allowed.contains(&"text") || module == "text") {
            wrong.push(format!("{} uses `t!`", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn parts_of_ui_use_only_allowed_parts() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src/ui")) {
        let (_, part) = place(&path);
        let Some((_, allowed)) = UI_PARTS.iter().find(|(known, _)| *known == part) else {
            assert_eq!(part, "mod", "{} is in no part of the map", path.display());
            continue;
        };
        let code = code(&path);
        let mut used = named(&code, "crate::ui::");
        // In a file directly below `ui`, `super::` is `ui`; deeper files reach `ui` by `super::super::`.
        let depth = path.components().count();
        let up = if part != "app" && depth == 3 { "super::" } else { "super::super::" };
        used.extend(named(&code, up));
        let known = |used: &String| UI_PARTS.iter().any(|(known, _)| known == used);
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
        let (module, _) = place(&path);
        if matches!(module.as_str(), "runtime" | "cli" | "store" | "main.rs") {
            continue;
        }
        let code = code(&path);
        wrong.extend(
            SYSTEM.iter().filter(|touch| code.contains(**touch)).map(|touch| format!("{}: {touch}", path.display())),
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
    for (module, allowed) in CRATES {
        for path in sources(&Path::new("src").join(module)) {
            let code = code(&path);
            // `LibraryStage::` does not name the crate `age`.
            let whole = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let names = |name: &String| code.match_indices(&format!("{name}::")).any(|(at, _)| whole(at));
            let used = crates.iter().filter(|name| names(name));
            for used in used.filter(|used| !allowed.contains(&used.as_str())) {
                assert!(["text", "name", "path"].contains(&used.as_str()), "{} uses the crate {used}", path.display());
            }
        }
    }
}

/// Only the canvas writes to a buffer, so that all text on the screen is sanitized.
#[test]
fn only_the_canvas_writes_to_the_screen() {
    for path in sources(Path::new("src/ui")) {
        if path.ends_with("widgets/canvas.rs") {
            continue;
        }
        let code = code(&path);
        for way in ["set_string", "Span::", " Line::", "Paragraph::", "set_symbol", "Text::raw"] {
            assert!(!code.contains(way), "{} writes by {way}", path.display());
        }
    }
}

/// The files that may use a standard stream.
const STREAMS: [&str; 5] =
    ["src/cli/ask.rs", "src/cli/import.rs", "src/cli/mod.rs", "src/cli/context.rs", "src/runtime/output.rs"];

/// Every line that prints. The values in braces are `SafeText` or text of the program: the help of clap, a
/// template, or an error that a renderer has formatted from `SafeText`.
const PRINTS: [&str; 13] = [
    r#"drop(writeln!(io::stderr(), "pesee: {sentence}"));"#,
    r#"drop(writeln!(io::stderr(), "{}", file_errors::render_error(&self.locale, path, error, colored)));"#,
    r#"drop(writeln!(io::stderr(), "{}", file_errors::render_remark(&self.locale, path, remark, colored)));"#,
    r#"write!(io::stdout(), "{error}")?;"#,
    r#"Ok(write!(io::stdout(), "{text}")?)"#,
    r#"writeln!(io::stdout(), "{text}")"#,
    r#"writeln!(self.output, "{:by$}{line}", "")?;"#,
    r#"writeln!(self.output)"#,
    r#"writeln!(self.output)?;"#,
    r#"writeln!(self.output, "{line}")?;"#,
    r#"write!(self.output, "{prompt} ")?;"#,
    // The JSON writer.
    r#"writeln!(out)"#,
    r#"write!(writer, "\\u{unit:04x}")?;"#,
];

/// Text from outside is shown only as `SafeText`. Types enforce that for the screen and for messages; this test checks
/// the few places that print.
#[test]
fn only_safe_text_is_printed() {
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let (module, _) = place(&path);
        let code = code(&path);
        let holds = ["io::stdout()", "io::stderr()"].iter().any(|stream| code.contains(stream));
        if holds && !STREAMS.iter().any(|known| path == Path::new(known)) {
            wrong.push(format!("{} holds a stream", path.display()));
        }
        for line in code.lines().map(str::trim).filter(|line| line.contains("write!(") || line.contains("writeln!(")) {
            // A `Display` implementation of a path, an id or a number writes to a formatter, not to a stream.
            let into_formatter = matches!(module.as_str(), "core" | "text") && line.contains("write!(f,");
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

/// Functions that draw or print take `SafeText` or static text, and functions of `phrases` return `SafeText`.
#[test]
fn only_safe_text_is_drawn_and_phrased() {
    for path in
        ["src/ui/widgets/canvas.rs", "src/ui/widgets/scroll.rs", "src/ui/widgets/list.rs", "src/ui/widgets/bars.rs"]
    {
        for signature in signatures(&code(Path::new(path)).replace("&'static str", "")) {
            assert!(!signature.contains("str") && !signature.contains("String"), "{path}: {signature}");
        }
    }
    let lines = code(Path::new("src/plain/line_io.rs"));
    for signature in signatures(&lines) {
        assert!(!signature.contains("&str") && !signature.contains(": String"), "{signature}");
    }
    for path in sources(Path::new("src/phrases")) {
        // `parse` returns text for an input field, and the field sanitizes what it draws.
        let typed = path.ends_with("parse.rs");
        for signature in signatures(&code(&path)) {
            let gives = signature.split("->").nth(1).unwrap_or_default();
            let gives = gives.replace("&'static str", "");
            assert!(typed || !gives.contains("String") && !gives.contains("str"), "{}: {signature}", path.display());
        }
    }
}

/// Returns the signatures of the public functions of a file.
fn signatures(code: &str) -> Vec<String> {
    let ends = |from: &str| from.split('{').next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let after = |mark: &str| code.split(mark).skip(1).map(ends).collect::<Vec<String>>();
    [after("pub fn "), after("pub(super) fn ")].concat()
}

/// RELIABILITY.md 22: no network, no shell, and no child process except the user's editor and pager.
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
            let is_pager = path.ends_with("cli/pager.rs") && ["Command::new", "Stdio"].contains(&way);
            // `clap::Command` describes the command line and starts no process.
            let is_clap = way == "Command::new" && code.contains("use clap::{Arg, Command};");
            assert!(is_editor || is_pager || is_clap || !code.contains(way), "{} has {way}", path.display());
        }
    }
}
