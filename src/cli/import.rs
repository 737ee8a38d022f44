//! `pesee import`: shows the interpretation of a table or list from another program, then saves it as a new
//! deliberation.

use std::io;
use std::path::Path;

use clap::ValueEnum;

use crate::messages::{
    ColumnIs, FileError, HeadingsAre, ImportAnswers, ImportRefusal, ImportedDocument, NumberRange, OptionsIn,
    has_encrypted_extension,
};
use crate::phrases;
use crate::plain::{self, LineIo};
use crate::store;
use crate::t;
use crate::text::SafeText;
use crate::walk::Session;
use pesee_core::deliberation::{Builder, Deliberation, FieldPath, HeadField};

use super::CommandError;
use super::args::{HeadingsArg, ImportArgs, OptionsInArg};
use super::context::CommandContext;

/// How many errors are printed. Further errors are only counted.
const MAX_NAMED_ERRORS: usize = 40;

pub(super) fn run(
    context: &CommandContext<'_>,
    table: &Path,
    into: Option<&Path>,
    yes: bool,
    answers: &ImportArgs,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    let bytes = store::read_regular_file(table, pesee_core::format::MAX_BYTES).map_err(|kind| {
        context.print_file_errors(table, &[FileError { position: None, kind }]);
        CommandError::ExitCode(3)
    })?;
    if let Some(message) = describe_deliberation(context, table, &bytes) {
        return Err(CommandError::Message(3, message));
    }
    let given = read_answers(context, answers)?;
    let Some(imported) = read(context, table, &bytes, given)? else {
        return Ok(super::print_line(&t!(locale, "import-cancelled"))?);
    };
    for line in phrases::import_summary(locale, &imported) {
        super::print_line(&line)?;
    }
    if yes {
        return save(context, table, imported.document, into);
    }
    if !super::is_interactive() {
        super::print_line(&t!(locale, "import-not-saved", command = save_command(table, into, answers)))?;
        return Ok(());
    }
    let choices = [t!(locale, "import-confirm-save"), t!(locale, "import-confirm-cancel")];
    match ask(context, &t!(locale, "import-confirm"), &choices)? {
        Some(0) => save(context, table, imported.document, into),
        _ => Ok(super::print_line(&t!(locale, "import-cancelled"))?),
    }
}

/// Returns a message with the next step if the file belongs to this program instead of another one.
fn describe_deliberation(context: &CommandContext<'_>, file: &Path, bytes: &[u8]) -> Option<SafeText> {
    let (locale, path) = (&context.locale, SafeText::from_path(file));
    let quoted = SafeText::sanitize(&shell_words::quote(&path_argument(file)));
    let is_toml = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    // Without this key, a file is no deliberation, and parsing a long table as one takes seconds.
    let has_format = bytes.windows(6).any(|word| word == b"format");
    if has_format && store::parse_document(bytes).is_ok() {
        Some(t!(locale, "import-is-deliberation", path = path, quoted = quoted))
    } else if has_encrypted_extension(file) {
        Some(t!(locale, "import-is-encrypted", path = path, quoted = quoted))
    } else {
        is_toml.then(|| t!(locale, "import-is-toml", path = path, quoted = quoted))
    }
}

/// Returns a path as an argument of a command. One that begins with "-" would be an option.
fn path_argument(file: &Path) -> String {
    let text = file.to_string_lossy();
    if text.starts_with('-') { format!("./{text}") } else { text.into_owned() }
}

/// Returns the command that saves the file as it is shown, quoted for a shell.
fn save_command(table: &Path, into: Option<&Path>, answers: &ImportArgs) -> SafeText {
    let mut words = vec!["pesee".to_owned(), "import".to_owned(), path_argument(table)];
    let mut add = |name: &str, value: Option<String>| words.extend(value.map(|value| format!("--{name}={value}")));
    add("scale", answers.scale.clone());
    add("options", answers.options_in.as_ref().map(value_name));
    add("weights", answers.weights.clone());
    answers.column.iter().for_each(|column| add("column", Some(column.clone())));
    add("encoding", answers.encoding.clone());
    add("headings", answers.headings.as_ref().map(value_name));
    add("output", into.map(|path| path.to_string_lossy().into_owned()));
    words.push("--yes".to_owned());
    SafeText::sanitize(&shell_words::join(words))
}

/// Returns the word on the command line for a value.
fn value_name<T: ValueEnum>(value: &T) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// Returns the answers on the command line.
fn read_answers(context: &CommandContext<'_>, answers: &ImportArgs) -> Result<ImportAnswers, CommandError> {
    let scale = match &answers.scale {
        Some(text) => Some(NumberRange::parse(text).ok_or_else(|| {
            let text = SafeText::excerpt(text);
            CommandError::Message(2, t!(&context.locale, "import-scale-invalid", text = text))
        })?),
        None => None,
    };
    if let Some(label) = answers.encoding.as_ref().filter(|label| !store::is_known_encoding(label)) {
        let message = t!(&context.locale, "import-encoding-unknown", text = SafeText::excerpt(label));
        return Err(CommandError::Message(2, message));
    }
    let columns = answers.column.iter().map(|text| {
        parse_column(text).ok_or_else(|| {
            let message = t!(&context.locale, "import-column-invalid", text = SafeText::excerpt(text));
            CommandError::Message(2, message)
        })
    });
    Ok(ImportAnswers {
        columns: columns.collect::<Result<_, _>>()?,
        scale,
        options_in: answers.options_in.map(|place| match place {
            OptionsInArg::Columns => OptionsIn::Columns,
            OptionsInArg::Rows => OptionsIn::Rows,
        }),
        weights: answers.weights.clone(),
        encoding: answers.encoding.clone(),
        headings: answers.headings.map(|what| match what {
            HeadingsArg::Options => HeadingsAre::Options,
            HeadingsArg::Topics => HeadingsAre::Topics,
        }),
    })
}

/// Parses the heading of a column and what the column contains: `Year=nothing`.
fn parse_column(text: &str) -> Option<(String, ColumnIs)> {
    let (heading, word) = text.rsplit_once('=')?;
    let what = ColumnIs::ALL.into_iter().find(|what| what.as_str() == word.trim())?;
    Some((heading.to_owned(), what))
}

/// Reads the file. On a terminal, asks every question without whose answer the file has several meanings; returns
/// `None` if the user gives no answer.
fn read(
    context: &CommandContext<'_>,
    table: &Path,
    bytes: &[u8],
    mut answers: ImportAnswers,
) -> Result<Option<ImportedDocument>, CommandError> {
    let locale = &context.locale;
    loop {
        let question = match store::import(bytes, table, &answers) {
            Ok(imported) => return Ok(Some(imported)),
            Err(ImportRefusal::Question(question)) => question,
            Err(ImportRefusal::UnknownWeights(names)) => {
                let text = SafeText::excerpt(answers.weights.as_deref().unwrap_or_default());
                let names = SafeText::sanitize(&names.join(", "));
                return Err(CommandError::Message(2, t!(locale, "import-weights-unknown", text = text, names = names)));
            }
            Err(ImportRefusal::UnknownColumn(text, names)) => {
                let (text, names) = (SafeText::excerpt(&text), SafeText::sanitize(&names.join(", ")));
                return Err(CommandError::Message(2, t!(locale, "import-column-unknown", text = text, names = names)));
            }
            Err(ImportRefusal::Errors(errors)) => {
                for error in errors.iter().take(MAX_NAMED_ERRORS) {
                    super::print_error(&phrases::import_error(locale, table, error));
                }
                let more = errors.len().saturating_sub(MAX_NAMED_ERRORS);
                if more > 0 {
                    super::print_error(&t!(locale, "import-more-errors", count = more));
                }
                return Err(CommandError::Message(3, t!(locale, "import-failed")));
            }
        };
        if !super::is_interactive() {
            super::print_error(&phrases::import_unclear(locale, table, &question));
            return Err(CommandError::Message(3, t!(locale, "import-unanswered")));
        }
        let choices = phrases::import_question_choices(locale, &question);
        let Some(at) = ask(context, &phrases::import_question(locale, &question), &choices)? else { return Ok(None) };
        phrases::answer_import_question(&question, at, &mut answers);
    }
}

/// Asks a question on the terminal. Returns the number of the chosen answer, from 0.
fn ask(context: &CommandContext<'_>, question: &SafeText, choices: &[SafeText]) -> Result<Option<usize>, CommandError> {
    super::print_line(question)?;
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut lines = super::ask::fit_to_terminal(LineIo::new(&context.locale, &mut input, &mut output));
    Ok(plain::choose_item(&mut lines, choices)?)
}

/// Saves the imported document as a new file.
fn save(
    context: &CommandContext<'_>,
    table: &Path,
    document: Deliberation,
    into: Option<&Path>,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    let path = match into {
        Some(path) if store::is_name_taken(path) => {
            return Err(CommandError::Message(1, super::new::file_exists_message(locale, path)));
        }
        Some(path) => path.to_owned(),
        None => store::free_path(&context.folders()?.sessions, context.clock.today(), &document.head().title),
    };
    let document = with_start_fields(context, document, &path);
    let text = store::render_new_file(&document).map_err(|errors| {
        context.print_file_errors(table, &errors);
        CommandError::ExitCode(3)
    })?;
    let state = context.folders().ok().map(|folders| folders.state);
    store::create_file(&path, text.as_bytes(), state.as_deref()).map_err(|error| {
        let reason = phrases::write_error(locale, &error);
        CommandError::Message(1, t!(locale, "import-unsaved", path = SafeText::from_path(&path), reason = reason))
    })?;
    let path = SafeText::from_path(&path);
    super::print_line(&t!(locale, "import-saved", path = path.clone()))?;
    super::print_line(&t!(locale, "cli-resume", path = path))?;
    Ok(())
}

/// Adds the fields of a new deliberation, such as the time of its creation, and the language of the user.
fn with_start_fields(context: &CommandContext<'_>, document: Deliberation, path: &Path) -> Deliberation {
    let mut builder = Builder::from_document(&document);
    builder.set_typed(FieldPath::Head(HeadField::Language), phrases::file_language(context.locale.language()));
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Session::create(builder.finish().0, &name, None, context.clock.now()).document().clone()
}
