//! The texts of `--help` and the messages for invalid command lines, in the user's language. clap's own texts are
//! English.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Command, CommandFactory};

use crate::t;
use crate::text::{Locale, SafeText};

use super::args::Cli;

/// The name of a command, the message id of its description, and its examples: a command line and a message id each.
type CommandHelp = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// The program without a command.
const ROOT: CommandHelp = (
    "pesee",
    "cli-about",
    &[
        ("pesee", "cli-eg-library"),
        ("pesee new", "cli-eg-new"),
        ("pesee new --example", "cli-eg-example"),
        ("pesee score FILE --help", "cli-eg-help"),
    ],
);

const COMMANDS: [CommandHelp; 19] = [
    (
        "new",
        "cli-new",
        &[
            ("pesee new", "cli-eg-new"),
            ("pesee new --template employee-voice", "cli-eg-new-template"),
            ("pesee new mine.toml --client \"Marie T.\"", "cli-eg-new-client"),
            ("pesee new --example", "cli-eg-example"),
        ],
    ),
    (
        "open",
        "cli-open",
        &[("pesee open mine.toml", "cli-eg-open-file"), ("pesee open \"two accounts\"", "cli-eg-open-title")],
    ),
    ("ask", "cli-ask", &[("pesee ask", "cli-eg-ask"), ("pesee ask mine.toml", "cli-eg-ask-file")]),
    (
        "list",
        "cli-list",
        &[
            ("pesee list --due", "cli-eg-list-due"),
            ("pesee list --client \"Marie T.\"", "cli-eg-list-client"),
            ("pesee list --archived", "cli-eg-list-archived"),
            ("pesee list --format json | jq -r '.[].path'", "cli-eg-list-json"),
        ],
    ),
    (
        "score",
        "cli-score",
        &[
            ("pesee score mine.toml", "cli-eg-score"),
            ("pesee score mine.toml --format json | jq -r .verdict", "cli-eg-score-json"),
        ],
    ),
    (
        "compare",
        "cli-compare",
        &[
            ("pesee compare mine.toml hers.toml", "cli-eg-compare-files"),
            ("pesee compare mine.toml --since 2026-05-01", "cli-eg-compare-since"),
            ("pesee compare ours.toml Anne Marc", "cli-eg-compare-people"),
        ],
    ),
    (
        "report",
        "cli-report",
        &[
            ("pesee report mine.toml --format html -o mine.html", "cli-eg-report-html"),
            ("pesee report mine.toml --format md --anonymous", "cli-eg-report-anonymous"),
            ("pesee report mine.toml --format html --short -o page.html", "cli-eg-report-short"),
            ("pesee report mine.toml --format ics -o mine.ics", "cli-eg-report-ics"),
            ("pesee report --all --format ics -o all.ics", "cli-eg-report-all"),
        ],
    ),
    ("check", "cli-check", &[("pesee check *.toml", "cli-eg-check")]),
    (
        "import",
        "cli-import",
        &[
            ("pesee import matrix.csv", "cli-eg-import"),
            ("pesee import list.md --yes -o mine.toml", "cli-eg-import-yes"),
            ("pesee import matrix.csv --scale 1..5", "cli-eg-import-scale"),
        ],
    ),
    (
        "merge",
        "cli-merge",
        &[
            ("pesee merge base.toml ours.toml theirs.toml", "cli-eg-merge"),
            ("git config merge.pesee.driver \"pesee merge %O %A %B %P\"", "cli-eg-merge-git"),
        ],
    ),
    (
        "lock",
        "cli-lock",
        &[
            ("pesee lock mine.toml", "cli-eg-lock"),
            ("pesee lock mine.toml --recipient age1…", "cli-eg-lock-key"),
            ("pesee lock mine.toml --passphrase-fd 3", "cli-eg-lock-script"),
        ],
    ),
    (
        "unlock",
        "cli-unlock",
        &[
            ("pesee unlock mine.toml.age", "cli-eg-unlock"),
            ("pesee unlock mine.toml.age --identity key.txt", "cli-eg-unlock-key"),
        ],
    ),
    (
        "template",
        "cli-template",
        &[("pesee template", "cli-eg-template"), ("pesee template two-accounts > mine.toml", "cli-eg-template-text")],
    ),
    ("schema", "cli-schema", &[("pesee schema > pesee.schema.json", "cli-eg-schema")]),
    (
        "completions",
        "cli-completions",
        &[
            ("pesee completions bash > ~/.local/share/bash-completion/completions/pesee", "cli-eg-completions"),
            ("pesee completions zsh > ~/.local/share/zsh/site-functions/_pesee", "cli-eg-completions-zsh"),
            ("pesee completions fish > ~/.config/fish/completions/pesee.fish", "cli-eg-completions-fish"),
        ],
    ),
    (
        "man",
        "cli-man",
        &[
            ("pesee man | man -l -", "cli-eg-man"),
            ("pesee man score | man -l -", "cli-eg-man-command"),
            ("pesee man --all ~/.local/share/man/man1", "cli-eg-man-all"),
        ],
    ),
    (
        "config",
        "cli-config",
        &[
            ("pesee config", "cli-eg-config"),
            ("pesee config check", "cli-eg-config-check"),
            ("pesee config edit", "cli-eg-config-edit"),
            ("pesee config messages > de.ftl", "cli-eg-config-messages"),
        ],
    ),
    (
        "manual",
        "cli-manual",
        &[
            ("pesee manual", "cli-eg-manual"),
            ("pesee manual keys", "cli-eg-manual-page"),
            ("pesee manual all > manual.txt", "cli-eg-manual-all"),
        ],
    ),
    ("path", "cli-path", &[("pesee path", "cli-eg-path")]),
];

/// For each argument: its id, the message id of its description, and the message id of its value name (empty for a
/// flag).
const ARGUMENTS: [(&str, &str, &str); 51] = [
    ("file", "cli-arg-file", "cli-value-file"),
    ("files", "cli-arg-files", "cli-value-file"),
    ("others", "cli-arg-others", "cli-value-other"),
    ("reported", "cli-arg-reported", "cli-value-file"),
    ("whole_library", "cli-arg-whole-library", ""),
    ("since", "cli-arg-since", "cli-value-date"),
    ("table", "cli-arg-table", "cli-value-file"),
    ("into", "cli-arg-into", "cli-value-file"),
    ("yes", "cli-arg-yes", ""),
    ("scale", "cli-arg-scale", "cli-value-scale"),
    ("options_in", "cli-arg-options-in", "cli-value-where"),
    ("weights", "cli-arg-weights", "cli-value-heading"),
    ("column", "cli-arg-column", "cli-value-column"),
    ("encoding", "cli-arg-encoding", "cli-value-encoding"),
    ("headings", "cli-arg-headings", "cli-value-what"),
    ("base", "cli-arg-base", "cli-value-base"),
    ("ours", "cli-arg-ours", "cli-value-ours"),
    ("theirs", "cli-arg-theirs", "cli-value-theirs"),
    ("path", "cli-arg-path", "cli-value-path"),
    ("name", "cli-arg-name", "cli-value-name"),
    ("template_name", "cli-arg-template-name", "cli-value-name"),
    ("template", "cli-arg-template", "cli-value-name"),
    ("example", "cli-arg-example", ""),
    ("client", "cli-arg-client", "cli-value-name"),
    ("due", "cli-arg-due", ""),
    ("archived", "cli-arg-archived", ""),
    ("format", "cli-arg-format", "cli-value-format"),
    ("kind", "cli-arg-kind", "cli-value-format"),
    ("output", "cli-arg-output", "cli-value-file"),
    ("unsealed", "cli-arg-unsealed", "cli-value-file"),
    ("anonymous", "cli-arg-anonymous", ""),
    ("short", "cli-arg-short", ""),
    ("dialect", "cli-arg-dialect", "cli-value-dialect"),
    ("draws", "cli-arg-draws", "cli-value-number"),
    ("shell", "cli-arg-shell", "cli-value-shell"),
    ("command", "cli-arg-command", "cli-command"),
    ("action", "cli-arg-action", "cli-value-action"),
    ("all", "cli-arg-all", "cli-value-dir"),
    ("page", "cli-arg-page", "cli-value-page"),
    ("dir", "cli-arg-dir", "cli-value-dir"),
    ("lang", "cli-arg-lang", "cli-value-lang"),
    ("color", "cli-arg-color", "cli-value-when"),
    ("theme", "cli-arg-theme", "cli-value-theme"),
    ("plain", "cli-arg-plain", ""),
    ("passphrase_fd", "cli-arg-passphrase-fd", "cli-value-number"),
    ("identity", "cli-arg-identity", "cli-value-file"),
    ("log", "cli-arg-log", "cli-value-file"),
    ("log_level", "cli-arg-log-level", "cli-value-level"),
    ("recipients", "cli-arg-recipient", "cli-value-key"),
    ("help", "cli-arg-help", ""),
    ("version", "cli-arg-version", ""),
];

/// Returns the command line definition with texts in the user's language.
pub(super) fn localized_command(locale: &Locale, with_examples: bool) -> Command {
    let mut root = localize_command(Cli::command(), &ROOT, locale, with_examples)
        .subcommand_value_name(message(locale, "cli-command"));
    for about in &COMMANDS {
        if root.find_subcommand(about.0).is_some() {
            root = root.mut_subcommand(about.0, |command| localize_command(command, about, locale, with_examples));
        }
    }
    root
}

fn message(locale: &Locale, id: &'static str) -> String {
    t!(locale, id).to_string()
}

/// Sets the texts of one command: description, headings, arguments and options.
fn localize_command(
    command: Command,
    (_, about, examples): &CommandHelp,
    locale: &Locale,
    with_examples: bool,
) -> Command {
    let usage = message(locale, "cli-usage");
    let template = format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}");
    let (arguments, options) = (message(locale, "cli-arguments"), message(locale, "cli-options"));
    let flag = |name: &'static str, short, action| clap::Arg::new(name).long(name).short(short).action(action);
    let mut command = command.about(message(locale, about)).arg(flag("help", 'h', ArgAction::Help).display_order(90));
    if command.get_version().is_some() {
        command = command.arg(flag("version", 'V', ArgAction::Version).display_order(90));
    }
    if with_examples {
        command = command.after_help(format_examples(locale, examples));
    }
    // Below a heading of their own, clap sorts positional arguments by name. Their help has the order of the usage
    // line.
    let mut position = 0;
    command
        .help_template(template)
        .subcommand_help_heading(message(locale, "cli-commands"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| {
            let known = ARGUMENTS.iter().find(|(id, ..)| arg.get_id() == *id);
            let arg = if arg.is_positional() {
                position += 1;
                arg.help_heading(arguments.clone()).display_order(position)
            } else {
                arg.help_heading(options.clone())
            };
            let Some((_, help, value)) = known else { return arg };
            let arg = arg.help(message(locale, help));
            if value.is_empty() {
                return arg;
            }
            // The description contains the possible values and the default in the user's language.
            arg.value_name(message(locale, value)).hide_possible_values(true).hide_default_value(true)
        })
}

/// Returns the examples of a command, or of the program for the name `pesee`.
pub(super) fn examples(name: &str) -> &'static [(&'static str, &'static str)] {
    COMMANDS.iter().chain([&ROOT]).find(|about| about.0 == name).map_or(&[], |(_, _, examples)| examples)
}

/// Formats the examples with their descriptions on the same lines, or below if a line would be too wide.
fn format_examples(locale: &Locale, examples: &[(&'static str, &'static str)]) -> String {
    const MAX_COLUMNS: usize = 74;
    let descriptions: Vec<SafeText> = examples.iter().map(|(_, id)| t!(locale, *id)).collect();
    let widest = examples.iter().map(|(line, _)| line.len()).max().unwrap_or(0);
    let fits = widest + descriptions.iter().map(SafeText::width).max().unwrap_or(0) <= MAX_COLUMNS;
    let mut text = message(locale, "cli-examples");
    for ((line, _), description) in examples.iter().zip(descriptions) {
        text.push_str(&if fits {
            format!("\n  {line:widest$}  {description}")
        } else {
            format!("\n  {line}\n      {description}")
        });
    }
    text
}

/// Returns a message for an invalid command line, with a next step.
pub(super) fn describe_usage_error(locale: &Locale, error: &clap::Error) -> SafeText {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => SafeText::excerpt(text),
        Some(ContextValue::Strings(texts)) => {
            let texts: Vec<SafeText> = texts.iter().map(|text| SafeText::excerpt(text)).collect();
            SafeText::join(&texts, ", ")
        }
        _ => SafeText::default(),
    };
    let argument = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => t!(locale, "cli-unknown-argument", argument = argument),
        ErrorKind::InvalidSubcommand => {
            t!(locale, "cli-unknown-argument", argument = context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => {
            t!(locale, "cli-missing-argument", argument = argument)
        }
        ErrorKind::InvalidValue => {
            let (value, valid) = (context(ContextKind::InvalidValue), context(ContextKind::ValidValue));
            if value.is_empty() {
                t!(locale, "cli-missing-value", argument = argument)
            } else {
                t!(locale, "cli-invalid-value", argument = argument, value = value, valid = valid)
            }
        }
        // The user may have typed the passphrase itself, which no message may repeat.
        ErrorKind::ValueValidation if argument.as_str().contains("--passphrase-fd") => {
            t!(locale, "cli-passphrase-fd-number")
        }
        ErrorKind::ValueValidation => {
            t!(locale, "cli-rejected-value", argument = argument, value = context(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict => t!(locale, "cli-argument-conflict", argument = argument),
        _ => t!(locale, "cli-usage-error"),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::text::Language;

    #[test]
    fn exactly_the_existing_commands_and_arguments_have_texts() {
        let root = Cli::command();
        let commands: Vec<&str> = root.get_subcommands().map(Command::get_name).collect();
        assert_eq!(COMMANDS.map(|(name, ..)| name).iter().filter(|name| !commands.contains(name)).count(), 0);
        assert_eq!(commands.len(), COMMANDS.len(), "{commands:?}");
        let all = || std::iter::once(&root).chain(root.get_subcommands()).flat_map(Command::get_arguments);
        for argument in all() {
            let known = ARGUMENTS.iter().find(|(id, ..)| argument.get_id() == *id);
            let (id, _, value) = known.unwrap_or_else(|| panic!("no text for the argument {}", argument.get_id()));
            assert_eq!(argument.get_action().takes_values(), !value.is_empty(), "{id}");
        }
        for (id, ..) in ARGUMENTS.iter().filter(|(id, ..)| !["help", "version"].contains(id)) {
            assert!(all().any(|argument| argument.get_id() == *id), "the argument {id} does not exist");
        }
    }

    #[test]
    fn every_example_is_a_valid_command_line() {
        for (_, _, examples) in COMMANDS.iter().chain([&ROOT]) {
            for (line, _) in examples.iter().filter(|(line, _)| line.starts_with("pesee")) {
                let command_line = line.split(['|', '>']).next().unwrap_or_default();
                let parts = command_line.split('"').enumerate();
                let words = parts.flat_map(|(nth, part)| match nth % 2 {
                    0 => part.split_whitespace().collect(),
                    _ => vec![part],
                });
                let parsed = Cli::try_parse_from(words);
                let is_help = parsed.as_ref().is_err_and(|error| error.kind() == ErrorKind::DisplayHelp);
                assert!(is_help || parsed.is_ok(), "{line}: {parsed:?}");
            }
        }
    }

    #[test]
    fn arguments_are_explained_in_the_order_of_the_usage_line() {
        let mut root = localized_command(&Locale::new(Language::English), true);
        for name in COMMANDS.map(|(name, ..)| name) {
            let command = root.find_subcommand_mut(name).unwrap();
            let help = command.render_help().to_string();
            let listed = help.split("Arguments:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap_or("");
            let places: Vec<Option<usize>> = command
                .get_positionals()
                .map(|argument| {
                    let value = argument.get_value_names().and_then(|names| names.first()).unwrap().to_string();
                    listed.find(&format!("<{value}>")).or_else(|| listed.find(&format!("[{value}]")))
                })
                .collect();
            assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{name}: {help}");
        }
    }

    #[test]
    fn help_fits_a_terminal() {
        for language in Language::BUILT_IN {
            let locale = Locale::new(language);
            for name in COMMANDS.map(|(name, ..)| name).iter().map(Some).chain([None]) {
                let words = ["pesee"].into_iter().chain(name.copied()).chain(["--help"]);
                let help = localized_command(&locale, true)
                    .term_width(80)
                    .try_get_matches_from(words)
                    .unwrap_err()
                    .to_string();
                for line in help.lines() {
                    assert!(SafeText::sanitize(line).width() <= 100, "{name:?} {language:?}: {line}");
                }
            }
        }
    }
}
