//! Tables and lists of other programs: what is understood, what is refused, what is saved.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it does not expect")]

#[path = "common/made_up.rs"]
mod made_up;

use std::path::Path;
use std::process::{Command, Stdio};

use pesee::deliberation::{Deliberation, Draft, Id, Imported, List, Misread, Points, Rating, Spot, When, Why};
use pesee::store::{import, new_text, read};

fn table(text: &str) -> Imported {
    import(text.as_bytes(), false, "the file").unwrap_or_else(|misread| unreachable!("{misread:?}\n{text}"))
}

fn refused(bytes: &[u8], is_list: bool) -> Vec<Misread> {
    import(bytes, is_list, "the file").map(|imported| imported.document).unwrap_err()
}

/// Every rating, by the names of the criterion and the option.
fn rated(document: &Deliberation) -> Vec<(&str, &str, Rating)> {
    let mut found = Vec::new();
    for criterion in document.criteria() {
        for option in document.options() {
            let rating = document.rating(&Id::me(), &criterion.id, &option.id);
            found.extend(rating.map(|rating| (criterion.name.as_str(), option.name.as_str(), rating.clone())));
        }
    }
    found
}

fn pesee(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pesee"));
    command.args(arguments).env_clear().env("HOME", home).env("PESEE_NOW", "2026-11-22T09:00:00-05:00");
    let output = command.stdin(Stdio::null()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

const FRENCH: &str = "Critère;Poids;Quand;Garder les deux;Fermer le mien\n\
    Mon réseau;9;plus tard;4;−5\n\
    Temps et fatigue;8,5;maintenant;-4;5\n\
    Que dira-t-on?;;;?;0…3\n\
    Clarté;2;toujours;;1,5\n";

#[test]
fn a_table_says_criteria_options_points_and_ratings() {
    let imported = table(FRENCH);
    let document = &imported.document;
    assert_eq!((imported.separator, imported.encoding), (Some(';'), "UTF-8"));
    let facts: Vec<_> =
        document.criteria().iter().map(|c| (c.name.as_str(), c.weight.map(|w| w.get()), c.when)).collect();
    assert_eq!(
        facts,
        [
            ("Mon réseau", Some(9.0), Some(When::Later)),
            ("Temps et fatigue", Some(8.5), Some(When::Now)),
            ("Que dira-t-on?", None, None),
            ("Clarté", Some(2.0), Some(When::Always)),
        ]
    );
    let exact = |value| Rating::exact(value).unwrap();
    let (keep, close) = ("Garder les deux", "Fermer le mien");
    assert_eq!(
        rated(document),
        [
            ("Mon réseau", keep, exact(4.0)),
            ("Mon réseau", close, exact(-5.0)),
            ("Temps et fatigue", keep, exact(-4.0)),
            ("Temps et fatigue", close, exact(5.0)),
            ("Que dira-t-on?", keep, Rating::unknown()),
            ("Que dira-t-on?", close, Rating::between(0.0, 3.0).unwrap()),
            ("Clarté", close, exact(1.5)),
        ]
    );
    assert_eq!(document.head().title, "the file");
}

/// What a spreadsheet program saves, whichever it is and wherever it was set up.
#[test]
fn every_program_s_way_of_saving_says_the_same() {
    let plain = table(FRENCH).document;
    let windows = FRENCH.replace('−', "-").replace('\n', "\r\n");
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(&windows);
    assert_eq!(import(&windows, false, "the file").unwrap().document, plain);
    let wide: Vec<u8> =
        format!("\u{feff}{}", FRENCH.replace(';', "\t")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(import(&wide, false, "the file").unwrap().document, plain);
    let quoted: String =
        FRENCH.lines().map(|line| format!("\"{}\"\r\n", line.replace(';', "\",\""))).collect::<Vec<_>>().concat();
    assert_eq!(table(&format!("\u{feff}{quoted}")).document, plain);
    assert_eq!(table(&format!("sep=;\r\n{FRENCH}")).document, plain);
}

/// The form in which a matrix is exported for spreadsheets.
#[test]
fn an_exported_matrix_comes_back() {
    let text = "\u{feff}criterion,when,weight,\"Keep both, for now\",weight,'=close\r\n\
        \"The \"\"network\"\"\",later,9,4,2 0…3,−5…−1\r\n\
        '-time,now,0.5,?,-2.5,\r\n\
        peace,always,,0,−5…5,?\r\n";
    let document = table(text).document;
    let names: Vec<&str> = document.options().iter().map(|option| option.name.as_str()).collect();
    let [keep, weight, close] = ["Keep both, for now", "weight", "=close"];
    assert_eq!(names, [keep, weight, close]);
    let facts = document.criteria().iter().map(|c| (c.name.as_str(), c.when.unwrap(), c.weight.map(Points::get)));
    let facts: Vec<_> = facts.collect();
    let [network, time, peace] = ["The \"network\"", "-time", "peace"];
    let expected = [(network, When::Later, Some(9.0)), (time, When::Now, Some(0.5)), (peace, When::Always, None)];
    assert_eq!(facts, expected);
    let exact = |value| Rating::exact(value).unwrap();
    assert_eq!(
        rated(&document),
        [
            (network, keep, exact(4.0)),
            (network, weight, Rating::guess(2.0, 0.0, 3.0).unwrap()),
            (network, close, Rating::between(-5.0, -1.0).unwrap()),
            (time, keep, Rating::unknown()),
            (time, weight, exact(-2.5)),
            (peace, keep, exact(0.0)),
            (peace, weight, Rating::unknown()),
            (peace, close, Rating::unknown()),
        ]
    );
}

#[test]
fn what_the_program_exports_it_reads_again() {
    let home = tempfile::tempdir().unwrap();
    let example = |language: pesee::deliberation::Language| {
        let path = home.path().join(format!("{language:?}.toml"));
        std::fs::write(&path, pesee::walk::EXAMPLE.text(language)).unwrap();
        path
    };
    let both = [pesee::deliberation::Language::En, pesee::deliberation::Language::Fr];
    let given = ["two-accounts", "fragile"].map(|name| Path::new("tests/files").join(name).with_extension("toml"));
    for path in given.into_iter().chain(both.map(example)) {
        let was = pesee::store::read(&std::fs::read(&path).unwrap()).unwrap();
        let (code, csv, err) = pesee(home.path(), &["report", path.to_str().unwrap(), "--format", "csv"]);
        assert_eq!((code, err.as_str()), (0, ""), "{}", path.display());
        let is = table(&csv).document;
        let names = |document: &Deliberation| {
            let options = document.options().iter().map(|option| option.name.clone());
            let criteria = document.criteria().iter();
            (options.collect::<Vec<_>>(), criteria.map(|c| (c.name.clone(), c.when())).collect::<Vec<_>>())
        };
        assert_eq!(names(&is), names(&was), "{}", path.display());
        let bare = |document: &Deliberation| {
            let cells = rated(document).into_iter();
            let bare = cells
                .map(|(row, column, cell)| (row.to_owned(), column.to_owned(), cell.stated(), cell.low(), cell.high()));
            bare.collect::<Vec<_>>()
        };
        assert!(!bare(&was).is_empty());
        assert_eq!(bare(&is), bare(&was), "{}", path.display());
    }
}

#[test]
fn every_cell_that_cannot_be_read_is_named_at_once() {
    let text = "criterion,weight,when,Keep,Close,\n\
        a,-1,soon,7,good,\n\
        \n\
        b,,,5…1,1,2\n\
        ,,,3,,\n\
        Total,,,35,\"1,5\",\n";
    let cell = |row, column| Spot::Cell { row, column };
    let found: Vec<(Spot, String, Why)> =
        refused(text.as_bytes(), false).into_iter().map(|m| (m.spot, m.text, m.why)).collect();
    assert_eq!(
        found,
        [
            (cell(2, 2), "-1".to_owned(), Why::NoWeight),
            (cell(2, 3), "soon".to_owned(), Why::NoWhen),
            (cell(2, 4), "7".to_owned(), Why::NoRating),
            (cell(2, 5), "good".to_owned(), Why::NoRating),
            (cell(4, 4), "5…1".to_owned(), Why::UpsideDown),
            (cell(4, 6), "2".to_owned(), Why::NoOptionAbove),
            (cell(5, 1), "3".to_owned(), Why::NoCriterionBeside),
        ]
    );
    let whole = |bytes: &[u8], is_list| refused(bytes, is_list)[0].why;
    assert_eq!(whole(b"PK\x03\x04", false), Why::Workbook);
    assert_eq!(whole(b"a,\0", false), Why::NotText);
    assert_eq!(whole(b"", false), Why::NoOptions);
    assert_eq!(whole(b"criterion,weight\na,1\n", false), Why::NoOptions);
    assert_eq!(whole(b"criterion,Keep\n", false), Why::NoCriteria);
    assert_eq!(whole(b"# Nothing here\n", true), Why::NoItems);
    assert_eq!(
        refused(b"* neither\n+ for\n", true)[0],
        Misread { spot: Spot::Line(1), text: "neither".to_owned(), why: Why::NoSide }
    );
    assert_eq!(refused(b"+ both\n- both\n", true)[0].why, Why::Twice);
}

#[test]
fn no_more_is_taken_than_a_file_may_have() {
    let wide = format!("c{}\na,1\n", ",x".repeat(101));
    let found = refused(wide.as_bytes(), false);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].spot, found[0].why), (Spot::Cell { row: 1, column: 102 }, Why::TooMany(List::Options, 100)));
    let long = format!("c,x\n{}", "a,1\n".repeat(502));
    let found = refused(long.as_bytes(), false);
    assert_eq!((found[0].spot, found[0].why), (Spot::Cell { row: 502, column: 1 }, Why::TooMany(List::Criteria, 500)));
    assert_eq!(found.len(), 1);
    let deep = format!("c,x\n{},1\n", "a".repeat(70_000));
    assert_eq!(refused(deep.as_bytes(), false)[0].why, Why::TooLong);
    let full = format!("c{}\n{}", ",x".repeat(100), format!("a{}\n", ",0…3".repeat(100)).repeat(500));
    assert!(new_text(&table(&full).document).is_err(), "a file of it could not be read");
}

/// Whatever the bytes are, they are read or refused, and what was read is a sound file.
#[test]
fn mangled_tables_and_lists_are_read_or_refused() {
    const PIECES: [&str; 26] = [
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\"",
        "'",
        "=",
        "1",
        "-5",
        "…",
        "..",
        "?",
        "Total",
        "weight",
        "# ",
        "## Pros\n",
        "+ ",
        "- ",
        "* ",
        "\u{202e}",
        "\u{feff}",
        "\0",
        "é",
        "sep=",
        "\u{1b}[2J",
    ];
    let (mut read_back, mut dice) = (0, made_up::Dice::new(7));
    for _ in 0..4_000 {
        let mut text: String = if dice.one_in(2) { FRENCH.to_owned() } else { "# X\n+ a\n- b\n## Y\n- c\n".to_owned() };
        for _ in 0..1 + dice.below(6) {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = if ends.is_empty() { 0 } else { *dice.pick(&ends) };
            let piece: &&str = dice.pick(&PIECES);
            text.insert_str(at, piece);
        }
        let mut bytes = text.into_bytes();
        if dice.one_in(4) {
            let at = dice.below(bytes.len());
            bytes[at] = dice.below(256) as u8;
        }
        if let Ok(imported) = import(&bytes, dice.one_in(2), "x") {
            let text = new_text(&imported.document).unwrap();
            assert_eq!(read(text.as_bytes()).as_ref(), Ok(&imported.document));
            assert!(imported.document.unsound().is_empty());
            read_back += 1;
        }
    }
    assert!(read_back > 500, "{read_back}");
}

#[test]
fn nothing_is_saved_before_it_was_shown_unless_asked_for() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("two_accounts.csv");
    std::fs::write(&file, FRENCH).unwrap();
    let (file, dir) = (file.to_str().unwrap(), home.path().join("shelf"));
    let import =
        |more: &[&str]| pesee(home.path(), &[&["import", file, "--dir", dir.to_str().unwrap()], more].concat());
    let (code, out, err) = import(&[]);
    assert_eq!((code, err.as_str()), (0, ""));
    for line in [
        "A table: 4 criteria, 2 options, 7 ratings, 1 left to rate.",
        "Columns are parted by semicolons; the text is UTF-8.",
        "Title: two accounts",
        "Options: Garder les deux; Fermer le mien",
        "Mon réseau (9 points, later): Garder les deux +4; Fermer le mien −5",
        "Que dira-t-on?: Garder les deux ?; Fermer le mien 0…+3",
        "Clarté (2 points, always): Garder les deux ·; Fermer le mien +1.5",
    ] {
        assert!(out.lines().any(|said| said == line), "{line} is not in\n{out}");
    }
    assert!(out.ends_with("--yes\n") && !dir.exists(), "{out}");
    let (code, out, err) = import(&["--yes", "--lang", "fr"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let saved = dir.join("2026-11-22-two-accounts.toml");
    assert!(out.contains(saved.to_str().unwrap()), "{out}");
    let document = read(&std::fs::read(&saved).unwrap()).unwrap();
    assert_eq!(document.head().language, Some(pesee::deliberation::Language::Fr));
    assert_eq!(document.head().created.unwrap().to_rfc3339(), "2026-11-22T09:00:00-05:00");
    assert_eq!(pesee(home.path(), &["check", saved.to_str().unwrap()]).0, 0);
    // A second time it is another file; a file that is there is never written over.
    assert_eq!(import(&["--yes"]).0, 0);
    assert!(dir.join("2026-11-22-two-accounts-2.toml").exists());
    let (code, _, err) = import(&["--yes", "-o", saved.to_str().unwrap()]);
    assert_eq!(code, 1, "{err}");
    assert_eq!(read(&std::fs::read(&saved).unwrap()).unwrap(), document);
}

#[test]
fn what_is_refused_is_said_with_its_cell_and_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let file = home.path().join(name);
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let file = write("m.csv", "c,Keep,Close\na,9,\u{1b}[2J\nb,1,2\n");
    let (code, out, err) = pesee(home.path(), &["import", &file, "--yes", "--dir", home.path().to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(err.contains("m.csv, cell B2: \"9\" is no rating") && err.contains("cell C2: \"⟨U+001B⟩[2J\""), "{err}");
    assert!(err.ends_with("Nothing was saved. Mend what is named, then import it again.\n"), "{err}");
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1);
    let many = write("many.csv", &format!("c,x\n{}", "a,9\n".repeat(60)));
    let (_, _, err) = pesee(home.path(), &["import", &many, "--lang", "fr"]);
    assert_eq!(err.lines().count(), 42, "{err}");
    assert!(err.contains("20 autres endroits") && err.contains("cellule B41\u{a0}:"), "{err}");
    let list = write("l.md", "# Close?\n+ quiet\n* what\n");
    let (code, _, err) = pesee(home.path(), &["import", &list]);
    assert!(code == 3 && err.contains("l.md, line 3: \"what\" is neither for nor against"), "{err}");
    assert_eq!(pesee(home.path(), &["import", "/nonexistent.csv"]).0, 3);
}

#[test]
fn a_list_of_pros_and_cons_asks_how_much() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("list.md");
    std::fs::write(&file, "# Close it?\n\n## Pros\n\n- quiet evenings\n\n## Cons\n\n- the network\n- my name\n")
        .unwrap();
    let out = home.path().join("out.toml");
    let (code, said, _) = pesee(home.path(), &["import", file.to_str().unwrap()]);
    assert_eq!(code, 0);
    assert!(said.starts_with("A list: 1 pro, 2 cons, 1 option. It says what speaks for and against"), "{said}");
    assert!(said.contains("Close it?:\n  + quiet evenings\n  − the network\n  − my name\n"), "{said}");
    let (code, _, err) = pesee(home.path(), &["import", file.to_str().unwrap(), "-y", "-o", out.to_str().unwrap()]);
    assert_eq!((code, err.as_str()), (0, ""));
    let document = read(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(document.head().title, "Close it?");
    let (pro, con) = (Rating::between(0.0, 5.0).unwrap(), Rating::between(-5.0, 0.0).unwrap());
    let close = "Close it?";
    assert_eq!(
        rated(&document),
        [("quiet evenings", close, pro), ("the network", close, con.clone()), ("my name", close, con)]
    );
    let draft = Draft::of(&document);
    assert!(draft.finished().1.is_empty());
}
