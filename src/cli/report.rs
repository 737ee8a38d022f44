//! `pesee report`: what leaves the program, in a format that others read.

use std::path::Path;

use crate::deliberation::{Audience, Deliberation, Key, view};
use crate::report::{self, Matter, paper};
use crate::say;
use crate::store;
use crate::tell;
use crate::text::Shown;
use crate::walk;

use super::Ending;
use super::args::Kind;
use super::world::World;

pub(super) fn run(
    world: &mut World<'_>,
    file: &Path,
    kind: Kind,
    output: Option<&Path>,
    anonymous: bool,
) -> Result<(), Ending> {
    let opened = world.load(file)?;
    let nameless = anonymous.then(|| report::anonymous(opened.document(), world.tongue.language()));
    let document = nameless.as_ref().map_or(opened.document(), |nameless| &nameless.document);
    let (text, ours) = written(world, document, kind)?;
    match output {
        None => super::print_text(&text)?,
        Some(path) => store::export(path, text.as_bytes(), ours).map_err(|trouble| {
            let (path, reason) = (Shown::path(path), say::trouble(&world.tongue, &trouble));
            Ending::Said(1, tell!(world.tongue, "report-not-written", path = path, reason = reason))
        })?,
    }
    let left_out = walk::appointments(document).left_out;
    if kind == Kind::Ics && left_out > 0 {
        super::complain(&tell!(world.tongue, "report-left-out", count = left_out));
    }
    if let Some(nameless) = nameless {
        look_again(world, &nameless, kind, output);
    }
    Ok(())
}

/// Whether what stands in a file was written here in the same format.
type Ours = fn(&[u8]) -> bool;

/// The report in a format, and how an earlier one of that format is known.
fn written(world: &World<'_>, document: &Deliberation, kind: Kind) -> Result<(String, Ours), Ending> {
    let (reader, now) = (world.tongue.language(), world.clock.now());
    let matter = || Matter::of(document, reader, now);
    let written: (String, Ours) = match kind {
        Kind::Md => (report::markdown(&paper(&matter())), report::is_markdown),
        Kind::Html => (report::html(&paper(&matter())), report::is_html),
        Kind::Svg => (report::svg(&paper(&matter())), report::is_svg),
        Kind::Csv => (report::csv(&matter()), report::is_csv),
        Kind::Json => {
            let mut text = Vec::new();
            report::write_json(&mut text, &report::whole(&matter()))?;
            (String::from_utf8_lossy(&text).into_owned(), report::is_whole)
        }
        Kind::Ics => {
            // Whoever a report is for, it is not the one who keeps private notes.
            let text = report::calendar(&view(document, &Audience::Client), reader, now);
            let text = text.ok_or_else(|| Ending::Said(1, tell!(world.tongue, "report-nothing")))?;
            (text, report::is_calendar)
        }
    };
    Ok(written)
}

/// Says what to read before a report without names is handed on: names that nobody gave may stand in a text.
fn look_again(world: &World<'_>, nameless: &report::Anonymous, kind: Kind, output: Option<&Path>) {
    let is_carried = |key: &Key| match kind {
        Kind::Md | Kind::Html | Kind::Json => true,
        Kind::Ics => matches!(key, Key::Step(..) | Key::Decision(..)),
        Kind::Csv | Kind::Svg => false,
    };
    let tongue = &world.tongue;
    // What is sealed leaves with no report.
    let audience = if nameless.document.is_blind() { Audience::Table } else { Audience::Client };
    let leaves = |key: &Key| is_carried(key) && audience.sees(key);
    let kept: Vec<_> = nameless.kept.iter().filter(|(key, _)| leaves(key)).collect();
    if !kept.is_empty() {
        super::complain(&tell!(tongue, "report-kept", count = kept.len()));
    }
    for (key, text) in kept {
        let place = say::place(tongue, &nameless.document, key);
        super::complain(&tell!(tongue, "report-kept-text", place = place, text = Shown::brief(text)));
    }
    if let Some(path) = output.filter(|path| nameless.is_told_by(&path.to_string_lossy().replace(['-', '_', '.'], " ")))
    {
        super::complain(&tell!(tongue, "report-named-file", path = Shown::path(path)));
    }
}
