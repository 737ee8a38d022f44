//! `pesee manual`: plain text in a pipe, a pager on a terminal, and the same pages in the line interface.

use crate::command::{run, typed};

#[test]
fn a_pipe_gets_the_page_as_plain_text() {
    let home = tempfile::tempdir().unwrap();
    let (code, contents, err) = run(home.path(), &["manual"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(contents.starts_with("The manual of pesée\n===================\n"), "{contents}");
    let (_, git, _) = run(home.path(), &["manual", "git"]);
    let (_, all, _) = run(home.path(), &["manual", "all"]);
    assert!(all.contains(&git) && all.contains(&contents) && !all.contains('\u{1b}'));
    // Both names of a page are accepted in both languages, and the language decides the text.
    let (_, french, _) = run(home.path(), &["--lang", "fr", "manual", "keys"]);
    assert!(french.starts_with("Les touches\n"), "{french}");
    assert_eq!(french, run(home.path(), &["--lang", "fr", "manual", "TOUCHES"]).1);
}

#[test]
fn an_unknown_page_is_an_error_that_names_the_pages() {
    let home = tempfile::tempdir().unwrap();
    let (code, out, err) = run(home.path(), &["manual", "nothing"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("\"nothing\"") && err.contains("glossary, keys"), "{err}");
    let (_, _, err) = run(home.path(), &["--lang", "fr", "manual", "rien"]);
    assert!(err.contains("glossaire, touches"), "{err}");
}

#[test]
fn the_line_interface_prints_a_page() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a.toml");
    std::fs::copy("tests/files/two-accounts.toml", &file).unwrap();
    let folder = home.path().to_str().unwrap();
    // A question, and the library.
    for arguments in [vec!["ask", file.to_str().unwrap()], vec!["ask", "--dir", folder]] {
        let (code, out, err) = typed(home.path(), &arguments, ":manual\n:manual glossary\n:manuel rien\n");
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains("The manual of pesée") && out.contains("Glossary"), "{out}");
        assert!(out.contains("The manual has no page \"rien\"."), "{out}");
        // A prompt is one line with the answer that follows it.
        let printed = out.lines().filter(|line| !line.contains(":man"));
        assert!(printed.clone().count() > 60 && printed.clone().all(|line| line.chars().count() < 80), "{out}");
    }
}

#[cfg(unix)]
mod on_a_terminal {
    use crate::pty::Terminal;

    #[test]
    fn the_words_of_the_pager_run_without_a_shell() {
        let home = tempfile::tempdir().unwrap();
        let pager = [("PAGER", "tr 'a-z' 'A-Z'")];
        Terminal::with(home.path(), &["manual", "git"], &pager).until("WITHOUT GIT");
        // A shell would run `touch`; without one, its words are arguments of `tr`, which rejects them.
        let mark = home.path().join("mark");
        let pager = format!("tr a b; touch {}", mark.display());
        let mut terminal = Terminal::with(home.path(), &["manual", "git"], &[("PAGER", &pager)]);
        terminal.until("tr: ");
        assert_eq!(terminal.ended(), 0);
        assert!(!mark.exists());
    }

    #[test]
    fn a_missing_pager_and_plain_lines_print_the_page() {
        let home = tempfile::tempdir().unwrap();
        let missing = [("PAGER", "no-such-pager")];
        Terminal::with(home.path(), &["manual", "git"], &missing).until("Without git");
        for variables in [[("PAGER", "false"), ("ACCESSIBLE", "1")], [("PAGER", "false"), ("TERM", "dumb")]] {
            Terminal::with(home.path(), &["manual", "git"], &variables).until("Without git");
        }
        Terminal::with(home.path(), &["manual", "git", "--plain"], &[("PAGER", "false")]).until("Without git");
    }

    /// Ctrl+C is for the pager, and the program waits until the pager ends.
    #[test]
    fn an_interrupt_does_not_end_the_program_before_the_pager() {
        let home = tempfile::tempdir().unwrap();
        let pager =
            [("PAGER", "sh -c 'trap \"echo kept\" INT; echo ready; read line </dev/tty; cat >/dev/null; echo over'")];
        let mut terminal = Terminal::with(home.path(), &["manual", "git"], &pager);
        terminal.until("ready");
        terminal.send(b"\x03");
        terminal.until("kept");
        terminal.send(b"\r");
        terminal.until("over");
        assert_eq!(terminal.ended(), 0);
    }
}
