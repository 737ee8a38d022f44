//! The table of French.

use crate::text::files::include_messages;
use crate::text::language_table::{CsvFormat, LanguageTable, NumberFormat};

pub(in crate::text) static FRENCH: LanguageTable = LanguageTable {
    tag: "fr",
    name: "français",
    typed_names: &["francais", "french"],
    plural_rules: "fr",
    messages: include_messages!("fr"),
    // U+202F is not used between thousands, because word wrapping breaks lines there.
    numbers: NumberFormat { decimal_separator: ',', thousands_separator: "\u{a0}" },
    day_pattern: "AAAA-MM-JJ",
    csv: CsvFormat {
        field_separator: ';',
        decimal_separator: ',',
        header: ["critère", "quand", "poids"],
        time_horizons: ["maintenant", "plus tard", "toujours"],
    },
};
