//! The files that `-o` names: a command never replaces a deliberation, whatever its name and content, and writes
//! nothing among the program's own files.

use std::fs;
use std::path::Path;

use pesee_core::deliberation::Language;

use crate::command;
use crate::common::decided;

fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = command::pesee(home, arguments);
    command::ended(command.current_dir(home).env("PESEE_STATE_DIR", home.join("state")).output().unwrap())
}

fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.toml"), decided(Language::En)).unwrap();
    home
}

/// Returns names and contents that belong to a deliberation, although the program cannot read some of them.
fn deliberations() -> Vec<(&'static str, Vec<u8>)> {
    let text = decided(Language::En);
    let header = format!("[//]: # (pesee {})\n", env!("CARGO_PKG_VERSION"));
    vec![
        ("whole.md", text.clone().into_bytes()),
        ("syntax.md", text.replacen("title = ", "title = = ", 1).into_bytes()),
        ("cut.md", text.split_inclusive("format = 1").next().unwrap().as_bytes().to_vec()),
        ("not-utf8.md", [text.as_bytes(), b"\xff\xfe"].concat()),
        ("marked.md", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("head-lost.md", text.as_bytes()[text.find("[[option]]").unwrap()..].to_vec()),
        ("too-large.md", [text.as_bytes(), "# \n".repeat(400_000).as_bytes()].concat()),
        ("looks-like-a-report.md", [header.as_bytes(), text.as_bytes()].concat()),
        ("a.toml", text.into_bytes()),
        ("empty.toml", Vec::new()),
        ("damaged.TOML", vec![0; 200]),
        ("damaged.toml.age", vec![0; 200]),
    ]
}

#[test]
fn a_report_never_replaces_a_deliberation() {
    let home = home();
    let at = |name: &str| home.path().join(name);
    for (name, content) in deliberations() {
        fs::write(at(name), &content).unwrap();
        let (code, _, err) = run(home.path(), &["report", "a.toml", "--format", "md", "-o", name]);
        assert_eq!(code, 1, "{name}");
        assert!(err.contains("deliberation"), "{name}: {err}");
        assert!(fs::read(at(name)).unwrap() == content, "{name}");
    }
    for name in ["new.toml", "new.Toml", "new.toml.age", "new.age"] {
        let (code, _, err) = run(home.path(), &["report", "a.toml", "--format", "md", "-o", name]);
        assert!(code == 1 && err.contains(".toml or .age") && !at(name).exists(), "{name}: {err}");
    }
}

#[cfg(feature = "encrypt")]
#[test]
fn a_report_never_replaces_a_sealed_deliberation() {
    let home = home();
    let sealed = fs::read(crate::common::encrypted::sealed(home.path())).unwrap();
    for name in ["a.toml.age", "sealed.md", "backup.bin"] {
        fs::write(home.path().join(name), &sealed).unwrap();
        let (code, _, err) = run(home.path(), &["report", "a.toml", "--format", "md", "-o", name]);
        assert!(code == 1 && err.contains("deliberation"), "{name}: {err}");
        assert_eq!(fs::read(home.path().join(name)).unwrap(), sealed, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_report_does_not_replace_a_deliberation_through_another_name() {
    use std::os::unix::fs::symlink;
    let home = home();
    let at = |name: &str| home.path().join(name);
    let text = decided(Language::En);
    fs::write(at("damaged.toml"), "x").unwrap();
    fs::write(at("linked.toml"), &text).unwrap();
    fs::create_dir(at("sub")).unwrap();
    symlink("..", at("sub/up")).unwrap();
    symlink("a.toml", at("link.md")).unwrap();
    symlink("link.md", at("link-to-link.md")).unwrap();
    symlink("damaged.toml", at("to-damaged.md")).unwrap();
    fs::hard_link(at("linked.toml"), at("hard.md")).unwrap();
    for name in ["link.md", "link-to-link.md", "sub/up/link.md", "to-damaged.md", "hard.md", "./sub/../a.toml"] {
        let before = at(name).symlink_metadata().unwrap().file_type();
        let (code, _, err) = run(home.path(), &["report", "a.toml", "--format", "md", "-o", name]);
        assert!(code == 1 && err.contains("deliberation"), "{name}: {code} {err}");
        assert_eq!(at(name).symlink_metadata().unwrap().file_type(), before, "{name}");
    }
    assert_eq!(fs::read_to_string(at("a.toml")).unwrap(), text);
    assert_eq!(fs::read_to_string(at("hard.md")).unwrap(), text);
    assert_eq!(fs::read_to_string(at("damaged.toml")).unwrap(), "x");
    symlink("missing.toml", at("to-missing.md")).unwrap();
    let (code, _, err) = run(home.path(), &["report", "a.toml", "--format", "md", "-o", "to-missing.md"]);
    assert!(code == 1 && err.contains("was not written") && !at("missing.toml").exists(), "{code} {err}");
}

#[test]
fn nothing_is_written_among_the_own_files_of_the_program() {
    let home = home();
    let home = home.path();
    fs::create_dir_all(home.join("state/trash")).unwrap();
    fs::write(home.join("list.md"), "# One\n\n## Pros\n\n- a\n\n## Cons\n\n- b\n").unwrap();
    let mut tried = Vec::new();
    for name in [
        "state/versions/x/r.md",
        "state/rescue/r.md",
        "state/locks/r.md",
        "state/trash/20261122T090000/r.md",
        "state/trash/../trash/r.md",
        "state/text-abc/text.txt",
        ".pesee-abc123.tmp",
        "sub/.pesee-abc123.tmp",
    ] {
        tried.push(("report", name, run(home, &["report", "a.toml", "--format", "md", "-o", name])));
        tried.push(("import", name, run(home, &["import", "list.md", "--yes", "-o", name])));
        tried.push(("new", name, run(home, &["new", "--plain", name])));
        tried.push(("ask", name, run(home, &["ask", name])));
    }
    for (command, name, (code, _, err)) in tried {
        assert!(code == 1 && err.contains("own files"), "{command} {name}: {code} {err}");
        assert!(!home.join(name).exists(), "{command} {name}");
    }
    let (code, _, err) = run(home, &["man", "--all", "state/locks"]);
    assert!(code == 1 && err.contains("own files"), "{code} {err}");
    assert!(!home.join("state/locks").exists());
    // Beside these folders, the user may write.
    assert_eq!(run(home, &["report", "a.toml", "--format", "md", "-o", "state/r.md"]).0, 0);
}

#[test]
fn a_folder_is_called_a_folder() {
    let home = home();
    let home = home.path();
    fs::create_dir(home.join("sub")).unwrap();
    let (code, _, err) = run(home, &["report", "a.toml", "--format", "md", "-o", "sub"]);
    assert!(code == 1 && err.contains("this is a folder"), "{code} {err}");
    fs::write(home.join("list.md"), "# One\n\n## Pros\n\n- a\n").unwrap();
    for arguments in [&["import", "list.md", "--yes", "-o", "sub"][..], &["new", "--plain", "sub"]] {
        let (code, _, err) = run(home, arguments);
        assert!(code == 1 && err.contains("is a folder") && !err.contains("Open it"), "{arguments:?}: {code} {err}");
    }
    for arguments in [&["score", "sub"][..], &["check", "sub"], &["import", "sub"], &["lock", "sub"], &["ask", "sub"]] {
        let (code, _, err) = run(home, arguments);
        assert!(code == 3 && err.contains("this is a folder"), "{arguments:?}: {code} {err}");
        assert!(!err.contains("a pipe"), "{arguments:?}: {err}");
    }
}

#[cfg(feature = "encrypt")]
#[test]
fn sealing_and_unsealing_call_a_folder_a_folder() {
    let home = home();
    let home = home.path();
    fs::create_dir(home.join("a.toml.age")).unwrap();
    fs::create_dir(home.join("sub")).unwrap();
    fs::create_dir(home.join("sealed")).unwrap();
    crate::common::encrypted::sealed(&home.join("sealed"));
    fs::write(home.join("phrase"), crate::common::encrypted::PHRASE).unwrap();
    for arguments in [&["lock", "a.toml"][..], &["unlock", "sealed/a.toml.age", "-o", "sub"]] {
        let mut command = command::pesee(home, &[arguments, &["--passphrase-fd", "0"]].concat());
        command.current_dir(home).stdin(fs::File::open(home.join("phrase")).unwrap());
        let (code, _, err) = command::ended(command.output().unwrap());
        assert!(code == 1 && err.contains("this is a folder") && err.contains("is unchanged"), "{arguments:?}: {err}");
    }
    assert!(home.join("a.toml").exists() && home.join("sealed/a.toml.age").exists());
}
