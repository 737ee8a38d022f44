//! The program's own folders: a link in them is never followed, so that no file of the user is written or deleted.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use pesee::store::{self, OpenFile};
use pesee::text::Language;
use pesee::ui::app::StartTarget;

use crate::common::{TestApp, moment};

const TEXT: &str = include_str!("../files/two-accounts.toml");

/// Returns a deliberation, its state folder and a file of the user that must stay as it is.
fn begin(folder: &Path) -> (PathBuf, PathBuf, PathBuf) {
    let (file, state, precious) = (folder.join("a.toml"), folder.join(".state"), folder.join("precious"));
    std::fs::write(&file, TEXT).unwrap();
    std::fs::create_dir_all(&state).unwrap();
    std::fs::write(&precious, "precious").unwrap();
    (file, state, precious)
}

/// Returns the names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_lock_that_is_a_link_does_not_empty_its_target() {
    let folder = tempfile::tempdir().unwrap();
    let (file, state, precious) = begin(folder.path());
    drop(OpenFile::load(&file).unwrap().acquire_lock(&state, moment()));
    let opened = OpenFile::load(&file).unwrap().acquire_lock(&state, moment());
    let lock = state.join("locks").join(&names(&state.join("locks"))[0]);
    drop(opened);
    for link in [symlink::<&Path, &Path>, |from: &Path, to: &Path| std::fs::hard_link(from, to)] {
        link(&precious, &lock).unwrap();
        let opened = OpenFile::load(&file).unwrap().acquire_lock(&state, moment());
        assert_eq!(std::fs::read_to_string(&precious).unwrap(), "precious");
        assert!(store::is_locked(&state, &file), "the lock file is created again");
        drop(opened);
        assert_eq!(std::fs::read_to_string(&precious).unwrap(), "precious");
    }
}

#[test]
fn an_emergency_copy_is_not_written_or_read_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (file, state, precious) = begin(folder.path());
    let opened = OpenFile::load(&file).unwrap().acquire_lock(&state, moment());
    let copy = opened.save_emergency_copy(opened.document(), &[], moment()).unwrap();
    // Somebody else's emergency copy, behind a link.
    std::fs::rename(&copy, folder.path().join("theirs.toml")).unwrap();
    symlink(folder.path().join("theirs.toml"), &copy).unwrap();
    assert!(store::load_all_emergency_copies(&state).is_empty());
    std::fs::remove_file(&copy).unwrap();
    symlink(&precious, &copy).unwrap();
    assert_eq!(opened.save_emergency_copy(opened.document(), &[], moment()).unwrap(), copy);
    assert_eq!(std::fs::read_to_string(&precious).unwrap(), "precious");
    assert_eq!(store::load_all_emergency_copies(&state).len(), 1);
}

#[test]
fn nothing_is_written_or_deleted_behind_a_link_in_place_of_an_own_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (file, state, _) = begin(folder.path());
    let elsewhere = folder.path().join("elsewhere");
    std::fs::create_dir_all(elsewhere.join("20200101T080000")).unwrap();
    std::fs::write(elsewhere.join("20200101T080000/mine.txt"), "mine").unwrap();
    for own in ["locks", "rescue", "versions", "trash"] {
        symlink(&elsewhere, state.join(own)).unwrap();
    }
    let before = names(&elsewhere);
    {
        let mut app = TestApp::beside(Language::English, folder.path(), StartTarget::File(file.clone()));
        app.press("4").wait(9).press("n").press("half").wait(9).press("<Esc>").wait(3);
        app.press("<C-c>");
    }
    store::move_to_trash(&file, &state, moment()).unwrap();
    assert_eq!(names(&elsewhere), before);
    assert!(elsewhere.join("20200101T080000/mine.txt").exists(), "what the trash links to is not emptied");
    assert!(state.join("trash.aside").symlink_metadata().unwrap().is_symlink());
}

#[test]
fn a_link_in_place_of_a_version_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let (file, state, _) = begin(folder.path());
    store::keep_version(&state, &file, TEXT.as_bytes(), moment()).unwrap();
    assert_eq!(store::load_versions(&state, &file).len(), 1);
    let versions = state.join("versions").join(&names(&state.join("versions"))[0]);
    symlink(&file, versions.join("2026-01-01T08-00-00Z.toml")).unwrap();
    assert_eq!(store::load_versions(&state, &file).len(), 1);
}
