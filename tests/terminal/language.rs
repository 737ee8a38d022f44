//! The language of the interface and the language of a file, which may differ.

use std::path::Path;

use pesee_core::deliberation::Language;

use crate::command::{ended, pesee, typed};
use crate::common::decided;

fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("en.toml"), decided(Language::En)).unwrap();
    std::fs::write(home.path().join("fr.toml"), decided(Language::Fr)).unwrap();
    home
}

/// Returns what the command prints on a system of this locale.
fn printed(home: &Path, locale: (&str, &str), arguments: &[&str]) -> String {
    let mut command = pesee(home, arguments);
    let (_, out, err) = ended(command.env(locale.0, locale.1).current_dir(home).output().unwrap());
    out + &err
}

#[test]
fn the_language_of_the_system_comes_before_that_of_the_file() {
    let home = home();
    let score = |locale, file| printed(home.path(), locale, &["score", file]);
    let french = score(("LC_ALL", "fr_CA.UTF-8"), "en.toml");
    assert!(french.contains("est en tête") && french.contains("Keep both"), "{french}");
    let english = score(("LANG", "en_CA.UTF-8"), "fr.toml");
    assert!(english.contains("ahead") && english.contains("Garder les deux"), "{english}");
    // A system without a known language leaves the choice to the file.
    for (name, value) in [("LANG", "C.UTF-8"), ("LANG", "de_DE.UTF-8"), ("LANG", "")] {
        assert!(score((name, value), "fr.toml").contains("est en tête"), "{name}={value}");
        assert!(score((name, value), "en.toml").contains("ahead"), "{name}={value}");
    }
}

/// A report is for whoever receives it, so it is in the language of the file unless `--lang` names another.
#[test]
fn a_report_is_in_the_language_of_the_file_on_any_system() {
    let home = home();
    let report = ["report", "en.toml", "--format", "md"];
    for locale in ["fr_CA.UTF-8", "en_CA.UTF-8"] {
        assert!(printed(home.path(), ("LANG", locale), &report).contains("## The choice"), "{locale}");
        let french = [&report[..], &["--lang", "fr"]].concat();
        assert!(printed(home.path(), ("LANG", locale), &french).contains("## Le choix"), "{locale}");
    }
}

/// `--lang`, the system or the configuration decides about the interface, and the English file stays as it is.
#[cfg(unix)]
#[test]
fn the_language_of_the_interface_does_not_change_an_english_file() {
    use crate::pty::Terminal;
    let config = home();
    std::fs::write(config.path().join("config.toml"), "language = \"fr\"\n").unwrap();
    let config = config.path().to_str().unwrap();
    let ways = [
        ("--lang=en", ("PESEE_LANG", "fr"), false),
        ("--color=auto", ("LANG", "fr_CA.UTF-8"), true),
        ("--color=auto", ("LC_ALL", "fr_FR.UTF-8"), true),
        ("--color=auto", ("PESEE_CONFIG_DIR", config), true),
        ("--lang=fr", ("LANG", "en_CA.UTF-8"), true),
    ];
    for (argument, variable, is_french) in ways {
        let home = home();
        let file = home.path().join("en.toml");
        let before = std::fs::read_to_string(&file).unwrap();
        let mut terminal = Terminal::with(home.path(), &[argument, file.to_str().unwrap()], &[variable]);
        terminal.until(if is_french { "Votre choix du" } else { "You chose on" }).until("Keep both");
        terminal.send(b"\x03");
        assert_eq!(terminal.ended(), 0);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), before, "{argument} {variable:?}");
    }
}

/// In plain lines, what is chosen in the library holds for the walk that follows: its questions, its saves and its end.
#[test]
fn the_language_chosen_in_the_plain_library_holds_for_the_walk() {
    let home = home();
    let folder = home.path().to_str().unwrap();
    let ask = ["ask", "--dir", folder];
    let (_, out, _) = typed(home.path(), &ask, ":langue fr\n1\n:quitter\n");
    assert!(out.contains("2 deliberations") && out.contains("Échéances"), "{out}");
    assert!(out.contains("Étape 10 sur 10") && out.contains("Pour continuer"), "{out}");
    // The first screen of an empty library too.
    let empty = tempfile::tempdir().unwrap();
    let (_, out, _) = typed(empty.path(), &["ask"], ":language fr\n1\nEt maintenant?\n:quitter\n");
    assert!(out.contains("Deux comptes, un seul moi") && out.contains("Tout est enregistré"), "{out}");
}
