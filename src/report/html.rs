//! A report as one HTML file: nothing remote, no script, for the phone, the desk and paper, in light and dark.

use crate::text::Shown;

use super::drawing::drawing;
use super::markup::{Attributes, Markup};
use super::paper::{Block, Fact, Paper, Picture, Section, Table};

/// What may be loaded: nothing; what may be done: being looked at.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const SHEETS: [&str; 2] =
    [include_str!("../../assets/report/page.css"), include_str!("../../assets/report/picture.css")];

/// The page.
pub fn html(paper: &Paper) -> String {
    let mut page = Markup::default();
    page.element("html", &[("lang", paper.language.tag())], |page| {
        page.element("head", &[], |page| {
            page.leaf("meta", &[("charset", "utf-8")]);
            page.leaf("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
            page.leaf("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            page.leaf("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            page.leaf("meta", &[("name", "generator"), ("content", super::GENERATOR)]);
            page.element("title", &[], |page| page.plain(&paper.title));
            SHEETS.iter().for_each(|sheet| page.style(sheet));
        });
        page.element("body", &[], |page| {
            page.element("main", &[], |page| {
                page.element("header", &[], |page| {
                    page.said("h1", &[], &paper.title);
                    facts(page, &paper.facts);
                });
                paper.sections.iter().enumerate().for_each(|(at, part)| section(page, at, part));
            });
        });
    });
    page.finished("<!DOCTYPE html>\n")
}

/// Whether what stands in a file is a page that was written here, and may be replaced by another.
pub fn is_html(bytes: &[u8]) -> bool {
    let head = bytes.split(|byte| *byte == b'\n').nth(1).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let head = head.split("<title>").next().unwrap_or_default();
    bytes.starts_with(b"<!DOCTYPE html>\n<html lang=") && head.contains("name=\"generator\" content=\"pesee ")
}

fn section(page: &mut Markup, at: usize, part: &Section) {
    let name = format!("part-{at}");
    page.element("section", &[("aria-labelledby", &name)], |page| {
        page.said("h2", &[("id", &name)], &part.title);
        for (within, block) in part.blocks.iter().enumerate() {
            self::block(page, &name, &format!("{name}-{within}"), block);
        }
    });
}

/// A block of the part called `part`.
fn block(page: &mut Markup, part: &str, name: &str, block: &Block) {
    match block {
        Block::Title(title) => page.said("h3", &[], title),
        Block::Loud(sentence) => page.said("p", &[("class", "loud")], sentence),
        Block::Words(lines) => page.element("p", &[], |page| self::lines(page, lines)),
        Block::List(items) => page.element("ul", &[], |page| items.iter().for_each(|item| page.said("li", &[], item))),
        Block::Facts(facts) => self::facts(page, facts),
        Block::Table(table) => self::table(page, part, name, table),
        Block::Picture(picture) => self::picture(page, name, picture),
    }
}

fn lines(page: &mut Markup, lines: &[Shown]) {
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            page.leaf("br", &[]);
        }
        page.text(line);
    }
}

fn facts(page: &mut Markup, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    page.element("dl", &[], |page| {
        for fact in facts {
            page.element("div", &[], |page| {
                page.said("dt", &[], &fact.name);
                page.element("dd", &[], |page| lines(page, &fact.lines));
            });
        }
    });
}

/// A table that scrolls by itself where it is wider than the page.
fn table(page: &mut Markup, part: &str, name: &str, table: &Table) {
    // What has no title of its own goes by that of its part.
    let known = if table.title.is_some() { name } else { part };
    let is_figures = |at: usize| table.columns.get(at).is_some_and(|column| column.is_figures);
    let head = |at: usize| -> Attributes<'static> {
        if is_figures(at) { &[("scope", "col"), ("class", "figure")] } else { &[("scope", "col")] }
    };
    let cell = |at: usize| -> Attributes<'static> { if is_figures(at) { &[("class", "figure")] } else { &[] } };
    page.element(
        "div",
        &[("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", known)],
        |page| {
            page.element("table", &[], |page| {
                if let Some(title) = &table.title {
                    page.said("caption", &[("id", name)], title);
                }
                page.element("thead", &[], |page| {
                    page.element("tr", &[], |page| {
                        for (at, column) in table.columns.iter().enumerate() {
                            page.said("th", head(at), &column.name);
                        }
                    });
                });
                page.element("tbody", &[], |page| {
                    for row in &table.rows {
                        page.element("tr", &[], |page| {
                            for (at, text) in row.iter().enumerate() {
                                match at {
                                    0 => page.said("th", &[("scope", "row")], text),
                                    _ => page.said("td", cell(at), text),
                                }
                            }
                        });
                    }
                });
            });
        },
    );
}

/// A picture, and under it what it shows in words.
fn picture(page: &mut Markup, name: &str, picture: &Picture) {
    page.element("figure", &[], |page| {
        page.said("h3", &[("id", name)], &picture.title);
        drawing(page, name, picture);
        page.element("figcaption", &[], |page| {
            page.element("ul", &[], |page| picture.told.iter().for_each(|line| page.said("li", &[], line)));
        });
    });
}
