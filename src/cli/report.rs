//! `pesee report`: what leaves the program, in a format that others read.

use std::path::Path;

use crate::messages::ReportRequest;
use crate::phrases;
use crate::report;
use crate::store::{self, Replaces};
use crate::t;
use crate::text::SafeText;

use super::CommandError;
use super::context::CommandContext;

pub(super) fn run(
    world: &mut CommandContext<'_>,
    file: &Path,
    wanted: ReportRequest,
    output: Option<&Path>,
) -> Result<(), CommandError> {
    let opened = world.load(file)?;
    let locale = &world.locale;
    let made = report::render(opened.document(), wanted, locale, world.clock.now());
    let made = made.ok_or_else(|| CommandError::Message(1, t!(locale, "report-nothing")))?;
    match output {
        None => super::print_text(&made.text)?,
        Some(path) => {
            let replaces = Replaces::OwnFile(report::own_report_check(wanted.format));
            store::export(path, made.text.as_bytes(), replaces).map_err(|trouble| {
                let (path, reason) = (SafeText::from_path(path), phrases::write_error(locale, &trouble));
                CommandError::Message(1, t!(locale, "report-not-written-reason", path = path, reason = reason))
            })?;
        }
    }
    made.to_read
        .iter()
        .chain(&output.and_then(|path| made.describe_named_path(locale, path)))
        .for_each(super::print_error);
    Ok(())
}
