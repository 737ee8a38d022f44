//! `pesee report`: what leaves the program, in a format that others read.

use std::path::Path;

use crate::deliberation::{Audience, view};
use crate::report;
use crate::say;
use crate::store;
use crate::tell;
use crate::text::Shown;
use crate::walk;

use super::Ending;
use super::args::Kind;
use super::world::World;

pub(super) fn run(world: &mut World<'_>, file: &Path, kind: Kind, output: Option<&Path>) -> Result<(), Ending> {
    let opened = world.load(file)?;
    // Whoever a report is for, it is not the one who keeps private notes.
    let document = view(opened.document(), &Audience::Client);
    let (tongue, now) = (&world.tongue, world.clock.now());
    let (text, ours) = match kind {
        Kind::Ics => (report::calendar(&document, tongue.language(), now), report::is_calendar),
    };
    let text = text.ok_or_else(|| Ending::Said(1, tell!(tongue, "report-nothing")))?;
    match output {
        None => super::print_text(&text)?,
        Some(path) => store::export(path, text.as_bytes(), ours).map_err(|trouble| {
            let reason = say::trouble(tongue, &trouble);
            Ending::Said(1, tell!(tongue, "report-not-written", path = Shown::path(path), reason = reason))
        })?,
    }
    let left_out = walk::appointments(&document).left_out;
    if left_out > 0 {
        super::complain(&tell!(tongue, "report-left-out", count = left_out));
    }
    Ok(())
}
