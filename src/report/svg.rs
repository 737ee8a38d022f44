//! A report as an SVG file: the pictures of the verdict with its sentence or, while the verdict is withheld, the reason
//! and the ratings as text.

use crate::t;
use crate::text::{Locale, SafeText};

use super::document::{Block, Picture, ReportDocument, ReportTable};
use super::markup::Markup;
use super::picture_svg::{LINE_HEIGHT, MAX_COLUMNS, TextAnchor, WIDTH, draw_picture, draw_text};

const MARGIN: f64 = 14.0;
/// The start of every SVG report, by which it is recognized.
const HEADER: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture pesee\"";

/// Renders the SVG file.
pub fn render_svg(document: &ReportDocument) -> String {
    let locale = &Locale::new(document.language);
    let mut body = Markup::default();
    let mut y = draw_paragraph(&mut body, 4.0, "heading", &document.title);
    for block in document.blocks() {
        match block {
            Block::Highlight(sentence) => {
                y = draw_paragraph(&mut body, y + 4.0, "loud", sentence) + 8.0;
            }
            Block::Picture(picture) => y = draw_titled_picture(&mut body, y, picture),
            _ => {}
        }
    }
    for (class, line) in answer_lines(document) {
        y = draw_paragraph(&mut body, y, class, &line);
    }
    let view = format!("{} {} {} {}", -MARGIN, -MARGIN, WIDTH + 2.0 * MARGIN, (y + 2.0 * MARGIN).ceil());
    let mut picture = Markup::default();
    let attributes = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("class", "picture pesee"),
        ("viewBox", view.as_str()),
        ("xml:lang", document.language.tag()),
        ("role", "img"),
        ("aria-labelledby", "title told"),
    ];
    picture.element("svg", &attributes, |picture| {
        let title = t!(locale, "report-picture-title", title = &document.title);
        picture.element("title", &[("id", "title")], |picture| picture.push_plain_text(&title));
        picture.element("desc", &[("id", "told")], |picture| {
            picture.push_plain_text(&SafeText::join(&describe(document), " "))
        });
        picture.style_element(include_str!("../../assets/report/picture.css"));
        let ground = [("class", "ground"), ("x", "-50%"), ("y", "-50%"), ("width", "200%"), ("height", "200%")];
        picture.empty_element("rect", &ground);
        picture.append(&body);
    });
    picture.finish("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
}

/// Returns the content of the picture as text.
pub(super) fn describe(document: &ReportDocument) -> Vec<SafeText> {
    let block = |block: &Block| match block {
        Block::Highlight(sentence) => vec![sentence.clone()],
        Block::Picture(picture) => picture.description.clone(),
        _ => Vec::new(),
    };
    document.blocks().flat_map(block).chain(answer_lines(document).into_iter().map(|(_, line)| line)).collect()
}

/// Returns whether the content is an SVG report of this program. Only such a file is overwritten without a
/// confirmation.
pub fn is_svg(bytes: &[u8]) -> bool {
    bytes.starts_with(HEADER.as_bytes())
}

/// Draws a wrapped text downwards from `top` and returns the position of its last line.
fn draw_paragraph(svg: &mut Markup, top: f64, class: &str, text: &SafeText) -> f64 {
    // The other classes have a larger font.
    let (columns, line) = if matches!(class, "name" | "subheading") {
        (MAX_COLUMNS, LINE_HEIGHT)
    } else {
        (MAX_COLUMNS - 8, LINE_HEIGHT + 3.0)
    };
    let bare = SafeText::sanitize(&text.without_needless_isolates().replace(['\u{2068}', '\u{2069}'], ""));
    bare.wrap(columns).iter().zip(1..).fold(top, |_, (words, at)| {
        let y = top + line * f64::from(at);
        draw_text(svg, (0.0, y), TextAnchor::Start, class, words);
        y
    })
}

fn draw_titled_picture(svg: &mut Markup, top: f64, picture: &Picture) -> f64 {
    let y = draw_paragraph(svg, top + 10.0, "subheading", &picture.title);
    draw_picture(svg, y + 4.0, picture)
}

/// Returns the ratings as lines if the report has no picture: each criterion, and below it the rating of each option.
fn answer_lines(document: &ReportDocument) -> Vec<(&'static str, SafeText)> {
    if document.blocks().any(|block| matches!(block, Block::Picture(_))) {
        return Vec::new();
    }
    let tables = document.blocks().filter_map(|block| match block {
        Block::Table(table) if table.is_numeric() => Some(table),
        _ => None,
    });
    let row = |table: &ReportTable, row: &Vec<SafeText>| {
        let criterion = row.first().map(|name| ("subheading", name.clone()));
        let cells = table.columns.iter().zip(row).skip(1);
        let cells = cells.map(|(column, cell)| ("name", SafeText::join([cell, &column.name], "  ")));
        criterion.into_iter().chain(cells).collect::<Vec<_>>()
    };
    let heading = |table: &ReportTable| table.title.clone().map(|title| ("heading", title));
    tables
        .flat_map(|table| heading(table).into_iter().chain(table.rows.iter().flat_map(move |cells| row(table, cells))))
        .collect()
}
