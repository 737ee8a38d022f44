//! Somebody's own editor, for a longer text: the only child that is ever started.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::ui::event::EditorError;
use pesee_core::deliberation::MAX_TEXT_BYTES;

use super::input;

/// The editor's process while there is one, else 0.
static CHILD_PID: AtomicU32 = AtomicU32::new(0);
/// When the last editor ended. The interrupt that ended it is told to us too, and perhaps only after that.
static LAST_ENDED_AT: Mutex<Option<Instant>> = Mutex::new(None);
/// An interrupt within this time was meant for the editor: the keyboard makes none while the terminal is ours.
const INTERRUPT_GRACE: Duration = Duration::from_millis(500);
/// No more of a file is read: it is cut to the longest text anyway.
const MAX_FILE_BYTES: u64 = 4 * MAX_TEXT_BYTES as u64;

/// Lets somebody edit a text; gives it as they left it. The terminal is theirs meanwhile.
pub(super) fn edit(state: &Path, text: &str) -> Result<String, EditorError> {
    let named = ["VISUAL", "EDITOR"].iter().find_map(|name| std::env::var(name).ok().filter(|words| !words.is_empty()));
    // Split as a shell does, and by no shell: nothing in it is carried out.
    let words = shell_words::split(&named.ok_or(EditorError::NotConfigured)?).unwrap_or_default();
    let (editor, arguments) = words.split_first().ok_or(EditorError::NotConfigured)?;
    // A folder of its own goes with all that an editor leaves beside a file. Only its owner may look into it.
    fs::create_dir_all(state).map_err(io_error)?;
    let mut folder = tempfile::Builder::new();
    #[cfg(unix)]
    folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let folder = folder.prefix("text-").tempdir_in(state).map_err(io_error)?;
    let path = folder.path().join("text.txt");
    write_text_file(&path, text).map_err(io_error)?;
    let status = input::lend_keyboard(|| run_command(Command::new(editor).args(arguments).arg(&path)));
    match status {
        Err(error) => Err(EditorError::NotStarted(editor.clone(), error.to_string())),
        Ok(status) if !status.success() => Err(EditorError::Failed),
        Ok(_) => read_edited_text(&path),
    }
}

fn run_command(command: &mut Command) -> io::Result<ExitStatus> {
    let mut child = command.spawn()?;
    CHILD_PID.store(child.id(), Ordering::SeqCst);
    let status = child.wait();
    *LAST_ENDED_AT.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    CHILD_PID.store(0, Ordering::SeqCst);
    status
}

/// Whether a signal is the editor's own affair: an interrupt from the keyboard means whoever has the terminal. One that
/// asks the program to end asks the editor first.
#[cfg(unix)]
pub(super) fn handles_signal(signal: i32) -> bool {
    use rustix::process::{Pid, Signal, kill_process};
    let child = i32::try_from(CHILD_PID.load(Ordering::SeqCst)).ok().and_then(Pid::from_raw);
    let just_ended = || {
        LAST_ENDED_AT
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some_and(|ended| ended.elapsed() < INTERRUPT_GRACE)
    };
    match (signal, child) {
        (signal_hook::consts::SIGINT | signal_hook::consts::SIGQUIT, child) => child.is_some() || just_ended(),
        (signal_hook::consts::SIGTERM | signal_hook::consts::SIGHUP, Some(child)) => {
            let _ = kill_process(child, Signal::TERM);
            false
        }
        _ => false,
    }
}

fn write_text_file(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    // Editors end the last line, and some complain of one without an end.
    if text.is_empty() || text.ends_with('\n') { Ok(()) } else { file.write_all(b"\n") }
}

fn read_edited_text(path: &Path) -> Result<String, EditorError> {
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_FILE_BYTES).read_to_end(&mut bytes)).map_err(io_error)?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        // A letter may be cut at the end of what is read, and nowhere else.
        Err(error) if error.utf8_error().error_len().is_none() && error.as_bytes().len() as u64 == MAX_FILE_BYTES => {
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        }
        Err(_) => return Err(EditorError::NotText),
    };
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}

fn io_error(error: io::Error) -> EditorError {
    EditorError::Io(error.to_string())
}
