//! `pesee man`: the manual, one page per command, generated from the same texts as `--help`.

use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::phrases;
use crate::store;
use crate::t;
use crate::text::{Locale, SafeText};

use super::context::CommandContext;
use super::{CommandError, help};

pub(super) fn run(context: &CommandContext<'_>, command: Option<&str>, all: Option<&Path>) -> Result<(), CommandError> {
    let locale = &context.locale;
    let mut root = help::localized_command(locale, false);
    // After `build`, each command has the options that apply to all commands.
    root.build();
    if let Some(folder) = all {
        let state = context.folders().ok().map(|folders| folders.state);
        return std::iter::once(&root)
            .chain(root.get_subcommands())
            .try_for_each(|about| write_page(locale, folder, state.as_deref(), about));
    }
    let about = match command {
        None => &root,
        Some(name) => root.find_subcommand(name).ok_or_else(|| {
            CommandError::Message(2, t!(locale, "cli-unknown-argument", argument = SafeText::excerpt(name)))
        })?,
    };
    super::print_text(&render_page(locale, about)?)
}

/// Writes a page to a folder, with the file name that `man` expects.
fn write_page(locale: &Locale, folder: &Path, state: Option<&Path>, about: &Command) -> Result<(), CommandError> {
    let path = folder.join(format!("{}.1", page_title(about)));
    let (page, replaces) = (render_page(locale, about)?, store::Replaces::OwnFile(is_manual_page));
    store::export(&path, page.as_bytes(), replaces, state).map_err(|error| {
        let reason = phrases::write_error(locale, &error);
        CommandError::Message(
            1,
            t!(locale, "report-not-written-reason", path = SafeText::from_path(&path), reason = reason),
        )
    })?;
    Ok(super::print_line(&SafeText::from_path(&path))?)
}

/// Returns whether the content is a manual page of this program. Only such a file is overwritten.
fn is_manual_page(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes).lines().any(|line| line.starts_with(".TH pesee"))
}

fn page_title(about: &Command) -> &str {
    about.get_display_name().unwrap_or(about.get_name())
}

fn render_page(locale: &Locale, about: &Command) -> io::Result<String> {
    let source = concat!("pesee ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(about.clone()).source(source).manual("pesée");
    let mut page = render_to_string(|out| man.render_title(out))?;
    let name = format!(".SH {}\n", t!(locale, "cli-man-name"));
    page.push_str(&render_section(|out| man.render_name_section(out))?.replacen(".SH NAME\n", &name, 1));
    page.push_str(&render_section(|out| man.render_synopsis_section(out))?);
    page.push_str(&render_section(|out| man.render_options_section(out))?);
    if about.has_subcommands() {
        page.push_str(&render_section(|out| man.render_subcommands_section(out))?);
    }
    let mut examples = Roff::new();
    examples.control("SH", [t!(locale, "cli-man-examples").as_str()]);
    for (line, id) in help::examples(about.get_name()) {
        examples.control("TP", []).text([bold(*line)]).text([roman(t!(locale, *id).as_str())]);
    }
    page.push_str(&render_section(|out| out.write_all(examples.render().as_bytes()))?);
    Ok(page)
}

/// Renders a section without the preamble, which defines how an apostrophe is written and is needed once per page.
fn render_section(render: impl Fn(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let text = render_to_string(render)?;
    Ok(text.find(".SH").and_then(|at| text.get(at..)).unwrap_or_default().to_owned())
}

fn render_to_string(render: impl Fn(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let mut text = Vec::new();
    render(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
