//! `pesee compare`: the changes between two versions or two people, and what changed the result.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::sync::Arc;

use chrono::DateTime;

use crate::messages::FileVersion;
use crate::phrases::{self, ComparisonSides};
use crate::report;
use crate::store;
use crate::t;
use crate::text::date::{DateError, TimeDirection};
use crate::text::{SafeText, date};
use crate::walk::{self, CompareError, ComparisonRequest, ComparisonResult, ComparisonTarget};
use pesee_core::deliberation::{Deliberation, Id, Moment};

use super::CommandError;
use super::args::OutputFormat;
use super::context::CommandContext;

pub(super) fn run(
    context: &mut CommandContext<'_>,
    file: &Path,
    others: &[OsString],
    since: Option<&str>,
    format: OutputFormat,
) -> Result<(), CommandError> {
    match (others, since) {
        ([other], None) => compare_files(context, file, Path::new(other), format),
        ([], Some(since)) => compare_with_past(context, file, since, format),
        ([one, other], None) => compare_people(context, file, (one, other), format),
        _ => Err(CommandError::Message(2, t!(context.locale, "cli-compare-usage"))),
    }
}

/// Compares two files.
fn compare_files(
    context: &mut CommandContext<'_>,
    first: &Path,
    second: &Path,
    format: OutputFormat,
) -> Result<(), CommandError> {
    // Both files are read before the first error ends the command, so that the errors of both are printed.
    let (earlier, later) = (context.load(first), context.load(second));
    let (earlier, later) = (earlier?, later?);
    let target = ComparisonTarget::OtherFile(Arc::new(earlier.document().clone()));
    let result = run_comparison(context, later.document(), target, Vec::new())
        .map_err(|error| comparison_failure(context, &error, &SafeText::default()))?;
    let sides = match phrases::comparison_sides(&context.locale, later.document(), &result) {
        // The sides are named by the paths as typed.
        ComparisonSides::Files(..) => ComparisonSides::Files(SafeText::from_path(first), SafeText::from_path(second)),
        sides => sides,
    };
    print_comparison(context, &sides, &result, format)
}

/// Compares a file at an earlier moment with the same file now.
fn compare_with_past(
    context: &mut CommandContext<'_>,
    file: &Path,
    since: &str,
    format: OutputFormat,
) -> Result<(), CommandError> {
    let opened = context.load(file)?;
    let now = context.clock.now();
    let (moment, when) = parse_moment(context, since, now).map_err(|error| {
        let (given, reason) = (SafeText::excerpt(since), phrases::day_error(&context.locale, &error));
        CommandError::Message(2, t!(context.locale, "cli-compare-invalid-date", given = given, reason = reason))
    })?;
    let versions = context.folders().map(|folders| store::load_versions(&folders.state, file)).unwrap_or_default();
    let result = run_comparison(context, opened.document(), ComparisonTarget::PastMoment(moment), versions)
        .map_err(|error| comparison_failure(context, &error, &when))?;
    print_comparison(context, &ComparisonSides::Since(when), &result, format)
}

/// Parses a date-time or a day. Returns the moment and its text. A past day means its end, the current day means its
/// start.
fn parse_moment(context: &CommandContext<'_>, text: &str, now: Moment) -> Result<(Moment, SafeText), DateError> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text.trim()) {
        return Ok((at, date::format_moment(&context.locale, at)));
    }
    let day = date::parse_day(text, now.date_naive(), TimeDirection::Past)?;
    let moment = walk::moment_of_day(day, now).ok_or(DateError::NoSuchDate)?;
    Ok((moment, date::format_day(&context.locale, day)))
}

/// Compares two people of a file whose answers have been revealed.
fn compare_people(
    context: &mut CommandContext<'_>,
    file: &Path,
    names: (&OsStr, &OsStr),
    format: OutputFormat,
) -> Result<(), CommandError> {
    let opened = context.load(file)?;
    let document = opened.document();
    let (one, other) = (find_person(context, document, names.0)?, find_person(context, document, names.1)?);
    let name = |id: &Id| phrases::person(&context.locale, document, id);
    let sides = ComparisonSides::People(name(&one), name(&other));
    let result = run_comparison(context, document, ComparisonTarget::People(one, other), Vec::new())
        .map_err(|error| comparison_failure(context, &error, &SafeText::default()))?;
    print_comparison(context, &sides, &result, format)
}

/// Finds the person with this id or this name. The case of the name is ignored.
fn find_person(context: &CommandContext<'_>, document: &Deliberation, name: &OsStr) -> Result<Id, CommandError> {
    let text = name.to_string_lossy();
    let people = document.people();
    let by_id = people.iter().find(|person| person.id.as_str() == text);
    let has_name = |name: &str| name.trim().to_lowercase() == text.trim().to_lowercase();
    let mut named = people.iter().filter(|person| person.name.is_some_and(has_name));
    match (by_id.or(named.next()), named.next()) {
        (Some(person), None) => Ok(person.id.clone()),
        _ => {
            let known: Vec<SafeText> = people.iter().map(|person| SafeText::sanitize(person.id.as_str())).collect();
            let (given, known) = (SafeText::excerpt(&text), SafeText::join(&known, ", "));
            Err(CommandError::Message(
                1,
                t!(context.locale, "cli-compare-unknown-person", given = given, known = known),
            ))
        }
    }
}

fn run_comparison(
    context: &CommandContext<'_>,
    document: &Deliberation,
    target: ComparisonTarget,
    versions: Vec<FileVersion>,
) -> Result<ComparisonResult, CompareError> {
    ComparisonRequest { document: Arc::new(document.clone()), target, versions, now: context.clock.now() }.compare()
}

/// Returns the message for a comparison that is not possible.
fn comparison_failure(context: &CommandContext<'_>, error: &CompareError, when: &SafeText) -> CommandError {
    CommandError::Message(1, phrases::compare_error(&context.locale, error, when, context.clock.now()))
}

/// Prints the result of a comparison. Ends with exit code 1 if there are differences.
fn print_comparison(
    context: &CommandContext<'_>,
    sides: &ComparisonSides,
    result: &ComparisonResult,
    format: OutputFormat,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    let (text, notes) = phrases::comparison_text(locale, sides, result, context.clock.now());
    if format == OutputFormat::Json {
        super::print_json(&report::comparison_object(&result.comparison, &text, &notes))?;
    } else {
        for line in [&text.verdicts].into_iter().chain(&text.explanation).chain(&notes) {
            super::print_line(line)?;
        }
        match text.total_count {
            0 => super::print_line(&text.no_difference_message)?,
            _ => super::print_line(&t!(locale, "comparison-list-heading"))?,
        }
        for line in &text.lines {
            super::print_line(&t!(locale, "comparison-list-item", line = &line.text))?;
        }
        let more = text.total_count - text.lines.len();
        if more > 0 {
            super::print_line(&t!(locale, "comparison-list-item", line = t!(locale, "change-more", count = more)))?;
        }
    }
    if text.total_count == 0 { Ok(()) } else { Err(CommandError::ExitCode(1)) }
}
