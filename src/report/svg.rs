//! The picture of a verdict alone, with its sentence; before there is one, what is missing and what was answered.

use crate::tell;
use crate::text::{Shown, Tongue};

use super::drawing::{Anchor, COLUMNS, LINE, WIDTH, draw, text};
use super::markup::Markup;
use super::paper::{Block, Paper, Picture, Table};

/// The room around the picture.
const MARGIN: f64 = 14.0;
/// What every picture of ours begins with, whatever it shows.
const BEGINNING: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture pesee\"";

/// The picture.
pub fn svg(paper: &Paper) -> String {
    let tongue = &Tongue::new(paper.language);
    let mut body = Markup::default();
    let mut y = paragraph(&mut body, 4.0, "heading", &paper.title);
    for block in paper.blocks() {
        match block {
            Block::Loud(sentence) => {
                y = paragraph(&mut body, y + 4.0, "loud", sentence) + 8.0;
            }
            Block::Picture(picture) => y = titled(&mut body, y, picture),
            _ => {}
        }
    }
    for (class, line) in answers(paper) {
        y = paragraph(&mut body, y, class, &line);
    }
    let view = format!("{} {} {} {}", -MARGIN, -MARGIN, WIDTH + 2.0 * MARGIN, (y + 2.0 * MARGIN).ceil());
    let mut picture = Markup::default();
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("class", "picture pesee"),
        ("viewBox", view.as_str()),
        ("xml:lang", paper.language.tag()),
        ("role", "img"),
        ("aria-labelledby", "title told"),
    ];
    picture.element("svg", &attributes, |picture| {
        let title = tell!(tongue, "report-drawn", title = &paper.title);
        picture.element("title", &[("id", "title")], |picture| picture.plain(&title));
        picture.element("desc", &[("id", "told")], |picture| picture.plain(&Shown::join(&told(paper), " ")));
        picture.style(include_str!("../../assets/report/picture.css"));
        let ground = [("class", "ground"), ("x", "-50%"), ("y", "-50%"), ("width", "200%"), ("height", "200%")];
        picture.leaf("rect", &ground);
        picture.append(&body);
    });
    picture.finished("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
}

/// What the picture shows, in words.
pub(super) fn told(paper: &Paper) -> Vec<Shown> {
    let block = |block: &Block| match block {
        Block::Loud(sentence) => vec![sentence.clone()],
        Block::Picture(picture) => picture.told.clone(),
        _ => Vec::new(),
    };
    paper.blocks().flat_map(block).chain(answers(paper).into_iter().map(|(_, line)| line)).collect()
}

/// Whether what stands in a file is a picture that was written here, and may be replaced by another.
pub fn is_svg(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING.as_bytes())
}

/// A text in lines, from `top` down; gives where it ends.
fn paragraph(svg: &mut Markup, top: f64, class: &str, said: &Shown) -> f64 {
    // Letters of the heading and the sentence are larger.
    let (columns, line) =
        if matches!(class, "name" | "subheading") { (COLUMNS, LINE) } else { (COLUMNS - 8, LINE + 3.0) };
    let bare = Shown::outside(&said.settled().replace(['\u{2068}', '\u{2069}'], ""));
    bare.wrap(columns).iter().zip(1..).fold(top, |_, (words, at)| {
        let y = top + line * f64::from(at);
        text(svg, (0.0, y), Anchor::Start, class, words);
        y
    })
}

fn titled(svg: &mut Markup, top: f64, picture: &Picture) -> f64 {
    let y = paragraph(svg, top + 10.0, "subheading", &picture.title);
    draw(svg, y + 4.0, picture)
}

/// The answers in lines, where nothing is drawn yet: each criterion, and under it what every option was rated.
fn answers(paper: &Paper) -> Vec<(&'static str, Shown)> {
    if paper.blocks().any(|block| matches!(block, Block::Picture(_))) {
        return Vec::new();
    }
    let tables = paper.blocks().filter_map(|block| match block {
        Block::Table(table) if table.is_of_figures() => Some(table),
        _ => None,
    });
    let row = |table: &Table, row: &Vec<Shown>| {
        let criterion = row.first().map(|name| ("subheading", name.clone()));
        let cells = table.columns.iter().zip(row).skip(1);
        let cells = cells.map(|(column, cell)| ("name", Shown::join([cell, &column.name], "  ")));
        criterion.into_iter().chain(cells).collect::<Vec<_>>()
    };
    let whose = |table: &Table| table.title.clone().map(|title| ("heading", title));
    tables
        .flat_map(|table| whose(table).into_iter().chain(table.rows.iter().flat_map(move |cells| row(table, cells))))
        .collect()
}
