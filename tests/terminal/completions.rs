//! The completions in the shells that are installed: keys in, and the words that the shell then passes to the program.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;

use crate::command;
use crate::pty::{PATIENCE, Terminal};

/// A title of everything that a shell treats specially.
const ODD_TITLE: &str = r#"It's "50 $" \ `touch pwned` $(touch pwned) !! ; rm * & <b> [c] {d} ~ # 100 % a:b=c"#;
const PLAIN_TITLE: &str = "Mirliton à Québec";
const CLIENT: &str = "L'Étang & fils";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shell {
    Bash,
    Zsh,
    Fish,
}

impl Shell {
    const ALL: [Shell; 3] = [Shell::Bash, Shell::Zsh, Shell::Fish];

    fn name(self) -> &'static str {
        match self {
            Shell::Bash => "bash",
            Shell::Zsh => "zsh",
            Shell::Fish => "fish",
        }
    }

    /// Returns the shells that are installed, and names the others.
    fn installed() -> Vec<Shell> {
        let is_installed = |shell: &Shell| {
            // Bash 3, which comes with macOS, passes other words to completions.
            let script = if *shell == Shell::Bash { "[ ${BASH_VERSINFO[0]} -ge 4 ]" } else { "true" };
            let is_there =
                Command::new(shell.name()).args(["-c", script]).status().is_ok_and(|status| status.success());
            if !is_there {
                eprintln!("completions in {}: not tested, as it is not installed.", shell.name());
            }
            is_there
        };
        Shell::ALL.into_iter().filter(is_installed).collect()
    }
}

/// An interactive shell with completions, in a home folder with a library.
struct Prompt {
    shell: Shell,
    home: PathBuf,
    terminal: Terminal,
    count: usize,
}

impl Prompt {
    fn start(shell: Shell, home: &Path) -> Prompt {
        let bin = home.join("bin");
        fs::create_dir_all(&bin).unwrap();
        // In place of the program, a script records the words, but asks the program for completions.
        let script = "#!/bin/sh\n[ \"$1\" = __complete ] && exec \"$PESEE\" \"$@\"\n\
                      { printf '<%s>' \"$@\"; echo; } >> \"$HOME/seen\"\n";
        fs::write(bin.join("pesee"), script).unwrap();
        fs::set_permissions(bin.join("pesee"), fs::Permissions::from_mode(0o755)).unwrap();
        let (code, completions, err) = command::run(home, &["completions", shell.name()]);
        assert_eq!((code, err.as_str()), (0, ""));
        // In zsh, a file of this name in `fpath` is loaded at the first use, as it is after the package is installed.
        fs::write(home.join("_pesee"), completions).unwrap();
        fs::write(home.join("seen"), "").unwrap();
        let (arguments, start): (&[&str], _) = match shell {
            Shell::Bash => (&["--norc", "--noprofile", "-i"], "PS1='READY> '; . ~/_pesee"),
            Shell::Zsh => (&["-f", "-i"], "PS1='READY> '; fpath=(~ $fpath); autoload -U compinit; compinit -u -D"),
            Shell::Fish => (&["--no-config", "-i"], "function fish_prompt; echo 'READY> '; end; source ~/_pesee"),
        };
        let mut builder = CommandBuilder::new(shell.name());
        builder.args(arguments);
        builder.env_clear();
        for (name, value) in [
            ("HOME", home.to_str().unwrap()),
            ("PATH", &format!("{}:/usr/local/bin:/usr/bin:/bin", bin.display())),
            ("PESEE", env!("CARGO_BIN_EXE_pesee")),
            ("PESEE_DIR", home.join("library").to_str().unwrap()),
            ("TERM", "xterm-256color"),
            ("LC_ALL", "C.UTF-8"),
        ] {
            builder.env(name, value);
        }
        builder.cwd(home.join("here"));
        let mut terminal = Terminal::sized(builder, 24, 200);
        terminal.send(format!("{start}\r").as_bytes());
        let end = Instant::now() + PATIENCE;
        while terminal.text().matches("READY>").count() < 2 {
            assert!(Instant::now() < end, "{shell:?}\n{}", terminal.text());
            std::thread::sleep(Duration::from_millis(5));
        }
        Prompt { shell, home: home.to_owned(), terminal, count: 0 }
    }

    /// Types a line and Tab, then enters the line. Returns the words that the program gets.
    fn complete(&mut self, typed: &str) -> String {
        self.complete_and_add(typed, "")
    }

    /// The same, with `added` typed after what was completed.
    fn complete_and_add(&mut self, typed: &str, added: &str) -> String {
        self.terminal.send(format!("{typed}\t{added}\r").as_bytes());
        self.count += 1;
        let end = Instant::now() + PATIENCE;
        loop {
            let seen = fs::read_to_string(self.home.join("seen")).unwrap();
            if let Some(line) = seen.lines().nth(self.count - 1).filter(|_| seen.ends_with('\n')) {
                return line.to_owned();
            }
            assert!(Instant::now() < end, "{:?}: {typed}\n{}", self.shell, self.terminal.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Types a line and Tab twice, waits for `expected` on the screen, and deletes the line.
    fn list(&mut self, typed: &str, expected: &str) -> String {
        self.terminal.send(format!("{typed}\t\t").as_bytes());
        self.terminal.until(expected);
        let text = self.terminal.text();
        // Ctrl+C ends the line in each shell, also if it shows a list.
        self.terminal.send(b"\x03");
        text
    }
}

/// Writes a deliberation with only a head.
fn write_file(home: &Path, name: &str, head: &str) {
    fs::write(home.join("library").join(name), format!("format = 1\n[deliberation]\n{head}")).unwrap();
}

fn toml_text(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

/// Creates a home folder with a library.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("library")).unwrap();
    fs::create_dir_all(home.path().join("here/my folder")).unwrap();
    fs::write(home.path().join("here/mine.toml"), "").unwrap();
    fs::write(home.path().join("here/my folder/l'été $x.toml"), "").unwrap();
    let write =
        |name, title: &str, rest: &str| write_file(home.path(), name, &format!("title = {}\n{rest}", toml_text(title)));
    write("odd.toml", ODD_TITLE, "id = \"odd\"\n");
    write("plain.toml", PLAIN_TITLE, &format!("client = {}\n", toml_text(CLIENT)));
    write("same-1.toml", "Twice", "id = \"first-twice\"\n");
    write("same-2.toml", "twice", "id = \"second-twice\"\n");
    write("escape.toml", "Escape \u{1b}[31m \u{7} \n end", "id = \"escaped\"\nclient = \"Zed \\u001b[2J\"\n");
    write("path.toml", "Work/home.toml", "id = \"worked\"\n");
    write("command.toml", "score", "id = \"scored\"\n");
    home
}

#[test]
fn names_and_values_are_completed_and_quoted_in_every_shell() {
    for shell in Shell::installed() {
        let home = home();
        let mut prompt = Prompt::start(shell, home.path());
        for (typed, expected) in [
            ("pesee open Mir", format!("<open><{PLAIN_TITLE}>")),
            ("pesee open 'Mir", format!("<open><{PLAIN_TITLE}>")),
            ("pesee open \"Mirliton à", format!("<open><{PLAIN_TITLE}>")),
            ("pesee Mirliton\\ à", format!("<{PLAIN_TITLE}>")),
            ("pesee open It", format!("<open><{ODD_TITLE}>")),
            ("pesee open \"It", format!("<open><{ODD_TITLE}>")),
            // A title that `open` would understand otherwise is replaced by the id.
            ("pesee open second-tw", "<open><second-twice>".to_owned()),
            ("pesee open esc", "<open><escaped>".to_owned()),
            ("pesee open work", "<open><worked>".to_owned()),
            ("pesee list --client L", format!("<list><--client><{CLIENT}>")),
            ("pesee list --client=L", format!("<list><--client={CLIENT}>")),
            ("pesee new --client \"L", format!("<new><--client><{CLIENT}>")),
            ("pesee list --client Z", "<list><--client><Zed ⟨U+001B⟩[2J>".to_owned()),
            ("pesee new --template emp", "<new><--template><employee-voice>".to_owned()),
            ("pesee template two", "<template><two-accounts>".to_owned()),
            ("pesee report mine.toml --format sv", "<report><mine.toml><--format><svg>".to_owned()),
            ("pesee manual glo", "<manual><glossary>".to_owned()),
            ("pesee --lang fr manual glo", "<--lang><fr><manual><glossaire>".to_owned()),
            ("pesee --theme high", "<--theme><high-contrast>".to_owned()),
            ("pesee man comple", "<man><completions>".to_owned()),
            ("pesee sco", "<score>".to_owned()),
            ("X=1 pesee sco", "<score>".to_owned()),
            ("pesee score mi", "<score><mine.toml>".to_owned()),
            ("pesee score --dra", "<score><--draws>".to_owned()),
            ("pesee --color al", "<--color><always>".to_owned()),
        ] {
            assert_eq!(prompt.complete(typed), expected, "{shell:?}: {typed}");
        }
        // After a folder, the word goes on.
        let path = prompt.complete_and_add("pesee score my", "l\t");
        assert_eq!(path, "<score><my folder/l'été $x.toml>", "{shell:?}");
        let library = home.path().join("library/odd.toml");
        let path = prompt.complete("pesee check ~/library/od");
        assert_eq!(path, format!("<check><{}>", library.display()), "{shell:?}");
        for place in ["here", "library", "."] {
            assert!(!home.path().join(place).join("pwned").exists(), "{shell:?} ran a part of a title");
        }
    }
}

#[test]
fn a_list_shows_no_control_character_and_nothing_of_encrypted_files() {
    for shell in Shell::installed() {
        let home = home();
        fs::write(home.path().join("library/Confidential.toml.age"), "age-encryption.org/v1\n").unwrap();
        let mut prompt = Prompt::start(shell, home.path());
        let screen = prompt.list("pesee open ", "escaped");
        assert!(screen.contains("Mirliton") && !screen.contains("Confidential"), "{shell:?}\n{screen}");
        let written = prompt.terminal.bytes();
        assert!(!written.contains("\x1b[31m \x07") && !written.contains("Zed \x1b"), "{shell:?}\n{written:?}");
    }
}

/// Returns what the scripts get for the last of these words.
fn found(home: &Path, words: &[&str]) -> String {
    let dir = home.join("library");
    let output = command::pesee(home, &[&["__complete", "zsh", "pesee"], words].concat())
        .env("PESEE_DIR", dir)
        .current_dir(home.join("here"))
        .output();
    let (code, out, err) = command::ended(output.unwrap());
    assert_eq!((code, err.as_str()), (0, ""), "{words:?}");
    out
}

#[test]
fn a_broken_library_gives_no_error() {
    let home = home();
    let library = home.path().join("library");
    fs::write(library.join("broken.toml"), "format = ").unwrap();
    fs::write(library.join("binary.toml"), [0xff, 0xfe, 0]).unwrap();
    fs::create_dir(library.join("folder.toml")).unwrap();
    std::os::unix::fs::symlink("nowhere", library.join("link.toml")).unwrap();
    let pipe = library.join("pipe.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(found(home.path(), &["open", "Mir"]).contains(PLAIN_TITLE));
    fs::create_dir_all(home.path().join(".config/pesee")).unwrap();
    fs::write(home.path().join(".config/pesee/config.toml"), "theme = ").unwrap();
    assert!(found(home.path(), &["open", "Mir"]).contains(PLAIN_TITLE));
    fs::remove_dir_all(&library).unwrap();
    for words in
        [&["open", ""][..], &["list", "--client", ""], &["nothing", ""], &["--x", ""], &["score", "mine.toml", ""]]
    {
        assert!(!found(home.path(), words).contains("Mirliton"), "{words:?}");
    }
    fs::write(&library, "no folder").unwrap();
    assert_eq!(found(home.path(), &["list", "--client", ""]), "");
    for arguments in
        [&["__complete"][..], &["__complete", "tcsh", "x"], &["__complete", "bash"], &["__complete", "zsh"]]
    {
        assert_eq!(command::run(home.path(), arguments), (0, String::new(), String::new()), "{arguments:?}");
    }
}

/// Only the first table of a file is parsed, so that thousands of files are no reason to wait.
#[test]
fn titles_are_found_without_parsing_the_rest_of_the_files() {
    let home = home();
    let text = "title = \"Half a file\"\nid = \"half\"\n[[option]]\nid = [[[[[ broken";
    write_file(home.path(), "half.toml", text);
    for nth in 0..2_000 {
        write_file(
            home.path(),
            &format!("many-{nth}.toml"),
            &format!("title = \"Number {nth}\"\nclient = \"Client {}\"\n", nth % 3),
        );
    }
    assert_eq!(found(home.path(), &["open", "Half"]), "Half a file\n");
    assert_eq!(found(home.path(), &["open", "Number 1999"]), "Number 1999\n");
    assert_eq!(found(home.path(), &["list", "--client", "Cl"]), "Client 0\nClient 1\nClient 2\n");
}

/// What is completed is what the commands accept.
#[test]
fn every_completed_name_opens_its_deliberation() {
    let home = home();
    write_file(home.path(), "part.toml", "title = \"Mirliton\"\n");
    let names = found(home.path(), &["open", ""]);
    let names: Vec<&str> = names.lines().map(|line| line.split('\t').next().unwrap()).collect();
    assert!(names.len() >= 8, "{names:?}");
    for name in names.iter().filter(|name| !name.ends_with('/') && **name != "mine.toml") {
        let library = home.path().join("library");
        let arguments = ["--dir", library.to_str().unwrap(), "--plain", "open", name];
        let (code, out, err) = command::typed(home.path(), &arguments, "");
        assert_eq!((code, err.as_str()), (0, ""), "{name}: {out}");
    }
    let library = home.path().join("library");
    for (client, title) in [("Zed ⟨U+001B⟩[2J", "Escape"), (CLIENT, PLAIN_TITLE)] {
        let (_, out, _) = command::run(home.path(), &["--dir", library.to_str().unwrap(), "list", "--client", client]);
        assert!(out.contains(title) && out.lines().count() == 1, "{client}: {out}");
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_hanging_disk_does_not_hang_the_shell() {
    let home = home();
    fs::write(home.path().join("disk"), "").unwrap();
    let mut command = command::pesee(home.path(), &["__complete", "zsh", "pesee", "open", ""]);
    let output = command.env("PESEE_DIR", home.path().join("library")).env("PESEE_HANG", home.path()).output().unwrap();
    assert_eq!(command::ended(output), (0, String::new(), String::new()));
}
