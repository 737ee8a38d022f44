//! Measures the program on a terminal against a minimal ratatui program: start, keys, bytes, idle time, memory and many
//! files. Both are measured in the same run and compared as a ratio, because absolute times vary between machines and
//! runs.
//!
//! ```text
//! cargo bench --bench screen            # or only some parts: -- start keys idle files
//! ```

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a benchmark may panic")]

mod bare;

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// The terminal size of all measurements.
const SIZE: PtySize = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
/// A frame is complete when no output arrives for this time.
const QUIET: Duration = Duration::from_millis(25);
/// The end of a synchronized update, with which the program ends each frame.
const FRAME_END: &[u8] = b"\x1b[?2026l";

fn main() {
    if std::env::var_os("PESEE_BENCH_BARE").is_some() {
        return bare::run().unwrap();
    }
    if !cfg!(target_os = "linux") {
        return println!("This bench reads /proc: it runs on Linux only.");
    }
    let home = tempfile::tempdir().unwrap();
    let small = home.path().join("small.toml");
    std::fs::write(&small, deliberation_text(12, 6)).unwrap();
    let large = home.path().join("large.toml");
    std::fs::write(&large, deliberation_text(200, 20)).unwrap();
    let folder = home.path().join("sessions");
    create_deliberations(&folder, 100);

    println!("at 120×36; the ratio is to a bare ratatui program measured in the same run");
    let parts: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let is_selected = |part: &str| parts.is_empty() || parts.iter().any(|name| name == part);
    if is_selected("start") {
        measure_start(&small, &folder);
    }
    if is_selected("keys") {
        measure_keys(&small, &large);
    }
    if is_selected("idle") {
        measure_idle_and_memory(&small, &large);
    }
    if is_selected("files") {
        measure_files(home.path(), 1_000, "1,000");
        measure_files(home.path(), 10_000, "10,000");
    }
}

/// Returns the text of a deliberation with all ratings.
fn deliberation_text(criteria: usize, options: usize) -> String {
    let mut text = String::from(
        "format = 1\n[deliberation]\ntitle = \"A matrix\"\nlanguage = \"en\"\nstatus = \"open\"\nverdict_seen = 2026-01-01T00:00:00Z\n",
    );
    for option in 0..options {
        text.push_str(&format!("[[option]]\nid = \"o{option}\"\nname = \"Option number {option}\"\n"));
    }
    for criterion in 0..criteria {
        text.push_str(&format!(
            "[[criterion]]\nid = \"k{criterion}\"\nname = \"Criterion number {criterion}\"\nweight = {}\n",
            1 + criterion % 9
        ));
    }
    for criterion in 0..criteria {
        text.push_str(&format!("[rating.me.k{criterion}]\n"));
        for option in 0..options {
            let value = (criterion * 7 + option * 5) % 11;
            text.push_str(&format!("o{option} = {}\n", value as i64 - 5));
        }
    }
    text
}

/// Creates a folder with deliberations of 3.6 KB each.
fn create_deliberations(folder: &Path, count: usize) {
    std::fs::create_dir_all(folder).unwrap();
    let text = std::fs::read_to_string("tests/files/two-accounts.toml").unwrap();
    let text = format!("{text}\n# {}\n", "x".repeat(3_600 - text.len().min(3_590)));
    for n in 0..count {
        let title = format!("Deliberation number {n}");
        std::fs::write(folder.join(format!("2026-11-22-{n:05}.toml")), text.replace("Two accounts, one me", &title))
            .unwrap();
    }
}

/// A program that runs on a pseudoterminal.
struct TerminalRun {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    bytes: Receiver<(Instant, Vec<u8>)>,
    started: Instant,
    screen: vt100::Parser,
    /// The time at which the last frame that `screen` has processed ended.
    frame_at: Option<Instant>,
}

impl TerminalRun {
    fn spawn(command: CommandBuilder) -> TerminalRun {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, bytes) = mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        let screen = vt100::Parser::new(SIZE.rows.try_into().unwrap(), SIZE.cols.try_into().unwrap(), 0);
        TerminalRun { master: pair.master, keys, child, bytes, started, screen, frame_at: None }
    }

    fn start_bare() -> TerminalRun {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.env("PESEE_BENCH_BARE", "1");
        command.env("TERM", "xterm-256color");
        TerminalRun::spawn(command)
    }

    fn start_pesee(arguments: &[&str]) -> TerminalRun {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pesee"));
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("PESEE_LANG", "en");
        command.env("PESEE_NOW", "2026-11-22T09:00:00-05:00");
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        TerminalRun::spawn(command)
    }

    /// Reads until no output arrives for a while. Returns the time of the last byte and the number of bytes.
    fn wait_until_quiet(&self) -> (Option<Instant>, usize) {
        let (mut last, mut count) = (None, 0);
        let mut wait = Duration::from_millis(400);
        while let Ok((at, bytes)) = self.bytes.recv_timeout(wait) {
            last = Some(at);
            count += bytes.len();
            wait = QUIET;
        }
        (last, count)
    }

    /// Reads to the end of a frame and returns the time of its end.
    fn read_frame(&mut self) -> Instant {
        loop {
            let (at, bytes) = self.bytes.recv_timeout(Duration::from_secs(5)).unwrap();
            self.screen.process(&bytes);
            if bytes.ends_with(FRAME_END) {
                self.frame_at = Some(at);
                return at;
            }
        }
    }

    /// Reads until the screen shows `text` at the end of a frame. Returns the time since the start in milliseconds.
    fn wait_for_text(&mut self, text: &str) -> f64 {
        loop {
            if let Some(at) = self.frame_at
                && self.screen.screen().contents().contains(text)
            {
                return to_ms(at - self.started);
            }
            self.read_frame();
        }
    }

    /// Presses a key and returns the time to the end of the next frame in milliseconds.
    fn measure_key(&mut self, key: &[u8]) -> f64 {
        while let Ok((_, bytes)) = self.bytes.try_recv() {
            self.screen.process(&bytes);
        }
        let pressed = Instant::now();
        self.keys.write_all(key).unwrap();
        self.keys.flush().unwrap();
        to_ms(self.read_frame() - pressed)
    }

    /// Presses keys. Returns the time to the last byte of the answer and the number of bytes.
    fn press(&mut self, keys: &[u8]) -> (Duration, usize) {
        let pressed = Instant::now();
        self.keys.write_all(keys).unwrap();
        self.keys.flush().unwrap();
        let (mut last, mut count) = (pressed, 0);
        let mut wait = Duration::from_millis(60);
        while let Ok((at, bytes)) = self.bytes.recv_timeout(wait) {
            last = at;
            count += bytes.len();
            wait = Duration::from_millis(4);
        }
        (last - pressed, count)
    }

    /// Returns the processor time of all threads in nanoseconds.
    fn cpu_time_ns(&self) -> u64 {
        self.sum_per_thread("schedstat", |text| text.split_whitespace().next()?.parse().ok())
    }

    /// Returns the number of wake-ups of all threads.
    fn count_wakeups(&self) -> u64 {
        self.sum_per_thread("status", |text| {
            let line = text.lines().find(|line| line.starts_with("voluntary_ctxt_switches"))?;
            line.split_whitespace().nth(1)?.parse().ok()
        })
    }

    fn sum_per_thread(&self, file: &str, read: impl Fn(&str) -> Option<u64>) -> u64 {
        let tasks = format!("/proc/{}/task", self.child.process_id().unwrap());
        let task = |entry: std::io::Result<std::fs::DirEntry>| {
            read(&std::fs::read_to_string(entry.ok()?.path().join(file)).ok()?)
        };
        std::fs::read_dir(tasks).unwrap().filter_map(task).sum()
    }

    fn peak_memory_kib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.process_id().unwrap())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    fn finish(mut self, keys: &[u8]) {
        self.keys.write_all(keys).unwrap();
        self.child.wait().unwrap();
        drop(self.master);
    }
}

const DOWN: &[u8] = b"\x1b[B";
const UP: &[u8] = b"\x1b[A";

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn to_ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn measure_start(small: &Path, folder: &Path) {
    let empty_folder = tempfile::tempdir().unwrap();
    let (mut bare, mut empty, mut library, mut file) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..15 {
        let run = TerminalRun::start_bare();
        bare.push(to_ms(run.wait_until_quiet().0.unwrap() - run.started));
        run.finish(b"q");
        let mut run = TerminalRun::start_pesee(&["--dir", empty_folder.path().to_str().unwrap()]);
        empty.push(to_ms(run.read_frame() - run.started));
        run.finish(b"\x03");
        let mut run = TerminalRun::start_pesee(&["--dir", folder.to_str().unwrap()]);
        library.push(run.wait_for_text("Deliberation number"));
        run.finish(b"\x03");
        // Only the first frame counts: the draws of the verdict come in a later one.
        let mut run = TerminalRun::start_pesee(&[small.to_str().unwrap()]);
        file.push(to_ms(run.read_frame() - run.started));
        run.finish(b"\x03");
    }
    let (bare, empty, library, file) = (median(bare), median(empty), median(library), median(file));
    println!(
        "start → first frame      bare {bare:.2} ms   empty library {:.2} ×   library of 100 {:.2} ×   a file {:.2} × (goal 1.4)",
        empty / bare,
        library / bare,
        file / bare
    );
}

/// Moves the cursor back and forth. Returns the median time to the last byte, its 95th percentile, the median number of
/// bytes, and the mean processor time per key in microseconds.
fn measure_moves(run: &mut TerminalRun, keys: [&[u8]; 2], rounds: usize) -> (f64, f64, f64, f64) {
    run.wait_until_quiet();
    for key in keys {
        run.press(key);
    }
    let cpu = run.cpu_time_ns();
    let (mut times, mut bytes) = (Vec::new(), Vec::new());
    for n in 0..rounds {
        let (time, count) = run.press(keys[n % 2]);
        times.push(to_ms(time));
        bytes.push(count as f64);
    }
    let cpu = (run.cpu_time_ns() - cpu) as f64 / rounds as f64 / 1e3;
    let mut sorted = times.clone();
    sorted.sort_by(f64::total_cmp);
    (median(times), sorted[rounds * 95 / 100], median(bytes), cpu)
}

fn measure_keys(small: &Path, large: &Path) {
    let mut bare = TerminalRun::start_bare();
    let (bare_time, bare_tail, bare_bytes, bare_cpu) = measure_moves(&mut bare, [DOWN, UP], 200);
    bare.finish(b"q");
    println!(
        "key → last byte, bare    {bare_time:.2} ms   95 % {bare_tail:.2} ms   {bare_bytes:.0} bytes   {bare_cpu:.0} µs CPU"
    );
    let mut first = 0.0;
    for (name, file) in [("6 × 12", small), ("20 × 200", large)] {
        let mut run = TerminalRun::start_pesee(&[file.to_str().unwrap()]);
        run.wait_until_quiet();
        run.press(b"m");
        let (time, tail, bytes, cpu) = measure_moves(&mut run, [DOWN, UP], 200);
        println!(
            "  matrix {name:8}        {time:.2} ms ({:.2} ×, goal 1.5)   95 % {tail:.2} ms (goal 4)   {bytes:.0} bytes (goal 400)   {cpu:.0} µs CPU ({:.2} ×)",
            time / bare_time,
            cpu / bare_cpu
        );
        if first == 0.0 {
            first = time;
        } else {
            println!("  20 × 200 against 6 × 12  {:.2} × (goal 1.5)", time / first);
        }
        let (_, nothing) = run.press(b"\x1b[24~");
        println!("  a key that means nothing {nothing} bytes (goal 0)");
        run.finish(b"\x03");
    }
    let mut run = TerminalRun::start_pesee(&[small.to_str().unwrap()]);
    run.wait_until_quiet();
    run.press(b"m");
    run.press(b"\x1b[C");
    let changed: Vec<f64> = (0..40).map(|n| run.press(if n % 2 == 0 { b"3" } else { b"2" }).1 as f64).collect();
    println!("a changed rating, matrix   {:.0} bytes (goal 1500)", median(changed));
    let (time, bytes) = run.press(&[UP, DOWN].concat().repeat(150));
    println!("300 keys at once           {:.1} ms, {bytes} bytes", to_ms(time));
    // The verdict screen shows the balance of the selected option. Undo and redo change a rating.
    run.press(b"v");
    let (.., step, _) = measure_moves(&mut run, [DOWN, UP], 40);
    let changed: Vec<f64> = (0..40).map(|n| run.press(if n % 2 == 0 { b"u" } else { b"\x12" }).1 as f64).collect();
    println!("on the verdict             {step:.0} bytes a step, {:.0} a changed rating (goal 1500)", median(changed));
    run.press(b"\x1b\x1b\x1b");
    run.finish(b"\x03");
}

fn measure_idle_and_memory(small: &Path, large: &Path) {
    let bare = TerminalRun::start_bare();
    bare.wait_until_quiet();
    let bare_peak = bare.peak_memory_kib();
    bare.finish(b"q");
    let mut run = TerminalRun::start_pesee(&[small.to_str().unwrap()]);
    run.wait_until_quiet();
    run.press(b"?");
    std::thread::sleep(Duration::from_millis(300));
    let (wakeups, cpu) = (run.count_wakeups(), run.cpu_time_ns());
    std::thread::sleep(Duration::from_secs(30));
    let (_, bytes) = run.wait_until_quiet();
    println!(
        "idle for 30 s, help open   {} wake-ups, {bytes} bytes, {} µs CPU (goal 0, 0, 0)",
        run.count_wakeups() - wakeups,
        (run.cpu_time_ns() - cpu) / 1000
    );
    let peak = run.peak_memory_kib();
    println!(
        "memory at its peak         bare {:.1} MB   6 × 12 {:.1} MB ({:.2} ×, goal 2.5)",
        bare_peak as f64 / 1024.0,
        peak as f64 / 1024.0,
        peak as f64 / bare_peak as f64
    );
    run.finish(b"\x03");
    let mut run = TerminalRun::start_pesee(&[large.to_str().unwrap()]);
    run.wait_until_quiet();
    run.press(b"m");
    run.press(b"\x1b[Cd");
    std::thread::sleep(Duration::from_millis(1500));
    println!(
        "                           20 × 200 and sampling {:.1} MB (goal 16)",
        run.peak_memory_kib() as f64 / 1024.0
    );
    run.finish(b"u\x03");
}

/// Measures a library with `count` files: the times until the first and all rows are listed, and the time of a key
/// during the listing. `label` is the number as the library shows it.
fn measure_files(home: &Path, count: usize, label: &str) {
    let folder = home.join("many");
    create_deliberations(&folder, count);
    let read_all = || {
        let start = Instant::now();
        for entry in std::fs::read_dir(&folder).unwrap() {
            std::hint::black_box(std::fs::read(entry.unwrap().path()).unwrap());
        }
        to_ms(start.elapsed())
    };
    let header = format!("{label} deliberations");
    let measure_listing = || {
        let mut run = TerminalRun::start_pesee(&["--dir", folder.to_str().unwrap()]);
        let frame = run.wait_for_text("pesée");
        let first = run.wait_for_text("Deliberation number");
        let all = run.wait_for_text(&header);
        let peak = run.peak_memory_kib() as f64 / 1024.0;
        run.finish(b"\x03");
        (first, all, all - frame, peak)
    };
    read_all();
    let (mut reads, mut firsts, mut alls, mut after_frames, mut peaks) = (vec![], vec![], vec![], vec![], vec![]);
    let mut keys = Vec::new();
    for _ in 0..5 {
        reads.push(read_all());
        let (first, all, after_frame, peak) = measure_listing();
        firsts.push(first);
        alls.push(all);
        after_frames.push(after_frame);
        peaks.push(peak);
        keys.extend(keys_while_listing(&folder, &header));
    }
    let (reads, first, all) = (median(reads), median(firsts), median(alls));
    println!(
        "{label} files   first rows {first:.1} ms   all listed {all:.0} ms, {:.0} ms after the first frame{}",
        median(after_frames),
        if count == 1_000 { " (goal 100)" } else { "" }
    );
    println!(
        "               {:.2} × reading them all, {reads:.0} ms{}   {:.1} MB (goal 24)",
        all / reads,
        if count == 10_000 { " (goal 6)" } else { "" },
        median(peaks)
    );
    keys.sort_by(f64::total_cmp);
    if let Some(tail) = keys.get(keys.len() * 95 / 100) {
        println!("               a key meanwhile {:.2} ms   95 % {tail:.2} ms (goal 4)", keys[keys.len() / 2]);
    }
}

/// Moves the cursor until all rows are listed and returns the time of each key.
fn keys_while_listing(folder: &Path, header: &str) -> Vec<f64> {
    let mut run = TerminalRun::start_pesee(&["--dir", folder.to_str().unwrap()]);
    run.wait_for_text("Deliberation number");
    let mut times = Vec::new();
    while !run.screen.screen().contents().contains(header) {
        times.push(run.measure_key(if times.len() % 2 == 0 { DOWN } else { UP }));
        std::thread::sleep(Duration::from_millis(5));
    }
    run.finish(b"\x03");
    times
}
