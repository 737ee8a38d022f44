//! `pesee compare`: what changed, and what moved the result.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::sync::Arc;

use chrono::DateTime;

use crate::messages::FileVersion;
use crate::report;
use crate::say::{self, Sides};
use crate::store;
use crate::tell;
use crate::text::{Shown, date};
use crate::walk::{self, Apart, Beside, Comparing, With};
use pesee_core::deliberation::{Deliberation, Id, Moment};

use super::Ending;
use super::args::Format;
use super::world::World;

pub(super) fn run(
    world: &mut World<'_>,
    file: &Path,
    others: &[OsString],
    since: Option<&str>,
    format: Format,
) -> Result<(), Ending> {
    match (others, since) {
        ([other], None) => files(world, file, Path::new(other), format),
        ([], Some(since)) => earlier(world, file, since, format),
        ([one, other], None) => people(world, file, (one, other), format),
        _ => Err(Ending::Said(2, tell!(world.tongue, "cli-compare-wrong"))),
    }
}

/// Two files. What they have in common by name is called by name only where they are not one deliberation.
fn files(world: &mut World<'_>, first: &Path, second: &Path, format: Format) -> Result<(), Ending> {
    // Every error of both comes at once.
    let (then, now) = (world.load(first), world.load(second));
    let (then, now) = (then?, now?);
    let with = With::Other(Arc::new(then.document().clone()));
    let beside =
        compared(world, now.document(), with, Vec::new()).map_err(|why| unsaid(world, &why, &Shown::default()))?;
    let sides = match say::compared_with(&world.tongue, now.document(), &beside) {
        // A file is called as it was typed.
        Sides::Files(..) => Sides::Files(Shown::path(first), Shown::path(second)),
        sides => sides,
    };
    answer(world, &sides, &beside, format)
}

/// One file, at a moment and now.
fn earlier(world: &mut World<'_>, file: &Path, since: &str, format: Format) -> Result<(), Ending> {
    let opened = world.load(file)?;
    let now = world.clock.now();
    let Some((moment, when)) = moment(world, since, now) else {
        let (given, pattern) = (Shown::brief(since), date::pattern(world.tongue.language()));
        return Err(Ending::Said(2, tell!(world.tongue, "cli-compare-date", given = given, pattern = pattern)));
    };
    let versions = world.folders().map(|folders| store::load_versions(&folders.state, file)).unwrap_or_default();
    let beside = compared(world, opened.document(), With::Earlier(moment), versions)
        .map_err(|why| unsaid(world, &why, &when))?;
    answer(world, &Sides::Since(when), &beside, format)
}

/// The moment somebody named, and what it is called: a day that is over stands for its end, today for its beginning.
fn moment(world: &World<'_>, text: &str, now: Moment) -> Option<(Moment, Shown)> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text.trim()) {
        return Some((at, date::moment(&world.tongue, at)));
    }
    let day = date::parse(text)?;
    Some((walk::end_of(day, now)?, date::day(&world.tongue, day)))
}

/// Two people of one file, once their answers are opened.
fn people(world: &mut World<'_>, file: &Path, names: (&OsStr, &OsStr), format: Format) -> Result<(), Ending> {
    let opened = world.load(file)?;
    let document = opened.document();
    let (one, other) = (person(world, document, names.0)?, person(world, document, names.1)?);
    let name = |id: &Id| say::person(&world.tongue, document, id);
    let sides = Sides::People(name(&one), name(&other));
    let beside = compared(world, document, With::People(one, other), Vec::new())
        .map_err(|why| unsaid(world, &why, &Shown::default()))?;
    answer(world, &sides, &beside, format)
}

/// The person with this id, or with this name, whatever its case.
fn person(world: &World<'_>, document: &Deliberation, name: &OsStr) -> Result<Id, Ending> {
    let text = name.to_string_lossy();
    let people = document.people();
    let by_id = people.iter().find(|person| person.id.as_str() == text);
    let called = |known: &str| known.trim().to_lowercase() == text.trim().to_lowercase();
    let mut named = people.iter().filter(|person| person.name.is_some_and(called));
    match (by_id.or(named.next()), named.next()) {
        (Some(person), None) => Ok(person.id.clone()),
        _ => {
            let known: Vec<Shown> = people.iter().map(|person| Shown::outside(person.id.as_str())).collect();
            let (given, known) = (Shown::brief(&text), Shown::join(&known, ", "));
            Err(Ending::Said(1, tell!(world.tongue, "cli-compare-person", given = given, known = known)))
        }
    }
}

fn compared(
    world: &World<'_>,
    document: &Deliberation,
    with: With,
    versions: Vec<FileVersion>,
) -> Result<Beside, Apart> {
    Comparing { document: Arc::new(document.clone()), with, versions, now: world.clock.now() }.compare()
}

/// Why there is nothing to tell.
fn unsaid(world: &World<'_>, why: &Apart, when: &Shown) -> Ending {
    Ending::Said(1, say::apart(&world.tongue, why, when, world.clock.now()))
}

/// Prints what a comparison came to; ends with code 1 where something differs.
fn answer(world: &World<'_>, sides: &Sides, beside: &Beside, format: Format) -> Result<(), Ending> {
    let tongue = &world.tongue;
    let (told, notes) = say::beside(tongue, sides, beside, world.clock.now());
    if format == Format::Json {
        super::print_json(&report::compared(&beside.comparison, &told, &notes))?;
    } else {
        for line in [&told.verdicts].into_iter().chain(&told.because).chain(&notes) {
            super::print(line)?;
        }
        match told.count {
            0 => super::print(&told.nothing)?,
            _ => super::print(&tell!(tongue, "moved-list"))?,
        }
        for line in &told.lines {
            super::print(&tell!(tongue, "moved-item", line = &line.line))?;
        }
        let more = told.count - told.lines.len();
        if more > 0 {
            super::print(&tell!(tongue, "moved-item", line = tell!(tongue, "change-more", count = more)))?;
        }
    }
    if told.count == 0 { Ok(()) } else { Err(Ending::Code(1)) }
}
