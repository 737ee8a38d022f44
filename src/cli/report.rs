//! `pesee report`: what leaves the program, in a format that others read.

use std::path::Path;

use crate::messages::ReportRequest;
use crate::report;
use crate::say;
use crate::store::{self, Replaces};
use crate::tell;
use crate::text::Shown;

use super::Ending;
use super::world::World;

pub(super) fn run(
    world: &mut World<'_>,
    file: &Path,
    wanted: ReportRequest,
    output: Option<&Path>,
) -> Result<(), Ending> {
    let opened = world.load(file)?;
    let tongue = &world.tongue;
    let made = report::made(opened.document(), wanted, tongue, world.clock.now());
    let made = made.ok_or_else(|| Ending::Said(1, tell!(tongue, "report-nothing")))?;
    match output {
        None => super::print_text(&made.text)?,
        Some(path) => {
            let replaces = Replaces::OwnFile(report::is_ours(wanted.format));
            store::export(path, made.text.as_bytes(), replaces).map_err(|trouble| {
                let (path, reason) = (Shown::path(path), say::trouble(tongue, &trouble));
                Ending::Said(1, tell!(tongue, "report-not-written", path = path, reason = reason))
            })?;
        }
    }
    made.to_read.iter().chain(&output.and_then(|path| made.named_by(tongue, path))).for_each(super::complain);
    Ok(())
}
