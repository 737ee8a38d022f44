//! Snapshots with names that describe the content: `tests/snapshots/TOPIC/CONTENT.LANGUAGE.SIZE.snap`.

use insta::Settings;

/// The folder of the snapshots.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");

/// Returns the settings for a snapshot, and the snapshot's name within the folder of its topic.
pub fn settings(name: &str) -> (Settings, &str) {
    let (topic, content) = name.rsplit_once('/').unwrap();
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(format!("{FOLDER}/{topic}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    (settings, content)
}

/// Compares a text with a snapshot. The name consists of topic, content, and, where relevant, language and size.
///
/// The name does not depend on the position in the test, so that a new question does not rename other snapshots.
macro_rules! assert_snapshot {
    ($name:expr, $text:expr $(,)?) => {{
        let name: &str = &$name;
        let text = $text;
        let (settings, content) = $crate::common::snapshots::settings(name);
        settings.bind(|| insta::assert_snapshot!(content, text));
    }};
}
#[allow(unused_imports, reason = "each test binary and each example uses a part of this module")]
pub(crate) use assert_snapshot;
