//! Encrypting and decrypting a file: all or nothing, and every trace in clear is removed or named.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use pesee::messages::{EncryptionError, FileErrorKind, Secret, WriteError};
use pesee::store::{
    self, EncryptedFile, EncryptionKey, EncryptionTarget, OpenFile, TraceFolders, decrypt_file, encrypt_file,
};
use pesee::text::Language;
use pesee::ui::app::StartTarget;
use pesee_core::deliberation::{Edit, FieldPath, HeadField};

use crate::common::encrypted::{TEXT, begun, files};
use crate::common::{TestApp, moment};

/// A key for tests only. A passphrase would take a second for each run.
fn key() -> EncryptionKey {
    let identity = "AGE-SECRET-KEY-1FG06MTN64MJJLU3XLYZLZ6HL56L4EJ27HRRKLWD59XMRD4MECDAQXXQQM9";
    EncryptionKey::Identity(Secret::new(identity.to_owned()))
}

fn seal(path: &Path, state: &Path) -> Result<EncryptedFile, WriteError> {
    let folders = TraceFolders { state: Some(state), library: None };
    encrypt_file(path, &EncryptionTarget::OwnKey(key()), folders, moment())
}

/// Returns the files below a folder that contain the text in clear.
fn in_clear(folder: &Path) -> Vec<PathBuf> {
    let is_clear =
        |path: &PathBuf| std::fs::read(path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains("Marie T"));
    let mut found: Vec<PathBuf> = files(folder).into_iter().filter(is_clear).collect();
    found.sort();
    found
}

#[test]
fn versions_under_every_name_of_the_file_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let (file, state) = (begun(folder.path()), folder.path().join(".state"));
    let link = folder.path().join("by another name.toml");
    symlink(&file, &link).unwrap();
    store::keep_version(&state, &link, TEXT.as_bytes(), moment()).unwrap();
    // Versions that the file had at another place.
    let before = folder.path().join("before.toml");
    store::keep_version(&state, &before, TEXT.as_bytes(), moment()).unwrap();
    let named = std::fs::read_dir(state.join("versions")).unwrap().map(|entry| entry.unwrap().path());
    let of_link = named.filter(|path| !path.to_string_lossy().contains("before")).collect::<Vec<_>>().remove(0);
    let hash = of_link.to_string_lossy().rsplit('-').next().unwrap().to_owned();
    // An older release named the folder after the link.
    let by_link = state.join("versions").join(format!("by-another-name-{hash}"));
    std::fs::create_dir(&by_link).unwrap();
    std::fs::write(by_link.join("2026-01-01T10-00-00Z.toml"), TEXT).unwrap();
    let sealed = seal(&link, &state).unwrap();
    assert_eq!(sealed.path, folder.path().join("by another name.toml.age"));
    assert!(in_clear(folder.path()).is_empty());
    assert_eq!(std::fs::read_dir(state.join("versions")).unwrap().count(), 0);
    assert!(sealed.traces.copies.is_empty());
}

#[test]
fn every_trace_in_clear_is_removed_or_named() {
    let folder = tempfile::tempdir().unwrap();
    let (file, state) = (begun(folder.path()), folder.path().join(".state"));
    let at = |name: &str| folder.path().join(name);
    // Discarded work in the trash, and an emergency copy without other work, with its base.
    let opened = OpenFile::load(&file).unwrap().acquire_lock(&state, moment());
    let mut document = opened.document().clone();
    let edit = Edit::set_typed(&document, FieldPath::Head(HeadField::Question), &"Which one?".to_owned());
    document.apply(&edit).unwrap();
    let copy = opened.save_emergency_copy(&document, &[], moment()).unwrap();
    let discarded = store::move_to_trash(&copy, &state, moment()).unwrap();
    opened.save_emergency_copy(opened.document(), &[], moment()).unwrap();
    drop(opened);
    // Interrupted saves, one of them a moment ago; a report; the backup of an editor; a text left by an editor; a copy.
    std::fs::write(at(".pesee-abc.tmp"), TEXT).unwrap();
    std::fs::write(at(".pesee-def.tmp"), "Marie T, cut").unwrap();
    std::fs::write(at("a.html"), "Marie T").unwrap();
    std::fs::write(at("a.toml~"), TEXT).unwrap();
    std::fs::write(at(".a.toml.swp"), "Marie T").unwrap();
    std::fs::create_dir_all(state.join("text-123")).unwrap();
    std::fs::write(state.join("text-123/text.txt"), "Marie T").unwrap();
    std::fs::write(at("a copy.toml"), TEXT).unwrap();
    std::fs::write(at("other.toml"), TEXT.replace("created = 2026", "created = 2020").replace("Marie T", "Jo"))
        .unwrap();
    std::fs::write(at("other.html"), "Jo").unwrap();
    let sealed = seal(&file, &state).unwrap();
    let mut left = vec![
        at(".a.toml.swp"),
        at(".pesee-def.tmp"),
        at("a copy.toml"),
        at("a.html"),
        at("a.toml~"),
        state.join("text-123/text.txt"),
        discarded,
    ];
    left.sort();
    assert_eq!(sealed.traces.copies, left);
    assert_eq!(in_clear(folder.path()), left, "what is not named is gone");
    assert!(at("other.toml").exists() && at("other.html").exists());
}

/// A copy of a file without an id and without the time of its creation is recognized by its content. What another file
/// with the same content still needs stays.
#[test]
fn exact_copies_of_a_file_without_an_id_are_named() {
    let is_kept = |line: &&str| !line.starts_with("id = \"2026-") && !line.starts_with("created = ");
    let text: String = TEXT.lines().filter(is_kept).flat_map(|line| [line, "\n"]).collect();
    let document = store::parse_document(text.as_bytes()).unwrap();
    assert!(document.head().id.is_none() && document.head().created.is_none(), "{text}");
    let folder = tempfile::tempdir().unwrap();
    let (file, state) = (folder.path().join("a.toml"), folder.path().join(".state"));
    let at = |name: &str| folder.path().join(name);
    for name in ["a.toml", "something else.toml"] {
        std::fs::write(at(name), &text).unwrap();
    }
    std::fs::write(at("changed.toml"), text.replace("Marie T", "Jo")).unwrap();
    // The other file has unsaved work.
    let opened = OpenFile::load(&at("something else.toml")).unwrap().acquire_lock(&state, moment());
    let mut changed = document.clone();
    changed.apply(&Edit::set_text(&document, FieldPath::Head(HeadField::Question), "Which one?")).unwrap();
    opened.save_emergency_copy(&changed, &[], moment()).unwrap();
    drop(opened);
    let rescued = files(&state.join("rescue"));
    let sealed = seal(&file, &state).unwrap();
    assert!(sealed.traces.copies.contains(&at("something else.toml")), "{:?}", sealed.traces.copies);
    assert!(!sealed.traces.copies.contains(&at("changed.toml")));
    assert_eq!(files(&state.join("rescue")), rescued);
}

#[test]
fn the_screen_names_what_is_still_unsealed() {
    let folder = tempfile::tempdir().unwrap();
    begun(folder.path());
    for name in ["a.html", "a.md", "a.csv", "a.json", "a.svg"] {
        std::fs::write(folder.path().join(name), "Marie T").unwrap();
    }
    let mut app = TestApp::over(Language::English, folder, StartTarget::Library, 120, 40);
    app.press("L").press("one<Enter>one<Enter>").sees("Encrypted: a.toml.age");
    app.sees("Still unencrypted: a.csv, a.html, a.json and 2 more.");
}

#[test]
fn a_file_that_cannot_be_removed_stays_the_only_one() {
    let folder = tempfile::tempdir().unwrap();
    // The state folder is not below the folder of the file, which becomes read-only.
    let (inner, state) = (folder.path().join("inner"), folder.path().join(".state"));
    std::fs::create_dir(&inner).unwrap();
    let file = begun(&inner);
    let sealed = seal(&file, &state).unwrap().path;
    // The trash cannot be created.
    std::fs::write(state.join("trash"), "a file").unwrap();
    let error = decrypt_file(&sealed, &key(), None, &state, moment()).unwrap_err();
    assert!(matches!(error, WriteError::System(_)), "{error:?}");
    assert_eq!(files(&inner), std::slice::from_ref(&sealed), "a failed unlock leaves no clear file");
    std::fs::remove_file(state.join("trash")).unwrap();
    assert_eq!(decrypt_file(&sealed, &key(), None, &state, moment()).unwrap().path, file);
    assert_eq!(files(&inner), [file]);
}

#[test]
fn a_moved_sealed_file_with_unsaved_work_is_not_unsealed() {
    let folder = tempfile::tempdir().unwrap();
    let (file, state) = (begun(folder.path()), folder.path().join(".state"));
    let sealed = seal(&file, &state).unwrap().path;
    let opened = OpenFile::load_with_key(&sealed, Some(&key())).unwrap().acquire_lock(&state, moment());
    let mut document = opened.document().clone();
    let edit = Edit::set_typed(&document, FieldPath::Head(HeadField::Question), &"Which one?".to_owned());
    document.apply(&edit).unwrap();
    opened.save_emergency_copy(&document, &[], moment()).unwrap();
    drop(opened);
    let moved = folder.path().join("moved.toml.age");
    std::fs::rename(&sealed, &moved).unwrap();
    let error = decrypt_file(&moved, &key(), None, &state, moment()).unwrap_err();
    assert_eq!(error, WriteError::from(EncryptionError::UnsavedWork));
    let again = OpenFile::load_with_key(&moved, Some(&key())).unwrap().acquire_lock(&state, moment());
    assert_eq!(again.load_emergency_copy().unwrap().document, document);
    assert!(in_clear(folder.path()).is_empty());
}

#[test]
fn a_damaged_emergency_copy_is_kept_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let (file, state) = (begun(folder.path()), folder.path().join(".state"));
    let opened = OpenFile::load(&file).unwrap().acquire_lock(&state, moment());
    let copy = opened.save_emergency_copy(opened.document(), &[], moment()).unwrap();
    drop(opened);
    std::fs::write(&copy, "format = 1\nMarie T").unwrap();
    let sealed = seal(&file, &state).unwrap();
    assert_eq!(sealed.traces.copies, std::slice::from_ref(&copy));
    assert_eq!(in_clear(folder.path()), [copy]);
}

#[test]
fn what_cannot_be_removed_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (file, state) = (begun(folder.path()), folder.path().join(".state"));
    store::keep_version(&state, &file, TEXT.as_bytes(), moment()).unwrap();
    let versions = std::fs::read_dir(state.join("versions")).unwrap().next().unwrap().unwrap().path();
    std::fs::set_permissions(&versions, std::fs::Permissions::from_mode(0o500)).unwrap();
    if std::fs::write(versions.join("probe"), "").is_ok() {
        // The superuser can write to read-only folders.
        return;
    }
    let sealed = seal(&file, &state).unwrap();
    assert_eq!(sealed.traces.copies, std::slice::from_ref(&versions));
    std::fs::set_permissions(&versions, std::fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn an_error_that_could_not_be_undone_says_so() {
    let error = WriteError::from(EncryptionError::NotUndone(PathBuf::from("/x/a.toml")));
    let WriteError::InvalidFile(inner) = &error else { unreachable!() };
    assert!(matches!(inner.kind, FileErrorKind::Encryption(EncryptionError::NotUndone(_))));
    for (language, words) in [(Language::English, "Delete that file"), (Language::French, "Supprimez ce fichier")] {
        let said = pesee::phrases::write_error(&pesee::text::Locale::new(language), &error).to_string();
        assert!(said.contains(words) && said.contains("a.toml"), "{said}");
    }
}

/// Reports at paths that a user types, and copies, are remembered, also after the file was moved.
#[test]
fn exports_anywhere_are_named_when_the_file_is_encrypted() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (file, state) = (begun(folder.path()), folder.path().join(".state"));
    let shared = folder.path().to_owned();
    let (kept, gone) = (elsewhere.path().join("for Marie.md"), elsewhere.path().join("gone.md"));
    let mut app = TestApp::beside(Language::English, &shared, StartTarget::File(file.clone()));
    for path in [&kept, &gone] {
        app.press("<Esc><End><Up><Enter>e<Down><Down><Down><C-u>");
        app.send(pesee::ui::event::Event::Paste(path.to_string_lossy().into_owned()));
        app.press("<Enter>");
        assert!(path.exists(), "{}", app.screen());
    }
    drop(app);
    std::fs::remove_file(&gone).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&state.join("exports")), 0o700);
    for list in files(&state.join("exports")) {
        assert_eq!(mode(&list), 0o600);
    }
    let moved = folder.path().join("moved.toml");
    std::fs::rename(&file, &moved).unwrap();
    let kept = std::fs::canonicalize(kept).unwrap();
    let sealed = seal(&moved, &state).unwrap();
    assert_eq!(sealed.traces.copies, std::slice::from_ref(&kept));
    // It is still there after the file was decrypted and encrypted again.
    decrypt_file(&sealed.path, &key(), None, &state, moment()).unwrap();
    assert!(seal(&moved, &state).unwrap().traces.copies.contains(&kept));
}

/// Copies in the folders that the library lists are named too, and nothing else is.
#[test]
fn copies_in_subfolders_are_named_when_the_file_is_encrypted() {
    let (folder, library) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (file, state) = (begun(folder.path()), folder.path().join("state"));
    let write = |folder: &Path, name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        std::fs::canonicalize(path).unwrap()
    };
    let mut copies = vec![
        write(folder.path(), "old/copy.toml", TEXT),
        write(library.path(), "b.toml", TEXT),
        write(library.path(), "2025/marie/c.toml", TEXT),
    ];
    write(library.path(), ".hidden/d.toml", TEXT);
    write(library.path(), "2025/other.toml", "format = 1\n[deliberation]\ntitle = \"Other\"\nid = \"z\"\n");
    write(library.path(), "2025/notes.txt", TEXT);
    store::keep_version(&state, &file, TEXT.as_bytes(), moment()).unwrap();
    let search = TraceFolders { state: Some(&state), library: Some(library.path()) };
    let sealed = encrypt_file(&file, &EncryptionTarget::OwnKey(key()), search, moment()).unwrap();
    copies.sort();
    assert_eq!(sealed.traces.copies, copies);
}
