//! `pesee import`: the preview, the saved file and refused input.

use std::path::Path;

use pesee::messages::ImportAnswers;
use pesee::store::{import, parse_document};
use pesee_core::deliberation::{Builder, Deliberation, Rating};

use crate::command::run as pesee;
use crate::common::{FRENCH_TABLE, decided, rated};
use crate::pty::Terminal;

#[test]
fn an_exported_csv_is_imported_unchanged() {
    let home = tempfile::tempdir().unwrap();
    let example = |language: pesee_core::deliberation::Language| {
        let path = home.path().join(format!("{language:?}.toml"));
        std::fs::write(&path, decided(language)).unwrap();
        path
    };
    let both = [pesee_core::deliberation::Language::En, pesee_core::deliberation::Language::Fr];
    let given = ["two-accounts", "fragile", "odd-names"];
    let given = given.map(|name| Path::new("tests/files").join(name).with_extension("toml"));
    for path in given.into_iter().chain(both.map(example)) {
        let was = pesee::store::parse_document(&std::fs::read(&path).unwrap()).unwrap();
        for dialect in [&[][..], &["--dialect", "en"], &["--dialect", "fr"], &["--dialect", "excel"]] {
            let arguments = [&["report", path.to_str().unwrap(), "--format", "csv"], dialect].concat();
            let (code, csv, err) = pesee(home.path(), &arguments);
            assert_eq!((code, err.as_str()), (0, ""), "{}", path.display());
            assert_imported_unchanged(&was, &csv, &format!("{} {dialect:?}", path.display()));
        }
    }
}

/// Imports a table and compares its names and ratings with those of a deliberation.
fn assert_imported_unchanged(was: &Deliberation, csv: &str, about: &str) {
    let is = import(csv.as_bytes(), Path::new("the file.csv"), &ImportAnswers::default()).unwrap().document;
    let names = |document: &Deliberation| {
        let options = document.options().iter().map(|option| option.name.clone());
        let criteria = document.criteria().iter();
        (options.collect::<Vec<_>>(), criteria.map(|c| (c.name.clone(), c.time_horizon())).collect::<Vec<_>>())
    };
    assert_eq!(names(&is), names(was), "{about}");
    let bare = |document: &Deliberation| {
        let cells = rated(document).into_iter();
        let bare = cells.map(|(row, column, cell)| {
            (row.to_owned(), column.to_owned(), cell.stated_value(), cell.low(), cell.high())
        });
        bare.collect::<Vec<_>>()
    };
    assert!(!bare(was).is_empty());
    assert_eq!(bare(&is), bare(was), "{about}");
}

#[test]
fn import_shows_a_preview_and_saves_only_with_yes() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("two_accounts.csv");
    std::fs::write(&file, FRENCH_TABLE).unwrap();
    let (file, dir) = (file.to_str().unwrap(), home.path().join("shelf"));
    let import =
        |more: &[&str]| pesee(home.path(), &[&["import", file, "--dir", dir.to_str().unwrap()], more].concat());
    let (code, out, err) = import(&[]);
    assert_eq!((code, err.as_str()), (0, ""));
    for line in [
        "A table: 4 criteria, 2 options, 7 ratings, 1 left to rate.",
        "The columns are separated by semicolons; the text is UTF-8.",
        "Title: two accounts",
        "Options: Garder les deux; Fermer le mien",
        "Mon réseau (9 points, later): Garder les deux +4; Fermer le mien −5",
        "Que dira-t-on?: Garder les deux ?; Fermer le mien 0…+3",
        "Clarté (2 points, always): Garder les deux ·; Fermer le mien +1.5",
    ] {
        assert!(out.lines().any(|printed| printed == line), "{line} is not in\n{out}");
    }
    assert!(out.ends_with("--yes\n") && !dir.exists(), "{out}");
    let (code, out, err) = import(&["--yes", "--lang", "fr"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let saved = dir.join("2026-11-22-two-accounts.toml");
    assert!(out.contains(saved.to_str().unwrap()), "{out}");
    let document = parse_document(&std::fs::read(&saved).unwrap()).unwrap();
    assert_eq!(document.head().language, Some(pesee_core::deliberation::Language::Fr));
    assert_eq!(document.head().created.unwrap().to_rfc3339(), "2026-11-22T09:00:00-05:00");
    assert_eq!(pesee(home.path(), &["check", saved.to_str().unwrap()]).0, 0);
    // A second import creates another file. An existing file is never overwritten.
    assert_eq!(import(&["--yes"]).0, 0);
    assert!(dir.join("2026-11-22-two-accounts-2.toml").exists());
    let (code, _, err) = import(&["--yes", "-o", saved.to_str().unwrap()]);
    assert_eq!(code, 1, "{err}");
    assert_eq!(parse_document(&std::fs::read(&saved).unwrap()).unwrap(), document);
}

#[test]
fn unreadable_cells_are_reported_and_nothing_is_saved() {
    let home = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let file = home.path().join(name);
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let file = write("m.csv", "c,Keep,Close\na,99,\u{1b}[2J\nb,-1,2\nd,1,3\n");
    let (code, out, err) = pesee(home.path(), &["import", &file, "--yes", "--dir", home.path().to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(
        err.contains("m.csv, cell B2: \"99\" is not a rating") && err.contains("cell C2: \"⟨U+001B⟩[2J\""),
        "{err}"
    );
    assert!(err.ends_with("Nothing was saved. Correct these lines, then try again.\n"), "{err}");
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1);
    let many =
        write("many.csv", &format!("c,x\n{}", (0..60).map(|row| format!("a{row},great deal\n")).collect::<String>()));
    let (_, _, err) = pesee(home.path(), &["import", &many, "--lang", "fr"]);
    assert_eq!(err.lines().count(), 42, "{err}");
    assert!(err.contains("20 autres endroits") && err.contains("cellule B41\u{a0}:"), "{err}");
    let list = write("l.md", "# Close?\n+ quiet\n* what\n");
    let (code, _, err) = pesee(home.path(), &["import", &list]);
    assert!(code == 3 && err.contains("l.md, line 3: \"what\" is neither for nor against"), "{err}");
    assert_eq!(pesee(home.path(), &["import", "/nonexistent.csv"]).0, 3);
}

#[test]
fn a_deliberation_is_not_imported_but_opened() {
    let home = tempfile::tempdir().unwrap();
    for (name, text, command) in [
        ("mine.toml", decided(pesee_core::deliberation::Language::En), "pesee open"),
        ("sent.txt", decided(pesee_core::deliberation::Language::En), "pesee open"),
        ("broken.toml", "format = 1\n[deliberation\n".to_owned(), "pesee check"),
        ("mine.toml.age", "age-encryption.org/v1\n".to_owned(), "pesee open"),
    ] {
        let path = home.path().join(name);
        std::fs::write(&path, text).unwrap();
        let path = path.to_str().unwrap();
        let (code, out, err) = pesee(home.path(), &["import", path, "--yes"]);
        assert_eq!((code, out.as_str()), (3, ""), "{name}");
        assert!(err.trim_end().ends_with(&format!("{command} {}", shell_words::quote(path))), "{err}");
    }
}

#[test]
fn a_list_of_pros_and_cons_becomes_ranges() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("list.md");
    std::fs::write(&file, "# Close it?\n\n## Pros\n\n- quiet evenings\n\n## Cons\n\n- the network\n- my name\n")
        .unwrap();
    let out = home.path().join("out.toml");
    let (code, printed, _) = pesee(home.path(), &["import", file.to_str().unwrap()]);
    assert_eq!(code, 0);
    assert!(
        printed.starts_with("A list: 1 pro, 2 cons, 1 option.\nThe list says what is a pro and what is a con"),
        "{printed}"
    );
    assert!(printed.contains("Close it?:\n  + quiet evenings\n  − the network\n  − my name\n"), "{printed}");
    let (code, _, err) = pesee(home.path(), &["import", file.to_str().unwrap(), "-y", "-o", out.to_str().unwrap()]);
    assert_eq!((code, err.as_str()), (0, ""));
    let document = parse_document(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(document.head().title, "Close it?");
    let (pro, con) = (Rating::between(0.0, 5.0).unwrap(), Rating::between(-5.0, 0.0).unwrap());
    let close = "Close it?";
    assert_eq!(
        rated(&document),
        [("quiet evenings", close, pro), ("the network", close, con.clone()), ("my name", close, con)]
    );
    let builder = Builder::from_document(&document);
    assert!(builder.finish().1.is_empty());
}

/// What the user may not expect has a line in the preview, in both languages.
#[test]
fn the_preview_says_what_a_user_may_not_expect() {
    let home = tempfile::tempdir().unwrap();
    let preview = |name: &str, text: &str, language: &str| {
        let file = home.path().join(name);
        std::fs::write(&file, text).unwrap();
        let (code, out, err) = pesee(home.path(), &["import", file.to_str().unwrap(), "--lang", language]);
        assert_eq!((code, err.as_str()), (0, ""), "{name}");
        out
    };
    let signs = "# X\n+ Fun (2)\n+ Rest\nand sleep\n- Cost (-4)\n- Risk (importance: high)\n";
    let split = "# X\nPour : calme, proche\nNeutre : école\n";
    let words = "Catégorie;Critère;Priorité;A\nVie;Portée;haute;2 (0…3)\n;Temps;basse;-1\n";
    for (name, text, language, lines) in [
        (
            "signs.md",
            signs,
            "en",
            &[
                "In line 4, a text has no mark of its own, and is read as the end of the item above: and sleep",
                "The numbers beside the items are read as weights: how much each one matters. A sign only repeats whether \
                 the item is a pro or a con.",
                "These have no number that is read as a weight or a rating: Rest and sleep",
            ][..],
        ),
        (
            "split.md",
            split,
            "fr",
            &[
                "La ligne 2 contient 2 éléments\u{a0}: calme; proche",
                "Ces éléments ne sont ni pour ni contre, et sont évalués à 0\u{a0}: école",
            ],
        ),
        (
            "words.csv",
            words,
            "fr",
            &[
                "La colonne «\u{a0}Priorité\u{a0}» est lue comme des poids\u{a0}: combien chaque élément compte, et non \
                 s'il est bon.",
                "Les cellules vides de la colonne «\u{a0}Catégorie\u{a0}» appartiennent au groupe au-dessus.",
                "Les mots qui sont des poids deviennent des points\u{a0}: basse devient 2 points; haute devient 4 points.",
                "Temps (2 points, Vie)\u{a0}: A −1",
            ],
        ),
    ] {
        let out = preview(name, text, language);
        for line in lines {
            assert!(out.lines().any(|printed| printed == *line), "{line} is not in\n{out}");
        }
    }
}

/// A question is asked on a terminal, and the answer decides. Elsewhere the command refuses and names the option.
#[test]
fn an_unclear_file_is_asked_about_or_refused() {
    let home = tempfile::tempdir().unwrap();
    let (file, dir) = (home.path().join("scale.csv"), home.path().join("shelf"));
    std::fs::write(&file, "Criterion,Keep,Close\nReach,4,2\nEvenings,1,5\n").unwrap();
    let arguments = ["import", file.to_str().unwrap(), "--dir", dir.to_str().unwrap()];
    let import = |more: &[&str]| pesee(home.path(), &[&arguments, more].concat());
    let (code, out, err) = import(&["--yes"]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(err.contains("--scale 1..5") && err.contains("Nothing was saved") && !dir.exists(), "{err}");
    let (code, out, err) = import(&["--scale", "1..5"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        out.contains("1 becomes −5; 3 becomes 0; 5 becomes +5") && out.contains("Reach: Keep +2.5; Close −2.5"),
        "{out}"
    );
    let (code, _, err) = import(&["--scale", "high"]);
    assert!(code == 2 && err.contains("\"high\" is not a scale"), "{err}");

    let mut terminal = Terminal::start(home.path(), &[&arguments[..], &["--lang", "fr"]].concat());
    terminal.until("Sur quelle échelle sont les évaluations du fichier (Keep; Close)?");
    terminal.send(b"2\r");
    terminal.until("L'enregistrer tel que montré?");
    assert!(terminal.text().contains("1 devient −5; 3 devient 0; 5 devient +5"), "{}", terminal.text());
    terminal.send(b"1\r");
    terminal.until("Enregistré");
    assert_eq!(terminal.ended(), 0);
    let saved = std::fs::read_dir(&dir).unwrap().next().unwrap().unwrap().path();
    let document = parse_document(&std::fs::read(saved).unwrap()).unwrap();
    assert_eq!(rated(&document)[0], ("Reach", "Keep", Rating::exact(2.5).unwrap()));
}

/// A command in a message can be copied, whatever the heading or the path contains.
#[test]
fn the_commands_in_messages_are_quoted_for_a_shell() {
    let home = tempfile::tempdir().unwrap();
    let command_after = |err: &str, option: &str| {
        let line = err.lines().find(|line| line.contains(option)).unwrap_or_else(|| panic!("{err}")).to_owned();
        let rest = line.split_once(option).unwrap().1;
        shell_words::split(rest.split_once(", or ").map_or(rest, |(word, _)| word)).unwrap()
    };
    let file = home.path().join("years.csv");
    std::fs::write(&file, "Criterion,\"Year $ \"\"x\"\" it's\",Keep,Close\nReach,2020,4,-2\nEvenings,2021,-1,5\n")
        .unwrap();
    let arguments = ["import", file.to_str().unwrap(), "--dir", home.path().to_str().unwrap()];
    let (code, _, err) = pesee(home.path(), &[&arguments[..], &["--yes"]].concat());
    let stated = command_after(&err, "--column ");
    assert_eq!((code, stated.as_slice()), (3, ["Year $ \"x\" it's=option".to_owned()].as_slice()), "{err}");
    let (code, _, err) = pesee(home.path(), &[&arguments[..], &["--column", &stated[0]]].concat());
    assert!(code == 0 || !err.contains("--column"), "{err}");

    let file = home.path().join("it's \"broken\" $x.toml");
    std::fs::write(&file, "format = 1\n[deliberation\n").unwrap();
    let (_, _, err) = pesee(home.path(), &["import", file.to_str().unwrap()]);
    assert_eq!(command_after(&err, "pesee check "), [file.to_str().unwrap()], "{err}");
}

/// The user says what a column contains: on the command line, or on a terminal.
#[test]
fn a_column_of_unclear_numbers_is_asked_about_or_refused() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("years.csv");
    std::fs::write(&file, "Criterion,Year,Keep,Close\nReach,2020,4,-2\nEvenings,2021,-1,5\n").unwrap();
    let arguments = ["import", file.to_str().unwrap(), "--dir", home.path().to_str().unwrap()];
    let import = |more: &[&str]| pesee(home.path(), &[&arguments, more].concat());
    let (code, out, err) = import(&["--yes"]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(err.contains("the column \"Year\" (cell B1)") && err.contains("--column 'Year=option'"), "{err}");
    let (code, out, err) = import(&["--column", "Year=nothing"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Options: Keep; Close\n") && out.contains("'--column=Year=nothing' --yes"), "{out}");
    let (code, _, err) = import(&["--column", "Yaer=nothing"]);
    assert!(code == 2 && err.contains("Criterion, Year, Keep, Close"), "{err}");
    let (code, _, err) = import(&["--column", "Year"]);
    assert!(code == 2 && err.contains("--column \"Year=nothing\""), "{err}");

    let mut terminal = Terminal::start(home.path(), &arguments);
    terminal.until("What does the column \"Year\" contain?");
    terminal.send(b"3\r");
    terminal.until("Reach (2020): Keep +4; Close −2");
    terminal.send(b"2\r");
    assert_eq!(terminal.ended(), 0);
}

/// Enter without an answer saves nothing.
#[test]
fn a_question_without_an_answer_saves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let (file, dir) = (home.path().join("weights.csv"), home.path().join("shelf"));
    std::fs::write(&file, "Criterion,Weight,Importance,Keep\nReach,5,1,4\nTime,1,5,-2\n").unwrap();
    let mut terminal =
        Terminal::start(home.path(), &["import", file.to_str().unwrap(), "--dir", dir.to_str().unwrap()]);
    terminal.until("Which column contains the weights?");
    terminal.send(b"\r");
    terminal.until("Nothing was saved.");
    assert_eq!(terminal.ended(), 0);
    assert!(!dir.exists());
}

/// The command that saves has every given answer, and a shell reads it as one command.
#[test]
fn the_command_that_saves_repeats_the_given_answers() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("it's 2.csv");
    std::fs::write(&file, "Criterion,Weight (1-5),Keep,Close\nReach,4,4,2\nTime,2,1,5\n").unwrap();
    let file = file.to_str().unwrap();
    let given = ["--scale=1..5", "--options=columns", "--weights=weight", "--encoding=utf-8", "--output=a b.toml"];
    let (code, out, err) = pesee(home.path(), &[&["import", file], &given[..]].concat());
    assert_eq!((code, err.as_str()), (0, ""));
    let line = out.lines().last().unwrap();
    let words = shell_words::split(&line[line.find("pesee import").unwrap()..]).unwrap();
    assert_eq!(words, [&["pesee", "import", file], &given[..], &["--yes"]].concat());
    for wrong in ["--weights=Wieght", "--encoding=no-such"] {
        let (code, _, err) = pesee(home.path(), &["import", file, "--scale=1..5", wrong]);
        assert!(code == 2 && err.contains(wrong.split_once('=').unwrap().1), "{code} {err}");
    }
}
