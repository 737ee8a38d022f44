//! `pesee compare`: what changed, and what moved the result.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use chrono::DateTime;

use crate::deliberation::{Deliberation, Id, Moment};
use crate::method::{Comparison, DRAWS, Figures, disclose, moved};
use crate::report;
use crate::say::{self, Sides};
use crate::store;
use crate::tell;
use crate::text::{Shown, date};
use crate::walk::{self, Gap, Past, Source};

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
    let (then, now) = (then.document(), now.document());
    unsealed(world, [then, now])?;
    let is_one = then.head().id.is_some() && then.head().id == now.head().id;
    let sides = if is_one { Sides::Time } else { Sides::Files(Shown::path(first), Shown::path(second)) };
    answer(world, &sides, (then, now), &compared(then, now), &[], format)
}

/// One file, at a moment and now.
fn earlier(world: &mut World<'_>, file: &Path, since: &str, format: Format) -> Result<(), Ending> {
    let opened = world.load(file)?;
    let now = world.clock.now();
    let Some((moment, when)) = moment(world, since, now) else {
        let (given, pattern) = (Shown::brief(since), date::pattern(world.tongue.language()));
        return Err(Ending::Said(2, tell!(world.tongue, "cli-compare-date", given = given, pattern = pattern)));
    };
    let document = opened.document();
    let versions = world.folders().map(|folders| store::versions(&folders.state, file)).unwrap_or_default();
    let past = walk::since(document, &versions, moment, now)
        .map_err(|why| Ending::Said(1, say::untold(&world.tongue, why, &when, now)))?;
    let mut notes = say::past(&world.tongue, &past, &when, now);
    if let Past { source: Source::Changes, gap: Some(Gap::NeverSeen), .. } = past {
        return Err(Ending::Said(1, notes.pop().unwrap_or_default()));
    }
    unsealed(world, [&past.document, document])?;
    let comparison = compared(&past.document, document);
    notes.extend(noted(world, document, &past, &comparison, moment));
    answer(world, &Sides::Since(when), (&past.document, document), &comparison, &notes, format)
}

/// The verdict that the file itself noted, where what was rebuilt does not say the same.
fn noted(
    world: &World<'_>,
    document: &Deliberation,
    past: &Past,
    comparison: &Comparison,
    moment: Moment,
) -> Option<Shown> {
    let (at, visit) = walk::noted(document, moment).filter(|_| past.gap.is_some() && !document.is_blind())?;
    let rebuilt = comparison.then.as_ref().ok().map(|then| then.front.as_slice());
    let same = rebuilt == Some(visit.leader.as_slice());
    if same { None } else { say::noted(&world.tongue, document, at, visit) }
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
    unsealed(world, [document, document])?;
    let name = |id: &Id| say::person(&world.tongue, document, id);
    let sides = Sides::People(name(&one), name(&other));
    let (one, other) = (document.of_one(&one), document.of_one(&other));
    answer(world, &sides, (&one, &other), &compared(&one, &other), &[], format)
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

/// While answers are sealed on one side, the other side would tell what somebody answered before there were others.
fn unsealed(world: &World<'_>, sides: [&Deliberation; 2]) -> Result<(), Ending> {
    for document in sides.into_iter().filter(|document| document.is_blind()) {
        if let Err(why) = disclose(document, &Figures::exact(document)) {
            return Err(Ending::Said(1, say::withheld(&world.tongue, document, &why)));
        }
    }
    Ok(())
}

fn compared(then: &Deliberation, now: &Deliberation) -> Comparison {
    moved(then, now, (&Figures::drawn(then, DRAWS), &Figures::drawn(now, DRAWS)))
}

/// Prints what a comparison came to; ends with code 1 where something differs.
fn answer(
    world: &World<'_>,
    sides: &Sides,
    (then, now): (&Deliberation, &Deliberation),
    comparison: &Comparison,
    notes: &[Shown],
    format: Format,
) -> Result<(), Ending> {
    let tongue = &world.tongue;
    let told = say::moved(tongue, sides, then, now, comparison);
    if format == Format::Json {
        super::print_json(&report::compared(comparison, &told, notes))?;
    } else {
        for line in [&told.verdicts].into_iter().chain(&told.because).chain(notes) {
            super::print(line)?;
        }
        match told.count {
            0 => super::print(&told.nothing)?,
            _ => super::print(&tell!(tongue, "moved-list"))?,
        }
        for line in &told.lines {
            super::print(&tell!(tongue, "moved-item", line = line))?;
        }
        let more = told.count - told.lines.len();
        if more > 0 {
            super::print(&tell!(tongue, "moved-item", line = tell!(tongue, "change-more", count = more)))?;
        }
    }
    if told.count == 0 { Ok(()) } else { Err(Ending::Code(1)) }
}
