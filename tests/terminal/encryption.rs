//! Encrypted files: compatibility with the program `age` in both directions, and no plain text on the disk at any time.

use std::path::Path;
use std::process::{Command, Stdio};

use portable_pty::CommandBuilder;

use crate::command;
use crate::common::encrypted::{MARKS, PHRASE, TEXT, begun, files, is_silent, sealed};
use crate::common::moment;
use crate::common::seeds::is_at_length;
use crate::pty::Terminal;

/// Runs the program with a passphrase in a file.
fn pesee(home: &Path, arguments: &[&str], phrase: &str) -> (i32, String, String) {
    let file = home.join("phrase");
    std::fs::write(&file, format!("{phrase}\n")).unwrap();
    let mut command = command::pesee(home, arguments);
    let output = command.current_dir(home).stdin(std::fs::File::open(&file).unwrap()).output().unwrap();
    std::fs::remove_file(file).unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// Returns whether to test with the program `age`, which is slow. If all tests are required, a missing `age` is a
/// failure.
fn has_age() -> bool {
    if !is_at_length() {
        return false;
    }
    let there = Command::new("age").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !there {
        println!("age: not tried, as it is not installed.");
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "age must be installed if CI=true");
    }
    there
}

/// Runs `age`, which reads passphrases only from its terminal.
fn age(home: &Path, arguments: &[&str], asks: &[&str]) {
    let mut command = CommandBuilder::new("age");
    command.args(arguments);
    command.cwd(home);
    let mut terminal = Terminal::of(command);
    for question in asks {
        terminal.until_written(question);
        terminal.send(format!("{PHRASE}\n").as_bytes());
    }
    assert_eq!(terminal.ended(), 0, "{}", terminal.text());
}

fn ran(home: &Path, program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(home).output().unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn age_opens_our_files_and_we_open_files_of_age() {
    if !has_age() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    begun(home);
    assert_eq!(pesee(home, &["lock", "a.toml", "--passphrase-fd", "0"], PHRASE).0, 0);
    age(home, &["-d", "-o", "b.toml", "a.toml.age"], &["Enter passphrase"]);
    assert_eq!(std::fs::read_to_string(home.join("b.toml")).unwrap(), TEXT);
    for armor in [&[][..], &["-a"]] {
        age(home, &[&["-p", "-o", "c.toml.age"], armor, &["b.toml"]].concat(), &["Enter passphrase", "Confirm"]);
        let (code, out, err) = pesee(home, &["unlock", "c.toml.age", "--passphrase-fd", "0"], PHRASE);
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        assert_eq!(std::fs::read_to_string(home.join("c.toml")).unwrap(), TEXT);
        std::fs::remove_file(home.join("c.toml")).unwrap();
    }
}

/// Encrypts to a public key and decrypts with the private key, with this program and with `age` in both directions.
fn assert_key_round_trip(home: &Path, key: &str) {
    begun(home);
    let public = std::fs::read_to_string(home.join(format!("{key}.pub"))).unwrap();
    let (code, _, err) = pesee(home, &["lock", "a.toml", "--recipient", public.trim()], "");
    assert_eq!((code, err.as_str()), (0, ""), "{key}");
    assert_eq!(ran(home, "age", &["-d", "-i", key, "a.toml.age"]), TEXT);
    // After `lock`, which names every copy in clear beside the file.
    std::fs::write(home.join("b.toml"), TEXT).unwrap();
    ran(home, "age", &["-r", public.trim(), "-o", "a.toml.age", "b.toml"]);
    assert_eq!(pesee(home, &["check", "a.toml.age", "--identity", key], "").0, 0, "{key}");
    let (code, _, err) = pesee(home, &["check", "a.toml.age"], "");
    assert!(code == 5 && err.contains("--identity"), "{err}");
    assert_eq!(pesee(home, &["unlock", "a.toml.age", "--identity", key], "").0, 0, "{key}");
    assert_eq!(std::fs::read_to_string(home.join("a.toml")).unwrap(), TEXT);
    std::fs::remove_file(home.join("a.toml")).unwrap();
    std::fs::remove_file(home.join("b.toml")).unwrap();
}

/// Creates an age key in the file `key`, and its public key in `key.pub`.
fn age_key(home: &Path) {
    ran(home, "age-keygen", &["-o", "key"]);
    let public = ran(home, "age-keygen", &["-y", "key"]);
    std::fs::write(home.join("key.pub"), public).unwrap();
}

#[test]
fn keys_of_age_open_what_is_sealed_to_them() {
    if !has_age() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    age_key(home.path());
    assert_key_round_trip(home.path(), "key");
}

#[cfg(feature = "ssh")]
#[test]
fn keys_of_ssh_open_what_is_sealed_to_them() {
    if !has_age() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    for kind in ["ed25519", "rsa"] {
        ran(home, "ssh-keygen", &["-q", "-t", kind, "-N", "", "-f", kind]);
        assert_key_round_trip(home, kind);
    }
    ran(home, "ssh-keygen", &["-q", "-t", "ed25519", "-N", "marron", "-f", "locked"]);
    begun(home);
    let public = std::fs::read_to_string(home.join("locked.pub")).unwrap();
    assert_eq!(pesee(home, &["lock", "a.toml", "--recipient", public.trim()], "").0, 0);
    let (code, _, err) = pesee(home, &["check", "a.toml.age", "--identity", "locked"], "");
    assert!(code == 5 && err.contains("that key has its own passphrase"), "{code} {err}");
}

/// No private key exists for this public key.
#[cfg(not(feature = "ssh"))]
#[test]
fn a_build_without_ssh_keys_says_what_to_do_instead() {
    const PUBLIC: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5vYm9keSBoYXMgdGhlIGtleSB0byB0aGlzLiAgIQ marie@example.com";
    const PRIVATE: &str = "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n";
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let file = begun(home);
    std::fs::write(home.join("id"), PRIVATE).unwrap();
    for (language, reads_none) in [("en", "this build reads no SSH keys"), ("fr", "compilé sans clés SSH")] {
        let (code, out, err) = pesee(home, &["--lang", language, "lock", "a.toml", "--recipient", PUBLIC], "");
        assert!(code == 2 && out.is_empty() && err.contains(reads_none), "{code} {out} {err}");
        assert!(err.contains("age1…") && err.contains("--features ssh"), "{err}");
        assert!(file.exists() && !home.join("a.toml.age").exists());
    }
    // Any recipient is sufficient, because the test is about the refusal of the SSH key.
    const AGE: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    assert_eq!(pesee(home, &["lock", "a.toml", "--recipient", AGE], "").0, 0);
    for (language, reads_none) in [("en", "this build reads no SSH keys"), ("fr", "compilé sans clés SSH")] {
        for command in ["check", "unlock"] {
            let arguments = ["--lang", language, command, "a.toml.age", "--identity", "id"];
            let (code, out, err) = pesee(home, &arguments, "");
            assert!(code == 5 && out.is_empty() && err.contains(reads_none), "{command}: {code} {out} {err}");
            assert!(err.contains("age -d -i") && err.contains("--features ssh"), "{command}: {err}");
        }
    }
    assert!(home.join("a.toml.age").exists());
}

#[test]
fn every_command_opens_a_sealed_file_or_says_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let file = sealed(home);
    let before = std::fs::read(&file).unwrap();
    // Passphrase decryption is slow by design.
    let commands = if is_at_length() { &["score", "check", "report", "compare"][..] } else { &["score", "compare"] };
    for command in commands.iter().copied() {
        let more: &[&str] = match command {
            "report" => &["--format", "md"],
            "compare" => &["a.toml.age"],
            _ => &[],
        };
        let arguments = [&[command, "a.toml.age"], more].concat();
        let (code, out, err) = pesee(home, &arguments, "");
        assert!(code == 5 && out.is_empty() && err.contains("--passphrase-fd"), "{command}: {code} {out} {err}");
        let given = [&arguments[..], &["--passphrase-fd", "0"]].concat();
        let (code, out, err) = pesee(home, &given, PHRASE);
        assert!(code == 0 && err.is_empty() && !out.is_empty(), "{command}: {code} {err}");
    }
    let (code, _, err) = pesee(home, &["score", "a.toml.age", "--passphrase-fd", "0", "--lang", "fr"], "marée basse");
    assert!(code == 5 && err.contains("cette phrase de passe n'ouvre pas le fichier"), "{err}");
    let (code, out, _) = pesee(home, &["list", "--dir", "."], "");
    assert_eq!((code, out.as_str()), (0, "a.toml.age · encrypted\n"));
    let (_, out, _) = pesee(home, &["list", "--dir", ".", "--format", "json", "--lang", "fr"], "");
    assert!(out.contains("\"sealed\": true") && !MARKS.iter().any(|mark| out.contains(mark)), "{out}");
    assert_eq!(std::fs::read(&file).unwrap(), before);
    is_silent(home, "after every command");
}

#[test]
fn a_damaged_or_too_slow_file_is_refused_and_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let file = sealed(home);
    let bytes = std::fs::read(&file).unwrap();
    let head = String::from_utf8_lossy(&bytes).lines().nth(1).unwrap().to_owned();
    let at = bytes.windows(head.len()).position(|part| part == head.as_bytes()).unwrap();
    let slow = [&bytes[..at], head.replace(" 17", " 20").as_bytes(), &bytes[at + head.len()..]].concat();
    let mut changed = bytes.clone();
    *changed.last_mut().unwrap() ^= 1;
    for (what, bytes, says) in [
        ("slow", slow, "a work factor of 20"),
        ("changed", changed, "cut short or was changed"),
        ("cut", bytes[..bytes.len() - 20].to_vec(), "cut short or was changed"),
    ] {
        std::fs::write(&file, &bytes).unwrap();
        let (code, out, err) = pesee(home, &["unlock", "a.toml.age", "--passphrase-fd", "0"], PHRASE);
        assert!(code == 5 && out.is_empty() && err.contains(says), "{what}: {code} {err}");
        assert_eq!(files(home).into_iter().filter(|path| !path.starts_with(home.join(".local"))).count(), 1, "{what}");
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "{what}");
        is_silent(home, what);
    }
}

#[test]
fn sealing_removes_or_names_every_copy_in_clear() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let file = begun(home);
    let state = home.join(".local/state/pesee");
    pesee::store::keep_version(&state, &file, TEXT.as_bytes(), moment()).unwrap();
    std::fs::write(home.join("a.conflict-2026-11-01T10-00-00.toml"), "format = 1\n").unwrap();
    std::fs::create_dir_all(state.join("trash/20261101T100000")).unwrap();
    std::fs::write(state.join("trash/20261101T100000/a.toml"), "format = 1\n").unwrap();
    std::fs::write(home.join("b.toml.age"), "taken").unwrap();
    std::fs::copy(&file, home.join("b.toml")).unwrap();
    let (code, _, err) = pesee(home, &["lock", "b.toml", "--passphrase-fd", "0"], PHRASE);
    assert!(code == 1 && err.contains("b.toml is unchanged") && home.join("b.toml").exists(), "{err}");
    std::fs::remove_file(home.join("b.toml")).unwrap();
    let (code, _, err) = pesee(home, &["lock", "a.toml", "--passphrase-fd", "0"], PHRASE);
    assert!(code == 0 && err.matches("Still unencrypted").count() == 2, "{err}");
    is_silent(home, "sealed");
    let (code, _, err) = pesee(home, &["lock", "a.toml.age", "--passphrase-fd", "0"], PHRASE);
    assert!(code == 1 && err.contains("the file is already encrypted"), "{code} {err}");
    // A file with the target name exists: neither this file nor the encrypted file changes.
    std::fs::write(&file, "mine").unwrap();
    let (code, _, err) = pesee(home, &["unlock", "a.toml.age", "--passphrase-fd", "0"], PHRASE);
    assert!(code == 1 && home.join("a.toml.age").exists(), "{code} {err}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    let (code, _, _) = pesee(home, &["unlock", "a.toml.age", "-o", "c.toml", "--passphrase-fd", "0"], PHRASE);
    assert_eq!((code, std::fs::read_to_string(home.join("c.toml")).unwrap().as_str()), (0, TEXT));
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(home.join("c.toml")).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_passphrase_is_asked_for_on_the_terminal_and_never_shown() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let file = begun(home);
    let mut terminal = Terminal::start(home, &["lock", file.to_str().unwrap()]);
    for question in ["A passphrase to encrypt", "The same passphrase again"] {
        terminal.until_written(question);
        terminal.until_hidden();
        terminal.send(format!("{PHRASE}\r").as_bytes());
    }
    assert_eq!(terminal.ended(), 0);
    assert!(!terminal.bytes().contains(PHRASE) && !file.exists());
    let mut terminal = Terminal::start(home, &["check", home.join("a.toml.age").to_str().unwrap()]);
    terminal.until_written("Passphrase of");
    terminal.send(b"wrong\r");
    terminal.until_written("does not open the file");
    terminal.send(format!("{PHRASE}\r").as_bytes());
    terminal.until_written("no errors");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn a_kill_a_signal_and_a_panic_leave_nothing_in_clear() {
    for end in ["KILL", "TERM", "panic"] {
        let home = tempfile::tempdir().unwrap();
        let file = sealed(home.path());
        let arguments = ["--dir", home.path().to_str().unwrap(), file.to_str().unwrap()];
        let drill: &[(&str, &str)] = if end == "panic" { &[("PESEE_BREAK", "key")] } else { &[] };
        let mut terminal = Terminal::with(home.path(), &arguments, drill);
        terminal.until("is encrypted");
        terminal.press(PHRASE, "•••");
        terminal.press("\r", "Readers know who is speaking");
        terminal.press("4", "+4");
        is_silent(home.path(), end);
        match end {
            // The second key finds unsaved changes and triggers the failpoint.
            "panic" => terminal.send(b"\x1b[B"),
            signal => terminal.signal(signal),
        }
        terminal.ended();
        is_silent(home.path(), end);
        assert!(!terminal.bytes().contains(PHRASE), "{end}");
        let mut again = Terminal::start(home.path(), &arguments);
        again.until("is encrypted");
        again.press(PHRASE, "•••");
        // With time to encrypt unsaved work, the work is in the file or in an emergency copy.
        again.press(
            "\r",
            match end {
                "KILL" => "Readers know",
                "panic" => "Work that is not in this file",
                _ => "9/10",
            },
        );
    }
}

#[test]
fn reports_at_other_paths_are_named_by_lock() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    begun(home);
    std::fs::create_dir(home.join("elsewhere")).unwrap();
    let (code, _, err) = pesee(home, &["report", "a.toml", "--format", "md", "-o", "elsewhere/b.txt"], "");
    assert_eq!(code, 0, "{err}");
    let (code, _, err) = pesee(home, &["lock", "a.toml", "--passphrase-fd", "0"], PHRASE);
    assert!(code == 0 && err.contains("Still unencrypted") && err.contains("elsewhere/b.txt"), "{err}");
}

/// Copies may be left in a folder that was not searched to its end.
#[test]
fn a_folder_that_lock_cannot_search_to_its_end_is_named() {
    for (language, words) in [("en", "was not searched to its end"), ("fr", "n'a pas été parcouru jusqu'au bout")] {
        for depth in [8, 9] {
            let home = tempfile::tempdir().unwrap();
            let home = home.path();
            begun(home);
            std::fs::create_dir_all(home.join(vec!["level"; depth].join("/"))).unwrap();
            let arguments = ["lock", "a.toml", "--passphrase-fd", "0", "--lang", language];
            let (code, _, err) = pesee(home, &arguments, PHRASE);
            let folder = std::fs::canonicalize(home).unwrap();
            assert_eq!(code, 0, "{err}");
            assert_eq!(err.contains(words) && err.contains(folder.to_str().unwrap()), depth > 8, "{err}");
        }
    }
}

/// A lock that was killed after the sealed file was written, and before the other was deleted.
#[test]
fn a_lock_that_was_interrupted_is_finished_by_the_next_command() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    for (language, message) in [("en", "encrypting this file was interrupted"), ("fr", "le chiffrement de ce fichier")]
    {
        let file = begun(home);
        let (code, _, err) = pesee(home, &["lock", "a.toml", "--passphrase-fd", "0"], PHRASE);
        assert_eq!(code, 0, "{err}");
        begun(home);
        let sealed = home.join("a.toml.age");
        let hash = |path: &Path| {
            let bytes = std::fs::read(path).unwrap();
            let fold = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
            format!("{:016x} {}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, fold), bytes.len())
        };
        let paths = [&file, &sealed].map(|path| path.to_string_lossy().into_owned());
        let record = ["encrypt", &paths[0], &paths[0], &paths[1], &hash(&file), &hash(&sealed), "", "", ""].join("\0");
        let records = home.join(".local/state/pesee/unfinished");
        std::fs::create_dir_all(&records).unwrap();
        std::fs::write(records.join("a"), record).unwrap();
        for without_files in [["manual", "git"], ["config", "path"], ["template", "example"]] {
            assert_eq!(pesee(home, &without_files, "").2, "", "{without_files:?}");
        }
        let (code, _, err) = pesee(home, &["list", "--dir", ".", "--lang", language], "");
        assert!(code == 0 && err.contains(message), "{err}");
        assert!(!file.exists() && sealed.exists());
        let (_, _, err) = pesee(home, &["list", "--dir", "."], "");
        assert_eq!(err, "");
        std::fs::remove_file(sealed).unwrap();
    }
}
