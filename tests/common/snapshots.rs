//! Snapshots by content: `tests/snapshots/TOPIC/CONTENT.LANGUAGE.SIZE.snap`.

use insta::Settings;

/// Where the snapshots are.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");

/// The settings for a snapshot, and its name within the folder of its topic.
pub fn settings(name: &str) -> (Settings, &str) {
    let (topic, content) = name.rsplit_once('/').unwrap();
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(format!("{FOLDER}/{topic}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    (settings, content)
}

/// Compares a text with the snapshot of this name: topic, content, and, where they matter, language and size.
///
/// The name says nothing of where in a test the snapshot is taken, so that a new question renames no snapshot.
macro_rules! assert_snapshot {
    ($name:expr, $text:expr $(,)?) => {{
        let name: &str = &$name;
        let text = $text;
        let (settings, content) = $crate::common::snapshots::settings(name);
        settings.bind(|| insta::assert_snapshot!(content, text));
    }};
}
#[allow(unused_imports, reason = "each test binary and each example uses a part of this")]
pub(crate) use assert_snapshot;
