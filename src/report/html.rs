//! A report as a single HTML file without scripts and external resources, for phones, large screens and print, in light
//! and dark colours.

use crate::text::SafeText;

use super::document::{Block, Fact, Picture, ReportDocument, ReportSection, ReportTable};
use super::markup::{Attributes, Markup};
use super::picture_svg::draw_inline_svg;

/// Forbids scripts, external resources and forms.
const CONTENT_SECURITY_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const STYLE_SHEETS: [&str; 2] =
    [include_str!("../../assets/report/page.css"), include_str!("../../assets/report/picture.css")];

/// Renders the page.
pub fn render_html(document: &ReportDocument) -> String {
    let mut page = Markup::default();
    page.element("html", &[("lang", document.language.tag())], |page| {
        page.element("head", &[], |page| {
            page.empty_element("meta", &[("charset", "utf-8")]);
            page.empty_element(
                "meta",
                &[("http-equiv", "Content-Security-Policy"), ("content", CONTENT_SECURITY_POLICY)],
            );
            page.empty_element("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            page.empty_element("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            page.empty_element("meta", &[("name", "generator"), ("content", super::GENERATOR)]);
            page.element("title", &[], |page| page.push_plain_text(&document.title));
            STYLE_SHEETS.iter().for_each(|sheet| page.style_element(sheet));
        });
        page.element("body", &[], |page| {
            page.element("main", &[], |page| {
                page.element("header", &[], |page| {
                    page.text_element("h1", &[], &document.title);
                    write_facts(page, &document.facts);
                });
                document.sections.iter().enumerate().for_each(|(at, part)| write_section(page, at, part));
            });
        });
    });
    page.finish("<!DOCTYPE html>\n")
}

/// Returns whether the content is an HTML report of this program. Only such a file is overwritten without a
/// confirmation.
pub fn is_html(bytes: &[u8]) -> bool {
    let head = bytes.split(|byte| *byte == b'\n').nth(1).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let head = head.split("<title>").next().unwrap_or_default();
    bytes.starts_with(b"<!DOCTYPE html>\n<html lang=") && head.contains("name=\"generator\" content=\"pesee ")
}

fn write_section(page: &mut Markup, at: usize, part: &ReportSection) {
    let name = format!("part-{at}");
    page.element("section", &[("aria-labelledby", &name)], |page| {
        page.text_element("h2", &[("id", &name)], &part.title);
        for (within, block) in part.blocks.iter().enumerate() {
            self::write_block(page, &name, &format!("{name}-{within}"), block);
        }
    });
}

/// Writes a block of the section with the id `part`.
fn write_block(page: &mut Markup, part: &str, name: &str, block: &Block) {
    match block {
        Block::Subheading(title) => page.text_element("h3", &[], title),
        Block::Highlight(sentence) => page.text_element("p", &[("class", "loud")], sentence),
        Block::Paragraph(lines) => page.element("p", &[], |page| self::write_lines(page, lines)),
        Block::List(items) => {
            page.element("ul", &[], |page| items.iter().for_each(|item| page.text_element("li", &[], item)))
        }
        Block::Facts(facts) => self::write_facts(page, facts),
        Block::Table(table) => self::write_table(page, part, name, table),
        Block::Picture(picture) => self::write_picture(page, name, picture),
    }
}

fn write_lines(page: &mut Markup, lines: &[SafeText]) {
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            page.empty_element("br", &[]);
        }
        page.push_text(line);
    }
}

fn write_facts(page: &mut Markup, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    page.element("dl", &[], |page| {
        for fact in facts {
            page.element("div", &[], |page| {
                page.text_element("dt", &[], &fact.name);
                page.element("dd", &[], |page| write_lines(page, &fact.lines));
            });
        }
    });
}

/// Writes a table. A table that is wider than the page scrolls horizontally. Its role is not a landmark: several tables
/// of a section may have the label of the section, and a landmark needs a label of its own.
fn write_table(page: &mut Markup, part: &str, name: &str, table: &ReportTable) {
    // A table without a title is labelled by the heading of its section.
    let label = if table.title.is_some() { name } else { part };
    let is_numeric = |at: usize| table.columns.get(at).is_some_and(|column| column.is_numeric);
    let heading = |at: usize| -> Attributes<'static> {
        if is_numeric(at) { &[("scope", "col"), ("class", "figure")] } else { &[("scope", "col")] }
    };
    let cell = |at: usize| -> Attributes<'static> { if is_numeric(at) { &[("class", "figure")] } else { &[] } };
    page.element(
        "div",
        &[("class", "wide"), ("role", "group"), ("tabindex", "0"), ("aria-labelledby", label)],
        |page| {
            page.element("table", &[], |page| {
                if let Some(title) = &table.title {
                    page.text_element("caption", &[("id", name)], title);
                }
                page.element("thead", &[], |page| {
                    page.element("tr", &[], |page| {
                        for (at, column) in table.columns.iter().enumerate() {
                            page.text_element("th", heading(at), &column.name);
                        }
                    });
                });
                page.element("tbody", &[], |page| {
                    for row in &table.rows {
                        page.element("tr", &[], |page| {
                            for (at, text) in row.iter().enumerate() {
                                match at {
                                    0 => page.text_element("th", &[("scope", "row")], text),
                                    _ => page.text_element("td", cell(at), text),
                                }
                            }
                        });
                    }
                });
            });
        },
    );
}

/// Writes a picture and below it the same content as text.
fn write_picture(page: &mut Markup, name: &str, picture: &Picture) {
    page.element("figure", &[], |page| {
        page.text_element("h3", &[("id", name)], &picture.title);
        draw_inline_svg(page, name, picture);
        page.element("figcaption", &[], |page| {
            page.element("ul", &[], |page| {
                picture.description.iter().for_each(|line| page.text_element("li", &[], line))
            });
        });
    });
}
