//! A coach's library in the line interface and in `pesee list`.

use std::path::Path;

use pesee::text::Language;

use crate::command::typed;
use crate::common::shelved;
use crate::common::snapshots::assert_snapshot;

/// Returns the output of the program for the given input lines, over the coach's library.
fn heard(folder: &Path, arguments: &[&str], lines: &str) -> String {
    let arguments = [arguments, &["--dir", folder.to_str().unwrap()]].concat();
    typed(&folder.join(".home"), &arguments, lines).1
}

#[test]
fn the_plain_library_groups_by_client_searches_and_archives() {
    for (language, tag, find, away) in
        [(Language::English, "en", ":find", ":archive"), (Language::French, "fr", ":chercher", ":ranger")]
    {
        let folder = tempfile::tempdir().unwrap();
        shelved(folder.path(), language);
        let before = std::fs::read_to_string(folder.path().join("2.toml")).unwrap();
        let lines = format!(":clients\n{find} CHOIR\n{find} zzz\n{away} 2\n{away}\n{away} 2\n?\n:quit\n");
        let output = heard(folder.path(), &["ask", "--lang", tag], &lines);
        assert_snapshot!(format!("clients/plain-transcript.{tag}"), output);
        assert_eq!(std::fs::read_to_string(folder.path().join("2.toml")).unwrap(), before);
    }
}

#[test]
fn list_omits_archived_files_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    shelved(folder.path(), Language::English);
    let list = |arguments: &[&str]| heard(folder.path(), &[&["list"], arguments].concat(), "");
    let output = list(&[]);
    assert!(
        !output.contains("The old page") && output.contains("1 is put away; \"pesee list --archived\""),
        "{output}"
    );
    let output = list(&["--archived"]);
    assert!(
        output.contains("The old page · Zoé Imaginaire · verdict ready · put away") && !output.contains("1 is put")
    );
    assert_eq!(list(&["--format", "json"]).matches("\"archived\": false").count(), 6);
    assert_eq!(list(&["--format", "json", "--archived"]).matches("\"archived\": true").count(), 1);
    // Searching for a name ignores accents.
    assert!(list(&["--client", "zoe imaginaire"]).starts_with("A newsletter or nothing"));
}
