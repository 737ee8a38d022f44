//! The commands that begin with a colon and the parser for them. One table lists all of them, so that the parser
//! and the help text always agree. The names are messages; those of every built-in language are accepted too.

use crate::phrases;
use crate::t;
use crate::text::{Language, Locale, SafeText, fold};
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
    /// The id of the message with the name, without its colon.
    name_id: &'static str,
    pub(super) help_id: &'static str,
}

/// The commands of the walk, in the order of the help text.
#[rustfmt::skip]
pub(super) const WALK_COMMANDS: [CommandEntry; 22] = [
    CommandEntry { command: PlainCommand::Repeat, name_id: "plain-name-again", help_id: "plain-command-repeat" },
    CommandEntry { command: PlainCommand::Back, name_id: "plain-name-back", help_id: "plain-command-back" },
    CommandEntry { command: PlainCommand::Undo, name_id: "plain-name-undo", help_id: "plain-command-undo" },
    CommandEntry { command: PlainCommand::Redo, name_id: "plain-name-redo", help_id: "plain-command-redo" },
    CommandEntry { command: PlainCommand::GoTo, name_id: "plain-name-go", help_id: "plain-command-go-to" },
    CommandEntry { command: PlainCommand::Verdict, name_id: "plain-name-verdict", help_id: "plain-command-verdict" },
    CommandEntry { command: PlainCommand::Matrix, name_id: "plain-name-matrix", help_id: "plain-command-matrix" },
    CommandEntry { command: PlainCommand::Compare, name_id: "plain-name-compare", help_id: "plain-command-compare" },
    CommandEntry { command: PlainCommand::People, name_id: "plain-name-people", help_id: "plain-command-people" },
    CommandEntry { command: PlainCommand::History, name_id: "plain-name-history", help_id: "plain-command-history" },
    CommandEntry { command: PlainCommand::Note, name_id: "plain-name-note", help_id: "plain-command-note" },
    CommandEntry { command: PlainCommand::Range, name_id: "plain-name-range", help_id: "plain-command-range" },
    CommandEntry { command: PlainCommand::NextWeightingMethod, name_id: "plain-name-other", help_id: "plain-command-next-weighting-method" },
    CommandEntry { command: PlainCommand::UseWeightingMethod, name_id: "plain-name-keep", help_id: "plain-command-use-weighting-method" },
    CommandEntry { command: PlainCommand::OtherFacts, name_id: "plain-name-facts", help_id: "plain-command-other-facts" },
    CommandEntry { command: PlainCommand::Review, name_id: "plain-name-review", help_id: "plain-command-review" },
    CommandEntry { command: PlainCommand::NewRound, name_id: "plain-name-round", help_id: "plain-command-new-round" },
    CommandEntry { command: PlainCommand::Export, name_id: "plain-name-export", help_id: "plain-command-export" },
    CommandEntry { command: PlainCommand::Language, name_id: "plain-name-language", help_id: "plain-command-language" },
    CommandEntry { command: PlainCommand::Manual, name_id: "plain-name-manual", help_id: "plain-command-manual" },
    CommandEntry { command: PlainCommand::Help, name_id: "plain-name-help", help_id: "plain-command-help" },
    CommandEntry { command: PlainCommand::Quit, name_id: "plain-name-quit", help_id: "plain-command-quit" },
];

/// The commands of the library, in the order of the help text.
#[rustfmt::skip]
pub(super) const LIBRARY_COMMANDS: [CommandEntry; 8] = [
    CommandEntry { command: PlainCommand::Repeat, name_id: "plain-name-again", help_id: "plain-command-repeat-library" },
    CommandEntry { command: PlainCommand::Clients, name_id: "plain-name-clients", help_id: "plain-command-clients" },
    CommandEntry { command: PlainCommand::Find, name_id: "plain-name-find", help_id: "plain-command-find" },
    CommandEntry { command: PlainCommand::Archive, name_id: "plain-name-archive", help_id: "plain-command-archive" },
    CommandEntry { command: PlainCommand::Language, name_id: "plain-name-language", help_id: "plain-command-language" },
    CommandEntry { command: PlainCommand::Manual, name_id: "plain-name-manual", help_id: "plain-command-manual" },
    CommandEntry { command: PlainCommand::Help, name_id: "plain-name-help", help_id: "plain-command-help" },
    CommandEntry { command: PlainCommand::Quit, name_id: "plain-name-quit", help_id: "plain-command-leave" },
];

/// Other words for the steps than their names, in lower case and without accents.
const OTHER_STEP_WORDS: [(WalkStep, &str); 2] = [(WalkStep::Criteria, "criteria"), (WalkStep::Ratings, "notes")];

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
    UnknownCommand(String, Option<SafeText>),
    /// Several commands begin with the typed word.
    Ambiguous(String, Vec<SafeText>),
}

impl PlainCommand {
    pub(super) fn entry(self) -> Option<&'static CommandEntry> {
        WALK_COMMANDS.iter().find(|entry| entry.command == self)
    }

    /// Returns the name of a command of the walk.
    pub(super) fn name(self, locale: &Locale) -> SafeText {
        self.entry().map(|entry| entry.name(locale)).unwrap_or_default()
    }
}

impl CommandEntry {
    /// Returns the name of the command, with its colon.
    pub(super) fn name(&self, locale: &Locale) -> SafeText {
        SafeText::sanitize(&format!(":{}", t!(locale, self.name_id).as_str().to_lowercase()))
    }
}

/// Parses a line that begins with a colon. A unique prefix of a name is enough; names in the user's language take
/// precedence over those of the other languages.
pub(super) fn parse_command(
    line: &str,
    locale: &Locale,
    commands: &[CommandEntry],
) -> Result<ParsedCommand, CommandParseError> {
    let (typed, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let parsed = |command| Ok(ParsedCommand { command, arguments: rest.trim().to_owned() });
    let lower = typed.to_lowercase();
    if lower == ":" {
        return parsed(PlainCommand::Help);
    }
    let languages = [locale.language()].into_iter().chain(Language::BUILT_IN);
    let names_of = |entry: &CommandEntry| -> Vec<SafeText> {
        languages.clone().map(|language| entry.name(locale.in_language(language))).collect()
    };
    let named: Vec<(PlainCommand, Vec<SafeText>)> =
        commands.iter().map(|entry| (entry.command, names_of(entry))).collect();
    if let Some((whole, _)) = named.iter().find(|(_, names)| names.iter().any(|name| name.as_str() == lower)) {
        return parsed(*whole);
    }
    let begins = |name: &SafeText| name.as_str().starts_with(&lower);
    let found: Vec<_> = named.iter().filter(|(_, names)| names.iter().any(begins)).collect();
    let own: Vec<_> = found.iter().copied().filter(|(_, names)| names.first().is_some_and(begins)).collect();
    match (own.as_slice(), found.as_slice()) {
        ([(one, _)], _) | ([], [(one, _)]) => parsed(*one),
        ([], []) => Err(CommandParseError::UnknownCommand(typed.to_owned(), find_nearest_name(&lower, &named))),
        ([], several) | (several, _) => {
            let names = several.iter().filter_map(|(_, names)| names.first().cloned()).collect();
            Err(CommandParseError::Ambiguous(typed.to_owned(), names))
        }
    }
}

/// Returns the command name closest to the typed word; `None` if no name is close enough.
fn find_nearest_name(typed: &str, named: &[(PlainCommand, Vec<SafeText>)]) -> Option<SafeText> {
    let names = named.iter().flat_map(|(_, names)| names);
    let apart = |name| (strsim::osa_distance(SafeText::as_str(name), typed), name);
    let (apart, name) = names.map(apart).min_by_key(|(apart, _)| *apart)?;
    // `chars().count()` includes the colon; the strict comparison excludes it from the allowed distance.
    (apart <= 2 && apart * 2 < name.as_str().chars().count()).then(|| name.clone())
}

/// Parses a step number or a prefix of a step name at the start of `text`. Returns the step and the rest of the text.
pub(super) fn parse_step(text: &str, locale: &Locale) -> Option<(WalkStep, String)> {
    let text = text.trim().to_lowercase();
    if let Some(step) = find_step(&text, locale) {
        return Some((step, String::new()));
    }
    let (first, rest) = text.split_once(char::is_whitespace)?;
    Some((find_step(first, locale)?, rest.trim().to_owned()))
}

/// Finds a step by its number, or by its name in the language of `locale` or a built-in language.
fn find_step(name: &str, locale: &Locale) -> Option<WalkStep> {
    if let Ok(number) = name.parse::<usize>() {
        return WalkStep::ALL.into_iter().find(|step| step.number() == number);
    }
    let name = fold(name);
    let languages = [locale.language()].into_iter().chain(Language::BUILT_IN);
    let own_names = |step: WalkStep| {
        languages.clone().map(move |language| fold(phrases::step_name(locale.in_language(language), step).as_str()))
    };
    let others =
        |step: WalkStep| OTHER_STEP_WORDS.iter().filter(move |(of, _)| *of == step).map(|(_, word)| (*word).to_owned());
    let names = WalkStep::ALL.map(|step| (step, own_names(step).chain(others(step)).collect::<Vec<String>>()));
    let mut found = names.iter().filter(|(_, names)| names.iter().any(|known| known.starts_with(&name)));
    let exact = names.iter().find(|(_, names)| names.contains(&name));
    match (exact, found.next(), found.next()) {
        (Some((step, _)), ..) | (None, Some((step, _)), None) if !name.is_empty() => Some(*step),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Locale {
        Locale::new(Language::English)
    }

    fn word(line: &str) -> Result<PlainCommand, CommandParseError> {
        parse_command(line, &english(), &WALK_COMMANDS).map(|parsed| parsed.command)
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
            parse_command(":go  what matters ", &english(), &WALK_COMMANDS),
            Ok(ParsedCommand { command: PlainCommand::GoTo, arguments: "what matters".into() })
        );
        let several = |line, language| match parse_command(line, &Locale::new(language), &WALK_COMMANDS) {
            Err(CommandParseError::Ambiguous(_, names)) => names.iter().map(SafeText::to_string).collect::<Vec<_>>(),
            other => unreachable!("{other:?}"),
        };
        assert_eq!(several(":re", Language::English), [":redo", ":review"]);
        assert_eq!(several(":re", Language::French), [":retour", ":refaire"]);
        // The names in the user's language take precedence.
        assert_eq!(word(":a"), Ok(PlainCommand::Repeat));
    }

    #[test]
    fn a_word_misspelt_is_told_the_nearest() {
        assert_eq!(
            word(":verdcit"),
            Err(CommandParseError::UnknownCommand(":verdcit".into(), Some(SafeText::from_static(":verdict"))))
        );
        assert_eq!(
            word(":anuler"),
            Err(CommandParseError::UnknownCommand(":anuler".into(), Some(SafeText::from_static(":annuler"))))
        );
        assert_eq!(word(":frobnicate"), Err(CommandParseError::UnknownCommand(":frobnicate".into(), None)));
        assert_eq!(word(":xy"), Err(CommandParseError::UnknownCommand(":xy".into(), None)));
    }

    #[test]
    fn every_word_stands_once_and_no_word_is_the_beginning_of_another() {
        let locales = Language::BUILT_IN.map(Locale::new);
        let in_all = |entry: &CommandEntry| locales.iter().map(|locale| entry.name(locale)).collect::<Vec<_>>();
        let names: Vec<(PlainCommand, SafeText)> = WALK_COMMANDS
            .iter()
            .flat_map(|entry| in_all(entry).into_iter().map(|name| (entry.command, name)))
            .collect();
        for (word, name) in &names {
            let begins = |longer: &SafeText| longer.as_str().starts_with(name.as_str());
            assert!(names.iter().all(|(other, longer)| other == word || !begins(longer)), "{name}");
            assert!(word.entry().is_some_and(|entry| in_all(entry).contains(name)), "{name}");
        }
        for name in LIBRARY_COMMANDS.iter().flat_map(in_all) {
            assert!(parse_command(name.as_str(), &english(), &LIBRARY_COMMANDS).is_ok(), "{name}");
        }
    }

    #[test]
    fn every_step_by_its_number_and_its_name_in_both_languages() {
        for step in WalkStep::ALL {
            assert_eq!(parse_step(&step.number().to_string(), &english()), Some((step, String::new())));
            for language in Language::BUILT_IN {
                let name = phrases::step_name(&Locale::new(language), step);
                assert_eq!(parse_step(name.as_str(), &english()), Some((step, String::new())), "{name}");
            }
        }
        assert_eq!(parse_step("rat time", &english()), Some((WalkStep::Ratings, "time".into())));
        assert_eq!(parse_step("8 2", &english()), Some((WalkStep::Ratings, "2".into())));
        for none in ["", "11", "c", "nowhere"] {
            assert_eq!(parse_step(none, &english()), None, "{none:?}");
        }
    }
}
