//! The message files, and the macro that includes those of a language.

macro_rules! files {
    // `$d` is a dollar sign, which the inner macro needs.
    ($d:tt $($name:literal),* $(,)?) => {
        /// The message files. The ids of the messages of a file begin with the name of the file and a hyphen.
        pub const FILES: &[&str] = &[$($name),*];

        /// Returns the texts of the message files of the language with this tag, in the order of `FILES`.
        macro_rules! include_messages {
            ($d tag:literal) => {
                &[$(include_str!(concat!("../../../assets/locales/", $d tag, "/", $name, ".ftl"))),*]
            };
        }
    };
}

files!(
    $
    "caution",
    "change",
    "cli",
    "comparison",
    "conflict",
    "date",
    "error",
    "help",
    "history",
    "import",
    "key",
    "language",
    "library",
    "palette",
    "people",
    "plain",
    "question",
    "report",
    "review",
    "safeguard",
    "saving",
    "screen",
    "unavailable",
    "verdict",
    "walk"
);

pub(super) use include_messages;
