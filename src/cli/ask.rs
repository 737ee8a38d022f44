//! `pesee ask`: the walk as lines.

use std::io;
use std::path::{Path, PathBuf};

use crate::deliberation::{Moment, Row, Saved, Version};
use crate::method::{DRAWS, Figures};
use crate::plain::{self, Keeper};
use crate::runtime::{Clock, sit_down};
use crate::say;
use crate::store::{self, Opened};
use crate::tell;
use crate::text::Shown;
use crate::walk::{self, Sitting, TEMPLATES};

use super::Ending;
use super::new;
use super::world::World;

/// The file of the walk, saved after every answer.
struct Desk<'a> {
    opened: Opened,
    /// How the last save went.
    last: Saved,
    clock: Clock,
    tongue: &'a crate::text::Tongue,
    /// Where earlier versions are kept, if anywhere.
    state: Option<PathBuf>,
}

impl Keeper for Desk<'_> {
    fn keep(&mut self, sitting: &mut Sitting) -> Option<Shown> {
        let now = self.clock.now();
        let figures = Figures::drawn(sitting.document(), DRAWS);
        let saved = self.opened.save(&sitting.to_save(&figures, now), now);
        if saved == Saved::Done {
            sitting.was_saved(sitting.shared());
        }
        self.last = saved;
        say::saved(self.tongue, &self.last)
    }

    fn versions(&self) -> Vec<Version> {
        self.state.as_ref().map(|state| store::versions(state, self.opened.path())).unwrap_or_default()
    }

    fn now(&self) -> Moment {
        self.clock.now()
    }
}

pub(super) fn run(world: &mut World<'_>, file: Option<&Path>) -> Result<(), Ending> {
    match file {
        Some(path) if path.exists() => walk_file(world, path),
        Some(path) => {
            let opened = new::started(world, TEMPLATES.first().map_or("", |t| t.name), Some(path))?;
            walk_new(world, opened, None)
        }
        None => library(world),
    }
}

/// Walks through a file.
pub(super) fn walk_file(world: &mut World<'_>, path: &Path) -> Result<(), Ending> {
    let opened = world.load(path)?;
    let sitting = sit_down(opened.document().clone(), world.clock.now());
    walk(world, opened, sitting)
}

/// Walks through a new deliberation.
pub(super) fn walk_new(world: &World<'_>, opened: Opened, client: Option<&str>) -> Result<(), Ending> {
    let name = opened.path().file_stem().unwrap_or_default().to_string_lossy();
    let sitting = Sitting::begin(opened.document().clone(), &name, client, world.clock.now());
    walk(world, opened, sitting)
}

fn walk(world: &World<'_>, opened: Opened, mut sitting: Sitting) -> Result<(), Ending> {
    let path = opened.path().to_owned();
    let state = world.folders().ok().map(|folders| folders.state);
    let mut desk = Desk { opened, last: Saved::Done, clock: world.clock, tongue: &world.tongue, state };
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    plain::ask(&world.tongue, &mut sitting, &mut desk, &mut input, &mut output)?;
    if sitting.is_dirty() {
        let (code, why) = super::unsaved(&world.tongue, &Shown::outside(&path.to_string_lossy()), &desk.last);
        return Err(Ending::Said(code, why));
    }
    if path.exists() {
        let path = Shown::outside(&path.to_string_lossy());
        super::print(&tell!(world.tongue, "cli-resume-ask", path = path))?;
    }
    Ok(())
}

/// The library as a numbered list, then what can be begun.
fn library(world: &mut World<'_>) -> Result<(), Ending> {
    let folders = world.folders()?;
    let rows: Vec<Row> = super::list::rows(&folders.sessions, world.clock.today());
    let today = world.clock.today();
    let mut items: Vec<Shown> = rows.iter().map(|row| item(world, row, today)).collect();
    let begin = |template: &walk::Template| {
        let name = say::template(&world.tongue, template.name);
        tell!(world.tongue, "plain-new", template = name)
    };
    items.extend(TEMPLATES.iter().map(begin));
    super::print(&tell!(world.tongue, if rows.is_empty() { "plain-library-empty" } else { "plain-library" }))?;
    let chosen = plain::choose(&world.tongue, &items, &mut io::stdin().lock(), &mut io::stdout().lock())?;
    let Some(at) = chosen else { return Ok(()) };
    match rows.get(at) {
        Some(row) => {
            let path: PathBuf = row.path.clone();
            walk_file(world, &path)
        }
        None => {
            let template = TEMPLATES.get(at - rows.len()).or(TEMPLATES.first());
            let opened = new::started(world, template.map_or("", |t| t.name), None)?;
            walk_new(world, opened, None)
        }
    }
}

fn item(world: &World<'_>, row: &Row, today: chrono::NaiveDate) -> Shown {
    let title = Shown::outside(&row.title);
    match (&row.faults.first(), &row.stage, row.review_on) {
        (Some(fault), ..) => {
            tell!(world.tongue, "plain-row", title = title, stage = say::fault_line(&world.tongue, fault))
        }
        (None, _, Some(day)) if walk::is_due(row, today) => {
            tell!(world.tongue, "plain-due", title = title, due = say::due(&world.tongue, day, today))
        }
        (None, Some(stage), _) => {
            tell!(world.tongue, "plain-row", title = title, stage = say::stage(&world.tongue, stage))
        }
        _ => title,
    }
}
