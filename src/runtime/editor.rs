//! The external editor for long texts: its process, its temporary file and its signals. The program starts no other
//! process.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::store::{EDITOR_FOLDER_PREFIX, describe_io_error};
use crate::ui::event::EditorError;
use pesee_core::deliberation::MAX_TEXT_BYTES;

use super::input;

/// The process id of the running editor, else 0.
static CHILD_PID: AtomicU32 = AtomicU32::new(0);
/// Whether a signal that ends this program was passed on to the editor.
static WAS_TERMINATED: AtomicBool = AtomicBool::new(false);
/// The time at which the last editor ended. An interrupt that ends the editor also reaches this program, possibly after
/// the editor has ended.
static LAST_ENDED_AT: Mutex<Option<Instant>> = Mutex::new(None);
/// An interrupt within this time after the end of the editor was meant for the editor: in raw mode the keyboard causes
/// no interrupts.
const INTERRUPT_GRACE: Duration = Duration::from_millis(500);
/// The largest part of the edited file that is read. The app cuts the text to [`MAX_TEXT_BYTES`].
const MAX_FILE_BYTES: u64 = 4 * MAX_TEXT_BYTES as u64;

/// The name of the edited file in its folder.
const FILE_NAME: &str = "text.txt";

/// Runs the user's editor on a text and returns the edited text. The caller has restored the terminal for the editor.
///
/// A text that the editor saved is never deleted unread. If a signal ended the editor, the saved text is returned as
/// if the editor had ended by itself. A saved text that is not returned stays in its folder, and the error names it.
pub(super) fn edit(state_folder: &Path, text: &str) -> Result<String, EditorError> {
    let (editor, arguments) = find_editor()?;
    // Editors leave backup and swap files beside a file. A temporary folder deletes them too. Only its owner can read
    // it.
    fs::create_dir_all(state_folder).map_err(io_error)?;
    let mut folder = tempfile::Builder::new();
    #[cfg(unix)]
    folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let folder = folder.prefix(EDITOR_FOLDER_PREFIX).tempdir_in(state_folder).map_err(io_error)?;
    let path = folder.path().join(FILE_NAME);
    write_text_file(&path, text).map_err(io_error)?;
    // Shows other windows that the folder is in use.
    let in_use = File::open(folder.path()).ok();
    in_use.iter().for_each(|folder| drop(folder.try_lock()));
    let status = input::lend_keyboard(|| run_command(Command::new(&editor).args(arguments).arg(&path)));
    let status = status.map_err(|error| EditorError::NotStarted(editor, error.to_string()))?;
    let is_complete = status.success() || WAS_TERMINATED.load(Ordering::SeqCst) || was_ended_by_signal(status);
    match read_edited_text(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(io_error(error)),
        Err(_) => Err(EditorError::NotText(keep(folder))),
        Ok(edited) if is_complete => {
            if edited.len() > MAX_TEXT_BYTES {
                // The app cuts the text, so the rest is only in the file.
                keep(folder);
            }
            Ok(edited)
        }
        Ok(edited) if edited == text.trim_end_matches(['\n', '\r']) => Err(EditorError::Failed),
        Ok(_) => Err(EditorError::FailedAfterSave(keep(folder))),
    }
}

/// Runs the user's editor on a file of the user.
///
/// # Errors
/// Returns [`EditorError::NotConfigured`] or [`EditorError::NotStarted`].
pub fn run_editor(path: &Path) -> Result<(), EditorError> {
    let (editor, arguments) = find_editor()?;
    let status = run_command(Command::new(&editor).args(arguments).arg(path));
    status.map(drop).map_err(|error| EditorError::NotStarted(editor, error.to_string()))
}

/// Returns the user's editor and its arguments.
fn find_editor() -> Result<(String, Vec<String>), EditorError> {
    let command =
        ["VISUAL", "EDITOR"].iter().find_map(|name| std::env::var(name).ok().filter(|command| !command.is_empty()));
    // The command is split as a shell splits it, but no shell runs it, so nothing in it is expanded or executed.
    let words = shell_words::split(&command.ok_or(EditorError::NotConfigured)?).unwrap_or_default();
    let mut words = words.into_iter();
    Ok((words.next().ok_or(EditorError::NotConfigured)?, words.collect()))
}

/// Keeps a temporary folder, and returns the path of the edited file.
fn keep(folder: tempfile::TempDir) -> PathBuf {
    folder.keep().join(FILE_NAME)
}

/// Returns whether the terminal was closed or somebody ended the editor. An interrupt from the keyboard means that the
/// user breaks off.
#[cfg(unix)]
fn was_ended_by_signal(status: ExitStatus) -> bool {
    use signal_hook::consts::{SIGHUP, SIGTERM};
    std::os::unix::process::ExitStatusExt::signal(&status).is_some_and(|signal| [SIGHUP, SIGTERM].contains(&signal))
}

#[cfg(not(unix))]
fn was_ended_by_signal(_: ExitStatus) -> bool {
    false
}

/// Finds the texts that earlier editors saved and that no deliberation contains, for example because the machine
/// stopped while the editor was open.
pub fn find_kept_texts(state_folder: &Path) -> Vec<PathBuf> {
    let is_kept = |entry: &fs::DirEntry| {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        // Another window holds the lock while its editor is open.
        let is_free = || File::open(entry.path()).is_ok_and(|folder| folder.try_lock().is_ok());
        is_folder && entry.file_name().to_string_lossy().starts_with(EDITOR_FOLDER_PREFIX) && is_free()
    };
    let entries = fs::read_dir(state_folder).into_iter().flatten().flatten().filter(is_kept);
    let mut texts: Vec<PathBuf> =
        entries.map(|entry| entry.path().join(FILE_NAME)).filter(|path| path.is_file()).collect();
    texts.sort();
    texts
}

fn run_command(command: &mut Command) -> io::Result<ExitStatus> {
    WAS_TERMINATED.store(false, Ordering::SeqCst);
    let mut child = command.spawn()?;
    CHILD_PID.store(child.id(), Ordering::SeqCst);
    let status = child.wait();
    *LAST_ENDED_AT.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    CHILD_PID.store(0, Ordering::SeqCst);
    status
}

/// Returns whether a signal needs no event: an interrupt from the keyboard is meant for the program that has the
/// terminal, and a stop also concerns this program, which the event loop cannot stop while it waits for the editor.
/// Passes a signal that ends this program on to the editor.
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
            WAS_TERMINATED.store(true, Ordering::SeqCst);
            let _ = kill_process(child, Signal::TERM);
            false
        }
        (signal_hook::consts::SIGTSTP, Some(_)) => {
            super::self_signals::suspend_self();
            true
        }
        // The terminal is set up again after the editor.
        (signal_hook::consts::SIGCONT, Some(_)) => true,
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
    // Editors end the last line with a line break, and some warn if it is missing.
    if text.is_empty() || text.ends_with('\n') { Ok(()) } else { file.write_all(b"\n") }
}

fn read_edited_text(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_FILE_BYTES).read_to_end(&mut bytes))?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        // The limit of bytes may cut the last character. Any other invalid UTF-8 is an error.
        Err(error) if error.utf8_error().error_len().is_none() && error.as_bytes().len() as u64 == MAX_FILE_BYTES => {
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        }
        Err(error) => return Err(io::Error::new(io::ErrorKind::InvalidData, error)),
    };
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}

fn io_error(error: io::Error) -> EditorError {
    EditorError::Io(describe_io_error(&error))
}
