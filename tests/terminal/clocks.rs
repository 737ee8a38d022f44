//! The program as a process under a wrong clock: before 1970, a year ahead, and set to another time while it runs. A
//! small library, which the tests compile, stands between the program and the clock of the system.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pesee::store::OpenFile;
use pesee_core::deliberation::Deliberation;

use crate::common::given;

/// Adds the seconds in the file `FAKE_CLOCK` to the time of day, and leaves the monotonic clock alone.
const SHIM: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
int clock_gettime(clockid_t clock, struct timespec *at) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int result = real(clock, at);
    const char *path = getenv("FAKE_CLOCK");
    if (clock == CLOCK_REALTIME && result == 0 && path) {
        long long offset = 0;
        FILE *file = fopen(path, "r");
        if (file) { if (fscanf(file, "%lld", &offset) != 1) offset = 0; fclose(file); }
        at->tv_sec += offset;
    }
    return result;
}
"#;

const YEAR: i64 = 365 * 24 * 3_600;

/// A home folder, and a clock that differs from the real one.
struct Machine {
    home: tempfile::TempDir,
    shim: PathBuf,
}

impl Machine {
    /// Returns `None` if there is no C compiler, or no way to load a library before others.
    fn new() -> Option<Machine> {
        let home = tempfile::tempdir().unwrap();
        let (source, shim) = (home.path().join("shim.c"), home.path().join("shim.so"));
        std::fs::write(&source, SHIM).unwrap();
        let mut compiler = Command::new("cc");
        let built = compiler.args(["-shared", "-fPIC", "-o"]).arg(&shim).arg(&source).arg("-ldl").output();
        let machine = Machine { home, shim };
        let works = built.is_ok_and(|built| built.status.success()) && {
            machine.set_clock(-100 * YEAR);
            let date = Command::new("date").arg("+%Y").envs(machine.environment()).output();
            date.is_ok_and(|date| String::from_utf8_lossy(&date.stdout).starts_with("19"))
        };
        machine.set_clock(0);
        works.then_some(machine)
    }

    /// Sets by how many seconds the clock differs from the real one.
    fn set_clock(&self, offset: i64) {
        std::fs::write(self.home.path().join("clock"), offset.to_string()).unwrap();
    }

    fn environment(&self) -> [(&str, PathBuf); 3] {
        let home = self.home.path();
        [("HOME", home.to_owned()), ("LD_PRELOAD", self.shim.clone()), ("FAKE_CLOCK", home.join("clock"))]
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pesee"));
        command.env_clear().envs(self.environment()).args(arguments).current_dir(self.home.path());
        command
    }

    #[track_caller]
    fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).stdin(Stdio::null()).output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {out}{err}");
        out.into_owned()
    }

    fn file(&self) -> PathBuf {
        self.home.path().join("a.toml")
    }
}

fn load(path: &Path) -> Deliberation {
    OpenFile::load(path).unwrap().document().clone()
}

#[test]
fn every_command_works_with_a_clock_before_1970_and_far_ahead() {
    let Some(machine) = Machine::new() else { return };
    std::fs::write(machine.file(), given("two-accounts-answered.toml")).unwrap();
    for years in [-57, -100, -1_500, 1, 200] {
        machine.set_clock(years * YEAR);
        machine.run(&["list", "--dir", "."]);
        machine.run(&["list", "--dir", ".", "--format", "json"]);
        machine.run(&["score", "a.toml", "--draws", "100"]);
        machine.run(&["report", "a.toml", "--format", "md"]);
        machine.run(&["template", "two-accounts"]);
        machine.run(&["ask", "a.toml"]);
        let name = format!("year{years}.toml");
        machine.run(&["import", "--help"]);
        let mut ask = machine.command(&["ask", &name]);
        let mut child = ask.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(b"What now?\nA title\n").unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{years}");
        load(&machine.home.path().join(name));
    }
}

/// The clock is set while the program waits for an answer.
#[test]
fn a_clock_that_is_set_while_the_program_runs_makes_no_long_visit_and_loses_no_version() {
    let Some(machine) = Machine::new() else { return };
    for years in [1, -1, -60] {
        machine.set_clock(0);
        std::fs::write(machine.file(), given("two-accounts.toml")).unwrap();
        let mut child =
            machine.command(&["ask", "a.toml"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let wait_for = |text: &str| {
            let began = std::time::Instant::now();
            while !std::fs::read_to_string(machine.file()).unwrap().contains(text) {
                assert!(began.elapsed().as_secs() < 60, "{text} is not saved");
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
        };
        input.write_all(b":go 1\nBefore the jump?\n").unwrap();
        wait_for("Before the jump?");
        machine.set_clock(years * YEAR);
        input.write_all(b":go 1\nAfter the jump?\n").unwrap();
        wait_for("After the jump?");
        drop(input);
        assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
        let document = load(&machine.file());
        let minutes = document.visits().last().and_then(|visit| visit.minutes).unwrap().get();
        assert!(minutes <= 2.0, "a visit of {minutes} minutes after {years} years");
    }
    let versions = pesee::store::load_versions(&machine.home.path().join(".local/state/pesee"), &machine.file());
    assert!(versions.iter().any(|version| version.document == load_text(&given("two-accounts.toml"))), "{versions:?}");
}

fn load_text(text: &str) -> Deliberation {
    pesee::store::parse_document(text.as_bytes()).unwrap()
}
