//! The commands that begin with a colon and the parser for them. One table lists all names in both languages, so that
//! the parser and the help text always agree.

use crate::text::{Language, SafeText};
use crate::walk::{AnswerKind, WalkStep};
use pesee_core::deliberation::WeightingMethod;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlainCommand {
    /// Shows where several people agree and differ.
    People,
    /// Lists the commands.
    Help,
    /// Prints a page of the manual.
    Manual,
    /// Asks the current question again.
    Repeat,
    /// Goes to the previous question.
    Back,
    Undo,
    Redo,
    /// Goes to a step or to one of the questions of a step.
    GoTo,
    /// Goes to the verdict.
    Verdict,
    /// Prints the decision matrix row by row.
    Matrix,
    /// Shows the differences from an earlier day, from another file, or between two people.
    Compare,
    /// Lists the changes and the earlier versions.
    History,
    /// Sets the note of a rating.
    Note,
    /// Sets a range in place of an exact rating.
    Range,
    /// Shows the weights by another method, without changing the method.
    NextWeightingMethod,
    /// Brings the weighting method that is only shown into use.
    UseWeightingMethod,
    /// Asks for the facts of an account that are asked only on request.
    OtherFacts,
    /// Starts the review of the decision.
    Review,
    /// Reopens the decision for another round.
    NewRound,
    /// Changes the language of the program, and offers to change the texts of the template.
    Language,
    /// Writes a report.
    Export,
    /// Saves and leaves.
    Quit,
    /// Switches between the order by client and the order by due date.
    Clients,
    /// Archives or unarchives a file; without a number, shows or hides the archived files.
    Archive,
    /// Searches the full texts.
    Find,
}

pub(super) struct CommandEntry {
    pub(super) command: PlainCommand,
    /// The English and the French name; the parser accepts both in every locale.
    pub(super) names: [&'static str; 2],
    pub(super) help_id: &'static str,
}

/// The commands of the walk, in the order of the help text.
#[rustfmt::skip]
pub(super) const WALK_COMMANDS: [CommandEntry; 22] = [
    CommandEntry { command: PlainCommand::Repeat, names: [":again", ":encore"], help_id: "plain-command-repeat" },
    CommandEntry { command: PlainCommand::Back, names: [":back", ":retour"], help_id: "plain-command-back" },
    CommandEntry { command: PlainCommand::Undo, names: [":undo", ":annuler"], help_id: "plain-command-undo" },
    CommandEntry { command: PlainCommand::Redo, names: [":redo", ":refaire"], help_id: "plain-command-redo" },
    CommandEntry { command: PlainCommand::GoTo, names: [":go", ":aller"], help_id: "plain-command-go-to" },
    CommandEntry { command: PlainCommand::Verdict, names: [":verdict", ":verdict"], help_id: "plain-command-verdict" },
    CommandEntry { command: PlainCommand::Matrix, names: [":matrix", ":tableau"], help_id: "plain-command-matrix" },
    CommandEntry { command: PlainCommand::Compare, names: [":compare", ":comparer"], help_id: "plain-command-compare" },
    CommandEntry { command: PlainCommand::People, names: [":people", ":personnes"], help_id: "plain-command-people" },
    CommandEntry { command: PlainCommand::History, names: [":history", ":historique"], help_id: "plain-command-history" },
    CommandEntry { command: PlainCommand::Note, names: [":note", ":note"], help_id: "plain-command-note" },
    CommandEntry { command: PlainCommand::Range, names: [":range", ":fourchette"], help_id: "plain-command-range" },
    CommandEntry { command: PlainCommand::NextWeightingMethod, names: [":other", ":autre"], help_id: "plain-command-next-weighting-method" },
    CommandEntry { command: PlainCommand::UseWeightingMethod, names: [":keep", ":garder"], help_id: "plain-command-use-weighting-method" },
    CommandEntry { command: PlainCommand::OtherFacts, names: [":facts", ":faits"], help_id: "plain-command-other-facts" },
    CommandEntry { command: PlainCommand::Review, names: [":review", ":bilan"], help_id: "plain-command-review" },
    CommandEntry { command: PlainCommand::NewRound, names: [":round", ":tour"], help_id: "plain-command-new-round" },
    CommandEntry { command: PlainCommand::Export, names: [":export", ":exporter"], help_id: "plain-command-export" },
    CommandEntry { command: PlainCommand::Language, names: [":language", ":langue"], help_id: "plain-command-language" },
    CommandEntry { command: PlainCommand::Manual, names: [":manual", ":manuel"], help_id: "plain-command-manual" },
    CommandEntry { command: PlainCommand::Help, names: [":help", ":aide"], help_id: "plain-command-help" },
    CommandEntry { command: PlainCommand::Quit, names: [":quit", ":quitter"], help_id: "plain-command-quit" },
];

/// The commands of the library, in the order of the help text.
#[rustfmt::skip]
pub(super) const LIBRARY_COMMANDS: [CommandEntry; 8] = [
    CommandEntry { command: PlainCommand::Repeat, names: [":again", ":encore"], help_id: "plain-command-repeat-library" },
    CommandEntry { command: PlainCommand::Clients, names: [":clients", ":clients"], help_id: "plain-command-clients" },
    CommandEntry { command: PlainCommand::Find, names: [":find", ":chercher"], help_id: "plain-command-find" },
    CommandEntry { command: PlainCommand::Archive, names: [":archive", ":ranger"], help_id: "plain-command-archive" },
    CommandEntry { command: PlainCommand::Language, names: [":language", ":langue"], help_id: "plain-command-language" },
    CommandEntry { command: PlainCommand::Manual, names: [":manual", ":manuel"], help_id: "plain-command-manual" },
    CommandEntry { command: PlainCommand::Help, names: [":help", ":aide"], help_id: "plain-command-help" },
    CommandEntry { command: PlainCommand::Quit, names: [":quit", ":quitter"], help_id: "plain-command-leave" },
];

/// The names of the steps in both languages; `find_step` also accepts the number of a step.
const STEP_NAMES: [(WalkStep, &[&str]); 10] = [
    (WalkStep::Question, &["question"]),
    (WalkStep::Accounts, &["accounts", "comptes"]),
    (WalkStep::Options, &["options"]),
    (WalkStep::Feeling, &["feeling", "penchant"]),
    (WalkStep::Conditions, &["conditions"]),
    (WalkStep::Criteria, &["what matters", "criteria", "critères", "criteres"]),
    (WalkStep::Weights, &["weights", "poids"]),
    (WalkStep::Ratings, &["ratings", "évaluation", "evaluation", "notes"]),
    (WalkStep::Verdict, &["verdict"]),
    (WalkStep::Commitment, &["commitment", "engagement"]),
];

/// Returns the commands to list in the help of a question.
pub(super) fn relevant_commands(kind: &AnswerKind) -> &'static [PlainCommand] {
    match kind {
        AnswerKind::Weights(WeightingMethod::Pairwise) => &[
            PlainCommand::NextWeightingMethod,
            PlainCommand::UseWeightingMethod,
            PlainCommand::Undo,
            PlainCommand::Back,
        ],
        AnswerKind::Weights(_) => {
            &[PlainCommand::NextWeightingMethod, PlainCommand::UseWeightingMethod, PlainCommand::Back]
        }
        AnswerKind::Ratings => &[PlainCommand::Note, PlainCommand::Range, PlainCommand::Matrix, PlainCommand::Back],
        AnswerKind::Account => &[PlainCommand::OtherFacts, PlainCommand::Back, PlainCommand::Undo, PlainCommand::GoTo],
        AnswerKind::NoAnswer => &[PlainCommand::GoTo, PlainCommand::Matrix, PlainCommand::Compare, PlainCommand::Back],
        _ => &[PlainCommand::Back, PlainCommand::Undo, PlainCommand::GoTo],
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct ParsedCommand {
    pub(super) command: PlainCommand,
    pub(super) arguments: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum CommandParseError {
    /// No command matches the typed word; the second field is a similar name.
    UnknownCommand(String, Option<&'static str>),
    /// Several commands begin with the typed word.
    Ambiguous(String, Vec<&'static str>),
}

impl PlainCommand {
    pub(super) fn entry(self) -> Option<&'static CommandEntry> {
        WALK_COMMANDS.iter().find(|entry| entry.command == self)
    }

    /// Returns the name of a command of the walk in `language`.
    pub(super) fn name(self, language: Language) -> SafeText {
        let at = usize::from(language == Language::French);
        let name = self.entry().and_then(|entry| entry.names.get(at).copied());
        SafeText::from_static(name.unwrap_or_default())
    }
}

/// Parses a line that begins with a colon. A unique prefix of a name is enough; names in the user's language, whose
/// index in `CommandEntry::names` is `language`, take precedence.
pub(super) fn parse_command(
    line: &str,
    language: usize,
    words: &'static [CommandEntry],
) -> Result<ParsedCommand, CommandParseError> {
    let (typed, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let parsed = |word| Ok(ParsedCommand { command: word, arguments: rest.trim().to_owned() });
    let lower = typed.to_lowercase();
    if lower == ":" {
        return parsed(PlainCommand::Help);
    }
    let name = |entry: &CommandEntry| entry.names.get(language).copied().unwrap_or_default();
    let begins = |entry: &&CommandEntry| entry.names.iter().any(|name| name.starts_with(&lower));
    if let Some(whole) = words.iter().find(|entry| entry.names.contains(&lower.as_str())) {
        return parsed(whole.command);
    }
    let found: Vec<&CommandEntry> = words.iter().filter(begins).collect();
    let own: Vec<&CommandEntry> = found.iter().copied().filter(|entry| name(entry).starts_with(&lower)).collect();
    match (own.as_slice(), found.as_slice()) {
        ([one], _) | ([], [one]) => parsed(one.command),
        ([], []) => Err(CommandParseError::UnknownCommand(typed.to_owned(), find_nearest_name(&lower, words))),
        ([], several) | (several, _) => {
            Err(CommandParseError::Ambiguous(typed.to_owned(), several.iter().map(|entry| name(entry)).collect()))
        }
    }
}

/// Returns the command name closest to the typed word; `None` if no name is close enough.
fn find_nearest_name(typed: &str, words: &'static [CommandEntry]) -> Option<&'static str> {
    let names = words.iter().flat_map(|entry| entry.names);
    let apart = |name: &'static str| (strsim::osa_distance(name, typed), name);
    let (apart, name) = names.map(apart).min_by_key(|(apart, _)| *apart)?;
    // `chars().count()` includes the colon; the strict comparison excludes it from the allowed distance.
    (apart <= 2 && apart * 2 < name.chars().count()).then_some(name)
}

/// Parses a step number or a prefix of a step name at the start of `text`. Returns the step and the rest of the text.
pub(super) fn parse_step(text: &str) -> Option<(WalkStep, String)> {
    let text = text.trim().to_lowercase();
    if let Some(step) = find_step(&text) {
        return Some((step, String::new()));
    }
    let (first, rest) = text.split_once(char::is_whitespace)?;
    Some((find_step(first)?, rest.trim().to_owned()))
}

fn find_step(name: &str) -> Option<WalkStep> {
    if let Ok(number) = name.parse::<usize>() {
        return WalkStep::ALL.into_iter().find(|step| step.number() == number);
    }
    let mut found = STEP_NAMES.iter().filter(|(_, names)| names.iter().any(|known| known.starts_with(name)));
    let exact = STEP_NAMES.iter().find(|(_, names)| names.contains(&name));
    match (exact, found.next(), found.next()) {
        (Some((step, _)), ..) | (None, Some((step, _)), None) if !name.is_empty() => Some(*step),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases;
    use crate::text::Locale;

    fn word(line: &str) -> Result<PlainCommand, CommandParseError> {
        parse_command(line, 0, &WALK_COMMANDS).map(|parsed| parsed.command)
    }

    #[test]
    fn words_in_both_languages_and_their_beginnings() {
        for (line, meant) in [
            (":retour", PlainCommand::Back),
            (":BACK", PlainCommand::Back),
            (":hel", PlainCommand::Help),
            (":q", PlainCommand::Quit),
            (":tab", PlainCommand::Matrix),
            (":", PlainCommand::Help),
        ] {
            assert_eq!(word(line), Ok(meant), "{line}");
        }
        assert_eq!(
            parse_command(":go  what matters ", 0, &WALK_COMMANDS),
            Ok(ParsedCommand { command: PlainCommand::GoTo, arguments: "what matters".into() })
        );
        let several = |line, language| match parse_command(line, language, &WALK_COMMANDS) {
            Err(CommandParseError::Ambiguous(_, names)) => names,
            other => unreachable!("{other:?}"),
        };
        assert_eq!(several(":re", 0), [":redo", ":review"]);
        assert_eq!(several(":re", 1), [":retour", ":refaire"]);
        // The names in the user's language take precedence.
        assert_eq!(parse_command(":a", 0, &WALK_COMMANDS).map(|parsed| parsed.command), Ok(PlainCommand::Repeat));
    }

    #[test]
    fn a_word_misspelt_is_told_the_nearest() {
        assert_eq!(word(":verdcit"), Err(CommandParseError::UnknownCommand(":verdcit".into(), Some(":verdict"))));
        assert_eq!(word(":anuler"), Err(CommandParseError::UnknownCommand(":anuler".into(), Some(":annuler"))));
        assert_eq!(word(":frobnicate"), Err(CommandParseError::UnknownCommand(":frobnicate".into(), None)));
        assert_eq!(word(":xy"), Err(CommandParseError::UnknownCommand(":xy".into(), None)));
    }

    #[test]
    fn every_word_stands_once_and_no_word_is_the_beginning_of_another() {
        let names: Vec<(PlainCommand, &str)> =
            WALK_COMMANDS.iter().flat_map(|entry| entry.names.map(|name| (entry.command, name))).collect();
        for (word, name) in &names {
            assert!(names.iter().all(|(other, longer)| other == word || !longer.starts_with(name)), "{name}");
            assert!(word.entry().is_some_and(|entry| entry.names.contains(name)), "{name}");
        }
        for name in LIBRARY_COMMANDS.iter().flat_map(|entry| entry.names) {
            assert!(parse_command(name, 0, &LIBRARY_COMMANDS).is_ok(), "{name}");
        }
    }

    #[test]
    fn every_step_by_its_number_and_its_name_in_both_languages() {
        for step in WalkStep::ALL {
            assert_eq!(parse_step(&step.number().to_string()), Some((step, String::new())));
            for language in [Language::English, Language::French] {
                let name = phrases::step_name(&Locale::new(language), step);
                assert_eq!(parse_step(name.as_str()), Some((step, String::new())), "{name}");
            }
        }
        assert_eq!(parse_step("rat time"), Some((WalkStep::Ratings, "time".into())));
        assert_eq!(parse_step("8 2"), Some((WalkStep::Ratings, "2".into())));
        for none in ["", "11", "c", "nowhere"] {
            assert_eq!(parse_step(none), None, "{none:?}");
        }
    }
}
