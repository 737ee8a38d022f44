//! Estimates the size of a report before the report is built. A small file can have a huge report: the names of options
//! and criteria are repeated for each person and each rating, and every combination of them has a cell.

use std::collections::HashMap;

use crate::messages::ReportFormat;
use pesee_core::deliberation::{Account, Change, Deliberation, Fate, FieldPath, FieldValue, Id, diff};
use pesee_core::format::TextSize;

/// The largest report, in bytes. Other programs take long to open a larger one.
pub const MAX_REPORT_BYTES: usize = 1 << 24;
/// The largest estimate of a report that is built. An estimate is at least the size of the report, and usually several
/// times as large.
const MAX_ESTIMATE: u64 = 1 << 26;

/// At least the size of a sentence, a table cell or a field, with its mark-up and without the names in it.
const FRAME: u64 = 400;
/// At least the size of a number in a table, and of a bar in a picture.
const CELL: u64 = 120;
/// The style sheets, headings and fixed sentences of a report.
const FIXED: u64 = 60_000;
/// The columns of a table that stand side by side.
const COLUMNS: u64 = 6;

/// Returns whether a report in this format is small enough to be built.
pub(super) fn is_small_enough(document: &Deliberation, format: ReportFormat) -> bool {
    estimate_bytes(document, format) <= MAX_ESTIMATE
}

/// Returns at least the size of a report in this format, in bytes.
pub fn estimate_bytes(document: &Deliberation, format: ReportFormat) -> u64 {
    let names = Names::from_document(document);
    let (texts, repeated) = measure_fields(document, &names);
    let (options, criteria, accounts) = (&names.options, &names.criteria, &names.accounts);
    let cells = (options.count + 1) * (criteria.count + 1);
    match format {
        ReportFormat::Ics => FIXED + 2 * texts + names.total(),
        ReportFormat::Csv => FIXED + options.bytes + criteria.bytes + cells * CELL,
        // The keys of each value are part of `FRAME`; the figures have several numbers per cell and person.
        ReportFormat::Json => FIXED + 2 * texts + 4 * names.total() + (names.people.count + 4) * cells * CELL,
        ReportFormat::Markdown | ReportFormat::Html | ReportFormat::Svg => {
            // A table that is too wide is split, and each part repeats its first column.
            let parts = |columns: u64, repeated: u64| (columns / COLUMNS + 1) * repeated;
            let matrix = parts(options.count, criteria.bytes) + options.bytes + cells * CELL;
            let weights =
                parts(names.people.count + 2, criteria.bytes) + (names.people.count + 3) * criteria.count * CELL;
            let fates = parts(accounts.count, options.bytes) + (options.count + 1) * (accounts.count + 1) * FRAME;
            // Sentences that name each option beside each criterion, account or other option.
            let sentences = (options.count + criteria.count + 10) * (options.bytes + FRAME)
                + (options.count + 10) * (criteria.bytes + accounts.bytes + FRAME)
                + accounts.count * options.bytes;
            // The picture has the content of a table once as shapes and once as text.
            let pictures = 2 * (cells * CELL + sentences);
            let people = (names.people.count + 1) * (names.people.bytes + FRAME);
            FIXED
                + 3 * texts
                + 2 * repeated
                + (names.people.count + 1) * 2 * matrix
                + weights
                + fates
                + sentences
                + pictures
                + people
        }
    }
}

/// The number of names of a kind, and the sum of their sizes.
#[derive(Debug, Default)]
struct NameSizes<'a> {
    count: u64,
    bytes: u64,
    by_id: HashMap<&'a Id, u64>,
}

impl<'a> NameSizes<'a> {
    fn new(names: impl Iterator<Item = (&'a Id, u64)>) -> NameSizes<'a> {
        let mut sizes = NameSizes::default();
        for (id, bytes) in names {
            sizes.count += 1;
            sizes.bytes += bytes;
            sizes.by_id.insert(id, bytes);
        }
        sizes
    }

    fn of(&self, id: &Id) -> u64 {
        self.by_id.get(id).copied().unwrap_or(FRAME)
    }
}

/// The sizes of the names that a report repeats.
#[derive(Debug)]
struct Names<'a> {
    options: NameSizes<'a>,
    criteria: NameSizes<'a>,
    accounts: NameSizes<'a>,
    people: NameSizes<'a>,
}

impl<'a> Names<'a> {
    fn from_document(document: &'a Deliberation) -> Names<'a> {
        let account = |account: &Account| {
            text_bytes(account.platform.as_deref().unwrap_or_default())
                + text_bytes(account.handle.as_deref().unwrap_or_default())
        };
        let person_name = |name: Option<&String>| text_bytes(name.map_or("", String::as_str));
        Names {
            options: NameSizes::new(document.options().iter().map(|option| (&option.id, text_bytes(&option.name)))),
            criteria: NameSizes::new(
                document.criteria().iter().map(|criterion| (&criterion.id, text_bytes(&criterion.name))),
            ),
            accounts: NameSizes::new(document.accounts().iter().map(|known| (&known.id, account(known)))),
            people: NameSizes::new(
                document.participants().iter().map(|person| (&person.id, person_name(person.name.as_ref()))),
            ),
        }
    }

    fn total(&self) -> u64 {
        self.options.bytes + self.criteria.bytes + self.accounts.bytes + self.people.bytes
    }
}

/// Returns at least the size of all values of a document, and of the names that their fields repeat.
fn measure_fields(document: &Deliberation, names: &Names<'_>) -> (u64, u64) {
    let (mut texts, mut repeated) = (0, 0);
    for Change { path, to, .. } in diff(&Deliberation::default(), document).changes {
        let Some(value) = to else { continue };
        texts += value_bytes(&value);
        repeated += match (&path, &value) {
            (FieldPath::Rating(_, criterion, option), _) => names.criteria.of(criterion) + names.options.of(option),
            (FieldPath::Condition(..), FieldValue::Ids(options)) => {
                options.iter().map(|option| names.options.of(option)).sum()
            }
            (FieldPath::Fate(_, account), FieldValue::Fate(Fate::Merge(into))) => {
                names.accounts.of(account) + names.accounts.of(into)
            }
            (_, FieldValue::Id(option)) => names.options.of(option),
            _ => 0,
        };
    }
    (texts, repeated)
}

fn value_bytes(value: &FieldValue) -> u64 {
    let size = match value {
        FieldValue::Text(text) => text_bytes(text),
        FieldValue::Texts(texts) => texts.iter().map(|text| text_bytes(text)).sum(),
        FieldValue::Rating(rating) => text_bytes(rating.note.as_deref().unwrap_or_default()),
        value => u64::try_from(TextSize::estimate_value(Some(value)).bytes).unwrap_or_default() * 4,
    };
    FRAME + size
}

/// Returns at least the size of a text in any format, with its escapes.
fn text_bytes(text: &str) -> u64 {
    let bytes = text.chars().map(|letter| match letter {
        letter if letter == ' ' || letter.is_alphanumeric() => letter.len_utf8() as u64,
        // The longest are a shown code point, `⟨U+202E⟩`, and a line of a picture.
        _ => 16,
    });
    // A picture has each line in an element of its own.
    let lines = text.len() as u64 / 20;
    FRAME + bytes.sum::<u64>() + lines * CELL
}
