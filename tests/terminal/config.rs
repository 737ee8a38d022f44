//! `pesee config`, and themes of the configuration.

use crate::command::{ended, pesee, run};

#[test]
fn the_default_configuration_is_printed_and_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    for (language, sentence) in [("en", "Remove the “#” of a line"), ("fr", "Enlevez le «\u{a0}#\u{a0}» d'une ligne")]
    {
        let (code, text, _) = run(home.path(), &["config", "--lang", language]);
        assert_eq!(code, 0);
        assert!(text.contains(sentence) && text.contains("# [colours]"), "{text}");
        std::fs::write(home.path().join("config.toml"), &text).unwrap();
        let mut check = pesee(home.path(), &["config", "check"]);
        let (code, out, err) = ended(check.env("PESEE_CONFIG_DIR", home.path()).output().unwrap());
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        assert!(out.contains("has no errors"), "{out}");
    }
}

#[test]
fn the_check_names_every_error_with_its_position() {
    let home = tempfile::tempdir().unwrap();
    let check = |text: Option<&str>| {
        let path = home.path().join("config.toml");
        match text {
            Some(text) => std::fs::write(&path, text).unwrap(),
            None => drop(std::fs::remove_file(&path)),
        }
        ended(pesee(home.path(), &["config", "check"]).env("PESEE_CONFIG_DIR", home.path()).output().unwrap())
    };
    let (code, out, _) = check(None);
    assert!(code == 0 && out.contains("the defaults apply") && out.contains("pesee config edit"), "{out}");
    let (code, out, err) = check(Some("them = 1\n[colours]\npro = \"#008000\"\ncon = \"#007800\"\nquiet = \"gry\"\n"));
    assert_eq!((code, out.as_str()), (3, ""));
    for part in ["at 1:1", "no setting \"them\"", "equally light or dark", "at 5:9", "quiet takes \"green\", 208"] {
        assert!(err.contains(part), "{part} is not in {err}");
    }
    let path = pesee(home.path(), &["config", "path"]).env("PESEE_CONFIG_DIR", home.path()).output().unwrap();
    assert_eq!(ended(path).1.trim(), home.path().join("config.toml").display().to_string());
}

#[cfg(unix)]
#[test]
fn a_theme_is_found_by_name_or_refused_with_the_known_names() {
    use crate::pty::Terminal;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().display().to_string();
    let variables = [("PESEE_CONFIG_DIR", folder.as_str())];
    std::fs::write(home.path().join("config.toml"), "[themes.paper]\nbackground = \"#fdfaf0\"\n").unwrap();
    let terminal = Terminal::with(home.path(), &["--theme", "papier"], &variables);
    // The message is longer than a line of the terminal.
    terminal.until("There is no theme \"papier\"").until("mono, paper.");
    let mut terminal = Terminal::with(home.path(), &["--theme", "paper"], &variables);
    terminal.until_written("48;2;253;250;240");
    terminal.press("q", "");
}

#[cfg(unix)]
#[test]
fn editing_creates_the_file_and_checks_it_afterwards() {
    use crate::pty::Terminal;
    let home = tempfile::tempdir().unwrap();
    let editor = home.path().join("editor");
    let script = "#!/bin/sh\ngrep -q '# theme = ' \"$1\" && echo 'theme = \"pink\"' >> \"$1\"\n";
    std::fs::write(&editor, script).unwrap();
    std::fs::set_permissions(&editor, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let (folder, editor) = (home.path().join("config"), editor.display().to_string());
    let variables = [("PESEE_CONFIG_DIR", folder.to_str().unwrap()), ("EDITOR", &editor), ("PATH", "/usr/bin:/bin")];
    let terminal = Terminal::with(home.path(), &["config", "edit"], &variables);
    terminal.until("theme takes terminal, high-contrast, mono");
    assert!(std::fs::read_to_string(folder.join("config.toml")).unwrap().contains("[themes.paper]"));
    let terminal = Terminal::with(home.path(), &["config", "edit"], &[("PESEE_CONFIG_DIR", folder.to_str().unwrap())]);
    terminal.until("Set VISUAL or EDITOR");
}
