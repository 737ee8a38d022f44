//! The commands sanitize hostile files, arguments, variables and configurations.

use std::process::Command;

use pesee::store;

use crate::command;
use crate::common::hostile_text::{HOSTILE, assert_clean, quoted, shelf};

fn pesee(home: &std::path::Path) -> Command {
    command::pesee(home, &[])
}

#[track_caller]
fn outputs(command: &mut Command) -> (String, String) {
    let output = command.output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    (out, err)
}

#[test]
fn no_command_prints_control_characters_from_files_or_their_names() {
    let folder = tempfile::tempdir().unwrap();
    shelf(folder.path());
    let dir = folder.path().to_str().unwrap();
    let files = store::list_files(folder.path());
    for lang in ["en", "fr"] {
        for line in
            [vec!["list"], vec!["list", "--format", "json"], vec!["ask"], vec!["open", "H", "--plain"], vec!["path"]]
        {
            let (out, err) = outputs(pesee(folder.path()).args(&line).args(["--dir", dir, "--lang", lang]));
            let out = if line.contains(&"json") { unheaped(&out) } else { out };
            assert!(!out.is_empty() || !err.is_empty());
            assert_clean(&out, &format!("{line:?}"));
            assert_clean(&err, &format!("{line:?}"));
            let longest = out.lines().map(str::len).max().unwrap_or(0);
            assert!(
                line[0] != "list" || line.len() > 1 || longest < 8_000,
                "a line of the list is too long: {longest}"
            );
        }
        for file in &files {
            for line in
                [vec!["score"], vec!["score", "--format", "json"], vec!["check"], vec!["ask"], vec!["new", "--plain"]]
            {
                let (out, err) = outputs(pesee(folder.path()).args(&line).arg(file).args(["--lang", lang]));
                let out = if line.contains(&"json") { unheaped(&out) } else { out };
                assert_clean(&out, &format!("{line:?}"));
                assert_clean(&err, &format!("{line:?}"));
                assert!(err.len() < 16_000, "{line:?}: {} bytes", err.len());
            }
        }
    }
    // JSON contains the unmodified values.
    let (out, _) = outputs(pesee(folder.path()).args(["list", "--dir", dir, "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(json.as_array().unwrap().iter().any(|row| row["title"].as_str().unwrap().starts_with(HOSTILE)));
}

/// JSON keeps all combining marks, because JSON escapes cannot control a terminal.
fn unheaped(json: &str) -> String {
    json.replace('\u{301}', "")
}

#[test]
fn no_command_prints_control_characters_from_arguments_variables_or_configuration() {
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
            let (out, err) = outputs(pesee(home.path()).args(&line).current_dir(home.path()));
            assert!(!out.is_empty() || !err.is_empty());
            assert_clean(&out, &format!("{line:?}"));
            assert_clean(&err, &format!("{line:?}"));
        }
        for name in ["HOME", "PESEE_DIR", "PESEE_STATE_DIR", "PESEE_CONFIG_DIR", "PESEE_LANG", "LANG", "XDG_DATA_HOME"]
        {
            for line in [["path"], ["list"], ["template"]] {
                let (out, err) = outputs(pesee(home.path()).args(line).env(name, value));
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
            let (_, err) = outputs(pesee(home.path()).arg("path").env("PESEE_CONFIG_DIR", home.path()));
            assert!(err.contains("is ignored"), "{err}");
            assert_clean(&err, "the configuration");
        }
        std::fs::write(&config, format!("folder = {}\nlanguage = {}\n", quoted(500), quoted(500))).unwrap();
        let (out, err) = outputs(pesee(home.path()).arg("list").env("PESEE_CONFIG_DIR", home.path()));
        assert_clean(&(out + &err), "the configured folder");
        std::fs::remove_file(&config).unwrap();
    }
}
