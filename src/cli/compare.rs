//! `pesee compare`: what changed, and what moved the result.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::sync::Arc;

use chrono::DateTime;

use crate::messages::FileVersion;
use crate::phrases::{self, ComparisonSides};
use crate::report;
use crate::store;
use crate::t;
use crate::text::{SafeText, date};
use crate::walk::{self, CompareError, ComparisonRequest, ComparisonResult, ComparisonTarget};
use pesee_core::deliberation::{Deliberation, Id, Moment};

use super::CommandError;
use super::args::OutputFormat;
use super::context::CommandContext;

pub(super) fn run(
    world: &mut CommandContext<'_>,
    file: &Path,
    others: &[OsString],
    since: Option<&str>,
    format: OutputFormat,
) -> Result<(), CommandError> {
    match (others, since) {
        ([other], None) => compare_files(world, file, Path::new(other), format),
        ([], Some(since)) => compare_with_past(world, file, since, format),
        ([one, other], None) => compare_people(world, file, (one, other), format),
        _ => Err(CommandError::Message(2, t!(world.locale, "cli-compare-usage"))),
    }
}

/// Two files. What they have in common by name is called by name only where they are not one deliberation.
fn compare_files(
    world: &mut CommandContext<'_>,
    first: &Path,
    second: &Path,
    format: OutputFormat,
) -> Result<(), CommandError> {
    // Every error of both comes at once.
    let (then, now) = (world.load(first), world.load(second));
    let (then, now) = (then?, now?);
    let with = ComparisonTarget::OtherFile(Arc::new(then.document().clone()));
    let beside = run_comparison(world, now.document(), with, Vec::new())
        .map_err(|why| comparison_failure(world, &why, &SafeText::default()))?;
    let sides = match phrases::comparison_sides(&world.locale, now.document(), &beside) {
        // A file is called as it was typed.
        ComparisonSides::Files(..) => ComparisonSides::Files(SafeText::from_path(first), SafeText::from_path(second)),
        sides => sides,
    };
    print_comparison(world, &sides, &beside, format)
}

/// One file, at a moment and now.
fn compare_with_past(
    world: &mut CommandContext<'_>,
    file: &Path,
    since: &str,
    format: OutputFormat,
) -> Result<(), CommandError> {
    let opened = world.load(file)?;
    let now = world.clock.now();
    let Some((moment, when)) = parse_moment(world, since, now) else {
        let (given, pattern) = (SafeText::excerpt(since), date::input_pattern(world.locale.language()));
        return Err(CommandError::Message(
            2,
            t!(world.locale, "cli-compare-invalid-date", given = given, pattern = pattern),
        ));
    };
    let versions = world.folders().map(|folders| store::load_versions(&folders.state, file)).unwrap_or_default();
    let beside = run_comparison(world, opened.document(), ComparisonTarget::PastMoment(moment), versions)
        .map_err(|why| comparison_failure(world, &why, &when))?;
    print_comparison(world, &ComparisonSides::Since(when), &beside, format)
}

/// The moment somebody named, and what it is called: a day that is over stands for its end, today for its beginning.
fn parse_moment(world: &CommandContext<'_>, text: &str, now: Moment) -> Option<(Moment, SafeText)> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text.trim()) {
        return Some((at, date::format_moment(&world.locale, at)));
    }
    let day = date::parse(text)?;
    Some((walk::moment_of_day(day, now)?, date::format_day(&world.locale, day)))
}

/// Two people of one file, once their answers are opened.
fn compare_people(
    world: &mut CommandContext<'_>,
    file: &Path,
    names: (&OsStr, &OsStr),
    format: OutputFormat,
) -> Result<(), CommandError> {
    let opened = world.load(file)?;
    let document = opened.document();
    let (one, other) = (find_person(world, document, names.0)?, find_person(world, document, names.1)?);
    let name = |id: &Id| phrases::person(&world.locale, document, id);
    let sides = ComparisonSides::People(name(&one), name(&other));
    let beside = run_comparison(world, document, ComparisonTarget::People(one, other), Vec::new())
        .map_err(|why| comparison_failure(world, &why, &SafeText::default()))?;
    print_comparison(world, &sides, &beside, format)
}

/// The person with this id, or with this name, whatever its case.
fn find_person(world: &CommandContext<'_>, document: &Deliberation, name: &OsStr) -> Result<Id, CommandError> {
    let text = name.to_string_lossy();
    let people = document.people();
    let by_id = people.iter().find(|person| person.id.as_str() == text);
    let called = |known: &str| known.trim().to_lowercase() == text.trim().to_lowercase();
    let mut named = people.iter().filter(|person| person.name.is_some_and(called));
    match (by_id.or(named.next()), named.next()) {
        (Some(person), None) => Ok(person.id.clone()),
        _ => {
            let known: Vec<SafeText> = people.iter().map(|person| SafeText::sanitize(person.id.as_str())).collect();
            let (given, known) = (SafeText::excerpt(&text), SafeText::join(&known, ", "));
            Err(CommandError::Message(1, t!(world.locale, "cli-compare-unknown-person", given = given, known = known)))
        }
    }
}

fn run_comparison(
    world: &CommandContext<'_>,
    document: &Deliberation,
    with: ComparisonTarget,
    versions: Vec<FileVersion>,
) -> Result<ComparisonResult, CompareError> {
    ComparisonRequest { document: Arc::new(document.clone()), target: with, versions, now: world.clock.now() }.compare()
}

/// Why there is nothing to tell.
fn comparison_failure(world: &CommandContext<'_>, why: &CompareError, when: &SafeText) -> CommandError {
    CommandError::Message(1, phrases::compare_error(&world.locale, why, when, world.clock.now()))
}

/// Prints what a comparison came to; ends with code 1 where something differs.
fn print_comparison(
    world: &CommandContext<'_>,
    sides: &ComparisonSides,
    beside: &ComparisonResult,
    format: OutputFormat,
) -> Result<(), CommandError> {
    let locale = &world.locale;
    let (told, notes) = phrases::comparison_text(locale, sides, beside, world.clock.now());
    if format == OutputFormat::Json {
        super::print_json(&report::comparison_object(&beside.comparison, &told, &notes))?;
    } else {
        for line in [&told.verdicts].into_iter().chain(&told.explanation).chain(&notes) {
            super::print_line(line)?;
        }
        match told.total_count {
            0 => super::print_line(&told.no_difference)?,
            _ => super::print_line(&t!(locale, "comparison-list-heading"))?,
        }
        for line in &told.lines {
            super::print_line(&t!(locale, "comparison-list-item", line = &line.text))?;
        }
        let more = told.total_count - told.lines.len();
        if more > 0 {
            super::print_line(&t!(locale, "comparison-list-item", line = t!(locale, "change-more", count = more)))?;
        }
    }
    if told.total_count == 0 { Ok(()) } else { Err(CommandError::ExitCode(1)) }
}
