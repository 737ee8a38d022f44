//! `pesee report`: writes a report to a file or to standard output.

use std::path::Path;

use crate::messages::ReportRequest;
use crate::phrases;
use crate::report;
use crate::store::{self, Replaces};
use crate::t;
use crate::text::SafeText;

use super::CommandError;
use super::context::{CommandContext, requested_language};

pub(super) fn run(
    context: &mut CommandContext<'_>,
    file: &Path,
    request: ReportRequest,
    output: Option<&Path>,
) -> Result<(), CommandError> {
    let opened = context.load(file)?;
    let locale = &context.locale;
    let requested = requested_language(&context.common_args);
    let rendered = report::render(opened.document(), request, requested, locale, context.clock.now());
    let rendered = rendered.ok_or_else(|| CommandError::Message(1, t!(locale, "report-nothing")))?;
    match output {
        None => super::print_text(&rendered.text)?,
        Some(path) => {
            let replaces = Replaces::OwnFile(report::own_report_check(request.format));
            let state = context.folders().ok().map(|folders| folders.state);
            store::export(path, rendered.text.as_bytes(), replaces, state.as_deref()).map_err(|error| {
                let (path, reason) = (SafeText::from_path(path), phrases::write_error(locale, &error));
                CommandError::Message(1, t!(locale, "report-not-written-reason", path = path, reason = reason))
            })?;
        }
    }
    rendered
        .warnings
        .iter()
        .chain(&output.and_then(|path| rendered.describe_named_path(locale, path)))
        .for_each(super::print_error);
    Ok(())
}
