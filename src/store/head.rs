//! Reading the table `[deliberation]` of a file without parsing the rest, for lists of names that a shell waits for.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::messages::has_encrypted_extension;
use pesee_core::deliberation::Head;
use pesee_core::format::parse_head;

use super::read::{open_regular_file, read_deliberation_file};

/// The table is within this many bytes, unless it has long texts.
const BEGINNING_BYTES: u64 = 4096;

/// The table `[deliberation]` of a file.
#[derive(Clone, Debug)]
pub struct NamedHead {
    pub path: PathBuf,
    pub head: Head,
}

/// Reads the table `[deliberation]` of a file, also if the rest of the file has errors. Returns `None` if the table
/// cannot be read or the file is encrypted. Most tables whose texts do not contain `wanted` are not even parsed; case
/// is ignored.
pub fn read_head(path: &Path, wanted: &str) -> Option<NamedHead> {
    if has_encrypted_extension(path) {
        return None;
    }
    let (file, _) = open_regular_file(path).ok()?;
    let mut beginning = Vec::new();
    file.take(BEGINNING_BYTES).read_to_end(&mut beginning).ok()?;
    let cut = cut_after_head(&beginning);
    if cut.is_some_and(|cut| !can_contain(cut, wanted)) {
        return None;
    }
    let head = cut.and_then(parse_head);
    let head = head.or_else(|| parse_head(&read_deliberation_file(path).ok()?))?;
    Some(NamedHead { path: path.to_owned(), head })
}

/// Returns whether a text in a table can contain `wanted`, in any case. A text with escape sequences can contain
/// anything.
fn can_contain(table: &[u8], wanted: &str) -> bool {
    let has = |table: &str| table.contains('\\') || table.to_lowercase().contains(&wanted.to_lowercase());
    wanted.is_empty() || std::str::from_utf8(table).is_ok_and(has)
}

/// Returns the bytes up to the table after `[deliberation]`; `None` if they cannot be told from the text of a string.
fn cut_after_head(bytes: &[u8]) -> Option<&[u8]> {
    const HEADER: &[u8] = b"\n[deliberation]";
    let start = bytes.windows(HEADER.len()).position(|window| window == HEADER)? + HEADER.len();
    let end = start + bytes.get(start..)?.windows(2).position(|window| window == b"\n[")? + 1;
    let cut = bytes.get(..end)?;
    let has_long_string = cut.windows(3).any(|window| window == b"\"\"\"" || window == b"'''");
    (!has_long_string).then_some(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_a_file_is_not_parsed_and_long_strings_are_not_cut() {
        let folder = tempfile::tempdir().unwrap();
        let title = |text: &[u8]| {
            let path = folder.path().join("a.toml");
            std::fs::write(&path, text).unwrap();
            read_head(&path, "").map(|named| named.head.title)
        };
        let start = "format = 1\n# mine\n[deliberation]\ntitle = \"Mine\"\nclient = \"Ann\"\n";
        assert_eq!(title(start.as_bytes()).as_deref(), Some("Mine"));
        // The bytes after the table are no UTF-8, so the whole file cannot be parsed.
        let broken = [start.as_bytes(), b"\n[[option]]\n\xff\xfe ="].concat();
        assert_eq!(title(&broken).as_deref(), Some("Mine"));
        let long = "format = 1\n[deliberation]\nquestion = \"\"\"\n[[option]]\n\"\"\"\ntitle = \"Long\"\n[[option]]\nid = \"a\"\n";
        assert_eq!(title(long.as_bytes()).as_deref(), Some("Long"));
        let late = format!("format = 1\n[deliberation]\nquestion = \"{}\"\ntitle = \"Late\"\n", "x".repeat(9_000));
        assert_eq!(title(late.as_bytes()).as_deref(), Some("Late"));
        assert_eq!(title(b"format = "), None);
        let finds = |text: &str, wanted| {
            let path = folder.path().join("a.toml");
            std::fs::write(&path, format!("format = 1\n[deliberation]\ntitle = \"{text}\"\n[[option]]\n")).unwrap();
            read_head(&path, wanted).is_some()
        };
        assert!(finds("L'Été", "l'é") && finds("L'\\u00c9t\\u00e9", "l'é") && !finds("L'Été", "lé"));
    }
}
