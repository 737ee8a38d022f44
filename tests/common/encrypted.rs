//! An encrypted deliberation, and a check that no file in a folder contains its content.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use pesee::messages::Secret;
use pesee::store::{EncryptionKey, EncryptionTarget, TraceFolders, encrypt_file};

use super::moment;

pub const TEXT: &str = include_str!("../files/two-accounts.toml");

pub const PHRASE: &str = "marée haute, 1913";

/// Words of the document that occur in no file name, key or message of the program.
pub const MARKS: [&str; 4] = ["Marie T", "Two accounts", "clear-voice", "Marronnier"];

pub fn begun(home: &Path) -> PathBuf {
    let file = home.join("a.toml");
    std::fs::write(&file, TEXT).unwrap();
    file
}

/// Writes the encrypted deliberation. It is encrypted once for all tests, because passphrase encryption is slow by
/// design.
pub fn sealed(folder: &Path) -> PathBuf {
    static SEALED: OnceLock<Vec<u8>> = OnceLock::new();
    let file = folder.join("a.toml.age");
    std::fs::write(&file, SEALED.get_or_init(|| std::fs::read(seal(tempfile::tempdir().unwrap().path())).unwrap()))
        .unwrap();
    file
}

fn seal(folder: &Path) -> PathBuf {
    let key = EncryptionTarget::OwnKey(EncryptionKey::Passphrase(Secret::new(PHRASE.to_owned())));
    encrypt_file(&begun(folder), &key, TraceFolders::default(), moment()).unwrap().path
}

/// Returns every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Asserts that no file name and no file below a folder contains content of the encrypted document.
#[track_caller]
pub fn is_silent(folder: &Path, when: &str) {
    for path in files(folder) {
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        let name = path.to_string_lossy();
        let found = MARKS.iter().find(|mark| text.contains(**mark) || name.contains(**mark));
        assert_eq!(found, None, "{when}: {name}");
    }
}
