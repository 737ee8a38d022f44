//! `pesee man`: pages for `man`, one per command, generated from the manual and from the texts of `--help`.

use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use crate::manual::{Block, CONTENTS, Page, Span, SpanKind};
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
    let page = render_page(locale, about)?;
    store::export(&path, page.as_bytes(), is_manual_page, state).map_err(|error| {
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

/// The date of the pages: the day of the release that `CHANGELOG.md` names first. The day of the build would differ
/// from build to build.
const DATE: &str = "2026-11-30";

fn render_page(locale: &Locale, about: &Command) -> io::Result<String> {
    let is_program = about.has_subcommands();
    let source = concat!("pesee ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(about.clone()).date(DATE).source(source).manual("pesée");
    let mut page = render_to_string(|out| man.render_title(out))?;
    let mut add = |id: &'static str, section: String| {
        // The heading becomes one in the user's language. clap_mangen also begins a new section for options that have a
        // heading of their own; they belong to the same section.
        let contents: Vec<&str> = section.lines().filter(|line| !line.starts_with(".SH")).map(str::trim_end).collect();
        // A section without contents would be an empty heading.
        if !contents.is_empty() {
            page.push_str(&format!(".SH \"{}\"\n{}\n", t!(locale, id), contents.join("\n")));
        }
    };
    add("cli-man-name", render_section(|out| man.render_name_section(out))?);
    add("cli-man-synopsis", render_section(|out| man.render_synopsis_section(out))?);
    let commands = find_commands_page();
    let manual = |heading: &str| render_blocks(&commands.section(locale.language(), heading));
    let described = if is_program {
        render_blocks(&collect_introduction(locale))
    } else {
        manual(&format!("pesee {}", about.get_name()))
    };
    add("cli-man-description", described);
    add("cli-man-options", render_section(|out| man.render_options_section(out))?);
    if is_program {
        add("cli-man-commands", render_section(|out| man.render_subcommands_section(out))?);
    }
    for id in ["cli-man-environment", "cli-man-files", "cli-man-exit-status"] {
        // The page may be in another language than the messages.
        let page_locale = locale.in_language(commands.shown_language(locale.language()));
        add(id, manual(t!(page_locale, id).as_str()));
    }
    let mut examples = Roff::new();
    examples.control("SH", []);
    for (line, id) in help::examples(about.get_name()) {
        examples.control("TP", []).text([bold(*line)]).text([roman(t!(locale, *id).as_str())]);
    }
    add("cli-man-examples", render_section(|out| out.write_all(examples.render().as_bytes()))?);
    Ok(page)
}

/// Returns the page of the manual that describes the commands, the environment and the files.
fn find_commands_page() -> &'static Page {
    Page::find("commands").unwrap_or(CONTENTS)
}

/// Returns what the first page of the manual says about the program, without its title and its list of pages.
fn collect_introduction(locale: &Locale) -> Vec<Block> {
    let blocks = CONTENTS.blocks(locale.language()).into_iter().skip(1);
    blocks.take_while(|block| !matches!(block, Block::Heading(..))).collect()
}

/// Converts blocks of the manual to roff, below a heading that the caller replaces.
fn render_blocks(blocks: &[Block]) -> String {
    let mut roff = Roff::new();
    roff.control("SH", []);
    let mut is_first = true;
    for block in blocks {
        match block {
            Block::Heading(_, spans) => {
                roff.control("SS", []).text(to_inlines(spans));
            }
            Block::Paragraph(spans) => {
                // A paragraph below a heading needs no request.
                if !is_first {
                    roff.control("PP", []);
                }
                roff.text(to_inlines(spans));
            }
            Block::Item(number, spans) => {
                let mark = number.map_or("\\(bu".to_owned(), |number| format!("{number}."));
                roff.control("IP", [mark.as_str(), "4"]).text(to_inlines(spans));
            }
            Block::Code(lines) => {
                roff.control("PP", []).control("RS", ["4"]).control("nf", []);
                for line in lines {
                    roff.text([roman(line.as_str())]);
                }
                roff.control("fi", []).control("RE", []);
            }
            // The first row names the columns. A list of terms has no columns, so it has no names for them.
            Block::Table(rows) => {
                for cells in rows.iter().skip(1) {
                    roff.control("TP", []);
                    for cell in cells {
                        roff.text(to_inlines(cell));
                    }
                }
            }
        }
        is_first = matches!(block, Block::Heading(..));
    }
    skip_preamble(&roff.render())
}

fn to_inlines(spans: &[Span]) -> Vec<Inline> {
    let inline = |span: &Span| match span.kind {
        SpanKind::Text => roman(span.text.as_str()),
        SpanKind::Strong | SpanKind::Code => bold(span.text.as_str()),
        SpanKind::Emphasis => italic(span.text.as_str()),
    };
    spans.iter().map(inline).collect()
}

/// Renders a section without its preamble.
fn render_section(render: impl Fn(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    Ok(skip_preamble(&render_to_string(render)?))
}

/// Returns the text from its heading on. The preamble before the heading defines how an apostrophe is written, and a
/// page needs it only once.
fn skip_preamble(text: &str) -> String {
    text.find(".SH").and_then(|at| text.get(at..)).unwrap_or_default().to_owned()
}

fn render_to_string(render: impl Fn(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let mut text = Vec::new();
    render(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
