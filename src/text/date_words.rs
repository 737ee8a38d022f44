//! The words of dates in English and in French, in lower case and without accents.

/// The names of each month.
#[rustfmt::skip]
pub(super) const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "janvier", "janv"],
    &["february", "feb", "fevrier", "fevr", "fev"],
    &["march", "mar", "mars"],
    &["april", "apr", "avril", "avr"],
    &["may", "mai"],
    &["june", "jun", "juin"],
    &["july", "jul", "juillet", "juill", "juil"],
    &["august", "aug", "aout"],
    &["september", "sept", "sep", "septembre"],
    &["october", "oct", "octobre"],
    &["november", "nov", "novembre"],
    &["december", "dec", "decembre"],
];

/// A unit of a distance in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

#[rustfmt::skip]
pub(super) const UNITS: &[(Unit, &[&str])] = &[
    (Unit::Day, &["day", "days", "jour", "jours"]),
    (Unit::Week, &["week", "weeks", "wk", "wks", "semaine", "semaines", "sem"]),
    (Unit::Month, &["month", "months", "mo", "mos", "mois"]),
    (Unit::Year, &["year", "years", "yr", "yrs", "y", "an", "ans", "annee", "annees"]),
];

/// The numbers that people write as words before a unit.
#[rustfmt::skip]
pub(super) const NUMBER_WORDS: &[(&[&str], f64)] = &[
    (&["a", "an", "one", "un", "une"], 1.0),
    (&["two", "deux"], 2.0),
    (&["three", "trois"], 3.0),
    (&["four", "quatre"], 4.0),
    (&["five", "cinq"], 5.0),
    (&["six"], 6.0),
    (&["seven", "sept"], 7.0),
    (&["eight", "huit"], 8.0),
    (&["nine", "neuf"], 9.0),
    (&["ten", "dix"], 10.0),
    (&["eleven", "onze"], 11.0),
    (&["twelve", "douze"], 12.0),
    (&["fifteen", "quinze"], 15.0),
    (&["twenty", "vingt"], 20.0),
];

/// Whole texts that name a period by its distance from today.
#[rustfmt::skip]
pub(super) const PHRASES: &[(&str, Unit, i32)] = &[
    ("today", Unit::Day, 0), ("aujourd'hui", Unit::Day, 0),
    ("yesterday", Unit::Day, -1), ("hier", Unit::Day, -1),
    ("tomorrow", Unit::Day, 1), ("demain", Unit::Day, 1),
    ("last week", Unit::Week, -1), ("la semaine derniere", Unit::Week, -1), ("la semaine passee", Unit::Week, -1),
    ("next week", Unit::Week, 1), ("la semaine prochaine", Unit::Week, 1),
    ("last month", Unit::Month, -1), ("le mois dernier", Unit::Month, -1), ("le mois passe", Unit::Month, -1),
    ("this month", Unit::Month, 0), ("ce mois-ci", Unit::Month, 0),
    ("next month", Unit::Month, 1), ("le mois prochain", Unit::Month, 1),
    ("last year", Unit::Year, -1), ("l'an dernier", Unit::Year, -1), ("l'an passe", Unit::Year, -1),
    ("l'annee derniere", Unit::Year, -1), ("l'annee passee", Unit::Year, -1),
    ("this year", Unit::Year, 0), ("cette annee", Unit::Year, 0),
    ("next year", Unit::Year, 1), ("l'an prochain", Unit::Year, 1), ("l'annee prochaine", Unit::Year, 1),
];

/// Words before a date that change nothing.
#[rustfmt::skip]
pub(super) const WORDS_BEFORE: &[&str] = &[
    "since", "depuis", "from", "en", "in", "dans", "le", "the", "on", "by", "pour", "for", "pendant",
    "about", "around", "roughly", "circa", "c", "ca", "vers", "environ", "env", "d", "ici",
];

/// Words inside a date that change nothing: `the 3rd of March`, `1er mars`.
pub(super) const WORDS_INSIDE: &[&str] = &["of", "de", "er", "st", "nd", "rd", "th", "e"];
