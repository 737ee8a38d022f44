//! The words of dates, numbers and ratings that users type. Those of every built-in language are accepted whatever the
//! interface speaks, and those of an added language once its catalogue is loaded. A catalogue has them as lists.

use std::sync::{PoisonError, RwLock};

use super::language_table::{DateWords, LanguageTable, NumberWords, RatingWords, TimeUnit};
use super::languages::{BUILT_IN_TABLES, ENGLISH};
use super::search::fold;

/// The tables of the added languages that are loaded. A word is typed without its language, so the parsers know them
/// all.
static ADDED: RwLock<Vec<&'static LanguageTable>> = RwLock::new(Vec::new());

/// Makes the words of an added language known. The table replaces an earlier one of the same language.
pub(super) fn add_words(table: &'static LanguageTable) {
    let mut added = ADDED.write().unwrap_or_else(PoisonError::into_inner);
    added.retain(|known| known.tag != table.tag);
    added.push(table);
}

/// Returns the tables of all languages, the added ones first: their words come before those of another language.
fn all_tables() -> impl Iterator<Item = &'static LanguageTable> {
    let added = ADDED.read().unwrap_or_else(PoisonError::into_inner).clone();
    added.into_iter().chain(BUILT_IN_TABLES)
}

pub(super) fn date_words() -> impl Iterator<Item = &'static DateWords> {
    all_tables().map(|table| &table.date_words)
}

pub(super) fn number_words() -> impl Iterator<Item = &'static NumberWords> {
    all_tables().map(|table| &table.number_words)
}

pub fn rating_words() -> impl Iterator<Item = &'static RatingWords> {
    all_tables().map(|table| &table.rating_words)
}

/// Words that mean the same.
type Words = &'static [&'static str];

/// The most characters of a word.
const MAX_WORD_CHARS: usize = 40;

const PERIODS: [(&str, TimeUnit, i32); 11] = [
    ("table-words-today", TimeUnit::Day, 0),
    ("table-words-yesterday", TimeUnit::Day, -1),
    ("table-words-tomorrow", TimeUnit::Day, 1),
    ("table-words-last-week", TimeUnit::Week, -1),
    ("table-words-next-week", TimeUnit::Week, 1),
    ("table-words-last-month", TimeUnit::Month, -1),
    ("table-words-this-month", TimeUnit::Month, 0),
    ("table-words-next-month", TimeUnit::Month, 1),
    ("table-words-last-year", TimeUnit::Year, -1),
    ("table-words-this-year", TimeUnit::Year, 0),
    ("table-words-next-year", TimeUnit::Year, 1),
];

const UNITS: [(&str, TimeUnit); 4] = [
    ("table-words-day", TimeUnit::Day),
    ("table-words-week", TimeUnit::Week),
    ("table-words-month", TimeUnit::Month),
    ("table-words-year", TimeUnit::Year),
];

const NUMBERS: [(&str, f64); 14] = [
    ("table-words-one", 1.0),
    ("table-words-two", 2.0),
    ("table-words-three", 3.0),
    ("table-words-four", 4.0),
    ("table-words-five", 5.0),
    ("table-words-six", 6.0),
    ("table-words-seven", 7.0),
    ("table-words-eight", 8.0),
    ("table-words-nine", 9.0),
    ("table-words-ten", 10.0),
    ("table-words-eleven", 11.0),
    ("table-words-twelve", 12.0),
    ("table-words-fifteen", 15.0),
    ("table-words-twenty", 20.0),
];

const POWERS: [(&str, i32); 2] = [("table-words-thousand", 3), ("table-words-million", 6)];

/// Returns the lists of a language: the id and the words of each.
pub(super) fn list_words(table: &LanguageTable) -> Vec<(&'static str, Vec<&'static str>)> {
    let (dates, numbers, ratings) = (&table.date_words, &table.number_words, &table.rating_words);
    let mut lists: Vec<(&str, Vec<&str>)> = Vec::new();
    for (id, unit, count) in PERIODS {
        let is_same = |period: &&(&str, TimeUnit, i32)| (period.1, period.2) == (unit, count);
        lists.push((id, dates.periods.iter().filter(is_same).map(|period| period.0).collect()));
    }
    for (id, unit) in UNITS {
        let names = dates.units.iter().filter(|known| known.0 == unit).flat_map(|known| known.1);
        lists.push((id, names.copied().collect()));
    }
    for (id, value) in NUMBERS {
        let names = dates.numbers.iter().filter(|known| known.1 == value).flat_map(|known| known.0);
        lists.push((id, names.copied().collect()));
    }
    for (id, power) in POWERS {
        let names = numbers.powers.iter().filter(|known| known.1 == power).flat_map(|known| known.0);
        lists.push((id, names.copied().collect()));
    }
    let others: [(&str, Words); 16] = [
        ("table-words-half", dates.halves),
        ("table-words-and", dates.and),
        ("table-words-before-date", dates.before),
        ("table-words-in-date", dates.inside),
        ("table-words-before-past", dates.before_past),
        ("table-words-after-past", dates.after_past),
        ("table-words-before-future", dates.before_future),
        ("table-words-after-future", dates.after_future),
        ("table-words-before-number", numbers.before),
        ("table-words-after-number", numbers.after),
        ("table-words-joined", numbers.joined),
        ("table-words-unknown", ratings.unknown),
        ("table-words-fact", ratings.fact),
        ("table-words-estimate", ratings.estimate),
        ("table-words-feeling", ratings.feeling),
        ("table-words-range", ratings.range),
    ];
    lists.extend(others.map(|(id, words)| (id, words.to_vec())));
    lists
}

/// Returns whether a message of a catalogue is a list of words.
pub(super) fn is_word_list(id: &str) -> bool {
    id.starts_with("table-words-") && list_words(&ENGLISH).iter().any(|(known, _)| *known == id)
}

/// Creates the words of an added language. `read` returns the words of the list with an id, and `months` are the names
/// of the months.
pub(super) fn read_words(
    read: &mut dyn FnMut(&'static str) -> Words,
    months: [Words; 12],
) -> (DateWords, NumberWords, RatingWords) {
    let mut periods = Vec::new();
    for (id, unit, count) in PERIODS {
        periods.extend(read(id).iter().map(|name| (*name, unit, count)));
    }
    let units: Vec<(TimeUnit, Words)> = UNITS.map(|(id, unit)| (unit, read(id))).to_vec();
    let numbers: Vec<(Words, f64)> = NUMBERS.map(|(id, value)| (read(id), value)).to_vec();
    let powers: Vec<(Words, i32)> = POWERS.map(|(id, power)| (read(id), power)).to_vec();
    let date_words = DateWords {
        months,
        units: units.leak(),
        numbers: numbers.leak(),
        halves: read("table-words-half"),
        and: read("table-words-and"),
        periods: periods.leak(),
        before: read("table-words-before-date"),
        before_past: read("table-words-before-past"),
        after_past: read("table-words-after-past"),
        before_future: read("table-words-before-future"),
        after_future: read("table-words-after-future"),
        inside: read("table-words-in-date"),
    };
    let number_words = NumberWords {
        powers: powers.leak(),
        before: read("table-words-before-number"),
        after: read("table-words-after-number"),
        joined: read("table-words-joined"),
    };
    let rating_words = RatingWords {
        unknown: read("table-words-unknown"),
        fact: read("table-words-fact"),
        estimate: read("table-words-estimate"),
        feeling: read("table-words-feeling"),
        range: read("table-words-range"),
    };
    (date_words, number_words, rating_words)
}

/// Reads a list: words or phrases between commas, in the form in which the parsers compare them. Returns `None` if one
/// is empty, has a digit or is too long.
pub(super) fn parse_list(text: &str) -> Option<Words> {
    let is_word =
        |word: &str| (1..=MAX_WORD_CHARS).contains(&word.chars().count()) && !word.chars().any(|c| c.is_ascii_digit());
    let words: Vec<String> = text.split(',').map(|word| fold(word).trim().replace('’', "'")).collect();
    let leak = |word: String| -> &'static str { Box::leak(word.into_boxed_str()) };
    words.iter().all(|word| is_word(word)).then(|| &*words.into_iter().map(leak).collect::<Vec<_>>().leak())
}
