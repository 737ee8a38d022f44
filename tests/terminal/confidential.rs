//! What must not leave the program: core dumps, secret keys in messages, and passphrases that are not what the user
//! typed.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::command::{self, ended, pesee, typed};
use crate::common::encrypted::{PHRASE, TEXT, begun, sealed};
use crate::pty::Terminal;

/// The public key of an age key. No test needs its secret key.
const PUBLIC_KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
/// The part of the test keys that no message may contain.
const KEY_BODY: &str = "QQPQYQJQGZQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0JQSCT";

fn run(home: &Path, arguments: &[&str]) -> (i32, String, String) {
    ended(pesee(home, arguments).current_dir(home).output().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn a_crash_while_a_sealed_file_is_open_leaves_no_core_dump() {
    let home = tempfile::tempdir().unwrap();
    sealed(home.path());
    // A shell raises the limit as far as it can, so that only the program itself prevents the dump.
    let shell = |script: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", script, "sh"]).current_dir(home.path()).env_clear();
        command
    };
    let mut command = shell("ulimit -c unlimited 2>/dev/null; exec \"$@\"");
    command.arg(env!("CARGO_BIN_EXE_pesee")).args(["ask", "a.toml.age", "--passphrase-fd", "0"]);
    command.env("HOME", home.path()).env("PATH", "/usr/bin:/bin");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(format!("{PHRASE}\n").as_bytes()).unwrap();
    // The first question appears after the file was opened.
    child.stdout.as_mut().unwrap().read_exact(&mut [0; 200]).unwrap();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    let limit = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(limit.split_whitespace().nth(4), Some("0"), "{limit}");
    assert_eq!(limit.split_whitespace().nth(5), Some("0"), "{limit}");
    let id = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(id, rustix::process::Signal::ABORT).unwrap();
    let status = child.wait().unwrap();
    assert_eq!(status.signal(), Some(6), "{status}");
    assert!(!status.core_dumped(), "{status}");
    // The same signal ends an ordinary program with a core dump, if the system writes any.
    if !shell("ulimit -c unlimited 2>/dev/null; kill -ABRT $$").status().unwrap().core_dumped() {
        println!("core dumps: only the limit was tested, as this system writes no core dumps.");
    }
}

#[test]
fn a_secret_key_is_never_repeated() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    begun(home);
    let age = format!("AGE-SECRET-KEY-1{KEY_BODY}");
    let ssh = format!("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU{KEY_BODY}\n-----END");
    let secrets = [
        age.clone(),
        age.to_lowercase(),
        format!("  {age} \n"),
        age.replace("1QQPQ", "1 QQPQ "),
        age[..60].to_owned(),
        format!("\"{age}\""),
        ssh.clone(),
        ssh.to_lowercase(),
        ssh.lines().nth(1).unwrap().to_owned(),
    ];
    for secret in &secrets {
        let joined = format!("--recipient={secret}");
        for arguments in [
            &["lock", "a.toml", "--recipient", secret][..],
            &["lock", "a.toml", &joined],
            &["lock", "a.toml", "-r", PUBLIC_KEY, "-r", secret],
            &["lock", "a.toml", secret],
            &["lock", secret],
            &["unlock", "a.toml", "--identity", secret],
            &["unlock", "a.toml", "--passphrase-fd", secret],
            &["lock", "a.toml", "--recipent", secret],
            &["open", secret],
            &["ask", secret],
            &["check", secret],
            &["report", "a.toml", "--format", secret],
            &["compare", "a.toml", "--since", secret],
            &["template", secret],
            &["man", secret],
            &["list", "--client", secret],
            &[secret],
        ] {
            for language in ["en", "fr"] {
                let (code, out, err) = run(home, &[&["--lang", language], arguments].concat());
                assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
                let said = err.to_uppercase();
                assert!(!KEY_BODY.as_bytes().windows(8).any(|part| said.as_bytes().windows(8).any(|at| at == part)));
                assert!(!said.contains("B3BLBN"), "{arguments:?}: {err}");
            }
        }
    }
    // A shell splits a key that is not quoted.
    let words: Vec<&str> = ssh.split_whitespace().collect();
    let (code, _, err) = run(home, &[&["lock", "a.toml", "--recipient"], &words[..]].concat());
    assert!(code == 2 && err.contains("secret key") && !err.contains("OPENSSH"), "{err}");
    assert_eq!(std::fs::read_to_string(home.join("a.toml")).unwrap(), TEXT);
    assert!(!home.join("a.toml.age").exists());
}

#[test]
fn what_is_no_public_key_is_not_repeated() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    begun(home);
    std::fs::write(home.join("id_ed25519"), "-----BEGIN OPENSSH PRIVATE KEY-----\n").unwrap();
    let path = home.join("id_ed25519").to_str().unwrap().to_owned();
    for (language, words) in [("en", "not a public key"), ("fr", "pas une clé publique")] {
        for text in ["id_ed25519", &path, "hunter2 horse", &KEY_BODY.to_lowercase(), "AGE-SECRET-KEY-1", ""] {
            let (code, out, err) = run(home, &["--lang", language, "lock", "a.toml", "--recipient", text]);
            assert!(code == 2 && out.is_empty() && err.contains(words), "{text}: {code} {err}");
            assert!(text.is_empty() || !err.to_lowercase().contains(&text.to_lowercase()), "{text}: {err}");
        }
        let (code, _, err) = run(home, &["--lang", language, "check", "a.toml", "--passphrase-fd", "hunter2"]);
        assert!(code == 2 && err.contains("--passphrase-fd") && !err.contains("hunter2"), "{err}");
    }
    assert!(home.join("a.toml").exists());
}

#[test]
fn a_passphrase_is_never_cut() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    begun(home);
    let lock = |line: &str| {
        let mut child = command::piped(home, &["lock", home.join("a.toml").to_str().unwrap(), "--passphrase-fd", "0"]);
        drop(child.stdin.take().unwrap().write_all(line.as_bytes()));
        ended(child.wait_with_output().unwrap())
    };
    for line in ["x".repeat(1_001), "x".repeat(5_000) + "\n", "é".repeat(501) + "\nsecond\n"] {
        let (code, out, err) = lock(&line);
        assert!(code == 2 && out.is_empty() && err.contains("longer than 1,000 bytes"), "{code} {out} {err}");
    }
    let (code, _, err) = lock("");
    assert!(code == 2 && err.contains("--passphrase-fd"), "{code} {err}");
    assert!(home.join("a.toml").exists() && !home.join("a.toml.age").exists());
    sealed(home);
    let (code, _, err) =
        typed(home, &["check", home.join("a.toml.age").to_str().unwrap(), "--passphrase-fd", "0"], &"x".repeat(2_000));
    assert!(code == 5 && err.contains("longer than 1,000 bytes"), "{code} {err}");
    let (code, _, err) = run(home, &["check", "a.toml.age", "--passphrase-fd", "977"]);
    assert!(code == 5 && err.contains("no passphrase can be read"), "{code} {err}");
    // On a terminal, which cuts a line itself.
    let mut terminal = Terminal::start(home, &["lock", home.join("a.toml").to_str().unwrap()]);
    terminal.until_written("A passphrase to encrypt");
    terminal.until_hidden();
    terminal.send(format!("{}\r", "x".repeat(1_500)).as_bytes());
    terminal.until_written("longer than 1,000 bytes");
    assert_eq!(terminal.ended(), 2);
    assert!(home.join("a.toml").exists());
}

#[test]
fn a_passphrase_on_standard_input_is_one_line_and_the_answers_follow() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let file = sealed(home);
    let lines = format!("{PHRASE}\n:go 1\nWhich one stays?\n");
    let arguments = ["ask", file.to_str().unwrap(), "--passphrase-fd", "0"];
    let (code, out, err) = typed(home, &arguments, &lines);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(!out.contains(PHRASE), "{out}");
    let (_, out, _) = typed(home, &["score", file.to_str().unwrap(), "--passphrase-fd", "0"], &lines);
    assert!(out.contains("Two accounts"), "{out}");
    let (_, out, _) =
        typed(home, &["report", file.to_str().unwrap(), "--format", "md", "--passphrase-fd", "0"], PHRASE);
    assert!(out.contains("Which one stays?"), "{out}");
    // The file needs no passphrase, and the line is no answer either.
    let clear = home.join("clear.toml");
    std::fs::write(&clear, TEXT).unwrap();
    for arguments in [&["ask", clear.to_str().unwrap()][..], &["--dir", home.to_str().unwrap(), "ask"]] {
        let (_, out, _) = typed(home, &[arguments, &["--passphrase-fd", "0"]].concat(), &format!("{PHRASE}\n:quit\n"));
        assert!(!out.contains(PHRASE) && !std::fs::read_to_string(&clear).unwrap().contains(PHRASE), "{out}");
    }
}

#[test]
fn a_key_file_that_cannot_be_read_is_named() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    begun(home);
    assert_eq!(run(home, &["lock", "a.toml", "--recipient", PUBLIC_KEY]).0, 0);
    std::fs::create_dir(home.join("keys")).unwrap();
    for (language, missing, folder) in
        [("en", "there is no such file", "this is a folder"), ("fr", "n'existe pas", "c'est un dossier")]
    {
        for command in ["check", "score", "unlock", "ask"] {
            for (key, reason) in [("missing.key", missing), ("keys", folder)] {
                let (code, _, err) = run(home, &["--lang", language, command, "a.toml.age", "--identity", key]);
                assert!(code == 5 && err.contains(key) && err.contains(reason), "{command} {key}: {code} {err}");
            }
        }
    }
    let terminal = Terminal::start(home, &["--identity", "/missing.key", home.join("a.toml.age").to_str().unwrap()]);
    terminal.until("/missing.key");
}
