//! The table of English.

use crate::text::files::include_messages;
use crate::text::language_table::{CsvFormat, LanguageTable, NumberFormat};

pub(in crate::text) static ENGLISH: LanguageTable = LanguageTable {
    tag: "en",
    name: "English",
    typed_names: &["english", "anglais"],
    plural_rules: "en",
    messages: include_messages!("en"),
    numbers: NumberFormat { decimal_separator: '.', thousands_separator: "," },
    day_pattern: "YYYY-MM-DD",
    csv: CsvFormat {
        field_separator: ',',
        decimal_separator: '.',
        header: ["criterion", "when", "weight"],
        time_horizons: ["now", "later", "always"],
    },
};
