//! The palette of the walk in lines: every word that begins with a colon, in both languages, in one table.

use crate::walk::{Kind, Step};
use pesee_core::deliberation::WeightingMethod;

/// What a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Says what lies between several people.
    People,
    /// Lists the words.
    Help,
    /// Asks again.
    Again,
    /// To the question before.
    Back,
    /// Takes the last answer back.
    Undo,
    /// Gives it again.
    Redo,
    /// To a step, or to one of its questions.
    Go,
    /// To the verdict.
    Verdict,
    /// Reads the table row by row.
    Matrix,
    /// What differs from an earlier day, or between two people.
    Compare,
    /// What was changed, and what there is to go back to.
    History,
    /// A note on a rating.
    Note,
    /// A range in place of a rating.
    Range,
    /// Another way to weigh.
    Other,
    /// What became of the decision.
    Review,
    /// Another round.
    Round,
    /// Writes a report.
    Export,
    /// Saves and leaves.
    Quit,
    /// By client, or what is due first.
    Clients,
    /// Puts away, or takes out again; alone, what was put away.
    Archive,
    /// Searches the texts.
    Find,
}

/// A word as it is typed, and the sentence that says what it does.
pub(super) struct Entry {
    pub(super) word: Word,
    /// In English and in French; both are always understood.
    pub(super) names: [&'static str; 2],
    pub(super) about: &'static str,
}

/// All of them, in the order in which help says them.
#[rustfmt::skip]
pub(super) const WORDS: [Entry; 18] = [
    Entry { word: Word::Again, names: [":again", ":encore"], about: "plain-word-again" },
    Entry { word: Word::Back, names: [":back", ":retour"], about: "plain-word-back" },
    Entry { word: Word::Undo, names: [":undo", ":annuler"], about: "plain-word-undo" },
    Entry { word: Word::Redo, names: [":redo", ":refaire"], about: "plain-word-redo" },
    Entry { word: Word::Go, names: [":go", ":aller"], about: "plain-word-go" },
    Entry { word: Word::Verdict, names: [":verdict", ":verdict"], about: "plain-word-verdict" },
    Entry { word: Word::Matrix, names: [":matrix", ":tableau"], about: "plain-word-matrix" },
    Entry { word: Word::Compare, names: [":compare", ":comparer"], about: "plain-word-compare" },
    Entry { word: Word::People, names: [":people", ":personnes"], about: "plain-word-people" },
    Entry { word: Word::History, names: [":history", ":historique"], about: "plain-word-history" },
    Entry { word: Word::Note, names: [":note", ":note"], about: "plain-word-note" },
    Entry { word: Word::Range, names: [":range", ":fourchette"], about: "plain-word-range" },
    Entry { word: Word::Other, names: [":other", ":autre"], about: "plain-word-other" },
    Entry { word: Word::Review, names: [":review", ":bilan"], about: "plain-word-review" },
    Entry { word: Word::Round, names: [":round", ":tour"], about: "plain-word-round" },
    Entry { word: Word::Export, names: [":export", ":exporter"], about: "plain-word-export" },
    Entry { word: Word::Help, names: [":help", ":aide"], about: "plain-word-help" },
    Entry { word: Word::Quit, names: [":quit", ":quitter"], about: "plain-word-quit" },
];

/// Those of the library, likewise.
#[rustfmt::skip]
pub(super) const LIBRARY_WORDS: [Entry; 6] = [
    Entry { word: Word::Again, names: [":again", ":encore"], about: "plain-word-again-library" },
    Entry { word: Word::Clients, names: [":clients", ":clients"], about: "plain-word-clients" },
    Entry { word: Word::Find, names: [":find", ":chercher"], about: "plain-word-find" },
    Entry { word: Word::Archive, names: [":archive", ":ranger"], about: "plain-word-archive" },
    Entry { word: Word::Help, names: [":help", ":aide"], about: "plain-word-help" },
    Entry { word: Word::Quit, names: [":quit", ":quitter"], about: "plain-word-leave" },
];

/// The steps as they may be called, in both languages; a number does too.
const STEPS: [(Step, &[&str]); 10] = [
    (Step::Question, &["question"]),
    (Step::Accounts, &["accounts", "comptes"]),
    (Step::Options, &["options"]),
    (Step::Feeling, &["feeling", "penchant"]),
    (Step::Conditions, &["conditions"]),
    (Step::Criteria, &["what counts", "criteria", "critères", "criteres"]),
    (Step::Weights, &["weights", "poids"]),
    (Step::Ratings, &["ratings", "notes"]),
    (Step::Verdict, &["verdict"]),
    (Step::Commitment, &["commitment", "engagement"]),
];

/// The words that are worth saying where this is asked.
pub(super) fn that_matter(kind: &Kind) -> &'static [Word] {
    match kind {
        Kind::Weights(WeightingMethod::Pairwise) => &[Word::Other, Word::Undo, Word::Back],
        Kind::Weights(_) => &[Word::Other, Word::Back],
        Kind::Ratings => &[Word::Note, Word::Range, Word::Matrix, Word::Back],
        Kind::Shown => &[Word::Go, Word::Matrix, Word::Compare, Word::Back],
        _ => &[Word::Back, Word::Undo, Word::Go],
    }
}

/// A word that was said, with what stands after it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) word: Word,
    pub(super) rest: String,
}

/// A word that is none of ours, or not enough of one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wrong {
    /// It is like this one, if like any.
    Unknown(String, Option<&'static str>),
    /// Several begin with it.
    Several(String, Vec<&'static str>),
}

impl Word {
    /// Its entry in the table.
    pub(super) fn entry(self) -> Option<&'static Entry> {
        WORDS.iter().find(|entry| entry.word == self)
    }
}

/// The word that a line beginning with a colon means: a unique beginning is enough, of the reader's language first,
/// whose place in the table is `language`.
pub(super) fn understood(line: &str, language: usize, words: &'static [Entry]) -> Result<Said, Wrong> {
    let (typed, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let said = |word| Ok(Said { word, rest: rest.trim().to_owned() });
    let lower = typed.to_lowercase();
    if lower == ":" {
        return said(Word::Help);
    }
    let name = |entry: &Entry| entry.names.get(language).copied().unwrap_or_default();
    let begins = |entry: &&Entry| entry.names.iter().any(|name| name.starts_with(&lower));
    if let Some(whole) = words.iter().find(|entry| entry.names.contains(&lower.as_str())) {
        return said(whole.word);
    }
    let found: Vec<&Entry> = words.iter().filter(begins).collect();
    let own: Vec<&Entry> = found.iter().copied().filter(|entry| name(entry).starts_with(&lower)).collect();
    match (own.as_slice(), found.as_slice()) {
        ([one], _) | ([], [one]) => said(one.word),
        ([], []) => Err(Wrong::Unknown(typed.to_owned(), nearest(&lower, words))),
        ([], several) | (several, _) => {
            Err(Wrong::Several(typed.to_owned(), several.iter().map(|entry| name(entry)).collect()))
        }
    }
}

/// The word that is most like what was typed; none where that would be a guess.
fn nearest(typed: &str, words: &'static [Entry]) -> Option<&'static str> {
    let names = words.iter().flat_map(|entry| entry.names);
    let apart = |name: &'static str| (strsim::osa_distance(name, typed), name);
    let (apart, name) = names.map(apart).min_by_key(|(apart, _)| *apart)?;
    // The colon is not counted.
    (apart <= 2 && apart * 2 < name.chars().count()).then_some(name)
}

/// The step that a text begins with, by number or by the beginning of its name, and what stands after it.
pub(super) fn step_called(text: &str) -> Option<(Step, String)> {
    let text = text.trim().to_lowercase();
    if let Some(step) = step_of(&text) {
        return Some((step, String::new()));
    }
    let (first, rest) = text.split_once(char::is_whitespace)?;
    Some((step_of(first)?, rest.trim().to_owned()))
}

fn step_of(name: &str) -> Option<Step> {
    if let Ok(number) = name.parse::<usize>() {
        return Step::ALL.into_iter().find(|step| step.number() == number);
    }
    let mut found = STEPS.iter().filter(|(_, names)| names.iter().any(|known| known.starts_with(name)));
    let exact = STEPS.iter().find(|(_, names)| names.contains(&name));
    match (exact, found.next(), found.next()) {
        (Some((step, _)), ..) | (None, Some((step, _)), None) if !name.is_empty() => Some(*step),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say;
    use crate::text::{Language, Tongue};

    fn word(line: &str) -> Result<Word, Wrong> {
        understood(line, 0, &WORDS).map(|said| said.word)
    }

    #[test]
    fn words_in_both_languages_and_their_beginnings() {
        for (line, meant) in [
            (":retour", Word::Back),
            (":BACK", Word::Back),
            (":hel", Word::Help),
            (":q", Word::Quit),
            (":tab", Word::Matrix),
            (":", Word::Help),
        ] {
            assert_eq!(word(line), Ok(meant), "{line}");
        }
        assert_eq!(understood(":go  what counts ", 0, &WORDS), Ok(Said { word: Word::Go, rest: "what counts".into() }));
        let several = |line, language| match understood(line, language, &WORDS) {
            Err(Wrong::Several(_, names)) => names,
            other => unreachable!("{other:?}"),
        };
        assert_eq!(several(":re", 0), [":redo", ":review"]);
        assert_eq!(several(":re", 1), [":retour", ":refaire"]);
        // The reader's own language decides.
        assert_eq!(understood(":a", 0, &WORDS).map(|said| said.word), Ok(Word::Again));
    }

    #[test]
    fn a_word_misspelt_is_told_the_nearest() {
        assert_eq!(word(":verdcit"), Err(Wrong::Unknown(":verdcit".into(), Some(":verdict"))));
        assert_eq!(word(":anuler"), Err(Wrong::Unknown(":anuler".into(), Some(":annuler"))));
        assert_eq!(word(":frobnicate"), Err(Wrong::Unknown(":frobnicate".into(), None)));
        assert_eq!(word(":xy"), Err(Wrong::Unknown(":xy".into(), None)));
    }

    #[test]
    fn every_word_stands_once_and_no_word_is_the_beginning_of_another() {
        let names: Vec<(Word, &str)> =
            WORDS.iter().flat_map(|entry| entry.names.map(|name| (entry.word, name))).collect();
        for (word, name) in &names {
            assert!(names.iter().all(|(other, longer)| other == word || !longer.starts_with(name)), "{name}");
            assert!(word.entry().is_some_and(|entry| entry.names.contains(name)), "{name}");
        }
        for name in LIBRARY_WORDS.iter().flat_map(|entry| entry.names) {
            assert!(understood(name, 0, &LIBRARY_WORDS).is_ok(), "{name}");
        }
    }

    #[test]
    fn every_step_by_its_number_and_its_name_in_both_languages() {
        for step in Step::ALL {
            assert_eq!(step_called(&step.number().to_string()), Some((step, String::new())));
            for language in [Language::English, Language::French] {
                let name = say::step(&Tongue::new(language), step);
                assert_eq!(step_called(name.as_str()), Some((step, String::new())), "{name}");
            }
        }
        assert_eq!(step_called("rat time"), Some((Step::Ratings, "time".into())));
        assert_eq!(step_called("8 2"), Some((Step::Ratings, "2".into())));
        for none in ["", "11", "c", "nowhere"] {
            assert_eq!(step_called(none), None, "{none:?}");
        }
    }
}
