//! `pesee man`: the manual, a page a command, made of what `--help` says.

use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::say;
use crate::store;
use crate::tell;
use crate::text::{Shown, Tongue};

use super::world::World;
use super::{Ending, help};

pub(super) fn run(world: &World<'_>, command: Option<&str>, all: Option<&Path>) -> Result<(), Ending> {
    let tongue = &world.tongue;
    let mut root = help::spoken(tongue, false);
    // What holds for every command stands with each from here on.
    root.build();
    if let Some(folder) = all {
        return std::iter::once(&root).chain(root.get_subcommands()).try_for_each(|about| write(tongue, folder, about));
    }
    let about = match command {
        None => &root,
        Some(name) => root
            .find_subcommand(name)
            .ok_or_else(|| Ending::Said(2, tell!(tongue, "cli-unknown", argument = Shown::brief(name))))?,
    };
    super::print_text(&page(tongue, about)?)
}

/// Writes a page into a folder, under the name by which `man` finds it.
fn write(tongue: &Tongue, folder: &Path, about: &Command) -> Result<(), Ending> {
    let path = folder.join(format!("{}.1", title(about)));
    store::export(&path, page(tongue, about)?.as_bytes(), store::Replaces::OwnFile(is_page)).map_err(|trouble| {
        let reason = say::trouble(tongue, &trouble);
        Ending::Said(1, tell!(tongue, "report-not-written", path = Shown::path(&path), reason = reason))
    })?;
    Ok(super::print(&Shown::path(&path))?)
}

/// Whether a page of ours stands there: another one gives way to it.
fn is_page(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes).lines().any(|line| line.starts_with(".TH pesee"))
}

fn title(about: &Command) -> &str {
    about.get_display_name().unwrap_or(about.get_name())
}

/// The page of a command.
fn page(tongue: &Tongue, about: &Command) -> io::Result<String> {
    let source = concat!("pesee ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(about.clone()).source(source).manual("pesée");
    let mut page = written(|out| man.render_title(out))?;
    let name = format!(".SH {}\n", tell!(tongue, "cli-man-name"));
    page.push_str(&section(|out| man.render_name_section(out))?.replacen(".SH NAME\n", &name, 1));
    page.push_str(&section(|out| man.render_synopsis_section(out))?);
    page.push_str(&section(|out| man.render_options_section(out))?);
    if about.has_subcommands() {
        page.push_str(&section(|out| man.render_subcommands_section(out))?);
    }
    let mut examples = Roff::new();
    examples.control("SH", [tell!(tongue, "cli-man-examples").as_str()]);
    for (line, id) in help::examples(about.get_name()) {
        examples.control("TP", []).text([bold(*line)]).text([roman(tell!(tongue, *id).as_str())]);
    }
    page.push_str(&section(|out| out.write_all(examples.render().as_bytes()))?);
    Ok(page)
}

/// A section without what comes before it: how an apostrophe is written is said once a page.
fn section(render: impl Fn(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let text = written(render)?;
    Ok(text.find(".SH").and_then(|at| text.get(at..)).unwrap_or_default().to_owned())
}

fn written(render: impl Fn(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let mut text = Vec::new();
    render(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
