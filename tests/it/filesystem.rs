//! The store on real file systems: size limits, conflict copies, file names and the trash.
//! `tests/terminal/filesystem.rs` contains the tests that start the program or create pipes.

use std::os::unix::fs::symlink;
use std::path::Path;

use pesee::messages::{FileErrorKind, SaveOutcome};
use pesee::store::{self, OpenFile};
use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee_core::deliberation::{Edit, FieldPath, HeadField};
use pesee_core::format::FormatErrorKind;

use crate::common::hostile_text::NAMES;
use crate::common::made_up::Dice;
use crate::common::{TestApp, moment, write_copies};

#[test]
fn the_size_limit_applies_before_and_while_a_file_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sparse.toml");
    std::fs::File::create(&path).unwrap().set_len(8 << 30).unwrap();
    let found = OpenFile::load(&path).unwrap_err();
    assert_eq!(found[0].kind, FileErrorKind::Format(FormatErrorKind::TooLarge(8 << 30, pesee_core::format::MAX_BYTES)));
    assert_eq!(store::load_row(&path).0.errors, found);
    std::fs::write(&path, "x".repeat(11)).unwrap();
    assert_eq!(store::read_regular_file(&path, 10), Err(FileErrorKind::Format(FormatErrorKind::TooLarge(11, 10))));
    assert_eq!(store::read_regular_file(&path, 11).unwrap().len(), 11);
    // The system reports size 0 for these files and generates the content during the read.
    let growing = Path::new("/proc/self/maps");
    if growing.exists() {
        assert_eq!(
            store::read_regular_file(growing, 10),
            Err(FileErrorKind::Format(FormatErrorKind::TooLarge(11, 10)))
        );
    }
}

#[test]
fn the_library_screen_lists_copies_under_their_deliberation() {
    let folder = tempfile::tempdir().unwrap();
    write_copies(folder.path());
    std::fs::remove_file(folder.path().join("gone (copie en conflit de Marie 2026-01-01).toml")).unwrap();
    let mut app = TestApp::over(Language::English, folder, StartTarget::Library, 80, 24);
    app.sees("2 deliberations").sees("    a copy kept by Syncthing, 1\u{a0}Jan");
    app.press("/pause").sees("kept by Dropbox").misses("Two accounts").press("<Tab><Down><Down>");
    app.press("e").misses("A new title").press("D").sees("kept by Dropbox").misses("(copy)");
    app.sees("This row is a copy of the deliberation above it.");
    // A conflict copy opens like any deliberation.
    app.press("<Enter>").sees("“Pause it and say so” is ahead").press("<Esc><Esc>").sees("2 deliberations");
    app.press("<Home><Down><Down>x").misses("Dropbox").sees("Syncthing").press("u").sees("Dropbox");
    // Conflict copies without their deliberation are listed separately.
    app.press("<Esc>/pause<Tab><Home>x<Esc>").sees("4 deliberations").misses("kept by Dropbox");
    app.press("u").sees("2 deliberations").sees("kept by Dropbox");
}

#[test]
fn every_title_gives_a_portable_name_within_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut titles: Vec<String> = NAMES.iter().map(|title| (*title).to_owned()).collect();
    titles.push("é".repeat(100_000));
    let mut dice = Dice::new(12);
    titles.extend((0..2_000).map(|_| dice.text()));
    for title in &titles {
        let path = store::free_path(folder.path(), day, title);
        assert_eq!(path.parent(), Some(folder.path()), "{title:?}");
        let name = path.file_name().unwrap().to_str().unwrap();
        let stem = name.strip_suffix(".toml").unwrap();
        assert!(stem.starts_with("2026-11-22") && !stem.ends_with('-') && name.len() < 100, "{name}");
        assert!(stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{name}");
        assert!(!store::is_copy(&path), "{name}");
    }
    // Titles with equal file names are numbered, also if they differ in case or Unicode normalisation.
    for (title, name) in [("É", "2026-11-22-e.toml"), ("é", "2026-11-22-e-2.toml"), ("E", "2026-11-22-e-3.toml")] {
        let path = store::free_path(folder.path(), day, title);
        assert!(path.ends_with(name), "{path:?}");
        std::fs::write(path, "").unwrap();
    }
}

#[test]
fn a_copy_with_a_hostile_title_stays_in_the_folder_and_keeps_the_title() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = folder.path().join("shelf");
    std::fs::create_dir(&shelf).unwrap();
    let first = shelf.join("first.toml");
    std::fs::copy("tests/files/fragile.toml", &first).unwrap();
    for title in NAMES {
        let copy = store::duplicate(&first, &shelf, title, moment()).unwrap();
        assert_eq!(copy.parent(), Some(shelf.as_path()));
        assert_eq!(store::load_row(&copy).0.title, title);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(store::list_files(&shelf).len(), NAMES.len() + 1);
}

#[test]
fn trash_and_restore_keep_every_name_byte_for_byte() {
    use std::os::unix::ffi::{OsStrExt, OsStringExt};
    let folder = tempfile::tempdir().unwrap();
    // On another file system the trash copies the file instead of renaming it.
    let elsewhere = tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| tempfile::tempdir().unwrap());
    let names: [Vec<u8>; 6] = [
        b"plain.toml".to_vec(),
        b"\xff\xfe.toml".to_vec(),
        [vec![b'x'; 250], b".toml".to_vec()].concat(),
        [vec![0xff; 250], b".toml".to_vec()].concat(),
        b"a\n\x1b[2J.toml".to_vec(),
        "CON .toml".into(),
    ];
    for state in [folder.path().join("state"), elsewhere.path().join("state")] {
        for name in &names {
            let path = folder.path().join(std::ffi::OsString::from_vec(name.clone()));
            std::fs::copy("tests/files/fragile.toml", &path).unwrap();
            let first = store::move_to_trash(&path, &state, moment()).unwrap();
            assert_eq!(first.file_name().unwrap().as_bytes(), name);
            std::fs::write(&path, "another").unwrap();
            let second = store::move_to_trash(&path, &state, moment()).unwrap();
            assert!(!path.exists() && first != second);
            assert_eq!(store::restore_from_trash(&first, &path).unwrap(), path);
            assert_eq!(std::fs::read(&path).unwrap(), std::fs::read("tests/files/fragile.toml").unwrap());
            // The original name is in use, so the file is restored under another name.
            let restored = store::restore_from_trash(&second, &path).unwrap();
            assert_eq!(restored.parent(), path.parent());
            let begins = &name[..name.len().min(255) - 7];
            assert!(restored.file_name().unwrap().as_bytes().starts_with(begins), "{restored:?}");
            assert_eq!(std::fs::read_to_string(&restored).unwrap(), "another");
            std::fs::remove_file(&path).unwrap();
            std::fs::remove_file(&restored).unwrap();
        }
        assert_eq!(std::fs::read_dir(state.join("trash")).unwrap().count(), 0, "no litter");
    }
}

#[test]
fn a_link_to_a_device_is_trashed_without_being_read() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| tempfile::tempdir().unwrap());
    let path = folder.path().join("zero.toml");
    symlink("/dev/zero", &path).unwrap();
    let at = store::move_to_trash(&path, elsewhere.path(), moment()).unwrap();
    assert_eq!(std::fs::read_link(&at).unwrap(), Path::new("/dev/zero"));
    store::restore_from_trash(&at, &path).unwrap();
    assert_eq!(std::fs::read_link(&path).unwrap(), Path::new("/dev/zero"));
}

#[test]
fn trashed_files_are_deleted_after_thirty_days() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let thrown = |days: i64| {
        std::fs::copy("tests/files/fragile.toml", &path).unwrap();
        store::move_to_trash(&path, folder.path(), moment() + chrono::Duration::days(days)).unwrap()
    };
    let first = thrown(0);
    let second = thrown(29);
    // The file is old, but the clock may be wrong: it goes a week after that was noticed.
    thrown(31);
    assert!(first.exists() && second.exists());
    let last = thrown(38);
    assert!(!first.exists() && second.exists() && last.exists());
}

/// The copy of a conflict is written even if the file has the longest possible name.
#[test]
fn a_conflict_of_a_file_with_the_longest_name_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("{}.toml", "é".repeat(125)));
    std::fs::copy("tests/files/fragile.toml", &path).unwrap();
    let mut opened = OpenFile::load(&path).unwrap();
    let mut document = opened.document().clone();
    let edit =
        Edit::build(&document, |builder| builder.set_typed(FieldPath::Head(HeadField::Title), "Ours".to_owned()));
    document.apply(&edit).unwrap();
    std::fs::write(&path, "format = 1\n<<<<<<<\n").unwrap();
    let SaveOutcome::UnreadableOnDisk(restored) = opened.save(&document, moment()) else { panic!() };
    assert_eq!(OpenFile::load(&restored).unwrap().document().head().title, "Ours");
    assert!(store::is_copy(&restored));
}
